"""The rules of Block Kit that look at several fields of one object at once; block_kit.toml names them.

A rule runs only where each field by itself is right. Its sentence is Slack's where Slack's is known (`must define
either ...`, `missing required field: image_url`, `must be a valid enum value`), and formed like those elsewhere.
"""

from __future__ import annotations

from typing import Any

from bot.workspace.block_checks import Check, refuse

Found = dict[str, Any]

MOST_TABLE_TEXT = {"table": 10_000, "data_table": 20_000}


def characters(value: Any, *, escaped: bool = False) -> int:
    """All text in it; `escaped`, as Slack holds it: & as &amp;, < as &lt;."""
    if isinstance(value, list):
        return sum(characters(item, escaped=escaped) for item in value)
    if not isinstance(value, dict):
        return 0
    total = 0
    for name, inner in value.items():
        if name == "text" and isinstance(inner, str):
            total += len(inner)
            if escaped:
                total += 4 * inner.count("&") + 3 * (inner.count("<") + inner.count(">"))
        elif isinstance(inner, dict | list):
            total += characters(inner, escaped=escaped)
    return total


def _exactly_one(first: str, second: str, neither: str) -> Check:
    def rule(value: Found, at: str, refusals: list[str]) -> None:
        if (first in value) == (second in value):
            refuse(refusals, f"invalid additional property: {second}" if first in value else neither, at)

    return rule


def _some_of(names: str, words: str, place: str = "") -> Check:
    wanted = frozenset(names.split())

    def rule(value: Found, at: str, refusals: list[str]) -> None:
        if wanted.isdisjoint(value):
            refuse(refusals, words, at + place)

    return rule


def _least_below_most(least: str, most: str) -> Check:
    def rule(value: Found, at: str, refusals: list[str]) -> None:
        if least in value and most in value and float(value[least]) > float(value[most]):
            refuse(refusals, f"must be less than `{most}`", f"{at}/{least}")

    return rule


def _no_two_alike(value: Found, listed: str, name: str, at: str, refusals: list[str]) -> None:
    seen: set[str] = set()
    for place, item in enumerate(value.get(listed, ())):
        if item[name] in seen:
            refuse(refusals, f'`{name}` "{item[name]}" already exists', f"{at}/{listed}/{place}/{name}")
        seen.add(item[name])


def _starts_with_an_option(value: Found, at: str, refusals: list[str]) -> None:
    offered = [*value.get("options", ())]
    for group in value.get("option_groups", ()):
        offered += group["options"]
    if "initial_option" in value and value["initial_option"] not in offered:
        refuse(refusals, "failed to match schema", f"{at}/initial_option")
    if any(option not in offered for option in value.get("initial_options", ())):
        refuse(refusals, "failed to match schema", f"{at}/initial_options")


def _only_a_plan_waits(value: Found, at: str, refusals: list[str]) -> None:
    if value.get("status") == "pending":
        refuse(refusals, "must be a valid enum value", f"{at}/status")


def _files_dispatch_nothing(value: Found, at: str, refusals: list[str]) -> None:
    if value.get("dispatch_action") and value["element"]["type"] == "file_input":
        refuse(refusals, "unsupported type: file_input", f"{at}/element/type")


def _one_icon(value: Found, at: str, refusals: list[str]) -> None:
    if "icon" in value and "slack_icon" in value:
        refuse(refusals, "invalid additional property: slack_icon", at)


def _table_fits(value: Found, at: str, refusals: list[str]) -> None:
    most = MOST_TABLE_TEXT[value["type"]]
    if characters(value["rows"]) > most:
        refuse(refusals, f"{value['type']} cells must be less than {most + 1} characters", f"{at}/rows")


def _table_is_even(value: Found, at: str, refusals: list[str]) -> None:
    columns = len(value["rows"][0])
    for place, row in enumerate(value["rows"]):
        if len(row) != columns:
            refuse(refusals, f"must provide {columns} items", f"{at}/rows/{place}")
    if value.get("row_header_column_index", 0) >= columns:
        refuse(refusals, f"must be less than {columns}", f"{at}/row_header_column_index")


def _header_is_plain(value: Found, at: str, refusals: list[str]) -> None:
    for place, cell in enumerate(value["rows"][0]):
        if cell["type"] == "rich_text":
            refuse(refusals, "unsupported type: rich_text", f"{at}/rows/0/{place}/type")


def _slice_is_positive(value: Found, at: str, refusals: list[str]) -> None:
    if value["value"] <= 0:
        refuse(refusals, "must be greater than 0", f"{at}/value")


def _series_meet_the_axis(value: Found, at: str, refusals: list[str]) -> None:
    categories = value["axis_config"]["categories"]
    for place, series in enumerate(value["series"]):
        labels = [point["label"] for point in series["data"]]
        if len(labels) != len(categories) or set(labels) != set(categories):
            refuse(refusals, "must provide one item for each of `categories`", f"{at}/series/{place}/data")
    _no_two_alike(value, "series", "name", at, refusals)


RULES: dict[str, Check] = {
    "card_holds_something": _some_of("hero_image title actions body", "missing required field: title"),
    "container_has_a_title": _some_of("title rich_text_title", "missing required field: title"),
    "files_dispatch_nothing": _files_dispatch_nothing,
    "filter_says_something": _some_of(
        "include exclude_external_shared_channels exclude_bot_users", "missing required field: include"
    ),
    "header_is_plain": _header_is_plain,
    "least_length_below_most": _least_below_most("min_length", "max_length"),
    "least_value_below_most": _least_below_most("min_value", "max_value"),
    "one_file": _exactly_one("id", "url", "missing required field: id"),
    "one_icon": _one_icon,
    "one_image": _exactly_one("image_url", "slack_file", "missing required field: image_url"),
    "one_source": _exactly_one("options", "option_groups", "must define either `options` or `option_groups`"),
    "only_a_plan_waits": _only_a_plan_waits,
    "section_says_something": _some_of("text fields", "must define either `text` or `fields`", "/type"),
    "series_meet_the_axis": _series_meet_the_axis,
    "slice_is_positive": _slice_is_positive,
    "starts_with_an_option": _starts_with_an_option,
    "table_fits": _table_fits,
    "table_is_even": _table_is_even,
    "tasks_differ": lambda value, at, refusals: _no_two_alike(value, "tasks", "task_id", at, refusals),
}
