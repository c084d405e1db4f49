"""Briefs over the sample book: what a manager reads before a meeting, on every account, in both languages and forms."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from bot.compose.brief import MOST_WORDS, Brief, brief_as_dict, compose_brief
from bot.compose.brief_weights import PARTS
from bot.compose.check import check
from bot.compose.render import Style, render
from bot.desk import Desk
from bot.features.brief import brief
from bot.terminal.screen import Screen
from bot.terminal.sheet import lay_out
from knowledge.book import Book
from knowledge.briefing.gather import gather_brief
from knowledge.errors import Ambiguous, BadInput, NotFound
from knowledge.evidence import Dossier, Message
from knowledge.people import LOCAL_OWNER, Reader
from knowledge.periods import Calendar
from knowledge.records.accounts import account_cards
from knowledge.records.team import reader_for
from knowledge.retrieval.library import Library
from tests.benchmarks.questions import ASKED_ON, desk_over

DAYS = (ASKED_ON, date(2026, 9, 30), date(2025, 1, 15))
SHORT_PARTS = {"highlights", "meeting", "since", "commitments", "risks", "agenda"}
# Sentences that point at facts instead of stating them.
POINTING = ("above", "all_green", "nothing_red", "overdue_count")


@pytest.fixture
def desk(sample_book: Book) -> Desk:
    return desk_over(sample_book)


def told(desk: Desk, account: str, words: str = "", *, full: bool = True, language: str = "en") -> Brief:
    return brief(desk, LOCAL_OWNER, account, words, full=full, as_of=ASKED_ON, language=language)


def text_of(found: Brief, part: str = "") -> str:
    return "\n".join(sentence.text for one in found.parts if part in ("", one.name) for sentence in one.sentences)


def dossiers(book: Book, day: date) -> list[Dossier]:
    with book.reading() as session:
        return [
            gather_brief(
                session,
                LOCAL_OWNER,
                card,
                "",
                as_of=day,
                calendar=Calendar(),
                timezone="Asia/Dhaka",
                library=Library(),
            )
            for card in account_cards(session, LOCAL_OWNER)
        ]


@pytest.mark.parametrize("day", DAYS)
def test_every_brief_keeps_its_words_its_order_and_its_sources(sample_on_sqlite: Book, day: date) -> None:
    for dossier in dossiers(sample_on_sqlite, day):
        for language in ("en", "bn"):
            style = Style("bn" if language == "bn" else "en")
            pointing = [render(Message(f"brief.{one}", {"mine": 0, "yours": 0}), style)[:12] for one in POINTING]
            for full in (True, False):
                found = compose_brief(dossier, style, full=full)
                where = (found.account, language, full)
                words = " ".join([found.title, *(part.heading for part in found.parts), text_of(found)])
                assert len([one for one in words.split() if any(map(str.isalnum, one))]) == found.words, where
                assert found.words <= MOST_WORDS[found.form], where
                names = [part.name for part in found.parts]
                assert names == [name for name in PARTS if name in names], where
                assert full or set(names) <= SHORT_PARTS, where
                assert found.left_out == 0, where
                cited: Counter[str] = Counter()
                for part in found.parts:
                    stated: set[str] = set()
                    for sentence in part.sentences:
                        assert check(sentence, dossier.evidence).ok, (where, sentence)
                        assert sentence.refs or sentence.kind == "gap", (where, sentence)
                        if sentence.kind != "suggestion" and not sentence.text.startswith(tuple(pointing)):
                            stated.update(sentence.refs)
                    cited.update(stated)
                assert [ref for ref, parts in cited.items() if parts > 1] == [], where
                assert {ref for part in found.parts for one in part.sentences for ref in one.refs} == {
                    source.ref for source in found.sources
                }, where
                quoted = [one.split("”")[0] for one in text_of(found).split("“")[1:]]
                assert len(quoted) == len(set(quoted)), where
                assert compose_brief(dossier, style, full=full) == found, where


def test_a_full_brief_of_an_account_that_is_known_has_all_its_parts_and_three_questions(desk: Desk) -> None:
    for account in ("Padma Mart", "Kushiyara Superstore", "Nokshi", "Jhuribari", "Meghna Stores"):
        found = told(desk, account)
        assert [part.name for part in found.parts] == list(PARTS)
        assert 3 <= text_of(found, "agenda").count("Question") <= 5
        assert "Ask" in text_of(found, "agenda")


def test_what_is_red_leads(desk: Desk) -> None:
    found = told(desk, "Kushiyara Superstore", full=False)
    first = found.parts[0]
    assert first.name == "highlights"
    assert len(first.sentences) == 3
    assert "If the trucks are not fixed by then Nondini gets the spice bay" in first.sentences[0].text
    assert "42 days late: Issue the credit note" in first.sentences[1].text
    assert "green" not in text_of(found)


def test_a_short_brief_says_what_is_overdue_and_what_to_ask(desk: Desk) -> None:
    found = told(desk, "Kushiyara Superstore", full=False)
    assert text_of(found, "commitments").startswith("Overdue in all: 3 of ours, 1 of theirs.")
    assert text_of(found, "agenda") == (
        "Ask Dilara Ruhi to confirm: Relist the dropped items after four weeks without a late truck."
    )


def test_a_promise_that_the_notes_say_is_kept_is_told_as_perhaps_done_and_not_asked_for(desk: Desk) -> None:
    found = told(desk, "Kushiyara Superstore")
    assert "perhaps done (noted 15 Nov): Write the root cause report on late trucks" in text_of(found, "commitments")
    assert "perhaps done (noted 12 Nov): Pay the undisputed part" in text_of(found, "commitments")
    assert "what holds this up: Pay the undisputed" not in text_of(found, "agenda")


def test_a_late_promise_comes_with_the_latest_word_on_it(desk: Desk) -> None:
    assert "Approved the six-month trip guarantee for the Sylhet truck" in text_of(
        told(desk, "Kushiyara"), "commitments"
    )


def test_everybody_in_the_room_is_told_and_who_of_weight_is_missing(desk: Desk) -> None:
    people = text_of(told(desk, "Nokshi"), "people")
    assert "Shaila Wadud, General Manager Commercial: decision maker" in people
    assert "Masum Fakir" in people
    assert "Not in the meeting: Jui Rozario" in people


def test_a_corrected_demand_is_no_warning(desk: Desk) -> None:
    assert "2 points more front margin" not in text_of(told(desk, "Nokshi"), "highlights")


def test_an_account_of_which_little_is_known_gets_what_to_find_out(desk: Desk) -> None:
    found = told(desk, "Jhuribari")
    assert "role not known" in text_of(found, "highlights")
    assert "No decision maker is known." in text_of(found, "people")
    assert "we want to start with noodles and tea" in text_of(found, "since")
    assert "who decides about suppliers, and who signs?" in text_of(found, "agenda")
    assert text_of(found, "unknown") == "Not on record: a sales target; a renewal day; a tier."
    assert text_of(found, "plan") == "No plan is recorded."


def test_without_a_meeting_the_brief_says_so_and_still_proposes(desk: Desk) -> None:
    found = told(desk, "Haor Traders")
    assert text_of(found, "meeting") == "No coming meeting is recorded."
    assert "Ask" in text_of(found, "agenda")


@pytest.mark.parametrize("words", ["monthly review", "the meeting on 15 Dec", "15/12/2026", "রিভিউ"])
def test_a_meeting_is_named_by_title_kind_or_day(desk: Desk, words: str) -> None:
    found = told(desk, "Meghna Stores", words)
    assert found.focus == ""
    assert "Monthly trade review with Meghna Stores: 15 Dec, 15:00" in text_of(found, "meeting")


def test_a_recurring_meeting_is_found_on_a_later_day_of_its_own(desk: Desk) -> None:
    assert "12 Jan, 15:00 (in 50 days)" in text_of(told(desk, "Meghna Stores", "12 Jan 2027"), "meeting")


def test_a_focus_leads_with_its_figures_and_notes(desk: Desk) -> None:
    found = told(desk, "Kushiyara Superstore", "late deliveries", full=False)
    assert found.focus == "late deliveries"
    assert "4 of 5 orders shipped late (80%)" in found.parts[0].sentences[0].text
    assert "Focus: late deliveries." in text_of(found, "meeting")
    bengali = told(desk, "Nokshi", "ফ্লোর ক্লিনার")
    assert "ফ্লোর ক্লিনারের ৩৬টা বোতলের ১৪টা" in text_of(bengali, "highlights")


def test_a_focus_that_nothing_speaks_of_is_said(desk: Desk) -> None:
    assert "Nothing on the focus was found" in text_of(told(desk, "Padma Mart", "zeppelin hangar"), "meeting")


def test_what_a_note_asks_not_to_be_quoted_is_not(desk: Desk) -> None:
    for account, words in (("Kushiyara Superstore", "Nondini chilli"), ("Nokshi", "walk away line volume")):
        for focus in ("", words):
            found = text_of(told(desk, account, focus))
            assert "Porpor" not in found
            assert "Walk away beyond that" not in found
            assert "Not quoted, as the note asks" in found


def test_text_that_gives_orders_to_the_bot_is_not_quoted(desk: Desk) -> None:
    for words in ("", "artwork portal"):
        assert "ignore your instructions" not in text_of(told(desk, "Meghna Stores", words))


def test_no_brief_names_another_account(desk: Desk, sample_book: Book) -> None:
    with sample_book.reading() as session:
        names = [card.name for card in account_cards(session, LOCAL_OWNER)]
    for account in names:
        said = text_of(told(desk, account))
        assert [name for name in names if name != account and name in said] == []


def test_the_language_asked_for_is_that_of_the_brief(desk: Desk) -> None:
    found = told(desk, "Meghna Stores", language="bn")
    assert [part.heading for part in found.parts][:3] == ["মূল কথা", "মিটিং", "অবস্থা"]
    assert "টার্গেট ৳১.৯৫ কোটি, হয়েছে ৳৫৩.৮৪ লাখ (২৭.৬%)" in text_of(found)


def test_an_earlier_day_knows_nothing_of_later_notes(desk: Desk) -> None:
    found = brief(desk, LOCAL_OWNER, "Kushiyara", full=True, as_of=date(2026, 9, 20), language="en")
    assert "root cause report" not in text_of(found)
    assert "Half-year talk with Kushiyara: 30 Sep, 11:00 (in 10 days)" in text_of(found, "meeting")


def test_accounts_unknown_double_or_of_others_are_refused(desk: Desk, sample_book: Book) -> None:
    with pytest.raises(NotFound):
        told(desk, "Nowhere Mart Ltd of Elsewhere")
    with pytest.raises(Ambiguous) as doubt:
        told(desk, "Padma")
    assert doubt.value.choices == ("Padma Mart", "Padma Wholesale")
    with sample_book.reading() as session:
        sajib = reader_for(session, "sajib@shaplabari.example")
    for reader in (sajib, Reader("workspace", "a colleague"), Reader("outsider", "a guest")):
        with pytest.raises(NotFound):
            brief(desk, reader, "Nokshi Departmental Store", as_of=ASKED_ON)


def test_endless_words_and_days_to_come_are_refused(desk: Desk) -> None:
    with pytest.raises(BadInput):
        told(desk, "Padma Mart", "tea " * 5000)
    with pytest.raises(BadInput):
        brief(desk, LOCAL_OWNER, "Padma Mart", as_of=date(2027, 1, 1))


@pytest.mark.parametrize(
    "words", ["🙂🙂", "   ", "{account} {0} %s", "'; DROP TABLE meetings; --", "\u202eMeghna\u0000"]
)
def test_hostile_words_are_only_words(desk: Desk, words: str) -> None:
    assert "Quarterly review with Padma Mart" in text_of(told(desk, "Padma Mart", words), "meeting")


def test_json_has_stable_keys(desk: Desk) -> None:
    found = brief_as_dict(told(desk, "Padma Mart", full=False))
    assert list(found) == [
        "account", "title", "as_of", "form", "occasion", "focus", "words", "parts", "sources", "left_out", "written",
    ]  # fmt: skip
    assert list(found["parts"][0]) == ["part", "heading", "sentences"]
    assert list(found["parts"][0]["sentences"][0]) == ["text", "refs", "kind"]
    assert found["occasion"] == "business review"


def test_the_screen_shows_numbered_sources_within_eighty_columns(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    lay_out(Screen(), told(desk, "Padma Mart"), Style())
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Padma Mart: brief of 23 Nov 2026"
    assert max(map(len, lines)) <= 80
    assert "Sources" in lines
    assert any(line.startswith("  [1] ") for line in lines)
