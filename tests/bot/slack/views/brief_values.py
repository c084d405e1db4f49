"""Values that the views of briefs and follow-ups must show: hostile, Bengali, empty, very many, very long."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import TypeVar

from hypothesis import strategies as st

from bot.compose.brief import Brief
from bot.compose.followup import FollowUp
from bot.compose.followup_items import FollowUpItem
from bot.compose.followup_message import Letter, Paragraph
from bot.compose.render import Style
from bot.compose.sentence import Part, Sentence, Source
from bot.slack.views.posted import Block, Posted
from bot.slack.views.text import shown

Made = TypeVar("Made")
HOSTILE = (
    "<!channel> pay &amp; call <@U0FARHANA>",
    "*bold* _it_ ~no~ `code` > quote :fire: <https://evil.example|here>",
    "মেঘনা স্টোর্স ২৯ নভেম্বর এর আগে নমুনা চায়।",
    "\u202edesrever \x07bell\x00 \ud800",
    "x" * 5_000,
    "আ" * 5_000,
    "word " * 1_000,
    "line\n- another\n\n- last",
    " ",
)
KINDS = ("note", "figure", "mail", "gone", "heard at a fair")
ADDRESSES = ("", "https://example.com/a?b=1&c=<2>", "https://example.com/ok", "javascript:alert(1)")


@dataclass
class Values:
    """Values from one seed: small to tell of where a test fails, however large what is made of it."""

    seed: int

    def __post_init__(self) -> None:
        self.random = Random(self.seed)

    @property
    def style(self) -> Style:
        return self.random.choice([Style("en"), Style("bn"), Style("bn", digits="latin")])

    def words(self) -> str:
        """Any words, also none."""
        if self.random.random() < 0.3:
            return self.random.choice(HOSTILE)
        letters = "ab c.নামা।\n<>&*_0৯é😀"
        return "".join(self.random.choice(letters) for _ in range(self.random.randrange(60)))

    def told(self) -> str:
        """Words that say something."""
        return f"{self.words()} said"

    def day(self) -> date:
        return date(2000, 1, 1) + timedelta(days=self.random.randrange(40_000))

    def some(self, make: Callable[[], Made], most: int) -> tuple[Made, ...]:
        """None, a few, or as many as that."""
        return tuple(make() for _ in range(self.random.choice([0, 1, 3, most])))

    def refs(self, most: int = 3) -> tuple[str, ...]:
        return self.some(lambda: f"note-{self.random.randrange(30)}", most)

    def sentence(self) -> Sentence:
        return Sentence(self.told(), self.refs(), "statement")

    def source(self) -> Source:
        kind, address = self.random.choice(KINDS), self.random.choice(ADDRESSES)
        ref, when = f"note-{self.random.randrange(30)}", self.random.choice([None, self.day()])
        return Source(ref, kind, when, self.words(), self.words(), address, self.refs(20), self.random.randrange(5_000))

    def brief(self) -> Brief:
        return Brief(
            account=self.words(),
            title=self.told(),
            as_of=self.day(),
            form=self.random.choice(["full", "short"]),
            occasion="",
            focus=self.words(),
            parts=self.some(lambda: Part("people", self.told(), self.some(self.sentence, 20)), 12),
            sources=self.some(self.source, 40),
            words=self.random.randrange(500),
            left_out=self.random.randrange(9),
        )

    def brief_of_its_size(self) -> Brief:
        """As long as a brief is made at most: 500 words, of the length that words have, in all its parts."""
        letters = self.random.choice(["abcdefghij", "কখগঘনামাস", "abcdefghi&"])
        told = ["".join(self.random.choice(letters) for _ in range(self.random.randrange(3, 15))) for _ in range(500)]
        lines = [" ".join(told[at : at + 20]) for at in range(0, 500, 20)]
        sentences = [Sentence(line, self.refs(), "statement") for line in lines]
        parts = [Part("people", self.words()[:80] or "People", tuple(sentences[at::10])) for at in range(10)]
        return replace(self.brief(), title="Meghna Stores", form="full", parts=tuple(parts), words=500)

    def letter(self) -> Letter | None:
        if self.random.random() < 0.2:
            return None
        paragraphs = self.some(lambda: Paragraph(self.some(self.sentence, 9), self.some(self.sentence, 9)), 6)
        return Letter(self.told(), paragraphs)

    def followup(self) -> FollowUp:
        states = ("overdue", "seems_kept", "open", "kept")
        return FollowUp(
            account=self.words(),
            as_of=self.day(),
            language="en",
            follows="meeting",
            reconciled={state: self.some(self.sentence, 25) for state in states},
            letter=self.letter(),
            left_out=self.some(self.sentence, 25),
            summary=self.some(self.sentence, 4),
            tasks=(),
            plan_changes=self.some(self.sentence, 15),
            sources=self.some(self.source, 40),
            refused=self.random.randrange(9),
            items=self.some(self.item, 30),
        )

    def item(self) -> FollowUpItem:
        function, state = (
            self.random.choice(["", "product"]),
            self.random.choice(["overdue", "seems_kept", "open", "new"]),
        )
        due = self.random.choice([None, self.day()])
        return FollowUpItem(self.told(), function, self.words(), None, due, self.refs(), state=state)


values = st.integers(0, 2**40).map(Values)


def all_of(posted: Posted) -> list[Posted]:
    return [posted, *posted.more]


def texts(part: object) -> str:
    """Every text that blocks show or hold, one after the other."""
    if isinstance(part, list | tuple):
        return "".join(texts(one) for one in part)
    if isinstance(part, dict):
        kinds = ("text", "initial_value")
        return "".join(
            value if name in kinds and isinstance(value, str) else texts(value) for name, value in part.items()
        )
    return ""


def letters_of(text: str) -> str:
    """A text without what is no letter, digit or mark of a person's: as it is looked for in what is shown."""
    return "".join(letter for letter in text if letter.isalnum())


def lost(words: list[str], found: str) -> list[str]:
    """The beginnings of those words that are not all in what was found."""
    return [text[:40] for text in words if letters_of(shown(text)) not in found]


def is_live(blocks: tuple[Block, ...] | list[Block]) -> bool:
    """Whether something in blocks is read as markup that calls people, or leads where no web page is."""

    def look(part: object) -> bool:
        if isinstance(part, list | tuple):
            return any(look(one) for one in part)
        if not isinstance(part, dict):
            return False
        if part.get("type") in ("user", "usergroup", "broadcast", "channel"):
            return True
        if part.get("type") == "link" and not str(part["url"]).startswith("https://"):
            return True
        if part.get("type") == "mrkdwn" and ("<!" in part["text"] or "<@" in part["text"]):
            return True
        return any(look(value) for value in part.values())

    return look(blocks)
