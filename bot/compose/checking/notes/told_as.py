"""As what a text tells a value: then or now, ours, asked for, the most there may be, paid or open, sent or come."""

from __future__ import annotations

from collections.abc import Iterator

from bot.compose.checking.meaning.clauses import marks_of, pole_at
from bot.compose.checking.meaning.signs import signs_of
from bot.compose.checking.patterns import pattern, word

_AXES = ("keeping", "mood")
_ACTS = ("agree", "refuse", "ask", "propose")
PAID = word(
    r"paid|received|settled|cleared|transferred|arrived|came in|got|collected"
    r"|পেয়েছ\S*|পেলাম|পাওয়া গেছে|শোধ\S*|পরিশোধ\S*|দিয়েছে\S*|এসেছে|জমা"
)
OWED = word(
    r"unpaid|open|outstanding|owes?|owing|owed|remains?|remaining|still due|waiting|pending"
    r"|বাকি|পাওনা|বকেয়া|অপরিশোধিত|পাইনি|পাব|ঝুলে"
)
_NOTHING = pattern(r"(?!)")
_EITHER = (
    (
        word(
            r"now|today|currently|current|at present|these days|at the moment|as things stand"
            r"|এখন|এখনকার|এবার|আজকাল|বর্তমানে|বর্তমান"
        ),
        word(
            r"was|were|used to|formerly|earlier|(?:up|down) from|last time|had been|ছিল\S*|লাগত|আগে|গতবার|নিত|নিয়েছিল\S*"
        ),
        "now",
    ),
    (
        word(r"in stock|(?:has|have|had) stock|available|covered|আছে|মজুত\S*"),
        word(r"(?:sold|ran|run|runs) out|out of stock|empty|missing|gone|ফুরি\S*|খালি|নেই|ছিল না"),
        "stock",
    ),
    (word(r"we|our|ours|with us|আমরা|আমাদের(?:টা\S*)?(?! (?:কাছে|চেয়ে|থেকে))"), _NOTHING, "ours"),
    (
        word(
            r"push\w* for|is after|hop(?:es?|ed|ing) for|hold(?:s|ing) out|press\w* for|(?:would|d) like|wish(?:es|ed)?"
            r"|insist\w*|bargain\w*|angling|আবদার|দাবি\S*|চাওয়া|আশা কর\S*|চাপ দি\S*"
        ),
        _NOTHING,
        "act ask",
    ),
    (
        word(
            r"ceiling|cap|capped|limit|maximum|max|at most|no (?:more|higher|further) than|go up to|room for|holds?"
            r"|capacity"
            r"|সর্বোচ্চ|সীমা|ঊর্ধ্বসীমা|বড়জোর|সর্বাধিক|ধারণক্ষমতা|ধরে"
        ),
        word(r"floor|minimum|min|at least|no (?:less|lower|fewer) than|moq|অন্তত|কমপক্ষে|ন্যূনতম|সর্বনিম্ন"),
        "limit",
    ),
    (
        word(r"(?:would|could|can|ready to|willing to) give|দিতে (?:চান|চায়|রাজি|পারেন|পারে|পারবেন?)"),
        _NOTHING,
        "act propose",
    ),
    (
        word(r"borrow\w*|lent|lends?|on loan|loaned|ধার\S*"),
        word(r"return\w*|(?:gave|given|sent|brought|came|took|taken) back|ফেরত\S*|ফিরিয়ে"),
        "lent",
    ),
    (word(r"winter|cold|শীত\S*"), word(r"summer|hot|গরম\S*|গ্রীষ্ম\S*"), "season"),
)

_SENT = word(
    r"left|dispatch\w*|shipped|sent|loaded|departed|set off|went out|ছেড়েছ\S*|রওনা|পাঠানো|পাঠিয়েছ\S*|বেরিয়েছ\S*|শিপ"
)
_CAME = word(r"arriv\w+|reach\w*|receiv\w+|came|landed|got there|পৌঁছ\S*|এসেছ\S*|পেয়েছ\S*|ঢুকেছ\S*|হাতে পান")


def states(words: str, *, amount: bool) -> Iterator[str]:
    """How what a value tells of stands, "not" taken into account: paid or open, good or spoiled."""
    marks = marks_of(words)
    no = "not" in marks
    found = [(axis, pole) for axis in _AXES if (pole := pole_at(axis, marks))]
    paid, owed = PAID.search(words) is not None, OWED.search(words) is not None
    signs = signs_of(words)
    found += [(one, "+" if so != no else "-") for one, so in signs if one != "paid" and (one, not so) not in signs]
    found += [("act ", mark) for mark in _ACTS if mark in marks and not no]
    if amount and paid != owed:
        found.append(("payment", "+" if paid else "-"))
    sent, came = _SENT.search(words) is not None, _CAME.search(words) is not None
    if sent != came:
        found.append(("shipped" if sent else "came", "-" if no else "+"))
    yield from (f"{axis}{pole if not no else '-' if pole == '+' else '+'}" for axis, pole in found)


def sides(words: str) -> Iterator[str]:
    """Which of two a value tells of, where the words leave out of what: then or now, ours, in stock or out of it."""
    for plus, minus, name in _EITHER:
        one, other = plus.search(words) is not None, minus.search(words) is not None
        if one != other:
            yield name if minus is _NOTHING and name != "ours" else f"{name}{'+' if one else '-'}"
