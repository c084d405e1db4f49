"""The records that a field may refer to: offered as a list, known by their ref, or by their name as typed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.evidence import Message
from knowledge.keeping.fields import Field
from knowledge.keeping.typed import SHOWN, Misfit, misfit, parts_of
from knowledge.loading.kinds import KINDS
from knowledge.names import name_score
from knowledge.normal import normal_form
from knowledge.records.account_names import ALIKE, FITS, MOST_OFFERED, NEAR
from knowledge.records.contacts import Contact, spoken_names
from knowledge.records.needs import Need, NeedStatus
from knowledge.records.plan import Objective, Plan
from knowledge.records.products import Product
from knowledge.records.stores import Store
from knowledge.records.team import TeamMember

# A contact that reports up so many steps reports in a circle.
_DEEPEST = 50
_OF_WORDS = frozenset({"need", "objective", "plan"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record that may be referred to, by its name; `called`: whatever else it goes by."""

    key: int
    name: str
    called: tuple[str, ...] = ()


def candidates(session: Session, kind: str, account_id: int) -> list[Candidate]:
    """All records of a kind that a record of this account may refer to, those that count now first."""
    match kind:
        case "contact":
            query = sa.select(Contact.id, Contact.name, Contact.aliases).where(Contact.account_id == account_id)
            rows = session.execute(query.order_by(Contact.left_on.is_not(None), Contact.id)).all()
            return [Candidate(key, name, spoken_names(name, aliases)) for key, name, aliases in rows]
        case "team":
            team = session.execute(
                sa.select(TeamMember.id, TeamMember.name, TeamMember.aliases, TeamMember.email).order_by(
                    TeamMember.name
                )
            )
            return [Candidate(key, name, (*spoken_names(name, more), mail)) for key, name, more, mail in team]
        case "product":
            products = sa.select(Product.id, Product.name, Product.aliases)
            found = session.execute(products.order_by(Product.discontinued_on.is_not(None), Product.name)).all()
            return [Candidate(key, name, spoken_names(name, more)) for key, name, more in found]
    return _plain(session, kind, account_id)


def _plain(session: Session, kind: str, account_id: int) -> list[Candidate]:
    queries: Mapping[str, sa.Select[int, str]] = {
        "need": sa.select(Need.id, Need.statement)
        .where(Need.account_id == account_id)
        .order_by(Need.status != NeedStatus.OPEN, Need.stated_on.desc(), Need.id.desc()),
        "store": sa.select(Store.id, Store.name)
        .where(Store.account_id == account_id)
        .order_by(Store.closed_on.is_not(None), Store.name),
        "plan": sa.select(Plan.id, Plan.title)
        .where(Plan.account_id == account_id)
        .order_by(Plan.starts_on.desc(), Plan.id.desc()),
        "objective": sa.select(Objective.id, Objective.statement)
        .join(Plan, Plan.id == Objective.plan_id)
        .where(Plan.account_id == account_id)
        .order_by(Plan.starts_on.desc(), Objective.id),
    }
    return [Candidate(key, name) for key, name in session.execute(queries[kind])]


def key_of(field: Field, words: str, known: Iterable[Candidate]) -> int:
    """The one record that words mean: by its ref ("contact-12"), its name, or what else it is called.

    Errors: Misfit.
    """
    known = list(known)
    typed = normal_form(words)
    exact = [one for one in known if typed in (f"{field.refers_to}-{one.key}", normal_form(one.name))]
    called = [one for one in known if typed and typed in map(normal_form, one.called)]
    found = exact or called or _alike(field, words, known)
    if len(found) == 1:
        return found[0].key
    shown = words.strip()[:SHOWN]
    if found:
        choices = "; ".join(f"{one.name} ({field.refers_to}-{one.key})" for one in found[:MOST_OFFERED])
        raise misfit("record.wrong_several", field, words=shown, choices=choices)
    near = sorted(known, key=lambda one: -_score(words, one))
    names = [one.name for one in near[:MOST_OFFERED] if _score(words, one) >= NEAR] or [one.name for one in near[:1]]
    if not names:
        raise misfit("record.wrong_none", field)
    raise misfit("record.wrong_unknown", field, words=shown, nearest="; ".join(names))


def keys_of(field: Field, words: str, known: Iterable[Candidate]) -> list[int]:
    """The records that the parts of a list mean. Errors: Misfit."""
    known = list(known)
    return sorted({key_of(field, part, known) for part in parts_of(words)})


def _alike(field: Field, words: str, known: list[Candidate]) -> list[Candidate]:
    """Those whose names fit words best; of what has a sentence for a name, also those that hold the words."""
    scored = sorted(((_score(words, one), -place, one) for place, one in enumerate(known)), reverse=True)
    best = scored[0][0] if scored else 0.0
    if best >= FITS:
        return [one for score, _, one in scored if score >= best - ALIKE]
    if field.refers_to in _OF_WORDS and len(normal_form(words)) > 2:
        return [one for one in known if normal_form(words) in normal_form(one.name)]
    return []


def _score(words: str, one: Candidate) -> float:
    return max((name_score(words, name) for name in (one.name, *one.called) if name), default=0.0)


def check_line(session: Session, field: Field, key: int | None, boss: int | None) -> None:
    """That nobody reports to themselves, by whatever detour. key: the contact; boss: whom they are to report to.

    Errors: Misfit.
    """
    at, steps = boss, 0
    while at is not None and steps < _DEEPEST:
        if at == key:
            raise Misfit(Message("record.wrong_line", {"field": field.label}))
        at = session.scalar(sa.select(Contact.reports_to_id).where(Contact.id == at))
        steps += 1


# What each kind is called by, where another record refers to it.
_NAMED = {"team": "name", "contact": "name", "product": "name", "need": "statement", "objective": "statement"}
_NAMED |= {"store": "name", "plan": "title", "account": "name"}


def names_of(session: Session, wanted: Mapping[str, Iterable[int]]) -> dict[tuple[str, int], str]:
    """What records are called, by kind and id; one that is gone is left out."""
    found: dict[tuple[str, int], str] = {}
    for kind, keys in wanted.items():
        table, ids = KINDS[kind].table, sorted(set(keys))
        if ids and kind in _NAMED:
            rows = session.execute(sa.select(table.c.id, table.c[_NAMED[kind]]).where(table.c.id.in_(ids)))
            found |= {(kind, key): name for key, name in rows}
    return found
