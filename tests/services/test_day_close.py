"""The end of the day (日结、月结): what a sheet counts, what stops it, that it stays closed."""

from datetime import date
from io import BytesIO
from uuid import UUID

import pytest
from pypdf import PdfReader

from app.core.errors import Forbidden, Invalid, NotFound, Refused
from app.core.money import Money
from app.printing.laid import Laid
from app.printing.pdf import draw
from app.services import income, today
from app.services.applicants import NOBODY
from app.services.intake import draft_key, keep_draft
from app.services.today import Cash, Closing
from db.queries import periods as ground
from tests.kit.factories import House, accepted, hardship, paid
from tests.kit.papers import text_of
from tests.services.test_income import FEE, OUTSIDE, PLAIN
from tests.services.test_today import move_to

FEW, MUCH = Money(12_050), Money(264_000)


def close(at: House, counted: str = "", note: str = "", day: date | None = None) -> UUID:
    """Close the day whose turn it is, with what the books say where nothing else is counted."""
    turn, _ = today.day_to_close(at.cashier)
    book = today.day_sheet(at.cashier, turn).cash.book.show()
    return today.close(at.cashier, {"counted": counted or book, "note": note}, day)


def took(at: House, **typed: str) -> income.Received:
    return income.receive(at.cashier, PLAIN | typed)


def closings(at: House) -> dict[str, Closing]:
    return {one.period: one for one in today.closings(at.cashier)}


def lines(pdf: bytes) -> list[str]:
    pages = PdfReader(BytesIO(pdf)).pages
    return [" ".join(line.split()) for page in pages for line in page.extract_text().splitlines()]


def test_the_box_holds_what_came_less_what_went_and_what_was_banked(at: House) -> None:
    took(at)
    took(at, amount="2640")
    income.receive(at.cashier, FEE)
    income.receive(at.cashier, OUTSIDE)
    void = took(at, amount="9")
    income.void(at.cashier, void.id, "写错", copies_back=True)
    income.move_cash(at.cashier, {"kind": "deposit", "amount": "2640", "on_day": "t"})
    sheet = today.day_sheet(at.cashier)
    assert sheet.cash == Cash(Money.ZERO, FEW + FEW + MUCH, Money.ZERO, MUCH)
    assert sheet.cash.book == FEW + FEW
    (receipts,) = sheet.money_papers
    assert (receipts.kind, receipts.count, receipts.voided) == ("收", 4, 1)
    assert (receipts.first, receipts.last) == ("收-XC01-2026-000001", "收-XC01-2026-000004")
    assert receipts.amount == FEW + MUCH + Money(1_386_000)
    assert [one.number for one in sheet.voids] == ["收-XC01-2026-000004"]
    flows = {(one.cause, one.way): (one.count, one.net) for one in sheet.flows}
    assert flows == {
        ("互助·参保缴费", "转账"): (1, Money(1_386_000)),
        ("帮扶·其他往来款", "现金"): (4, FEW + FEW + MUCH),
    }


def test_the_sheet_counts_what_was_paid_by_its_fund(at: House) -> None:
    paid(at, accepted(at, hardship(at)).case_id)
    sheet = today.day_sheet(at.cashier)
    (flow,) = sheet.flows
    assert (flow.incoming, flow.cause, flow.way, flow.net) == (
        False,
        "本级工会经费（2026）",
        "打卡",
        Money(300_000),
    )
    (given,) = sheet.money_papers
    assert (given.kind, given.amount) == ("领", Money(300_000))


def test_a_closed_day_is_carried_on_from_what_was_counted(at: House) -> None:
    took(at)
    close(at, "120.00", "找零差")
    (one,) = today.closings(at.cashier)
    assert (one.number, one.came, one.over, one.note) == ("RJ-XC01-20261102", FEW, Money(-50), "找零差")
    at.days_on(1)
    assert today.day_sheet(at.cashier).cash == Cash(Money(12_000), Money.ZERO, Money.ZERO, Money.ZERO)


@pytest.mark.parametrize(
    ("typed", "field", "words"),
    [
        ({"counted": ""}, "counted", "请填写实点现金。"),
        ({"counted": "-1"}, "counted", "金额不能是负数。"),
        ({"counted": "120.505"}, "counted", "金额最多写到分，小数点后请只写两位。"),
        ({"counted": "120"}, "note", "比账面 120.50 元少 0.50 元，请写明短款的原因。"),
        ({"counted": "121"}, "note", "比账面 120.50 元多 0.50 元，请写明长款的原因。"),
        ({"counted": "121", "note": "😀"}, "note", "“😀”打印不出来，请换成别的字。"),
    ],
)
def test_what_is_counted_wrong_is_told_at_its_field_and_closes_nothing(
    at: House, typed: dict[str, str], field: str, words: str
) -> None:
    took(at)
    with pytest.raises(Invalid) as told:
        today.close(at.cashier, typed)
    assert [(one.field, one.sentence) for one in told.value.faults] == [(field, words)]
    assert today.closings(at.cashier) == ()


