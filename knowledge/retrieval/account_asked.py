"""Which account a question is about: named in it, given, spoken of before, known by its people, or by the matter."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from knowledge.errors import Ambiguous, NotFound
from knowledge.evidence import AccountCard
from knowledge.glossary import same_meaning
from knowledge.people import Reader
from knowledge.records.account_names import (
    AccountMention,
    account_by_people,
    account_meant,
    accounts_mentioned,
    find_account,
)
from knowledge.records.accounts import account_card, account_cards
from knowledge.records.contacts import speaks_of_its_people
from knowledge.retrieval.keywords import accounts_saying, most_said_together
from knowledge.retrieval.named_trade import NO_TRADE, trade_named

# Where an account is given, another one must be named this surely (0-100) to be meant instead.
NAMED_SURELY = 60.0
# In a conversation about one account, a person of another one must be named this surely to turn to theirs.
NAMED_BY_PEOPLE = 95.0
# A matter tells its account when this many of its words stand together with one account only.
FEWEST_WORDS = 2


@dataclass(frozen=True, slots=True)
class AccountAsked:
    """The account, or None where a question is about none or all; and where its name stands in the question."""

    card: AccountCard | None
    spans: tuple[tuple[int, int], ...] = ()


def account_asked(
    session: Session,
    reader: Reader,
    words: str,
    *,
    given: str = "",
    chosen: int | None = None,
    before: int | None = None,
) -> AccountAsked:
    """given: an account's name as typed beside the question. chosen: the id of the one that was chosen for it, whatever
    its words name. before: the id of the conversation's account.

    Errors: NotFound for one given or chosen that the reader does not have; Ambiguous where the words fit two.
    """
    if chosen is not None:
        return _chosen(session, reader, words, chosen)
    mention = _mention(session, reader, words)
    card = find_account(session, reader, given) if given else None
    if card is None and before is not None:
        card = account_card(session, reader, before)
    if mention is not None and (card is None or mention.score >= NAMED_SURELY):
        card = mention.account
    if mention is not None and mention.account == card:
        return AccountAsked(card, ((mention.start, mention.end),))
    return AccountAsked(card if given else _by_people(session, reader, words, card))


def _mention(session: Session, reader: Reader, words: str) -> AccountMention | None:
    """The account that words name. Where they fit two, the one that alone has the store or the promotion they name.

    Errors: Ambiguous where that settles nothing.
    """
    try:
        return account_meant(session, reader, words)
    except Ambiguous:
        found = accounts_mentioned(session, reader, words)
        alike = [one for one in found if one.start == found[0].start]
        having = [one for one in alike if trade_named(session, one.account, _besides(words, one)) != NO_TRADE]
        if len(having) != 1:
            raise
        return having[0]


def _besides(words: str, mention: AccountMention) -> str:
    return words[: mention.start] + " " * (mention.end - mention.start) + words[mention.end :]


def _chosen(session: Session, reader: Reader, words: str, chosen: int) -> AccountAsked:
    card = account_card(session, reader, chosen)
    if card is None:
        raise NotFound("errors.account_gone")
    spans = ((one.start, one.end) for one in accounts_mentioned(session, reader, words) if one.account == card)
    return AccountAsked(card, tuple(spans))


def _by_people(session: Session, reader: Reader, words: str, card: AccountCard | None) -> AccountCard | None:
    """The account whose people the words name; the conversation's own where its people are meant, or nobody is."""
    if card is None:
        return account_by_people(session, reader, words)
    if speaks_of_its_people(session, card.id, words):
        return card
    return account_by_people(session, reader, words, NAMED_BY_PEOPLE) or card


def account_of_matter(session: Session, reader: Reader, content: tuple[str, ...]) -> AccountCard | None:
    """The one account in whose notes these terms stand together, word for word or by meaning; None where none is alone.

    Where no passage holds all of them, the account whose best passage holds more of them than any other's.
    """
    mine = {card.id: card for card in account_cards(session, reader)}
    telling = tuple(term for term in content if len(same_meaning(term)) == 1)
    for asked, by_meaning in ((content, False), (content, True), (telling, False)):
        if len(asked) >= FEWEST_WORDS or (asked and asked[0] in telling):
            found = accounts_saying(session, asked, by_meaning=by_meaning) & mine.keys()
            if len(found) == 1:
                return mine[found.pop()]
    most = {key: held for key, held in most_said_together(session, content).items() if key in mine}
    ranked = sorted(most.items(), key=lambda item: (-item[1], item[0]))
    enough = max(FEWEST_WORDS, (len(content) + 1) // 2)
    if ranked and ranked[0][1] >= enough and (len(ranked) == 1 or ranked[1][1] < ranked[0][1]):
        return mine[ranked[0][0]]
    return None
