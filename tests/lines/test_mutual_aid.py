"""住院给付: its figures and terms at their edges, whose bill and whose money it is, its way to the bank."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.core.actor import Actor, Role
from app.core.errors import Refused
from app.core.money import Money
from app.engine.check import check
from app.engine.flow import Claimed, Facts, Maker, Standing, open_moves, step
from app.engine.line import CardCase, CardFacts
from app.engine.materials import judge
from app.engine.prints import Document, Query
from app.engine.timers import Running, TimerView
from app.engine.values import Values
from app.lines.mutual_aid import fields as f
from app.lines.mutual_aid.line import INPATIENT, MUTUAL_AID
from app.lines.mutual_aid.rules import bills, figures, form, payee, terms
from tests.kit.contract import after
from tests.kit.facts import (
    PERSON,
    TODAY,
    actor,
    codes,
    facts,
    maker,
    material_rules,
    paper,
    received,
    rules,
    staff,
    typing,
)

CLERK, REVIEWER, APPROVER, CASHIER = PEOPLE = tuple(
    actor(n, role) for n, role in enumerate((Role.CLERK, Role.REVIEWER, Role.APPROVER, Role.CASHIER), start=1)
)
COVER = Standing("insured", "2026", date(2026, 1, 1), date(2026, 12, 31), "CB-XC01-2026-000012", "2026年度")

CLAIM: Mapping[str, str] = {
    "channel": "visit",
    "applied_on": "20261120",
    "reply_way": "sms",
    "phone": "13800002266",
    "si_kind": "worker",
    "si_place": "武义县",
    "retired": "working",
    "counter_reason": "2",
    "claim_kind": "inpatient",
    "hospital": "县样例医院",
    "hospital_level": "2",
    "designated": "1",
    "place_kind": "county",
    "admitted_on": "20261020",
    "discharged_on": "20261106",
    "cause_kind": "illness",
    "diagnosis_main": "胆囊结石",
    "has_settlement": "1",
    "settlement_no": "JS2026000348",
    "settled_on": "20261106",
    "total_cost": "48260.75",
    "pool_paid": "28914.30",
    "serious_paid": "4510.25",
    "assist_paid": "0",
    "civil_paid": "0",
    "account_paid": "1200",
    "cash_paid": "13636.20",
    "deductible": "800",
    "class_b_self": "2000",
    "self_funded": "3000",
    "over_limit": "0",
    "self_share": "9036.20",
    "one_stop_paid": "0",
    "commercial_paid": "0",
    "third_party_paid": "0",
    "relief_paid": "0",
    "payee_relation": "01",
    "bank": "武义农商银行",
    "account_no": "6228480320123456784",
    "account_name": "徐桂芳",
    "true_statement": "1",
    "data_consent": "1",
    "refund_promise": "1",
    "signed_on": "20261120",
    "union_opinion": "同意",
    "union_person": "何伟",
    "union_on": "20261119",
    "period": "2026",
    "computed_sum": "7923.53",
    "confirmed_sum": "7923.53",
    "mutual_fund": "county_pool",
    "batch_no": "代发第3批",
    "paid_on": "t",
    "exclusions": '[{"exclusion": "12"}]',
}
"""The claim of ui/05, as it is typed from the sheet."""

FIELDS = {one.code: one for one in INPATIENT.form.fields}


def claim(**typed: str) -> Values:
    """The claim with these texts instead; an empty one takes a field away."""
    values = Values()
    for code, text in {**CLAIM, **typed}.items():
        values = values.put(FIELDS[code], FIELDS[code].kind.parse(text, typing()) if text else None)
    return INPATIENT.derive(values, (COVER,))


def given(values: Values, *missing: str, who: Actor = CLERK, **more: object) -> Facts:
    verdict = judge(material_rules(INPATIENT.id), received(INPATIENT, *missing), INPATIENT.conditions, values)
    known = {"actor": who, "staff": staff(*PEOPLE), "standing": (COVER,), "line": "mutual_aid"}
    return facts(values, verdict=verdict, **{**known, **more})


def closed(state: str, move: str, held: Facts) -> str:
    return {one.move.code: one.closed for one in open_moves(INPATIENT.flow, state, held)}[move]


@pytest.mark.parametrize(
    ("admitted", "discharged", "days"),
    [
        ("20261020", "20261106", 17),
        ("20261020", "20261020", 1),
        ("20261020", "20261021", 1),
        ("20240228", "20240301", 2),
        ("20251231", "20260101", 1),
        ("", "20261106", None),
        ("20261107", "20261106", None),
    ],
)
def test_days_in_hospital(admitted: str, discharged: str, days: int | None) -> None:
    assert claim(admitted_on=admitted, discharged_on=discharged).get(f.DAYS) == days


@pytest.mark.parametrize(
    ("typed", "difference"),
    [
        ({}, "0.00"),
        ({"total_cost": "48260.76"}, "0.01"),
        ({"total_cost": "48260.74"}, "-0.01"),
        ({"cash_paid": "13600"}, "36.20"),
        ({"other_fund_paid": "500"}, "-500.00"),
        ({"family_account_paid": "36.20", "cash_paid": "13600"}, "0.00"),
        ({"other_fund_paid": "100", "pool_paid": "28814.30"}, "0.00"),
        ({"assist_paid": "1", "civil_paid": "2", "serious_paid": "4507.25"}, "0.00"),
        ({"pool_paid": ""}, None),
        ({"total_cost": ""}, None),
    ],
)
def test_the_total_is_the_sum_of_its_parts(typed: dict[str, str], difference: str | None) -> None:
    values = claim(**typed)
    left = values.get(f.DIFFERENCE)
    assert (left.show() if left is not None else None) == difference
    told = [one for one in INPATIENT.tell(given(values)) if "各项相加" in one]
    wrong = difference not in (None, "0.00")
    assert told == ([told[0]] if wrong else [])
    assert not wrong or told[0].endswith(f"差 {difference} 元。")
    refused = closed("accepted", "compute", given(values))
    assert refused.startswith("医疗费总额") if wrong else refused == ""
    assert closed("accepted", "compute", given(claim(**typed, difference_reason="小数进位"))) == ""


@pytest.mark.parametrize(
    ("typed", "over"),
    [
        ({}, False),
        ({"self_share": "9036.21"}, True),
        ({"self_share": "9036.21", "family_account_paid": "0.01"}, False),
        ({"deductible": "", "class_b_self": "", "self_funded": "", "self_share": ""}, False),
        ({"cash_paid": ""}, False),
    ],
)
def test_the_persons_parts_are_no_more_than_he_paid(typed: dict[str, str], over: bool) -> None:
    values = claim(**typed)
    told = [one for one in INPATIENT.tell(given(values)) if one.startswith("起付、自付")]
    assert (figures.self_parts_over(values), bool(told)) == (over, over)
    assert closed("accepted", "compute", given(claim(**typed, difference_reason="见附页"))) == ""


ORDER: list[tuple[dict[str, str], set[str]]] = [
    ({}, set()),
    ({"admitted_on": "20261106"}, set()),
    ({"admitted_on": "20261107", "settled_on": ""}, {"discharged_on"}),
    ({"discharged_on": "20261120"}, set()),
    ({"discharged_on": "20261121", "signed_on": ""}, {"applied_on"}),
    ({"settled_on": "20261019"}, {"settled_on"}),
    ({"signed_on": "20261105"}, {"signed_on"}),
    ({"event_on": "20261021"}, {"admitted_on"}),
    ({"claim_kind": "serious"}, {"claim_kind"}),
    ({"claim_kind": "accident_medical"}, set()),
    ({"bill_choice": "balance"}, {"bill_reason"}),
    ({"bill_choice": "balance", "bill_reason": "余额另算"}, set()),
    ({"surgery": "1"}, {"surgery_text"}),
    ({"surgery": "0"}, set()),
    ({"payee_relation": "20"}, {"payee", "payee_reason"}),
    ({"payee_relation": "20", "payee": "徐明", "payee_reason": "death"}, set()),
    ({"exclusions": '[{"exclusion": "12"}, {"exclusion": "02"}]'}, set()),
    ({"exclusions": '[{"exclusion": "12"}, {"exclusion": "12"}]'}, {"exclusions"}),
    ({"agent": "徐明"}, {"agent_relation"}),
    ({"urgent": "1"}, {"urgent_reason"}),
]


@pytest.mark.parametrize(("typed", "fields"), ORDER)
def test_what_belongs_together(typed: dict[str, str], fields: set[str]) -> None:
    assert {fault.field for fault in form.faults(claim(**typed))} == fields


@pytest.mark.parametrize(
    ("discharged", "applied", "late"),
    [
        ("2026-01-05", "2026-02-14", False),
        ("2026-01-05", "2026-02-15", True),
        ("2026-01-05", "2026-02-24", True),
        ("2026-11-06", "2026-11-20", False),
    ],
)
def test_one_may_claim_for_thirty_working_days(discharged: str, applied: str, late: bool) -> None:
    """The vector of relief file §2.6: 2026-01-05 + 30 工作日 = 2026-02-14, a made-up Saturday."""
    values = claim(admitted_on="20251230", discharged_on=discharged, applied_on=applied)
    held = given(values)
    assert terms.late(held) is late
    if discharged == "2026-01-05":
        assert terms.claim_until(held) == date(2026, 2, 14)
    told = [one for one in INPATIENT.tell(held) if "已经过期" in one]
    refused = closed("draft", "accept", held)
    assert bool(told) is late
    assert refused.startswith("申请期到 2026年2月14日为止") if late else refused == ""
    explained = claim(
        admitted_on="20251230", discharged_on=discharged, applied_on=applied, late_reason="病重，家人不知道"
    )
    assert closed("draft", "accept", given(explained)) == ""
    lacking = given(explained, "delay_note")
    assert [one.rule.code for one in lacking.verdict.required] == ["delay_note"]
    assert "延迟申请情况说明" in closed("draft", "accept", lacking)


def test_the_claim_period_is_a_dated_parameter() -> None:
    values = claim(admitted_on="20251230", discharged_on="20260105", applied_on="20260224")
    longer = {**rules(), terms.CLAIM_DAYS: "60"}
    assert closed("draft", "accept", given(values, rules=longer)) == ""
    none = {key: value for key, value in rules().items() if key != terms.CLAIM_DAYS}
    assert terms.claim_until(given(values, rules=none)) is None
    assert closed("draft", "accept", given(values, rules=none)) == ""


USED = (Claimed("JS2026000348", "JZ-XC01-2026-000412", "医疗救助", Money(300000)),)


@pytest.mark.parametrize(
    ("choice", "open_outcomes"),
    [("", set()), ("balance", {"accept", "refuse"}), ("duplicate", {"refuse"})],
)
def test_no_outcome_until_a_bill_used_before_is_decided(choice: str, open_outcomes: set[str]) -> None:
    values = claim(bill_choice=choice, bill_reason="已核对" if choice else "")
    held = given(values, claimed=USED)
    told = INPATIENT.tell(held)[0]
    assert told == "票据 JS2026000348 已用在医疗救助 JZ-XC01-2026-000412（3,000.00 元）。"
    open_ = {one.move.code for one in open_moves(INPATIENT.flow, "draft", held) if not one.closed}
    assert open_ == open_outcomes
    missing = given(values, "form", claimed=USED)
    assert bool(closed("draft", "supplement", missing)) is not bool(choice)
    owed = given(values, "bank", claimed=USED)
    assert bool(closed("draft", "accept_owed", owed)) is (choice != "balance")
    waived = given(values, "form", claimed=USED, who=REVIEWER)
    assert bool(closed("supplement", "accept_waived", waived)) is (choice != "balance")
    assert bool(closed("accepted", "compute", held)) is (choice != "balance")
    assert {
        one.move.code for one in open_moves(INPATIENT.flow, "draft", given(values)) if not one.closed
    } == {
        "accept",
        "refuse",
    }


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ({}, ["JS2026000348"]),
        ({"settlement_no": "js 2026 000348"}, ["JS2026000348"]),
        ({"settlement_no": "ＪＳ２０２６０００３４８"}, ["JS2026000348"]),
        ({"invoice_no": "0012345678"}, ["JS2026000348", "0012345678"]),
        ({"invoice_no": "JS2026000348"}, ["JS2026000348"]),
        ({"has_settlement": "0"}, ["JS2026000348"]),
        ({"settlement_no": ""}, []),
        ({"settlement_no": "", "invoice_no": "0012345678"}, ["0012345678"]),
    ],
)
def test_the_numbers_that_a_claim_stands_on(typed: dict[str, str], numbers: list[str]) -> None:
    found = bills.bills(claim(**typed))
    assert list(dict.fromkeys(one.key for one in found)) == numbers
    assert {one.amount for one in found} <= {Money(4826075)}


PAPERS: list[tuple[dict[str, str], set[str]]] = [
    ({}, {"settlement"}),
    ({"has_settlement": "0", "invoice_no": "1"}, {"invoice", "fee_list"}),
    ({"late_reason": "病重"}, {"settlement", "delay_note"}),
    ({"cause_kind": "accident"}, {"settlement", "accident"}),
    ({"cause_kind": "third_party"}, {"settlement", "accident", "compensation"}),
    ({"commercial_paid": "0.01"}, {"settlement", "compensation"}),
    ({"agent": "徐明", "agent_relation": "child"}, {"settlement", "proxy", "id_agent"}),
    (
        {"payee_relation": "20", "payee": "徐明", "payee_reason": "death"},
        {"settlement", "relation", "heirs"},
    ),
    ({"payee_relation": "20", "payee": "徐明", "payee_reason": "incapacity"}, {"settlement", "proxy"}),
    ({"payee_relation": "01", "payee_reason": "death"}, {"settlement"}),
]


@pytest.mark.parametrize(("typed", "asked"), PAPERS)
def test_papers_are_asked_for_when_the_answers_ask_for_them(typed: dict[str, str], asked: set[str]) -> None:
    verdict = given(claim(**typed)).verdict
    conditional = [one for one in verdict.items if one.rule.condition]
    assert {one.rule.code for one in conditional if one.needed == "required"} == asked
    assert {one.rule.code for one in conditional if one.needed == "open"} == set()


def test_unanswered_questions_leave_their_papers_open() -> None:
    verdict = given(claim(has_settlement="", cause_kind="", payee_relation="")).verdict
    assert {one.rule.code for one in verdict.items if one.needed == "open"} == {
        "settlement",
        "invoice",
        "fee_list",
        "accident",
        "compensation",
        "relation",
        "heirs",
        "proxy",
    }


@pytest.mark.parametrize("code", ["true_statement", "data_consent", "refund_promise"])
def test_all_three_declarations_are_made(code: str) -> None:
    refused = closed("draft", "accept", given(claim(**{code: "0"})))
    assert refused == f"申请人没有确认“{FIELDS[code].label}”，三项声明都确认后才能受理。"


OTHER = {"payee_relation": "20", "payee": "徐明", "account_name": "徐明"}
PAYEES: list[tuple[dict[str, str], str, str]] = [
    ({}, "", ""),
    ({"account_name": "徐明"}, "", "户名“徐明”和领款人“徐桂芳”不一致"),
    (OTHER, "", "互助金发给参保人本人"),
    ({**OTHER, "payee_reason": "incapacity"}, "", ""),
    ({**OTHER, "payee_reason": "incapacity"}, "proxy", "由他人领款要有授权委托书"),
    ({**OTHER, "payee_reason": "minor"}, "proxy", "由他人领款要有授权委托书"),
    ({**OTHER, "payee_reason": "death"}, "proxy", ""),
    ({**OTHER, "payee_reason": "death"}, "heirs", "由他人领款要有继承人材料"),
    ({**OTHER, "payee_reason": "death", "account_name": "徐桂芳"}, "", "户名“徐桂芳”和领款人“徐明”不一致"),
]


@pytest.mark.parametrize(("typed", "missing", "refused"), PAYEES)
def test_another_takes_the_money_only_for_him_who_cannot(
    typed: dict[str, str], missing: str, refused: str
) -> None:
    held = given(claim(**typed), missing, who=CASHIER)
    for state, move in (("approved", "batch"), ("batched", "pay")):
        found = closed(state, move, held)
        assert found.startswith(refused) if refused else found == ""
    assert (payee.by_other(held.values) is True) == (typed.get("payee_relation") == "20")


@pytest.mark.parametrize(
    ("confirmed", "reason", "adjusted", "refused"),
    [
        ("7923.53", "", "0.00", False),
        ("7923.52", "", "-0.01", True),
        ("7923.52", "四舍五入", "-0.01", False),
        ("8000", "", "76.47", True),
    ],
)
def test_another_sum_than_the_computed_one_has_its_reason(
    confirmed: str, reason: str, adjusted: str, refused: bool
) -> None:
    values = claim(confirmed_sum=confirmed, adjust_reason=reason)
    assert values[f.ADJUSTED].show() == adjusted
    assert values[f.DECIDED] == Money.parse(confirmed)
    assert values[f.COMPUTED_SUM] == Money(792353)
    assert bool(closed("computed", "review", given(values, who=REVIEWER))) is refused


def test_a_sum_of_nothing_is_denied_and_a_denial_names_its_reason() -> None:
    nothing = claim(computed_sum="0", confirmed_sum="0")
    assert closed("reviewed", "approve", given(nothing, who=APPROVER)) == "核定金额是 0，请用“不予给付”。"
    for state in ("computed", "reviewed", "approved"):
        assert closed(state, "deny", given(nothing, who=APPROVER)) == ""
    unnamed = given(nothing.put(f.EXCLUSIONS, ()), who=APPROVER)
    assert closed("computed", "deny", unnamed) == "请至少选一项不予给付原因。"


def test_owed_papers_come_before_the_approval() -> None:
    held = given(claim(), "bank", "union_seal", who=APPROVER)
    assert "补齐" in closed("reviewed", "approve", held)
    assert closed("reviewed", "approve", given(claim(), who=APPROVER)) == ""


WALK = (
    ("accept", CLERK, "accepted"),
    ("compute", CLERK, "computed"),
    ("return_computed", REVIEWER, "returned"),
    ("compute", CLERK, "computed"),
    ("review", REVIEWER, "reviewed"),
    ("recheck", APPROVER, "computed"),
    ("review", REVIEWER, "reviewed"),
    ("return_reviewed", APPROVER, "returned"),
    ("compute", CLERK, "computed"),
    ("review", REVIEWER, "reviewed"),
    ("approve", APPROVER, "approved"),
    ("return_approved", CASHIER, "reviewed"),
    ("approve", APPROVER, "approved"),
    ("batch", CASHIER, "batched"),
    ("bank_failed", CASHIER, "approved"),
    ("batch", CASHIER, "batched"),
    ("pay", CASHIER, "paid"),
)


def test_from_the_counter_to_the_bank_and_back_by_four_people() -> None:
    values, state, made = claim(), "draft", dict[str, Maker]()
    timers: tuple[Running, ...] = ()
    papers = list[str]()
    for n, (code, who, target) in enumerate(WALK):
        held = given(values, who=who, made_by=made)
        outcome = step(INPATIENT.flow, state, code, held)
        check(INPATIENT.form, {}, outcome.move.needs, typing(), values)
        state, made = outcome.target.code, {**made, code: maker(who)}
        timers = after(INPATIENT, timers, code, state, n)
        papers += outcome.papers
        running = {one.code: one for one in timers if one.open}
        assert state == target
        assert ("review" in running) == (state == "computed")
        assert "promise" not in running or bool(running["promise"].paused_on) == (state == "returned")
    assert state == "paid"
    assert [one for one in timers if one.open] == []
    assert papers == [
        *("receipt", "calculation", "return_notice", "calculation", "return_notice", "calculation"),
        *("approval_form", "approval_form", "payment_notice"),
    ]


@pytest.mark.parametrize(
    ("move", "state", "earlier"),
    [
        ("review", "computed", "compute"),
        ("review", "computed", "accept"),
        ("return_computed", "computed", "compute"),
        ("approve", "reviewed", "review"),
        ("approve", "reviewed", "compute"),
        ("deny", "computed", "compute"),
        ("deny", "approved", "review"),
        ("batch", "approved", "approve"),
        ("batch", "approved", "accept_owed"),
        ("pay", "batched", "approve"),
        ("bank_failed", "batched", "approve"),
    ],
)
def test_maker_checker_and_payer_are_different_people(move: str, state: str, earlier: str) -> None:
    everyone = actor(7, Role.CLERK, Role.REVIEWER, Role.APPROVER, Role.CASHIER)
    held = given(claim(), who=everyone, staff=staff(everyone), made_by={earlier: maker(everyone)})
    assert closed(state, move, held).startswith("前一步是您办的")


def test_once_the_bank_list_is_out_only_the_bank_answers() -> None:
    assert {one.code for one in INPATIENT.flow.leaving("batched")} == {"pay", "bank_failed"}
    assert "account_no" not in INPATIENT.form.open_in("approved")
    assert "account_no" in INPATIENT.form.open_in("reviewed")
    assert "total_cost" not in INPATIENT.form.open_in("computed")
    assert "total_cost" in INPATIENT.form.open_in("returned")


TOLD: list[tuple[dict[str, str], dict[str, Any], str]] = [
    ({}, {}, ""),
    ({"admitted_on": "20251230"}, {}, "没有查到入院当天（2025年12月30日）的互助参保记录"),
    ({}, {"standing": ()}, "没有查到入院当天（2026年10月20日）的互助参保记录"),
    ({}, {"standing": (replace(COVER, kind="member"),)}, "没有查到入院当天"),
    ({"cause_kind": "work_injury"}, {}, "住院原因是工伤"),
    ({"cause_kind": "birth"}, {}, "住院原因是生育"),
    ({"cause_kind": "third_party"}, {}, "住院原因是第三人责任"),
    ({"designated": "0"}, {}, "不是医保定点医院"),
    ({"payee_relation": "20"}, {}, "领款人不是参保人本人"),
    ({"one_stop_paid": "0.01"}, {}, "互助金已经一站式支付过"),
    ({"third_party_paid": "14836.20"}, {}, "其他补偿合计 14,836.20 元，不少于个人支付 14,836.20 元"),
    (
        {},
        {"benefits": (("mutual_aid.inpatient", Money(128000)), ("relief.living", Money(5)))},
        "今年给付 1 次 1,280.00 元。",
    ),
]


@pytest.mark.parametrize(("typed", "more", "sentence"), TOLD)
def test_what_is_told_stops_nothing(typed: dict[str, str], more: dict[str, Any], sentence: str) -> None:
    held = given(claim(**typed), **more)
    told = INPATIENT.tell(held)
    assert [one for one in told if not one.endswith("。")] == []
    assert told == () if not sentence else any(one.startswith(sentence) for one in told)
    assert closed("draft", "accept", held) == ""


def test_cover_is_that_of_the_day_of_admission() -> None:
    older = replace(COVER, from_on=date(2025, 1, 1), to_on=date(2025, 12, 31), number="CB-0")
    values = claim(admitted_on="20251230")
    found = INPATIENT.derive(values, (older, COVER))
    assert (found[f.COVER_NO], found[f.COVER_TO]) == ("CB-0", date(2025, 12, 31))
    assert f.COVER_NO not in INPATIENT.derive(found, ())
    assert claim()[f.COVER_NO] == COVER.number


def build(code: str, values: Values, **more: object) -> Document:
    return INPATIENT.print(code).build(paper(INPATIENT, values, number="HZ-XC01-2026-000348", **more))


def test_the_calculation_shows_every_figure_and_the_sum() -> None:
    values = claim(other_fund_paid="1.01", family_account_paid="2.02", difference_reason="小数进位")
    texts = build("calculation", values).texts()
    every = (*f.FIGURES, *f.OTHER_PAID, f.DIFFERENCE)
    assert [one.label for one in every if one.label not in texts] == []
    assert [one.label for one in every if values[one].show() not in texts] == []
    assert "按第2026期计划核算" in texts
    assert "人民币柒仟玖佰贰拾叁元伍角叁分　¥7,923.53" in texts
    assert "2026年10月20日至2026年11月6日，17天" in texts
    assert "小数进位" in texts
    assert not any(PERSON.id_number in one for one in texts)
    assert "按第（　　　　）期计划核算" in build("calculation", claim(period="")).texts()


def test_the_notice_of_payment_is_a_money_paper_for_the_insured() -> None:
    number = "给-XC01-2026-000123"
    values = claim(confirmed_sum="7900", adjust_reason="票据重复部分扣除")
    document = build("payment_notice", values, paper_number=number)
    texts = "\n".join(document.texts())
    assert (document.number, document.size) == (number, "a5")
    assert next(one.qr for one in document.blocks if isinstance(one, Query)) == "JF-XC01-2026-000123"
    assert {"徐＊芳：", "2026年11月20日", "HZ-XC01-2026-000348"} <= set(document.texts())
    assert "计算金额 ¥7,923.53，调整后 ¥7,900.00：票据重复部分扣除" in texts
    hidden = (PERSON.name, PERSON.id_number, "6228480320123456784", "胆囊结石")
    assert [one for one in hidden if one in texts] == []


def test_the_denial_names_every_reason() -> None:
    values = claim(exclusions='[{"exclusion": "12"}, {"exclusion": "02"}]', deny_text="说明见附页。")
    texts = build("denial", values).texts()
    assert "1. 逾期申请，没有说明或者理由不成立\n2. 不是定点医院（急诊除外）" in texts
    assert "说明见附页。" in texts
    assert any("12351" in one for one in texts)


def test_the_approval_names_the_payee_only_when_it_is_another() -> None:
    other = claim(**OTHER, payee_reason="death", bill_choice="balance", bill_reason="余额另算")
    texts = build("approval_form", other).texts()
    assert {"徐明", "子", "参保人身故", "余额计算", "余额另算"} <= set(texts)
    assert "代领原因" not in build("approval_form", claim()).texts()


CASE = CardCase("HZ-XC01-2026-000001", "住院给付", "已计算", ended=False, timer=None)
BADGE = TimerView("soon", "还剩 2 个工作日", "初审", date(2026, 11, 25))
PAID = ("mutual_aid.inpatient", Money(128000))
CARDS: list[tuple[tuple[CardCase, ...], tuple[Standing, ...], tuple[tuple[str, Money], ...], str]] = [
    ((), (), (), "无记录"),
    ((), (COVER,), (), "参保至2026-12-31"),
    ((), (replace(COVER, to_on=None),), (), "参保"),
    ((), (replace(COVER, to_on=date(2026, 11, 22)),), (), "无记录"),
    ((), (COVER,), (PAID, PAID), "参保至2026-12-31·今年给付 2 次 2,560.00 元"),
    ((), (), (("relief.living", Money(1)),), "无记录"),
    ((CASE,), (COVER,), (PAID,), "参保至2026-12-31·今年给付 1 次 1,280.00 元·住院给付 已计算"),
    ((CASE, CASE), (), (), "在办 2 件"),
    ((replace(CASE, ended=True),), (), (), "办过 1 件"),
]


@pytest.mark.parametrize(("cases", "standing", "benefits", "text"), CARDS)
def test_the_card(
    cases: tuple[CardCase, ...],
    standing: tuple[Standing, ...],
    benefits: tuple[tuple[str, Money], ...],
    text: str,
) -> None:
    line = MUTUAL_AID.card(CardFacts(TODAY, cases, standing, benefits, codes()))
    assert (line.text, line.active) == (text, text != "无记录")


def test_the_card_shows_the_nearest_deadline_of_open_cases() -> None:
    far = replace(BADGE, due_on=date(2026, 12, 14))
    cases = (replace(CASE, timer=far), replace(CASE, timer=BADGE))
    assert MUTUAL_AID.card(CardFacts(TODAY, cases, (), (), codes())).timer == BADGE


def test_a_guard_refuses_with_its_sentence_when_called_alone() -> None:
    with pytest.raises(Refused, match=r"还没有复核金额"):
        figures.something_to_pay(facts())
