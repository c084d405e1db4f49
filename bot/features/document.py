"""Document: a brief, a plan, a negotiation sheet or the portfolio as a file to hand over."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.compose.brief import Brief
from bot.compose.negotiation import Sheet
from bot.compose.plan import SIDES
from bot.compose.plan_lines import PlanSheet
from bot.compose.render import Style, render, render_value
from bot.desk import Desk
from bot.documents.document import Document, DocumentTable, Ending
from bot.documents.sheets import Whose, document_of_brief, document_of_plan, document_of_sheet
from bot.features.account import account_and_rest, account_meant
from bot.features.accounts import Portfolio, PortfolioRow, accounts
from bot.features.brief import brief
from bot.features.document_words import ENDINGS, DocumentTold
from bot.features.negotiate import negotiate
from bot.features.plan import PlanAsked, plan
from knowledge.errors import BadInput, NotFound
from knowledge.evidence import AccountCard, Message, Money, Name, Percent, Term
from knowledge.people import Reader

COLUMNS = ("rank", "account", "revenue", "share", "abc", "score", "health", "owner")
RIGHT = ("rank", "revenue", "share", "score")
# What a name of a file may hold: letters and digits of any script, with the signs of Bengali.
_NO_NAME = re.compile(r"[^\w\u0980-\u09ff]+")
LONGEST_NAME = 80

Told = Brief | PlanSheet | Sheet | Portfolio


class NothingShared(NotFound):
    """A plan holds nothing that a customer may see. plan: its ref."""

    def __init__(self, plan: str, account: AccountCard) -> None:
        self.plan, self.account_id = plan, account.id
        super().__init__("document.nothing_shared", account=account.shown)


@dataclass(frozen=True, slots=True)
class File:
    """A document as a file: its name, its bytes, its title."""

    name: str
    content: bytes
    title: str


def ending_of(name: str) -> Ending:
    """The kind of document that a file's name asks for. Errors: BadInput."""
    for ending in ENDINGS:
        if name.casefold().endswith(f".{ending}"):
            return ending
    raise BadInput("document.ending_unknown", file=name[-80:], docx=".docx", pdf=".pdf")


def document_asked(
    desk: Desk,
    reader: Reader,
    told: DocumentTold,
    *,
    chosen: int | None = None,
    before: int | None = None,
    as_of: date | None = None,
    language: str = "",
) -> Told:
    """What a document that words ask for is made of.

    chosen: the account that was chosen for the one they name. before: the one spoken of, where they name none.
    Errors: BadInput where they do not say of what, or no account is named; NotFound and Ambiguous for the account;
    as `plan_to_write`.
    """
    if not told.kind:
        raise BadInput("document.of_what")
    if told.kind == "accounts":
        return accounts(desk, reader, as_of)
    account_id, focus = chosen or before, told.focus
    if told.account and chosen is None:
        card, rest = account_and_rest(desk, reader, told.account)
        account_id, focus = card.id, focus or rest
    if account_id is None:
        raise BadInput("errors.account_needed")
    if told.kind == "plan":
        wanted = PlanAsked(account_id=account_id, as_of=as_of, language=language)
        return plan_to_write(desk, reader, wanted, for_customer=told.for_customer)
    of_account: dict[str, Any] = {"account_id": account_id, "as_of": as_of, "language": language}
    if told.kind == "negotiate":
        return negotiate(desk, reader, shared=told.for_customer, **of_account)
    desk.before_search()
    return brief(desk, reader, words=focus, full=told.full, **of_account)


def plan_to_write(desk: Desk, reader: Reader, asked: PlanAsked, *, for_customer: bool = False) -> PlanSheet:
    """A plan that is worth a file. Errors: as `plan`; NotFound where there is none, or nothing a customer may see."""
    sheet = plan(desk, reader, asked, for_customer=for_customer)
    shareable = not for_customer or any(part.name in SIDES for part in sheet.parts)
    if sheet.ref and shareable:
        return sheet
    card = account_meant(desk, reader, asked.account, asked.account_id)
    if not sheet.ref:
        raise NotFound("document.no_plan", account=card.shown)
    raise NothingShared(sheet.ref, card)


def document(desk: Desk, reader: Reader, told: Told, ending: Ending, style: Style) -> File:
    """A file that holds what is told, in the reader's language; made for them, but one that a customer may see."""
    made = document_of(told, reader, style)
    return File(f"{file_name(made)}.{ending}", desk.write(made, ending), made.title)


def files_of(
    desk: Desk, reader: Reader, told: Told, style: Style, endings: Sequence[Ending] = ENDINGS
) -> tuple[File, ...]:
    """A file of each of these kinds."""
    return tuple(document(desk, reader, told, ending, style) for ending in endings)


def document_of(told: Told, reader: Reader, style: Style) -> Document:
    """The document before it is written."""
    whose = Whose(reader.name if reader.member_id is not None or reader.standing == "workspace" else "")
    if isinstance(told, Brief):
        return document_of_brief(told, whose, style)
    if isinstance(told, PlanSheet):
        return document_of_plan(told, whose, style)
    return document_of_sheet(told, whose, style) if isinstance(told, Sheet) else _of_portfolio(told, whose, style)


def file_name(made: Document) -> str:
    """A document's title, which tells its day, as the name of a file without an ending."""
    plain = _NO_NAME.sub("-", made.title).strip("-")[:LONGEST_NAME].rstrip("-")
    return plain.casefold() or made.day.isoformat()


def _of_portfolio(found: Portfolio, whose: Whose, style: Style) -> Document:
    """A row for each account, as the list on the screen."""
    trouble = (render(found.trouble, style),) if found.trouble is not None else ()
    head = [render(Message("document.day", {"day": found.as_of}), style)]
    if whose.person:
        head.append(render(Message("document.for", {"person": Name(whose.person, "person")}), style))
    return Document(
        title=render(Message("accounts.title", {"as_of": found.as_of, "count": len(found.rows)}), style),
        head=tuple(head),
        parts=(),
        style=style,
        day=found.as_of,
        author=whose.person,
        table=DocumentTable(
            tuple(render(Message(f"accounts.{name}"), style) for name in COLUMNS),
            tuple(_row(row, style) for row in found.rows),
            frozenset(COLUMNS.index(name) for name in RIGHT),
        ),
        small=trouble,
        notes_heading=render(Message("brief.part_sources"), style),
        notes=(render(Message("figures.portfolio_definition"), style),),
    )


def _row(row: PortfolioRow, style: Style) -> tuple[str, ...]:
    health = ""
    if row.health is not None:
        health = f"{render_value(row.health, style)} {render_value(Term('colour', row.colour), style)}"
    return (
        render_value(row.rank, style),
        render_value(row.shown, style),
        render_value(Money(row.revenue, row.currency), style),
        render_value(Percent(row.share), style),
        row.abc,
        render_value(row.score, style) if row.score is not None else "",
        health,
        row.owner,
    )
