"""The parts of a brief that state facts: meeting, status, people, since, commitments, numbers, plan, risks, chances."""

from __future__ import annotations

from decimal import Decimal

from bot.compose.brief_lines import Draft, known
from knowledge.evidence import Figure, Items, Money, Passage, Period, Quantity, Term, Tone, Value, Words
from knowledge.text import numbers_in, terms

MOST_PEOPLE = 5
MOST_QUOTES = 3
# Two records tell of one matter where they share this much of what they say.
SAME_MATTER = 0.6


def draft_facts(draft: Draft) -> None:
    """Drafts every part that states facts. What is quoted beside a promise is not quoted again."""
    _meeting(draft)
    _focus(draft)
    _ours(draft)
    _warnings(draft)
    _commitments(draft)
    _risks(draft)
    _status(draft)
    _people(draft)
    _since(draft)
    _numbers(draft)
    _plan(draft)
    _opportunities(draft)
    _unknown(draft)


def _focus(draft: Draft) -> None:
    """What the brief is held to comes first: its figures, then its passages."""
    if not draft.dossier.focus:
        return
    draft.gap("meeting", "brief.focus", {"focus": draft.dossier.focus})
    for figure in draft.dossier.figures("focus_figure"):
        draft.say_figure("numbers", figure, group="focus")
    for passage in draft.dossier.passages("focus"):
        draft.say_quote("since", passage, group="focus")
    if not draft.dossier.topics.get("focus"):
        draft.gap("meeting", "brief.focus_none")


def _meeting(draft: Draft) -> None:
    dossier = draft.dossier
    meeting = next(iter(dossier.figures("meeting")), None)
    if meeting is None:
        draft.gap("meeting", "brief.no_meeting")
        return
    told = meeting.sentence.values
    days = _number(told["days"])
    near: Value = {0: Term("near", "today"), 1: Term("near", "tomorrow")}.get(int(days), Quantity(days, "days ahead"))
    draft.say("meeting", "meeting_placed" if known(meeting, "place") else "meeting", meeting, values={"near": near})
    kind = dossier.occasion.replace(" ", "_")
    if known(meeting, "goal"):
        draft.say("meeting", f"goal_{kind}", meeting)
    else:
        draft.say("meeting", f"goal_proposed_{kind}", meeting, kind="suggestion")


def _ours(draft: Draft) -> None:
    for fact in draft.dossier.figures("meeting"):
        if known(fact, "ours"):
            draft.say("meeting", "ours", fact, keep=95)


def _commitments(draft: Draft) -> None:
    dossier = draft.dossier
    for topic, group in (("ours_late", "promises"), ("theirs_late", "theirs")):
        for fact in dossier.figures(topic):
            kept = next(iter(dossier.passages(f"kept by {fact.ref}")), None)
            word = _word_on(draft, fact)
            if kept is not None and kept.when is not None:
                draft.say("commitments", f"{topic}_kept", fact, kept, values={"noted": kept.when}, tone="plain")
            else:
                draft.say("commitments", topic, fact, behind=word, group=group)
    for topic in ("ours_open", "theirs_open"):
        for fact in dossier.figures(topic):
            draft.say("commitments", topic, fact)
    if not draft.told("commitments"):
        draft.gap("commitments", "brief.no_commitments")


def _word_on(draft: Draft, fact: Figure) -> Passage | None:
    """The newest note on a matter that is not quoted yet."""
    found = draft.dossier.passages(f"word on {fact.ref}")
    return next((one for one in found if one.ref not in draft.stated), None)


def _warnings(draft: Draft) -> None:
    for passage in draft.dossier.passages("warning"):
        draft.say_quote("risks", passage, group="warning", tone="bad")


def _risks(draft: Draft) -> None:
    dossier = draft.dossier
    promised = [_statement(fact) for fact in dossier.figures("ours_late")]
    for fact in dossier.figures("concern"):
        word = _word_on(draft, fact)
        if any(same_matter(_statement(fact), other) for other in promised):
            continue
        draft.say("risks", "concern_by" if known(fact, "by") else "concern", fact, behind=word, group="concern")
    for fact in dossier.figures("deal_slipped"):
        draft.say("risks", "deal_slipped", fact, group="deal")
    if not draft.told("risks"):
        draft.gap("risks", "brief.no_risks")


def _status(draft: Draft) -> None:
    dossier = draft.dossier
    for fact in dossier.figures("profile"):
        tiered = not isinstance(fact.sentence.values["tier"], Term)
        draft.say("status", "profile" if tiered else "profile_untiered", fact)
    for fact in dossier.figures("target"):
        draft.say("status", f"target_{fact.tone}", fact, group="revenue")
    for fact in dossier.figures("change"):
        direction = fact.sentence.id.rpartition("_")[2]
        values: dict[str, Value] = {"end": fact.period.end} if fact.period else {}
        draft.say("status", f"revenue_{direction}", fact, values=values, group="revenue")
    for fact in dossier.figures("renewal"):
        draft.say("status", "renewal", fact, group="renewal" if fact.tone == "watch" else "")


