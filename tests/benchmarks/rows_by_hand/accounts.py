"""Row 1 by hand: classes, scores and health of accounts, after the weights that come with Keybrief."""

from __future__ import annotations

import itertools
import statistics
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from tests.benchmarks.rows_by_hand.people import account, last, open_needs
from tests.benchmarks.rows_by_hand.written import Asked, Count, Named, Part, Share, Taka, named, number
from tests.knowledge.sample.recount import Files, Row

# scoring.toml, written off.
ATTRACTIVENESS = {"strategic_fit": "0.25", "growth_potential": "0.30", "growth": "0.25", "margin": "0.20"}
STRENGTH = {
    "share": "0.20",
    "recency": "0.10",
    "frequency": "0.10",
    "monetary": "0.20",
    "share_of_wallet": "0.15",
    "key_people": "0.15",
    "promises": "0.10",
}
HEALTH = {
    "revenue": "0.25",
    "target": "0.10",
    "orders": "0.15",
    "promises": "0.15",
    "concerns": "0.10",
    "contact": "0.10",
    "satisfaction": "0.10",
    "renewal": "0.05",
}
BECOME, STOP, ENOUGH = Decimal("7.0"), Decimal("4.5"), Decimal("0.5")
KEY_ROLES = ("decision maker", "approver", "sponsor", "champion")
ZERO, ONE = Decimal(0), Decimal(1)
COLOURS = {"red": ("red", "লাল"), "yellow": ("yellow", "হলুদ"), "green": ("green", "সবুজ")}

Factor = Callable[[Files, Row], Decimal | None]


def tenth(value: Decimal, step: str = "0.1") -> Decimal:
    return value.quantize(Decimal(step), ROUND_HALF_UP)


def line(value: Decimal, low: str, high: str) -> Decimal:
    """Where a value stands between two others, 0 to 1."""
    return min(max((value - Decimal(low)) / (Decimal(high) - Decimal(low)), ZERO), ONE)


def year_before_this_month(as_of: date, back: int = 0) -> tuple[date, date]:
    """The twelve whole months before this one; `back` years earlier."""
    first = as_of.replace(day=1, year=as_of.year - back)
    return first.replace(year=first.year - 1), first - timedelta(days=1)


def revenue(files: Files, key: str, first: date, last_day: date) -> Decimal:
    return sum((net for who, _, _, net in files.bought(first, last_day) if who == key), ZERO)


def totals(files: Files) -> list[tuple[str, Decimal]]:
    """Revenue of each account up to the day, the largest first."""
    sums: dict[str, Decimal] = {}
    for who, _, _, net in files.bought(date(2000, 1, 1), files.as_of):
        sums[who] = sums.get(who, ZERO) + net
    return sorted(sums.items(), key=lambda item: -item[1])


def classes(files: Files) -> dict[str, str]:
    """A: the first 80 % of revenue, whoever crosses it included; B: up to 95 %."""
    ranked = totals(files)
    whole, before, found = sum((amount for _, amount in ranked), ZERO), ZERO, {}
    for key, amount in ranked:
        found[key] = "A" if before < Decimal("0.8") * whole else "B" if before < Decimal("0.95") * whole else "C"
        before += amount
    return found


