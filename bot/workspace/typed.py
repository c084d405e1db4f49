"""What a person typed, as Slack hands it to an app: escaped, with mentions, channels and addresses marked."""

from __future__ import annotations

import re

from bot.workspace.state import Workspace

_MARKED = re.compile(r"<(?:@[UW][A-Z0-9]+|#[CG][A-Z0-9]+(?:\|[^>]*)?)>")
_ADDRESS = re.compile(r"https?://[^\s<>]*[^\s<>.,;:!?)]")
_BY_NAME = re.compile(r"(?<![\w@])@([\w.\-]+)")


def as_sent(workspace: Workspace, text: str) -> str:
    """A mark that the page's completion set stays; anything else that looks like one becomes text."""
    found, end = [], 0
    for mark in _MARKED.finditer(text):
        found += [_plain(workspace, text[end : mark.start()]), mark[0]]
        end = mark.end()
    return "".join([*found, _plain(workspace, text[end:])])


def _plain(workspace: Workspace, text: str) -> str:
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    text = _ADDRESS.sub(lambda found: f"<{found[0]}>", text)
    ids = {person.name: person.id for person in workspace.people.values()}
    return _BY_NAME.sub(lambda found: f"<@{ids[found[1]]}>" if found[1] in ids else found[0], text)
