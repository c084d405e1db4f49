"""The proposed agenda, the questions and the ask: advice, each prompted by a fact that it cites."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.compose.brief_lines import Draft, known
from knowledge.evidence import Dossier, Fact, Figure, Items, Value

MOST_POINTS, MOST_QUESTIONS = 3, 4
# What is kept when words are short: the ask, then these many questions and points; the rest goes early.
FEWEST_POINTS, FEWEST_QUESTIONS = 2, 3
ASK, QUESTION, POINT, FURTHER = 800, 395, 390, 55


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A message and the facts that prompt it."""

    message: str
    facts: tuple[Fact, ...]
    values: tuple[tuple[str, Value], ...] = ()


def draft_agenda(draft: Draft) -> None:
    """Drafts the agenda's points, the questions, and the ask."""
    for place, one in enumerate(_taken(_points(draft.dossier), MOST_POINTS)):
        _say(draft, one, (POINT if place < FEWEST_POINTS else FURTHER) - place)
    for place, one in enumerate(_taken(_questions(draft.dossier), MOST_QUESTIONS)):
        _say(draft, one, (QUESTION if place < FEWEST_QUESTIONS else FURTHER) - place)
    for one in _taken(_asks(draft.dossier), 1):
        _say(draft, one, ASK)


def _say(draft: Draft, one: Suggestion, keep: int) -> None:
    draft.say("agenda", one.message, *one.facts, values=dict(one.values), kind="suggestion", keep=keep)


def _taken(suggestions: Iterator[Suggestion], most: int) -> list[Suggestion]:
    """The first suggestions that have a fact to cite, each message once but for those of a person."""
    taken: dict[str, Suggestion] = {}
    for one in suggestions:
        if one.facts and len(taken) < most:
            taken.setdefault(one.message, one)
    return list(taken.values())


def _of(dossier: Dossier, *topics: str) -> tuple[Figure, ...]:
    return tuple(fact for topic in topics for fact in dossier.figures(topic))


def _not_kept(dossier: Dossier, topic: str) -> tuple[Figure, ...]:
    """What is late and not said anywhere to be done."""
    return tuple(fact for fact in dossier.figures(topic) if not dossier.passages(f"kept by {fact.ref}"))


def _points(dossier: Dossier) -> Iterator[Suggestion]:
    """The agenda's points, in the order the kind of meeting asks for."""
    late = Suggestion("agenda_late", _not_kept(dossier, "ours_late"))
    concerns = Suggestion("agenda_concerns", _of(dossier, "concern"))
    results = Suggestion("agenda_results", _of(dossier, "target", "change"))
    behind = tuple(fact for fact in dossier.figures("objective") if fact.tone == "watch")
    plan = Suggestion("agenda_plan", behind)
    needs = Suggestion("agenda_needs", _of(dossier, "need"))
    deals = Suggestion("agenda_deal", _of(dossier, "deal")[:1])
    quiet = tuple(fact for fact in dossier.figures("room") if fact.tone == "watch" and known(fact, "cares"))
    slot = Suggestion("agenda_slot", quiet[:1])
    first = Suggestion("agenda_first_orders", _of(dossier, "orders"))
    them = Suggestion("agenda_them", _of(dossier, "room")[:1])
    further = Suggestion("agenda_next_step", _of(dossier, "meeting")[:1])
    calendar = Suggestion("agenda_calendar", _of(dossier, "milestone", "goal")[:2])
    hear = Suggestion("agenda_hear", _of(dossier, "need"))
    trade = Suggestion("agenda_trade", _of(dossier, "deal")[:1] or _of(dossier, "renewal"))
    dues = Suggestion("agenda_dues", _not_kept(dossier, "theirs_late"))
    match dossier.occasion:
        case "business review":
            yield from (late, results, plan, slot, needs, deals)
        case "joint business plan":
            yield from (results, calendar, plan, needs, late, deals)
        case "negotiation":
            yield from (hear, trade, dues, late, deals)
        case "issue resolution":
            yield from (late, concerns, deals, slot)
        case "introduction":
            yield from (them, first, late, concerns, further)
    yield from (late, concerns, needs, deals, results, slot, them, further)


def _questions(dossier: Dossier) -> Iterator[Suggestion]:
    """Questions worth asking, the kind of meeting's own first."""
    room = dossier.figures("room")
    present = [fact.sentence.values["name"] for fact in room]
    if dossier.occasion == "introduction":
        yield Suggestion("question_decides", room[:1])
        yield Suggestion("question_first_year", _of(dossier, "meeting"))
        yield Suggestion("question_elsewhere", _of(dossier, "orders", "profile")[:1])
        yield Suggestion("question_way", _of(dossier, "meeting", "profile")[:1])
    if dossier.occasion == "negotiation":
        yield Suggestion("question_trade", _of(dossier, "need")[:1])
        yield Suggestion("question_no_deal", _of(dossier, "renewal"))
    for fact in dossier.figures("concern")[:1]:
        yield Suggestion(
            "question_concern_by" if fact.sentence.values["by"] in present else "question_concern", (fact,)
        )
    theirs = [fact for fact in _not_kept(dossier, "theirs_late") if fact.sentence.values["owner"] in present]
    yield Suggestion("question_theirs", tuple(theirs[:1]))
    if any(fact.tone == "bad" for fact in _of(dossier, "target", "change")):
        yield Suggestion("question_volume", _of(dossier, "target", "change"))
    yield Suggestion("question_goal", dossier.figures("goal")[:1])
    yield Suggestion("question_challenge", dossier.figures("challenge")[:1])
    for fact in dossier.figures("lapsed"):
        rows = fact.sentence.values.get("rows")
        if isinstance(rows, Items):
            yield Suggestion("question_lapsed", (fact,), tuple(rows.rows[0].items()))
    yield Suggestion("question_deal", dossier.figures("deal")[:1])
    yield Suggestion("question_need", dossier.figures("need")[:1])
    if "decision_maker" in dossier.missing:
        yield Suggestion("question_decides", room[:1] or dossier.figures("profile"))
    yield Suggestion("question_changed", _of(dossier, "changes", "profile")[:1])
    yield Suggestion("question_more", _of(dossier, "profile"))
    yield Suggestion("question_who_else", room[:1] or _of(dossier, "profile"))


def _asks(dossier: Dossier) -> Iterator[Suggestion]:
    """The one thing to come away with, best first for the kind of meeting."""
    deals = sorted(dossier.figures("deal"), key=lambda fact: not (known(fact, "amount") and known(fact, "expected")))
    deal = Suggestion("ask_deal", tuple(one for one in deals[:1] if known(one, "expected")))
    confirm = Suggestion("ask_confirm", dossier.figures("theirs_open")[:1])
    theirs = Suggestion("ask_theirs", _not_kept(dossier, "theirs_late")[:1])
    need = Suggestion("ask_need", dossier.figures("need")[:1])
    match dossier.occasion:
        case "introduction":
            yield Suggestion("ask_second_meeting", _of(dossier, "meeting", "room")[:1])
        case "joint business plan":
            yield Suggestion("ask_owners", _of(dossier, "objective", "meeting")[:1])
        case "negotiation":
            yield Suggestion("ask_in_return", deal.facts)
        case "issue resolution":
            yield from (confirm, Suggestion("ask_close", dossier.figures("concern")[:1]), theirs)
    yield from (deal, confirm, theirs, need, Suggestion("ask_next", _of(dossier, "meeting", "profile")[:1]))
