"""/accounts in Slack: the portfolio to the one who asks, page by page in one place, with a brief one press away."""

from __future__ import annotations

from bot.workspace.gestures import LocalWorkspace


def test_accounts_are_listed_largest_first_to_the_one_who_asks(slack: LocalWorkspace) -> None:
    tanvir, shormi = slack.person("tanvir"), slack.person("shormi")
    tanvir.runs("/accounts", "#meghna-stores")
    listed = tanvir.awaits_reply(containing="accounts, revenue up to 23 Nov 2026")
    assert "class A" in listed.text
    assert shormi.sees() == []


def test_pages_are_turned_in_the_place_of_the_list(slack: LocalWorkspace) -> None:
    tanvir = slack.person("tanvir")
    tanvir.runs("/accounts")
    listed = tanvir.awaits_reply(containing="Page 1 of 2.")
    tanvir.clicks(listed, "Next")
    second = tanvir.awaits_change(listed, containing="Page 2 of 2.")
    tanvir.clicks(second, "Back")
    tanvir.awaits_change(listed, containing="Page 1 of 2.")


def test_the_list_is_sorted_and_held_to_a_tier_by_its_menus(slack: LocalWorkspace) -> None:
    tanvir = slack.person("tanvir")
    tanvir.runs("/accounts")
    listed = tanvir.awaits_reply(containing="Page 1 of 2.")
    tanvir.chooses(listed, "accounts_pick:tier", "key")
    keys = tanvir.awaits_change(listed, containing="3 accounts")
    assert "Page" not in keys.text
    tanvir.chooses(keys, "accounts_pick:sort", "By name")
    named = tanvir.awaits_change(keys, containing="1. Dokhina Wholesale House")
    assert "3. Padma Mart" in named.text
    tanvir.chooses(named, "accounts_pick:tier", "All tiers")
    every = tanvir.awaits_change(named, containing="1. Bongshi Fresh")
    tanvir.clicks(every, "Next")
    assert "12. Uthan Online" in tanvir.awaits_change(every, containing="Page 2 of 2.").text


def test_why_an_account_scores_so_is_one_press_away_with_its_sources(slack: LocalWorkspace) -> None:
    tanvir, shormi = slack.person("tanvir"), slack.person("shormi")
    tanvir.runs("/accounts", "#meghna-stores")
    listed = tanvir.awaits_reply(containing="class A")
    tanvir.clicks(listed, "Why: Meghna Stores")
    told = tanvir.awaits_reply(containing="Meghna Stores scores")
    assert "Meghna Stores: health" in told.text
    assert shormi.sees() == []


def test_the_reasons_of_an_account_that_is_named_are_told(slack: LocalWorkspace) -> None:
    tanvir = slack.person("tanvir")
    tanvir.runs("/accounts padma mart")
    assert "Padma Mart scores" in tanvir.awaits_reply(containing="scores").text
    tanvir.runs("/accounts Nokshi Departmental Store")
    assert "scores" not in tanvir.awaits_reply().text


def test_an_account_behind_a_wall_is_on_the_list_of_its_team_alone(slack: LocalWorkspace) -> None:
    told = {}
    for name in ("nusrat", "tanvir"):
        person = slack.person(name)
        person.runs("/accounts")
        first = person.awaits_reply(containing="Page 1 of 2.")
        person.clicks(first, "Next")
        told[name] = first.text + person.awaits_change(first, containing="Page 2 of 2.").text
    assert "Nokshi" in told["nusrat"]
    assert "Nokshi" not in told["tanvir"]


def test_a_brief_is_one_press_away(slack: LocalWorkspace) -> None:
    tanvir = slack.person("tanvir")
    tanvir.runs("/accounts", "#meghna-stores")
    listed = tanvir.awaits_reply(containing="class A")
    tanvir.clicks(listed, "Brief: Meghna Stores")
    assert "Meghna Stores" in tanvir.awaits_reply().text


def test_strangers_are_refused(slack: LocalWorkspace) -> None:
    dola = slack.person("dola")
    dola.runs("/accounts", "#kushiyara-superstore")
    assert dola.awaits_reply().text == "I speak only to the team I work for."
