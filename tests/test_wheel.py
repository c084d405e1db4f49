"""The built wheel works away from the repository: migrations, catalogues, mappings, prompts and sample travel in it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WRITE_SAMPLE = """
import sys
from datetime import date
from pathlib import Path
from knowledge.sample import book
assert Path(book.__file__).is_relative_to(sys.argv[1]), book.__file__
book.write_sample(Path(sys.argv[2]), date(2026, 11, 23))
"""


def run(*command: str, folder: Path, **variables: str) -> str:
    """Runs a command in a folder; its output. Errors: AssertionError with what it said where it fails."""
    done = subprocess.run(
        command, cwd=folder, env=os.environ | variables, capture_output=True, text=True, stdin=subprocess.DEVNULL
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_wheel_answers_a_question_apart_from_the_repository(tmp_path: Path) -> None:
    built, installed, sample = tmp_path / "built", tmp_path / "installed", tmp_path / "sample"
    python = sys.executable
    run(python, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(built), str(ROOT), folder=tmp_path)
    (wheel,) = built.glob("*.whl")
    install = [python, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--target", str(installed)]
    run(*install, str(wheel), folder=tmp_path, PIP_DISABLE_PIP_VERSION_CHECK="1")

    here = {"PYTHONPATH": str(installed), "KEYBRIEF_HOME": str(tmp_path / "home")}
    run(python, "-c", WRITE_SAMPLE, str(installed), str(sample), folder=tmp_path, **here)
    run(python, "-m", "bot", "load", str(sample), "--yes", folder=tmp_path, **here)
    question = "How much did Padma Mart buy in September 2026?"
    told = run(python, "-m", "bot", "ask", question, "--as-of", "2026-11-23", folder=tmp_path, **here)
    assert told.startswith("Padma Mart bought BDT ")
    assert (installed / "prompts" / "house_rules.md").is_file()
    assert (installed / "bot" / "evaluation" / "sample.toml").is_file()
    fonts = {
        path.name for path in (installed / "bot" / "documents" / "fonts").iterdir() if path.suffix in (".ttf", ".txt")
    }
    assert fonts == {
        "OFL.txt",
        *(f"NotoSans{kind}.ttf" for kind in ("-Regular", "-Bold", "Bengali-Regular", "Bengali-Bold")),
    }
