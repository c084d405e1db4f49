"""The answer that a model wrote, and whether what is left of it answers the question; else ours is given. Pure.

A model says what is true of the facts, which is not yet what was asked. Where we find no answer it must bring one: from
something it looked up, or words that fit the question, about what the question is about. Where we tell a figure, what
is left of the model's text tells its number too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.compose.answer import PASSAGE_BAR, Answer
from bot.compose.checking.values.allowed import numbers_held
from bot.compose.checking.values.fitting import fits
from bot.compose.record import RECORDS
from bot.compose.render import Style, render
from bot.compose.sentence import Sentence, sources_of
from bot.compose.verbatim import words_of
from bot.compose.writing import Draft
from knowledge.evidence import Evidence, Fact, Figure, Items, Message, Passage, Value
from knowledge.glossary import concept
from knowledge.numbers import numbers_in_normal_form
from knowledge.text import normal_form, terms

_WHEN = frozenset(
    map(
        concept,
        terms(
            "day week month quarter half year last this next previous before earlier since ago today now compare"
            " january february march april may june july august september october november december"
            " দিন সপ্তাহ মাস প্রান্তিক কোয়ার্টার বছর সাল গত আগের এই এখন আজ তুলনা"
        ),
    )
)


def written_answer(draft: Draft, given: Evidence, ours: Answer, style: Style) -> Answer | None:
    """The answer that a model wrote; None where what is left of it does not answer the question.

    given: the evidence before anything was looked up. ours: the answer that it holds without a model.
    """
    claims = [sentence for sentence in draft.sentences if sentence.kind == "written"]
    if draft.trouble is not None or not claims or draft.left_out > len(claims):
        return None
    if _figures_in(ours):
        answers = _tells_of_figures(claims, draft, ours)
    else:
        answers = _rests_on_an_answer(claims, draft, given, ours, style)
    if not answers:
        return None
    sources = sources_of(draft.sentences, draft.evidence, style)
    return Answer(
        question=given.question,
        account=given.account.name if given.account else "",
        sentences=draft.sentences,
        sources=sources,
        answered=True,
        left_out=draft.left_out,
        written=written_line(len(sources), draft.left_out),
        understood=given.understood,
    )


def written_line(sources: int, left_out: int) -> Message:
    """The line that says a model wrote this: from how many sources, and how many of its sentences were left out."""
    told: dict[str, Value] = {"sources": Items("writer.sources", ({"count": sources},))}
    if left_out:
        told["left_out"] = Items("writer.sentences", ({"count": left_out},))
    return Message("writer.written_left_out" if left_out else "writer.written", told)


def _rests_on_an_answer(claims: Sequence[Sentence], draft: Draft, given: Evidence, ours: Answer, style: Style) -> bool:
    """Whether a claim rests on what we answer with, or brings another answer: from what was looked up, or from words
    that fit the question, and about what was asked.
    """
    told = {ref for sentence in ours.sentences for ref in sentence.refs}
    asked = _matters(given)
    for claim in claims:
        if told.intersection(claim.refs):
            return True
        cited = (fact for ref in claim.refs if (fact := draft.evidence.fact(ref)) is not None)
        new = [fact for fact in cited if _is_new(fact, given, ours)]
        said = " ".join([claim.text, *(_as_counted(fact, style) for fact in new)])
        if new and (not asked or asked.intersection(_concepts(said))):
            return True
    return False


def _is_new(fact: Fact, given: Evidence, ours: Answer) -> bool:
    """Whether a fact was looked up for this question; or fits it well enough to answer it, where we answer nothing."""
    known = given.fact(fact.ref)
    fits_well = isinstance(known, Passage) and known.score >= PASSAGE_BAR
    return known is None or (fits_well and not ours.answered)


def _matters(given: Evidence) -> set[str]:
    """What a question is about. The account, people named in full and when it was are in any fact of theirs."""
    named = [name for name in given.names if " " in name and name.casefold() in given.question.casefold()]
    if given.account is not None:
        named.append(given.account.name)
    aside = _WHEN.union(*map(_concepts, named))
    return {one for one in _concepts(given.question) - aside if not any(map(str.isdigit, one))}


def _as_counted(fact: Fact, style: Style) -> str:
    """What a fact says, and of a figure what it counts."""
    counts = f" {render(fact.definition, style)}" if isinstance(fact, Figure) else ""
    return words_of(fact, style) + counts


def _concepts(text: str) -> set[str]:
    return set(map(concept, terms(text)))


def _tells_of_figures(claims: Sequence[Sentence], draft: Draft, ours: Answer) -> bool:
    """Whether a claim tells of a figure, as we do, and its number where a sentence was left out."""
    figures = {fact.ref for fact in draft.evidence.facts if isinstance(fact, Figure) and fact.name not in RECORDS}
    if not any(figures.intersection(claim.refs) for claim in claims):
        return False
    return not draft.left_out or _tells_its_number(claims, _figures_in(ours)[0], draft.evidence)


def _figures_in(answer: Answer) -> list[Sentence]:
    return [sentence for sentence in answer.sentences if sentence.kind == "figure"]


def _tells_its_number(claims: Iterable[Sentence], figure: Sentence, evidence: Evidence) -> bool:
    """Whether the number a figure leads with, if it has one, is in a claim, however rounded."""
    text = normal_form(figure.text)
    ours = numbers_in_normal_form(text)
    held = numbers_held([fact for ref in figure.refs if (fact := evidence.fact(ref)) is not None])
    leading = next((one for one in held if any(fits(said, text, one) for said in ours)), None)
    plain = [normal_form(claim.text) for claim in claims]
    return leading is None or any(fits(said, one, leading) for one in plain for said in numbers_in_normal_form(one))
