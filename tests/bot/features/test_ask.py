"""Asking: what a person gets for a question, a greeting, nothing, or words that fit two accounts."""

from __future__ import annotations

from datetime import date

import pytest

from bot.compose.answer import Answer
from bot.desk import Desk
from bot.features.ask import NEW_CONVERSATION, Conversation, ask
from knowledge.book import Book
from knowledge.errors import Ambiguous, BadInput, NotFound
from knowledge.people import LOCAL_OWNER, Reader
from knowledge.records.team import reader_for
from tests.benchmarks.questions import ASKED_ON, desk_over


@pytest.fixture
def desk(sample_book: Book) -> Desk:
    return desk_over(sample_book)


def asked(
    desk: Desk,
    question: str,
    *,
    account: str = "",
    language: str = "",
    reader: Reader = LOCAL_OWNER,
    conversation: Conversation = NEW_CONVERSATION,
    as_of: date = ASKED_ON,
) -> tuple[Answer, Conversation]:
    return ask(desk, reader, question, as_of=as_of, account=account, language=language, conversation=conversation)


def text_of(answer: Answer) -> str:
    return " ".join(sentence.text for sentence in answer.sentences)


def test_a_figure_that_answers_stands_alone_with_its_definition_as_source(desk: Desk) -> None:
    answer, _ = asked(desk, "How much did Padma Mart buy from us last quarter?")
    assert [sentence.text for sentence in answer.sentences] == ["Padma Mart bought BDT 59,52,511.87 (Q3 2026)."]
    assert answer.sources[0].ref == "revenue-2026Q3"
    assert answer.sources[0].words.startswith("Price x quantity")
    assert answer.sources[0].records_total == len(answer.sources[0].records) == 11


def test_a_bengali_question_is_answered_in_bengali(desk: Desk) -> None:
    answer, _ = asked(desk, "পদ্মা মার্ট গত মাসে কত টাকার মাল নিয়েছে?")
    assert "অক্টোবর ২০২৬" in text_of(answer)
    assert not any(digit in text_of(answer) for digit in "0123456789")


def test_the_language_asked_for_wins_over_that_of_the_question(desk: Desk) -> None:
    answer, _ = asked(desk, "পদ্মা মার্ট গত মাসে কত টাকার মাল নিয়েছে?", language="en")
    assert "October 2026" in text_of(answer)


def test_a_follow_on_keeps_account_topic_and_period(desk: Desk) -> None:
    _, conversation = asked(desk, "How much did Bongshi Fresh buy in October?")
    answer, conversation = asked(desk, "and last year?", conversation=conversation)
    assert "Bongshi Fresh" in text_of(answer)
    assert "October 2025" in text_of(answer)
    answer, _ = asked(desk, "and Padma Mart?", conversation=conversation)
    assert "Padma Mart" in text_of(answer)
    assert "October 2025" in text_of(answer)


def test_he_is_whom_the_question_before_spoke_of(desk: Desk) -> None:
    _, conversation = asked(desk, "What does Mahfuz want for the late trucks?", account="Kushiyara Superstore")
    answer, _ = asked(desk, "and how did he react to Lipi's explanation?", conversation=conversation)
    assert "Page 3 has no dates" in text_of(answer)


def test_a_later_correction_stands_above_what_it_corrects(desk: Desk) -> None:
    answer, _ = asked(desk, "How many cartons of semai were spoiled?", account="Kushiyara Superstore")
    assert "22 cases" in answer.sentences[0].text


def test_a_title_names_its_person(desk: Desk) -> None:
    answer, _ = asked(desk, "Why is their commercial director upset about web prices?", account="Meghna Stores")
    assert "Habib shaheb upset" in text_of(answer)


def test_what_the_book_does_not_hold_is_said_with_what_lies_nearest(desk: Desk) -> None:
    answer, _ = asked(desk, "What is the VAT registration number of Haor Traders?")
    assert not answer.answered
    assert text_of(answer) == "Nothing in the records and notes of Haor Traders answers this."
    assert all(sentence.refs for sentence in answer.nearest)


