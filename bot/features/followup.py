"""Follow-up: what was promised and kept, the message to the customer, the tasks that stay with us."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

from bot.compose.drafting import LANGUAGES
from bot.compose.followup import FollowUp, compose_followup
from bot.compose.followup_written import LABELS, evidence_of_letter, with_written
from bot.compose.prompts import instructions
from bot.compose.render import Style
from bot.compose.trouble import without
from bot.compose.writing import Draft, Task, TaskName
from bot.desk import Desk
from bot.features.writing import MOST_TOKENS_IN, draft_of
from knowledge.errors import BadInput
from knowledge.evidence import AccountCard, Dossier, Evidence, Message
from knowledge.followup.gather import gather_followup
from knowledge.people import Reader
from knowledge.records.account_names import account_named
from knowledge.records.bounds import demand_records
from knowledge.records.team import member_ids

# Bengali takes several tokens to a word; refs are counted too.
MOST_TOKENS_OUT = 700


def follow_up(
    desk: Desk,
    reader: Reader,
    account: str = "",
    *,
    account_id: int | None = None,
    as_of: date | None = None,
    language: str = "",
) -> FollowUp:
    """Drafts the follow-up to the last meeting with an account. Nothing is sent, nothing is written.

    account: its name as typed; account_id: itself, where it was chosen.
    language: that of the message; "" for the one of the settings.
    Errors: NotFound and Ambiguous for the account; BadInput where none is named, or for a day to come.
    """
    if account_id is None and not account.strip():
        raise BadInput("errors.account_needed")
    day, now = desk.day(as_of), desk.now()
    if day != now.date():
        now = datetime.combine(day, time.max, desk.zone)
    with desk.book.reading() as session:
        demand_records(session, day)
        card = account_named(session, reader, account, account_id)
        dossier = gather_followup(session, reader, card, as_of=day, now=now, calendar=desk.calendar)
        members = member_ids(session)
    style = desk.style(language)
    told = _in_words(desk, reader, card, compose_followup(dossier, style), dossier, style)
    return replace(told, items=tuple(replace(item, owner_id=members.get(item.owner)) for item in told.items))


def _in_words(
    desk: Desk, reader: Reader, card: AccountCard, told: FollowUp, dossier: Dossier, style: Style
) -> FollowUp:
    """The follow-up with what a model words better; as it was, with the reason, where none is to be had."""
    if desk.writer is None or not told.follows:
        return told
    of_letter = evidence_of_letter(told.letter, dossier.evidence) if told.letter is not None else None
    opening = _draft(desk, reader, card, "letter", of_letter, style) if of_letter is not None else None
    summary = _draft(desk, reader, card, "followup", dossier.evidence, style)
    drafts = [one if isinstance(one, Draft) else None for one in (opening, summary)]
    why = next((one for one in (summary, opening) if isinstance(one, Message)), Message("writer.unsupported"))
    return with_written(told, drafts[0], drafts[1], style) or replace(told, written=without(why))


def _draft(
    desk: Desk, reader: Reader, card: AccountCard, name: TaskName, evidence: Evidence, style: Style
) -> Draft | Message:
    """What the model writes for one task, or why it writes nothing."""
    told = instructions(name, {"language": LANGUAGES[style.language]})
    task = Task(name, told, MOST_TOKENS_IN, MOST_TOKENS_OUT, labels=LABELS[name])
    return draft_of(desk, reader, card.id, task, card.name, evidence, style)
