"""A bound on a number, or a relation to a day, that no source sets: "less than" what it is, "after" a day it was on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from bot.compose.checking.figures.row_names import top_row
from bot.compose.checking.meaning.clauses import clause
from bot.compose.checking.patterns import pattern, word
from bot.compose.checking.values.allowed import Number
from bot.compose.checking.values.bounds import OPPOSITE, Bound, bound_at, compared_at
from bot.compose.checking.values.day_relations import Relation, relation_at, relations_differ
from bot.compose.checking.values.fitting import AN_AMOUNT, fits, shown
from bot.compose.checking.values.places import Places, bounded
from bot.compose.checking.values.valued import parts_of
from bot.compose.days_said import Day, day_of
from knowledge.evidence import Fact, Figure, Items, Passage
from knowledge.normal import BENGALI
from knowledge.numbers import NumberMention
from knowledge.text import normal_form

_BEFORE_IT = pattern(r"before (?:the )?#|#(?:ের| এর|-এর|র)? আগে")
_DUE_BEFORE = pattern(r"(?<!not )\bdue before (?:the )?$")
_OF_THE_MONTH = pattern(
    r"^ (?:transfer|payment|invoice|bill|order|meeting|visit|call|truck|review|delivery|shipment|sale"
    r"|claim|settlement|deal)s?\b"
)
# A limit is the most there may be, whatever else is said of it.
_LIMIT = {
    "most": word(r"limit\w*|cap|capped|ceiling|লিমিট\S*|সীমা\S*"),
    "least": word(r"minimum|moq|floor|ন্যূনতম|সর্বনিম্ন"),
}
_FIRST_YEAR, _LAST_YEAR = 1990, 2100
_BARELY = pattern(r"\bjust (?:over|under|above|below) (?:(?:bdt|tk|usd|eur|inr|৳|\$) ?\.?)?$")
_EVERY = word(
    r"every|each|all|both|none|neither|no [a-z]+|not (?:one|a single)|কোনোটা\S*|কোনোটি\S*|কারও|কেউই?"
    r"|প্রতিটি\S*|প্রত্যেক\S*|সব|সবগুলো\S*|সবকটি\S*|সবারই?|সবাই\S*"
)
_OTHERWISE = word(r"otherwise|or else|if not|নইলে|অন্যথায়|না হলে|নতুবা")
_LATE_SINCE = word(
    r"overdue|late|outstanding|open|unpaid|ow(?:e|es|ed|ing)|due since|missing|in arrears|(?:দেরি"
    r"|বকেয়া|বাকি|পাওনা)\S*|লেট|ওভারডিউ"
)


def wrong_bound(places: Places, facts: Sequence[Fact]) -> str:
    """A bound or a relation in time that no source sets there."""
    text = places.text
    held_numbers = [one for fact in facts for one in bounded(fact).numbers]
    for mention in places.numbers:
        bound = bound_at(text, mention.start, mention.end)
        if bound not in OPPOSITE:
            if _compared_with_itself(mention, text, facts):
                return f"it is {text[mention.start : mention.end].strip()!r} itself, no more and no less"
            continue
        alike = [(number, other) for number, other in held_numbers if fits(mention, text, number)]
        if alike and _not_of_all(mention, bound, text, facts):
            return f"{text[mention.start : mention.end].strip()!r} is no bound of all of them"
        same = {"least", "over"} if bound in ("least", "over") else {"most", "under"}
        if alike and all(other in OPPOSITE[bound] for _, other in alike):
            return f"no source sets that bound at {text[mention.start : mention.end].strip()!r}"
        if _is_other_told(mention, places, bound):
            continue  # "84 lakh, over the 48 lakh of last year": it is held against another that is told
        if bound in ("least", "most") and any(
            isinstance(one, Passage) and _LIMIT[bound].search(normal_form(one.words)) for one in facts
        ):
            continue
        if not alike or any(other in same for _, other in alike) or _just_so_many(mention, bound, facts):
            continue
        barely = _BARELY.search(text[: mention.start]) is not None
        if not any(_is_beyond(number, mention, bound, exactly=barely) for number, _ in alike):
            return f"no source sets a bound at {text[mention.start : mention.end].strip()!r}"
    for day in places.days:
        if not day.what.day and _OF_THE_MONTH.match(text[day.end :]):
            continue  # "after the October transfer": no one knows when that was
        relation = relation_at(text, day.start, day.end)
        alike_days = list(_relations(day.what, facts))
        around = f"{text[: day.start][-12:]}#{text[day.end :][:16]}"
        if "not" in clause(text).marks and _last_of_its_kind(day.what, facts) and _BEFORE_IT.search(around):
            return "there was none after that day, not before it"
        if _DUE_BEFORE.search(text[: day.start]) and any(part == "by" for part in _relations(day.what, facts)):
            return f"it is due on {text[day.start : day.end]!r}"
        if relation == "from" and _LATE_SINCE.search(text):
            continue  # "overdue since the 16th": due by then
        if relation in ("from", "after") and any(_ran_out(day.what, fact) for fact in facts):
            continue  # "owed since the 16th", "past the 16th": it was due then, and not done
        if relation == "after" and "not" in clause(text).marks and _last_of_its_kind(day.what, facts):
            continue  # nothing came after it
        if any(isinstance(fact, Passage) and _OTHERWISE.search(normal_form(fact.words)) for fact in facts):
            continue  # what holds before a day does not after it
        if relation and alike_days and all(relations_differ(relation, other) for other in alike_days):
            return f"no source says {relation!r} of {text[day.start : day.end]!r}"
    return ""


def _not_of_all(mention: NumberMention, bound: Bound, text: str, facts: Sequence[Fact]) -> bool:
    """Whether a bound told of every row of a list, at the number of one of them, is broken by another."""
    if not _EVERY.search(text[: mention.start]):
        return False
    for fact in facts:
        values = parts_of(fact).values if isinstance(fact, Figure) else ()
        rows = [(one.part, one.row, one.what) for one in values if one.row and isinstance(one.what, Number)]
        for part, row, what in rows:
            if fits(mention, text, what):
                alike = [
                    shown(other) for its, at, other in rows if its == part and top_row(at) == at and top_row(row) == row
                ]
                return any(
                    other < mention.value if bound in ("least", "over") else other > mention.value for other in alike
                )
    return False


def _is_other_told(mention: NumberMention, places: Places, bound: Bound) -> bool:
    """Whether an amount is what another amount of the sentence is told to lie over or under, and it does."""
    if bound not in ("over", "under") or not (mention.unit or _is_amount(mention)):
        return False
    # In Bengali what lies over it follows: ২.৩৮ মিলিয়ন ছাড়িয়ে ৩.৯৩ মিলিয়ন.
    follows = BENGALI.match(places.text[mention.end :].lstrip()) is not None
    others = [
        one.value
        for one in places.numbers
        if (follows or one.start < mention.start)
        and ((_is_amount(one) and _is_amount(mention)) or (one.kind, one.unit) == (mention.kind, mention.unit))
    ]
    return any(value > mention.value if bound == "over" else value < mention.value for value in others)


def _is_amount(mention: NumberMention) -> bool:
    if mention.kind != "plain" or mention.unit:
        return mention.kind == "money"
    return mention.value >= AN_AMOUNT and not _FIRST_YEAR <= mention.value <= _LAST_YEAR


def _ran_out(day: Day, fact: Fact) -> bool:
    """Whether something was due on a day of the past and not done by then."""
    if isinstance(fact, Passage):
        return False
    values = fact.sentence.values
    rows = [row for value in values.values() if isinstance(value, Items) for row in value.rows]
    for row in (values, *rows):
        due, done = row.get("due"), row.get("done")
        if isinstance(due, date) and day.fits(day_of(due)) and due < (done if isinstance(done, date) else fact.as_of):
            return True
    return False


def _just_so_many(mention: NumberMention, bound: Bound, facts: Sequence[Fact]) -> bool:
    """Whether a figure has just so many, so that they are no more and no fewer: "no more than 97 times"."""
    held = [
        number for fact in facts if isinstance(fact, Figure) for number, other in bounded(fact).numbers if not other
    ]
    return bound in ("least", "most") and any(number.value == mention.value for number in held)


def _is_beyond(number: Number, mention: NumberMention, bound: Bound, *, exactly: bool) -> bool:
    """Whether a number lies on the side of another that a bound opens. What it is shown as is neither over nor under.

    exactly: "just over 9.3%" may be said of 9.3004, which is shown as 9.3.
    """
    value = shown(number) if bound in ("over", "under") and not exactly else number.value
    return value > mention.value if bound in ("least", "over") else value < mention.value


def _compared_with_itself(mention: NumberMention, text: str, facts: Sequence[Fact]) -> bool:
    """Whether a number is told as higher or lower than what it is: where no other of the facts' could be compared."""
    bound = compared_at(text, mention.start, mention.end)
    if not bound or any(isinstance(fact, Passage) for fact in facts):
        return False
    held = [number for fact in facts for number, _ in bounded(fact).numbers]
    own = [number for number in held if fits(mention, text, number)]
    others = [
        one for one in held if one not in own and any(one.kind == two.kind and one.unit == two.unit for two in own)
    ]
    return bool(own) and not others and all(shown(number) == mention.value for number in own)


def _last_of_its_kind(day: Day, facts: Sequence[Fact]) -> bool:
    """Whether a day is the last one of its kind: of the last order, of the last contact."""
    last = [fact for fact in facts if isinstance(fact, Figure) and fact.name in ("last_order", "contact_last")]
    return any(day.fits(held) for fact in last for held, _ in bounded(fact).days)


def _relations(day: Day, facts: Sequence[Fact]) -> Iterator[Relation]:
    """How the sources stand to a day. What a figure dates may go on after it: "nothing ordered after 3 November"."""
    for fact in facts:
        for held, relation in bounded(fact).days:
            if day.fits(held):
                yield relation or ("" if isinstance(fact, Passage) or "meeting" in fact.name else "on")
