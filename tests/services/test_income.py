"""Money that comes in (收款): taken, voided, reversed on a real file; everything wrong told at its field."""

from collections.abc import Mapping
from datetime import timedelta

import pytest

from app.core.errors import CenterError, Forbidden, Invalid, Refused
from app.core.money import LARGEST_FEN, Money
from app.services import income, papers, parameters, units
from app.services.desk import Desk
from app.services.income import IncomeView
from db.queries import income as ground
from tests.kit.factories import House
from tests.kit.papers import text_of

FEE = {
    "line": "mutual_aid",
    "kind": "fee",
    "payer": "武义晨曦保温器皿有限公司工会委员会",
    "reason": "2026年度职工医疗互助参保费",
    "people": "126",
    "price": "110",
    "way": "transfer",
    "voucher_no": "20261102-3390",
    "received_on": "t",
    "proof": "own",
}
PLAIN = {
    "line": "relief",
    "kind": "other",
    "payer": "徐桂芳",
    "reason": "退回多领的救助金",
    "amount": "120.50",
    "way": "cash",
    "received_on": "t",
    "proof": "own",
}
OUTSIDE = PLAIN | {"proof": "outside", "outside_no": "33070626000123"}


def listed(desk: Desk) -> tuple[IncomeView, ...]:
    today = desk.today
    return income.of_days(desk, today - timedelta(days=60), today)


def faults(desk: Desk, typed: Mapping[str, str]) -> dict[str, str]:
    with pytest.raises(Invalid) as told:
        income.receive(desk, typed)
    return {one.field: one.sentence for one in told.value.faults}


def test_a_fee_is_taken_with_a_receipt_of_three_copies_under_one_number(at: House) -> None:
    done = income.receive(at.cashier, FEE)
    assert done.number == "收-XC01-2026-000001"
    (one,) = listed(at.cashier)
    assert (one.amount, one.state, one.own) == (Money(1_386_000), "已收", True)
    assert done.paper_id is not None
    pages = [text_of(papers.pdf(at.cashier, done.paper_id)).replace(" ", "")]
    text = "".join(pages)
    for words in (
        "人民币壹万叁仟捌佰陆拾元整",
        "¥13,860.00",
        "126人×110.00元",
        "医疗互助·参保缴费",
        "转账凭证号20261102-3390",
        "限内部往来结算，不代替发票、财政票据",
    ):
        assert words in text
    assert text.count("收-XC01-2026-000001") == 3


def test_three_copies_come_on_one_sheet_of_a4_too(at: House) -> None:
    done = income.receive(at.cashier, FEE)
    assert done.paper_id is not None
    assert papers.sizes(at.cashier, done.paper_id) == ("a5", "a4x3")


def test_the_copies_stand_in_the_order_that_the_office_set(at: House) -> None:
    typed = {"value": "存根 白、记账 黄、收据 粉红", "valid_from": "t", "source": "财务科通知"}
    parameters.set_parameter(at.admin, "receipt.copies", typed)
    done = income.receive(at.cashier, PLAIN)
    assert done.paper_id is not None
    text = text_of(papers.pdf(at.cashier, done.paper_id)).replace(" ", "").replace("\n", "")
    assert text.index("本联作记账凭证附件") < text.index("本联交付款人")
    assert "粉红" in "".join(text)


def test_the_number_of_the_finance_receipt_stands_instead_of_one_of_ours(at: House) -> None:
    done = income.receive(at.cashier, OUTSIDE)
    assert (done.paper_id, done.number) == (None, "")
    (one,) = listed(at.cashier)
    assert (one.number, one.own) == ("33070626000123", False)
    assert faults(at.cashier, OUTSIDE) == {"outside_no": "这个电子票据号已经登记过，请核对。"}
    assert income.receive(at.cashier, PLAIN).number == "收-XC01-2026-000001"


