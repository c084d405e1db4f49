"""Templates of plans, by segment: data that come with Keybrief, and further ones from a person's own folder.

A file of the folder `templates` in the home folder takes the place of ours of the same name.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from knowledge.errors import BadInput, NotFound
from knowledge.evidence import Items, Value
from knowledge.normal import normal_form
from knowledge.planning.measured import MEASURED
from knowledge.records.commitments import Side
from knowledge.records.plan import PlanPointKind
from knowledge.records.team import Function

DEFAULT = "other"
MOST_MONTHS = 24
_LANGUAGES = ("en", "bn")
_TOP = ("segments", "growth", "objective", "point")
_OBJECTIVE = ("side", *_LANGUAGES, "measure", "initiative")
_MEASURE = (*_LANGUAGES, "figure", "unit", "category")
_INITIATIVE = (*_LANGUAGES, "function", "months")
_POINT = ("kind", *_LANGUAGES)


@dataclass(frozen=True, slots=True)
class TemplateMeasure:
    words: Mapping[str, str]
    figure: str = ""
    unit: str = ""
    category: str = ""


@dataclass(frozen=True, slots=True)
class TemplateInitiative:
    """months: so many after the plan begins it is due."""

    words: Mapping[str, str]
    function: Function | None
    months: int


@dataclass(frozen=True, slots=True)
class TemplateObjective:
    side: Side
    words: Mapping[str, str]
    measures: tuple[TemplateMeasure, ...]
    initiatives: tuple[TemplateInitiative, ...]


@dataclass(frozen=True, slots=True)
class TemplatePoint:
    kind: PlanPointKind
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Template:
    """growth: of revenue, as a share of one, where the records tell no trend."""

    name: str
    segments: tuple[str, ...]
    growth: Decimal
    objectives: tuple[TemplateObjective, ...]
    points: tuple[TemplatePoint, ...]


def templates(own: Path | None = None) -> Mapping[str, Template]:
    """Every template by its name (the file's). own: the folder of a person's own ones, which may be missing.

    Errors: BadInput that names the file and each mistake with its place.
    """
    packaged = resources.files("knowledge.planning").joinpath("templates")
    files: dict[str, Traversable | Path] = {_name(file): file for file in packaged.iterdir() if _is_one(file)}
    if own is not None and own.is_dir():
        files |= {_name(file): file for file in sorted(own.iterdir()) if _is_one(file)}
    return {name: read_template(files[name]) for name in sorted(files)}


def template_for(held: Mapping[str, Template], segment: str, name: str = "") -> Template:
    """The template of this name, or else the one for the segment; the one for any other where none is.

    Errors: NotFound for a name that there is none of.
    """
    if name.strip():
        wanted = _plain(name)
        found = next((one for one in held.values() if _plain(one.name) == wanted), None)
        if found is None:
            raise NotFound("plan.template_unknown", name=name.strip()[:40], known=", ".join(held))
        return found
    plain = normal_form(segment)
    fitting = (one for one in held.values() if plain and plain in map(normal_form, one.segments))
    return next(fitting, held[DEFAULT])


def read_template(file: Traversable | Path) -> Template:
    """Reads one template. Errors: BadInput."""
    try:
        table = tomllib.loads(file.read_bytes().decode("utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput("plan.template_unreadable", file=file.name) from error
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        raise BadInput("plan.template_broken", file=file.name, line=line[1] if line else "-") from error
    reading = _Reading()
    found = reading.template(_name(file), table)
    if reading.mistakes:
        mistakes = Items("plan.template_mistake", tuple(reading.mistakes))
        raise BadInput("plan.template_wrong", file=file.name, mistakes=mistakes)
    return found


def _is_one(file: Traversable | Path) -> bool:
    return file.is_file() and file.name.endswith(".toml")


def _name(file: Traversable | Path) -> str:
    return file.name.removesuffix(".toml")


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", " ", normal_form(name)).strip()


@dataclass
class _Reading:
    """A template while it is read. `mistakes`: where, what stands there, and what would be right."""

    mistakes: list[dict[str, Value]] = field(default_factory=list)

    def wrong(self, place: str, what: str, right: Iterable[str]) -> None:
        self.mistakes.append({"place": place, "what": what[:60] or "-", "right": ", ".join(right)})

    def template(self, name: str, table: dict[str, Any]) -> Template:
        self.keys(table, "", _TOP)
        objectives = tuple(
            self.objective(entry, f"objective {number}")
            for number, entry in enumerate(self.tables(table, "objective", ""), start=1)
        )
        if not objectives:
            self.wrong("", "", ("[[objective]]",))
        points = tuple(
            self.point(entry, f"point {number}")
            for number, entry in enumerate(self.tables(table, "point", ""), start=1)
        )
        return Template(name, self.segments(table), self.growth(table), objectives, points)

    def segments(self, table: dict[str, Any]) -> tuple[str, ...]:
        found = table.get("segments", [])
        if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
            self.wrong("segments", str(found), ('["pharmacy"]',))
            return ()
        return tuple(found)

    def growth(self, table: dict[str, Any]) -> Decimal:
        found = table.get("growth", 0)
        if isinstance(found, bool) or not isinstance(found, int | float) or not 0 <= found <= 100:
            self.wrong("growth", str(found), ("0 - 100",))
            return Decimal(0)
        return Decimal(str(found)) / 100

    def objective(self, entry: dict[str, Any], place: str) -> TemplateObjective:
        self.keys(entry, place, _OBJECTIVE)
        measures = [
            self.measure(one, f"{place}, measure {number}")
            for number, one in enumerate(self.tables(entry, "measure", place), start=1)
        ]
        initiatives = [
            self.initiative(one, f"{place}, initiative {number}")
            for number, one in enumerate(self.tables(entry, "initiative", place), start=1)
        ]
        side = self.choice(entry, "side", place, [side.value for side in Side], Side.OURS.value)
        return TemplateObjective(Side(side), self.words(entry, place), tuple(measures), tuple(initiatives))

    def measure(self, entry: dict[str, Any], place: str) -> TemplateMeasure:
        self.keys(entry, place, _MEASURE)
        figure = self.choice(entry, "figure", place, sorted(MEASURED), "")
        unit, category = (self.text(entry, key, place) for key in ("unit", "category"))
        return TemplateMeasure(self.words(entry, place), figure, unit, category)

    def initiative(self, entry: dict[str, Any], place: str) -> TemplateInitiative:
        self.keys(entry, place, _INITIATIVE)
        function = self.choice(entry, "function", place, [one.value for one in Function], "")
        months = entry.get("months", 3)
        if isinstance(months, bool) or not isinstance(months, int) or not 1 <= months <= MOST_MONTHS:
            self.wrong(f"{place}, months", str(months), (f"1 - {MOST_MONTHS}",))
            months = 3
        return TemplateInitiative(self.words(entry, place), Function(function) if function else None, months)

    def point(self, entry: dict[str, Any], place: str) -> TemplatePoint:
        self.keys(entry, place, _POINT)
        kinds = [kind.value for kind in PlanPointKind]
        kind = self.choice(entry, "kind", place, kinds, kinds[0])
        return TemplatePoint(PlanPointKind(kind), self.words(entry, place))

    def keys(self, table: dict[str, Any], place: str, known: Sequence[str]) -> None:
        for key in table:
            if key not in known:
                self.wrong(_in(place, key), key, known)

    def tables(self, table: dict[str, Any], key: str, place: str) -> list[dict[str, Any]]:
        found = table.get(key, [])
        if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
            self.wrong(_in(place, key), str(found), (f"[[{key}]]",))
            return []
        return found

    def words(self, table: dict[str, Any], place: str) -> dict[str, str]:
        """The statement in both languages."""
        found = {}
        for language in _LANGUAGES:
            text = table.get(language)
            if not isinstance(text, str) or not text.strip():
                self.wrong(_in(place, language), str(text or ""), (f'{language} = "..."',))
            found[language] = str(text or "").strip()
        return found

    def text(self, table: dict[str, Any], key: str, place: str) -> str:
        found = table.get(key, "")
        if not isinstance(found, str):
            self.wrong(_in(place, key), str(found), (f'{key} = "..."',))
            return ""
        return found.strip()

    def choice(self, table: dict[str, Any], key: str, place: str, known: Sequence[str], default: str) -> str:
        found = table.get(key, default)
        if found not in (*known, default):
            self.wrong(_in(place, key), str(found), known)
            return default
        return str(found)


def _in(place: str, key: str) -> str:
    return f"{place}, {key}" if place else key