def _quintile(values: Mapping[str, Any], key: str) -> Decimal:
    less = sum(value < values[key] for value in values.values())
    return Decimal(2 * (1 + 5 * less // len(values)))


def _orders(files: Files) -> list[Row]:
    return [row for row in files.orders.values() if row["status"] != "cancelled"]


def _recency(files: Files, row: Row) -> Decimal | None:
    days: dict[str, str] = {}
    for order in _orders(files):
        days[order["account_id"]] = max(days.get(order["account_id"], ""), order["ordered_on"])
    return _quintile(days, row["id"])


def _frequency(files: Files, row: Row) -> Decimal | None:
    first = year_before_this_month(files.as_of)[0].isoformat()
    counts = {key: 0 for key, _ in totals(files)}
    for order in _orders(files):
        counts[order["account_id"]] += order["ordered_on"] >= first
    return _quintile(counts, row["id"])


def _monetary(files: Files, row: Row) -> Decimal | None:
    first = year_before_this_month(files.as_of)[0]
    sums = {key: revenue(files, key, first, files.as_of) for key, _ in totals(files)}
    return _quintile(sums, row["id"])


def _rating(factor: str) -> Factor:
    def judge(files: Files, row: Row) -> Decimal | None:
        mine = [one for one in files.of("ratings", row["name"]) if one["factor"] == factor]
        return Decimal(max(mine, key=lambda one: one["rated_on"])["score"]) if mine else None

    return judge


def change(files: Files, key: str) -> Decimal | None:
    now = revenue(files, key, *year_before_this_month(files.as_of))
    before = revenue(files, key, *year_before_this_month(files.as_of, 1))
    return (now - before) / before if before > 0 else None


def _growth(files: Files, row: Row) -> Decimal | None:
    grown = change(files, row["id"])
    return None if grown is None else tenth(1 + 9 * line(grown, "-0.20", "0.30"))


def _margin(files: Files, row: Row) -> Decimal | None:
    """Of the last three whole months."""
    end = year_before_this_month(files.as_of)[1]
    first = (end.replace(day=1) - timedelta(days=40)).replace(day=1)
    net = cost = ZERO
    for one in files.lines:
        order = files.orders[one["order_id"]]
        on = date.fromisoformat(order["ordered_on"])
        if order["account_id"] == row["id"] and order["status"] != "cancelled" and first <= on <= end:
            quantity = Decimal(one["quantity"])
            net += quantity * Decimal(one["unit_price"]) * (1 - Decimal(one["discount"]))
            cost += quantity * Decimal(files.products[one["product_id"]]["cost"])
    return tenth(1 + 9 * line(tenth((net - cost) / net, "0.001"), "0.0", "0.40")) if net > 0 else None


def _share(files: Files, row: Row) -> Decimal | None:
    return {"A": Decimal(10), "B": Decimal(6), "C": Decimal(2)}[classes(files)[row["id"]]]


def wallet(files: Files, name: str) -> tuple[Decimal, Decimal] | None:
    """What we sold and what they bought in the categories of which it is known, in the last months it is known for."""
    newest: dict[str, Row] = {}
    for fact in sorted(files.of("category_facts", name), key=lambda fact: fact["ends_on"]):
        newest[fact["category"]] = fact
    ours = theirs = ZERO
    for category, fact in newest.items():
        first, end = date.fromisoformat(fact["starts_on"]), date.fromisoformat(fact["ends_on"])
        theirs += Decimal(fact["purchases"])
        ours += sum(
            (
                net
                for who, product, _, net in files.bought(first, end)
                if who == fact["account_id"] and files.products[product]["category"] == category
            ),
            ZERO,
        )
    return (ours, theirs) if newest else None


def _share_of_wallet(files: Files, row: Row) -> Decimal | None:
    held = wallet(files, row["name"])
    return None if held is None else tenth(1 + 9 * line(held[0] / held[1], "0.0", "0.50"))


def _key_people(files: Files, row: Row) -> tuple[int, int]:
    """Of those who decide, approve, sponsor or champion us: how many were spoken to in thirty days, and all."""
    people = [one for one in files.of("contacts", row["name"]) if one["role"] in KEY_ROLES and not one["left_on"]]
    spoken = [last(files, row["name"], one["id"]) for one in people]
    return sum(on is not None and (files.as_of - on).days <= 30 for on in spoken), len(people)


def _key_people_points(files: Files, row: Row) -> Decimal | None:
    spoken, people = _key_people(files, row)
    return tenth(1 + 9 * Decimal(spoken) / people) if people else None


def _ours(files: Files, row: Row) -> list[Row]:
    rows = [one for one in files.of("commitments", row["name"]) if one["side"] == "ours"]
    return [one for one in rows if one["status"] != "dropped"]


def _promises(files: Files, row: Row) -> Decimal | None:
    first, day = (files.as_of - timedelta(days=365)).isoformat(), files.as_of.isoformat()
    due = [one for one in _ours(files, row) if first <= one["due_on"] < day]
    kept = sum(1 for one in due if one["done_on"] and one["done_on"] <= one["due_on"])
    return tenth(1 + 9 * Decimal(kept) / len(due)) if due else None


FACTORS: dict[str, Factor] = {
    "strategic_fit": _rating("strategic_fit"),
    "growth_potential": _rating("growth_potential"),
    "growth": _growth,
    "margin": _margin,
    "share": _share,
    "recency": _recency,
    "frequency": _frequency,
    "monetary": _monetary,
    "share_of_wallet": _share_of_wallet,
    "key_people": _key_people_points,
    "promises": _promises,
}


def _mean(points: Mapping[str, Decimal | None], weights: Mapping[str, str]) -> tuple[Decimal, Decimal]:
    """The weighted mean of what is known, and how much of the weight that is."""
    known = {name: Decimal(weight) for name, weight in weights.items() if points[name] is not None}
    weighed = sum(known.values(), ZERO)
    total = sum((weight * (points[name] or ZERO) for name, weight in known.items()), ZERO)
    return (total / weighed if weighed else ZERO), weighed


def score(files: Files, row: Row) -> tuple[Decimal, Decimal, Decimal, Decimal]:
    """The whole, attractiveness, strength, and the share that rests on data."""
    points = {name: factor(files, row) for name, factor in FACTORS.items()}
    attractive, known = _mean(points, ATTRACTIVENESS)
    strong, also_known = _mean(points, STRENGTH)
    halves = [half for half, weight in ((attractive, known), (strong, also_known)) if weight]
    whole = sum(halves, ZERO) / len(halves)
    return tenth(whole), tenth(attractive), tenth(strong), tenth((known + also_known) / 2, "0.01")


def _account(files: Files, asked: Asked) -> Row:
    return next(row for row in files.rows("accounts") if row["name"] == asked["account"])


def _account_score(files: Files, asked: Asked) -> list[Part]:
    whole, attractive, strong, coverage = score(files, _account(files, asked))
    return [number(whole), number(attractive), number(strong), Share(coverage)]


def _key_account_candidates(files: Files, asked: Asked) -> list[Part]:
    """Who is no key account and scores enough, and who is one and scores too little; both with their score."""
    found: list[Part] = []
    for row in files.rows("accounts"):
        whole, _, _, coverage = score(files, row)
        key = row["tier"] == "key"
        if coverage >= ENOUGH and (whole < STOP if key else whole >= BECOME):
            found += [account(files, row["id"]), number(whole)]
    assert found
    return found


def _health_parts(files: Files, row: Row) -> dict[str, Decimal | None]:
    points: dict[str, Decimal | None] = dict.fromkeys(HEALTH)
    grown = change(files, row["id"])
    points["revenue"] = None if grown is None else tenth(100 * line(grown, "-0.20", "0.05"), "1")
    day = files.as_of.isoformat()
    targets = [one for one in files.of("targets", row["name"]) if one["starts_on"] <= day <= one["ends_on"]]
    for target in [one for one in targets if not one["category"]]:
        first, end = date.fromisoformat(target["starts_on"]), date.fromisoformat(target["ends_on"])
        reached = revenue(files, row["id"], first, files.as_of) / Decimal(target["amount"])
        passed = Decimal((files.as_of - first).days + 1) / ((end - first).days + 1)
        points["target"] = tenth(100 * line(reached / passed, "0.5", "1"), "1")
    points["orders"] = _rhythm(files, row)
    points |= _held_against_us(files, row)
    answers = [one for one in files.of("readings", row["name"]) if one["taken_on"] >= str(files.as_of - timedelta(365))]
    told = [
        Decimal(one["score"]) * 10 if one["scale"] == "nps" else (Decimal(one["score"]) - 1) * 25 for one in answers
    ]
    points["satisfaction"] = tenth(tenth(sum(told, ZERO) / len(told)), "1") if told else None
    if row["renewal_on"]:
        left = (date.fromisoformat(row["renewal_on"]) - files.as_of).days
        points["renewal"] = Decimal(0 if left < 0 else 50 if left <= 90 else 100)
    return points


def _rhythm(files: Files, row: Row) -> Decimal | None:
    days = sorted({one["ordered_on"] for one in _orders(files) if one["account_id"] == row["id"]})
    lately = [date.fromisoformat(one) for one in days if one >= str(files.as_of - timedelta(days=365))]
    if len(lately) <= 3:
        lately = [date.fromisoformat(one) for one in days]
    gaps = [(after - before).days for before, after in itertools.pairwise(lately)]
    if len(gaps) < 3:
        return None
    ratio = Decimal((files.as_of - lately[-1]).days) / Decimal(str(statistics.median(gaps)))
    return tenth(100 - 100 * line(ratio, "1", "2"), "1")


def _held_against_us(files: Files, row: Row) -> dict[str, Decimal | None]:
    """What overdue promises, open concerns and silence leave of a hundred."""
    day, name = files.as_of.isoformat(), row["name"]
    late = [
        one["due_on"] for one in _ours(files, row) if one["status"] == "open" and one["due_on"] and one["due_on"] < day
    ]
    oldest = (files.as_of - date.fromisoformat(min(late))).days if late else 0
    promises = Decimal(max(0, 100 - 20 * len(late) - min(oldest, 40))) if _ours(files, row) else None
    worries = [one["stated_on"] for one in open_needs(files, name, ("concern",))]
    age = (files.as_of - date.fromisoformat(min(worries))).days if worries else 0
    talks = [one["happened_on"] for one in files.of("interactions", name)]
    since = (files.as_of - date.fromisoformat(max(talks))).days
    contact = 100 - 100 * line(Decimal(since), "14", "90")
    spoken, people = _key_people(files, row)
    if people:
        contact = (contact + Decimal(100 * spoken) / people) / 2
    return {
        "promises": promises,
        "concerns": Decimal(max(0, 100 - 25 * len(worries) - min(age // 3, 30))),
        "contact": tenth(contact, "1"),
    }


def _health(files: Files, asked: Asked) -> list[Part]:
    mean, _ = _mean(_health_parts(files, _account(files, asked)), HEALTH)
    whole = int(tenth(mean, "1"))
    colour = "red" if whole <= 50 else "yellow" if whole <= 75 else "green"
    return [number(whole), named(*COLOURS[colour])]


def _portfolio(files: Files, asked: Asked) -> list[Part]:
    found: list[Part] = []
    for key, amount in totals(files)[:3]:
        found += [account(files, key), Taka(amount)]
    return found


def _portfolio_share(files: Files, asked: Asked) -> list[Part]:
    key = files.accounts[asked["account"]]
    ranked = totals(files)
    whole = sum((amount for _, amount in ranked), ZERO)
    place = next(place for place, (who, _) in enumerate(ranked, 1) if who == key)
    return [Share(dict(ranked)[key] / whole), number(place), Named((classes(files)[key],))]


COUNTS: dict[str, Count] = {
    "account_score": _account_score,
    "key_account_candidates": _key_account_candidates,
    "account_health": _health,
    "portfolio": _portfolio,
    "portfolio_share": _portfolio_share,
}
