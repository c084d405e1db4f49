"""The benchmarks: `python -m tests.benchmarks --short|--full [--only NAME]`.

Every figure stands beside a baseline of the same run. Absolute times are of this machine; the ratios travel.
"""

from __future__ import annotations

import argparse
from functools import partial
from typing import Protocol

from tests.benchmarks import brief, figures, hostile, loading, recall, search, slack, start, workspace, writing
from tests.benchmarks.tables import CONSOLE, timed


class Benchmark(Protocol):
    def __call__(self, *, full: bool) -> None: ...


BENCHMARKS: dict[str, Benchmark] = {
    "start": start.run,
    "recall": recall.run,
    "loading": loading.run,
    "brief": brief.run,
    "figures": figures.run,
    "search": search.run,
    "workspace": workspace.run,
    "slack": slack.run,
    "writing": writing.run,
    "hostile": hostile.run,
}


def main() -> None:
    """Runs the benchmarks and prints their tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    size = parser.add_mutually_exclusive_group()
    size.add_argument("--short", action="store_true", help="minutes: up to 50,000 passages (the default)")
    size.add_argument("--full", action="store_true", help="the better part of an hour: up to 500,000 passages")
    parser.add_argument("--only", choices=BENCHMARKS, action="append", help="run this one; may be given again")
    chosen = parser.parse_args()
    for name, run in BENCHMARKS.items():
        if not chosen.only or name in chosen.only:
            CONSOLE.print(f"{name} took {timed(partial(run, full=chosen.full)):,.0f} s\n")


if __name__ == "__main__":
    main()
