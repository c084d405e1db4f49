"""The checker: what is not in the cited facts is not shown; what is, is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from itertools import islice
from random import Random

import pytest
import sqlalchemy as sa

from bot.compose.catalogues import LANGUAGES, Language
from bot.compose.check import check
from bot.compose.extractive import quotation
from bot.compose.render import Style, render_figure
from bot.compose.sentence import Sentence, SentenceKind
from knowledge.book import Book
from knowledge.evidence import (
    AccountCard,
    Evidence,
    Fact,
    Figure,
    Items,
    Message,
    Money,
    Name,
    Passage,
    Percent,
    Period,
    Quantity,
    Words,
)
from knowledge.people import LOCAL_OWNER
from knowledge.records.account_names import all_names
from knowledge.retrieval.passages import PassageRow
from tests.bot.compose.mutations import other_digits, other_months, other_names
from tests.conftest import SAMPLE_DAY
from tests.knowledge.figures.computed import asked, card, told

AS_OF = date(2026, 11, 23)
NAMES = frozenset({"Padma Mart", "Meghna Stores", "Arif Mahbub", "Lamia Noor", "Kuasha Tea Dust 400 g", "Tanvir Ashik"})
DEFINITION = Message("figures.revenue_definition")

NOTE = Passage(
    "note-57",
    "note",
    date(2026, 11, 12),
    "Tanvir Ashik",
    "Arif Mahbub wants 35 cartons by 5 December. Margin 12%, credit Tk 12 lakh for 45 days. Call 01711-223344.\n"
    "Meeting on Thursday at 11:30. Rate was 4,320 on 3/9/2026.",
)
REVENUE = Figure(
    "revenue-2026Q3",
    "revenue",
    Message(
        "figures.revenue_down",
        {
            "account": Name("Padma Mart", "account"),
            "amount": Money(Decimal("5952511.874"), "BDT"),
            "amount_before": Money(Decimal(6500000), "BDT"),
            "period": Period(date(2026, 7, 1), date(2026, 9, 30), "quarter"),
            "before": Period(date(2025, 7, 1), date(2025, 9, 30), "quarter"),
            "change": Percent(Decimal("0.0842")),
        },
    ),
    DEFINITION,
    AS_OF,
)
MEETING = Figure(
    "next-meeting",
    "next_meeting",
    Message(
        "relations.next_meeting_with",
        {
            "account": Name("Padma Mart", "account"),
            "title": Words("Quarterly review"),
            "at": datetime(2026, 11, 26, 11, 0),  # noqa: DTZ001
            "people": Items("relations.person_row", ({"name": Name("Arif Mahbub", "person")},)),
        },
    ),
    DEFINITION,
    AS_OF,
)
ORDERS = Figure(
    "changes-since",
    "changes",
    Message(
        "relations.changes_recent_no_orders",
        {
            "account": Name("Padma Mart", "account"),
            "start": date(2026, 10, 24),
            "orders": Quantity(Decimal(0), "orders"),
            "notes": Quantity(Decimal(3), "notes"),
            "made": Quantity(Decimal(2), "commitments"),
            "kept": Quantity(Decimal(7), "commitments"),
        },
    ),
    DEFINITION,
    AS_OF,
)
EVIDENCE = Evidence("?", AccountCard(1, "Padma Mart"), (NOTE, REVENUE, MEETING, ORDERS), AS_OF, names=NAMES)


def passes(text: str, *refs: str, kind: SentenceKind = "statement") -> bool:
    return check(Sentence(text, refs, kind), EVIDENCE).ok


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("Arif Mahbub wants 35 cartons by 5 December.", "note-57"),
        ("Arif wants 35 cartons by 5 Dec 2026 (12 Nov 2026, Tanvir Ashik).", "note-57"),
        ("৩৫ কার্টন চান, ৫ ডিসেম্বরের মধ্যে।", "note-57"),
        ("The margin is 12 percent and the credit 12 lakh taka, for 45 days.", "note-57"),
        ("Credit of BDT 1,200,000.", "note-57"),
        ("Credit of BDT 1.2 million for 45 days.", "note-57"),
        ("The rate was 4,320 on 3 September 2026.", "note-57"),
        ("They meet on Thursday at 11:30.", "note-57"),
        ("Call 01711-223344.", "note-57"),
        ("He said “Margin 12%, credit Tk 12 lakh for 45 days.” on 12 November.", "note-57"),
        (
            "Padma Mart bought BDT 59,52,511.87 in Q3 2026, 8.4% less than the BDT 65,00,000 of Q3 2025.",
            "revenue-2026Q3",
        ),
        ("Padma Mart bought 59.5 lakh taka between 1 Jul 2026 and 30 Sep 2026.", "revenue-2026Q3"),
        ("পদ্মা মার্ট ৮.৪% কম নিয়েছে, ৳৫৯,৫২,৫১১.৮৭।", "revenue-2026Q3"),
        ("Padma Mart bought 6 million in 2026, 8% less than in 2025.", "revenue-2026Q3"),
        ("The next meeting is the “Quarterly review” on 26 Nov 2026, 11:00, with Arif Mahbub.", "next-meeting"),
        ("The next meeting is on Thursday 26 November at 11:00.", "next-meeting"),
        ("Since 24 Oct 2026: 0 orders, 3 notes, 2 commitments made and 7 kept.", "changes-since"),
    ],
)
def test_what_the_facts_hold_is_shown(text: str, ref: str) -> None:
    assert check(Sentence(text, (ref,), "statement"), EVIDENCE) == check(Sentence("", (ref,), "statement"), EVIDENCE)


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        # numbers
        ("Arif Mahbub wants 36 cartons.", "note-57"),
        ("Arif Mahbub wants 3500 cartons.", "note-57"),
        ("The margin is 1200.", "note-57"),
        ("The margin is 1,200%.", "note-57"),
        ("The margin is 45%.", "note-57"),
        ("The credit is BDT 12.", "note-57"),
        ("The credit is USD 12 lakh.", "note-57"),
        ("The credit is 12 crore taka.", "note-57"),
        ("Padma Mart bought BDT 59,52,511.86.", "revenue-2026Q3"),
        ("Padma Mart bought BDT 60,00,000.", "revenue-2026Q3"),
        ("Padma Mart bought BDT 8.42.", "revenue-2026Q3"),
        ("Padma Mart bought 10 million.", "revenue-2026Q3"),
        ("Padma Mart bought BDT -59,52,511.87.", "revenue-2026Q3"),
        ("It is 842% less.", "revenue-2026Q3"),
        ("It is 0.0842% less.", "revenue-2026Q3"),
        ("There were 3 orders and 3 notes.", "changes-since"),
        ("There were 7 orders.", "changes-since"),
        ("There were three orders.", "changes-since"),
        ("There were 10 notes in 2024.", "changes-since"),
        ("Arif wants 11 cartons.", "note-57"),
        ("Arif wants 2026 cartons.", "note-57"),
        ("Arif wants 12 cartons.", "note-57"),
        # days, months, quarters, times
        ("He wants them by 6 December.", "note-57"),
        ("He wants them by 5 November.", "note-57"),
        ("He wants them by 5 December 2028.", "note-57"),
        ("He wants them on the 6th.", "note-57"),
        ("He wants them in January.", "note-57"),
        ("They meet on Friday at 11:30.", "note-57"),
        ("They meet on Thursday at 12:30.", "note-57"),
        ("The rate was 4,320 on 9 March 2026.", "note-57"),
        ("The rate was 4,320 on 2026-09-04.", "note-57"),
        ("The rate was 4,320 on 4/9/2026.", "note-57"),
        ("Padma Mart bought less in Q2 2026.", "revenue-2026Q3"),
        ("Padma Mart bought less in Q4.", "revenue-2026Q3"),
        ("Padma Mart bought less in H1 2026.", "revenue-2026Q3"),
        ("Padma Mart bought less in FY2025-26.", "revenue-2026Q3"),
        ("Padma Mart bought less in October 2026.", "revenue-2026Q3"),
        ("অক্টোবর ২০২৬ এ কম নিয়েছে।", "revenue-2026Q3"),
        ("Padma Mart bought less in 2023.", "revenue-2026Q3"),
        ("The next meeting is on 27 Nov 2026, 11:00.", "next-meeting"),
        ("The next meeting is on 26 Nov 2026, 12:00.", "next-meeting"),
        ("The next meeting is on Friday 26 November.", "next-meeting"),
        # telephone numbers and other codes
        ("Call 01711-223345.", "note-57"),
        ("See order-812.", "note-57"),
        # names
        ("Lamia Noor wants 35 cartons.", "note-57"),
        ("Lamia wants 35 cartons.", "note-57"),
        ("Meghna Stores wants 35 cartons.", "note-57"),
        ("He wants Kuasha Tea Dust 400 g.", "note-57"),
        ("The next meeting is with Lamia Noor.", "next-meeting"),
        # quotations
        ("He said “Margin 12%, credit is no problem”.", "note-57"),
        ("He said “Quarterly meeting”.", "next-meeting"),
        # the direction
        ("Padma Mart bought 8.4% more than a year before.", "revenue-2026Q3"),
        ("পদ্মা মার্ট ৮.৪% বেশি নিয়েছে।", "revenue-2026Q3"),
    ],
)
def test_what_the_facts_do_not_hold_is_not_shown(text: str, ref: str) -> None:
    verdict = check(Sentence(text, (ref,), "statement"), EVIDENCE)
    assert not verdict.ok
    assert verdict.reason


def test_a_claim_cites_something_that_is_there() -> None:
    assert not passes("They are unhappy.")
    assert not passes("They are unhappy.", "note-58")
    assert not passes("They are unhappy.", "note-57", "note-58")
    assert passes("They are content.", "note-57")
    assert passes("Nothing was found.", kind="gap")


def test_facts_that_are_not_cited_support_nothing() -> None:
    assert passes("There were 3 notes; Arif Mahbub wants 35 cartons.", "changes-since", "note-57")
    assert not passes("There were 3 notes; Arif Mahbub wants 35 cartons.", "changes-since")


def test_a_ref_in_the_sentence_is_no_number_of_its_own() -> None:
    assert passes("Arif Mahbub wants 35 cartons [note-57].", "note-57")


@pytest.mark.parametrize(
    "words",
    [
        "He said “no price cut” twice. See https://example.com/a?b=1 for it.",
        "Ask <!here> or @channel, <@U12345> knows. 1. First 2. second\n- a bullet with 15% off",
        "দাম ৳১,২০,০০০ চাইলেন, ৩টি শর্তে; বললেন “আগে মাল”। বৃহস্পতিবার ১১টায় আসবেন।",
        "Very long, " + "with many clauses, each of them of some weight and number 14, " * 12 + "and an end.",
        "পদ্মা মার্টের ছাড় ৫%, পরের মিটিং ০৫/১২/২০২৬",
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_quotation_passes_whatever_was_written(words: str, language: str) -> None:
    passage = Passage("note-1", "note", date(2026, 5, 9), "Lamia Noor", words)
    evidence = Evidence("what price?", AccountCard(1, "Padma Mart"), (passage,), AS_OF, names=NAMES)
    sentence = quotation(passage, "what price?", Style(language="bn" if language == "bn" else "en"))
    assert check(sentence, evidence).reason == ""


@dataclass(frozen=True)
class Shown:
    """A sentence as it is shown, and the evidence it was made from."""

    sentence: Sentence
    evidence: Evidence


ONE_DAY = ((SAMPLE_DAY, None),)
SEVERAL_DAYS = (*ONE_DAY, (date(2026, 3, 31), date(2025, 12, 3)))


def everything_shown(
    book: Book, style: Style, days: Iterable[tuple[date, date | None]] = SEVERAL_DAYS
) -> Iterator[Shown]:
    """The sentence of every figure of every account, and a quotation of every passage."""
    with book.reading() as session:
        names = all_names(session, LOCAL_OWNER)
        rows = list(session.scalars(sa.select(PassageRow).order_by(PassageRow.id)))
    passages: dict[int | None, list[Passage]] = {}
    for row in rows:
        fact = Passage(row.ref, row.kind, row.happened_on, row.author, row.words)
        passages.setdefault(row.account_id, []).append(fact)
    figures: dict[str, list[Figure]] = {}
    for as_of, first in days:
        for (account, _), found in told(book, asked(as_of, first)).items():
            if isinstance(found, Figure):
                figures.setdefault(account, []).append(found)
    for account, held in figures.items():
        at = card(book, account) if account else None
        for figure in held:
            evidence = Evidence("", at, (figure,), figure.as_of, names=names)
            yield Shown(Sentence(render_figure(figure, style), (figure.ref,), "figure"), evidence)
        for passage in passages.get(at.id if at else -1, []):
            facts: tuple[Fact, ...] = (passage,)
            yield Shown(quotation(passage, "price order", style), Evidence("", at, facts, SAMPLE_DAY, names=names))


@pytest.mark.parametrize(
    "style", [Style("en"), Style("bn"), Style("bn", digits="latin"), Style("en", digits="bengali")]
)
def test_every_sentence_made_without_a_model_passes(sample_on_sqlite: Book, style: Style) -> None:
    refused = [
        (one.sentence.text, verdict.reason)
        for one in everything_shown(sample_on_sqlite, style)
        if not (verdict := check(one.sentence, one.evidence)).ok
    ]
    assert refused == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_model_may_tell_a_figure_in_the_figures_own_words(sample_on_sqlite: Book, language: Language) -> None:
    # Every second one: enough to see what is refused, in half of the time.
    shown = islice(everything_shown(sample_on_sqlite, Style(language), ONE_DAY), 0, None, 2)
    told = [one for one in shown if one.sentence.kind == "figure"]
    verdicts = [check(replace(one.sentence, kind="written"), one.evidence) for one in told]
    refused = [one.sentence.text for one, verdict in zip(told, verdicts, strict=True) if not verdict.ok]
    assert len(told) > 300
    assert len(refused) <= 0.01 * len(told), refused


def of_any_year(one: Shown) -> bool:
    """Whether a sentence tells of months of any year: "May" alone is no month to the checker."""
    facts = (one.evidence.fact(ref) for ref in one.sentence.refs)
    return any(isinstance(fact, Figure) and fact.name == "seasonality" for fact in facts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_with_one_value_changed_is_refused(sample_on_sqlite: Book, language: str) -> None:
    random = Random(f"{language} 812")
    passed: list[tuple[str, str]] = []
    tried = 0
    style = Style(language="bn" if language == "bn" else "en")
    # Every third sentence: enough to see what is missed, in a third of the time.
    for one in islice(everything_shown(sample_on_sqlite, style, ONE_DAY), random.randrange(3), None, 3):
        text, names = one.sentence.text, sorted(one.evidence.names)
        for kind, changed in (
            *(("digit", text) for text in other_digits(text, random)),
            *(("month", text) for text in (() if of_any_year(one) else other_months(text, random))),
            *(("name", text) for text in other_names(text, names, random)),
        ):
            tried += 1
            if check(Sentence(changed, one.sentence.refs, one.sentence.kind), one.evidence).ok:
                passed.append((kind, changed))
    print(f"{language}: {tried} changed sentences, {len(passed)} not noticed")
    assert tried > 2_000
    assert passed == []
