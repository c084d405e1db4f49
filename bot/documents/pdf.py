"""A document as PDF, with its letters in it: Bengali is shaped by HarfBuzz, so that its signs stand right."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import Any

from fpdf import FPDF
from fpdf.enums import TableBordersLayout
from fpdf.fonts import FontFace

from bot.compose.render import render
from bot.documents.document import Document, DocumentTable, clean, marks
from bot.documents.fonts import FAMILIES, families_for, font_file
from knowledge.evidence import Message

MARGIN = 18.0
INK, GREY, RULE = 0x22, 0x66, 0xD0
BODY, SMALL, HEADING, TITLE = 10.5, 8.5, 13.0, 18.0
WIDE_COLUMNS = 6
BULLET, INDENT = "•", 5.0


class Paper(FPDF):
    """Pages with their number at the foot."""

    def __init__(self, document: Document) -> None:
        wide = document.table is not None and len(document.table.columns) >= WIDE_COLUMNS
        super().__init__(orientation="landscape" if wide else "portrait", format="A4")
        self.document = document
        self.main, other = families_for(document.style.language)
        for family in FAMILIES:
            for bold in (False, True):
                self.add_font(family, "B" if bold else "", font_file(family, bold=bold))
        self.set_fallback_fonts([other], exact_match=False)
        self.set_text_shaping(use_shaping_engine=True)
        self.set_margins(MARGIN, MARGIN)
        self.set_auto_page_break(auto=True, margin=MARGIN)
        self.set_title(clean(document.title))
        self.set_lang(document.style.language)
        self.set_creation_date(datetime.combine(document.day, time(), UTC))
        if document.author:
            self.set_author(clean(document.author))

    def footer(self) -> None:
        """The number of the page, in the digits of the reader."""
        self.set_y(-MARGIN + 5)
        self.letters(SMALL, grey=True)
        words = render(Message("document.page", {"page": self.page_no()}), self.document.style)
        self.multi_cell(0, 5, words, align="R", new_x="LMARGIN", new_y="NEXT")

    def multi_cell(self, *args: Any, **kwargs: Any) -> Any:
        """The same, but that the page knows its font first.

        fpdf2 tells the page only where the words begin in that font; where they begin in the other one, it believes it
        told, and writes what follows in whichever font was last.
        """
        self.text(self.x, self.y, "")
        return super().multi_cell(*args, **kwargs)

    def letters(self, size: float, *, bold: bool = False, grey: bool = False) -> None:
        self.set_font(self.main, "B" if bold else "", size)
        self.set_text_color(GREY if grey else INK)

    def say(self, text: str, size: float, *, bold: bool = False, grey: bool = False, indent: float = 0.0) -> None:
        """One paragraph."""
        self.letters(size, bold=bold, grey=grey)
        self.set_x(MARGIN + indent)
        self.multi_cell(0, size * 0.52, clean(text), align="L", new_x="LMARGIN", new_y="NEXT")

    def item(self, mark: str, text: str, size: float, indent: float, width: float = INDENT) -> None:
        """One item of a list, its further lines under its first word. A mark never stands alone at a page's end."""
        self.letters(size)
        if self.will_page_break(size * 0.52):
            self.add_page()
        self.set_x(MARGIN + indent)
        self.text(self.x, self.y, "")
        self.cell(width, size * 0.52, mark)
        self.multi_cell(0, size * 0.52, clean(text), align="L", new_x="LMARGIN", new_y="NEXT")
        self.ln(1)


def write_pdf(document: Document) -> bytes:
    """The bytes of the file."""
    paper = Paper(document)
    paper.add_page()
    paper.say(document.title, TITLE, bold=True)
    paper.ln(1)
    for line in document.head:
        paper.say(line, SMALL, grey=True)
    for part in document.parts:
        _heading(paper, part.heading)
        for one in part.lines:
            noted = f"{one.text} [{marks(one.notes, document.style)}]" if one.notes else one.text
            paper.item(BULLET, noted, BODY, INDENT * one.level)
    if document.table is not None:
        paper.ln(3)
        _table(paper, document.table)
    for line in document.small:
        paper.ln(2)
        paper.say(line, SMALL, grey=True)
    if document.notes:
        _heading(paper, document.notes_heading)
        for number, note in enumerate(document.notes, start=1):
            paper.item(f"{marks((number,), document.style)}.", note, SMALL, 0, width=INDENT + 3)
    return bytes(paper.output())


def _heading(paper: Paper, words: str) -> None:
    """A heading, on the page of what it heads."""
    paper.ln(3)
    if paper.will_page_break(HEADING * 1.5):
        paper.add_page()
    paper.say(words, HEADING, bold=True)
    paper.set_draw_color(RULE)
    paper.line(MARGIN, paper.get_y() + 0.5, paper.w - MARGIN, paper.get_y() + 0.5)
    paper.ln(2)


def _table(paper: Paper, told: DocumentTable) -> None:
    paper.letters(SMALL)
    paper.set_draw_color(RULE)
    align = tuple("RIGHT" if column in told.right else "LEFT" for column in range(len(told.columns)))
    widths = _widths(told)
    with paper.table(
        text_align=align,
        col_widths=widths,
        line_height=SMALL * 0.6,
        borders_layout=TableBordersLayout.HORIZONTAL_LINES,
        headings_style=FontFace(emphasis="BOLD"),
    ) as table:
        for row in (told.columns, *told.rows):
            line = table.row()
            for text in row:
                line.cell(clean(text))


def _widths(told: DocumentTable) -> tuple[int, ...]:
    """Each column as wide as its longest words ask for, within reason."""
    every = zip(told.columns, *told.rows, strict=True)
    return tuple(min(max(5, *(len(clean(text)) for text in column)), 28) for column in every)
