"""Sentences written by hand about the figures that no template speaks of, true ones and such as turn them around."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from importlib import resources

from bot.compose.render import Style, render_figure
from bot.compose.sentence import Sentence
from knowledge.book import Book
from knowledge.evidence import Evidence, Figure
from knowledge.figures.catalogue import CATALOGUE
from knowledge.people import LOCAL_OWNER
from knowledge.records.account_names import all_names
from knowledge.records.accounts import account_cards
from tests.benchmarks.checking.cases import Case
from tests.benchmarks.checking.ways import LANGUAGES, Language
from tests.knowledge.figures.computed import asked

DAY = date(2026, 11, 28)


def cases_of_figures(book: Book, languages: tuple[Language, ...] = LANGUAGES) -> Iterator[Case]:
    """The sentences whose figures are still told as they were when the sentences were written.

    book: the sample book. The facts of a sentence are one figure of one account: "seasonality@Padma".
    """
    shown: Mapping[str, list[str]] = json.loads(_file("facts.json"))
    wanted = [(name, account) for name, _, account in (one.partition("@") for one in shown)]
    evidence = {f"{name}@{account}": given for (name, account), given in figures_told(book, wanted).items()}
    still = {name for name, told in shown.items() if name in evidence and told == figures_as_shown(evidence[name])}
    for language in languages:
        for line in _file(f"{language}.jsonl").splitlines():
            told = json.loads(line)
            if told["facts"] in still:
                kind = "" if told["kind"] == "true" else told["kind"]
                found = evidence[told["facts"]]
                sentence = Sentence(told["text"], tuple(fact.ref for fact in found.facts), "written")
                yield Case(sentence, found, f"{language}.{told['facts']}", language, kind)


def figures_as_shown(evidence: Evidence) -> list[str]:
    """What whoever wrote the sentences had before them: the figure in both languages."""
    figures = [fact for fact in evidence.facts if isinstance(fact, Figure)]
    return [render_figure(figure, Style(language)) for figure in figures for language in LANGUAGES]


def figures_told(book: Book, wanted: Collection[tuple[str, str]]) -> dict[tuple[str, str], Evidence]:
    """What a model is given of each wanted figure and account. book: the sample book; account: how its name begins.

    Of several accounts whose names begin so, the first is meant. Figures that there are not are left out.
    """
    found: dict[tuple[str, str], Evidence] = {}
    with book.reading() as session:
        names = all_names(session, LOCAL_OWNER)
        cards = account_cards(session, LOCAL_OWNER)
        for name, account in wanted:
            card = next(one for one in cards if one.name.startswith(account))
            figure = CATALOGUE[name].compute(session, LOCAL_OWNER, card, asked(DAY))
            if isinstance(figure, Figure):
                found[name, account] = Evidence("", card, (figure,), DAY, names=names)
    return found


def _file(name: str) -> str:
    return resources.files(__name__).joinpath(name).read_text(encoding="utf-8")
