"""The catalogues: every sentence a person reads, by language and id. One .po file per language and domain."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Literal

from babel.messages.pofile import read_po

Language = Literal["en", "bn"]
LANGUAGES: tuple[Language, ...] = ("en", "bn")


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one message; `several` where a count other than one needs its own."""

    one: str
    several: str = ""

    def of(self, count: int | None) -> str:
        return self.several if self.several and count is not None and count != 1 else self.one


class UnknownMessage(KeyError):
    """A message that no catalogue holds: a fault of ours, found by the tests."""


@lru_cache(maxsize=len(LANGUAGES))
def catalogue(language: Language) -> dict[str, Wording]:
    """All messages of a language by id."""
    folder = resources.files("bot.compose").joinpath("locale").joinpath(language)
    found: dict[str, Wording] = {}
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        with file.open("rb") as text:
            for message in read_po(text):
                if isinstance(message.id, str) and message.id:
                    found[message.id] = Wording(str(message.string))
                elif isinstance(message.string, tuple | list) and message.id:
                    found[message.id[0]] = Wording(*message.string[:2])
    return found


def wording(message_id: str, language: Language) -> Wording:
    """Errors: UnknownMessage."""
    try:
        return catalogue(language)[message_id]
    except KeyError as error:
        raise UnknownMessage(message_id) from error
