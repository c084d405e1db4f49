"""The page in a browser, as people use it: at a desk and on a phone, in Bengali, by keyboard, and with hostile text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, expect
from slack_sdk.errors import SlackApiError

from bot.workspace.delivery import Timing
from bot.workspace.gestures import LocalWorkspace
from bot.workspace.state import BOT_USER
from tests.bot.workspace.bolt_app import manifest, running, sync_app
from tests.bot.workspace.browsing import DARK, DESK, NARROW, PHONE, Visit, chooses, chromium, message, visits, writes
from tests.bot.workspace.ears import client

BENGALI = "মেঘনা সুপারস্টোরের সঙ্গে আজ কথা হয়েছে"
HOSTILE = "<img src=x onerror=window.harmed=1> <script>window.harmed=1</script> javascript:window.harmed=1"
# Each visible text whose colour stands out from its ground by less than WCAG's AA asks for.
FAINT = """() => {
  const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = (colour) => {
    const [r, g, b] = numbers(colour).map((one) => one / 255).map((one) =>
      one <= 0.03928 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if ((numbers(colour)[3] ?? 1) > 0.9) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  return [...document.querySelectorAll("body *")].filter((node) =>
    [...node.childNodes].some((child) => child.nodeType === 3 && child.textContent.trim()) &&
    node.checkVisibility({ opacityProperty: true })).filter((node) => {
    const [one, other] = [light(getComputedStyle(node).color), light(ground(node))];
    return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05) < 4.5;
  }).map((node) => node.textContent);
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("page")
    print(f"screenshots of the page: {folder}")
    return folder


@pytest.fixture
def slack() -> Iterator[LocalWorkspace]:
    # What is never acked is late after a second.
    with LocalWorkspace(manifest(), timing=Timing(ack=1.0)) as found, running(found, sync_app(found)):
        yield found


@pytest.fixture
def visit(browser: Browser, slack: LocalWorkspace) -> Iterator[Visit]:
    with visits(browser, slack) as opened:
        yield opened


@pytest.mark.parametrize("screen", [DESK, PHONE], ids=["desk", "phone"])
def test_two_people_write_to_each_other_in_bengali(
    visit: Visit, pictures: Path, screen: dict[str, Any], request: pytest.FixtureRequest
) -> None:
    farhana, shuvo = visit("farhana", "#general", screen), visit("shuvo", "", screen)

    writes(farhana, BENGALI)
    expect(message(farhana, BENGALI)).to_be_visible()
    assert farhana.evaluate("document.fonts.ready.then((all) => all.check('15px \"Workspace Bengali\"', 'ম'))")

    channel = shuvo.get_by_role("navigation").get_by_role("button", name="general")
    expect(channel.get_by_label("1 unread")).to_be_visible()
    channel.click()
    expect(message(shuvo, BENGALI)).to_be_visible()
    expect(shuvo.get_by_label("1 unread")).to_have_count(0)
    chooses(shuvo, BENGALI, "Reply in thread")
    writes(shuvo, "ঠিক আছে", "Reply")
    expect(message(shuvo, "ঠিক আছে")).to_be_visible()
    message(farhana, BENGALI).get_by_role("button", name="1 reply").click()
    expect(message(farhana, "ঠিক আছে")).to_be_visible()
    farhana.screenshot(path=pictures / f"bengali-{request.node.callspec.id}.png")


@pytest.mark.parametrize("screen", [DESK, PHONE], ids=["desk", "phone"])
def test_a_command_opens_a_form_that_says_what_is_wrong_and_is_then_taken(
    visit: Visit, pictures: Path, screen: dict[str, Any], request: pytest.FixtureRequest
) -> None:
    page = visit("farhana", "#general", screen)
    box = page.get_by_role("textbox", name="Message #general")
    box.press_sequentially("/or")
    expect(page.get_by_role("option", name="/order")).to_contain_text("Take an order")
    box.press("Tab")
    expect(box).to_have_value("/order ")
    box.press("Enter")

    form = page.get_by_role("dialog", name="An order")
    amount = form.get_by_role("textbox", name="Amount")
    expect(amount).to_be_focused()
    form.get_by_role("button", name="Send").click()
    expect(amount).to_have_accessible_description("Please complete this required field.")

    amount.fill("many")
    form.get_by_role("combobox", name="Account").press_sequentially("Me")
    form.get_by_role("option", name="Me Stores").click()
    form.get_by_role("button", name="Send").click()
    expect(amount).to_have_accessible_description("A number, please.")
    expect(amount).to_have_value("many")
    page.screenshot(path=pictures / f"form-{request.node.callspec.id}.png")

    amount.fill("12")
    form.get_by_role("button", name="Send").click()
    expect(form).to_be_hidden()
    expect(box).to_be_focused()
    if screen is PHONE:
        page.get_by_role("button", name="Back to the list").click()
    page.get_by_role("navigation").get_by_role("button", name="Local app").click()
    expect(message(page, "ordered 12")).to_be_visible()


@pytest.mark.parametrize("screen", [DESK, PHONE], ids=["desk", "phone"])
def test_a_mention_is_answered_in_a_thread_with_a_button_to_press(visit: Visit, screen: dict[str, Any]) -> None:
    page = visit("farhana", "#general", screen)
    box = page.get_by_role("textbox", name="Message #general")
    box.press_sequentially("@loc")
    box.press("Enter")
    expect(box).to_have_value("@Local app ")
    box.press_sequentially("what is there?")
    box.press("Enter")
    message(page, "what is there?").get_by_role("button", name="1 reply").click()
    page.get_by_role("button", name="Press").click()
    expect(message(page, "pressed")).to_be_visible()
    expect(page.get_by_role("button", name="Press")).to_have_count(0)


def test_a_button_that_nobody_answers_is_busy_and_then_says_so(visit: Visit, slack: LocalWorkspace) -> None:
    page = visit("farhana", "#general")
    button = {"type": "button", "action_id": "unheard_of", "text": {"type": "plain_text", "text": "Try"}}
    client(slack).chat_postMessage(
        channel=slack.slack.workspace.channel("#general").id,
        text="try",
        blocks=[{"type": "actions", "block_id": "row", "elements": [button]}],
    )
    page.get_by_role("button", name="Try").click()
    expect(page.get_by_role("button", name="Try")).to_have_attribute("aria-busy", "true")
    expect(message(page, "Try").get_by_role("alert")).to_contain_text("operation_timeout")

    writes(page, "/slow")
    expect(message(page, "/slow failed")).to_contain_text("Only visible to you")


def test_an_answer_is_seen_as_it_grows(visit: Visit, slack: LocalWorkspace, pictures: Path) -> None:
    farhana, page = slack.person("farhana"), visit("farhana", "#general")
    question = farhana.says("what is for lunch?", "#general")
    message(page, "what is for lunch?").hover()
    message(page, "what is for lunch?").get_by_role("button", name="Reply in thread").click()
    web = client(slack)
    place = {"channel": question.channel, "thread_ts": question.ts}
    web.api_call(
        "agents.sessions.setStatus",
        json={"channel_id": question.channel, "thread_ts": question.ts, "status": "processing"},
    )
    web.assistant_threads_setStatus(channel_id=question.channel, thread_ts=question.ts, status="is in the kitchen")
    thread = page.get_by_role("complementary", name="Thread")
    expect(thread).to_contain_text("is in the kitchen")
    expect(thread.get_by_role("button", name="Stop")).to_be_visible()

    started = web.api_call(
        "chat.startStream",
        json={**place, "recipient_user_id": farhana.id, "recipient_team_id": "T0LOCAL", "markdown_text": "# Lunch\n"},
    )
    answer = thread.get_by_role("article").filter(has=page.get_by_role("heading", name="Lunch"))
    expect(answer).to_have_attribute("aria-busy", "true")
    expect(thread.get_by_text("is in the kitchen")).to_have_count(0)
    expect(thread.get_by_text("Local app is writing…")).to_be_visible()
    for part in ("- **rice** and", " lentils\n\n", "| dish | price |\n|--|--:|\n| ভাত | ৪০ |\n"):
        web.api_call(
            "chat.appendStream", json={"channel": question.channel, "ts": started["ts"], "markdown_text": part}
        )
    expect(answer.get_by_role("listitem")).to_have_text("rice and lentils")
    expect(answer.get_by_role("cell", name="৪০")).to_be_visible()
    page.screenshot(path=pictures / "stream.png")
    web.api_call("chat.stopStream", json={"channel": question.channel, "ts": started["ts"], "session_status": "active"})
    expect(answer).to_have_attribute("aria-busy", "false")
    expect(thread.get_by_role("button", name="Stop")).to_have_count(0)


@pytest.mark.parametrize("screen", [DESK, PHONE], ids=["desk", "phone"])
def test_an_answer_is_stopped_from_the_channel_its_thread_stands_in(
    visit: Visit, slack: LocalWorkspace, screen: dict[str, Any]
) -> None:
    farhana, web = slack.person("farhana"), client(slack)
    question = farhana.says("what is for lunch?", "#general")
    page = visit("farhana", "#general", screen)
    more = {"recipient_user_id": farhana.id, "recipient_team_id": "T0LOCAL", "markdown_text": "Rice"}
    place = {"channel": question.channel, "thread_ts": question.ts}
    started = web.api_call("chat.startStream", json={**place, **more})
    channel = page.get_by_role("main")
    expect(message(page, "what is for lunch?")).to_contain_text("Local app is writing…")
    channel.get_by_role("button", name="Stop").click()
    expect(channel.get_by_role("button", name="Stop")).to_have_count(0)
    with pytest.raises(SlackApiError, match="stopped_by_user"):
        web.api_call("chat.appendStream", json={**place, "ts": started["ts"], "markdown_text": " and lentils"})


@pytest.mark.parametrize("screen", [DESK, NARROW, PHONE], ids=["desk", "narrow", "phone"])
def test_a_messages_tools_lie_over_nothing_that_is_read(
    visit: Visit, slack: LocalWorkspace, screen: dict[str, Any]
) -> None:
    farhana, shuvo = slack.person("farhana"), slack.person("shuvo")
    question = farhana.says("what is for lunch, today and on each day of the week to come?", "#general")
    shuvo.says("rice", thread=question)
    page = visit("farhana", "#general", screen)
    message(page, "what is for lunch").get_by_role("button", name="1 reply").click()
    thread = page.get_by_role("complementary", name="Thread")
    divider = thread.get_by_text("1 reply", exact=True).locator("..")
    for text in ("what is for lunch", "rice"):
        one = thread.get_by_role("article").filter(has_text=text)
        one.hover()
        assert not overlap(one.get_by_role("button", name="More actions"), divider)
    if screen is not DESK:
        root = thread.get_by_role("article").first
        assert not overlap(root.get_by_role("button", name="More actions"), root.locator(".content"))


def overlap(one: Locator, other: Locator) -> bool:
    one.wait_for()  # what is drawn anew under the pointer shows a moment later
    first, second = one.bounding_box(), other.bounding_box()
    assert first is not None
    assert second is not None
    across = first["x"] < second["x"] + second["width"] and second["x"] < first["x"] + first["width"]
    return across and first["y"] < second["y"] + second["height"] and second["y"] < first["y"] + first["height"]


def test_what_only_one_person_sees_stands_apart_from_the_message_above(visit: Visit, slack: LocalWorkspace) -> None:
    farhana, channel = slack.person("farhana"), slack.slack.workspace.channel("#general").id
    client(slack).chat_postMessage(channel=channel, text="for all")
    client(slack).chat_postEphemeral(channel=channel, user=farhana.id, text="for one")
    page = visit("farhana", "#general")
    client(slack).chat_postEphemeral(channel=channel, user=farhana.id, text="for one")
    hidden, above = message(page, "for one"), message(page, "for all")
    expect(hidden).to_contain_text("Only visible to you")
    above.hover()
    ground = "(node) => getComputedStyle(node).backgroundColor"
    assert hidden.evaluate(ground) != above.evaluate(ground)
    over, under = above.bounding_box(), hidden.bounding_box()
    assert over is not None
    assert under is not None
    assert over["y"] + over["height"] < under["y"]


def test_a_person_changes_and_deletes_what_they_wrote_and_nothing_of_others(visit: Visit) -> None:
    farhana, shuvo = visit("farhana", "#general"), visit("shuvo", "#general")
    writes(farhana, "the rebate is 5 % & <more>, @Shuvo Akash")
    expect(message(shuvo, "the rebate is 5 % & <more>, @Shuvo Akash").get_by_text("@Shuvo Akash")).to_be_visible()

    chooses(farhana, "the rebate", "Edit message")
    editor = farhana.get_by_role("textbox", name="Edit message")
    expect(editor).to_have_value("the rebate is 5 % & <more>, @Shuvo Akash")
    editor.fill("the rebate is 6 %")
    editor.press("Enter")
    expect(message(shuvo, "the rebate is 6 %")).to_contain_text("(edited)")

    message(shuvo, "the rebate").hover()
    message(shuvo, "the rebate").get_by_role("button", name="More actions").click()
    expect(shuvo.get_by_role("menuitem", name="Save as note")).to_be_visible()
    expect(shuvo.get_by_role("menuitem", name="Delete message")).to_have_count(0)
    shuvo.keyboard.press("Escape")

    chooses(farhana, "the rebate", "Delete message")
    farhana.get_by_role("dialog", name="Delete message").get_by_role("button", name="Delete").click()
    expect(farhana.get_by_text("the rebate")).to_have_count(0)
    expect(shuvo.get_by_text("the rebate")).to_have_count(0)


def test_text_of_a_message_and_a_name_are_never_markup(visit: Visit, slack: LocalWorkspace) -> None:
    farhana = slack.person("farhana")
    slack.call(lambda: setattr(slack.slack.workspace.people[farhana.id], "real_name", HOSTILE))
    page = visit("farhana", "#general")
    channel = slack.slack.workspace.channel("#general").id
    writes(page, f"{HOSTILE} @farhana too")
    link = "[click](javascript:window.harmed=1) ![x](javascript:window.harmed=1) <javascript:window.harmed=1>"
    rows = [[{"type": "raw_text", "text": HOSTILE}], [{"type": "raw_text", "text": HOSTILE}]]
    blocks = [
        {"type": "markdown", "text": f"# {HOSTILE}\n{link}\n```\n{HOSTILE}\n```\n| {HOSTILE} |\n|---|\n| {HOSTILE} |"},
        {"type": "section", "text": {"type": "mrkdwn", "text": f"<javascript:window.harmed=1|press> *{HOSTILE}*"}},
        {"type": "header", "text": {"type": "plain_text", "text": HOSTILE}},
        {"type": "table", "rows": rows},
    ]
    # Slack refuses some of these addresses; the page must not rely on it.
    posted = client(slack).chat_postMessage(channel=channel, text="the end of it")
    room = slack.slack.workspace.channels[channel]

    def put() -> None:
        found = room.messages[posted["ts"]]
        found["blocks"] = blocks
        slack.slack.workspace.change(room, found)

    slack.call(put)
    shown = message(page, "press")
    expect(shown.get_by_role("heading", level=3).first).to_have_text(HOSTILE)
    expect(message(page, f"{HOSTILE} @{HOSTILE}").locator("b").first).to_have_text(HOSTILE)
    shown.get_by_text("click", exact=True).click()
    shown.get_by_text("press", exact=True).click()
    assert page.locator("article :is(img, script), [onerror], a[href^='javascript']").count() == 0
    assert page.evaluate("window.harmed") is None


def test_home_and_prompts_of_the_app_are_shown(visit: Visit) -> None:
    page = visit("farhana")
    page.get_by_role("button", name="Next meetings").click()
    expect(message(page, "What is next?")).to_be_visible()
    expect(page.get_by_role("button", name="Next meetings")).to_have_count(0)
    page.get_by_role("link", name="Home").click()
    expect(page.get_by_role("region", name="Home")).to_have_text("at home")


def test_suggested_prompts_go_once_the_person_wrote_and_come_back_with_a_new_set(
    visit: Visit, slack: LocalWorkspace
) -> None:
    farhana = slack.person("farhana")
    page = visit("farhana")
    channel, thread = page.get_by_role("main"), page.get_by_role("complementary", name="Thread")
    assert farhana.awaits_prompts() == ["Next meetings"]  # as the app does once its messages are opened
    place = slack.slack.workspace.direct(farhana.id, BOT_USER).id
    suggests = client(slack).assistant_threads_setSuggestedPrompts
    suggests(channel_id=place, title="What now?", prompts=[{"title": "A menu", "message": "What is for lunch?"}])
    expect(channel.get_by_role("button", name="A menu")).to_be_visible()
    expect(channel.get_by_role("button", name="Next meetings")).to_have_count(0)

    question = farhana.says("good morning")
    expect(channel.get_by_role("button", name="A menu")).to_have_count(0)
    expect(channel.get_by_text("What now?")).to_have_count(0)
    # Those of a thread are that thread's own, and go as the person writes there.
    tomorrow = [{"title": "Tomorrow", "message": "And tomorrow?"}]
    suggests(channel_id=place, thread_ts=question.ts, prompts=tomorrow)
    message(page, "good morning").hover()
    message(page, "good morning").get_by_role("button", name="Reply in thread").click()
    thread.get_by_role("button", name="Tomorrow").click()
    expect(message(page, "And tomorrow?")).to_be_visible()
    expect(page.get_by_role("group", name="Suggested prompts").get_by_role("button")).to_have_count(0)

    suggests(channel_id=place, prompts=[{"title": "Another menu", "message": "What is for supper?"}])
    expect(channel.get_by_role("button", name="Another menu")).to_be_visible()


def test_a_page_that_is_loaded_again_shows_the_open_form_and_what_the_app_is_at(
    visit: Visit, slack: LocalWorkspace
) -> None:
    page, farhana = visit("farhana", "#general"), slack.person("farhana")
    question = farhana.says("what is for lunch?", "#general")
    status = "is in the kitchen"
    client(slack).assistant_threads_setStatus(channel_id=question.channel, thread_ts=question.ts, status=status)
    expect(message(page, "what is for lunch?")).to_contain_text("Local app is in the kitchen")
    writes(page, "/order")
    form = page.get_by_role("dialog", name="An order")
    expect(form).to_be_visible()

    page.reload()
    expect(form.get_by_role("textbox", name="Amount")).to_be_focused()
    expect(message(page, "what is for lunch?")).to_contain_text("Local app is in the kitchen")
    page.keyboard.press("Escape")
    expect(form).to_be_hidden()
    page.reload()
    expect(message(page, "what is for lunch?")).to_be_visible()
    expect(form).to_be_hidden()


def test_what_is_read_on_one_page_is_read_on_the_persons_others(visit: Visit, slack: LocalWorkspace) -> None:
    here, there, shuvo = visit("farhana"), visit("farhana"), visit("shuvo")
    slack.person("ivy").says("the truck is late", "#general")
    for page in (here, there, shuvo):
        expect(page.get_by_label("1 unread")).to_be_visible()
    here.get_by_role("navigation").get_by_role("button", name="general").click()
    expect(here.get_by_label("1 unread")).to_have_count(0)
    expect(there.get_by_label("1 unread")).to_have_count(0)
    expect(shuvo.get_by_label("1 unread")).to_be_visible()


def test_a_long_channel_begins_with_its_end_and_goes_back_without_a_jump(visit: Visit, slack: LocalWorkspace) -> None:
    farhana = slack.person("farhana")
    for number in range(140):
        farhana.says(f"line {number}.", "#general")
    page = visit("farhana", "#general")
    expect(message(page, "line 139.")).to_be_in_viewport()
    expect(page.get_by_role("article")).to_have_count(50)

    log = page.get_by_role("log", name="Messages")
    before = message(page, "line 92.")
    before.scroll_into_view_if_needed()
    expect(page.get_by_role("article")).to_have_count(100)
    expect(before).to_be_in_viewport()
    farhana.says("the newest line", "#general")
    expect(page.get_by_role("button", name="New messages")).to_be_visible()
    expect(before).to_be_in_viewport()
    log.evaluate("(list) => { list.scrollTop = 0; }")
    expect(page.get_by_role("article")).to_have_count(141)
    page.get_by_role("button", name="New messages").click()
    expect(message(page, "the newest line")).to_be_in_viewport()


def test_a_lost_connection_is_made_again_and_nothing_typed_is_lost(browser: Browser) -> None:
    with LocalWorkspace() as slack:
        page = browser.new_page()
        page.goto(slack.address)
        box = page.get_by_role("textbox", name="Message Local app")
        box.fill("half a sen")
    expect(page.get_by_text("Connecting…")).to_be_visible()
    box.press("Enter")
    expect(page.get_by_role("alert").filter(has_text="Nothing was sent")).to_be_visible()
    with LocalWorkspace(port=int(slack.address.rpartition(":")[2])) as again:
        expect(page.get_by_text("Connecting…")).to_be_hidden()
        expect(box).to_have_value("half a sen")
        box.press("Enter")
        expect(message(page, "half a sen")).to_be_visible()
        assert page.url.startswith(again.address)
        page.close()


def test_a_file_is_attached_and_read_by_others(visit: Visit) -> None:
    farhana, shuvo = visit("farhana", "#general"), visit("shuvo", "#general")
    with farhana.expect_file_chooser() as chooser:
        farhana.get_by_role("button", name="Attach a file").click()
    chooser.value.set_files({"name": "prices.csv", "mimeType": "text/csv", "buffer": b"soap,40"})
    expect(farhana.get_by_role("button", name="Remove prices.csv")).to_be_visible()
    writes(farhana, "the prices")
    address = message(shuvo, "the prices").get_by_role("link", name="prices.csv").get_attribute("href")
    assert address
    assert shuvo.request.get(address).text() == "soap,40"


def test_the_page_is_used_by_keyboard_alone(visit: Visit) -> None:
    page = visit("farhana", "#general")
    box = page.get_by_role("textbox", name="Message #general")
    expect(box).to_be_focused()
    page.keyboard.type("first line")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("second line")
    page.keyboard.press("Enter")
    expect(message(page, "first line")).to_contain_text("second line")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("textbox", name="Edit message")).to_be_focused()
    page.keyboard.press("Escape")

    box.press_sequentially("/order ")
    box.press("Enter")
    form = page.get_by_role("dialog", name="An order")
    expect(form).to_be_visible()
    for _ in range(8):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement === document.body || !!document.activeElement.closest('dialog')")
    page.keyboard.press("Escape")
    expect(form).to_be_hidden()
    expect(box).to_be_focused()

    more = message(page, "first line").get_by_role("button", name="More actions")
    page.keyboard.press("Shift+Tab")
    expect(more).to_be_focused()
    expect(more.locator("..")).to_have_css("opacity", "1")
    page.keyboard.press("Enter")
    expect(page.get_by_role("menuitem", name="Reply in thread")).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("menuitem", name="Save as note")).to_be_focused()
    page.keyboard.press("Escape")
    expect(more).to_be_focused()


