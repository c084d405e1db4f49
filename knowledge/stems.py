"""Word forms brought together for search: English stems, Bengali case and counting endings, words that say nothing."""

from __future__ import annotations

import re
from functools import lru_cache

from snowballstemmer.english_stemmer import EnglishStemmer

from knowledge.normal import word_set

STOP_WORDS_EN = word_set(
    """
    a about after again all also am an and any are as at be been before being but by can cannot could did do does
    doing dont down for from further get gets got had has have having he her here hers him his how i if in into is
    it its just let like may me might more most much my no nor not now of off on once only or other our out over own
    per please shall she should so some such tell than that the their them then there these they this those through
    to too under until up upon us very was we were what when where which while who whom whose why will with would
    you your
    """
)
STOP_WORDS_BN = word_set(
    """
    তাঁর তাঁকে তাঁরা তাঁদের উনাকে উনারা নিয়ে
    এ এই এটা এটি এর এবং এখন এমন এসব ও ওই ওর ওরা ওদের ওখানে আর আমার আমাদের আমি আমরা আপনি আপনার আপনারা আপনাদের আছে
    আছেন আছি ছিল ছিলেন ছিলাম ই উনি উনার কত কতটা কতটুকু কবে কখন কি কী কে কেন কেমন কিভাবে কীভাবে কিন্তু কিছু কোন কোনো
    কোথায় করা করে করেছে করেছি করেছেন করছে করছি করবে করবেন করব করতে করলে করেন কাছে কাদের কার জন্য জন্যে টা টি তা তার
    তাদের তারা তাই তাকে তিনি তুমি তো থেকে দিয়ে দ্বারা না নাই নেই নয় নি পর্যন্ত বা বলে বলেছে বলেছেন বলুন মধ্যে
    মাধ্যমে যা যে যার যারা যদি যখন যেন রা র সব সাথে সঙ্গে সম্পর্কে সে সেই সেটা সেটি হচ্ছে হয় হয়েছে হয়েছিল হবে হলে
    হল হলো হতে হয়ে হোক কে তে এক একটা একটি জানাও জানান দাও দিন
    """
)
# Endings from the longest; each comes off only where a word of two syllables or more is left.
_ENDINGS = sorted(
    word_set(
        """
    গুলোকে গুলোর গুলোতে গুলোয় গুলো গুলিকে গুলির গুলিতে গুলি গুলার গুলা গণকে গণের গণ দেরকে দের েরা য়েরা রা টাকে টার
    টাতে টায় টা টিকে টির টিতে টি খানার খানা ের য়ের য়ে ে কে ক তে ত র ই ও
    """
    ),
    key=lambda ending: (-len(ending), ending),
)
_VOWELS = frozenset("অআইঈউঊএঐওঔ\u09be\u09bf\u09c0\u09c1\u09c2\u09c3\u09c7\u09c8\u09cb\u09cc\u0982")  # and ং: মিটিংয়ের
_AFTER_VOWEL = word_set("র ত তে য়ের য়ে য়েরা")
_SPELLINGS = str.maketrans({"ী": "ি", "ূ": "ু", "ঈ": "ই", "ঊ": "উ", "ঁ": None})
# What is longer is no word: its endings would be taken off one by one, each at the price of the whole.
LONGEST = 64
_SYLLABLE = re.compile(r"(?:[\u0995-\u09b9\u09ce](?:\u09bc)?\u09cd)*[\u0985-\u0994\u0995-\u09b9](?:\u09bc)?")


@lru_cache(maxsize=65536)
def english_stem(word: str) -> str:
    """The Snowball stem of a word in normal form."""
    stemmer = EnglishStemmer()  # one per word: a stemmer holds the word it works on, and words are remembered here
    return str(stemmer.stemWord(word))


@lru_cache(maxsize=65536)
def bengali_stem(word: str) -> str:
    """A Bengali word in normal form without its endings (-এর -র -কে -তে -টা -টি -গুলো -দের ...), spelling evened out.

    Light on purpose: it brings the forms of one word together (মেঘনার, মেঘনাকে and মেঘনা), it does not find the root.
    Final -ক and -ত come off too, since -কে and -তে cannot be told from them: বৈঠকে is "at the meeting".
    """
    stem = word.translate(_SPELLINGS)
    if len(stem) > LONGEST:
        return stem
    while (shorter := _without_ending(stem)) != stem:
        stem = shorter
    return stem


def _without_ending(word: str) -> str:
    if word.endswith("ায়") and _syllables(word[:-2]) >= 2:  # ঢাকায়: the vowel belongs to the word
        return word[:-2]
    for ending in _ENDINGS:
        rest = word.removesuffix(ending)
        if rest == word or not rest or rest[-1] == "্" or _syllables(rest) < 2:
            continue
        if ending in _AFTER_VOWEL and rest[-1] not in _VOWELS:
            continue
        return rest
    return word


def _syllables(word: str) -> int:
    return len(_SYLLABLE.findall(word))
