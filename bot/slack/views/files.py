"""The buttons that make a picture or a document of what they stand under."""

from __future__ import annotations

from bot.compose.render import Style
from bot.slack.views.packing import packed
from bot.slack.views.posted import Block, Posted, joined
from bot.slack.views.text import actions, button, rich, section, words


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


def not_shared(told: str, plan: str, account_id: int, style: Style) -> Posted:
    """That a plan holds nothing for the customer, and the button that leads to its records. plan: its ref."""
    edit = button("plan_edit", words("slack_plan.button_edit", style), joined(plan, account_id))
    return packed(told, [rich(section(told))], [actions(edit)])