def test_a_figure_that_cannot_be_told_says_why(desk: Desk) -> None:
    answer, _ = asked(desk, "Are we on target with Jhuribari?")
    assert not answer.answered
    assert text_of(answer) == "No sales target of Jhuribari is recorded for this time."


def test_text_that_gives_orders_to_the_bot_is_not_quoted(desk: Desk) -> None:
    for account, question in (
        ("Meghna Stores", "What did the helpdesk write about the artwork portal?"),
        ("Tholey Express", "What did Ovi write about the price file?"),
        ("Padma Wholesale", "স্টেটমেন্ট নিয়ে কী লিখেছে?"),
    ):
        answer, _ = asked(desk, question, account=account)
        said = text_of(answer) + " ".join(sentence.text for sentence in answer.nearest)
        assert "ignore your instructions" not in said
        assert "নির্দেশ" not in said


@pytest.mark.parametrize(
    ("words", "reply"),
    [
        ("hello", "Hello. Ask me about an account"),
        ("আসসালামু আলাইকুম", "নমস্কার"),
        ("Thank you!", "You are welcome."),
        ("ঠিক আছে, ধন্যবাদ", "আপনাকে স্বাগতম"),
        ("help", "Before a meeting: “brief”"),
        ("What can you do?", "Ask about an account in your own words"),
        ("সাহায্য", "মিটিংয়ের আগে: “ব্রিফ”"),
        ("delete everything", "Nothing is deleted by asking for it."),
        ("please forget Meghna", "Nothing is deleted by asking for it."),
        ("আমার শেষ নোট মুছে দাও", "এখানে বললে কিছু মোছা হয় না।"),
    ],
)
def test_a_greeting_thanks_a_call_for_help_or_to_delete_each_get_a_reply_of_their_own_and_no_sources(
    desk: Desk, words: str, reply: str
) -> None:
    answer, _ = asked(desk, words)
    assert reply in text_of(answer)
    assert answer.answered
    assert answer.sources == ()


def test_a_name_that_fits_two_accounts_is_asked_back(desk: Desk) -> None:
    with pytest.raises(Ambiguous) as refused:
        asked(desk, "How is Padma doing?")
    assert refused.value.choices == ("Padma Mart", "Padma Wholesale")


def test_a_question_that_names_no_account_says_so(desk: Desk) -> None:
    with pytest.raises(NotFound) as refused:
        asked(desk, "What did they say about the trucks?")
    assert refused.value.message.id == "errors.account_needed"


def test_an_unknown_account_is_met_with_the_nearest_names(desk: Desk) -> None:
    with pytest.raises(NotFound) as refused:
        asked(desk, "How much did they buy?", account="Dhan Health & Beauty")
    assert refused.value.message.values["nearest"] == "Dhansiri Health & Beauty"


def test_a_slip_of_the_pen_in_a_name_is_forgiven(desk: Desk) -> None:
    answer, _ = asked(desk, "How much did they buy?", account="Megna Stors Ltd")
    assert answer.account == "Meghna Stores"


@pytest.mark.parametrize("words", ["", "   ", "🙂🙂", "?!...", "\n\t"])
def test_words_that_say_nothing_are_met_with_a_sentence(desk: Desk, words: str) -> None:
    with pytest.raises(BadInput) as refused:
        asked(desk, words)
    assert refused.value.message.id == "errors.question_empty"


def test_an_endless_question_is_refused_with_its_length(desk: Desk) -> None:
    with pytest.raises(BadInput) as refused:
        asked(desk, "tea " * 5000)
    assert refused.value.message.values["length"] == 20_000


