"""How promotions, listings, what is sold to shoppers and our share of what they buy stand."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from bot.compose.checking.figures.ways.held import Subject, Ways, number_in, share_in, told_in, ways
from bot.compose.checking.figures.ways.trade_words import (
    AFTERWARDS,
    DELISTED,
    FROM_OTHERS,
    LIFT,
    LISTED,
    OF_BASELINE,
    OF_LISTED,
    OF_NEVER,
    PAID,
    PORTION,
    RANGE,
    RUN,
    SELL_OUT,
    SIDE,
    TELLS,
)
from bot.compose.checking.figures.ways.words import SAME
from bot.compose.checking.values.rows_held import rows_of
from knowledge.evidence import Figure, Items, Term


def of_sell_out(figure: Figure) -> Iterator[Ways]:
    yield Ways("it is what they sold to shoppers", SELL_OUT, whole=Subject(ways("out")))
    compared = figure.sentence.values.get("compared")
    if isinstance(compared, Items) and compared.message.endswith(("_up", "_down")):
        yield Ways("it is not the same as before", SAME, whole=Subject(ways("moved")))


def of_promotions(figure: Figure) -> Iterator[Ways]:
    rows = tuple(
        Subject(ways(state.word), row)
        for row, one in rows_of(figure, "rows")
        if isinstance(state := one.get("state"), Term) and state.word in RUN
    )
    if rows:
        yield Ways("the promotion is not so", RUN, rows)


def of_results(figure: Figure) -> Iterator[Ways]:
    after, paid, more, lift = [], [], [], []
    for row, one in rows_of(figure, "rows"):
        _, result = told_in(one, "result")
        afterwards, roi = told_in(result, "after")[0], share_in(told_in(result, "roi")[1].get("roi"))
        actual, baseline = number_in(result.get("actual")), number_in(result.get("baseline"))
        if afterwards.endswith(("_dip", "_more")) and number_in(told_in(result, "after")[1].get("number")):
            after.append(Subject(ways("below" if afterwards.endswith("_dip") else "above"), row))
        if roi is not None:
            paid.append(Subject(ways("paid" if roi > 0 else "lost"), row))
        if actual is not None and baseline is not None and actual != baseline:
            more.append(Subject(ways("above" if actual > baseline else "below"), row))
        if result:
            lift.append(Subject(ways("known" if "lift" in told_in(result, "lift")[1] else "unknown"), row))
    yield Ways("the return says the opposite", PAID, tuple(paid))
    yield Ways("the lift says the opposite", LIFT, tuple(lift))
    yield Ways("the weeks after it were not so", SIDE, tuple(after), when=AFTERWARDS)
    yield Ways("against the baseline it was not so", SIDE, tuple(more), when=OF_BASELINE, without=AFTERWARDS)


def of_wallet(figure: Figure) -> Iterator[Ways]:
    rows = []
    for row, one in rows_of(figure, "rows"):
        share = share_in(told_in(one, "share")[1].get("share"))
        if share is not None:
            held = ways("most") if share > Decimal("0.5") else ways("few")
            rows.append(Subject(held | ({"all"} if share >= 1 else set()) | ({"none"} if share == 0 else set()), row))
    alike = Subject(rows[0].held) if len({one.held for one in rows}) == 1 else None
    yield Ways("our share says the opposite", PORTION, tuple(rows), alike, without=FROM_OTHERS)
    if any(told_in(one, "said")[1] for _, one in rows_of(figure, "rows")):
        yield Ways("it is they who told it", TELLS, whole=Subject(ways("they")))


def of_listings(figure: Figure) -> Iterator[Ways]:
    values = figure.sentence.values
    delisted = values.get("delisted")
    rows = delisted.rows[0].get("rows") if isinstance(delisted, Items) and delisted.rows else None
    subjects = [
        Subject(ways(name), f"{name}.0") for name in ("delisted", "never") if isinstance(values.get(name), Items)
    ]
    yield Ways("it does not stand so in their range", LISTED, tuple(subjects), alone=False)
    held = ways("some") if rows is not None else ways("none")
    yield Ways("of what was delisted it is not so", DELISTED, whole=Subject(held))
    listed, whole = number_in(values.get("listed")), number_in(values.get("range"))
    if listed is not None and whole:
        share = listed / whole
        few = {"few"} if share < Decimal("0.5") else {"most"}
        held = frozenset(few | ({"none"} if not listed else {"all"} if share == 1 else set()))
        yield Ways("not so many are listed", RANGE, whole=Subject(held), when=OF_LISTED, without=OF_NEVER)
