"""How many of a whole are so: of the offers taken, of the needs unanswered, of the goals at risk."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from bot.compose.checking.kept import kept
from bot.compose.checking.listed.holders import borne_by
from bot.compose.checking.listed.state_words import STATES
from bot.compose.checking.meaning.ways_to_deny import NOT
from bot.compose.checking.patterns import pattern, word
from bot.compose.checking.values.places import Places
from knowledge.evidence import Figure, Items, Quantity

_NOT_ANY = word(
    r"none|nobody|no one|not (?:a single )?one|neither|nothing|no(?! (?:longer|more|less|fewer))"
    r"|কোনো\S*|কোনটি\S*|একটিও|একটাও|একটি(?:র|রও)? (?:জন্যও|ক্ষেত্রেও)|একটিরও|কেউই?|কিছুই"
)
_EVERY = word(
    r"all|every\w*|each|both|(?:the )?whole lot|সব|সবগুলো\S*|সবকটি\S*|সবকটা\S*|প্রতিটি\S*|প্রত্যেক\S*"
    r"|উভয়\S*|দুটোই|দুটিই|\d+(?:টি|টা|জন)(?: [^\s,;।]+)?ই|সবাই"
    r"|(?:তিন|চার|দুই|পাঁচ)(?:টি|টা)\S*ই"
)
_MOST = word(r"most|the majority|more than half|বেশির ?ভাগ\S*|অধিকাংশ\S*")
_HALF = word(r"half|অর্ধেক\S*")
_ONE = word(
    r"(?:only |just )?(?:a single|one)(?! (?:of ours|joint|name|point|page))|(?:শুধু |কেবল "
    r"|মাত্র )?(?:একটি|একটা|একজন)\S*"
)
_BUT = word(
    r"not (?:all|every\w*|each|both)|but (?:one|\d)|except\w*|apart from|other than|besides|(?:সব"
    r"|সবগুলো|সবকটি|সবকটা) (?:নয়|না)|ছাড়া|বাদে"
)
_OF_WHOLE = pattern(r"\b(?:of|among|out of) (?:(?:the|our|its|their|these|those|all|[^\s,;]+'s) )*$")
_OF_WHOLE_BN = pattern(
    r"^(?:টি|টা|জন)?(?:র|ের)?(?: [^\s,;।]+){0,3}? মধ্যে"
    r"|^(?:টি|টা|জন)? ?[^\s,;।]+(?:র|ের) (?:\d|এক|দু|তিন|কোনো|সব|বেশির|অধিকাংশ|অর্ধেক)"
)
_CLAUSE = pattern(
    r"[;:।()]|\.(?= |$)|, (?:(?:and|but|while|with|yet|আর|এবং) )?| (?:and|but|while|whereas|though|আর|এবং|কিন্তু|তবে|যার) "
)


# How far behind the words for a state its number may stand.
_NEAR = 24


@dataclass(frozen=True, slots=True)
class Share:
    """How many of a whole are so, and the words that say that they are and that they are not."""

    many: Decimal
    whole: Decimal
    so: re.Pattern[str]
    otherwise: re.Pattern[str] | None = None
    # What hangs on a "no": "no offer", কোনো প্রস্তাব নেই.
    denied: bool = False
    # Of which nothing may be said to be so where there is none.
    never: bool = False


_TAKEN = word(r"taken(?: up)?|accepted|took|took up|গ্রহণ\S*|নিয়েছে|গৃহীত")
_NOT_TAKEN = word(r"(?:not|never) (?:been )?(?:taken|accepted)|নেয়নি|গ্রহণ করেনি")
_RUNNING = word(r"running|live|still open|চলছে|চলমান")
_LATE = word(
    r"overdue|late|past (?:its|their|the) (?:due )?(?:day|date)s?|delayed|বকেয়া|দেরি\S*|পিছিয়ে"
    r"|(?:তারিখ|সময়|মেয়াদ)\S* পেরি\S*"
)
_NOT_LATE = word(r"(?:not|never|n't) (?:overdue|late)|on time|in time|বকেয়া (?:নয়|নেই)|সময়মতো")
_UNANSWERED = word(
    r"unanswered|not (?:\S+ )?offered(?: \S+){0,4} anything|offered(?: \S+){0,3} nothing"
    r"|without (?:an |any )?(?:offer|answer)s?|(?:no|not any|lack an?|lacks an?|not an"
    r"|n't an) offer\S*|not (?:yet )?(?:been )?answered"
    r"|nothing (?:has been )?offered|waiting for an offer|(?:কোনো )?(?:প্রস্তাব|জবাব|অফার)(?:ই"
    r"|ও)? (?:\S+ ){0,2}?(?:নেই|দেওয়া হয়নি|দিইনি|হয়নি)"
    r"|কিছু(?:ই)? (?:\S+ )?(?:দেওয়া|প্রস্তাব করা) হয়নি|উত্তরহীন|জবাবহীন"
)
_ANSWERED = word(
    r"(?<!un)answered|(?:has|have|had|got|with) an offer\S*|offers? (?:that )?answers?"
    r"|covered by (?:an )?offers?|offered something"
    r"|(?:প্রস্তাব|অফার)(?:ই|ও)? (?:\S+ )?(?:আছে|দেওয়া হয়েছে|দিয়েছি)"
)
_DECLINED = word(r"declined|refused|rejected|turned (?:\S+ )?down|said no|ফিরিয়ে দিয়েছে\S*|প্রত্যাখ্যান\S*|নাকচ\S*")
_STILL_OPEN = word(r"(?:still )?(?:open|pending|undecided)|ঝুলে\S*|খোলা|চলছে")


def other_share(places: Places, figure: Figure) -> str:
    """Why so many may not be told to be so; "" where it is as many, or nothing can be told."""
    shares = _shares(figure)
    if not shares:
        return ""
    for start, end in _clauses(places.text):
        text = places.text[start:end]
        if _BUT.search(text):
            continue
        for share in shares:
            if reason := _wrong(places, start, end, share):
                return reason
    return ""


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in _CLAUSE.finditer(text):
        yield start, found.start()
        start = found.end()
    yield start, len(text)


def _wrong(places: Places, start: int, end: int, share: Share) -> str:
    text = places.text[start:end]
    not_so = share.otherwise.search(text) if share.otherwise is not None else None
    said = not_so or share.so.search(text)
    if said is None:
        return ""
    whole = share.whole
    held = whole - share.many if not_so else share.many
    around = f"{text[: said.start()]}¦{text[said.end() :]}"
    told = f"it is {held:f} of {whole:f}"
    if none := _NOT_ANY.search(around):
        if (share.denied or not_so) and not none[0].isascii():
            return "" if held == whole else told  # কোনোটিরই প্রস্তাব নেই
        return told if held else ""
    if NOT.search(around):
        return ""
    if _EVERY.search(around):
        return told if held < whole else ""
    if _MOST.search(around):
        return told if 2 * held <= whole else ""
    if _HALF.search(around):
        return told if 2 * held != whole else ""
    counted = _counted(places, start, end, start + said.start())
    if counted is not None and counted <= whole:
        return told if counted != held else ""
    one = _ONE.search(around)
    if one is not None and one.start() < said.start() + _NEAR:
        return told if held != 1 else ""
    return told if share.never and not held else ""


def _counted(places: Places, start: int, end: int, said: int) -> Decimal | None:
    """The one plain number of a clause that is not the whole; None where there is none or several."""
    here = [
        one
        for one in places.numbers
        if start <= one.start < end
        and one.kind == "plain"
        and one.unit not in ("day", "week", "month", "year")
        and not _OF_WHOLE.search(places.text[start : one.start])
        and not _OF_WHOLE_BN.search(places.text[one.end : end])
    ]
    return here[0].value if len(here) == 1 and here[0].start < said + _NEAR else None


@kept(128)
def _shares(figure: Figure) -> tuple[Share, ...]:
    return tuple(_of_figure(figure))


def _of_figure(figure: Figure) -> Iterator[Share]:
    values = figure.sentence.values
    number, whole = _much(values.get("number")), _much(values.get("open"))
    match figure.name:
        case "offers" if number is not None:
            taken, running = _much(values.get("taken")), _much(values.get("running"))
            if taken is not None and running is not None:
                yield Share(taken, number, _TAKEN, _NOT_TAKEN, never=True)
                yield Share(running, number, _RUNNING)
        case "unanswered_needs" if whole is not None:
            yield Share(number or Decimal(0), whole, _UNANSWERED, _ANSWERED, denied=True, never=True)
        case "like_needs":
            rows = values.get("rows")
            if isinstance(rows, Items) and len(rows.rows) == 1:
                row = rows.rows[0]
                every = _much(row.get("accounts"))
                for part, so in (("taken", _TAKEN), ("declined", _DECLINED), ("open", _STILL_OPEN)):
                    if every is not None and (many := _much(row.get(part))) is not None:
                        yield Share(many, every, so, _NOT_TAKEN if part == "taken" else None)
        case "plan_objectives":
            borne = borne_by(figure)
            every = Decimal(len(borne.every))
            for state in STATES["plan_status"]:
                terms = borne.terms.get("plan_status", {})
                so_rows = frozenset().union(*(terms.get(one, frozenset()) for one in state.terms))
                yield Share(Decimal(len(so_rows)), every, state.said)


def _much(value: object) -> Decimal | None:
    if isinstance(value, Quantity):
        return value.number
    return value if isinstance(value, Decimal) else None
