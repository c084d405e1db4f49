"""What is at stake beside promises: the plan, concerns, needs and deals; a fact for each."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.briefing.facts import NOT_KNOWN, record_fact
from knowledge.evidence import AccountCard, Fact, Figure, Items, Money, Name, Quantity, Term, Tone, Value, Words
from knowledge.figures.entry import FigureRequest
from knowledge.figures.needs import OLD_CONCERN_DAYS, open_needs, said_by, said_in
from knowledge.figures.offers import RUNNING, OfferCard, answered_needs, offers_of
from knowledge.figures.plan import plan_next, plan_objectives
from knowledge.figures.satisfaction import satisfaction
from knowledge.figures.threads import champion_quiet, single_threaded
from knowledge.people import Reader
from knowledge.records.accounts import Account, readable
from knowledge.records.deals import Deal, DealOutcome
from knowledge.records.interactions import Interaction
from knowledge.records.needs import NeedKind
from knowledge.records.plan import PlanStatus
from knowledge.records.proposals import Proposal, ProposalStatus
from knowledge.retrieval.passage_writing import interaction_ref

# A measure's value entered longer ago than this is stale.
STALE_MEASURE = timedelta(days=60)
BEHIND = (PlanStatus.LATE.value, PlanStatus.AT_RISK.value)


def plan_facts(
    session: Session, reader: Reader, account: AccountCard, request: FigureRequest
) -> tuple[dict[str, tuple[Fact, ...]], tuple[str, ...]]:
    """The topics "objective", "stale", "milestone_late" and "milestone", and what is missing of the plan."""
    told = plan_objectives(session, reader, account, request)
    if not isinstance(told, Figure):
        return {}, ("plan" if told.id == "gaps.no_plan" else "objectives",)
    rows = told.sentence.values["rows"]
    assert isinstance(rows, Items)
    refs = [ref for ref in told.records if ref.startswith("objective-")]
    rows_by_ref = list(zip(refs, rows.rows, strict=False))
    objectives = [_objective(ref, row, request) for ref, row in rows_by_ref]
    topics: dict[str, tuple[Fact, ...]] = {
        "objective": (
            *(one for one in objectives if one.tone != "plain"),
            *(one for one in objectives if one.tone == "plain"),
        ),
        "stale": tuple(_stale(ref, row, request) for ref, row in rows_by_ref if _old(row, request)),
    }
    following = plan_next(session, reader, account, request)
    if isinstance(following, Figure):
        steps = following.sentence.values["rows"]
        assert isinstance(steps, Items)
        late: list[Fact] = []
        coming: list[Fact] = []
        for ref, step in zip(following.records, steps.rows, strict=False):
            past = step["due"] < request.as_of  # type: ignore[operator]
            tone: Tone = "watch" if past else "plain"
            (late if past else coming).append(record_fact(ref, "milestone", step, request.as_of, tone=tone))
        topics |= {"milestone_late": tuple(late), "milestone": tuple(coming)}
    return topics, ()


def _objective(ref: str, row: object, request: FigureRequest) -> Figure:
    values: dict[str, Value] = dict(row)  # type: ignore[call-overload]
    status = values["status"]
    tone: Tone = "watch" if isinstance(status, Term) and status.word in BEHIND else "plain"
    return record_fact(ref, "objective", values, request.as_of, tone=tone, definition="objective")


def _measures(row: object) -> list[dict[str, Value]]:
    measures = dict(row)["measures"]  # type: ignore[call-overload]
    return [dict(one) for one in measures.rows] if isinstance(measures, Items) else []


def _old(row: object, request: FigureRequest) -> bool:
    return any(_is_old(measure, request) for measure in _measures(row))


def _is_old(measure: dict[str, Value], request: FigureRequest) -> bool:
    entered = measure["on"]
    return not isinstance(entered, Term) and request.as_of - entered > STALE_MEASURE  # type: ignore[operator]


def _stale(ref: str, row: object, request: FigureRequest) -> Figure:
    oldest = next(measure for measure in _measures(row) if _is_old(measure, request))
    return record_fact(f"{ref}-measure", "stale", oldest, request.as_of, records=(ref,), definition="objective")


def need_facts(
    session: Session, reader: Reader, account: AccountCard, request: FigureRequest
) -> dict[str, tuple[Fact, ...]]:
    """The topics "concern", "need", "challenge" and "goal": open ones, newest first; concerns the oldest first."""
    found = open_needs(session, reader, account.id, request.as_of, set(NeedKind))
    contacts, said = said_by(session, found), said_in(session, found)
    topics: dict[str, list[Fact]] = {}
    for need in found:
        age = (request.as_of - need.stated_on).days
        values: dict[str, Value] = {
            "kind": Term("need_kind", need.kind.value),
            "statement": Words(need.statement.rstrip(".।")),
            "stated": need.stated_on,
            "age": Quantity(Decimal(age), "days"),
            "by": Name(contacts[need.contact_id], "person") if need.contact_id in contacts else NOT_KNOWN,
        }
        source = said.get(need.interaction_id or 0)
        tone: Tone = "plain"
        if need.kind is NeedKind.CONCERN:
            tone = "bad" if age > OLD_CONCERN_DAYS else "watch"
        behind = (source,) if source else ()
        fact = record_fact(
            f"need-{need.id}", "need", values, request.as_of, records=behind, tone=tone, definition="need"
        )
        topics.setdefault(need.kind.value, []).append(fact)
    topics.get("concern", []).reverse()
    return {topic: tuple(facts) for topic, facts in topics.items()}


def offer_facts(
    session: Session, reader: Reader, account: AccountCard, request: FigureRequest
) -> dict[str, tuple[Fact, ...]]:
    """The topics "offer" (those still running, newest first) and "offer_done" (others that answer an open need)."""
    cards = offers_of(session, reader, account.id, request.as_of)
    done = [card for card in cards if card.status not in RUNNING and answered_needs([card])]
    return {
        "offer": tuple(_offer(card, request) for card in cards if card.status in RUNNING),
        "offer_done": tuple(_offer(card, request) for card in done),
    }


def _offer(card: OfferCard, request: FigureRequest) -> Figure:
    values: dict[str, Value] = {
        "name": Words(card.name),
        "status": Term("offer_status", card.status.value),
        "offered": card.offered_on,
        "value": card.value if card.value is not None else NOT_KNOWN,
        "need": Words(card.needs[0][1]) if card.needs else NOT_KNOWN,
    }
    needs = card.refs[1:]
    return record_fact(card.ref, "offer", values, request.as_of, records=needs, tone="good", definition="offer")


def alert_facts(
    session: Session, reader: Reader, account: AccountCard, request: FigureRequest
) -> dict[str, tuple[Fact, ...]]:
    """The topics "thread", "champion" and "satisfaction": each the figure where it is no good news."""
    told = {
        "thread": single_threaded(session, reader, account, request),
        "champion": champion_quiet(session, reader, account, request),
        "satisfaction": satisfaction(session, reader, account, request),
    }
    return {
        topic: (found,) for topic, found in told.items() if isinstance(found, Figure) and found.tone in ("bad", "watch")
    }


def deal_facts(
    session: Session, reader: Reader, account: AccountCard, request: FigureRequest
) -> dict[str, tuple[Fact, ...]]:
    """The topics "deal" (open, those expected first in front) and "deal_slipped" (past the day they were expected)."""
    as_of = request.as_of
    query = (
        sa.select(Deal)
        .join(Account, Account.id == Deal.account_id)
        .where(Deal.account_id == account.id, readable(reader))
        .where(sa.or_(Deal.opened_on.is_(None), Deal.opened_on <= as_of))
        .where(sa.or_(Deal.outcome == DealOutcome.OPEN, Deal.closed_on > as_of))
    )
    found = sorted(
        session.scalars(query), key=lambda deal: (deal.expected_on is None, deal.expected_on or as_of, deal.id)
    )
    topics: dict[str, list[Fact]] = {"deal": [], "deal_slipped": []}
    for deal in found:
        values: dict[str, Value] = {
            "name": Words(deal.name),
            "stage": Words(deal.stage) if deal.stage else Term("unknown", "stage"),
            "amount": Money(deal.amount, deal.currency) if deal.amount is not None else NOT_KNOWN,
            "expected": deal.expected_on or Term("unknown", "date"),
            "next": Words(deal.next_step.rstrip(".।")) if deal.next_step else NOT_KNOWN,
        }
        slipped = deal.expected_on is not None and deal.expected_on < as_of
        fact = record_fact(
            f"deal-{deal.id}", "deal", values, as_of, tone="watch" if slipped else "good", definition="deal"
        )
        topics["deal_slipped" if slipped else "deal"].append(fact)
    return {topic: tuple(facts) for topic, facts in topics.items()}


def proposal_facts(
    session: Session, reader: Reader, account: AccountCard, request: FigureRequest
) -> dict[str, tuple[Fact, ...]]:
    """The topic "unconfirmed": what notes imply and nobody has confirmed, as one fact."""
    query = (
        sa.select(Proposal.words, Interaction.id, Interaction.kind)
        .join(Interaction, Interaction.id == Proposal.interaction_id)
        .join(Account, Account.id == Interaction.account_id)
        .where(Interaction.account_id == account.id, Interaction.happened_on <= request.as_of, readable(reader))
        .where(Proposal.status == ProposalStatus.PROPOSED)
        .order_by(Interaction.happened_on.desc(), Proposal.interaction_id.desc(), Proposal.position)
    )
    rows = session.execute(query).all()
    if not rows:
        return {}
    values: dict[str, Value] = {"count": len(rows), "words": Words(" ".join(rows[0].words.split()))}
    refs = [interaction_ref(kind, key) for _, key, kind in rows]
    return {
        "unconfirmed": (record_fact("proposals", "unconfirmed", values, request.as_of, records=refs, tone="watch"),)
    }
