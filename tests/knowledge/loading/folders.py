"""Small folders of CSV files, written by the tests that load them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from knowledge.book import Book
from knowledge.database import Base
from knowledge.loading.load import plan_load, write_load
from knowledge.loading.plan import LoadPlan
from knowledge.people import LOCAL_OWNER

DHAKA = ZoneInfo("Asia/Dhaka")
NOON = datetime(2026, 11, 23, 6, tzinfo=UTC)

SMALL: dict[str, str] = {
    "team.csv": "id,name,email,function,manager_id\nT2,Arif Chowdhury,arif@delta.example,sales,T1\n"
    "T1,Nasrin Haque,nasrin@delta.example,management,\n",
    "accounts.csv": "id,name,aliases,owner_email,member_emails,currency,parent_id\n"
    "A1,Meghna Stores,মেঘনা স্টোর্স; Meghna,arif@delta.example,nasrin@delta.example,BDT,\n"
    "A2,Padma Mart,,arif@delta.example,,BDT,A1\n",
    "contacts.csv": "id,account_id,name,role\nC1,A1,Rahima Khatun,decision maker\nC2,A2,Kamal Uddin,user\n",
    "products.csv": "id,name,category,list_price\nP1,Jui Soap,Home,45\nP2,Shapla Tea,Food,120.50\n",
    "orders.csv": "id,account_id,ordered_on,status\nO1,A1,2026-03-05,shipped\nO2,A1,2026-04-06,open\n"
    "O3,A2,2026-04-07,shipped\n",
    "order_lines.csv": "id,order_id,product_id,quantity,unit_price,discount\nL1,O1,P1,10,45,0\nL2,O1,P2,2,120.50,10%\n"
    "L3,O2,P1,5,44,\nL4,O3,P2,1,120.50,0\n",
    "interactions.csv": "id,account_id,kind,happened_on,author_email,body,contact_ids\n"
    'N1,A1,note,2026-04-10,arif@delta.example,"Rahima wants a shelf by the till.\n\nShe will decide in May.",C1\n'
    "N2,A2,call,2026-04-11,arif@delta.example,Kamal asks for a later delivery.,C2\n",
    "commitments.csv": "id,account_id,side,statement,owner_email,made_on,due_on\n"
    "K1,A1,ours,Send the shelf drawing,arif@delta.example,2026-04-10,2026-04-20\n",
}


def write_folder(folder: Path, files: dict[str, str] | None = None, **changed: str) -> Path:
    """Writes the files of SMALL, or those given; `changed` replaces some by the name before `.csv`."""
    folder.mkdir(parents=True, exist_ok=True)
    texts = dict(SMALL if files is None else files) | {f"{name}.csv": text for name, text in changed.items()}
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")
    return folder


def load(book: Book, folder: Path, mapping: Path | None = None) -> tuple[LoadPlan, int | None]:
    return write_load(book, LOCAL_OWNER, folder, mapping, NOON, DHAKA)


def planned(book: Book, folder: Path, mapping: Path | None = None) -> LoadPlan:
    return plan_load(book, LOCAL_OWNER, folder, mapping, NOON, DHAKA)


def loaded(book: Book, folder: Path) -> int:
    """Loads a folder; the load's id."""
    load_id = load(book, folder)[1]
    assert load_id is not None
    return load_id


def counts(plan: LoadPlan) -> dict[str, tuple[int, int, int, int]]:
    """New, changed, unchanged and refused rows by kind."""
    return {part.kind: (part.new, part.changed, part.unchanged, part.refused) for part in plan.files}


def refusals(plan: LoadPlan) -> list[tuple[str, int, str, str]]:
    """File, line, column and reason of each refusal."""
    return [(one.file, one.line, one.column, one.reason.id) for one in plan.refusals]


def rows(book: Book, query: str, **values: object) -> list[tuple[object, ...]]:
    with book.reading() as session:
        return [tuple(row) for row in session.execute(sa.text(query), values)]


# The trail and the loads themselves tell of what was taken back; they stay.
STAYS = frozenset({"loads", "load_changes", "audit"})


def everything(book: Book) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table but those of STAYS; passages without their ids, which are never used again."""
    found: dict[str, list[tuple[object, ...]]] = {}
    with book.reading() as session:
        for table in Base.metadata.sorted_tables:
            if table.name in STAYS:
                continue
            columns = [column for column in table.columns if (table.name, column.name) not in _PASSING]
            found[table.name] = sorted((tuple(row) for row in session.execute(sa.select(*columns))), key=repr)
    return found


_PASSING = {("passages", "id"), ("account_aliases", "id")}
