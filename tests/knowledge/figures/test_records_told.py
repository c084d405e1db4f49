"""What figures tell of orders, commitments, meetings, people, needs and deals, against the sample's files."""

from __future__ import annotations

import statistics
from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from knowledge.book import Book
from knowledge.evidence import Figure, Message, Percent, Quantity, Term
from tests.conftest import SAMPLE_DAY
from tests.knowledge.figures.computed import asked, figure, rows_of
from tests.knowledge.sample.recount import Files

DAYS = (SAMPLE_DAY, SAMPLE_DAY - timedelta(days=92), SAMPLE_DAY - timedelta(days=300))


def files_on(folder: Path, as_of: date) -> Files:
    """The files as they would have been on the day: with nothing dated later."""
    files = Files(folder, as_of)
    day = as_of.isoformat()
    files.orders = {key: row for key, row in files.orders.items() if row["ordered_on"] <= day}
    return files


def numbers(found: Figure | Message) -> dict[str, Any]:
    """The quantities a figure tells, by name."""
    values = (found.sentence if isinstance(found, Figure) else found).values
    return {key: value.number for key, value in values.items() if isinstance(value, Quantity)}


def listed(found: Figure | Message, name: str) -> list[str]:
    """One column of the rows listed, as words."""
    message = found.sentence if isinstance(found, Figure) else found
    return [str(getattr(row[name], "text", "")) for row in rows_of(message)]


def kept(row: Mapping[str, str]) -> bool:
    return row["status"] != "cancelled"


@pytest.mark.parametrize("as_of", DAYS)
def test_orders_late_and_not_shipped(sample_book: Book, sample_folder: Path, as_of: date) -> None:
    files, day = files_on(sample_folder, as_of), as_of.isoformat()
    for name, key in files.accounts.items():
        rows = [row for row in files.orders.values() if row["account_id"] == key and kept(row)]
        shipped = [row for row in rows if row["shipped_on"] and row["shipped_on"] <= day]
        late = [row for row in shipped if row["shipped_on"] > row["required_on"]]
        waiting = [row for row in rows if row not in shipped]
        found = figure(sample_book, name, "late_orders", asked(as_of))
        if not rows:
            assert isinstance(found, Message)
            continue
        assert numbers(found) == {
            "late": len(late),
            "unshipped": len(waiting),
            "overdue": sum(row["required_on"] < day for row in waiting),
            "shipped": len(shipped),
        }
        assert isinstance(found, Figure)
        assert found.sentence.values["share"] == Percent(Decimal(len(late)) / len(shipped))


@pytest.mark.parametrize("as_of", DAYS)
def test_the_last_order_and_the_usual_gap(sample_book: Book, sample_folder: Path, as_of: date) -> None:
    files = files_on(sample_folder, as_of)
    for name, key in files.accounts.items():
        days = sorted({row["ordered_on"] for row in files.orders.values() if row["account_id"] == key and kept(row)})
        last = figure(sample_book, name, "last_order", asked(as_of))
        if not days:
            assert isinstance(last, Message)
            continue
        assert isinstance(last, Figure)
        assert last.sentence.values["last"] == date.fromisoformat(days[-1])
        since = (as_of - date.fromisoformat(days[-1])).days
        assert numbers(last) == {"since": since}
        gaps = [(date.fromisoformat(b) - date.fromisoformat(a)).days for a, b in pairwise(days)]
        cadence = figure(sample_book, name, "order_cadence", asked(as_of))
        if len(gaps) < 3:
            assert isinstance(cadence, Message)
            continue
        assert numbers(cadence) == {"gap": Decimal(str(statistics.median(gaps))), "since": since}
        ratio = since / statistics.median(gaps)
        assert isinstance(cadence, Figure)
        assert cadence.tone == ("bad" if ratio >= 1.95 else "watch" if ratio >= 1.45 else "plain")


