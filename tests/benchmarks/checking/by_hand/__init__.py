"""Sentences written by hand about facts of the bank, true ones and such as turn them around; and how they are read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import resources
from random import Random

from bot.compose.render import Style, render_figure
from bot.compose.sentence import Sentence
from knowledge.evidence import Fact, Passage
from tests.benchmarks.checking.cases import Case
from tests.benchmarks.checking.people import People
from tests.benchmarks.checking.pool import Pool
from tests.benchmarks.checking.scene import Scene
from tests.benchmarks.checking.ways import LANGUAGES

# Two scenes of each family were shown to whoever wrote, drawn with this seed; the bank was made with the other.
SCENES, SHOWN_WITH, DRAWN_WITH, ACCOUNTS = 2, 5, 7, 60


def scenes_shown(pool: Pool) -> dict[str, Scene]:
    """The scenes that the sentences are about, by the name the sentences have for them ("cadence#0").

    pool: made with the seed DRAWN_WITH and so many ACCOUNTS.
    """
    random = Random(SHOWN_WITH)
    return {
        f"{family}#{place}": scene
        for family in sorted(pool)
        for place, scene in enumerate(random.sample(pool[family], min(SCENES, len(pool[family]))))
    }


def facts_as_shown(scene: Scene) -> str:
    """What whoever wrote the sentences had before them of a scene."""
    return "\n".join(_as_shown(fact) for fact in scene.facts)


def _as_shown(fact: Fact) -> str:
    if isinstance(fact, Passage):
        return f"[{fact.ref}] note of {fact.author}, {fact.when}: {fact.words}"
    told = [render_figure(fact, Style(language)) for language in LANGUAGES]
    return f"[{fact.ref}] {' / '.join(told)}"


def cases_by_hand(pool: Pool, people: People) -> Iterator[Case]:
    """The sentences whose facts are still worded as they were when the sentences were written.

    Those that are true by a sum, a difference or a ratio that no fact holds are "computed": they are to be refused.
    """
    scenes = scenes_shown(pool)
    shown = json.loads(_file("facts.json"))
    still = {name: scene for name, scene in scenes.items() if shown.get(name) == facts_as_shown(scene)}
    for language in LANGUAGES:
        for line in _file(f"{language}.jsonl").splitlines():
            told = json.loads(line)
            scene = still.get(told["facts"])
            if scene is not None:
                kind = "" if told["kind"] == "true" else told["kind"]
                sentence = Sentence(told["text"], scene.refs, "written")
                yield Case(sentence, scene.evidence(people), f"{language}.{told['facts']}", language, kind)


def _file(name: str) -> str:
    return resources.files(__name__).joinpath(name).read_text(encoding="utf-8")
