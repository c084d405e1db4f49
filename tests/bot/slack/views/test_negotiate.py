"""A negotiation sheet as Slack shows it: taken for every value, nothing lost, nothing live."""

from __future__ import annotations

from hypothesis import given, settings

from bot.compose.negotiation import PARTS, Sheet
from bot.compose.sentence import Part
from bot.slack.views.negotiate import sheet_view
from bot.slack.views.text import NOTHING
from tests.bot.slack.views.brief_values import Values, lost, values
from tests.bot.slack.views.test_brief import labels, taken
from tests.bot.slack.views.test_plan import buttons


def sheet_of(value: Values) -> Sheet:
    return Sheet(
        account=value.words(),
        title=value.told(),
        as_of=value.day(),
        inside=value.seed % 2 == 0,
        parts=tuple(Part(name, value.told(), value.some(value.sentence, 20)) for name in PARTS),
        sources=value.some(value.source, 40),
        left_out=value.random.randrange(9),
    )


@settings(max_examples=30, deadline=None)
@given(values)
def test_every_sheet_is_taken_and_no_sentence_of_it_is_lost(value: Values) -> None:
    sheet, shared_by = sheet_of(value), value.words() if value.seed % 3 == 0 else ""
    posted = sheet_view(sheet, value.style, key="slack:1.2|7", shareable=True, shared_by=shared_by)
    assert posted.text != NOTHING
    assert lost([one.text for part in sheet.parts for one in part.sentences], taken(posted)) == []
    assert ("Share here" in labels(posted) or "এখানে শেয়ার করুন" in labels(posted)) == (not shared_by)
    # What is shared leaves our walk-away out, and so does the document that is made of it.
    files = [(action, held) for action, held in buttons(posted) if action.startswith(("picture", "document"))]
    variant = "negotiate||7|shared" if shared_by else "negotiate||7"
    assert files == [("picture_show", "revenue|7"), ("document_send", variant)]
