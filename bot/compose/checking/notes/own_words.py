"""Of two values told in one sentence the words that are each one's own, and those that are the matter of both."""

from __future__ import annotations

from bot.compose.checking.meaning.clauses import concepts
from bot.compose.checking.notes.neighbours import Neighbours
from knowledge.numbers import NumberMention

# What may be named once for all the values of a sentence: "a discount of 9% on noodles, 11% on masala".
_MATTER = frozenset(
    concepts(
        """
        price discount margin credit due outstanding payment bill claim penalty contract order sale promotion stock rent
        fee share cover agree ask offer promise refuse front
        """
    )
)
_HAPPENS = frozenset(concepts("launch close send give visit keep plan deliver"))
_FACINGS = frozenset(concepts("facing"))
_PRODUCTS = frozenset(
    concepts(
        """
        tea drink biscuit snack spice noodle soap shampoo semai dessert laundry cleaning personal diaper baby toothpaste
        lotion oil chilli turmeric cumin coriander sugar salt rice dal flour ghee wipes handwash powder dish
        macaroni custard syrup mustard
        মরিচ হলুদ জিরা ধনে তেল চিনি লবণ চাল ডাল আটা ঘি টুথপেস্ট লোশন পাউডার
        """
    )
)


def own_words(one: Neighbours, other: Neighbours) -> tuple[frozenset[str], frozenset[str]]:
    """The words that tell each of two values of a sentence from the other.

    What the first one has may be the matter of both, unless the second has a word of the same sort.
    """
    if other.value.start < one.value.start:
        second, first = own_words(other, one)
        return first, second
    own = other.piece - one.piece
    if one.piece <= one.before and own & other.before:
        own &= other.before  # নুডলসে ৯% আর মসলায় ১১% ছাড়: what follows the last is the matter of both
    sorts = {_sort(word, other) for word in own}
    if "before" in sorts:
        sorts.add("sign")  # "we asked for 12, Chhayapath has 8": the second has a verb of its own
    return frozenset(word for word in one.piece - other.piece if _sort(word, one) in sorts), own


def left_out(rival: Neighbours, mine: Neighbours) -> frozenset[str]:
    """Of a value of another sentence the words that this one may leave out: what is counted, what it is all about."""
    matter = frozenset() if mine.piece & _MATTER else rival.piece & (_MATTER | _FACINGS)
    return matter if mine.things else matter | rival.counted


def _sort(word: str, near: Neighbours) -> str:
    if word.startswith("month "):
        return "month"
    if word[-1:] in "+-" or word.startswith(("act ", "bound ")):
        return "sign"
    if word in _HAPPENS:
        return "happens"
    if word in _MATTER and isinstance(near.value, NumberMention):
        return "matter"
    if word in _PRODUCTS:
        return "product"
    if word in near.counted:
        return "counted"
    return "before" if word in near.before else "after"
