"""Ask: a question in, an answer out, with the conversation it leaves behind."""

from __future__ import annotations

from datetime import date

from bot.compose.answer import Answer, compose_answer, greeting
from bot.compose.question import MOST_CHARACTERS, NEW_CONVERSATION, Conversation, follows_on, is_greeting, says_nothing
from bot.desk import Desk
from knowledge.errors import BadInput, NotFound
from knowledge.evidence import Evidence
from knowledge.figures.catalogue import PORTFOLIO
from knowledge.people import Reader
from knowledge.records.account_names import account_meant, find_account
from knowledge.records.accounts import account_card
from knowledge.records.bounds import demand_records
from knowledge.records.contacts import names_of_people
from knowledge.retrieval.gather import FIGURE_BAR, gather
from knowledge.retrieval.understand import understand
from knowledge.text import language_of


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
    with desk.book.reading() as session:
        demand_records(session, day)
        mention = account_meant(session, reader, question)
        card = mention.account if mention is not None else None
        if card is None and account:
            card = find_account(session, reader, account)
        follows = bool(conversation.question) and follows_on(question)
        if card is None and conversation.account_id is not None:
            card = account_card(session, reader, conversation.account_id)
        asked = understand(
            session,
            reader,
            question,
            account=card,
            spans=[(mention.start, mention.end)] if mention is not None else [],
            before=conversation.question if follows else "",
            period=conversation.period if follows else None,
            as_of=day,
            calendar=desk.calendar,
            timezone=desk.zone.key,
        )
        about_all = bool(asked.figures) and asked.figures[0].name == PORTFOLIO and asked.figures[0].score >= FIGURE_BAR
        if card is None and not about_all:
            raise NotFound("errors.account_needed")
        people = names_of_people(session, card.id) if card is not None else ()
        evidence = gather(session, reader, asked, desk.book.library, people)
    after = Conversation(card.id if card else None, asked.topic, asked.request.period)
    return evidence, after
