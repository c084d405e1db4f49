"""A draft as it comes to be: each sentence is checked when it is complete, and what fails waits for its second writing.

No model is called here. What the model wrote goes in as `Written`; what leaves is checked, or is a sentence of ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from bot.compose.check import OF_A_MODEL, check
from bot.compose.material import gap_refs, may_be_shown
from bot.compose.render import Style, render
from bot.compose.sentence import Sentence, SentenceKind
from bot.compose.trouble import Kind, is_refusal
from bot.compose.verbatim import repeats, words_of
from bot.compose.writing import Following
from bot.compose.written_text import Written
from knowledge.evidence import Evidence, Fact
from knowledge.normal import BENGALI, WORD, normal_form
from knowledge.text import language_of, terms

# What the model writes where neither the facts nor a look-up answer.
NOTHING = "nothing"
NO_REF = "it cites no fact"
_LABEL = re.compile(r"\W*([A-Za-z]+)\s*[:：]\s*(?=\S)")
NO_LABELS: Mapping[str, SentenceKind] = {}
_QUOTED = re.compile(r"“[^”]*”")
_LATIN = re.compile(r"[A-Za-z]")
# Fewer words than this may all be names.
TELLING_WORDS = 5
LANGUAGES: Mapping[str, str] = {"en": "English", "bn": "Bengali"}


@dataclass(frozen=True, slots=True)
class Failing:
    """A sentence that may not be shown, and why."""

    written: Written
    reason: str


class Drafting:
    """The sentences of one text, by their places in it."""

    def __init__(
        self,
        evidence: Evidence,
        style: Style,
        following: Following,
        labels: Mapping[str, SentenceKind] = NO_LABELS,
    ) -> None:
        """labels: see `writing.Task`."""
        self.evidence = evidence
        self._labels = labels
        self.failing: dict[int, Failing] = {}
        self.found_nothing = False
        self._style, self._following = style, following
        self._kept: dict[int, Sentence] = {}
        self._shown: list[str] = []
        self._said: list[str] = []
        self._talk_from = 0
        self._waiting: list[tuple[int, Written]] = []

    def show(self, refs: Iterable[str]) -> None:
        """These facts were given to the model, in this order: it may cite them by number too."""
        self._shown.extend(refs)

    @property
    def shown(self) -> int:
        """How many facts the model was given."""
        return len(self._shown)

    def as_shown(self) -> Evidence:
        """The evidence with the facts that the model was given, in that order."""
        facts = (self.evidence.fact(ref) for ref in self._shown)
        return replace(self.evidence, facts=tuple(fact for fact in facts if fact is not None))

    def join(self, facts: Iterable[Fact]) -> tuple[Fact, ...]:
        """What a tool found joins the evidence; the facts that the model was not given yet."""
        found = tuple({fact.ref: fact for fact in facts}.values())
        new = tuple(fact for fact in found if self.evidence.fact(fact.ref) is None)
        self.evidence = replace(self.evidence, facts=(*self.evidence.facts, *new))
        return tuple(fact for fact in found if fact.ref not in self._shown)

    def take(self, written: Written) -> None:
        """A sentence of the text, the next in order. One without refs waits for those of the next on its line."""
        if (said := " ".join((written.text, *written.refs))) in self._said:
            return
        place = len(self._said)
        self._said.append(said)
        if not written.refs and written.goes_on:
            self._waiting.append((place, written))
            return
        self._settle_waiting(written.refs)
        self._settle(place, written)

    def end_round(self) -> None:
        """The text of this round is there: no refs come for what still waits."""
        self._settle_waiting(())

    def take_again(self, place: int, written: Written) -> None:
        """A failing sentence, written again."""
        if self.failing.pop(place, None) is not None:
            self._settle(place, written)

    def begin_round(self) -> None:
        """From here on, until it is clear whether something is looked up, a text may be mere talk."""
        self._talk_from = len(self._said)

    def was_talk(self) -> None:
        """The text of this round stood beside look-ups: what failed in it was no part of the answer."""
        self.failing = {place: one for place, one in self.failing.items() if place < self._talk_from}

    def sentences(self) -> tuple[Sentence, ...]:
        """The checked sentences in the order of the text."""
        return tuple(self._kept[place] for place in sorted(self._kept))

    def refused(self) -> tuple[tuple[str, str], ...]:
        """Each sentence that is left out, with the reason."""
        return tuple((one.written.text, one.reason) for _, one in sorted(self.failing.items()))

    def fault(self) -> Kind | None:
        """Why the text as a whole cannot be used; None where it can."""
        if self._kept:
            return None if self._in_its_language() else "language"
        if self.found_nothing:
            return "nothing_found"
        if not self._said:
            return "empty"
        if self.declined():
            return "refused"
        wrong_language = f"it is not in {LANGUAGES[self._style.language]}"
        only_that = self.failing and all(one.reason == wrong_language for one in self.failing.values())
        return "language" if only_that else "unsupported"

    def declined(self) -> bool:
        """Whether the model wrote that it will not, and nothing that holds."""
        return not self._kept and is_refusal(" ".join(self._said))

    def _settle_waiting(self, refs: tuple[str, ...]) -> None:
        """The sentences before one with these refs, as if they had them, where they speak of what is cited there."""
        waiting, self._waiting = self._waiting, []
        facts = [fact for ref in refs if (fact := self.evidence.fact(self._ref(ref))) is not None]
        words = {term for fact in facts for term in terms(words_of(fact, self._style))}
        for place, written in waiting:
            speaks_of_it = not words.isdisjoint(terms(written.text))
            lent = replace(written, refs=tuple(fact.ref for fact in facts)) if speaks_of_it else written
            holds = not self._reason(self._labelled(lent.text, lent.refs))
            self._settle(place, lent if holds else written)

    def _settle(self, place: int, written: Written) -> None:
        refs = [self._ref(said) for said in written.refs]
        if NOTHING in refs:
            self.found_nothing = True
            return
        gaps = gap_refs(self.evidence)
        facts = tuple(dict.fromkeys(ref for ref in refs if ref not in gaps))
        if refs and not facts:
            told = " ".join(render(gaps[ref], self._style) for ref in refs)
            self._keep(place, Sentence(told, (), "gap"))
        elif written.text:
            sentence = self._labelled(written.text, facts)
            if reason := self._reason(sentence):
                self.failing[place] = Failing(written, reason)
            else:
                self._keep(place, sentence)

    def _labelled(self, text: str, facts: tuple[str, ...]) -> Sentence:
        """The sentence, without the label it begins with."""
        named = _LABEL.match(text)
        said = named[1].casefold() if named else ""
        label = next((one for one in (said, said.removesuffix("s")) if one in self._labels), "")
        if named is None or not label:
            return Sentence(text, facts, "written")
        rest = text[named.end() :]
        return Sentence(rest[:1].upper() + rest[1:], facts, self._labels[label], label)

    def _keep(self, place: int, sentence: Sentence) -> None:
        if all(one.text != sentence.text for one in self._kept.values()):
            self._kept[place] = sentence
            self._following.sentence(sentence)

    def _reason(self, sentence: Sentence) -> str:
        if not sentence.refs:
            return NO_REF
        for ref in sentence.refs:
            fact = self.evidence.fact(ref)
            if fact is None or not may_be_shown(fact):
                return f"there is no fact [{ref[:40]}]"
        if not _in_language(sentence.text, self._style.language):
            reason = f"it is not in {LANGUAGES[self._style.language]}"
        else:
            reason = check(sentence, self.evidence).reason
        return "" if reason and self._repeats(sentence) else reason

    def _repeats(self, sentence: Sentence) -> bool:
        """Whether it says what one of the facts it cites says, word for word."""
        cited = (self.evidence.fact(ref) for ref in sentence.refs)
        return any(repeats(sentence.text, fact, self._style) for fact in cited if fact is not None)

    def _ref(self, said: str) -> str:
        """The ref that was meant: its number in the material, or itself, however it is capitalised."""
        if said.isdecimal() and 0 < int(said) <= len(self._shown):
            return self._shown[int(said) - 1]
        plain = said.casefold()
        known = [*self._shown, *gap_refs(self.evidence), NOTHING]
        return next((ref for ref in known if ref.casefold() == plain), said)

    def _in_its_language(self) -> bool:
        own = " ".join(_QUOTED.sub(" ", one.text) for one in self._kept.values() if one.kind in OF_A_MODEL)
        return len(_words(own)) < TELLING_WORDS or language_of(own) == self._style.language


def _in_language(text: str, language: str) -> bool:
    """Whether a sentence can be of a language: names and quotations may stand in any script, not all of it."""
    words = _words(_QUOTED.sub(" ", text))
    if len(words) < TELLING_WORDS:
        return True
    if language == "bn":
        return any(BENGALI.search(word) for word in words)
    return 2 * sum(_LATIN.search(word) is not None for word in words) >= len(words)


def _words(text: str) -> list[str]:
    return [word for word in WORD.findall(normal_form(text)) if not word.isdigit()]
