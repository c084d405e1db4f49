"""Our verdict on blocks against slack_sdk's and slackblocks': we agree, or Slack's documentation says why not."""

from __future__ import annotations

import json
import logging
import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from bot.workspace.blocks import block_refusals
from tests.bot.workspace.block_oracles import slack_sdk_says, slackblocks_says
from tests.bot.workspace.block_specimens import ELEMENTS, TABLES, fits, strained

ORACLES = {"slack_sdk": slack_sdk_says, "slackblocks": slackblocks_says}
TABLE: list[dict[str, Any]] = tomllib.loads(files(__package__).joinpath("disagreements.toml").read_text("utf-8"))[
    "disagreement"
]
REPEATABLE = settings(
    max_examples=250, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck)
)

# What slackblocks calls otherwise than the wire does.
NAMES = {
    "confirmation": "confirm",
    "conversation_filter": "filter",
    "date_picker": "datepicker",
    "dispatch_action_configuration": "dispatch_action_config",
    "email_input": "email_text_input",
    "feedback_button": "feedback",
    "multi_select": "multi_users_select",
    "select": "static_select",
    "time_picker": "timepicker",
    "url_input": "url_text_input",
    "view": "modal",
}
# Limits of slackblocks that Slack's pages have otherwise or not at all; disagreements.toml says why.
OTHERWISE = {
    "icon_button.visible_to_user_ids",
    "plan.tasks",
    *(f"video.{name}" for name in ("alt_text", "author_name", "description", "provider_icon_url", "provider_name")),
    *(f"video.{name}" for name in ("thumbnail_url", "title", "title_url", "video_url")),
}


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """slack_sdk logs each field it does not know."""
    logging.disable(logging.WARNING)
    yield
    logging.disable(logging.NOTSET)


def ours(blocks: list[Any], surface: Any) -> list[str]:
    """Without the sentence that only announces the next one."""
    told = [refusal.removeprefix("[ERROR] ") for refusal in block_refusals(blocks, surface)]
    return [words for words in told if not words.startswith("failed to match all allowed schemas")]


def explained(oracle: str, slack: str, words: str) -> bool:
    return any(
        entry["with"] == oracle and entry["slack"] == slack and re.fullmatch(entry["says"], words) for entry in TABLE
    )


def unexplained(blocks: list[Any], surface: str) -> list[tuple[str, str]]:
    refusals = ours(blocks, surface)
    found: list[tuple[str, str]] = []
    for oracle, says in ORACLES.items():
        theirs = says(blocks, surface)
        if refusals and not theirs:
            found += [(oracle, words) for words in refusals if not explained(oracle, "refuses", words)]
        elif theirs and not refusals and not explained(oracle, "takes", theirs):
            found.append((oracle, theirs))
    return found


@REPEATABLE
@given(fits())
def test_a_block_made_by_slacks_table_is_taken(case: tuple[str, list[Any]]) -> None:
    surface, blocks = case
    assert ours(blocks, surface) == []
    assert unexplained(blocks, surface) == []


@settings(REPEATABLE, max_examples=800)
@given(strained())
def test_a_block_at_and_beyond_its_limits_is_judged_as_the_libraries_do_or_as_slack_says(
    case: tuple[str, list[Any]],
) -> None:
    surface, blocks = case
    assert unexplained(blocks, surface) == []


@pytest.mark.parametrize("entry", TABLE, ids=lambda entry: f"{entry['with']} {entry['slack']} {entry['says'][:40]}")
def test_each_disagreement_is_there_and_has_its_explanation(entry: dict[str, Any]) -> None:
    written = re.sub(r"\{(\d+)\}", lambda found: "x" * int(found[1]), entry["example"])
    blocks = [json.loads(written)] if written else []
    refusals, theirs = ours(blocks, entry["on"]), ORACLES[entry["with"]](blocks, entry["on"])
    assert entry["why"]
    assert entry["source"].startswith("https://docs.slack.dev/")
    if entry["slack"] == "refuses":
        assert any(re.fullmatch(entry["says"], words) for words in refusals)
        assert theirs == ""
    else:
        assert refusals == []
        assert re.fullmatch(entry["says"], theirs)


def test_the_limits_that_slackblocks_lists_are_in_our_table() -> None:
    listed = files("slackblocks").joinpath("_limits.py").read_text("utf-8")
    tables = TABLES["object"] | ELEMENTS | TABLES["block"] | TABLES["view"]
    found, otherwise = 0, set()
    for kind, field, limit in re.findall(r"# (\w+)\.(\w+)\.(?:item_)?max\w*\n\w+ = (\d+)", listed):
        table = tables.get(NAMES.get(kind, kind), {})
        rule = {**TABLES["with"].get(table.get("_with", ""), {}), **table}.get(field)
        found += rule is not None
        if rule is not None and limit not in re.findall(r"\d+", rule):
            otherwise.add(f"{kind}.{field}")
    assert found > 60
    assert otherwise == OTHERWISE
