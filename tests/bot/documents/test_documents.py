"""Documents: title, day, whose, parts, numbered notes and pages, as DOCX and as PDF, with Bengali shaped in it."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import docx
import pytest
from fpdf import FPDF

from bot.compose.catalogues import LANGUAGES
from bot.compose.render import Style
from bot.compose.sentence import Sentence, Source
from bot.documents.document import Document, DocumentLine, DocumentPart, DocumentTable, clean, line_of, note_of
from bot.documents.fonts import BENGALI, font_file
from bot.documents.write import write_document
from tests.bot.documents.pdf_text import pages_of, signs_of

DAY = date(2026, 11, 23)
EN, BN = (Style(language) for language in LANGUAGES)
# Each begins in another script than it goes on in; fonts change at each border.
LINES = ("Padma: ক্ষুদ্র ব্যবসার দর্শন", "ক্ষুদ্র ব্যবসা: Padma Mart, père & fils", "শুধু বাংলা কথা", "English only, 35%")


def document(style: Style, lines: tuple[str, ...] = LINES, table: DocumentTable | None = None) -> Document:
    return Document(
        title="Meghna Stores: মেঘনা স্টোর্স",
        head=("As of 23 Nov 2026.", "Prepared for Tanvir Ashik."),
        parts=(DocumentPart("মূল কথা Highlights", tuple(DocumentLine(one, notes=(1, 2)) for one in lines)),),
        style=style,
        day=DAY,
        author="Tanvir Ashik",
        table=table,
        small=("1 sentence left out.",),
        notes_heading="Sources সূত্র",
        notes=("Note · 3 Nov 2026 · Rumana Shams (note-57). আর্টওয়ার্ক ফাইনাল হয়নি", "Figure (revenue-all)."),
    )


def plain(words: str) -> str:
    return "".join(words.split())


@pytest.mark.parametrize("style", [EN, BN], ids=LANGUAGES)
def test_the_words_of_a_pdf_can_be_read_back_whatever_script_each_line_begins_in(style: Style) -> None:
    pages = pages_of(write_document(document(style), "pdf"))
    assert len(pages) == 1
    made = document(style)
    for words in (made.title, *made.head, *LINES, *made.small, made.notes_heading, *made.notes):
        assert plain(words) in pages[0]
    assert plain("English only, 35% [1, 2]" if style is EN else "English only, 35% [১, ২]") in pages[0]
    assert pages[0].endswith("Page1" if style is EN else plain("পৃষ্ঠা ১"))


def test_the_signs_of_bengali_are_shaped() -> None:
    """What is drawn without shaping has a sign for each letter typed; shaped, conjuncts are fewer."""
    words = "ক্ষুদ্র ব্যবসার দর্শন"
    unshaped = FPDF()
    unshaped.add_page()
    unshaped.add_font(BENGALI, "", font_file(BENGALI))
    unshaped.set_font(BENGALI, size=11)
    unshaped.cell(text=words)
    shaped = Document("", (), (), BN, DAY, notes=(words,))
    empty = Document("", (), (), BN, DAY, notes=("",))
    drawn = signs_of(write_document(shaped, "pdf")) - signs_of(write_document(empty, "pdf"))
    assert drawn < signs_of(bytes(unshaped.output())) == len(words)


def test_a_long_document_has_a_number_on_each_page_and_its_notes_at_the_end() -> None:
    pages = pages_of(write_document(document(EN, LINES * 25), "pdf"))
    assert len(pages) > 2
    assert [page.endswith(f"Page{number}") for number, page in enumerate(pages, start=1)] == [True] * len(pages)
    assert [plain("Rumana Shams (note-57)") in page for page in pages] == [False] * (len(pages) - 1) + [True]


def test_a_table_of_many_rows_repeats_its_head_on_each_page() -> None:
    rows = tuple((str(number), "নকশি Store", "BDT 1,200") for number in range(60))
    table = DocumentTable(("Rank", "Account", "Revenue"), rows, frozenset({0, 2}))
    pages = pages_of(write_document(document(EN, (), table), "pdf"))
    assert all("RankAccountRevenue" in page for page in pages[:-1])
    assert sum(page.count("Store" + plain("BDT 1,200")) for page in pages) == 60
    held = docx.Document(io.BytesIO(write_document(document(EN, (), table), "docx"))).tables[0]
    assert [cell.text for cell in held.rows[60].cells] == ["59", "নকশি Store", "BDT 1,200"]


def test_a_docx_holds_the_same_with_its_notes_page_numbers_and_fonts_named() -> None:
    content = write_document(document(BN), "docx")
    opened = docx.Document(io.BytesIO(content))
    told = [one.text for one in opened.paragraphs]
    assert told[:3] == ["Meghna Stores: মেঘনা স্টোর্স", "As of 23 Nov 2026.", "Prepared for Tanvir Ashik."]
    assert told[4:8] == [f"{line} ১, ২" for line in LINES]
    assert told[-2].startswith("১. Note · 3 Nov 2026 · Rumana Shams (note-57).")
    assert all(run.font.superscript for one in opened.paragraphs[4:8] for run in one.runs[1:])
    foot = opened.sections[0].footer.paragraphs[0]
    assert foot.text.startswith("পৃষ্ঠা")
    assert "PAGE" in foot._p.xml
    assert (opened.core_properties.title, opened.core_properties.author) == (told[0], "Tanvir Ashik")
    styles = zipfile.ZipFile(io.BytesIO(content)).read("word/styles.xml").decode()
    assert f'w:cs="{BENGALI}"' in styles


def test_what_no_file_may_hold_is_left_out_of_both() -> None:
    bad = "bell \x07 half \ud800 turned \u202e end\ufffe"
    made = Document(bad, (bad,), (DocumentPart(bad, (DocumentLine(bad),)),), EN, DAY, author=bad)
    assert docx.Document(io.BytesIO(write_document(made, "docx"))).paragraphs[0].text == "bell half turned end"
    assert pages_of(write_document(made, "pdf"))[0].startswith("bellhalfturnedend")
    assert clean(bad) == "bell half turned end"


def test_a_line_names_its_notes_by_number_and_a_note_tells_kind_day_author_and_words() -> None:
    numbers = {"note-57": 1, "revenue-all": 2}
    assert line_of(Sentence("He said so.", ("revenue-all", "gone-1", "note-57"), "quote"), numbers).notes == (2, 1)
    note = Source("note-57", "note", date(2026, 11, 3), "Rumana Shams", "Artwork\nis late.")
    assert note_of(note, EN) == "Note · 3 Nov 2026 · Rumana Shams (note-57). Artwork is late."
    figure = Source("revenue-all", "figure", DAY, "", "Sum of orders.", records=("order-1",), records_total=12)
    assert note_of(figure, EN).endswith("(revenue-all). Sum of orders. It counts 12 records.")
