"""Notes drawn at random in English and Bengali, each with what its slots stand for."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from importlib import resources
from random import Random

from knowledge.evidence import Money, Name, Passage, Percent, Period, Quantity, Value, Words
from tests.benchmarks.checking.day_ways import moved
from tests.benchmarks.checking.figures_made import Draw
from tests.benchmarks.checking.markup import Node, chosen, parse
from tests.benchmarks.checking.scene import Scene
from tests.benchmarks.checking.ways import Language
from tests.benchmarks.checking.writing import write

THINGS = (
    ("price list", "দামের তালিকা"),
    ("planogram", "প্ল্যানোগ্রাম"),
    ("sell-out file", "সেল-আউট ফাইল"),
    ("credit note", "ক্রেডিট নোট"),
    ("samples", "নমুনা"),
    ("draft letter", "খসড়া চিঠি"),
    ("stock report", "স্টক রিপোর্ট"),
)
RIVALS = (("Golpata", "গোলপাতা"), ("Chhayapath", "ছায়াপথ"), ("Nondini", "নন্দিনী"))
# Families whose day has come when the note is written; in the others it is still to come.
PAST = frozenset({"sent", "refused", "truck_late", "paid", "owes", "took_over", "no_stockout"})
GOODS = ("cartons", "cases", "pieces")


@lru_cache(maxsize=1)
def note_texts() -> dict[str, dict[Language, list[tuple[Node, ...]]]]:
    """The notes by family and language."""
    text = (resources.files("tests.benchmarks.checking") / "templates" / "notes.toml").read_text(encoding="utf-8")
    held = tomllib.loads(text)
    return {
        family: {"en": [parse(one) for one in by["en"]], "bn": [parse(one) for one in by["bn"]]}
        for family, by in held.items()
    }


def note_scene(draw: Draw, family: str) -> Scene:
    """A note of this family. Errors: RuntimeError where its text cannot be written."""
    random = draw.random
    language: Language = "en" if random.random() < 0.6 else "bn"
    when = draw.day(-120, -3)
    values = _values(draw, when, -1 if family in PAST else 1)
    if family == "damaged":
        values["part"] = Quantity(Decimal(random.randint(2, 9)), "cartons")
    for _ in range(20):
        pieces = chosen(random.choice(note_texts()[family][language]), random)
        note = write(pieces, values, language, random, draw.people, exact=True)
        if note is not None:
            break
    else:
        raise RuntimeError(f"no note of {family} can be written")
    values = _shown(values, {slot.name for slot, _ in note.shown()})
    words = note.text()
    said = words.split(": ", 1)[-1] if family == "quoted" else words
    values |= {"words": Words(said), "first_half": Words(said[: said.index(" ", len(said) // 2)])}
    author = values["author"]
    assert isinstance(author, Name)
    passage = Passage(f"note-{random.randint(100, 999)}", "note", when, author.text, words)
    return Scene(family, (passage,), values, draw.people.card(draw.account))


def _shown(values: dict[str, Value], told: set[str]) -> dict[str, Value]:
    """What the note tells, its author and its day; a thing that it names in one language it names in both."""
    if told & {"thing", "thing_bn"}:
        told |= {"thing", "thing_bn"}
    return {name: value for name, value in values.items() if name in told | {"author", "when", "account"}}


def _values(draw: Draw, when: date, ahead: int) -> dict[str, Value]:
    random = draw.random
    person, person2 = (one.name for one in random.sample(draw.people.of(draw.account.text), 2))
    # What our products are called in Bengali is in the records, not in the note: nobody could tell them from it.
    product, other = (replace(one, local="") for one in random.sample(draw.people.products, 2))
    thing, thing_bn = random.choice(THINGS)
    rival, rival_bn = random.choice(RIVALS)
    stores = random.randint(8, 40)
    ours, theirs = sorted(Decimal(random.randint(16, 50)) / 200 for _ in range(2))
    percents = random.sample(range(1, 20), 2)
    start = moved(when.replace(day=1), -random.randint(1, 3))
    return {
        "account": draw.account,
        "person": person,
        "person2": person2,
        "author": draw.colleague(),
        "when": when,
        "day": when + ahead * timedelta(days=random.randint(2, 25)),
        "product": product,
        "other": other,
        "thing": Words(thing),
        "thing_bn": Words(thing_bn),
        "rival": Name(rival, "record", rival_bn),
        "quantity": Quantity(
            Decimal(random.choice([12, 35, 40, 60, 75, 120, 150, 250, 400, 1200])), random.choice(GOODS)
        ),
        "percent": Percent(Decimal(percents[0]) / 100),
        "percent2": Percent(Decimal(percents[1]) / 100),
        "days": Quantity(Decimal(random.choice([3, 5, 7, 10, 14, 21, 30, 45, 60])), "days"),
        "weeks": Quantity(Decimal(random.randint(2, 8)), "weeks"),
        "stores": Quantity(Decimal(stores), "stores"),
        "part": Quantity(Decimal(random.randint(3, stores - 3)), "stores"),
        "ours": Percent(min(ours, theirs - Decimal("0.01"))),
        "theirs": Percent(theirs),
        "amount": Money(Decimal(random.randint(12, 1900)) * 500, "BDT"),
        "month": Period(start, moved(start, 1) - timedelta(days=1), "month"),
    }


def random_family(random: Random) -> str:
    return random.choice(list(note_texts()))