def test_only_a_cashier_closes_and_others_see_the_sheet(at: House) -> None:
    took(at)
    for desk in (at.clerk, at.approver, at.admin, at.leader):
        with pytest.raises(Forbidden):
            today.close(desk, {"counted": "120.50"})
        assert today.pdf(desk).startswith(b"%PDF")
        assert today.closing_closed(desk) == "日结由出纳人员办理，您可以看日结单。"
    assert today.closing_closed(at.cashier) == ""


def test_a_closed_day_takes_no_money_any_more_and_is_never_closed_twice(at: House) -> None:
    done = took(at)
    close(at)
    with pytest.raises(Invalid) as told:
        took(at)
    assert told.value.faults[0].field == "received_on"
    assert "已经日结" in told.value.faults[0].sentence
    with pytest.raises(Refused):
        income.reverse(at.reviewer, done.id, {"reason": "退款"})
    with pytest.raises(Invalid):
        income.move_cash(at.cashier, {"kind": "deposit", "amount": "1", "on_day": "t"})
    with pytest.raises(Refused) as refused:
        close(at)
    assert refused.value.reason == "2026-11-02 已经日结。之后办的记入下一张日结单。"
    at.days_on(1)
    with pytest.raises(Invalid) as told:
        took(at, received_on="-3")
    assert "已经日结到 2026-11-02" in told.value.faults[0].sentence


def test_what_is_done_after_the_close_counts_into_the_next_sheet(at: House) -> None:
    done = took(at)
    close(at)
    income.void(at.cashier, done.id, "退款", copies_back=True)
    accepted(at, hardship(at))
    at.days_on(1)
    sheet = today.day_sheet(at.cashier)
    assert sheet.cash == Cash(FEW, -FEW, Money.ZERO, Money.ZERO)
    assert sheet.total.accepted == 1
    assert [one.number for one in sheet.voids] == [done.number]
    (receipts,) = sheet.money_papers
    assert (receipts.count, receipts.voided, receipts.amount) == (0, 1, -FEW)
    (flow,) = sheet.flows
    assert (flow.count, flow.undone, flow.net) == (0, 1, -FEW)
    close(at)
    assert closings(at)["2026-11-03"].came == -FEW


def test_a_forgotten_day_is_closed_first_under_its_own_date(at: House) -> None:
    took(at)
    close(at)
    at.days_on(1)
    took(at, amount="10")
    at.days_on(2)
    took(at, amount="7")
    assert today.day_to_close(at.cashier) == (date(2026, 11, 3), "")
    assert [one.sentence for one in today.checks(at.cashier) if one.code == "open"] == ["11-03 还没有日结"]
    with pytest.raises(Refused) as told:
        close(at, day=date(2026, 11, 5))
    assert told.value.reason == "2026-11-03 还没有日结，请先结这一天。"
    assert today.day_sheet(at.cashier).cash == Cash(FEW + Money(1_000), Money(700), Money.ZERO, Money.ZERO)
    close(at)
    close(at)
    assert {period: one.came for period, one in closings(at).items()} == {
        "2026-11-02": FEW,
        "2026-11-03": Money(1_000),
        "2026-11-05": Money(700),
    }


def test_a_day_without_money_or_papers_needs_no_sheet(at: House) -> None:
    took(at)
    close(at)
    at.days_on(4)
    assert today.day_to_close(at.cashier) == (date(2026, 11, 6), "")


def test_the_books_begin_with_the_first_sum_taken_in(at: House) -> None:
    paid(at, accepted(at, hardship(at)).case_id)
    at.days_on(1)
    began = at.clock.today()
    took(at)
    at.days_on(1)
    assert today.day_to_close(at.cashier) == (began, "")


def test_a_gap_in_the_numbers_has_to_be_explained(at: House) -> None:
    took(at)
    with at.cashier.write("spoil") as w:
        w.next_number("收", 2026)
    (gap,) = [one for one in today.checks(at.cashier) if one.code == "gaps"]
    assert (gap.right, gap.sentence) == (False, "缺号：收-XC01-2026-000002，日结时要写明去向")
    with pytest.raises(Invalid) as told:
        close(at)
    assert [one.field for one in told.value.faults] == ["note"]
    assert today.closings(at.cashier) == ()
    close(at, note="程序故障时跳过，已报主任")
    (made,) = today.closings(at.cashier)
    assert "收-XC01-2026-000002" in text_of(today.closed_pdf(at.cashier, made.id))


