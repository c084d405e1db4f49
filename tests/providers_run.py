"""Every provider's real client against a server that speaks as the provider does: `make providers`.

Prints what whoever asks saw in each case, and with which providers it is so. Ends with 1 where one is not as it should.
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bot.app import open_desk
from bot.desk import Desk
from bot.features.evaluate import fill, read_file
from bot.settings import Settings
from knowledge.people import LOCAL_OWNER
from tests.model_server import model_server
from tests.wire.anthropic import Anthropic
from tests.wire.cases import CASES, OWN, Case
from tests.wire.google import Google
from tests.wire.mistral import Mistral
from tests.wire.ollama import Ollama
from tests.wire.openai import OpenAI
from tests.wire.stage import ASKED_ON, Provider, Stage

PROVIDERS = (
    Provider("openai:gpt-5.5", OpenAI(), ("OPENAI_API_KEY",), counts_tokens=False),
    Provider("anthropic:claude-sonnet-5-5", Anthropic(), ("ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN")),
    Provider("google:gemini-3.5-flash", Google(), ("GOOGLE_API_KEY", "GEMINI_API_KEY")),
    Provider("mistral:mistral-small-latest", Mistral(), ("MISTRAL_API_KEY",)),
    Provider("ollama:qwen3:8b", Ollama(), ("OLLAMA_API_KEY",)),
)
NOON = datetime(ASKED_ON.year, ASKED_ON.month, ASKED_ON.day, 6, tzinfo=UTC)
# By case, then by provider: what was seen, and what is wrong with it.
Results = Mapping[str, Mapping[str, tuple[str, str]]]


@contextmanager
def sample_desk(room: Path) -> Iterator[Desk]:
    """A desk over the sample book on its day, without a model."""
    home = {"KEYBRIEF_HOME": str(room / "home"), "KEYBRIEF_EMBEDDINGS": "none", "DATABASE_URL": "", "CHROMA_URL": ""}
    settings = Settings(**home, KEYBRIEF_MODEL="", _env_file=None)  # type: ignore[arg-type]
    back = datetime.now(UTC) - NOON
    with open_desk(settings, lambda: datetime.now(UTC) - back) as desk:
        fill(desk, LOCAL_OWNER, read_file(None), None, room, lambda done, total: None)
        yield desk


def played(case: Case, stage: Stage) -> tuple[str, str]:
    """What a case gives; an error is what is wrong."""
    try:
        return case(stage)
    except Exception as error:  # noqa: BLE001  the other cases are played too
        return "", f"{type(error).__name__}: {error}"


def table_of(results: Results) -> Table:
    table = Table(title="Providers, over the wire", title_justify="left")
    for column in ("case", *(one.name for one in PROVIDERS), "what was seen"):
        table.add_column(column, overflow="fold")
    for name, found in results.items():
        marks = [_mark(found.get(one.name)) for one in PROVIDERS]
        table.add_row(name, *marks, "\n".join(dict.fromkeys(seen for seen, _ in found.values() if seen)))
    return table


def _mark(result: tuple[str, str] | None) -> str:
    return "-" if result is None else "WRONG" if result[1] else "ok"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", help="one provider")
    parser.add_argument("--case", default="", help="the cases whose names hold this")
    given = parser.parse_args()
    for provider in PROVIDERS:
        for name in (*provider.key_variables, f"{provider.name.upper()}_BASE_URL"):
            os.environ.pop(name, None)
    logging.getLogger("uvicorn.error").disabled = True  # it would tell of each connection that is cut on purpose
    console = Console(width=170, highlight=False, markup=False)
    results: dict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as room, sample_desk(Path(room)) as desk:
        for provider in PROVIDERS:
            if given.only in ("", provider.name):
                with model_server(provider.dialect) as server:
                    stage = Stage(provider, server, desk, Path(room))
                    for name, case in {**CASES, **OWN[provider.name]}.items():
                        if given.case in name:
                            results[name][provider.name] = played(case, stage)
                for warned in sorted(stage.warned):
                    console.print(f"{provider.name} warned: {warned}")
    console.print(table_of(results))
    faults = [(name, one, why) for name, found in results.items() for one, (_, why) in found.items() if why]
    for name, one, why in faults:
        console.print(f"{one}, {name}: {why}", style="red")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
