"""Text as Slack delivers it becomes text as a person reads it."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

_MARK = re.compile(r"<(?P<kind>[@#!]?)(?P<about>[^<>|]*)(?:\|(?P<label>[^<>]*))?>")


def unescape(text: str, called: Callable[[str], str]) -> str:
    """Mentions become names, links what they show and where they lead, entities the marks they stand for.

    called: what a person is called, by their id; "" leaves their mention out.
    """

    def read(mark: re.Match[str]) -> str:
        about, label = mark["about"], mark["label"] or ""
        match mark["kind"]:
            case "@":
                return called(about) if about[:1] in ("U", "W") else label
            case "#":
                return f"#{label or about}"
            case "!":  # <!here>, <!subteam^S1|@sales>, <!date^1392734382^...|the 18th>
                return label or about.split("^")[0]
        address = about.removeprefix("mailto:").removeprefix("tel:")
        if not label or label in (about, address) or about in (f"http://{label}", f"https://{label}"):
            return label or address
        return f"{label} ({address})"

    return re.sub(r"[ \t]{2,}", " ", html.unescape(_MARK.sub(read, text))).strip()
