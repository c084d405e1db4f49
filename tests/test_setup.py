"""Setting up on a bare Python: one sentence says what is missing."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
OLD = "#!/bin/sh\nexit 1\n"  # a Python that is too old fails the question for its version
WITHOUT_VENV = '#!/bin/sh\ncase "$2" in *ensurepip*) exit 1;; *) exit 0;; esac\n'


@pytest.mark.parametrize("target", ["demo", "test"])
@pytest.mark.parametrize(
    ("script", "told"),
    [(OLD, "Keybrief needs Python 3.11 or newer"), (WITHOUT_VENV, "install its venv package")],
)
def test_a_python_that_cannot_set_it_up_is_told_in_one_sentence(
    tmp_path: Path, target: str, script: str, told: str
) -> None:
    for name in ("Makefile", "pyproject.toml", "requirements.txt"):
        shutil.copy(ROOT / name, tmp_path)
    python = tmp_path / "python"
    python.write_text(script, encoding="utf-8")
    python.chmod(0o755)
    plain = {name: value for name, value in os.environ.items() if not name.startswith("MAKE") and name != "MFLAGS"}
    done = subprocess.run(["make", target, f"PYTHON={python}"], cwd=tmp_path, env=plain, capture_output=True, text=True)
    assert done.returncode != 0
    lines = [line for line in (done.stdout + done.stderr).splitlines() if not line.startswith("make:")]
    assert len(lines) == 1
    assert told in lines[0]
    assert not (tmp_path / ".venv").exists()


@pytest.mark.parametrize(
    "file", ["requirements.txt", "tests/live_requirements.txt", "tests/providers_requirements.txt"]
)
def test_the_pins_name_no_registry(file: str) -> None:
    pins = (ROOT / file).read_text(encoding="utf-8")
    assert "://" not in pins
    assert "--index" not in pins
