"""Words as Slack shows them. Words of people and records stand in text that Slack reads no markup in.

Rich text takes runs: a string is plain, `bold` and `dim` and `linked` make the others. Where Slack does read markup,
the text beside a message's blocks, words are escaped, so that none of them is a live mention or link.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from bot.compose.render import Style, render
from bot.slack.views.limits import BUTTON, BUTTON_VALUE, FALLBACK, HEADER, RUN_CHARACTERS
from bot.slack.views.posted import Block
from knowledge.evidence import Message, Value

Run = str | Block
# No text of Slack's may be empty, nor hold what no text holds.
_UNSHOWN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_WORD_ENDS = re.compile(r"\s+|(?<=[.!?।;,])")
NOTHING = "\u2013"


def words(message: str, style: Style, /, **values: Value) -> str:
    """A sentence of the catalogues."""
    return render(Message(message, values), style)


def shown(text: str) -> str:
    """Text without what steers a screen; a dash where nothing is left."""
    return _UNSHOWN.sub(" ", text).strip() or NOTHING


def escape(text: str) -> str:
    """Text for where Slack reads markup: none of it is a link, a mention or an entity."""
    return shown(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def fallback(*parts: str) -> str:
    """The text beside blocks, from parts that are not yet escaped: whole words, and once escaped not too many."""
    text = " ".join(shown(" ".join(part for part in parts if part.strip())).split())
    room, most = FALLBACK, 0
    while most < len(text) and (room := room - _escaped(text[most])) >= 0:
        most += 1
    return escape(shortened(text, most))


def shortened(text: str, most: int) -> str:
    """At most so many characters, ended after a word with "..." where there were more."""
    text = " ".join(shown(text).split())
    if len(text) <= most:
        return text
    kept = text[: most - 1]
    return (kept[: kept.rfind(" ")] if " " in kept[most // 2 :] else kept).rstrip(" ,;:") + "\u2026"


# -- rich text -----------------------------------------------------------------------------------------------------


def bold(text: str) -> Block:
    return _text(text, bold=True)


def dim(text: str) -> Block:
    return _text(text, italic=True)


def linked(url: str, text: str) -> Run:
    """A link that may be pressed; only one that leads to the web."""
    if not re.match(r"https?://[^\s<>|]{1,2000}$", url):
        return text
    return {"type": "link", "url": url, "text": shown(text)}


def section(*runs: Run) -> Block:
    """One paragraph of a rich text."""
    return {"type": "rich_text_section", "elements": list(_elements(runs))}


def quote(*runs: Run) -> Block:
    """Words as somebody wrote them, set apart."""
    return {"type": "rich_text_quote", "elements": list(_elements(runs))}


def bullets(items: Iterable[tuple[Run, ...]], *, ordered: bool = False, first: int = 1) -> Block:
    """A list; each item is the runs of one line. first: the number an ordered list begins with."""
    style = "ordered" if ordered else "bullet"
    found: Block = {"type": "rich_text_list", "style": style, "elements": [section(*item) for item in items]}
    return found | ({"offset": first - 1} if ordered and first > 1 else {})


def rich(*elements: Block) -> Block:
    """A block of paragraphs, quotations and lists."""
    return {"type": "rich_text", "elements": list(elements)}


def _elements(runs: Iterable[Run]) -> Iterator[Block]:
    for run in runs:
        if isinstance(run, dict):
            yield run
        else:
            yield _text(run)


def _text(text: str, **style: bool) -> Block:
    element: Block = {"type": "text", "text": _UNSHOWN.sub(" ", text) or " "}
    return element | ({"style": style} if style else {})


# -- other blocks --------------------------------------------------------------------------------------------------


def plain(text: str, most: int) -> Block:
    return {"type": "plain_text", "text": shortened(text, most), "emoji": False}


def header(text: str) -> Block:
    return {"type": "header", "text": plain(text, HEADER)}


def context(*lines: str) -> Block:
    """Small print, a line each."""
    text = "\n".join(shown(line) for line in lines)
    return {"type": "context", "elements": [plain_lines(text)]}


def plain_lines(text: str) -> Block:
    """Plain text that keeps its line ends."""
    return {"type": "plain_text", "text": shown(text)[:RUN_CHARACTERS], "emoji": False}


def divider() -> Block:
    return {"type": "divider"}


def button(action: str, label: str, value: str = "", *, style: str = "", confirm: Block | None = None) -> Block:
    """A button. style: "primary", "danger" or ""; confirm: of `asking`, where a slip would be dear."""
    assert len(value) <= BUTTON_VALUE, action
    found: Block = {"type": "button", "action_id": action, "text": plain(label, BUTTON)}
    found |= {"value": value} if value else {}
    found |= {"style": style} if style else {}
    return found | ({"confirm": confirm} if confirm else {})


def asking(title: str, question: str, yes: str, no: str) -> Block:
    """What a button asks before it does a thing."""
    return {"title": plain(title, 100), "text": plain(question, 300), "confirm": plain(yes, 30), "deny": plain(no, 30)}


def actions(*elements: Block, key: str = "") -> Block:
    """A row of buttons. key: the row's block_id, where a message holds the same action twice."""
    found: Block = {"type": "actions", "elements": list(elements)}
    return found | ({"block_id": key[:255]} if key else {})


def pieces(text: str, most: int = RUN_CHARACTERS) -> list[str]:
    """A long text in parts that each end after a sentence, a clause or a word; together they are the text."""
    parts: list[str] = []
    while len(text) > most:
        cut = max((found.end() for found in _WORD_ENDS.finditer(text[: most + 1])), default=0)
        sentence = max((text.rfind(mark, most // 2, most) for mark in (". ", "\u0964", "! ", "? ", "\n")), default=-1)
        cut = sentence + 1 if sentence > 0 else cut
        cut = cut if 0 < cut <= most else most
        parts.append(text[:cut])
        text = text[cut:]
    return [*parts, text] if text or not parts else parts


def characters(part: Any) -> int:
    """How many characters of text are in blocks, as a message's size is counted: with its entities."""
    if isinstance(part, list | tuple):
        return sum(characters(one) for one in part)
    if isinstance(part, dict):
        return sum(
            _escaped(value) if key in ("text", "alt_text", "url") and isinstance(value, str) else characters(value)
            for key, value in part.items()
        )
    return 0


def _escaped(text: str) -> int:
    return len(text) + 4 * text.count("&") + 3 * (text.count("<") + text.count(">"))
