"""A roster: the people and channels of a local Slack, and each fault with its place."""

from __future__ import annotations

import csv
import json
from importlib import resources
from typing import Any

import pytest

from bot.workspace.people import DEFAULT_ROSTER, ChannelWanted, PersonWanted, Roster, WrongRoster, read_roster

SAMPLE = resources.files("knowledge.sample")


def person(name: str, **more: str) -> dict[str, Any]:
    return {"name": name, "real_name": name.title(), "email": f"{name}@lanternworks.example", **more}


def toml(people: list[dict[str, Any]], channels: list[dict[str, Any]] | None = None, head: str = "") -> str:
    lines = [head]
    for table, rows in (("people", people), ("channels", channels or [])):
        for row in rows:
            lines += [f"[[{table}]]", *(f"{key} = {json.dumps(value)}" for key, value in row.items())]
    return "\n".join(lines)


def faults(text: str) -> tuple[str, ...]:
    with pytest.raises(WrongRoster) as wrong:
        read_roster(text)
    return wrong.value.errors


def rows(name: str) -> list[dict[str, str]]:
    with (SAMPLE / "data" / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def sample() -> Roster:
    return read_roster((SAMPLE / "slack_people.toml").read_text(encoding="utf-8"))


# -- the rosters that are here --------------------------------------------------------------------------------------


def test_the_sample_book_brings_its_team_to_slack() -> None:
    team = {(one.real_name, one.email) for one in sample().people if one.kind in ("member", "admin")}
    assert team == {(row["name"], row["email"]) for row in rows("team.csv")}


def test_the_sample_book_brings_a_guest_a_customer_and_one_who_has_left() -> None:
    by_kind = {one.kind: one for one in sample().people}
    customer = next(row for row in rows("contacts.csv") if row["email"] == by_kind["stranger"].email)
    account = next(row for row in rows("accounts.csv") if row["id"] == customer["account_id"])
    assert (customer["name"], account["name"]) == (by_kind["stranger"].real_name, by_kind["stranger"].company)
    assert {"guest", "deactivated"} <= set(by_kind)


def test_four_accounts_of_the_sample_have_a_channel_and_one_is_shared_with_its_customer() -> None:
    accounts = {row["name"] for row in rows("accounts.csv")}
    channels = [one for one in sample().channels if any(one.topic.startswith(name) for name in accounts)]
    stranger = next(one for one in sample().people if one.kind == "stranger")
    (shared,) = [one for one in channels if one.shared]
    assert len(channels) == 4
    assert stranger.name in shared.members
    assert shared.topic.startswith(stranger.company)


def test_without_a_file_there_are_three_people_and_two_channels_that_a_file_could_hold() -> None:
    assert (len(DEFAULT_ROSTER.people), len(DEFAULT_ROSTER.channels)) == (3, 2)
    people = [person(one.name, kind=one.kind) | {"email": one.email} for one in DEFAULT_ROSTER.people]
    channels = [{"name": one.name, "kind": one.kind, "members": list(one.members)} for one in DEFAULT_ROSTER.channels]
    assert len(read_roster(toml(people, channels)).people) == 3


# -- what a file holds ----------------------------------------------------------------------------------------------


def test_a_roster_is_read_whole() -> None:
    text = toml(
        [person("nodi", kind="admin", timezone="Europe/London"), person("ivy", kind="stranger", company="Wick & Co")],
        [{"name": "wick", "shared": True, "members": ["nodi", "ivy"], "topic": "Candles", "bot": False}],
        'team = "Lanternworks"',
    )
    assert read_roster(text) == Roster(
        "Lanternworks",
        (
            PersonWanted("nodi", "Nodi", "nodi@lanternworks.example", "admin", timezone="Europe/London"),
            PersonWanted("ivy", "Ivy", "ivy@lanternworks.example", "stranger", "Wick & Co"),
        ),
        (ChannelWanted("wick", "public", ("nodi", "ivy"), shared=True, topic="Candles", bot=False),),
    )


def test_a_person_is_a_member_and_a_channel_public_with_the_app_in_it_where_nothing_is_said() -> None:
    roster = read_roster(toml([person("nodi")], [{"name": "general", "members": []}]))
    assert roster.people[0].kind == "member"
    assert roster.channels[0].kind == "public"
    assert roster.channels[0].bot


NODI, STRANGER = person("nodi"), person("ivy", kind="stranger", company="Wick & Co")
GONE, VISITOR = person("gone", kind="deactivated"), person("akash", kind="single_channel_guest")


@pytest.mark.parametrize(
    ("people", "channels", "fault"),
    [
        ([{"name": "nodi"}], [], "people[0].real_name: has to be there"),
        ([person("nodi", kind="boss")], [], "people[0].kind: one of member, admin, guest, single_channel_guest"),
        ([person("nodi", mail="x")], [], "people[0].mail: no such key here (is email meant?)"),
        ([person("Nodi")], [], "people[0].name: 'Nodi' may hold small letters"),
        ([NODI | {"email": "nodi"}], [], "people[0].email: 'nodi' is no mail address"),
        ([NODI | {"name": 7}], [], "people[0].name: a text is wanted"),
        ([NODI, NODI | {"email": "other@x.example"}], [], "people: 'nodi' is there twice"),
        ([NODI, person("ivy") | {"email": "NODI@lanternworks.example"}], [], "people: 'nodi@lanternworks.example' is"),
        ([person("ivy", kind="stranger")], [], "people[0].company: a stranger needs one"),
        ([person("nodi", company="Wick & Co")], [], "people[0].company: a stranger needs one, and nobody else"),
        ([NODI], [{"name": "Key Accounts", "members": []}], "channels[0].name: 'Key Accounts' may hold small letters"),
        ([NODI], [{"name": "a", "members": []}] * 2, "channels: 'a' is there twice"),
        ([NODI], [{"name": "a", "members": ["nody"]}], "channels[0].members: nobody is called 'nody' (is nodi meant?)"),
        ([NODI], [{"name": "a", "members": ["nodi", "nodi"]}], "channels[0].members: 'nodi' is there twice"),
        ([NODI], [{"name": "a", "members": "nodi"}], "channels[0].members: a list of texts is wanted"),
        ([NODI], [{"name": "a", "members": [], "shared": "yes"}], "channels[0].shared: true or false is wanted"),
        ([NODI], [{"name": "a", "members": [], "kind": "im"}], "channels[0].kind: one of public, private is wanted"),
        ([STRANGER], [{"name": "a", "members": ["ivy"]}], "ivy is of another company, and the channel is not shared"),
        ([GONE], [{"name": "a", "members": ["gone"]}], "gone is deactivated"),
        ([VISITOR], [{"name": one, "members": ["akash"]} for one in "ab"], "akash is a guest of one channel"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_place(people: list[Any], channels: list[Any], fault: str) -> None:
    assert any(fault in told for told in faults(toml(people, channels)))


def test_a_channel_may_be_called_in_bengali() -> None:
    assert read_roster(toml([NODI], [{"name": "মেঘনা", "members": ["nodi"]}])).channels[0].name == "মেঘনা"


def test_all_faults_are_told_at_once() -> None:
    told = faults(toml([person("Nodi"), STRANGER], [{"name": "a", "members": ["ivy", "nobody"]}]))
    assert len(told) == 3


@pytest.mark.parametrize(
    "text", ["", "people = []", "people = 3", "people = [1]", "[[people", "a" * 100_000, "[" * 99_999]
)
def test_a_text_that_is_no_roster_is_told_so(text: str) -> None:
    assert faults(text)


def test_a_wrong_line_is_told_by_its_number() -> None:
    assert faults('team = "a"\npeople = [}\n') == ("not TOML: Invalid value (at line 2, column 11)",)
