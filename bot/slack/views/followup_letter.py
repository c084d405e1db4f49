"""The message to a customer in Slack: fields to write it in, and a message to copy it from. Nothing here sends it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.compose.followup_message import Letter
from bot.compose.render import Style
from bot.slack.views.limits import INPUT
from bot.slack.views.packing import packed
from bot.slack.views.posted import Block, Posted
from bot.slack.views.text import bold, pieces, plain, rich, section, shown, words

MOST_PARTS = 6
# A part of the message stays below what an input holds, so that there is room to write.
PART = INPUT - 400


def written(letter: Letter | None, style: Style) -> list[Block]:
    """The message in as many fields as it needs; none where it is too long for a modal."""
    if letter is None:
        return []
    parts = letter_parts(letter)
    subject = subject_of(letter)
    if len(parts) > MOST_PARTS or len(subject) > INPUT:
        return []
    found = [text_field("subject", words("slack_followup.subject", style), subject)]
    for place, part in enumerate(parts):
        label = words("slack_followup.message", style)
        if len(parts) > 1:
            label = words("slack_followup.message_part", style, number=place + 1, total=len(parts))
        hint = words("slack_followup.never_sent", style) if place + 1 == len(parts) else ""
        found.append(text_field(part_name(place), label, part, multiline=True, hint=hint))
    return found


def subject_of(letter: Letter) -> str:
    """The subject without the word before it, which the field bears as its name."""
    _, _, subject = letter.subject.partition(": ")
    return shown(subject or letter.subject)


def letter_parts(letter: Letter) -> list[str]:
    """The text of a message in parts that each fit a field: parted between its lines, a longer line between words."""
    parts: list[str] = []
    for joint, line in _jointed(shown(letter.text)):
        if parts and len(parts[-1]) + len(joint) + len(line) <= PART:
            parts[-1] += joint + line
        else:
            parts.append(line)
    return [part for part in parts if part.strip()]


def _jointed(text: str) -> Iterator[tuple[str, str]]:
    """Lines and pieces of lines, each with what joins it to the one before."""
    for place, line in enumerate(text.split("\n")):
        joint = "\n" if place else ""
        for piece in pieces(line, PART):
            yield joint, piece
            joint = ""


def whole_letter(letter: Letter) -> list[Block]:
    return [rich(section(bold(shown(letter.subject)))), *(rich(section(part)) for part in letter_parts(letter))]


def part_name(place: int) -> str:
    """The action_id of a part of the message."""
    return f"message_{place}"


def letter_view(subject: str, parts: Sequence[str], style: Style) -> Posted | None:
    """The message to the customer as a message of its own; None where it is empty."""
    text = "\n\n".join(part.strip() for part in parts if part.strip())
    blocks = [rich(section(bold(subject.strip())))] if subject.strip() else []
    blocks += [rich(section(text))] if text else []
    return packed(words("slack_followup.for_customer", style), blocks) if blocks else None


def text_field(
    name: str,
    label: str,
    value: str,
    *,
    multiline: bool = False,
    hint: str = "",
    most: int = INPUT,
    needed: bool = False,
) -> Block:
    """A field for words. name: its action_id and block_id. needed: whether it may not stay empty."""
    element: Block = {"type": "plain_text_input", "action_id": name, "multiline": multiline, "max_length": most}
    element |= {"initial_value": value} if value else {}
    found: Block = {
        "type": "input",
        "block_id": name,
        "optional": not needed,
        "label": plain(label, 200),
        "element": element,
    }
    return found | ({"hint": plain(hint, 200)} if hint else {})
