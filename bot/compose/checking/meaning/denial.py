"""Whether a sentence says to be so what its sources say is not, or denies what they say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bot.compose.checking.meaning.clauses import Clause
from bot.compose.checking.meaning.signs import NOUGHTS, Sign, signs_of
from bot.compose.checking.meaning.ways_to_deny import NOT, UNLESS
from bot.compose.checking.patterns import pattern, word
from knowledge.normal import WORD

# What is not done before something is done after it.
_NOT_BEFORE = pattern(
    r"\b(?:not|never|no) (?:\S+ ){1,8}(?:before|until|till)\b|(?:আগে|পূর্বে)(?: \S+){0,4}? (?:না|নয়)(?=[ ,;.।]|$)"
)
_AFTER_IT = word(r"after|once|only|until|till|earliest|soonest|পরে|পর|তবেই|পর্যন্ত|অবধি")
_FOR_NONE = pattern(
    r"\b(?:in|of|at|for|from|to) (?:none|neither)\b|(?:\bbut |^ ?)not by\b|(?:কোথাও|কোনোটি\S*|একটি\S*"
    r"|একটা\S*) না(?=[,;.।]|$)"
)
# What is paid is not all of it, where this stands beside it.
_THE_REST = word(
    r"the (?:other|rest)|remain\w*|balance|past due|overdue|ow(?:e|es|ed|ing)|disputed|partly|in part|half"
    r"|(?:বাকি|পাওনা|অর্ধেক|আংশিক)\S*|অন্য(?:টি|টা)\S*"
)
_OF_MONEY = word(
    r"pay\w*|paid|unpaid|settle\w*|invoices?|bills?|dues?|taka|tk|bdt|inr|usd|eur|lakh|crore|amounts?|transfer\w*|cleared|৳.*"
    r"|(?:টাকা|বিল|ইনভয়েস|পাওনা|বকেয়া|শোধ|পরিশোধ|লাখ|হাজার|পেমেন্ট)\S*"
)
_ACTS = frozenset(
    {"paid", "answered", "approved", "decided", "came", "shipped", "final", "attended", "said so", "keeps"}
)
_IF = word(r"(?<!only )if|once|unless|until|হলে|পেলে|দিলে|করলে|এলে|গেলে")
# After the last order there was none.
_LAST_ORDER = word(r"last order(?:ed)?|শেষ অর্ডার")
_AFTER_IT_NONE = word(r"(?:পর|পরে|থেকে) (?:[^\s,;]+ ){0,3}?(?:আর|কোনো|নতুন|কিছু\S*)")
# How often they order, or when they last did, is told of those that are silent now, too.
_HABIT = word(
    r"usual\w*|normal\w*|typical\w*|as a rule|ordinarily|regular\w*|(?:once )?every"
    r"|between (?:two )?(?:orders|purchases)"
    r"|(?:last|latest|previous|most recent) (?:order|purchase|buy)\w*|last (?:placed|bought|purchased)"
    r"|rhythm|cadence|interval|used to"
    r"|সাধারণত|নিয়মিত ফাঁক|অন্তর|পরপর|পর পর|ছন্দ\S*|শেষ (?:অর্ডার|কেনা)\S*|(?:অর্ডার|কেনা)র (?:মাঝ|মধ্য|ফাঁক|ব্যবধান)\S*"
)


def opposed(said: Sequence[Clause], held: Iterable[Clause], names: Sequence[str]) -> str:
    """Why a sentence denies what its sources say, or says what they deny; "" where it does neither.

    names: the account's in normal form, which may hold a word that says something: Uthan Online, উঠান অনলাইন.
    """
    if _noughts(said) and _noughts(held := list(held)):
        return ""  # of how many it is not so is told by their numbers
    told: set[Sign] = set().union(
        *(signs_of(without_names(one.text, names)) for one in said if not UNLESS.search(one.text))
    )
    if ("ordered", True) in told and any(_HABIT.search(one.text) for one in said):
        told.discard(("ordered", True))
    if not told:
        return ""
    sources = list(held)
    if not any(_OF_MONEY.search(one.text) for one in (*said, *sources)):
        told = {sign for sign in told if sign[0] != "paid"}  # samples are received too
    if any(_FOR_NONE.search(one.text) for one in sources):
        return ""  # "out of stock in 3, lotion in none": the one is so, and not the other
    so = set().union(*(signs_of(without_names(one.text, names)) for one in sources))
    so |= {(predicate, not sign) for predicate, sign in _not_yet(sources, names)}
    if any(_LAST_ORDER.search(one.text) for one in sources) and any(_AFTER_IT_NONE.search(one.text) for one in said):
        so.add(("ordered", False))
    if ("paid", True) in so and any(_THE_REST.search(one.text) for one in sources):
        so.add(("paid", False))
    if _after_instead(said, sources) or _after_instead(sources, said):
        return ""
    for predicate, sign in sorted(told):
        if (predicate, not sign) in so and (predicate, sign) not in so and (predicate, not sign) not in told:
            return f"the source says that it is {'not so' if sign else 'so'}: {predicate!r}"
    return ""


def _after_instead(one: Iterable[Clause], other: Iterable[Clause]) -> bool:
    """Whether the one denies it before something and the other tells it after that."""
    after = (each.text for each in other if _AFTER_IT.search(each.text))
    told = (NOT.search(text) is None or _NOT_BEFORE.search(text) is not None for text in after)
    return any(_NOT_BEFORE.search(each.text) for each in one) and any(told)


def _noughts(clauses: Iterable[Clause]) -> bool:
    return any(not NOUGHTS.isdisjoint(WORD.findall(one.text)) for one in clauses)


def _not_yet(held: Iterable[Clause], names: Sequence[str]) -> Iterator[Sign]:
    """What is only to come, or would be so if something else were: it is not so yet."""
    for one in held:
        if "future" in one.marks or _IF.search(one.text):
            yield from (sign for sign in signs_of(without_names(one.text, names)) if sign[0] in _ACTS)


def without_names(text: str, names: Iterable[str]) -> str:
    """A text in normal form without the account's names, which may hold a word that says something: Uthan Online."""
    for name in names:
        text = text.replace(name, "¦")
    return text


def agree(one: Clause, other: Clause) -> bool:
    """Whether two clauses say of the same that it is so, or not so: by a "not", or by a word that is its opposite."""
    mine, theirs = signs_of(one.text), signs_of(other.text)
    return bool(mine & theirs) and not any((predicate, not so) in theirs for predicate, so in mine - theirs)
