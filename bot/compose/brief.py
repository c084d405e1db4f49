"""A meeting brief: three highlights, then what FIELD calls its twelve parts, within its words. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from bot.compose.answer import source_as_dict
from bot.compose.brief_agenda import draft_agenda
from bot.compose.brief_lines import Draft, Line, words_in
from bot.compose.brief_parts import draft_facts
from bot.compose.brief_weights import PARTS, kept_in_short, kept_of, lead_of
from bot.compose.check import check
from bot.compose.render import Style, render
from bot.compose.sentence import LaidOut, Part, Sentence, Source, laid_out, sources_of
from knowledge.evidence import Dossier, Message, Name, Tone

MOST_WORDS = {"full": 500, "short": 150}
HIGHLIGHTS = 3
# The short form: what stands in it beside the highlights, and how many lines of each at most.
SHORT_FORM = {"meeting": 4, "since": 2, "commitments": 3, "risks": 1, "agenda": 1}
MOST_WORDS_OF_SHORT_QUOTE = 30
GOOD_NEWS = ("revenue", "kept")
_RANK: dict[Tone, int] = {"bad": 0, "watch": 1, "good": 2, "plain": 3}


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief as it is shown. `words` counts title, headings and sentences; `left_out` what the checker refused.

    written: that a model wrote in it, or why none did where one is set; None where none is.
    """

    account: str
    title: str
    as_of: date
    form: str
    occasion: str
    focus: str
    parts: tuple[Part, ...]
    sources: tuple[Source, ...]
    words: int
    left_out: int
    written: Message | None = None

    @property
    def laid_out(self) -> tuple[LaidOut, ...]:
        return laid_out(self.parts)


def compose_brief(dossier: Dossier, style: Style, *, full: bool) -> Brief:
    """The brief that this dossier holds, every sentence checked, at most 500 words in full and 150 in short."""
    form = "full" if full else "short"
    style = replace(style, short_on=dossier.evidence.as_of)
    draft = Draft(dossier, style)
    draft_facts(draft)
    draft_agenda(draft)
    led = _highlights(draft.lines, dossier.occasion)
    rest = [line for line in draft.lines if line not in led]
    calm = _calm(draft.lines, dossier, style)
    lines = [*calm, *(_told_in_full(rest, led, style) if full else _told_in_short(rest, led, dossier, style))]
    headings = {part: render(Message(f"brief.part_{part}"), style) for part in PARTS}
    account = dossier.evidence.account.name if dossier.evidence.account else ""
    called = dossier.evidence.account.shown if dossier.evidence.account else Name("", "account")
    named = Message("brief.title", {"account": called, "as_of": dossier.evidence.as_of})
    title = render(named, replace(style, short_on=None))
    parts = _fitted(lines, headings, dossier.occasion, full=full, taken=words_in(title))
    sentences = tuple(sentence for part in parts for sentence in part.sentences)
    return Brief(
        account=account,
        title=title,
        as_of=dossier.evidence.as_of,
        form=form,
        occasion=dossier.occasion,
        focus=dossier.focus,
        parts=parts,
        sources=sources_of(sentences, dossier.evidence, style),
        words=words_in(title) + _count(parts),
        left_out=draft.left_out,
    )


def _highlights(lines: Sequence[Line], occasion: str) -> list[Line]:
    """The three lines that matter most: red first, then what needs watching, then good news; one of each group."""
    may_lead = [line for line in lines if line.group and lead_of(occasion, line.group)]
    ranked = sorted(may_lead, key=lambda line: _rank(line, occasion))
    chosen = _one_of_each(ranked)
    red = sum(line.tone == "bad" for line in chosen)
    # Where little is red, the third place is for what goes well.
    crowded = len(chosen) == HIGHLIGHTS and chosen[-1].tone != "bad"
    if red <= 1 and crowded and all(line.tone != "good" for line in chosen):
        held = {line.group for line in chosen[:-1]}
        good = (one for one in ranked if one.tone == "good" and one.group in GOOD_NEWS and one.group not in held)
        chosen[-1] = next(good, chosen[-1])
    return chosen


def _rank(line: Line, occasion: str) -> tuple[bool, int, int]:
    """What the brief is held to comes first, then by tone, then by what weighs for the kind of meeting."""
    return line.group != "focus", _RANK[line.tone], -lead_of(occasion, line.group)


def _one_of_each(ranked: Sequence[Line]) -> list[Line]:
    """The first lines, one of each group; of what the brief is held to, two."""
    chosen: list[Line] = []
    for line in ranked:
        again = sum(one.group == line.group for one in chosen)
        if len(chosen) < HIGHLIGHTS and again < (2 if line.group == "focus" else 1):
            chosen.append(line)
    return chosen


def _told_in_full(rest: list[Line], led: list[Line], style: Style) -> list[Line]:
    """The highlights, then every part; a part whose facts all lead says where they stand."""
    lines = [replace(line, part="highlights", keep=0) for line in led]
    for part in PARTS[1:]:
        own = [line for line in rest if line.part == part]
        moved = [line for line in led if line.part == part]
        lines += own if own or not moved else _above(part, led, style)
    return lines


