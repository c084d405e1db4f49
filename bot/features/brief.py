"""Brief: what to know before a meeting with an account, in full or in short."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.compose.brief import MOST_WORDS, Brief, compose_brief
from bot.compose.brief_written import LABELS, with_written
from bot.compose.drafting import LANGUAGES
from bot.compose.prompts import Filling, instructions
from bot.compose.question import MOST_CHARACTERS
from bot.compose.render import Style
from bot.compose.trouble import without
from bot.compose.writing import Task
from bot.desk import Desk
from bot.features.writing import MOST_TOKENS_IN, draft_of
from knowledge.briefing.gather import gather_brief
from knowledge.errors import BadInput
from knowledge.evidence import AccountCard, Dossier, Message
from knowledge.people import Reader
from knowledge.records.account_names import account_named
from knowledge.records.bounds import demand_records

# Bengali takes several tokens to a word; refs are counted too.
MOST_TOKENS_OUT = 1_600


def brief(
    desk: Desk,
    reader: Reader,
    account: str = "",
    words: str = "",
    *,
    account_id: int | None = None,
    full: bool = False,
    as_of: date | None = None,
    language: str = "",
) -> Brief:
    """Prepares for the meeting or the focus that `words` name, or for the next meeting where they name none.

    account: its name as typed; account_id: itself, where it was chosen.
    Errors: NotFound and Ambiguous for the account; BadInput for a day to come or endless words.
    """
    if len(words) > MOST_CHARACTERS:
        raise BadInput("errors.question_too_long", length=len(words), most=MOST_CHARACTERS)
    day = desk.day(as_of)
    with desk.book.reading() as session:
        demand_records(session, day)
        card = account_named(session, reader, account, account_id)
        dossier = gather_brief(
            session,
            reader,
            card,
            words,
            as_of=day,
            calendar=desk.calendar,
            timezone=desk.zone.key,
            library=desk.book.library,
        )
    style = desk.style(language)
    return _judged(desk, reader, card, compose_brief(dossier, style, full=full), dossier, style)


def _judged(desk: Desk, reader: Reader, card: AccountCard, told: Brief, dossier: Dossier, style: Style) -> Brief:
    """The brief with what a model adds in judgement; as it was, with the reason, where none is to be had."""
    if desk.writer is None:
        return told
    values: dict[str, Filling] = {
        "language": LANGUAGES[style.language],
        "form": told.form,
        "most_words": MOST_WORDS[told.form] // 2,
    }
    task = Task("brief", instructions("brief", values), MOST_TOKENS_IN, MOST_TOKENS_OUT, labels=LABELS)
    draft = draft_of(desk, reader, card.id, task, told.title, dossier.evidence, style)
    if isinstance(draft, Message):
        return replace(told, written=without(draft))
    return with_written(told, draft, style) or replace(told, written=without(Message("writer.unsupported")))
