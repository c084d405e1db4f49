"""A negotiation sheet: who depends on whom, wants, gives and gets, concessions made, our walk-away. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.compose.answer import source_as_dict
from bot.compose.check import check
from bot.compose.extractive import harmless
from bot.compose.render import Style, render
from bot.compose.sentence import LaidOut, Part, Sentence, Source, laid_out, sources_of
from knowledge.evidence import Dossier, Figure, Message, Value, Words

PARTS = ("dependence", "our_wants", "their_wants", "gives", "gets", "history", "walk_away")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as it is shown. `inside`: whether it holds our walk-away; `left_out`: what the checker refused."""

    account: str
    title: str
    as_of: date
    inside: bool
    parts: tuple[Part, ...]
    sources: tuple[Source, ...]
    left_out: int

    @property
    def laid_out(self) -> tuple[LaidOut, ...]:
        return laid_out(self.parts)


def compose_sheet(dossier: Dossier, style: Style) -> Sheet:
    """The sheet that a dossier holds, every sentence checked. A part about which nothing is known says so."""
    evidence = dossier.evidence
    assert evidence.account is not None
    inside = "walk_away" not in dossier.missing
    parts, refused = [], 0
    for name in PARTS:
        drafted = list(_drafted(name, dossier, style, inside=inside))
        kept = tuple(sentence for sentence in drafted if check(sentence, evidence).ok)
        refused += len(drafted) - len(kept)
        parts.append(Part(name, render(Message(f"negotiation.part_{name}"), style), kept))
    said = tuple(sentence for part in parts for sentence in part.sentences)
    title = Message("negotiation.title", {"account": evidence.account.shown, "as_of": evidence.as_of})
    return Sheet(
        account=evidence.account.name,
        title=render(title, style),
        as_of=evidence.as_of,
        inside=inside,
        parts=tuple(parts),
        sources=sources_of(said, evidence, style),
        left_out=refused,
    )


def _drafted(name: str, dossier: Dossier, style: Style, *, inside: bool) -> Iterator[Sentence]:
    if name == "dependence":
        yield from _dependence(dossier, style)
        return
    if name == "walk_away" and not inside:
        yield _gap("negotiation.walk_away_left_out", style)
        return
    points = dossier.figures(name)
    for fact in (*points, *dossier.figures(f"{name}_together")):
        yield _told(fact, style)
    if not points:
        yield _gap(f"negotiation.no_{name}", style)


def _dependence(dossier: Dossier, style: Style) -> Iterator[Sentence]:
    """Both ways: what they are to us, and what we are to them; and what we spend on them."""
    for fact in dossier.figures("share"):
        yield _told(fact, style, "negotiation.share")
    if not dossier.figures("share"):
        yield _gap("negotiation.no_share", style)
    for fact in dossier.figures("wallet"):
        yield _told(fact, style)
    if not dossier.figures("wallet"):
        yield _gap("negotiation.no_wallet", style)
    for fact in dossier.figures("terms"):
        yield _told(fact, style, "negotiation.terms")


def _told(fact: Figure, style: Style, message: str = "") -> Sentence:
    """A fact in a sentence: its own, or another over its values. Nothing that people wrote is live."""
    values: dict[str, Value] = {
        name: Words(harmless(value.text)) if isinstance(value, Words) else value
        for name, value in fact.sentence.values.items()
    }
    return Sentence(render(Message(message or fact.sentence.id, values), style), (fact.ref,), "statement")


def _gap(message: str, style: Style) -> Sentence:
    return Sentence(render(Message(message), style), (), "gap")


def sheet_as_dict(sheet: Sheet) -> dict[str, Any]:
    """The keys of `keybrief negotiate --json`."""
    return {
        "account": sheet.account,
        "title": sheet.title,
        "as_of": sheet.as_of.isoformat(),
        "inside": sheet.inside,
        "parts": [
            {
                "part": part.name,
                "heading": part.heading,
                "sentences": [{"text": one.text, "refs": list(one.refs), "kind": one.kind} for one in part.sentences],
            }
            for part in sheet.parts
        ],
        "sources": [source_as_dict(source) for source in sheet.sources],
        "left_out": sheet.left_out,
    }
