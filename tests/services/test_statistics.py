"""统计 (统计): figures by matter and month, the rows behind each, what stays hidden, the file."""

import csv
import io
from datetime import date, datetime, time
from pathlib import Path

import pytest

from app.core.clock import CHINA
from app.core.errors import Busy, Invalid
from app.engine.measure import MEASURES
from app.services import statistics
from app.services.desk import Desk
from app.services.statistics import Cell, Figure, Row
from tests.kit.factories import House, accepted, go, hardship, paid

LIVING = "relief.living"


def row_of(desk: Desk, code: str, row: str = LIVING, year: int = 2026) -> Row:
    return next(one for one in statistics.table(desk, year, code).rows if one.code == row)


def months(desk: Desk, code: str, row: str = LIVING, year: int = 2026) -> dict[int, int]:
    """The months that have something, 13 being the year."""
    cells = row_of(desk, code, row, year).cells
    return {n: one.value for n, one in enumerate(cells, start=1) if one.value}


def test_every_line_and_matter_has_its_row_and_nothing_counts_nothing(at: House) -> None:
    catalog = at.clerk.catalog
    for one in MEASURES:
        table = statistics.table(at.clerk, 2026, one.code)
        codes = [row.code for row in table.rows]
        expected = [code for line in catalog.lines for code in (line.code, *(m.id for m in line.matters))]
        assert codes == [*expected, "all"]
        assert {cell for row in table.rows for cell in row.cells} == {Cell()}
        assert {len(row.cells) for row in table.rows} == {13}


@pytest.mark.parametrize(
    ("papers", "move", "counted"),
    [
        (("form", "id", "bank", "income"), "accept", {"entered", "accepted"}),
        (("form", "id"), "accept_owed", {"entered", "accepted", "owed"}),
        (("form",), "supplement", {"entered", "notified"}),
        ((), "refuse", {"entered", "refused"}),
    ],
)
def test_what_the_counter_did_counts_in_its_month(
    at: House, papers: tuple[str, ...], move: str, counted: set[str]
) -> None:
    accepted(at, hardship(at), papers, move)
    found = {one.code for one in MEASURES if months(at.clerk, one.code)}
    assert found == counted
    for code in counted:
        for row in (LIVING, "relief", "all"):
            assert months(at.clerk, code, row) == {11: 1, 13: 1}, (code, row)
        assert months(at.clerk, code, "rights") == {}


def test_withdrawn_is_given_up_and_paid_is_done(at: House) -> None:
    first, second = accepted(at, hardship(at, 1)), accepted(at, hardship(at, 2))
    go(at.clerk, first.case_id, "withdraw", "本人不要了。")
    paid(at, second.case_id)
    assert months(at.clerk, "given_up") == {11: 1, 13: 1}
    assert months(at.clerk, "done") == {11: 1, 13: 1}
    assert months(at.clerk, "payments") == {11: 1, 13: 1}
    assert months(at.clerk, "paid") == {11: 300_000, 13: 300_000}


@pytest.mark.parametrize(
    ("moment", "year", "month"),
    [
        (datetime.combine(date(2026, 11, 30), time(23, 59), CHINA), 2026, 11),
        (datetime.combine(date(2026, 12, 1), time(0, 0), CHINA), 2026, 12),
        (datetime.combine(date(2026, 12, 31), time(23, 59), CHINA), 2026, 12),
        (datetime.combine(date(2027, 1, 1), time(0, 0), CHINA), 2027, 1),
    ],
)
def test_the_month_is_that_of_china_whatever_the_pc_says(
    at: House, moment: datetime, year: int, month: int
) -> None:
    person = hardship(at)
    at.clock.moment = moment
    accepted(at, person)
    for code in ("entered", "accepted"):
        assert months(at.clerk, code, year=year) == {month: 1, 13: 1}
        assert months(at.clerk, code, year=2026 if year == 2027 else 2027) == {}
        figure = Figure(code, year, month, (LIVING,))
        assert [one.on for one in statistics.rows(at.clerk, figure).rows] == [moment.date()]


