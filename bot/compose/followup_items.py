"""The internal actions of a follow-up as values, so that a person can choose, change and save them. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.compose.followup_inside import tasks_in_order
from bot.compose.followup_lines import Draft, speaks_to_people, term_of, text_of
from knowledge.evidence import Figure


@dataclass(frozen=True, slots=True)
class FollowUpItem:
    """One action of ours.

    state: "overdue", "seems_kept" or "open" for a commitment on record, "new" for what the minutes say and no record
    does. function: its word in the records ("supply chain"), "" for none. owner: a name as on record, "" for nobody;
    owner_id: the team member's, where it is known. refs: what it rests on. commitment: its ref on record, or "".
    due: a day as a person typed it ("by Friday"), read when it is saved; "-" for none, "" for `due_on` as it is.
    """

    statement: str
    function: str = ""
    owner: str = ""
    owner_id: int | None = None
    due_on: date | None = None
    refs: tuple[str, ...] = ()
    commitment: str = ""
    state: str = "new"
    due: str = ""


def items(draft: Draft) -> tuple[FollowUpItem, ...]:
    """Our open promises in the order of the tasks, then what the minutes add."""
    return tuple(_items(draft))


def _items(draft: Draft) -> Iterator[FollowUpItem]:
    for state, figure in tasks_in_order(draft):
        yield _item(figure, state, figure.ref)
    for figure in draft.dossier.figures("action"):
        if speaks_to_people(text_of(figure, "statement")):
            yield _item(figure, "new", "")


def _item(figure: Figure, state: str, commitment: str) -> FollowUpItem:
    due = figure.sentence.values["due"]
    return FollowUpItem(
        statement=text_of(figure, "statement"),
        function=_word(figure, "function"),
        owner=text_of(figure, "named"),
        due_on=due if isinstance(due, date) else None,
        refs=figure.records,
        commitment=commitment,
        state=state,
    )


def _word(figure: Figure, name: str) -> str:
    """The word of a term in the records; "" where it says that none is known."""
    return term_of(figure, name) if _known(figure, name) else ""


def _known(figure: Figure, name: str) -> bool:
    return getattr(figure.sentence.values.get(name), "family", "unknown") != "unknown"
