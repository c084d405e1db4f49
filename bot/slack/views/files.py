"""The buttons that make a picture or a document of what they stand under."""

from __future__ import annotations

from bot.compose.render import Style
from bot.slack.views.posted import Block, joined
from bot.slack.views.text import button, words


def as_picture(kind: str, account: str, style: Style, label: str = "slack_files.picture") -> Block:
    """A picture of this kind. account: its id, "" for one of all accounts that the reader may read."""
    return button("picture_show", words(label, style), joined(kind, account))


def as_document(of: str, style: Style) -> Block:
    """Both files of what stands there. of: what it is, as the document's listener reads it."""
    return button("document_send", words("slack_files.button", style), of)


def for_customer(of: str, style: Style) -> Block:
    """Both files of the variant that is handed over."""
    # Two buttons of one row may not bear the same action_id.
    return button("document_send:customer", words("slack_files.for_customer", style), joined(of, "customer"))
