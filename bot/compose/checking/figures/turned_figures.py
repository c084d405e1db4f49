"""What is said of a figure turned around, by what its kind and its values say: whose act, when, how it stands."""

from __future__ import annotations

from collections.abc import Sequence

from bot.compose.checking.figures.answers import other_answers
from bot.compose.checking.figures.changes_told import other_change
from bot.compose.checking.figures.days_away import away
from bot.compose.checking.figures.eras import other_era
from bot.compose.checking.figures.event_days import other_event_day
from bot.compose.checking.figures.levels import other_level
from bot.compose.checking.figures.nothing_held import told_of_nothing
from bot.compose.checking.figures.numbers_exchanged import other_number
from bot.compose.checking.figures.portions import other_portion
from bot.compose.checking.figures.promise_days import other_day
from bot.compose.checking.figures.promises import other_standing
from bot.compose.checking.figures.retained import other_retention
from bot.compose.checking.figures.rhythm import other_rhythm
from bot.compose.checking.figures.row_sides import other_side_of_rows
from bot.compose.checking.figures.shares_in_words import turned_in_words
from bot.compose.checking.figures.silence import silence_denied
from bot.compose.checking.figures.traders import other_trader
from bot.compose.checking.figures.turned_lists import turned_list
from bot.compose.checking.figures.undone import undone
from bot.compose.checking.figures.ways.told import told_another_way
from bot.compose.checking.figures.whose_share import other_whole
from bot.compose.checking.listed.turned_lists import other_than_listed
from bot.compose.checking.values.places import Places
from knowledge.evidence import AccountCard, Figure


def turned_figure(places: Places, figures: Sequence[Figure], account: AccountCard | None) -> str:
    """Why a sentence turns around what its figures say; "" where one of them may bear it out."""
    reasons = [_of_figure(places, figure, account) for figure in figures]
    return reasons[0] if reasons and all(reasons) else ""


def _of_figure(places: Places, figure: Figure, account: AccountCard | None) -> str:
    return (
        other_trader(places.text, figure, account)
        or other_whole(places.text, figure, account)
        or other_era(places, figure)
        or away(places, figure)
        or other_rhythm(places, figure)
        or other_level(places, figure)
        or other_retention(places.text, figure)
        or undone(places, figure)
        or other_portion(places, figure)
        or other_day(places, figure)
        or other_standing(places, figure)
        or other_side_of_rows(places, figure, account)
        or other_change(places, figure)
        or silence_denied(places, figure)
        or other_answers(places, figure)
        or turned_list(places, figure, account)
        or other_than_listed(places, figure, account)
        or told_another_way(places.text, figure, account)
        or other_number(places, figure)
        or told_of_nothing(places.text, figure)
        or other_event_day(places, figure)
        or turned_in_words(places.text, figure)
    )
