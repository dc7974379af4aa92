"""Numbers without a fate (缺号检查): found in every series, never where a restore skipped them."""

from hypothesis import given
from hypothesis import strategies as st

from app.services import papers
from app.services.papers.gaps import given as stretches
from db.tables import number_skip
from tests.kit.factories import House, accepted, hardship, paid
from tests.kit.statements import asked


def taken(at: House, kind: str, count: int) -> None:
    """Numbers that were taken and stand on nothing."""
    with at.clerk.write("take_numbers") as w:
        for _ in range(count):
            w.next_number(kind, 2026)


def skipped(at: House, kind: str, first: int, last: int) -> None:
    with at.clerk.write("skip_numbers") as w:
        w.insert(number_skip, kind=kind, year=2026, first=first, last=last, reason="因恢复停用")


def test_every_number_that_was_given_out_is_there(at: House) -> None:
    done = accepted(at, hardship(at))
    paid(at, done.case_id)
    assert papers.gap_check(at.clerk) == ()


def test_a_missing_number_is_named_in_every_series(at: House) -> None:
    accepted(at, hardship(at))
    taken(at, "JZ", 1)
    accepted(at, hardship(at, 2))
    taken(at, "领", 3)
    taken(at, "GW", 1)
    taken(at, "武工信复字", 2)
    assert papers.gap_check(at.clerk) == (
        "岗位编号缺号：GW-XC01-2026-000001。请查明去向。",
        "困难帮扶受理编号缺号：JZ-XC01-2026-000002。请查明去向。",
        "文号缺号：武工信复字〔2026〕1号 至 武工信复字〔2026〕2号（2 个）。请查明去向。",
        "领款单编号缺号：领-XC01-2026-000001 至 领-XC01-2026-000003（3 个）。请查明去向。",
    )


def test_what_a_restore_skipped_is_no_gap(at: House) -> None:
    taken(at, "领", 5)
    skipped(at, "领", 1, 3)
    assert [(one.first, one.last) for one in at_gaps(at)] == [(4, 5)]
    skipped(at, "领", 4, 5)
    assert at_gaps(at) == ()


def at_gaps(at: House) -> tuple[papers.Gap, ...]:
    with at.clerk.read() as asks:
        return papers.gaps(asks)


def test_a_whole_series_is_counted_not_read(at: House) -> None:
    accepted(at, hardship(at))
    with asked() as few:
        papers.gap_check(at.clerk)
    for n in range(2, 12):
        accepted(at, hardship(at, n))
    with asked() as many:
        papers.gap_check(at.clerk)
    assert len(many) == len(few)


@given(st.lists(st.tuples(st.integers(1, 30), st.integers(0, 9)), max_size=5), st.integers(0, 40))
def test_the_stretches_are_all_that_was_not_skipped(pairs: list[tuple[int, int]], last: int) -> None:
    skips = sorted((first, first + more) for first, more in pairs)
    found = [n for first, end in stretches(last, skips) for n in range(first, end + 1)]
    out = {n for first, end in skips for n in range(first, end + 1)}
    assert found == [n for n in range(1, last + 1) if n not in out]
