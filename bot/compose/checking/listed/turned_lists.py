"""What is said of a figure that lists people, promises, needs, offers or points of a plan, turned around."""

from __future__ import annotations

from bot.compose.checking.figures.row_names import RowName, with_compared
from bot.compose.checking.figures.superlatives import other_extreme
from bot.compose.checking.listed.backing import other_backing
from bot.compose.checking.listed.contact_log import other_contact
from bot.compose.checking.listed.figures_read import LISTS
from bot.compose.checking.listed.list_sides import other_side_of_list
from bot.compose.checking.listed.missing_roles import other_gap
from bot.compose.checking.listed.nothing_told import NONE, other_than_none
from bot.compose.checking.listed.owed_by_function import other_owing
from bot.compose.checking.listed.reporting import other_line
from bot.compose.checking.listed.rows_joined import of_other_row
from bot.compose.checking.listed.stated_parties import parties_turned
from bot.compose.checking.listed.things_told import things_told
from bot.compose.checking.listed.told_of_all import other_share
from bot.compose.checking.listed.touch import other_touch
from bot.compose.checking.values.places import Places
from bot.compose.checking.values.valued import parts_of
from knowledge.evidence import AccountCard, Fact, Figure
from knowledge.normal import word_set


def _other_extreme(places: Places, figure: Figure) -> str:
    """A row told as the oldest, the next, the largest that is not, where its own words are told in others."""
    things = things_told(places.text, figure)
    if not things:
        return ""
    rest = places.text
    for stated in {label for labels in parts_of(figure).labels.values() for label in labels if " " in label}:
        rest = rest.replace(stated, "¦" * len(stated))  # what a row says itself is said of no order
    for one in things:
        rest = f"{rest[: one.start]}{'¦' * (one.end - one.start)}{rest[one.end :]}"
    named = with_compared([RowName(one.start, one.end, one.row) for one in things], places.text)
    return other_extreme(places, rest, named, parts_of(figure))


# Of these every state is read by the words for it, which say too little for clauses to be held against each other.
_READ_WHOLE = word_set(
    "quiet_contacts single_threaded champion_quiet reporting_lines communication_log plan_objectives"
)


def read_whole(figure: Fact, language: str) -> bool:
    """Whether what a sentence denies or turns around of a figure is told by the rules of this package alone."""
    if not isinstance(figure, Figure) or figure.name not in LISTS:
        return False
    if figure.name in _READ_WHOLE or figure.sentence.id.endswith(NONE):
        return True
    return figure.name == "concerns_open" and language == "bn"


def other_than_listed(places: Places, figure: Figure, account: AccountCard | None) -> str:
    """Why a sentence turns around what such a figure tells; "" where it does not, or for another figure."""
    if figure.name not in LISTS:
        return ""
    text = places.text
    return (
        other_than_none(text, figure)
        or of_other_row(text, figure)
        or _other_extreme(places, figure)
        or other_line(places, figure)
        or other_touch(places, figure)
        or other_gap(text, figure)
        or other_backing(text, figure)
        or other_contact(places, figure)
        or other_share(places, figure)
        or other_owing(places, figure, account)
        or other_side_of_list(text, figure, account)
        or parties_turned(text, figure)
    )
