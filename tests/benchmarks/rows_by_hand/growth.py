"""Row 8 by hand: retention, the bridge, signs of leaving, whitespace, proposals and the forecast."""

from __future__ import annotations

import itertools
import statistics
from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal

from tests.benchmarks.rows_by_hand.accounts import ZERO, revenue, year_before_this_month
from tests.benchmarks.rows_by_hand.people import open_needs
from tests.benchmarks.rows_by_hand.written import Asked, Count, Named, Part, Share, Taka, named, number
from tests.knowledge.sample.recount import Files


def _sums(files: Files, back: int, account: str = "") -> dict[str, Decimal]:
    """Revenue of the last twelve whole months (`back` years earlier) by account; by product of one account."""
    found: dict[str, Decimal] = defaultdict(Decimal)
    for who, product, _, net in files.bought(*year_before_this_month(files.as_of, back)):
        if account in ("", who):
            found[product if account else who] += net
    return found


def product_name(files: Files, key: str) -> Named:
    row = files.products[key]
    return named(row["name"], *row["aliases"].split(";"))


def _retained(then: dict[str, Decimal], now: dict[str, Decimal]) -> list[Part]:
    start = sum((one for one in then.values() if one > 0), ZERO)
    lost = sum((max(ZERO, one - max(ZERO, now.get(key, ZERO))) for key, one in then.items() if one > 0), ZERO)
    more = sum((max(ZERO, now.get(key, ZERO) - one) for key, one in then.items() if one > 0), ZERO)
    return [Share((start - lost) / start), Share((start - lost + more) / start), Taka(start), Taka(more)]


def _portfolio_retention(files: Files, asked: Asked) -> list[Part]:
    return _retained(_sums(files, 1), _sums(files, 0))


def _retention(files: Files, asked: Asked) -> list[Part]:
    key = files.accounts[asked["account"]]
    return _retained(_sums(files, 1, key), _sums(files, 0, key))


def _revenue_bridge(files: Files, asked: Asked) -> list[Part]:
    """Start, new, grown, shrunk, lost, end; and the three products that moved most."""
    key = files.accounts[asked["account"]]
    then, now = _sums(files, 1, key), _sums(files, 0, key)
    moves: dict[str, list[Decimal]] = {"new": [], "grown": [], "shrunk": [], "lost": []}
    for product in {*then, *now}:
        before, after = then.get(product, ZERO), now.get(product, ZERO)
        kind = (
            "new" if before <= 0 < after else "lost" if after <= 0 < before else "grown" if after > before else "shrunk"
        )
        moves[kind].append(abs(after - before))
    start, end = sum(then.values(), ZERO), sum(now.values(), ZERO)
    steps = {kind: sum(amounts, ZERO) for kind, amounts in moves.items()}
    assert start + steps["new"] + steps["grown"] - steps["shrunk"] - steps["lost"] == end
    most = sorted({*then, *now}, key=lambda product: -abs(now.get(product, ZERO) - then.get(product, ZERO)))[:3]
    return [Taka(start), *map(Taka, steps.values()), Taka(end), *(product_name(files, product) for product in most)]


def _order_days(files: Files, key: str) -> list[date]:
    rows = [row for row in files.orders.values() if row["account_id"] == key and row["status"] != "cancelled"]
    return sorted({date.fromisoformat(row["ordered_on"]) for row in rows})


def _churn_signals(files: Files, asked: Asked) -> list[Part]:
    """Of the signs: the gap since the last order, falling revenue, open complaints and our overdue promises."""
    name, key, day = asked["account"], files.accounts[asked["account"]], files.as_of
    days = _order_days(files, key)
    gaps = [(after - before).days for before, after in itertools.pairwise(days)]
    median, since = Decimal(str(statistics.median(gaps))), (day - days[-1]).days
    found: list[Part] = []
    if since >= Decimal("1.5") * median:
        found += [number(since), number(median)]
    first = day - timedelta(days=89)
    now, before = revenue(files, key, first, day), revenue(files, key, _year_ago(first), _year_ago(day))
    if now <= Decimal("0.9") * before:
        found += [Share(abs(now - before) / before)]
    worries = open_needs(files, name, ("concern",))
    if worries:
        oldest = min(date.fromisoformat(row["stated_on"]) for row in worries)
        found += [number(len(worries)), number((day - oldest).days)]
    ours = [row for row in files.of("commitments", name) if row["side"] == "ours" and row["status"] == "open"]
    late = [date.fromisoformat(row["due_on"]) for row in ours if row["due_on"] and row["due_on"] < day.isoformat()]
    if late:
        found += [number(len(late)), number((day - min(late)).days)]
    assert found
    return found


