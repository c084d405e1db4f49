"""The tools a model may use while it writes: read-only, of one account and one reader alone.

One tool tells every figure of the catalogue: a tool for each would cost several times the tokens in every round, and a
small model chooses worse among sixty tools than among six. What each figure takes is told beside its name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

from bot.compose.render import Style, render
from bot.compose.writing import Tool, ToolResult
from bot.desk import Desk
from bot.features.tool_arguments import PERIODS, Misfit, arguments, checked
from bot.features.tool_looks import (
    STATES,
    Asking,
    Look,
    look_at_commitments,
    look_at_contacts,
    look_at_figure,
    look_at_meetings,
    look_at_plan,
    look_for_words,
)
from bot.features.writing import for_model
from knowledge.errors import KeybriefError
from knowledge.evidence import AccountCard, Message
from knowledge.figures.catalogue import CATALOGUE
from knowledge.figures.takes import takes
from knowledge.people import Reader
from knowledge.records.accounts import may_read
from knowledge.records.commitments import Side
from knowledge.records.contacts import Role
from knowledge.records.products import categories_of
from knowledge.records.team import Function

# More categories than this are found by their names: a list of them would cost more than it tells.
MOST_CATEGORIES = 25
_NOTHING = ToolResult(says="Nothing was found.")
_PERSON = {"type": "string", "description": "name or job title"}
_ROLE = {"type": "string", "enum": [one.value for one in Role if one is not Role.UNKNOWN]}
_DAYS = {
    "from_": {"type": "string", "format": "date", "description": "first day, YYYY-MM-DD"},
    "to": {"type": "string", "format": "date", "description": "last day, YYYY-MM-DD"},
}


@dataclass(frozen=True, slots=True)
class _Kind:
    """A tool before it is given to somebody. searches: whether it needs the index."""

    name: str
    description: str
    schema: Mapping[str, Any]
    look: Look
    searches: bool = False


def tools_for(desk: Desk, reader: Reader, account: AccountCard, as_of: date) -> tuple[Tool, ...]:
    """The tools, for this account and this reader. What they tell they read anew at each call, as that reader.

    as_of: the day that counts as today; what is dated later does not exist. A call with wrong arguments is answered
    with what is allowed, never by an exception. Errors: StorageTrouble where the book cannot be read now.
    """
    with desk.book.reading() as session:
        categories = categories_of(session)
    asking = Asking(desk, reader, account, as_of)
    return tuple(
        Tool(kind.name, kind.description, kind.schema, partial(_call, asking, kind), Message(f"tools.{kind.name}"))
        for kind in _kinds(categories)
    )


def _call(asking: Asking, kind: _Kind, given: Any) -> ToolResult:
    """Looks, in a reading of its own; whoever may not read the account is told nothing of it."""
    try:
        told = checked(given, kind.schema)
        if kind.searches:
            asking.desk.before_search()
        with asking.desk.book.reading() as session:
            if not may_read(session, asking.reader, asking.account.id):
                return _NOTHING
            found = kind.look(asking, session, told)
    except Misfit as misfit:
        return ToolResult(says=misfit.says)
    except KeybriefError as error:
        return ToolResult(says=render(error.message, Style("en")))
    found = replace(found, facts=for_model(found.facts))
    return found if found.facts or found.says else _NOTHING


def _kinds(categories: list[str]) -> tuple[_Kind, ...]:
    function = {"type": "string", "enum": [one.value for one in Function]}
    side = {"type": "string", "enum": [one.value for one in Side]}
    state = {"type": "string", "enum": list(STATES)}
    return (
        _Kind("figure", _figures_told(), _figure_schema(categories), look_at_figure),
        _Kind(
            "search",
            "What people wrote about this customer: notes, calls, mails, minutes, visits.",
            arguments("words", words={"type": "string", "maxLength": 300}, **_DAYS),
            look_for_words,
            searches=True,
        ),
        _Kind(
            "plan",
            "The account plan: objectives with measures, initiatives with owner and due day, strengths, threats.",
            arguments(),
            look_at_plan,
        ),
        _Kind(
            "commitments",
            "Each promise between us and the customer: who, what, due when, kept or not.",
            arguments(side=side, state=state, person=_PERSON, function=function),
            look_at_commitments,
        ),
        _Kind(
            "contacts",
            "The customer's people: job, buying role, support, last contact, what they care about.",
            arguments(person=_PERSON, role=_ROLE),
            look_at_contacts,
        ),
        _Kind(
            "meetings",
            "The last meeting, those to come, and what changed since the last one.",
            arguments(),
            look_at_meetings,
        ),
    )


def _figures_told() -> str:
    """What each figure answers, in its own example question, and which arguments it takes."""
    lines = [f"- {name}{_taken(name)}: {entry.questions_en[0]}" for name, entry in CATALOGUE.items()]
    told = "A figure computed from this customer's records. Names, the arguments each takes, and what it answers:"
    return "\n".join([told, *lines])


def _taken(name: str) -> str:
    told = takes(name)
    return f" ({', '.join(told)})" if told else ""


def _figure_schema(categories: list[str]) -> dict[str, Any]:
    category = {"type": "string"}
    if categories and len(categories) <= MOST_CATEGORIES:
        category["description"] = f"one of: {'; '.join(categories)}"
    return arguments(
        "name",
        name={"type": "string", "enum": list(CATALOGUE)},
        period={"type": "string", "description": f"in words: {PERIODS}"},
        **_DAYS,
        against={"type": "string", "description": "the period to compare with, in words"},
        category=category,
        product={"type": "string"},
        person=_PERSON,
        role=_ROLE,
        store={"type": "string"},
        promotion={"type": "string"},
    )
