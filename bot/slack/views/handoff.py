"""Hand-offs: the form that passes work on, what the colleague is asked, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.compose.render import Style, render_value
from bot.features.handoff import Handed, Item
from bot.features.team import Reader
from bot.slack.views.limits import OPTION, OPTIONS, TITLE
from bot.slack.views.packing import packed
from bot.slack.views.posted import Block, Posted, View, joined
from bot.slack.views.rows import press, row
from bot.slack.views.text import actions, button, context, plain, quote, rich, section, words
from knowledge.evidence import Name, Term, Value

# What a colleague writes back, and what goes with the work.
MOST_WORDS = 2_000
# Of an account's open work so many rows are shown, the earliest due first.
MOST_ROWS = 20


def item_lines(item: Item, style: Style) -> tuple[str, str, str]:
    """The account; the work; who has it and by when."""
    owner: Value = Name(item.owner, "person") if item.owner.strip() else Term("unknown", "owner")
    due: Value = item.due_on if item.due_on is not None else Term("unknown", "due")
    told = words("handoff.owner_and_due", style, owner=owner, due=due)
    return render_value(item.account, style), item.statement, told


def handoff_form(items: Sequence[Item], team: Sequence[Reader], style: Style, metadata: str = "") -> View:
    """What is passed on, to whom, with which words. items: one where it is settled already."""
    blocks: list[Block] = []
    if len(items) == 1:
        blocks.append(row(*item_lines(items[0], style)))
    else:
        options = [_option(f"{render_value(one.account, style)}: {one.statement}", one.ref) for one in items[:OPTIONS]]
        blocks.append(_input("item", words("handoff.what", style), {"type": "static_select", "options": options}))
    people = [_option(one.name, str(one.member_id)) for one in team[:OPTIONS] if one.member_id is not None]
    blocks.append(_input("taker", words("handoff.to_whom_label", style), {"type": "static_select", "options": people}))
    blocks.append(_message("message", words("handoff.message_label", style)))
    return {
        "type": "modal",
        "callback_id": "handoff_form",
        "private_metadata": items[0].ref if len(items) == 1 else metadata,
        "title": plain(words("handoff.title", style), TITLE),
        "submit": plain(words("handoff.pass_on", style), TITLE),
        "close": plain(words("slack.close", style), TITLE),
        "blocks": blocks,
    }


def work_view(account: Value, held: Sequence[Item], style: Style) -> Posted:
    """The open work of an account, each with the button that passes it on."""
    title = words("handoff.work_of", style, account=account)
    rows = [
        row(one.statement, item_lines(one, style)[2], press=_pass_on(one, style), key=one.ref)
        for one in held[:MOST_ROWS]
    ]
    more = [context(words("handoff.more", style, count=len(held) - MOST_ROWS))] if len(held) > MOST_ROWS else []
    return packed(title, [rich(section(title)), *rows, *more])


def _pass_on(item: Item, style: Style) -> Block:
    return press("handoff_open", words("handoff.pass_on", style), item.ref, item.statement)


def passed_view(handed: Handed, style: Style, *, reached: bool = True) -> Posted:
    """That a colleague was asked. reached: whether they are in Slack, so that the bot could ask them."""
    told = words("handoff.passed" if reached else "handoff.passed_unreached", style, taker=Name(handed.taker, "person"))
    blocks = [rich(section(told)), row(*item_lines(handed.item, style)), *_said(handed.message)]
    ends = [actions(press("handoff_withdraw", words("handoff.withdraw", style), str(handed.id), handed.item.statement))]
    return packed(f"{told} {handed.item.statement}", blocks, ends)


def asked_view(handed: Handed, style: Style) -> Posted:
    """What the colleague is asked, with the buttons that answer it."""
    told = words("handoff.asked", style, giver=_giver(handed))
    about = handed.item.statement
    ends = [answers(handed, style, primary=True)]
    blocks = [rich(section(told)), row(*item_lines(handed.item, style)), *_said(handed.message)]
    return packed(f"{told} {about}", blocks, [*ends, context(words("handoff.until_then", style, giver=_giver(handed)))])


def answers(handed: Handed, style: Style, *, primary: bool = False) -> Block:
    """The buttons that answer a hand-off."""
    key, about = str(handed.id), handed.item.statement
    return actions(
        press("handoff_accept", words("handoff.accept", style), key, about, style="primary" if primary else ""),
        press("handoff_decline", words("handoff.decline", style), key, about),
        press("handoff_ask", words("handoff.ask", style), key, about),
        key=f"handoff-{handed.id}",
    )


def settled_view(handed: Handed, style: Style) -> Posted:
    """What became of it, as the colleague sees it in the place of what they were asked."""
    told = words(f"handoff.you_{handed.status}", style, giver=_giver(handed))
    return packed(
        f"{told} {handed.item.statement}",
        [rich(section(told)), row(*item_lines(handed.item, style)), *_answered(handed)],
    )


def answered_view(handed: Handed, style: Style) -> Posted:
    """What the colleague answered, as the one who passed it on is told; a question with the button that answers it."""
    told = words(f"handoff.they_{handed.status}", style, taker=Name(handed.taker, "person"))
    blocks = [rich(section(told)), row(*item_lines(handed.item, style)), *_answered(handed)]
    ends: list[Block] = []
    if handed.status == "asked":
        reply = press("handoff_tell", words("handoff.tell", style), str(handed.id), handed.item.statement)
        back = press("handoff_withdraw", words("handoff.withdraw", style), str(handed.id), handed.item.statement)
        ends = [actions(reply, back)]
    if handed.status == "declined":
        ends = [actions(press("handoff_open", words("handoff.another", style), handed.item.ref, handed.item.statement))]
    return packed(f"{told} {handed.item.statement}", blocks, ends)


def words_form(act: str, handed: Handed, style: Style, metadata: str) -> View:
    """Asks for the words that go with an answer. act: "decline", "ask" or "tell"."""
    blocks = [row(*item_lines(handed.item, style))]
    blocks += _said(handed.answer if act == "tell" else handed.message)
    blocks.append(_message("words", words(f"handoff.{act}_label", style), optional=act == "decline"))
    return {
        "type": "modal",
        "callback_id": "handoff_words",
        "private_metadata": metadata,
        "title": plain(words("handoff.title", style), TITLE),
        "submit": plain(words(f"handoff.{act}", style), TITLE),
        "close": plain(words("slack.close", style), TITLE),
        "blocks": blocks,
    }


def open_view(held: Sequence[Handed], me: int | None, style: Style) -> Posted:
    """What waits: for the reader with the buttons that answer it, and for colleagues."""
    title = words("handoff.open", style)
    blocks: list[Block] = []
    for one in held:
        mine = one.taker_id == me
        status = words("handoff.waits_for_you" if mine else f"handoff.waits_{one.status}", style, **_names(one))
        account, statement, told = item_lines(one.item, style)
        blocks.append(row(account, statement, told, status))
        key, about = str(one.id), one.item.statement
        if mine:
            blocks.append(answers(one, style))
        else:
            blocks.append(
                actions(
                    press("handoff_withdraw", words("handoff.withdraw", style), key, about), key=f"handoff-{one.id}"
                )
            )
    if not blocks:
        blocks.append(rich(section(words("handoff.nothing_open", style))))
    return packed(
        title, [rich(section(title)), *blocks], [actions(button("handoff_open", words("handoff.pass_on", style)))]
    )


def _names(handed: Handed) -> dict[str, Value]:
    return {"taker": Name(handed.taker or "\u2013", "person"), "giver": _giver(handed)}


def _giver(handed: Handed) -> Value:
    return Name(handed.giver, "person") if handed.giver.strip() else Term("unknown", "owner")


def _answered(handed: Handed) -> list[Block]:
    """What the colleague wrote with this answer: who accepts writes nothing, and what they asked before is answered."""
    return _said(handed.answer) if handed.status in ("asked", "declined") else []


def _said(text: str) -> list[Block]:
    return [rich(quote(text))] if text.strip() else []


def _option(text: str, value: str) -> Block:
    return {"text": plain(text, OPTION), "value": value}


def _input(name: str, label: str, element: Block, *, optional: bool = False) -> Block:
    held = element | {"action_id": name}
    return {"type": "input", "block_id": name, "label": plain(label, 150), "element": held, "optional": optional}


def _message(name: str, label: str, *, optional: bool = True) -> Block:
    element: Block = {"type": "plain_text_input", "multiline": True, "max_length": MOST_WORDS}
    return _input(name, label, element, optional=optional)


def value_of(handed: Handed, channel: str, ts: str) -> str:
    """What a form keeps of where it was opened from: the hand-off, and the message that is to change."""
    return joined(handed.id, channel, ts)
