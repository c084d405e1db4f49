"""The sheet of an account: its kinds of records in groups, how many and the newest; and a page of one kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.desk import Desk
from bot.features.account import account_meant
from bot.features.record_words import kind_named
from knowledge.errors import BadInput, NotFound
from knowledge.evidence import AccountCard, Name, Term, Value
from knowledge.keeping.fields import field_of
from knowledge.keeping.kept import GROUPS, KEPT
from knowledge.keeping.listed import Row, counted, has_ended, is_own, page_of, record_of
from knowledge.keeping.records import ref_of
from knowledge.keeping.referred import names_of
from knowledge.keeping.shown import referred_by, shown_value, title_of
from knowledge.normal import normal_form
from knowledge.people import Reader
from knowledge.records.accounts import account_card

PAGE = 6


@dataclass(frozen=True, slots=True)
class Told:
    """What one field of a record holds."""

    label: Term
    value: Value


@dataclass(frozen=True, slots=True)
class RecordCard:
    """A record as lists show it. ended: it no longer counts; ends: its kind has an end."""

    ref: str
    kind: str
    title: Value
    told: tuple[Told, ...]
    ended: bool
    ends: bool


@dataclass(frozen=True, slots=True)
class KindCount:
    """A kind of record of an account: how many there are, how many of them count today, and the newest."""

    kind: str
    total: int
    current: int
    newest: RecordCard | None


@dataclass(frozen=True, slots=True)
class Group:
    """Kinds that belong together; `name` is a term of the family "record_group"."""

    name: str
    kinds: tuple[KindCount, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """All of an account. mine: the reader looks after it, and may change it."""

    account_id: int
    account: Name
    mine: bool
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class KindPage:
    """A page of the records of one kind, counted from 0, of so many."""

    account_id: int
    account: Name
    mine: bool
    kind: str
    page: int
    pages: int
    total: int
    records: tuple[RecordCard, ...]


def account_and_kind(desk: Desk, reader: Reader, words: str) -> tuple[AccountCard, str]:
    """The account that words name, and the kind of record that they name behind it; "" for none.

    Errors: BadInput where no account is named, or a word behind its name is no kind; NotFound; Ambiguous.
    """
    named = words.split()
    whole = _account(desk, reader, words)
    if whole is not None and normal_form(whole.name) == normal_form(words):
        return whole, ""
    for number in (2, 1):
        first, last = " ".join(named[:-number]), " ".join(named[-number:])
        if first and (kind := kind_named(last)) is not None:
            return account_meant(desk, reader, first), kind
    if whole is not None and len(named) > 1 and _account(desk, reader, " ".join(named[:-1])) == whole:
        raise BadInput("record.no_kind", words=named[-1][:40])
    return account_meant(desk, reader, words), ""


def _account(desk: Desk, reader: Reader, words: str) -> AccountCard | None:
    """The account of this name; None where it names none, or not one alone."""
    try:
        return account_meant(desk, reader, words) if words.strip() else None
    except NotFound:
        return None


def sheet(desk: Desk, reader: Reader, account_id: int) -> Sheet:
    """The sheet of an account. Errors: NotFound."""
    today = desk.now().date()
    with desk.book.reading() as session:
        account = account_card(session, reader, account_id).shown
        mine = is_own(session, reader, account_id)
        found: dict[str, list[KindCount]] = {group: [] for group in GROUPS}
        for kind, kept in KEPT.items():
            total, current = counted(session, kind, account_id, today, secrets=mine)
            rows = page_of(session, kind, account_id, today, secrets=mine, limit=1) if total else []
            cards = _cards(session, desk, kind, rows)
            found[kept.group].append(KindCount(kind, total, current, cards[0] if cards else None))
    groups = tuple(Group(name, tuple(kinds)) for name, kinds in found.items())
    return Sheet(account_id, account, mine, groups)


def kind_page(desk: Desk, reader: Reader, account_id: int, kind: str, page: int = 0, rows: int = PAGE) -> KindPage:
    """A page of an account's records of a kind; the last there is, where the page lies beyond it.

    Errors: NotFound; BadInput for a kind that is not kept by hand.
    """
    if kind not in KEPT:
        raise BadInput("record.no_kind", words=kind[:40])
    today = desk.now().date()
    with desk.book.reading() as session:
        account = account_card(session, reader, account_id).shown
        mine = is_own(session, reader, account_id)
        total, _ = counted(session, kind, account_id, today, secrets=mine)
        pages = max(1, -(-total // rows))
        page = min(max(0, page), pages - 1)
        found = page_of(session, kind, account_id, today, secrets=mine, limit=rows, offset=page * rows)
        cards = _cards(session, desk, kind, found)
    return KindPage(account_id, account, mine, kind, page, pages, total, tuple(cards))


def record_card(desk: Desk, reader: Reader, ref: str) -> RecordCard:
    """One record as it stands. Errors: NotFound."""
    with desk.book.reading() as session:
        kind, _, row = record_of(session, reader, ref)
        return _cards(session, desk, kind, [row])[0]


def _cards(session: Any, desk: Desk, kind: str, rows: Sequence[Row]) -> list[RecordCard]:
    names, kept = names_of(session, referred_by(kind, rows)), KEPT[kind]
    cards = []
    for row in rows:
        told = []
        for name in kept.told:
            field = field_of(kind, name)
            value = shown_value(field, row, names, desk.zone) if field is not None else None
            if field is not None and value is not None:
                told.append(Told(field.label, value))
        title = title_of(kind, row, names, desk.zone)
        ended = has_ended(kind, row, desk.now().date())
        ref = ref_of(kind, row["id"])
        cards.append(RecordCard(ref, kind, title, tuple(told), ended, kept.ending is not None))
    return cards
