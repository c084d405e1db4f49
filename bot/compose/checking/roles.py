"""Whether a number or a day of a figure is said in the role that the figure gives it.

Three things tell a role: the period that stands beside it (this year's, last year's), the row of a list it stands in,
and words that belong to one value of the figure and not to another ("overdue", "kept", "usually").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from bot.compose.checking.elliptical import SIZES
from bot.compose.checking.patterns import pattern, plain
from bot.compose.checking.places import Places
from bot.compose.checking.role_words import AGAINST, BEFORE, LAST, NEEDS_ITS_CUE, NOW, PAIRS, cue_pattern
from bot.compose.checking.valued import Parts, Valued
from bot.compose.claims import Number, fits, labels
from bot.compose.days_said import Day, day_of, days_said
from knowledge.evidence import Period
from knowledge.text import NumberMention

_REACH = 48
# A time this near after a number is the number's.
_AT_ONCE = 16
_APART = pattern(r"[,;:()¦]|কয়েক|\b(?:some|and|while)\b|এবং|(?<!\d)\.|\.(?!\d)|।")
_FROM = pattern(
    r"(?:আগে|আগে ছিল|previously|from|after|against|versus|vs\.?|compared (?:to|with)"
    r"|(?:%|cent|,|\d|lakh|crore|million) (?:more|less|fewer|higher|lower) than) "
    r"(?:the |about |around |nearly |almost |roughly |just |over |under |some |bdt |tk\.? |usd |৳ ?)*$"
)
_AGAINST = pattern(r"^ ?(?:taka|tk|bdt|usd|dollars|euros|rupees)? ?(?:against|versus|vs\.?|after|up from|down from)\b")
_COMPARED = pattern(
    r"\b(?:than|on|against|versus|vs|compared|from|over|since|of what|of the|as in|after|up|down|before)\b"
)
_WAS = pattern(r"^ ?(?:টাকা|টি|টা|%|শতাংশ)? ?(?:ছিল|ছিলো)(?:,| |;|।)")
_COMPARED_BN = pattern(r"তুলনা|চেয়ে|তুলনায়|থেকে|বিপরীতে|অর্ধেক|গুণ")
_THAN = pattern(
    r"(?:than|over|against|versus|vs\.?|compared (?:to|with)|what (?:it|they) bought|as) (?:in |during |that of "
    r"|those of )?(?:the )?$"
)
_COMPARED_WITH = pattern(
    r"(?:than|compared (?:to|with)|relative to|as against|over|on"
    r"|unlike|after) (?:in |during |that of |those of )?(?:the )?$"
)
_THAN_BETWEEN = pattern(r"\b(?:than|of what|against|versus)\b")
_FROM_HERE = pattern(r"\bfrom\b[^.;:]*$")
_TO_THERE = pattern(r"\bto\b[^.;:]*$")
_FROM_TO_BN = pattern(r"(?:সাল|মাস|ছয় মাস|প্রান্তিক|\d) থেকে $")
_MORE_WORDS = frozenset({"more", "higher", "greater", "better", "larger"})
_THAN_THE = pattern(
    r"\b(?P<way>more|higher|greater|better|larger|less|fewer|lower|smaller|worse) than the (?:bdt |tk\.? |usd |৳ ?)*$"
)
_THAN_BN = pattern(r"^ ?(?:টি|টা|টাকা|%)?(?:র| এর|-এর|ের) চেয়ে (?P<way>বেশি|কম)(?! দিন| সময়)")
_YEARS = range(1990, 2100)
# Two names of a time that stand so near are one: "in FY2025-26, this year".
_SAME_NAMED = 12
_HELD_AGAINST = pattern(r"\b(?:than|against|versus|vs|from|to|of what it bought|it was)\b|চেয়ে|তুলনায়|থেকে|বিপরীতে")
_UP_FROM = pattern(r"^[^\d;]{0,40}\b(?:more than|higher than|up from|above)(?: the)? (?:bdt |tk |usd )?$")
_DOWN_FROM = pattern(r"^[^\d;]{0,40}\b(?:less than|fewer than|lower than|down from|below)(?: the)? (?:bdt |tk |usd )?$")
_FELL_TO = pattern(r"^ ?\S{0,8} ?থেকে (?:কমে|নেমে) ?$")
_ROSE_TO = pattern(r"^ ?\S{0,8} ?থেকে (?:বেড়ে|উঠে) ?$")
_FROM_BN = pattern(r"^ ?(?:টাকা|টি|টা|%)?(?:র| এর|-এর|ের)? ?(?:থেকে|তুলনায়|চেয়ে|বিপরীতে)")


def wrong_role(text: str, said: Sequence[NumberMention], parts: Iterable[Parts], elsewhere: Sequence[Number]) -> str:
    """Why a number stands in a role that is not its own; "" where each stands in its own or none can be told.

    text: the sentence in normal form. elsewhere: numbers that the cited passages hold, of which no role is known here.
    """
    for mention in said:
        if any(fits(mention, text, number) for number in elsewhere):
            continue
        reasons = []
        for one in parts:
            mine = [value for value in one.values if isinstance(value.what, Number) and fits(mention, text, value.what)]
            if mine:
                reasons.append(_in_figure(text, mention, mine, one, said))
        if reasons and all(reasons):
            return reasons[0]
    return ""


def _in_figure(
    text: str, mention: NumberMention, mine: list[Valued], parts: Parts, said: Sequence[NumberMention]
) -> str:
    """Why the number may not stand there for any of the values of this figure that it could be."""
    spots = [(one.start, one.end) for one in said]
    left, right = _around(text, mention.start, mention.end, spots)
    written = text[mention.start : mention.end].strip()
    own = {value.part for value in mine}
    if not any(value.row == "" for value in mine) and (other := _other_row(text, mention, mine, parts, spots)):
        return f"{written!r} does not belong to {other!r}"
    if own & (PAIRS.keys() | set(PAIRS.values())) and (reason := _other_time(text, mention, own, parts, said)):
        return reason
    rivals = {
        value.part
        for value in parts.values
        if isinstance(value.what, Number) and value.part not in own and _alike(value.what, mine)
    }
    if own & (PAIRS.keys() | set(PAIRS.values())):
        rivals -= PAIRS.keys() | set(PAIRS.values())  # which of the two times it is of was told already
    around = f"{left} ¦ {right}"
    if any(cue_pattern(part).search(around) for part in own):
        return ""
    if any(part in AGAINST and AGAINST[part].search(around) for part in own) and len(own) == 1:
        return f"{written!r} is told of the opposite"
    if (
        own <= NEEDS_ITS_CUE
        and not any(cue_pattern(part).search(text) for part in own)
        and rivals & {"number", "shipped"}
    ):
        return f"{written!r} is only a part of them"
    for part in sorted(rivals):
        found = cue_pattern(part).search(around)
        if found and not _told_of_its_own(text, mention, found[0], part, parts, said):
            return f"{written!r} is not what is {found[0]!r}"
    return ""


def _told_of_its_own(
    text: str, mention: NumberMention, cue: str, part: str, parts: Parts, said: Sequence[NumberMention]
) -> bool:
    """Whether the cue of another value stands nearer to that value itself, which the sentence tells too."""
    its = [value.what for value in parts.values if value.part == part and isinstance(value.what, Number)]
    own = [one for one in said if one != mention and any(fits(one, text, number) for number in its)]
    if not own:
        return False
    spots = [found.span() for found in re.finditer(re.escape(cue), text)]
    near = min(spots, key=lambda spot: _apart(mention, *spot), default=(0, 0))
    return any(_apart(one, *near) <= _apart(mention, *near) for one in own)


def _apart(mention: NumberMention, start: int, end: int) -> int:
    return max(start - mention.end, mention.start - end, 0)


def _alike(number: Number, mine: Iterable[Valued]) -> bool:
    """Whether a value could be taken for one of these: of the same kind, counted in the same."""
    return any(
        isinstance(value.what, Number) and value.what.kind == number.kind and value.what.value != number.value
        for value in mine
    )


def _around(text: str, start: int, end: int, spots: Iterable[tuple[int, int]]) -> tuple[str, str]:
    """The words before and after a number in its own clause, up to the next number."""
    left_end = max([0, start - _REACH, *(stop for _, stop in spots if stop <= start)])
    right_end = min([len(text), end + _REACH, *(begin for begin, _ in spots if begin >= end)])
    left, right = text[left_end:start], text[end:right_end]
    if cut := list(_APART.finditer(left)):
        left = left[cut[-1].end() :]
    elif left_end:  # what follows a number at once is said of that number
        left = left.split(maxsplit=2)[-1] if len(left.split()) > 2 else ""
    if cut_after := _APART.search(right):
        right = right[: cut_after.start()]
    return left, right


def _other_row(
    text: str, mention: NumberMention, mine: list[Valued], parts: Parts, spots: list[tuple[int, int]]
) -> str:
    """The label of another row beside the number, where none of its own row's stands there."""
    left_end = max([0, *(stop for _, stop in spots if stop <= mention.start)])
    right_end = min([len(text), *(begin for begin, _ in spots if begin >= mention.end)])
    left, right = text[left_end : mention.start], text[mention.end : right_end]
    rows = {value.row for value in mine}
    own = [label for row in rows for label in parts.labels.get(row, ()) if len(label) > 2]
    if not own or any(label in left or label in right for label in own):
        return ""
    others = [label for row, labels in parts.labels.items() if row not in rows for label in labels if len(label) > 2]
    beside = [label for label in others if label not in own and label in left]
    return beside[0] if beside else ""


