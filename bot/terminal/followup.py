"""A follow-up on the screen: what is for the customer stands apart from what stays with us."""

from __future__ import annotations

from bot.compose.followup import FollowUp, followup_as_dict
from bot.compose.followup_message import Letter
from bot.compose.render import Style, render
from bot.compose.sentence import Sentence
from bot.features.followup import follow_up
from bot.terminal.answer import show_sources, with_numbers
from bot.terminal.screen import Screen
from bot.terminal.sitting import Sitting
from knowledge.evidence import Message, Name, Value

RULE = 78


def show_followup(at: Sitting, account: str) -> None:
    """The follow-up to the last meeting with an account. The message is shown, never sent."""
    told = follow_up(at.desk, at.reader, account, as_of=at.as_of, language=at.language)
    if at.screen.wants_json:
        at.screen.as_json(followup_as_dict(told, at.style))
        return
    lay_out(at.screen, told, at.style)


def lay_out(screen: Screen, told: FollowUp, style: Style) -> None:
    """Promises reconciled; the message between two rules; what was left out, tasks, plan; the sources last."""
    numbers = {source.ref: place for place, source in enumerate(told.sources, start=1)}
    _heading(screen, "title", style, account=Name(told.account, "account"), as_of=told.as_of)
    for sentence in told.summary:
        screen.item(with_numbers(sentence, numbers))
    for state, lines in told.reconciled.items():
        _part(screen, f"part_{state}", lines, numbers, style)
    if told.letter is not None:
        _show_letter(screen, told.letter, numbers, style)
        _rule(screen, "inside", style)
        _part(screen, "part_left_out", told.left_out, numbers, style, first=True)
    for tasks in told.tasks:
        _part(screen, "part_tasks", tasks.sentences, numbers, style, function=tasks.heading)
    _part(screen, "part_plan", told.plan_changes, numbers, style)
    if told.refused:
        screen.say()
        screen.say(render(Message("answer.left_out", {"count": told.refused}), style), "dim")
    if told.written is not None:
        screen.say()
        screen.say(render(told.written, style), "dim")
    if told.sources:
        screen.say()
        screen.heading(render(Message("followup.part_sources"), style))
        show_sources(screen, told.sources, style)


def _show_letter(screen: Screen, letter: Letter, numbers: dict[str, int], style: Style) -> None:
    _rule(screen, "outside", style)
    screen.say(letter.subject)
    for part in letter.paragraphs:
        screen.say()
        for line in part.lines:
            screen.say(line.text)
        for item in part.items:
            screen.item(item.text)
    refs = dict.fromkeys(ref for sentence in letter.sentences for ref in sentence.refs)
    marks = "".join(f"[{numbers[ref]}]" for ref in refs if ref in numbers)
    _rule(screen, "outside_ends", style)
    if marks:
        screen.say(render(Message("followup.rests_on", {"marks": marks}), style), "dim")


def _rule(screen: Screen, message: str, style: Style) -> None:
    words = render(Message(f"followup.{message}"), style)
    screen.say()
    screen.heading(f"===== {words} ".ljust(RULE, "="))


def _heading(screen: Screen, message: str, style: Style, **values: Value) -> None:
    screen.heading(render(Message(f"followup.{message}", values), style))


def _part(
    screen: Screen,
    heading: str,
    lines: tuple[Sentence, ...],
    numbers: dict[str, int],
    style: Style,
    *,
    first: bool = False,
    **values: Value,
) -> None:
    if not lines:
        return
    if not first:
        screen.say()
    _heading(screen, heading, style, **values)
    for line in lines:
        screen.item(with_numbers(line, numbers))
