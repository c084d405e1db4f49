"""The parts of a brief that are figures first: status, numbers, plan, opportunities."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from bot.compose.brief_growth import draft_chances
from bot.compose.brief_lines import Draft, known, number_of, same_matter, statement_of
from knowledge.evidence import Figure, Items, Money, Percent, Period, Term, Tone, Value

# So many of the parts that cost health most are named.
MOST_WEAK = 2
# So many of the products they no longer buy are named, and how long that is kept when the brief is too long.
MOST_LAPSED, LAPSED_KEPT = 3, 83


def draft_figures(draft: Draft) -> None:
    """Drafts the parts that are figures first."""
    _status(draft)
    _numbers(draft)
    _plan(draft)
    _opportunities(draft)


def _status(draft: Draft) -> None:
    dossier = draft.dossier
    for fact in dossier.figures("profile"):
        tiered = not isinstance(fact.sentence.values["tier"], Term)
        draft.say("status", "profile" if tiered else "profile_untiered", fact)
    for fact in dossier.figures("health"):
        _health(draft, fact)
    for fact in dossier.figures("target"):
        draft.say("status", f"target_{fact.tone}", fact, group="revenue")
    for fact in dossier.figures("change"):
        direction = fact.sentence.id.rpartition("_")[2]
        values: dict[str, Value] = {"end": fact.period.end} if fact.period else {}
        draft.say("status", f"revenue_{direction}", fact, values=values, group="revenue")
    for fact in dossier.figures("renewal"):
        draft.say("status", "renewal", fact, group="renewal" if fact.tone == "watch" else "")


def _health(draft: Draft, fact: Figure) -> None:
    """The colour, its trend, and what costs most where it is not green; what that is, the other lines say."""
    rows = fact.sentence.values["rows"]
    weak = sorted(rows.rows, key=_cost) if isinstance(rows, Items) and fact.tone != "good" else []
    told = tuple({"factor": row["factor"]} for row in weak[:MOST_WEAK] if _cost(row) < 0)
    values: dict[str, Value] = {"weak": Items("scoring.factor_name", told)} if told else {}
    draft.say("status", "health_weak" if told else "health", fact, values=values)


def _cost(row: Mapping[str, Value]) -> Decimal:
    """What a part costs the whole, below 0."""
    points, weight = row["points"], row["weight"]
    if not isinstance(points, Decimal) or not isinstance(weight, Percent):
        return Decimal(0)
    return weight.share * (points - 100)


def _numbers(draft: Draft) -> None:
    dossier = draft.dossier
    if dossier.occasion == "negotiation":
        _share(draft)
    for fact in (*dossier.figures("cadence"), *dossier.figures("shipping")):
        if fact.tone == "bad":
            _pace(draft, fact)
    for fact in dossier.figures("retail"):
        draft.say("numbers", fact.sentence.id.removeprefix("brief."), fact)
    # Where they order as usual, how often they do so is told with how many orders there were.
    usual = [fact for fact in dossier.figures("cadence") if fact.tone == "plain"][: len(dossier.figures("orders"))]
    for fact in (*dossier.figures("cadence"), *dossier.figures("shipping")):
        if fact.tone != "bad" and fact not in usual:
            _pace(draft, fact)
    for fact in dossier.figures("orders"):
        draft.say("numbers", "orders_usual" if usual else "orders", *usual, fact, values=_start(fact), group="orders")
    for fact in dossier.figures("categories"):
        draft.say("numbers", "categories", fact)
    if not draft.told("numbers"):
        draft.gap("numbers", "brief.no_orders")


def _share(draft: Draft) -> None:
    for fact in draft.dossier.figures("share"):
        draft.say("numbers", "share", fact)


def _pace(draft: Draft, fact: Figure) -> None:
    """How often they order, or how well we ship."""
    if fact.name == "late_orders":
        _shipping(draft, fact)
        return
    slow = fact.tone != "plain"
    draft.say("numbers", "cadence_slow" if slow else "cadence", fact, group="orders" if slow else "")


def _shipping(draft: Draft, fact: Figure) -> None:
    values = fact.sentence.values
    late, waiting, shipped = (number_of(values[key]) for key in ("late", "overdue", "shipped"))
    if late or waiting:
        shape = "shipping" if late and waiting else "shipping_late" if late else "shipping_waiting"
        # One late order is no pattern.
        tone: Tone = "watch" if late <= 1 and not waiting else fact.tone
        draft.say("numbers", shape, fact, values=_start(fact) | {"late": late}, group="orders", tone=tone)
    elif shipped:
        draft.say("numbers", "shipping_well", fact, values=_start(fact))


def _start(fact: Figure) -> dict[str, Value]:
    return {"start": fact.period.start} if isinstance(fact.period, Period) and fact.period.start else {}


def _plan(draft: Draft) -> None:
    dossier = draft.dossier
    for fact in dossier.figures("objective"):
        measures = _measures(fact, dossier.figures("target"))
        values: dict[str, Value] = {"measures": Items("brief.measure_row", measures)} if measures else {}
        message = "objective_measured" if measures else "objective"
        group = "plan" if fact.tone == "watch" else ""
        draft.say("plan", message, fact, values=values, group=group, shortly="objective_short")
    promised = [statement_of(one) for topic in ("ours_late", "ours_open") for one in dossier.figures(topic)]
    for topic in ("milestone_late", "milestone"):
        for fact in dossier.figures(topic):
            if not any(same_matter(statement_of(fact), other) for other in promised):
                draft.say("plan", topic, fact)
    if not draft.told("plan"):
        draft.gap("plan", "brief.no_plan" if "plan" in dossier.missing else "brief.no_objectives")


def _measures(fact: Figure, targets: tuple[Figure, ...]) -> tuple[dict[str, Value], ...]:
    """The measures of an objective, without one that says what the sales target says."""
    held = fact.sentence.values["measures"]
    if not isinstance(held, Items):
        return ()
    known = [(one.sentence.values["amount"], one.sentence.values["target"]) for one in targets]
    return tuple(dict(row) for row in held.rows if (row["now"], row["target"]) not in known)


def _opportunities(draft: Draft) -> None:
    dossier = draft.dossier
    deals = sorted(dossier.figures("deal"), key=_worth, reverse=True)
    for fact in deals:
        shape = "deal" + "".join(f"_{part}" for part in ("amount", "expected") if known(fact, part))
        draft.say("opportunities", shape, fact, group="deal", tone="good")
    for fact in dossier.figures("offer"):
        shape = "offer" + "".join(f"_{part}" for part in ("value", "need") if known(fact, part))
        draft.say("opportunities", shape, fact)
    draft_chances(draft)
    answered = {ref for topic in ("offer", "offer_done") for fact in dossier.figures(topic) for ref in fact.records}
    negotiates = dossier.occasion == "negotiation"
    tone: Tone = "watch" if negotiates else "plain"
    for topic in ("need", "challenge", "goal"):
        for fact in dossier.figures(topic):
            if fact.ref in answered:
                continue
            message = f"{topic}_by" if known(fact, "by") else topic
            group = "need" if topic == "need" or dossier.occasion == "joint business plan" else ""
            draft.say("opportunities", message, fact, group=group, tone=tone if topic == "need" else "plain")
    for fact in dossier.figures("lapsed"):
        rows = fact.sentence.values.get("rows")
        if isinstance(rows, Items):
            values = {"rows": Items("brief.lapsed_row", tuple(rows.rows[:MOST_LAPSED]))}
            draft.say("opportunities", "lapsed", fact, values=values, group="lapsed", keep=LAPSED_KEPT)
    if not draft.told("opportunities"):
        draft.gap("opportunities", "brief.no_opportunities")


def _worth(fact: Figure) -> Decimal:
    amount = fact.sentence.values.get("amount")
    return amount.amount if isinstance(amount, Money) else Decimal(0)
