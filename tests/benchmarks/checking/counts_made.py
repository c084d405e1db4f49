"""Figures with values drawn at random: what is counted in orders, days, promises, people and goods."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal

from knowledge.evidence import Figure, Items, Name, Percent, Period, Quantity, Term, Words
from tests.benchmarks.checking.figures_made import AS_OF, Draw, Rows, Values, made

STATEMENTS = (
    "Send the tea bay planogram",
    "Share the sell-out of 13 weeks by store",
    "Write the root cause report on late trucks",
    "Deliver the pictures of the winter bundle",
    "Draft the minimum price letter",
    "Pay the two invoices past 45 days",
    "চা বে এর প্ল্যানোগ্রাম পাঠানো",
    "তেরো সপ্তাহের সেল-আউট দেওয়া",
)
TITLES = ("Quarterly review", "Joint plan", "Monthly review", "Price talk")
ROLES = ("decision_maker", "champion", "sponsor", "approver", "evaluator")
SUPPORTS = ("supporter", "neutral", "non_supporter", "mentor")


def _count(draw: Draw) -> Figure:
    values: Values = {"account": draw.account, "count": draw.random.randint(2, 80), "period": draw.period()}
    return made("order-count", "order_count", "figures.order_count", values | {"average": draw.money(9_000, 900_000)})


def _last_order(draw: Draw) -> Figure:
    last = draw.day(-120, -2)
    since = Quantity(Decimal((AS_OF - last).days), "days")
    values: Values = {"account": draw.account, "last": last, "since": since, "amount": draw.money(9_000, 900_000)}
    return made("last-order", "last_order", "figures.last_order", values)


def _cadence(draw: Draw) -> Figure:
    gap = draw.random.randint(5, 25)
    slow = draw.random.random() < 0.5
    since = gap * draw.random.randint(2, 4) + 1 if slow else draw.random.randint(1, gap)
    values: Values = {
        "account": draw.account,
        "gap": Quantity(Decimal(gap), "days"),
        "last": AS_OF - timedelta(days=since),
    }
    values["since"] = Quantity(Decimal(since), "days")
    if slow:
        ratio = (Decimal(since) / gap).quantize(Decimal("0.1"))
        return made("order-cadence", "order_cadence", "figures.order_cadence_slow", values | {"ratio": ratio})
    return made("order-cadence", "order_cadence", "figures.order_cadence", values)


def _late(draw: Draw) -> Figure:
    shipped, late = draw.random.randint(20, 90), draw.random.randint(3, 18)
    unshipped = draw.random.randint(4, 9)
    values: Values = {"account": draw.account, "late": Quantity(Decimal(late), "orders"), "period": draw.period()}
    values |= {"shipped": Quantity(Decimal(shipped), "orders"), "share": Percent(Decimal(late) / shipped)}
    values |= {"unshipped": Quantity(Decimal(unshipped), "orders"), "overdue": Quantity(Decimal(2), "orders")}
    return made("late-orders", "late_orders", "figures.late_orders", values)


def _changes(draw: Draw) -> Figure:
    counts = draw.random.sample(range(2, 16), 4)
    units = ("orders", "notes", "commitments", "commitments")
    orders, notes, taken, kept = (Quantity(Decimal(count), unit) for count, unit in zip(counts, units, strict=True))
    values: Values = {"account": draw.account, "start": draw.day(-60, -14), "notes": notes, "made": taken, "kept": kept}
    if draw.random.random() < 0.4:
        values["orders"] = Quantity(Decimal(0), "orders")
        return made("changes-since", "changes", "relations.changes_recent_no_orders", values)
    values |= {"orders": orders, "amount": draw.money(60_000, 5_000_000)}
    return made("changes-since", "changes", "relations.changes_recent", values)


def _owed(draw: Draw) -> Figure:
    side = draw.random.choice(["ours", "theirs"])
    number = draw.random.randint(3, 12)
    due = draw.day(-40, 40)
    row: Values = {"statement": Words(draw.random.choice(STATEMENTS)), "owner": _owner(draw, side), "due": due}
    values: Values = {"account": draw.account, "number": Quantity(Decimal(number), "commitments")}
    values |= {"late": Quantity(Decimal(draw.random.randint(2, number - 1)), "commitments")}
    values["rows"] = Items("relations.commitment_row", (row,))
    return made(f"commitments-{side}", f"commitments_{side}", f"relations.commitments_{side}", values)


def _overdue(draw: Draw) -> Figure:
    ours, theirs = draw.random.sample(range(2, 9), 2)
    days = draw.random.randint(3, 60)
    row: Values = {
        "side": Term("side", "ours"),
        "statement": Words(draw.random.choice(STATEMENTS)),
        "owner": draw.colleague(),
    }
    late: Values = {"due": AS_OF - timedelta(days=days), "days": Quantity(Decimal(days), "days")}
    values: Values = {"account": draw.account, "rows": Items("relations.overdue_row", ({**row, **late},))}
    values |= {"ours": Quantity(Decimal(ours), "commitments"), "theirs": Quantity(Decimal(theirs), "commitments")}
    return made("commitments-overdue", "commitments_overdue", "relations.commitments_overdue", values)


def _owner(draw: Draw, side: str) -> Name:
    return draw.colleague() if side == "ours" else draw.person()


def _promise(draw: Draw) -> Figure:
    side = draw.random.choice(["ours", "theirs"])
    state = draw.random.choice(["kept", "late", "open"])
    made_on = draw.day(-120, -60)
    days = draw.random.choice([7, 14, 21, 5, 9, 16, 33])
    due = (
        AS_OF - timedelta(days=days) if state == "late" else draw.day(-50, -20) if state == "kept" else draw.day(3, 40)
    )
    values: Values = {"statement": Words(draw.random.choice(STATEMENTS)), "owner": _owner(draw, side), "made": made_on}
    values |= {"due": due, "function": Term("function", "sales")}
    values["days"] = Quantity(Decimal(days if state == "late" else 0), "days")
    values["done"] = due - timedelta(days=draw.random.randint(1, 9)) if state == "kept" else Term("unknown", "due")
    ref = f"commitment-{draw.random.randint(2, 60)}"
    return made(ref, f"commitment_{side}", f"brief.fact_commitment_{side}", values)


def _meeting(draw: Draw) -> Figure:
    which = draw.random.choice(["next", "last"])
    day = draw.day(2, 40) if which == "next" else draw.day(-60, -3)
    at = datetime(day.year, day.month, day.day, draw.random.randint(9, 16), draw.random.choice([0, 0, 30]))  # noqa: DTZ001
    people = Items("relations.person_row", ({"name": draw.person()},))
    values: Values = {"account": draw.account, "title": Words(draw.random.choice(TITLES)), "at": at, "people": people}
    return made(f"{which}-meeting", f"{which}_meeting", f"relations.{which}_meeting_with", values)


def _contact(draw: Draw) -> Figure:
    person, other = draw.random.sample(draw.people.of(draw.account.text), 2)
    if draw.random.random() < 0.5:
        days, more = sorted(draw.random.sample(range(3, 120), 2))
        rows: Rows = tuple(
            {"name": one.name, "last": AS_OF - timedelta(days=since), "days": Quantity(Decimal(since), "days")}
            for one, since in ((person, days), (other, more))
        )
        values: Values = {"account": draw.account, "rows": Items("relations.contact_last_row", rows)}
        return made("contact-last", "contact_last", "relations.contact_last", values)
    roles, supports = draw.random.sample(ROLES, 2), draw.random.sample(SUPPORTS, 2)
    known: list[Values] = []
    for one, role, support in zip((person, other), roles, supports, strict=True):
        standing: Values = {"role": Term("role", role), "support": Term("support", support)}
        known.append({"name": one.name, "title": Words("Head of Buying"), "last": draw.day(-80, -3), **standing})
    values = {"account": draw.account, "rows": Items("relations.contact_row", tuple(known))}
    return made("contacts", "contacts", "relations.contacts", values)


def _deals(draw: Draw) -> Figure:
    row: Values = {"name": Words("Winter shelf"), "stage": Words("Proposal"), "amount": draw.money(90_000, 3_000_000)}
    expected: Values = {"expected": draw.day(5, 90)}
    values: Values = {
        "account": draw.account,
        "number": draw.count("deals", 4, 9),
        "slipped": draw.count("deals", 2, 3),
    }
    values["rows"] = Items("relations.deal_row", ({**row, **expected},))
    return made("deals-open", "deals_open", "relations.deals_open", values)


def _fill(draw: Draw) -> Figure:
    ordered = draw.random.randint(400, 9000)
    shipped = int(ordered * draw.random.uniform(0.5, 0.97))
    values: Values = {"account": draw.account, "share": Percent(Decimal(shipped) / ordered), "period": draw.period()}
    values |= {"shipped": Quantity(Decimal(shipped), "units"), "ordered": Quantity(Decimal(ordered), "units")}
    row: Values = {"what": draw.product(), "share": draw.share(0.1, 0.45)}
    values["worst"] = Items("retail.filled_worst", ({"rows": Items("retail.filled_row", (row,))},))
    return made("fill-rate", "fill_rate", "retail.fill_rate", values)


def _otif(draw: Draw) -> Figure:
    both, on_time, in_full = sorted(draw.random.sample(range(30, 97), 3))
    values: Values = {"account": draw.account, "both": Percent(Decimal(both) / 100), "period": draw.period()}
    values |= {"judged": draw.count("orders", 20, 60), "due": draw.count("orders", 61, 90)}
    values |= {"on_time": Percent(Decimal(on_time) / 100), "in_full": Percent(Decimal(in_full) / 100)}
    return made("otif", "otif", "retail.otif", values | {"unknown": Items("retail.otif_unknown", ())})


def _sell_through(draw: Draw) -> Figure:
    received = draw.random.randint(300, 8000)
    sold = int(received * draw.random.uniform(0.2, 0.9))
    few, most = draw.count("units", 10, 30), draw.count("units", 160, 260)
    row: Values = {"what": draw.product(), "share": Percent(few.number / most.number), "sold": few, "received": most}
    values: Values = {"account": draw.account, "share": Percent(Decimal(sold) / received), "period": draw.period()}
    values |= {"sold": Quantity(Decimal(sold), "units"), "received": Quantity(Decimal(received), "units")}
    values["rows"] = Items("retail.sell_through_row", (row,))
    return made("sell-through", "sell_through", "retail.sell_through", values)


def _retention(draw: Draw) -> Figure:
    gross = draw.share(0.4, 0.9)
    net = Percent(gross.share + Decimal("0.153"))
    row: Values = {"gross": gross, "net": net, "start": draw.money(), "churned": draw.money(9_000, 90_000)}
    row |= {"gone": draw.count("products", 2, 9), "contracted": draw.money(9_000, 90_000), "expanded": draw.money()}
    period = Period(date(2026, 7, 1), date(2026, 9, 30), "quarter")
    before = Period(date(2025, 7, 1), date(2025, 9, 30), "quarter")
    values: Values = {"account": draw.account, "period": period, "before": before}
    return made("retention", "retention", "growth.retention", values | {"rows": Items("growth.retention_row", (row,))})


def _nps(draw: Draw) -> Figure:
    low, high = sorted(draw.random.sample(range(5, 90), 2))
    up = draw.random.random() < 0.5
    now, past = (high, low) if up else (low, high)
    answers, before = draw.random.sample(range(3, 12), 2)
    row: Values = {"score": Decimal(now), "answers": Quantity(Decimal(answers), "answers"), "day": draw.day(-90, -5)}
    row |= {"whole": Decimal(10), "past": Decimal(past), "before": Quantity(Decimal(before), "answers")}
    nps = Items(f"satisfaction.nps_{'up' if up else 'down'}", (row,))
    return made("satisfaction", "satisfaction", "satisfaction.nps", {"account": draw.account, "nps": nps})


COUNT_FIGURES: tuple[Callable[[Draw], Figure], ...] = (
    _count, _last_order, _cadence, _cadence, _late, _changes, _changes, _owed, _owed, _overdue, _promise, _promise,
    _promise, _meeting, _meeting, _contact, _contact, _deals, _fill, _otif, _sell_through, _retention, _nps,
)  # fmt: skip
