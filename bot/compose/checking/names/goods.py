"""Goods that a sentence names by what they are and its sources do not: turmeric for coriander, টোস্ট for মিল্ক বিস্কুট."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from bot.compose.checking.kept import kept
from bot.compose.checking.patterns import plain
from bot.compose.render import values_of
from knowledge.evidence import Fact, Name, Passage, Words
from knowledge.normal import WORD, normal_form

# What goods are, in both languages; a line is one meaning.
_KINDS = """
biscuit biscuits cookie cookies বিস্কুট
toast টোস্ট
chocolate চকলেট চকোলেট
chanachur চানাচুর
dal ডাল
puffed মুড়ি
oat oats ওট ওটস
turmeric হলুদ
chilli chili chillies মরিচ চিলি
coriander ধনে ধনের ধনিয়া
cumin জিরা
masala মসলা মশলা
biryani বিরিয়ানি
mustard সরিষা মাস্টার্ড
kasundi কাসুন্দি
noodle noodles নুডলস নুডুলস
macaroni ম্যাকারনি
semai সেমাই
lachchha লাচ্ছা
vermicelli ভার্মিসেলি চিকন
firni ফিরনি
payesh পায়েস
custard কাস্টার্ড
rice চাল
ghee ঘি ঘিয়ের
syrup সিরাপ
lemon লেবু লেমন
tea চা চায়ের
soap soaps সাবান সোপ
washing ওয়াশিং
detergent ডিটারজেন্ট
laundry লন্ড্রি
liquid লিকুইড তরল
dish ডিশ
cleaner ক্লিনার
toilet টয়লেট
shampoo শ্যাম্পু
toothpaste টুথপেস্ট
handwash হ্যান্ডওয়াশ
lotion লোশন
neem নিম
coconut নারিকেল নারকেল
diaper diapers nappy nappies ডায়াপার
wipes ওয়াইপস ওয়াইপ
buds বাডস
"""
# What tells goods of a kind apart, which alone is a word like any other; of these the sizes only stand behind it.
_SORTS = """
milk মিল্ক দুধ
salted সল্টেড নোনতা
fried ফ্রাইড ভাজা
cream ক্রিম
oil তেল
egg এগ ডিম
chicken চিকেন মুরগি
cup কাপ
beef বিফ গরু
garam গরম
green গ্রিন সবুজ
ginger জিঞ্জার আদা
bags ব্যাগ
dust ডাস্ট
rose গোলাপ রোজ
orange অরেঞ্জ কমলা
bar বার
powder পাউডার গুঁড়া গুড়া
floor ফ্লোর
beauty বিউটি
baby বেবি
winter উইন্টার
"""
_SIZES = """
small ছোট স্মল
medium মাঝারি মিডিয়াম
large বড় লার্জ
"""
# What goods may also be called.
_ALSO = {
    "laundry": "soap detergent",
    "detergent": "laundry soap washing powder",
    "washing": "laundry soap detergent",
    "handwash": "soap",
    "lachchha": "semai",
    "vermicelli": "semai",
    "semai": "vermicelli lachchha",
    "payesh": "rice",
    "puffed": "rice",
    "macaroni": "noodle",
    "kasundi": "mustard",
    "dust": "tea",
    "diaper": "baby",
    "wipes": "baby",
    **dict.fromkeys(("turmeric", "chilli", "coriander", "cumin"), "powder masala"),
}
_ENDINGS = tuple(
    map(plain, ("গুলোর", "গুলো", "গুলোয়", "টায়", "তে", "য়ের", "টার", "টির", "ের", "টা", "টি", "র", "ে", "ও", "ই"))
)
_SHORTEST = 3  # চার is no form of চা


def _meanings(lines: str) -> dict[str, str]:
    return {plain(one): line.split()[0] for line in lines.strip().splitlines() for one in line.split()}


_KIND, _SORT, _SIZE = _meanings(_KINDS), _meanings(_SORTS), _meanings(_SIZES)


def other_goods(text: str, facts: Sequence[Fact]) -> str:
    """Why goods that a sentence names may not stand; "" where they are the sources', or none is named. text: plain."""
    said = _told(text)
    if not said:
        return ""
    held = frozenset().union(*(_goods_of(fact) for fact in facts))
    held |= {also for one in held for also in _ALSO.get(one, "").split()}
    strange = next((word for meaning, word in said.items() if meaning not in held), "")
    return f"no source speaks of {strange!r}" if strange and not held.isdisjoint(_KIND.values()) else ""


def goods_at(text: str) -> list[tuple[int, str]]:
    """Where a text in normal form names goods or their sort, and which."""
    found = ((one.start(), _meant_by(one[0])) for one in WORD.finditer(text))
    return [(at, meaning) for at, meanings in found for meaning in meanings[:2] if meaning]


def _told(text: str) -> dict[str, str]:
    """The goods that a text names, each with the word that does."""
    tokens = WORD.findall(text)
    kinds = {at: kind for at, one in enumerate(tokens) if (kind := _meant_by(one)[0])}
    told = {kind: tokens[at] for at, kind in kinds.items()}
    for at in kinds:
        around = [*((one, _SORT) for one in (*tokens[max(0, at - 2) : at], *tokens[at + 1 : at + 2]))]
        around += [(one, _SIZE) for one in tokens[at + 1 : at + 2]]
        told |= {sort: one for one, table in around if (sort := _meaning(one, table)) and sort not in told}
    return told


@lru_cache(maxsize=16384)
def _meant_by(word: str) -> tuple[str, str, str]:
    """What kind of goods, what sort and what size a word in normal form means; "" where it is none."""
    return _meaning(word, _KIND), _meaning(word, _SORT), _meaning(word, _SIZE)


def _meaning(word: str, meanings: dict[str, str]) -> str:
    """What a word in normal form means, without the ending that hangs on it; "" where it is none of these."""
    if word in meanings:
        return meanings[word]
    if word.isascii():
        return ""
    ends = (word.removesuffix(one) for one in _ENDINGS if word.endswith(one) and len(word) - len(one) >= _SHORTEST)
    return next((meanings[one] for one in ends if one in meanings), "")


@kept(512)
def _goods_of(fact: Fact) -> frozenset[str]:
    """All that a fact says of goods."""
    if isinstance(fact, Passage):
        text = fact.words
    else:
        values = values_of(fact.sentence)
        names = (f"{one.text} {one.local}" for one in values if isinstance(one, Name))
        text = " ".join((*names, *(one.text for one in values if isinstance(one, Words))))
    words = WORD.findall(normal_form(text))
    return frozenset(meaning for one in words for meaning in _meant_by(one) if meaning)
