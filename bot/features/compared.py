"""Both sides of a comparison: the figure that compares two periods, and what each of them was made of.

Everything is computed; a model that words the comparison reckons nothing itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bot.compose.comparing import TwoPeriods, figures_of
from bot.desk import Desk
from bot.features.tool_arguments import Misfit, category_of, product_of
from bot.features.tool_looks import Asking, figure_with
from knowledge.evidence import Evidence, Fact, Figure, Name, Passage, Period
from knowledge.figures.entry import FigureRequest
from knowledge.figures.takes import takes
from knowledge.people import Reader
from knowledge.spans import year_before

COMPARES = "revenue_change"
# What sales of a period are made of.
OF_SALES = ("revenue", "order_count", "revenue_by_category", "top_products")
# A question that these answer is about sales.
ABOUT_SALES = (*OF_SALES, COMPARES, "sell_in_and_out")
# A figure by its name in the catalogue, and what it is asked with.
Asked = tuple[str, FigureRequest]


@dataclass(frozen=True, slots=True)
class BothSides:
    """told: the evidence whose figures tell both periods, where they can be told. given: the same with what each period
    was made of, for a model.
    """

    told: Evidence
    given: Evidence


def both_sides(desk: Desk, reader: Reader, evidence: Evidence, compared: TwoPeriods) -> BothSides:
    """The evidence of a question about one account, with both periods that it compares. Errors: StorageTrouble."""
    assert evidence.account is not None
    asking = Asking(desk, reader, evidence.account, evidence.as_of)
    leading = next(iter(figures_of(evidence)), None)
    with desk.book.reading() as session:
        request = _request(session, evidence, leading)
        if request is None:
            return BothSides(evidence, evidence)

        def told(wanted: Iterable[Asked]) -> tuple[Figure, ...]:
            found = (figure_with(asking, session, name, asked) for name, asked in wanted)
            score = leading.score if leading is not None else 1.0
            return tuple(replace(one, score=score) for one in found if isinstance(one, Figure))

        comparing = told([(COMPARES, _against(request, compared))])
        leads = (
            comparing if leading is not None and leading.name == "revenue" else told(_same(leading, request, compared))
        )
        ours = _led_by(evidence, leading, leads)
        if leading is not None and leading.name not in ABOUT_SALES:
            return BothSides(ours, ours)
        alike = _as_compared(comparing, compared)
        return BothSides(ours, _with(ours, (*comparing, *told(_parts(request, alike)))))


def _request(session: object, evidence: Evidence, leading: Figure | None) -> FigureRequest | None:
    """What the figures are asked with beside their period: the leading one's goods; None where they are not known."""
    goods = leading.sentence.values.get("what") if leading is not None else None
    request = FigureRequest(as_of=evidence.as_of)
    if not isinstance(goods, Name):
        return request
    try:
        if goods.kind == "product":
            return replace(request, product_id=product_of(session, {"product": goods.text}))
        return replace(request, category=category_of(session, {"category": goods.text}))
    except Misfit:
        return None


def _same(leading: Figure | None, request: FigureRequest, compared: TwoPeriods) -> Iterator[Asked]:
    """The leading figure of each period, where it is told of one at a time."""
    if leading is not None and "period" in takes(leading.name) and "against" not in takes(leading.name):
        for period in (compared.later, compared.earlier):
            yield leading.name, replace(request, period=period)


def _parts(request: FigureRequest, compared: TwoPeriods) -> Iterator[Asked]:
    """What sales of each period were made of."""
    goods = "category" if request.category else "product" if request.product_id is not None else ""
    for period in (compared.later, compared.earlier):
        for name in OF_SALES:
            if not goods or goods in takes(name):
                yield name, replace(request, period=period)


def _as_compared(comparing: tuple[Figure, ...], compared: TwoPeriods) -> TwoPeriods:
    """The periods as the figure holds them: a later one that is not over is cut at the day, and the earlier like it."""
    for figure in comparing:
        later, earlier = figure.sentence.values["period"], figure.sentence.values["before"]
        if isinstance(later, Period) and isinstance(earlier, Period):
            return TwoPeriods(later, earlier)
    return compared


def _against(request: FigureRequest, compared: TwoPeriods) -> FigureRequest:
    """A period that is not over is held against as many days of the year before."""
    is_year_before = compared.earlier == year_before(compared.later)
    return replace(request, period=compared.later, against=None if is_year_before else compared.earlier)


def _led_by(evidence: Evidence, leading: Figure | None, figures: tuple[Figure, ...]) -> Evidence:
    """The evidence with these figures in the place of the leading one; as it was, where there are none."""
    if not figures:
        return evidence
    return replace(evidence, facts=(*figures, *(fact for fact in evidence.facts if fact is not leading)))


def _with(evidence: Evidence, figures: tuple[Figure, ...]) -> Evidence:
    """The evidence with more figures behind its own, before what people wrote."""
    held = {fact.ref for fact in evidence.facts}
    new: list[Fact] = [one for ref, one in {one.ref: one for one in figures}.items() if ref not in held]
    computed = [fact for fact in evidence.facts if not isinstance(fact, Passage)]
    return replace(evidence, facts=(*computed, *new, *(fact for fact in evidence.facts if isinstance(fact, Passage))))
