"""Rows that were read become rows that can be written: references as ids, what follows from other fields filled in."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from knowledge.database import MICRO
from knowledge.evidence import Message, Term, Value
from knowledge.loading.block import Block, Misread, Reference, Refused
from knowledge.loading.reading import RowReader
from knowledge.loading.references import References
from knowledge.loading.values import MOST

NONE = Decimal(0)


def resolve(
    reader: RowReader, block: Block, references: References, currencies: Mapping[int, str], stored: Mapping[str, Any]
) -> tuple[Block, Refused]:
    """The rows with every field the file fills, and those that cannot be taken; references within the kind come later.

    references: fetched before. stored: the records that are there already, by their id in the source. Fields of a
    refused row may be None.
    """
    kind, refused = reader.kind, Refused()
    values = dict(block.values)
    for name in reader.references:
        values[name] = _ids(reader, name, values[name], references, refused)
    if kind.name == "order_line":
        values["net"] = _nets(reader, block, stored, refused)
    if "starts_on" in values and "ends_on" in values:
        for place, (starts, ends) in enumerate(zip(values["starts_on"], values["ends_on"], strict=True)):
            if starts is not None and ends is not None and ends < starts:
                reason = Message("load.ends_before", {"starts": starts, "ends": ends})
                refused.setdefault(place, Misread(reader.column_of("ends_on"), reason))
    if "account_id" in values and "currency" in kind.fields:
        accounts = values["account_id"]
        given = values.get("currency") or [""] * len(accounts)
        values["currency"] = [one or currencies.get(account, "") for one, account in zip(given, accounts, strict=True)]
    return Block(block.lines, block.source_ids, values, block.lists), refused


def _ids(
    reader: RowReader, name: str, column: list[Reference | None], references: References, refused: Refused
) -> list[int | None]:
    """The ids of the records meant; each reference is looked up once."""
    wanted = {one for one in column if one is not None}
    known: dict[Reference | None, int | None] = {one: references.look_up(one) for one in wanted}
    if None in known.values():
        for place, one in enumerate(column):
            if one is not None and known[one] is None:
                refused.setdefault(place, Misread(reader.column_of(name), unknown(one)))
    known[None] = None
    return [known[one] for one in column]


def _nets(reader: RowReader, block: Block, stored: Mapping[str, Any], refused: Refused) -> list[Decimal]:
    discounts = block.values.get("discount") or [
        stored[key]["discount"] if key in stored else NONE for key in block.source_ids
    ]
    nets = list(map(net, block.values["unit_price"], block.values["quantity"], discounts))
    for place, amount in enumerate(nets):
        if not -MOST <= amount <= MOST:
            reason = Message("load.number_too_large", {"cell": amount})
            refused.setdefault(place, Misread(reader.column_of("quantity"), reason))
    return nets


def net(unit_price: Decimal, quantity: Decimal, discount: Decimal) -> Decimal:
    """Unit price x quantity x (1 - discount), exact to a millionth."""
    return (unit_price * quantity * (1 - discount)).quantize(MICRO, ROUND_HALF_UP)


def unknown(reference: Reference) -> Message:
    """Why a row or a cell is not taken: what it refers to is not there."""
    values: dict[str, Value] = {"words": reference.words[:80], "kind": Term("loaded", reference.kind)}
    return Message("load.unknown_reference", values)
