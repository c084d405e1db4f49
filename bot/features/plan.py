"""Plan: the strategic plan of an account as it stands, what changed in it, and the next year's, drafted and saved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.compose.plan import compose_plan
from bot.compose.plan_changes import compose_changes
from bot.compose.plan_draft import DraftLine, DraftValues, compose_draft
from bot.compose.plan_lines import PlanSheet
from bot.compose.render import render
from bot.desk import Desk
from bot.features.plan_written import weighed
from knowledge.errors import BadInput, NotFound
from knowledge.evidence import AccountCard, Evidence, Message, Term
from knowledge.figures.entry import FigureRequest
from knowledge.notes.keeping import drop_vectors
from knowledge.people import Reader
from knowledge.periods import periods_in
from knowledge.planning.changes import changes_of
from knowledge.planning.changes_told import change_facts
from knowledge.planning.choice import choose_plan
from knowledge.planning.draft import PlanDraft, draft_plan
from knowledge.planning.gather import gather_plan
from knowledge.planning.objectives import read_objectives
from knowledge.planning.points import read_points
from knowledge.planning.saving import SavedPlan
from knowledge.planning.saving import save_draft as store_draft
from knowledge.planning.saving import undo_draft as remove_draft
from knowledge.planning.templates import template_for, templates
from knowledge.records.account_names import account_named, all_names
from knowledge.records.bounds import demand_records

TEMPLATES = "templates"
# Where an objective of a draft stands; what the customer wants in a part of its own.
PARTS = {"carried": "carried", "carried_number": "carried", "template": "template"}


@dataclass(frozen=True, slots=True)
class PlanAsked:
    """What a plan is asked with. account: its name as typed; account_id: itself, where it was chosen.

    ref: of one of the account's plans ("plan-3"), "" for the one of the day. template: the name of one, "" for the
    one of the segment.
    """

    account: str = ""
    account_id: int | None = None
    ref: str = ""
    as_of: date | None = None
    language: str = ""
    template: str = ""


@dataclass(frozen=True, slots=True)
class PlanRecord:
    """One record of a plan that can be changed: its ref and its words. level: 1 for what is under an objective.

    point: the kind of a point of the plan ("strength").
    """

    ref: str
    words: str
    level: int = 0
    point: str = ""

    @property
    def kind(self) -> str:
        return self.ref.rpartition("-")[0]

    @property
    def called(self) -> Term:
        """What kind of record it is called."""
        return Term("plan_point_kind", self.point) if self.point else Term("kind", self.kind)


def plan(desk: Desk, reader: Reader, asked: PlanAsked, *, for_customer: bool = False) -> PlanSheet:
    """The plan as it stands. for_customer: only what the customer may see of it, and no sources.

    Errors: NotFound and Ambiguous for the account, NotFound for the plan; BadInput for a day to come.
    """
    day = desk.day(asked.as_of)
    with desk.book.reading() as session:
        demand_records(session, day)
        card = account_named(session, reader, asked.account, asked.account_id)
        request = FigureRequest(as_of=day, timezone=desk.zone.key)
        dossier = gather_plan(session, reader, card, request, ref=asked.ref, for_customer=for_customer)
    return compose_plan(dossier, desk.style(asked.language), for_customer=for_customer)


def plan_changes(desk: Desk, reader: Reader, asked: PlanAsked, since: date) -> PlanSheet:
    """What changed in the plan from this day on.

    Errors: as `plan`; BadInput for a day after the one that counts as today; NotFound where there is no plan.
    """
    day = desk.day(asked.as_of)
    if since > day:
        raise BadInput("errors.as_of_future", as_of=since, today=day)
    with desk.book.reading() as session:
        card = account_named(session, reader, asked.account, asked.account_id)
        chosen = choose_plan(session, reader, card.id, day, asked.ref)
        if chosen is None:
            raise NotFound("gaps.no_plan", account=card.shown)
        facts = change_facts(changes_of(session, chosen.plan.id, since, day, desk.zone), desk.zone)
        evidence = Evidence("", card, facts, day, names=all_names(session, reader))
    return compose_changes(evidence, chosen.plan.ref, since, desk.style(asked.language))


def draft(desk: Desk, reader: Reader, asked: PlanAsked) -> PlanSheet:
    """The next year's plan as it is proposed, with what a model proposes beside it; nothing of it is stored.

    Errors: as `plan`; NotFound for the template; BadInput where one is wrong.
    """
    found = _drafted(desk, reader, asked)
    values = DraftValues(
        evidence=found.evidence,
        template=found.template,
        term=found.term,
        last=found.last.title if found.last is not None else "",
        lines=tuple(_draft_lines(found)),
    )
    style = desk.style(asked.language)
    return weighed(desk, reader, compose_draft(values, style), values, style)


def save_draft(desk: Desk, reader: Reader, asked: PlanAsked, *, origin: str) -> SavedPlan:
    """Drafts the next year's plan and stores it, all of it under one origin. The same origin again stores nothing.

    What a model proposed beside the draft is not stored: it is nobody's plan before a person makes it theirs.

    Errors: as `draft`; Refused where the account is not the reader's to look after.
    """
    found = _drafted(desk, reader, asked)
    named = Message("plan.draft_title", {"account": found.account.shown, "period": found.term})
    title = render(named, desk.style(asked.language))
    with desk.book.writing() as session:
        return store_draft(session, reader, found, title, at=desk.now(), origin=origin)


def undo_draft(desk: Desk, reader: Reader, ref: str, *, origin: str) -> SavedPlan:
    """Takes back a plan that was saved from a draft, with all that was saved with it.

    Errors: NotFound, Refused; BadInput where it was made otherwise or has grown since.
    """
    with desk.book.writing() as session:
        undone = remove_draft(session, reader, ref.strip().casefold(), at=desk.now(), origin=origin)
    drop_vectors(desk.book, undone.gone)
    return undone


def plan_records(desk: Desk, reader: Reader, asked: PlanAsked) -> tuple[PlanRecord, ...]:
    """The records of a plan that a person may change: itself, objectives with what is under each, points.

    Errors: as `plan`; NotFound where there is none.
    """
    day = desk.day(asked.as_of)
    with desk.book.reading() as session:
        card = account_named(session, reader, asked.account, asked.account_id)
        chosen = choose_plan(session, reader, card.id, day, asked.ref)
        if chosen is None:
            raise NotFound("gaps.no_plan", account=card.shown)
        request = FigureRequest(as_of=day, timezone=desk.zone.key)
        objectives = read_objectives(session, reader, card, chosen.plan, request)
        points = read_points(session, chosen.plan.id, day)
    found = [PlanRecord(chosen.plan.ref, chosen.plan.title)]
    for one in objectives:
        found.append(PlanRecord(one.ref, one.statement))
        found += [PlanRecord(item.ref, item.statement, 1) for item in one.initiatives]
        found += [PlanRecord(item.ref, item.name, 1) for item in one.measures]
    for point in points:
        words = f"{point.name}: {point.statement}" if point.name else point.statement
        found.append(PlanRecord(point.ref, words, point=point.kind.value))
    return tuple(found)


def _drafted(desk: Desk, reader: Reader, asked: PlanAsked) -> PlanDraft:
    day = desk.day(asked.as_of)
    home = desk.book.home
    held = templates(home / TEMPLATES if home is not None else None)
    language = desk.style(asked.language).language
    with desk.book.reading() as session:
        demand_records(session, day)
        card: AccountCard = account_named(session, reader, asked.account, asked.account_id)
        request = FigureRequest(as_of=day, timezone=desk.zone.key)
        return draft_plan(session, reader, card, request, template_for(held, card.segment, asked.template), language)


def _draft_lines(found: PlanDraft) -> Iterator[DraftLine]:
    """The proposals as lines: what is under an objective stands in its part, overdue initiatives first."""
    parts: dict[int, str] = {}
    for place, one in enumerate(found.proposals):
        if one.under >= 0:
            part = parts[one.under]
        elif one.kind == "plan_point":
            part = "points"
        else:
            part = PARTS.get(one.why, "wanted")
        parts[place] = part
        yield DraftLine(part, one.why, one.fact, level=1 if one.under >= 0 else 0)


def since_named(desk: Desk, words: str) -> date | None:
    """The day from which on words ask ("since June"); None where they name none."""
    named = periods_in(words, desk.now().date(), desk.calendar)
    starts = [one.period.start for one in named if one.period.start is not None]
    return min(starts, default=None)
