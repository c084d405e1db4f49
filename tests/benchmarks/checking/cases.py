"""The bank itself: true sentences, and cases made false, drawn with a seed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random

from bot.compose.sentence import Sentence
from knowledge.evidence import Evidence
from knowledge.normal import word_set
from tests.benchmarks.checking.additions import lead_in
from tests.benchmarks.checking.halves import Half, half_of
from tests.benchmarks.checking.kinds import MutationClass, class_of
from tests.benchmarks.checking.markup import Piece, chosen
from tests.benchmarks.checking.mutations import Mutation, mutations
from tests.benchmarks.checking.people import People
from tests.benchmarks.checking.pool import Pool
from tests.benchmarks.checking.scene import Scene, joined
from tests.benchmarks.checking.templating import Template, templates
from tests.benchmarks.checking.ways import Language, Said
from tests.benchmarks.checking.writing import Written, write

# Of ten sentences so many join two facts; so many name their refs in the text, as a model does, and so many
# have a lead-in that says nothing.
PAIRS, REFS_SHOWN, LEADS = 0.12, 0.3, 0.2
# From one sentence at most so many are made false by a value, those of kinds that are rare so far; and by all turns.
FALSE_VALUES = 3
# Families that hold what few others do come more often.
_OFTEN = {"quote": 5, "doubled": 3, "halved": 3, "contacts": 3, "only_shops": 3, "top_products": 2, "next_meeting": 2}
_LOWERED = word_set(
    """A About After All An And Ask At Average By Each During Every From In It Last Merchandisers Most Nobody Nothing Of
    On One Our Over Overdue Purchases Revenue Roughly Sales Shop Since Some Start That The There They Three Two
    Unloading We Who With"""
)
_JOINTS: dict[Language, tuple[str, ...]] = {"en": ("; ", ", and ", ", while "), "bn": ("; ", ", আর ", ", এবং ")}


@dataclass(frozen=True)
class Case:
    """A sentence with its evidence. kind "" where it is true; `half`-named by the template it comes from."""

    sentence: Sentence
    evidence: Evidence
    template: str
    language: Language
    kind: str = ""

    @property
    def of_class(self) -> MutationClass | None:
        return class_of(self.kind) if self.kind else None


@dataclass(frozen=True)
class Told:
    """A true sentence before it is one: what it was written from."""

    template: str
    language: Language
    scene: Scene
    written: Written
    suggests: bool

    @property
    def half(self) -> Half:
        """The half of its template; both templates of a pair are of one half."""
        return half_of(self.template.partition("+")[0])


def cases(pool: Pool, people: People, half: Half, seed: int, false: int, true: int) -> tuple[list[Case], list[Case]]:
    """So many false cases and true ones of a half, always the same with the same seed."""
    random = Random(f"{seed} {half}")
    told = sentences(pool, people, half, random)
    wrong: list[Case] = []
    right: list[Case] = []
    so_far: Counter[str] = Counter()
    while len(wrong) < false or len(right) < true:
        one = next(told)
        shows_refs = random.random() < REFS_SHOWN
        evidence = one.scene.evidence(people)
        if len(right) < true:
            sentence = _sentence(one, one.written.text(), one.scene.refs, shows_refs)
            right.append(Case(sentence, evidence, one.template, one.language))
        if len(wrong) < false:
            for made in _rarest(
                mutations(one.written, one.scene, one.language, one.half, random, people), so_far, random
            ):
                sentence = _sentence(one, made.text, made.refs, shows_refs)
                wrong.append(Case(sentence, evidence, one.template, one.language, made.kind))
    return wrong[:false], right


def sentences(pool: Pool, people: People, half: Half, random: Random) -> Iterator[Told]:
    """True sentences without end, every template in turn, English and Bengali by turns."""
    by_language = {
        language: [
            one
            for one in templates(half)
            if one.language == language and pool.get(one.family)
            for _ in range(4 if "word" in one.name else _OFTEN.get(one.family, 1))
        ]
        for language in ("en", "bn")
    }
    places = dict.fromkeys(by_language, 0)
    while True:
        for language, found in by_language.items():
            template = found[places[language] % len(found)]
            places[language] += 1
            one = _told(template, random.choice(pool[template.family]), random, people)
            if one is None:
                continue
            if random.random() < PAIRS and not one.suggests:
                one = _pair(one, pool, found, random, people) or one
            if random.random() < LEADS and not one.suggests:
                one = _led(one, random)
            yield one


def _told(template: Template, scene: Scene, random: Random, people: People, slots: str = "") -> Told | None:
    for _ in range(4):
        written = write(chosen(template.nodes, random), scene.values, template.language, random, people)
        if written is not None:
            return Told(template.name, template.language, scene, written, template.suggests)
    return None


def _pair(one: Told, pool: Pool, found: Sequence[Template], random: Random, people: People) -> Told | None:
    """Two sentences about two facts of one account as one."""
    fitting = [scene for scene in one.scene.beside if scene.family != one.scene.family]
    if not fitting:
        return None
    scene = random.choice(fitting)
    others = [template for template in found if template.family == scene.family and not template.suggests]
    if not others:
        return None
    other = _told(random.choice(others), scene, random, people)
    if other is None:
        return None
    pieces = _joined_pieces(one.written, other.written, random.choice(_JOINTS[one.language]))
    said: dict[int, Said] = {**one.written.said, **other.written.said}
    both = joined(one.scene, scene)
    return Told(
        f"{one.template}+{other.template}",
        one.language,
        both,
        Written(pieces, said, frozenset(other.written.said)),
        suggests=False,
    )


def _led(one: Told, random: Random) -> Told:
    """The sentence after a lead-in of its own half."""
    first = list(one.written.pieces)
    if isinstance(first[0], str):
        first[0] = _lowered(first[0])
    pieces = [lead_in(one.language, one.half, random), *first]
    return replace(one, written=replace(one.written, pieces=pieces))


def _joined_pieces(one: Written, other: Written, joint: str) -> list[Piece]:
    first = list(one.pieces)
    second = list(other.pieces)
    if isinstance(first[-1], str):
        first[-1] = first[-1].rstrip(".। ")
    if isinstance(second[0], str):
        second[0] = _lowered(second[0])
    return [*first, joint, *second]


def _lowered(words: str) -> str:
    """The words as they go on in a sentence: a name keeps its capital, The does not."""
    first, space, rest = words.partition(" ")
    return first.lower() + space + rest if first.casefold() in _LOWERED else words


def _rarest(made: Sequence[Mutation], so_far: Counter[str], random: Random) -> list[Mutation]:
    by_kind: dict[str, list[Mutation]] = {}
    for one in made:
        by_kind.setdefault(one.kind, []).append(one)
    kinds = sorted(by_kind, key=lambda kind: (so_far[kind], random.random()))
    values = [kind for kind in kinds if class_of(kind) == "value"][:FALSE_VALUES]
    chosen_kinds = [*values, *(kind for kind in kinds if class_of(kind) != "value")]
    so_far.update(chosen_kinds)
    return [random.choice(by_kind[kind]) for kind in chosen_kinds]


def _sentence(one: Told, text: str, refs: tuple[str, ...], shows_refs: bool) -> Sentence:
    if shows_refs and refs:
        stop = text[-1] if text[-1] in ".।" else ""
        text = text.removesuffix(stop) + " " + "".join(f"[{ref}]" for ref in refs) + stop
    return Sentence(text, refs, "written")
