"""The real command line in this process, on a book of its own."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from bot.__main__ import app


@dataclass(frozen=True)
class Said:
    """What a command wrote and how it ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@dataclass(frozen=True)
class Keybrief:
    """`keybrief` with a home folder and settings of its own; nobody sits at the terminal."""

    home: Path
    settings: tuple[tuple[str, str], ...] = (("KEYBRIEF_EMBEDDINGS", "none"),)

    def __call__(self, *words: object) -> Said:
        """Runs one command. An exception that is not told to the person is raised: it would be a traceback."""
        env = {"KEYBRIEF_HOME": str(self.home), "DATABASE_URL": "", "CHROMA_URL": ""} | dict(self.settings)
        result = CliRunner(env=env).invoke(app, [str(word) for word in words])
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        assert "Traceback" not in result.output
        return Said(result.exit_code, result.stdout, result.stderr)

    def set_to(self, **settings: str) -> Keybrief:
        return Keybrief(self.home, tuple((dict(self.settings) | settings).items()))


def one_sentence(said: Said) -> str:
    """The complaint of a command: one line, nothing on stdout."""
    assert said.out == ""
    lines = said.err.strip().splitlines()
    assert len(lines) == 1, said.err
    return lines[0]
