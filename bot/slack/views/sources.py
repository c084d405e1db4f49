"""The sources behind sentences: the numbers beside them, and each source with its own words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from bot.compose.render import Style, render_day, render_value
from bot.compose.sentence import Sentence, Source
from bot.slack.views.packing import packed
from bot.slack.views.posted import Block, Posted
from bot.slack.views.text import Run, bold, dim, header, linked, quote, rich, section, words
from knowledge.evidence import Term

# The kinds of passages that have a name of their own; any other is a record.
KINDS = frozenset(
    {
        "call",
        "commitment",
        "deal",
        "document",
        "figure",
        "initiative",
        "mail",
        "meeting",
        "need",
        "note",
        "objective",
        "plan",
        "promotion",
        "visit",
    }
)


def numbers_of(sources: Sequence[Source]) -> dict[str, int]:
    """The number of each source by its ref, counted from 1."""
    return {source.ref: number for number, source in enumerate(sources, start=1)}


def marks(refs: Sequence[str], numbers: Mapping[str, int]) -> str:
    """ "[1][2]": the numbers of the refs that a sentence cites; "" where it claims nothing."""
    return "".join(f"[{numbers[ref]}]" for ref in refs if ref in numbers)


def numbered(sentence: Sentence, numbers: Mapping[str, int]) -> str:
    """The sentence, with [1] for each source it cites."""
    return f"{sentence.text} {marks(sentence.refs, numbers)}".rstrip()


def sources_view(title: str, numbered: Sequence[Source], style: Style, understood: str = "") -> Posted:
    """Every source under its number: what kind it is, its day and author, its words or what a figure counts.

    title: of what they stand behind. A source without words is no longer there, and is told so. understood: the
    question as it was made whole from the conversation.
    """
    heading = words("slack_sources.title", style, title=title)
    blocks: list[Block] = [header(heading)]
    if understood:
        blocks.append(rich(section(dim(words("answer.understood", style, question=understood)))))
    if not numbered:
        blocks.append(rich(section(words("slack_sources.none", style))))
    for number, source in enumerate(numbered, start=1):
        blocks.append(rich(section(*_head(number, source, style)), *_body(source, style)))
    return packed(heading, blocks)


def kind_of(source: Source, style: Style) -> str:
    """What kind of source it is, in words."""
    return render_value(Term("source", source.kind if source.kind in KINDS else "record"), style)


def _head(number: int, source: Source, style: Style) -> Iterator[Run]:
    yield bold(f"[{number}] {kind_of(source, style)}")
    day = render_day(source.when, style) if source.when is not None else ""
    yield "".join(f" · {part}" for part in (day, source.author.strip(), source.ref) if part)
    if source.url:
        yield "  "
        yield linked(source.url, words("slack_sources.open", style))


def _body(source: Source, style: Style) -> Iterator[Block]:
    if not source.words.strip():
        yield section(dim(words("slack_sources.gone", style)))
    elif source.kind != "figure":
        yield quote(source.words)
    else:
        yield section(source.words)
        yield from _records(source, style)


def _records(source: Source, style: Style) -> Iterator[Block]:
    """The records that a figure counts, and how many there are that are not named."""
    total = max(source.records_total, len(source.records))
    if not total or (total == 1 and source.records == (source.ref,)):  # the record itself is no news beside its ref
        return
    told = words("slack_sources.records", style, count=total, records=", ".join(source.records))
    further = total - len(source.records)
    if further and source.records:
        told = words("slack_sources.records_more", style, count=further, records=told)
    elif further:
        told = words("slack_sources.records_unnamed", style, count=total)
    yield section(dim(told))
