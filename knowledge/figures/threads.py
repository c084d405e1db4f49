"""Whether an account hangs on one person, and whether its champion has gone quiet; and which accounts do, of all."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard, Figure, Items, Message, Name, Quantity, Term, Value
from knowledge.figures.alerts import threads_of
from knowledge.figures.entry import CatalogueEntry, FigureRequest, WholeBookEntry
from knowledge.figures.people_told import told_of_people
from knowledge.figures.relationships import QUIET_DAYS_KEY, ContactCard, contacts_of
from knowledge.figures.strength import WINDOW_DAYS, first_day
from knowledge.figures.wording import account_name
from knowledge.people import Reader
from knowledge.records.accounts import readable, shown_names
from knowledge.records.contacts import Role

MOST_LISTED = 8
WINDOW = Quantity(Decimal(WINDOW_DAYS), "days")


def single_threaded(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Figure | Message:
    """Whether just one of the customer's people was spoken to in the last ninety days."""
    cards = contacts_of(session, reader, account.id, request.as_of)
    if not cards:
        return Message("gaps.no_contacts", {"account": account_name(account)})
    lately = [card for card in cards if card.last is not None and card.last >= first_day(request.as_of)]
    values: dict[str, Value] = {"account": account_name(account), "window": WINDOW}
    if not lately:
        return Message("stakeholders.nobody_lately", values)
    if len(lately) == 1:
        only = lately[0]
        values |= {"name": Name(only.name, "person"), "role": Term("role", only.role.value), "last": only.last or ""}
        values["others"] = Quantity(Decimal(len(cards) - 1), "people")
        return told_of_people(request, "single_threaded", "single_threaded", values, [only.ref], "watch")
    rows: tuple[dict[str, Value], ...] = tuple({"name": Name(card.name, "person")} for card in lately[:MOST_LISTED])
    values |= {"number": Quantity(Decimal(len(lately)), "people"), "rows": Items("relations.person_row", rows)}
    return told_of_people(
        request, "single_threaded", "single_threaded_none", values, [card.ref for card in lately], "good"
    )


def champion_quiet(session: Session, reader: Reader, account: AccountCard, request: FigureRequest) -> Figure | Message:
    """Whether a champion has not been spoken to for more than thirty days."""
    cards = contacts_of(session, reader, account.id, request.as_of)
    champions = [card for card in cards if card.role is Role.CHAMPION]
    if not champions:
        known: dict[str, Value] = {"account": account_name(account)}
        if not cards:
            return Message("gaps.no_contacts", known)
        return Message("gaps.no_role", known | {"role": Term("role", Role.CHAMPION.value)})
    quiet = [card for card in champions if card.last is None or (request.as_of - card.last).days > QUIET_DAYS_KEY]
    told = quiet or champions
    values: dict[str, Value] = {
        "account": account_name(account),
        "most": Quantity(Decimal(QUIET_DAYS_KEY), "days"),
        "rows": Items("relations.quiet_row", tuple(_champion(card, request) for card in told[:MOST_LISTED])),
    }
    sentence = "champion_quiet" if quiet else "champion_quiet_none"
    return told_of_people(
        request, "champion_quiet", sentence, values, [card.ref for card in told], "watch" if quiet else "good"
    )


def _champion(card: ContactCard, request: FigureRequest) -> dict[str, Value]:
    quiet: Value = Term("unknown", "contact")
    if card.last is not None:
        days = Quantity(Decimal((request.as_of - card.last).days), "days")
        quiet = Items("stakeholders.champion_last", ({"last": card.last, "days": days},))
    return {"name": Name(card.name, "person"), "role": Term("role", card.role.value), "quiet": quiet}


def portfolio_single_threaded(session: Session, reader: Reader, request: FigureRequest) -> Figure | Message:
    """The accounts that hang on one person."""
    threads = sorted(threads_of(session, readable(reader), request.as_of).items())
    names = shown_names(session, {key for key, _ in threads[:MOST_LISTED]})
    rows: tuple[dict[str, Value], ...] = tuple(
        {"account": names[key], "name": Name(one.person, "person")} for key, one in threads[:MOST_LISTED]
    )
    values: dict[str, Value] = {"number": Quantity(Decimal(len(threads)), "accounts"), "window": WINDOW}
    if rows:
        values["rows"] = Items("stakeholders.portfolio_thread_row", rows)
    return told_of_people(
        request,
        "portfolio_single_threaded",
        "portfolio_single_threaded" if rows else "portfolio_single_threaded_none",
        values,
        [f"account-{key}" for key, _ in threads],
        "watch" if rows else "good",
    )


ENTRIES = (
    CatalogueEntry(
        "single_threaded",
        single_threaded,
        (
            "Are we single-threaded at X?",
            "Does the account hang on one person?",
            "Do we depend on one contact only?",
            "How many people there do we really talk to?",
        ),
        (
            "আমরা কি একজনের উপরই নির্ভর করে আছি?",
            "একজন ছাড়া আর কারো সাথে কথা হয়?",
            "পুরো সম্পর্ক কি একজনের হাতে?",
        ),
    ),
    CatalogueEntry(
        "champion_quiet",
        champion_quiet,
        (
            "Is our champion still in touch?",
            "Has our champion gone quiet?",
            "Since when is our champion quiet?",
        ),
        ("আমাদের পক্ষের মানুষটা কি চুপ হয়ে গেছে?", "চ্যাম্পিয়নের সাথে কি যোগাযোগ আছে?", "চ্যাম্পিয়ন কি চুপ?"),
    ),
)

WHOLE_BOOK = (
    WholeBookEntry(
        "portfolio_single_threaded",
        portfolio_single_threaded,
        (
            "Which accounts hang on one person?",
            "Which accounts are single-threaded?",
            "Where do we depend on one contact only?",
        ),
        ("কোন কোন অ্যাকাউন্ট একজনের উপর নির্ভর করছে?", "কোন অ্যাকাউন্টে আমরা শুধু একজনকে চিনি?"),
    ),
)
