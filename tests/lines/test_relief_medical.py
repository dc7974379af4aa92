"""医疗救助: what the patient paid, bills in time and used once, its way to the money, its papers."""

import json
from dataclasses import replace
from datetime import date

import pytest

from app.core.actor import Role
from app.core.errors import Refused
from app.core.money import Money
from app.engine.check import check, read
from app.engine.flow import Claimed, Maker, open_moves, step
from app.engine.materials import judge
from app.engine.matter import Bill
from app.engine.values import Values
from app.lines.relief.fields.aid import ACCOUNT_NAME, DECIDED, PROPOSED
from app.lines.relief.fields.medical import BALANCE, SELF_PAID
from app.lines.relief.line import MEDICAL
from app.lines.relief.rules import medical as ruled
from tests.kit.facts import (
    FILE,
    PERSON,
    actor,
    facts,
    maker,
    material_rules,
    paper,
    received,
    rules,
    staff,
    typing,
)

CLERK, REVIEWER, APPROVER, CASHIER = (
    actor(n, role) for n, role in enumerate((Role.CLERK, Role.REVIEWER, Role.APPROVER, Role.CASHIER), start=1)
)
STAY = {
    "hospital": "武义县第一人民医院",
    "admitted_on": "20261001",
    "discharged_on": "20261010",
    "settlement_no": "JS001",
    "total": "38650.20",
    "pool_paid": "21300",
    "serious_paid": "4200",
    "own_paid": "13150.20",
}
SECOND = STAY | {
    "settlement_no": "JS002",
    "total": "1000",
    "pool_paid": "0",
    "serious_paid": "",
    "own_paid": "",
}
TYPED = {
    "channel": "visit",
    "applied_on": "t",
    "reply_way": "phone",
    "phone": "13800002266",
    "patient": "李国强",
    "patient_relation": "11",
    "disease": "cancer",
    "has_settlement": "1",
    "treated_away": "0",
    "other_payer": "0",
    "reason": "丈夫患病。",
    "aid_elsewhere": "0",
}
HELD = Claimed("JS001", "HZ-XC01-2026-000007", "住院给付", Money.parse("38650.20"))


def values_of(*stays: dict[str, str], **typed: str) -> Values:
    """What was typed, with the computed fields."""
    rows = json.dumps(stays or (STAY,), ensure_ascii=False)
    found, faults = read(MEDICAL.form.fields, {**TYPED, "stays": rows, **typed}, typing())
    assert faults == []
    return MEDICAL.derive(found, (FILE,))


@pytest.mark.parametrize(
    ("stays", "typed", "own", "left"),
    [
        ((STAY,), {}, "13150.20", "13150.20"),
        ((STAY, SECOND), {}, "14150.20", "14150.20"),
        ((STAY,), {"mutual_aid_paid": "3000", "commercial_paid": "150.20"}, "13150.20", "10000"),
        (
            (STAY,),
            {
                "aid_elsewhere": "1",
                "other_aid": '[{"source": "civil", "amount": "20000", "received_on": "20261101"}]',
            },
            "13150.20",
            "-6849.80",
        ),
    ],
)
def test_what_the_patient_paid(
    stays: tuple[dict[str, str], ...], typed: dict[str, str], own: str, left: str
) -> None:
    values = values_of(*stays, **typed)
    assert values[SELF_PAID] == Money.parse(own)
    assert values[BALANCE] == Money.parse(left)


def test_a_sheet_without_its_figures_gives_no_sum() -> None:
    values = values_of(STAY, SECOND | {"pool_paid": ""})
    assert SELF_PAID not in values
    assert BALANCE not in values
    with pytest.raises(Refused, match=r"还算不出个人自付"):
        ruled.parts_known(facts(values))
    ruled.parts_known(facts(values_of()))


def test_each_stay_is_a_bill() -> None:
    assert MEDICAL.bills(values_of(STAY, SECOND)) == (
        Bill("JS001", Money.parse("38650.20")),
        Bill("JS002", Money.parse("1000")),
    )
    assert MEDICAL.bills(Values()) == ()


