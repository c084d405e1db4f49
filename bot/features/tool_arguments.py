"""The arguments of a tool: described to the model as a JSON schema, and held against that same schema when they come.

What does not fit is answered in a sentence that says what is allowed: a model reads it and asks again.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from knowledge.evidence import AccountCard, Period
from knowledge.figures.entry import FigureRequest
from knowledge.keeping.referred import candidates
from knowledge.names import name_score
from knowledge.normal import normal_form
from knowledge.periods import Calendar, periods_in
from knowledge.records.contacts import NOBODY, people_of
from knowledge.records.products import categories_of, product_names
from knowledge.retrieval.named import named_in
from knowledge.retrieval.named_trade import trade_named

Schema = Mapping[str, Any]
# Of what a model wrote, so much is said back; of what is allowed, so many are named.
SHOWN, MOST_NAMED = 60, 30

PERIODS = "last quarter, October 2025, this year, since 1 July 2026, FY2025-26"


class Misfit(Exception):
    """Arguments that cannot be used; `says` tells the model what is allowed."""

    def __init__(self, says: str) -> None:
        self.says = says
        super().__init__(says)


def arguments(*required: str, **properties: Mapping[str, Any]) -> dict[str, Any]:
    """The schema of a tool's arguments. properties: the schema of each, by name; "from_" is the argument "from"."""
    named = {name.rstrip("_"): one for name, one in properties.items()}
    return {"type": "object", "properties": named, "required": list(required), "additionalProperties": False}


def checked(given: Any, schema: Schema) -> dict[str, str]:
    """The arguments that are given, each as its type says; what is empty is not given. Errors: Misfit."""
    properties: Mapping[str, Schema] = schema["properties"]
    if not isinstance(given, Mapping):
        raise Misfit(f"The arguments are an object; allowed in it: {', '.join(properties) or 'nothing'}.")
    told = {str(name): value for name, value in given.items() if value is not None and value not in ("", [], {})}
    for name in told:
        if name not in properties:
            raise Misfit(f"There is no argument {shown(name)}. Allowed: {', '.join(properties) or 'none'}.")
    for name in schema["required"]:
        if name not in told:
            raise Misfit(f'The argument "{name}" is missing: {_allowed(properties[name])}.')
    return {name: _value(name, value, properties[name]) for name, value in told.items()}


def shown(value: object) -> str:
    """What a model wrote, as it is said back to it."""
    words = " ".join(str(value).split())
    return f'"{words[:SHOWN]}{"…" if len(words) > SHOWN else ""}"'


def _value(name: str, value: Any, schema: Schema) -> str:
    wrong = Misfit(f'{shown(value)} does not fit the argument "{name}": {_allowed(schema)}.')
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str) or not value.strip() or len(value) > schema.get("maxLength", 200):
        raise wrong
    if "enum" not in schema:
        return value.strip()
    known = {_plain(one): one for one in schema["enum"]}
    if _plain(value) not in known:
        raise wrong
    return str(known[_plain(value)])


def _plain(words: str) -> str:
    return normal_form(words.replace("_", " ").replace("-", " ")).strip()


def _allowed(schema: Schema) -> str:
    if "enum" in schema:
        return f"one of {named(schema['enum'])}"
    if schema.get("format") == "date":
        return "a day as YYYY-MM-DD"
    return f"words, at most {schema.get('maxLength', 200)} letters"


def named(names: Any) -> str:
    """A list of what is allowed, not endless."""
    known = list(names)
    told = ", ".join(known[:MOST_NAMED])
    return f"{told} and {len(known) - MOST_NAMED} more" if len(known) > MOST_NAMED else told


def period_of(given: Mapping[str, str], as_of: date, calendar: Calendar) -> Period | None:
    """The period that is named in words, or by its first and last day. Errors: Misfit."""
    first, last = (_day(given, name) for name in ("from", "to"))
    if "period" in given and (first or last):
        raise Misfit('Give either "period" or "from" and "to".')
    if "period" in given:
        return _period(given["period"], "period", as_of, calendar)
    if first is None and last is None:
        return None
    if last is not None and first is not None and last < first:
        raise Misfit(f'"to" ({last}) lies before "from" ({first}).')
    if first is None:
        return Period(None, last or as_of, "all")
    return Period(first, last, "span") if last is not None else Period(first, max(first, as_of), "since")


