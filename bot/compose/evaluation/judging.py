"""What became of a case: right, wrong or abstained, what was expected and found, and what is lacking. Pure.

Right: the answer is about the right account, cites what is asked for, says all that is expected in sentences that cite
it, and nothing that must not be said; or it abstains where the book does not hold the answer. Abstained: it says that
it found nothing. Wrong: anything else. A claim that cites nothing is counted whatever else is right.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from bot.compose.answer import Answer
from bot.compose.brief import Brief
from bot.compose.evaluation.cases import CaseLanguage, Expected, Kind, WantedBrief
from bot.compose.evaluation.parts import Part, lacking, says, told
from bot.compose.sentence import Sentence, Source
from knowledge.evidence import Message

Verdict = Literal["right", "wrong", "abstained"]
# The names a ref goes by: itself, that of the whole it is a part of, the id it has in the files it came from.
NamesOf = Callable[[str], frozenset[str]]


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of one question, brief or note.

    expected, found: of what should be cited (of a brief: be told; of a note: be proposed), how much there is. given,
    fitting: of what is cited (proposed), how much is asked for. uncited: claims that cite nothing. faults: what is
    lacking or too much. said: what was shown.
    """

    verdict: Verdict
    expected: int
    found: int
    given: int
    fitting: int
    uncited: int = 0
    left_out: int = 0
    faults: tuple[Message, ...] = ()
    said: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """One case with what became of it and what it took. asked: its words. seconds: until the answer was whole.

    fell_back: a model was to write it, and nothing it wrote was shown. written: its sentences that were shown. refused:
    those that were not, with the reason.
    """

    id: str
    kind: Kind
    language: CaseLanguage
    asked: str
    judged: Judged
    seconds: float = 0.0
    tokens_in: int = 0
    tokens_out: int = 0
    written: int = 0
    fell_back: bool = False
    refused: tuple[tuple[str, str], ...] = ()


def judge_answer(expected: Expected, answer: Answer, names_of: NamesOf) -> Judged:
    """An answer against what it should hold."""
    known = _with_records(names_of, answer.sources)
    shown = tuple(one for one in answer.sentences if one.kind != "gap") if answer.answered else ()
    judged = Judged(
        verdict="right",
        expected=len(expected.refs),
        found=sum(_cited(pattern, shown, known) for pattern in expected.refs),
        given=0,
        fitting=0,
        uncited=_uncited(shown),
        left_out=answer.left_out,
        said=(*answer.sentences, *answer.nearest),
    )
    if expected.abstains:
        faults = [Message("eval.fault_answers")] if answer.answered else []
        return _settled(judged, faults, abstained=False)
    if not answer.answered:
        return _settled(judged, [Message("eval.fault_abstains")], abstained=True)
    refs = {ref for one in shown for ref in one.refs}
    wanted = (*expected.refs, *expected.also)
    judged = replace(judged, given=len(refs), fitting=sum(_named(known(ref), wanted) for ref in refs))
    return _settled(judged, list(_faults(expected, answer.account, shown, known)), abstained=False)


def judge_refusal(expected: Expected) -> Judged:
    """A question that was refused: no such account, nothing to go by. Right where there is no answer."""
    judged = Judged("right", len(expected.refs), 0, 0, 0)
    return _settled(judged, [] if expected.abstains else [Message("eval.fault_abstains")], abstained=True)


def judge_brief(wanted: WantedBrief, brief: Brief, names_of: NamesOf) -> Judged:
    """A brief against the facts that must be in it. Each must stand in one line of it."""
    known = _with_records(names_of, brief.sources)
    said = tuple(sentence for part in brief.parts for sentence in part.sentences)
    missing = [fact for fact in wanted.facts if not any(_tells(fact, one, known) for one in said)]
    shown = [one for one in said if one.kind != "gap"]
    found = len(wanted.facts) - len(missing)
    judged = Judged("right", len(wanted.facts), found, 0, 0, _uncited(shown), brief.left_out, said=said)
    faults = [Message("eval.fault_not_told", {"fact": _fact(fact)}) for fact in missing]
    return _settled(judged, faults + list(_said_though(wanted.never, said)), abstained=False)


def _settled(judged: Judged, faults: list[Message], *, abstained: bool) -> Judged:
    if judged.uncited:
        faults = [*faults, Message("eval.fault_uncited", {"count": judged.uncited})]
    verdict: Verdict = "right" if not faults else "abstained" if abstained else "wrong"
    return replace(judged, verdict=verdict, faults=tuple(faults))


def _faults(expected: Expected, account: str, shown: Sequence[Sentence], known: NamesOf) -> Iterable[Message]:
    if expected.about and account != expected.about:
        yield Message("eval.fault_about", {"account": account or "-", "wanted": expected.about})
    for pattern in expected.refs:
        if not _cited(pattern, shown, known):
            yield Message("eval.fault_not_cited", {"ref": pattern.pattern})
    # What is expected must be told by what is asked for, not by whatever else stands there.
    telling = [one for one in shown if not expected.refs or any(_named(known(ref), expected.refs) for ref in one.refs)]
    for part in lacking("\n".join(one.text for one in telling), expected.says):
        yield Message("eval.fault_not_said", {"part": told(part)})
    yield from _said_though(expected.never, shown)


def _said_though(never: Sequence[Part], said: Sequence[Sentence]) -> Iterable[Message]:
    for part in never:
        if any(says(one.text, part) for one in said):
            yield Message("eval.fault_said", {"part": told(part)})


def _tells(fact: Expected, sentence: Sentence, known: NamesOf) -> bool:
    cites = not fact.refs or any(_named(known(ref), fact.refs) for ref in sentence.refs)
    return cites and not lacking(sentence.text, fact.says)


def _fact(fact: Expected) -> str:
    return ", ".join([*(told(part) for part in fact.says), *(f"[{pattern.pattern}]" for pattern in fact.refs)])


def _uncited(sentences: Iterable[Sentence]) -> int:
    return sum(not one.refs for one in sentences)


def _cited(pattern: re.Pattern[str], sentences: Iterable[Sentence], known: NamesOf) -> bool:
    return any(_named(known(ref), (pattern,)) for one in sentences for ref in one.refs)


def _named(names: Iterable[str], patterns: Sequence[re.Pattern[str]]) -> bool:
    return any(pattern.fullmatch(name) for name in names for pattern in patterns)


def _with_records(names_of: NamesOf, sources: Iterable[Source]) -> NamesOf:
    """A figure goes by the records it counts too."""
    records = {source.ref: source.records for source in sources}

    def known(ref: str) -> frozenset[str]:
        return names_of(ref).union(*(names_of(record) for record in records.get(ref, ())))

    return known
