"""Reads a file of cases (TOML). Whatever is wrong in it is told with its line, the case it stands in and what to do."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Literal, cast

from bot.compose.evaluation.cases import (
    KINDS,
    Case,
    CaseLanguage,
    Conversation,
    EvalFile,
    Expected,
    Kind,
    Measure,
    Threshold,
    Turn,
    WantedBrief,
    WantedNote,
    WantedProposal,
)
from bot.compose.evaluation.fields import Place, Table
from knowledge.errors import BadInput
from knowledge.text import language_of

_HEADER = re.compile(r"^\s*\[\[\s*(question|conversation|brief|note)\s*\]\]")
_LINE = re.compile(r"line (\d+)")
_CASES = ("question", "conversation", "brief", "note")
_EXPECTED = ("says", "never", "refs", "also", "about", "abstain")
_MEASURES = ("right", "recall", "precision")
_LANGUAGES = ("en", "bn", "mixed")
_PROPOSALS = ("commitment", "need", "contact met", "next meeting")
_SIDES = ("ours", "theirs")
_NEEDS = ("need", "goal", "challenge", "concern")
_NONE = "none"


def read_cases(text: str, name: str) -> EvalFile:
    """The file's cases. name: what it is called where something is wrong with it. Errors: BadInput."""
    top = Place(name, 1, name)
    try:
        held = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        line = int(found[1]) if (found := _LINE.search(str(error))) else text.count("\n") + 1
        raise BadInput("eval.not_toml", file=name, line=line) from error
    top.only(held, ("book", "as_of", "thresholds", *_CASES))
    cases: list[Case] = []
    readers: dict[str, Callable[[Table, Place], Case]] = {
        "question": _question,
        "conversation": _conversation,
        "brief": _brief,
        "note": _note,
    }
    places = {kind: _places(text, name, kind, top.tables(held, kind)) for kind in _CASES}
    for kind, read in readers.items():
        cases += [read(table, place) for table, place in zip(top.tables(held, kind), places[kind], strict=True)]
    _demand_unlike(place for kind in _CASES for place in places[kind])
    own, model = _thresholds(held.get("thresholds", {}), top)
    book, as_of = top.text(held, "book"), top.day(held, "as_of")
    if not cases:
        raise BadInput("eval.no_cases", file=name)
    return EvalFile(name, book, as_of, tuple(cases), own, model)


def _places(text: str, name: str, kind: str, tables: list[Table]) -> list[Place]:
    """The line of each case of a kind. One written otherwise than under a [[header]] stands at line 1."""
    headers = ((number, _HEADER.match(line)) for number, line in enumerate(text.splitlines(), start=1))
    lines = [number for number, header in headers if header and header[1] == kind]
    lines += [1] * (len(tables) - len(lines))
    return [
        Place(name, line, str(table.get("id") or f"{kind} {number}"))
        for number, (line, table) in enumerate(zip(lines, tables, strict=False), start=1)
    ]


def _demand_unlike(places: Iterable[Place]) -> None:
    seen: set[str] = set()
    for place in places:
        if place.case in seen:
            place.wrong("eval.twice")
        seen.add(place.case)


def _question(table: Table, place: Place) -> Case:
    place.only(table, ("id", "question", "language", "account", "as_of", *_EXPECTED))
    turn = _turn(table, place)
    kind: Kind = "unanswerable" if turn.expected.abstains else "question"
    return Conversation(place.case, kind, _language(table, turn.question, place), (turn,), place.day(table, "as_of"))


def _conversation(table: Table, place: Place) -> Case:
    place.only(table, ("id", "language", "account", "as_of", "turn"))
    turns = place.tables(table, "turn")
    if len(turns) < 2:
        place.wrong("eval.one_turn")
    for turn in turns:
        place.only(turn, ("question", "account", *_EXPECTED))
    read = tuple(_turn({"account": table.get("account", ""), **turn}, place) for turn in turns)
    language = _language(table, read[0].question, place)
    return Conversation(place.case, "conversation", language, read, place.day(table, "as_of"))