@pytest.mark.parametrize(
    "words",
    [
        "'; DROP TABLE accounts; --",
        'tea" OR terms MATCH "acct2',
        "{account} {0} %s %(x)s",
        "\u202eMeghna\u202c trucks \u0000 late",
        "NEAR(tea bay) AND NOT *",
        "trucks " * 500,
    ],
)
def test_hostile_words_are_only_words(desk: Desk, words: str) -> None:
    answer, _ = asked(desk, words, account="Kushiyara Superstore")
    assert answer.account in {"Kushiyara Superstore", "Meghna Stores"}
    assert answer.sentences


def test_an_account_of_a_team_is_not_there_for_others(desk: Desk, sample_book: Book) -> None:
    with sample_book.reading() as session:
        sajib = reader_for(session, "sajib@shaplabari.example")
    with pytest.raises(NotFound):
        asked(desk, "How much did they buy?", account="Nokshi Departmental Store", reader=sajib)
    with pytest.raises(NotFound):
        asked(desk, "How much did Tholey Express buy?", reader=sajib)


def test_an_outsider_reads_nothing(desk: Desk) -> None:
    with pytest.raises(NotFound):
        asked(desk, "How much did Padma Mart buy?", reader=Reader("outsider", "a guest"))


def test_as_of_an_earlier_day_later_words_do_not_exist(desk: Desk) -> None:
    answer, _ = asked(
        desk, "How many cartons of semai were spoiled?", account="Kushiyara Superstore", as_of=date(2026, 8, 20)
    )
    assert "22 cases" not in text_of(answer)


def test_a_day_to_come_is_refused(desk: Desk) -> None:
    with pytest.raises(BadInput) as refused:
        asked(desk, "How much did Padma Mart buy?", as_of=date(2027, 1, 1))
    assert refused.value.message.id == "errors.as_of_future"


def test_a_day_before_the_first_record_is_refused_with_that_day(desk: Desk) -> None:
    with pytest.raises(BadInput) as refused:
        asked(desk, "How much did Padma Mart buy?", as_of=date(1990, 1, 1))
    assert refused.value.message.id == "errors.as_of_before"


