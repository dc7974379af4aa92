"""What a relief comes to (救助标准): the worked vectors, each shape, and what is missing."""

from dataclasses import replace

import pytest

from app.core.errors import Refused
from app.core.money import Money
from app.engine.flow import Facts
from app.engine.values import Values
from app.lines.relief.fields.aid import CATEGORY, DECIDED, ENTITLED
from app.lines.relief.fields.disaster import LOSS_TOTAL, NET_LOSS
from app.lines.relief.fields.medical import BALANCE, SELF_PAID
from app.lines.relief.fields.tuition import STAGE
from app.lines.relief.fields.visit_gift import OCCASION
from app.lines.relief.rules import standards
from app.lines.relief.rules.kinds import (
    DISASTER_AID,
    LIVING_AID,
    MEDICAL_AID,
    TUITION_AID,
    VISIT_AID,
    AidKind,
)
from tests.kit.facts import facts

PROVINCE = {
    "relief.file_open.line": "1100.00",
    "relief.living.line_months.1": "10",
    "relief.living.line_months.2": "8",
    "relief.tuition.line_months.1": "10",
    "relief.tuition.line_months.2": "8",
    "relief.medical.share.1": "100",
    "relief.medical.share.2": "80",
    "relief.medical.cap.2": "16000.00",
    "relief.disaster.share.3": "15",
    "relief.disaster.cap.3": "10000.00",
    "relief.disaster.share.out": "15",
    "relief.disaster.cap.out": "10000.00",
}
"""The rule of the province on the domain page, §1.5: a vector, never a default."""

TIANMEN = {
    f"relief.tuition.standard.{whom}.{stage}": yuan
    for whom, high, low in (("1", "5000", "3000"), ("2", "5000", "3000"), ("out", "4000", "2000"))
    for stage, yuan in (("bachelor", high), ("college", high), ("senior", low), ("vocational", low))
}
"""Tianmen 2024 on the domain page, §1.5."""


def given(rules: dict[str, str], category: str = "", **more: object) -> Facts:
    """Facts of an applicant of this category, with no more parameters than these."""
    values = Values().put(CATEGORY, category or None)
    return facts(values.merged(Values(more)), rules=rules, sources=dict.fromkeys(rules, "县办〔2026〕8号"))


def spent(own: str, others: str = "0") -> dict[str, object]:
    """A patient's own part, less what others bore."""
    whole = Money.parse(own)
    return {SELF_PAID.code: whole, BALANCE.code: whole - Money.parse(others)}


def lost(loss: str, others: str = "0") -> dict[str, object]:
    """A loss, less what others bore."""
    whole = Money.parse(loss)
    return {LOSS_TOTAL.code: whole, NET_LOSS.code: whole - Money.parse(others)}


VECTORS: list[tuple[AidKind, str, dict[str, object], str]] = [
    (LIVING_AID, "1", {}, "11,000.00"),
    (LIVING_AID, "2", {}, "8,800.00"),
    (TUITION_AID, "1", {}, "11,000.00"),
    (TUITION_AID, "2", {}, "8,800.00"),
    (MEDICAL_AID, "2", spent("18000"), "14,400.00"),
    (MEDICAL_AID, "2", spent("20000"), "16,000.00"),
    (MEDICAL_AID, "2", spent("25000"), "16,000.00"),
    (MEDICAL_AID, "1", spent("25000"), "25,000.00"),
    (MEDICAL_AID, "2", spent("14836.20", "7923.53"), "5,530.14"),
    (MEDICAL_AID, "2", spent("100", "300"), "0.00"),
    (DISASTER_AID, "3", lost("60000"), "9,000.00"),
    (DISASTER_AID, "3", lost("66666.67"), "10,000.00"),
    (DISASTER_AID, "3", lost("80000"), "10,000.00"),
    (DISASTER_AID, "", lost("80000", "40000"), "6,000.00"),
]


@pytest.mark.parametrize(("kind", "category", "more", "sum_"), VECTORS)
def test_the_worked_vectors(kind: AidKind, category: str, more: dict[str, object], sum_: str) -> None:
    here = given(PROVINCE, category, **more)
    found = standards.sum_of_kind(kind)(here)
    assert (found.result, found.lacking, found.source) == (f"{sum_} 元", "", "县办〔2026〕8号")
    assert found.steps[-1].result == sum_
    assert standards.reckon(kind)(here)[ENTITLED] == Money.parse(sum_)