def test_a_unit_that_is_known_by_its_name_is_linked(at: House) -> None:
    unit_id = units.register_unit(at.clerk, {"name": FEE["payer"]})
    done = income.receive(at.cashier, FEE)
    with at.cashier.read() as asks:
        row = ground.one(asks, done.id)
    assert row is not None
    assert row.unit_id == unit_id


@pytest.mark.parametrize(
    ("typed", "field", "words"),
    [
        ({"amount": "0"}, "amount", "金额要大于 0。"),
        ({"amount": "0.00"}, "amount", "金额要大于 0。"),
        ({"amount": "-5"}, "amount", "金额不能是负数。"),
        ({"amount": "100.005"}, "amount", "金额最多写到分，小数点后请只写两位。"),
        ({"amount": "1000000000000"}, "amount", "金额不能超过 999,999,999,999.99 元，请核对。"),
        ({"amount": "一百"}, "amount", "金额只能写数字，例如 5530.14，请改正。"),
        ({"amount": ""}, "amount", "请填写金额，或填写人数和每人金额。"),
        ({"amount": "1 000"}, "amount", "金额中间不能有空格，请去掉空格。"),
        ({"people": "3"}, "price", "人数和每人金额要一起填，请补上每人金额，或都不填。"),
        ({"people": "3", "price": "40"}, "amount", "3人 × 40.00元是 120.00 元，与金额不符，请核对。"),
        ({"people": "0", "price": "40", "amount": ""}, "people", ""),
        (
            {"people": "1000000", "price": "999999999999.99", "amount": ""},
            "price",
            "人数乘每人金额超过 999,999,999,999.99 元，请核对。",
        ),
        ({"payer": ""}, "payer", "请填写交款人。"),
        ({"payer": "甲" * 101}, "payer", ""),
        ({"payer": "徐桂芳😀"}, "payer", "“😀”打印不出来，请换成别的字。"),
        ({"reason": ""}, "reason", "请填写收款事由。"),
        ({"kind": "loan"}, "kind", ""),
        ({"line": ""}, "line", "请选择业务条线。"),
        ({"way": ""}, "way", "请选择收款方式。"),
        ({"way": "transfer"}, "voucher_no", "转账收款请填写转账凭证号。"),
        ({"voucher_no": "123"}, "voucher_no", "现金收款没有转账凭证号，请删去，或改为转账。"),
        ({"received_on": "+1"}, "received_on", ""),
        ({"received_on": "2026-02-30"}, "received_on", ""),
        ({"received_on": ""}, "received_on", "请填写收款日期。"),
        ({"proof": "outside"}, "outside_no", "请填写财政电子票据的号码。"),
        ({"outside_no": "1"}, "outside_no", "开本单位收据时不填电子票据号，请删去，或改为登记电子票据。"),
    ],
)
def test_what_is_wrong_is_told_at_its_field_and_takes_no_number(
    at: House, typed: dict[str, str], field: str, words: str
) -> None:
    told = faults(at.cashier, PLAIN | typed)
    assert list(told) == [field]
    assert words in told[field]
    assert listed(at.cashier) == ()
    assert income.receive(at.cashier, PLAIN).number == "收-XC01-2026-000001"


def test_every_fault_is_told_at_once(at: House) -> None:
    typed = PLAIN | {"payer": "", "amount": "1.234", "received_on": "+3"}
    assert list(faults(at.cashier, typed)) == ["payer", "amount", "received_on"]


def test_the_largest_sum_is_taken_and_printed_in_capitals(at: House) -> None:
    done = income.receive(at.cashier, PLAIN | {"amount": "999,999,999,999.99"})
    assert listed(at.cashier)[0].amount == Money(LARGEST_FEN)
    assert done.paper_id is not None
    text = text_of(papers.pdf(at.cashier, done.paper_id)).replace(" ", "").replace("\n", "")
    assert Money(LARGEST_FEN).capital() in text


