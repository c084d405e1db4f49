"""Which picture words ask for, and of what: "picture revenue Meghna", "মেঘনার বিক্রির ছবি"."""

from __future__ import annotations

import re

from knowledge.text import normal_form

KINDS = ("revenue", "seasonality", "bridge", "matrix", "stakeholders", "plan", "promotions")
# What each kind is called, by people who type on a phone too; longer names are looked for first.
WORDS: dict[str, tuple[str, ...]] = {
    "revenue": ("revenue", "sales", "revenue by month", "monthly sales", "রাজস্ব", "বিক্রি", "সেলস", "রেভিনিউ", "bikri"),
    "seasonality": ("seasonality", "seasons", "season", "সিজনালিটি", "সিজন", "মৌসুম"),
    "bridge": ("bridge", "revenue bridge", "waterfall", "ব্রিজ", "রেভিনিউ ব্রিজ", "রাজস্ব ব্রিজ"),
    "matrix": ("matrix", "portfolio", "portfolio matrix", "ম্যাট্রিক্স", "পোর্টফোলিও"),
    "stakeholders": (
        "stakeholders",
        "stakeholder",
        "stakeholder map",
        "people",
        "power map",
        "স্টেকহোল্ডার",
        "স্টেকহোল্ডার ম্যাপ",
        "মানুষ",
    ),
    "plan": ("plan", "plan progress", "progress", "প্ল্যান", "প্ল্যানের অগ্রগতি", "অগ্রগতি", "পরিকল্পনা"),
    "promotions": ("promotions", "promotion", "promo", "promotion lift", "lift", "প্রমোশন", "প্রোমোশন", "লিফট"),
}
_PICTURE = r"(?:picture|chart|graph|plot|pic|chobi|ছবি|চার্ট|গ্রাফ)"
_SHOW = r"(?:(?:please\s+)?(?:show|draw|give|send)(?:\s+me)?\s+)?(?:(?:a|the)\s+)?"
_SHOW_BN = r"(?:টা|টি)?(?:\s+(?:দেখাও|দেখান|দাও|দিন|আঁকো|পাঠাও|dao|dekhao))?"
_FIRST = re.compile(
    rf"\s*/?{_SHOW}{_PICTURE}(?:\s+(?:of|for))?[\s:]+(?P<rest>\S.*?)[\s.?!।]*", re.IGNORECASE | re.DOTALL
)
_LAST = re.compile(
    rf"\s*{_SHOW}(?P<rest>\S.*?)\s+(?:as\s+a\s+)?{_PICTURE}{_SHOW_BN}[\s.?!।]*", re.IGNORECASE | re.DOTALL
)
# What stands between a kind and the account it is of, or after the account.
_BETWEEN = re.compile(
    r"^[\s:,-]*(?:(?:of|for|at|with|from|এর)\s+)?|(?:\s(?:of|for|এর|er))?[\s:,.?!।-]*$", re.IGNORECASE
)
# What says more than the name of an account is no order for a picture.
LONGEST_NAME = 60


def picture_meant(text: str) -> tuple[str, str] | None:
    """The kind of picture that words ask for, and the account they name, "" for none; None where they ask for none."""
    for pattern in (_FIRST, _LAST):
        found = pattern.fullmatch(text)
        if found and (meant := kind_and_account(found["rest"])) and len(meant[1]) <= LONGEST_NAME:
            return meant
    return None


def kind_and_account(words: str) -> tuple[str, str] | None:
    """ "revenue of Meghna" is a kind and an account; None where no kind is named at either end."""
    for name, kind in _NAMED:
        # In Bengali a kind takes an ending: বিক্রির, প্ল্যানের.
        ending = r"(?:র|ের|য়ের)?" if not name.isascii() else r"(?:'s)?"
        for pattern in (rf"{name}{ending}(?:\s+(?P<rest>.*))?", rf"(?P<rest>.*\S)\s+{name}{ending}"):
            found = re.fullmatch(pattern, words.strip(), re.IGNORECASE | re.DOTALL)
            if found:
                return kind, _BETWEEN.sub("", found["rest"] or "").strip()
    return None


def kind_named(word: str) -> str | None:
    """The kind of this name."""
    plain = normal_form(word)
    return next((kind for name, kind in _NAMED if normal_form(name) == plain), None)


_NAMED = sorted(
    ((name, kind) for kind, names in WORDS.items() for name in names), key=lambda pair: len(pair[0]), reverse=True
)
