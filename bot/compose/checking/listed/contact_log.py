"""The log of contacts: on which day, of what kind, with whom of theirs and by whom of ours; and which was the last."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.compose.checking.kept import kept
from bot.compose.checking.listed.holders import people_in
from bot.compose.checking.meaning.ways_to_deny import NOT
from bot.compose.checking.patterns import pattern, word
from bot.compose.checking.values.places import Places
from bot.compose.checking.values.valued import label_of
from bot.compose.days_said import Day, day_of
from knowledge.evidence import Figure, Items, Name, Term

_KINDS: Mapping[str, re.Pattern[str]] = {
    "call": word(r"calls?|called|phoned|rang|telephon\w+|কল(?:টা|টি|ের|ে|টার|টির)?|ফোন\S*"),
    "visit": word(r"visits?|visited|visiting|ভিজিট\S*|(?:দেখা করতে|সফর)\S*"),
    "meeting": word(r"meetings?|met|মিটিং\S*|বৈঠক\S*"),
    "mail": word(r"e?-?mails?|e?mailed|ই?মেইল\S*"),
    "note": word(r"notes?|noted|নোট\S*"),
    "document": word(r"documents?|কাগজপত্র|ডকুমেন্ট\S*"),
}
_LAST = word(r"(?:most recent|latest|last|newest)|(?:সর্বশেষ|সবশেষ|শেষ|সবচেয়ে সাম্প্রতিক|সবচেয়ে নতুন)")
_FIRST_OF_THESE = word(r"(?:earliest|oldest|first)|(?:সবচেয়ে (?:পুরনো|আগের)|প্রথম)")
_CONTACT = word(
    r"contacts?|interactions?|communications?|exchanges?|touch|touchpoints?|contacted|spoken|seen"
    r"|entr(?:y|ies)|heard|spoke"
    r"|যোগাযোগ\S*|আলাপ\S*|কথা\S*"
)
_COPULA = pattern(
    r"(?: (?:was|is|were|came|took place|dates?|happened|being|on|ছিল|হলো|হয়েছে|হয়েছিল|হয়)\b"
    r"| (?:ছিল|হলো|হয়েছে|হয়েছিল|হয়)(?= )|:|,|–|-(?= ))"
)
_APART = pattern(r"[;।]|\.(?= |$)|, (?:and|while|but|আর|এবং) | (?:while|whereas|but|আর|এবং|কিন্তু) ")
_AND = pattern(
    r" and (?=\S+ (?:called|visited|mailed|noted|met|had|wrote|phoned|on|was|took))| and (?:on|then|later)\b"
)
_SINCE_THEN = word(
    r"(?:no|not any|without) (?:\S+ )?contact(?: \S+){0,4} since §|nothing since §|§(?:ের|র"
    r"| এর)? পর(?: থেকে)? (?:\S+ ){0,4}(?:যোগাযোগ|কথা) (?:\S+ )?(?:নেই|হয়নি)"
)
_TO = pattern(r"^ (?:called|visited|mailed|emailed|phoned|rang|met|wrote to|went to)\b")


@dataclass(frozen=True, slots=True)
class Contact:
    """One contact of the log."""

    day: Day
    kind: str
    theirs: frozenset[str]
    ours: str


@kept(64)
def _contacts(figure: Figure) -> tuple[Contact, ...]:
    found = []
    for value in figure.sentence.values.values():
        for row in value.rows if isinstance(value, Items) else ():
            kind, by, people, day = (row.get(one) for one in ("kind", "by", "people", "day"))
            if not isinstance(kind, Term) or not isinstance(day, date):
                continue
            named = people.rows if isinstance(people, Items) else ()
            theirs = frozenset(next(iter(label_of(one["name"]))) for one in named if isinstance(one.get("name"), Name))
            ours = next(iter(label_of(by))) if isinstance(by, Name) else ""
            found.append(Contact(day_of(day), kind.word, theirs, ours))
    return tuple(found)


def other_contact(places: Places, figure: Figure) -> str:
    """Why a contact may not be told so: of another day, kind or person, or as the last; "" where it may."""
    if figure.name != "communication_log" or not (contacts := _contacts(figure)):
        return ""
    if _SINCE_THEN.search(places.days_marked) and (reason := _later_than_told(places, contacts)):
        return reason
    before: Sequence[str] = ()
    for start, end in _parts(places.text):
        named = [(one[0], one[1], one[2]) for one in people_in(places.text[start:end], figure)]
        if reason := _in_part(places, start, end, named, before, contacts):
            return reason
        before = [who for _, _, who in named] or before
    return ""


def _parts(text: str) -> Iterator[tuple[int, int]]:
    cuts = sorted({*(one.start() for one in _APART.finditer(text)), *(one.start() for one in _AND.finditer(text))})
    return zip([0, *cuts], [*cuts, len(text)], strict=True)


def _in_part(
    places: Places,
    start: int,
    end: int,
    named: Sequence[tuple[int, int, str]],
    before: Sequence[str],
    contacts: Sequence[Contact],
) -> str:
    text = places.text[start:end]
    days_told = any(start <= one.start < end for one in places.days)
    if NOT.search(text) or not (named or days_told or _LAST.search(text)):
        return ""
    kinds = {kind for kind, said in _KINDS.items() if said.search(text)}
    days = [one for one in places.days if start <= one.start < end and one.what.day]
    who = [one for _, _, one in named]
    fitting = [one for one in contacts if _fits(one, who, kinds, [each.what for each in days])]
    if len(days) <= 1 and (kinds or len(who) > 1 or days) and len(kinds) <= 1 and not fitting:
        return "the log tells no such contact"
    if len(days) <= 1 and len(kinds) == 1 and len(who) > 1 and not _SEVERAL.search(text):
        first, second = named[:2]
        if _TO.search(text[first[1] : second[0]]) and not any(one.ours == first[2] for one in fitting):
            return "the log tells it the other way round"
    if len(days) > 1 or (len(kinds) > 1 and not fitting):
        return ""
    told = [one.what for one in places.days if start <= one.start < end]
    return _last_of(text, named, told, contacts)


_SEVERAL = word(r"both|each|two|three|all|twice|দুটি|দুবার|উভয়\S*")


def _fits(one: Contact, who: Sequence[str], kinds: set[str], days: Sequence[Day]) -> bool:
    people = {*one.theirs, one.ours}
    return (
        (not kinds or one.kind in kinds)
        and all(each in people for each in who)
        and all(each.fits(one.day) for each in days)
    )


def _last_of(text: str, named: Sequence[tuple[int, int, str]], days: Sequence[Day], contacts: Sequence[Contact]) -> str:
    """The last of those that the words beside "last" narrow it down to, told otherwise."""
    found = _LAST.search(text) or _FIRST_OF_THESE.search(text)
    if found is None:
        return ""
    place = 0 if _LAST.search(text) else -1
    copula = _COPULA.search(text, found.end())
    head = text[: copula.start()] if copula is not None else text[: found.end() + 24]
    noun = text[found.end() : copula.start() if copula is not None else found.end() + 24]
    if not (_CONTACT.search(noun) or any(said.search(noun) for said in _KINDS.values())):
        return ""
    if not head.isascii():  # whose it is stands before it, what it was behind
        noun = noun.strip().split(" ")[0]
        head = text[: text.find(noun, found.end()) + len(noun)]
    kinds = {kind for kind, said in _KINDS.items() if said.search(noun)}
    who = [one for start, stop, one in named if stop <= len(head)]
    alike = [one for one in contacts if _fits(one, who, kinds, ())]
    if not alike or place:
        return ""
    rest = text[len(head) :]
    said = {kind for kind, said in _KINDS.items() if said.search(rest)}
    others = [one for start, stop, one in named if stop > len(head)]
    return "" if _fits(alike[place], [*who, *others], kinds or said, days) else "another contact was the last one"


def _later_than_told(places: Places, contacts: Sequence[Contact]) -> str:
    latest = contacts[0].day
    told = [one.what for one in places.days if one.what.day]
    return "the log tells a later contact" if told and not any(one.fits(latest) for one in told) else ""
