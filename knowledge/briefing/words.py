"""What was said of late: the notes since the last meeting, what was decided at it, the latest word on a matter."""

from __future__ import annotations

import itertools
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.evidence import Passage
from knowledge.glossary import concept
from knowledge.people import Reader
from knowledge.records.accounts import Account, readable
from knowledge.records.interactions import Interaction
from knowledge.retrieval.passages import PassageRow
from knowledge.text import normal_form, sentences, terms

# How far back words are read, and how many passages at most.
REACH = timedelta(days=150)
MOST_READ = 300
# Two matters are one where they share this many telling terms, or two that stand side by side in both.
SHARED_TERMS = 3
# What counts for a passage beside its telling words: the aim it speaks of, how new it is, the customer's own words,
# that it corrects what was said before.
NEAREST, NEWS, OWN_WORDS, CORRECTION = 3.0, 3.0, 1.5, 2.0
# A term in more of the passages than this share tells little.
COMMON = 0.34
# What is quoted of a passage: no more words than this, and a sentence of fewer than the second tells little.
LONGEST_POINT, LONGEST_JOINED, FEWEST_WORDS = 34, 36, 4

_TELLING = re.compile(
    unicodedata.normalize(
        "NFC",
        r"until|by the end|otherwise|unless|if not|\bor he\b|or she|agreed|decided|approved|confirmed|promised"
        r"|offers?\b|wants?\b|asked|needs?\b|gave us|cut\b|delist|reject|accept|will\b|not before|complain|delay"
        r"|moved to"
        r"|না হলে|নইলে|রাজি|সিদ্ধান্ত|অনুমোদন|চান|চেয়েছেন|লাগবে|বলেছেন|জানিয়েছেন|দেবেন|পিছিয়ে|শেষ সময়",
    )
)
_KEPT_WORD = re.compile(unicodedata.normalize("NFC", r"kept (?:his|her|their) word|কথা রেখেছেন"))
_KEPT = re.compile(
    unicodedata.normalize(
        "NFC",
        r"attached|\bsent\b|\breceived\b|delivered|handed over|issued|settled|\bpaid\b|completed|\bsigned\b|done\b"
        r"|kept (?:his|her|their) word|পাঠিয়েছি|পাঠানো হয়েছে|দিয়েছি|দেওয়া হয়েছে|পেয়েছেন|পেয়েছি|হয়ে গেছে|শেষ করেছি",
    )
)
_WARNING = re.compile(
    unicodedata.normalize(
        "NFC",
        r"\bor (?:he|she|they|it)\b|otherwise|\bunless\b|if [^.]{3,60}(?:\bnot\b|n't\b)|\bno [^.,]{3,30}, no\b"
        r"|gave us until|gives us until|last chance|walk away|\bdelist|range review|নইলে|না হলে|নাহলে|শেষ সুযোগ|বাদ দেবেন",
    )
)
_CONFIDENTIAL = re.compile(
    unicodedata.normalize(
        "NFC",
        r"off the record|do(?:n'?t| not) quote|not to be shared|confidential|keep this between"
        r"|গোপন|কাউকে বলবেন না|নাম বলবেন না",
    )
)
_CORRECTS = re.compile(unicodedata.normalize("NFC", r"correction|corrected|really wants?|ভুল ছিল|সংশোধন|আসলে"))
_NOT_YET = re.compile(
    unicodedata.normalize(
        "NFC",
        r"\bnot\b|\bno\b|n't\b|cannot|pending|missing|waiting|delay|\bstill\b|late\b(?! trucks)|নেই|না\b|নি\b|পারব না|হয়নি"
        r"|পাননি|আটকে",
    )
)


Point = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Told:
    """A passage of an interaction with the concepts of its words, in order."""

    passage: Passage
    record_id: int
    concepts: tuple[str, ...]


def recent_words(session: Session, reader: Reader, account_id: int, start: date, as_of: date) -> list[Told]:
    """The passages of the account's interactions from `start` on, newest first, at most MOST_READ."""
    query = (
        sa.select(PassageRow, Interaction.id)
        .join(Interaction, sa.and_(PassageRow.record_kind == "interaction", PassageRow.record_id == Interaction.id))
        .join(Account, Account.id == Interaction.account_id)
        .where(Interaction.account_id == account_id, Interaction.happened_on.between(start, as_of), readable(reader))
        .order_by(Interaction.happened_on.desc(), Interaction.id.desc(), PassageRow.position)
        .limit(MOST_READ)
    )
    return [
        Told(
            Passage(row.ref, row.kind, row.happened_on, row.author, row.words, row.url, 0.0, row.conversation),
            key,
            tuple(map(concept, row.terms.split(" ")[1:])),
        )
        for row, key in session.execute(query)
    ]


