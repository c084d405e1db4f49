"""The checker: no sentence is shown whose refs, numbers, days, names or quotations are not in what it cites.

It reads the sentence as a person does, after it was rendered, and holds what it finds against the typed values
and the words of the cited facts. What a model wrote goes the longer way of `checking.written`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.compose.checking.names.names_said import strange_name
from bot.compose.checking.values.quotations import false_quotation, without_quotations
from bot.compose.checking.written import fault
from bot.compose.claims import unsupported
from bot.compose.sentence import Sentence
from knowledge.evidence import Evidence, Fact, Figure
from knowledge.text import normal_form

CLAIMING = ("figure", "quote", "statement", "suggestion", "written", "advice")
OF_A_MODEL = ("written", "advice")
_MORE = re.compile(normal_form(r"\b(?:more|up|grew|grown|growth|rose|risen|increased?|higher)\b|বেশি|বেড়েছে|বৃদ্ধি"))
_LESS = re.compile(normal_form(r"\b(?:less|down|fell|fallen|fewer|dropped|decreased?|lower|shrank)\b|কম|কমেছে|হ্রাস"))


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a sentence may be shown; if not, why ("the number '812' is in no cited fact; note-57 says 821")."""

    ok: bool
    reason: str = ""


PASSED = Verdict(True)


def check(sentence: Sentence, evidence: Evidence) -> Verdict:
    """Holds a sentence against the facts it cites. The reason is one that a model can act on, in English."""
    facts = [fact for ref in sentence.refs if (fact := evidence.fact(ref)) is not None]
    if len(facts) < len(sentence.refs):
        return Verdict(False, "a ref is not in the evidence")
    if not facts and sentence.kind in CLAIMING:
        return Verdict(False, "it cites nothing")
    if sentence.kind == "gap":
        return PASSED
    reason = fault(sentence, evidence) if sentence.kind in OF_A_MODEL else _fault_of_ours(sentence, facts, evidence)
    return Verdict(False, reason) if reason else PASSED


def _fault_of_ours(sentence: Sentence, facts: Sequence[Fact], evidence: Evidence) -> str:
    """Why a sentence that we worded may not be shown."""
    # What is quoted word for word needs no further proof; what stands around it does.
    own_words = without_quotations(_without_refs(sentence))
    plain = normal_form(own_words)
    ours = sentence.kind not in ("quote", "figure")  # beside a quotation stands nobody's name but its author's
    return (
        false_quotation(sentence.text, facts)
        or unsupported(plain, facts, verbatim=sentence.kind == "figure")
        or strange_name(own_words, facts, evidence, own=ours)
        or _turned_around(plain, facts)
    )


def _without_refs(sentence: Sentence) -> str:
    text = sentence.text
    for ref in sentence.refs:
        text = text.replace(f"[{ref}]", "")
    return text


def _turned_around(text: str, facts: Sequence[Fact]) -> str:
    """Of a single figure that tells a rise, a sentence may not tell a fall, nor the other way round."""
    if len(facts) != 1 or not isinstance(facts[0], Figure):
        return ""
    up, down = (facts[0].sentence.id.endswith(end) for end in ("_up", "_down"))
    more, less = _MORE.search(text) is not None, _LESS.search(text) is not None
    if (up and less and not more) or (down and more and not less):
        return "it turns a rise into a fall, or a fall into a rise"
    return ""
