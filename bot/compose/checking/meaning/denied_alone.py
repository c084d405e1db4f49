"""A "not" held against all of a note, where no single clause shares enough to be held against it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.compose.checking.meaning import ways_to_deny as ways
from bot.compose.checking.meaning.clauses import CONTRAST, Clause, concepts
from bot.compose.checking.meaning.contradictions import denied_acts, denied_itself, denies, flips, may_be_denied
from bot.compose.checking.meaning.denial import agree
from bot.compose.checking.meaning.words import AXES
from bot.compose.checking.notes.progress import as_far
from bot.compose.checking.patterns import pattern, word

# "No screenshots", "nothing of the subsidy", কোনো প্যাক ফেরত আসেনি, স্ক্রিনশট নেই: what there is none of.
_NO_SUCH = pattern(
    r"\b(?:no|nothing of|none of|without any|not any|not a single)(?: the| his| her| their"
    r"| our)? (?P<what>[^\W\d]\w+(?: [^\W\d]\w+)?)"
    r"|(?:কোনো|কোন|একটিও|একটাও) (?P<any_bn>[^\s\d,;]\S+)(?: \S+){0,4}? (?:না|নেই|নয়|\S+নি)(?=[ ,;।.]|$)"
    r"|(?P<not_bn>[^\s\d,;]\S+) (?:নেওয়া|দেওয়া|করা|রাখা|তোলা|পাঠানো|আনা|লাগানো) (?:হয়নি|(?:হয়|হচ্ছে|হবে) না)(?=[ ,;।.]|$)"
    r"|(?P<what_bn>[^\s\d,;]\S+) (?:নেই|নাই|ছিল না)(?=[ ,;।.]|$)"
)
_ACTS = frozenset({"ask", "propose"})
# There is none of these, or not more of them, whatever the source tells.
_BESIDE = word(
    r"(?:no|not any) (?:one|body|more|other|further|new|such|longer|doubt|need|matter|reason|problem"
    r"|change|later|earlier|less"
    r"|fewer|answer|reply|decision|word|response|commitment|sooner|rush|delay|late|exception)"
    r"|before|until|till|unless|except|beyond|outside|than|yet|after|if|when|আগে|পরে|পর|পর্যন্ত|ছাড়া|বাইরে|চেয়ে|এখনো|এখনও|আর|নতুন|\S+লে"
)


def at_other_pole(said: Clause, clauses: Sequence[Clause]) -> list[Clause]:
    """Clauses that share but a word with what a sentence tells, and all tell the opposite of it: "the tape is weak"."""
    of_it = [one for one in clauses if any(not word[0].isdigit() for word in said.said & one.said)]
    poled = [one for one in of_it if any(said.at(axis) and one.at(axis) for axis in AXES)]
    return poled if poled and all(flips(said, one) for one in poled) else []


def denied_alone(said: Sequence[Clause], whole: Clause, clauses: Sequence[Clause]) -> str:
    """Why a "not" has no reason in a note; "" where there is one, or where it cannot be told.

    Either the note denies nothing at all, by any word, or it tells of what there is none of, and denies nothing of it.
    """
    denying = [one for one in said if denied_itself(one) and "not" in one.marks]
    if not denying or ways.DENIED_BOUND.search(whole.text):
        return ""
    plain = not any(_tells_against(one) for one in clauses)
    every = Clause("; ".join(one.text for one in clauses), frozenset(), _all_marks(clauses), frozenset())
    for one in denying:
        if (
            not (plain or _told_of(one, clauses) or _acted(one, clauses))
            or ways.TWICE_DENIED.search(one.text)
            or CONTRAST.search(one.text)
        ):
            continue
        if not (
            as_far(one, clauses) or any(agree(one, other) for other in clauses) or may_be_denied(one, every, every)
        ):
            return f"it denies by {one.marks['not']!r}, which the source does not"
    return ""


def _tells_against(one: Clause) -> bool:
    return denies(one) or bool(one.denying) or "0" in one.said


def _told_of(said: Clause, clauses: Sequence[Clause]) -> bool:
    """Whether a source tells of what there is none of, and denies nothing where it does."""
    if _BESIDE.search(said.text):
        return False
    for found in _NO_SUCH.finditer(said.text):
        what = frozenset(concepts(next(filter(None, found.groups()))))
        of_it = [one for one in clauses if what & one.said]
        if of_it and not any(_tells_against(one) for one in of_it):
            return True
    return False


def _acted(said: Clause, clauses: Sequence[Clause]) -> bool:
    """Whether what is denied is that somebody asked or offered, where a source tells that they did."""
    acts = denied_acts(said) & _ACTS
    of_it = [one for one in clauses if acts & one.marks.keys()]
    return bool(of_it) and not any(denies(one) for one in of_it)


def _all_marks(clauses: Sequence[Clause]) -> dict[str, str]:
    return {mark: words for one in clauses for mark, words in one.marks.items()}
