"""Hand-offs on the screen: what waits, passing work on, and the answers to it."""

from __future__ import annotations

import secrets
from typing import Any

from bot.compose.render import render, render_value
from bot.features.handoff import Handed, accept, ask_back, decline, hand_off, open_handoffs, tell, understood, withdraw
from bot.terminal.sitting import Sitting
from knowledge.errors import BadInput
from knowledge.evidence import Message, Name, Term, Value

NOBODY = "\u2013"
ACTS = {"accept": accept, "withdraw": withdraw}
WITH_WORDS = {"decline": decline, "ask": ask_back, "tell": tell}


def show_open(at: Sitting) -> None:
    """What waits for the reader, and what the reader passed on."""
    held = open_handoffs(at.desk, at.reader)
    if at.screen.wants_json:
        at.screen.as_json([handoff_as_dict(one) for one in held])
        return
    at.screen.heading(_said(at, "open"))
    for one in held:
        _show(at, one)
    if not held:
        at.screen.say(_said(at, "nothing_open"))


def pass_on(at: Sitting, words: str, to: str, message: str) -> None:
    """Passes work on: "commitment-12", with --to; or "commitment-12 to Name: message". Errors: as `hand_off`."""
    found = understood(words)
    if found is None:
        raise BadInput("handoff.item_unknown", ref=words.strip()[:40])
    ref, named, said = found
    _answer(at, hand_off(at.desk, at.reader, ref, to or named, message or said, origin=_once()))


def act(at: Sitting, what: str, number: str, message: str) -> None:
    """Accepts, declines, asks, answers or withdraws a hand-off by its number."""
    if not number.isdecimal() or len(number) > 15:
        raise BadInput("handoff.unknown", id=number[:20])
    if what in ACTS:
        _answer(at, ACTS[what](at.desk, at.reader, int(number), origin=_once()))
    else:
        _answer(at, WITH_WORDS[what](at.desk, at.reader, int(number), message, origin=_once()))


def _once() -> str:
    """The key of one act at the terminal: done again, it is another."""
    return f"terminal:{secrets.token_hex(8)}"


def handoff_as_dict(one: Handed) -> dict[str, Any]:
    """The keys of `keybrief handoff --json`."""
    return {
        "id": one.id,
        "ref": one.item.ref,
        "account": one.item.account.text,
        "statement": one.item.statement,
        "due": one.item.due_on.isoformat() if one.item.due_on else None,
        "from": one.giver,
        "to": one.taker,
        "message": one.message,
        "answer": one.answer,
        "status": one.status,
    }


def _answer(at: Sitting, one: Handed) -> None:
    if at.screen.wants_json:
        at.screen.as_json(handoff_as_dict(one))
    else:
        _show(at, one)


def _show(at: Sitting, one: Handed) -> None:
    due: Value = one.item.due_on if one.item.due_on is not None else Term("unknown", "due")
    told = _said(at, "owner_and_due", owner=Name(one.item.owner or NOBODY, "person"), due=due)
    status = render_value(Term("handoff_status", one.status), at.style)
    at.screen.item(f"{one.id}. {render_value(one.item.account, at.style)}: {one.item.statement} ({told})")
    at.screen.say(f"   {one.giver or NOBODY} \u2192 {one.taker or NOBODY}: {status}", "dim")
    for words in (one.message, one.answer):
        if words:
            at.screen.say(f"   \u201c{words}\u201d", "dim")


def _said(at: Sitting, message: str, **values: Value) -> str:
    return render(Message(f"handoff.{message}", values), at.style)
