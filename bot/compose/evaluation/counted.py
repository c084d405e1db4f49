"""A writer that keeps count: what it used, how much of it was shown, what was refused and why."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.compose.render import Style
from bot.compose.writing import Draft, Following, Shape, Task, Use, Writer
from knowledge.evidence import Evidence, Message


@dataclass
class Counts:
    """Since it was begun: tokens, tasks, those that came to nothing and why, each sentence refused with the reason."""

    tokens_in: int = 0
    tokens_out: int = 0
    tasks: int = 0
    troubles: list[Message] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)
    left_out: int = 0


class Counted:
    """The writer it is made of, with its counts; `begin` starts them anew."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self.counts = Counts()

    @property
    def name(self) -> str:
        return self._writer.name

    def begin(self) -> Counts:
        """Fresh counts, which what follows is added to."""
        self.counts = Counts()
        return self.counts

    def write(self, task: Task, question: str, evidence: Evidence, style: Style, following: Following) -> Draft:
        draft = self._writer.write(task, question, evidence, style, following)
        self._add(draft.use, draft.trouble)
        self.counts.refused += draft.refused
        self.counts.left_out += draft.left_out
        return draft

    def read(self, task: Task, material: str, shape: type[Shape]) -> tuple[Shape | None, Use, Message | None]:
        read, use, trouble = self._writer.read(task, material, shape)
        self._add(use, trouble)
        return read, use, trouble

    def _add(self, use: Use, trouble: Message | None) -> None:
        self.counts.tasks += 1
        self.counts.tokens_in += use.tokens_in
        self.counts.tokens_out += use.tokens_out
        if trouble is not None:
            self.counts.troubles.append(trouble)
