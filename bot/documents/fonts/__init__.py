"""The letters that pictures and documents are written in: Noto Sans, with Noto Sans Bengali (OFL) for Bengali."""

from __future__ import annotations

from importlib import resources

LATIN, BENGALI = "Noto Sans", "Noto Sans Bengali"
FAMILIES = (LATIN, BENGALI)
FILES = {LATIN: "NotoSans", BENGALI: "NotoSansBengali"}


def font_file(family: str, *, bold: bool = False) -> str:
    """The path of a font's file. The package is installed as files, never run from an archive."""
    name = f"{FILES[family]}-{'Bold' if bold else 'Regular'}.ttf"
    return str(resources.files(__name__).joinpath(name))


def families_for(language: str) -> tuple[str, str]:
    """The fonts of a language, the one that most of its letters are in first; the other stands in for the rest."""
    return (BENGALI, LATIN) if language == "bn" else (LATIN, BENGALI)
