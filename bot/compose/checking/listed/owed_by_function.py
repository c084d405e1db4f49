"""How many tasks each of our functions owes, and how many of them are overdue; whose tasks they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from bot.compose.checking.figures.sides import account_marked
from bot.compose.checking.kept import kept
from bot.compose.checking.listed.holders import Holder, borne_by, holders_in
from bot.compose.checking.listed.things import statements_of
from bot.compose.checking.meaning.ways_to_deny import NOT
from bot.compose.checking.names.persons import same_person
from bot.compose.checking.patterns import either, pattern, word
from bot.compose.checking.values.places import Places
from bot.compose.checking.values.rows_held import rows_in
from bot.compose.checking.values.valued import label_of
from knowledge.evidence import AccountCard, Figure, Quantity, Term
from knowledge.name_words import Weight, words_of
from knowledge.normal import WORD

_FUNCTIONS = (
    "sales", "marketing", "trade marketing", "supply chain", "finance", "customer service", "product", "management",
    "operations",
)  # fmt: skip
_OWES = (
    r"(?: (?:team|department|people|বিভাগ))?(?:(?:'s|র|ের|য়ের|এর)? (?:(?:\S+ )?tasks?|(?:\S+ )?কাজ"
    r"|বাকি)| (?:still )?(?:owes?|has to|is to|must|has \d))"
)
_APART = pattern(r"[;।]|\.(?= |$)")
_TASK = pattern(r"^ ?(?:(?:টি|টা)\b)? ?(?:open |more |other )?(?:tasks?|কাজ)")
_LATE = pattern(
    r"^(?:টি|টা)?(?: (?:tasks?|of (?:them|these|which|those)|কাজ|is|are|being|it|এখন|তার))* (?:overdue"
    r"|late|বকেয়া|দেরি\S*)"
)
_MOST = word(r"most|the majority|more than half|বেশির ?ভাগ\S*|অধিকাংশ\S*")
_ALL = word(r"all|both|each|every\w*|সব|সবগুলো\S*|সবকটি\S*|সবকটা\S*|প্রতিটি\S*|দুটোই|\S+টিই|\S+টাই")
_OVERDUE = word(
    r"overdue|late|past (?:its|their|the) (?:due )?(?:day|date)s?|বকেয়া|দেরি\S*|(?:তারিখ|সময়|মেয়াদ)\S* পেরি\S*"
)
_NOT_OVERDUE = word(
    r"(?:not|n't|never|none|neither|nothing|no \S+)(?: \S+){0,5} (?:overdue|late)|on time|in time|বকেয়া (?:নয়|নেই)"
)
_NONE = word(r"none|not one|no \S+|nothing|কোনো\S*|একটিও|একটাও")
_THEIRS = pattern(
    r"¶ (?:still )?(?:owes?|has to|must|is to|needs to) (?:us\b|(?:\S+ ){0,3}to us\b)|\bowed to us\b"
    r"|\bowes? us\b|\bthey (?:still )?owe\b"
    r"|আমাদের(?:কে)? (?:\S+ ){0,3}¶|¶ ?(?:এর|র|ের)? (?:কাছে আমাদের পাওনা|আমাদের কাছে বাকি)"
)
# What one gives and to whom: "Nusrat is to send Jui".
_GIVES = (
    r"(?:owes?|sends?|gives?|offers?|delivers?|answers?|provides?|is (?:to|due to|supposed to)|was (?:to"
    r"|due to|supposed to)|has to|must|will|should|promised|prepares?)"
)
_TO_HIM = pattern(r"^ ?(?:\S{0,6}কে| ?কে|ের কাছে|র কাছে|কে)")


def other_owing(places: Places, figure: Figure, account: AccountCard | None) -> str:
    """Why a function may not be told to owe so; "" where it may."""
    if figure.name != "functions_owe":
        return ""
    if _THEIRS.search(account_marked(places.text, account)):
        return "these are tasks of ours"
    owed = _owed(figure)
    functions = [one for one in holders_in(places.text, figure) if one.family == "function"]
    if reason := _of_all(places, figure, functions, owed):
        return reason
    if found := _absent(places.text, figure):
        return f"{found} owes nothing of it"
    for number in places.numbers:
        row = _row_of(number.start, places.text, functions)
        if number.kind != "plain" or row not in owed:
            continue
        many, late = owed[row]
        after = places.text[number.end :]
        if (number.unit == "task" or _TASK.search(after)) and not _LATE.search(after) and number.value != many:
            return f"it owes {many:f}"
        if _LATE.search(after) and number.value != late:
            return f"{late:f} of them are overdue"
    return _other_way(places.text, figure)


def _absent(text: str, figure: Figure) -> str:
    """A function told to owe something that owes none of it; "" where there is none."""
    told = borne_by(figure).terms.get("function", {})
    for function in _FUNCTIONS if told else ():
        if function not in told:
            labels = either(dict.fromkeys(label_of(Term("function", function))))
            if pattern(rf"(?<!trade )(?<!ট্রেড )(?:^|[ ,;])(?:{labels}){_OWES}").search(text):
                return function
    return ""


def _of_all(
    places: Places, figure: Figure, functions: Sequence[Holder], owed: Mapping[str, tuple[Decimal, Decimal]]
) -> str:
    """All, or none, of the tasks told to be overdue; those of one function where a clause names it."""
    total = (_much(figure.sentence.values.get("number")), _much(figure.sentence.values.get("late")))
    start = 0
    for end in [*(found.start() for found in _CLAUSE.finditer(places.text)), len(places.text)]:
        text = places.text[start:end]
        if _OVERDUE.search(text):
            rows = {row for one in functions if start <= one.start < end for row in one.rows}
            rows = rows or {_row_of(start, places.text, functions)} & owed.keys()
            held = [owed[row] for row in rows if row in owed] or ([total] if total[0] else [])
            none = _NONE.search(text) or _NOT_OVERDUE.search(text)
            if none and any(late for _, late in held) and len(held) == 1:
                return "some are overdue"
            many_late = [late for _, late in held]
            if not none and _MOST.search(text) and any(2 * late <= many for many, late in held):
                return "not most of them are overdue"
            if not none and _ALL.search(text) and any(late < many for many, late in held):
                return "not all of them are overdue"
            if (
                not none
                and held
                and not any(many_late)
                and not NOT.search(text)
                and not any(start <= one.start < end and one.value == 0 for one in places.numbers)
            ):
                return "none of them is overdue"
        start = end
    return ""


_CLAUSE = pattern(r"[;।]|\.(?= |$)|, | (?:and|while|but|আর|এবং|কিন্তু) ")


@kept(64)
def _owed(figure: Figure) -> Mapping[str, tuple[Decimal, Decimal]]:
    """How many tasks each row's function owes, and how many of them are overdue."""
    return {key: (_much(row.get("number")), _much(row.get("late"))) for key, row in rows_in(figure)}


