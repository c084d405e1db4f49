"""Gathers what a brief rests on: every fact once, in one reading of the book."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.briefing.focus import focus_facts
from knowledge.briefing.growth import growth_facts
from knowledge.briefing.matters import alert_facts, deal_facts, need_facts, offer_facts, plan_facts, proposal_facts
from knowledge.briefing.occasion import Occasion, occasion_of
from knowledge.briefing.people import people_facts
from knowledge.briefing.plan_records import competitor_facts
from knowledge.briefing.promises import promise_facts
from knowledge.briefing.standing import standing_facts
from knowledge.briefing.words import (
    REACH,
    Point,
    Told,
    corrected,
    is_confidential,
    kept_word,
    point_of,
    ranked,
    recent_words,
    says_kept,
    warns,
    words_on,
)
from knowledge.evidence import AccountCard, Dossier, Evidence, Fact, Figure, Name, Passage, Words
from knowledge.figures.entry import FigureRequest
from knowledge.followup.seems_kept import seems_kept
from knowledge.glossary import concept
from knowledge.people import Reader
from knowledge.periods import Calendar
from knowledge.records.account_names import all_names
from knowledge.records.meetings import MeetingKind
from knowledge.records.team import TeamMember
from knowledge.retrieval.library import Library
from knowledge.text import terms

MOST_SAID = 8
# Of what notes say of one matter, so many: the newest may be quoted elsewhere already.
MOST_WORDS_ON = 3


def gather_brief(
    session: Session,
    reader: Reader,
    account: AccountCard,
    words: str,
    *,
    as_of: date,
    calendar: Calendar,
    timezone: str,
    library: Library,
) -> Dossier:
    """The dossier of an account for the meeting or the focus that `words` name, or for the next meeting."""
    request = FigureRequest(as_of=as_of, timezone=timezone)
    occasion = occasion_of(session, reader, account, words, request, calendar)
    negotiates = occasion.kind == MeetingKind.NEGOTIATION
    people, unknown_people = people_facts(session, reader, account, occasion, request)
    standing, unknown_standing = standing_facts(
        session, reader, account, request, dependence=negotiates, first=occasion.last is None
    )
    plan, unknown_plan = plan_facts(session, reader, account, request)
    topics: dict[str, tuple[Fact, ...]] = {
        **people,
        **standing,
        **plan,
        **competitor_facts(session, reader, account, request),
        **promise_facts(session, reader, account, request),
        **need_facts(session, reader, account, request),
        **deal_facts(session, reader, account, request),
        **offer_facts(session, reader, account, request),
        **alert_facts(session, reader, account, request),
        **proposal_facts(session, reader, account, request),
        **growth_facts(session, reader, account, request),
    }
    said, points = _said(session, reader, account, occasion, topics, as_of)
    topics |= said
    if occasion.focus:
        topics |= focus_facts(session, reader, account, occasion.focus, topics, request, calendar, library)
        focus = set(map(concept, terms(occasion.focus)))
        passages = [fact for fact in topics["focus"] if isinstance(fact, Passage)]
        told = {passage.ref: point_of(passage.words, focus) for passage in passages}
        points |= told
        # What is quoted speaks of the focus itself, not only the note around it.
        topics["focus"] = tuple(
            fact
            for fact in topics["focus"]
            if fact.ref not in told or not focus.isdisjoint(map(concept, terms(told[fact.ref][1])))
        )
    missing = [*unknown_people, *unknown_standing, *unknown_plan]
    if occasion.meeting is None:
        missing.append("meeting")
    facts = {fact.ref: fact for found in topics.values() for fact in found}
    evidence = Evidence(
        question=occasion.aim,
        account=account,
        facts=tuple(facts.values()),
        as_of=as_of,
        names=all_names(session, reader),
    )
    return Dossier(evidence, occasion.kind, occasion.focus, topics, tuple(missing), points)


def _said(
    session: Session,
    reader: Reader,
    account: AccountCard,
    occasion: Occasion,
    topics: Mapping[str, tuple[Fact, ...]],
    as_of: date,
) -> tuple[dict[str, tuple[Fact, ...]], dict[str, Point]]:
    """The topics "decided" (at the last meeting), "said" (since), "warning", "secret", and the word on what is open.

    Beside them, the telling sentences of each passage by its ref.
    """
    held = occasion.last.at.date() if occasion.last else None
    told = recent_words(session, reader, account.id, min(held or as_of, as_of - REACH), as_of)
    secret = [one for one in told if is_confidential(one.passage.words)]
    open_told = [one for one in told if one not in secret]
    since = held + timedelta(days=1) if held else as_of - REACH
    aim = set(map(concept, terms(" ".join([occasion.aim, *_statements(topics)]))))
    team = frozenset(session.scalars(sa.select(TeamMember.name)))
    newer = [one for one in open_told if one.passage.when and one.passage.when >= since]
    minutes = [one for one in open_told if held and one.passage.when == held]
    found: dict[str, tuple[Fact, ...]] = {
        "decided": tuple(ranked(minutes, aim, as_of, team)[:MOST_SAID]),
        "said": tuple(ranked(newer or ([] if held else open_told), aim, as_of, team)[:MOST_SAID]),
        "warning": tuple(
            one.passage for one in [*newer, *minutes] if warns(one.passage.words) and not corrected(one, open_told)
        )[:1],
        "secret": tuple(one.passage for one in secret if one.passage.when and one.passage.when >= since),
    }
    points = {
        fact.ref: point_of(fact.words, aim) for facts in found.values() for fact in facts if isinstance(fact, Passage)
    }
    promised = ("ours_late", "ours_open", "theirs_late")
    refs = {fact.ref for topic in promised for fact in topics.get(topic, ())}
    seeming = seems_kept(session, reader, account.id, account.name, as_of, refs)
    for topic in (*promised, "concern"):
        for fact in topics.get(topic, ()):
            if fact.ref in seeming:
                words_kept = seeming[fact.ref]
                found[f"kept by {fact.ref}"] = (words_kept.told.passage,)
                points[words_kept.told.passage.ref] = (words_kept.words, words_kept.words)
                continue
            words = _words_on(fact, open_told) if isinstance(fact, Figure) else []
            kept = next((one for one in words if says_kept(one.passage.words)), None) or _kept_word(fact, open_told)
            if kept is not None and topic != "concern":
                found[f"kept by {fact.ref}"] = (kept.passage,)
                said = says_kept(kept.passage.words)
                points[kept.passage.ref] = (said, said)
            elif words:
                found[f"word on {fact.ref}"] = tuple(one.passage for one in words[:MOST_WORDS_ON])
                for one in words[:MOST_WORDS_ON]:
                    points.setdefault(one.passage.ref, point_of(one.passage.words, aim))
    return found, points


def _statements(topics: Mapping[str, tuple[Fact, ...]]) -> list[str]:
    """What is open: the statements that tell which words matter."""
    return [
        value.text
        for topic in ("ours_late", "theirs_late", "concern", "deal", "need")
        for fact in topics.get(topic, ())
        if isinstance(fact, Figure)
        for key, value in fact.sentence.values.items()
        if key in ("statement", "name") and isinstance(value, Words)
    ]


def _kept_word(fact: Fact, told: list[Told]) -> Told | None:
    values = fact.sentence.values if isinstance(fact, Figure) else {}
    owner, made = values.get("owner"), values.get("made")
    return kept_word(told, owner.text, made) if isinstance(owner, Name) and isinstance(made, date) else None


def _words_on(fact: Figure, told: list[Told]) -> list[Told]:
    """What notes say of a record after it was made, its own source left out; newest first."""
    values = fact.sentence.values
    statement, made = values["statement"], values.get("made") or values.get("stated")
    if not isinstance(statement, Words) or not isinstance(made, date):
        return []
    own = {ref for ref in fact.records if ref != fact.ref}
    return words_on([one for one in told if one.passage.ref.split(".")[0] not in own], statement.text, made)