def test_open_drafts_and_a_missing_backup_are_told_and_stop_nothing(at: House) -> None:
    took(at)
    keep_draft(at.clerk, draft_key("relief.living", NOBODY), {"reason": "…"})
    told = {one.code: one for one in today.checks(at.cashier)}
    assert told["drafts"].sentence == "还有 1 份草稿没有登记"
    assert told["backup"].sentence == "还没有试恢复过的备份"
    assert not any(one.stops for one in told.values())
    close(at)


def test_a_closed_sheet_is_the_same_a_year_later_but_for_the_line_of_the_reprint(at: House) -> None:
    income.receive(at.cashier, FEE)
    close_id = close(at)
    first = today.print_closed(at.cashier, close_id)
    move_to(at, date(2027, 11, 2))
    accepted(at, hardship(at))
    again = today.closed_pdf(at.cashier, close_id)
    assert "".join(lines(again)) == "".join(lines(first)) + "补打 第2次 2027-11-02 09:00 朱敏华"
    with at.cashier.read() as asks:
        assert draw(Laid.load(asks.one(ground.LAYOUT, id=close_id).layout)) == first
    assert today.print_closed(at.cashier, close_id) == again
    third = "".join(lines(today.export_closed(at.cashier, close_id)))
    assert third.endswith("补打 第3次 2027-11-02 09:00 朱敏华")


def test_the_sheet_before_is_named_and_proven_by_the_next(at: House) -> None:
    took(at)
    close(at)
    first = closings(at)["2026-11-02"]
    at.days_on(1)
    took(at)
    head = today.day_sheet(at.cashier).head
    assert (head.before, head.whole) == (first.head, True)
    assert head.entries == 1


def test_printing_is_an_entry_that_names_the_sheet(at: House) -> None:
    took(at)
    close_id = close(at)
    before = at.cashier.database.head().n
    today.closed_pdf(at.cashier, close_id)
    assert at.cashier.database.head().n == before
    today.print_closed(at.cashier, close_id)
    assert at.cashier.database.head().n == before + 1
    with pytest.raises(NotFound):
        today.closed_pdf(at.cashier, UUID(int=7))


def test_a_month_is_closed_after_its_last_day_and_leaves_only_red(at: House) -> None:
    done = took(at)
    assert today.month_to_close(at.cashier)[0] == ""
    close(at)
    assert "还没有过完" in today.month_to_close(at.cashier)[1]
    with pytest.raises(Refused):
        today.close_month(at.cashier, "2026-11")
    move_to(at, date(2026, 11, 30))
    late = took(at, amount="30")
    move_to(at, date(2026, 12, 1))
    assert today.month_to_close(at.cashier) == (
        "2026-11",
        "2026-11-30 还没有日结，结完再办 2026-11 的月结。",
    )
    close(at)
    with pytest.raises(Forbidden):
        today.close_month(at.clerk, "2026-11")
    with pytest.raises(Refused):
        today.close_month(at.cashier, "2026-10")
    close_id = today.close_month(at.cashier, "2026-11")
    month = today.closing_of(at.cashier, close_id)
    assert (month.kind, month.number, month.came, month.papers) == (
        "month",
        "YJ-XC01-202611",
        FEW + Money(3_000),
        2,
    )
    assert "月结单" in "".join(lines(today.closed_pdf(at.cashier, close_id)))
    with pytest.raises(Refused) as told:
        income.void(at.cashier, late.id, "写错", copies_back=True)
    assert "已经月结" in told.value.reason
    with pytest.raises(Invalid) as refused:
        took(at, received_on="2026-11-30")
    assert "已经月结" in refused.value.faults[0].sentence
    income.reverse(at.reviewer, done.id, {"reason": "退款"})
    with pytest.raises(Refused):
        today.close_month(at.cashier, "2026-11")


def test_the_last_day_of_a_month_that_is_closed_lets_the_month_be_closed_the_same_evening(at: House) -> None:
    move_to(at, date(2026, 11, 30))
    took(at)
    close(at)
    today.close_month(at.cashier, "2026-11")
    at.days_on(1)
    took(at)
    assert today.day_to_close(at.cashier) == (date(2026, 12, 1), "")
