"""What changed an account's revenue: price, volume, mix, new and lost products.

Over the products bought in both periods, with b and n what each came to before and now, p and q their quantities:
price = sum(n - b q/p); volume = sum(b) (sum(q) / sum(p) - 1); mix = sum(b q/p - b) - volume. New products add what they
came to now, lost ones take away what they came to before. What has no price in one of the periods (returns only,
nothing charged) stands apart as the rest, so that all parts together are the change.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy.orm import Session

from knowledge.database import MICRO
from knowledge.evidence import AccountCard, Figure, Items, Message, Money, Term, Value
from knowledge.figures.compared import Compared, bought_in_both, currencies_of
from knowledge.figures.entry import CatalogueEntry, FigureRequest
from knowledge.figures.sums import Key, Scope, orders_in, refs_word, sums_by
from knowledge.people import Reader

EFFECTS = ("price", "volume", "mix", "new", "lost", "rest")


@dataclass(frozen=True, slots=True)
class Sold:
    """One product: what it came to and its quantity, before and now."""

    before: Decimal
    quantity_before: Decimal
    now: Decimal
    quantity: Decimal

    @property
    def priced(self) -> bool:
        """Whether it has a price in both periods."""
        return min(self.before, self.quantity_before, self.now, self.quantity) > 0

    @property
    def at_old_price(self) -> Decimal:
        """What today's quantity came to at the price of before, to a millionth."""
        return (self.before * self.quantity / self.quantity_before).quantize(MICRO)


def effects_of(products: Iterable[Sold]) -> dict[str, Decimal]:
    """What each effect adds to revenue, or takes away (negative); together they are the change."""
    found = dict.fromkeys(EFFECTS, Decimal(0))
    both = []
    for one in products:
        if one.priced:
            both.append(one)
        elif not one.before and not one.quantity_before:
            found["new"] += one.now
        elif not one.now and not one.quantity:
            found["lost"] -= one.before
        else:
            found["rest"] += one.now - one.before
    if both:
        before = sum((one.before for one in both), Decimal(0))
        more = sum((one.quantity for one in both), Decimal(0)) / sum((one.quantity_before for one in both), Decimal(0))
        moved = sum((one.at_old_price for one in both), Decimal(0)) - before
        found["price"] = sum((one.now - one.at_old_price for one in both), Decimal(0))
        found["volume"] = (before * more - before).quantize(MICRO)
        found["mix"] = moved - found["volume"]
    return found


def price_volume_mix(
    session: Session, reader: Reader, account: AccountCard, request: FigureRequest
) -> Figure | Message:
    """How much of the change in revenue came from price, volume, mix, new and lost products."""
    scope = Scope(account.id, request.category, request.product_id)
    bought = bought_in_both(session, reader, account, request, scope, "product")
    if isinstance(bought, Message):
        return bought
    periods, then, now, values = bought.periods, bought.then, bought.now, bought.values
    currencies = currencies_of(then, now)
    if len(currencies) > 1:
        return Message("growth.gap_currencies", values)
    currency = currencies[0]
    effects = effects_of(_sold(session, reader, scope, periods, (then, now), currency))
    start, end = sum(then.values(), Decimal(0)), sum(now.values(), Decimal(0))
    rows = [(name, amount) for name, amount in effects.items() if amount]
    values |= {"start": Money(start, currency), "end": Money(end, currency)}
    if rows:
        values["rows"] = Items("growth.effect_row", tuple(_row(name, amount, currency) for name, amount in rows))
    records, count = orders_in(session, reader, scope, periods.days)
    return Figure(
        ref=f"price-volume-mix-{refs_word(periods.period)}",
        name="price_volume_mix",
        sentence=Message("growth.price_volume_mix" if rows else "growth.price_volume_mix_none", values),
        definition=Message("growth.price_volume_mix_definition"),
        as_of=request.as_of,
        period=periods.period,
        records=records,
        records_total=count,
        tone="plain" if end >= start else "watch",
    )


def _sold(
    session: Session,
    reader: Reader,
    scope: Scope,
    periods: Compared,
    worth: tuple[Mapping[Key, Decimal], Mapping[Key, Decimal]],
    currency: str,
) -> list[Sold]:
    worth_before, worth_now = worth
    pieces_before, pieces = (
        sums_by(session, reader, scope, days, ("product",), of="quantity")
        for days in (periods.days_before, periods.days)
    )
    none = Decimal(0)
    products = sorted({str(key[1]): key for key in (*worth_before, *worth_now)}.values(), key=str)
    return [
        Sold(
            worth_before.get((currency, key[1]), none),
            pieces_before.get((currency, key[1]), none),
            worth_now.get((currency, key[1]), none),
            pieces.get((currency, key[1]), none),
        )
        for key in products
    ]


def _row(name: str, amount: Decimal, currency: str) -> dict[str, Value]:
    way = "added" if amount > 0 else "taken"
    return {"effect": Term("effect", name), "way": Term("way", way), "amount": Money(abs(amount), currency)}


ENTRIES = (
    CatalogueEntry(
        "price_volume_mix",
        price_volume_mix,
        (
            "Did price or volume change their revenue?",
            "How much of the growth is price and how much is volume?",
            "What is the price volume mix of X?",
            "Did the revenue grow by price increases or by quantity?",
            "price effect, volume effect and mix effect",
        ),
        (
            "বিক্রি বেড়েছে দামে নাকি পরিমাণে?",
            "দাম আর পরিমাণের কারণে বিক্রি কতটা বদলেছে?",
            "প্রাইস ভলিউম মিক্স দেখাও",
            "দাম বাড়ায় কত আর ভলিউমে কত?",
        ),
    ),
)
