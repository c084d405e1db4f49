"""A conversation in the terminal: ask, brief, note and follow up, line by line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from bot.compose.question import tells
from bot.compose.render import render
from bot.features.ask import NEW_CONVERSATION, Conversation, ask
from bot.terminal.accounts import show_accounts
from bot.terminal.answer import AsItComes, show_answer
from bot.terminal.brief import show_brief, shows_brief
from bot.terminal.document import writes_document
from bot.terminal.followup import show_followup
from bot.terminal.note import log_note
from bot.terminal.plan import PlanOrder, run_plan
from bot.terminal.record_told import takes_record
from bot.terminal.sitting import Sitting
from knowledge.errors import Ambiguous, KeybriefError
from knowledge.evidence import Message
from knowledge.text import language_of

_COMMAND = re.compile(r"/(?P<name>\w+)\s*(?P<rest>.*)", re.DOTALL)
_FOR = re.compile(r"\s+for\s+|\s+জন্য\s+", re.IGNORECASE)
YES = frozenset({"y", "yes", "হ্যাঁ", "হ্যা", "জি"})


@dataclass
class Chat:
    """One conversation at a sitting."""

    at: Sitting
    conversation: Conversation = field(default=NEW_CONVERSATION)

    def takes(self, line: str) -> bool:
        """Does what a line asks for; False where it ends the conversation."""
        command = _COMMAND.fullmatch(line)
        if command is None:
            self._told_or_asked(line)
            return True
        name, rest = command["name"].casefold(), command["rest"].strip()
        match name:
            case "quit" | "exit" | "bye":
                return False
            case "brief" | "full":
                account, focus = _account_and_focus(rest)
                show_brief(self.at, account, focus, full=name == "full")
            case "note":
                log_note(self.at, rest, "", yes=False)
            case "followup":
                show_followup(self.at, rest)
            case "plan":
                run_plan(self.at, PlanOrder(rest))
            case "accounts":
                show_accounts(self.at)
            case _:
                self.say("chat.help")
        return True

    def _told_or_asked(self, line: str) -> None:
        account_id = self.conversation.account_id
        if takes_record(self.at, line, account_id) or writes_document(self.at, line, account_id=account_id):
            return
        if shows_brief(self.at, line, account_id=account_id):
            return
        if tells(line) and self._agreed(line):
            log_note(self.at, line, "", yes=False)
            return
        self.ask(line)

    def ask(self, line: str, account: str = "") -> None:
        """Answers a question; one that fits two accounts is asked back, and kept."""
        at = self.at
        style = at.desk.style(at.language or language_of(line))
        came = AsItComes(at.screen, style)
        try:
            answer, self.conversation = ask(
                at.desk,
                at.reader,
                line,
                as_of=at.as_of,
                account=account,
                language=at.language,
                conversation=self.conversation,
                following=came,
            )
        except Ambiguous as doubt:
            if account or not at.screen.attached:
                raise
            self.ask(line, self._chosen(doubt))
            return
        show_answer(at.screen, answer, style, came)

    def _chosen(self, doubt: Ambiguous) -> str:
        """The name the person chooses by its number. Errors: the doubt again where they choose none."""
        screen = self.at.screen
        screen.say(render(doubt.message, self.at.style))
        for number, name in enumerate(doubt.choices, start=1):
            screen.indent(f"{number}  {name}")
        typed = screen.ask(">").strip()
        if typed.isdecimal() and 1 <= int(typed) <= len(doubt.choices):
            return doubt.choices[int(typed) - 1]
        raise doubt

    def _agreed(self, line: str) -> bool:
        """Whether the person wants these words logged; somebody who is not there is not asked."""
        style = self.at.desk.style(self.at.language or language_of(line))
        if not self.at.screen.attached:
            return False
        return self.at.screen.ask(render(Message("chat.log_it"), style)).strip().casefold() in YES

    def say(self, message: str) -> None:
        self.at.screen.say(render(Message(message), self.at.style), "dim")


def _account_and_focus(words: str) -> tuple[str, str]:
    """ "Meghna for the price talk" is an account and what the brief is for."""
    account, _, focus = _FOR.sub("\0", words, count=1).partition("\0")
    return account.strip(), focus.strip()


def hold_chat(at: Sitting) -> None:
    """Takes lines until the person ends it. An error is told and the conversation goes on."""
    chat = Chat(at)
    chat.say("chat.welcome")
    while True:
        try:
            line = at.screen.ask(">" if at.screen.attached else "").strip()
        except EOFError:
            return
        if not line:
            continue
        try:
            if not chat.takes(line):
                return
        except KeybriefError as error:
            at.screen.complain(render(error.message, at.desk.style(at.language or language_of(line))))
