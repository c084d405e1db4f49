"""Offers: one sentence, and the button that opens the form."""

from __future__ import annotations

from bot.compose.render import Style
from bot.slack.views.packing import packed
from bot.slack.views.posted import Posted, joined
from bot.slack.views.text import actions, button, quote, rich, section, words
from knowledge.evidence import AccountCard, Value

FORM = "offer_note"


def note_offer(account: Value, style: Style) -> Posted:
    """How a note is written, with an example of this account."""
    told = words("slack_offer.note", style)
    example = words("slack_offer.note_like", style, account=account)
    block = rich(section(told), quote(example), section(words("slack_offer.note_then", style)))
    return packed(f"{told} {example}", [block], [actions(button(FORM, words("slack_offer.note_form", style), "form"))])


def followup_offer(account: AccountCard, style: Style) -> Posted:
    """What a follow-up is, and the button that drafts that of this account."""
    told = words("slack_offer.followup", style, account=account.shown)
    # The button is that of a brief: the id of a brief, then that of the account.
    press = button("brief_followup", words("slack_brief.button_followup", style), joined("", account.id))
    return packed(told, [rich(section(told))], [actions(press)])