@pytest.mark.parametrize("as_of", DAYS)
def test_orders_are_counted_once(sample_book: Book, sample_folder: Path, as_of: date) -> None:
    files = files_on(sample_folder, as_of)
    for name, key in files.accounts.items():
        rows = [row for row in files.orders.values() if row["account_id"] == key and kept(row)]
        found = figure(sample_book, name, "order_count", asked(as_of))
        assert (found.sentence.values["count"] if isinstance(found, Figure) else 0) == len(rows)


@pytest.mark.parametrize("as_of", DAYS)
def test_products_no_longer_bought(sample_book: Book, sample_folder: Path, as_of: date) -> None:
    """Bought on balance in at least two of the four spans of ninety days before, not at all in the last ninety.

    A return that is larger than what was bought in the last ninety days does not undo that it was bought.
    """
    files, day = Files(sample_folder, as_of), as_of.isoformat()
    spans: dict[tuple[str, str], Counter[int]] = defaultdict(Counter)
    still: set[tuple[str, str]] = set()
    for account, product, bought_on, net in files.bought(as_of - timedelta(days=449), as_of):
        spans[account, product][(as_of - bought_on).days // 90] += net  # type: ignore[assignment]
        if net > 0 and (as_of - bought_on).days < 90:
            still.add((account, product))
    for name, key in files.accounts.items():
        lapsed = set()
        for (account, product), sums in spans.items():
            held = {span for span, net in sums.items() if net > 0}
            record = files.products[product]
            made = not record["discontinued_on"] or record["discontinued_on"] > day
            if account == key and made and (account, product) not in still and len(held - {0}) >= 2:
                lapsed.add(record["name"])
        found = figure(sample_book, name, "lapsed_products", asked(as_of))
        told = set(listed(found, "what"))
        assert told <= lapsed
        assert len(told) == min(6, len(lapsed)), name


@pytest.mark.parametrize("as_of", DAYS)
def test_commitments_open_overdue_and_kept(sample_book: Book, sample_folder: Path, as_of: date) -> None:
    files, day = Files(sample_folder, as_of), as_of.isoformat()
    for name in files.accounts:
        made = [row for row in files.of("commitments", name) if row["made_on"] <= day and row["status"] != "dropped"]
        still = [row for row in made if not (row["status"] == "done" and row["done_on"] <= day)]
        overdue = [row for row in still if row["due_on"] and row["due_on"] < day]
        for side in ("ours", "theirs"):
            found = figure(sample_book, name, f"commitments_{side}", asked(as_of))
            expected = {"late": sum(row["side"] == side for row in overdue)}
            number = sum(row["side"] == side for row in still)
            assert numbers(found) == expected | ({"number": number} if number else {})
        found = figure(sample_book, name, "commitments_overdue", asked(as_of))
        ours = sum(row["side"] == "ours" for row in overdue)
        assert (numbers(found)["ours"], numbers(found)["theirs"]) == (ours, len(overdue) - ours)
        assert set(listed(found, "statement")) <= {row["statement"].rstrip(".।") for row in overdue}
        done = figure(sample_book, name, "commitments_done", asked(as_of))
        assert isinstance(done, Figure)
        assert done.records_total == len(made) - len(still)


@pytest.mark.parametrize("as_of", DAYS)
def test_the_next_meeting_and_the_last_one(sample_book: Book, sample_folder: Path, as_of: date) -> None:
    files = Files(sample_folder, as_of)
    for name in files.accounts:
        times = []
        for row in files.of("meetings", name):
            first = datetime.fromisoformat(row["starts_at"])
            repeats = 30 if row["recurrence"] == "FREQ=WEEKLY;INTERVAL=4" else 0
            assert row["recurrence"] in {"", "FREQ=WEEKLY;INTERVAL=4"}
            if row["status"] != "cancelled":
                times += [first + timedelta(weeks=4 * n) for n in range(repeats + 1)]
        coming = min((at for at in times if at.date() >= as_of), default=None)
        past = max((at for at in times if at.date() < as_of), default=None)
        for which, expected in (("next_meeting", coming), ("last_meeting", past)):
            found = figure(sample_book, name, which, asked(as_of))
            if expected is None:
                assert isinstance(found, Message)
                assert found.id == f"gaps.no_{which}"
            else:
                assert isinstance(found, Figure)
                assert found.sentence.values["at"] == expected


@pytest.mark.parametrize("as_of", DAYS)
def test_people_and_when_each_was_last_spoken_to(sample_book: Book, sample_folder: Path, as_of: date) -> None:
    files, day = Files(sample_folder, as_of), as_of.isoformat()
    for name in files.accounts:
        people = [row for row in files.of("contacts", name) if not row["left_on"] or row["left_on"] > day]
        spoken: dict[str, str] = {}
        for row in files.of("interactions", name):
            for contact in filter(None, row["contact_ids"].split(";")):
                if row["happened_on"] <= day:
                    spoken[contact] = max(spoken.get(contact, ""), row["happened_on"])
        found = figure(sample_book, name, "contacts", asked(as_of))
        assert isinstance(found, Figure)
        assert found.records_total == len(people)
        told = {row["name"].text: row["last"] for row in rows_of(found.sentence)}  # type: ignore[attr-defined]
        for row in people[:8]:
            last = spoken.get(row["id"])
            assert told[row["name"]] == (date.fromisoformat(last) if last else Term("unknown", "never"))
        quiet = set()
        for row in people:
            deciding = row["role"] in {"decision maker", "champion", "sponsor", "approver"}
            last = spoken.get(row["id"])
            if (last is None and deciding) or (
                last is not None and (as_of - date.fromisoformat(last)).days > (30 if deciding else 90)
            ):
                quiet.add(row["name"])
        assert set(listed(figure(sample_book, name, "quiet_contacts", asked(as_of)), "name")) == quiet, name


@pytest.mark.parametrize("as_of", DAYS)
def test_needs_and_concerns_that_are_open(sample_book: Book, sample_folder: Path, as_of: date) -> None:
    files, day = Files(sample_folder, as_of), as_of.isoformat()
    for name in files.accounts:
        rows = [
            row
            for row in files.of("needs", name)
            if row["stated_on"] <= day
            and row["status"] != "dropped"
            and not (row["resolved_on"] and row["resolved_on"] <= day)
        ]
        for which, concerns in (("needs_open", False), ("concerns_open", True)):
            expected = [row for row in rows if (row["kind"] == "concern") is concerns]
            found = figure(sample_book, name, which, asked(as_of))
            assert isinstance(found, Figure)
            notes = {row["interaction_id"] for row in expected} - {""}
            assert found.records_total == len(expected) + len(notes)
            assert set(listed(found, "statement")) <= {row["statement"].rstrip(".।") for row in expected}


@pytest.mark.parametrize("as_of", DAYS)
def test_deals_that_are_open(sample_book: Book, sample_folder: Path, as_of: date) -> None:
    files, day = Files(sample_folder, as_of), as_of.isoformat()
    for name in files.accounts:
        open_deals = [
            row["name"]
            for row in files.of("deals", name)
            if row["opened_on"] <= day and (row["outcome"] == "open" or row["closed_on"] > day)
        ]
        found = figure(sample_book, name, "deals_open", asked(as_of))
        assert sorted(listed(found, "name")) == sorted(open_deals)


def test_objectives_and_measures_of_the_plan(sample_book: Book, sample_folder: Path) -> None:
    files = Files(sample_folder, SAMPLE_DAY)
    plans = {row["account_id"]: row for row in files.rows("plans")}
    for name, key in files.accounts.items():
        found = figure(sample_book, name, "plan_objectives", asked(SAMPLE_DAY))
        if key not in plans:
            assert isinstance(found, Message)
            continue
        objectives = [row["statement"] for row in files.rows("objectives") if row["plan_id"] == plans[key]["id"]]
        assert listed(found, "statement") == [one.rstrip(".।") for one in objectives]
