"""The register of papers (文书台账): each number with its fate, names only for who may see them."""

from datetime import date

import pytest

from app.core.errors import Invalid
from app.services import papers
from app.services.desk import Desk
from app.services.papers import Fate, RegisterRow, Wanted
from db.tables import number_skip
from tests.kit.factories import House, accepted, hardship
from tests.kit.statements import asked
from tests.services.test_paper_life import money_paper


def rows(desk: Desk, wanted: Wanted) -> list[RegisterRow]:
    """All rows, page after page."""
    found: list[RegisterRow] = []
    cursor: str | None = None
    while True:
        page = papers.page(desk, wanted, cursor)
        found += page.rows
        cursor = page.next
        if cursor is None:
            return found


def receipts(at: House, count: int) -> Wanted:
    """So many receipts, and their series."""
    for n in range(1, count + 1):
        money_paper(at.cashier, f"收-XC01-2026-{n:06d}")
    return Wanted(series=papers.series(at.cashier)[0])


def test_every_number_has_its_fate(at: House) -> None:
    wanted = receipts(at, 4)
    with at.cashier.write("skip_numbers") as w:
        for _ in range(5):
            w.next_number("收", 2026)
        w.insert(number_skip, kind="收", year=2026, first=5, last=7, reason="因恢复停用")
    ids = {one.number[-1]: one.paper_id for one in rows(at.cashier, wanted) if one.paper_id}
    papers.void(at.cashier, ids["1"], "写错", copies_back=True)
    papers.printed(at.cashier, ids["2"])
    papers.reverse(at.reviewer, ids["3"], "重复")
    wanted = Wanted(series=papers.series(at.cashier)[0])
    assert [(one.number, one.fate_text) for one in rows(at.cashier, wanted)] == [
        ("收-XC01-2026-000010", "红字"),
        ("收-XC01-2026-000008 至 000009", "缺号"),
        ("收-XC01-2026-000005 至 000007", "因恢复停用"),
        ("收-XC01-2026-000004", "未打印"),
        ("收-XC01-2026-000003", "已冲红"),
        ("收-XC01-2026-000002", "已打 1 次"),
        ("收-XC01-2026-000001", "已作废"),
    ]
    for fate, last in ((Fate.VOIDED, "1"), (Fate.REVERSED, "3"), (Fate.RED, "0"), (Fate.WAITING, "4")):
        found = papers.page(at.cashier, Wanted(wanted.series, fate))
        assert last in [one.number[-1] for one in found.rows]
        assert found.total == len(found.rows)


def test_it_goes_on_page_after_page_without_a_row_twice(at: House) -> None:
    wanted = receipts(at, 450)
    assert [int(one.number[-6:]) for one in rows(at.cashier, wanted)] == list(range(450, 0, -1))
    by_day = rows(at.cashier, Wanted(wanted.series, day=at.clock.today()))
    assert len({one.paper_id for one in by_day}) == 450
    with asked() as first:
        papers.page(at.cashier, wanted)
    assert len(first) <= 6
    with pytest.raises(Invalid):
        papers.page(at.cashier, wanted, "x")


def test_papers_without_numbers_are_listed_by_day(at: House) -> None:
    accepted(at, hardship(at))
    at.days_on(1)
    accepted(at, hardship(at, 2))
    assert [one.title for one in rows(at.clerk, Wanted())] == ["受理回执", "受理回执"]
    one = rows(at.clerk, Wanted(day=date(2026, 11, 2)))
    assert [(x.name, x.case_number, x.number) for x in one] == [("周素梅", "JZ-XC01-2026-000001", "")]


def test_who_may_not_see_a_case_learns_no_name(at: House) -> None:
    done = accepted(at, hardship(at), secret="1")
    (row,) = rows(at.desks["童志远"], Wanted())
    assert (row.name, row.case_id, row.case_number) == ("（保密）", None, "")
    (row,) = rows(at.clerk, Wanted())
    assert (row.name, row.case_id) == ("周**", done.case_id)


def test_the_detail_says_what_may_be_done_and_by_whom(at: House) -> None:
    paper_id = money_paper(at.cashier)
    own = papers.detail(at.cashier, paper_id)
    assert own.void == ""
    assert own.red == "冲红要由另一人办理，不能由开具人自己办。"
    assert [what for _, what, _ in own.events] == ["开具"]
    papers.printed(at.cashier, paper_id)
    papers.void(at.reviewer, paper_id, "写错", copies_back=True)
    seen = papers.detail(at.cashier, paper_id)
    assert [what for _, what, _ in seen.events] == ["作废", "打印 第1次", "开具"]
    assert seen.void == "这份文书已经作废。"
    assert seen.deliver == "这份文书已作废，不能交付。"


def test_a_print_of_which_nothing_came_out_waits_again(at: House) -> None:
    made = money_paper(at.cashier, "收-XC01-2026-000001")
    wanted = Wanted(papers.series(at.cashier)[0])
    papers.printed(at.cashier, made)
    assert papers.unprinted(at.cashier, wanted) == ()
    papers.not_out(at.cashier, made)
    assert [one.paper_id for one in papers.unprinted(at.cashier, wanted)] == [made]