@pytest.mark.parametrize(
    ("discharged", "applied", "closed"),
    [
        ("20261010", "20261123", ""),
        ("20250110", "20260331", ""),
        ("20250110", "20260401", "应在 2026年3月31日前申请"),
        ("20241231", "20250331", ""),
        ("20241231", "20250401", "应在 2025年3月31日前申请"),
    ],
)
def test_a_bill_comes_by_the_end_of_march(discharged: str, applied: str, closed: str) -> None:
    stay = STAY | {"discharged_on": discharged, "admitted_on": "20241201"}
    given = facts(values_of(stay, applied_on=applied))
    if closed:
        with pytest.raises(Refused, match=closed):
            ruled.bills_in_time(given)
    else:
        ruled.bills_in_time(given)
    ruled.bills_in_time(replace(given, rules={}))


@pytest.mark.parametrize(("months", "last"), [(3, "2026-03-31"), (2, "2026-02-28"), (12, "2026-12-31")])
def test_the_last_day_is_the_end_of_a_month(months: int, last: str) -> None:
    assert ruled.last_day(date(2025, 5, 1), months) == date.fromisoformat(last)


@pytest.mark.parametrize(
    ("choice", "closed"),
    [
        (
            "",
            "票据 JS001 已用在住院给付 HZ-XC01-2026-000007（38,650.20 元）。请先选“重复票据处理”：余额计算",
        ),
        ("duplicate", "您选的是“重复”，请用“不予受理”或“不予给付”。"),
        ("balance", ""),
    ],
)
def test_a_bill_used_before_wants_a_word(choice: str, closed: str) -> None:
    values = values_of(bill_choice=choice)
    verdict = judge(material_rules(MEDICAL.id), received(MEDICAL), MEDICAL.conditions, values)
    given = facts(values, verdict=verdict, claimed=(HELD,))
    found = {one.move.code: one.closed for one in open_moves(MEDICAL.flow, "draft", given)}
    assert (closed in found["accept"]) if closed else found["accept"] == ""
    assert bool(found["refuse"]) is not bool(choice)
    later = {one.move.code: one.closed for one in open_moves(MEDICAL.flow, "accepted", given)}
    assert (closed in later["verify"]) if closed else later["verify"] == ""
    assert any(one.startswith("票据 JS001 已用在住院给付 HZ-XC01-2026-000007") for one in MEDICAL.tell(given))


@pytest.mark.parametrize(("sum_", "refused"), [("13150.20", False), ("13150.21", True)])
def test_no_more_than_what_is_left(sum_: str, refused: bool) -> None:
    given = facts(values_of(proposed=sum_, decided=sum_))
    for field in (PROPOSED, DECIDED):
        if refused:
            with pytest.raises(Refused, match=r"超过个人自付余额 13,150.20 元"):
                ruled.within_balance(field)(given)
        else:
            ruled.within_balance(field)(given)


FAULTS: list[tuple[dict[str, str], str]] = [
    ({}, ""),
    ({"discharged_on": "20260930"}, "第 1 行：出院日期不能早于入院日期。"),
    ({"discharged_on": "20261123", "admitted_on": "20261123"}, ""),
    ({"pool_paid": "40000"}, "第 1 行：各项基金合计超过费用总额，请核对结算单。"),
]


@pytest.mark.parametrize(("changed", "sentence"), FAULTS)
def test_what_a_stay_must_be(changed: dict[str, str], sentence: str) -> None:
    found = [fault.sentence for fault in ruled.medical_faults(values_of(STAY | changed))]
    assert found == ([sentence] if sentence else [])


def test_one_bill_is_not_typed_twice_nor_dated_after_the_application() -> None:
    found = [fault.sentence for fault in ruled.medical_faults(values_of(STAY, STAY))]
    assert found == ["第 2 行：结算单（票据）号 JS001 填了两次。"]
    found = [fault.sentence for fault in ruled.medical_faults(values_of(applied_on="20261009"))]
    assert found == ["第 1 行：出院日期不能晚于申请日期。"]