def _much(value: object) -> Decimal:
    if isinstance(value, Quantity):
        return value.number
    return value if isinstance(value, Decimal) else Decimal(0)


def _row_of(at: int, text: str, functions: Sequence[Holder]) -> str:
    """The row of the function that leads a place of a sentence; "" where none or several do."""
    start = max((found.end() for found in _APART.finditer(text, 0, at)), default=0)
    before = [one for one in functions if start <= one.start < at and not one.denied]
    rows = before[-1].rows if before else frozenset()
    return next(iter(rows)) if len(rows) == 1 else ""


def _other_way(text: str, figure: Figure) -> str:
    """Whom a task is for, told to owe it to who does."""
    for row in _rows(figure):
        owner, said = row
        words = [one for one in words_of(said) if one.weight is Weight.DISTINCT]
        tokens = list(WORD.finditer(text))
        doers = [one for one in tokens if same_person(one[0], owner)]
        others = [one for one in tokens if any(same_person(one[0], word_.written) for word_ in words)]
        for one in doers:
            before = [other for other in others if other.end() <= one.start()]
            if not before:
                continue
            between = text[before[-1].end() : one.start()]
            gives = pattern(
                rf"^(?: \S+){{0,2}}? {_GIVES}(?: (?:\S+ ){{0,8}}?to)?(?: (?:send|give|offer|answer"
                rf"|deliver|provide|owe))? $"
            )
            ending = one[0].endswith("\u0995\u09c7") or _TO_HIM.search(text[one.end() :])
            if gives.search(between) or (ending and not between.strip(" ,")):
                return "the source tells it the other way round: who owes whom"
    return ""


@kept(64)
def _rows(figure: Figure) -> tuple[tuple[str, str], ...]:
    statements = statements_of(figure)
    found = []
    for key, row in rows_in(figure):
        owner = row.get("owner")
        if hasattr(owner, "text") and key in statements:
            found.append((str(owner.text), statements[key]))  # type: ignore[union-attr]
    return tuple(found)
