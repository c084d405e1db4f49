"""A plan in Slack: each part with its lines and the numbers of their sources, then buttons; and what may be changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.compose.plan_lines import PlanPart, PlanSheet
from bot.compose.render import Style, render, render_value
from bot.features.plan import PlanRecord
from bot.slack.views.files import as_document, as_picture, for_customer
from bot.slack.views.packing import packed
from bot.slack.views.posted import Block, Posted, joined, parted
from bot.slack.views.rows import press, row
from bot.slack.views.sources import numbered, numbers_of
from bot.slack.views.text import actions, bold, bullets, button, context, header, rich, section, words
from knowledge.evidence import Name

# Forms of a plan as it stands: it can be shared, drawn and written to a file.
STANDING = ("plan", "joint")
# What may be added under a record, and under the plan itself.
UNDER = {"plan": ("objective", "plan_point"), "objective": ("initiative", "measure")}


def plan_view(sheet: PlanSheet, style: Style, *, key: str, shareable: bool = False, shared_by: str = "") -> Posted:
    """The plan with its buttons.

    key: what its buttons hand back, with the account's id at its end. shareable: whether it was asked where others
    read. shared_by: who shows it to others; theirs are the buttons that make nothing of it their own.
    """
    numbers = numbers_of(sheet.sources)
    blocks = [header(sheet.title)]
    if shared_by:
        blocks.append(context(words("slack_brief.shared_by", style, name=Name(shared_by, "person"))))
    blocks += [_part(part, numbers) for part in sheet.parts]
    buttons = list(_buttons(sheet, style, key, shareable=shareable, shared=bool(shared_by)))
    ends = [context(*_small_print(sheet, style))]
    return packed(sheet.title, blocks, [*ends, actions(*buttons)] if buttons else ends)


def _part(part: PlanPart, numbers: dict[str, int]) -> Block:
    """A heading over its lines; what belongs to a line stands further in, under it."""
    found = [section(bold(part.heading))]
    held: list[str] = []
    level = 0
    for line in part.lines:
        if line.level != level and held:
            found.append(_list(held, level))
            held = []
        level = line.level
        held.append(numbered(line.sentence, numbers))
    return rich(*found, *([_list(held, level)] if held else []))


def _list(lines: Sequence[str], level: int) -> Block:
    found = bullets((line,) for line in lines)
    return found | ({"indent": level} if level else {})


def _small_print(sheet: PlanSheet, style: Style) -> Iterator[str]:
    yield words(f"slack_plan.small_{sheet.form}", style, as_of=sheet.as_of, count=len(sheet.sources))
    if sheet.left_out:
        yield words("answer.left_out", style, count=sheet.left_out)
    if sheet.written is not None:
        yield render(sheet.written, style)


def _buttons(sheet: PlanSheet, style: Style, key: str, *, shareable: bool, shared: bool) -> Iterator[Block]:
    """A plan can be shared and changed, a draft saved; the rest is there for whoever reads it."""
    own = {
        "plan": ("edit", "changes", "draft"),
        "joint": ("edit", "changes", "draft"),
        "draft": ("save",),
        "changes": ("show",),
    }
    acts = [] if shared else list(own.get(sheet.form, ()))
    if not sheet.ref:
        acts = [one for one in acts if one in ("draft", "save")]
    stands = bool(sheet.ref) and sheet.form in STANDING
    if shareable and not shared and stands:
        acts.insert(0, "share")
    if sheet.sources:
        acts.append("sources")
    for act in acts:
        yield button(f"plan_{act}", words(f"slack_plan.button_{act}", style), key)
    if stands:
        account = parted(key)[-1]
        of = joined("plan", sheet.ref, account)
        yield as_picture("plan", account, style)
        yield as_document(of, style)
        if not shared:
            yield for_customer(of, style)


def saved_view(ref: str, title: str, count: int, style: Style, *, key: str) -> Posted:
    """That a draft was saved, with what can be done with it. key: of the plan: its account and its ref."""
    told = words("slack_plan.saved", style, ref=ref, title=title, count=count)
    held = [
        button("plan_show", words("slack_plan.button_show", style), key),
        button("plan_undo", words("slack_plan.button_undo", style), key, style="danger"),
    ]
    return packed(told, [rich(section(told))], [actions(*held)])


def edit_view(records: Sequence[PlanRecord], style: Style) -> Posted:
    """The records of a plan, each with a button to change it, and what may be added under each."""
    asks = words("slack_plan.edit", style)
    blocks: list[Block] = [rich(section(bold(asks)))]
    for record in records:
        label = words("slack_plan.button_edit", style)
        kind = render_value(record.called, style)
        change = press("record_change", label, record.ref, record.words)
        blocks.append(row(record.words, kind, press=change, key=f"edit-{record.ref}"))
        for added in UNDER.get(record.kind, ()):
            told = words(f"slack_plan.add_{added}", style)
            add = press("record_add", words("slack_plan.button_add", style), joined(added, record.ref), told)
            blocks.append(row(told, press=add, key=f"add-{added}-{record.ref}"))
    return packed(asks, blocks)


def no_plan_view(sheet: PlanSheet, account_id: int, style: Style, *, key: str) -> Posted:
    """That there is no plan yet, with the two ways to one."""
    told = " ".join(one.text for one in sheet.sentences)
    held = [
        button("plan_draft", words("slack_plan.button_first", style), key, style="primary"),
        button("record_add", words("slack_plan.add_plan", style), joined("plan", f"account-{account_id}")),
    ]
    return packed(told, [rich(section(told))], [actions(*held)])
