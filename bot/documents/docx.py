"""A document as DOCX. Fonts are named, not held: where they are not there, Word takes its own."""

from __future__ import annotations

import io
from datetime import UTC, datetime, time
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from bot.compose.render import render
from bot.documents.document import Document, DocumentTable, clean, marks
from bot.documents.fonts import BENGALI, LATIN
from knowledge.evidence import Message

LANGUAGES = {"en": "en-GB", "bn": "bn-BD"}
GREY = RGBColor(0x55, 0x55, 0x55)
BODY, SMALL, HEADING, TITLE = 11, 9, 13, 18
WIDE_COLUMNS = 6
# What may follow a size in the properties of a run: their order is part of the format.
AFTER_SIZE = ("w:highlight", "w:u", "w:effect", "w:bdr", "w:shd", "w:vertAlign", "w:rtl", "w:cs", "w:em", "w:lang")


def write_docx(document: Document) -> bytes:
    """The bytes of the file."""
    made = docx.Document()
    _lay_out(made, document)
    _say(made, document.title, TITLE, bold=True, style="Title")
    for line in document.head:
        _say(made, line, SMALL, grey=True)
    for part in document.parts:
        _say(made, part.heading, HEADING, bold=True, style="Heading 1")
        for one in part.lines:
            paragraph = _say(made, one.text, BODY, style="List Bullet 2" if one.level else "List Bullet")
            if one.notes:
                run = _run(paragraph, f" {marks(one.notes, document.style)}", BODY)
                run.font.superscript = True
    if document.table is not None:
        _table(made, document.table)
    for line in document.small:
        _say(made, line, SMALL, grey=True)
    if document.notes:
        _say(made, document.notes_heading, HEADING, bold=True, style="Heading 1")
        for number, note in enumerate(document.notes, start=1):
            paragraph = _say(made, f"{marks((number,), document.style)}. {note}", SMALL)
            paragraph.paragraph_format.left_indent = Cm(0.7)
            paragraph.paragraph_format.first_line_indent = Cm(-0.7)
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


def _lay_out(made: Any, document: Document) -> None:
    """The page, its foot with the page's number, and what the file says of itself."""
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    if document.table is not None and len(document.table.columns) >= WIDE_COLUMNS:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2)
    for name in ("Normal", "Title", "Heading 1", "List Bullet", "List Bullet 2"):
        style = made.styles[name]
        _name_font(style.element.get_or_add_rPr(), document.style.language)
        style.font.color.rgb = RGBColor(0, 0, 0)
        style.paragraph_format.space_after = Pt(3)
    about = made.core_properties
    about.title, about.author, about.comments = clean(document.title), clean(document.author), ""
    about.language = LANGUAGES[document.style.language]
    about.created = about.modified = datetime.combine(document.day, time(), UTC)
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    before, _, after = render(Message("document.page", {"page": "\0"}), document.style).partition("\0")
    _run(foot, before, SMALL)
    _page_number(foot)
    _run(foot, after, SMALL)


def _page_number(paragraph: Any) -> None:
    run = _run(paragraph, "", SMALL)
    for kind, words in (("begin", ""), ("", "PAGE"), ("end", "")):
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = words
        run._r.append(mark)


def _say(made: Any, text: str, size: int, *, bold: bool = False, grey: bool = False, style: str = "Normal") -> Any:
    paragraph = made.add_paragraph(style=style)
    run = _run(paragraph, text, size, bold=bold)
    if grey:
        run.font.color.rgb = GREY
    return paragraph


def _run(paragraph: Any, text: str, size: int, *, bold: bool = False) -> Any:
    """Words of one size. Word keeps size and weight twice: once for Latin letters, once for such as Bengali."""
    run = paragraph.add_run(f" {clean(text)}" if text.startswith(" ") else clean(text))
    if text.endswith(" ") and clean(text):
        run.text += " "
    run.font.size, run.font.bold, run.font.cs_bold = Pt(size), bold, bold
    properties = run._r.get_or_add_rPr()
    complex_size = OxmlElement("w:szCs")
    complex_size.set(qn("w:val"), str(size * 2))
    properties.insert_element_before(complex_size, *AFTER_SIZE)
    return run


def _name_font(properties: Any, language: str) -> None:
    fonts = properties.get_or_add_rFonts()
    for place in list(fonts.attrib):
        del fonts.attrib[place]
    for place, family in (("ascii", LATIN), ("hAnsi", LATIN), ("eastAsia", LATIN), ("cs", BENGALI)):
        fonts.set(qn(f"w:{place}"), family)
    for former in properties.findall(qn("w:lang")):
        properties.remove(former)
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), LANGUAGES[language])
    spoken.set(qn("w:bidi"), LANGUAGES["bn"])
    properties.append(spoken)


def _table(made: Any, told: DocumentTable) -> None:
    table = made.add_table(rows=1, cols=len(told.columns), style="Light Grid Accent 1")
    rows = [told.columns, *told.rows]
    for _ in told.rows:
        table.add_row()
    for row, cells in zip(rows, table.rows, strict=True):
        for column, (text, cell) in enumerate(zip(row, cells.cells, strict=True)):
            paragraph = cell.paragraphs[0]
            _run(paragraph, text, SMALL, bold=row is told.columns)
            if column in told.right:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    # The columns' names stand at the head of each page.
    repeated = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)
