"""Ask: a question in, an answer out, with the conversation it leaves behind."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from bot.compose.answer import Answer, courtesy
from bot.compose.question import (
    MOST_CHARACTERS,
    asks_for_help,
    asks_to_delete,
    asks_which_account,
    follows_on,
    is_greeting,
    is_thanks,
    says_nothing,
)
from bot.compose.several import together
from bot.compose.writing import NOBODY, Following
from bot.desk import Desk
from bot.features.whole_question import is_settled, made_whole
from bot.features.written_answer import answer_of
from knowledge.errors import Ambiguous, BadInput, NotFound
from knowledge.evidence import Evidence
from knowledge.people import Reader
from knowledge.records.bounds import demand_records
from knowledge.retrieval.account_asked import account_asked, account_of_matter
from knowledge.retrieval.gather import about_all, gather_figures, with_words
from knowledge.retrieval.questions_asked import questions_in
from knowledge.retrieval.several_named import asked_of_each, asked_of_each_category
from knowledge.retrieval.understand import Before, Understood, understand
from knowledge.shorthand import spelled_out
from knowledge.text import language_of

# What is no question of the book, and the reply it gets.
COURTESIES = (
    (is_greeting, "greeting"),
    (is_thanks, "thanks"),
    (asks_for_help, "help"),
    (asks_to_delete, "delete"),
)


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
    account_id: int | None = None,
    language: str = "",
    conversation: Conversation = NEW_CONVERSATION,
    following: Following = NOBODY,
) -> tuple[Answer, Conversation]:
    """Answers a question about one account, or about the portfolio.

    account: its name, where the words name none. account_id: the one that was chosen for it. conversation: what went
    before. following: is handed what a model writes, sentence by sentence; the answer may be another, where that fails.
    Errors: BadInput for an empty or endless question, NotFound and Ambiguous for accounts.
    """
    style = desk.style(language or language_of(question))
    if says_nothing(question):
        raise BadInput("errors.question_empty")
    if len(question) > MOST_CHARACTERS:
        raise BadInput("errors.question_too_long", length=len(question), most=MOST_CHARACTERS)
    for said, reply in COURTESIES:
        if said(question):
            return courtesy(question, f"answer.{reply}", style), conversation
    evidence, after = find_evidence(desk, reader, question, as_of, account, account_id, conversation)
    return answer_of(desk, reader, evidence, style, following), after


def find_evidence(
    desk: Desk,
    reader: Reader,
    question: str,
    as_of: date | None,
    account: str,
    account_id: int | None,
    conversation: Conversation,
) -> tuple[Evidence, Conversation]:
    """The evidence for a question, and the conversation after it. What rules do not make whole, a model may.

    Of a message that asks several things each is sought for itself.
    """
    day, read = desk.day(as_of), spelled_out(question)
    asked, follows, evidence = _figures(desk, reader, read, day, account, account_id, conversation)
    whole, before = "", conversation.before
    if before is not None and not is_settled(asked, before, follows=follows):
        whole = made_whole(desk, reader, read, asked.account, before)
    if whole:
        # It names all that it asks of; the account stays that of the conversation, whatever a model would have it be.
        alone = Conversation(conversation.account_id)
        again, _, found = _figures(desk, reader, whole, day, account, account_id, alone)
        if again.account == asked.account:
            asked, evidence = again, replace(found, understood=whole)
    after = Conversation(asked.account.id if asked.account else None, asked.left)
    evidence = _with_words(desk, reader, asked, evidence)
    several = questions_in(read)
    if several == (read,):
        by_its_words = account_id is None and not account and asked.named
        with desk.book.reading() as session:
            several = (asked_of_each(session, reader, read) if by_its_words else ()) or several
            if several == (read,) and not asked.products:
                several = asked_of_each_category(session, read) or several
    if several != (read,):
        evidence, after = _each(desk, reader, several, day, conversation, evidence, after)
    return replace(evidence, question=question), after


def _with_words(desk: Desk, reader: Reader, asked: Understood, evidence: Evidence) -> Evidence:
    if evidence.settled:
        return evidence
    desk.before_search()
    with desk.book.reading() as session:
        return with_words(session, reader, asked, desk.book.library, evidence)


def _each(
    desk: Desk,
    reader: Reader,
    several: tuple[str, ...],
    day: date,
    conversation: Conversation,
    evidence: Evidence,
    after: Conversation,
) -> tuple[Evidence, Conversation]:
    """The evidence with that of each question in it. A later one may follow on from the one before it."""
    parts: list[Evidence] = []
    at = Conversation(after.account_id, conversation.before)
    for words in several:
        try:
            asked, _, figures = _figures(desk, reader, words, day, "", None, at)
        except (NotFound, Ambiguous):
            return evidence, after
        parts.append(_with_words(desk, reader, asked, figures))
        at = Conversation(asked.account.id if asked.account else None, asked.left)
    found = together(evidence, parts)
    return found, after if found is evidence else at


def _figures(
    desk: Desk,
    reader: Reader,
    read: str,
    day: date,
    account: str,
    account_id: int | None,
    conversation: Conversation,
) -> tuple[Understood, bool, Evidence]:
    """The question taken apart, whether it follows on from the one before, and the figures it asks for."""
    with desk.book.reading() as session:
        demand_records(session, day)
        about = account_asked(session, reader, read, given=account, chosen=account_id, before=conversation.account_id)
        follows = follows_on(_without(read, about.spans))
        understood = partial(
            understand,
            session,
            read,
            before=conversation.before,
            follows=follows,
            as_of=day,
            calendar=desk.calendar,
            timezone=desk.zone.key,
        )
        asked = understood(account=about.card, spans=about.spans)
        guessed = about.card is None and not about_all(asked)
        if guessed:
            card = account_of_matter(session, reader, asked.content)
            if card is None:
                raise NotFound("errors.account_needed")
            asked = understood(account=card, spans=())
        found = gather_figures(session, reader, asked)
        if guessed and asks_which_account(read) and found.settled and found.facts:
            raise NotFound("errors.account_needed")  # one account's figure does not tell which of all it is
        return asked, follows, found


def _without(words: str, spans: tuple[tuple[int, int], ...]) -> str:
    for start, end in spans:
        words = f"{words[:start]} {words[end:]}"
    return words
