"""The path of a sentence that a model wrote: everything it says must be in what it cites, and said as it is there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from bot.compose.checking.figures.denied_figures import wrongly_denied
from bot.compose.checking.figures.directions import other_direction, wrong_side_of_target
from bot.compose.checking.figures.only import without_borne_only
from bot.compose.checking.figures.part_comparisons import parts_compared
from bot.compose.checking.figures.portions_borne import without_portions
from bot.compose.checking.figures.promises import statements
from bot.compose.checking.figures.roles import wrong_day, wrong_role
from bot.compose.checking.figures.row_directions import row_turned
from bot.compose.checking.figures.rows import other_row
from bot.compose.checking.figures.sides import other_side
from bot.compose.checking.figures.states import other_state
from bot.compose.checking.figures.titles import without_titles
from bot.compose.checking.figures.turned_figures import turned_figure
from bot.compose.checking.figures.two_times import exchanged
from bot.compose.checking.figures.wholes import everything, of_all, of_some
from bot.compose.checking.kept import kept
from bot.compose.checking.listed.turned_lists import read_whole
from bot.compose.checking.meaning.clauses import clause, clauses_of
from bot.compose.checking.meaning.held import held_clauses
from bot.compose.checking.meaning.polarity import turned_around
from bot.compose.checking.meaning.segments import segments
from bot.compose.checking.meaning.support import unsupported_claim
from bot.compose.checking.names.goods import other_goods
from bot.compose.checking.names.names_said import unknown_name
from bot.compose.checking.notes.across import told_across
from bot.compose.checking.notes.as_done import told_as_done
from bot.compose.checking.notes.before_now import turned_in_time
from bot.compose.checking.notes.best_worst import best_for_worst
from bot.compose.checking.notes.bonds import parted
from bot.compose.checking.notes.changes_noted import told_the_other_way
from bot.compose.checking.notes.confined import told_of_everything
from bot.compose.checking.notes.contexts import other_context
from bot.compose.checking.notes.corrected import against_correction
from bot.compose.checking.notes.days_ahead import done_ahead
from bot.compose.checking.notes.early_late import early_for_late
from bot.compose.checking.notes.fallen_due import told_as_ahead
from bot.compose.checking.notes.misplaced import misplaced
from bot.compose.checking.notes.number_parts import parts_of_wholes
from bot.compose.checking.notes.progress import told_otherwise
from bot.compose.checking.notes.sequences import out_of_sequence
from bot.compose.checking.notes.speakers import other_speaker
from bot.compose.checking.notes.who_whom import turned_act
from bot.compose.checking.notes.written_on import out_of_its_day
from bot.compose.checking.parts_of_facts import other_part, parts_told
from bot.compose.checking.patterns import pattern, word
from bot.compose.checking.refs import text_without_refs
from bot.compose.checking.values.allowed import Number, numbers_held
from bot.compose.checking.values.bounds_told import wrong_bound
from bot.compose.checking.values.comparisons import false_comparison
from bot.compose.checking.values.derived import more_than_received
from bot.compose.checking.values.fitting import DAYS_OF, fits
from bot.compose.checking.values.listed import without_counts_of_lists
from bot.compose.checking.values.number_words import in_digits
from bot.compose.checking.values.places import places_in
from bot.compose.checking.values.portions_told import without_portions_of
from bot.compose.checking.values.quotations import false_quotation, without_quotations
from bot.compose.checking.values.ranks import places_in_words
from bot.compose.checking.values.shares import (
    InWords,
    in_words,
    unsupported_words,
    without_parts_of_few,
    without_shares,
)
from bot.compose.checking.values.valued import parts_of
from bot.compose.claims import unsupported
from bot.compose.render import values_of
from bot.compose.sentence import Sentence
from knowledge.evidence import Evidence, Fact, Figure, Name, Passage, Words
from knowledge.text import language_of, normal_form

_NOUGHT = word(
    r"zero|nil|(?<![.\d,-])0(?=টি|টা|জন| (?!days?|weeks?|months?"
    r"|hours?|of|per|দিন|%)|[;।]|[.,](?!\d)|$)(?:টি|টা|জন)?"
)
_COLON = re.compile(r":(?=\s|$)")  # "on 5 August: ..." is no hour
_CONTRACTED = re.compile(r"\b(\w+)n't\b")
_VERB = re.compile(r"\b(\w+)'(re|ll|ve)\b")
_VERBS = {"re": "are", "ll": "will", "ve": "have"}
_WHOLE = {"ca": "can", "wo": "will", "sha": "shall"}
# The point of "Tk. 5 lakh" ends no sentence, and the letter of "i.e." is nobody.
_SHORTENED = re.compile(r"\b(?:(?P<title>tk|dr|mr|mrs|ms|vs)\.(?= )|i\.e\.|e\.g\.)")
# "Overdue: 0", "orders: none": what stands after the colon is said of what stands before it.
_LABEL = pattern(r" ?:(?= (?:0(?![\d.,]*\d)|none\b|nil\b|no\b|nothing\b|নেই|শূন্য))")


def fault(sentence: Sentence, evidence: Evidence) -> str:
    """Why a sentence may not be shown, in words that whoever writes it again can act on; "" where it may.

    What a suggestion proposes is its own; its numbers, names and quotations are not.
    """
    text, refs, unknown = text_without_refs(sentence, evidence)
    if unknown:
        return f"there is no fact {unknown!r}"
    facts = [fact for ref in refs if (fact := evidence.fact(ref)) is not None]
    if not facts:
        return "it cites nothing"
    own = without_quotations(text, straight=True)
    passages = [fact for fact in facts if isinstance(fact, Passage)]
    plain = _without_noughts(in_digits(_COLON.sub(" :", _uncontracted(normal_form(own)))), facts)
    plain = places_in_words(plain, facts)
    untitled = without_titles(plain, facts)
    currency = evidence.account.currency if evidence.account is not None else ""
    reason = (
        false_quotation(text, facts, straight=True)
        or _false_values(plain, untitled, facts, currency)
        or unknown_name(own, facts, evidence)
    )
    if reason or sentence.kind != "written":
        return reason
    return (
        other_speaker(normal_form(text), passages)
        or other_goods(plain, facts)
        or _turned(plain, facts, evidence, quoting=own != text)
        or unsupported_claim(untitled, facts)
    )


def _uncontracted(text: str) -> str:
    """A text in normal form with its "isn't", "we're" and "Tk." written out, as words are looked for."""
    text = _SHORTENED.sub(lambda found: found["title"] or "that is", text)
    text = _VERB.sub(lambda found: f"{found[1]} {_VERBS[found[2]]}", text) if "'" in text else text
    return _CONTRACTED.sub(lambda found: f"{_WHOLE.get(found[1], found[1])} not", text) if "n't" in text else text


def _without_noughts(plain: str, facts: Sequence[Fact]) -> str:
    """A text that says "zero stockouts" where its sources say that there were none."""
    if any(isinstance(fact, Figure) for fact in facts) or not _NOUGHT.search(plain):
        return plain  # a figure tells its noughts itself
    if any(number.value == 0 for number in numbers_held(facts)):
        return plain
    return _NOUGHT.sub("none", plain)


def _false_values(plain: str, untitled: str, facts: Sequence[Fact], currency: str) -> str:
    """Numbers, days, shares and ordinals that no fact holds. currency: the account's, "" where it is not known."""
    every = numbers_held(facts)
    plain, untitled = without_portions(plain, facts), without_portions(untitled, facts)
    parts = [part / whole for part, whole in parts_told(facts) if whole]
    plain = without_counts_of_lists(plain)
    plain, untitled = without_portions_of(plain, parts), without_portions_of(untitled, parts)
    held = [*(_in_words(fact) for fact in facts), *(rank for fact in facts if (rank := _ranks(plain, fact)))]
    numbers = [(number.kind, number.value) for number in every if number.unit not in (*DAYS_OF, "period")]
    told = [*numbers, *(("percent", 100 * part) for part in parts)]
    return (
        unsupported_words(in_words(untitled), held, told)
        or _other_currency(plain, every, currency)
        or unsupported(without_parts_of_few(without_shares(plain), told), facts, verbatim=False, free=True)
    )


