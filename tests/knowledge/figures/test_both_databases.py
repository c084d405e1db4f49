"""Figures are the same on both databases, word for word, and each says how it is counted."""

from __future__ import annotations

from datetime import date

import pytest

from bot.compose.render import Style, render, render_figure
from bot.compose.sentence import Sentence, sources_of
from knowledge.book import Book
from knowledge.evidence import Evidence, Figure
from knowledge.figures.catalogue import WHOLE_BOOK
from knowledge.figures.entry import FigureRequest
from knowledge.people import LOCAL_OWNER
from tests.conftest import SAMPLE_DAY
from tests.knowledge.figures.computed import asked, told

STYLES = (Style("en"), Style("bn"))


@pytest.mark.parametrize(
    "request_",
    [
        asked(SAMPLE_DAY),
        asked(SAMPLE_DAY, date(2026, 7, 1), date(2026, 9, 30)),
        asked(date(2026, 3, 20), date(2026, 2, 14), category="Tea & Drinks"),
    ],
    ids=["in all", "a quarter", "a category before Eid"],
)
def test_every_figure_is_told_in_the_same_words(
    sample_on_sqlite: Book, sample_on_postgresql: Book, request_: FigureRequest
) -> None:
    one, other = told(sample_on_sqlite, request_), told(sample_on_postgresql, request_)
    assert one.keys() == other.keys()
    for key, found in one.items():
        same = other[key]
        assert type(found) is type(same), key
        for style in STYLES:
            if isinstance(found, Figure) and isinstance(same, Figure):
                assert render_figure(found, style) == render_figure(same, style)
                assert (found.ref, found.records, found.records_total) == (same.ref, same.records, same.records_total)
            else:
                assert render(found, style) == render(same, style)  # type: ignore[arg-type]


def test_every_figure_over_all_accounts_is_told_in_the_same_words(
    sample_on_sqlite: Book, sample_on_postgresql: Book
) -> None:
    request = asked(SAMPLE_DAY)
    with sample_on_sqlite.reading() as one, sample_on_postgresql.reading() as other:
        for name, entry in WHOLE_BOOK.items():
            found, same = (entry.compute(session, LOCAL_OWNER, request) for session in (one, other))
            assert found == same, name


def test_every_figure_shows_its_definition_and_the_records_behind_it(sample_on_sqlite: Book) -> None:
    for (account, name), found in told(sample_on_sqlite, asked(SAMPLE_DAY)).items():
        if not isinstance(found, Figure):
            continue
        evidence = Evidence("", None, (found,), SAMPLE_DAY)
        for style in STYLES:
            (source,) = sources_of((Sentence(render_figure(found, style), (found.ref,), "figure"),), evidence, style)
            assert source.words == render(found.definition, style), (account, name)
            assert source.words.endswith("।" if style.language == "bn" else ".")
            assert (source.records, source.records_total) == (found.records, found.records_total)
