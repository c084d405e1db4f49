"""What each tool looks at. All read for one reader, of one account, as on one day; nothing is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from bot.compose.render import Style, render
from bot.compose.writing import ToolResult
from bot.desk import Desk
from bot.features.tool_arguments import Misfit, period_of, person_of, request_of
from knowledge.briefing.occasion import Occasion
from knowledge.briefing.people import meeting_fact, people_facts
from knowledge.briefing.promises import promise_facts
from knowledge.evidence import AccountCard, Fact, Figure, Message, Name, Passage, Period, Term
from knowledge.figures.catalogue import CATALOGUE
from knowledge.figures.entry import FigureRequest
from knowledge.figures.meetings import last_meeting, meetings_to_come, next_meeting
from knowledge.figures.profile import changes_since_meeting
from knowledge.figures.sums import refs_word
from knowledge.figures.takes import takes
from knowledge.figures.wording import slug, subject
from knowledge.people import Reader
from knowledge.records.contacts import people_of
from knowledge.retrieval.search import search
from knowledge.retrieval.states_told import with_state

# So many facts come back from one call; of a search fewer, since words are longer than figures.
MOST_FACTS, MOST_FOUND, MOST_TO_COME = 20, 8, 5
# Of a search, so many are looked through for those of the days that were asked for.
LOOKED_THROUGH = 60
_OF_THE_PLAN = ("plan_objectives", "plan_next", "plan_progress", "plan_swot", "plan_competitors")
STATES = ("open", "overdue", "kept")
_TOPICS = {
    "open": ("ours_late", "theirs_late", "ours_open", "theirs_open"),
    "overdue": ("ours_late", "theirs_late"),
    "kept": ("kept",),
}


@dataclass(frozen=True, slots=True)
class Asking:
    """Who asks, of which account, on which day."""

    desk: Desk
    reader: Reader
    account: AccountCard
    as_of: date

    def request(self, session: Any, given: Mapping[str, str]) -> FigureRequest:
        """What a figure is asked with. Errors: Misfit."""
        calendar, timezone = self.desk.calendar, self.desk.zone.key
        return request_of(session, self.account, given, as_of=self.as_of, calendar=calendar, timezone=timezone)


Look = Callable[[Asking, Any, Mapping[str, str]], ToolResult]
_NONE: Mapping[str, str] = {}


def look_at_figure(asking: Asking, session: Any, given: Mapping[str, str]) -> ToolResult:
    """One figure of the catalogue; where it cannot be told, why. Errors: Misfit for an argument it does not take."""
    name = given["name"]
    allowed = takes(name)
    for argument in given:
        if argument != "name" and {"from": "period", "to": "period"}.get(argument, argument) not in allowed:
            told = ", ".join(allowed) or "nothing but its name"
            raise Misfit(f'The figure {name} does not take "{argument}". It takes: {told}.')
    return _told([figure_with(asking, session, name, asking.request(session, given))])


def figure_with(asking: Asking, session: Any, name: str, request: FigureRequest) -> Figure | Message:
    """A figure of the catalogue as it is asked for, under a ref of its own; where it cannot be told, why."""
    found = CATALOGUE[name].compute(session, asking.reader, asking.account, request)
    return _told_apart(session, found, request) if isinstance(found, Figure) else found


def _told_apart(session: Any, figure: Figure, request: FigureRequest) -> Figure:
    """The figure under a ref that names all it was asked with: the same one asked otherwise is another fact."""
    goods = subject(session, request)
    marks = [refs_word(request.period)] if request.period is not None else []
    marks += [f"vs-{refs_word(request.against)}"] if request.against is not None else []
    marks += [slug(one) for one in (goods, Name(request.person), Name(request.role)) if one is not None and one.text]
    marks += [f"store-{key}" for key in request.stores] + [f"promotion-{key}" for key in request.promotions]
    ref = figure.ref
    for mark in marks:
        ref = ref if mark in ref else f"{ref}-{mark}"
    return replace(figure, ref=ref)


def look_for_words(asking: Asking, session: Any, given: Mapping[str, str]) -> ToolResult:
    """The passages that fit the words best, of the days asked for; each that is a record with its state."""
    days = period_of(given, asking.as_of, asking.desk.calendar)
    hits = search(
        session,
        asking.reader,
        asking.account.id,
        given["words"],
        library=asking.desk.book.library,
        limit=LOOKED_THROUGH if days is not None else MOST_FOUND,
        as_of=asking.as_of,
        people=sorted(people_of(session, asking.account.id).names),
    )
    request = asking.request(session, _NONE)
    passages = [hit.passage for hit in hits if _within(hit.passage, days)][:MOST_FOUND]
    found = with_state(session, asking.reader, asking.account, request, tuple(passages))
    return ToolResult(tuple(fact for fact in found if isinstance(fact, Figure) or _within(fact, days)))


def _within(passage: Passage, days: Period | None) -> bool:
    if days is None:
        return True
    return passage.when is not None and (days.start or date.min) <= passage.when <= days.end


def look_at_plan(asking: Asking, session: Any, given: Mapping[str, str]) -> ToolResult:
    """The plan of the day: objectives with measures, what is due, how far it is, what speaks for it and against."""
    reader, account, request = asking.reader, asking.account, asking.request(session, given)
    found = [CATALOGUE[name].compute(session, reader, account, request) for name in _OF_THE_PLAN]
    gaps = {one.id: one for one in found if isinstance(one, Message)}  # that there is no plan is said once
    return _told([*(one for one in found if isinstance(one, Figure)), *gaps.values()])


def look_at_commitments(asking: Asking, session: Any, given: Mapping[str, str]) -> ToolResult:
    """Each promise as a fact: overdue ones first, then open ones; kept ones where they are asked for."""
    person = person_of(session, asking.account, given)
    topics = promise_facts(session, asking.reader, asking.account, asking.request(session, _NONE))
    wanted = _TOPICS[given["state"]] if "state" in given else (*_TOPICS["open"], *_TOPICS["kept"])
    found = [fact for topic in wanted for fact in topics.get(topic, ())]
    return _told(fact for fact in found if _fits(fact, given, person))


def _fits(fact: Fact, given: Mapping[str, str], person: str) -> bool:
    values = fact.sentence.values if isinstance(fact, Figure) else {}
    owner, function = values.get("owner"), values.get("function")
    if "side" in given and isinstance(fact, Figure) and not fact.name.endswith(given["side"]):
        return False
    if person and not (isinstance(owner, Name) and owner.text == person):
        return False
    return "function" not in given or (isinstance(function, Term) and function.word == given["function"])


def look_at_contacts(asking: Asking, session: Any, given: Mapping[str, str]) -> ToolResult:
    """Each of the customer's people as a fact."""
    person = person_of(session, asking.account, given)
    nobody_named = Occasion(None, "", None)
    request = asking.request(session, _NONE)
    topics, _ = people_facts(session, asking.reader, asking.account, nobody_named, request)
    return _told(fact for fact in topics["room"] if _is_whom(fact, person, given.get("role", "")))


