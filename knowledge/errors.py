"""The errors a person may see. Each carries the message that tells them what is wrong and what to do.

    KeybriefError
    +-- NotFound        exit 3   no such account, person, load or record (nearest names offered)
    |   +-- Ambiguous            the words fit more than one; the person is asked
    +-- BadInput        exit 4   what was given cannot be read: a file, a date, an empty question
    |   +-- Superseded           somebody changed the same meanwhile; the person is shown that and asked
    +-- NothingDone     exit 2   it needs a decision that nobody was there to take
    +-- StorageTrouble  exit 5   the database, the disk or the index cannot be used
    +-- Refused         exit 6   this reader may not
    +-- Busy            exit 1   so much waits that no more is taken

Anything else that is raised is a fault of ours: exit 1, shown with a reference number only.
"""

from __future__ import annotations

from typing import ClassVar

from knowledge.evidence import Message, Value


class KeybriefError(Exception):
    """Base of all errors with a sentence for the person. `message` is rendered in their language at the edge."""

    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, **values: Value) -> None:
        self.message = Message(message, values)
        super().__init__(message, values)

    def __str__(self) -> str:
        return f"{self.message.id} {dict(self.message.values)}"


class NotFound(KeybriefError):
    exit_code = 3


class Ambiguous(NotFound):
    """`choices` are the names the words could mean, best first."""

    def __init__(self, message: str, choices: tuple[str, ...], **values: Value) -> None:
        self.choices = choices
        super().__init__(message, choices=", ".join(choices), **values)


class BadInput(KeybriefError):
    exit_code = 4


class Superseded(BadInput):
    """What a person edited was changed by somebody else since they began; nothing was written."""


class NothingDone(KeybriefError):
    exit_code = 2


class StorageTrouble(KeybriefError):
    exit_code = 5


class Refused(KeybriefError):
    exit_code = 6


class Busy(KeybriefError):
    """So much waits that no more is taken; nothing was started."""
