"""What may not be told to the customer, and why: asked of every line before it can stand in a message to them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import sqlalchemy as sa
from babel.dates import get_day_names, get_month_names
from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard
from knowledge.festivals import festivals
from knowledge.followup.told import Told
from knowledge.names import names_mentioned
from knowledge.normal import normal_form
from knowledge.people import Reader
from knowledge.reading_notes.implied import NoteContext
from knowledge.records.accounts import Account, AccountAlias, account_cards, readable
from knowledge.records.contacts import Contact
from knowledge.records.meetings import Meeting
from knowledge.records.needs import Need, NeedKind
from knowledge.records.products import Product

# Why something is left out of the message; terms of the family "left_out".
Reason = Literal["confidential", "internal", "terms", "other_account", "stranger"]

# A name is meant from here on where it is no name of this account.
SURELY_NAMED, OTHER_NAMED = 90.0, 80.0
_TERMS = re.compile(
    unicodedata.normalize(
        "NFC",
        r"\bmargins?\b|\bprofit|\bcost (?:price|us)\b|\bour cost|net price|walk[- ]?away|bottom line"
        r"|\bour (?:line|limit|floor)\b"
        r"|\bbelow (?:our |the )?floor\b|\bfloor of \d|\bcompetitors?\b|\brivals?\b"
        r"|other (?:retailer|chain|customer)s?\b"
        r"|মার্জিন|মুনাফা|কেনা দাম|ক্রয়মূল্য|প্রতিযোগী|প্রতিদ্বন্দ্বী|অন্য (?:কাস্টমার|চেইন|দোকান)",
    )
)
_CAPITAL = re.compile(r"(?<=[a-z0-9,)\"'] )[A-Z][a-z][\w'-]*")
_EVERYDAY = "Bengali Bangla English Eid Puja Ramadan Ramzan Excel"
_WORD = re.compile(r"[A-Za-z][\w'-]*")


@dataclass(frozen=True, slots=True)
class Fence:
    """What stands between our book and one customer. `strangers`: names in its notes that no record of it holds."""

    own: tuple[str, ...]
    others: tuple[str, ...]
    other_people: frozenset[str]
    known: frozenset[str]
    strangers: tuple[str, ...]

    def why_not(self, words: str) -> Reason | None:
        """Why these words are not for the customer, or None where nothing speaks against them."""
        plain = normal_form(words)
        if _TERMS.search(plain):
            return "terms"
        if self._names_others(words) or any(name in plain for name in self.other_people):
            return "other_account"
        if self._names_strangers(words):
            return "stranger"
        return None

    def _names_others(self, words: str) -> bool:
        mentions = names_mentioned(words, [*self.own, *self.others])
        ours = [one for one in mentions if one.name in self.own]
        return any(
            one.score >= OTHER_NAMED
            and not any(own.start < one.end and one.start < own.end and own.score >= one.score for own in ours)
            for one in mentions
            if one.name not in self.own
        )

    def _names_strangers(self, words: str) -> bool:
        if any(mention.score >= SURELY_NAMED for mention in names_mentioned(words, self.strangers)):
            return True
        return any(_bare(found) not in self.known for found in _CAPITAL.findall(words))


def fence_of(
    session: Session, reader: Reader, account: AccountCard, context: NoteContext, told: Sequence[Told]
) -> Fence:
    """The fence of an account: its own names, everybody else's, and the strangers that its notes speak of."""
    cards = account_cards(session, reader)
    aliases = session.execute(
        sa.select(AccountAlias.account_id, AccountAlias.name)
        .join(Account, Account.id == AccountAlias.account_id)
        .where(readable(reader))
        .order_by(AccountAlias.id)
    ).all()
    named = [(card.id, card.name) for card in cards] + [(key, name) for key, name in aliases]
    own = tuple(name for key, name in named if key == account.id)
    people = {normal_form(name) for person in (*context.contacts, *context.team) for name in person.names}
    others = session.scalars(
        sa.select(Contact.name)
        .join(Account, Account.id == Contact.account_id)
        .where(readable(reader), Contact.account_id != account.id)
    )
    known = _known(session, account, own, context)
    return Fence(
        own=own,
        others=tuple(name for key, name in named if key != account.id and name not in own),
        other_people=frozenset(normal_form(name) for name in others) - people,
        known=known,
        strangers=tuple(sorted(_strangers(told, known))),
    )


def _known(session: Session, account: AccountCard, own: Collection[str], context: NoteContext) -> frozenset[str]:
    """Every word that names something both sides know: people, products, places, days, and what they say they need."""
    said: list[str] = [*own, _EVERYDAY]
    for person in (*context.contacts, *context.team):
        said += person.names
    for contact in session.execute(
        sa.select(Contact.name, Contact.aliases, Contact.title).where(Contact.account_id == account.id)
    ):
        said += contact
    for product in session.execute(sa.select(Product.name, Product.category)):
        said += product
    said += session.scalars(sa.select(Account.city))
    said += session.scalars(sa.select(Meeting.place).where(Meeting.account_id == account.id))
    wishes = sa.select(Need.statement).where(Need.account_id == account.id)
    said += session.scalars(wishes.where(Need.kind.in_((NeedKind.NEED, NeedKind.GOAL))))
    said += (festival.en for festival in festivals())
    for width in ("wide", "abbreviated"):
        said += map(str, get_day_names(width, locale="en").values())
        said += map(str, get_month_names(width, locale="en").values())
    return frozenset(_bare(word) for words in said for word in _WORD.findall(words))


def _strangers(told: Iterable[Told], known: frozenset[str]) -> set[str]:
    """Names that the notes write with a capital inside a sentence, and no record of the account holds."""
    found = {word for one in told for word in _CAPITAL.findall(one.passage.words)}
    return {word.removesuffix("'s") for word in found if _bare(word) not in known}


def _bare(word: str) -> str:
    return normal_form(word).removesuffix("'s").strip("'-")