def _is_whom(fact: Fact, person: str, role: str) -> bool:
    values = fact.sentence.values if isinstance(fact, Figure) else {}
    name, held = values.get("name"), values.get("role")
    if person and not (isinstance(name, Name) and name.text == person):
        return False
    return not role or (isinstance(held, Term) and held.word == role)


def look_at_meetings(asking: Asking, session: Any, given: Mapping[str, str]) -> ToolResult:
    """The last meeting, what changed since, and the next ones."""
    reader, account, request = asking.reader, asking.account, asking.request(session, given)
    told = [one(session, reader, account, request) for one in (last_meeting, changes_since_meeting, next_meeting)]
    to_come = meetings_to_come(session, reader, account.id, request)[:MOST_TO_COME]
    return _told([*told, *(meeting_fact(session, card, request) for card in to_come)])


def _told(found: Iterable[Fact | Message]) -> ToolResult:
    """The facts among what was found, and beside them in words what could not be told."""
    told = list(found)
    facts = [one for one in told if not isinstance(one, Message)]
    gaps = [render(one, Style("en")) for one in told if isinstance(one, Message)]
    if len(facts) > MOST_FACTS:
        gaps.append(f"{len(facts) - MOST_FACTS} more are not shown: ask for fewer by person, side or state.")
    return ToolResult(tuple(replace(one, score=1.0) for one in facts[:MOST_FACTS]), " ".join(gaps))
