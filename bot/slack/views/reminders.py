"""The morning message: today's meetings, what is due, notes to file, accounts gone quiet, each with its buttons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from bot.compose.render import Style, render_value
from bot.features.commitment import Owed
from bot.features.home import MyAccount, MyMeeting, MyUnfiled
from bot.features.reminders import ColourChange, Digest, Due, Handed, Risen
from bot.slack.views.handoff import answers, item_lines
from bot.slack.views.home import quiet_lines
from bot.slack.views.packing import packed
from bot.slack.views.posted import Block, Posted, joined
from bot.slack.views.rows import press, row
from bot.slack.views.text import (
    actions,
    bold,
    button,
    context,
    header,
    plain_lines,
    rich,
    section,
    shortened,
    words,
)
from knowledge.evidence import Name, Quantity, Term, Value, Words

# Of each part the morning message tells so many; the rest stands in Home.
MOST = 6
FIRST_WORDS = 200


def digest_view(digest: Digest, style: Style, notice: str = "") -> Posted:
    """A person's morning. notice: what they have just done there."""
    title = words("slack_reminders.title", style, day=digest.as_of)
    blocks: list[Block] = [header(title)]
    if notice:
        blocks.append(rich(section(bold(notice))))
    day = digest.as_of.isoformat()
    blocks += _part("colours", digest.colours, [[_colour(one, style)] for one in digest.colours], style)
    blocks += _part("meetings", digest.meetings, [[_meeting(one, style)] for one in digest.meetings], style)
    blocks += _part("ours", digest.ours, [list(_due(one, day, style)) for one in digest.ours], style)
    blocks += _part("theirs", digest.theirs, [list(_due(one, day, style)) for one in digest.theirs], style)
    blocks += _part("handed", digest.handed, [list(_handed(one, style)) for one in digest.handed], style)
    blocks += _part("risen", digest.risen, [[_risen(one, style)] for one in digest.risen], style)
    unfiled = digest.unfiled.rows
    blocks += _part("unfiled", unfiled, [[_unfiled(one, style)] for one in unfiled], style, digest.unfiled.total)
    blocks += _part("quiet", digest.quiet, [[_quiet(one, style)] for one in digest.quiet], style)
    if digest.empty:
        blocks.append(rich(section(words("slack_reminders.nothing", style))))
    ends = [actions(button("reminders_off", words("slack_reminders.off", style)))]
    return packed(f"{title}: {_counted(digest, style)}", blocks, ends)


def _counted(digest: Digest, style: Style) -> str:
    """What a notification tells of the morning."""
    due = len(digest.ours) + len(digest.theirs)
    return words("slack_reminders.counted", style, meetings=len(digest.meetings), due=due)


def _part(
    name: str, held: Sequence[object], rows: list[list[Block]], style: Style, total: int | None = None
) -> Iterator[Block]:
    """A heading, the rows that fit, and how many more there are."""
    if not held:
        return
    yield rich(section(bold(words(f"slack_reminders.{name}", style))))
    for each in rows[:MOST]:
        yield from each
    more = (total if total is not None else len(held)) - min(MOST, len(rows))
    if more > 0:
        yield context(words("slack_reminders.more", style, count=more))


def _meeting(one: MyMeeting, style: Style) -> Block:
    name = render_value(one.account, style)
    hour = render_value(one.at, style).rpartition(", ")[2]
    return row(f"{hour} · {name}", one.title, press=_brief(one.account_id, name, style))


def _due(one: Due, day: str, style: Style) -> Iterator[Block]:
    owner: Value = Name(one.owner, "person") if one.owner.strip() else Term("unknown", "owner")
    late = Quantity(Decimal(one.days), "days")
    told = words("slack_reminders.late" if one.days else "slack_reminders.today", style, owner=owner, late=late)
    yield row(render_value(one.account, style), one.statement, told)
    key = joined(one.id, day)
    done = press("commitment_done", words("slack_home.done", style), key, one.statement)
    later = press("commitment_snooze", words("slack_home.snooze", style), key, one.statement)
    other = press("handoff_open", words("handoff.pass_on", style), one.ref, one.statement)
    yield actions(done, later, *([other] if one.side == "ours" else []))


def _unfiled(one: MyUnfiled, style: Style) -> Block:
    told = shortened(one.words, FIRST_WORDS)
    held: Block = {"type": "section", "text": plain_lines(told)}
    return held | {"accessory": press("home_file", words("slack_home.file", style), one.ref, told)}


def _quiet(one: MyAccount, style: Style) -> Block:
    name = render_value(one.name, style)
    return row(name, *quiet_lines(one, style), press=_brief(one.id, name, style))


def _handed(one: Handed, style: Style) -> Iterator[Block]:
    """Work that a colleague wants to pass on, with the buttons that answer."""
    account, statement, told = item_lines(one.item, style)
    yield row(account, statement, told)
    yield answers(one, style)


def _risen(one: Risen, style: Style) -> Block:
    """What one of the manager's people has owed for long."""
    owner, function = Name(one.owner, "person"), Term("function", one.function)
    late = Quantity(Decimal(one.days), "days")
    told = words("slack_reminders.risen_row", style, owner=owner, function=function, late=late)
    return row(render_value(one.account, style), one.statement, told)


def _colour(one: ColourChange, style: Style) -> Block:
    """An account of another colour: from which to which, and what moved."""
    name = render_value(one.account, style)
    was, colour = Term("colour", one.was), Term("colour", one.colour)
    before, now = Decimal(one.before), Decimal(one.now)
    told = words("slack_reminders.colour", style, was=was, before=before, colour=colour, now=now)
    moved = [
        words("slack_reminders.moved", style, factor=part.factor, before=Decimal(part.before), now=Decimal(part.now))
        for part in one.moved
    ]
    why = press("accounts_why", words("slack_accounts.why", style), str(one.account_id), name)
    return row(name, told, " · ".join(moved), press=why)


def _brief(account: int, name: str, style: Style) -> Block:
    return press("home_brief", words("slack_accounts.brief", style), str(account), name)


def changed_line(what: str, owed: Owed, style: Style) -> str:
    """What was done with a commitment, in a line."""
    told: dict[str, Value] = {"statement": Words(owed.statement), "account": owed.account}
    if what == "put_off" and owed.snoozed_until is not None:
        told["day"] = owed.snoozed_until
    return words(f"slack_home.{what}", style, **told)
