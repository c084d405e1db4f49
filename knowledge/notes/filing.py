"""Which account a note belongs to: told, addressed, named in its words, or not certain."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.errors import Ambiguous, NotFound
from knowledge.evidence import AccountCard
from knowledge.names import names_mentioned
from knowledge.people import Reader
from knowledge.reading_notes.address import names_addressed
from knowledge.reading_notes.marked import bare_name
from knowledge.records.account_names import accounts_mentioned, find_account
from knowledge.records.accounts import Account, account_card, account_cards, readable
from knowledge.records.contacts import Contact

# A contact's name in the words counts from here on.
CONTACT_FITS = 90.0
# An account's name in the words is certain from here on; beside it, one this much weaker is none.
CERTAIN, BESIDE = 85.0, 12.0
# In small Latin letters a name counts only as it is held: "khoshra" is a draft, not Kushiara.
EXACT = 95.9
MOST_CHOICES = 5


@dataclass(frozen=True, slots=True)
class Filing:
    """The account a note belongs to, or None with those it could belong to, likeliest first."""

    account: AccountCard | None
    choices: tuple[AccountCard, ...] = ()


def filing_of(session: Session, reader: Reader, words: str, told: str = "", account_id: int | None = None) -> Filing:
    """Where a note belongs. told: the account as a person named it; account_id: that of the conversation.

    An address ("note Meghna: ...", "Meghna: ...") counts before other names in the words. Where
    the words name two accounts, or name none but a contact, the choice is the person's.
    Errors: NotFound where `told` fits no account.
    """
    if told:
        return _typed(session, reader, told)
    if (addressed := _addressed(session, reader, words)) is not None:
        return addressed
    people, taken = _accounts_of_people(session, reader, words)
    mentions = accounts_mentioned(session, reader, words)
    # A contact's name that sounds like an account's is the contact's; a word that only sounds like one (খুশি, Kushiyara)
    # is none beside a name that is there.
    mentions = [
        one
        for one in mentions
        if not any(one.start < end and start < one.end for start, end in taken)
        and (one.score >= EXACT or not (one.words.isascii() and one.words[:1].islower()))
    ]
    clear = max((one.score for one in mentions), default=0.0)
    named = [one.account for one in mentions if one.score >= clear - BESIDE]
    if len(named) == 1 and clear >= CERTAIN and (not people or named[0].id in {card.id for card in people}):
        return Filing(named[0])
    choices = list({card.id: card for card in (*named, *people)}.values())
    if not named and account_id is not None:
        return Filing(account_card(session, reader, account_id))
    return Filing(None, tuple(choices[:MOST_CHOICES]))


def _typed(session: Session, reader: Reader, name: str) -> Filing:
    """The account of a name as typed; where it fits two, both. Errors: NotFound."""
    try:
        return Filing(find_account(session, reader, name))
    except Ambiguous as doubt:
        cards = [card for card in account_cards(session, reader) if card.name in doubt.choices]
        return Filing(None, tuple(cards[:MOST_CHOICES]))


def _addressed(session: Session, reader: Reader, words: str) -> Filing | None:
    for name in names_addressed(words):
        try:
            return _typed(session, reader, name)
        except NotFound:
            continue
    return None


def _accounts_of_people(
    session: Session, reader: Reader, words: str
) -> tuple[list[AccountCard], list[tuple[int, int]]]:
    """The accounts whose contacts the words name, most names first, and where the names stand."""
    query = (
        sa.select(Contact.name, Contact.aliases, Contact.account_id)
        .join(Account, Account.id == Contact.account_id)
        .where(readable(reader))
        .order_by(Contact.id)
    )
    holders: dict[str, set[int]] = {}
    for name, aliases, key in session.execute(query):
        first = bare_name(name).split(" ")[0]
        for calling in (name, first, *aliases.split(";")):
            if len(bare := bare_name(calling)) > 3:
                holders.setdefault(bare, set()).add(key)
    counts: dict[int, int] = {}
    seen: set[tuple[int, int]] = set()
    spans: list[tuple[int, int]] = []
    for mention in names_mentioned(words, list(holders)):
        said = words[mention.start : mention.end]
        if mention.score < CONTACT_FITS or (said.isascii() and said[:1].islower()):
            continue
        spans.append((mention.start, mention.end))
        for key in holders[mention.name]:
            if (mention.start, key) not in seen:
                seen.add((mention.start, key))
                counts[key] = counts.get(key, 0) + 1
    cards = [account_card(session, reader, key) for key in sorted(counts, key=lambda key: (-counts[key], key))]
    return cards, spans
