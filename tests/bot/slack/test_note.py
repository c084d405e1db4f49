"""Notes in Slack: kept whatever happens, their card settled by buttons, edits and deletions of the message followed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.app import Running
from bot.workspace.gestures import Acting, LocalWorkspace
from bot.workspace.seen import Message, View
from tests.bot.slack.conftest import until_answered, until_heard

# What is confirmed once is not proposed again, so that each note tells of other things.
THINGS = (
    *("price list", "tester stand", "shelf drawing", "training plan", "invoice copies", "truck times", "posters"),
    *("barcode file", "sample box", "visit report", "gift wrap", "forecast", "uniforms", "photo wall", "floor map"),
    *("till receipts", "colour chart", "menu cards", "parking permit", "wall clock", "recipe book", "spare keys"),
    *("door mats", "light boxes", "cooler manual", "return slips"),
)
UNFILED = "note: They like the new label. I will send samples by Thursday."


def labels(shown: Message | View) -> list[str]:
    found = []
    for block in shown.blocks:
        for element in [*block.get("elements", ()), block.get("accessory", {})]:
            if element.get("type") == "button":
                found.append(str(element["text"]["text"]))
    return found


def items(card: Message, action: str = "note_confirm") -> list[str]:
    """The values of the buttons that bear this action."""
    return [value for name, value in _buttons(card) if name == action]


def _buttons(card: Message) -> Iterator[tuple[str, str]]:
    for block in card.blocks:
        for element in [*block.get("elements", ()), block.get("accessory", {})]:
            if element.get("type") == "button":
                yield element["action_id"], element.get("value", "")


@pytest.fixture
def tanvir(slack: LocalWorkspace) -> Acting:
    return slack.person("tanvir")


@pytest.fixture(scope="module")
def promises() -> Iterator[str]:
    """Notes of two promises, each of other things."""
    pairs = zip(THINGS[::2], THINGS[1::2], strict=True)
    return (f"note Padma Mart: I will send the {a} by Thursday. They will send the {b} by Sunday." for a, b in pairs)


@pytest.fixture
def told(tanvir: Acting, promises: Iterator[str]) -> tuple[Message, Message]:
    """A note of two promises by direct message, and its card."""
    message = tanvir.says(next(promises))
    return message, tanvir.awaits_reply(message)


def test_what_is_told_is_kept_and_its_card_stands_in_the_thread(told: tuple[Message, Message]) -> None:
    message, card = told
    assert "Padma Mart" in card.text
    assert "Kept as written" in card.text
    assert card.thread_ts == message.ts
    assert labels(card).count("Confirm") >= 2
    assert "Confirm all" in labels(card)
    assert "Undo note" in labels(card)


def test_all_is_confirmed_by_one_press_and_can_be_taken_back(told: tuple[Message, Message], tanvir: Acting) -> None:
    _, card = told
    tanvir.clicks(card, "Confirm all")
    card = tanvir.awaits_change(card, containing="Nothing is left to confirm")
    assert "Confirm" not in labels(card)
    assert "Take back" in labels(card)
    confirmed = labels(card).count("Take back")
    tanvir.clicks(card, "note_take_back")
    card = tanvir.awaits_change(card)
    assert labels(card).count("Take back") == confirmed - 1


def test_one_item_is_dropped_and_another_confirmed_in_place(told: tuple[Message, Message], tanvir: Acting) -> None:
    _, card = told
    before = len(items(card))
    tanvir.clicks(card, "note_drop")
    card = tanvir.awaits_change(card)
    assert len(items(card)) == before - 1
    tanvir.clicks(card, "note_confirm")
    card = tanvir.awaits_change(card, containing="✓")
    assert len(items(card)) == before - 2


def test_a_burst_of_one_button_does_its_work_once_and_says_nothing_else(
    told: tuple[Message, Message], tanvir: Acting, slack: LocalWorkspace, running: Running
) -> None:
    message, card = told
    assert tanvir.clicks_at_once(card, "note_confirm", 5) == [""] * 5
    until_heard(slack)
    until_answered(running)
    (shown,) = [one for one in tanvir.sees() if one.thread_ts == message.ts]
    assert shown.ts == card.ts
    assert labels(shown).count("Take back") == 1


def test_an_item_is_written_otherwise_in_a_form(told: tuple[Message, Message], tanvir: Acting) -> None:
    _, card = told
    tanvir.clicks(card, "note_edit")
    form = tanvir.awaits_view(containing="Edit item")
    filled = tanvir.fills(form, {"What": "Send the winter price list", "Who": "Shormi", "Due": "2027-01-15"})
    assert filled.submits() == {}
    card = tanvir.awaits_change(card, containing="winter price list")
    assert "Shormi Dutta" in card.text
    assert "15 Jan" in card.text


def test_a_day_that_is_past_is_told_beside_its_field(told: tuple[Message, Message], tanvir: Acting) -> None:
    _, card = told
    tanvir.clicks(card, "note_edit")
    form = tanvir.awaits_view(containing="Edit item")
    wrong = tanvir.fills(form, {"What": "Send it", "Due": "2026-01-01"}).submits()
    assert list(wrong.values()) == ["That day is past. Choose today or a later one."]


def test_a_form_sent_after_its_item_was_settled_says_so_and_changes_nothing(
    told: tuple[Message, Message], tanvir: Acting
) -> None:
    _, card = told
    tanvir.clicks(card, "note_edit")
    form = tanvir.awaits_view(containing="Edit item")
    tanvir.clicks(card, "Confirm all")
    tanvir.awaits_change(card, containing="Nothing is left")
    tanvir.fills(form, {"What": "Something else entirely"}).submits()
    assert "settled meanwhile" in tanvir.awaits_reply().text


def test_an_undone_note_is_gone_and_its_old_buttons_say_so(told: tuple[Message, Message], tanvir: Acting) -> None:
    _, card = told
    tanvir.clicks(card, "Undo note")
    gone = tanvir.awaits_change(card, containing="taken back")
    assert labels(gone) == []


def test_an_edited_message_changes_its_card_and_asks_about_what_is_no_longer_said(
    told: tuple[Message, Message], tanvir: Acting
) -> None:
    message, card = told
    tanvir.clicks(card, "Confirm all")
    tanvir.awaits_change(card, containing="Nothing is left")
    tanvir.edits(message, "note Padma Mart: I will send the cold room keys by Wednesday.")
    card = tanvir.awaits_change(card, containing="cold room keys")
    assert "the note no longer says it" in card.text
    assert "Take back" in labels(card)
    assert "Confirm" in labels(card)


def test_a_deleted_message_takes_its_note_along_and_the_card_says_what_stays(
    told: tuple[Message, Message], tanvir: Acting
) -> None:
    message, card = told
    tanvir.clicks(card, "note_confirm")
    card = tanvir.awaits_change(card, containing="✓")
    tanvir.clicks(card, "note_confirm")
    card = tanvir.awaits_change(card, containing="Nothing is left")
    tanvir.deletes(message)
    gone = tanvir.awaits_change(card, containing="deleted together with its message")
    assert labels(gone) == []
    assert "2 items confirmed from it stay on record" in gone.text


def test_a_press_on_the_card_of_a_note_that_is_gone_is_told_so(
    told: tuple[Message, Message], tanvir: Acting, slack: LocalWorkspace
) -> None:
    _, card = told
    tanvir.clicks(card, "Undo note")
    tanvir.awaits_change(card, containing="taken back")
    channel = slack.slack.workspace.channels[card.channel]
    slack.call(lambda: channel.messages[card.ts].update(card.body))  # somebody's screen still shows the buttons
    tanvir.clicks(card, "note_confirm")
    assert labels(tanvir.awaits_change(card, containing="no longer there")) == []


def test_a_note_for_no_certain_account_is_asked_about_and_filed_by_a_form(tanvir: Acting) -> None:
    message = tanvir.says(UNFILED)
    card = tanvir.awaits_reply(message, containing="Which account is it for?")
    assert labels(card) == ["Choose the account", "Not a note"]
    tanvir.clicks(card, "Choose the account")
    form = tanvir.awaits_view(containing="Which account?")
    assert tanvir.fills(form, {"Account": "Padma Mart"}).submits() == {}
    card = tanvir.awaits_change(card, containing="Padma Mart")
    assert "Confirm" in labels(card)


def test_an_account_that_is_unknown_is_told_and_the_note_stays_to_be_filed(tanvir: Acting) -> None:
    message = tanvir.says(UNFILED)
    card = tanvir.awaits_reply(message, containing="Which account is it for?")
    tanvir.clicks(card, "Choose the account")
    form = tanvir.awaits_view(containing="Which account?")
    tanvir.fills(form, {"Account": "Zzyzx Traders"}).submits()
    assert "Zzyzx Traders" in tanvir.awaits_reply().text


def test_an_account_that_fits_two_is_asked_back_with_buttons(slack: LocalWorkspace, tanvir: Acting) -> None:
    message = tanvir.says(UNFILED)
    card = tanvir.awaits_reply(message, containing="Which account is it for?")
    tanvir.clicks(card, "Choose the account")
    form = tanvir.awaits_view(containing="Which account?")
    tanvir.fills(form, {"Account": "Padma"}).submits()
    choice = tanvir.awaits_reply(message)
    account = labels(choice)[0]
    tanvir.clicks(choice, account)
    assert account in tanvir.awaits_change(choice, containing="Undo note").text
    assert labels(tanvir.awaits_change(card, containing="its card stands below")) == []


def test_what_was_no_note_is_forgotten_by_one_press(tanvir: Acting) -> None:
    message = tanvir.says(UNFILED)
    card = tanvir.awaits_reply(message, containing="Which account is it for?")
    tanvir.clicks(card, "Not a note")
    tanvir.awaits_change(card, containing="taken back")


def test_in_a_channel_the_card_of_a_note_is_for_all_and_what_is_unclear_for_its_author_alone(
    slack: LocalWorkspace, tanvir: Acting
) -> None:
    shormi = slack.person("shormi")
    message = tanvir.mentions("note Meghna: Met the buyer. I will send the list by Thursday.", "#meghna-stores")
    assert "Meghna" in shormi.awaits_reply(message).text
    message = tanvir.mentions("note: They like the new label.", "#meghna-stores")
    ask = tanvir.awaits_reply(containing="Which account is it for?")
    assert ask.ephemeral
    tanvir.clicks(ask, "Choose the account")
    form = tanvir.awaits_view(containing="Which account?")
    tanvir.fills(form, {"Account": "Meghna Stores"}).submits()
    assert not shormi.awaits_reply(message, containing="Meghna Stores").ephemeral


def test_where_a_guest_reads_the_card_is_for_its_author_alone_and_stays_so(slack: LocalWorkspace) -> None:
    nusrat, dola = slack.person("nusrat"), slack.person("dola")
    nusrat.mentions("note Kushiyara: I will send the gate passes by Thursday.", "#kushiyara-superstore")
    card = nusrat.awaits_reply(containing="gate passes")
    assert card.ephemeral
    nusrat.clicks(card, "note_confirm")
    assert "Take back" in labels(nusrat.awaits_change(card, containing="✓"))
    slack.quiet()
    assert dola.sees() == []


def test_a_press_of_somebody_whose_account_it_is_not_is_refused_to_them_alone(
    slack: LocalWorkspace, tanvir: Acting
) -> None:
    nusrat = slack.person("nusrat")
    message = tanvir.mentions("note Padma Mart: I will send the list by Thursday.", "#general")
    card = tanvir.awaits_reply(message)
    nusrat.clicks(card, "note_confirm")
    refusal = nusrat.awaits_reply(containing="by its author or the account's team only")
    assert refusal.ephemeral
    slack.quiet()
    assert not any("only" in one.text for one in tanvir.sees() if one.ephemeral)


def test_the_command_keeps_its_words_and_shows_them_on_a_card_for_its_author(tanvir: Acting) -> None:
    assert tanvir.runs("/note Padma Mart: I will send the list by Thursday.", "#general") == ""
    card = tanvir.awaits_reply(containing="Padma Mart")
    assert card.ephemeral
    assert "Padma Mart: I will send the list by Thursday." in card.text
    tanvir.clicks(card, "note_confirm")
    assert "Take back" in labels(tanvir.awaits_change(card, containing="✓"))


def test_the_command_alone_opens_a_form(tanvir: Acting) -> None:
    assert tanvir.runs("/note", "#general") == ""
    form = tanvir.awaits_view(containing="New note")
    filled = tanvir.fills(form, {"Account": "Padma Mart", "What happened": "I will send the list by Thursday."})
    assert filled.submits() == {}
    assert tanvir.awaits_reply(containing="Padma Mart").ephemeral


def test_the_shortcut_keeps_somebodys_message_with_its_author_and_link(slack: LocalWorkspace, tanvir: Acting) -> None:
    said = slack.person("shormi").says("Padma Mart want the winter display by Sunday.", "#general")
    tanvir.uses_shortcut("save_as_note", said)
    tanvir.awaits_view(containing="Kept for Padma Mart")
    card = tanvir.awaits_reply(containing="Padma Mart")
    assert card.ephemeral
    assert "Shormi Dutta" in card.text
    assert "Message by Shormi Dutta" in card.text


def test_the_shortcut_asks_for_the_account_where_it_is_unclear(slack: LocalWorkspace, tanvir: Acting) -> None:
    said = slack.person("shormi").says("They want the winter display by Sunday.", "#general")
    tanvir.uses_shortcut("save_as_note", said)
    form = tanvir.awaits_view(containing="Which account?")
    assert tanvir.fills(form, {"Account": "Padma Mart"}).submits() == {}
    card = tanvir.awaits_reply(containing="Padma Mart")
    assert card.ephemeral
    assert "winter display" in card.text


def test_of_two_likely_accounts_one_is_pressed_or_chosen_in_the_shortcuts_form(
    slack: LocalWorkspace, tanvir: Acting
) -> None:
    message = tanvir.says("note: They like the new label, says Padma.")
    card = tanvir.awaits_reply(message, containing="Which account is it for?")
    tanvir.clicks(card, "Padma Wholesale")
    assert "Undo note" in labels(tanvir.awaits_change(card, containing="Padma Wholesale"))
    said = slack.person("shormi").says("They like the old label better, says Padma.", "#general")
    tanvir.uses_shortcut("save_as_note", said)
    form = tanvir.awaits_view(containing="Which account?")
    assert list(tanvir.fills(form, {}).submits().values()) == ["Choose an account, or write its name."]
    assert tanvir.fills(form, {"choice": "Padma Mart"}).submits() == {}
    assert "old label" in tanvir.awaits_reply(containing="Padma Mart").text


def test_files_that_come_with_a_note_are_kept_as_links(tanvir: Acting) -> None:
    file = tanvir.uploads("shelf.jpg", b"not really a picture")
    message = tanvir.says("note Padma Mart: the shelf as of today.", files=[file])
    assert "shelf.jpg" in tanvir.awaits_reply(message).text


def test_a_bengali_note_has_a_bengali_card_that_stays_so(slack: LocalWorkspace) -> None:
    nusrat = slack.person("nusrat")
    message = nusrat.says("নোট কুশিয়ারা: আজ কথা হলো। আমি বৃহস্পতিবারের মধ্যে নতুন দামের তালিকা পাঠাব।")
    card = nusrat.awaits_reply(message)
    assert "যেমন লেখা তেমনই রাখা হয়েছে" in card.text
    nusrat.clicks(card, "note_confirm")
    assert "ফেরত নিন" in labels(nusrat.awaits_change(card, containing="✓"))


def test_a_note_of_twenty_thousand_characters_has_a_card(tanvir: Acting) -> None:
    words = "note Padma Mart: " + "I will send the list of the shelf by Thursday. The weather was fine and warm. " * 250
    message = tanvir.says(words[:20_000])
    assert "Kept as written" in tanvir.awaits_reply(message, within=30.0).text
