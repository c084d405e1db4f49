"""What a new record begins with: what it is added to, and what its fields hold at first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.desk import Desk
from knowledge.errors import BadInput, NotFound
from knowledge.evidence import Term
from knowledge.keeping.fields import fields_of
from knowledge.keeping.kept import KEPT
from knowledge.keeping.records import account_of, kind_and_key
from knowledge.keeping.referred import candidates
from knowledge.keeping.shown import words_of
from knowledge.loading.kinds import KINDS, PARENTS
from knowledge.people import Reader
from knowledge.records.accounts import account_card

Given = Mapping[str, str]
_NONE: Given = {}


def first_words(
    session: Any, desk: Desk, reader: Reader, kind: str, account_id: int, given: Given = _NONE
) -> dict[str, str]:
    """What the fields of a new record are at first: the table's own choice, today, the reader, the account's currency,
    the newest plan. What somebody else promised is not the reader's.
    """
    currency = account_card(session, reader, account_id).currency
    is_mine = reader.member_id is not None and (kind != "commitment" or given.get("side") == "ours")
    words: dict[str, str] = {}
    for one in fields_of(kind):
        default = KINDS[kind].blanks.get(one.name)
        if one.type == "choice" and default:
            words[one.name] = words_of(one, default, desk.zone)
        elif one.today:
            words[one.name] = desk.now().date().isoformat()
        elif one.mine and is_mine:
            words[one.name] = f"team-{reader.member_id}"
        elif one.type == "currency":
            words[one.name] = currency
        elif one.is_parent and (known := candidates(session, one.refers_to, account_id)):
            words[one.name] = f"{one.refers_to}-{known[0].key}"
    return words


def account_of_parent(session: Any, parent: str, kind: str) -> int:
    """The account that a record of a kind is added to with such a parent: an account's ref, a plan's, an objective's.

    Errors: NotFound for the ref; BadInput where records of this kind are not added by hand.
    """
    if kind not in KEPT or kind == "account":
        raise BadInput("record.no_kind", words=kind[:40])
    found, key = kind_and_key(parent)
    if found.name == "account":
        return key
    if found.name != PARENTS.get(kind):
        raise NotFound("keeping.unknown", ref=parent[:40])
    return account_of(session, KINDS[kind], {f"{found.name}_id": key})


def no_parent(kind: str) -> BadInput:
    """That there is nothing yet which such a record could be added to."""
    return BadInput("record.no_parent", parent=Term("kind", PARENTS[kind]), kind=Term("kind", kind))


def fixed_by(kind: str, parent: str, account_id: int) -> dict[str, Any]:
    """The fields that are filled by what a record is added to."""
    if kind not in PARENTS:
        return {"account_id": account_id}
    found, key = kind_and_key(parent)
    return {} if found.name == "account" else {f"{found.name}_id": key}
