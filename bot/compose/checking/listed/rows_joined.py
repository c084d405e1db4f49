"""Whether what stands together in a sentence stands in one row: a promise and who made it, a need and who has it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.compose.checking.listed.holders import Holder, borne_by, holders_in
from bot.compose.checking.listed.state_words import STATES
from bot.compose.checking.listed.things import Thing, statements_of, thing_of, things_in
from bot.compose.checking.patterns import pattern, word
from knowledge.evidence import Figure
from knowledge.normal import BENGALI

_APART = pattern(r"[;।!?]|\.(?= |$)")
# What is said of several at once is no matter of one row.
_OF_SEVERAL = word(
    r"both|all|each|every|none|neither|nobody|no one|most|others?|rest|two|three|দুটোই|দুটিই|সব|সবগুলো|সবাই|প্রতিটি\S*"
    r"|কোনোটি\S*|কোনোটা\S*|কেউ|বাকি(?:গুলো|টা|টি|রা)\S*|বেশির ?ভাগ"
)
_PARTS, _MARK = pattern(r"[,:]| (?:and|while|but|whereas) "), 30
_ALL_OF_HIM = word(
    r"(?:all|each|every one|both)(?: [^\s,;:.]+){0,4} (?:come|comes|are|is|were|was|stem|belong|lie|rest|stated|raised)"
    r"(?: [^\s,;:.]+){0,2} (?:from|by|with|to|of)|(?:সব|সবগুলো|সবকটি|সবকটা|প্রতিটি|\S+টিই|\S+টাই)(?: [^\s,;:।]+)?"
    r"|(?:চাহিদা|লক্ষ্য|অভিযোগ|কাজ)(?:গুলো|টি|টা)?ই"
)
_CARE_NOT = word(
    r"(?:not|n't|never|hardly) (?:\S+ )?(?:care|mind|want|interested|look|ask|matter\w*)|indifferent"
    r"|(?:চান|ভাবেন|গুরুত্বপূর্ণ|জরুরি) (?:না|নয়)|মাথাব্যথা নেই"
)
_ALL_CARE = word(r"(?:all|both|each|every\w*)(?: [^\s,;:.]+){0,3} (?:care|want|look|ask)\w*|সবাই\S*|সবার\S*|সকলে\S*")


def of_other_row(text: str, figure: Figure) -> str:
    """Why a sentence puts together what the figure tells of different rows; "" where it does not, or cannot be told."""
    if not statements_of(figure):
        return ""
    start = 0
    for end in [*(found.start() for found in _APART.finditer(text)), len(text)]:
        if reason := _in_part(text[start:end], figure):
            return reason
        start = end
    return ""


def _in_part(text: str, figure: Figure) -> str:
    holders = holders_in(text, figure)
    if not holders and figure.name != "cares_about":
        return ""
    people = [one for one in holders if one.family == "person"]
    things = things_in(text, figure, [one.start for one in holders])
    if figure.name == "cares_about" and things and (reason := _of_all_or_not(text, things, people, figure)):
        return reason
    if not things and people and (found := _ALL_OF_HIM.search(text)):
        from_whom = [one for one in people if found.end() <= one.start and "," not in text[found.end() : one.start]]
        if from_whom and not from_whom[0].denied and from_whom[0].rows != borne_by(figure).every:
            return "not all of them are of that person"
    if not things and len(every := borne_by(figure).every) == 1 and not people:
        things = [Thing(0, 0, next(iter(every)))]
    inside = [one for one in holders if not any(thing.start <= one.start < thing.end for thing in things)]
    for family in dict.fromkeys(one.family for one in inside):
        mine = [one for one in inside if one.family == family]
        if family != "person" and _OF_SEVERAL.search(text) and len(things) < len(mine):
            continue
        if BENGALI.search(text) and family == "person" and len(mine) < len({one.row for one in things}):
            continue  # a name told in Bengali was not known again
        single = len(mine) == 1 and len({one.row for one in things}) > 1
        if family in STATES and len(things) > 1 and text.isascii():
            pairs = _nearest(things, mine, text)
        else:
            pairs = list(_assigned(thing_of(text, figure) if single else things, mine, text))
        for thing, of in pairs:
            if of and all((thing.row in one.rows) is one.denied for one in of):
                said = text[of[0].start : of[0].end].strip()
                return f"the source says {said!r} of another of the list"
    return ""


def _nearest(things: Sequence[Thing], states: Sequence[Holder], text: str) -> list[tuple[Thing, list[Holder]]]:
    """Each thing with the states told next to it: a mark or an "and" between them sets them apart."""
    found: list[tuple[Thing, list[Holder]]] = [(one, []) for one in things]
    for state in states:
        gaps = [
            text[one.end : state.start] if one.end <= state.start else text[state.end : one.start] for one in things
        ]
        far = [len(one) + _MARK * len(_PARTS.findall(one)) for one in gaps]
        found[far.index(min(far))][1].append(state)
    return found


def _of_all_or_not(text: str, things: Sequence[Thing], people: Sequence[Holder], figure: Figure) -> str:
    """What one cares about told of all, or as what he does not care about."""
    if _CARE_NOT.search(text) and len(things) == 1 and any(things[0].row in one.rows for one in people):
        return "the source says that it matters to that person"
    if not people and _ALL_CARE.search(text) and len(borne_by(figure).every) > 1:
        return "it matters to one of them"
    return ""


def _assigned(things: Sequence[Thing], holders: Sequence[Holder], text: str) -> Iterator[tuple[Thing, list[Holder]]]:
    """Each thing with what is said of it: what leads it, else what follows it; all of them where it is the only one."""
    if len(things) == 1:
        yield things[0], list(holders)
        return
    leads = bool(things) and bool(holders) and holders[0].start < things[0].start
    for place, thing in enumerate(things):
        before = things[place - 1].end if place else 0
        after = things[place + 1].start if place + 1 < len(things) else len(text)
        led = [one for one in holders if before <= one.start < thing.start]
        follow = [one for one in holders if thing.end <= one.start < after]
        if leads:
            earlier = [one for one in holders if one.start < thing.start]
            group = led or [*earlier[-1:], *follow]  # "Rafiq wants this, and that is Nadia's"
            if place == len(things) - 1 and len(holders) > len(things):
                group = [*group, *follow]
        else:
            group = follow or [one for one in holders if one.start >= thing.end][:1] or led
            if len(holders) < len(things) and BENGALI.search(text) is None and not follow:
                group = []
        yield thing, group
