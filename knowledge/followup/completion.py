"""Words of completion in English, Bengali and Bengali in Latin letters: by deed, by side, and by who writes them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from knowledge.normal import normal_form

Deed = Literal["give", "pay", "do", "answer", "decide", "visit", "relist"]

_START, _END = r"(?<![\w\u0980-\u09ff])", r"(?![\w\u0980-\u09ff])"


def _words(*parts: str) -> re.Pattern[str]:
    return re.compile(normal_form(rf"{_START}(?:{'|'.join(parts)}){_END}"))


# The deed that a promise names. What fits none may be given or done.
_DEEDS: tuple[tuple[re.Pattern[str], tuple[Deed, ...]], ...] = (
    (
        _words(
            "pay(?:s|ing)?", "settle", "clear", "refund", "credit", "return", "reimburse", "পরিশোধ", "শোধ",
            "pay korb?en?",
        ),
        ("pay",),
    ),
    (
        _words(
            "answer", "reply", "respond", "revert", "উত্তর", "জবাব", "জানা(?:ব|বেন)", "uttor",
            "janab(?:en)?",
        ),
        ("answer", "give"),
    ),
    (_words("decide", "approve", "confirm", "সিদ্ধান্ত"), ("decide",)),
    (_words("visit", "meet", "যাব", "যাবেন", "দেখা কর(?:ব|বেন)", "jabo?", "jaben"), ("visit",)),
    (_words("relist", "list", "relisting"), ("relist",)),
    (
        _words(
            "start", "launch", "put", "place", "install", "print", "fix", "run", "train", "rebuild",
            "repair", "চালু", "বসা(?:ব|বেন)", "লাগা(?:ব|বেন)",
        ),
        ("do",),
    ),
    (
        _words(
            "write", "draft", "prepare", "make", "draw", "design", "build", "update", "তৈরি", "লিখ(?:ব|বেন)",
        ),
        ("give", "do"),
    ),
    (
        _words(
            "send", "share", "give", "bring", "deliver", "supply", "issue", "provide", "replace", "forward",
            "submit", "mail", "পাঠা(?:ব|বেন|বো)", "দে(?:ব|বেন|বো)", "দিবে?ন?", "আন(?:ব|বেন)",
            "patha(?:bo?|ben)", "di?e?b(?:o|en)",
        ),
        ("give",),
    ),
)  # fmt: skip
# Promises that last are kept every day, or not: no note ends them.
_LASTING = _words(
    "keep(?:s|ing)?", "stop(?:s|ping)?", "no longer", "always", "never", "from now on", "সব ?সময়", "সবসময়"
)

_WE_GAVE = (
    "attached", "enclosed", "sent", "mailed", "e-?mailed", "couriered", "delivered", "reached",
    "handed over", "shared", "forwarded", "uploaded", "supplied", "issued", "gave", "given",
    r"in (?:the|our|your) (?:shared )?(?:folder|drive)", "পাঠিয়েছি", "পাঠালাম", "পাঠিয়ে দিয়েছি",
    "পাঠিয়ে দিলাম", "পাঠানো হয়েছে", "দিয়েছি", "দিলাম", "দেওয়া হয়েছে", "দেয়া হয়েছে", "পৌঁছেছে",
    "পৌঁছে (?:দিয়েছি|গেছে|গিয়েছে)", "পেয়েছেন", "জমা দিয়েছি", "সংযুক্ত", "pathai(?:s|ch)i", "pathiyechi",
    "pathalam", "pathai ?disi", "pathano hoise", "disi", "diyechi", "dilam", "dewa hoise", "deya hoise",
    "pouche ?gese", "pouchaise", "peyechen", "paisen",
)  # fmt: skip
_THEY_HAVE_IT = (
    "received", "got (?:it|them|the)", r"thank(?:s| you) for (?:the|your|sending)", "arrived", "came",
    "reached us", "পেয়েছি", "পেলাম", "পৌঁছেছে", "peyechi", "paisi", "pelam",
)  # fmt: skip
_THEY_WRITE_GAVE = (
    "attached", "enclosed", "sent", "find (?:the )?\\w+ (?:below|here)", "shared", "uploaded", "পাঠালাম",
    "পাঠিয়েছি", "দিলাম", "দিয়েছি", "সংযুক্ত", "pathalam", "pathaisi", "dilam",
)  # fmt: skip
_WE_HAVE_IT = (
    "received", "arrived", "came in", "is in", "are in", "got (?:it|them|the|his|her|their)", "sent us",
    "gave us", "in hand", "পেয়েছি", "পেলাম", "এসেছে", "এসে গেছে", "পাঠিয়েছেন", "পাঠালেন", "দিয়েছেন",
    "দিলেন", "peyechi", "paisi", "pelam", "eshe ?gese", "ashche", "pathai(?:s|ch)en", "pathiyechen",
    "diyechen", "disen",
)  # fmt: skip
_PAID = (
    "paid", "settled", "cleared", "received", "transferred", "credited", "refunded", "issued", "returned",
    "instalments? in", "released", "পরিশোধ (?:করেছেন|করেছি|হয়েছে)", "শোধ (?:করেছেন|হয়েছে)", "দিয়েছেন",
    "পেয়েছি", "মিটিয়েছেন", "মিটে গেছে", "মিটিয়ে দিয়েছি", "diyechen", "disen", "peyechi", "paisi",
    "porishodh hoise",
)  # fmt: skip
_DONE = (
    "done", "complet(?:e|ed)", "finished", "live", "installed", "printed", "fixed", "in place",
    "up and running", "started", "launched", "running", "placed", "শেষ (?:হয়েছে|করেছি|করেছেন)", "হয়ে গেছে",
    "চালু হয়েছে", "চালু করেছি", "লাগানো হয়েছে", "বসানো হয়েছে", "shesh", "sesh", "hoye ?g(?:e|ech)se",
    "hoye ?geche", "chalu hoise", "chalu hoyeche",
)  # fmt: skip
_ANSWERED = (
    "answered",
    "replied",
    "responded",
    "told",
    "জানিয়েছি",
    "জানিয়ে দিয়েছি",
    "উত্তর দিয়েছি",
    "janai(?:s|ch)i",
    "janiyechi",
)
_THEY_ANSWERED = ("answered", "replied", "responded", "জানিয়েছেন", "উত্তর দিয়েছেন", "janiyechen", "janaisen")
_DECIDED = (
    "decided",
    "approved",
    "confirmed",
    "সিদ্ধান্ত (?:নিয়েছেন|দিয়েছেন|হয়েছে)",
    "অনুমোদন (?:দিয়েছেন|হয়েছে)",
    "confirm korsen",
)
_VISITED = (
    "visited", "went to see", "met", "গিয়েছিলাম", "দেখা করেছি", "ঘুরে এসেছি", "giyechilam", "dekha korsi",
)  # fmt: skip
_RELISTED = ("relisted", "listed again", "back on (?:the )?shelf", "আবার তুলেছেন", "তাকে ফিরেছে")
_WORD_KEPT = _words(r"kept (?:his|her|their|its) (?:word|promise)", "কথা রেখেছেন", "kotha rekhechen", "kotha rakhsen")

# By deed: what we write of ours, what they write of ours, what we write of theirs, what they write of theirs.
_BY_DEED: dict[Deed, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = {
    "give": (_WE_GAVE, _THEY_HAVE_IT, _WE_HAVE_IT, _THEY_WRITE_GAVE),
    "pay": (_PAID, ("received", "credited", "পেয়েছি"), _PAID, ("paid", "transferred", "পরিশোধ করেছি", "দিয়েছি")),
    "do": (_DONE, _DONE, _DONE, _DONE),
    "answer": (_ANSWERED, _THEY_HAVE_IT, _THEY_ANSWERED, _ANSWERED),
    "decide": (_DECIDED, _DECIDED, _DECIDED, _DECIDED),
    "visit": (_VISITED, (), _VISITED, _VISITED),
    "relist": (_RELISTED, _RELISTED, _RELISTED, _RELISTED),
}
_NOT_WHOLE = _words(
    "not", "no", "never", "nor", "cannot", "yet", "pending", "missing", "waiting", "awaits?", "still",
    "delay(?:ed|s)?", "postponed", "will", "shall", "would", "should", "could", "tomorrow", "soon",
    "going to", "to be", "once", "when", "until", "till", "except", "but", "only", "part(?:ly|ial|ially)?",
    "half", r"one of (?:the|his|her|their|our)? ?\w+", "some of", "most of", "rest", "remain(?:s|ing|der)",
    "balance", "wrong", "incomplete", "unfinished", "almost", "nearly", "draft only",
    "says? (?:he|she|they)", "claims (?:that|to|it)", "promised", "promises", r"(?:he|she|they|we|i)'ll",
    "if", "unless", "asked", "wants?", "না", "নি", "নাই", "নেই", "নয়", "হয়নি", "পাইনি", "পাননি", "আসেনি",
    "দেয়নি", "দেননি", r"\w*েনি", "বাকি", "অর্ধেক", "আংশিক", "এখনো", "এখনও", "শুধু", "কিন্তু", "তবে", "কাল",
    "আগামীকাল", "হবে", "লাগবে", "প্রায়", "na", "nai", "ni", "baki", "ekhono", "kintu", "hobe", "lagbe",
    "ordhek", "kalke", "shudhu",
)  # fmt: skip
_NOT_CONTRACTED = re.compile(r"n't\b|\d+ of \d+")
_AFTERWARDS = _words(
    "still", "missing", "the other", "the others", "the rest", "remaining", "pending", "not yet", "wrong",
    "incomplete", "বাকি(?:টা|গুলো)?", "এখনো", "এখনও", "baki(?:ta)?", "ekhono",
)  # fmt: skip
_HE = ("he", "she", "they", "উনি", "তিনি", "ওরা", "uni", "tini")


def lasts(statement: str) -> bool:
    """Whether a promise is one to be kept for good, so that no single note ends it."""
    return bool(_LASTING.search(normal_form(statement)))


def deeds_of(statement: str) -> tuple[Deed, ...]:
    """What a promise says will be done: by the first verb of it that is known."""
    plain = normal_form(statement)
    found = [(match.start(), deeds) for form, deeds in _DEEDS if (match := form.search(plain))]
    return min(found)[1] if found else ("give", "do", "pay")


def completes(plain: str, statement: str, ours: bool, by_them: bool, people: Sequence[str]) -> str:
    """How a sentence in normal form says that a promise was kept: "" (it does not), "done", or "word kept".

    ours: the promise is ours. by_them: the customer wrote the sentence. people: names of the contacts.
    """
    if not ours and not by_them and _WORD_KEPT.search(plain):
        return "word kept"
    at = 2 * (not ours) + by_them
    for deed in deeds_of(statement):
        form = _form(deed, at)
        for found in form.finditer(plain) if form is not None else ():
            theirs = _subject_is_theirs(plain, found.start(), people)
            if by_them or theirs is None or theirs is not ours or deed in ("do", "decide"):
                return "done"
        if deed == "give" and not ours and not by_them:
            gave = _form("give", 0)
            if gave and any(_subject_is_theirs(plain, found.start(), people) for found in gave.finditer(plain)):
                return "done"
    return ""


@lru_cache(maxsize=64)
def _form(deed: Deed, at: int) -> re.Pattern[str] | None:
    words = _BY_DEED[deed][at]
    return _words(*words) if words else None


def _subject_is_theirs(plain: str, at: int, people: Sequence[str]) -> bool | None:
    """Whether the word before an English verb says that they did it ("Arif sent"), we did ("I sent"), or neither."""
    before = re.sub(r"(?:\s(?:has|have|had|already|just|also|finally|today|yesterday))+\s*$", "", plain[:at].rstrip())
    last = before.split()[-1:] or [""]
    word = last[0].strip(".,;:")
    if word in ("i", "we", "আমি", "আমরা", "ami", "amra"):
        return False
    if word in _HE or any(word and word in normal_form(name).split() for name in people):
        return True
    return None


def takes_back(plain: str, following: str) -> bool:
    """Whether a sentence says that something is lacking or still to come, or the one after it does."""
    return bool(_NOT_WHOLE.search(plain) or _NOT_CONTRACTED.search(plain) or _AFTERWARDS.search(following))