def _other_currency(plain: str, held: Sequence[Number], currency: str) -> str:
    """A currency that no source names, of amounts that they write without one: in the others', else the account's."""
    named = {number.unit for number in held if number.kind == "money"} or {currency}
    for mention in (one for one in places_in(plain).numbers if one.kind == "money"):
        same = [number for number in held if fits(mention, plain, number)]
        unnamed = same and not any(number.kind == "money" for number in same)
        if unnamed and named != {""} and mention.unit not in named:
            return f"no source names the currency of {plain[mention.start : mention.end].strip()!r}"
    return ""


def _ranks(plain: str, fact: Fact) -> InWords | None:
    """The places of those rows of a list that a sentence names: the second is "second"."""
    if isinstance(fact, Passage):
        return None
    rows = parts_of(fact).labels
    named = [int(row.rpartition(".")[2]) + 1 for row, labels in rows.items() if any(one in plain for one in labels)]
    return InWords((), (), tuple(named))


@kept(512)
def _in_words(fact: Fact) -> InWords:
    if isinstance(fact, Passage):
        return in_words(in_digits(normal_form(fact.words)), digits=True)
    said = [value.text for value in values_of(fact.sentence) if isinstance(value, Words | Name)]
    return in_words(in_digits(normal_form(" ¦ ".join(said))), digits=True)


