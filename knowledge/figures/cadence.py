"""Contact cadence: how often an account and its people should hear from us, and how often they do.

Wanted: a contact's own days, else those of the account's tier (wanted_cadence.py). Real: the days since the last
contact, and the median gap between the days with contact over the last year.
"""

from __future__ import annotations

import itertools
import statistics
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard, Figure, Items, Message, Name, Quantity, Term, Tone, Value
from knowledge.figures.entry import CatalogueEntry, FigureRequest, WholeBookEntry
from knowledge.figures.people_told import told_of_people
from knowledge.figures.relationships import KEY_ROLES, ContactCard, contacts_of
from knowledge.figures.wanted_cadence import Cadence, Wanted, cadence_of
from knowledge.figures.wording import account_name
from knowledge.people import Reader
from knowledge.records.accounts import Account, readable, shown_names
from knowledge.records.interactions import Interaction

YEAR_DAYS = 365
FEWEST_GAPS = 2
MOST_LISTED = 8
# An account left alone for this many times its wanted days is bad news.
ALARM = 2


def contact_cadence(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Figure | Message:
    """The wanted cadence against the real one, of the account and of each of its people: who is late."""
    days = _days_of_contact(session, reader, account.id, request.as_of)
    cards = contacts_of(session, reader, account.id, request.as_of)
    person = next((card for card in cards if card.name == request.person), None)
    cadence = cadence_of(session)
    wanted = cadence.of(account.tier)
    if person is not None:
        return _of_person(account, request, person, wanted.of(person), cadence)
    if not days:
        return Message("gaps.no_contact_made", {"account": account_name(account)})
    since = (request.as_of - days[-1]).days
    late = [card for card in cards if _is_late(card, wanted, request.as_of)]
    late.sort(key=lambda card: (card.last is not None, card.last, card.id))
    values: dict[str, Value] = {
        "account": account_name(account),
        "wanted": Quantity(Decimal(wanted.account), "days"),
        "since": Quantity(Decimal(since), "days"),
        "last": days[-1],
        "people": _people(late, wanted, request.as_of),
    }
    state = "late" if since > wanted.account else "kept"
    if (real := _median_gap([day for day in days if day > request.as_of - timedelta(days=YEAR_DAYS)])) is not None:
        values["real"] = Quantity(real, "days")
        state += "_usual"
    tone: Tone = "good"
    if since > wanted.account or late:
        tone = "bad" if since > ALARM * wanted.account else "watch"
    return _figure(request, f"contact_cadence_{state}", values, [f"account-{account.id}", *_refs(late)], tone, cadence)


def _of_person(
    account: AccountCard, request: FigureRequest, card: ContactCard, wanted: int, cadence: Cadence
) -> Figure | Message:
    named: dict[str, Value] = {"account": account_name(account), "person": Name(card.name, "person")}
    if card.last is None:
        return Message("gaps.no_contact_with", named)
    since = (request.as_of - card.last).days
    values = named | {
        "wanted": Quantity(Decimal(wanted), "days"),
        "since": Quantity(Decimal(since), "days"),
        "last": card.last,
    }
    state = "late" if since > wanted else "kept"
    tone: Tone = "watch" if since > wanted else "good"
    return _figure(request, f"person_cadence_{state}", values, [card.ref], tone, cadence)


def _days_of_contact(session: Session, reader: Reader, account_id: int, as_of: date) -> list[date]:
    """The days with any interaction, each once, in order."""
    query = (
        sa.select(Interaction.happened_on)
        .distinct()
        .join(Account, Account.id == Interaction.account_id)
        .where(Interaction.account_id == account_id, Interaction.happened_on <= as_of, readable(reader))
        .order_by(Interaction.happened_on)
    )
    return list(session.scalars(query))


def _median_gap(days: Sequence[date]) -> Decimal | None:
    gaps = [(later - earlier).days for earlier, later in itertools.pairwise(days)]
    return Decimal(str(statistics.median(gaps))) if len(gaps) >= FEWEST_GAPS else None


def _is_late(card: ContactCard, wanted: Wanted, as_of: date) -> bool:
    """Late: longer ago than wanted; never spoken to, where they weigh or have days of their own."""
    if card.last is None:
        return card.role in KEY_ROLES or card.cadence_days is not None
    return (as_of - card.last).days > wanted.of(card)


def _people(late: Sequence[ContactCard], wanted: Wanted, as_of: date) -> Value:
    rows: tuple[dict[str, Value], ...] = tuple(
        {
            "name": Name(card.name, "person"),
            "since": Items(
                "stakeholders.cadence_since", ({"since": Quantity(Decimal((as_of - card.last).days), "days")},)
            )
            if card.last
            else Term("unknown", "contact"),
            "wanted": Quantity(Decimal(wanted.of(card)), "days"),
        }
        for card in late[:MOST_LISTED]
    )
    return Items("stakeholders.cadence_row", rows) if rows else Term("unknown", "nobody")


def _refs(cards: Sequence[ContactCard]) -> list[str]:
    return [card.ref for card in cards]


def portfolio_quiet(session: Session, reader: Reader, request: FigureRequest) -> Figure | Message:
    """Accounts that nobody was in touch with for longer than wanted, or than the days asked for; furthest over first.

    Those that nobody was ever in touch with are counted beside them.
    """
    last = (
        sa.select(Interaction.account_id, sa.func.max(Interaction.happened_on).label("day"))
        .where(Interaction.happened_on <= request.as_of)
        .group_by(Interaction.account_id)
        .subquery()
    )
    query = (
        sa.select(Account.id, Account.tier, last.c.day)
        .join(last, last.c.account_id == Account.id, isouter=True)
        .where(readable(reader))
        .order_by(Account.id)
    )
    cadence = cadence_of(session)
    quiet: list[tuple[int, int, int]] = []
    never = 0
    for key, tier, day in session.execute(query):
        wanted = cadence.of(tier).account
        if day is None:
            never += 1
        elif (since := (request.as_of - day).days) > (request.days or wanted):
            quiet.append((key, since, wanted))
    quiet.sort(key=lambda row: (row[2] - row[1], row[0]))
    names = shown_names(session, {key for key, _, _ in quiet[:MOST_LISTED]})
    rows: tuple[dict[str, Value], ...] = tuple(
        {
            "account": names[key],
            "since": Quantity(Decimal(since), "days"),
            "wanted": Quantity(Decimal(wanted), "days"),
        }
        for key, since, wanted in quiet[:MOST_LISTED]
    )
    values: dict[str, Value] = {
        "number": Quantity(Decimal(len(quiet)), "accounts"),
        "never": Quantity(Decimal(never), "accounts"),
    }
    if rows:
        values["rows"] = Items("stakeholders.portfolio_quiet_row", rows)
    return _figure(
        request,
        "portfolio_quiet" if rows else "portfolio_quiet_none",
        values,
        [f"account-{key}" for key, _, _ in quiet],
        "watch" if rows else "good",
        cadence,
        name="portfolio_quiet",
    )


def _figure(
    request: FigureRequest,
    sentence: str,
    values: dict[str, Value],
    refs: Sequence[str],
    tone: Tone,
    cadence: Cadence,
    *,
    name: str = "contact_cadence",
) -> Figure:
    defined: dict[str, Value] = {"origin": cadence.origin, "tiers": cadence.told}
    return told_of_people(request, name, sentence, values, refs, tone, defined)


ENTRIES = (
    CatalogueEntry(
        "contact_cadence",
        contact_cadence,
        (
            "How often should we be in touch, and how often are we?",
            "Are we keeping our contact cadence?",
            "With whom are we late getting in touch?",
            "Is our contact rhythm as wanted?",
            "contact frequency against plan",
        ),
        (
            "কত দিন পর পর যোগাযোগ করার কথা, আর কত দিন পর হচ্ছে?",
            "নিয়মমতো যোগাযোগ হচ্ছে?",
            "কার সাথে যোগাযোগে দেরি হচ্ছে?",
        ),
    ),
)

WHOLE_BOOK = (
    WholeBookEntry(
        "portfolio_quiet",
        portfolio_quiet,
        (
            "Which accounts have we not been in touch with for longer than wanted?",
            "Which accounts are we neglecting?",
            "Where is our contact cadence missed?",
            "accounts without contact",
        ),
        ("কোন কোন অ্যাকাউন্টে অনেক দিন যোগাযোগ করা হয়নি?", "কোন অ্যাকাউন্টের খোঁজ নেওয়া হচ্ছে না?"),
    ),
)
