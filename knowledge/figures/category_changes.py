"""Which categories an account buys more of and which less: each against the same period a year before."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard, Figure, Items, Message, Money, Name, Percent, Term, Value
from knowledge.figures.compared import bought_in_both
from knowledge.figures.entry import CatalogueEntry, FigureRequest
from knowledge.figures.sums import Key, Scope, orders_in, refs_word
from knowledge.people import Reader

# Of each side so many; what is left is the least of it.
MOST_ROWS = 8


def category_changes(
    session: Session, reader: Reader, account: AccountCard, request: FigureRequest
) -> Figure | Message:
    """Each category's revenue against that of a year before, by how much it moved, in money and in percent.

    The last twelve whole months where no period is asked for. A category not bought a year before has no percent: it
    is told as new; one no longer bought fell by 100 %.
    """
    scope = Scope(account.id)
    bought = bought_in_both(session, reader, account, request, scope, "category")
    if isinstance(bought, Message):
        return bought
    periods, then, now, values = bought.periods, bought.then, bought.now, bought.values
    moved = sorted({*then, *now}, key=lambda key: (-abs(_change(key, then, now)), str(key)))
    based = [key for key in moved if then.get(key, Decimal(0)) > 0]
    up = [key for key in based if _change(key, then, now) > 0]
    down = [key for key in based if _change(key, then, now) < 0]
    new = [key for key in moved if key not in based and now.get(key, Decimal(0)) > 0]
    for side, keys in (("up", up), ("down", down), ("new", new)):
        rows = tuple(_row(key, then, now) for key in keys[:MOST_ROWS])
        values[side] = Items(f"growth.category_{side}", rows) if rows else Term("unknown", "none")
    records, count = orders_in(session, reader, scope, periods.days)
    return Figure(
        ref=f"category-changes-{refs_word(periods.period)}",
        name="category_changes",
        sentence=Message("growth.category_changes_new" if new else "growth.category_changes", values),
        definition=Message("growth.category_changes_definition"),
        as_of=request.as_of,
        period=periods.period,
        records=records,
        records_total=count,
        tone="watch" if down else "plain",
    )


def _change(key: Key, then: Mapping[Key, Decimal], now: Mapping[Key, Decimal]) -> Decimal:
    return now.get(key, Decimal(0)) - then.get(key, Decimal(0))


def _row(key: Key, then: Mapping[Key, Decimal], now: Mapping[Key, Decimal]) -> dict[str, Value]:
    before, amount = then.get(key, Decimal(0)), now.get(key, Decimal(0))
    row: dict[str, Value] = {
        "what": Name(str(key[1]), "category"),
        "amount": Money(amount, str(key[0])),
        "was": Money(before, str(key[0])),
    }
    return row | ({"change": Percent(abs(amount - before) / before)} if before > 0 else {})


ENTRIES = (
    CatalogueEntry(
        "category_changes",
        category_changes,
        (
            "Which categories grew at X?",
            "Which category fell most?",
            "What is growth by category?",
            "Which categories are growing and which are shrinking?",
            "change by category against last year",
        ),
        (
            "কোন ক্যাটাগরি বেড়েছে?",
            "কোন ক্যাটাগরিতে বিক্রি সবচেয়ে কমেছে?",
            "ক্যাটাগরি ধরে কোথায় বাড়ল কোথায় কমল?",
        ),
    ),
)