def test_only_the_cashier_of_the_line_takes_money_in(at: House) -> None:
    for desk in (at.clerk, at.reviewer, at.approver, at.admin, at.leader):
        with pytest.raises(Forbidden) as told:
            income.receive(desk, PLAIN)
        assert told.value.sentence == "收款由出纳人员办理。"
    assert listed(at.cashier) == ()


def test_a_receipt_is_voided_once_with_every_copy_back(at: House) -> None:
    done = income.receive(at.cashier, PLAIN)
    assert done.paper_id is not None
    papers.printed(at.cashier, done.paper_id)
    with pytest.raises(Invalid) as told:
        income.void(at.cashier, done.id, "金额写错", copies_back=False)
    assert told.value.faults[0].field == "copies_back"
    with pytest.raises(Invalid) as told:
        income.void(at.cashier, done.id, " ", copies_back=True)
    assert told.value.faults[0].field == "reason"
    income.void(at.cashier, done.id, "金额写错", copies_back=True)
    assert [one.state for one in listed(at.cashier)] == ["已作废"]
    assert [one.what for one in income.events(at.cashier, done.id)] == ["收款", "作废"]
    for again in (
        lambda: income.void(at.cashier, done.id, "再来", copies_back=True),
        lambda: income.reverse(at.reviewer, done.id, {"reason": "再来"}),
    ):
        with pytest.raises(Refused):
            again()
    assert income.receive(at.cashier, PLAIN).number == "收-XC01-2026-000002"


def test_a_receipt_is_reversed_once_by_a_second_person_under_its_own_number(at: House) -> None:
    done = income.receive(at.cashier, PLAIN)
    with pytest.raises(Forbidden):
        income.reverse(at.cashier, done.id, {"reason": "退款"})
    red = income.reverse(at.reviewer, done.id, {"reason": "退款"})
    first = {one.id: one for one in listed(at.cashier)}
    assert (first[done.id].state, first[red].state) == ("已冲红", "红字")
    assert first[red].amount == Money(-12_050)
    assert first[red].number == "收-XC01-2026-000002"
    for income_id in (done.id, red):
        with pytest.raises(Refused):
            income.reverse(at.reviewer, income_id, {"reason": "再冲"})
        with pytest.raises(Refused):
            income.void(at.reviewer, income_id, "再废", copies_back=True)


def test_a_sum_with_the_finance_receipt_is_reversed_under_the_number_of_its_red_one(at: House) -> None:
    done = income.receive(at.cashier, OUTSIDE)
    for typed, kind in (
        ({"reason": "退款"}, Invalid),
        ({"reason": "", "outside_no": "9"}, Invalid),
        ({"reason": "退款", "outside_no": OUTSIDE["outside_no"]}, Invalid),
    ):
        with pytest.raises(kind):
            income.reverse(at.reviewer, done.id, typed)
    with pytest.raises(Forbidden):
        income.reverse(at.cashier, done.id, {"reason": "退款", "outside_no": "33070626000999"})
    income.reverse(at.reviewer, done.id, {"reason": "退款", "outside_no": "33070626000999"})
    assert sorted(one.state for one in listed(at.cashier)) == ["已冲红", "红字"]
    with pytest.raises(CenterError):
        income.void(at.cashier, done.id, "作废", copies_back=True)


def test_a_sum_with_the_finance_receipt_is_voided_by_who_took_it(at: House) -> None:
    done = income.receive(at.cashier, OUTSIDE)
    with pytest.raises(Forbidden):
        income.void(at.approver, done.id, "登记错了", copies_back=True)
    income.void(at.cashier, done.id, "登记错了", copies_back=True)
    assert [one.state for one in listed(at.cashier)] == ["已作废"]
    with pytest.raises(Refused):
        income.void(at.cashier, done.id, "登记错了", copies_back=True)


def test_what_is_voided_on_the_register_of_papers_voids_the_sum(at: House) -> None:
    done = income.receive(at.cashier, PLAIN)
    assert done.paper_id is not None
    papers.void(at.cashier, done.paper_id, "写错", copies_back=True)
    assert listed(at.cashier)[0].state == "已作废"
