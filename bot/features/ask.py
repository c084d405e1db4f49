"""Ask: a question in, an answer out, with the conversation it leaves behind."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from bot.compose.answer import Answer, compose_answer, greeting
from bot.compose.question import MOST_CHARACTERS, follows_on, is_greeting, says_nothing
from bot.desk import Desk
from knowledge.errors import BadInput, NotFound
from knowledge.evidence import Evidence
from knowledge.people import Reader
from knowledge.records.account_names import account_by_people, account_meant, find_account
from knowledge.records.accounts import account_card
from knowledge.records.bounds import demand_records
from knowledge.records.contacts import speaks_of_its_people
from knowledge.retrieval.gather import about_all, gather
from knowledge.retrieval.understand import Before, understand
from knowledge.shorthand import spelled_out
from knowledge.text import language_of

# Where an account is given, another one must be named this surely (0-100) to be meant instead.
NAMED_SURELY = 85.0


@dataclass(frozen=True, slots=True)
class Conversation:
    """What a conversation has come to: the account it is about, and what the next question may follow on from."""

    account_id: int | None = None
    before: Before | None = None


NEW_CONVERSATION = Conversation()


def ask(
    desk: Desk,
    reader: Reader,
    question: str,
    *,
    as_of: date | None = None,
    account: str = "",
    language: str = "",
    conversation: Conversation = NEW_CONVERSATION,
) -> tuple[Answer, Conversation]:
    """Answers a question about one account, or about the portfolio.

    account: its name, where the words name none. conversation: what went before.
    Errors: BadInput for an empty or endless question, NotFound and Ambiguous for accounts.
    """
    style = desk.style(language or language_of(question))
    if says_nothing(question):
        raise BadInput("errors.question_empty")
    if len(question) > MOST_CHARACTERS:
        raise BadInput("errors.question_too_long", length=len(question), most=MOST_CHARACTERS)
    if is_greeting(question):
        return greeting(question, style), conversation
    evidence, after = find_evidence(desk, reader, question, as_of, account, conversation)
    return compose_answer(evidence, style), after


def find_evidence(
    desk: Desk, reader: Reader, question: str, as_of: date | None, account: str, conversation: Conversation
) -> tuple[Evidence, Conversation]:
    """The evidence for a question, and the conversation after it."""
    day = desk.day(as_of)
    read = spelled_out(question)
    with desk.book.reading() as session:
        demand_records(session, day)
        mention = account_meant(session, reader, read)
        card = find_account(session, reader, account) if account else None
        if card is None and conversation.account_id is not None:
            card = account_card(session, reader, conversation.account_id)
        if mention is not None and (card is None or mention.score >= NAMED_SURELY):
            card = mention.account
        spans = [(mention.start, mention.end)] if mention is not None and mention.account == card else []
        if not spans and (card is None or not speaks_of_its_people(session, card.id, read)):
            card = account_by_people(session, reader, read) or card
        asked = understand(
            session,
            read,
            account=card,
            spans=spans,
            before=conversation.before if follows_on(_without(read, spans)) else None,
            as_of=day,
            calendar=desk.calendar,
            timezone=desk.zone.key,
        )
        if card is None and not about_all(asked):
            raise NotFound("errors.account_needed")
        evidence = replace(gather(session, reader, asked, desk.book.library), question=question)
    return evidence, Conversation(card.id if card else None, asked.left)


def _without(words: str, spans: list[tuple[int, int]]) -> str:
    for start, end in spans:
        words = f"{words[:start]} {words[end:]}"
    return words