def test_the_drawer_shows_the_wire_and_switches_faults(visit: Visit, slack: LocalWorkspace) -> None:
    page = visit("farhana", "#general")
    page.get_by_role("button", name="Wire and faults").click()
    answer = client(slack).api_call  # refused below: an unknown channel
    with pytest.raises(Exception, match="channel_not_found"):
        answer("chat.postMessage", json={"channel": "C404", "text": "lost"})
    line = page.get_by_role("log", name="Wire").get_by_role("group").filter(has_text="channel_not_found")
    expect(line).to_have_class(re.compile("refused"))
    line.locator("summary").click()
    expect(line).to_contain_text('"C404"')

    page.get_by_role("switch", name="duplicate events").check()
    page.get_by_role("spinbutton", name="storm").fill("2")
    page.get_by_role("spinbutton", name="storm").press("Enter")
    expect(page.get_by_role("log", name="Wire")).to_contain_text("farhana: fault")
    page.get_by_label("Acting as").select_option(label="Shuvo Akash")
    expect(page.get_by_role("switch", name="duplicate events")).to_be_checked()
    expect(page.get_by_role("spinbutton", name="storm, calls left")).to_have_value("2")

    for left in ("1", "0"):
        with pytest.raises(SlackApiError, match="ratelimited"):
            answer("auth.test")
        expect(page.get_by_role("spinbutton", name="storm")).to_have_value(left)
    slack.fault("server_errors", 1)
    expect(page.get_by_role("spinbutton", name="server errors")).to_have_value("1")
    with pytest.raises(SlackApiError, match="internal_error"):
        answer("auth.test")
    expect(page.get_by_role("spinbutton", name="server errors")).to_have_value("0")


@pytest.mark.parametrize("screen", [DESK, DARK], ids=["light", "dark"])
def test_every_text_stands_out_from_its_ground(
    visit: Visit, slack: LocalWorkspace, pictures: Path, screen: dict[str, Any], request: pytest.FixtureRequest
) -> None:
    farhana, shuvo = slack.person("farhana"), slack.person("shuvo")
    said = farhana.says("a *link* https://example.com and `code` for <@U0002>\n> quoted", "#general")
    shuvo.reacts(said, "eyes")
    shuvo.mentions("what is there?", "#general")
    shuvo.awaits_reply(containing="press")
    shuvo.says("and here", "#key-accounts")
    page = visit("farhana", "#general", screen)
    message(page, "what is there?").get_by_role("button", name="1 reply").click()
    expect(page.get_by_role("button", name="Press")).to_be_visible()
    page.get_by_role("button", name="Wire and faults").click()
    expect(page.get_by_role("log", name="Wire")).to_contain_text("open")
    page.screenshot(path=pictures / f"{request.node.callspec.id}.png")
    assert page.evaluate(FAINT) == []
