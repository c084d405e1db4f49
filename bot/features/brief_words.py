"""Which brief or follow-up words ask for: "prep me for Meghna", "talking points for Nokshi", "মেঘনার ব্রিফ দাও"."""

from __future__ import annotations

import re
import unicodedata

from bot.compose.question import asks

# What says more than an account and its meeting is no order for a brief.
LONGEST = 160


def _whole(pattern: str) -> re.Pattern[str]:
    """A pattern of a whole message: politeness before it and marks after it aside."""
    polite = (
        r"\s*/?(?:(?:please|pls|plz|can you|could you|i need|i want|need|give me|get me|show me|send me|দয়া করে)\s+)*"
    )
    text = unicodedata.normalize("NFC", rf"{polite}(?:{pattern})[\s.!?।]*")
    return re.compile(text, re.IGNORECASE | re.DOTALL)


_NAME = r"[\s:]+(?P<account>\S.*?)"
# An account that stands first is no sentence of its own: "we gave them a brief".
_NAME_FIRST = (
    r"(?P<account>(?!.*(?<!\w)(?:an?|the|we|i|they|he|she|you|is|was|were|are|wants?|wanted|gave|got|sent|needs?|needed|asked"
    r"|about|from|in|no)(?!\w))\S.*?)"
)
_OF = r"\s+(?:(?:er|r|এর|র)\s+)?"
_GIVE = r"(?:\s*(?:দাও|দিন|দেন|চাই|লাগবে|দরকার|বানাও|বানান|লেখো|লিখুন|লিখে দাও|করো|করুন|করে দাও|করে দিন|dao|den|din|lagbe|chai))?"
_BRIEF = r"(?:brief(?:ing)?(?! (?:history|summary|overview|look|note))|ব্রিফ(?:িং)?)"
_FOLLOWUP = r"(?:follow[- ]?ups?|ফলো-?আপ)"
_KNOW = r"(?:bring up|raise|say|discuss|talk about|ask|know|mention|take up)"
_SPEED = r"(?:catch me up|bring me up to (?:speed|date)|get me up to speed|fill me in)"
_MEETING_BN = r"(?:মিটিং|বৈঠক)"
# Where one names no account, the next meetings are offered.
_BRIEFS = (
    _whole(rf"(?:an?\s+|the\s+)?(?:\w+\s+)?{_BRIEF}(?:\s+me)?(?:\s+(?:on|for|about|of|before))?(?:{_NAME})?"),
    _whole(rf"(?:help me\s+)?prep(?:are)?(?:\s+(?:me|us))?\s+(?:for|on|before){_NAME}"),
    _whole(rf"(?:(?:get|make) me ready|(?:meeting\s+)?prep(?:aration)?)\s+(?:for|on|of|with){_NAME}"),
    _whole(rf"{_SPEED}\s+(?:on|about|with){_NAME}"),
    _whole(rf"(?:(?:a\s+)?\w+\s+)?(?:talking points|agenda(?:\s+points)?)\s+(?:for|on|with|of|before){_NAME}"),
    _whole(rf"what (?:should|do|can|must) (?:i|we) {_KNOW}\s+(?:with|to|at|before|in|when i (?:meet|see)){_NAME}"),
    _whole(rf"{_NAME_FIRST}{_OF}(?:meeting\s+)?{_BRIEF}(?:টা|ta)?{_GIVE}"),
    _whole(rf"{_NAME_FIRST}\s+(?:{_MEETING_BN}(?:য়ের| এর)?\s+)?(?:এজেন্ডা|টকিং পয়েন্ট|আলোচ্যসূচি)(?:টা)?{_GIVE}"),
    _whole(
        rf"{_NAME_FIRST}\s+(?:(?:সাথে|সঙ্গে|sathe)\s+)?(?:{_MEETING_BN}(?:য়ে| এ|ে)|meeting e)\s+(?:আমি\s+)?"
        r"(?:(?:কী|কি|ki)\s+)+(?:নিয়ে (?:কথা বলব|আলোচনা করব)|বলব|তুলব|আলোচনা করব|(?:niye kotha )?bolbo)"
    ),
    _whole(
        rf"{_NAME_FIRST}\s+(?:(?:সাথে|সঙ্গে)\s+)?{_MEETING_BN}(?:য়ের| এর|ের)\s+(?:জন্য|আগে)\s+(?:আমাকে\s+)?"
        rf"(?:তৈরি|রেডি|প্রস্তুত){_GIVE}"
    ),
)
_FOLLOWUPS = (
    _whole(
        rf"(?:(?:draft|write|prepare|make)\s+)?(?:me\s+)?(?:the\s+|a\s+)?{_FOLLOWUP}(?:\s+(?:e-?mail|mail|message))?"
        rf"(?:\s+(?:for|with|to|of|on|after))?(?:{_NAME})?"
    ),
    _whole(rf"{_NAME_FIRST}{_OF}{_FOLLOWUP}(?:টা)?{_GIVE}"),
)
# What is said of a meeting around the name of its account: "the Padma Mart meeting tomorrow", "my call with Meghna".
_MEETING = r"(?:meeting|call|visit|talk|review)"
_OF_A_MEETING = re.compile(
    rf"^(?:(?:the|my|our|next)\s+)?{_MEETING}$"
    rf"|^(?:(?:the|my|our|today'?s|tomorrow'?s|yesterday'?s|next|last)\s+)*(?:{_MEETING}\s+(?:with|at)\s+)?(?:the\s+)?"
    rf"|\s+{_MEETING}?\s*(?:today|tomorrow|tonight|yesterday|now|this (?:week|morning|afternoon)|next week)?$",
    re.IGNORECASE,
)


def brief_meant(text: str) -> str | None:
    """The account that words ask a brief of, "" for none; None where they ask for no brief."""
    return _account(_BRIEFS, text)


def followup_meant(text: str) -> str | None:
    """The account that words ask a follow-up of, "" for none; None where they ask for none."""
    return _account(_FOLLOWUPS, text)


def _account(orders: tuple[re.Pattern[str], ...], text: str) -> str | None:
    if len(text) > LONGEST:
        return None
    text = unicodedata.normalize("NFC", text)
    for order in orders:
        if (found := order.fullmatch(text)) is None:
            continue
        account = _OF_A_MEETING.sub("", (found["account"] or "").strip()).strip()
        if not asks(account):
            return account
    return None
