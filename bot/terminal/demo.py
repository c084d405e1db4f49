"""The demonstration: the sample book in a folder of its own, and what a person can do with it.

At a terminal it is shown in the browser, by the bot in a local Slack; where nobody sits, command by command.
"""

from __future__ import annotations

import shlex
from collections.abc import Callable
from pathlib import Path

from bot.compose.render import render
from bot.features import load as loading
from bot.terminal.brief import show_brief
from bot.terminal.chat import Chat
from bot.terminal.demo_workspace import ask_in_slack, show_in_browser
from bot.terminal.followup import show_followup
from bot.terminal.note import log_note, take_back
from bot.terminal.screen import Screen
from bot.terminal.sitting import Sitting, sitting
from knowledge.evidence import Message
from knowledge.sample.book import write_sample
from knowledge.sample.placeholders import anchored

HOME = Path(".demo")
NOTE = (
    "Met Lamia at Padma Mart. She wants the tea bay drawing for the small stores. I will send it by Thursday, "
    "and Arif will give the sell-out file next week."
)
BN_QUESTION = "কুশিয়ারা কোন কোন পণ্য আর নিচ্ছে না?"
EN_QUESTION = "How many cartons of semai were really spoiled at Kushiyara?"
IN_SLACK = "What do we still owe Padma Mart?"


def run_demo(port: int, *, workspace: bool = False, language: str = "") -> None:
    """Loads the sample where it is missing or of another week, and shows it.

    port: where the local Slack listens, if nobody else does. workspace: runs it until it is ended, whoever sits here,
    and opens no browser.
    """
    browsed = workspace or Screen().attached
    with sitting(home=HOME, language=language, late=browsed) as at:
        _load(at)
        if not browsed:
            _show_each(at)
    if browsed:
        show_in_browser(HOME, port, language, opens=not workspace)
    else:
        ask_in_slack(HOME, IN_SLACK, language)


def _load(at: Sitting) -> None:
    """The sample as of this week. A book that is of this week already is left as it is."""
    day = anchored(at.desk.now().date())
    mark = HOME / "sample-of"
    if mark.is_file() and mark.read_text(encoding="utf-8") == day.isoformat():
        return
    folder = HOME / "sample"
    write_sample(folder, day)
    with at.screen.progress(render(Message("demo.loading"), at.style)) as progress:
        loading.write(at.desk, at.reader, folder, None, progress)
        loading.index(at.desk, progress)
    mark.write_text(day.isoformat(), encoding="utf-8")


def _show_each(at: Sitting) -> None:
    """Each thing that a person can do, once."""
    steps: tuple[tuple[list[str], Callable[[], None]], ...] = (
        (["brief", "Kushiyara"], lambda: show_brief(at, "Kushiyara", "", full=False)),
        (["brief", "Padma Mart", "--full"], lambda: show_brief(at, "Padma Mart", "", full=True)),
        (["ask", EN_QUESTION], lambda: Chat(at).ask(EN_QUESTION)),
        (["ask", BN_QUESTION], lambda: Chat(at).ask(BN_QUESTION)),
        (["note", NOTE, "--yes"], lambda: _note(at)),
        (["followup", "Padma Mart"], lambda: show_followup(at, "Padma Mart")),
    )
    for command, show in steps:
        at.screen.say()
        at.screen.heading("$ keybrief " + shlex.join(command))
        show()
    at.screen.say()


def _note(at: Sitting) -> None:
    """Shows the card of a note, and takes the note back, so that the demonstration leaves the book as it was."""
    take_back(at, log_note(at, NOTE, "", yes=True))
