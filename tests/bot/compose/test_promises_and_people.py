"""What is said of promises and people turned around: whose, to whom, how it stands, which of the list."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest

from bot.compose.check import check
from bot.compose.sentence import Sentence
from knowledge.evidence import AccountCard, Evidence, Items, Money, Name, Term, Words
from tests.bot.compose.made import many
from tests.bot.compose.test_turned_figures import AS_OF, figure, promise


def person(name: str, title: str, role: str, last: date) -> dict[str, Name | Words | Term | date]:
    return {
        "name": Name(name, "person"),
        "title": Words(title),
        "role": Term("role", role),
        "support": Term("support", "neutral"),
        "last": last,
    }


def overdue(statement: str, owner: str, side: str, due: date, days: int) -> dict[str, object]:
    return {
        "statement": Words(statement),
        "owner": Name(owner, "person"),
        "side": Term("side", side),
        "due": due,
        "days": many(days, "days"),
    }


FACTS = (
    promise("kept", date(2026, 10, 20), 0, date(2026, 10, 15)),
    promise("kept-late", date(2026, 10, 10), 5, date(2026, 10, 15)),
    promise("late", date(2026, 11, 9), 14, None),
    promise("open", date(2026, 12, 20), 0, None),
    figure(
        "commitments-overdue",
        "relations.commitments_overdue",
        ours=many(2, "commitments"),
        theirs=many(5, "commitments"),
        rows=Items(
            "relations.overdue_row",
            (
                overdue("Repair the broken freezer racks", "Nadia Karim", "ours", date(2026, 11, 2), 21),
                overdue("Return the signed rebate letter", "Rafiq Molla", "theirs", date(2026, 11, 13), 10),
            ),  # type: ignore[arg-type]
        ),
    ),
    figure(
        "contacts",
        "relations.contacts",
        rows=Items(
            "relations.contact_row",
            (
                person("Rafiq Molla", "Head of Buying", "decision_maker", date(2026, 11, 2)),
                person("Selim Rahat", "Accounts Officer", "approver", date(2026, 9, 30)),
            ),
        ),
    ),
    figure(
        "contact-last",
        "relations.contact_last",
        rows=Items(
            "relations.contact_last_row",
            (
                {"name": Name("Rafiq Molla", "person"), "last": date(2026, 11, 2), "days": many(21, "days")},
                {"name": Name("Selim Rahat", "person"), "last": date(2026, 9, 30), "days": many(54, "days")},
            ),
        ),
    ),
    figure(
        "changes",
        "relations.changes_recent",
        start=date(2026, 10, 1),
        orders=many(6, "orders"),
        notes=many(9, "notes"),
        made=many(3, "commitments"),
        kept=many(0, "commitments"),
        amount=Money(Decimal(440000), "BDT"),
    ),
    figure(
        "satisfaction",
        "satisfaction.nps",
        nps=Items(
            "satisfaction.nps_down",
            (
                {
                    "score": Decimal(20),
                    "answers": many(5, "answers"),
                    "day": date(2026, 9, 7),
                    "whole": Decimal(10),
                    "past": Decimal(45),
                    "before": many(8, "answers"),
                },
            ),
        ),
    ),
)
NAMES = frozenset({"Tista Mart", "Rafiq Molla", "Nadia Karim", "Selim Rahat"})
EVIDENCE = Evidence("?", AccountCard(1, "Tista Mart", currency="BDT", local="তিস্তা মার্ট"), FACTS, AS_OF, names=NAMES)

# By the fact each sentence cites.
TRUE: Mapping[str, tuple[str, ...]] = {
    "kept": (
        "The shelf plan reached them on 15 October, ahead of its date.",
        "It took Nadia Karim until 15 October to finish the shelf plan.",
        "The shelf plan is one promise we kept.",
        "Nothing more is owed on the shelf plan; it was in their hands on 15 October.",
        "For the shelf plan the agreed day was 20 October and the actual day 15 October.",
        "শেলফ প্ল্যান নিয়ে আর কিছু বাকি নেই, নাদিয়া দিয়েছেন ১৫ অক্টোবর।",
    ),
    "kept-late": ("Nadia Karim sent the shelf plan on 15 October, after the agreed 10 October.",),
    "late": (
        "Tista Mart hasn't received the shelf plan; 9 November came and went.",
        "So far Nadia Karim has kept them waiting for the shelf plan.",
        "The ball is in our court for the shelf plan, which has not arrived.",
        "Nadia Karim undertook on 3 August to get the shelf plan done by 9 November.",
        "নাদিয়া করিম ৯ নভেম্বর তারিখ মিস করেছেন, শেলফ প্ল্যান বাকি।",
    ),
    "open": ("There is still time for the shelf plan, until 20 December.", "শেলফ প্ল্যান ওভারডিউ নয়, তারিখ ২০ ডিসেম্বর।"),
    "commitments-overdue": (
        "2 late from us, 5 late from Tista Mart.",
        "Nadia Karim is 21 days late with the freezer racks; Rafiq Molla 10 with the rebate letter.",
        "তিস্তা মার্ট ৫টি কথা রাখেনি, আমরা ২টি।",
    ),
    "contacts": (
        "The decision maker at Tista Mart is Rafiq Molla, the approver is Selim Rahat.",
        "At Tista Mart, Selim Rahat (Accounts Officer) is our approver.",
    ),
    "contact-last": (
        "It is 21 days since we spoke to Rafiq Molla and 54 since Selim Rahat.",
        "সেলিম রাহাতের সঙ্গে ৫৪ দিন কথা হয়নি।",
    ),
    "changes": (
        "Kept promises: 0; new promises: 3.",
        "After 1 October Tista Mart ordered 6 times; 3 promises were made, kept: 0.",
        "১ অক্টোবরের পর ৬টি অর্ডার, ৯টি নোট।",
    ),
    "satisfaction": (
        "At 20, the NPS is below the 45 of before.",
        "The NPS of 45 came from 8 answers, the one of 20 from 5.",
    ),
}
FALSE: Mapping[str, tuple[str, ...]] = {
    "kept": (
        "The shelf plan reached us on 15 October.",
        "The shelf plan has been left unmet, says the record of 15 October.",
        "Nadia Karim did not hand over the shelf plan on 15 October.",
        "Nadia Karim completed the shelf plan for Tista Mart on 20 October.",
        "The date agreed with Nadia Karim was 15 October.",
        "For the shelf plan the agreed day was 15 October and the actual day 20 October.",
        "We did what we said about the shelf plan, before 3 August.",
        "শেলফ প্ল্যান ২০ অক্টোবর সম্পন্ন।",
        "শেলফ প্ল্যান পাঠানো আমাদের দায়িত্ব ছিল, অসম্পন্ন।",
    ),
    "kept-late": (
        "Nadia Karim sent the shelf plan before the agreed 10 October.",
        "We were prompt with the shelf plan.",
    ),
    "late": (
        "Nadia Karim still owes us the shelf plan.",
        "The shelf plan stays on their to-do list.",
        "Nadia Karim is up to date with the shelf plan.",
        "The 3 August date for the shelf plan has gone by.",
        "It is for them to deliver the shelf plan.",
        "The shelf plan is here.",
        "Nadia Karim isn't supposed to send the shelf plan.",
        "শেলফ প্ল্যান আর বাকি নেই।",
        "নাদিয়া করিমের শেলফ প্ল্যান সময়ের মধ্যেই আছে।",
    ),
    "open": ("There is no time left for the shelf plan, until 20 December.",),
    "commitments-overdue": (
        "5 late from us, 2 late from Tista Mart.",
        "2 of our promises and 5 of Tista Mart's are still within time.",
        "Rafiq Molla has the freezer racks overdue.",
        "Return the signed rebate letter, ours, was due on 13 November.",
        "তিস্তা মার্ট ২টি কথা রাখেনি, আমরা ৫টি।",
    ),
    "contacts": (
        "At Tista Mart, Rafiq Molla (Accounts Officer) is our decision maker.",
        "Rafiq Molla does not act as decision maker.",
    ),
    "contact-last": (
        "Selim Rahat has not been quiet since 30 September.",
        "We have spoken to Selim Rahat for 54 days.",
        "সেলিম রাহাতের সঙ্গে ৫৪ দিন কথা হয়েছে।",
    ),
    "changes": (
        "Since 1 October no orders came, and 9 notes were written.",
        "Order count since 1 October: 9; note count: 6.",
        "Kept promises: 3; new promises: 0.",
        "নোট ৬টি, অর্ডার ৯টি।",
        "We did not write 9 notes since 1 October.",
        "তিস্তা মার্ট ১ অক্টোবর থেকে ৪,৪০,০০০ টাকার মাল নেয়নি।",
    ),
    "satisfaction": (
        "At 20, the NPS is not below the 45 of before.",
        "The NPS of Tista Mart went down to 45.",
        "The NPS of 45 came from 5 answers, the one of 20 from 8.",
    ),
}


def reason(text: str, ref: str) -> str:
    return check(Sentence(text, (ref,), "written"), EVIDENCE).reason


@pytest.mark.parametrize("ref", TRUE)
def test_promises_and_people_may_be_told_as_they_are(ref: str) -> None:
    assert {text: reason(text, ref) for text in TRUE[ref]} == dict.fromkeys(TRUE[ref], "")


@pytest.mark.parametrize("ref", FALSE)
def test_promises_and_people_may_not_be_turned_around(ref: str) -> None:
    assert [text for text in FALSE[ref] if not reason(text, ref)] == []
