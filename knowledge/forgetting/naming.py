"""How somebody is named in what people wrote, and taking those names, or the sentences that hold them, out again."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from knowledge.forgetting.erased import MASK, Needle
from knowledge.normal import AFTER_WORD, BEFORE_WORD, BENGALI, folded, normal_form

_SENTENCE = re.compile(r"(?<=[.!?।])\s+|\n+")
# Bengali writes case and number onto a name: লামিয়াকে, আরিফের, নুসরাতদের.
_ENDINGS = "(?:দের|েরা|কে|ের|য়ের|র|রা|তে|য়|টা|টি|ও|ই)*"
# What a database holds unchanged however a word was typed: no letter that is written in two ways, no sign between.
_STABLE_LATIN = re.compile(r"[\x21-\x7e]+")
_STABLE_BENGALI = re.compile(r"[\u0981-\u09bb\u09bd\u09bf-\u09c4\u09ce-\u09d6\u09e0-\u09f1]+")
_UNSTABLE = re.compile("[ডঢযব]")


@dataclass(frozen=True)
class Naming:
    """How somebody is named.

    full: names that mean them wherever they stand. short: what they are called where they are known: in the account
    `home`, or in every account where that is None. not_in: the accounts in which a name (in normal form) means
    somebody else; None among them stands for all but `home`.
    """

    full: tuple[str, ...]
    short: tuple[str, ...]
    home: int | None
    everywhere: bool
    not_in: Mapping[str, frozenset[int | None]]

    def names_in(self, account_id: int | None) -> tuple[str, ...]:
        """The names that mean them in what belongs to an account; None: to no account."""
        known_here = account_id is not None and (self.everywhere or account_id == self.home)
        return tuple(
            name
            for name in (*self.full, *(self.short if known_here else ()))
            if not self._means_another(name, account_id)
        )

    def _means_another(self, name: str, account_id: int | None) -> bool:
        others = self.not_in.get(normal_form(name), frozenset())
        return account_id in others or (None in others and (account_id is None or account_id != self.home))

    @cached_property
    def needles(self) -> tuple[Needle, ...]:
        return tuple(Needle(name, shared=normal_form(name) in self.not_in) for name in (*self.full, *self.short))

    def pattern_in(self, account_id: int | None) -> re.Pattern[str] | None:
        return pattern(self.names_in(account_id))


def pattern(names: tuple[str, ...]) -> re.Pattern[str] | None:
    """Matches any of the names in folded text; the longest first. None for no name."""
    parts = [_part(normal_form(name)) for name in sorted(names, key=len, reverse=True) if normal_form(name)]
    return re.compile(BEFORE_WORD + "(?:" + "|".join(parts) + ")" + AFTER_WORD) if parts else None


def _part(name: str) -> str:
    words = r"\s+".join(map(re.escape, name.split()))
    return words + _ENDINGS if BENGALI.search(name[-2:]) else words


def stable_part(name: str) -> str:
    """The longest piece of a name that is the same in a database however it was typed; "" where there is none."""
    pieces: list[str] = []
    for word in normal_form(name).split():
        stable = _STABLE_LATIN.findall(word)
        for run in _STABLE_BENGALI.findall(word):
            stable += _UNSTABLE.split(run)
        pieces += stable
    return max(pieces, key=len, default="")


Rewrite = Callable[[str, re.Pattern[str]], str]


def without_names(text: str, names: re.Pattern[str]) -> str:
    """The text with each name masked."""
    held = folded(text)
    parts: list[str] = []
    last = 0
    for match in names.finditer(held.text):
        start, end = held.as_written(match.start(), match.end())
        parts += [text[last:start], MASK]
        last = end
    return "".join([*parts, text[last:]])


def without_sentences(text: str, names: re.Pattern[str]) -> str:
    """The text with each sentence that names them masked whole. Who speaks in a call ("Lamia: ...") is only masked."""
    parts: list[str] = []
    last = 0
    for gap in [*_SENTENCE.finditer(text), None]:
        sentence = text[last : gap.start() if gap else len(text)]
        parts.append(_sentence_without(sentence, names))
        if gap is not None:
            parts.append(gap.group())
            last = gap.end()
    return "".join(parts)


def _sentence_without(sentence: str, names: re.Pattern[str]) -> str:
    held = folded(sentence)
    match = names.search(held.text)
    if match is None:
        return sentence
    start, end = held.as_written(match.start(), match.end())
    if not sentence[:start].strip() and sentence[end:].lstrip().startswith(":"):
        return MASK + _sentence_without(sentence[end:], names)
    return MASK
