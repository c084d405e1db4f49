"""A true sentence made false in every way that fits it: by a value, a ref, a quotation, a word that turns it around."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from knowledge.evidence import Money, Name, Percent, Period, Quantity, Words
from tests.benchmarks.checking.additions import claims_added
from tests.benchmarks.checking.halves import Half
from tests.benchmarks.checking.held_elsewhere import held_elsewhere
from tests.benchmarks.checking.markup import Slot
from tests.benchmarks.checking.people import People
from tests.benchmarks.checking.rounding import a_rounding, surely_false
from tests.benchmarks.checking.scene import Scene
from tests.benchmarks.checking.ways import Language, NumberWay, Said, number_of, number_or_none
from tests.benchmarks.checking.writing import Written
from tests.benchmarks.checking.wrong_values import wrong_values

# Slots whose values exchanged make a sentence that shows both false.
SWAPS = (
    ("years_swapped", "amount", "amount_before"),
    ("years_swapped", "period", "before"),
    ("roles_swapped", "amount", "target"),
    ("roles_swapped", "reached", "passed"),
    ("roles_swapped", "ours", "theirs"),
    ("roles_swapped", "made", "kept"),
    ("roles_swapped", "number", "late"),
    ("roles_swapped", "late", "shipped"),
    ("roles_swapped", "since", "gap"),
    ("roles_swapped", "rows1.amount", "rows2.amount"),
    ("roles_swapped", "rows2.amount", "rows3.amount"),
    ("roles_swapped", "rows1.days", "rows2.days"),
    ("who_whom", "rows1.name", "rows2.name"),
    ("roles_swapped", "rows1.what", "rows2.what"),
    ("roles_swapped", "shipped", "ordered"),
    ("roles_swapped", "sold", "received"),
    ("roles_swapped", "low", "high"),
    ("roles_swapped", "point", "sold"),
    ("roles_swapped", "gross", "net"),
    ("roles_swapped", "score", "past"),
    ("roles_swapped", "both", "in_full"),
    ("roles_swapped", "on_time", "in_full"),
    ("roles_swapped", "due", "done"),
    ("roles_swapped", "percent", "percent2"),
    ("roles_swapped", "part", "stores"),
    ("roles_swapped", "churned", "expanded"),
    ("who_whom", "author", "person"),
    ("who_whom", "person", "person2"),
    ("roles_swapped", "product", "other"),
)
# Families whose facts name several of a kind: who comes to a meeting, who has which role, what is bought no more.
ALIKE = frozenset({"next_meeting", "last_meeting", "contacts", "contact_last", "lapsed"})
# The way of a slot whose order does not matter ("the top three are ...").
ANY = "any"

_MEASURED = (Money, Percent, Quantity, date)


@dataclass(frozen=True)
class Mutation:
    """A sentence that is false, why, and what it cites."""

    kind: str
    text: str
    refs: tuple[str, ...]


def mutations(
    written: Written, scene: Scene, language: Language, half: Half, random: Random, people: People
) -> list[Mutation]:
    """Every way in which this sentence can be made false; each text differs from the true one."""
    true = written.text()
    found = [
        Mutation(kind, text, scene.refs)
        for kind, text in (
            *_by_value(written, scene, language, random, people),
            *_by_turn(written),
            *_by_swap(written, random),
            *_by_quotation(written, scene, random),
            *claims_added(true, scene, language, half, random, people),
        )
        if text != true
    ]
    found += _by_ref(written, scene, true, random)
    return found


def _by_value(
    written: Written, scene: Scene, language: Language, random: Random, people: People
) -> Iterator[tuple[str, str]]:
    for slot, said in written.shown():
        for kind, words, value in wrong_values(said, scene, language, random, people):
            # "a fall of -8 %" and "-8 % off" say no more than "a fall of 8 %" and "8 % off".
            same = kind == "sign" and slot.name.rpartition(".")[2] in ("change", "percent")
            if words != said.text and not same:
                elsewhere = value is not None and held_elsewhere(value, said, scene.facts, scene.values.values())
                if not (elsewhere and isinstance(value, Name) and _alike_ones(slot, scene)):
                    yield "held elsewhere" if elsewhere else kind, written.text({id(slot): words})


def _alike_ones(slot: Slot, scene: Scene) -> bool:
    """Whether another name of the same fact might be as true in this place."""
    return slot.way == ANY or bool(ALIKE & set(scene.family.split("+")))


def _by_turn(written: Written) -> Iterator[tuple[str, str]]:
    for turn in written.turns():
        for place in range(len(turn.turned)):
            yield turn.kind, written.text(turned=(turn, place))


def _by_swap(written: Written, random: Random) -> Iterator[tuple[str, str]]:
    """Two values exchanged: of one fact where each has a role of its own, or of two facts."""
    shown = [(slot, said) for slot, said in written.shown() if slot.way != ANY]
    firsts = [one for one in shown if id(one[0]) not in written.second]
    seconds = [one for one in shown if id(one[0]) in written.second]
    for part in (firsts, seconds):
        of_name = {slot.name: (slot, said) for slot, said in part}
        for kind, name, name2 in SWAPS:
            if name in of_name and name2 in of_name:
                yield from _exchanged(kind, of_name[name], of_name[name2], written)
    across = [(one, other) for one in firsts for other in seconds if isinstance(one[1].value, _MEASURED)]
    for one, other in random.sample(across, min(2, len(across))):
        yield from _exchanged("across_facts", one, other, written)


def _exchanged(
    kind: str, one: tuple[Slot, Said], other: tuple[Slot, Said], written: Written
) -> Iterator[tuple[str, str]]:
    (slot, said), (slot2, said2) = one, other
    if _apart(said, said2):
        yield kind, written.text({id(slot): said.way.write(said2.value), id(slot2): said2.way.write(said.value)})


def _apart(one: Said, other: Said) -> bool:
    """Whether two values may change places: of one type, and neither a telling of the other."""
    if type(one.value) is not type(other.value) or one.way.kind != other.way.kind:  # type: ignore[attr-defined]
        return False
    if isinstance(one.way, NumberWay) and isinstance(other.way, NumberWay):
        mine, theirs = number_of(one.value), number_of(other.value)
        return surely_false(one.way.said(theirs), mine, one.way.step) and surely_false(
            other.way.said(mine), theirs, other.way.step
        )
    if isinstance(one.value, Quantity | Percent | Money | int) or one.value == other.value:
        return False
    if isinstance(one.value, Period) and isinstance(other.value, Period):
        return one.value.kind == other.value.kind
    return isinstance(one.value, Name) or one.way.kind in ("day", "words")  # type: ignore[attr-defined]


def _by_quotation(written: Written, scene: Scene, random: Random) -> Iterator[tuple[str, str]]:
    """A word left out, a number or a word changed inside a quotation; the words of another note."""
    quoted = (other.values.get("words") for other in scene.beside)
    others = [one.text for one in quoted if isinstance(one, Words)]
    for slot, said in written.shown():
        if slot.name.rpartition(".")[2] in ("words", "first_half") and isinstance(said.value, Words):
            if others:
                yield "quotation of another", written.text({id(slot): random.choice(others)})
            words = said.value.text.split(" ")
            inner = [place for place in range(1, len(words) - 1) if words[place].strip(".,:;")]
            if len(inner) < 2:
                continue
            place = random.choice(inner)
            yield "quotation", written.text({id(slot): " ".join(words[:place] + words[place + 1 :])})
            one, other = random.sample(inner, 2)
            if words[one] != words[other]:
                words[one], words[other] = words[other], words[one]
                yield "quotation", written.text({id(slot): " ".join(words)})


def _by_ref(written: Written, scene: Scene, true: str, random: Random) -> list[Mutation]:
    kind = random.choice(["note", "order", "commitment", "revenue-2024Q"])
    invented = f"{kind}-{random.randint(1000, 9999)}"
    found = [Mutation("no ref", true, ()), Mutation("invented ref", true, (*scene.refs[:-1], invented))]
    strangers = [other for other in scene.beside if _tells_nothing_of(other, written)]
    if strangers and len(scene.facts) == 1:
        found.append(Mutation("ref of another", true, random.choice(strangers).refs))
    if len(scene.facts) == 2 and _tells_nothing_of(_half(scene, "a."), written):
        found.append(Mutation("one ref missing", true, scene.refs[:1]))
    if len(scene.facts) == 2 and _tells_nothing_of(_half(scene, "b."), written):
        found.append(Mutation("one ref missing", true, scene.refs[1:]))
    return found


def _half(scene: Scene, prefix: str) -> Scene:
    """One of the two scenes that were joined, as far as its values go."""
    return replace(scene, values={name: value for name, value in scene.values.items() if name.startswith(prefix)})


def _tells_nothing_of(other: Scene, written: Written) -> bool:
    """Whether a number or a day of the sentence is surely not in another scene."""
    held = list(other.values.values())
    numbers = [number for value in held if (number := number_or_none(value)) is not None]
    for _, said in written.shown():
        number = number_or_none(said.value)
        if isinstance(said.way, NumberWay) and number is not None and number > 12:
            told = said.way.said(number)
            if not any(a_rounding(told, one) or one == told for one in numbers):
                return True
    return False
