"""A measure that names a figure nobody knows is loaded all the same, and named while it is loaded."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.compose.render import Style, render
from knowledge.loading.load import write_load
from knowledge.people import LOCAL_OWNER
from tests.knowledge.planning.planned import PlanBook

FILES = {
    "accounts.csv": "id,name\nA-1,Titas Stores\n",
    "plans.csv": "id,account_id,title,starts_on,ends_on\nP-1,A-1,Titas plan,2026-07-01,2027-06-30\n",
    "objectives.csv": "id,plan_id,statement\nO-1,P-1,Grow\n",
    "measures.csv": "id,objective_id,name,figure\nM-1,O-1,Revenue,revenue\nM-2,O-1,Magic,shelf_magic\n",
}


def test_it_is_told_with_its_line_and_the_figures_there_are(planned: PlanBook, tmp_path: Path) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    load, _ = write_load(
        planned.book, LOCAL_OWNER, folder, None, datetime(2026, 11, 23, tzinfo=UTC), ZoneInfo("Asia/Dhaka")
    )
    assert [(one.file, one.line, one.column) for one in load.left_out] == [("measures.csv", 3, "figure")]
    assert 'There is no figure "shelf_magic"' in render(load.left_out[0].reason, Style())
    assert load.refused == 0
    (measures,) = [file for file in load.files if file.kind == "measure"]
    assert measures.new == 2
