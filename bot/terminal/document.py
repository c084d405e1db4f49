"""What a command tells, written to a file: a document or a picture."""

from __future__ import annotations

from pathlib import Path

from bot.compose.render import render
from bot.features.account import account_meant
from bot.features.document import Told, document, document_asked, ending_of, files_of
from bot.features.document_words import document_meant
from bot.features.picture import PictureAsked, picture
from bot.terminal.sitting import Sitting
from knowledge.errors import BadInput
from knowledge.evidence import Message
from knowledge.text import language_of

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


def writes_document(at: Sitting, words: str, *, account: str = "", account_id: int | None = None) -> bool:
    """Writes the documents that words ask for into the folder where the person is; False where they ask for none.

    account, account_id: as named beside the words, or spoken of before, for words that name none.
    Errors: as `document_asked`; BadInput for a folder that takes no file.
    """
    told = document_meant(words)
    if told is None:
        return False
    style = at.desk.style(at.language or language_of(words))
    before = account_meant(at.desk, at.reader, account).id if account else account_id
    found = document_asked(at.desk, at.reader, told, before=before, as_of=at.as_of, language=style.language)
    written = []
    for file in files_of(at.desk, at.reader, found, style, told.endings):
        path = _free(Path(file.name))
        _write(str(path), file.content)
        written.append({"file": str(path), "title": file.title})
    if at.screen.wants_json:
        at.screen.as_json(written)
    for one in written if not at.screen.wants_json else ():
        at.screen.say(render(Message("document.written", {"file": one["file"]}), style))
    return True


def _free(path: Path) -> Path:
    """This name, or with a number where a file of it is there: nothing is written over."""
    stem, number = path.stem, 1
    while path.exists():
        number += 1
        path = path.with_stem(f"{stem}-{number}")
    return path


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
