"""Papers of the money that comes in (收款与日结样张): receipts and the day sheet, in text and picture."""

from dataclasses import replace
from uuid import UUID

import pytest

from app.core.money import Money
from app.printing.layout import lay_out
from app.printing.pdf import draw
from app.services import income, papers, today
from app.services.desk import Desk
from app.services.today import month
from app.services.today.counted import Counted
from app.services.today.paper import document
from tests.kit import golden
from tests.kit.factories import House, accepted, hardship
from tests.services.test_income import FEE, PLAIN

LONG = {
    "payer": "浙江武义壶山晨曦不锈钢真空保温器皿制造股份有限公司熟溪分厂工会委员会",
    "reason": "2026年度职工医疗互助参保费及补缴上年度参保费（含新业态），名册附后，经办人何𠮷、徐𬱖",
    "amount": "999,999,999.99",
    "remark": "交款人徐桂芳代交",
}


def kept(desk: Desk, income_id: UUID, size: str) -> bytes:
    """The receipt of a sum."""
    rows = income.of_days(desk, desk.today, desk.today)
    (paper_id,) = (one.paper_id for one in rows if one.id == income_id)
    assert paper_id is not None
    return papers.pdf(desk, paper_id, size)


@pytest.mark.parametrize(
    ("name", "typed", "size"),
    [("income-fee-a5", FEE, "a5"), ("income-long-a4x3", PLAIN | LONG, "a4x3")],
)
def test_a_receipt_is_the_kept_one(at: House, name: str, typed: dict[str, str], size: str) -> None:
    done = income.receive(at.cashier, typed)
    golden.compare(name, kept(at.cashier, done.id, size))


def test_a_red_receipt_is_the_kept_one(at: House) -> None:
    done = income.receive(at.cashier, PLAIN)
    at.days_on(1)
    red = income.reverse(at.reviewer, done.id, {"reason": "重复缴费，退回"})
    golden.compare("income-red-a5", kept(at.cashier, red, "a5"))


def test_the_day_sheet_is_the_kept_one(at: House) -> None:
    income.receive(at.cashier, FEE)
    void = income.receive(at.cashier, PLAIN)
    income.void(at.cashier, void.id, "交款人写错，三联已收回", copies_back=True)
    income.receive(at.cashier, PLAIN)
    income.move_cash(at.cashier, {"kind": "deposit", "amount": "100", "on_day": "t"})
    accepted(at, hardship(at))
    sheet = today.day_sheet(at.cashier)
    fixed = replace(sheet.head, groups=("9F3C", "51D0", "7AE2", "B846") * 4, before="4B7E" * 16)
    laid = lay_out(
        document(replace(sheet, head=fixed, backup="11-02 17:32"), Counted(Money(2_000), "找零差"))
    )
    golden.compare("day-sheet-closed", draw(laid))


def test_the_month_sheet_is_the_kept_one(at: House) -> None:
    at.days_on(28)
    income.receive(at.cashier, FEE)
    income.receive(at.cashier, PLAIN)
    today.close(at.cashier, {"counted": "120.50"})
    days = [replace(one, head="9F3C" * 16) for one in today.closings(at.cashier)]
    laid = lay_out(month.document(days, "YJ-XC01-202611", "武义县职工服务中心", "朱敏华 2026-11-30 09:00"))
    golden.compare("month-sheet", draw(laid))
