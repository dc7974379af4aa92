"""助学, 意外灾害 and 慰问: their rules at the edges, and what stacking tells and stops."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from app.core.errors import Refused
from app.core.money import Money
from app.engine.check import read
from app.engine.flow import Claimed, Facts, Relative, SameCase, open_moves
from app.engine.materials import judge
from app.engine.matter import Bill, Matter
from app.engine.values import Values
from app.lines.relief.fields.aid import CATEGORY, DECIDED, STACK_REASON
from app.lines.relief.fields.disaster import EVENT_ON, INCOME_YEAR, NET_LOSS
from app.lines.relief.fields.tuition import SEASON_FROM, SEASON_TO
from app.lines.relief.line import DISASTER, LIVING, MEDICAL, TUITION, VISIT_GIFT
from app.lines.relief.rules import disaster, stacking, tuition, visit_gift
from app.lines.relief.rules.kinds import LIVING_AID, MEDICAL_AID, VISIT_AID
from tests.kit.facts import FILE, facts, material_rules, received, rules, typing

STUDENT = {
    "channel": "visit", "applied_on": "20260805", "reply_way": "phone", "phone": "13800002266",
    "student": "徐小雨", "student_id_number": "330723200803150025", "student_relation": "30",
    "other_booklet": "0", "stage": "bachelor", "school": "浙江师范大学", "grade_year": "1",
    "study_years": "4", "freshman": "1", "free_kind": "none", "reason": "学费困难。", "aid_elsewhere": "0",
    "fee_year": "6600", "other_grant": "0",
}  # fmt: skip
FIRE = {
    "channel": "visit", "applied_on": "20261120", "reply_way": "phone", "phone": "13800002266",
    "event_kind": "fire", "event_on": "20261103", "event_text": "住房失火。", "loss_total": "42000",
    "insured_paid": "2000", "reason": "家中失火。", "aid_elsewhere": "0",
}  # fmt: skip
GIFT = {
    "channel": "visit", "applied_on": "t", "reply_way": "phone", "phone": "13800002266",
    "occasion": "hospital", "proposed": "500", "pay_way": "goods",
    "goods": json.dumps([
        {"name": "大米", "measure": "袋", "quantity": "4", "price": "75"},
        {"name": "食用油", "measure": "桶", "quantity": "2", "price": "100"},
    ]),
}  # fmt: skip
ANOTHER = Relative(
    "李国强",
    benefits=(("relief.living", Money(300_000)), ("relief.visit_gift", Money(50_000))),
    running=(SameCase("JZ-XC01-2026-000009", "医疗救助", False, None),),
)


def values_of(matter: Matter, typed: dict[str, str], filed: bool = False, **more: str) -> Values:
    """What was typed, with the derived fields."""
    found, faults = read(matter.form.fields, {**typed, **more}, typing())
    assert faults == []
    return matter.derive(found, (FILE,) if filed else ())


def refusal(guard: Callable[[Facts], None], given: Facts) -> str:
    """The reason why the guard refuses, empty when it lets pass."""
    try:
        guard(given)
    except Refused as closed:
        return closed.reason
    return ""


@pytest.mark.parametrize(
    ("on", "first", "last", "said"),
    [
        ("20260701", "2026-07-01", "2026-08-31", ""),
        ("20260831", "2026-07-01", "2026-08-31", ""),
        (
            "20260630",
            "2026-07-01",
            "2026-08-31",
            "助学申报从 2026年7月1日开始，现在可以先存草稿，到期再受理。",
        ),
        (
            "20260901",
            "2027-07-01",
            "2027-08-31",
            "助学申报从 2027年7月1日开始，现在可以先存草稿，到期再受理。",
        ),
    ],
)
def test_the_season_is_a_parameter(on: str, first: str, last: str, said: str) -> None:
    given = facts(values_of(TUITION, STUDENT, applied_on=on))
    given = replace(given, values=TUITION.reckon(given))
    assert given.values[SEASON_FROM] == date.fromisoformat(first)
    assert given.values[SEASON_TO] == date.fromisoformat(last)
    assert refusal(tuition.in_season, given) == said


def test_a_season_may_go_over_the_turn_of_the_year_or_not_be_set() -> None:
    over = {tuition.OPENS: "12月1日", tuition.CLOSES: "2月28日"}
    given = facts(values_of(TUITION, STUDENT, applied_on="20260115"), rules=over)
    assert tuition.season(given) == (date(2025, 12, 1), date(2026, 2, 28))
    assert tuition.season(replace(given, rules={})) is None
    assert tuition.season(replace(given, rules={tuition.OPENS: "夏天", tuition.CLOSES: "8月31日"})) is None
    reckoned = replace(given, rules={}, values=TUITION.reckon(replace(given, rules={})))
    assert SEASON_FROM not in reckoned.values
    assert refusal(tuition.in_season, reckoned) == ""


def test_a_campaign_brings_its_own_season() -> None:
    values = values_of(TUITION, STUDENT).merged(Values({"campaign": "x"}))
    values = values.put(SEASON_FROM, date(2026, 8, 1)).put(SEASON_TO, date(2026, 8, 4))
    given = facts(values)
    given = replace(given, values=TUITION.reckon(given))
    assert given.values[SEASON_TO] == date(2026, 8, 4)
    assert refusal(tuition.in_season, given) == "助学申报已在 2026年8月4日截止，请下一个申报期再来。"


@pytest.mark.parametrize(("on", "year"), [("2026-06-30", 2025), ("2026-07-01", 2026), ("2027-01-05", 2026)])
def test_the_school_year_begins_in_july(on: str, year: int) -> None:
    assert tuition.school_year(date.fromisoformat(on)) == year


def test_free_schooling_is_left_out_as_the_county_says() -> None:
    given = facts(values_of(TUITION, STUDENT, free_kind="military"))
    assert "不在助学范围" in refusal(tuition.schooling_counts, given)
    allowed = replace(given, rules={**rules(), "relief.tuition.excluded.military": "否"})
    assert refusal(tuition.schooling_counts, allowed) == ""
    assert refusal(tuition.schooling_counts, facts(values_of(TUITION, STUDENT))) == ""


def test_a_student_is_helped_once_a_school_year() -> None:
    held = Claimed("徐小雨", "JZ-XC01-2026-000011", "子女助学", Money(500_000))
    given = facts(values_of(TUITION, STUDENT), claimed=(held,))
    assert refusal(tuition.once_a_year, given) == (
        "学生徐小雨本学年已有子女助学 JZ-XC01-2026-000011（5,000.00 元）。同一学生一学年只助一次。"
    )
    verdict = judge(material_rules(TUITION.id), received(TUITION), TUITION.conditions, given.values)
    found = {
        one.move.code: one.closed
        for one in open_moves(TUITION.flow, "draft", replace(given, verdict=verdict))
    }
    assert "一学年只助一次" in found["accept"]
    assert found["refuse"] == ""


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({}, ""),
        ({"grade_year": "5", "freshman": "0"}, "grade_year"),
        ({"grade_year": "2"}, "grade_year"),
        ({"fee_year": "0"}, "fee_year"),
    ],
)
def test_what_a_student_must_be(changed: dict[str, str], field: str) -> None:
    found = [one.field for one in tuition.tuition_faults(values_of(TUITION, STUDENT, False, **changed))]
    assert found == ([field] if field else [])


def test_who_has_no_file_brings_more_and_is_told_of_one_in_the_family() -> None:
    values = values_of(TUITION, STUDENT)
    verdict = judge(material_rules(TUITION.id), (), TUITION.conditions, values)
    wanted = {one.rule.code for one in verdict.items if one.needed == "required"}
    assert wanted == {"form", "id", "admission", "request", "income", "hukou"}
    assert "exam_ticket" in {one.rule.code for one in verdict.deferrable}
    filed = values_of(TUITION, STUDENT, filed=True, freshman="0")
    verdict = judge(material_rules(TUITION.id), (), TUITION.conditions, filed)
    assert {one.rule.code for one in verdict.items if one.needed == "required"} == {"form", "id", "admission"}
    told = TUITION.tell(facts(values, family=(Relative("李国强", standing=(FILE,)),)))
    assert told == ("家庭成员李国强在档，由在档职工申请可按在档标准。",)


@pytest.mark.parametrize(
    ("happened", "applied", "open_"),
    [
        ("20251120", "20261120", True),
        ("20251119", "20261120", False),
        ("20250228", "20260228", True),
        ("20240229", "20250228", True),
        ("20240229", "20250301", False),
    ],
)
def test_an_event_lies_no_more_than_twelve_months_back(happened: str, applied: str, open_: bool) -> None:
    given = facts(values_of(DISASTER, FIRE, event_on=happened, applied_on=applied))
    assert (refusal(disaster.in_time, given) == "") is open_
    assert refusal(disaster.in_time, replace(given, rules={})) == ""


def test_what_is_left_of_a_loss() -> None:
    aid = json.dumps([{"source": "civil", "amount": "10000.50", "received_on": "20261110"}])
    values = values_of(DISASTER, FIRE, aid_elsewhere="1", other_aid=aid)
    assert values[NET_LOSS] == Money.parse("29999.50")
    assert NET_LOSS not in values_of(DISASTER, {**FIRE, "insured_paid": ""})
    none_left = facts(values_of(DISASTER, FIRE, insured_paid="42000"))
    assert refusal(disaster.loss_left, none_left) == "损失已全部得到赔偿或救助，没有净损失，不能再救助。"
    over = facts(values.put(DECIDED, Money.parse("29999.51")))
    assert "超过净损失 29,999.50 元" in refusal(disaster.within_loss(DECIDED), over)
    assert (
        refusal(disaster.within_loss(DECIDED), replace(over, values=values.put(DECIDED, values[NET_LOSS])))
        == ""
    )


@pytest.mark.parametrize(
    ("income", "share", "said"),
    [
        ("50000", "80", "净损失 40,000.00 元，占家庭年收入 80.00%，没有超过本县意外致困的 80%。"),
        ("49999", "80", "净损失 40,000.00 元，占家庭年收入 80.00%，超过本县意外致困的 80%。"),
        ("0", "80", "净损失 40,000.00 元，家庭没有收入，超过本县意外致困的 80%。"),
        ("50000", "", ""),
    ],
)
def test_the_loss_is_held_against_the_income(income: str, share: str, said: str) -> None:
    values = values_of(DISASTER, FIRE).put(INCOME_YEAR, Money.parse(income))
    told = DISASTER.tell(facts(values, rules={"relief.file_open.loss_share": share}))
    assert told == ((said,) if said else ())


def test_what_is_urgent_goes_its_own_way() -> None:
    calm, pressing = (
        facts(values_of(DISASTER, {**FIRE, "urgent": yes, "urgent_reason": "无处居住"})) for yes in ("0", "1")
    )
    for given, open_, closed in ((calm, "refuse", "accept_urgent"), (pressing, "accept_urgent", "accept")):
        found = {one.move.code: one.closed for one in open_moves(DISASTER.flow, "draft", given)}
        assert found[open_] == ""
        assert "紧急" in found[closed]
    promises = {one.days for one in DISASTER.timers if one.code == "promise"}
    assert {rules()[key] for key in promises} == {"10", "3"}


def test_a_bill_has_number_and_sum() -> None:
    assert DISASTER.bills(values_of(DISASTER, FIRE, bill_no="JS 001", bill_amount="800")) == (
        Bill("JS 001", Money.parse("800")),
    )
    assert DISASTER.bills(values_of(DISASTER, FIRE)) == ()
    found = [one.field for one in disaster.disaster_faults(values_of(DISASTER, FIRE, bill_no="JS001"))]
    assert found == ["bill_amount"]


@pytest.mark.parametrize(
    ("changed", "field"),
    [({"event_on": "20261121"}, "event_on"), ({"insured_paid": "42000.01"}, "insured_paid")],
)
def test_what_an_event_must_be(changed: dict[str, str], field: str) -> None:
    assert [one.field for one in disaster.disaster_faults(values_of(DISASTER, {**FIRE, **changed}))] == [
        field
    ]
    assert EVENT_ON in values_of(DISASTER, FIRE)


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        ("fire", {"accident"}),
        ("illness", {"diagnosis", "settlement"}),
        ("injury", {"accident", "diagnosis", "settlement"}),
    ],
)
def test_papers_follow_the_event(kind: str, wanted: set[str]) -> None:
    values = values_of(DISASTER, FIRE, event_kind=kind, filed=True)
    verdict = judge(material_rules(DISASTER.id), (), DISASTER.conditions, values)
    asked = {one.rule.code for one in verdict.items if one.needed == "required" and one.rule.condition}
    assert asked == wanted


def test_goods_make_up_the_sum() -> None:
    guard = visit_gift.goods_make_up(DECIDED)
    values = values_of(VISIT_GIFT, GIFT, decided="500")
    assert visit_gift.worth(values) == Money.parse("500")
    assert refusal(guard, facts(values)) == ""
    less = facts(values_of(VISIT_GIFT, GIFT, decided="499"))
    assert refusal(guard, less) == "慰问品合计 500.00 元，与审批金额 499.00 元不符，请核对。"
    empty = facts(values_of(VISIT_GIFT, {**GIFT, "goods": ""}, decided="500"))
    assert refusal(guard, empty) == "发放实物，请先填写慰问品明细。"
    cash = values_of(VISIT_GIFT, GIFT, pay_way="cash")
    assert [one.field for one in visit_gift.visit_faults(cash)] == ["pay_way"]


@pytest.mark.parametrize(
    ("named", "open_"), [("何伟民、陈晓岚", True), ("何伟民 陈晓岚", True), ("何伟民", False)]
)
def test_two_people_visit(named: str, open_: bool) -> None:
    given = facts(values_of(VISIT_GIFT, GIFT, visited_by=named))
    assert (refusal(visit_gift.visited_by_two, given) == "") is open_


def test_a_gift_has_its_limits() -> None:
    values = values_of(VISIT_GIFT, GIFT, decided="3000.01", pay_way="cash", goods="")
    limits = {VISIT_AID.standard: "3000", VISIT_AID.year_limit: "6000"}
    given = facts(values, rules=limits, benefits=((VISIT_AID.id, Money(300_000)),))
    assert "超过年度限额 6,000.00 元" in refusal(stacking.within_year_limit(VISIT_AID, DECIDED), given)
    just = replace(given, values=values.put(DECIDED, Money.parse("3000")))
    assert refusal(stacking.within_year_limit(VISIT_AID, DECIDED), just) == ""


STACKED: list[tuple[dict[str, object], str]] = [
    (
        {"benefits": (("relief.medical", Money(100)),), "rules": {"relief.stack.kinds.2": "1"}},
        "今年已领医疗救助，加上生活救助是 2 种，超过一年 1 种的规定。",
    ),
    ({"benefits": (("relief.medical", Money(100)),), "rules": {"relief.stack.kinds.2": "2"}}, ""),
    ({"benefits": (("relief.living", Money(100)),), "rules": {"relief.stack.kinds.2": "1"}}, ""),
    ({"benefits": (("relief.visit_gift", Money(100)),), "rules": {"relief.stack.kinds.2": "1"}}, ""),
    (
        {"benefits": (("relief.medical", Money(100)),), "rules": {"relief.file_open.relief_counts": "是"}},
        "今年已领救助 1.00 元，按规定计入家庭收入，请重算人均收入后再核定。",
    ),
    ({"benefits": (("relief.medical", Money(100)),), "rules": {"relief.file_open.relief_counts": "否"}}, ""),
    ({"family": (ANOTHER,)}, "家庭成员李国强今年已领生活救助，共 3,000.00 元。"),
    ({"family": (Relative("李国强", benefits=(("relief.visit_gift", Money(1)),)),)}, ""),
    (
        {"claimed": (Claimed("JS001", "HZ-XC01-2026-000007", "住院给付", Money(100)),)},
        "票据 JS001 已用在住院给付 HZ-XC01-2026-000007（1.00 元）。",
    ),
    ({}, ""),
]


@pytest.mark.parametrize(("more", "said"), STACKED)
def test_what_is_stacked_is_told_and_needs_a_reason(more: dict[str, object], said: str) -> None:
    given = facts(Values().put(CATEGORY, "2"), **more)
    assert stacking.stacked(LIVING_AID, given) == ((said,) if said else ())
    guard = stacking.stacking_reasoned(LIVING_AID)
    assert refusal(guard, given).startswith(said)
    assert bool(refusal(guard, given)) is bool(said)
    reasoned = replace(given, values=given.values.put(STACK_REASON, "母女先后重病，经会议研究。"))
    assert refusal(guard, reasoned) == ""
    assert stacking.stacked(VISIT_AID, given) == ()


def test_the_clerk_is_told_before_the_decision() -> None:
    given = facts(Values(), family=(ANOTHER,))
    for matter in (LIVING, MEDICAL, TUITION, DISASTER):
        told = matter.tell(given)
        assert "家庭成员李国强今年已领生活救助，共 3,000.00 元。" in told
        assert "家庭成员李国强有在办的医疗救助 JZ-XC01-2026-000009。" in told
    broken = facts(
        Values(), rules={"relief.file_open.relief_counts": "也许"}, benefits=(("relief.living", Money(1)),)
    )
    assert any("应是“是”或“否”" in one for one in stacking.tell_aid(MEDICAL_AID)(broken))
