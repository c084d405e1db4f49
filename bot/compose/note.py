"""The card of a note: what was stored, where, and what it implies. Pure: a value in, checked lines out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any, Literal

from bot.compose.check import check
from bot.compose.extractive import harmless
from bot.compose.render import Style, render
from bot.compose.sentence import Sentence
from knowledge.evidence import Evidence, Figure, Items, Message, Name, Passage, Term, Value, Words

ProposalKind = Literal["commitment", "need", "contact met", "next meeting"]
Status = Literal["proposed", "confirmed", "dropped"]
# Marks that steer a terminal or turn the direction of what follows; no word is made of them.
_STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Proposal:
    """One thing a note implies. `place` is its number on the card; `record` the ref it became, or "".

    side, owner, function and due_on belong to a commitment; need to a need; at and people to a meeting, whose hour
    is open where `at` is midnight.
    """

    place: int
    kind: ProposalKind
    status: Status
    words: str
    statement: str = ""
    side: str = ""
    owner: str = ""
    function: str = ""
    due_on: date | None = None
    need: str = ""
    contact: str = ""
    at: datetime | None = None
    people: tuple[str, ...] = ()
    record: str = ""


@dataclass(frozen=True, slots=True)
class NoteCard:
    """A note and what it implies. `account` is "" while it is unfiled, then `choices` are where it could belong.

    choice_ids: the accounts of `choices`. files: the name and the link of each file that came with it.
    twin: the note with the same words that its author logged just before, and its day.
    vanished: places of confirmed proposals whose words are no longer in the note.
    """

    ref: str
    account: str
    day: date
    author: str
    words: str
    revision: int
    proposals: tuple[Proposal, ...] = ()
    choices: tuple[str, ...] = ()
    twin: tuple[str, date] | None = None
    vanished: tuple[int, ...] = ()
    account_id: int | None = None
    choice_ids: tuple[int, ...] = ()
    files: tuple[tuple[str, str], ...] = ()
    names: frozenset[str] = field(default_factory=frozenset, repr=False)

    @property
    def open_places(self) -> tuple[int, ...]:
        """The places of what is proposed and not yet settled."""
        return tuple(one.place for one in self.proposals if one.status == "proposed")


@dataclass(frozen=True, slots=True)
class CardLine:
    """One proposal as it is shown: what would be recorded, and the words of the note that say it."""

    place: int
    status: Status
    text: str
    quoted: str
    record: str


def card_lines(card: NoteCard, style: Style) -> tuple[tuple[CardLine, ...], int]:
    """The lines of a card, each checked against the note, and how many the checker refused."""
    evidence = _evidence(card)
    lines: list[CardLine] = []
    left_out = 0
    for one in card.proposals:
        if one.status == "dropped":
            continue
        text = _capital(render(said(one), style))
        quoted = f"“{safe(one.words)}”"
        refs = (_fact_ref(card, one), card.ref)
        shown = [Sentence(text, refs, "figure"), Sentence(quoted, (card.ref,), "quote")]
        # The words of what was confirmed before an edit are no longer in the note: they are not quoted from it.
        if one.place in card.vanished:
            shown, quoted = shown[:1], ""
        if all(check(sentence, evidence).ok for sentence in shown):
            lines.append(CardLine(one.place, one.status, text, quoted, one.record))
        else:
            left_out += 1
    return tuple(lines), left_out


def said(one: Proposal) -> Message:
    """What a proposal would record, as a message."""
    match one.kind:
        case "commitment":
            return Message(f"note.{one.side}", {"statement": _words(one.statement), **_owed(one)})
        case "need":
            values: dict[str, Value] = {"kind": Term("need_kind", one.need), "statement": _words(one.statement)}
            if not one.contact:
                return Message("note.need", values)
            return Message("note.need_of", values | {"contact": Name(one.contact, "person")})
        case "contact met":
            return Message("note.met", {"contact": Name(one.contact, "person")})
        case "next meeting":
            return _meeting(one)


def _owed(one: Proposal) -> dict[str, Value]:
    owner: Value = Term("unknown", "owner")
    if one.owner and one.function:
        owner = Items("note.owner", ({"owner": Name(one.owner, "person"), "function": Term("function", one.function)},))
    elif one.owner:
        owner = Name(one.owner, "person")
    due: Value = Items("note.by", ({"day": one.due_on},)) if one.due_on else Term("unknown", "due")
    return {"owner": owner, "due": due}


def _meeting(one: Proposal) -> Message:
    assert one.at is not None
    hour_known = one.at.time() != time()
    values: dict[str, Value] = {"at": one.at if hour_known else one.at.date()}
    message = "note.meeting" if hour_known else "note.meeting_day"
    if not one.people:
        return Message(message, values)
    people = tuple({"name": Name(person, "person")} for person in one.people)
    return Message(f"{message}_with", values | {"people": Items("note.person", people)})


def _evidence(card: NoteCard) -> Evidence:
    """The note as it stands, and each proposal with its typed values: what a line may say."""
    note = Passage(card.ref, "note", card.day, card.author, safe(card.words))
    figures = tuple(
        Figure(_fact_ref(card, one), one.kind, said(one), Message("note.definition"), card.day)
        for one in card.proposals
    )
    return Evidence(card.words, None, (note, *figures), card.day, names=card.names)


def _fact_ref(card: NoteCard, one: Proposal) -> str:
    return f"{card.ref}.p{one.place}"


def safe(words: str) -> str:
    """Words of a note as they may be shown: no live links or mentions, nothing that steers the screen."""
    return " ".join(harmless(_STEERING.sub(" ", words)).split())


def _words(statement: str) -> Words:
    return Words(safe(statement))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def card_as_dict(card: NoteCard) -> dict[str, Any]:
    """The keys of `keybrief note --json`."""
    return {
        "ref": card.ref,
        "account": card.account or None,
        "date": card.day.isoformat(),
        "author": card.author,
        "words": card.words,
        "revision": card.revision,
        "choices": list(card.choices),
        "same_words": {"ref": card.twin[0], "date": card.twin[1].isoformat()} if card.twin else None,
        "vanished": list(card.vanished),
        "proposals": [_proposal_as_dict(one) for one in card.proposals],
    }


def _proposal_as_dict(one: Proposal) -> dict[str, Any]:
    hour_known = one.at is not None and one.at.time() != time()
    return {
        "place": one.place,
        "kind": one.kind,
        "status": one.status,
        "words": one.words,
        "statement": one.statement,
        "side": one.side or None,
        "owner": one.owner or None,
        "function": one.function or None,
        "due": one.due_on.isoformat() if one.due_on else None,
        "need": one.need or None,
        "contact": one.contact or None,
        "date": one.at.date().isoformat() if one.at else None,
        "time": one.at.strftime("%H:%M") if one.at and hour_known else None,
        "people": list(one.people),
        "record": one.record or None,
    }