def _other_time(text: str, mention: NumberMention, own: set[str], parts: Parts, said: Sequence[NumberMention]) -> str:
    """Why a number of now is said of the time before, or the other way round."""
    every = {value.part for value in parts.values}
    role = {_time_of(part) for part in own if {part, PAIRS.get(part, part)} <= every or part not in PAIRS} - {""}
    if len(role) != 1:
        return ""
    found = _times_of(text, mention, parts, said)
    if not found or role & found:
        return ""
    if any(
        _times_of(text, other, parts, said) == {theirs} for other, theirs in _others_of_pair(text, role, parts, said)
    ):
        return ""  # the other of the two is plainly told of its own time
    written = text[mention.start : mention.end].strip()
    return f"{written!r} is the number of {'the time before' if 'before' in role else 'this time'}, not of the other"


def _times_of(text: str, mention: NumberMention, parts: Parts, said: Sequence[NumberMention]) -> set[str]:
    """The times a number is said of: "now", "before"; none where nothing tells."""
    before, after = text[: mention.start], text[mention.end :]
    if _FROM.search(before) or _FROM_BN.search(after):
        at_once = {role for at, role in _times(after[:_REACH], parts) if at < _AT_ONCE}
        return at_once or {"before"}
    if _WAS.search(after):
        return {"before"}
    if _AGAINST.search(after):
        return {"now"}
    return set(_times_beside(text, mention, parts, said))


