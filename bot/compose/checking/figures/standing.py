"""How a person stands, by role and support, as a sentence tells it and as the contacts do."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.compose.checking.patterns import word
from bot.compose.checking.values.rows_held import rows_in
from knowledge.evidence import Figure, Term

_SAID: Mapping[str, Mapping[str, re.Pattern[str]]] = {
    "role": {
        "decision_maker": word(
            r"decision[- ]makers?|decides?(?! (?:on|about|against|to)\b)|(?:takes?|makes?) the decisions?"
            r"|সিদ্ধান্ত(?: [^\s,;।]+){0,3} নেন|সিদ্ধান্তদাতা|সিদ্ধান্ত গ্রহীতা"
        ),
        "approver": word(
            r"approvers?|approves?|approving|(?:gives?|grants?|giving|granting) (?:the |their |his "
            r"|her |its )?(?:final )?"
            r"(?:approvals?|go-ahead|green light|nod)|approval (?:comes|is given|lies|rests|sits)"
            r"|signs? (?:it |things )?off"
            r"|অনুমোদন(?:টা|টি)? (?:দেন|দিয়ে থাকেন|দেওয়ার|আসে|করেন|মেলে)|অনুমোদনের (?:দায়িত্ব|কাজ|ভার|চাবি"
            r"|বিষয়|ব্যাপার)\S*|অনুমোদনকারী|অনুমোদনদাতা"
        ),
        "champion": word(r"champions?|চ্যাম্পিয়ন"),
        "evaluator": word(
            r"evaluat(?:ors?|es?|ing|ions?)|assess(?:es|ors?|ing|ments?)?|vets|vetting"
            r"|যাচাইকারী|(?:যাচাই|মূল্যায়ন)(?:টা|টি)? (?:করেন|করে থাকেন|করার)|(?:যাচাই"
            r"|মূল্যায়ন)(?:য়ের|ের) (?:দায়িত্ব|কাজ|ভার)\S*"
            r"|মূল্যায়নকারী"
        ),
        "sponsor": word(r"sponsors?|স্পনসর|পৃষ্ঠপোষক"),
        "user": word(r"users?|ব্যবহারকারী"),
    },
    "support": {
        "supporter": word(
            r"(?<!non-)supporters?|(?:is|are) (?:firmly |fully )?(?:on our side|in our (?:corner|camp)"
            r"|behind us|for us)|backs us|সমর্থক(?! নন| নয়)"
        ),
        "non_supporter": word(r"non-supporters?|সমর্থক (?:নন|নয়)"),
        "enemy": word(r"opponents?|enemy|enemies|opposes|against us|বিরোধী|বিপক্ষে"),
        "neutral": word(r"neutral|(?:on|astride) the fence|নিরপেক্ষ"),
        "mentor": word(r"mentors?|মেন্টর|পরামর্শদাতা"),
    },
    "influence": {
        "high": word(
            r"(?:high|great|strong|much|considerable|big|a lot of|most) influence|influence (?:is "
            r"|as )?(?:high|great|strong)"
            r"|(?:highly|very|most) influential|প্রভাব(?:ও|টা)? (?:খুব |অনেক |বেশ )?বেশি|(?:বেশি|অনেক|যথেষ্ট) প্রভাব"
        ),
        "medium": word(
            r"(?:medium|moderate|middling|some) influence|influence (?:is |as )?(?:medium|moderate)"
            r"|moderately influential"
            r"|প্রভাব(?:ও|টা)? মাঝারি|মাঝারি প্রভাব\S*"
        ),
        "low": word(
            r"(?:low|little|hardly any|no|weak|limited|small|scant) influence|influence (?:is "
            r"|as )?(?:low|little|small|weak)"
            r"|প্রভাব(?:ও|টা)? (?:খুব |বেশ )?কম|(?:কম|সামান্য) প্রভাব\S*"
        ),
    },
    "coverage": {
        "in_depth": word(
            r"(?:close|deep|in-depth|thorough) (?:contact|touch|coverage)|ঘনিষ্ঠ যোগাযোগ\S*|যোগাযোগ(?:ও)? ঘনিষ্ঠ"
        ),
        "multiple": word(r"regular (?:contact|touch|coverage)|নিয়মিত যোগাযোগ\S*|যোগাযোগ(?:ও)? নিয়মিত"),
        "brief": word(
            r"(?:brief|little|scant|occasional|fleeting|sporadic) (?:contact|touch|coverage)|(?:অল্প"
            r"|সামান্য|কম) যোগাযোগ\S*"
            r"|যোগাযোগ(?:ও)? (?:অল্প|সামান্য|কম)"
        ),
    },
}


def standing_said(text: str) -> list[tuple[int, str, str]]:
    """The roles and the support that a text in normal form tells: where, the family and the word."""
    return [
        (found.start(), family, said)
        for family, words in _SAID.items()
        for said, pattern in words.items()
        for found in pattern.finditer(text)
    ]


def standing_of(figure: Figure) -> dict[str, dict[str, str]]:
    """The role and the support of each row of a figure that lists people."""
    found: dict[str, dict[str, str]] = {}
    for key, row in rows_in(figure):
        terms = [one for one in row.values() if isinstance(one, Term) and one.family in _SAID]
        if terms:
            found[key] = {one.family: re.sub("[ -]", "_", one.word) for one in terms}
    return found
