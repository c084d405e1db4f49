"""Picture: figures of an account, or of all of them, as a picture with the same figures in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from bot.compose.render import render_value
from bot.desk import Desk
from bot.features.picture_values import (
    account_walk,
    lifts_of,
    matrix_of,
    plan_progress_of,
    revenue_of,
    seasons_of,
    stakeholders_of,
    whole_walk,
)
from bot.features.picture_words import KINDS, kind_named
from bot.pictures.picture import Picture
from bot.pictures.values import Shown
from knowledge.errors import BadInput, NotFound
from knowledge.evidence import AccountCard, Message, Term
from knowledge.figures.entry import FigureRequest
from knowledge.people import Reader
from knowledge.records.account_names import account_named
from knowledge.records.bounds import demand_records

OfAccount = Callable[[Session, Reader, AccountCard, FigureRequest], Shown | Message]
OfAll = Callable[[Session, Reader, FigureRequest], Shown | Message]
OF_ACCOUNT: dict[str, OfAccount] = {
    "revenue": revenue_of,
    "seasonality": seasons_of,
    "bridge": account_walk,
    "stakeholders": stakeholders_of,
    "plan": plan_progress_of,
    "promotions": lifts_of,
}
# What can be drawn of all accounts; one that names an account too is drawn of that one.
OF_ALL: dict[str, OfAll] = {"matrix": matrix_of, "bridge": whole_walk}


@dataclass(frozen=True, slots=True)
class PictureAsked:
    """kind: as a person calls it. account: its name as typed; account_id: itself, where it was chosen."""

    kind: str
    account: str = ""
    account_id: int | None = None
    as_of: date | None = None
    language: str = ""

    @property
    def of_account(self) -> bool:
        return bool(self.account.strip()) or self.account_id is not None


def picture(desk: Desk, reader: Reader, asked: PictureAsked) -> tuple[Picture, int | None]:
    """The picture, and the id of the account it is of; None where it is of all that the reader may see.

    Errors: BadInput for a kind there is none of, or no account where one is needed; NotFound and Ambiguous for the
    account; NotFound where there is too little to draw, with what there is in words.
    """
    style = desk.style(asked.language)
    kind = kind_named(asked.kind)
    if kind is None:
        known = ", ".join(render_value(Term("picture", one), style) for one in KINDS)
        raise BadInput("picture.kind_unknown", words=asked.kind[:40], known=known)
    of_all = kind in OF_ALL and (kind not in OF_ACCOUNT or not asked.of_account)
    if not of_all and not asked.of_account:
        raise BadInput("errors.account_needed")
    day = desk.day(asked.as_of)
    request = FigureRequest(as_of=day, timezone=desk.zone.key)
    with desk.book.reading() as session:
        demand_records(session, day)
        card = None if of_all else account_named(session, reader, asked.account, asked.account_id)
        if card is None:
            found = OF_ALL[kind](session, reader, request)
        else:
            found = OF_ACCOUNT[kind](session, reader, card, request)
    drawn = found if isinstance(found, Message) else desk.draw(found, style)
    if isinstance(drawn, Message):
        raise NotFound(drawn.id, **drawn.values)
    return drawn, card.id if card is not None else None
