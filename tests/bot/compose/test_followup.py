"""The words of a follow-up: both languages hold the same messages with the same values."""

from __future__ import annotations

import re
from importlib import resources
from string import Formatter

from babel.messages.pofile import read_po

# A name is shown in the letters of its language, where the records hold both.
SAME = {"owner_bn": "owner", "name_bn": "name"}


def messages(language: str) -> dict[str, set[str]]:
    """The messages of a language by id, each with the values it shows."""
    file = resources.files("bot.compose").joinpath("locale").joinpath(language).joinpath("followup.po")
    with file.open("rb") as text:
        found = {}
        for message in read_po(text):
            if message.id:
                key = message.id if isinstance(message.id, str) else message.id[0]
                words = message.string if isinstance(message.string, tuple | list) else [message.string]
                names = {name for one in words for _, name, _, _ in Formatter().parse(str(one)) if name}
                found[str(key)] = {SAME.get(name, name) for name in names}
    return found


def test_both_languages_hold_the_same_messages_with_the_same_values() -> None:
    assert messages("en") == messages("bn")


def test_every_bengali_message_is_written_in_bengali() -> None:
    file = resources.files("bot.compose").joinpath("locale").joinpath("bn").joinpath("followup.po")
    with file.open("rb") as text:
        for message in read_po(text):
            if message.id and not isinstance(message.string, tuple | list):
                letters = re.sub(r"\{\w+\}|[^\w]", "", str(message.string))
                assert not letters or re.search(r"[\u0980-\u09ff]", letters), message.id
