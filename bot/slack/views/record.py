"""An account's records in Slack: its sheet, a page of one kind, what was saved or taken back, and who changed what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.compose.render import Style, render_value
from bot.features.record import FieldChange, History, Saved, Undone
from bot.features.record_sheet import Group, KindCount, KindPage, RecordCard, Sheet, Told
from bot.slack.views.packing import packed
from bot.slack.views.posted import Block, Posted, joined, parted
from bot.slack.views.rows import press, row
from bot.slack.views.text import (
    actions,
    bold,
    bullets,
    button,
    context,
    dim,
    header,
    rich,
    section,
    shortened,
    words,
)
from knowledge.evidence import Name, Term, Value

TITLE, LINE, VALUE = 120, 300, 160
MOST_CHANGES, MOST_ENTRIES = 12, 40
BESIDE = "beside"


def account_ref(account_id: int) -> str:
    """What the records of an account are added to."""
    return f"account-{account_id}"


def account_id_of(ref: str) -> int | None:
    """The account of such a ref, or None."""
    word, _, number = ref.partition("-")
    return int(number) if word == "account" and number.isdecimal() and len(number) < 16 else None


def page_value(account_id: int, kind: str = "", page: int = 0, *, beside: bool = False) -> str:
    """The value of a button that leads to the sheet of an account, or to a page of one kind. beside: what it is pressed
    on stays.
    """
    parts = [account_ref(account_id), kind, page] if kind else [account_ref(account_id)]
    return joined(*parts, *([BESIDE] if beside else []))


def stays(value: str) -> bool:
    """Whether what such a button is pressed on stays as it is."""
    return parted(value)[-1] == BESIDE


def place_of(value: str) -> tuple[int | None, str, int]:
    """The account, the kind ("" for the sheet) and the page that a button leads to."""
    ref, kind, page = [*parted(value), "", ""][:3]
    return account_id_of(ref), kind, int(page) if page.isdecimal() and len(page) < 10 else 0


def term(family: str, word: str, style: Style) -> str:
    return render_value(Term(family, word), style)


# -- the sheet -----------------------------------------------------------------------------------------------------


def sheet_view(sheet: Sheet, style: Style) -> Posted:
    """All kinds of an account's records in groups, each kind a press away."""
    title = words("record.sheet", style, account=sheet.account)
    blocks: list[Block] = [header(title)]
    if not sheet.mine:
        blocks.append(context(words("record.read_only", style)))
    for group in sheet.groups:
        blocks += _group(sheet.account_id, group, style)
    return packed(title, blocks, [context(words("record.alone", style))])


def _group(account_id: int, group: Group, style: Style) -> Iterator[Block]:
    lines = [_counted(one, style) for one in group.kinds if one.total]
    heading = section(bold(term("record_group", group.name, style)))
    told = bullets((line,) for line in lines) if lines else section(dim(words("record.none_yet", style)))
    yield rich(heading, told)
    presses = [
        button(f"record_page:{one.kind}", term("kinds", one.kind, style), page_value(account_id, one.kind))
        for one in group.kinds
    ]
    yield actions(*presses, key=f"record-{group.name}")


def _counted(one: KindCount, style: Style) -> str:
    """How many there are of a kind, and the newest."""
    newest = one.newest
    name = shortened(render_value(newest.title, style), TITLE) if newest is not None else ""
    message = "record.counted" if one.total == one.current else "record.counted_of"
    kinds = Term("kinds", one.kind)
    return words(message, style, kinds=kinds, current=one.current, total=one.total, newest=name)


# -- a page of one kind --------------------------------------------------------------------------------------------


def kind_view(page: KindPage, style: Style) -> Posted:
    """Records of one kind, each with what can be done with it."""
    kinds = Term("kinds", page.kind)
    title = words("record.list", style, kinds=kinds, account=page.account, total=page.total)
    blocks: list[Block] = [header(title)]
    if not page.mine:
        blocks.append(context(words("record.read_only", style)))
    if not page.records:
        blocks.append(rich(section(words("record.none_yet", style))))
    for one in page.records:
        blocks += _card(one, page.mine, style)
    ends = [actions(*_turning(page, style), key="record-turning")]
    if page.pages > 1:
        ends.append(context(words("record.page", style, page=page.page + 1, pages=page.pages)))
    return packed(title, blocks, ends)


def _card(one: RecordCard, mine: bool, style: Style) -> Iterator[Block]:
    title = render_value(one.title, style)
    name = words("record.ended", style, title=title) if one.ended else title
    yield row(name, told_line(one.told, style), one.ref)
    if not mine:
        return
    held = [press("record_change", words("record.change", style), one.ref, title)]
    if one.ends and not one.ended:
        end = "record.end_contact" if one.kind == "contact" else "record.end"
        held.append(press("record_end", words(end, style), one.ref, title))
    yield actions(*held, key=f"record-{one.ref}")


