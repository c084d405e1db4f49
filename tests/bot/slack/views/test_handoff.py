"""Hand-offs as Slack shows them: taken by Slack for every value, nothing of people's words lost or live."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.compose.render import Style
from bot.features.handoff import Handed, Item
from bot.slack.views.handoff import (
    answered_view,
    asked_view,
    handoff_form,
    open_view,
    passed_view,
    settled_view,
    words_form,
    work_view,
)
from bot.workspace.blocks import refuse_message, refuse_view
from knowledge.evidence import Name
from knowledge.people import Reader
from tests.bot.slack.views.home_values import styles, text
from tests.bot.slack.views.test_home import buttons

TRIED = 60
STATUSES = ("waiting", "asked", "accepted", "declined", "withdrawn")
items = st.builds(
    Item,
    ref=st.integers(1, 10**9).map(lambda key: f"commitment-{key}"),
    account_id=st.just(1),
    account=st.builds(Name, text, st.just("account")),
    statement=text,
    owner=text | st.just(""),
    owner_id=st.just(2) | st.none(),
    function=st.just("marketing"),
    due_on=st.dates(date(2000, 1, 1), date(2090, 1, 1)) | st.none(),
    open=st.booleans(),
)
handed = st.builds(
    Handed,
    id=st.integers(1, 10**9),
    item=items,
    giver=text | st.just(""),
    giver_email=st.just(""),
    taker=text | st.just(""),
    taker_email=st.just(""),
    taker_id=st.just(3) | st.none(),
    message=st.text(max_size=500) | st.just("আ" * 2_000) | text,
    answer=st.text(max_size=500) | st.just("আ" * 2_000) | text,
    status=st.sampled_from(STATUSES),
    asked_at=st.just(datetime(2026, 11, 23, tzinfo=UTC)),
)


@settings(max_examples=TRIED, deadline=None)
@given(handed, st.booleans(), styles)
def test_what_either_side_is_told_is_taken_by_slack(one: Handed, reached: bool, style: Style) -> None:
    shown = [asked_view(one, style), passed_view(one, style, reached=reached)]
    if one.status != "waiting":
        shown.append(settled_view(one, style))
    if one.status in ("asked", "accepted", "declined"):
        shown.append(answered_view(one, style))
    for posted in shown:
        for message in (posted, *posted.more):
            refuse_message(message.text, list(message.blocks))
            assert "<" not in message.text
    assert [value for action, value in buttons({"blocks": shown[0].blocks}) if action == "handoff_accept"] == [
        str(one.id)
    ]


@settings(max_examples=TRIED, deadline=None)
@given(
    st.lists(items, min_size=1, max_size=60, unique_by=lambda one: one.ref),
    st.lists(text, min_size=1, max_size=40),
    styles,
)
def test_the_form_and_the_list_are_taken_by_slack(held: list[Item], names: list[str], style: Style) -> None:
    team = [Reader("member", name, key) for key, name in enumerate(names, start=1)]
    refuse_view(handoff_form(held, team, style))
    posted = work_view(Name("Meghna Stores", "account"), held[:20], style)
    for message in (posted, *posted.more):
        refuse_message(message.text, list(message.blocks))


@settings(max_examples=TRIED, deadline=None)
@given(handed, st.sampled_from(["decline", "ask", "tell"]), styles)
def test_the_form_for_words_is_taken_by_slack(one: Handed, act: str, style: Style) -> None:
    refuse_view(words_form(act, one, style, f"{act}|{one.id}|C1|1.2"))


@settings(max_examples=TRIED // 2, deadline=None)
@given(st.lists(handed, max_size=40, unique_by=lambda one: one.id), styles)
def test_all_that_waits_is_taken_by_slack_and_each_can_be_answered(held: list[Handed], style: Style) -> None:
    waiting = [one for one in held if one.status in ("waiting", "asked")]
    posted = open_view(waiting, 3, style)
    found = []
    for message in (posted, *posted.more):
        refuse_message(message.text, list(message.blocks))
        found += [action for action, _ in buttons({"blocks": message.blocks})]
    mine = sum(one.taker_id == 3 for one in waiting)
    assert found.count("handoff_accept") == mine
    assert found.count("handoff_withdraw") == len(waiting) - mine
