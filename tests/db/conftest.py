"""Fixtures on real encrypted files (真实加密文件): a fresh copy of an empty one for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.database import Database
from db.tables import account, office
from tests.kit.files import START, Someone, opened


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """An open, empty data file."""
    made = opened(tmp_path)
    yield made
    made.close()


@pytest.fixture
def me(database: Database) -> Someone:
    """A clerk with an account in the file, at station XC01; entry 2 of its journal."""
    clerk = Someone()
    with database.write(clerk, "set_up", at=START) as w:
        w.insert(office, name="职工服务中心", union_name="武义县总工会", station="XC01", place_code="330723")
        w.insert(account, id=clerk.id, name=clerk.name)
    return clerk