def _year_ago(on: date) -> date:
    return on.replace(year=on.year - 1)


def _whitespace(files: Files, asked: Asked) -> list[Part]:
    """The three largest products that three accounts of the segment buy and this one does not, or whole categories."""
    accounts = {row["id"]: row for row in files.rows("accounts")}
    key = files.accounts[asked["account"]]
    first, end = year_before_this_month(files.as_of)
    spent: dict[str, dict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for who, product, _, net in files.bought(first, end):
        if who != key and accounts[who]["segment"] == accounts[key]["segment"]:
            spent[product][who] += net
    had = {product for who, product, _, net in files.bought(first, files.as_of) if who == key and net > 0}
    held = {files.products[product]["category"] for product in had}
    by_category: dict[str, dict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    prizes: dict[str, Decimal] = {}
    for product, peers in spent.items():
        category = files.products[product]["category"]
        buyers = {who: net for who, net in peers.items() if net > 0}
        if product in had:
            continue
        if category not in held:
            for who, net in buyers.items():
                by_category[category][who] += net
        elif len(buyers) >= 3:
            prizes[product] = statistics.median(buyers.values())
    prizes |= {name: statistics.median(peers.values()) for name, peers in by_category.items() if len(peers) >= 3}
    found: list[Part] = []
    for what in sorted(prizes, key=lambda what: -prizes[what])[:3]:
        found += [product_name(files, what) if what in files.products else named(what), Taka(prizes[what])]
    assert found
    return found


def _growth_proposals(files: Files, asked: Asked) -> list[Part]:
    """The two products that grew most in money, by a fifth at least, with what they grew by."""
    key = files.accounts[asked["account"]]
    then, now = _sums(files, 1, key), _sums(files, 0, key)
    growing = {one: now[one] - then[one] for one in now if then.get(one, ZERO) > 0 and now[one] >= then[one] * 6 / 5}
    found: list[Part] = []
    for product in sorted(growing, key=lambda one: -growing[one])[:2]:
        found += [product_name(files, product), Taka(growing[product])]
    assert found
    return found


def _quarters(files: Files, key: str) -> list[Decimal]:
    """Revenue of the whole quarters of the calendar up to this one, oldest first."""
    this = date(files.as_of.year, files.as_of.month - (files.as_of.month - 1) % 3, 1)
    starts = [this]
    while starts[0] > date(2024, 10, 1):
        before = starts[0] - timedelta(days=1)
        starts.insert(0, date(before.year, before.month - (before.month - 1) % 3, 1))
    ends = [after - timedelta(days=1) for after in starts[1:]]
    return [revenue(files, key, first, end) for first, end in zip(starts, ends, strict=False)]


def _guesses(known: list[Decimal]) -> list[Decimal | None]:
    """The same quarter a year before; that by the year's growth; that by the growth of the quarter before."""
    same = known[-4] if len(known) >= 4 else None
    yearly = known[-4] * sum(known[-4:]) / sum(known[-8:-4]) if len(known) >= 8 else None
    last = known[-4] * known[-1] / known[-5] if len(known) >= 5 else None
    return [same, yearly, last]


def _forecast(files: Files, asked: Asked) -> list[Part]:
    """The guess that was least wrong on the last quarters, and its error as the range."""
    known = _quarters(files, files.accounts[asked["account"]])
    assert len(known) == 8
    places = range(4, 8)
    tried = [[(known[place], _guesses(known[:place])[way]) for place in places] for way in range(3)]
    told = [[(actual, guess) for actual, guess in way if guess is not None] for way in tried]
    ways = [way for way in range(3) if len(told[way]) >= 2]
    shared = min(len(told[way]) for way in ways)
    errors = {}
    for way in ways:
        pairs = told[way][-shared:]
        errors[way] = sum((abs(one - guess) for one, guess in pairs), ZERO) / sum((one for one, _ in pairs), ZERO)
    best = min(errors, key=lambda way: errors[way])
    point, error = _guesses(known)[best], errors[best]
    assert point is not None
    sold = revenue(files, files.accounts[asked["account"]], date(2026, 10, 1), files.as_of)
    low, high = max(point * (1 - error), sold), max(point * (1 + error), sold)
    return [Taka(low), Taka(high), Share(error), number(shared), Taka(sold)]


COUNTS: dict[str, Count] = {
    "portfolio_retention": _portfolio_retention,
    "retention": _retention,
    "revenue_bridge": _revenue_bridge,
    "churn_signals": _churn_signals,
    "whitespace": _whitespace,
    "growth_proposals": _growth_proposals,
    "forecast": _forecast,
}
