"""What a model writes into a brief: the parts that need judgement. Facts and figures stay as they were computed. Pure.

The model names the part of each sentence ("Risk: ..."). A computed sentence goes only where the model tells the fact
that it is about, so that nothing that leads a brief is lost; the agenda is the model's where it wrote one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.compose.brief import MOST_WORDS, Brief
from bot.compose.brief_lines import words_in
from bot.compose.brief_weights import PARTS
from bot.compose.render import Style, render
from bot.compose.sentence import Part, Sentence, SentenceKind, sources_of
from bot.compose.writing import Draft
from bot.compose.written_answer import written_line
from knowledge.evidence import Message

# The parts a model writes for: what is so, and what is advised.
LABELS: Mapping[str, SentenceKind] = {
    "highlight": "written",
    "risk": "written",
    "agenda": "advice",
    "question": "advice",
    "ask": "advice",
}
# How many of each are taken, in the order in which they are given up where words are short: the last first.
MOST: Mapping[str, Mapping[str, int]] = {
    "full": {"highlight": 3, "ask": 1, "risk": 3, "agenda": 3, "question": 4},
    "short": {"highlight": 3, "ask": 1, "risk": 1},
}
PART_OF = {"highlight": "highlights", "risk": "risks", "agenda": "agenda", "question": "agenda", "ask": "agenda"}
# Fewer than this is no agenda, unless the ask is among them.
AN_AGENDA = 2


def with_written(brief: Brief, draft: Draft, style: Style) -> Brief | None:
    """The brief with what the model wrote; None where nothing of that can be used."""
    judged = _judged(draft, brief.form)
    most = MOST_WORDS[brief.form]
    while judged:
        parts = _parts(brief, judged, style)
        words = words_in(brief.title) + _words(parts)
        if words <= most:
            sentences = tuple(sentence for part in parts for sentence in part.sentences)
            behind = {one.ref: one for one in (*brief.sources, *sources_of(sentences, draft.evidence, style))}
            refs = dict.fromkeys(ref for sentence in sentences for ref in sentence.refs)
            return replace(
                brief,
                parts=parts,
                words=words,
                sources=tuple(behind[ref] for ref in refs if ref in behind),
                written=written_line(len({ref for one in judged for ref in one.refs}), draft.left_out),
            )
        judged = judged[:-1]
    return None


def _judged(draft: Draft, form: str) -> list[Sentence]:
    """What the model wrote for each part, the weightiest first, no more than a reader takes in."""
    found: dict[str, list[Sentence]] = {label: [] for label in MOST[form]}
    for sentence in draft.sentences:
        if len(found.get(sentence.label, ())) < MOST[form].get(sentence.label, 0):
            found[sentence.label].append(sentence)
    return [one for some in found.values() for one in some]


def _parts(brief: Brief, judged: list[Sentence], style: Style) -> tuple[Part, ...]:
    held = {part.name: part for part in brief.parts}
    found = []
    for name in PARTS:
        own = _in_order([one for one in judged if PART_OF[one.label] == name])
        computed = held[name].sentences if name in held else ()
        if name == "agenda":
            whole = len(own) >= AN_AGENDA or any(one.label == "ask" for one in judged)
            sentences = own if own and whole else computed
        else:
            told = {ref for sentence in own for ref in sentence.refs}
            sentences = (*own, *(one for one in computed if not told.intersection(one.refs[:1])))
        if sentences:
            found.append(Part(name, render(Message(f"brief.part_{name}"), style), tuple(sentences)))
    return tuple(found)


def _in_order(own: list[Sentence]) -> tuple[Sentence, ...]:
    """Points, then questions, the ask last: as a meeting goes."""
    places = ("highlight", "risk", "agenda", "question", "ask")
    return tuple(sorted(own, key=lambda one: places.index(one.label)))


def _words(parts: tuple[Part, ...]) -> int:
    return sum(words_in(part.heading) + sum(words_in(one.text) for one in part.sentences) for part in parts)
