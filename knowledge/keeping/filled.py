"""The fields that a person filled in become the values of a record, or one sentence for each that cannot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from knowledge.errors import BadInput
from knowledge.evidence import Items
from knowledge.keeping.checks import Errors, check, settled
from knowledge.keeping.fields import Field, field_of, fields_of
from knowledge.keeping.referred import Candidate, candidates, check_line, key_of, keys_of
from knowledge.keeping.typed import SHOWN, Misfit, Typing, empty_value, is_empty, misfit, read_typed
from knowledge.loading.kinds import KINDS
from knowledge.normal import normal_form
from knowledge.scoring.weights import factor_label
from knowledge.scoring.whole_book import scoring_of

Given = Mapping[str, str]


class FieldsWrong(BadInput):
    """Fields that cannot be kept as they are filled; nothing was written. `errors`: a sentence for each, by field."""

    def __init__(self, errors: Errors) -> None:
        first = next(iter(errors.values()))
        super().__init__(first.id, **first.values)
        self.errors = errors


@dataclass(frozen=True, slots=True)
class Filled:
    """What is to be written: fields of the table, and lists."""

    values: dict[str, Any]
    lists: dict[str, list[Any]]


def read_filled(
    session: Session,
    kind: str,
    account_id: int,
    given: Given,
    at: Typing,
    *,
    record: Mapping[str, Any] | None = None,
) -> Filled:
    """What fields as typed are to be written as, with what follows from them. record: as it stands; None for a new one.

    Errors: BadInput for a field that there is none; FieldsWrong.
    """
    known: dict[str, list[Candidate]] = {}
    values: dict[str, Any] = {}
    errors: Errors = {}
    for name, words in given.items():
        field = _known_field(kind, name)
        try:
            values[name] = _value(session, field, words, account_id, at, known)
            if kind == "rating" and name == "factor":
                values[name] = factor_of(session, field, values[name], at)
            if kind == "measure" and name == "figure":
                values[name] = at.called.get("measured", {}).get(normal_form(words), values[name])
            if name == "reports_to_id" and record is not None:
                check_line(session, field, record["id"], values[name])
        except Misfit as wrong:
            errors[name] = wrong.reason
    if record is None:
        errors |= _missing(kind, values, errors)
    stands = {**KINDS[kind].blanks, **(record or {}), **values}
    errors |= {name: told for name, told in check(kind, stands, set(values), at.today).items() if name not in errors}
    if errors:
        raise FieldsWrong(errors)
    values |= settled(kind, stands, set(values), at.today)
    lists = {name: value for name, value in values.items() if name in KINDS[kind].lists}
    return Filled({name: value for name, value in values.items() if name not in lists}, lists)


def unfit(kind: str, given: Given, changed: frozenset[str], at: Typing) -> Errors:
    """What is wrong with the fields of a form, as far as it can be told without the records; of `changed` ones."""
    values: dict[str, Any] = {}
    errors: Errors = {}
    for name, words in given.items():
        field = field_of(kind, name)
        if field is None:
            continue
        try:
            if is_empty(words):
                values[name] = empty_value(field, KINDS[kind].blanks.get(name))
            elif not field.refers_to:
                values[name] = read_typed(field, words, at)
        except Misfit as wrong:
            errors[name] = wrong.reason
    errors |= {name: told for name, told in check(kind, values, changed, at.today).items() if name not in errors}
    return {name: told for name, told in errors.items() if name in changed}


def _known_field(kind: str, name: str) -> Field:
    field = field_of(kind, name)
    if field is None:
        raise BadInput("record.no_field", words=name[:40], fields=", ".join(one.name for one in fields_of(kind)))
    return field


def _value(
    session: Session, field: Field, words: str, account_id: int, at: Typing, known: dict[str, list[Candidate]]
) -> Any:
    if is_empty(words):
        return empty_value(field, KINDS[field.kind].blanks.get(field.name))
    if not field.refers_to:
        return read_typed(field, words, at)
    if field.refers_to not in known:
        known[field.refers_to] = candidates(session, field.refers_to, account_id)
    find = keys_of if field.type == "references" else key_of
    return find(field, words, known[field.refers_to])


def factor_of(session: Session, field: Field, words: str, at: Typing) -> str:
    """The factor that a rating is of: one that scoring.toml names. Errors: Misfit."""
    known = scoring_of(session).ratings
    typed = normal_form(words)
    named = at.called.get("factor", {}).get(typed, typed.replace(" ", "_"))
    found = next((one for one in known if normal_form(one) in (typed, named)), None)
    if found is None:
        offered = Items("record.choice", tuple({"choice": factor_label(one)} for one in known))
        raise misfit("record.wrong_choice", field, words=words[:SHOWN], choices=offered)
    return found


def _missing(kind: str, values: Mapping[str, Any], errors: Errors) -> Errors:
    """What a new record needs and was not given."""
    missing: Errors = {}
    for field in fields_of(kind):
        if field.required and not field.is_parent and field.name not in values and field.name not in errors:
            try:
                empty_value(field, None)
            except Misfit as wrong:
                missing[field.name] = wrong.reason
    return missing
