"""Picture: figures of an account, or of all of them, as a picture with the same figures in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.compose.render import render_value
from bot.desk import Desk
from bot.features.picture_words import KINDS, kind_named
from bot.pictures.picture import Picture
from knowledge.errors import BadInput, NotFound
from knowledge.evidence import Message, Term
from knowledge.figures.entry import FigureRequest
from knowledge.people import Reader
from knowledge.pictured.gather import OF_ACCOUNT, OF_ALL, gather_picture
from knowledge.records.account_names import account_named
from knowledge.records.bounds import demand_records


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


def needs_account(kind: str) -> bool:
    """Whether a kind is drawn of one account only."""
    return kind in OF_ACCOUNT and kind not in OF_ALL


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
        found = gather_picture(session, reader, kind, card, request)
    drawn = found if isinstance(found, Message) else desk.draw(found, style)
    if isinstance(drawn, Message):
        raise NotFound(drawn.id, **drawn.values)
    return drawn, card.id if card is not None else None
