"""The scenes that sentences are made about: drawn at random, and those of the sample book."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from random import Random

from tests.benchmarks.checking.counts_made import COUNT_FIGURES
from tests.benchmarks.checking.families import scene_of
from tests.benchmarks.checking.figures_made import CURRENCIES, MONEY_FIGURES, Draw
from tests.benchmarks.checking.notes_made import note_scene, note_texts
from tests.benchmarks.checking.people import People, some_account
from tests.benchmarks.checking.scene import Scene

Pool = dict[str, list[Scene]]
# How many facts lie before the writer: the ones cited among others of the same account.
IN_EVIDENCE = 6


def scenes_drawn(people: People, random: Random, accounts: int) -> list[Scene]:
    """Scenes of so many accounts, six facts each; every family in turn."""
    families = list(note_texts())
    makers = [*MONEY_FIGURES, *COUNT_FIGURES]
    found: list[Scene] = []
    for turn in range(accounts):
        draw = Draw(random, people, some_account(people, random), random.choice(CURRENCIES))
        card = people.card(draw.account)
        scenes: list[Scene | None] = [
            note_scene(draw, families[(3 * turn + place) % len(families)]) for place in range(3)
        ]
        scenes += [scene_of(makers[(3 * turn + place) % len(makers)](draw), card) for place in range(3)]
        found += with_each_other([scene for scene in scenes if scene is not None])
    return found


def with_each_other(scenes: Iterable[Scene]) -> list[Scene]:
    """Scenes of one account, each with some of the others beside it."""
    by_ref = {scene.refs: scene for scene in scenes}
    held = list(by_ref.values())
    turned = [held[place:] + held[:place] for place in range(len(held))]
    return [replace(first, beside=tuple(rest[: IN_EVIDENCE - 1])) for first, *rest in turned]


def by_family(scenes: Iterable[Scene]) -> Pool:
    """The scenes by family; every note is also one that can be quoted."""
    pool: Pool = defaultdict(list)
    for scene in scenes:
        pool[scene.family].append(scene)
        if "words" in scene.values:
            pool["quote"].append(scene)
    return pool
