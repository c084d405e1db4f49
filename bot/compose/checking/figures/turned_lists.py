"""What is said of the rows of a figure's lists turned around, by what each of these figures tells of its rows."""

from __future__ import annotations

from bot.compose.checking.figures.fair_share import unfair
from bot.compose.checking.figures.least_bought import least_told_otherwise
from bot.compose.checking.figures.left_unknown import left_open
from bot.compose.checking.figures.not_bought import told_as_bought
from bot.compose.checking.figures.part_and_rest import wrongly_divided
from bot.compose.checking.figures.period_trends import other_trend
from bot.compose.checking.figures.proposals_told import against_denied
from bot.compose.checking.figures.row_moves import other_move
from bot.compose.checking.figures.row_shares import other_share
from bot.compose.checking.figures.seasons import other_season
from bot.compose.checking.figures.told_as_part import told_as_other_part
from bot.compose.checking.values.places import Places
from knowledge.evidence import AccountCard, Figure


def turned_list(places: Places, figure: Figure, account: AccountCard | None) -> str:
    """Why a sentence turns around what a figure says of its rows; "" where it does not, or it cannot be told."""
    return (
        other_trend(places, figure)
        or told_as_other_part(places, figure, account)
        or wrongly_divided(places, figure)
        or other_season(places, figure)
        or other_move(places, figure)
        or other_share(places, figure)
        or left_open(places, figure)
        or told_as_bought(places, figure, account)
        or against_denied(places, figure, account)
        or unfair(places, figure)
        or least_told_otherwise(places, figure)
    )
