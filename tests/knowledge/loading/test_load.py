"""A load does what its plan says, whole, once, and names what it does not take."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa

from knowledge.book import Book
from knowledge.errors import BadInput
from tests.knowledge.loading.folders import SMALL, counts, everything, load, planned, refusals, rows, write_folder


def test_the_plan_tells_what_the_load_then_does_and_writes_nothing(book: Book, tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "data")
    before = everything(book)
    plan = planned(book, folder)
    assert everything(book) == before
    assert rows(book, "SELECT count(*) FROM loads") == [(0,)]
    done, load_id = load(book, folder)
    assert counts(done) == counts(plan)
    assert done.refusals == plan.refusals
    assert (done.duplicates, load_id) == (plan.duplicates, 1)


def test_loading_the_same_folder_again_changes_nothing(book: Book, tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "data")
    load(book, folder)
    before = everything(book)
    plan, load_id = load(book, folder)
    assert load_id is None
    assert (plan.new, plan.changed, plan.unchanged) == (0, 0, 18)
    assert everything(book) == before
    assert rows(book, "SELECT count(*) FROM loads") == [(1,)]


def test_what_a_record_refers_to_is_found_wherever_it_stands_in_the_file(book: Book, tmp_path: Path) -> None:
    load(book, write_folder(tmp_path / "data"))
    assert rows(book, "SELECT source_id, manager_id FROM team_members ORDER BY id") == [("T2", 2), ("T1", None)]
    assert rows(book, "SELECT name, parent_id FROM accounts ORDER BY id") == [
        ("Meghna Stores", None),
        ("Padma Mart", 1),
    ]


def test_months_of_sales_follow_orders_that_change_move_or_are_cancelled(book: Book, tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "data")
    load(book, folder)
    total = "SELECT account_id, sum(net) FROM monthly_sales GROUP BY account_id ORDER BY account_id"
    assert [int(str(net)) for _, net in rows(book, total)] == [886_900_000, 120_500_000]
    orders = (
        SMALL["orders.csv"]
        .replace("O2,A1,2026-04-06,open", "O2,A2,2026-04-06,open")
        .replace("O3,A2,2026-04-07,shipped", "O3,A2,2026-04-07,cancelled")
    )
    plan, _ = load(book, write_folder(folder, orders=orders))
    assert counts(plan)["order"] == (0, 2, 1, 0)
    assert [int(str(net)) for _, net in rows(book, total)] == [666_900_000, 220_000_000]
    lines = SMALL["order_lines.csv"].replace("L1,O1,", "L1,O2,")
    load(book, write_folder(folder, orders=orders, order_lines=lines))
    assert [int(str(net)) for _, net in rows(book, total)] == [216_900_000, 670_000_000]


def test_a_changed_row_is_told_apart_from_an_unchanged_one_its_lists_and_its_manager_too(
    book: Book, tmp_path: Path
) -> None:
    folder = write_folder(tmp_path / "data")
    load(book, folder)
    changed = write_folder(
        folder,
        team=SMALL["team.csv"].replace("sales,T1", "sales,"),
        accounts=SMALL["accounts.csv"].replace("; Meghna,", ","),
        interactions=SMALL["interactions.csv"].replace("by the till", "by the door"),
    )
    plan, load_id = load(book, changed)
    assert load_id == 2
    assert {kind: found[1] for kind, found in counts(plan).items() if found[1]} == {
        "team": 1,
        "account": 1,
        "interaction": 1,
    }
    assert rows(book, "SELECT manager_id FROM team_members") == [(None,), (None,)]
    assert rows(book, "SELECT name FROM account_aliases") == [("মেঘনা স্টোর্স",)]
    assert rows(book, "SELECT words FROM passages WHERE words LIKE '%by the%'") == [
        ("Rahima wants a shelf by the door.",)
    ]


def test_a_file_with_fewer_columns_leaves_the_other_fields_as_they_are(book: Book, tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "data")
    load(book, folder)
    only = write_folder(
        tmp_path / "some",
        {
            "accounts.csv": "id,name,segment,tier,city,country,currency\nA1,Meghna Superstores,,,Dhaka,,BDT\n",
            "order_lines.csv": "id,order_id,product_id,quantity,unit_price\nL2,O1,P2,4,120.50\n",
        },
    )
    plan, _ = load(book, only)
    assert counts(plan) == {"account": (0, 1, 0, 0), "order_line": (0, 1, 0, 0)}
    assert rows(book, "SELECT name, city, owner_id FROM accounts WHERE id = 1") == [("Meghna Superstores", "Dhaka", 1)]
    assert rows(book, "SELECT count(*) FROM account_aliases") == [(2,)]
    assert rows(book, "SELECT net FROM order_lines WHERE source_id = 'L2'") == [(433_800_000,)]


@pytest.mark.parametrize(
    ("name", "row", "refusal"),
    [
        ("accounts", "A1,Meghna again", ("accounts.csv", 4, "", "load.row_broken")),
        ("accounts", "A1,Meghna again,,,,BDT,", ("accounts.csv", 4, "id", "load.id_twice")),
        ("accounts", " ,Jamuna Mart,,,,BDT,", ("accounts.csv", 4, "id", "load.id_missing")),
        ("accounts", "A3, ,,,,BDT,", ("accounts.csv", 4, "name", "load.cell_empty")),
        ("accounts", "A3,Jamuna,,who@x.example,,,", ("accounts.csv", 4, "owner_email", "load.unknown_reference")),
        ("accounts", "A3,Jamuna Mart,,,,Taka 5,", ("accounts.csv", 4, "currency", "load.not_a_currency")),
        ("accounts", "A3," + "x" * 501 + ",,,,BDT,", ("accounts.csv", 4, "name", "load.text_too_long")),
        ("accounts", "A3,Jamuna \0 Mart,,,,BDT,", ("accounts.csv", 4, "name", "load.cell_binary")),
        ("orders", "O4,A9,2026-04-07,open", ("orders.csv", 5, "account_id", "load.unknown_reference")),
        ("orders", "O4,a1,2026-04-07,open", ("orders.csv", 5, "account_id", "load.unknown_reference")),
        ("orders", "O4,A1,4/31/2026,open", ("orders.csv", 5, "ordered_on", "load.not_a_date")),
        ("orders", "O4,A1,2026-04-07,lost", ("orders.csv", 5, "status", "load.not_a_choice")),
        ("order_lines", "L5,O1,P1,ten,45,0", ("order_lines.csv", 6, "quantity", "load.not_a_number")),
        ("order_lines", "L5,O1,P1,1,45,15", ("order_lines.csv", 6, "discount", "load.not_a_share")),
        ("order_lines", "L5,O1,P1,9000000,9000000,0", ("order_lines.csv", 6, "quantity", "load.number_too_large")),
        ("order_lines", "L5,O1,P1,99000000000,1,0", ("order_lines.csv", 6, "quantity", "load.number_too_large")),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_taken_is_named_and_the_others_are_loaded(
    book: Book, tmp_path: Path, name: str, row: str, refusal: tuple[str, int, str, str]
) -> None:
    folder = write_folder(tmp_path / "data", SMALL | {f"{name}.csv": SMALL[f"{name}.csv"] + row + "\n"})
    if "\0" in row:  # not at the beginning, where it would make the whole file binary
        accounts = "".join(f"B{n},Shop {n},,,,BDT,\n" for n in range(4_000))
        write_folder(folder, accounts=SMALL["accounts.csv"] + accounts + row + "\n")
        refusal = (refusal[0], 4_004, *refusal[2:])
    plan, load_id = load(book, folder)
    assert load_id == 1
    assert refusals(plan) == [refusal]
    assert plan.refused == 1


def test_an_id_met_in_an_earlier_part_of_a_long_file_is_known_by_its_line(book: Book, tmp_path: Path) -> None:
    many = "".join(f"A{n},Shop {n},,,,BDT,\n" for n in range(3, 4_500))
    folder = write_folder(tmp_path / "data", accounts=SMALL["accounts.csv"] + many + "A2,Padma again,,,,BDT,\n")
    plan, _ = load(book, folder)
    assert [one.reason.values for one in plan.refusals] == [{"id": "A2", "first": 3}]
    assert counts(plan)["account"] == (4_499, 0, 0, 1)


def test_an_id_met_in_rows_still_on_their_way_is_known_and_a_file_that_breaks_off_behind_them_loads_nothing(
    book: Book, tmp_path: Path
) -> None:
    orders = [f"X{n},A1,2026-05-01,open\n" for n in range(4_500)]
    again = [*orders[:2_100], orders[150], *orders[2_100:], orders[150], orders[4_400]]
    text = SMALL["orders.csv"] + "".join(again)
    before = everything(book)
    with pytest.raises(BadInput):
        load(book, write_folder(tmp_path / "broken", orders=text + 'X9,A1,"half'))
    assert everything(book) == before
    plan, _ = load(book, write_folder(tmp_path / "data", orders=text))
    assert [one.reason.values for one in plan.refusals] == [
        {"id": "X150", "first": 155},
        {"id": "X150", "first": 155},
        {"id": "X4400", "first": 4_406},
    ]
    assert rows(book, "SELECT count(*), count(DISTINCT source_id) FROM orders") == [(4_503, 4_503)]


def test_a_manager_or_a_participant_who_is_not_there_is_left_out_and_told(book: Book, tmp_path: Path) -> None:
    folder = write_folder(
        tmp_path / "data",
        team=SMALL["team.csv"].replace("sales,T1", "sales,T9"),
        interactions=SMALL["interactions.csv"].replace('May.",C1', 'May.",C1;C8'),
    )
    plan, _ = load(book, folder)
    assert [(one.file, one.line, one.column) for one in plan.left_out] == [
        ("team.csv", 2, "manager_id"),
        ("interactions.csv", 2, "contact_ids"),
    ]
    assert (plan.cells_left_out, plan.refused) == (2, 0)
    assert rows(book, "SELECT count(*) FROM interaction_contacts") == [(2,)]


def test_commands_to_the_database_in_a_name_are_a_name(book: Book, tmp_path: Path) -> None:
    name = "Robi'); DROP TABLE accounts; --"
    folder = write_folder(tmp_path / "data", accounts=SMALL["accounts.csv"] + f"A3,{name},,,,BDT,\n")
    load(book, folder)
    assert rows(book, "SELECT name FROM accounts WHERE source_id = 'A3'") == [(name,)]


def test_a_file_that_breaks_off_inside_a_quotation_loads_nothing_at_all(book: Book, tmp_path: Path) -> None:
    before = everything(book)
    folder = write_folder(tmp_path / "data", interactions=SMALL["interactions.csv"] + 'N3,A1,note,2026-04-12,,"half')
    with pytest.raises(BadInput) as refused:
        load(book, folder)
    assert refused.value.message.values == {"file": "interactions.csv", "line": 6}
    assert everything(book) == before


def test_many_refusals_are_counted_and_the_first_are_kept(book: Book, tmp_path: Path) -> None:
    bad = "".join(f"X{n},A1,no day,open\n" for n in range(500))
    plan, _ = load(book, write_folder(tmp_path / "data", orders=SMALL["orders.csv"] + bad))
    assert (plan.refused, len(plan.refusals)) == (500, 200)


def test_ids_are_the_same_on_both_databases_and_the_next_record_goes_on_from_them(book: Book, tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "data")
    planned(book, folder)
    load(book, folder)
    assert rows(book, "SELECT id, source_id FROM accounts ORDER BY id") == [(1, "A1"), (2, "A2")]
    rows_before = rows(book, "SELECT max(id) FROM interactions")
    assert rows_before == [(2,)]
    more = SMALL["interactions.csv"] + "N3,A1,note,2026-04-12,,Third,\n"
    load(book, write_folder(folder, interactions=more))
    assert rows(book, "SELECT id FROM interactions WHERE source_id = 'N3'") == [(3,)]


def test_after_a_large_load_postgresql_plans_by_what_its_tables_hold(sample_on_postgresql: Book) -> None:
    tables = {"orders", "order_lines", "monthly_sales"}
    with sample_on_postgresql.reading() as session:
        looked_at = session.execute(sa.text("SELECT relname, reltuples FROM pg_class")).all()
    assert {name for name, rows in looked_at if rows > 0} >= tables
