"""The plan as a person asks for it: over the sample's accounts, for the customer, changes, drafts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from bot.compose.plan import plan_as_dict
from bot.compose.plan_lines import PlanSheet
from bot.desk import Desk
from bot.features.ask import ask
from bot.features.plan import PlanAsked, draft, plan, plan_changes, plan_records, save_draft, since_named, undo_draft
from knowledge.book import Book
from knowledge.errors import BadInput, NotFound, Refused
from knowledge.people import LOCAL_OWNER, Reader
from knowledge.records.commitments import Commitment, Side
from knowledge.records.negotiation import NegotiationPoint, PointKind
from tests.benchmarks.questions import ASKED_ON, desk_over
from tests.knowledge.planning.planned import DAY, PlanBook, moment, plan_book

RUPSHA = PlanAsked(account="Rupsha")


@pytest.fixture
def planned(sqlite_template: Path, tmp_path: Path) -> Iterator[PlanBook]:
    with plan_book(sqlite_template, tmp_path) as found:
        yield found


@pytest.fixture
def desk(sample_on_sqlite: Book) -> Desk:
    return desk_over(sample_on_sqlite)


def words(sheet: PlanSheet) -> str:
    return "\n".join(sentence.text for sentence in sheet.sentences)


# A joint plan, a recovery plan, one nobody agreed to, an account without one; and before the first one began.
ASKED = (
    ("Padma Mart", ASKED_ON),
    ("Kushiyara Superstore", ASKED_ON),
    ("Bongshi Fresh", ASKED_ON),
    ("Haor Traders", ASKED_ON),
    ("Nokshi", date(2025, 1, 15)),
)


@pytest.mark.parametrize("language", ["en", "bn"])
def test_plans_of_the_sample_are_told_whole_and_drafted_with_no_sentence_refused(desk: Desk, language: str) -> None:
    for account, day in ASKED:
        asked = PlanAsked(account=account, as_of=day, language=language)
        shown = plan(desk, LOCAL_OWNER, asked)
        proposed = draft(desk, LOCAL_OWNER, asked)
        customers = plan(desk, LOCAL_OWNER, asked, for_customer=True)
        assert (shown.left_out, proposed.left_out, customers.left_out) == (0, 0, 0), (account, day)
        cited = {ref for sentence in shown.sentences for ref in sentence.refs}
        assert cited == {source.ref for source in shown.sources}, account


def test_meghnas_plan_tells_revenue_from_orders_and_what_is_late(desk: Desk) -> None:
    told = words(plan(desk, LOCAL_OWNER, PlanAsked(account="Meghna")))
    assert "Hold revenue in the shops at 19.5 million: late" in told
    assert "Shop-only washing powder of 750 g" in told
    assert "Active card holders: 66,400, target 75,000" in told


def test_the_question_and_the_plan_tell_the_same_number(desk: Desk) -> None:
    answer, _ = ask(desk, LOCAL_OWNER, "What are the objectives of the plan?", account="Meghna Stores")
    sheet = plan(desk, LOCAL_OWNER, PlanAsked(account="Meghna Stores"))
    (line,) = [one.text for one in sheet.sentences if one.text.startswith("Revenue: ")]
    now = line.removeprefix("Revenue: ").partition(" of ")[0]
    assert now in " ".join(one.text for one in answer.sentences)


def test_a_plan_behind_a_wall_is_not_there_for_who_may_not_read_it(desk: Desk) -> None:
    with pytest.raises(NotFound):
        plan(desk, Reader("workspace", "a colleague"), PlanAsked(account="Nokshi Departmental Store"))
    with pytest.raises(NotFound):
        plan(desk, Reader("outsider", "a guest"), PlanAsked(account="Padma Mart"))


def marked(planned: PlanBook) -> None:
    """A joint plan in which everything internal is marked."""
    shared = planned.objective(
        "Lead the tea bay", owner_member_id=planned.member, owner_contact_id=planned.contact, due_on=date(2027, 3, 31)
    )
    planned.initiative(shared, "Joint store visit", owner_member_id=planned.member, due_on=date(2026, 12, 20))
    planned.initiative(shared, "Squeeze SECRET9 (internal)", due_on=date(2026, 12, 20))
    planned.initiative(shared, "Undercut Golpata SECRET10", due_on=date(2026, 10, 20))
    planned.measure(
        shared, name="Share of facings", unit="%", now=Decimal(33), now_on=DAY, now_from="SECRET1", target=Decimal(40)
    )
    planned.objective("Hold the margin SECRET2", owner_member_id=planned.member)
    planned.objective("Fewer, faster lines", side=Side.THEIRS, owner_contact_id=planned.contact)
    for kind in ("strength", "weakness", "opportunity", "threat", "trend", "priority"):
        planned.point(kind, f"SECRET3 {kind}")
    planned.point("competitor", "SECRET4", name="Golpata")
    planned.add(
        NegotiationPoint,
        account_id=planned.account,
        kind=PointKind.WALK_AWAY,
        statement="SECRET5",
        stated_on=DAY,
    )
    planned.add(
        Commitment, account_id=planned.account, side=Side.OURS, statement="SECRET6 remark", made_on=date(2026, 11, 1)
    )
    planned.changed("plan-1", at=moment(DAY), origin="press-0", title="SECRET7 plan", summary="SECRET8")


@pytest.mark.parametrize("language", ["en", "bn"])
def test_what_is_handed_to_the_customer_holds_nothing_internal(planned: PlanBook, language: str) -> None:
    marked(planned)
    asked = PlanAsked(account="Rupsha", language=language)
    inside = json.dumps(plan_as_dict(plan(planned.desk, LOCAL_OWNER, asked)))
    assert all(f"SECRET{number}" in inside for number in (1, 2, 3, 4, 7, 8, 9, 10))
    sheet = plan(planned.desk, LOCAL_OWNER, asked, for_customer=True)
    whole = json.dumps(plan_as_dict(sheet), ensure_ascii=False)
    assert "SECRET" not in whole
    assert "Golpata" not in whole
    assert sheet.sources == ()
    for shared in ("Lead the tea bay", "Joint store visit", "Share of facings", "Fewer, faster lines"):
        assert shared in whole
    assert [part.name for part in sheet.parts] == ["term", "scorecard", "ours", "theirs", "actions"]


def test_changes_are_told_by_record_and_from_a_day_that_has_come(planned: PlanBook) -> None:
    planned.objective()
    planned.changed("objective-1", at=moment(date(2026, 9, 3)), origin="press-1", statement="Grow revenue by a tenth")
    sheet = plan_changes(planned.desk, LOCAL_OWNER, RUPSHA, date(2026, 9, 1))
    assert [(line.sentence.text, line.level) for line in sheet.parts[0].lines] == [
        ("Grow revenue by a tenth (objective)", 0),
        ("3 Sep 2026, Nadia Alam: wording from Grow revenue to Grow revenue by a tenth.", 1),
    ]
    assert words(plan_changes(planned.desk, LOCAL_OWNER, RUPSHA, DAY)) == "Nothing changed since 23 Nov 2026."
    with pytest.raises(BadInput):
        plan_changes(planned.desk, LOCAL_OWNER, RUPSHA, date(2027, 1, 1))


def test_since_when_is_read_off_words_in_both_languages(planned: PlanBook) -> None:
    assert since_named(planned.desk, "since June") == date(2026, 6, 1)
    assert since_named(planned.desk, "জুন থেকে") == date(2026, 6, 1)
    assert since_named(planned.desk, "for the price talk") is None


def test_a_draft_is_saved_under_its_title_and_taken_back(planned: PlanBook) -> None:
    planned.objective("Keep the tea bay")
    asked = PlanAsked(account="Rupsha", language="bn")
    saved = save_draft(planned.desk, planned.nadia, asked, origin="press-1")
    assert saved.title == "Rupsha Stores: প্ল্যান ১ জুলাই ২০২৭ - ৩০ জুন ২০২৮"
    following = plan(planned.desk, LOCAL_OWNER, PlanAsked(account="Rupsha", ref=saved.ref))
    assert "Keep the tea bay" in words(following)
    assert save_draft(planned.desk, planned.nadia, asked, origin="press-1").ref == saved.ref
    assert undo_draft(planned.desk, planned.nadia, saved.ref, origin="press-2").changed
    with pytest.raises(NotFound):
        plan(planned.desk, LOCAL_OWNER, PlanAsked(account="Rupsha", ref=saved.ref))
    with pytest.raises(Refused):
        save_draft(planned.desk, planned.stranger, asked, origin="press-3")


def test_the_records_that_may_be_changed_are_listed_with_what_is_under_each(planned: PlanBook) -> None:
    objective = planned.objective()
    planned.initiative(objective, "Step")
    planned.measure(objective)
    planned.point("competitor", "Cheaper", name="Golpata")
    found = plan_records(planned.desk, LOCAL_OWNER, RUPSHA)
    assert [(one.ref, one.words, one.level) for one in found] == [
        ("plan-1", "Rupsha plan", 0),
        ("objective-1", "Grow revenue", 0),
        ("initiative-1", "Step", 1),
        ("measure-1", "Share of shelf", 1),
        ("plan_point-1", "Golpata: Cheaper", 0),
    ]


@pytest.mark.parametrize(
    ("question", "ref"),
    [
        ("Who competes at Rupsha?", "plan-competitors"),
        ("who r our competitors there", "plan-competitors"),
        ("আমাদের প্রতিযোগী কারা?", "plan-competitors"),
        ("What are our weaknesses there?", "plan-swot"),
        ("ওখানে আমাদের দুর্বলতা কী?", "plan-swot"),
        ("How far along is the plan?", "plan-progress"),
        ("প্ল্যানের কত শতাংশ হয়েছে?", "plan-progress"),
        ("What changed in the plan since June?", "plan-changes-20260601"),
        ("জুন থেকে প্ল্যানে কী বদলেছে?", "plan-changes-20260601"),
    ],
)
def test_what_the_plan_says_is_answered_as_a_question_in_both_languages(
    asked_plan: PlanBook, question: str, ref: str
) -> None:
    answer, _ = ask(asked_plan.desk, LOCAL_OWNER, question, account="Rupsha Stores")
    assert answer.sentences[0].refs == (ref,)
    assert answer.left_out == 0


@pytest.fixture(scope="module")
def asked_plan(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[PlanBook]:
    """A plan with something of each kind, for the questions that change nothing."""
    with plan_book(sqlite_template, tmp_path_factory.mktemp("asked")) as found:
        objective = found.objective()
        given = {"now": Decimal(35), "now_on": DAY, "baseline": Decimal(30), "target": Decimal(40)}
        found.measure(objective, **given)
        found.point("competitor", "Cheaper by a tenth", name="Golpata")
        found.point("weakness", "Late trucks")
        found.changed("objective-1", at=moment(date(2026, 9, 3)), origin="press-1", due_on=date(2027, 5, 31))
        yield found