def _turn(table: Table, place: Place) -> Turn:
    expected = _expected(table, place)
    if not (expected.says or expected.refs or expected.never or expected.abstains):
        place.wrong("eval.nothing_expected")
    if expected.abstains and (expected.says or expected.refs):
        place.wrong("eval.abstains_and_says")
    return Turn(place.needed(table, "question"), place.text(table, "account"), expected)


def _expected(table: Table, place: Place) -> Expected:
    return Expected(
        says=place.parts(table, "says"),
        never=place.parts(table, "never"),
        refs=place.patterns(table, "refs"),
        also=place.patterns(table, "also"),
        about=place.text(table, "about"),
        abstains=place.flag(table, "abstain"),
    )


def _brief(table: Table, place: Place) -> Case:
    place.only(table, ("id", "language", "account", "for", "full", "fact", "never"))
    tables, never = place.tables(table, "fact"), place.parts(table, "never")
    if not tables and not never:
        place.wrong("eval.nothing_expected")
    for fact in tables:
        place.only(fact, ("says", "refs"))
    return WantedBrief(
        id=place.case,
        language=_language(table, "", place),
        account=place.needed(table, "account"),
        focus=place.text(table, "for"),
        full=place.flag(table, "full"),
        facts=tuple(_expected(fact, place) for fact in tables),
        never=never,
    )


def _note(table: Table, place: Place) -> Case:
    place.only(table, ("id", "language", "words", "account", "by", "implies", "also", "never"))
    if "implies" not in table:
        place.wrong("eval.implies_missing")
    words = place.needed(table, "words")
    return WantedNote(
        id=place.case,
        language=_language(table, words, place),
        words=words,
        account=place.text(table, "account"),
        by=place.text(table, "by"),
        implies=_proposals(table, "implies", place),
        also=_proposals(table, "also", place),
        never=_proposals(table, "never", place),
    )


def _proposals(table: Table, key: str, place: Place) -> tuple[WantedProposal, ...]:
    return tuple(_proposal(one, place) for one in place.tables(table, key))


def _proposal(table: Table, place: Place) -> WantedProposal:
    place.only(table, ("kind", "side", "owner", "due", "need", "contact", "on", "at", "says"))
    due: date | Literal["none"] | None = "none" if table.get("due") == _NONE else place.day(table, "due")
    return WantedProposal(
        kind=place.choice(table, "kind", _PROPOSALS),
        side=place.choice(table, "side", _SIDES) if "side" in table else None,
        owner=place.text(table, "owner") if "owner" in table else None,
        due=due,
        need=place.choice(table, "need", _NEEDS) if "need" in table else None,
        contact=place.text(table, "contact") if "contact" in table else None,
        on=place.day(table, "on"),
        at=place.text(table, "at") if "at" in table else None,
        says=place.parts(table, "says"),
    )


def _thresholds(held: Any, place: Place) -> tuple[tuple[Threshold, ...], tuple[Threshold, ...]]:
    """Those of every run, and those of a run with a model alone."""
    if not isinstance(held, dict) or not isinstance(held.get("with_model", {}), dict):
        place.wrong("eval.wrong_value", key="thresholds", wanted="[thresholds.question]")
    place.only(held, (*KINDS, "with_model"))
    return _bars({key: one for key, one in held.items() if key != "with_model"}, place), _bars(
        held.get("with_model", {}), place
    )


def _bars(held: Mapping[str, Any], place: Place) -> tuple[Threshold, ...]:
    place.only(held, KINDS)
    found = []
    for kind, bars in held.items():
        if not isinstance(bars, dict):
            place.wrong("eval.wrong_value", key=kind, wanted="right = 0.9")
        place.only(bars, _MEASURES)
        for measure, least in bars.items():
            if isinstance(least, bool) or not isinstance(least, int | Decimal) or not 0 <= least <= 1:
                place.wrong("eval.wrong_value", key=measure, wanted="0.9")
            found.append(Threshold(cast("Kind", kind), cast("Measure", measure), Decimal(least)))
    return tuple(found)


def _language(table: Table, words: str, place: Place) -> CaseLanguage:
    if "language" not in table:
        return "bn" if words and language_of(words) == "bn" else "en"
    return cast("CaseLanguage", place.choice(table, "language", _LANGUAGES))
