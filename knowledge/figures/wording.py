"""How figures name what they speak of: accounts, amounts in several currencies, products and categories."""

from __future__ import annotations

import re
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard, Items, Money, Name, Value
from knowledge.figures.entry import FigureRequest
from knowledge.records.products import Product
from knowledge.records.stores import Store
from knowledge.text import normal_form


def account_name(account: AccountCard) -> Name:
    """The account as the records write it."""
    return account.shown


def place_name(session: Session, account: AccountCard, request: FigureRequest) -> Name:
    """The account, or the stores of it that the request is held to, each with the account's name."""
    if not request.stores:
        return account.shown
    held = sa.select(Store.name).where(Store.id.in_(request.stores), Store.account_id == account.id).order_by(Store.id)
    names = [
        name if normal_form(account.name) in normal_form(name) else f"{name} ({account.name})"
        for name in session.scalars(held)
    ]
    return Name(", ".join(names)) if names else account.shown


def amounts(sums: dict[str, Decimal]) -> Value:
    """One amount; a list of them, largest first, where there are several currencies: they are never added."""
    money = [Money(amount, currency) for currency, amount in sums.items()]
    return money[0] if len(money) == 1 else Items("figures.money_row", tuple({"amount": one} for one in money))


def subject(session: Session, request: FigureRequest) -> Name | None:
    """The product or category that the request is held to, or None."""
    if request.product_id is not None:
        name = session.scalar(sa.select(Product.name).where(Product.id == request.product_id))
        return Name(name or "", "product")
    return Name(request.category, "category") if request.category else None


def slug(name: Name) -> str:
    """A name as part of a ref: letters and digits of any script, hyphens between."""
    return re.sub(r"\W+", "-", normal_form(name.text)).strip("-")