def _turned(plain: str, facts: Sequence[Fact], evidence: Evidence, *, quoting: bool) -> str:
    """What is in the facts, but said of something else, of another time, by somebody else, or the other way round."""
    faults = (_turned_part(part, meant, evidence, quoting) for part, meant in segments(plain, facts))
    return next(filter(None, faults), "") or told_across(plain, facts, evidence)


def _turned_part(plain: str, facts: Sequence[Fact], evidence: Evidence, quoting: bool) -> str:
    """The same of a part of a sentence and the facts it speaks of."""
    places = places_in(plain)
    passages = [fact for fact in facts if isinstance(fact, Passage)]
    figures = [fact for fact in facts if isinstance(fact, Figure)]
    parts = [parts_of(figure) for figure in figures]
    oversold = any(more_than_received(figure) for figure in figures)
    language = language_of(plain)
    held = [
        held_clauses(fact, language) for fact in facts if not (isinstance(fact, Figure) and read_whole(fact, language))
    ]
    untitled = without_titles(plain, facts)
    claimed = without_borne_only(untitled, figures)
    said, whole = clauses_of(_LABEL.sub("", claimed) if ":" in claimed else claimed), clause(claimed)
    names = [*_names_of(evidence), *(normal_form(one) for figure in figures for one in statements(figure))]
    return (
        wrong_bound(places, facts)
        or wrong_role(places, parts, numbers_held(passages))
        or other_row(places, parts)
        or parts_compared(plain, figures, evidence.account)
        or exchanged(places, parts)
        or false_comparison(plain, places.numbers)
        or (
            parts_of_wholes(places, everything=partial(everything, untitled), noted=not figures) if not oversold else ""
        )
        or other_part(places, facts)
        or of_all(untitled, facts)
        or of_some(untitled, passages)
        or told_of_everything(untitled, passages)
        or wrong_side_of_target(plain, figures)
        or other_context(places, passages)
        or turned_in_time(places, passages)
        or out_of_its_day(places, passages)
        or told_the_other_way(places, said, passages)
        or early_for_late(places, passages)
        or told_as_ahead(places, passages)
        or best_for_worst(places, passages)
        or (out_of_sequence(places, passages) if not figures else "")
        or parted(places, passages)
        or misplaced(places, passages, evidence)
        or against_correction(places, passages)
        or (wrong_day(places, parts) if not passages else "")
        or other_direction(untitled, figures)
        or row_turned(untitled, figures)
        or (wrongly_denied(said, figures, names) if not passages else "")
        or other_side(plain, figures, evidence.account)
        or other_state(plain, figures)
        or (turned_figure(places, figures, evidence.account) if not passages else "")
        or (turned_around(said, whole, held, names, quoting=quoting) if held else "")
        or told_otherwise(said, facts)
        or told_as_done(said, facts)
        or done_ahead(places, facts)
        or turned_act(plain, facts, evidence)
    )


@kept(64)
def _names_of(evidence: Evidence) -> tuple[str, ...]:
    """The names of the account."""
    card = evidence.account
    return tuple(normal_form(one) for one in (card.name, card.local) if one) if card is not None else ()
