"""Figures of a period (期间统计): each question goes along an index of its day, however large the file."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy.dialects import sqlite
from sqlalchemy.sql import Select

from db.database import Database
from db.queries import figures, today
from tests.kit.files import opened

KINDS = ("opened", "accepted", "ended", "moved", "paid")
START, END = datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)
NOBODY = UUID(int=0)
WHOLE = ("SCAN case_", "SCAN payment", "SCAN paper", "SCAN visit")
"""How a plan names a table that is read from end to end."""

BINDS: dict[str, object] = {
    "moves": ["supplement"],
    "matters": ["relief.living"],
    "pairs": [("relief.living", "done")],
    "after": NOBODY,
    "limit": 10,
    "me": NOBODY,
    "inside": ["relief"],
    "lines": ["relief"],
    "today": date(2026, 11, 23),
    "until": date(2026, 11, 26),
    "line_0": "relief",
    "line_1": "rights",
    "kinds": ["领"],
    "after_due": "0001-01-01",
    "after_n": 0,
}


@pytest.fixture
def empty(tmp_path: Path) -> Database:
    """A file without a case: its plans are made from the indexes alone."""
    return opened(tmp_path)


def plan(database: Database, statement: Select[object], **binds: object) -> list[str]:
    """What SQLite means to do."""
    known = {name: value for name, value in (BINDS | binds).items() if name in statement.compile().params}
    compiled = statement.params(**known).compile(
        dialect=sqlite.dialect(paramstyle="qmark"), compile_kwargs={"render_postcompile": True}
    )
    marks = [None] * str(compiled).count("?")
    with database.read() as reader:
        return [str(row[3]) for row in reader.raw(f"EXPLAIN QUERY PLAN {compiled}", marks)]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("ask", [figures.counted, figures.listed])
def test_figures_and_their_rows_go_along_an_index_of_the_day(empty: Database, kind: str, ask: object) -> None:
    statement = ask(kind)  # type: ignore[operator]
    days = kind in {"accepted", "ended", "paid"}
    bounds = (date(2026, 1, 1), date(2027, 1, 1)) if days else (START, END)
    found = plan(empty, statement, start=bounds[0], end=bounds[1])
    driven = {"opened": "opened_at", "moved": "move=? AND at", "paid": "paid_on"}.get(kind, f"{kind}_on")
    assert driven in found[0], found
    assert [step for step in found if step.startswith(WHOLE)] == []


@pytest.mark.parametrize("mine", [True, False])
@pytest.mark.parametrize("group", list(today.Group))
def test_what_is_due_goes_along_the_index_of_deadlines(
    empty: Database, group: today.Group, mine: bool
) -> None:
    found = plan(empty, today.due(group, 2, mine=mine))
    assert sum("line=? AND ended=? AND " in step and "due_sort" in step for step in found) == 2, found
    assert [step for step in found if step.startswith(WHOLE)] == []


@pytest.mark.parametrize(
    ("statement", "indexes"),
    [
        (today.due_counts(), ("ix_case_row_line_due", "ix_case_row_line_due")),
        (today.own_counts(), ("ix_case_row_pair_due", "ix_case_row_clerk_due", "ix_case_row_line_due")),
    ],
    ids=["all", "mine"],
)
def test_what_is_due_is_counted_along_indexes(
    empty: Database, statement: Select[object], indexes: tuple[str, ...]
) -> None:
    found = plan(empty, statement)
    ways = [step for step in found if step.startswith("SEARCH case_row")]
    assert [any(name in way for way in ways) for name in indexes] == [True] * len(indexes), found
    assert [step for step in found if step.startswith(WHOLE)] == []


@pytest.mark.parametrize("name", ["MOVES", "PAID", "PRINTED", "NUMBERED", "VOIDED", "VISITS"])
def test_the_day_is_counted_along_an_index_of_moments(empty: Database, name: str) -> None:
    day = START.date()
    binds = {"start": START, "fresh": START, "end": END, "after": 1, "first": day, "day": day}
    found = plan(empty, getattr(today, name), **binds)
    assert [step for step in found if step.startswith(WHOLE)] == [], found
