"""What a command tells, written to a file: a document or a picture."""

from __future__ import annotations

from pathlib import Path

from bot.compose.render import render
from bot.features.document import Told, document, ending_of
from bot.features.picture import PictureAsked, picture
from bot.terminal.sitting import Sitting
from knowledge.errors import BadInput
from knowledge.evidence import Message

PICTURE = ".png"


def demand_ending(out: str) -> None:
    """Errors: BadInput where the name of a document to write tells no kind of document."""
    if out:
        ending_of(out)


def write_out(at: Sitting, out: str, told: Told) -> None:
    """Writes the document and says where it is. Errors: BadInput for the name, or a place that takes no file."""
    made = document(at.desk, at.reader, told, ending_of(out), at.style)
    _write(out, made.content)
    if at.screen.wants_json:
        at.screen.as_json({"file": out, "title": made.title})
    else:
        at.screen.say(render(Message("document.written", {"file": out}), at.style))


def show_picture(at: Sitting, kind: str, account: str, out: str) -> None:
    """Draws a picture to a file, and tells the same in words. Errors: BadInput for the name of the file."""
    if not out.casefold().endswith(PICTURE):
        raise BadInput("document.picture_ending", file=out[-80:], ending=PICTURE)
    asked = PictureAsked(kind, account, as_of=at.as_of, language=at.language)
    made, _ = picture(at.desk, at.reader, asked)
    _write(out, made.png)
    if at.screen.wants_json:
        at.screen.as_json({"file": out, "title": made.title, "alt": made.alt})
    else:
        at.screen.say(render(Message("picture.written", {"file": out, "alt": made.alt}), at.style))


def _write(out: str, content: bytes) -> None:
    try:
        Path(out).write_bytes(content)
    except OSError as error:
        raise BadInput("document.no_folder", file=out[-80:]) from error
