"""The mapping that fits a folder is found, and every mistake in one of a person's own is named with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.compose.render import Style, render
from knowledge.book import Book
from knowledge.errors import BadInput
from knowledge.loading.mapping import recognise
from knowledge.loading.mapping_file import packaged_mappings, read_mapping
from knowledge.loading.template import write_template
from tests.knowledge.loading.folders import counts, load, planned, rows, write_folder

NORTHWIND = {
    "employees.csv": 'EmployeeID,FirstName,LastName,ReportsTo,Notes\n1,Nina,Dahl,2,"Speaks\nNorwegian"\n2,Per,Holm,,\n',
    "customers.csv": "CustomerID,CompanyName,ContactName,ContactTitle,City,Country,Phone\n"
    "FJORD,Fjord Handel,Ola Berg,Owner,Bergen,Norway,123\nFjor2,Fjord Handel AS,,,Oslo,Norway,\n",
    "categories.csv": "CategoryID,CategoryName\n1,Drinks\n",
    "products.csv": "ProductID,ProductName,CategoryID,UnitPrice,QuantityPerUnit\n7,Birch Syrup,1,18,12 bottles\n",
    "orders.csv": "OrderID,CustomerID,EmployeeID,OrderDate,RequiredDate,ShippedDate\n"
    "900,FJORD,1,1997-03-04,1997-04-01,1997-03-10\n901,FJORD,2,1997-05-04,1997-06-01,\n",
    "order_details.csv": "OrderID,ProductID,UnitPrice,Quantity,Discount\n900,7,18,10,0.15\n901,7,18.5,4,0\n",
    "suppliers.csv": "SupplierID,CompanyName\n1,Skog\n",
}

OWN = """
name = "till"
[[file]]
file = "shops.csv"
record = "account"
key = ["code"]
[file.columns]
name = "shop"
owner_id = "rep"
[file.by]
owner_id = "name"
"""


def own(folder: Path, text: str) -> Path:
    path = folder / "own.toml"
    path.write_text(text, encoding="utf-8")
    return path


def mistakes(folder: Path, text: str) -> str:
    with pytest.raises(BadInput) as refused:
        read_mapping(own(folder, text))
    return render(refused.value.message, Style())


def test_each_packaged_layout_is_recognised_by_its_columns(tmp_path: Path) -> None:
    ours = recognise(write_folder(tmp_path / "ours"), packaged_mappings())
    assert ours.mapping.name == "keybrief"
    theirs = recognise(write_folder(tmp_path / "theirs", NORTHWIND), packaged_mappings())
    assert (theirs.mapping.name, theirs.unused) == ("northwind", ("suppliers.csv",))


def test_a_trading_company_is_loaded_with_joined_names_looked_up_categories_and_likely_duplicates(
    book: Book, tmp_path: Path
) -> None:
    plan, _ = load(book, write_folder(tmp_path / "trade", NORTHWIND))
    assert counts(plan) == {
        "team": (2, 0, 0, 0),
        "account": (2, 0, 0, 0),
        "contact": (1, 0, 0, 1),
        "product": (1, 0, 0, 0),
        "order": (2, 0, 0, 0),
        "order_line": (2, 0, 0, 0),
    }
    assert [(one.name, one.source_ids) for one in plan.duplicates] == [("Fjord Handel", ("FJORD", "Fjor2"))]
    assert plan.files[0].unused_columns == ("Notes",)
    assert rows(book, "SELECT name, manager_id FROM team_members ORDER BY id") == [("Nina Dahl", 2), ("Per Holm", None)]
    assert rows(book, "SELECT category FROM products") == [("Drinks",)]
    assert rows(book, "SELECT status FROM orders ORDER BY id") == [("shipped",), ("open",)]
    assert rows(book, "SELECT net FROM order_lines ORDER BY id") == [(153_000_000,), (74_000_000,)]


def test_words_to_look_up_in_a_file_that_is_missing_stay_as_they_are(book: Book, tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "trade", NORTHWIND)
    load(book, folder)
    (folder / "categories.csv").unlink()
    plan, load_id = load(book, folder)
    assert (plan.missing_files, load_id) == (("categories.csv",), None)
    assert rows(book, "SELECT category FROM products") == [("Drinks",)]


def test_column_names_are_known_whatever_their_case(book: Book, tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "own", {"Accounts.CSV": "ID,NAME,City\n1,Meghna Stores,Dhaka\n"})
    plan, _ = load(book, folder)
    assert (counts(plan), plan.files[0].unused_columns) == ({"account": (1, 0, 0, 0)}, ())


def test_a_mapping_of_ones_own_is_used(book: Book, tmp_path: Path) -> None:
    write_folder(tmp_path / "data", {"team.csv": "id,name\nT1,Arif Chowdhury\n"})
    load(book, tmp_path / "data")
    folder = write_folder(tmp_path / "shops", {"shops.csv": "code;shop;rep\n7;Meghna Stores;arif chowdhury\n"})
    plan, _ = load(book, folder, own(tmp_path, OWN))
    assert counts(plan) == {"account": (1, 0, 0, 0)}
    assert rows(book, "SELECT name, owner_id, source FROM accounts") == [("Meghna Stores", 1, "till")]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('record = "account"', 'record = "acount"', "[[file]] 1 record = acount: no such record (team, account,"),
        ('name = "shop"', 'nmae = "shop"', "[[file]] 1 (shops.csv) columns.nmae: no such field (name, parent_id,"),
        ('name = "shop"', 'nmae = "shop"', "columns.name: is needed and has no column"),
        ('name = "shop"', "name = 7", "[[file]] 1 (shops.csv) columns name: must be text"),
        ('key = ["code"]', 'key = "code"', "[[file]] 1 key: must be a list of texts"),
        ('key = ["code"]', "", "[[file]] 1 key: is missing"),
        ('owner_id = "name"', 'owner_id = "shoe"', "by.owner_id = shoe: no such field (email, name)"),
        ('owner_id = "name"', 'city = "name"', "by.city: refers to no other record"),
        ("[file.by]", "[file.bye]", "[[file]] 1 bye: is unknown (file, record, key, columns,"),
        ("[file.by]", '[file.lists]\nfriends = "rep"\n[file.by]', "lists.friends: no such list (aliases, members)"),
        ("[file.by]", '[file.constants]\nname = "x"\n[file.by]', "constants.name: stands twice (columns.name)"),
        ("[file.by]", '[file.joined]\ncity = "a"\n[file.by]', "joined.city: must be a list of texts"),
        ("[file.by]", '[file.when_set]\ntier = { column = "a", valeu = "b" }\n[file.by]', "valeu: is unknown"),
        ("[file.by]", '[file.lookup]\ncity = "b"\n[file.by]', "lookup.city: must be a table"),
        ('name = "till"', "", "name: is missing"),
        ('owner_id = "rep"', 'source_id = "rep"', "columns.source_id: no such field"),
    ],
)
def test_each_mistake_in_a_mapping_is_named_with_its_place(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert told in mistakes(tmp_path, OWN.replace(old, new))


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    said = mistakes(tmp_path, OWN.replace('name = "shop"', 'nmae = "shop"').replace("[file.by]", "[file.bye]"))
    assert "nmae" in said
    assert "bye" in said


def test_a_mapping_that_is_no_toml_is_told_with_its_line(tmp_path: Path) -> None:
    assert "line 3" in mistakes(tmp_path, OWN.replace("[[file]]", "[[file"))
    assert mistakes(tmp_path, "") == "The mapping own.toml is wrong. name: is missing; [[file]]: is missing."


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda path: None, "load.folder_missing"),
        (lambda path: path.write_text("x"), "load.folder_is_file"),
        (lambda path: path.symlink_to(path), "load.folder_is_file"),
        (lambda path: path.mkdir(), "load.nothing_known"),
        (lambda path: (path / "accounts.csv").mkdir(parents=True), "load.file_is_folder"),
        (lambda path: (path.mkdir(), (path / "accounts.csv").symlink_to("accounts.csv")), "load.file_unreadable"),
        (lambda path: write_folder(path, {"accounts.csv": "code,title\nA1,x\n"}), "load.nothing_known"),
        (lambda path: write_folder(path, {"accounts.csv": "id,title\nA1,x\n"}), "load.column_missing"),
    ],
    ids=["missing", "file", "loop", "empty", "folder-as-file", "link-loop", "other-columns", "no-name"],
)  # fmt: skip
def test_a_folder_that_cannot_be_loaded_is_refused(book: Book, tmp_path: Path, make: object, message: str) -> None:
    folder = tmp_path / "data"
    make(folder)  # type: ignore[operator]
    with pytest.raises(BadInput) as refused:
        planned(book, folder)
    assert refused.value.message.id == message


def test_the_template_is_our_own_layout_and_stays_what_a_person_made_of_it(book: Book, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    assert write_template(folder) == 29
    filled = (folder / "accounts.csv").read_text(encoding="utf-8-sig").strip() + "\n"
    names = filled.strip().split(",")
    values = {"id": "A1", "name": "Meghna Stores", "currency": "BDT"}
    (folder / "accounts.csv").write_text(filled + ",".join(values.get(name, "") for name in names), encoding="utf-8")
    assert write_template(folder) == 0
    plan, _ = load(book, folder)
    assert plan.new == 1
    assert all(part.unused_columns == () for part in plan.files)
