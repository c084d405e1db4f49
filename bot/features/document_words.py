"""Which document words ask for, and of what: "plan of Meghna as a document", "মেঘনার প্ল্যান ওয়ার্ড ফাইলে দাও"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.compose.question import tells
from bot.documents.document import Ending
from knowledge.normal import normal_form

ENDINGS: tuple[Ending, ...] = ("docx", "pdf")
# What each kind is called, by people who type on a phone too.
KINDS: dict[str, str] = {
    "brief": "brief|briefing|meeting brief|ব্রিফ|ব্রিফিং|মিটিং ব্রিফ|মিটিংয়ের ব্রিফ",
    "plan": "plan|account plan|strategic plan|business plan|joint plan|joint business plan|jbp|প্ল্যান|প্লান|পরিকল্পনা"
    "|অ্যাকাউন্ট প্ল্যান|বিজনেস প্ল্যান|জয়েন্ট প্ল্যান|জয়েন্ট বিজনেস প্ল্যান|যৌথ প্ল্যান|যৌথ ব্যবসার প্ল্যান"
    "|যৌথ ব্যবসায়িক পরিকল্পনা|যৌথ পরিকল্পনা|জেবিপি",
    "negotiate": "negotiation sheet|negotiation|negotiations sheet|নেগোসিয়েশন শিট|নেগোসিয়েশন|নেগোশিয়েশন শিট"
    "|দর কষাকষির শিট|দরকষাকষির শিট|দর কষাকষি|দরকষাকষি",
    "accounts": "portfolio|accounts|accounts list|account list|list of accounts|list of all accounts|all accounts"
    "|key accounts|list of key accounts|পোর্টফোলিও|সব অ্যাকাউন্ট|অ্যাকাউন্ট তালিকা|অ্যাকাউন্টের তালিকা"
    "|অ্যাকাউন্ট লিস্ট|অ্যাকাউন্টের লিস্ট|সব অ্যাকাউন্টের তালিকা|সব অ্যাকাউন্টের লিস্ট",
}
_FILES: dict[str, str] = {
    "pdf": "pdf|pdf file|pdf document|পিডিএফ|পিডিএফ ফাইল|পি ডি এফ",
    "docx": "docx|docx file|word file|word document|word doc|word format|ms word|in word|as word|to word|and word"
    "|or word|doc|ওয়ার্ড"
    "|ওয়ার্ড ফাইল|ওয়ার্ড ডকুমেন্ট|ডক ফাইল",
    "": "document|file|printout|export|download|print|ডকুমেন্ট|ডকুমেন্ট ফাইল|ফাইল|প্রিন্ট|এক্সপোর্ট|ডাউনলোড",
}
_CUSTOMER = (
    "for the customer|for customer|for the client|for the buyer|for them|customer version|customer copy"
    "|customer variant|গ্রাহকের জন্য|কাস্টমারের জন্য|ক্রেতার জন্য|customer er jonno"
)
_FULL = "full|in full|whole|পুরো|পুরোটা|সম্পূর্ণ|বিস্তারিত"
_THIS = "it|this|that|এটা|এটি|ওটা|সেটা|eta|ota"
# What asks politely or joins the rest, and says nothing of its own.
_AROUND = (
    "please|pls|plz|kindly|can|could|would|will|you|u|i|want|need|like|get|give|gimme|send|share|show|make|create|prepare"
    "|write|generate|save|convert|me|us|the|a|an|of|as|in|into|my|our|format|form|version|copy"
    "|dao|den|din|dio|pathao|pathan|pathaiya|kore|koro|korun|ta|ti|er|r|e|te|chai|lagbe|lagbo|ekta|akta|amake|amar|bhai"
    "|vai|hisebe|banao|baniye|dite|diben|parba|paro|parben|দাও|দিন|দেন|দিও|দিয়েন|দেবেন|দিবেন|দেবে|পাঠাও|পাঠান|পাঠিয়ে|চাই|লাগবে|দরকার|একটা|একটি"
    "|আমাকে|আমার|আমাদের|করে|করো|করুন|বানাও|বানান|বানিয়ে|হিসেবে|হিসাবে|আকারে|এর|র|প্লিজ|দয়া|ভাই|দিতে|পারো|পারেন"
    "|পারবে|পারবেন|তৈরি|দেখাও|দেখান|টা|টি|টার|ও|and|or"
)
# Where one of these is left, it is a question about a document and no order for one.
_ASKING = (
    "is|are|was|were|what|which|who|when|where|why|how|does|did|do|has|have|any|there|say|says|said|about|not|note"
    "|নোট|কী|কি|কে|কোন|কবে|কখন|কত|কেন|কোথায়|কেমন|আছে|নেই|নাই|ki|ke|kon|kobe|koto|keno|kothay|ache|nai"
)
_WORD = re.compile(r"[^\s,;:.!?।\"“”()/-]+")
# The ending that a Bengali word takes: প্ল্যানের, ফাইলে, পিডিএফটা.
_ENDING = re.compile(r"(?:টাকে|টার|টা|টি|গুলো|ের|য়ের|ে|য়ে|তে|র|এ)$")
LONGEST_NAME = 6
# An order is short; what is longer tells or asks something.
MOST_WORDS, LONGEST = 25, 400
FOR = frozenset(("for", "জন্য"))


@dataclass(frozen=True, slots=True)
class DocumentTold:
    """An order for a document. kind: "brief", "plan", "negotiate", "accounts"; "" where the words name none.

    account: as named, "" for that of the room or the conversation. focus: what a brief is for.
    """

    kind: str
    account: str = ""
    endings: tuple[Ending, ...] = ENDINGS
    focus: str = ""
    full: bool = False
    for_customer: bool = False


def document_meant(text: str) -> DocumentTold | None:
    """The document that words ask for; None where they ask for none."""
    said = _WORD.findall(text) if len(text) <= LONGEST else []
    if not said or len(said) > MOST_WORDS:
        return None
    read = _Read(said)
    files = read.takes_all(_NAMES_OF_FILES)
    if not files or tells(text):
        return None
    for_customer, full = read.takes(_MARK_CUSTOMER) is not None, read.takes(_MARK_FULL) is not None
    kind = read.takes(_NAMES_OF_KINDS) or ""
    this = read.takes(_MARK_THIS) is not None
    groups = list(read.left())
    if any(normal_form(word) in _ASKS for _, words in groups for word in words):
        return None
    account, focus = "", ""
    match groups:
        case []:
            pass
        case [(_, words)] if kind not in ("", "accounts"):
            account = " ".join(words)
        case [(_, words), (True, reason)] if kind == "brief":
            account, focus = " ".join(words), " ".join(reason)
        case _:
            return None
    if len(account.split()) > LONGEST_NAME or (this and bool(account)):
        return None
    endings: tuple[Ending, ...] = tuple(one for one in ENDINGS if one in files) or ENDINGS
    return DocumentTold(kind, account, endings, focus, full, for_customer)


class _Read:
    """Words of a message, of which what is known is taken away."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words: list[str | None] = list(words)

    def takes(self, names: Mapping[tuple[str, ...], str]) -> str | None:
        """What the longest of these names that stands there means; it is then gone. None where none does."""
        longest = max(map(len, names))
        for length in range(min(longest, len(self._words)), 0, -1):
            for start in range(len(self._words) - length + 1):
                words = self._words[start : start + length]
                if None in words:
                    continue
                found = _named(tuple(normal_form(str(word)) for word in words), names)
                if found is not None:
                    self._words[start : start + length] = [None] * length
                    return found
        return None

    def takes_all(self, names: Mapping[tuple[str, ...], str]) -> set[str]:
        """The same, as often as one stands there: "export it as a pdf"."""
        found: set[str] = set()
        while (one := self.takes(names)) is not None:
            found.add(one)
        return found

    def left(self) -> Iterator[tuple[bool, list[str]]]:
        """What is left that says something, word after word; with each whether "for" stands before it."""
        held: list[str] = []
        after_for = False
        for word in [*self._words, None]:
            plain = normal_form(word) if word is not None else ""
            if word is not None and plain not in _FILLS and plain not in FOR:
                held.append(word.removesuffix("'s").removesuffix("’s"))
                continue
            if held:
                yield after_for, held
                held, after_for = [], False
            after_for = plain in FOR or (after_for and word is not None)


def _named(words: tuple[str, ...], names: Mapping[tuple[str, ...], str]) -> str | None:
    """What words are the name of, with or without the ending of the last."""
    found = names.get(words)
    last = words[-1]
    while found is None and not last.isascii() and (shorter := _ENDING.sub("", last)) not in ("", last):
        last = shorter
        found = names.get((*words[:-1], last))
    return found


def _split(names: str) -> Iterator[tuple[str, ...]]:
    for name in names.split("|"):
        yield tuple(normal_form(name).split())


_NAMES_OF_KINDS = {name: kind for kind, names in KINDS.items() for name in _split(names)}
_NAMES_OF_FILES = {name: ending for ending, names in _FILES.items() for name in _split(names)}
_MARK_CUSTOMER, _MARK_FULL, _MARK_THIS = (dict.fromkeys(_split(names), "marked") for names in (_CUSTOMER, _FULL, _THIS))
_FILLS, _ASKS = (frozenset(name[0] for name in _split(names)) for names in (_AROUND, _ASKING))
