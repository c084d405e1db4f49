"""Sentences that a model wrote: a true one passes in whatever words; one that says something else does not."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from random import Random

import pytest

from bot.compose.check import check
from bot.compose.sentence import Sentence
from knowledge.evidence import (
    AccountCard,
    Evidence,
    Fact,
    Figure,
    Items,
    Name,
    Passage,
    Percent,
    Period,
    Quantity,
    Term,
    Value,
    Words,
)
from tests.bot.compose.made import AS_OF, figure, many, taka

PADMA = Name("Padma Mart", "account", "পদ্মা মার্ট")
Q3 = Period(date(2026, 7, 1), date(2026, 9, 30), "quarter")
Q3_BEFORE = Period(date(2025, 7, 1), date(2025, 9, 30), "quarter")
NAMES = frozenset({"Padma Mart", "Meghna Stores", "Arif Mahbub", "Lamia Noor", "Tanvir Ashik", "Shormi Dutta"})


def note(ref: str, day: int, words: str) -> Passage:
    return Passage(ref, "note", date(2026, 11, day), "Tanvir Ashik", words)


def promise(
    ref: str, side: str, statement: str, owner: str, due: date, *, late: int = 0, done: date | None = None
) -> Figure:
    values: dict[str, Value] = {
        "statement": Words(statement),
        "owner": Name(owner, "person"),
        "function": Term("unknown", "function"),
        "made": date(2026, 8, 19),
        "due": due,
        "days": many(late, "days"),
        "done": done or Term("unknown", "never"),
    }
    return figure(ref, f"commitment_{side}", f"brief.fact_commitment_{side}", **values)


def person(name: str, support: str) -> dict[str, Value]:
    return {
        "name": Name(name, "person"),
        "title": Words("Head of Buying"),
        "role": Term("role", "decision maker"),
        "support": Term("support", support),
        "last": date(2026, 11, 5),
        "days": many(18, "days"),
        "quiet": Items("relations.quiet_days", ({"days": many(18, "days")},)),
    }


def revenue(ref: str, way: str, now: str, before: str, change: str) -> Figure:
    values: dict[str, Value] = {"account": PADMA, "amount": taka(now), "amount_before": taka(before)}
    values |= {"period": Q3, "before": Q3_BEFORE, "change": Percent(Decimal(change))}
    return figure(ref, "revenue_change", f"figures.revenue_{way}", **values)


FACTS: tuple[Fact, ...] = (
    note(
        "note-57",
        12,
        "Arif Mahbub wants 35 cartons by 5 December. Margin 12%, credit Tk 12 lakh for 45 days. Meeting on Thursday at "
        "11:30. He said: no price cut before Eid.",
    ),
    note(
        "note-60",
        3,
        "Arif Mahbub asked for a 5% discount on tea bags. We did not agree. Lamia Noor "
        "agreed to list the winter lotion "
        "in 30 stores before 10 December. He may shift the review to Wednesday.",
    ),
    note(
        "call-61",
        5,
        "We will send the new price list by Friday. They will share the sell-out of 13 "
        "weeks by store. Sales of tea rose "
        "12% after the promotion, biscuits fell 4%.",
    ),
    note(
        "note-62",
        6,
        "আরিফ মাহবুব ৫% ছাড় চেয়েছেন, আমরা রাজি হইনি। দ্বিতীয় গন্ডোলা এন্ড ডিসেম্বরের "
        "আগে দিতে পারেন। আমরা ১৫ তারিখের মধ্যে ফোরকাস্ট পাঠাব।",
    ),
    note(
        "visit-63",
        8,
        "Checked 9 stores. Biscuit facings 21 of 96, tea 18 of 60. Planogram followed in 7 of 9. About a third of the "
        "shelf was empty. At least 3 trucks came late. Some stores had no stock of ghee.",
    ),
    note(
        "note-64",
        9,
        "Lamia Noor saw the paper: the rival gives 14% extra, not 19%. The offer of 12% is valid only in the shops, "
        "not online. At most 120 cartons a week, the godown is full. Not one stockout of the lotion since 1 October.",
    ),
    note("note-65", 10, "Arif Mahbub took over from Lamia Noor on 1 November. He takes no load before 20 November."),
    note(
        "note-71",
        12,
        "16 pallets reached Cumilla on 12 Nov. Weekly reserve of 45 set for this store. Lamia Noor sends the sell-out"
        " by 16 Nov, we send the price list by 30 Nov.",
    ),
    note(
        "note-74",
        16,
        "Arif Mahbub took 60 cases of tea a week, up from 45. Credit stays at 30 days, he had asked for 45. Lamia Noor "
        "lent us a trolley. Unloading takes 25 minutes now, it was 70 in June. Approved yesterday: 8 shelves.",
    ),
    note(
        "note-75",
        17,
        "আরিফ মাহবুব দেড় লাখ টাকা দিয়েছেন, আড়াই লাখ বাকি। বাকিটা ২৮ নভেম্বরের মধ্যে দেবেন। নভেম্বরে বিক্রি অক্টোবরের চেয়ে কম।",
    ),
    note("note-72", 12, "9 of 14 late trucks had no driver at loading time, 3 waited for tea, 2 broke down."),
    note("note-73", 13, "Relisting only after seven weeks with the truck right on time."),
    note(
        "note-81",
        4,
        "Unloading took 35 minutes; last month it was 50. The noodles came on 3 Nov, two days after the promised 1 Nov."
        " We lend 10 displays and take 30 days of credit.",
    ),
    note(
        "note-82",
        6,
        "Festival: 1,200 packs go out by 20 Nov and 1,800 by 4 Dec. Lamia Noor signs on 9 Nov. 17 racks at BDT 38,000,"
        " we carry half. First four stores open before 31 Dec.",
    ),
    note("note-83", 7, "ডিসেম্বরের টার্গেট ৫৫ লাখ টাকা, জানুয়ারির ৪৮ লাখ। Arif Mahbub buys the tea now. Arif pays none of it."),
    note("note-91", 12, "Outstanding 31.2 lakh, of which 9.5 lakh is past 30 days. Third month in a row."),
    note("note-92", 12, "Lamia Noor refused 14 of 90 cartons, wet boxes. The other 76 are in."),
    note("note-93", 12, "Lamia Noor will bring the soap back after six weeks without a late truck, not before."),
    note("note-94", 12, "60 days is Arif Mahbub's wish not hers. Half a percent was given for 21 days."),
    note("note-95", 12, "নমুনা ২৯ নভেম্বর এর আগে দিতে পারব না। সেরা ২০টা পণ্যের মধ্যে পাঁচটা দোকানের চেয়ে কমে।"),
    note("note-90", 12, "Lamia Noor left; Arif Mahbub took over the category on 12 August."),
    note("note-98", 12, "Arif Mahbub said our margin on soap is 15.5%, Meghna Stores gives 21.5%."),
    note("note-96", 12, "Approved 6.5 lakh for the festival, not the 9 lakh asked. Shop sales fell 13% in October."),
    note(
        "note-97", 12, "Arif Mahbub stays with us as long as the trucks come on time. Credit limit raised to 20 lakh."
    ),
    note(
        "note-84",
        8,
        "All 12 stores get a merchandiser from 1 December. Arif Mahbub asks for 4 racks, still open. "
        "Lamia Noor refused the shelf rent of 6%.",
    ),
    note("note-66", 11, "Padma Mart paid us 33.9 lakh on 4 November. Terms agreed: 14 days credit from 1 December."),
    note(
        "note-67",
        12,
        "Told Lamia Noor that the credit note will come by 2 December. Arif Mahbub sent the sell-out file.",
    ),
    note(
        "note-184", 12, "Shops +6 percent in October, says Lamia Noor. Gate checks now take 20 minutes instead of 45."
    ),
    note(
        "note-185",
        12,
        "Lamia Noor signed only after we said that it holds in the shops alone. The rack came 9 days late.",
    ),
    note("note-68", 13, "লামিয়া নূর বললেন চায়ে আমাদের দাম গোলপাতা এর চেয়ে ৪০ টাকা বেশি। আরিফকে নমুনার কথা জানিয়েছি।"),
    note(
        "note-291",
        3,
        "Noodles get 9% off, masala 11%, dish liquid 4%. 26 trays for Khulna, 31 for Jashore, 12 for Bogura. "
        "Arif Mahbub releases the payments, Lamia Noor looks after the shelf. "
        "Bonus 2% above 5 lakh, 3% above 8 lakh. Minimum order 20 trays.",
    ),
    note("note-292", 4, "জুনে ৪০ ট্রাকের ৫টি দেরি, জুলাইয়ে ৩৮টির ১২টি। নুডলসে ৭% আর মসলায় ৮% ছাড়। তেল ৬ কার্টন, চা ১৫ কার্টন মজুত।"),
    revenue("fell", "down", "5952511.874", "6500000", "0.0842"),
    revenue("rose", "up", "7200000", "6000000", "0.2"),
    figure(
        "next-meeting",
        "next_meeting",
        "relations.next_meeting_with",
        account=PADMA,
        title=Words("Quarterly review"),
        at=datetime(2026, 11, 26, 11, 0),  # noqa: DTZ001
        people=Items("relations.person_row", ({"name": Name("Arif Mahbub", "person")},)),
    ),
    figure(
        "changes-since",
        "changes",
        "relations.changes_recent_no_orders",
        account=PADMA,
        start=date(2026, 10, 24),
        orders=many(0, "orders"),
        notes=many(3, "notes"),
        made=many(2, "commitments"),
        kept=many(7, "commitments"),
    ),
    promise("late-1", "ours", "Send the tea bay planogram in two sizes", "Tanvir Ashik", date(2026, 11, 9), late=14),
    promise(
        "kept-2", "theirs", "Share stock by store every Sunday", "Lamia Noor", date(2026, 9, 6), done=date(2026, 9, 7)
    ),
    promise("open-3", "theirs", "Send fixture sizes for the Cumilla store", "Arif Mahbub", date(2026, 12, 4)),
    figure(
        "commitments-ours",
        "commitments_ours",
        "relations.commitments_ours",
        account=PADMA,
        number=many(5, "commitments"),
        late=many(2, "commitments"),
        rows=Items(
            "relations.commitment_row",
            (
                {
                    "statement": Words("Send the planogram"),
                    "owner": Name("Tanvir Ashik", "person"),
                    "due": date(2026, 11, 9),
                },
            ),
        ),
    ),
    figure(
        "contacts",
        "contacts",
        "relations.contacts",
        account=PADMA,
        rows=Items("relations.contact_row", (person("Lamia Noor", "neutral"), person("Arif Mahbub", "non-supporter"))),
        number=many(2, "people"),
    ),
    figure(
        "cadence",
        "order_cadence",
        "figures.order_cadence_slow",
        account=PADMA,
        since=many(21, "days"),
        last=date(2026, 11, 2),
        gap=many(9, "days"),
        ratio=Decimal("2.33"),
    ),
    figure(
        "by-category",
        "revenue_by_category",
        "figures.revenue_by_category",
        account=PADMA,
        period=Period(date(2026, 1, 1), AS_OF, "span"),
        rows=Items(
            "figures.amount_row",
            (
                {"what": Name("Tea & Drinks", "category"), "amount": taka("5200000")},
                {"what": Name("Spices", "category"), "amount": taka("3100000")},
            ),
        ),
    ),
    figure(
        "contact-last",
        "contact_last",
        "relations.contact_last",
        account=PADMA,
        rows=Items(
            "relations.contact_last_row",
            (
                {
                    "name": Name("Arif Mahbub", "person"),
                    "last": date(2026, 10, 27),
                    "days": Quantity(Decimal(27), "days"),
                },
                {
                    "name": Name("Lamia Noor", "person"),
                    "last": date(2026, 9, 24),
                    "days": Quantity(Decimal(60), "days"),
                },
            ),
        ),
    ),
    figure(
        "people",
        "contacts",
        "relations.contacts",
        account=PADMA,
        number=many(3, "people"),
        rows=Items(
            "relations.contact_row",
            tuple(
                {
                    "name": Name(name, "person"),
                    "title": Name("Buyer"),
                    "role": Term("role", role),
                    "support": Term("support", support),
                    "last": date(2026, 11, 3),
                }
                for name, role, support in (
                    ("Arif Mahbub", "champion", "neutral"),
                    ("Lamia Noor", "decision maker", "neutral"),
                    ("Biplob Saha", "user", "supporter"),
                )
            ),
        ),
    ),
    figure(
        "portfolio-share",
        "portfolio_share",
        "figures.portfolio_share",
        account=PADMA,
        period=Q3,
        share=Percent(Decimal("0.102")),
        rank=4,
        of=many(13, "accounts"),
        abc=Name("A", "record"),
        amount=taka("2629755"),
    ),
    figure(
        "target",
        "revenue_target",
        "figures.revenue_target",
        account=PADMA,
        reached=Percent(Decimal("0.62")),
        amount=taka("31000000"),
        target=taka("50000000"),
        period=Period(date(2026, 7, 1), date(2027, 6, 30), "fiscal_year"),
        passed=Percent(Decimal("0.4")),
        as_of=AS_OF,
    ),
)
FACTS += (
    note("note-201", 14, "Padma Mart is on 30 days by contract; the 45 was a one-time favour for the rains."),
    note("note-202", 14, "Arif Mahbub will bring the items back after six weeks without a late truck, not before."),
    note("note-203", 14, "Arif Mahbub said: the cartons never came. I will not order again before 12 December."),
    note("note-204", 14, "Arif Mahbub left; Lamia Noor took over the category on 12 November."),
    note("note-205", 14, "Lamia Noor asked for 400 pieces of toast biscuit, nothing agreed yet."),
    note("note-206", 14, "The planogram is not kept in 4 of 12 stores."),
    note("note-207", 14, "One of the two late invoices paid, 3,12,000. The other 3,72,000 is still open."),
    note("note-209", 14, "Shormi's note on 52 days is wrong, the oldest bill is 61 days old."),
    note("note-210", 14, "Of 120 cartons of coriander 3 came damaged."),
    note("note-212", 14, "Labels are live: unloading takes 18 minutes now instead of 50. All of it ahead of the date."),
    note("note-211", 14, "The shampoo is the best seller there, the neem soap the worst, says Arif Mahbub."),
    note("note-281", 14, "Shops down 13% in October 2026, says Arif Mahbub."),
    note("note-283", 14, "Samples to Arif Mahbub by 28 November, 40 cartons."),
    note("note-284", 14, "লামিয়া নূর জানান, এক্সক্লুসিভ শুধু চায়ে।"),
    note("note-286", 14, "Display rent of 2,40,000 taka is not paid; it was due on 2 November."),
    note("note-287", 14, "Padma Mart paid 1,80,000 on 10 November, the 2,30,000 less the claimed 50,000."),
    note("note-285", 14, "The 12% offer holds only in the shops, says Lamia Noor."),
    note("note-282", 14, "আরিফ মাহবুবকে কথা দিয়েছি খসড়া চিঠি ২৪ নভেম্বর এর মধ্যে পাঠাব।"),
    Passage(
        "mail-208",
        "mail",
        date(2026, 11, 14),
        "Lamia Noor",
        "Hi Tanvir: your washing powder makes us 9.1% front, Chhayapath gives 12.5% on the same facing. Lamia",
    ),
)
EVIDENCE = Evidence("?", AccountCard(1, "Padma Mart", currency="BDT", local="পদ্মা মার্ট"), FACTS, AS_OF, names=NAMES)

TRUE: Mapping[str, tuple[str, ...]] = {
    "a condition, a price or news told from its other end": (
        "If no truck is late for six weeks, Arif Mahbub will bring the items back [note-202].",
        "ছয় সপ্তাহ কোনো লেট ট্রাক না এলে আরিফ মাহবুব পণ্যগুলো ফিরিয়ে আনবেন [note-202]।",
        "পণ্য ফেরানোর আগে আরিফ মাহবুব ছয় সপ্তাহ দেরিমুক্ত ট্রাক চান [note-202]।",
        "চায়ে আমাদের দাম বেশি, গোলপাতার কম, ফারাক ৪০ টাকা [note-68]।",
        "On tea our price is higher and Golpata's is lower, by BDT 40 [note-68].",
        "গোলপাতার চায়ের দাম ৪০ টাকা নিচে [note-68]।",
        "চায়ে আমরা প্রতিযোগী গোলপাতার তুলনায় দামি [note-68]।",
        "লামিয়া নূরের কাছ থেকে ৪০০ পিস টোস্ট বিস্কুটের অনুরোধটা এসেছে, কিছু ঠিক হয়নি [note-205]।",
        "প্রতি তিন দোকানে একটায় প্ল্যানোগ্রাম মানা হয়নি [note-206]।",
    ),
    "what is told in other words than the source has, and is still so": (
        "One store in three does not keep to the planogram: 4 of 12 [note-206].",
        "বাড়তি ১৯ নয়, ১৪ শতাংশ, কাগজ দেখেছেন লামিয়া নূর [note-64].",
        "প্ল্যানোগ্রাম ৯ নভেম্বরেই দেওয়ার কথা ছিল, দুই সপ্তাহ পেরিয়েও দেওয়া হয়নি [late-1].",
        "Tanvir still has the planogram to hand over, ask him how far he is [late-1].",
        "The fixture sizes are due from Arif Mahbub on 4 December and we are still waiting [open-3].",
        "No new order from Arif Mahbub until 12 December at the earliest [note-203].",
        "দুজন নিরপেক্ষ (আরিফ মাহবুব, লামিয়া নূর), একজন সমর্থক (বিপ্লব সাহা) [people].",
        "২৪ অক্টোবর থেকে নোট তিনটি, নতুন কথা দুটি, অর্ডার একটিও আসেনি [changes-since].",
        "২ নভেম্বরের পর ২১ দিন গেছে, স্বাভাবিকের দ্বিগুণেরও বেশি [cadence].",
        "মোট টার্গেট পাঁচ কোটি, হয়েছে ৬২ ভাগ [target].",
        "প্রতি তিন দোকানের একটিতে প্ল্যানোগ্রাম মানা হয় না [note-206].",
        "Goal until 30 June 2027: BDT 5 crore. Reached by 23 November: BDT 3.1 crore [target].",
        "Only one of the two late invoices is paid [note-207].",
        "চায়ে গোলপাতা আমাদের চেয়ে ৪০ টাকা সস্তা, বললেন লামিয়া নূর [note-68].",
        "A rack expected earlier came nine days late [note-185].",
        "No store will be without a merchandiser after 1 December [note-84].",
        "পাঁচটির দুটি প্রতিশ্রুতি সময়মতো রাখা হয়নি [commitments-ours].",
        "We owe Lamia Noor an answer on 400 pieces of toast biscuit [note-205].",
    ),
    "goods by what they are called": (
        "Three of 120 cartons of coriander came damaged [note-210].",
        "১২০ কার্টন ধনিয়া গুঁড়ার ৩টি নষ্ট এসেছে [note-210]।",
        "Lamia Noor wants 400 pieces of the toast biscuit [note-205].",
    ),
    "what goes faster takes less time, what came ahead of its date was early": (
        "Since the labels, unloading has sped up [note-212].",
        "লেবেলের পর মাল নামানোর সময় ৫০ থেকে ১৮ মিনিটে নেমেছে [note-212]।",
        "Lamia Noor holds the category after Arif Mahbub [note-204].",
    ),
    "what sells best and what worst": (
        "The shampoo outsells the neem soap [note-211].",
        "শ্যাম্পু সবচেয়ে ভালো চলে, তলানিতে নিম সাবান [note-211]।",
    ),
    "how long before its own day a note tells of": (
        "Lamia Noor took over two days before Tanvir's note of 14 November [note-204].",
        "When Tanvir wrote on 14 November, Lamia Noor had had the category for two days [note-204].",
        "তানভীরের নোটের দুই দিন আগে লামিয়া নূর দায়িত্ব নিয়েছেন [note-204]।",
    ),
    "nothing before a day, told as nothing until then": (
        "No new order from Arif Mahbub before Saturday 12 December, he said [note-203].",
        "Until 12 December Arif Mahbub will not order again [note-203].",
        "Up to 12 December there will be no new order from Arif [note-203].",
        "১২ ডিসেম্বর পর্যন্ত আরিফ মাহবুব আর অর্ডার দেবেন না [note-203]।",
    ),
    "a place that is not the first, a year by its two numbers alone, an amount handed over": (
        "Padma Mart is our fourth largest account of thirteen [portfolio-share].",
        "১৩টি অ্যাকাউন্টের মধ্যে পদ্মা মার্ট চতুর্থ বৃহত্তম [portfolio-share]।",
        "In 2026-27 Padma Mart has reached 62% of its target [target].",
        "২০২৬-২৭ এর টার্গেটের ৬২% পূরণ হয়েছে [target]।",
        "Padma Mart still has to hand over 31.2 lakh [note-91].",
    ),
    "who orders from whom, who owes, sends and tells, who asks and who offers": (
        "We have had no order from Padma Mart for 21 days [cadence].",
        "২১ দিন ধরে পদ্মা মার্টের কোনো অর্ডার আমরা পাইনি [cadence]।",
        "33.9 lakh came to us from Padma Mart on 4 November [note-66].",
        "Padma Mart has yet to pay us 31.2 lakh [note-91].",
        "We got the sell-out file from Arif Mahbub [note-67].",
        "Lamia Noor would like 400 pieces of toast biscuit; nothing is agreed [note-205].",
        "The price list is ours to send by Friday [call-61].",
    ),
    "a count told again": (
        "Five of our promises are open, two of them late; these two need a new date [commitments-ours].",
        "আমাদের ৫টি প্রতিশ্রুতি বাকি, সময় পেরোনো ২টি; ওই দুটোর নতুন তারিখ দরকার [commitments-ours]।",
    ),
    "what a note says by its opposite: once is no rule, on time is never late, not before is at the earliest": (
        "The 45 days were an exception for the rains, not a rule [note-201].",
        "The contract terms are 30 days, nothing longer [note-201].",
        "৪৫ দিনটা বৃষ্টির জন্য এককালীন ছাড়, স্থায়ী কিছু নয় [note-201]।",
        "Six weeks of punctual trucks, and Arif brings the items back [note-202].",
        "আরিফ শর্ত দিয়েছেন: ছয় সপ্তাহ ঘড়ি ধরে ট্রাক চলবে, তারপর পণ্য ফিরবে [note-202]।",
        "ছয় সপ্তাহ সময়মতো গাড়ি গেলে আরিফ পণ্য ফেরাবেন। লজিস্টিকসকে আগেই জানিয়ে রাখুন [note-202]।",
        "Arif will hold back his orders until 12 December at the earliest [note-203].",
        "চারটা দোকান প্ল্যানোগ্রামের বাইরে চলছে, মোট দোকান বারোটা [note-206]।",
        "Four of the 12 shops ignore the planogram [note-206].",
    ),
    "who came for whom, whose request it is, whose margin it is": (
        "New face: Lamia, in place of Arif, from 12 November [note-204].",
        "আরিফের পরিবর্তে লামিয়া, ১২ নভেম্বর থেকে [note-204]।",
        "By Tanvir's note the request for 400 pieces is Lamia's [note-205].",
        "তানভীরের নোট অনুযায়ী অনুরোধটা লামিয়ার, ৪০০ পিস [note-205]।",
        "Front margin on washing powder, by Lamia's mail: we give 9.1% [mail-208].",
        "গুঁড়া সাবানে আমরা দিই ৯.১% ফ্রন্ট মার্জিন [mail-208]।",
        "Of the two late invoices 3,12,000 is paid; start from the first two [note-207].",
        "তানভীর মনে করিয়ে দিয়েছেন, ৩,৭২,০০০ এখনো বাকি [note-207]।",
        "Tanvir points out that Shormi's note on 52 days was wrong [note-209].",
        "তানভীর ধরিয়ে দিয়েছেন, ৫২ দিন নিয়ে শর্মীর নোটটা ভুল [note-209]।",
        "All but 3 of the 120 cartons came through undamaged [note-210].",
        "১২০ কার্টনের ৩টি বাদে সবই ভালো এসেছে [note-210]।",
    ),
    "what follows from a figure's values": (
        "In three days you meet Arif Mahbub for the quarterly review [next-meeting].",
        "তিন দিন পরে আরিফের সঙ্গে কোয়ার্টারলি রিভিউ [next-meeting]।",
        "Tanvir's planogram should have gone out two weeks ago [late-1].",
        "The fixture sizes are due eleven days from now, on 4 December [open-3].",
        "Not even half of what we owe Padma Mart is late [commitments-ours].",
        "পদ্মা মার্টকে দেওয়া পাঁচটা প্রতিশ্রুতির অর্ধেকের কম দেরিতে [commitments-ours]।",
        "They have waited more than twice their usual gap [cadence].",
        "Two of the three people there are neutral [people].",
        "তিনজনের মধ্যে দুজন নিরপেক্ষ [people]।",
        "Only Biplob Saha is a supporter [people].",
        "So far more than BDT 3 crore of the target of 5 crore [target].",
        "নভেম্বরের ২ তারিখের পর পদ্মা মার্ট আর কোনো অর্ডার দেয়নি [cadence]।",
    ),
    "a note told shorter, joined, from its other end or with its portions in words": (
        "For three months running there has been money past 30 days [note-91].",
        "৯.৫ লাখ টাকা ৩০ দিন পেরিয়েছে, মোট বাকির প্রায় তিন ভাগের এক ভাগ [note-91]।",
        "তানভীর ১২ নভেম্বর লিখেছেন, মোট বাকি ৩১.২ লাখ [note-91]।",
        "Lamia Noor sent back 14 of the 90 cartons [note-92].",
        "Before Lamia Noor brings the soap back, she wants six weeks without a late truck [note-93].",
        "The soap stays out until every truck has been on time for six weeks [note-93].",
        "It is Arif Mahbub who wants 60 days [note-94].",
        "We gave 0.5% for payment at three weeks [note-94].",
        "নমুনা পেতে অন্তত ২৯ নভেম্বর লাগবে [note-95]।",
        "A quarter of the top 20 products are cheaper than in the shops [note-95].",
        "Two conditions came up, six weeks and no late truck [note-93].",
        "6.5 lakh instead of the 9 lakh asked for was approved [note-96].",
        "October shop sales: minus 13% [note-96].",
        "The October decline (13%) is in the note [note-96].",
        "If our trucks run late, we could lose Arif Mahbub [note-97].",
        "Padma Mart may owe us up to 20 lakh [note-97].",
    ),
    "a limit by a word of its own, and what is denied twice": (
        "120 cartons a week is the ceiling, the godown being full [note-64].",
        "More than 120 cartons a week is too much, the godown is full [note-64].",
        "সপ্তাহে ১২০ কার্টনের বেশি তোলা সম্ভব নয়, গুদাম ভরা [note-64]।",
        "No store of the 12 is left out of the merchandiser round from 1 December [note-84].",
        "Lamia Noor would not accept the shelf rent of 6% [note-84].",
        "লামিয়া নূর ৬% শেলফ ভাড়া মানেননি [note-84]।",
        "Nothing sells more at Padma Mart than Tea & Drinks [by-category].",
        "Neither Lamia Noor nor Arif Mahbub supports us [contacts].",
    ),
    "each of several values told of its own thing, each of several people of their own work": (
        "Masala: 11% discount [note-291].",
        "Dish liquid is 4% cheaper for them, noodles 9% [note-291].",
        "Jashore is to have 31 trays [note-291].",
        "Lamia Noor is the one for the shelf [note-291].",
        "In July 12 trucks were late [note-292].",
        "From 8 lakh on the bonus is 3% [note-291].",
        "An order is at least 20 trays [note-291].",
        "বগুড়ার জন্য ১২ ট্রে, আর চায়ের মজুত ১৫ কার্টন [note-291][note-292]।",
        "Bogura is to have 12 trays, and the stock of tea is 15 cartons [note-291][note-292].",
        "জুনে দেরি করেছে ৫টি ট্রাক [note-292]।",
        "মসলায় ছাড় ৮% [note-292]।",
        "চায়ের মজুত ১৫ কার্টন [note-292]।",
    ),
    "an amount in two scales, and what is not before a day": (
        "আরিফ মাহবুব দিয়েছেন এক লাখ পঞ্চাশ হাজার টাকা [note-75]।",
        "Arif Mahbub has paid one lakh and fifty thousand taka [note-75].",
        "Lamia Noor signs no earlier than 9 November [note-82].",
    ),
    "what a note says by words alone, or leaves out as said before": (
        "Arif did not get the 45 days he asked for; credit remains at 30 days [note-74].",
        "Unloading now takes 25 minutes; it used to take 70 [note-74].",
        "The 8 shelves were approved on 15 November [note-74].",
        "We borrowed the trolley from Lamia Noor [note-74].",
        "আরিফ মাহবুব এখনো পুরো টাকা শোধ করেননি, আড়াই লাখ বাকি [note-75]।",
        "October sales were higher than those of November [note-75].",
        "Arif Mahbub still owes 2.5 lakh, to be paid by 28 November [note-75].",
    ),
    "the numbers and days of a note, each in its place": (
        "Cumilla got 16 pallets; 45 a week are held in reserve for the store [note-71].",
        "By 16 November Lamia sends the sell-out, by 30 November they have our price list [note-71].",
        "দামের তালিকা যাবে ৩০ নভেম্বরের মধ্যে, সেল-আউট আসবে ১৬ নভেম্বরের মধ্যে [note-71]।",
        "Of the 14 late trucks nine lacked a driver and three waited for tea [note-72].",
        "চায়ের জন্য অপেক্ষা করেছে ৩টি ট্রাক [note-72]।",
        "A total of 9.5 lakh is past 30 days [note-91].",
        "Lamia Noor is no longer there, Arif Mahbub has the category [note-90].",
        "The margin of Meghna Stores lies above ours [note-98].",
        "Meghna Stores এর মার্জিন আমাদের ১৫.৫% থেকে বেশি [note-98]।",
    ),
    "who wrote a note, and when": (
        "Tanvir noted that the category is now with Lamia [note-204].",
        "Lamia told Tanvir that she wants 400 pieces of toast biscuit [note-205].",
        "৪০০ পিস টোস্ট বিস্কুট চেয়েছেন লামিয়া, তানভীরের নোটে আছে [note-205]।",
        "Tanvir promised Arif the draft letter by 24 November [note-282].",
        "Sales in the shops slipped by 13% in October [note-281].",
        "Arif said in November that October sales in the shops were down 13% [note-281].",
        "আরিফ নভেম্বরে জানিয়েছেন, অক্টোবরে দোকানের বিক্রি ১৩% কম ছিল [note-281]।",
    ),
    "what is confined to one thing": (
        "The 12% offer is for shops alone, Lamia says [note-285].",
        "Every shop has the 12% offer, but only the shops do [note-285].",
        "চা ছাড়া কিছুই এক্সক্লুসিভ নয়, লামিয়া বলেছেন [note-284]।",
        "Arif gets 40 cartons of samples by 28 November, and Lamia wants 400 pieces [note-283] [note-205].",
    ),
    "what is now and what was before": (
        "It takes 35 minutes to unload, down from 50 [note-81].",
        "মাল নামাতে এখন লাগে ৩৫ মিনিট, আগে লাগত ৫০ [note-81]।",
        "The noodles came on 3 November instead of 1 November [note-81].",
        "নুডলস ১ নভেম্বরের বদলে ৩ নভেম্বর এসেছে [note-81]।",
    ),
    "an amount with its day, a day still to come, a month's own number": (
        "1,800 packs go by 4 December, 1,200 by 20 November [note-82].",
        "২০ নভেম্বরের মধ্যে যাবে ১,২০০ প্যাক [note-82]।",
        "Lamia is to sign on 9 November [note-82].",
        "The signed papers come from Lamia on 9 November [note-82].",
        "লামিয়া ৯ নভেম্বর সই করবেন [note-82]।",
        "January's target is 48 lakh, December's 55 lakh [note-83].",
        "জানুয়ারির টার্গেট ৪৮ লাখ টাকা [note-83]।",
    ),
    "each value with what its own source speaks of": (
        "Lamia signs on 9 November, and the rest of the price lists go by 30 November [note-82][note-71].",
        "লামিয়া সই করবেন ৯ নভেম্বর; দামের তালিকা যাবে ৩০ নভেম্বরের মধ্যে [note-82][note-71]।",
    ),
    "a part told as a part, whose act it is": (
        "We bear half of what the 17 racks cost [note-82].",
        "Four stores open first, before 31 December [note-82].",
        "It is Arif who buys the tea now [note-83].",
    ),
    "a word that only ends like one that denies": ("শর্ত একটাই: ট্রাকের সাত সপ্তাহ নির্ভুল সময় [note-73]।",),
    "a bound that the number bears out, and a denial that says that it is so": (
        "Padma Mart bought goods of a little over BDT 59.25 lakh in Q3 2026 [fell].",
        "In Q3 2026 they came to slightly above 59 lakh [fell].",
        "২০২৬ সালের তৃতীয় কোয়ার্টারে পদ্মা মার্ট সোয়া ঊনষাট লাখের সামান্য ওপরে মাল নিয়েছে [fell]।",
        "Just 7 of the 9 stores keep to the planogram [visit-63].",
    ),
    "which way a note says that it went": (
        "Shop sales were up 6% in October, says Lamia Noor [note-184].",
        "Gate checks have become shorter, they fell from 45 to 20 minutes [note-184].",
        "লামিয়া নূর বলেছেন অক্টোবরে দোকানের বিক্রি ৬% বেড়েছে [note-184]।",
    ),
    "what came first, and how long it was late": (
        "First we said that it holds in the shops alone, then Lamia Noor signed [note-185].",
        "দোকানেই শুধু চলবে এ কথা আমরা বলার পর লামিয়া নূর সই করেছেন [note-185]।",
        "The rack came 9 days after its day [note-185].",
        "র‍্যাক এসেছে ৯ দিন পরে [note-185]।",
    ),
    "one of a list after the other": (
        "Arif Mahbub was contacted after Lamia Noor [contact-last].",
        "লামিয়ার সঙ্গে শেষ যোগাযোগ আরিফের সঙ্গে যোগাযোগের আগে [contact-last]।",
    ),
    "two times, told from the time before": (
        "A year earlier Padma Mart had bought more, BDT 65 lakh [fell].",
        "Q3 2025's BDT 60 lakh pales beside Q3 2026's BDT 72 lakh [rose].",
        "Q3 2025 had been the weaker quarter: BDT 60 lakh versus BDT 72 lakh [rose].",
        "Trade in Q3 2026 withered by 8.4% [fell].",
        "২০২৫ সালের তৃতীয় কোয়ার্টারে পদ্মা মার্ট কম নিয়েছিল, ৬০ লাখ টাকা [rose]।",
        "পদ্মা মার্টের ৭২ লাখ টাকা আগের সময়ের ৬০ লাখের চেয়ে ২০% বেশি [rose]।",
    ),
    "two times, by what became of the one and what beat the other": (
        "Purchases swelled from a base of BDT 60 lakh to BDT 72 lakh [rose].",
        "BDT 60 lakh became BDT 72 lakh in Q3 2026 [rose].",
        "Q3 2026 sales beat the BDT 60 lakh of Q3 2025 by 20% [rose].",
        "৬০ লাখ টাকার পর ৭২ লাখ টাকা, পদ্মা মার্টের কেনা বেড়েছে [rose]।",
    ),
    "a rounded amount": (
        "Padma Mart bought BDT 59.5 lakh in Q3 2026, 8.4% less than a year before [fell].",
        "Padma Mart's purchases fell 8.4% in the third quarter of 2026, from BDT 65 lakh to about BDT 60 lakh [fell].",
        "In Q3 2026 Padma Mart ordered goods worth BDT 5.95 million, down 8% from BDT 6.5 million in Q3 2025 [fell].",
        "Revenue dropped by 8.4%: BDT 59,52,511.87 against BDT 65,00,000 in the same quarter last year [fell].",
        "Between July and September 2026 they bought 59.5 lakh, less than the 65 lakh of a year earlier [fell].",
        "২০২৬ সালের তৃতীয় কোয়ার্টারে পদ্মা মার্ট ৫৯.৫ লাখ টাকার মাল নিয়েছে, গত বছরের ৬৫ লাখের চেয়ে ৮.৪% কম [fell]।",
        "পদ্মা মার্টের কেনা ৮.৪% কমেছে [fell]।",
        "Padma Mart grew 20% in Q3 2026, from 60 lakh to 72 lakh [rose].",
        "Purchases rose by a fifth to BDT 72 lakh [rose].",
        "পদ্মা মার্টের কেনাকাটা ২০% বেড়ে ৭২ লাখ টাকা হয়েছে [rose]।",
    ),
    "a meeting": (
        "The next meeting is the Quarterly review on Thursday 26 November at 11:00 with Arif Mahbub [next-meeting].",
        "You next meet Arif Mahbub on 26 Nov 2026 at 11 am [next-meeting].",
    ),
    "counts": (
        "Since 24 October there were no orders, three notes, two new commitments and seven kept [changes-since].",
        "২৪ অক্টোবর থেকে কোনো অর্ডার নেই, নোট ৩টি [changes-since]।",
        "Biscuits have 21 of 96 facings and tea 18 of 60 [visit-63].",
        "The planogram was followed in seven of nine stores [visit-63].",
        "Roughly a third of the shelf was empty [visit-63].",
        "At least three trucks came late [visit-63].",
        "No stock of ghee was found in some stores [visit-63].",
    ),
    "a promise and how it stands": (
        "We promised to send the tea bay planogram in two sizes; it was due on 9 "
        "November and is 14 days overdue [late-1].",
        "The planogram, owed by Tanvir Ashik, is 14 days late [late-1].",
        "আমরা চা বে-র প্ল্যানোগ্রাম পাঠানোর কথা দিয়েছি, ১৪ দিন পেরিয়ে গেছে [late-1]।",
        "Padma Mart promised to share stock by store every Sunday and kept it on 7 September [kept-2].",
        "Lamia Noor kept the promise to share stock by store every Sunday [kept-2].",
        "ওরা প্রতি রবিবার স্টক জানানোর কথা দিয়েছিল, ৭ সেপ্টেম্বর রেখেছে [kept-2]।",
        "Arif Mahbub promised the fixture sizes for the Cumilla store by 4 December [open-3].",
        "They owe us the fixture sizes for Cumilla, due 4 Dec 2026 [open-3].",
        "We owe Padma Mart five commitments, two of them overdue [commitments-ours].",
        "Of our 5 open promises to Padma Mart, 2 are overdue [commitments-ours].",
        "পদ্মা মার্টের কাছে আমাদের ৫টি প্রতিশ্রুতি বাকি, ২টির সময় পার [commitments-ours]।",
    ),
    "a promise still open, beside words of a promise given and of a day gone by": (
        "The five promises we gave Padma Mart await action [commitments-ours].",
        "Tanvir has not got the planogram out yet; the date of 9 November came and went [late-1].",
        "পদ্মা মার্টকে যে ৫টি কথা দিয়েছি, তার ২টির সময় পেরিয়ে গেছে [commitments-ours]।",
        "আরিফ মাহবুব ফিক্সচারের মাপ দেবেন বলে কথা দিয়েছেন [open-3]।",
        "Arif Mahbub has taken over from Lamia Noor [note-65].",
        "The credit note for Lamia Noor has yet to come [note-67].",
        "লামিয়া নূর ক্রেডিট নোট এখনো পাননি, পাবেন ২ ডিসেম্বরের মধ্যে [note-67]।",
    ),
    "a gap and its usual length": (
        "Padma Mart has not ordered for 21 days; usually it orders every 9 days [cadence].",
        "There has been no order since 2 November, 21 days ago; the usual gap is 9 days [cadence].",
        "২১ দিন কোনো অর্ডার নেই, স্বাভাবিক ফাঁক ৯ দিন [cadence]।",
        "It is not normal for Padma Mart to stay away for 21 days [cadence].",
        "২১ দিন অর্ডার নেই, ব্যাপারটা স্বাভাবিক নয় [cadence]।",
        "Lamia Noor has not heard from us at all since 24 September [contact-last].",
        "২৭ অক্টোবরের পর কারও সঙ্গে কথা হয়নি [contact-last]।",
    ),
    "a list and a target": (
        "Tea & Drinks brought BDT 52 lakh, Spices BDT 31 lakh [by-category].",
        "The largest category is Tea & Drinks with BDT 5.2 million [by-category].",
        "BDT 31 lakh came from Spices and BDT 52 lakh from Tea & Drinks [by-category].",
        "Padma Mart has reached 62% of the target with 40% of the time passed [target].",
        "BDT 3.1 crore of the BDT 5 crore target is in [target].",
    ),
    "other words for what was said": (
        "Arif Mahbub wants 35 cartons by 5 December [note-57].",
        "Arif is asking for thirty-five cartons before the 5th of December [note-57].",
        "They have asked for 35 cartons; the credit is 12 lakh taka for 45 days [note-57].",
        "আরিফ মাহবুব ৫ ডিসেম্বরের মধ্যে ৩৫ কার্টন চান [note-57]।",
        "আরিফ ভাই পঁয়ত্রিশ কার্টন চেয়েছেন [note-57]।",
        "মার্জিন ১২ শতাংশ, ক্রেডিট ১২ লাখ টাকা, ৪৫ দিনের জন্য [note-57]।",
        "The margin stands at 12% [note-57].",
        "Arif Mahbub asked for 5% off tea bags, which we did not agree to [note-60].",
        "We refused the 5% discount that Arif Mahbub requested on tea bags [note-60].",
        "Lamia Noor accepted to list the winter lotion in 30 stores before 10 December [note-60].",
        "The review may move to Wednesday [note-60].",
        "Tanvir Ashik told Lamia Noor to expect the credit note by 2 December [note-67].",
        "The sell-out file was sent to us by Arif Mahbub [note-67].",
        "The sell-out file has reached us, Arif Mahbub handed it over [note-67].",
        "আরিফ মাহবুব সেল-আউট ফাইল পাঠিয়ে দিয়েছেন [note-67]।",
        "লামিয়া নূরকে জানানো হয়েছে, ক্রেডিট নোট ২ ডিসেম্বরের মধ্যে আসবে [note-67]।",
        "Golpata is BDT 40 cheaper than we are on tea, says Lamia Noor [note-68].",
        "আমরা আরিফ মাহবুবকে নমুনার কথা জানিয়েছি [note-68]।",
        "We promised to send the new price list by Friday [call-61].",
        "They will share 13 weeks of sell-out by store [call-61].",
        "Tea sales grew 12% after the promotion while biscuits dropped 4% [call-61].",
        "আরিফ মাহবুব ৫% ছাড় চেয়েছেন, তবে আমরা রাজি হইনি [note-62]।",
        "Arif asked for a 5% discount and we did not agree [note-62].",
        "আমরা ১৫ তারিখের মধ্যে ফোরকাস্ট পাঠাব [note-62]।",
        "We will send the forecast by the 15th [note-62].",
    ),
    "what the words leave out": (
        "The rival gives 14% extra rather than 19 [note-64].",
        "প্রতিযোগী বাড়তি দেয় ১৪ শতাংশ, ১৯ নয় [note-64]।",
        "They cannot take more than 120 cartons a week [note-64].",
        "The lotion: no stockouts since 1 October [note-64].",
        "The lotion has not run out since 1 October [note-64].",
        "অফারটি শুধু দোকানে চলবে, অনলাইনে নয় [note-64]।",
    ),
    "time in other units and words": (
        "The agreed terms are two weeks of credit from 1 December [note-66].",
        "ক্রেডিট দুই সপ্তাহের, ১ ডিসেম্বর থেকে [note-66]।",
        "We meet Arif Mahbub on 26 November at eleven in the morning [next-meeting].",
        "Padma Mart has not ordered for three weeks, though it usually orders every 9 days [cadence].",
    ),
    "advice beside what is so": (
        "Arif Mahbub wants 35 cartons by 5 December, so you could offer them early [note-57].",
        "আরিফ মাহবুব ৩৫ কার্টন চান, মিটিংয়ে কথাটা তোলা যায় [note-57]।",
    ),
    "shares of what is told of a whole": (
        "Of our 5 open promises, two fifths are overdue [commitments-ours].",
        "লক্ষ করুন, মার্জিন ১২ শতাংশ [note-57]।",
    ),
    "a verb that is denied, and what is set for a day, as the notes tell them": (
        "Having seen the paper, Lamia Noor puts the extra at 14% [note-64].",
        "লামিয়া নূর কাগজটা দেখেছেন, বাড়তি ১৪% [note-64]।",
        "আরিফকে নমুনার কথা জানানো হয়েছে [note-68]।",
        "The first four stores are to open by the end of December [note-82].",
        "Of the two late invoices 3,12,000 has come in and 3,72,000 has not [note-207].",
        "Lamia Noor still awaits the credit note, due by 2 December [note-67].",
        "না-মানা চার দোকান বাদে বাকি স্টোরে প্ল্যানোগ্রাম ঠিক আছে [note-206]।",
        "Fixture sizes from Arif Mahbub are not here yet, and not due before 4 December [open-3].",
        "আরিফ মাহবুব পণ্যগুলো ফেরাবেন টানা ছয় সপ্তাহ ট্রাক দেরি না করলে তবেই [note-202]।",
    ),
    "a row of a list by its own values": (
        "Tea & Drinks is the largest category at Padma Mart, ahead of Spices [by-category].",
        "BDT 52 lakh came from Tea & Drinks; Spices is the smaller with BDT 31 lakh [by-category].",
        "পদ্মা মার্টে Tea & Drinks সবচেয়ে বড়, Spices তার চেয়ে ছোট [by-category].",
    ),
    "what a note confines, what had fallen due, all of a list, months compared": (
        "The shops' 12% offer does not hold online, Lamia Noor says [note-285].",
        "অনলাইনে ১২% অফার চলবে না [note-285].",
        "The 2,40,000 taka of rent fell due on 2 November and is not paid [note-286].",
        "২,৪০,০০০ টাকা ভাড়ার তারিখ ছিল ২ নভেম্বর, এখনো দেয়নি [note-286].",
        "Padma Mart paid 1,80,000 on 10 November, excluding the claimed 50,000 [note-287].",
        "Each of the categories brought in at least BDT 31,00,000 [by-category].",
        "২০২৬-এর জুলাই-সেপ্টেম্বরে পদ্মা মার্ট ২০২৫-এর জুলাই-সেপ্টেম্বরের চেয়ে কম কিনেছে [fell].",
        "২০২৫-এর তৃতীয় কোয়ার্টারে পদ্মা মার্ট ২০২৬-এর তৃতীয় কোয়ার্টারের চেয়ে বেশি কিনেছিল [fell].",
        "Lamia Noor shared the stock by store with us on 7 September [kept-2].",
        "পদ্মা মার্ট আমাদের স্টোরভিত্তিক স্টক দিয়েছে ৭ সেপ্টেম্বর [kept-2].",
        "Padma Mart has reached 62% of the full target [target].",
        "Samples go to Arif Mahbub by 28 November, 40 cartons [note-283].",
    ),
}

FALSE: Mapping[str, tuple[str, ...]] = {
    "a condition, a price or news turned around at its other end": (
        "Arif Mahbub will bring the items back even if a truck is late in the six weeks [note-202].",
        "ছয় সপ্তাহ ট্রাক সময়মতো না এলে আরিফ মাহবুব পণ্যগুলো ফিরিয়ে আনবেন [note-202]।",
        "চায়ে আমাদের দাম কম, গোলপাতার বেশি, ফারাক ৪০ টাকা [note-68]।",
        "On tea our price is lower and Golpata's is higher, by BDT 40 [note-68].",
        "গোলপাতার চায়ের দাম ৪০ টাকা ওপরে [note-68]।",
        "লামিয়া নূরের কাছ থেকে ৪০০ পিস টোস্ট বিস্কুট এসেছে [note-205]।",
        "প্রতি দুই দোকানে একটায় প্ল্যানোগ্রাম মানা হয়নি [note-206]।",
    ),
    "the same words about something else": (
        "One store in two does not keep to the planogram: 4 of 12 [note-206].",
        "বাড়তি ১৪ নয়, ১৯ শতাংশ, কাগজ দেখেছেন লামিয়া নূর [note-64].",
        "প্ল্যানোগ্রাম ৮ নভেম্বরেই দেওয়ার কথা ছিল [late-1].",
        "Arif Mahbub is still waiting for the fixture sizes from us, due on 4 December [open-3].",
        "A new order from Arif Mahbub comes before 12 December [note-203].",
        "দুজন নিরপেক্ষ (আরিফ মাহবুব, লামিয়া নূর), একজন সমর্থক (লামিয়া নূর) [people].",
        "২৪ অক্টোবর থেকে নোট দুটি, নতুন কথা তিনটি [changes-since].",
        "২ নভেম্বরের পর ৯ দিন গেছে, স্বাভাবিক ফাঁক ২১ দিন [cadence].",
        "আড়াইশো পিস টোস্ট বিস্কুট চেয়েছেন লামিয়া নূর [note-205].",
        "মোট টার্গেট পাঁচ কোটি, হয়েছে ৫২ ভাগ [target].",
        "প্রতি দুই দোকানের একটিতে প্ল্যানোগ্রাম মানা হয় না [note-206].",
        "Goal until 30 June 2027: BDT 3.1 crore. Reached by 23 November: BDT 5 crore [target].",
        "Both of the two late invoices are paid [note-207].",
        "চায়ে আমরা গোলপাতার চেয়ে ৪০ টাকা সস্তা, বললেন লামিয়া নূর [note-68].",
        "The rack came nine days early [note-185].",
        "Some stores will be without a merchandiser after 1 December [note-84].",
        "পাঁচটির তিনটি প্রতিশ্রুতি সময়মতো রাখা হয়নি [commitments-ours].",
        "We agreed to 400 pieces of toast biscuit for Lamia Noor [note-205].",
    ),
    "goods that are others of the kind": (
        "Three of 120 cartons of turmeric came damaged [note-210].",
        "১২০ কার্টন হলুদের ৩টি নষ্ট এসেছে [note-210]।",
        "Lamia Noor wants 400 pieces of the milk biscuit [note-205].",
        "লামিয়া নূর ৪০০ পিস মিল্ক বিস্কুট চেয়েছেন [note-205]।",
    ),
    "what goes faster told as slower, early as late, the one who came after as the one before": (
        "Since the labels, unloading has slowed down [note-212].",
        "মাল নামানোর সময় বেড়ে ১৮ মিনিট হয়েছে [note-212]।",
        "The labels went live after the agreed date [note-212].",
        "Lamia Noor held the category before Arif Mahbub [note-204].",
        "আরিফ মাহবুবের আগে ক্যাটাগরি দেখতেন লামিয়া নূর [note-204]।",
    ),
    "what sells worst told as what sells best": (
        "The neem soap outsells the shampoo [note-211].",
        "Nothing sells worse there than the shampoo [note-211].",
        "নিম সাবান সবচেয়ে ভালো চলে, তলানিতে শ্যাম্পু [note-211]।",
        "নিম সাবান শ্যাম্পুর চেয়ে বেশি চলে [note-211]।",
    ),
    "how long after its own day, of what was before it": (
        "Lamia Noor took over two days after Tanvir's note of 14 November [note-204].",
        "তানভীরের নোটের দুই দিন পরে লামিয়া নূর দায়িত্ব নিয়েছেন [note-204]।",
        "Lamia Noor took over three days before Tanvir's note of 14 November [note-204].",
    ),
    "nothing after a day before which there is nothing": (
        "No new order from Arif Mahbub after 12 December, he said [note-203].",
        "১২ ডিসেম্বরের পরে আরিফ মাহবুব আর অর্ডার দেবেন না [note-203]।",
    ),
    "another place, another year by its two numbers alone, more than an amount": (
        "Padma Mart is our largest account of thirteen [portfolio-share].",
        "১৩টি অ্যাকাউন্টের মধ্যে পদ্মা মার্ট তৃতীয় বৃহত্তম [portfolio-share]।",
        "In 2025-26 Padma Mart has reached 62% of its target [target].",
        "২০২৫-২৬ এর টার্গেটের ৬২% পূরণ হয়েছে [target]।",
        "Padma Mart still owes us over 31.2 lakh [note-91].",
    ),
    "who orders from whom, who owes, sends and tells, who asks and who offers, turned": (
        "Padma Mart has had no order from us for 21 days [cadence].",
        "২১ দিন ধরে আমাদের কোনো অর্ডার পদ্মা মার্ট পায়নি [cadence]।",
        "We last went to Padma Mart with an order on 2 November [cadence].",
        "A transfer of 33.9 lakh to Padma Mart was made on 4 November [note-66].",
        "We have yet to pay Padma Mart 31.2 lakh [note-91].",
        "আমরা পদ্মা মার্টকে ৩১.২ লাখ টাকা শোধ করিনি [note-91]।",
        "We sent Arif Mahbub the sell-out file [note-67].",
        "Lamia Noor offers us 400 pieces of toast biscuit [note-205].",
        "We have closed with Lamia Noor at 400 pieces of toast biscuit [note-205].",
        "লামিয়া নূরের সঙ্গে ৪০০ পিস পাকা [note-205]।",
        "The price list is theirs to send by Friday [call-61].",
        "14 days credit from 1 December is still pending with Padma Mart [note-66].",
    ),
    "a count told again that is another": (
        "Five of our promises are open, three of them late; these three need a new date [commitments-ours].",
        "আমাদের ৫টি প্রতিশ্রুতি বাকি, সময় পেরোনো ৩টি; ওই তিনটির নতুন তারিখ দরকার [commitments-ours]।",
    ),
    "what a note says by its opposite, turned": (
        "The 45 days were not a favour for the rains [note-201].",
        "বৃষ্টির সময়ে ৪৫ দিন দেওয়া হয়নি [note-201]।",
        "ছয় সপ্তাহ সময়মতো গাড়ি যাওয়ার আগেই আরিফ পণ্য ফিরিয়ে আনবেন [note-202]।",
        "Arif will order again before 12 December [note-203].",
        "Four of the 12 shops follow the planogram [note-206].",
    ),
    "who came for whom, whose request it is, whose margin it is, turned": (
        "New face: Arif, in place of Lamia, from 12 November [note-204].",
        "১২ নভেম্বর থেকে লামিয়ার পরিবর্তে আরিফ [note-204]।",
        "The request for 400 pieces is Tanvir's [note-205].",
        "Front margin on washing powder, by Lamia's mail: we give 12.5% [mail-208].",
        "গুঁড়া সাবানে আমরা দিই ১২.৫% ফ্রন্ট মার্জিন [mail-208]।",
        "Of the two late invoices 3,72,000 is paid [note-207].",
        "Shormi points out that Tanvir's note on 52 days was wrong [note-209].",
        "All but 3 of the 120 cartons came damaged [note-210].",
        "১২০ কার্টনের ৩টি বাদে সব নষ্ট এসেছে [note-210]।",
        "The 45 days are a standing favour, given at every invoice [note-201].",
        "বর্ষার জন্য প্রতিবারই ৪৫ দিন দেওয়া হয় [note-201]।",
    ),
    "a note told shorter, joined or from its other end, the other way round": (
        "More than half of the outstanding amount is past 30 days [note-91].",
        "Lamia Noor refused 76 of 90 cartons [note-92].",
        "Lamia Noor brings the soap back before the six weeks are over [note-93].",
        "লামিয়া নূর ছয় সপ্তাহ পেরোনোর আগেই সাবান ফিরিয়ে আনবেন [note-93]।",
        "নমুনা ২৯ নভেম্বরের আগেই দেওয়া যাবে [note-95]।",
        "Most of the top 20 products are cheaper than in the shops: half of them [note-95].",
        "9 lakh was approved for the festival, 6.5 lakh was asked [note-96].",
        "Arif Mahbub stays with us even if the trucks are late [note-97].",
    ),
    "a ceiling for a floor": (
        "120 cartons a week is the floor [note-64].",
        "They take 120 cartons a week or more [note-64].",
        "সপ্তাহে নিদেনপক্ষে ১২০ কার্টন চাই [note-64]।",
        "সপ্তাহে ১২০ কার্টনের কমে চলে না [note-64]।",
    ),
    "of some what is so of all, and of all what is so of some": (
        "Most of the 12 stores get a merchandiser from 1 December [note-84].",
        "Not every one of the 12 stores gets a merchandiser from 1 December [note-84].",
        "১ ডিসেম্বর থেকে ১২টি দোকানের বেশির ভাগে মার্চেন্ডাইজার যাবে [note-84]।",
        "Everybody at Padma Mart is neutral [contacts].",
        "Only Arif Mahbub is a decision maker at Padma Mart [contacts].",
    ),
    "a refusal, a request or a condition denied": (
        "Lamia Noor did not refuse the shelf rent of 6% [note-84].",
        "লামিয়া নূর ৬% শেলফ ভাড়া ফিরিয়ে দেননি [note-84]।",
        "Arif Mahbub does not ask for 4 racks [note-84].",
        "আরিফ মাহবুব ৪টি র‍্যাক চাননি [note-84]।",
        "Relisting comes whatever the truck does in the next seven weeks [note-73].",
        "The talks with Arif Mahbub on 14 days of credit broke down [note-66].",
    ),
    "a figure denied by what it counts": (
        "We owe Padma Mart nothing [commitments-ours].",
        "No notes were written on Padma Mart since 24 October [changes-since].",
        "The meeting of 26 November has been called off [next-meeting].",
        "Padma Mart kept ordering over the last 21 days [cadence].",
        "Nothing sells more at Padma Mart than Spices [by-category].",
        "Tea & Drinks is not the largest category at Padma Mart [by-category].",
    ),
    "a value of a list told of another thing of it, a person's work of another person": (
        "Masala: 9% discount [note-291].",
        "Jashore is to have 26 trays [note-291].",
        "Bogura gets 31 trays [note-291].",
        "Lamia Noor is the one for the payments [note-291].",
        "The shelf is with Arif Mahbub [note-291].",
        "From 8 lakh on the bonus is 2% [note-291].",
        "An order is at most 20 trays [note-291].",
        "বগুড়ার জন্য ১৫ ট্রে, আর চায়ের মজুত ১২ কার্টন [note-291][note-292]।",
        "Bogura is to have 15 trays, and the stock of tea is 12 cartons [note-291][note-292].",
        "জুনে দেরি করেছে ১২টি ট্রাক [note-292]।",
        "নুডলসে ছাড় ৮% [note-292]।",
        "চায়ের মজুত ৬ কার্টন [note-292]।",
    ),
    "an amount of one of its scale": (
        "আরিফ মাহবুব এক লাখ টাকা দিয়েছেন [note-75]।",
        "Arif Mahbub has paid a lakh of taka [note-75].",
    ),
    "what is now told for what was before": (
        "It takes 50 minutes to unload, up from 35 [note-81].",
        "মাল নামাতে এখন লাগে ৫০ মিনিট, আগে লাগত ৩৫ [note-81]।",
        "The noodles came on 1 November instead of 3 November [note-81].",
        "নুডলস ৩ নভেম্বরের বদলে ১ নভেম্বর এসেছে [note-81]।",
        "Sales of tea fell from 4% to 12% [call-61].",
    ),
    "an amount told of another's day, a number of another thing, a day still to come as past": (
        "1,800 packs go by 20 November, 1,200 by 4 December [note-82].",
        "৪ ডিসেম্বরের মধ্যে যাবে ১,২০০ প্যাক [note-82]।",
        "The credit is for 10 days [note-81].",
        "We lend 30 displays [note-81].",
        "Lamia signed on 9 November [note-82].",
        "লামিয়া ৯ নভেম্বর সই করেছেন [note-82]।",
        "January's target is 55 lakh [note-83].",
        "জানুয়ারির টার্গেট ৫৫ লাখ টাকা [note-83]।",
    ),
    "a value of one source told with what another speaks of": (
        "Lamia signs on 30 November, and the price list goes out by 9 November [note-82][note-71].",
    ),
    "a part told as the whole, an act told of another person": (
        "We carry the whole cost of the 17 racks [note-82].",
        "All the stores open before 31 December [note-82].",
        "Lamia Noor buys the tea now [note-83][note-82].",
        "Arif pays all of it [note-83].",
    ),
    "what a note says by words alone, the other way round": (
        "Unloading takes 70 minutes now; it was 25 in June [note-74].",
        "Lamia Noor borrowed a trolley from us [note-74].",
        "The 8 shelves were approved on 14 November [note-74].",
        "আরিফ মাহবুব আড়াই লাখ টাকা দিয়েছেন, দেড় লাখ বাকি [note-75]।",
        "November sales were higher than those of October [note-75].",
    ),
    "a bound that the number does not bear out": (
        "Padma Mart bought goods of more than BDT 61 lakh in Q3 2026 [fell].",
        "In Q3 2026 they took no more than 57 lakh [fell].",
    ),
    "an act told as further on than it is, or not as far": (
        "The credit note has reached Lamia Noor [note-67].",
        "লামিয়া নূর ক্রেডিট নোট হাতে পেয়ে গেছেন [note-67]।",
        "Padma Mart has yet to settle the 33.9 lakh of 4 November [note-66].",
        "পদ্মা মার্ট ৪ নভেম্বরের ৩৩.৯ লাখ মেটায়নি [note-66]।",
    ),
    "a number that is not there": (
        "Arif Mahbub wants 53 cartons by 5 December [note-57].",
        "Arif is asking for thirty-six cartons [note-57].",
        "Arif Mahbub wants 35 pieces by 5 December [note-57].",
        "Padma Mart bought USD 59.5 lakh in Q3 2026 [fell].",
        "Padma Mart bought 59.5 crore in Q3 2026 [fell].",
        "Padma Mart bought BDT 124.5 lakh over both quarters [fell].",
        "Purchases fell by BDT 5.5 lakh [fell].",
        "Since 24 October there were three orders [changes-since].",
    ),
    "what does not follow from a figure's values": (
        "Three days ago you met Arif Mahbub for the quarterly review [next-meeting].",
        "তিন দিন আগে আরিফের সঙ্গে কোয়ার্টারলি রিভিউ ছিল [next-meeting]।",
        "The fixture sizes are due in not quite four weeks [open-3].",
        "More than half of what we owe Padma Mart is late [commitments-ours].",
        "পদ্মা মার্টকে দেওয়া পাঁচটা প্রতিশ্রুতির অর্ধেকের বেশি দেরিতে [commitments-ours]।",
        "They have waited more than three times their usual gap [cadence].",
        "Only Arif Mahbub is neutral [people].",
        "So far less than BDT 3 crore of the target of 5 crore [target].",
    ),
    "a share or a multiple that is not there": (
        "Padma Mart's purchases fell by a third [fell].",
        "Padma Mart's purchases halved [fell].",
        "Purchases doubled to BDT 72 lakh [rose].",
        "Half of the shelf was empty [visit-63].",
    ),
    "another ordinal": ("তৃতীয় গন্ডোলা এন্ড ডিসেম্বরের আগে দিতে পারেন [note-62]।",),
    "another day or period": (
        "Padma Mart bought less in the second quarter of 2026 [fell].",
        "The next meeting is on Friday 27 November [next-meeting].",
    ),
    "another ref": ("The margin stands at 12% [note-99].",),
    "a name that is not there": (
        "Karim Uddin wants 35 cartons by 5 December [note-57].",
        "Karim wants 35 cartons by 5 December [note-57].",
        "করিম সাহেব ৩৫ কার্টন চান [note-57]।",
        "লামিয়া নূর ৩৫ কার্টন চান [note-57]।",
        "The next meeting is with Lamia Noor [next-meeting].",
    ),
    "denied, or no longer denied": (
        "Arif Mahbub does not want 35 cartons by 5 December [note-57].",
        "আরিফ মাহবুব ৩৫ কার্টন চান না [note-57]।",
        "Our promise to send the planogram is not overdue [late-1].",
        "Padma Mart has ordered for 21 days [cadence].",
        "Lamia Noor did not agree to list the winter lotion in 30 stores [note-60].",
        "We will not send the new price list by Friday [call-61].",
        "Some stores had stock of ghee [visit-63].",
    ),
    "another act: agreed for asked, refused for agreed": (
        "Arif Mahbub agreed to 35 cartons by 5 December [note-57].",
        "Arif Mahbub refused 35 cartons by 5 December [note-57].",
        "আরিফ মাহবুব ৩৫ কার্টনে রাজি [note-57]।",
        "We agreed to the 5% discount on tea bags that Arif Mahbub asked for [note-60].",
        "Arif Mahbub refused a 5% discount on tea bags [note-60].",
        "Lamia Noor asked to list the winter lotion in 30 stores [note-60].",
        "আরিফ মাহবুব ৫% ছাড়ে রাজি হয়েছেন [note-62]।",
        "আমরা ৫% ছাড়ে রাজি হয়েছি [note-62]।",
    ),
    "a bound or a scope": (
        "Arif Mahbub wants at least 35 cartons by 5 December [note-57].",
        "Arif Mahbub wants only 35 cartons by 5 December [note-57].",
        "At most three trucks came late [visit-63].",
        "All stores had no stock of ghee [visit-63].",
    ),
    "before for after": (
        "Arif Mahbub wants 35 cartons after 5 December [note-57].",
        "আরিফ মাহবুব ৫ ডিসেম্বরের পরে ৩৫ কার্টন চান [note-57]।",
        "The next meeting is after 26 November [next-meeting].",
        "Lamia Noor agreed to list the winter lotion in 30 stores after 10 December [note-60].",
        "Tea sales rose 12% before the promotion [call-61].",
        "দ্বিতীয় গন্ডোলা এন্ড ডিসেম্বরের পরে দিতে পারেন [note-62]।",
    ),
    "a rise for a fall": (
        "Padma Mart's purchases rose 8.4% in Q3 2026 [fell].",
        "পদ্মা মার্টের কেনা ৮.৪% বেড়েছে [fell]।",
        "Purchases fell 20% to BDT 72 lakh [rose].",
        "The smallest category is Tea & Drinks [by-category].",
        "Tea sales fell 12% after the promotion [call-61].",
        "At least 3 trucks came early [visit-63].",
    ),
    "this time for the time before": (
        "পদ্মা মার্ট Q3 2025 সময়ে ৫৯.৫ লাখ টাকার মাল নিয়েছে, Q3 2025 এর ৬৫ লাখ টাকা থেকে ৮.৪% কম [fell]।",
        "Padma Mart bought BDT 65 lakh in Q3 2026, 8.4% less than the BDT 59.5 lakh of Q3 2025 [fell].",
        "In Q3 2025 Padma Mart bought BDT 59.5 lakh [fell].",
        "Padma Mart's purchases fell from BDT 59.5 lakh to BDT 65 lakh [fell].",
        "গত বছর পদ্মা মার্ট ৫৯.৫ লাখ টাকার মাল নিয়েছিল [fell]।",
        "২০২৫ সালের তৃতীয় কোয়ার্টারে পদ্মা মার্ট ৫৯.৫ লাখ টাকার মাল নিয়েছে [fell]।",
    ),
    "ours for theirs": (
        "Padma Mart promised to send the tea bay planogram in two sizes [late-1].",
        "They owe us the tea bay planogram [late-1].",
        "ওরা চা বে-র প্ল্যানোগ্রাম পাঠানোর কথা দিয়েছে [late-1]।",
        "We promised to share stock by store every Sunday [kept-2].",
        "We owe them the fixture sizes for Cumilla [open-3].",
        "Padma Mart owes us five commitments, two of them overdue [commitments-ours].",
        "Lamia Noor told Tanvir Ashik that the credit note will come by 2 December [note-67].",
        "We sent Arif Mahbub the sell-out file [note-67].",
        "আরিফ মাহবুবকে সেল-আউট ফাইল আমরা পাঠিয়েছি [note-67]।",
        "Golpata charges BDT 40 more than we do on tea [note-68].",
        "গোলপাতার দাম চায়ে আমাদের চেয়ে ৪০ টাকা বেশি [note-68]।",
        "আরিফ মাহবুব আমাদের নমুনার কথা জানিয়েছেন [note-68]।",
        "They will send the new price list by Friday [call-61].",
        "We will share the sell-out of 13 weeks by store [call-61].",
        "ওরা ১৫ তারিখের মধ্যে ফোরকাস্ট পাঠাবে [note-62]।",
    ),
    "promised for done, overdue for open": (
        "The last meeting is on Thursday 26 November at 11:00 [next-meeting].",
        "We sent the tea bay planogram in two sizes [late-1].",
        "Their promise to share stock by store is still open [kept-2].",
        "Their promise to share stock by store is overdue [kept-2].",
        "Arif Mahbub kept the promise to send the fixture sizes [open-3].",
        "The fixture sizes for Cumilla are overdue [open-3].",
        "We sent the new price list on Friday [call-61].",
        "আমরা ফোরকাস্ট পাঠিয়েছি [note-62]।",
    ),
    "a deed told of a promise that is open": (
        "Padma Mart's file: five commitments of ours, every one ticked off [commitments-ours].",
        "Our debt of five commitments to Padma Mart is paid off [commitments-ours].",
        "Received: the fixture sizes for Cumilla from Arif Mahbub [open-3].",
        "What came on 4 December is the list of fixture sizes [open-3].",
        "পদ্মা মার্টকে দেওয়া ৫টি কথা রক্ষা করা হয়েছে [commitments-ours]।",
        "আরিফ মাহবুবের কাছ থেকে ফিক্সচারের মাপ মিলল [open-3]।",
        "The credit note followed by 2 December [note-67].",
        "২ ডিসেম্বরের মধ্যে লামিয়া নূর ক্রেডিট নোট পেয়ে গেছেন [note-67]।",
        "Arif Mahbub will take over from Lamia Noor [note-65].",
        "The new price list is here, by Friday [call-61].",
        "দামের তালিকা ৩০ নভেম্বরের মধ্যে তাঁদের কাছে গেছে [note-71]।",
        "We have no deal with Padma Mart on the 14 days of credit [note-66].",
    ),
    "not so for so": (
        "The lotion has run out since 1 October [note-64].",
        "The offer of 12% is valid online [note-64].",
        "১২% অফার অনলাইনেও চলবে [note-64]।",
        "The rival gives 19% extra [note-64].",
        "The 33.9 lakh is still unpaid [note-66].",
    ),
    "who to whom": (
        "We paid Padma Mart 33.9 lakh on 4 November [note-66].",
        "Lamia Noor took over from Arif Mahbub on 1 November [note-65].",
        "We bought BDT 59.5 lakh from Padma Mart in Q3 2026 [fell].",
        "Arif Mahbub wrote: “the rival gives 14% extra” [note-64].",
    ),
    "a rhythm told as usual that is not, a silence told of everybody": (
        "21 days without an order are nothing unusual for Padma Mart [cadence].",
        "পদ্মা মার্টের জন্য ২১ দিন অর্ডার না দেওয়া স্বাভাবিক ব্যাপার [cadence]।",
        "The present 21 days are only half as long as the usual gap [cadence].",
        "Nobody at Padma Mart has heard from us for 60 days [contact-last].",
        "২৪ সেপ্টেম্বরের পর পদ্মা মার্টের কারো সঙ্গে যোগাযোগ হয়নি [contact-last]।",
    ),
    "somebody who left told as still there, the lower margin as the higher": (
        "Lamia Noor is still at Padma Mart, beside Arif Mahbub [note-90].",
        "লামিয়া নূর এখনো পদ্মা মার্টে রয়ে গেছেন [note-90]।",
        "The margin of Meghna Stores is six points below ours [note-98].",
    ),
    "the part told as the total": (
        "The total outstanding comes to 9.5 lakh, and 31.2 lakh is past 30 days [note-91].",
        "মোট বাকি ৯.৫ লাখ টাকা, এর মধ্যে পুরনো ৩১.২ লাখ [note-91]।",
    ),
    "a time against itself, a bound turned, a currency nobody named": (
        "Padma Mart bought 8.4% less in Q3 2026 than in Q3 2026 [fell].",
        "They can take at least 120 cartons a week [note-64].",
        "He takes the load before 20 November only [note-65].",
        "Padma Mart paid us EUR 33.9 lakh on 4 November [note-66].",
    ),
    "who wrote a note, or when, put for what it tells": (
        "Tanvir would like 400 pieces of toast biscuit [note-205].",
        "৪০০ পিস টোস্ট বিস্কুট দরকার তানভীরের [note-205]।",
        "Tanvir took over the category on 12 November [note-204].",
        "We owe Tanvir the draft letter by 24 November [note-282].",
        "তানভীরকে ২৪ নভেম্বর এর মধ্যে খসড়া চিঠি পাঠানোর কথা আমাদের [note-282]।",
        "According to Tanvir the shops sold 13% less in October [note-281].",
        "Sales in the shops slipped by 13% in November [note-281].",
        "নভেম্বর মাসে দোকানের বিক্রি ১৩% কমেছে [note-281]।",
    ),
    "what is confined to one thing told of all": (
        "The 12% offer holds everywhere, whatever the channel [note-285].",
        "The 12% applies in every channel, says Lamia [note-285].",
        "চা ছাড়া সব পণ্যে এক্সক্লুসিভ [note-284]।",
        "লামিয়ার কথায় সর্বত্র এক্সক্লুসিভ [note-284]।",
    ),
    "somebody of one note told of another": (
        "Lamia gets 40 cartons of samples by 28 November, and Lamia wants 400 pieces [note-283] [note-205].",
        "On 12 November Lamia took over from Lamia [note-204].",
    ),
    "a number or a day of a note in the place of another": (
        "Cumilla got 45 pallets in November [note-71].",
        "A weekly reserve of 16 is fixed for the store [note-71].",
        "The sell-out from Lamia comes by 30 November [note-71].",
        "Lamia sends the sell-out by 30 November, we send the price list by 30 November [note-71].",
        "দামের তালিকা যাবে ১৬ নভেম্বরের মধ্যে [note-71]।",
        "Nine trucks waited for tea [note-72].",
    ),
    "the other way than a note says that it went": (
        "Shop sales were down 6% in October, says Lamia Noor [note-184].",
        "The time for gate checks has gone up [note-184].",
        "লামিয়া নূর বলেছেন অক্টোবরে দোকানের বিক্রি ৬% কমেছে [note-184]।",
    ),
    "what came second told first, early for late": (
        "Lamia Noor signed before we said that it holds in the shops alone [note-185].",
        "আমরা দোকানের কথা বলার আগেই লামিয়া নূর সই করেছেন [note-185]।",
        "The rack came 9 days ahead of its day [note-185].",
        "র‍্যাক এসেছে ৯ দিন আগে [note-185]।",
    ),
    "the one of a list before the other": (
        "Lamia Noor was contacted after Arif Mahbub [contact-last].",
        "আরিফের সঙ্গে শেষ যোগাযোগ লামিয়ার সঙ্গে যোগাযোগের আগের [contact-last]।",
    ),
    "two times turned, told from the time before": (
        "A year earlier Padma Mart had bought less, BDT 65 lakh [fell].",
        "Q3 2025's BDT 60 lakh towers over Q3 2026's BDT 72 lakh [rose].",
        "In Q3 2025 Padma Mart's buying went from 60 lakh to 72 lakh [rose].",
        "Trade in Q3 2026 blossomed by 8.4% [fell].",
        "২০২৫ সালের তৃতীয় কোয়ার্টারে পদ্মা মার্ট বেশি নিয়েছিল, ৬০ লাখ টাকা [rose]।",
        "পদ্মা মার্টের ৬০ লাখ টাকা আগের সময়ের ৭২ লাখের চেয়ে ২০% বেশি [rose]।",
    ),
    "two times exchanged, by what became of the one and what beat the other": (
        "Purchases sagged to BDT 72 lakh in Q3 2026 [rose].",
        "BDT 72 lakh became BDT 60 lakh at Padma Mart [rose].",
        "Q3 2026 sales beat the BDT 72 lakh of Q3 2025 by 20% [rose].",
        "৭২ লাখ টাকার পর ৬০ লাখ টাকা, পদ্মা মার্টের কেনা বেড়েছে [rose]।",
    ),
    "the number of something else": (
        "Since 24 October there were seven new commitments and two kept [changes-since].",
        "The planogram was made on 9 November and due on 19 October [late-1].",
        "We owe Padma Mart two commitments, five of them overdue [commitments-ours].",
        "Padma Mart has not ordered for 9 days; usually it orders every 21 days [cadence].",
        "Tea & Drinks brought BDT 31 lakh, Spices BDT 52 lakh [by-category].",
        "Padma Mart has reached 40% of the target with 62% of the time passed [target].",
        "BDT 5 crore of the BDT 3.1 crore target is in [target].",
        "Tea sales rose 4% after the promotion [call-61].",
        "Biscuits have 18 of 60 facings and tea 21 of 96 [visit-63].",
        "The planogram was followed in nine of seven stores [visit-63].",
    ),
    "a verb denied that the note tells": (
        "Lamia Noor has not seen the paper [note-64].",
        "লামিয়া নূর কাগজ দেখেননি [note-64]।",
        "লামিয়া নূর কাগজ না দেখেই ১৪% বলেছেন [note-64]।",
        "আরিফকে নমুনার কথা জানানো হয়নি [note-68]।",
        "Arif Mahbub never sent any sell-out file [note-67].",
        "লামিয়া নূরকে ক্রেডিট নোটের কথা দিইনি [note-67]।",
        "Lamia Noor never asked for 400 pieces of toast biscuit [note-205].",
        "১২টি স্টোরের ৪টিতে প্ল্যানোগ্রাম মানা হয় [note-206]।",
        "ছয় সপ্তাহ না গেলে আরিফ মাহবুব পণ্যগুলো ফেরাবেন [note-202]।",
        "Not one of the 5 commitments is overdue, we owe nothing [commitments-ours].",
    ),
    "what is only set for a day or promised, told as done": (
        "The first four stores have opened [note-82].",
        "প্রথম চারটি দোকান খুলে গেছে [note-82]।",
        "Merchandisers have already been to all 12 stores [note-84].",
        "১২টি দোকানেই মার্চেন্ডাইজার গেছে [note-84]।",
        "The other 3,72,000 has now come in [note-207].",
        "The credit note was emailed to Lamia Noor [note-67].",
        "Lamia Noor already holds the credit note [note-67].",
        "The 17 racks at BDT 38,000 have been settled and paid for [note-82].",
        "Arif Mahbub's fixture sizes for the Cumilla store are in and off our list [open-3].",
    ),
    "what is done, told as still open": (
        "Arif Mahbub's sell-out file is on its way [note-67].",
        "আরিফ মাহবুবের সেল-আউট ফাইল পাঠানো বাকি [note-67]।",
        "Arif Mahbub refused to send the sell-out file [note-67].",
        "Lamia Noor owes us the stock by store [kept-2].",
        "16 pallets are still on their way to Cumilla [note-71].",
    ),
    "a row of a list by another's values": (
        "Spices is the largest category at Padma Mart [by-category].",
        "Padma Mart buys more Spices than Tea & Drinks [by-category].",
        "পদ্মা মার্টে Spices সবচেয়ে বড় [by-category].",
        "BDT 31 lakh came from Tea & Drinks; BDT 52 lakh from Spices [by-category].",
    ),
    "a part told as all of them, two values compared the wrong way round": (
        "All nine stores followed the planogram [visit-63].",
        "More commitments were made than kept since 24 October [changes-since].",
    ),
    "the one thing left out, not yet due, a bound of all, after its own note, months the wrong way round": (
        "The shops are left out of the 12% offer [note-285].",
        "The 12% offer is not valid in the shops [note-285].",
        "১২% অফার দোকানে চলবে না [note-285].",
        "দোকানগুলো ১২% অফারের বাইরে [note-285].",
        "The rent of 2,40,000 taka is not yet due [note-286].",
        "২,৪০,০০০ টাকা ভাড়ার তারিখ এখনো আসেনি [note-286].",
        "Only after Tanvir Ashik's note did Padma Mart pay the 1,80,000 [note-287].",
        "তানভীরের নোটের পরেই পদ্মা মার্ট ১,৮০,০০০ টাকা দিয়েছে [note-287].",
        "Padma Mart paid the 2,30,000 including the claimed 50,000 [note-287].",
        "Each of the categories brought in BDT 31,00,000 or less [by-category].",
        "প্রতিটি ক্যাটাগরি অন্তত ৫২,০০,০০০ টাকার [by-category].",
        "২০২৫-এর জুলাই-সেপ্টেম্বরে পদ্মা মার্ট ২০২৬-এর জুলাই-সেপ্টেম্বরের চেয়ে কম কিনেছিল [fell].",
        "পদ্মা মার্ট আমাদের দুই সাইজের প্ল্যানোগ্রাম পাঠাবে, তারিখ ছিল ৯ নভেম্বর [late-1].",
        "Samples go to Arif Mahbub not before 28 November, 40 cartons [note-283].",
        "৫,০০,০০,০০০ টাকার টার্গেট পদ্মা মার্ট ২৩ নভেম্বরেই পুরোটা ছুঁয়ে ফেলেছে [target].",
    ),
}


def reason(text: str) -> str:
    refs = tuple(re.findall(r"\[([^\]]+)\]", text))
    return check(Sentence(text, refs, "written"), EVIDENCE).reason


@pytest.mark.parametrize("kind", TRUE)
def test_a_true_sentence_passes_in_other_words(kind: str) -> None:
    assert {text: reason(text) for text in TRUE[kind]} == dict.fromkeys(TRUE[kind], "")


@pytest.mark.parametrize("kind", FALSE)
def test_a_sentence_that_says_something_else_is_refused(kind: str) -> None:
    assert [text for text in FALSE[kind] if not reason(text)] == []


def test_whatever_a_model_writes_is_judged() -> None:
    """Its words in any order, of any of its sentences, citing anything, end in a verdict and never in a fault."""
    random = Random(2026)
    told = [text for table in (TRUE, FALSE) for texts in table.values() for text in texts]
    words = [word for text in told for word in re.sub(r"\[[^\]]*\]", "", text).split()]
    refs = [fact.ref for fact in EVIDENCE.facts]
    for _ in range(600):
        text = " ".join(random.choices(words, k=random.randint(0, 25)))
        cited = "".join(f" [{ref}]" for ref in random.sample(refs, random.randint(0, 3)))
        verdict = reason(text + cited)
        assert verdict or cited, "what cites nothing is never shown"


def test_the_reason_names_what_the_source_says_instead() -> None:
    assert reason("Arif Mahbub wants 53 cartons [note-57].") == (
        "the number '53 cartons' is in no cited fact; note-57 says 35"
    )
    assert reason("Arif Mahbub agreed to 35 cartons by 5 December [note-57].") == (
        "it says 'agreed' where the source says 'wants'"
    )


def test_a_quotation_is_verbatim_in_straight_marks_too() -> None:
    assert reason('He said "no price cut before Eid" [note-57].') == ""
    assert reason('He said "no price cut after Eid" [note-57].') != ""


def test_a_sentence_cites_something_and_only_what_there_is() -> None:
    assert reason("Arif Mahbub wants 35 cartons.") == "it cites nothing"
    assert reason("Arif Mahbub wants 35 cartons [note-57, note-99].") != ""


def test_parts_of_a_sentence_are_held_against_their_own_source() -> None:
    both = "Padma Mart bought 8.4% less than a year before, and Arif Mahbub wants 35 cartons [fell][note-57]."
    assert reason(both) == ""
    assert reason(both.replace("8.4% less", "8.4% more")) != ""
    assert reason(both.replace("wants", "refused")) != ""
