"""How strict the checker is, and how often wrongly: `python -m tests.benchmarks.checking`.

Without a flag the open half of the templates is measured, the half that the checker may be written with. Sentences
written freely by hand are harder than either half; they too were before whoever wrote the checker.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from random import Random

from tests.benchmarks.checking import by_hand
from tests.benchmarks.checking.cases import cases
from tests.benchmarks.checking.halves import Half
from tests.benchmarks.checking.measuring import Judged, judged
from tests.benchmarks.checking.of_figures import cases_of_figures
from tests.benchmarks.checking.people import sample_people
from tests.benchmarks.checking.pool import by_family, scenes_drawn
from tests.benchmarks.checking.report import show_misses, show_tables
from tests.benchmarks.checking.sample_notes import note_scenes
from tests.benchmarks.checking.sample_scenes import sample_book, sample_scenes

# For each true sentence so many false ones.
FALSE_TO_TRUE = 10
ACCOUNTS = 600


def main() -> None:
    """Measures and prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    half = parser.add_mutually_exclusive_group()
    half.add_argument("--held-out", action="store_const", dest="half", const="held out", help="the other half")
    half.add_argument("--all", action="store_const", dest="half", const="all", help="both halves")
    half.add_argument("--by-hand", action="store_true", help="sentences written freely, in both languages")
    half.add_argument("--of-figures", action="store_true", help="the same of the figures that no template speaks of")
    parser.add_argument("--cases", type=int, default=20_000, help="how many false sentences (20,000)")
    parser.add_argument("--true", type=int, help="how many true ones (a tenth of that, 1,000 at least)")
    parser.add_argument("--seed", type=int, default=812)
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="print so many misses with their facts")
    parser.add_argument("--kind", action="append", help="print only misses of this kind; 'true' for false alarms")
    chosen = parser.parse_args()
    half_asked: Half = chosen.half or "open"
    people = sample_people()
    with sample_book() as book:
        scenes = [*sample_scenes(book), *note_scenes(book, people)]
        of_figures = list(cases_of_figures(book)) if chosen.of_figures else []
    title = f"{half_asked}, seed {chosen.seed}"
    if of_figures:
        title = "of figures"
        found = _parted(judged(of_figures))
    elif chosen.by_hand:
        title = "by hand"
        pool = by_family([*scenes_drawn(people, Random(by_hand.DRAWN_WITH), by_hand.ACCOUNTS), *scenes])
        found = _parted(judged(by_hand.cases_by_hand(pool, people)))
    else:
        pool = by_family([*scenes_drawn(people, Random(chosen.seed), ACCOUNTS), *scenes])
        true = chosen.true or max(1000, chosen.cases // FALSE_TO_TRUE)
        found = [judged(one) for one in cases(pool, people, half_asked, chosen.seed, chosen.cases, true)]
    show_tables(title, *found)
    if chosen.misses or chosen.kind:
        show_misses([*found[0], *found[1]], chosen.misses or 20, chosen.kind)


def _parted(every: Sequence[Judged]) -> list[list[Judged]]:
    """The false ones and the true ones."""
    return [[one for one in every if one.case.kind], [one for one in every if not one.case.kind]]


if __name__ == "__main__":
    main()