def _above(part: str, led: list[Line], style: Style) -> list[Line]:
    """Where the facts of a part lead the brief: that they stand there."""
    refs = tuple(dict.fromkeys(ref for line in led if line.part == part for ref in line.sentence.refs))
    above = Sentence(render(Message("brief.above"), style), refs, "statement")
    return [Line(part, above, above)]


def _overdue(dossier: Dossier, style: Style) -> list[Line]:
    """How much is overdue on either side, or that nothing is."""
    ours, theirs = (dossier.figures(topic) for topic in ("ours_late", "theirs_late"))
    if not ours and not theirs:
        none = Sentence(render(Message("brief.nothing_overdue"), style), (), "gap")
        return [Line("commitments", none, none)]
    lines = []
    for fact in dossier.figures("overdue"):
        count = Message("brief.overdue_count", {"mine": len(ours), "yours": len(theirs)})
        sentence = Sentence(render(count, style), (fact.ref,), "statement")
        if check(sentence, dossier.evidence).ok:
            lines.append(Line("commitments", sentence, sentence))
    return lines


def _told_in_short(rest: list[Line], led: list[Line], dossier: Dossier, style: Style) -> list[Line]:
    """The highlights, the meeting, what changed, what is overdue, one risk, one ask."""
    lines = [replace(line, part="highlights", sentence=line.short) for line in led]
    late = {fact.ref for topic in ("ours_late", "theirs_late") for fact in dossier.figures(topic)}
    for part, most in SHORT_FORM.items():
        own = [replace(line, sentence=line.short) for line in rest if line.part == part]
        own = own[::-1] if part == "agenda" else own  # the ask stands last
        if part == "meeting":
            own = [line for line in own if not line.keep]
        if part == "commitments":
            own = [*_overdue(dossier, style), *(line for line in own if not late.isdisjoint(line.sentence.refs))]
        if part == "risks" and any(line.part == part for line in led):
            continue  # the one risk leads
        if part == "since":
            quotes = [one for one in own if one.sentence.kind == "quote"]
            short = [one for one in quotes if one.words <= MOST_WORDS_OF_SHORT_QUOTE]
            own = [*(one for one in own if one not in quotes), *short]
        lines += own[:most]
    return lines


def _calm(lines: list[Line], dossier: Dossier, style: Style) -> list[Line]:
    """Where nothing is red or to be watched, that is the first thing said."""
    tones = {line.tone for line in lines}
    told = {ref for line in lines for ref in line.sentence.refs}
    standing = [fact.ref for topic in ("target", "change", "cadence") for fact in dossier.figures(topic)]
    refs = tuple(ref for ref in standing if ref != "order-cadence" or ref not in told)
    if not refs or "bad" in tones:
        return []
    words = "brief.nothing_red" if "watch" in tones else "brief.all_green"
    calm = Sentence(render(Message(words), style), refs, "statement")
    return [Line("highlights", calm, calm)]


def _fitted(lines: list[Line], headings: dict[str, str], occasion: str, *, full: bool, taken: int) -> tuple[Part, ...]:
    """The parts, whole sentences dropped from the lightest end until they fit beside the words that are taken."""
    held = [
        (line.keep or kept_of(occasion, line.part, place) if full else kept_in_short(line.part, place), line)
        for place, line in _placed(lines)
    ]
    words = {id(line): line.words for _, line in held}
    most = MOST_WORDS["full" if full else "short"] - taken
    while held and _length(held, words, headings) > most:
        lightest = min(weight for weight, _ in held)
        held.remove(next(item for item in reversed(held) if item[0] == lightest))
    return tuple(
        Part(part, headings[part], sentences)
        for part in PARTS
        if (sentences := tuple(line.sentence for _, line in held if line.part == part))
    )


def _length(held: list[tuple[int, Line]], words: dict[int, int], headings: dict[str, str]) -> int:
    """The words of these lines and of the headings they stand under."""
    shown = {line.part for _, line in held}
    return sum(words_in(headings[part]) for part in shown) + sum(words[id(line)] for _, line in held)


def _placed(lines: list[Line]) -> list[tuple[int, Line]]:
    """Each line with its place in its part."""
    places: dict[str, int] = {}
    placed = []
    for line in lines:
        placed.append((places.setdefault(line.part, 0), line))
        places[line.part] += 1
    return placed


def _count(parts: Sequence[Part]) -> int:
    headings = sum(words_in(part.heading) for part in parts)
    return headings + sum(words_in(sentence.text) for part in parts for sentence in part.sentences)


def brief_as_dict(brief: Brief, style: Style = Style()) -> dict[str, Any]:  # noqa: B008  it is frozen
    """The keys of `keybrief brief --json`. style: of the sentence under "written"."""
    return {
        "account": brief.account,
        "title": brief.title,
        "as_of": brief.as_of.isoformat(),
        "form": brief.form,
        "occasion": brief.occasion,
        "focus": brief.focus,
        "words": brief.words,
        "parts": [
            {
                "part": part.name,
                "heading": part.heading,
                "sentences": [{"text": one.text, "refs": list(one.refs), "kind": one.kind} for one in part.sentences],
            }
            for part in brief.parts
        ],
        "sources": [source_as_dict(source) for source in brief.sources],
        "left_out": brief.left_out,
        "written": render(brief.written, style) if brief.written is not None else None,
    }