@pytest.mark.parametrize(
    ("category", "stage", "sum_"),
    [
        ("1", "bachelor", "5,000.00"),
        ("2", "senior", "3,000.00"),
        ("", "college", "4,000.00"),
        ("", "vocational", "2,000.00"),
    ],
)
def test_tianmen(category: str, stage: str, sum_: str) -> None:
    here = given(TIANMEN, category, **{STAGE.code: stage})
    assert standards.sum_of_kind(TUITION_AID)(here).result == f"{sum_} 元"


def test_each_step_is_written_out() -> None:
    steps = standards.sum_of_kind(MEDICAL_AID)(given(PROVINCE, "2", **spent("25000", "1000"))).steps
    assert [(one.label, one.working, one.result) for one in steps] == [
        ("自付余额", "(25,000.00 − 1,000.00) × 80%", "19,200.00"),
        ("封顶", "最高 16,000.00", "16,000.00"),
    ]
    (step,) = standards.sum_of_kind(LIVING_AID)(given(PROVINCE, "1")).steps
    assert (step.label, step.working, step.result) == ("低保线", "1,100.00 × 10 个月", "11,000.00")


@pytest.mark.parametrize(
    ("rules", "category", "sum_"),
    [
        ({"relief.visit_gift.standard": "3000"}, "", "3,000.00"),
        (
            {"relief.visit_gift.standard": "3000", "relief.visit_gift.standard.hospital": "1000"},
            "",
            "1,000.00",
        ),
        (
            {"relief.visit_gift.standard.hospital": "1000", "relief.visit_gift.standard.1": "800"},
            "1",
            "800.00",
        ),
        ({"relief.visit_gift.standard.out": "500"}, "", "500.00"),
    ],
)
def test_the_most_particular_sum_is_taken(rules: dict[str, str], category: str, sum_: str) -> None:
    here = given(rules, category, **{OCCASION.code: "hospital"})
    assert standards.sum_of_kind(VISIT_AID)(here).result == f"{sum_} 元"


def test_of_several_shapes_the_lowest_holds() -> None:
    rules = {**PROVINCE, "relief.living.standard": "6000"}
    found = standards.sum_of_kind(LIVING_AID)(given(rules, "1"))
    assert found.result == "6,000.00 元"
    assert found.steps[-1].working == "6,000.00、11,000.00"


def test_a_percentage_with_places_is_exact() -> None:
    rules = {"relief.medical.share.2": "62.5"}
    here = given(rules, "2", **spent("0.04"))
    assert standards.sum_of_kind(MEDICAL_AID)(here).result == "0.03 元"


@pytest.mark.parametrize(
    ("kind", "rules", "said"),
    [
        (LIVING_AID, {}, "还没有设置“生活救助标准”，请按所用文件核定；管理员可以在“管理・参数”里补上。"),
        (
            LIVING_AID,
            {"relief.living.line_months.1": "10"},
            "还没有设置“低保线（每人每月）”，请管理员在“管理・参数”里补上。",
        ),
        (MEDICAL_AID, {"relief.medical.share.1": "80"}, "按比例核算的数字还没有填齐，补齐后自动算出。"),
        (
            LIVING_AID,
            {"relief.living.standard": "约3000"},
            "参数 relief.living.standard 不是金额，请管理员在“管理・参数”里改正。",
        ),
        (
            LIVING_AID,
            {"relief.living.line_months.1": "十"},
            "参数 relief.living.line_months.1 不是月数，请管理员在“管理・参数”里改正。",
        ),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_guessed(
    kind: AidKind, rules: dict[str, str], said: str
) -> None:
    here = given(rules, "1", **{DECIDED.code: Money.parse("99999")})
    found = standards.sum_of_kind(kind)(here)
    assert (found.lacking, found.result, found.label) == (said, "", "")
    assert ENTITLED not in standards.reckon(kind)(here)


def test_no_more_than_the_standard_is_decided() -> None:
    guard = standards.within_standard(MEDICAL_AID, DECIDED)
    here = given(PROVINCE, "2", **spent("20000"))
    guard(replace(here, values=here.values.put(DECIDED, Money.parse("16000"))))
    over = replace(here, values=here.values.put(DECIDED, Money.parse("16000.01")))
    with pytest.raises(Refused, match=r"审批金额 16,000.01 元超过现行救助标准 16,000.00 元。"):
        guard(over)
    guard(replace(over, rules={}))