def _people(draft: Draft) -> None:
    dossier = draft.dossier
    for fact in dossier.figures("room")[:MOST_PEOPLE]:
        shape = "contact"
        if not known(fact, "days"):
            shape += "_unmet"
        if known(fact, "cares"):
            shape += "_cares"
        draft.say(
            "people",
            shape,
            fact,
            group="people" if fact.tone == "watch" else "",
            shortly=f"{shape.removesuffix('_cares')}_short",
        )
    for fact in dossier.figures("absent"):
        draft.say("people", "absent" if known(fact, "days") else "absent_unmet", fact)
    if "decision_maker" in dossier.missing:
        draft.gap("people", "brief.no_decision_maker")
    if "contacts" in dossier.missing:
        draft.gap("people", "brief.no_contacts")


def _since(draft: Draft) -> None:
    dossier = draft.dossier
    start = None
    for fact in dossier.figures("changes"):
        values = fact.sentence.values
        start = values["start"]
        first = "recent" in fact.sentence.id
        moved = _number(values["made"]) or _number(values["kept"])
        shape = ("changes_first" if first else "changes") + ("" if known(fact, "amount") else "_no_orders")
        draft.say("since", shape + ("" if moved else "_quiet"), fact)
    for passage in dossier.passages("decided")[:1]:
        draft.say_quote("since", passage, message="decided")
    group = "said" if dossier.occasion == "introduction" else ""
    fresh = [one for one in dossier.passages("said") if one.ref not in draft.stated and draft.quote(one)]
    for passage in sorted(fresh[:MOST_QUOTES], key=lambda one: (one.when is not None, one.when), reverse=True):
        draft.say_quote("since", passage, group=group)
    for fact in dossier.figures("kept"):
        if start is not None and str(fact.sentence.values["done"]) >= str(start):
            draft.say("since", f"kept_{fact.name.rpartition('_')[2]}", fact, group="kept", tone="good")
    if not dossier.passages("said") and not dossier.passages("decided"):
        draft.gap("since", "brief.no_notes")


def _numbers(draft: Draft) -> None:
    dossier = draft.dossier
    if dossier.occasion == "negotiation":
        _share(draft)
    for fact in (*dossier.figures("cadence"), *dossier.figures("shipping")):
        if fact.tone == "bad":
            _pace(draft, fact)
    for fact in (*dossier.figures("cadence"), *dossier.figures("shipping")):
        if fact.tone != "bad":
            _pace(draft, fact)
    for fact in dossier.figures("orders"):
        draft.say("numbers", "orders", fact, values=_start(fact), group="orders")
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
    late, waiting, shipped = (_number(values[key]) for key in ("late", "overdue", "shipped"))
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
    promised = [_statement(one) for topic in ("ours_late", "ours_open") for one in dossier.figures(topic)]
    for topic in ("milestone_late", "milestone"):
        for fact in dossier.figures(topic):
            if not any(same_matter(_statement(fact), other) for other in promised):
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
    negotiates = dossier.occasion == "negotiation"
    tone: Tone = "watch" if negotiates else "plain"
    for topic in ("need", "challenge", "goal"):
        for fact in dossier.figures(topic):
            message = f"{topic}_by" if known(fact, "by") else topic
            group = "need" if topic == "need" or dossier.occasion == "joint business plan" else ""
            draft.say("opportunities", message, fact, group=group, tone=tone if topic == "need" else "plain")
    for fact in dossier.figures("lapsed"):
        rows = fact.sentence.values.get("rows")
        if isinstance(rows, Items):
            draft.say("opportunities", "lapsed", fact, values=dict(rows.rows[0]), group="lapsed")
    if not draft.told("opportunities"):
        draft.gap("opportunities", "brief.no_opportunities")


def _worth(fact: Figure) -> Decimal:
    amount = fact.sentence.values.get("amount")
    return amount.amount if isinstance(amount, Money) else Decimal(0)


def _unknown(draft: Draft) -> None:
    dossier = draft.dossier
    told = {"plan", "objectives", "contacts", "decision_maker", "meeting", "orders"}
    missing = tuple({"what": Term("missing", name)} for name in dossier.missing if name not in told)
    if missing:
        draft.gap("unknown", "brief.missing", {"rows": Items("brief.missing_row", missing)})
    for fact in dossier.figures("unconfirmed"):
        draft.say("unknown", "unconfirmed", fact)
    for fact in dossier.figures("quiet"):
        draft.say("unknown", "quiet", fact)
    for fact in dossier.figures("stale"):
        draft.say("unknown", "stale", fact)
    for passage in dossier.passages("secret")[:1]:
        _secret(draft, passage)
    if not draft.told("unknown"):
        draft.gap("unknown", "brief.nothing_unknown")


def _secret(draft: Draft, passage: Passage) -> None:
    values: dict[str, Value] = {"author": passage.author}
    if passage.when is not None and passage.author:
        values["when"] = passage.when
        draft.say("unknown", "secret", passage, values=values, kind="statement")


def _statement(fact: Figure) -> str:
    statement = fact.sentence.values["statement"]
    return statement.text if isinstance(statement, Words) else ""


def same_matter(one: str, other: str) -> bool:
    """Whether two statements speak of one matter."""
    first, second = ({term for term in terms(words) if not numbers_in(term)} for words in (one, other))
    return len(first & second) >= SAME_MATTER * max(1, min(len(first), len(second)))


def _number(value: Value) -> Decimal:
    return value.number if isinstance(value, Quantity) else Decimal(0)
