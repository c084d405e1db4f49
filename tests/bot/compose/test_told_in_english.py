"""True sentences in fluent English that pass, and what is like them and false, that does not."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

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
    Term,
    Value,
    Words,
)
from tests.bot.compose.made import AS_OF, figure, many, taka

ACCOUNT = Name("Dhansiri Health & Beauty", "account", "ধানসিঁড়ি হেলথ অ্যান্ড বিউটি")
H1, H1_BEFORE = (Period(date(year, 1, 1), date(year, 6, 30), "half") for year in (2026, 2025))
Q3, Q3_BEFORE = (Period(date(year, 7, 1), date(year, 9, 30), "quarter") for year in (2026, 2025))


def note(ref: str, words: str, author: str = "Tanvir Ashik") -> Passage:
    return Passage(ref, "note", date(2026, 11, 12), author, words)


def revenue(ref: str, way: str, now: str, before: str, change: str) -> Figure:
    values: dict[str, Value] = {"account": ACCOUNT, "amount": taka(now), "amount_before": taka(before)}
    return figure(
        ref,
        "revenue_change",
        f"figures.revenue_{way}",
        **values,
        period=H1,
        before=H1_BEFORE,
        change=Percent(Decimal(change)),
    )


def contact(name: str, day: int) -> dict[str, Value]:
    quiet = many(23 - day, "days")
    return {
        "name": Name(name, "person"),
        "last": date(2026, 11, day),
        "days": quiet,
        "quiet": Items("relations.quiet_days", ({"days": quiet},)),
    }


RETAINED: dict[str, Value] = {
    "gross": Percent(Decimal("0.6")),
    "net": Percent(Decimal("0.66")),
    "start": taka("4768494"),
    "churned": taka("290914"),
    "gone": many(3, "products"),
    "contracted": taka("1628642"),
    "expanded": taka("298287"),
}
FACTS: tuple[Fact, ...] = (
    note("note-1", "Lamia Noor asked for 4% discount and 10 days credit. I did not agree to anything."),
    note("note-2", "Lamia Noor agreed to merchandisers in all 24 stores from 14 October."),
    note("note-3", "Arif Mahbub has not decided on the fixtures; will say on 20 December."),
    note("note-4", "MOQ 6,000 cases a year or the film cost kills it."),
    note(
        "note-5",
        "Our washing powder makes them 9.1% front, Chhayapath gives 12.5% on the same facing, says Lamia Noor.",
    ),
    note("note-6", "Arif Mahbub paid 2,53,500 BDT by transfer on 8 November; account clear."),
    note("note-7", "মাল ১৯ ডিসেম্বরের আগে আরিফ মাহবুবের কাছে পৌঁছাতে হবে।"),
    note("note-8", "Tea is the best seller there, biscuits the worst, says Lamia Noor."),
    note("note-9", "Received BDT 2,61,600 today = the 3,10,000 less the disputed 48,400. Arif Mahbub kept his word."),
    note("note-10", "Arif Mahbub asked for 75 cases of tea by 9 December, nothing agreed yet."),
    note("note-11", "Contract credit is 30 days; the 45 was a one-time favour. Please do not repeat 45 to them."),
    note("note-12", "ধানসিঁড়ি ১২ নভেম্বর তারিখে ৬,১৬,৫০০ টাকা পরিশোধ করেছে।"),
    note("note-13", "Claim BDT 3,85,000. Paper is fine, two shops have no sheets. Released once the sheets come."),
    note(
        "note-14",
        "Approved the trip guarantee for the Sylhet truck. Arif Mahbub to sign with the vendor before 9 December.",
    ),
    note("note-15", "Our price for tea is Tk 40 higher than that of Golpata, says Lamia Noor."),
    note("note-16", "I promised Lamia Noor our price list by 2 December."),
    note("note-17", "Dhansiri owes us Tk 4,33,500, due on 30 October, not paid."),
    revenue("down", "down", "57425.80", "115266.56", "0.5018"),
    revenue("up", "up", "824345.38", "624977.54", "0.319004"),
    figure(
        "orders",
        "late_orders",
        "figures.late_orders",
        account=ACCOUNT,
        late=many(12, "orders"),
        period=Q3,
        shipped=many(22, "orders"),
        share=Percent(Decimal("0.545")),
        unshipped=many(8, "orders"),
        overdue=many(2, "orders"),
    ),
    figure(
        "target",
        "revenue_target",
        "figures.revenue_target",
        account=ACCOUNT,
        reached=Percent(Decimal("0.623")),
        amount=taka("17571420"),
        target=taka("28200000"),
        period=Period(date(2026, 4, 1), date(2027, 3, 31), "span"),
        passed=Percent(Decimal("0.861")),
        as_of=AS_OF,
    ),
    figure(
        "retention",
        "retention",
        "growth.retention",
        account=ACCOUNT,
        period=Q3,
        before=Q3_BEFORE,
        rows=Items("growth.retention_row", (RETAINED,)),
    ),
    figure(
        "report",
        "commitment_ours",
        "brief.fact_commitment_ours",
        statement=Words("Write the root cause report on late trucks"),
        owner=Name("Tanvir Ashik", "person"),
        function=Term("unknown", "function"),
        made=date(2026, 9, 14),
        due=date(2026, 12, 9),
        days=many(0, "days"),
        done=Term("unknown", "never"),
    ),
    figure(
        "contacts",
        "contact_last",
        "relations.contact_last",
        account=ACCOUNT,
        rows=Items("relations.contact_last_row", (contact("Lamia Noor", 22), contact("Arif Mahbub", 5))),
    ),
)
NAMES = frozenset(
    {"Dhansiri Health & Beauty", "Arif Mahbub", "Lamia Noor", "Tanvir Ashik", "Beauty Khatun", "Chhayapath"}
)
CARD = AccountCard(1, ACCOUNT.text, currency="BDT", local=ACCOUNT.local)
EVIDENCE = Evidence("?", CARD, FACTS, AS_OF, names=NAMES)

TRUE: Mapping[str, tuple[tuple[str, str], ...]] = {
    "a point that ends no sentence, a verb in short": (
        ("note-9", "BDT 2,61,600 came in, i.e. the 3.1 lakh minus the Tk. 48,400 in dispute."),
        ("down", "In H1 2026 Dhansiri still bought for more than Tk. 57,000, after BDT 1.15 lakh in H1 2025."),
        ("note-3", "Arif Mahbub hasn't made up his mind on the fixtures and will let us know on 20 December."),
    ),
    "an answer that one of ours gave": (
        ("note-1", "Lamia Noor is looking for 4% off plus ten days' credit; Tanvir made no commitment on either."),
        ("note-1", "We did not agree to the 4 percent that Lamia Noor asked for."),
        ("note-10", "There is a request from Arif Mahbub for 75 cases by 9 December; we have agreed to nothing yet."),
        ("note-10", "Arif Mahbub's request for 75 cases by 9 December is still open."),
    ),
    "what was agreed to may be done": (
        ("note-2", "From 14 October our merchandisers may work in all 24 stores, Lamia Noor has agreed."),
    ),
    "a bound that is none, or set by what will not do": (
        ("note-4", "Below 6,000 cases a year the film cost makes it unviable."),
        ("note-7", "Arif Mahbub does not take the load after Dec 19."),
        ("down", "Purchases halved, from just over 1.15 lakh BDT in H1 2025 to Tk 57,425.80 in H1 2026."),
        ("up", "Purchases were just over 31.9% higher in H1 2026."),
        ("up", "Purchases of 8.24 lakh in H1 2026 topped the 6.25 lakh of H1 2025."),
    ),
    "what is compared is told of its own": (
        ("note-5", "Our margin of 9.1% is below that of Chhayapath on the same facing."),
        ("note-5", "At 9.1% our washing powder is behind Chhayapath on the same facing."),
        ("note-5", "Our 9.1% front margin is not as good as Chhayapath's on the same facing."),
        ("note-5", "Chhayapath beats our 9.1% on the same facing."),
        ("note-5", "They earn 12.5% with Chhayapath on the same facing instead of 9.1% with us."),
        ("note-5", "Chhayapath gives Lamia Noor 12.5% on the facing where our washing powder makes 9.1%."),
        ("note-5", "Lamia Noor's margin: 9.1% with us, 12.5% with Chhayapath."),
        ("up", "In H1 2025 less was bought, BDT 6.25 lakh against 8.24 lakh in H1 2026."),
        ("note-5", "Chhayapath leaves Lamia Noor more than our washing powder does."),
        ("note-5", "Lamia Noor earns less on our washing powder than on Chhayapath."),
        ("down", "H1 2025 was the stronger one."),
        ("down", "In H1 2025 it had been double: BDT 1.15 lakh."),
        ("note-8", "Nothing there outsells tea, while biscuits sit at the bottom, says Lamia Noor."),
    ),
    "a debt that is no more": (
        ("note-6", "Arif Mahbub owes us nothing more since the transfer of BDT 253,500 on 8 November."),
        ("note-6", "Arif Mahbub's transfer of BDT 253,500 went through, and nothing remains on the account."),
    ),
    "advice, and a reason that narrows nothing": (
        (
            "note-11",
            "Credit is 30 days by contract. The 45 days were a one-off and shouldn't be mentioned to them again.",
        ),
        ("note-13", "The claim of BDT 3.85 lakh is on hold only because two shops' sheets are missing."),
    ),
    "signed off is approved": (
        ("note-14", "The trip guarantee for the Sylhet truck is signed off; Arif Mahbub is to sign with the vendor."),
    ),
    "a figure in other words": (
        ("orders", "Eight more orders did not ship, two of them already past the required day."),
        ("orders", "8 orders of Dhansiri Health & Beauty are not shipped yet."),
        ("target", "Dhansiri Health & Beauty has only reached 62.3% of its target, with 86.1% of the time gone."),
        ("report", "Tanvir Ashik has until 9 December to write the root cause report on late trucks."),
    ),
}
FALSE: Mapping[str, tuple[tuple[str, str], ...]] = {
    "what was only asked for": (
        ("note-1", "Lamia Noor got her way on 4% off with ten days of credit."),
        ("note-1", "Tanvir granted Lamia Noor the 4 percent and 10 days of credit."),
        ("note-10", "Arif Mahbub's request for 75 cases was refused."),
        ("note-10", "Arif Mahbub's request for 75 cases was agreed."),
        ("note-10", "Arif Mahbub will get 75 cases by 9 December."),
        ("note-1", "Tanvir gave Lamia Noor 4% off with ten days of credit."),
        ("note-2", "Lamia Noor may agree to merchandisers in all 24 stores."),
    ),
    "another bound": (
        ("note-4", "Anything above 6,000 cases a year makes it unviable."),
        ("note-7", "Arif Mahbub takes the load only after Dec 19."),
    ),
    "put for another": (
        ("note-5", "Our margin of 12.5% is above that of Chhayapath on the same facing."),
        ("note-5", "We give 12.5% on the same facing, Chhayapath 9.1%."),
        ("note-5", "Lamia Noor's margin: 12.5% with us, 9.1% with Chhayapath."),
        ("note-5", "Lamia Noor earns more on our washing powder than on Chhayapath."),
        ("note-15", "We charge less for tea than Golpata, by Tk 40."),
        ("note-15", "With us tea is Tk 40 cheaper."),
        ("note-15", "Golpata is the more expensive on tea, by Tk 40."),
        ("note-16", "We are waiting for Lamia Noor's price list, promised for 2 December."),
        ("note-17", "Dhansiri is owed 4,33,500 by us since 30 October."),
        ("note-8", "Nothing there outsells biscuits, says Lamia Noor."),
        ("note-12", "We paid Dhansiri Tk 6,16,500 on 12 November."),
    ),
    "a figure turned around": (
        ("down", "Purchases in H1 2025 were half of those of H1 2026."),
        ("down", "H1 2026 was twice H1 2025."),
        ("up", "H1 2025 brought more, BDT 6.25 lakh against 8.24 lakh."),
        ("target", "Dhansiri Health & Beauty is on track for its target with 62.3%."),
        ("retention", "Dhansiri added three products worth BDT 290,914."),
        ("retention", "Of BDT 47.7 lakh, BDT 298,287 was lost."),
        ("report", "Tanvir Ashik is late with the root cause report on late trucks."),
        ("contacts", "Of our contacts, Arif Mahbub is the one we spoke to most recently."),
    ),
}


def _reason(ref: str, text: str) -> str:
    return check(Sentence(text, (ref,), "written"), EVIDENCE).reason


@pytest.mark.parametrize(("ref", "text"), [one for group in TRUE.values() for one in group])
def test_true_sentence_passes(ref: str, text: str) -> None:
    assert _reason(ref, text) == ""


@pytest.mark.parametrize(("ref", "text"), [one for group in FALSE.values() for one in group])
def test_false_sentence_is_caught(ref: str, text: str) -> None:
    assert _reason(ref, text)


def test_name_of_account_is_nobody_of_the_book() -> None:
    owes = note(
        "note-21", "Dhansiri Health & Beauty still owes us Tk. 4,59,000, due 25 July. Beauty Khatun has the cheque."
    )
    paid = note("note-22", "Arif Mahbub paid 7,14,500 BDT by transfer on 23 September; account clear.")
    evidence = Evidence("?", CARD, (owes, paid), AS_OF, names=NAMES)
    text = (
        "Dhansiri Health & Beauty owed us Tk 4,59,000, and Dhansiri Health & Beauty paid us BDT 7 lakh on 23 September."
    )
    assert check(Sentence(text, ("note-21", "note-22"), "written"), evidence).reason == ""
