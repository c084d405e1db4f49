"""What the customer needs, struggles with, wants to reach and is worried about, in English."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.reading_notes.clauses import clause_at
from knowledge.reading_notes.doubt import is_doubtful
from knowledge.reading_notes.implied import Need, NeedWord, NoteContext, Person
from knowledge.reading_notes.marked import ACCOUNT, CONTACT, Marked
from knowledge.reading_notes.promises import referred_to
from knowledge.reading_notes.wording import as_line

_THEY = rf"{CONTACT}|{ACCOUNT}|he|she|they|(?:the )?(?:customer|buyer|retailer|client)s?"
_WHO = rf"(?<![\w'])(?P<who>{_THEY})(?:'s (?:team|people|store managers))?"
_WHOSE = rf"(?<![\w'])(?P<who>(?:{CONTACT}|{ACCOUNT})'s?|his|her|their)"
_IS = r"(?:'(?:s|re|d|ve))?"
_STARTS = r"(?:^|(?<=[,;:.()] )|(?<=[-–] )|(?<=\band )|(?<=\bbut ))"
_SOMETIMES = r"(?:(?:also|now|really|still|just|again|even|badly|urgently|only|very|quite|so|is|are) )*"
_WANTS = (
    r"(?:wants?|needs?|requires?|would like|(?:is|are) (?:looking for|asking for|keen on)|looking for|asking for"
    r"|(?:has |have )?asked for|asks? for|requested|insists? on|(?:asked|asks|wants?) (?:us|me) (?:to|for))"
)
_TO_REACH = r"(?:become|be|open|grow|reach|double|triple|expand|launch|enter|build|lead|win|increase)"
# Wishes about a talk, and plain needs to act, are no needs of the account.
_NO_NEED = (
    r"(?!to (?:know|hear|see|meet|talk|speak|discuss|think|check|join|drop in|visit|come|wait|decide|approve|pay"
    r"|sign)\b|(?:nothing|no|not|none|me|it|that|this|time)\b)"
)

_AIM = r"(?:goal|target|aim|ambition|priority|objective)(?: for [\w ]+?)?"
_TROUBLE = r"(?:problems?|trouble|difficulty|difficulties|shortages?)"
_FEELS = r"(?:(?:is|are|feels?|seems?|sounds?|remains?|still|very|really|quite|so|got|was|were) )*"
_UNHAPPY = (
    r"(?:worried|concerned|unhappy|upset|angry|annoyed|furious|frustrated|disappointed|irritated|not happy|not pleased"
    r"|nervous|complained|complains|complaining|raised a complaint|has a complaint)"
)

_WORDINGS: tuple[tuple[NeedWord, str], ...] = (
    ("goal", rf"{_WHO} {_SOMETIMES}(?:wants?|aims?|plans?|intends?|would like) to (?P<what>{_TO_REACH}\b.*)"),
    ("goal", rf"{_STARTS}(?P<who>)(?:wants?|aims?|plans?) to (?P<what>{_TO_REACH}\b.*)"),
    ("goal", rf"{_WHOSE} (?:\w+ ){{0,2}}{_AIM} is (?:to )?(?P<what>.+)"),
    ("challenge", rf"{_WHO}{_IS} {_SOMETIMES}(?:struggl(?:es?|ing)|having {_TROUBLE}) with (?P<what>.+)"),
    ("challenge", rf"{_WHO} (?:has|have|faces?) (?:a |big |real |serious )*{_TROUBLE} (?:with|of|in) (?P<what>.+)"),
    ("challenge", rf"{_WHOSE} (?:\w+ ){{0,2}}(?:challenge|problem|pain point|headache|bottleneck) is (?P<what>.+)"),
    ("concern", rf"(?P<what>{_WHO}{_IS} {_FEELS}{_UNHAPPY}\b.*)"),
    ("need", rf"{_WHO}{_IS} {_SOMETIMES}{_WANTS} {_NO_NEED}(?P<what>.+)"),
    ("need", rf"{_STARTS}(?P<who>)(?:wants?|needs?|asked for|asks for|requested) {_NO_NEED}(?P<what>.+)"),
)
_PATTERNS = tuple((kind, re.compile(words)) for kind, words in _WORDINGS)
_NO_LONGER = re.compile(
    r"\b(?:no longer|not any ?more|any ?more|settled|resolved|solved|closed|is fine now|happy now|is over|no need"
    r"|does not|do not|doesn't|don't|did not|didn't|never|nobody|not (?:worried|concerned|upset|angry|unhappy))\b"
)
_OVER = re.compile(r"\b(?:was|were)\b.*\b(?:but|now|until)\b")
_ENDS = re.compile(
    r"[;.](?=\s|$)"
    rf"|[,:] (?=(?:but|so|then|because|while|otherwise|will|shall|must|he|she|they|we|i|told|said|{CONTACT})\b)"
    r"| because | but | so that | otherwise |, \"|\. "
)


def needs_in(marked: Marked, before: Marked | None, context: NoteContext) -> Iterator[Need]:
    """The needs, goals, challenges and concerns of one sentence, of the customer's alone."""
    text = marked.text
    if is_doubtful(text):
        return
    taken: list[tuple[int, int]] = []
    for kind, pattern in _PATTERNS:
        for found in pattern.finditer(text):
            start, end = found.start("what"), min(_end(text, found), clause_at(marked, found.start("what"))[1])
            if any(found.start() < other_end and other < end for other, other_end in taken):
                continue
            if _NO_LONGER.search(text[found.start() : end]) or (kind == "concern" and _OVER.search(text)):
                continue
            contact = _contact(found["who"], found.start("who"), marked, before)
            if found["who"] == "" and contact is None:
                continue  # "Wants 30 % more": of whom, the sentence before must say
            taken.append((found.start(), end))
            statement = as_line(marked.as_written(start, end))
            if len(statement) > 3:
                yield Need(kind, statement, contact)


def _end(text: str, found: re.Match[str]) -> int:
    stop = _ENDS.search(text, found.start("what") + 1)
    return stop.start() if stop else len(text)


def _contact(who: str, at: int, marked: Marked, before: Marked | None) -> Person | None:
    if who[:1] in marked.people:
        return marked.people[who[0]]
    if who in ("he", "she", "his", "her", ""):
        side, person = referred_to(marked, before, at)
        return person if side == "theirs" else None
    return None
