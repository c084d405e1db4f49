"""A scene: the facts that a sentence is about, with what each slot of a template stands for there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from knowledge.evidence import AccountCard, Evidence, Fact, Value
from tests.benchmarks.checking.people import People


@dataclass(frozen=True)
class Scene:
    """The facts cited, and beside them other scenes of the same account, whose facts are not.

    family: the templates that fit. values: what each slot stands for; every value is held by the cited facts.
    """

    family: str
    facts: tuple[Fact, ...]
    values: Mapping[str, Value]
    account: AccountCard
    beside: tuple[Scene, ...] = ()

    @property
    def refs(self) -> tuple[str, ...]:
        return tuple(fact.ref for fact in self.facts)

    def evidence(self, people: People) -> Evidence:
        """All that the sentence's writer had before it."""
        facts = (*self.facts, *(fact for other in self.beside for fact in other.facts))
        as_of = max((day for fact in facts if (day := getattr(fact, "as_of", None))), default=people.today)
        return Evidence("", self.account, facts, as_of, names=people.every_name)


def joined(one: Scene, other: Scene) -> Scene:
    """Two scenes of one account as one; the slots of each keep their names under "a." and "b."."""
    values = {f"a.{name}": value for name, value in one.values.items()}
    values |= {f"b.{name}": value for name, value in other.values.items()}
    cited = (*one.facts, *other.facts)
    refs = {fact.ref for fact in cited}
    beside = tuple(scene for scene in one.beside if not refs & set(scene.refs))
    return Scene(f"{one.family}+{other.family}", cited, values, one.account, beside)
