"""An account is forgotten: the customer, its people, and every record of its own. Other accounts are not touched."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from knowledge.evidence import AccountCard
from knowledge.forgetting.belonging import erase_rows, table_of
from knowledge.forgetting.erased import Erased, Needle, counted
from knowledge.forgetting.marks import keep_ids_apart
from knowledge.forgetting.naming import Naming
from knowledge.forgetting.note import words_looked_for
from knowledge.forgetting.written import naming_rows
from knowledge.normal import normal_form
from knowledge.people import Reader
from knowledge.records.accounts import Account, AccountAlias
from knowledge.records.audit import note_change
from knowledge.records.contacts import Contact
from knowledge.records.feedback import Feedback
from knowledge.records.interactions import Interaction
from knowledge.records.message_notes import MessageNote
from knowledge.records.postings import PostingRow
from knowledge.records.requests import RequestRow
from knowledge.records.sales import leave_out_of_products
from knowledge.records.team import TeamMember
from knowledge.records.threads import Thread
from knowledge.retrieval.passages import PassageRow

# So many of its passages are looked for in the files afterwards: the newest, and the longest.
LOOKED_FOR = 150


def forget_account(session: Session, by: Reader, card: AccountCard, *, at: datetime, origin: str) -> Erased:
    """Erases an account with everything that belongs to it. The keys of its notes' messages stay, and nothing else."""
    needles = _needles(session, card.id)
    naming = _naming(session, card.id)
    passages = frozenset(session.scalars(sa.select(PassageRow.id).where(PassageRow.account_id == card.id)))
    notes = list(session.scalars(sa.select(Interaction.id).where(Interaction.account_id == card.id)))
    links = sa.select(MessageNote.key, MessageNote.card).join(Interaction, Interaction.id == MessageNote.note_id)
    messages = session.execute(links.where(Interaction.account_id == card.id)).all()
    requests = _work_about(session, card.id)
    elsewhere = {model.__tablename__: naming_rows(session, model, naming) for model in (Thread, PostingRow, RequestRow)}
    for model, key in ((Thread, Thread.key), (PostingRow, PostingRow.id), (RequestRow, RequestRow.id)):
        session.execute(sa.delete(model).where(key.in_(elsewhere[model.__tablename__])))
    of_account = sa.select(Interaction.id).where(Interaction.account_id == card.id)
    marks = sa.update(MessageNote).where(sa.or_(MessageNote.note_id.in_(of_account), MessageNote.about_id == card.id))
    session.execute(
        marks.values(told="", about_id=None, early="", early_by="", items_left=0),
        execution_options={"synchronize_session": False},
    )
    keep_ids_apart(session, notes, at)
    # What was answered stays as a mark without words, so that it is not answered again when a surface repeats it.
    answered = sa.update(RequestRow).where(RequestRow.account_id == card.id, RequestRow.settled_at.is_not(None))
    session.execute(answered.values(account_id=None))
    leave_out_of_products(session, [card.id])
    erased = erase_rows(session, table_of(Account), [card.id])
    note_change(session, by, "forget account", f"account-{card.id}", at=at, origin=origin)
    session.flush()
    ids = [*requests, *(row.key for row in messages), *elsewhere["postings"], *elsewhere["requests"]]
    return Erased(
        ref=f"account-{card.id}",
        name=card.name,
        erased=counted(erased, {name: len(keys) for name, keys in elsewhere.items()}),
        requests=tuple(dict.fromkeys(ids)),
        cards=tuple(row.card for row in messages if row.card),
        passages=passages,
        needles=needles,
    )


def _work_about(session: Session, account_id: int) -> list[str]:
    """The ids of work that was about the account."""
    found: list[str] = []
    for column, model in ((RequestRow.id, RequestRow), (PostingRow.id, PostingRow), (Feedback.request, Feedback)):
        found += session.scalars(sa.select(column).where(model.account_id == account_id))
    return found


def _names(session: Session, account_id: int) -> list[str]:
    name = session.scalar(sa.select(Account.name).where(Account.id == account_id)) or ""
    aliases = session.scalars(sa.select(AccountAlias.name).where(AccountAlias.account_id == account_id))
    return list(dict.fromkeys(one for one in (name, *aliases) if one.strip()))


def _naming(session: Session, account_id: int) -> Naming:
    """The account by name, and not where another account is called so."""
    names = _names(session, account_id)
    others = {normal_form(one) for one in _other_names(session, account_id)}
    return Naming(tuple(name for name in names if normal_form(name) not in others), (), account_id, False, {})


def _other_names(session: Session, account_id: int) -> Sequence[str]:
    accounts = session.scalars(sa.select(Account.name).where(Account.id != account_id)).all()
    aliases = session.scalars(sa.select(AccountAlias.name).where(AccountAlias.account_id != account_id)).all()
    return [*accounts, *aliases]


def _needles(session: Session, account_id: int) -> tuple[Needle, ...]:
    """Its names, its people's names and numbers, and sentences of what was written."""
    others = [
        *_other_names(session, account_id),
        *session.scalars(sa.select(Contact.name).where(Contact.account_id != account_id)),
        *session.scalars(sa.select(TeamMember.name)),
    ]
    shared = {normal_form(one) for one in others}
    names = _names(session, account_id)
    mine = sa.select(Contact.name, Contact.email, Contact.phone).where(Contact.account_id == account_id)
    for row in session.execute(mine):
        names += [one for one in (row.name, row.email, row.phone) if len(one.strip()) > 3]
    texts = sa.select(PassageRow.words).where(PassageRow.account_id == account_id)
    newest = session.scalars(texts.order_by(PassageRow.id.desc()).limit(LOOKED_FOR)).all()
    longest = session.scalars(texts.order_by(sa.func.length(PassageRow.words).desc()).limit(LOOKED_FOR)).all()
    words = words_looked_for([*newest, *longest])
    return (*(Needle(name, shared=normal_form(name) in shared) for name in dict.fromkeys(names)), *words)
