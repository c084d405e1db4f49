"""What is said of one figure turned around: whose act it was, when, how high, in what rhythm, done or still open."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

import pytest

from bot.compose.check import check
from bot.compose.sentence import Sentence
from knowledge.evidence import (
    AccountCard,
    Evidence,
    Figure,
    Items,
    Message,
    Money,
    Name,
    Percent,
    Period,
    Term,
    Value,
    Words,
)
from tests.bot.compose.made import many

AS_OF = date(2026, 11, 23)
ACCOUNT = Name("Tista Mart", "account", "তিস্তা মার্ট")
NAMES = frozenset({"Tista Mart", "Rafiq Molla", "Nadia Karim"})
TO_DATE = Period(None, AS_OF, "all")
MAY = Period(date(2026, 5, 1), date(2026, 5, 31), "month")


def figure(ref: str, message: str, **values: Value) -> Figure:
    name = ref.replace("-", "_").removesuffix("_slow")
    told = Message(message, {"account": ACCOUNT, **values})
    return Figure(ref, name, told, Message("figures.revenue_definition"), AS_OF)


def promise(ref: str, due: date, days: int, done: date | None) -> Figure:
    values: dict[str, Value] = {
        "statement": Words("Send the shelf plan"),
        "owner": Name("Nadia Karim", "person"),
        "function": Term("unknown", "function"),
        "made": date(2026, 8, 3),
        "due": due,
        "days": many(days, "days"),
        "done": done or Term("unknown", "never"),
    }
    message = Message("brief.fact_commitment_ours", values)
    return Figure(ref, "commitment_ours", message, Message("figures.revenue_definition"), AS_OF)


FACTS = (
    figure("revenue", "figures.revenue", period=TO_DATE, amount=Money(Decimal("812345.675"), "BDT")),
    figure(
        "order-count",
        "figures.order_count",
        period=TO_DATE,
        count=41,
        average=Money(Decimal("19813.31"), "BDT"),
    ),
    figure(
        "last-order",
        "figures.last_order",
        last=date(2026, 11, 12),
        since=many(11, "days"),
        amount=Money(Decimal(23500), "BDT"),
    ),
    figure(
        "fill-rate",
        "retail.fill_rate",
        period=MAY,
        share=Percent(Decimal("0.9")),
        shipped=many(450, "units"),
        ordered=many(500, "units"),
        worst=Items("retail.filled_worst", ()),
    ),
    figure(
        "order-cadence",
        "figures.order_cadence",
        gap=many(19, "days"),
        since=many(11, "days"),
        last=date(2026, 11, 12),
        ratio=Decimal("0.6"),
    ),
    figure(
        "order-cadence-slow",
        "figures.order_cadence_slow",
        gap=many(8, "days"),
        since=many(33, "days"),
        last=date(2026, 10, 21),
        ratio=Decimal("4.1"),
    ),
    figure(
        "last-meeting",
        "relations.last_meeting_with",
        title=Words("Shelf review"),
        at=datetime(2026, 11, 4, 10, 30),  # noqa: DTZ001
        people=Items("relations.person_row", ({"name": Name("Rafiq Molla", "person")},)),
    ),
    figure(
        "portfolio-share",
        "figures.portfolio_share",
        period=TO_DATE,
        share=Percent(Decimal("0.0712")),
        rank=5,
        of=many(12, "accounts"),
        abc=Name("B", "record"),
        amount=Money(Decimal("812345.675"), "BDT"),
    ),
    figure(
        "satisfaction",
        "satisfaction.nps",
        nps=Items(
            "satisfaction.nps_new",
            ({"score": Decimal(60), "answers": many(5, "answers"), "day": date(2026, 9, 7), "whole": Decimal(10)},),
        ),
    ),
    figure(
        "revenue-target",
        "figures.revenue_target",
        amount=Money(Decimal(300000), "BDT"),
        target=Money(Decimal(1000000), "BDT"),
        reached=Percent(Decimal("0.3")),
        period=Period(date(2026, 7, 1), date(2027, 6, 30), "fiscal_year"),
        passed=Percent(Decimal("0.4")),
        as_of=AS_OF,
    ),
    figure(
        "commitments-theirs",
        "relations.commitments_theirs",
        number=many(3, "commitments"),
        late=many(1, "commitments"),
        rows=Items(
            "relations.commitment_row",
            (
                {
                    "statement": Words("Share the stock by store"),
                    "owner": Name("Rafiq Molla", "person"),
                    "due": date(2026, 12, 9),
                },
            ),
        ),
    ),
    figure(
        "late-orders",
        "figures.late_orders",
        period=MAY,
        late=many(14, "orders"),
        shipped=many(36, "orders"),
        share=Percent(Decimal("0.389")),
        unshipped=many(9, "orders"),
        overdue=many(3, "orders"),
    ),
    figure(
        "otif",
        "retail.otif",
        period=MAY,
        due=many(20, "orders"),
        on_time=Percent(Decimal("0.55")),
        both=Percent(Decimal("0.45")),
        judged=many(20, "orders"),
        in_full=Percent(Decimal("0.73")),
        unknown=Items("retail.otif_unknown", ()),
    ),
    promise("kept", date(2026, 10, 20), 0, date(2026, 10, 15)),
    promise("late", date(2026, 11, 9), 14, None),
    promise("open", date(2026, 12, 20), 0, None),
)
EVIDENCE = Evidence("?", AccountCard(1, "Tista Mart", currency="BDT", local="তিস্তা মার্ট"), FACTS, AS_OF, names=NAMES)

# By the fact each sentence cites.
TRUE: Mapping[str, tuple[str, ...]] = {
    "revenue": (
        "Tista Mart has bought goods worth BDT 8,12,345.68 from us up to 23 November 2026.",
        "In total Tista's purchases come to more than BDT 8 lakh.",
        "২৩ নভেম্বর পর্যন্ত তিস্তা মার্ট আমাদের কাছ থেকে ৮,১২,৩৪৫.৬৮ টাকার মাল কিনেছে।",
    ),
    "otif": (
        "মে ২০২৬-এ সময়মতো গেছে ৫৫%, পুরো মাল গেছে ৭৩% এর চেয়ে কম।",
        "In May 2026 punctuality (55%) lagged completeness (73%).",
    ),
    "order-count": (
        "Tista Mart placed 41 orders with us.",
        "Our orders from Tista Mart: 41 so far.",
        "তিস্তা মার্ট থেকে আমরা ৪১টি অর্ডার পেয়েছি।",
        "No more than 41 orders came from Tista Mart.",
        "Tk 19,813 on average over 41 orders: that is Tista Mart.",
        "We have had 41 orders from Tista Mart, of BDT 19,813.31 on average.",
        "তিস্তার অর্ডার ৪১টি, গড়ে ১৯,৮১৩.৩১ টাকার।",
    ),
    "last-order": (
        "As of 23 November the latest order of Tista Mart is 11 days old.",
        "Tista Mart last ordered on 12 November, 11 days ago, for BDT 23,500.",
        "There has been no further order since 12 November.",
        "তিস্তা শেষ অর্ডার দিয়েছে ১২ নভেম্বর, ২৩,৫০০ টাকার।",
    ),
    "fill-rate": (
        "Most of what Tista Mart ordered in May 2026 was shipped.",
        "তিস্তার অর্ডারের বেশির ভাগ পাঠানো হয়েছে।",
        "Tista Mart ordered 500 units in May 2026 and we shipped 450.",
        "Of 500 units ordered, 450 were shipped to Tista Mart in May 2026.",
        "মে ২০২৬-এ তিস্তার অর্ডারের ৫০০ ইউনিটের ৪৫০টি আমরা পাঠিয়েছি।",
        "Of the 500 units that were asked for, Tista Mart got 450.",
        "চাহিদা ৫০০ ইউনিট, সরবরাহ ৪৫০ ইউনিট।",
    ),
    "order-cadence": (
        "Tista Mart orders every 19 days, and 11 have passed since 12 November.",
        "Tista Mart orders every 19 days; 11 days have passed, so it is still within its usual gap.",
        "তিস্তার স্বাভাবিক ফাঁক ১৯ দিন, ১১ দিন হয়েছে, এখনো পেরোয়নি।",
        "Every 19 days is the habit of Tista Mart; 11 have passed.",
    ),
    "order-cadence-slow": ("Tista Mart is late: no order for 33 days, where 8 days are usual.",),
    "last-meeting": ("The last meeting, Shelf review, was on the morning of 4 November with Rafiq Molla.",),
    "portfolio-share": (
        "১২টির মধ্যে তিস্তার অবস্থান পঞ্চম।",
        "We got 7.1% of our revenue from Tista Mart.",
        "Tista Mart's purchases are 7.1% of our revenue.",
        "Tista Mart buys from us 7.1% of what we sell.",
        "আমাদের আয়ের ৭.১% এসেছে তিস্তা মার্ট থেকে।",
        "Tista Mart ranks 5th among our 12 accounts, in class B.",
        "১২টি অ্যাকাউন্টের মধ্যে তিস্তা ৫ নম্বরে, ক্লাস বি।",
        "Tista Mart is number 5 of 12 accounts, with 7.1% of the revenue.",
        "তিস্তা আমাদের সবচেয়ে বড় অ্যাকাউন্ট নয়, র‍্যাংক ৫।",
    ),
    "satisfaction": ("Tista Mart gave us an NPS of 60, from 5 answers, with nothing earlier to compare.",),
    "revenue-target": (
        "Less than half of the target is reached by Tista Mart.",
        "তিস্তা টার্গেটের অর্ধেকের কম পূরণ করেছে।",
        "Tista Mart is behind the time: 30% of the target with 40% of the time passed.",
        "Tista Mart stands at 30% of its target, with 40% of the year gone.",
        "তিস্তা টার্গেটে পিছিয়ে: সময় গেছে ৪০%, পূরণ ৩০%।",
    ),
    "late-orders": (
        "We shipped 14 orders to Tista Mart too late in May 2026, out of 36.",
        "Of the 36 orders shipped in May 2026, 14 of them were late.",
        "Most of the shipped orders went out on time; 14 of 36 were late.",
        "Under half of the shipments left late.",
        "৩৬টির মধ্যে ১৪টি সময়মতো যায়নি।",
        "বেশির ভাগ অর্ডার সময়মতো গেছে, ৩৬টির ১৪টি দেরিতে।",
        "Of 36 orders shipped to Tista Mart, 14 left after the day required.",
        "9 orders are still in the queue, and the required day has gone by for 3.",
        "Tista Mart got 14 of its 36 shipped orders late.",
        "পাঠানো ৩৬টি অর্ডারের ১৪টি দেরিতে গেছে; বাকি ৯টি।",
    ),
    "commitments-theirs": (
        "তিস্তা আমাদের ৩টি বিষয়ে কথা দিয়ে রেখেছে, একটির সময় পেরিয়েছে।",
        "Tista Mart owes us 3 things, 1 of them overdue.",
        "Of three open commitments of Tista Mart, 1 is late.",
        "Rafiq Molla is to share the stock by store by 9 December 2026.",
        "Tista Mart owes us 3 commitments, one of them overdue.",
        "3 promises are outstanding from Tista Mart.",
        "তিস্তা মার্টের ৩টি প্রতিশ্রুতি রাখা বাকি।",
    ),
    "kept": (
        "We sent the shelf plan on 15 October, before its due date of 20 October.",
        "Not late: done 15 October, due 20 October.",
        "৩ আগস্ট দেওয়া কথা নাদিয়া করিম ১৫ অক্টোবর রেখেছেন, শেষ দিন ছিল ২০ অক্টোবর।",
    ),
    "late": (
        "নাদিয়া করিম শেলফ প্ল্যানের যে কথা ৩ আগস্ট দিয়েছিলেন, তা ১৪ দিন পিছিয়ে।",
        "৯ নভেম্বর শেলফ প্ল্যান দেওয়ার কথা ছিল, ১৪ দিন পেরিয়েও যায়নি।",
        "১৪ দিন পরেও শেলফ প্ল্যান দেওয়া হয়নি।",
        "Nadia Karim should have sent the shelf plan by 9 November; it is 14 days late.",
        "Nadia Karim owes the shelf plan since 9 November.",
        "নাদিয়া করিম শেলফ প্ল্যানটা ফেলে রেখেছেন।",
    ),
    "open": ("Nadia Karim has until 20 December to send the shelf plan.", "নাদিয়া ২০ ডিসেম্বরের মধ্যে শেলফ প্ল্যান পাঠাবেন।"),
}
FALSE: Mapping[str, tuple[str, ...]] = {
    "revenue": (
        "We have purchased goods worth BDT 8,12,345.68 from Tista Mart.",
        "Our spending with Tista Mart comes to BDT 8,12,345.68.",
        "Tista Mart has supplied us with BDT 8,12,345.68 of goods.",
        "Tista Mart has bought less than BDT 8,12,345.68.",
        "All of Tista Mart's BDT 8,12,345.68 was bought after 23 November 2026.",
        "আমরা তিস্তা মার্টের কাছ থেকে ৮,১২,৩৪৫.৬৮ টাকার মাল কিনেছি।",
        "তিস্তার মোট কেনা ৮,১২,৩৪৫.৬৮ টাকার চেয়ে বেশি।",
    ),
    "otif": (
        "In May 2026 completeness (73%) lagged punctuality (55%).",
        "মে ২০২৬-এ সময়মতো যাওয়ার চেয়ে পুরো মাল কম গেছে।",
    ),
    "order-count": (
        "Tista Mart received 41 orders from us.",
        "We gave Tista Mart 41 orders.",
        "41 of our orders went to Tista Mart.",
        "তিস্তা মার্ট আমাদের কাছ থেকে ৪১টি অর্ডার পেয়েছে।",
        "Tista Mart placed 41 orders, together worth BDT 19,813.31.",
        "তিস্তার ৪১টি অর্ডারের মোট মূল্য ১৯,৮১৩.৩১ টাকা।",
        "We have placed 41 orders with Tista Mart.",
        "Tista Mart's largest order was for BDT 19,813.31.",
        "আমরা তিস্তা মার্টকে ৪১টি অর্ডার দিয়েছি।",
        "তিস্তার অর্ডার ৪১টিরও বেশি।",
    ),
    "last-order": (
        "Tista Mart cancelled its order of 12 November.",
        "Only yesterday Tista Mart ordered for BDT 23,500.",
        "তিস্তা ১২ নভেম্বরের অর্ডার বাতিল করেছে।",
        "তিস্তার সবচেয়ে বড় অর্ডার ১২ নভেম্বরের।",
        "Tista Mart's very first order came on 12 November.",
        "Tista Mart has ordered again since 12 November.",
        "Tista Mart last ordered before 12 November.",
    ),
    "fill-rate": (
        "Of the 500 units ordered, 450 were not delivered to Tista Mart.",
        "Less than half of the units were shipped to Tista Mart.",
        "তিস্তার ৫০০ ইউনিটের ৪৫০ ইউনিট পাঠানো হয়নি।",
        "Tista Mart delivered 450 of 500 units.",
        "We received 450 of the 500 units ordered.",
        "Tista Mart was shipped 450 of 500 units before May 2026.",
        "তিস্তা মার্ট আমাদের ৪৫০ ইউনিট পাঠিয়েছে।",
        "Of the 450 units that were asked for, Tista Mart got 500.",
        "চাহিদা ৪৫০ ইউনিট, সরবরাহ ৫০০ ইউনিট।",
    ),
    "order-cadence": (
        "Tista Mart orders weekly.",
        "তিস্তা প্রতিদিন অর্ডার দেয়।",
        "Tista Mart is overdue with its order, past its usual gap.",
        "তিস্তার অর্ডারে দেরি হয়ে গেছে।",
        "Every 11 days is the habit of Tista Mart; 19 have passed.",
    ),
    "order-cadence-slow": (
        "Tista Mart is ordering on schedule.",
        "The pause of 33 days is shorter than the usual 8 days.",
        "তিস্তার ৮ দিনের ফাঁক এখনো পেরোয়নি।",
    ),
    "last-meeting": (
        "The Shelf review of 4 November has yet to take place.",
        "We have met Tista Mart again since the Shelf review.",
        "The Shelf review with Rafiq Molla was in the evening.",
        "৪ নভেম্বরের মিটিংটাই ছিল তিস্তার সঙ্গে আমাদের প্রথম মিটিং।",
    ),
    "portfolio-share": (
        "৫টির মধ্যে তিস্তার অবস্থান দ্বাদশ।",
        "We are 7.1% of Tista Mart's business.",
        "7.1% of what Tista Mart sells comes from us.",
        "Tista Mart is our fifth largest supplier.",
        "তিস্তা মার্টের কেনাকাটার ৭.১% আমাদের কাছ থেকে।",
        "Tista Mart ranks 12th of 12 accounts.",
        "Tista Mart is a class A account.",
        "তিস্তা ১২ নম্বরে।",
        "তিস্তা ক্লাস এ।",
        "Tista Mart is our biggest customer by revenue.",
        "Tista Mart comes last of our 12 accounts.",
        "Tista Mart makes more than 7.1% of the revenue.",
        "তিস্তা ১২টি অ্যাকাউন্টের মধ্যে সবার নিচে।",
    ),
    "satisfaction": (
        "Tista Mart's NPS has climbed to 60.",
        "We rated Tista Mart 60.",
        "তিস্তার এনপিএস আগের চেয়ে কমে ৬০ হয়েছে।",
    ),
    "revenue-target": (
        "More than half of the target is reached by Tista Mart.",
        "তিস্তা টার্গেটের অর্ধেকের বেশি পূরণ করেছে।",
        "Tista Mart has met its target of BDT 10,00,000.",
        "Tista Mart is ahead of the time with its target.",
        "তিস্তা সময়ের তুলনায় টার্গেটে এগিয়ে আছে।",
        "Tista Mart stands at 40% of its target, with 30% of the year gone.",
        "Tista Mart is over where it should be by now in the year.",
        "তিস্তা টার্গেটে পিছিয়ে: সময় গেছে ৩০%, পূরণ ৪০%।",
    ),
    "commitments-theirs": (
        "তিস্তা আমাদের দেওয়া ৩টি কথা রেখেছে।",
        "Tista Mart delivered 3 commitments to us.",
        "Tista Mart came through on all it had promised.",
        "Tista Mart owes us nothing any more.",
        "Rafiq Molla ticked it off on 9 December 2026: Share the stock by store.",
        "Share the stock by store is complete (Rafiq Molla, 9 December 2026).",
        "তিস্তা মার্ট আমাদের দেওয়া ৩টি প্রতিশ্রুতি রেখেছে।",
        "তিস্তা মার্ট কাজটা সেরেছে।",
        "Rafiq Molla has already shared the stock by store.",
        "রফিক মোল্লা দোকানভিত্তিক স্টক দিয়ে দিয়েছেন।",
        "The day for the stock, 9 December, has already passed.",
        "We have 3 promises pending, 1 of them late.",
        "Tista Mart is done with 3 promises.",
        "আমাদের ৩টি প্রতিশ্রুতি রাখা বাকি।",
    ),
    "late-orders": (
        "We shipped 36 orders to Tista Mart too late in May 2026, out of 14.",
        "More than half of the shipments were late.",
        "14 of the 36 shipped orders were not late.",
        "বেশির ভাগ অর্ডার দেরিতে গেছে।",
        "Of 14 orders shipped to Tista Mart, 36 left after the day required.",
        "3 orders are still in the queue, and the required day has gone by for 9.",
        "36 orders left our depot, 3 of them behind time.",
        "পাঠানো ৩৬টি অর্ডারের ৯টি দেরিতে গেছে; বাকি ১৪টি।",
    ),
    "kept": (
        "Nadia Karim still has to send the shelf plan.",
        "We sent the shelf plan late, after its due date.",
        "Nadia Karim closed it on 20 October.",
        "We promised on 15 October to send the shelf plan.",
        "Nadia Karim broke the promise of 3 August.",
        "নাদিয়া করিমের শেষ দিন ছিল ১৫ অক্টোবর।",
        "তিস্তা মার্ট শেলফ প্ল্যান আমাদের পাঠিয়েছে।",
    ),
    "late": (
        "নাদিয়া করিম যে কথা ৯ নভেম্বর দিয়েছিলেন, তা ১৪ দিন পিছিয়ে।",
        "The shelf plan has not reached its due date yet.",
        "Late: the shelf plan, due 9 November, closed.",
        "Nadia Karim had until 3 August to send the shelf plan.",
        "কথা দেওয়া হয় ৯ নভেম্বর।",
        "শেলফ প্ল্যানের সময় এখনো পেরোয়নি।",
        "Nadia Karim has handed over the shelf plan.",
    ),
    "open": ("The shelf plan has already been given to Tista Mart.", "নাদিয়া শেলফ প্ল্যান পাঠিয়ে দিয়েছেন।"),
}


def reason(text: str, ref: str) -> str:
    return check(Sentence(text, (ref,), "written"), EVIDENCE).reason


@pytest.mark.parametrize("ref", TRUE)
def test_a_figure_may_be_told_as_it_is(ref: str) -> None:
    assert {text: reason(text, ref) for text in TRUE[ref]} == dict.fromkeys(TRUE[ref], "")


@pytest.mark.parametrize("ref", FALSE)
def test_a_figure_may_not_be_turned_around(ref: str) -> None:
    assert [text for text in FALSE[ref] if not reason(text, ref)] == []
