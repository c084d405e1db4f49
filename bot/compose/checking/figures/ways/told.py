"""Whether what a figure says stands one way is told to stand another: on track for behind, delisted for listed.

Of one thing a figure says one of a few ways: a promotion is running, over or to come. A sentence tells the way of what
it names: of a row of a list by its name, of a measure by its own words, of the whole figure where it names neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from bot.compose.checking.figures.numbers_exchanged import own_sentences
from bot.compose.checking.figures.row_names import rows_named
from bot.compose.checking.figures.sides import account_marked
from bot.compose.checking.figures.ways.held import Subject, Ways
from bot.compose.checking.figures.ways.of_figures import ways_of
from bot.compose.checking.meaning.ways_to_deny import NOT
from bot.compose.checking.patterns import pattern, word
from knowledge.evidence import AccountCard, Figure

_SENTENCES = pattern(r"[;।]|\.(?=\s|$)")
# What stands between two of these tells one thing, of what it names or of what was named last before it.
_UNITS = pattern(
    r",(?!\d)|[()]|\b(?:and|while|but|whereas|where|though|although|so|because)\b"
    r"| (?:আর|এবং|কিন্তু|যেখানে|অথচ|তবে|যদিও|তাই|কারণ)(?= )"
)
# What another is set against is not told of: "rather than behind", "unlike the fill rate".
_SET_AGAINST = pattern(r"\b(?:rather than|instead of|unlike|as opposed to|compared (?:with|to)|and not)\b.*$")
# What should be, may be or is asked for is not told to be so.
_NOT_TOLD = word(
    r"if|unless|whether|would|could|may|might|to (?:get|bring|keep|stay|become)|in order|risks?|back on"
    r"|যদি|যাতে|হতে পারে|হলে|না হওয়া"
)
_EVERY = word(
    r"all|every|each|everything|everyone|everybody|both|entire|whole|সব|সবই|সবকিছু\S*"
    r"|সবগুলো\S*|সবকটি\S*|সবকটা\S*|সমস্ত|সবাই|প্রতিটি\S*|প্রত্যেক\S*"
    r"|উভয়\S*|দুটোই|দুটিই|তিনটিই|তিনটেই|(?:তিন|চার|দুই|\d+)(?:টি|টা|জন)(?:ই|র সঙ্গেই|েই)"
)
_NONE = word(r"none|nothing|nobody|no one|neither|not (?:one|a single|any)|no|কোনো\S*|কোনও|কিছুই|একটিও|একটাও|কেউ|কেউই")
_AS_A_WHOLE = word(r"account|overall|as a whole|as such|অ্যাকাউন্ট\S*|সব মিলিয়ে")
_SOME = word(
    r"some|most|several|many|(?<!all )(?:one|two|three|four|five|six|\d+)(?: \S+)? of|half"
    r"|else|other|others|rest|nearly|almost"
    r"|except|apart from|besides|কিছু|কয়েক\S*|বাকি|অন্য\S*|ছাড়া|বাদে|\S+ মধ্যে"
)


# "Ran in March without a stockout": it ran.
_WITHOUT = pattern(
    r"\bwithout(?: an?| any)? [^\s,;]+|[^\s,;]+ ছাড়া|\bno (?:order|contact|word)s?\b(?= (?:for|in|since|yet))"
    r"|\b(?:has|have|had|did) not (?:yet )?(?:order(?:ed)?|heard)\b|অর্ডার (?:নেই|দেয়নি|করেনি|আসেনি)"
)
_BLANKS = re.compile(" +")


def told_another_way(text: str, figure: Figure, account: AccountCard | None) -> str:
    """Why what a figure says may not be told to stand so; "" where it may, or none can be told. text: normal form."""
    every = ways_of(figure)
    if not every:
        return ""
    text = _BLANKS.sub(" ", account_marked(text, account)).replace("¶ 's", "¶'s")
    for ways in every:
        if not any(said.search(text) for said in ways.said.values()):
            continue
        for sentence in _SENTENCES.split(text):
            if reason := _in_sentence(sentence, figure, ways):
                return reason
    return ""


def _in_sentence(sentence: str, figure: Figure, ways: Ways) -> str:
    units = [_SET_AGAINST.sub(" ", one) for one in _UNITS.split(sentence)]
    read = [_named(one, figure, ways) for one in units]
    first = next((named for named, _ in read if named), ())
    last: Sequence[Subject] = ()
    so_far = ""
    for unit, (named, rest) in zip(units, read, strict=True):
        told, not_so = _ways_told(rest, ways.said) if not _NOT_TOLD.search(unit) else (frozenset[str](), False)
        if not named and ways.whole is not None and _AS_A_WHOLE.search(unit):
            named = (ways.whole,)
        last = named or last
        denied = not_so and ways.deniable
        so_far = f"{so_far} {unit}"
        if (ways.when and not ways.when.search(so_far)) or (ways.without and ways.without.search(so_far)):
            continue
        if not told or any(unit.strip() in own for own in own_sentences(figure)):
            continue
        if (
            not last
            and ways.of_all
            and len(ways.subjects) > 1
            and (quantity := _quantified(rest, ways, told)) is not None
        ):
            if not quantity:
                return ways.why
            continue
        own = last or first or _otherwise(ways)
        if any(_wrong(told, one.held, denied=denied) for one in own) and not (
            unit.count("¦") and _SOME.search(rest) and not last
        ):
            return ways.why
    return ""


def _otherwise(ways: Ways) -> tuple[Subject, ...]:
    """Whom a clause that names none tells of: the whole figure, or the only one that there is."""
    if ways.whole is not None:
        return (ways.whole,)
    return ways.subjects if len(ways.subjects) == 1 and ways.alone else ()


def _named(unit: str, figure: Figure, ways: Ways) -> tuple[tuple[Subject, ...], str]:
    """The subjects that a clause names, and the clause with their names blotted out."""
    named: list[Subject] = []
    rest = unit
    if any(one.called is None for one in ways.subjects):
        rows, _ = rows_named(unit, figure)
        for name in rows:
            if " " in unit[name.start : name.end]:  # of one word it may be a word of the sentence: "has started"
                rest = f"{rest[: name.start]}{'¦' * (name.end - name.start)}{rest[name.end :]}"
        here = {name.row for name in rows if not name.other}
        named += [one for one in ways.subjects if one.called is None and one.row in here]
    for one in ways.subjects:
        if one.called is not None and one.called.search(rest):
            named.append(one)
            rest = one.called.sub(lambda found: "¦" * len(found[0]), rest)
    return tuple(named), rest


def _ways_told(text: str, said: Mapping[str, re.Pattern[str]]) -> tuple[frozenset[str], bool]:
    """The ways that a clause tells, a longer word before what stands in it, and whether it denies them."""
    found = [(way, one.span()) for way, words in said.items() for one in words.finditer(text)]
    outer = [
        (way, (start, end))
        for way, (start, end) in found
        if not any(s <= start and end <= e and e - s > end - start for _, (s, e) in found)
    ]
    for _, (start, end) in outer:
        text = f"{text[:start]}{'¦' * (end - start)}{text[end:]}"
    return frozenset(way for way, _ in outer), NOT.search(_WITHOUT.sub(" ", text)) is not None


def _quantified(rest: str, ways: Ways, told: Iterable[str]) -> bool | None:
    """Whether what is told of all or of none is so; None where nothing is told of all or none."""
    if _SOME.search(rest):
        return None
    every, none = _EVERY.search(rest), _NONE.search(rest) is not None and NOT.search(rest) is not None
    among = (
        [one for one in ways.subjects if one.held]
        if not ways.groups
        else [
            one
            for one in ways.subjects
            if all(one.group == name for name, words in ways.groups.items() if words.search(rest))
        ]
    )
    if none and every is None:
        return not any(one.held >= {*told} for one in among)
    if every is not None and among:
        all_are = all(not one.held.isdisjoint(told) for one in among)
        return all_are is (NOT.search(rest) is None)
    return None


def _wrong(told: frozenset[str], held: frozenset[str], *, denied: bool) -> bool:
    if not held or (denied and len(told) > 1):
        return False
    return told <= held if denied else told.isdisjoint(held)