def told_line(told: Sequence[Told], style: Style) -> str:
    """What the fields of a record hold, on one line."""
    return shortened(" · ".join(_told(one.label, one.value, style) for one in told), LINE) if told else ""


def _told(label: Term, value: Value, style: Style) -> str:
    return words("record.told", style, field=label, value=shortened(render_value(value, style), VALUE))


def _turning(page: KindPage, style: Style) -> list[Block]:
    held = []
    if page.mine and page.kind != "account":
        parent = joined(page.kind, account_ref(page.account_id))
        held.append(button("record_add", words("record.add", style), parent, style="primary"))
    if page.page > 0:
        value = page_value(page.account_id, page.kind, page.page - 1)
        held.append(button("record_page:back", words("slack_accounts.back", style), value))
    if page.page < page.pages - 1:
        value = page_value(page.account_id, page.kind, page.page + 1)
        held.append(button("record_page:on", words("slack_accounts.on", style), value))
    held.append(button("record_page:sheet", words("record.whole", style), page_value(page.account_id)))
    return held


# -- what was done -------------------------------------------------------------------------------------------------


def saved_words(saved: Saved, style: Style) -> str:
    """What was saved, in one sentence."""
    name = "added" if saved.added else "changed" if saved.changed else "as_it_was"
    title = shortened(render_value(saved.title, style), TITLE)
    return words(f"record.{name}", style, kind=saved.called, title=title, account=saved.account, ref=saved.ref)


def saved_view(saved: Saved, style: Style) -> Posted:
    """What was saved, with what can be done about it."""
    told = saved_words(saved, style)
    lines = [(line,) for one in saved.changes[:MOST_CHANGES] if (line := _line(one, saved, style))]
    blocks = [rich(section(told), bullets(lines)) if lines else rich(section(told))]
    held = [button("record_change", words("record.change", style), saved.ref)]
    if saved.changed:
        held.append(button("record_undo", words("record.undo", style), joined(saved.ref, saved.number)))
    held.append(button("record_history", words("record.history", style), saved.ref))
    held.append(
        button("record_page", term("kinds", saved.kind, style), page_value(saved.account_id, saved.kind, beside=True))
    )
    return packed(told, blocks, [actions(*held)])


def _line(one: FieldChange, saved: Saved, style: Style) -> str:
    """A field of what was saved; of a new record what it holds now, but for its title, which is told already."""
    if not saved.added:
        return _changed(one, style)
    silent = one.after in (None, saved.title) or one.label.word == "currency"
    return "" if silent or one.after is None else _told(one.label, one.after, style)


def _changed(one: FieldChange, style: Style) -> str:
    """One field before and after."""
    before, after = (_held(value, style) for value in (one.before, one.after))
    return words("record.field_changed", style, field=one.label, before=before, after=after)


def _held(value: Value | None, style: Style) -> str:
    return words("record.nothing", style) if value is None else shortened(render_value(value, style), VALUE)


def undone_view(undone: Undone, style: Style) -> Posted:
    """What was taken back."""
    message = "record.undone_gone" if undone.gone else "record.undone"
    told = words(message, style, kind=Term("kind", undone.kind), ref=undone.ref, account=undone.account)
    held = button(
        "record_page", term("kinds", undone.kind, style), page_value(undone.account_id, undone.kind, beside=True)
    )
    return packed(told, [rich(section(told))], [actions(held)])


def offer_view(kind: str, account: Name, parent: str, style: Style) -> Posted:
    """That a record of a kind takes more than a line of words, and the button of its form."""
    told = words("record.takes_form", style, kind=Term("kind", kind), account=account)
    held = button("record_add", words("record.add", style), joined(kind, parent), style="primary")
    return packed(told, [rich(section(told))], [actions(held)])


def history_view(history: History, style: Style) -> Posted:
    """Who changed what of a record, the newest first."""
    title = shortened(render_value(history.title, style), TITLE)
    told = words("record.history_of", style, title=title, account=history.account, ref=history.ref)
    if not history.entries:
        told = words("record.history_none", style, title=title, account=history.account, ref=history.ref)
    blocks: list[Block] = [rich(section(bold(told)))]
    for one in history.entries[:MOST_ENTRIES]:
        name = "entry_added" if one.added else "entry_changed"
        line = words(f"record.{name}", style, by=Name(one.by), at=one.at)
        line = words("record.entry_undone", style, entry=line) if one.undone else line
        blocks.append(rich(section(line), bullets((_changed(change, style),) for change in one.changes[:MOST_CHANGES])))
    return packed(told, blocks)
