"""What a model writes into a follow-up: how the message to the customer opens, and our own summary. Pure.

For the message it is given the sentences of the message alone, not the facts behind them: what a note holds beside what
was said with the customer cannot get into it. Who does what by when stays a list, as it was composed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.compose.followup import FollowUp
from bot.compose.followup_message import Letter
from bot.compose.render import Style
from bot.compose.sentence import Sentence, SentenceKind, sources_of
from bot.compose.writing import Draft
from bot.compose.written_answer import written_line
from knowledge.evidence import Evidence, Passage

OPENING, SUMMARY = "opening", "summary"
LABELS: Mapping[str, Mapping[str, SentenceKind]] = {"letter": {OPENING: "written"}, "followup": {SUMMARY: "written"}}
MOST_SENTENCES = 3


def evidence_of_letter(letter: Letter, evidence: Evidence) -> Evidence:
    """The message as evidence: a passage for each sentence that rests on something."""
    said = [line for line in letter.sentences if line.refs]
    facts = tuple(Passage(_ref(place), "message", None, "", line.text) for place, line in enumerate(said))
    return replace(evidence, facts=facts, gaps=())


def with_written(told: FollowUp, opening: Draft | None, summary: Draft | None, style: Style) -> FollowUp | None:
    """The follow-up with what the model wrote; None where nothing of that can be used."""
    opens = _taken(opening, OPENING) if told.letter is not None else ()
    sums = _taken(summary, SUMMARY)
    if not opens and not sums:
        return None
    letter = told.letter
    own: tuple[Sentence, ...] = ()
    if opens and letter is not None:
        own = tuple(replace(one, refs=_behind(one, letter)) for one in opens)
        first, thanks, *rest = letter.paragraphs
        standing = tuple(line for line in thanks.lines if not line.refs)
        letter = replace(letter, paragraphs=(first, replace(thanks, lines=(*own, *standing)), *rest))
    further = sources_of(sums, summary.evidence, style) if summary is not None else ()
    left_out = sum(draft.left_out for draft in (opening, summary) if draft is not None)
    refs = {ref for one in (*own, *sums) for ref in one.refs}
    return replace(
        told,
        letter=letter,
        summary=sums or told.summary,
        sources=tuple({one.ref: one for one in (*told.sources, *further)}.values()),
        written=written_line(len(refs), left_out),
    )


def _taken(draft: Draft | None, label: str) -> tuple[Sentence, ...]:
    if draft is None or draft.trouble is not None:
        return ()
    return tuple(one for one in draft.sentences if one.label == label)[:MOST_SENTENCES]


def _ref(place: int) -> str:
    return f"message-{place + 1}"


def _behind(sentence: Sentence, letter: Letter) -> tuple[str, ...]:
    """The refs behind the sentences of the message that a sentence of the model cites."""
    said = {_ref(place): line.refs for place, line in enumerate(one for one in letter.sentences if one.refs)}
    return tuple(dict.fromkeys(ref for cited in sentence.refs for ref in said.get(cited, ())))
