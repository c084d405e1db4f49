"""Writing: whether a model may be asked now, and what it was used for.

A model is asked nothing of an account that is kept from it, nothing beyond the ceilings of the day, and nothing while
its provider wants to be left alone. Each of these is one sentence to the person, who gets the answer without it.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from functools import partial

from bot.compose.render import Style
from bot.compose.writing import NOBODY, Draft, Following, Task, TaskName, Use
from bot.desk import Desk
from knowledge.briefing.words import is_confidential
from knowledge.errors import StorageTrouble
from knowledge.evidence import Evidence, Fact, Figure, Message
from knowledge.people import Reader
from knowledge.records.accounts import is_kept_from_models, number_kept_from_models
from knowledge.records.model_use import (
    Used,
    add_use,
    held_until,
    hold_model,
    take_call,
    tell_ceiling,
    tokens_of,
)

# What a model with room for it may be given in a call; the settings hold it to less.
MOST_TOKENS_IN = 32_000
_MILLISECOND = Decimal("0.001")


def may_write(desk: Desk, reader: Reader, account_id: int | None) -> Message | None:
    """None where a model may be asked for this reader about this account now; else the sentence that says why not.

    Asked right before each task: where calls a minute are limited, one of them is taken with it. account_id: None for
    words that belong to no account yet; they may be about any, so one account kept from models keeps them from it too.
    """
    try:
        barred = _barred(desk, reader, account_id)
        return Message(f"writing.{_told_of(desk, reader, barred)}") if barred else None
    except StorageTrouble:
        return Message("writing.not_counted")


def may_ask(desk: Desk, reader: Reader, account_id: int) -> bool:
    """Whether a model may be asked, where nobody is told that it may not."""
    try:
        return not _barred(desk, reader, account_id)
    except StorageTrouble:
        return False


def draft_of(
    desk: Desk,
    reader: Reader,
    account_id: int,
    task: Task,
    question: str,
    evidence: Evidence,
    style: Style,
    following: Following = NOBODY,
) -> Draft | Message:
    """What a model writes for a task, every sentence checked; or why there is nothing. What it used is kept.

    question: what is asked or to be prepared. Asked only where a model is set: without one there is the reason alone.
    """
    barred = may_write(desk, reader, account_id)
    if barred is not None or desk.writer is None:
        return barred or Message("writing.none")
    following.about(account_id)
    given = replace(evidence, facts=for_model(evidence.facts))
    task = replace(task, may_go_on=partial(_may_go_on, desk))
    draft = desk.writer.write(task, question, given, style, following)
    keep_use(desk, reader, task.name, draft.use, draft.trouble)
    return draft.trouble or draft


def for_model(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """The facts without what people wrote in confidence: no model is given that."""
    return tuple(one for one in facts if isinstance(one, Figure) or not is_confidential(one.words))


def _barred(desk: Desk, reader: Reader, account_id: int | None) -> str:
    """What keeps the model from being asked now, as the end of the id of its sentence; "" for nothing.

    Errors: StorageTrouble.
    """
    if desk.writer is None:
        return "none"
    model, now, ceilings = desk.writer.name, desk.now(), desk.ceilings
    with desk.book.reading() as session:
        if account_id is not None and is_kept_from_models(session, account_id):
            return "account_kept_from_it"
        if account_id is None and number_kept_from_models(session):
            return "no_account_yet"
        everybody, own = tokens_of(session, now.date(), reader.key)
        if ceilings.day_tokens and everybody >= ceilings.day_tokens:
            return "ceiling_day"
        if ceilings.person_tokens and own >= ceilings.person_tokens:
            return "ceiling_person"
        if held_until(session, model, now) is not None:
            return "provider_busy"
    return "" if _takes_call(desk) else "minute_full"


def _takes_call(desk: Desk) -> bool:
    """Takes one of the calls that a minute has, where they are limited; False where all are taken.

    Errors: StorageTrouble.
    """
    if desk.writer is None or not desk.ceilings.calls_a_minute:
        return True
    with desk.book.writing() as session:
        return take_call(session, desk.writer.name, desk.now(), desk.ceilings.calls_a_minute)


def _may_go_on(desk: Desk) -> Message | None:
    """Why a task may not call the model once more, None where it may: each call but the first is taken here."""
    try:
        return None if _takes_call(desk) else Message("writing.minute_full")
    except StorageTrouble:
        return Message("writing.not_counted")


def _told_of(desk: Desk, reader: Reader, barred: str) -> str:
    """A ceiling is told at length once a day; from then on in a word."""
    if not barred.startswith("ceiling"):
        return barred
    with desk.book.writing() as session:
        first = tell_ceiling(session, desk.now().date(), reader.key)
    return barred if first else "ceiling_again"


def keep_use(desk: Desk, reader: Reader, task: TaskName, use: Use, trouble: Message | None = None) -> None:
    """Adds what a task used to the sums of the day; what was written is shown all the same where that cannot be kept.

    trouble: what went wrong, where something did. Where the provider then asked to be left alone for a while, every
    worker leaves it alone.
    """
    wait = trouble.values.get("seconds") if trouble is not None else None
    if isinstance(wait, int):
        leave_alone(desk, use.model, wait)
    if not use.rounds:
        return
    now = desk.now()
    used = Used(
        day=now.date(),
        person=reader.key,
        task=task,
        model=use.model,
        times=1,
        calls=use.rounds,
        tokens_in=use.tokens_in,
        tokens_out=use.tokens_out,
        seconds=Decimal(str(use.seconds)).quantize(_MILLISECOND),
    )
    with suppress(StorageTrouble), desk.book.writing() as session:
        add_use(session, used)


def leave_alone(desk: Desk, model: str, seconds: float) -> None:
    """Keeps every worker from asking a model for so long, as its provider asked (Retry-After)."""
    if seconds > 0:
        with suppress(StorageTrouble), desk.book.writing() as session:
            hold_model(session, model, desk.now() + timedelta(seconds=seconds))
