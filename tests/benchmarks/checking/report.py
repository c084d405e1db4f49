"""The tables of the bank, and its misses with the facts they were told from."""

from __future__ import annotations

from collections.abc import Sequence

from rich.table import Table

from bot.compose.render import Style, render_figure
from knowledge.evidence import Fact, Passage
from tests.benchmarks.checking.kinds import ROLES, VALUES, MutationClass
from tests.benchmarks.checking.measuring import Judged, share_right
from tests.benchmarks.tables import CONSOLE, Measured, median, p95, show

LEAST: dict[MutationClass, float] = {"value": 99.5, "polarity and role": 90.0}
MOST_FALSE_ALARMS = 1.0
MOST_MILLISECONDS = 2.0


def show_tables(title: str, false: Sequence[Judged], true: Sequence[Judged]) -> None:
    """Prints what was caught by kind and language, the totals, the false alarms and the cost."""
    table = Table(title=f"False sentences caught ({title})", title_justify="left", title_style="bold")
    for name in ("class", "kind", "English", "Bengali", "both", "cases"):
        table.add_column(name, justify="left" if name in ("class", "kind") else "right")
    for of_class, kinds in (("value", VALUES), ("polarity and role", ROLES)):
        for kind in kinds:
            found = [one for one in false if one.case.kind == kind]
            if found:
                table.add_row(of_class, kind, *_by_language(found), f"{len(found):,}")
        whole = [one for one in false if one.case.of_class == of_class]
        if not whole:
            continue
        table.add_row(of_class, "all", *_by_language(whole), f"{len(whole):,}", style="bold", end_section=True)
    CONSOLE.print(table)
    show(f"The whole ({title})", _measured(false, true))


def _by_language(found: Sequence[Judged]) -> list[str]:
    parts = [[one for one in found if one.case.language == language] for language in ("en", "bn")]
    return [f"{share_right(part):.1f} %" if part else "" for part in (*parts, found)]


def _measured(false: Sequence[Judged], true: Sequence[Judged]) -> list[Measured]:
    everything = [*false, *true]
    seconds, alone = [one.seconds for one in everything], [one.numbers_alone for one in everything]
    found = [
        Measured(
            f"caught, {of_class}",
            share_right([one for one in false if one.case.of_class == of_class]),
            "%",
            least=least,
        )
        for of_class, least in LEAST.items()
    ]
    for name, language in (("English", "en"), ("Bengali", "bn"), ("both", "")):
        told = [one for one in true if one.case.language == language or not language]
        wrongly = 100 - share_right(told)
        found.append(Measured(f"false alarms, {name}, of {len(told):,}", wrongly, "%", most=MOST_FALSE_ALARMS))
    baseline = "reading the numbers alone"
    return [
        *found,
        Measured("a sentence, median", median(seconds), "ms", baseline, median(alone)),
        Measured("a sentence, p95", p95(seconds), "ms", baseline, p95(alone), most=MOST_MILLISECONDS),
        Measured("reading its sources, once, p95", p95([one.reading for one in everything]), "ms"),
        Measured("left out", sum(not one.passed for one in everything), "sentences"),
        Measured("shown", sum(one.passed for one in everything), "sentences"),
    ]


def show_misses(found: Sequence[Judged], most: int, kinds: Sequence[str] | None) -> None:
    """Prints sentences judged wrongly, one of a kind and template after the other."""
    missed = [one for one in found if not one.right and (not kinds or (one.case.kind or "true") in kinds)]
    seen: dict[tuple[str, str], int] = {}
    ranked = []
    for one in missed:
        key = (one.case.kind, one.case.template)
        seen[key] = seen.get(key, 0) + 1
        ranked.append((seen[key], one))
    ranked.sort(key=lambda pair: pair[0])
    for _, one in ranked[:most]:
        case = one.case
        CONSOLE.print(f"\n[{case.kind or 'TRUE, REFUSED'}] {case.template}: {case.sentence.text}")
        if one.reason:
            CONSOLE.print(f"    reason: {one.reason}")
        for ref in case.sentence.refs:
            if (fact := case.evidence.fact(ref)) is not None:
                CONSOLE.print(f"    {ref}: {_told(fact)}")
    CONSOLE.print(f"\n{len(missed):,} judged wrongly")


def _told(fact: Fact) -> str:
    if isinstance(fact, Passage):
        return f"({fact.when}, {fact.author}) {fact.words}"
    return render_figure(fact, Style("en"))
