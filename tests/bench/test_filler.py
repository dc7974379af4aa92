"""The filled county (大样本): everything in it holds, as in one that was worked for."""

from pathlib import Path

from app.services import search, upkeep, worklist
from app.services.worklist import Filter
from tests.bench.filler import Size, fill, opened


def test_a_filled_county_verifies(tmp_path: Path) -> None:
    fill(tmp_path / "data", Size(persons=600, cases=150), Size(30, 42))
    desk = opened(tmp_path / "data")
    try:
        found = upkeep.verify(desk)
        assert found.ok, found.lines
        totals = [worklist.page(desk, Filter(line.code, "all"), size=20).total for line in desk.catalog.lines]
        assert sum(totals) >= 190
        assert all(totals)
        hit = search.find(desk, "330723").people
        assert len(hit) == 20
    finally:
        upkeep.close(desk)
