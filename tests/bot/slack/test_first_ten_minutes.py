"""The first ten minutes of a stranger, in the browser: at a desk in English, and on a phone in Bengali.

They read what this is, ask, look at a source, prepare for a meeting, log a note, put it right, follow up, see their
Home, and find the note in an answer. Each screen is kept as a picture.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from bot.workspace.gestures import LocalWorkspace
from tests.bot.workspace.browsing import DESK, PHONE, Screen, Visit, chooses, chromium, visits, writes

BOX = "Message Keybrief"
WITHIN = 15_000  # milliseconds for an answer, on a busy machine


@dataclass(frozen=True)
class Words:
    """What is written and what is looked for, in one language."""

    prompt: str
    help: str
    what_it_is: str
    question: str
    answer: str
    sources: str
    account: str
    account_shown: str
    brief_parts: str
    note: str
    confirm_all: str
    confirmed: str
    note_edited: str
    card_edited: str
    save: str
    saved: str
    home: str
    asked_of_note: str
    noted: str


ENGLISH = Words(
    prompt="What is new at",
    help="help",
    what_it_is="I prepare you for your accounts",
    question="What did Padma Mart buy last quarter?",
    answer="Padma Mart",
    sources="source",
    account="Padma Mart",
    account_shown="Padma Mart",
    brief_parts="Short brief as of",
    note="নোট পদ্মা মার্ট: লামিয়ার সাথে কথা হলো। আমি রবিবারের মধ্যে নতুন দরের তালিকা পাঠাব।",
    confirm_all="সব নিশ্চিত",  # a card is in the language of its note
    confirmed="নিশ্চিত করার আর কিছু বাকি নেই",
    note_edited="নোট পদ্মা মার্ট: লামিয়ার সাথে কথা হলো। আমি মঙ্গলবারের মধ্যে নতুন দরের তালিকা পাঠাব।",
    card_edited="যেমন লেখা তেমনই রাখা",
    save="Save",
    saved="Saved for Padma Mart",
    home="Padma Mart",
    asked_of_note="What do we still owe Padma Mart?",
    noted="নতুন দরের তালিকা",
)
BENGALI = Words(
    prompt="নতুন কী আছে?",
    help="সাহায্য",
    what_it_is="আমি অ্যাকাউন্টের প্রস্তুতি করে দিই",
    question="কুশিয়ারা কোন কোন পণ্য আর নিচ্ছে না?",
    answer="কুশিয়ারা",
    sources="সূত্র",
    account="কুশিয়ারা",
    account_shown="কুশিয়ারা সুপারস্টোর",
    brief_parts="সংক্ষিপ্ত ব্রিফ, ",
    note="নোট কুশিয়ারা: দিলারা আপার সাথে কথা হলো। আমি রবিবারের মধ্যে নতুন দরের তালিকা পাঠাব।",
    confirm_all="সব নিশ্চিত",
    confirmed="নিশ্চিত করার আর কিছু বাকি নেই",
    note_edited="নোট কুশিয়ারা: দিলারা আপার সাথে কথা হলো। আমি মঙ্গলবারের মধ্যে নতুন দরের তালিকা পাঠাব।",
    card_edited="যেমন লেখা তেমনই রাখা",
    save="সেভ করুন",
    saved="প্রতিশ্রুতি সেভ হয়েছে",
    home="কুশিয়ারা সুপারস্টোর",
    asked_of_note="কুশিয়ারাকে আমাদের কী কী দেওয়া বাকি?",
    noted="নতুন দরের তালিকা",
)


@pytest.fixture(scope="module")
def browser(slack: LocalWorkspace) -> Iterator[Browser]:
    # After the bot: Playwright keeps a loop in this thread, beside which no job queue can be declared.
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("first_ten_minutes")
    print(f"screenshots of the first ten minutes: {folder}")
    return folder


@pytest.fixture
def visit(browser: Browser, slack: LocalWorkspace) -> Iterator[Visit]:
    with visits(browser, slack) as opened:
        yield opened


class Stranger:
    """Somebody at the page who has never seen it."""

    def __init__(self, page: Page, words: Words, pictures: Path, screen: Screen) -> None:
        self.page, self.words = page, words
        self._pictures, self._name = pictures, "phone" if screen is PHONE else "desk"
        self._taken = 0
        self.on_phone = screen is PHONE

    def keeps_picture(self, name: str) -> None:
        self._taken += 1
        self.page.evaluate("document.fonts.ready")
        self.page.screenshot(path=self._pictures / f"{self._name}-{self._taken:02}-{name}.png")

    def goes_to_the_app(self) -> None:
        """To the messages with the app, from wherever they are."""
        for _ in range(2):
            back = self.page.get_by_role("button", name="Close thread").or_(
                self.page.get_by_role("button", name="Back to the list")
            )
            if self.on_phone and back.first.is_visible():
                back.first.click()
        self.page.get_by_role("navigation").get_by_role("button", name="Keybrief").click()

    @property
    def thread(self) -> Locator:
        return self.page.get_by_role("complementary", name="Thread")

    def sees(self, text: str, where: Locator | None = None) -> Locator:
        """The last message that says this."""
        found = (where or self.page).get_by_role("article").filter(has_text=text).last
        expect(found).to_be_visible(timeout=WITHIN)
        return found


@pytest.mark.parametrize(
    ("name", "words", "screen"),
    [("tanvir", ENGLISH, DESK), ("nusrat", BENGALI, PHONE)],
    ids=["english at a desk", "bengali on a phone"],
)
def test_the_first_ten_minutes_of_a_stranger(
    visit: Visit, pictures: Path, name: str, words: Words, screen: Screen
) -> None:
    page = visit(name, "", screen)
    me = Stranger(page, words, pictures, screen)
    if me.on_phone:
        me.goes_to_the_app()
        sets_the_language(me)
    reads_what_this_is(me)
    asks_and_opens_a_source(me)
    is_briefed(me)
    logs_a_note_and_puts_it_right(me)
    follows_up(me)
    sees_home(me)
    asks_about_the_note(me)


def sets_the_language(me: Stranger) -> None:
    writes(me.page, "/keybrief settings", BOX)
    form = me.page.get_by_role("dialog")
    form.get_by_role("button", name="Save").wait_for()
    me.keeps_picture("settings")
    form.get_by_label("Language").select_option("Bengali")
    form.get_by_role("button", name="Save").click()
    expect(form).to_contain_text("রাখা হয়েছে", timeout=WITHIN)
    me.keeps_picture("settings-saved")
    me.page.keyboard.press("Escape")
    expect(form).to_be_hidden()
    me.goes_to_the_app()


def reads_what_this_is(me: Stranger) -> None:
    expect(me.page.get_by_role("log").first).to_contain_text("Knows each account's history")
    prompts = me.page.get_by_role("group", name="Suggested prompts")
    expect(prompts).to_contain_text(me.words.prompt, timeout=WITHIN)
    me.keeps_picture("opened")
    writes(me.page, me.words.help, BOX)
    me.sees(me.words.what_it_is)
    me.keeps_picture("help")


def asks_and_opens_a_source(me: Stranger) -> None:
    me.goes_to_the_app()
    writes(me.page, me.words.question, BOX)
    answer = me.sees("[1]", me.thread)
    expect(answer).to_contain_text(me.words.answer)
    me.keeps_picture("answer")
    answer.get_by_role("button", name=me.words.sources).click()
    expect(me.thread.get_by_role("article")).to_have_count(3, timeout=WITHIN)
    me.keeps_picture("sources")


def is_briefed(me: Stranger) -> None:
    me.goes_to_the_app()
    writes(me.page, f"/brief {me.words.account}", BOX)
    me.sees(me.words.brief_parts)
    me.keeps_picture("brief")


def logs_a_note_and_puts_it_right(me: Stranger) -> None:
    me.goes_to_the_app()
    writes(me.page, me.words.note, BOX)
    card = me.sees(me.words.card_edited, me.thread)
    me.keeps_picture("note")
    card.get_by_role("button", name=me.words.confirm_all).click()
    me.sees(me.words.confirmed, me.thread)
    me.keeps_picture("note-confirmed")
    chooses(me.page, me.words.note, "Edit message")
    box = me.page.get_by_role("textbox", name="Edit message").last
    box.fill(me.words.note_edited)
    box.press("Enter")
    me.sees(me.words.note_edited)
    me.sees("২৪ নভেম্বর", me.thread)  # the Tuesday after, as the card says it
    me.keeps_picture("note-edited")


def follows_up(me: Stranger) -> None:
    me.goes_to_the_app()
    writes(me.page, f"/followup {me.words.account}", BOX)
    form = me.page.get_by_role("dialog")
    save = form.get_by_role("button", name=me.words.save)
    save.wait_for(timeout=WITHIN)
    me.keeps_picture("followup")
    form.get_by_role("checkbox").first.check()
    save.click()
    me.sees(me.words.saved)
    me.page.keyboard.press("Escape")
    me.keeps_picture("followup-saved")


def sees_home(me: Stranger) -> None:
    me.goes_to_the_app()
    me.page.get_by_role("link", name="Home").click()
    home = me.page.get_by_role("region", name="Home")
    expect(home).to_contain_text(me.words.home, timeout=WITHIN)
    me.keeps_picture("home")
    me.page.get_by_role("link", name="Messages").click()


def asks_about_the_note(me: Stranger) -> None:
    me.goes_to_the_app()
    writes(me.page, me.words.asked_of_note, BOX)
    me.sees(me.words.noted, me.thread)
    me.keeps_picture("asked-of-the-note")