def test_sums_that_do_not_agree_are_told() -> None:
    told = MEDICAL.tell(facts(values_of(STAY | {"own_paid": "13000"})))
    assert told == ("票据 JS001：总额减各项基金是 13,150.20 元，结算单上个人支付是 13,000.00 元，请核对。",)
    benefits = (
        ("relief.medical", Money(100)),
        ("relief.living", Money(200)),
        ("mutual_aid.inpatient", Money(300)),
    )
    assert MEDICAL.tell(facts(values_of(), benefits=benefits)) == (
        "今年已领医疗救助 1 次，共 1.00 元。",
        "今年还领过其他救助 1 次，共 2.00 元。",
        "今年医疗互助已给付 1 次，共 3.00 元。",
    )


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ({}, {"settlement", "relation"}),
        ({"patient_relation": "01"}, {"settlement"}),
        ({"patient_relation": "01", "has_settlement": "0"}, set()),
        ({"patient_relation": "01", "has_settlement": "0", "treated_away": "1"}, {"fee_list"}),
        ({"patient_relation": "01", "other_payer": "1"}, {"settlement", "compensation"}),
        ({"patient_relation": "01", "treated_away": "1"}, {"settlement"}),
    ],
)
def test_which_papers_are_asked_for(typed: dict[str, str], asked: set[str]) -> None:
    verdict = judge(material_rules(MEDICAL.id), (), MEDICAL.conditions, values_of(**typed))
    found = {one.rule.code for one in verdict.items if one.rule.condition and one.needed == "required"}
    assert found == asked
    later = {one.rule.code for one in verdict.deferrable}
    assert ("invoice" in later) == (typed.get("has_settlement") == "0")


def test_from_the_counter_to_the_money() -> None:
    full = values_of(
        verified_on="t", verifiers="陈晓岚、何伟民", findings="属实。", proposed="8000",
        standard_used="办法第三条",
        notice_from="20261124", notice_to="20261201", notice_place="公告栏", objection="0", decided="8000",
        fund_source="county", pay_way="card", bank="武义农商银行", account_no="6228480320123456784",
        account_name=PERSON.name, paid_on="t",
    )  # fmt: skip
    people = staff(CLERK, REVIEWER, APPROVER, CASHIER)
    verdict = judge(material_rules(MEDICAL.id), received(MEDICAL), MEDICAL.conditions, full)
    given = facts(full, staff=people, verdict=verdict, rules=rules())
    state, made = "draft", dict[str, Maker]()
    for code, who, today in (
        ("accept", CLERK, "2026-11-23"),
        ("verify", CLERK, "2026-11-24"),
        ("publicise", REVIEWER, "2026-11-24"),
        ("submit", REVIEWER, "2026-12-02"),
        ("approve", APPROVER, "2026-12-02"),
        ("pay", CASHIER, "2026-12-03"),
    ):
        now = replace(given, actor=who, made_by=made, today=date.fromisoformat(today))
        outcome = step(MEDICAL.flow, state, code, now)
        check(MEDICAL.form, {}, outcome.move.needs, typing(), full)
        state, made = outcome.target.code, {**made, code: maker(who)}
    assert (state, outcome.effects, outcome.papers) == ("done", (), ("completion",))


def test_without_a_file_the_way_is_closed() -> None:
    found = {one.move.code: one.closed for one in open_moves(MEDICAL.flow, "draft", facts(standing=()))}
    assert found["accept"].startswith("先建档、后帮扶")


def test_the_papers_say_the_illness_to_the_office_and_hide_it_from_the_board() -> None:
    values = values_of(STAY, SECOND, proposed="8000", notice_from="t", notice_to="+9").put(
        ACCOUNT_NAME, PERSON.name
    )
    record = "\n".join(MEDICAL.print("survey_record").build(paper(MEDICAL, values)).texts())
    for wanted in (
        "李国强",
        "恶性肿瘤",
        "武义县第一人民医院",
        "JS002",
        "25,500.00",
        "13,150.20",
        "39,650.20",
    ):
        assert wanted in record
    board = "\n".join(MEDICAL.print("public_notice").build(paper(MEDICAL, values)).texts())
    hidden = (PERSON.name, PERSON.id_number, "李国强", "恶性肿瘤", "武义县第一人民医院", "JS001", "患病")
    assert [one for one in hidden if one in board] == []
    assert "拟对以下困难职工给予医疗救助" in board
