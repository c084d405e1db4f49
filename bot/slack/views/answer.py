"""An answer: its sentences with the numbers of their sources, then its buttons."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from bot.compose.answer import Answer, remarks
from bot.compose.render import Style, render
from bot.compose.sentence import Sentence
from bot.slack.views.packing import packed
from bot.slack.views.posted import Block, Posted, joined
from bot.slack.views.sources import numbered, numbers_of
from bot.slack.views.text import actions, bold, bullets, button, context, quote, rich, section, words


def answer_view(answer: Answer, job: str, style: Style) -> Posted:
    """An answer. job: what "Sources" and the feedback on it are about."""
    numbers = numbers_of(answer.sources)
    told = [rich(*paragraph(sentence, numbers)) for sentence in answer.sentences]
    if answer.nearest:
        told.append(rich(section(bold(words("answer.nearest", style)))))
        told += [rich(quote(numbered(sentence, numbers))) for sentence in answer.nearest]
    ends: list[Block] = []
    if below := remarks(answer):
        ends.append(context(*(render(line, style) for line in below)))
    if answer.sources:
        ends += [actions(_sources(len(answer.sources), job, style)), _feedback(job, style)]
    first = answer.sentences[0].text if answer.sentences else ""
    return packed(first, told, ends)


def paragraph(sentence: Sentence, numbers: Mapping[str, int]) -> list[Block]:
    """A sentence as paragraphs; lines of it that begin with a dash as a list."""
    lines = numbered(sentence, numbers).split("\n")
    parts: list[Block] = []
    for listed, group in groupby(lines, key=lambda line: line.startswith("- ")):
        held = [line.removeprefix("- ") for line in group if line.strip()]
        if not held:
            continue
        parts.append(bullets((line,) for line in held) if listed else section("\n".join(held)))
    return parts or [section(" ")]


def _sources(count: int, job: str, style: Style) -> Block:
    return button("answer_sources", words("slack.sources", style, count=count), joined(job))


def _feedback(job: str, style: Style) -> Block:
    good, bad = words("slack.good", style), words("slack.bad", style)
    buttons = {
        "type": "feedback_buttons",
        "action_id": "answer_feedback",
        "positive_button": {"text": _label(good), "value": joined("good", job), "accessibility_label": good},
        "negative_button": {"text": _label(bad), "value": joined("bad", job), "accessibility_label": bad},
    }
    return {"type": "context_actions", "elements": [buttons]}


def _label(text: str) -> Block:
    return {"type": "plain_text", "text": text}
