"""What a person reads where something could not be done, cannot be decided without them, or is not theirs."""

from __future__ import annotations

from collections.abc import Sequence

from bot.compose.render import Style, render
from bot.slack.views.limits import TITLE
from bot.slack.views.packing import packed
from bot.slack.views.posted import Posted, View, joined
from bot.slack.views.text import actions, button, context, fallback, plain, rich, section, words
from knowledge.errors import Ambiguous, KeybriefError
from knowledge.evidence import Message

MOST_CHOICES = 10
# Errors whose sentence names what is typed at the terminal, and what Slack says instead.
IN_SLACK = {
    "document.no_plan": "slack_files.no_plan",
    "document.nothing_shared": "slack_files.no_goals",
    "errors.account_needed": "slack.account_needed",
    "errors.account_unknown": "slack.account_unknown",
    "errors.book_empty": "slack.book_empty",
    "note.file_confirmed": "slack.file_confirmed",
    "note.file_first": "slack.file_first",
}


def said(text: str) -> Posted:
    """One sentence or a few."""
    return packed(text, [rich(section(text))])


def told(error: KeybriefError, style: Style) -> Posted:
    """The sentence of an error, as it is said in Slack."""
    return said(sentence_of(error, style))


def sentence_of(error: KeybriefError, style: Style) -> str:
    """What an error tells; where the terminal names a command or an option, Slack has words of its own."""
    message = error.message
    return render(Message(IN_SLACK.get(message.id, message.id), message.values), style)


def failed(reference: str, style: Style) -> Posted:
    """That something went wrong on our side, with the number that is in the log."""
    return said(words("slack.failed", style, reference=reference))


def choices(doubt: Ambiguous, job: str, found: Sequence[tuple[int, str]], style: Style) -> Posted:
    """The accounts that the words could mean, a button each. found: their ids and names, the likeliest first."""
    asks = words("slack.which_account", style)
    held = [button("account_chosen", name, joined(job, key)) for key, name in found[:MOST_CHOICES]]
    rows = [_row(held[at : at + 5]) for at in range(0, len(held), 5)]
    return Posted(fallback(asks, *(name for _, name in found[:MOST_CHOICES])), (rich(section(asks)), *rows))


def _row(buttons: list[dict[str, object]]) -> dict[str, object]:
    # Two buttons of one row may not bear the same action_id.
    numbered = [one | {"action_id": f"{one['action_id']}:{place}"} for place, one in enumerate(buttons)]
    return actions(*numbered)


def choice_made(account: str, style: Style) -> Posted:
    """What takes the place of the buttons once one was pressed."""
    return said(words("slack.chosen", style, account=account))


def notice_view(posted: Posted, style: Style, title: str = "Keybrief") -> View:
    """A modal that tells one thing and can be closed."""
    close = plain(words("slack.close", style), TITLE)
    return {"type": "modal", "title": plain(title, TITLE), "close": close, "blocks": list(posted.blocks)}


def with_line(posted: Posted, line: str) -> Posted:
    """A message with a line of small print before it."""
    return Posted(posted.text, (context(line), *posted.blocks), posted.more)
