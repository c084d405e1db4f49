"""The form of a record: its fields, what they hold, and what may be chosen; of a new one, a change or an end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from bot.desk import Desk
from bot.features.record import ending_words
from bot.features.record_first import account_of_parent, first_words, no_parent
from knowledge.evidence import Name, Term, Value, Words
from knowledge.keeping.fields import Field, ending_fields, fields_of
from knowledge.keeping.kept import KEPT
from knowledge.keeping.listed import record_of
from knowledge.keeping.records import demand_right, kind_and_key, revision_number
from knowledge.keeping.referred import Candidate, candidates, names_of
from knowledge.keeping.shown import called, referred_by, title_of, words_of
from knowledge.loading.kinds import PARENTS
from knowledge.people import Reader
from knowledge.planning.measured import MEASURED
from knowledge.records.accounts import account_card
from knowledge.scoring.weights import factor_label
from knowledge.scoring.whole_book import scoring_of

Mode = Literal["add", "change", "end"]
# So many records can be chosen from in a list; of more, one is named.
MOST_OPTIONS = 99


@dataclass(frozen=True, slots=True)
class Option:
    """What may be chosen: the word or ref that is handed back, and what it is called."""

    value: str
    label: Value


@dataclass(frozen=True, slots=True)
class FormField:
    """A field with the words it holds. options: what may be chosen. named: there is too much to choose from, so that
    what is meant is written by its name. stood: the words of the record as it stands, where others were put in.
    """

    field: Field
    words: str
    options: tuple[Option, ...] = ()
    named: bool = False
    stood: str = ""


@dataclass(frozen=True, slots=True)
class RecordForm:
    """A form. ref: of the record that is changed, "" for a new one; parent: what a new one is added to.

    seen: the number of the record's newest revision. title: what the record is called, None for a new one. called: what
    kind of record it is.
    """

    mode: Mode
    kind: str
    account_id: int
    account: Name
    ref: str
    parent: str
    seen: int
    title: Value | None
    fields: tuple[FormField, ...]
    called: Term

    def holding(self, words: Mapping[str, str]) -> RecordForm:
        """The same with other words in some of its fields."""
        fields = tuple(replace(one, words=words.get(one.field.name, one.words)) for one in self.fields)
        return replace(self, fields=fields)


def new_form(desk: Desk, reader: Reader, kind: str, parent: str) -> RecordForm:
    """The form of a new record of a kind. Errors: NotFound; Refused; BadInput for a kind, or where it has no parent."""
    with desk.book.reading() as session:
        account_id = account_of_parent(session, parent, kind)
        demand_right(session, reader, account_id)
        words = first_words(session, desk, reader, kind, account_id)
        fixed = kind_and_key(parent)[0].name == PARENTS.get(kind)
        wanted = [one for one in fields_of(kind) if not (one.is_parent and fixed)]
        fields = _filled(session, wanted, words, account_id)
        if not fixed and any(one.field.is_parent and not one.options for one in fields):
            raise no_parent(kind)
        account = account_card(session, reader, account_id).shown
    return RecordForm("add", kind, account_id, account, "", parent, 0, None, fields, Term("kind", kind))


def change_form(desk: Desk, reader: Reader, ref: str, *, ending: bool = False) -> RecordForm:
    """The form of a record as it stands; of an ending, what is told then. Errors: NotFound; Refused; BadInput."""
    with desk.book.reading() as session:
        kind, account_id, record = record_of(session, reader, ref)
        demand_right(session, reader, account_id)
        wanted = ending_fields(kind) if ending else [one for one in fields_of(kind) if not one.is_parent]
        words = {one.name: words_of(one, record[one.name], desk.zone) for one in wanted}
        words |= ending_words(desk, kind, record) if ending else {}
        fields = _filled(session, wanted, words, account_id, record["id"] if kind == "contact" else 0)
        fields = _ending(kind, fields) if ending else fields
        stood = {one.name: words_of(one, record[one.name], desk.zone) for one in wanted}
        fields = tuple(replace(one, stood=one.words if one.named else stood[one.field.name]) for one in fields)
        seen = revision_number(session, ref)
        account = account_card(session, reader, account_id).shown
        title = title_of(kind, record, names_of(session, referred_by(kind, [record])), desk.zone)
    mode: Mode = "end" if ending else "change"
    return RecordForm(mode, kind, account_id, account, ref, "", seen, title, fields, called(kind, record))


def words_as_they_stand(desk: Desk, reader: Reader, ref: str) -> dict[str, str]:
    """The words that a form of this record would hold now, by field. Errors: NotFound."""
    with desk.book.reading() as session:
        kind, _, record = record_of(session, reader, ref)
    return {one.name: words_of(one, record[one.name], desk.zone) for one in fields_of(kind)}


def _filled(
    session: Any, wanted: Sequence[Field], words: Mapping[str, str], account_id: int, own_key: int = 0
) -> tuple[FormField, ...]:
    """The fields with their words and options. own_key: a contact that does not report to itself."""
    known: dict[str, list[Candidate]] = {}
    found = []
    for one in wanted:
        held = words.get(one.name, "")
        if one.type == "choice":
            found.append(FormField(one, held, _choices(one)))
        elif one.kind == "rating" and one.name == "factor":
            rated = scoring_of(session).ratings
            found.append(FormField(one, held, tuple(Option(each, factor_label(each)) for each in rated)))
        elif one.kind == "measure" and one.name == "figure":
            unknown = (held,) if held and held not in MEASURED else ()
            named = [
                *(Option(each, Term("measured", each)) for each in MEASURED),
                *(Option(each, Words(each)) for each in unknown),
            ]
            found.append(FormField(one, held, tuple(named)))
        elif one.refers_to:
            if one.refers_to not in known:
                known[one.refers_to] = candidates(session, one.refers_to, account_id)
            others = [c for c in known[one.refers_to] if one.name != "reports_to_id" or c.key != own_key]
            found.append(_referring(one, held, others))
        else:
            found.append(FormField(one, held))
    return tuple(found)


def _choices(field: Field) -> tuple[Option, ...]:
    return tuple(Option(word, Term(field.family, word)) for word in field.choices)


def _ending(kind: str, fields: tuple[FormField, ...]) -> tuple[FormField, ...]:
    """The fields of an ending: of its status only the words that end a record may be chosen."""
    ending = KEPT[kind].ending
    assert ending is not None
    return tuple(
        replace(one, options=tuple(option for option in one.options if option.value in ending.ways))
        if one.field.name == ending.status
        else one
        for one in fields
    )


def _referring(field: Field, held: str, known: Sequence[Candidate]) -> FormField:
    """A list to choose from, where it is not too long; else what is referred to is named."""
    kind = field.refers_to
    if len(known) <= MOST_OPTIONS:
        return FormField(field, held, tuple(Option(f"{kind}-{one.key}", Name(one.name)) for one in known))
    names = {f"{kind}-{one.key}": one.name for one in known}
    return FormField(field, "; ".join(names.get(ref, ref) for ref in held.split(",")) if held else "", named=True)
