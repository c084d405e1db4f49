"""Whether a number of a figure is told as another one of it: the baseline as what was sold, the gap as the days since.

Numbers are known here by the message that holds them, so that the days of a concern and of a promise are told apart.
"""

from __future__ import annotations

from bot.compose.catalogues import LANGUAGES
from bot.compose.checking.figures.numbers_called import called_in
from bot.compose.checking.figures.told_parts import Span, better_exchanged, masked, told_as
from bot.compose.checking.kept import kept
from bot.compose.checking.patterns import pattern
from bot.compose.checking.values.allowed import Number
from bot.compose.checking.values.fitting import DAYS_OF, fits
from bot.compose.checking.values.number_words import in_digits
from bot.compose.checking.values.places import Places
from bot.compose.checking.values.told_again import is_told_again
from bot.compose.checking.values.valued import number_of
from bot.compose.render import Style, render, shown_values
from knowledge.evidence import Figure, Items, Message
from knowledge.text import normal_form


def other_number(places: Places, figure: Figure) -> str:
    """Why a number may not be told as it is; "" where it may, or none can be told."""
    called = called_in(figure.name)
    if not called or not places.numbers:
        return ""
    held = _numbers(figure)
    told = [
        (one, own)
        for one in places.numbers
        if not is_told_again(places.text, one.start)
        and (own := {name for name, number in held if fits(one, places.text, number)})
    ]
    if not told:
        return ""
    text = _OF_WHOLE.sub(lambda one: "_" * len(one[0]), masked(places.text, places.numbers))
    cues: dict[str, list[Span]] = {}
    known = {name for name, _ in held} & called.keys()
    found = [(name, one.span()) for name in sorted(known) for one in called[name].finditer(text)]
    for name, (start, end) in found:
        if not any(s <= start and end <= e and e - s > end - start for other, (s, e) in found if other != name):
            cues.setdefault(name, []).append((start, end))
    every = {name for _, own in told for name in own}
    told = [one for one in told if one[1] <= known and not _as_it_is(places.text, one[0].start, one[0].end, figure)]
    for mention, own in told:
        rivals = {name for name in known - own if _alike(name, own, held)}
        written = places.text[mention.start : mention.end].strip()
        if as_what := told_as(text, mention, own, rivals - every, cues):
            return f"{written!r} is not what is {as_what!r}"
        for other, its in told:
            apart = other is not mention and its & rivals and not its & own
            if apart and better_exchanged(text, (mention, own), (other, its), cues):
                return f"{written!r} is not what is told there"
    return ""


# "52 of our 60 products are in the range": it is said of the part.
_OF_WHOLE = pattern(r"(?<=¦) (?:out )?of (?:our |the |its |their |all )*¦+(?: products?)?")
_BESIDE = 16


def _as_it_is(text: str, start: int, end: int, figure: Figure) -> bool:
    """Whether a number stands between the very words of the figure's own sentence."""
    around = text[max(0, start - _BESIDE) : end + (4 if start >= _BESIDE else _BESIDE)]
    return any(around in own for own in own_sentences(figure))


@kept(256)
def own_sentences(figure: Figure) -> tuple[str, ...]:
    """How the figure itself is told, in either language and in normal form."""
    return tuple(in_digits(normal_form(render(figure.sentence, Style(language)))) for language in LANGUAGES)


def _alike(name: str, own: set[str], held: list[tuple[str, Number]]) -> bool:
    """Whether a number could be taken for one of these: of one kind, days for days; nought is told as "nothing"."""
    theirs = [number for one, number in held if one == name]
    mine = [number for one, number in held if one in own]
    return any(
        one.kind == other.kind and (one.unit in DAYS_OF) == (other.unit in DAYS_OF) and one.value != other.value
        for one in theirs
        if one.value
        for other in mine
    )


@kept(256)
def _numbers(figure: Figure) -> list[tuple[str, Number]]:
    """The numbers of a figure, each by the message that holds it and its name there; of a figure's own by both."""
    return list(_within(figure, figure.sentence))


def _within(figure: Figure, message: Message) -> list[tuple[str, Number]]:
    found: list[tuple[str, Number]] = []
    for name, value in shown_values(message):
        if isinstance(value, Items):
            for row in value.rows:
                found += _within(figure, Message(value.message, row))
        elif (number := number_of(value)) is not None:
            found.append(
                (name if name in called_in(figure.name) else f"{message.id.rpartition('.')[2]}.{name}", number)
            )
    return found
