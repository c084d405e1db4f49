"""Whose is whose within what a row tells: our tea and their bay, our 9.1% and a rival's 12.5%, who is above whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from bot.compose.checking.kept import kept
from bot.compose.checking.listed.holders import borne_by, people_in
from bot.compose.checking.listed.things import keys, statements_of, things_in
from bot.compose.checking.meaning.ways_to_deny import NOT
from bot.compose.checking.patterns import pattern, word
from bot.compose.checking.values.places import places_in
from knowledge.evidence import Figure

_OURS = word(r"we|us|our|ours|আমাদের\S*|আমরা")
_RIVAL = word(
    r"competitors?(?:'s?)?|rivals?(?:'s?)?|own[- ]label(?:'s)?|(?:the )?chain(?:'s)?|they|their|theirs"
    r"|them|প্রতিযোগী\S*|প্রতিদ্বন্দ্বী\S*|নিজস্ব লেবেল\S*|তাদের|ওদের|তারা|ওরা|চেইন\S*"
)
_CLAUSE = pattern(
    r"[;:।()]|\.(?= |$)|,|\b(?:where|while|whereas|against|but|and|versus|than)\b|যেখানে|কিন্তু|আর(?= )|অথচ|বিপরীতে"
)
# One above the other, by what it is above in: less money is cheaper.
_HIGHER = word(
    r"more|dearer|costlier|higher|bigger|larger|faster|better|above|wider|stronger|ahead|বেশি|দামি"
    r"|উঁচু|উপরে|ওপরে|দ্রুত\S*|বড়|এগিয়ে|চওড়া|ভালো"
)
_LOWER = word(
    r"less|cheaper|lower|smaller|slower|worse|below|narrower|weaker|behind|under|undercuts?|lags?"
    r"|fewer|কম|কমে|সস্তা|নিচে|নীচে|ধীরে|ছোট|পিছিয়ে|পিছে|খারাপ"
)
_THAN = pattern(r"\bthan\b|\b(?:lags?|behind|below|above|undercuts?|beats?|ahead of)\b")
_THAN_BN = pattern(r"(?:চেয়ে|থেকে|তুলনায়)(?= )")
_OWNED = pattern(r"(?:^| )(?P<whose>our|¤|competitor|rival) ?(?:'s )?(?P<what>[^\W\d_]+)")
_OWNED_BN = pattern(r"(?P<whose>আমাদের|¤)(?:র|ের|দের)? (?P<what>[^\s,;।]+)")


@dataclass(frozen=True, slots=True)
class Stated:
    """What a row states of two parties. owned: whose each matter is. numbers: whose. above: who has more."""

    owned: Mapping[str, frozenset[str]]
    numbers: Mapping[Decimal, str]
    above: str


@kept(64)
def _stated(figure: Figure) -> Mapping[str, Stated]:
    found: dict[str, Stated] = {}
    for row, said in statements_of(figure).items():
        # A competitor's row speaks of it.
        subject = (
            "rival"
            if any(row in rows for rows in borne_by(figure).people.values()) and figure.name == "plan_competitors"
            else ""
        )
        found[row] = Stated(_owned(said), dict(_numbers(said, subject)), _above(said, subject))
    return found


def parties_turned(text: str, figure: Figure) -> str:
    """Why what a row states may not be told of the parties so; "" where it may."""
    if figure.name not in ("plan_competitors", "plan_swot", "concerns_open", "needs_open", "cares_about"):
        return ""
    stated = {row: one for row, one in _stated(figure).items() if one.owned or one.numbers or one.above}
    if not stated:
        return ""
    marked = text
    for start, end, _ in reversed(people_in(text, figure) if figure.name == "plan_competitors" else []):
        marked = f"{marked[:start]}{'rival'.ljust(end - start)[: max(5, end - start)]}{marked[end:]}"
    rows = {one.row for one in things_in(text, figure)}
    if not rows and len(statements_of(figure)) == 1:
        rows = {*statements_of(figure)}
    for row in rows & stated.keys():
        one = stated[row]
        if reason := _against(marked, one):
            return reason
    return ""


def _against(text: str, one: Stated) -> str:
    told = dict(_numbers(text, ""))
    if one.numbers and any(who and one.numbers.get(number, who) not in (who, "") for number, who in told.items()):
        return "the source tells the numbers the other way round"
    above = _above(text, "")
    if above and one.above and above != one.above and not NOT.search(text):
        return "the source tells it the other way round: who is above whom"
    owned = _owned(text)
    wrong = [key for key, whose in owned.items() if key in one.owned and not whose & one.owned[key] and len(whose) == 1]
    return "the source says whose it is" if wrong and len(one.owned) > 1 else ""


def _owned(text: str) -> dict[str, frozenset[str]]:
    """Whose each thing named right behind its owner is: "competitor tea", "our bay"."""
    found: dict[str, set[str]] = {}
    marked = _RIVAL.sub("¤", text) if "rival" not in text else text
    for said in (_OWNED, _OWNED_BN):
        for place in said.finditer(marked):
            whose = "ours" if place["whose"] in ("our", "আমাদের") else "rival"
            for key in keys(place["what"]):
                found.setdefault(key, set()).add(whose)
    return {key: frozenset(whose) for key, whose in found.items()}


def _party(text: str) -> str:
    ours = _OURS.search(text) is not None
    rival = _RIVAL.search(text) is not None or "rival" in text
    return "" if ours == rival else "ours" if ours else "rival"


def _numbers(text: str, subject: str) -> Iterator[tuple[Decimal, str]]:
    """Whose each percentage is, where its clause names one party alone."""
    start = 0
    numbers = [one for one in places_in(text).numbers if one.kind == "percent"]
    if len(numbers) < 1:
        return
    for end in [*(found.start() for found in _CLAUSE.finditer(text)), len(text)]:
        here = [one for one in numbers if start <= one.start < end]
        who = _party(text[start:end]) or (subject if here and here[0] is numbers[0] else "")
        if len(here) == 1 and who:
            yield here[0].value, who
        start = end


def _above(text: str, subject: str) -> str:
    """Which party is told to have more than the other; "" where none is."""
    higher, lower = _HIGHER.search(text), _LOWER.search(text)
    if bool(higher) == bool(lower):
        return ""
    found = _THAN.search(text)
    if found is not None:
        first, second = _party(text[: found.start()]) or subject, _party(text[found.end() :])
    elif (bengali := _THAN_BN.search(text)) is not None:
        *before, last = text[: bengali.start()].split() or [""]  # what stands next to চেয়ে is what it is set against
        second = _party(last) or _party(" ".join(before))
        first = _party(" ".join(before)) if _party(last) else _party(text[bengali.end() :])
        if not first:
            return ""
    else:
        return ""
    if not first and second:
        first = "rival" if second == "ours" else "ours"
    if not first or not second or first == second:
        return ""
    return first if higher else second
