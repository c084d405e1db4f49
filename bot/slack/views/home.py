"""Home: a person's own accounts as a tab of the app, page by page, each row with what can be done about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from bot.compose.render import Style, render, render_value, render_weekday
from bot.features.home import Home, MyAccount, MyMeeting, MyOverdue, MyUnfiled, Part
from bot.slack.views.posted import Block, View
from bot.slack.views.rows import pager, press, row
from bot.slack.views.text import (
    actions,
    button,
    context,
    divider,
    header,
    plain_lines,
    rich,
    section,
    shortened,
    shown,
    words,
)
from knowledge.evidence import Name, Quantity, Term, Value

AHEAD_DAYS = 60
# As much of a note as a row shows.
FIRST_WORDS = 200
# Of the alerts on one relationship a row shows so many.
ALERTS = 4
NOTICE = 500
# The first minute, in order; Slack shows four.
BEGINNINGS = ("new", "brief", "note", "followup")
_TITLE = 75


@dataclass(frozen=True)
class Notice:
    """What was just done, told above the rest. undo: the commitment that a press opens again; "" for none."""

    text: str
    undo: str = ""


def home_view(home: Home, standing: str, style: Style, notice: Notice | None = None) -> View:
    """A page of a person's Home. standing: theirs as a reader, which says why they have no account."""
    glance = home.glance
    top = actions(
        button("home_refresh", words("slack_home.refresh", style)),
        button("settings_open", words("slack_home.settings", style)),
    )
    parts = [
        *_part("meetings", glance.meetings, (_meeting(one, style) for one in glance.meetings.rows), style),
        *_part("overdue", glance.overdue, _overdue(glance.overdue.rows, style), style),
        *_part("quiet", glance.quiet, (_quiet(one, style) for one in glance.quiet.rows), style),
        *_part("unfiled", glance.unfiled, (_unfiled(one, style) for one in glance.unfiled.rows), style),
    ]
    accounts = _part("accounts", glance.accounts, (_account(one, style) for one in glance.accounts.rows), style)
    blocks = [
        header(words("slack_home.title", style)),
        context(words("slack_home.as_of", style, at=home.as_of)),
        top,
        *(_noticed(notice, style) if notice else []),
        *([] if glance.accounts.total else [_said(_why_none(standing), style, command="/accounts")]),
        *(
            parts
            or ([_said("clear", style, days=_days(AHEAD_DAYS))] if glance.longest == glance.accounts.total else [])
        ),
        *accounts,
        *_end(home, style),
    ]
    return {"type": "home", "blocks": blocks, "private_metadata": str(home.page)}


def one_sentence(text: str) -> View:
    """A Home that says but one thing: that it is not for its reader."""
    return {"type": "home", "blocks": [rich(section(text))]}


def prompts_of(accounts: Sequence[Name], style: Style) -> list[dict[str, str]]:
    """What somebody could begin with, as Slack offers it: to ask, be briefed, note and follow up, of one account."""
    if accounts:
        told = [words(f"slack_home.prompt_{name}", style, account=accounts[0]) for name in BEGINNINGS]
    else:
        told = [words(f"slack_home.prompt_{name}", style) for name in ("note", "help")]
    return [{"title": shortened(one, _TITLE), "message": shown(one)} for one in told]


def page_of(metadata: str) -> int:
    """Which page a Home shows, by what it keeps; the first where it keeps nothing that is one."""
    return int(metadata) if metadata.isascii() and metadata.isdigit() and len(metadata) < 10 else 0


def _noticed(notice: Notice, style: Style) -> list[Block]:
    """A line on what was done, at its side the button that takes it back."""
    held: Block = {"type": "section", "text": plain_lines(shortened(notice.text, NOTICE))}
    if notice.undo:
        held["accessory"] = press("home_undo", words("slack_home.undo", style), notice.undo, notice.text)
    return [held]


def _why_none(standing: str) -> str:
    return "colleague" if standing == "workspace" else "none_mine"


def _said(name: str, style: Style, **values: Value) -> Block:
    return rich(section(words(f"slack_home.{name}", style, **values)))


def _part(name: str, part: Part[Any], rows: Iterator[Block], style: Style) -> list[Block]:
    """A heading with how many there are in all, and the rows of this page; nothing where it has none."""
    if not part.rows:
        return []
    return [divider(), header(words(f"slack_home.{name}", style, total=part.total)), *rows]


def _meeting(one: MyMeeting, style: Style) -> Block:
    name = render_value(one.account, style)
    day = render_weekday(one.at.date(), style)
    at = words("slack_home.meeting_at", style, weekday=day, at=one.at)
    return row(name, one.title, at, press=_brief(one.account_id, name, style))


def _overdue(rows: Sequence[MyOverdue], style: Style) -> Iterator[Block]:
    for one in rows:
        owner: Value = Name(one.owner) if one.owner.strip() else Term("unknown", "owner")
        side = "ours" if one.side == "ours" else "theirs"
        told = words(f"slack_home.{side}", style, owner=owner, due=one.due_on, late=_days(one.days))
        yield row(render_value(one.account, style), one.statement, told)
        yield actions(
            press("home_done", words("slack_home.done", style), str(one.id), one.statement),
            press("home_snooze", words("slack_home.snooze", style), str(one.id), one.statement),
        )


def _quiet(one: MyAccount, style: Style) -> Block:
    name = render_value(one.name, style)
    return row(name, *quiet_lines(one, style), press=_brief(one.id, name, style))


def quiet_lines(one: MyAccount, style: Style) -> list[str]:
    """What is wrong with the relationship, a line each."""
    told = [render(alert.message, style) for alert in one.alerts[:ALERTS]]
    return told or [words("slack_home.quiet_for", style, days=_days(one.days or 0))]


def _account(one: MyAccount, style: Style) -> Block:
    name = render_value(one.name, style)
    told = [_contact(one, style)]
    if one.health is not None:
        colour = Term("colour", one.colour)
        told.insert(0, words("slack_accounts.health", style, health=Decimal(one.health), colour=colour))
    if one.ours_late or one.theirs_late:
        told.append(words("slack_home.late", style, ours=one.ours_late, theirs=one.theirs_late))
    meeting = words("slack_home.next_meeting", style, at=one.next_meeting) if one.next_meeting else ""
    return row(name, meeting, " · ".join(told), press=_brief(one.id, name, style))


def _contact(one: MyAccount, style: Style) -> str:
    if one.days is None:
        return words("slack_home.contact_never", style)
    return (
        words("slack_home.contact_ago", style, days=_days(one.days))
        if one.days
        else words("slack_home.contact_today", style)
    )


def _unfiled(one: MyUnfiled, style: Style) -> Block:
    """The words of a note, as written: they are nobody's title."""
    told = shortened(one.words, FIRST_WORDS)
    day = words("slack_home.noted_on", style, day=one.day)
    held: Block = {"type": "section", "text": plain_lines(f"{told}\n{day}")}
    return held | {"accessory": press("home_file", words("slack_home.file", style), one.ref, told)}


def _end(home: Home, style: Style) -> list[Block]:
    if home.pages < 2:
        return []
    page = words("slack_accounts.page", style, page=home.page + 1, pages=home.pages)
    return [divider(), *pager("home_page", home.page, home.pages, style), context(page)]


def _brief(account: int, name: str, style: Style) -> Block:
    return press("home_brief", words("slack_accounts.brief", style), str(account), name)


def _days(number: int) -> Quantity:
    return Quantity(Decimal(number), "days")
