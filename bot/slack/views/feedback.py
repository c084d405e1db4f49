"""The modal that asks what was wrong with an answer, and the thanks."""

from __future__ import annotations

from bot.compose.render import Style
from bot.slack.views.limits import INPUT, LABEL, TITLE
from bot.slack.views.posted import Block, Posted, View
from bot.slack.views.text import fallback, plain, rich, section, words


def reason_view(job: str, style: Style) -> View:
    """Asks what was wrong; a reason need not be given."""
    asked: Block = {
        "type": "input",
        "block_id": "reason",
        "optional": True,
        "label": plain(words("slack_feedback.reason", style), LABEL),
        "hint": plain(words("slack_feedback.hint", style), LABEL),
        "element": {"type": "plain_text_input", "action_id": "reason", "multiline": True, "max_length": INPUT},
    }
    return {
        "type": "modal",
        "callback_id": "feedback_reason",
        "title": plain(words("slack_feedback.title", style), TITLE),
        "submit": plain(words("slack_feedback.send", style), TITLE),
        "close": plain(words("slack_feedback.cancel", style), TITLE),
        "private_metadata": job,
        "blocks": [asked],
    }


def thanks(style: Style, *, reason: bool) -> Posted:
    """Told to the one who pressed, alone."""
    told = words("slack_feedback.thanks_reason" if reason else "slack_feedback.thanks", style)
    return Posted(fallback(told), (rich(section(told)),))
