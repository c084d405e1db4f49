"""One name in two scripts: a Latin reading of a word, and the bones of its sound.

A Bengali spelling leaves out vowels that a Latin one writes, and both spell one sound in several ways. So words are
compared by their Latin reading (anyascii) and by the row of their consonants, each sound written one way.
"""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

from knowledge.normal import BENGALI, normal_form

_BENGALI_SOUNDS = str.maketrans(
    dict(zip("কখগঘঙচছজঝঞটঠডঢণতথদধনপফবভমযরলশষসহৎং", "kkggnccjjnttddnttddnpfbbmjrlssshtn", strict=True))
)
_BENGALI_FIRST = [
    (re.compile(pattern), sound)
    for pattern, sound in [
        ("ওয়া?", "b"),  # ওয়ালটন is Walton
        ("য়", ""),
        ("্য", ""),
        ("ঙ্গ|ংগ", "ন"),
        ("ক্ষ", "খ"),
        ("জ্ঞ", "গ"),
    ]
]
_LATIN_SOUNDS = [
    (re.compile(pattern), sound)
    for pattern, sound in [
        (r"^[yj](?=[aeiou])", "j"),
        ("tion", "sn"),
        ("sch|sh", "s"),
        ("ph", "f"),
        ("chh?", "ç"),
        ("wh", "h"),
        ("([bdgjkt])h", r"\1"),
        ("ng", "n"),
        ("ck|qu|q", "k"),
        ("c(?=[eiy])", "s"),
        ("g(?=[ei])", "j"),
        ("c", "k"),
        ("x", "ks"),
        ("z", "j"),
        ("[vw]", "b"),
        ("ç", "c"),
    ]
]
_FLAPPED_R = re.compile("[ডঢ]\u09bc")
_NEITHER_LETTER_NOR_DIGIT = re.compile("[^a-z0-9]")
_NO_CONSONANT = re.compile("[^a-z0-9]|[aeiouy]")
_TWICE = re.compile(r"(.)\1+")


@lru_cache(maxsize=65536)
def latin_reading(word: str) -> str:
    """`word` in small Latin letters and digits, whatever its script."""
    plain = normal_form(word)
    if plain.isascii() and plain.isalnum():
        return plain
    return _NEITHER_LETTER_NOR_DIGIT.sub("", anyascii(_FLAPPED_R.sub("র", plain)).lower())


@lru_cache(maxsize=65536)
def bones(word: str) -> str:
    """The consonants of `word`, each sound written one way: "Jamuna" and যমুনা are both "jmn"."""
    plain = normal_form(word)
    if BENGALI.search(plain):
        plain = _FLAPPED_R.sub("র", plain)
        for pattern, sound in _BENGALI_FIRST:
            plain = pattern.sub(sound, plain)
        plain = plain.translate(_BENGALI_SOUNDS)
    else:
        plain = latin_reading(word)
        for pattern, sound in _LATIN_SOUNDS:
            plain = pattern.sub(sound, plain)
    return _TWICE.sub(r"\1", _NO_CONSONANT.sub("", plain))
