"""An account's records as messages and forms: Slack takes them whatever they hold; each button leads on."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import cycle
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.compose.render import Style, render_value
from bot.features.record import Entry, FieldChange, History, Saved, Undone
from bot.features.record_form import MOST_OPTIONS, FormField, Option, RecordForm
from bot.features.record_sheet import PAGE, Group, KindCount, KindPage, RecordCard, Sheet, Told
from bot.slack.views.record import (
    history_view,
    kind_view,
    offer_view,
    page_value,
    place_of,
    saved_view,
    sheet_view,
    undone_view,
)
from bot.slack.views.record_form import as_filled, form_view, is_input, mark_of, saving_view
from bot.workspace.blocks import refuse_message, refuse_view
from knowledge.evidence import Message, Money, Name, Percent, Term, Value, Words
from knowledge.keeping.fields import field_of, fields_of
from knowledge.keeping.kept import GROUPS, KEPT
from tests.bot.slack.views.home_values import days, ids, moments, names, read, styles, text, totals
from tests.bot.slack.views.test_home import buttons, told_of

TRIED = 40
DHAKA = ZoneInfo("Asia/Dhaka")
EN, BN = Style("en"), Style("bn")
kinds = st.sampled_from(list(KEPT))
LABEL = Term("field", "statement")
BOOLEANS = st.booleans()
LONG = st.just("আ" * 3_000)


def values() -> st.SearchStrategy[Value]:
    """What a field may hold."""
    numbers = st.decimals(-(10**12), 10**12, places=6, allow_nan=False)
    plain = st.one_of(text.map(Words), text.map(Name), days, moments, numbers, numbers.map(lambda n: Money(n, "BDT")))
    return st.one_of(plain, numbers.map(Percent), st.just(Term("need_status", "open")))


refs = st.builds(lambda kind, key: f"{kind}-{key}", kinds, ids)
told = st.lists(st.builds(Told, st.just(LABEL), values()), max_size=3).map(lambda held: tuple(held) * 3)
cards = st.builds(RecordCard, refs, kinds, values(), told, st.booleans(), st.booleans())
counts = st.builds(KindCount, kinds, totals, totals, st.none() | cards)
changes = st.lists(
    st.builds(FieldChange, st.just("statement"), st.just(LABEL), st.none() | values(), st.none() | values()),
    max_size=3,
).map(lambda held: tuple(held) * 5)
saveds = st.builds(Saved, refs, kinds, ids, names, values(), ids, st.booleans(), st.booleans(), changes)
entries = st.builds(Entry, st.integers(1, 999), moments, text, st.booleans(), st.booleans(), changes)


def every_message(posted: Any) -> list[Any]:
    return [posted, *posted.more]


def taken(posted: Any) -> str:
    """That Slack takes a message and all that goes on from it; what it shows."""
    for one in every_message(posted):
        refuse_message(one.text, list(one.blocks))
        assert "<" not in one.text
    return " ".join(read(one.blocks) for one in every_message(posted))


@settings(max_examples=TRIED, deadline=None)
@given(st.lists(counts, min_size=1, max_size=4), names, styles, st.booleans())
def test_every_sheet_is_taken_and_leads_to_each_kind(
    some: list[KindCount], account: Name, style: Style, mine: bool
) -> None:
    every = [replace(one, kind=kind) for kind, one in zip(KEPT, cycle(some), strict=False)]
    groups = tuple(Group(name, tuple(one for one in every if KEPT[one.kind].group == name)) for name in GROUPS)
    posted = sheet_view(Sheet(7, account, mine, groups), style)
    shown = taken(posted)
    assert posted.more == ()
    pressed = [place_of(value) for action, value in buttons({"blocks": posted.blocks}) if value]
    assert pressed == [(7, kind, 0) for group in GROUPS for kind in KEPT if KEPT[kind].group == group]
    assert all(render_value(Term("record_group", group), style) in shown for group in GROUPS)


@settings(max_examples=TRIED, deadline=None)
@given(
    st.lists(cards, max_size=PAGE, unique_by=lambda card: card.ref).map(tuple),
    kinds,
    names,
    st.booleans(),
    st.integers(0, 3),
    styles,
)
def test_every_page_is_taken_with_what_can_be_done(
    records: tuple[RecordCard, ...], kind: str, account: Name, mine: bool, page: int, style: Style
) -> None:
    posted = kind_view(KindPage(3, account, mine, kind, page, 4, 99, records), style)
    shown = taken(posted)
    pressed = [
        (action.partition(":")[0], value) for one in every_message(posted) for action, value in buttons(vars(one))
    ]
    ends = [one.ref for one in records if one.ends and not one.ended]
    assert [value for action, value in pressed if action == "record_change"] == [one.ref for one in records if mine]
    assert [value for action, value in pressed if action == "record_end"] == (ends if mine else [])
    assert (("record_add", f"{kind}|account-3") in pressed) is (mine and kind != "account")
    assert place_of(pressed[-1][1]) == (3, "", 0)
    for one in records:
        assert told_of(render_value(one.title, style)) in shown or style.language == "bn"


@settings(max_examples=TRIED, deadline=None)
@given(saveds, st.builds(Undone, refs, kinds, ids, names, st.booleans()), names, styles)
def test_what_was_done_is_taken_and_can_be_undone(saved: Saved, undone: Undone, account: Name, style: Style) -> None:
    taken(undone_view(undone, style))
    taken(offer_view(saved.kind, account, "account-1", style))
    posted = saved_view(saved, style)
    assert told_of(render_value(saved.account, style))[:30] in taken(posted)
    pressed = dict(buttons({"blocks": posted.blocks}))
    assert ("record_undo" in pressed) is saved.changed
    assert pressed["record_change"] == pressed["record_history"] == saved.ref


@settings(max_examples=20, deadline=None)
@given(refs, kinds, names, values(), st.lists(entries, max_size=4).map(tuple), st.sampled_from([1, 12]), styles)
def test_every_history_is_taken(
    ref: str, kind: str, account: Name, title: Value, found: tuple[Entry, ...], times: int, style: Style
) -> None:
    shown = taken(history_view(History(ref, kind, 1, account, title, found * times), style))
    assert all(told_of(one.by)[:20] in shown for one in found[:5])


def a_form(kind: str, held: st.SearchStrategy[str], draw: Any, *, many: bool) -> RecordForm:
    """A form of a kind whose fields hold what they may."""
    fields = []
    for field in fields_of(kind):
        if field.type == "choice":
            options = tuple(Option(word, Term(field.family, word)) for word in field.choices)
            fields.append(FormField(field, draw(st.sampled_from(["", *field.choices])), options))
        elif field.refers_to:
            number = MOST_OPTIONS if many else draw(st.integers(0, 3))
            options = tuple(Option(f"{field.refers_to}-{key}", Name(draw(held))) for key in range(number))
            words = options[0].value if options and draw(BOOLEANS) else ""
            fields.append(FormField(field, words, options, named=number == 0 and draw(BOOLEANS)))
        elif field.type == "day":
            fields.append(FormField(field, draw(st.sampled_from(["", "2026-11-23"]))))
        elif field.type == "moment":
            fields.append(FormField(field, draw(st.sampled_from(["", "2026-11-23 15:30"]))))
        else:
            fields.append(FormField(field, draw(held)))
    return RecordForm(
        "change", kind, 1, Name(draw(held)), f"{kind}-1", "", 3, Name(draw(held)), tuple(fields), Term("kind", kind)
    )


@settings(max_examples=TRIED, deadline=None)
@given(kinds, st.data(), styles, text)
def test_every_form_is_taken_and_holds_what_the_record_holds(
    kind: str, data: st.DataObject, style: Style, why: str
) -> None:
    form = a_form(kind, text, data.draw, many=False)
    first = form.fields[0].field.name
    beside = {
        first: Message(
            "record.theirs", {"by": Name(why), "at": date(2026, 11, 23), "field": LABEL, "value": Words(why)}
        )
    }
    view = form_view(form, style, "{}", DHAKA, why=why, beside=beside)
    refuse_view(view)
    elements = {block["block_id"]: block["element"] for block in view["blocks"] if block["type"] == "input"}
    assert set(elements) == {one.field.name for one in form.fields if is_input(one)}
    for one in form.fields:
        if one.field.name in elements and not one.options and one.field.type in ("text", "lines", "names"):
            assert elements[one.field.name].get("initial_value", "").strip() == one.words.strip()


def test_the_fullest_form_and_page_stay_within_slacks_limits() -> None:
    long = "আ" * 3_000

    def draw(strategy: Any) -> Any:
        return long if strategy is LONG else True if strategy is BOOLEANS else ""

    for kind in KEPT:
        view = form_view(a_form(kind, LONG, draw, many=True), BN, "x" * 3_000, DHAKA)
        refuse_view(view)
        assert len(json.dumps(view, ensure_ascii=False).encode()) < 240_000
    card = RecordCard("need-1", "need", Words(long), tuple(Told(LABEL, Words(long)) for _ in range(9)), False, True)
    page = KindPage(1, Name(long), True, "need", 1, 9, 99, tuple(replace(card, ref=f"need-{n}") for n in range(PAGE)))
    posted = kind_view(page, BN)
    taken(posted)
    assert posted.more == ()


def test_saving_is_taken_in_both_languages() -> None:
    for style in (EN, BN):
        refuse_view(saving_view(style))


def test_what_slack_hands_back_is_what_was_put_in() -> None:
    at = field_of("meeting", "starts_at")
    needs, function = field_of("offer", "needs"), field_of("commitment", "function")
    assert at is not None
    assert needs is not None
    assert function is not None
    seconds = str(int(datetime(2026, 11, 23, 9, 30, tzinfo=UTC).timestamp()))
    assert as_filled(at, seconds, DHAKA) == "2026-11-23 15:30"
    assert as_filled(needs, "need-12,need-3", DHAKA) == "need-3,need-12"
    assert as_filled(function, "-", DHAKA) == ""
    assert mark_of("two  words\n") == mark_of("two words") != mark_of("two word")
    assert place_of(page_value(3, "need", 2)) == (3, "need", 2)
    assert place_of("nonsense|x|y") == (None, "x", 0)
