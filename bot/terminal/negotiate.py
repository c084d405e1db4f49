"""A negotiation sheet on the screen."""

from __future__ import annotations

from bot.compose.negotiation import sheet_as_dict
from bot.features.negotiate import negotiate
from bot.terminal.document import demand_ending
from bot.terminal.sheet import show_told
from bot.terminal.sitting import Sitting


def show_sheet(at: Sitting, account: str, *, shared: bool, out: str = "") -> None:
    """The sheet of an account. shared: as others may read it, without our walk-away. out: a document to write it to."""
    demand_ending(out)
    told = negotiate(at.desk, at.reader, account, as_of=at.as_of, language=at.language, shared=shared)
    show_told(at, told, sheet_as_dict, out)