def test_a_figure_opens_exactly_its_rows(at: House) -> None:
    kept = accepted(at, hardship(at, 1, name="甲一"))
    gone = accepted(at, hardship(at, 2, name="乙二"))
    go(at.clerk, gone.case_id, "withdraw", "本人不要了。")
    for code, names in (("entered", ["甲一", "乙二"]), ("given_up", ["乙二"]), ("done", [])):
        for matters in ((LIVING,), row_of(at.clerk, code, "all").matters):
            for month in (0, 11):
                found = statistics.rows(at.clerk, Figure(code, 2026, month, matters)).rows
                assert [one.applicant for one in found] == names, (code, month)
    (first, _) = statistics.rows(at.clerk, Figure("entered", 2026, 11, (LIVING,))).rows
    assert (first.case_id, first.line, first.number) == (kept.case_id, "relief", kept.number)
    assert statistics.rows(at.clerk, Figure("entered", 2026, 10, (LIVING,))).rows == ()


@pytest.mark.parametrize("code", ["entered", "accepted", "owed", "payments"])
def test_rows_come_in_pages_without_gap_or_repeat(at: House, code: str) -> None:
    move, papers = ("accept_owed", ("form", "id")) if code == "owed" else ("accept", None)
    for n in range(1, 6):
        brought = papers or ("form", "id", "bank", "income")
        done = accepted(at, hardship(at, n), brought, move)
        if code == "payments":
            paid(at, done.case_id)
    figure, found, cursor = Figure(code, 2026, 0, (LIVING,)), list[object](), None
    while True:
        page = statistics.rows(at.clerk, figure, cursor, size=2)
        found += [one.case_id for one in page.rows]
        if (cursor := page.next) is None:
            break
    assert (len(found), len(set(found))) == (5, 5)
    with pytest.raises(Invalid):
        statistics.rows(at.clerk, figure, "something else")


def test_restricted_cases_are_counted_by_all_and_listed_to_nobody(at: House) -> None:
    accepted(at, hardship(at, 1, name="甲一"))
    accepted(at, hardship(at, 2, name="乙二"), secret="1")
    for desk in (at.clerk, at.reviewer, at.desks["童志远"]):
        assert row_of(desk, "entered").cells[12] == Cell(2, 1)
        found = statistics.rows(desk, Figure("entered", 2026, 0, (LIVING,))).rows
        assert [one.applicant for one in found] == ["甲一"]


def test_years_go_from_the_first_case_to_this_one(at: House) -> None:
    assert statistics.years(at.clerk) == (2026,)
    accepted(at, hardship(at))
    at.clock.moment = datetime.combine(date(2028, 1, 3), time(9), CHINA)
    assert statistics.years(at.clerk) == (2028, 2027, 2026)


@pytest.mark.parametrize(
    ("year", "period"),
    [(2026, "2026年1月1日至11月2日"), (2025, "2025年1月1日至12月31日"), (2027, "2027年1月1日至12月31日")],
)
def test_the_table_says_its_period(at: House, year: int, period: str) -> None:
    assert statistics.table(at.clerk, year, "entered").period == period


def test_the_file_opens_in_a_sheet_and_saving_it_is_an_entry(at: House, tmp_path: Path) -> None:
    paid(at, accepted(at, hardship(at)).case_id)
    before = at.clerk.database.head().n
    target = tmp_path / "表.csv"
    statistics.save_csv(at.clerk, statistics.table(at.clerk, 2026, "paid"), target)
    assert at.clerk.database.head().n == before + 1
    text = target.read_bytes().decode("utf-8")
    assert text.startswith("\ufeff")
    lines = list(csv.reader(io.StringIO(text[1:])))
    assert lines[0] == ["武义县职工服务中心 2026 年发放金额（元）"]
    head = next(line for line in lines if line[0] == "业务条线")
    living = next(line for line in lines if line[1:2] == ["生活救助"])
    assert (len(head), living[0], living[12], living[-1]) == (15, "困难帮扶", "3000.00", "3000.00")


def test_a_file_that_cannot_be_written_leaves_no_entry(at: House, tmp_path: Path) -> None:
    before = at.clerk.database.head().n
    table = statistics.table(at.clerk, 2026, "entered")
    with pytest.raises(Busy):
        statistics.save_csv(at.clerk, table, tmp_path / "none" / "表.csv")
    assert at.clerk.database.head().n == before
