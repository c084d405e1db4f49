"""A negotiation sheet in Slack: each part under its heading, each line with the numbers of its sources; its buttons."""

from __future__ import annotations

from collections.abc import Iterator

from bot.compose.negotiation import Sheet
from bot.compose.render import Style
from bot.compose.sentence import Part
from bot.slack.views.files import as_document, as_picture
from bot.slack.views.packing import packed
from bot.slack.views.posted import Block, Posted, joined, parted
from bot.slack.views.sources import numbered, numbers_of
from bot.slack.views.text import actions, bold, bullets, button, context, header, rich, section, words
from knowledge.evidence import Name


def sheet_view(sheet: Sheet, style: Style, *, key: str, shareable: bool = False, shared_by: str = "") -> Posted:
    """The sheet with its buttons.

    key: what its buttons hand back, with the account's id at its end. shareable: whether it was asked where others
    read. shared_by: who shows it there.
    """
    numbers = numbers_of(sheet.sources)
    blocks: list[Block] = [header(sheet.title)]
    if shared_by:
        blocks.append(context(words("slack_brief.shared_by", style, name=Name(shared_by, "person"))))
    blocks += [_part(part, numbers) for part in sheet.parts if part.sentences]
    ends = [context(*_small_print(sheet, style))]
    buttons = _buttons(sheet, style, key, shareable=shareable, shared=bool(shared_by))
    return packed(sheet.title, blocks, [*ends, actions(*buttons)])


def _part(part: Part, numbers: dict[str, int]) -> Block:
    return rich(section(bold(part.heading)), bullets((numbered(one, numbers),) for one in part.sentences))


def _small_print(sheet: Sheet, style: Style) -> Iterator[str]:
    yield words("slack_negotiate.inside" if sheet.inside else "slack_negotiate.outside", style, as_of=sheet.as_of)
    if sheet.left_out:
        yield words("answer.left_out", style, count=sheet.left_out)


def _buttons(sheet: Sheet, style: Style, key: str, *, shareable: bool, shared: bool) -> Iterator[Block]:
    """The document of a sheet that is shared leaves out what the sheet leaves out, whoever presses."""
    if shareable and not shared:
        yield button("negotiate_share", words("slack_brief.button_share", style), key)
    if sheet.sources:
        yield button("negotiate_sources", words("slack_brief.button_sources", style), key)
    account = parted(key)[-1]
    yield as_picture("revenue", account, style, "slack_files.sales")
    yield as_document(joined("negotiate", "", account, *(["shared"] if shared else [])), style)
