"""Lists of people, promises, needs, offers and points of a plan in a model's words: each row is told as it is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest

from bot.compose.check import check
from bot.compose.sentence import Sentence
from knowledge.evidence import (
    Evidence,
    Figure,
    Items,
    Message,
    Name,
    Term,
    Value,
    Words,
)
from tests.bot.compose.made import many

AS_OF = date(2026, 11, 23)
ACCOUNT = Name("Tista Mart", "account", "তিস্তা মার্ট")
NAMES = frozenset({"Tista Mart", "Rafiq Molla", "Nadia Karim", "Habib Sarker", "Golpata"})
RAFIQ, NADIA, HABIB = (Name(one, "person") for one in ("Rafiq Molla", "Nadia Karim", "Habib Sarker"))
NONE = Items("plan.competitor_unnamed", ({},))


def figure(name: str, message: str, **values: Value) -> Figure:
    told = Message(message, {"account": ACCOUNT, **values})
    return Figure(name.replace("_", "-"), name, told, Message("figures.revenue_definition"), AS_OF)


def by(who: Name) -> Items:
    return Items("relations.need_by", ({"by": who},))


def need(kind: str, said: str, stated: date, who: Name) -> Mapping[str, Value]:
    return {"kind": Term("need_kind", kind), "statement": Words(said), "stated": stated, "by": by(who)}


def point(kind: str, said: str) -> Mapping[str, Value]:
    return {"kind": Items(f"plan.kind_{kind}", ({},)), "name": NONE, "statement": Words(said), "stated": AS_OF}


def contact(day: date, kind: str, who: Name, ours: Name) -> Mapping[str, Value]:
    people = Items("stakeholders.log_person", ({"name": who},))
    return {"day": day, "kind": Term("interaction_kind", kind), "people": people, "by": ours}


def person(who: Name, role: str, influence: str, support: str) -> Mapping[str, Value]:
    return {
        "name": who,
        "role": Term("role", role),
        "influence": Term("influence", influence),
        "support": Term("support", support),
        "coverage": Term("coverage", "in depth"),
        "last": date(2026, 11, 4),
        "strength": Decimal(60),
    }


def goal(said: str, side: str, status: str) -> Mapping[str, Value]:
    measures = Term("unknown", "measure")
    sided, stands = Term("side", side), Term("plan_status", status)
    return {"statement": Words(said), "side": sided, "status": stands, "measures": measures}


def owed(function: str, tasks: int, late: int, said: str, who: Name) -> Mapping[str, Value]:
    return {
        "function": Term("function", function),
        "number": many(tasks, "tasks"),
        "late": Decimal(late),
        "statement": Words(said),
        "owner": who,
        "due": date(2026, 12, 3),
    }


FACTS = (
    figure(
        "needs_open",
        "relations.needs_open",
        number=many(2, "needs"),
        rows=Items(
            "relations.needs_open_row",
            (
                need("need", "A pack sold only in shops", date(2026, 9, 22), RAFIQ),
                need("goal", "Lead the tea bay in Sylhet", date(2024, 11, 6), NADIA),
            ),
        ),
    ),
    figure("concerns_open", "relations.concerns_open_none"),
    figure("quiet_contacts", "relations.quiet_contacts_none"),
    figure(
        "plan_swot",
        "plan.swot_told",
        plan=Words("Tista joint plan"),
        rows=Items(
            "plan.swot_row",
            (point("strength", "Card week brought shoppers back"), point("threat", "The spice bay is lost in winter")),
        ),
    ),
    figure(
        "plan_objectives",
        "relations.plan_objectives",
        plan=Words("Tista joint plan"),
        rows=Items(
            "relations.objective_row",
            (goal("Lead the tea bay", "ours", "at risk"), goal("Open new stores in Sylhet", "theirs", "on track")),
        ),
    ),
    figure(
        "reporting_lines",
        "stakeholders.reporting_lines",
        rows=Items("stakeholders.line_row", ({"name": RAFIQ, "boss": NADIA}, {"name": NADIA, "boss": HABIB})),
        unplaced=many(0, "people"),
    ),
    figure(
        "stakeholder_map",
        "stakeholders.stakeholder_map_missing",
        number=many(2, "people"),
        rows=Items(
            "stakeholders.map_row",
            (person(RAFIQ, "decision maker", "high", "neutral"), person(NADIA, "champion", "low", "supporter")),
        ),
        missing=Items("stakeholders.role_row", ({"role": Term("role_missing", "sponsor")},)),
    ),
    figure(
        "single_threaded",
        "stakeholders.single_threaded_none",
        window=many(90, "days"),
        number=many(2, "people"),
        rows=Items("relations.person_row", ({"name": RAFIQ}, {"name": NADIA})),
    ),
    figure(
        "communication_log",
        "stakeholders.log",
        number=many(2, "contacts"),
        rows=Items(
            "stakeholders.log_row",
            (contact(date(2026, 11, 19), "note", RAFIQ, HABIB), contact(date(2026, 11, 10), "call", NADIA, HABIB)),
        ),
    ),
    figure(
        "functions_owe",
        "handoff.functions_owe",
        number=many(5, "tasks"),
        late=Decimal(2),
        rows=Items(
            "handoff.function_row",
            (
                owed("sales", 3, 2, "Send the tea bay planogram", HABIB),
                owed("finance", 2, 0, "Settle the card week claim", NADIA),
            ),
        ),
    ),
    figure("unanswered_needs", "offers.unanswered_none", open=many(2, "needs")),
)
EVIDENCE = Evidence("how do they stand?", None, FACTS, AS_OF, names=NAMES)

TRUE: Mapping[str, tuple[str, ...]] = {
    "needs-open": (
        "Rafiq asks for a pack sold only in shops, and leading the tea bay in Sylhet is Nadia's goal.",
        "The oldest of the two is the tea bay in Sylhet, stated on 6 November 2024.",
        "শুধু দোকানে বিক্রির প্যাক চান রফিক মোল্লা।",
    ),
    "concerns-open": ("Tista Mart has no open concerns on record.", "তিস্তা মার্টের কোনো অভিযোগ বাকি নেই।"),
    "quiet-contacts": ("No one at Tista Mart has fallen silent on us.", "তিস্তা মার্টে কেউ চুপ হয়ে যাননি।"),
    "plan-swot": (
        "Losing the spice bay in winter is the threat; card week, which brought shoppers back, is our strength.",
        "শীতে মসলার বে হারানো একটি হুমকি।",
    ),
    "plan-objectives": (
        "Only the tea bay is at risk; the new stores in Sylhet are on track.",
        "Opening new stores in Sylhet is theirs to do.",
        "চায়ের বে-তে নেতৃত্বের লক্ষ্যটি ঝুঁকিতে।",
    ),
    "reporting-lines": (
        "Rafiq reports to Nadia, who reports to Habib.",
        "Habib Sarker is Nadia's boss.",
        "রফিক নাদিয়ার অধীনে।",
    ),
    "stakeholder-map": (
        "Nadia supports us, Rafiq is neutral, and there is no sponsor.",
        "Rafiq has high influence.",
        "আমাদের কোনো স্পনসর নেই।",
    ),
    "single-threaded": (
        "It does not hang on one person: we spoke to Rafiq and Nadia.",
        "রফিক আর নাদিয়া দুজনের সঙ্গেই কথা হয়েছে।",
    ),
    "communication-log": (
        "The last contact was Habib's note with Rafiq on 19 November.",
        "The last call was with Nadia on 10 November.",
        "১০ নভেম্বর নাদিয়ার সঙ্গে কল হয়েছে।",
    ),
    "functions-owe": (
        "Sales owes three tasks, two of them overdue; finance owes two, neither overdue.",
        "সেলসের ৩টি কাজ বাকি, ২টি বকেয়া।",
    ),
    "unanswered-needs": ("Every open need of Tista Mart has an offer.", "প্রতিটি খোলা চাহিদার জন্যই প্রস্তাব আছে।"),
}
FALSE: Mapping[str, tuple[str, ...]] = {
    "needs-open": (
        "A pack sold only in shops is Nadia's wish.",
        "The newest of the two is the tea bay in Sylhet.",
        "Tista Mart has no open needs.",
        "We want a pack sold only in shops.",
        "শুধু দোকানে বিক্রির প্যাক চান নাদিয়া করিম।",
    ),
    "concerns-open": ("Tista Mart has a concern that is still open.", "তিস্তা মার্টের একটি অভিযোগ এখনো খোলা।"),
    "quiet-contacts": ("Several people there have gone quiet.", "তিস্তা মার্টের একজন অনেক দিন ধরে নীরব।"),
    "plan-swot": (
        "Losing the spice bay in winter is an opportunity.",
        "Card week is counted as a threat.",
        "শীতে মসলার বে হারানো আমাদের শক্তি।",
    ),
    "plan-objectives": (
        "Leading the tea bay is on track.",
        "Both objectives are on track.",
        "Opening new stores in Sylhet is our objective.",
        "চায়ের বে-তে নেতৃত্বের লক্ষ্যটি ঠিক পথে।",
    ),
    "reporting-lines": (
        "Nadia reports to Rafiq.",
        "Rafiq reports straight to Habib.",
        "Nadia has nobody above her.",
        "Everybody reports to Nadia.",
        "নাদিয়া রফিকের অধীনে।",
    ),
    "stakeholder-map": (
        "They have a sponsor for us.",
        "We have no champion there.",
        "Rafiq Molla supports us.",
        "Nadia has high influence.",
        "রফিক মোল্লার প্রভাব কম।",
    ),
    "single-threaded": (
        "It hangs on one person.",
        "We only spoke to Rafiq in the last 90 days.",
        "We have not spoken to Nadia in the last 90 days.",
        "গত ৯০ দিনে শুধু রফিকের সঙ্গে কথা হয়েছে।",
    ),
    "communication-log": (
        "The last contact was a call with Nadia.",
        "On 19 November Habib called Rafiq.",
        "১৯ নভেম্বর রফিককে কল করা হয়েছে।",
    ),
    "functions-owe": (
        "Finance owes three tasks, two of them overdue.",
        "All five tasks are overdue.",
        "Sales is to settle the card week claim.",
        "ফাইন্যান্সের কাজ দুটিই বকেয়া।",
    ),
    "unanswered-needs": ("Both open needs are without an offer.", "একটি চাহিদার জন্য কোনো প্রস্তাব নেই।"),
}


def reason(text: str, ref: str) -> str:
    return check(Sentence(text, (ref,), "written"), EVIDENCE).reason


@pytest.mark.parametrize("ref", TRUE)
def test_a_list_may_be_told_as_it_is(ref: str) -> None:
    assert {text: reason(text, ref) for text in TRUE[ref]} == dict.fromkeys(TRUE[ref], "")


@pytest.mark.parametrize("ref", FALSE)
def test_a_list_may_not_be_turned_around(ref: str) -> None:
    assert [text for text in FALSE[ref] if not reason(text, ref)] == []
