"""Cases for the door without a window (命令行测试件): folders and pipes for its commands."""

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