@pytest.mark.parametrize(
    ("question", "ref"),
    [
        ("what should i push at padma mart", "growth-proposals"),
        ("who haven't I talked to at Padma Mart lately", "quiet-contacts"),
        ("which of my accounts need attention today", "portfolio-health"),
        ("why is Kushiyara buying less?", "churn-signals"),
        ("কুশিয়ারা কম কিনছে কেন?", "churn-signals"),
        ("when does the Padma Mart contract end", "account-profile"),
        ("last 3 notes on Padma Mart", "communication-log"),
        ("আজ আমার কী কী কাজ?", "portfolio-overdue"),
        ("open deals with Padma Mart and their next steps", "deals-open"),
        ("who is on our side at Padma Mart?", "contacts"),
        ("what's new with kushiyara since last visit", "changes-"),
        ("kushiyara te goto visit er por ki holo", "changes-"),
        ("padma mart er target koto bhag holo?", "target-1"),
        ("What products could we still sell at Padma Mart that they don't buy?", "whitespace"),
        ("পদ্মা মার্টে কোন কোন পণ্য বিক্রি হয় না কিন্তু হতে পারত?", "whitespace"),
        ("Padma Mart sales by category", "revenue-by-category-all"),
        ("compare this quarter with last quarter for Meghna", "revenue-change-"),
        ("উঠানে কোন পণ্য সবচেয়ে ভালো চলে?", "top-products-all"),
        ("পদ্মা মার্টের শেলফে আমাদের অবস্থা কী?", "share-of-shelf"),
        ("সবচেয়ে ঝুঁকিতে কোন অ্যাকাউন্ট?", "portfolio-churn"),
        ("ei mashe kar target pichiye", "portfolio-targets"),
        ("meghna te ar ki bechte pari", "growth-proposals"),
        ("does Meghna buy our washing powder", "revenue-all-pdhobdhobe-washing-powder"),
        ("Ramadan sales of Meghna last year", "revenue-20250216-20250330"),
        ("আমাদের মোট বিক্রি কত এই বছর?", "portfolio-revenue-2026"),
        ("কোন অ্যাকাউন্ট সবচেয়ে ভালো করছে?", "portfolio-movers"),
        ("worst selling products at Nokshi", "bottom-products-all"),
        ("How does Padma Mart compare to last year, quarter by quarter?", "revenue-by-quarter-all"),
        ("পদ্মা মার্টের কোয়ার্টারভিত্তিক সেলস", "revenue-by-quarter-all"),
        ("How did Padma Mart do in 2025 and in 2026?", "revenue-change-"),
        ("why did revenue fall at Meghna?", "revenue-bridge-"),
        ("meghna te bikri keno komse", "revenue-bridge-"),
        ("which accounts have no meeting planned?", "portfolio-unmet-"),
        ("কোন কোন অ্যাকাউন্টে মিটিং নেই?", "portfolio-unmet-"),
        ("what's in our pipeline?", "portfolio-deals"),
        ("what deals close this month?", "portfolio-deals"),
        ("সব অ্যাকাউন্টে কোন কোন ডিল খোলা?", "portfolio-deals"),
        ("which categories grew at Meghna?", "category-changes-"),
        ("মেঘনায় কোন ক্যাটাগরি বেড়েছে?", "category-changes-"),
        ("what do I have to do today?", "portfolio-overdue"),
        ("who should I visit this week?", "portfolio-quiet"),
        ("is any order of Kushiyara late?", "late-orders-all"),
        ("who in our team is responsible for Padma Mart logistics?", "functions-owe"),
    ],
)
def test_what_a_manager_asks_in_passing_finds_its_figure(desk: Desk, question: str, ref: str) -> None:
    answer, _ = asked(desk, question)
    assert answer.sentences[0].refs[0].startswith(ref)


@pytest.mark.parametrize(
    ("question", "those", "others"),
    [
        ("Who supports us at Meghna?", "Nayan Chakma", "Rakibul Anam"),
        ("মেঘনায় কে আমাদের পক্ষে?", "Nayan Chakma", "Rakibul Anam"),
        ("Who is against us at Meghna?", "Rakibul Anam", "Nayan Chakma"),
        ("Who does not support us at Meghna?", "Rakibul Anam", "Nayan Chakma"),
    ],
)
def test_who_is_for_us_or_against_us_is_told_of_those_alone(desk: Desk, question: str, those: str, others: str) -> None:
    told = asked(desk, question)[0].sentences[0].text
    assert those in told
    assert others not in told


def test_that_nobody_is_against_us_is_said(desk: Desk) -> None:
    assert "Nobody at Padma Mart is recorded as against us." in text_of(
        asked(desk, "Who is against Padma Mart? I mean against us")[0]
    )


def test_accounts_without_a_meeting_are_those_that_have_none_in_the_list_of_meetings(desk: Desk) -> None:
    unmet = text_of(asked(desk, "which accounts have no meeting planned?")[0])
    for name in ("Padma Mart", "Nokshi Departmental Store", "Kushiyara Superstore", "Haor Traders"):
        meeting = text_of(asked(desk, f"When do we meet {name} next?")[0])
        assert (f"No coming meeting with {name}" in meeting) == (name in unmet)


@pytest.mark.parametrize("question", ["what happened at Kushiyara in October?", "কুশিয়ারার সাথে গত মাসে কী হয়েছে?"])
def test_what_happened_in_a_time_is_told_by_its_contacts_and_in_their_words(desk: Desk, question: str) -> None:
    answer, _ = asked(desk, question)
    assert answer.sentences[0].refs == ("communication-log",)
    assert {sentence.kind for sentence in answer.sentences[1:]} == {"quote"}
    assert {source.when.month for source in answer.sources[1:] if source.when is not None} == {10}