def against_of(given: Mapping[str, str], as_of: date, calendar: Calendar) -> Period | None:
    """The period that another one is compared with. Errors: Misfit."""
    if "against" not in given:
        return None
    found = _period(given["against"], "against", as_of, calendar)
    if found.start is None:
        raise Misfit(f'"against" needs a period with a first day, as in: {PERIODS}.')
    return found


def _period(words: str, name: str, as_of: date, calendar: Calendar) -> Period:
    found = periods_in(words, as_of, calendar)
    if len(found) != 1:
        which = "names no period" if not found else "names more than one period"
        raise Misfit(f'{shown(words)} in "{name}" {which}. Write one as in: {PERIODS}; or give "from" and "to".')
    return found[0].period


def _day(given: Mapping[str, str], name: str) -> date | None:
    if name not in given:
        return None
    try:
        return date.fromisoformat(given[name])
    except ValueError as error:
        raise Misfit(f'{shown(given[name])} in "{name}" is no day: write it as YYYY-MM-DD.') from error


def request_of(
    session: Any,
    account: AccountCard,
    given: Mapping[str, str],
    *,
    as_of: date,
    calendar: Calendar,
    timezone: str,
) -> FigureRequest:
    """What a figure is asked with, out of checked arguments. Errors: Misfit."""
    return FigureRequest(
        as_of=as_of,
        period=period_of(given, as_of, calendar),
        against=against_of(given, as_of, calendar),
        category=category_of(session, given),
        product_id=product_of(session, given),
        person=person_of(session, account, given),
        role=given.get("role", ""),
        stores=stores_of(session, account, given),
        promotions=promotions_of(session, account, given),
        timezone=timezone,
    )


def category_of(session: Any, given: Mapping[str, str]) -> str:
    """The category as the records write it; "" where none is given. Errors: Misfit."""
    if "category" not in given:
        return ""
    known = categories_of(session)
    exact = [one for one in known if _plain(one) == _plain(given["category"])]
    found = exact[0] if exact else named_in(session, given["category"], NOBODY).category
    if not found:
        raise Misfit(f"There is no category {shown(given['category'])}. Allowed: {named(known) or 'none'}.")
    return found


def product_of(session: Any, given: Mapping[str, str]) -> int | None:
    """The id of the product; None where none is given. Errors: Misfit."""
    if "product" not in given:
        return None
    found = named_in(session, given["product"], NOBODY).product_id
    if found is None:
        known = product_names(session)
        near = sorted(known, key=lambda name: -name_score(given["product"], name))
        raise Misfit(f"There is no one product {shown(given['product'])}. The nearest: {named(near[:8]) or 'none'}.")
    return found


def person_of(session: Any, account: AccountCard, given: Mapping[str, str]) -> str:
    """The full name of one of the customer's people or of ours; "" where none is given. Errors: Misfit."""
    if "person" not in given:
        return ""
    known = people_of(session, account.id)
    found = named_in(session, given["person"], known).people
    if len(found) != 1:
        told = "is nobody" if not found else f"could be {named(found)}"
        theirs = [one.name for one in candidates(session, "contact", account.id)]
        raise Misfit(f"{shown(given['person'])} {told} here. Their people: {named(theirs) or 'none'}.")
    return found[0]


def stores_of(session: Any, account: AccountCard, given: Mapping[str, str]) -> tuple[int, ...]:
    """The ids of the customer's stores of this name; none where none is given. Errors: Misfit."""
    if "store" not in given:
        return ()
    found = trade_named(session, account, given["store"]).stores
    if not found:
        theirs = [one.name for one in candidates(session, "store", account.id)]
        raise Misfit(f"There is no store {shown(given['store'])} here. Their stores: {named(theirs) or 'none'}.")
    return found


def promotions_of(session: Any, account: AccountCard, given: Mapping[str, str]) -> tuple[int, ...]:
    """The ids of the promotions with the customer that are named so; none where none is given. Errors: Misfit."""
    if "promotion" not in given:
        return ()
    found = trade_named(session, account, f"{given['promotion']} promotion").promotions
    if not found:
        raise Misfit(f"There is no promotion {shown(given['promotion'])} here. The figure promotions names them.")
    return found
