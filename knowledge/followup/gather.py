"""Gathers what a follow-up rests on, in one reading: meeting, promises reconciled, decisions, plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal

from sqlalchemy.orm import Session

from knowledge.evidence import (
    AccountCard,
    Dossier,
    Evidence,
    Fact,
    Figure,
    Items,
    Name,
    Quantity,
    Term,
    Value,
    Words,
)
from knowledge.figures.entry import FigureRequest
from knowledge.followup.actions import actions_said
from knowledge.followup.facts import fact
from knowledge.followup.minutes import minuted
from knowledge.followup.occasion import Occasion, occasion_of
from knowledge.followup.plan_changes import plan_changes
from knowledge.followup.promises import Reconciled, reconcile
from knowledge.followup.sharing import Fence, fence_of
from knowledge.followup.told import Told, told_at, told_in
from knowledge.followup.wording import in_both_scripts
from knowledge.notes.context import note_context
from knowledge.people import Reader
from knowledge.periods import Calendar
from knowledge.reading_notes.implied import NoteContext, Person
from knowledge.records.account_names import all_names
from knowledge.records.commitment_cards import commitments_of
from knowledge.records.notes import Note

# How far back words are read, where no open promise and no meeting reaches further.
REACH = timedelta(days=400)
# With no meeting, the plan is held against what came up in this time.
LATELY = timedelta(days=90)
# Sentences of the minutes that only report are shown up to this many.
MOST_REPORTED, FEWEST_WORDS = 8, 4


def gather_followup(
    session: Session, reader: Reader, account: AccountCard, *, as_of: date, now: datetime, calendar: Calendar
) -> Dossier:
    """The dossier of a follow-up; its `occasion` is what is followed up ("meeting", "call", "" for nothing).

    now: the hour, in the zone of the settings, up to which today's meetings count as held.
    """
    cards = commitments_of(session, reader, account.id, as_of)
    made = [card.made_on for card in cards if card.done_on is None]
    context = _context(session, account, as_of, calendar)
    told = told_in(session, reader, account.id, min([as_of - REACH, *made]), as_of)
    request = FigureRequest(as_of=as_of, timezone=str(now.tzinfo))
    occasion = occasion_of(session, reader, account, told, context, request, now)
    fence = fence_of(session, reader, account, context, told)
    since = occasion.day if occasion.kind == "meeting" else None
    sources = told_at(session, reader, account.id, {card.interaction_id for card in cards if card.interaction_id})
    promises = reconcile(cards, told, sources, context, fence, since, as_of)
    promised = [card.statement for card in cards if card.done_on is None]
    changes, planned = plan_changes(session, reader, account, promised, occasion.day or as_of - LATELY, as_of)
    topics: dict[str, tuple[Fact, ...]] = {topic: tuple(facts) for topic, facts in promises.topics.items()}
    topics |= _occasion_topics(occasion, context, as_of)
    topics |= _minutes_topics(occasion, fence, as_of)
    topics["signer"] = tuple(_signer(reader, account, context, as_of))
    topics["change"] = changes
    topics["action"] = tuple(actions_said(session, _spoken(occasion), cards, context, as_of))
    if promises.topics:
        topics["count"] = (_count(promises, as_of),)
    facts = {one.ref: one for found in topics.values() for one in found}
    evidence = Evidence("", account, tuple(facts.values()), as_of, names=all_names(session, reader))
    return Dossier(evidence, occasion.kind, "", topics, () if planned else ("plan",), promises.points)


def _context(session: Session, account: AccountCard, as_of: date, calendar: Calendar) -> NoteContext:
    nobodys = Note(0, account.id, account.name, as_of, None, "", "", 1)
    return note_context(session, nobodys, as_of, calendar)


def _spoken(occasion: Occasion) -> tuple[Told, ...]:
    """What was written of the occasion, and of the last conversation after it."""
    return occasion.minutes if occasion.spoken is None else (*occasion.minutes, occasion.spoken)


def _occasion_topics(occasion: Occasion, context: NoteContext, as_of: date) -> dict[str, tuple[Fact, ...]]:
    """The topics "minutes", "occasion", "spoken" (the last conversation after it), "next", "left" (who has left)."""
    topics: dict[str, tuple[Fact, ...]] = {"minutes": tuple(one.passage for one in occasion.minutes)}
    if occasion.day is not None:
        topics["occasion"] = (_occasion(occasion, occasion.day, context, as_of),)
        gone = [name for name in _present(occasion) if not any(person.name == name for person in context.contacts)]
        topics["left"] = tuple(
            fact(f"left-{place}", "left", {"name": Name(name, "person")}, as_of, records=(_ref(occasion),))
            for place, name in enumerate(gone, start=1)
        )
    if occasion.spoken is not None:
        topics["spoken"] = (occasion.spoken.passage,)
    if occasion.next is not None:
        values: dict[str, Value] = {"at": occasion.next.at, "place": Words(occasion.next.place)}
        name = "next" if occasion.next.place else "next_unplaced"
        topics["next"] = (fact("next-meeting", name, values, as_of, records=(occasion.next.ref,)),)
    return topics


def _occasion(occasion: Occasion, day: date, context: NoteContext, as_of: date) -> Figure:
    title = occasion.card.title if occasion.card is not None else occasion.minutes[0].subject
    values: dict[str, Value] = {
        "kind": Term("spoken", occasion.kind),
        "day": day,
        "days": Quantity(Decimal((as_of - day).days), "days"),
        "title": Words(title),
    }
    people = [in_both_scripts(person) for person in _addressed(occasion, context)]
    if people:
        rows = tuple({"name": latin, "name_bn": bengali} for latin, bengali in people)
        values["people"] = Items("followup.person_row", rows)
    written = [one.interaction for one in occasion.minutes]
    records = [_ref(occasion), *written]
    return fact("last-meeting", "occasion_with" if people else "occasion", values, as_of, records=records)


def _ref(occasion: Occasion) -> str:
    return occasion.card.ref if occasion.card is not None else occasion.minutes[0].interaction


def _present(occasion: Occasion) -> tuple[str, ...]:
    return occasion.card.people if occasion.card is not None else ()


def _addressed(occasion: Occasion, context: NoteContext) -> list[Person]:
    """Whom the message is to: those of the calendar, else those whom the minutes name; only who is still there."""
    if occasion.card is not None and occasion.card.people:
        return [person for person in context.contacts if person.name in occasion.card.people]
    present = {name for one in occasion.minutes for name in one.people}
    return [person for person in context.contacts if person.name in present]


def _minutes_topics(occasion: Occasion, fence: Fence, as_of: date) -> dict[str, tuple[Fact, ...]]:
    """The topics "decided", "undecided" and "reported": a fact for each sentence of the minutes, citing its passage."""
    topics: dict[str, list[Fact]] = {}
    if occasion.kind != "meeting":
        return {}
    for one in occasion.minutes:
        for place, sentence in enumerate(minuted(one.passage.words), start=1):
            reason = fence.why_not(sentence.words) or "yes"
            values: dict[str, Value] = {"words": Words(sentence.words), "shared": Term("left_out", reason)}
            ref = f"{one.passage.ref}-{place}"
            facts = topics.setdefault(sentence.said, [])
            if sentence.said != "reported" or _worth_showing(sentence.words, len(facts)):
                facts.append(fact(ref, "minuted", values, as_of, records=(one.passage.ref,)))
    return {said: tuple(facts) for said, facts in topics.items()}


def _worth_showing(words: str, shown: int) -> bool:
    """Whether a sentence that only reports is worth a line: not the ninth one, and not two words of mood."""
    return shown < MOST_REPORTED and len(words.split()) >= FEWEST_WORDS


def _signer(reader: Reader, account: AccountCard, context: NoteContext, as_of: date) -> Iterator[Figure]:
    """Who signs: the reader where a team member reads, else the owner of the account."""
    name = reader.name if reader.standing == "member" else account.owner
    person = next((one for one in context.team if one.name == name), None)
    if person is not None:
        latin, bengali = in_both_scripts(person)
        yield fact("signer", "signer", {"name": latin, "name_bn": bengali}, as_of, records=(f"account-{account.id}",))


def _count(promises: Reconciled, as_of: date) -> Figure:
    """How many promises stand how."""
    by_state = {state: _figures(promises.topics.get(state, [])) for state in ("kept", "seems_kept", "overdue", "open")}
    late_ours = [one for one in by_state["overdue"] if one.sentence.values["side"] == Term("side", "ours")]
    values: dict[str, Value] = {state: len(found) for state, found in by_state.items()}
    values["count"] = sum(len(found) for found in by_state.values())
    values["ours"] = len(late_ours)
    refs = [one.ref for found in by_state.values() for one in found]
    return fact("commitments-reconciled", "count", values, as_of, records=refs, definition="promise")


def _figures(facts: Sequence[Fact]) -> list[Figure]:
    return [one for one in facts if isinstance(one, Figure)]
