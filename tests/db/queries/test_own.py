"""Restricted cases of one's own (本人保密案件): both ways to them go along an index of their own."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy.sql import Select

from app.services.search import PEOPLE_OF
from app.services.unit_card import CASES, PEOPLE
from db.database import Database
from db.queries import own
from db.queries.ranges import Due
from tests.db.queries.test_figures import plan
from tests.kit.files import opened

NOBODY = UUID(int=0)
BINDS = {"clerk": NOBODY, "ended": 0, "lines": ["relief"], "pairs": [("relief.living", "accepted")]}


@pytest.fixture
def empty(tmp_path: Path) -> Database:
    """A file without a case."""
    return opened(tmp_path)


@pytest.mark.parametrize("by_pair", [True, False])
@pytest.mark.parametrize("with_ended", [True, False])
@pytest.mark.parametrize("due", list(Due))
@pytest.mark.parametrize("ask", [own.rows_of, own.total_of, own.by_state_of])
def test_own_cases_are_found_by_their_clerk_and_by_who_is_named(
    empty: Database, ask: object, by_pair: bool, with_ended: bool, due: Due
) -> None:
    found = " | ".join(plan(empty, ask(by_pair, with_ended, due), **BINDS))  # type: ignore[operator]
    assert "ix_case_row_restricted (clerk_id=?" in found, found
    assert "case_reader USING INDEX ix_case_reader_account_id (account_id=?)" in found, found
    assert "SCAN case_row" not in found, found
    assert "ix_case_row_line" not in found, found


@pytest.mark.parametrize(
    ("statement", "index"),
    [
        (CASES, "ix_case_file_unit_id_id (unit_id=?)"),
        (CASES, "ix_case_party_unit_id_case_id (unit_id=?)"),
        (PEOPLE, "COVERING INDEX ix_person_unit_id_merged_into (unit_id=? AND merged_into=?)"),
        (PEOPLE_OF, "COVERING INDEX ix_person_unit_id_merged_into (unit_id=? AND merged_into=?)"),
    ],
)
def test_a_large_unit_is_read_along_its_own_index(
    empty: Database, statement: Select[object], index: str
) -> None:
    found = plan(empty, statement, ids=[NOBODY], units=[NOBODY], applicant="applicant")
    assert index in " | ".join(found), found
    assert "TEMP B-TREE FOR ORDER BY" not in found[0], found