def ranked(told: Sequence[Told], aim: Iterable[str], as_of: date, team: frozenset[str]) -> list[Passage]:
    """The passages by what they tell of the aim (concepts), by telling words and by how new they are; best first.

    team: our own names; what the customer wrote counts more.
    """
    wanted = set(aim)
    often = Counter(term for one in told for term in set(one.concepts))
    scored = []
    for one in told:
        held = wanted & set(one.concepts)
        near = NEAREST * min(1.0, len(held) / 4) + 0.2 * math.fsum(
            math.log(1 + len(told) / often[term]) for term in sorted(held)
        )
        telling = min(3, len(set(_TELLING.findall(normal_form(one.passage.words)))))
        age = (as_of - one.passage.when).days if one.passage.when else REACH.days
        theirs = one.passage.author not in team
        corrects = _CORRECTS.search(normal_form(one.passage.words)) is not None
        score = near + 0.8 * telling + CORRECTION * corrects + NEWS * max(0.0, 1 - age / 45) + OWN_WORDS * theirs
        scored.append(replace(one.passage, score=round(score, 4)))
    return sorted(scored, key=lambda passage: (-passage.score, passage.ref))


def words_on(told: Sequence[Told], statement: str, since: date) -> list[Told]:
    """The passages that speak of a statement made on `since`, newest first."""
    order = list(map(concept, terms(statement)))
    often = Counter(term for one in told for term in set(one.concepts))
    telling = {
        term for term in order if often[term] <= max(2, COMMON * len(told)) and (not term.isdigit() or len(term) > 2)
    }
    pairs = {frozenset(pair) for pair in itertools.pairwise(order)}
    found = []
    for one in told:
        if one.passage.when is None or one.passage.when < since:
            continue
        shared = telling & set(one.concepts)
        side_by_side = any(
            frozenset(pair) in pairs and not telling.isdisjoint(pair) for pair in itertools.pairwise(one.concepts)
        )
        if len(shared) >= SHARED_TERMS or (side_by_side and len(shared) >= 1):
            found.append(one)
    return found


def point_of(words: str, aim: Iterable[str]) -> Point:
    """The sentence of a passage that tells most of the aim (concepts), and with the one beside it where both are short.

    Empty where no sentence is short enough to be quoted whole.
    """
    parts = [part for part in sentences(words) if len(part.split()) <= LONGEST_POINT]
    if not parts:
        return "", ""
    wanted = set(aim)

    def worth(place: int) -> tuple[float, int]:
        plain = normal_form(parts[place])
        shared = len(wanted & set(map(concept, terms(parts[place]))))
        # A greeting or three words of assent tell nothing.
        bare = len(parts[place].split()) < FEWEST_WORDS
        return (shared + 0.8 * len(set(_TELLING.findall(plain))) + 2 * bool(_WARNING.search(plain)) - 3 * bare, -place)

    best = max(range(len(parts)), key=worth)
    plain = " ".join(words.split())
    beside = [place for place in (best - 1, best + 1) if 0 <= place < len(parts)]
    for place in sorted(beside, key=worth, reverse=True):
        joined = " ".join(parts[min(place, best) : max(place, best) + 1])
        bare = len(parts[place].split()) < FEWEST_WORDS
        if not bare and len(joined.split()) <= LONGEST_JOINED and joined in plain:
            return parts[best], joined
    return parts[best], parts[best]


def kept_word(told: Sequence[Told], owner: str, since: date) -> Told | None:
    """The newest passage from `since` on that says of an owner, by first name, that they kept their word."""
    first = normal_form(owner.split()[0]) if owner else ""
    for one in told:
        plain = normal_form(one.passage.words)
        if first and one.passage.when and one.passage.when >= since and first in plain and _KEPT_WORD.search(plain):
            return one
    return None


def says_kept(words: str) -> str:
    """The sentence of a passage that says that something was done and not that it was not; "" where none does."""
    for part in sentences(words):
        plain = normal_form(part)
        if _KEPT.search(plain) and not _NOT_YET.search(plain) and len(part.split()) <= LONGEST_POINT:
            return part
    return ""


def corrected(one: Told, told: Sequence[Told]) -> bool:
    """Whether a later passage corrects this one: it says so, and speaks of the same."""
    held = set(one.concepts)
    return any(
        other.passage.when is not None
        and one.passage.when is not None
        and other.passage.when > one.passage.when
        and _CORRECTS.search(normal_form(other.passage.words)) is not None
        and len(held & set(other.concepts)) >= SHARED_TERMS
        for other in told
    )


def warns(words: str) -> bool:
    """Whether words say what will happen to us if something is not done."""
    return any(_WARNING.search(normal_form(part)) for part in sentences(words))


def is_confidential(words: str) -> bool:
    """Whether a text asks not to be passed on."""
    return _CONFIDENTIAL.search(normal_form(words)) is not None
