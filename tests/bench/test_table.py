"""The table of the bench (对照表): it says what it is given, and judges by the bar."""

from tests.bench.table import Bar, Count, Row, shown, worst

_ROW = Row("find by name", (0.003, 0.002, 0.004), (0.001, 0.001, 0.001), Bar(ratio=2), (0.0015,), "SQL")


def test_a_row_says_times_ratio_growth_and_what_it_missed() -> None:
    said = shown([_ROW]).splitlines()
    assert said[1].split() == "find by name 3.00 4.00 1.00 3.00 2.00 2.00× 2× NO".split()
    assert said[2].strip() == "SQL"
    assert said[3] == "times in ms of the processor; 1 rows, 1 missed"


def test_the_larger_of_two_bounds_counts() -> None:
    by_ratio, by_more = Bar(ratio=2), Bar(more=0.001)
    ours, bare = (0.0035,), (0.003,)
    assert by_ratio.holds(ours, bare)
    assert by_more.holds(ours, bare)
    assert Bar(ratio=1.1, more=0.001).holds(ours, bare)
    assert not Bar(ratio=1.1).holds(ours, bare)
    assert not Bar(ratio=1.1, more=0.0001).holds(ours, bare)
    assert str(Bar(ratio=2, more=0.001)) == "2× or +1 ms"


def test_the_slowest_hundredth_is_bounded_by_itself() -> None:
    times = (*[0.001] * 990, *[0.02] * 10)
    assert not Bar(worst=0.0167).holds(times, ())
    assert Bar(worst=0.0167).holds(times[:-9], ())
    assert worst((0.001, 0.005)) == 0.005


def test_a_row_without_a_bar_is_only_shown() -> None:
    row = Row("person card", (0.01,), small=(0.005,))
    assert row.held
    assert shown([row]).splitlines()[1].split() == "person card 10.00 10.00 2.00×".split()


def test_a_count_is_held_or_not() -> None:
    said = shown([Count("syncs", 1.0, 1), Count("syncs", 1.5, 1, "two files")]).splitlines()
    assert said[1].split() == "syncs 1.00 ≤ 1 yes".split()
    assert said[2].split() == "syncs 1.50 ≤ 1 NO".split()
    assert said[3].strip() == "two files"