def _others_of_pair(
    text: str, role: set[str], parts: Parts, said: Sequence[NumberMention]
) -> Iterator[tuple[NumberMention, str]]:
    """The numbers of the other time that a sentence tells too."""
    for value in parts.values:
        theirs = _time_of(value.part)
        if theirs and theirs not in role and isinstance(value.what, Number):
            yield from ((one, theirs) for one in said if fits(one, text, value.what))


def _time_of(part: str) -> str:
    return "now" if part in PAIRS else "before" if part in PAIRS.values() else ""


def _times_beside(text: str, mention: NumberMention, parts: Parts, said: Sequence[NumberMention]) -> Iterator[str]:
    """The times named beside a number on either side, up to another number of the same pair."""
    paired = [value.what for value in parts.values if _time_of(value.part) and isinstance(value.what, Number)]
    spots = [(one.start, one.end) for one in said if one != mention and any(fits(one, text, held) for held in paired)]
    left_end = max([0, *(stop for _, stop in spots if stop <= mention.start)])
    right_end = min([len(text), *(start for start, _ in spots if start >= mention.end)])
    for start, end in ((left_end, mention.start), (mention.end, right_end)):
        part = text[start:end]
        for at, role in _times(part, parts):
            # "Compared with last year, it bought 59 lakh": of the time compared with nothing is told here.
            if not (role == "before" and _COMPARED_WITH.search(text[max(0, start + at - _REACH) : start + at])):
                yield role


