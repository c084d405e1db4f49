"""The message to the customer, in plain text: only what was said with them, and what both sides promised. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.compose.extractive import harmless
from bot.compose.followup_lines import (
    Draft,
    dated,
    people_of,
    side_of,
    speaks_to_people,
    term_of,
    text_of,
)
from bot.compose.sentence import Sentence
from knowledge.evidence import Figure, Passage, Value
from knowledge.text import normal_form

# What may be told of a promise: both sides know it, or nothing says that they do not.
TOLD = ("yes", "unsourced")


@dataclass(frozen=True, slots=True)
class Letter:
    """A message as it is copied: a subject and paragraphs; a list has a heading and items."""

    subject: str
    paragraphs: tuple[Paragraph, ...]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        return tuple(sentence for part in self.paragraphs for sentence in (*part.lines, *part.items))

    @property
    def text(self) -> str:
        """The whole as plain text, without its subject."""
        return "\n\n".join(part.text for part in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines as they stand, then the items of a list."""

    lines: tuple[Sentence, ...]
    items: tuple[Sentence, ...] = ()

    @property
    def text(self) -> str:
        return "\n".join([line.text for line in self.lines] + [f"- {item.text}" for item in self.items])


def letter(draft: Draft) -> Letter | None:
    """The message, or None where there is nothing to follow up."""
    dossier = draft.dossier
    if not dossier.occasion and not any(dossier.figures(state) for state in ("overdue", "open")):
        return None
    occasion = next(iter(dossier.figures("occasion")), None)
    lists = tuple(_lists(draft))
    standing = (draft.gap("standing"),) if lists else ()
    parts = [
        Paragraph((_greeting(draft, occasion),)),
        Paragraph((*_thanks(draft, occasion), *standing)),
        *lists,
        Paragraph((*_next(draft), draft.gap("closing"))),
        Paragraph((draft.gap("regards"), *_signature(draft))),
    ]
    return Letter(_subject(draft, occasion), tuple(part for part in parts if part.lines))


def _lists(draft: Draft) -> Iterator[Paragraph]:
    """What was decided and what was left open, what each side owes, what was done since."""
    for topic in ("decided", "undecided"):
        yield from _list(draft, topic, _minuted(draft, topic))
    for side in ("ours", "theirs"):
        yield from _list(draft, side, [*_items(draft, "overdue", side), *_items(draft, "open", side)])
    yield from _list(draft, "kept", [*_items(draft, "kept", "ours"), *_items(draft, "kept", "theirs")])


def _subject(draft: Draft, occasion: Figure | None) -> str:
    line = draft.line(f"subject_{term_of(occasion, 'kind')}", occasion) if occasion is not None else None
    return line.text if line is not None else draft.gap("subject").text


def _greeting(draft: Draft, occasion: Figure | None) -> Sentence:
    names = people_of(occasion, draft.style) if occasion is not None else []
    if occasion is not None and names:
        joined = names[0]
        if len(names) > 1:
            joined = draft.gap("and", {"first": ", ".join(names[:-1]), "last": names[-1]}).text
        line = draft.line("dear", occasion, values={"people": joined})
        if line is not None:
            return line
    account = draft.dossier.evidence.account
    return draft.gap("dear_team", {"account": account.name if account else ""})


def _thanks(draft: Draft, occasion: Figure | None) -> Iterator[Sentence]:
    if occasion is None:
        return
    spoken = next(iter(draft.dossier.passages("spoken")), None)
    kind = term_of(occasion, "kind")
    line = None
    if kind == "meeting" and spoken is not None and spoken.when is not None:
        line = draft.line("thanks_meeting_since", occasion, spoken, values={"since": spoken.when})
    line = line or draft.line(f"thanks_{kind}", occasion)
    if line is not None:
        yield line


def _list(draft: Draft, name: str, items: list[Sentence]) -> Iterator[Paragraph]:
    if items:
        yield Paragraph((draft.gap(f"heading_{name}"),), tuple(items))


def _minuted(draft: Draft, topic: str) -> list[Sentence]:
    """The sentences of the minutes, word for word as their passage holds them."""
    found = []
    for figure in draft.dossier.figures(topic):
        words, passage = text_of(figure, "words"), draft.dossier.evidence.fact(figure.records[0])
        if term_of(figure, "shared") not in TOLD or not isinstance(passage, Passage) or not speaks_to_people(words):
            continue
        if normal_form(words) in normal_form(passage.words):
            line = draft.checked(Sentence(_as_line(harmless(words)), (passage.ref,), "statement"))
            found += [line] if line is not None else []
    return found


def _as_line(words: str) -> str:
    return words[:1].upper() + words[1:]


def _items(draft: Draft, state: str, side: str) -> list[Sentence]:
    """The promises of one side that stand so, where both sides know of them."""
    found = []
    for figure in draft.dossier.figures(state):
        if side_of(figure) != side or not told(figure):
            continue
        shape = f"{state}_{side}" if state in ("overdue", "kept") else "dated" if dated(figure) else "undated"
        values: dict[str, Value] = {"statement": harmless(text_of(figure, "statement"))}
        line = draft.line(f"item_{shape}", figure, values=values)
        found += [line] if line is not None else []
    return found


def told(figure: Figure) -> bool:
    """Whether a promise stands in the message."""
    return term_of(figure, "shared") in TOLD and speaks_to_people(text_of(figure, "statement"))


def _next(draft: Draft) -> Iterator[Sentence]:
    for figure in draft.dossier.figures("next"):
        line = draft.line(f"message_{figure.name}", figure)
        if line is not None:
            yield line
            return
    yield draft.gap("message_next_open")


def _signature(draft: Draft) -> Iterator[Sentence]:
    for figure in draft.dossier.figures("signer"):
        line = draft.line("signature", figure)
        if line is not None:
            yield line
