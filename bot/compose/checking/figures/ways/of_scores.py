"""How the parts of an account's score and health, its concerns and the signs that it may leave stand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bot.compose.checking.figures.ways.account_words import LEAVING
from bot.compose.checking.figures.ways.held import (
    Subject,
    Ways,
    called,
    number_in,
    pace,
    share_in,
    told_in,
    ways,
)
from bot.compose.checking.figures.ways.of_plans import MEASURES
from bot.compose.checking.figures.ways.plan_words import BASIS, CELL, CLASS, COLOUR, OF_BASIS
from bot.compose.checking.figures.ways.renewals import renewal_of
from bot.compose.checking.figures.ways.words import (
    AGE,
    ALL,
    GAP,
    LATE,
    MOVED,
    OF_CONCERNS,
    OF_DAYS,
    OF_GAP,
    OF_KEPT,
    OF_PEOPLE,
    OF_PROMISES,
    ORDERS,
    PACE,
    SETTLED,
    WHOSE,
)
from bot.compose.checking.values.rows_held import Row, rows_of
from knowledge.evidence import Figure, Items, Name, Term

_OF_GROWTH = (
    r"revenue|sales|turnover|growth|purchas\w+|bought|year before|year earlier|last year"
    r"|\d[\d.]*%|বিক্রি\S*|গ্রোথ\S*|আগের বছর\S*|গত বছর\S*|রেভিনিউ\S*|কেনা\S*"
)
_OF_HEALTH = r"health|score|হেলথ\S*|স্কোর\S*|স্বাস্থ্য\S*"


def of_score(figure: Figure) -> Iterator[Ways]:
    values = figure.sentence.values
    if isinstance(cell := values.get("cell"), Term) and cell.word in CELL:
        yield Ways("the matrix says another", CELL, whole=Subject(ways(cell.word)))
    yield from _basis(values.get("coverage"))
    for name in ("attractive", "strong"):
        for _, one in rows_of(figure, name):
            abc = told_in(one, "because")[1].get("abc")
            if isinstance(abc, Name):
                yield Ways("it is in another class", CLASS, whole=Subject(ways(abc.text.lower())))
        for _, one in rows_of(figure, name):
            yield from _of_whole(told_in(one, "because")[1])
    yield from _growth(figure, ("attractive",))


def _of_whole(values: Row) -> Iterator[Ways]:
    """Of people who decide, and of promises that fell due: all, some or none."""
    for part, whole, when in (("spoken", "people", OF_PEOPLE), ("kept", "due", OF_KEPT)):
        of, every = number_in(values.get(part)), number_in(values.get(whole))
        if of is not None and every:
            held = ways("none") if not of else ways("all") if of == every else ways("some")
            yield Ways(f"it is {of:f} of {every:f}", ALL, whole=Subject(held), when=when)


def _basis(coverage: object) -> Iterator[Ways]:
    share = share_in(coverage)
    if share is not None:
        held = ways("whole" if share >= 1 else "part")
        yield Ways("not as much is known", BASIS, whole=Subject(held), when=OF_BASIS)


def _growth(figure: Figure, names: tuple[str, ...]) -> Iterator[Ways]:
    """Which way revenue went, and the score itself where it is held against an earlier one."""
    subjects = []
    for name in names:
        for _, one in rows_of(figure, name):
            message = told_in(one, "because")[0]
            if message.endswith(("growth_up", "growth_down")):
                subjects.append(Subject(ways(message.rpartition("_")[2]), called=called(_OF_GROWTH)))
    trend = figure.sentence.values.get("trend")
    way = trend.message.rpartition("_")[2] if isinstance(trend, Items) and trend.rows else ""
    if held := {"falling": "down", "rising": "up", "steady": "same"}.get(way):
        subjects.append(Subject(ways(held), called=called(_OF_HEALTH)))
    if subjects:
        yield Ways("it turns a rise into a fall, or a fall into a rise", MOVED, tuple(subjects), alone=False)


def of_health(figure: Figure) -> Iterator[Ways]:
    values = figure.sentence.values
    if isinstance(colour := values.get("colour"), Term) and colour.word in COLOUR:
        yield Ways("it has another colour", COLOUR, whole=Subject(ways(colour.word)))
    yield from _basis(values.get("coverage"))
    yield from _growth(figure, ("rows",))
    for _, one in rows_of(figure, "rows"):
        message, inner = told_in(one, "because")
        yield from _of_whole(inner)
        yield from _of_fact(figure, message.rpartition(".")[2], inner)


def _of_fact(figure: Figure, message: str, values: Row) -> Iterator[Ways]:
    """What is told of one factor or one sign: promises, orders, concerns, the target, the renewal."""
    since, gap = number_in(values.get("since")), number_in(values.get("gap"))
    if since is not None and gap is not None and since != gap:
        held = ways("over" if since > gap else "within")
        yield Ways("the usual gap says the opposite", GAP, whole=Subject(held), when=OF_GAP)
        subject = Subject(ways("none"), called=OF_DAYS)
        yield Ways("no order was placed in these days", ORDERS, (subject,), alone=False)
    if "promises" in message:
        yield Ways("they are promises of ours", WHOSE, whole=Subject(ways("ours")), when=OF_PROMISES, deniable=False)
        if number_in(values.get("late")) or number_in(values.get("number")):
            subject = Subject(ways("late"), called=OF_PROMISES)
            yield Ways("some are overdue", LATE, (subject,), alone=False)
        elif "none" in message:
            subject = Subject(ways("none"), called=OF_PROMISES)
            yield Ways("none is overdue", LATE, (subject,), alone=False)
    if message in ("sign_complaints", "concerns_open"):
        yield from _concerns()
    if "renewal" in message and isinstance(due := values.get("renewal", values.get("day")), date):
        yield renewal_of(figure, due)
    reached, passed = share_in(values.get("reached")), share_in(values.get("passed"))
    if reached is not None and passed is not None:
        subject = Subject(pace(reached, passed), called=called(MEASURES["score_target"]))
        yield Ways("the time that has passed says the opposite", PACE, (subject,), alone=False)


def _concerns() -> Iterator[Ways]:
    """Of concerns that are open, with the days of the oldest."""
    subject = Subject(ways("open"), called=OF_CONCERNS)
    yield Ways("the concern is open", SETTLED, (subject,), alone=False)
    oldest = Subject(ways("oldest"), called=OF_CONCERNS)
    yield Ways("it is the oldest of them", AGE, (oldest,), alone=False)


def of_concerns(figure: Figure) -> Iterator[Ways]:
    values = figure.sentence.values
    settled, open_ = number_in(values.get("settled")), number_in(values.get("open"))
    if open_ and not settled:
        yield from _concerns()


def of_signs(figure: Figure) -> Iterator[Ways]:
    signs = number_in(figure.sentence.values.get("number"))
    yield Ways("of signs it is not so", LEAVING, whole=Subject(ways("signs" if signs else "none")))
    for _, one in rows_of(figure, "rows"):
        message, inner = told_in(one, "what")
        yield from _of_fact(figure, message.rpartition(".")[2], inner)
        if message.endswith("falling"):
            subject = Subject(ways("down"), called=called(_OF_GROWTH))
            yield Ways("it turns a rise into a fall, or a fall into a rise", MOVED, (subject,), alone=False)
