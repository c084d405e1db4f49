"""The templates as they stand in the files of `templates`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from tests.benchmarks.checking.halves import Half, belongs
from tests.benchmarks.checking.markup import Node, parse
from tests.benchmarks.checking.sample_notes import by_hand
from tests.benchmarks.checking.ways import LANGUAGES, Language

FILES: dict[Language, tuple[str, ...]] = {
    "en": ("en_figures", "en_notes"),
    "bn": ("bn_figures", "bn_notes"),
}


@dataclass(frozen=True)
class Template:
    """A true sentence about the scenes of a family. `name`: "en.revenue_down.bought_less"."""

    name: str
    language: Language
    family: str
    nodes: tuple[Node, ...]

    @property
    def suggests(self) -> bool:
        return ".suggest_" in self.name


@lru_cache(maxsize=8)
def templates(half: Half = "all") -> tuple[Template, ...]:
    """The templates of a half."""
    found: list[Template] = []
    for language, files in FILES.items():
        for file in files:
            folder = resources.files("tests.benchmarks.checking") / "templates"
            held = tomllib.loads((folder / f"{file}.toml").read_text(encoding="utf-8"))
            for family, sentences in held.items():
                for key, text in sentences.items():
                    name = f"{language}.{family}.{key}"
                    if belongs(name, half):
                        found.append(Template(name, language, family.removeprefix("suggest_"), parse(text)))
    for ref, note in by_hand().items():
        for language in LANGUAGES:
            for key, text in note.get(language, {}).items():
                name = f"{language}.{ref}.{key}"
                if belongs(name, half):
                    found.append(Template(name, language, f"note:{ref}", parse(text)))
    return tuple(found)
