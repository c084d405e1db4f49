"""An answer: the figures' sentences, the best quotations, and what was looked for and not found. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from bot.compose.check import check
from bot.compose.extractive import quotable, quotation
from bot.compose.record import RECORDS, record_sentence
from bot.compose.render import Style, render, render_figure
from bot.compose.sentence import Sentence, Source, sources_of
from knowledge.evidence import MAY_SAY_IT, Evidence, Fact, Figure, Message, Value, Words

# A passage answers from here on; below it, it is only what lies nearest. Beside a figure it must fit better.
# Chosen on the sample's questions: python -m tests.benchmarks.questions
PASSAGE_BAR = 0.44
BESIDE_FIGURE_BAR = 0.62
# Further quotations lie no further behind the best one than this.
PASSAGE_MARGIN = 0.18
MOST_QUOTES = 3
MOST_NEAREST = 2


@dataclass(frozen=True, slots=True)
class Answer:
    """What is shown for a question. `answered` is False where nothing fits; `nearest` is then what comes closest.

    left_out: how many sentences the checker refused. written: that a model wrote it, or why one that is set did not;
    None where none is set. understood: the question as a model made it whole, "" where none had to.
    """

    question: str
    account: str
    sentences: tuple[Sentence, ...]
    sources: tuple[Source, ...]
    answered: bool
    nearest: tuple[Sentence, ...] = ()
    left_out: int = 0
    written: Message | None = None
    understood: str = ""


def compose_answer(evidence: Evidence, style: Style) -> Answer:
    """The answer that this evidence holds, every sentence checked; of several questions, to each in turn."""
    if not evidence.parts:
        return _composed(evidence, style, Message("gaps.nothing_said", _account(evidence)))
    answers = [
        _composed(part, style, Message("gaps.nothing_said_to", {"question": Words(part.question), **_account(part)}))
        for part in evidence.parts
    ]
    sentences = tuple(dict.fromkeys(sentence for answer in answers for sentence in answer.sentences))
    nearest = tuple(sentence for answer in answers for sentence in answer.nearest if sentence not in sentences)
    nearest = nearest[:MOST_NEAREST]
    return Answer(
        question=evidence.question,
        account=evidence.account.name if evidence.account else "",
        sentences=sentences,
        sources=sources_of((*sentences, *nearest), evidence, style),
        answered=any(answer.answered for answer in answers),
        nearest=nearest,
        left_out=sum(answer.left_out for answer in answers),
        understood=evidence.understood,
    )


def _composed(evidence: Evidence, style: Style, nothing: Message) -> Answer:
    """The answer to one question. nothing: what is said where there is none."""
    style = replace(style, listed=True)
    figures = [fact for fact in evidence.facts if isinstance(fact, Figure) and fact.name not in RECORDS]
    words = [fact for fact in evidence.facts if fact not in figures and is_told(fact, evidence)]
    said = [Sentence(render_figure(figure, style), (figure.ref,), "figure") for figure in figures]
    said += [_told(fact, evidence, style) for fact in _fitting(words, figures, evidence)]
    kept = tuple(sentence for sentence in said if check(sentence, evidence).ok)
    gaps = tuple(_gap(gap, style) for gap in evidence.gaps)
    nearest: tuple[Sentence, ...] = ()
    if not kept and not gaps:
        gaps = (_gap(nothing if evidence.account else Message("errors.account_needed"), style),)
        near = [_told(fact, evidence, style) for fact in words[:MOST_NEAREST]]
        nearest = tuple(sentence for sentence in near if check(sentence, evidence).ok)
    sentences = (*kept, *gaps)
    return Answer(
        question=evidence.question,
        account=evidence.account.name if evidence.account else "",
        sentences=sentences,
        sources=sources_of((*sentences, *nearest), evidence, style),
        answered=bool(kept),
        nearest=nearest,
        left_out=len(said) - len(kept),
        understood=evidence.understood,
    )


def remarks(answer: Answer) -> tuple[Message, ...]:
    """The lines below an answer: who wrote it, or why no model did, and how much was left out."""
    left_out = Message("answer.left_out", {"count": answer.left_out}) if answer.left_out else None
    by_model = any(sentence.kind == "written" for sentence in answer.sentences)
    told = (None if by_model else left_out, answer.written)
    return tuple(line for line in told if line is not None)


def is_told(fact: Fact, evidence: Evidence) -> bool:
    """Whether an answer may tell a fact."""
    return isinstance(fact, Figure) or quotable(fact, evidence.question)


def _told(fact: Fact, evidence: Evidence, style: Style) -> Sentence:
    """A record in a sentence, anything else in its own words."""
    if isinstance(fact, Figure):
        return record_sentence(fact, style)
    return quotation(fact, evidence.question, style)


def _fitting(words: list[Fact], figures: list[Figure], evidence: Evidence) -> list[Fact]:
    """What is worth telling beside the figures, best first. Words do not make up for a figure that cannot be told."""
    if evidence.settled:
        return []
    bar = BESIDE_FIGURE_BAR if any(figure.score > MAY_SAY_IT for figure in figures) else PASSAGE_BAR
    best = [fact for fact in words if fact.score >= bar]
    return [fact for fact in best if fact.score >= best[0].score - PASSAGE_MARGIN][:MOST_QUOTES]


def _account(evidence: Evidence) -> dict[str, Value]:
    return {"account": evidence.account.shown} if evidence.account is not None else {}


def _gap(message: Message, style: Style) -> Sentence:
    return Sentence(render(message, style), (), "gap")


def courtesy(question: str, reply: str, style: Style) -> Answer:
    """The answer to a greeting, thanks or a call for help: the message of this id, and no sources."""
    return Answer(question, "", (_gap(Message(reply), style),), (), answered=True)


def answer_as_dict(answer: Answer, style: Style = Style()) -> dict[str, Any]:  # noqa: B008  it is frozen
    """The keys of `keybrief ask --json`. style: of the sentence under "written"."""
    return {
        "question": answer.question,
        "account": answer.account,
        "answered": answer.answered,
        "sentences": [{"text": one.text, "refs": list(one.refs), "kind": one.kind} for one in answer.sentences],
        "nearest": [{"text": one.text, "refs": list(one.refs)} for one in answer.nearest],
        "sources": [source_as_dict(source) for source in answer.sources],
        "left_out": answer.left_out,
        "written": render(answer.written, style) if answer.written is not None else None,
        "understood": answer.understood or None,
    }


def source_as_dict(source: Source) -> dict[str, Any]:
    """The keys of a source in every --json."""
    return {
        "ref": source.ref,
        "kind": source.kind,
        "date": source.when.isoformat() if source.when else None,
        "author": source.author,
        "words": source.words,
        "url": source.url,
        "records": list(source.records),
        "records_total": source.records_total,
    }