def _times(text: str, parts: Parts) -> Iterator[tuple[int, str]]:
    """The times that a text names, each with its place: "now" or "before"."""
    now, before = parts.periods.get("period"), parts.periods.get("before")
    for said, role in ((NOW, "now"), (BEFORE, "before")):
        for found in said.finditer(text):
            yield found.start(), role
    for period, role in ((now, "now"), (before, "before")):
        if period is not None:
            yield from ((text.find(label), role) for label in labels(period) if label in text)
    yield from _days_begun(text, parts)
    for found in LAST.finditer(text):
        if now is not None:
            yield found.start(), _role_of_last(found, now, parts)
    if now is not None and before is not None and now.end.year != before.end.year:
        for found in re.finditer(r"(?<!\d)(?:19|20)\d\d(?!\d)", text):
            if int(found[0]) in _years(before) - _years(now):
                yield found.start(), "before"
            elif int(found[0]) in _years(now) - _years(before):
                yield found.start(), "now"


def _role_of_last(found: re.Match[str], now: Period, parts: Parts) -> str:
    """ "Last year" is the year before, but where the figure is of last year itself."""
    as_of = parts.figure.as_of
    if found["year"] or found["bn"]:
        return "before" if now.end.year == as_of.year else "now"
    return "before" if now.end >= as_of else "now"


def _years(period: Period) -> set[int]:
    return set(range(period.start.year if period.start else period.end.year, period.end.year + 1))


def wrong_time(text: str, said: Sequence[NumberMention], parts: Iterable[Parts]) -> str:
    """Why a sentence may not name the time before alone: what it says is of this time."""
    for one in parts:
        now, before = one.periods.get("period"), one.periods.get("before")
        if now is None or before is None:
            continue
        times = sorted(_times(text, one))
        if not times or any(role == "now" for _, role in times):
            continue
        earlier = [value.what for value in one.values if _time_of(value.part) == "before"]
        if any(fits(mention, text, held) for mention in said for held in earlier if isinstance(held, Number)):
            continue
        if not any(
            _COMPARED.search(text[max(0, at - _REACH) : at]) or _COMPARED_BN.search(text[at:]) for at, _ in times
        ):
            return "what it says is of this time, not of the time before"
    return ""


def exchanged_times(text: str, parts: Iterable[Parts]) -> str:
    """Why this time may not stand where the time before is compared with: "less in Q3 2025 than in Q3 2026"."""
    for one in parts:
        times = sorted(_times(text, one))
        if reason := _with_itself(text, sorted(_times_named(text, one))):
            return reason
        if {role for _, role in times} != {"now", "before"}:
            continue
        if _from_now_to_before(text, sorted(_times_labelled(text, one))):
            return "it goes from this time to the time before"
        for place, (at, role) in enumerate(times):
            since = times[place - 1][0] if place else 0
            if role == "now" and _THAN.search(text[max(since, at - _REACH) : at]):
                return "this time and the time before are exchanged"
    return ""


def _days_begun(text: str, parts: Parts) -> Iterator[tuple[int, str]]:
    """Where a text names a time by the days it begins and ends on: "6 Jul 2025 to 23 Jul 2025"."""
    held = [(parts.periods.get("period"), "now"), (parts.periods.get("before"), "before")]
    starts = {day_of(period.start): role for period, role in held if period is not None and period.start is not None}
    if len(starts) > 1:
        yield from ((day.start, starts[day.what]) for day in days_said(text) if day.what in starts)


