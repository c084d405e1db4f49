"""`keybrief record --json`: an account's sheet, a record and its history, with keys that stay."""

from __future__ import annotations

from typing import Any

from bot.compose.render import Style, render_value
from bot.features.record import History
from bot.features.record_form import words_as_they_stand
from bot.features.record_sheet import RecordCard, Sheet
from bot.terminal.sitting import Sitting


def sheet_as_dict(found: Sheet) -> dict[str, Any]:
    """The keys of `keybrief record ACCOUNT --json`."""
    kinds = [one for group in found.groups for one in group.kinds]
    return {
        "account": found.account.text,
        "mine": found.mine,
        "kinds": {
            one.kind: {
                "total": one.total,
                "current": one.current,
                "newest": one.newest.ref if one.newest is not None else None,
            }
            for one in kinds
        },
    }


def card_as_dict(at: Sitting, card: RecordCard) -> dict[str, Any]:
    """A record of `keybrief record --json`: its fields as a form holds them."""
    fields = words_as_they_stand(at.desk, at.reader, card.ref)
    title = render_value(card.title, at.style)
    return {"ref": card.ref, "kind": card.kind, "title": title, "ended": card.ended, "fields": fields}


def history_as_list(found: History, style: Style) -> list[dict[str, Any]]:
    """The keys of `keybrief record --history REF --json`."""
    return [
        {
            "number": one.number,
            "at": one.at.isoformat(),
            "by": one.by,
            "added": one.added,
            "undone": one.undone,
            "changes": {
                change.name: [
                    None if side is None else render_value(side, style) for side in (change.before, change.after)
                ]
                for change in one.changes
            },
        }
        for one in found.entries
    ]
