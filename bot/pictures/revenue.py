"""Revenue by month against the year before, and against the target where there is one."""

from __future__ import annotations

from decimal import Decimal

from bot.compose.render import Style, render_value
from bot.pictures.canvas import SMALL, Canvas, drawn, month_label
from bot.pictures.palette import BEFORE, NOW, TARGET
from bot.pictures.picture import Drawn, Picture
from knowledge.evidence import Items, Message, Money, Period, Value
from knowledge.pictured.values import MonthRevenue, Revenue

FEWEST = 2
WIDE = 0.4


def draw_revenue(value: Revenue, style: Style) -> Drawn:
    """Two bars a month, the year before on the left; the target as a line. A month alone is told in words."""
    bought = [one for one in value.months if one.now or one.before]
    if not bought:
        return Message("picture.revenue_none", {"account": value.account})
    if len(bought) < FEWEST:
        return Message("picture.revenue_one", {"account": value.account, "month": _row(value, bought[0])})
    return drawn(style, lambda canvas: _on(canvas, value, style))


def _on(canvas: Canvas, value: Revenue, style: Style) -> Picture:
    axes, places = canvas.axes, range(len(value.months))
    then = [(place, float(one.before)) for place, one in enumerate(value.months) if one.before is not None]
    if then:
        axes.bar(
            [place - WIDE / 2 for place, _ in then],
            [amount for _, amount in then],
            WIDE,
            color=BEFORE,
            hatch="//",
            edgecolor="white",
            label=canvas.say("picture.year_before"),
        )
    now = [float(one.now) for one in value.months]
    axes.bar([place + WIDE / 2 for place in places], now, WIDE, color=NOW, label=canvas.say("picture.now"))
    if value.target is not None:
        label = canvas.say("picture.target_a_month", amount=_money(value, value.target))
        axes.axhline(float(value.target), color=TARGET, linewidth=3, linestyle="--", label=label)
    axes.axhline(0, color="black", linewidth=1)
    years = {one.month.year for one in value.months}
    names = [month_label(one.month.month, style) for one in value.months]
    if len(years) > 1:  # the year stands where it begins
        for place, one in enumerate(value.months):
            if place == 0 or one.month.month == 1:
                names[place] += f"\n{render_value(Period(one.month.replace(month=1, day=1), one.month, 'year'), style)}"
    axes.set_xticks(list(places), names, fontsize=SMALL)
    canvas.money_scale(value.currency, value.as_of)
    axes.legend(loc="lower center", bbox_to_anchor=(0.5, 1.0), ncols=3, frameon=False, fontsize=SMALL)
    title = canvas.say("picture.revenue_title", account=value.account)
    return canvas.finish(title, _told(canvas, value), canvas.say("picture.revenue_below", as_of=value.as_of))


def _told(canvas: Canvas, value: Revenue) -> str:
    told = [canvas.tell(_row(value, one)) for one in value.months]
    if value.target is not None:
        told.append(canvas.say("picture.target_a_month", amount=_money(value, value.target)))
    return "; ".join(told)


def _values(value: Revenue, one: MonthRevenue) -> dict[str, Value]:
    row: dict[str, Value] = {"month": Period(one.month, one.month, "month"), "amount": _money(value, one.now)}
    return row if one.before is None else row | {"before": _money(value, one.before)}


def _row(value: Revenue, one: MonthRevenue) -> Items:
    row = _values(value, one)
    return Items("picture.month_row" if "before" in row else "picture.month_alone_row", (row,))


def _money(value: Revenue, amount: Decimal) -> Money:
    return Money(amount, value.currency)