def _times_named(text: str, parts: Parts) -> Iterator[tuple[int, str]]:
    """Where a text names this time or the time before in full, by its name or its days."""
    yield from _days_begun(text, parts)
    yield from _times_labelled(text, parts)


def _times_labelled(text: str, parts: Parts) -> Iterator[tuple[int, str]]:
    """The same by its name alone: "H1 2025"."""
    for part, role in (("period", "now"), ("before", "before")):
        if (period := parts.periods.get(part)) is not None:
            for label in dict.fromkeys(labels(period)):
                yield from ((found.start(), role) for found in re.finditer(rf"(?<!\w){re.escape(label)}(?!\w)", text))


def _from_now_to_before(text: str, times: Sequence[tuple[int, str]]) -> bool:
    """Whether a text goes "from 2025 to 2024"."""
    if [role for _, role in times] != ["now", "before"]:
        return False
    (first, _), (second, _) = times
    if _THAN_BETWEEN.search(text[first:second]):
        return False
    between = text[first:second]
    return (_FROM_HERE.search(text[:first]) is not None and _TO_THERE.search(between) is not None) or (
        _FROM_TO_BN.search(between) is not None
    )


def _compared_with(text: str, other: NumberMention) -> int:
    """Whether what was said before is told to be more (1) or less (-1) than this number; 0 where it is not."""
    before, after = text[: other.start], text[other.end :]
    if found := _THAN_THE.search(before):
        return 1 if found["way"] in _MORE_WORDS else -1
    if found := _THAN_BN.search(after):
        return 1 if found["way"] == plain("বেশি") else -1
    return 0


def _with_itself(text: str, times: Sequence[tuple[int, str]]) -> str:
    """Why a time may not be compared with itself: "less in H1 2026 than in H1 2026"."""
    apart = [one for place, one in enumerate(times) if not place or one[0] - times[place - 1][0] > _SAME_NAMED]
    if len(apart) == 2 and apart[0][1] == apart[1][1] and _HELD_AGAINST.search(text[apart[0][0] : apart[1][0]]):
        return "it compares a time with itself"
    return ""


def false_comparison(text: str, said: Sequence[NumberMention]) -> str:
    """Why two numbers of one kind may not be compared so: "57%, more than the 88%", "down from 12 to 71"."""
    for place, other in enumerate(said):
        same = [
            one for one in said[:place] if one.unit not in SIZES and (one.kind, one.unit) == (other.kind, other.unit)
        ]
        way = _compared_with(text, other)
        if same and way and (same[-1].value - other.value) * way <= 0:
            return f"{text[same[-1].start : other.end]!r} is not so"
    for one, other in pairwise(said):
        if one.kind != other.kind or one.unit != other.unit or (one.value in _YEARS and not one.unit):
            continue
        between = text[one.end : other.start]
        rises = bool(_UP_FROM.search(between)) - bool(_DOWN_FROM.search(between))  # the first is the greater: 1
        rises = rises or bool(_FELL_TO.search(between)) - bool(_ROSE_TO.search(between))
        if rises and (one.value - other.value) * rises <= 0:
            return f"{text[one.start : other.end]!r} is not so"
    return ""


def wrong_day(places: Places, parts: Iterable[Parts]) -> str:
    """Why a day of a figure stands in a role that is not its own: a due day as the day something was kept."""
    held = [value for one in parts for value in one.values]
    spots = [(day.start, day.end) for day in places.days]
    for day in places.days:
        own = {value.part for value in held if isinstance(value.what, Day) and day.what.fits(value.what)}
        around = " ¦ ".join(_around(places.text, day.start, day.end, spots))
        if not own or any(cue_pattern(part).search(around) for part in own):
            continue
        rivals = {value.part for value in held if isinstance(value.what, Day)} - own
        for part in sorted(rivals):
            if found := cue_pattern(part).search(around):
                return f"{places.text[day.start : day.end]!r} is not the day of {found[0]!r}"
    return ""
