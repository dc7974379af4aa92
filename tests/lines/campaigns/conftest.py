"""The office of each test of campaigns (活动用例的办公室)."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.kit.factories import House, house


@pytest.fixture
def at(tmp_path: Path) -> Iterator[House]:
    """A fresh office on 2026-11-02."""
    made = house(tmp_path / "data")
    yield made
    made.close()
