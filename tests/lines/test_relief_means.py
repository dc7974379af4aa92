"""The means test of relief file §1.3: every vector, strict or not, exact; its steps; what is lacking."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.errors import Refused
from app.core.money import Money
from app.engine.flow import Facts, Relative
from app.engine.sums import SumStep
from app.engine.values import Values
from app.lines.relief.fields.content import HEAD_COUNT, HOUSEHOLD_INCOME, PER_HEAD, RIGID
from app.lines.relief.fields.hardship import DEEP, RELATIVE, SUDDEN
from app.lines.relief.line import FILE_OPEN
from app.lines.relief.rules import means
from app.lines.relief.rules.means import Figures
from tests.kit.facts import facts, rules
from tests.lines.test_relief_file import COUNTY, values_of

LOOSE = {**COUNTY, means.DEEP_STRICT: "否", means.RELATIVE_STRICT: "否"}
SOURCES = {means.LINE: "武民〔2025〕12号"}


def figures(income: str, rigid: str, heads: int, loss: str = "") -> Figures:
    return Figures(Money.parse(income), Money.parse(rigid), heads, Money.parse(loss) if loss else None)


def with_rules(known: dict[str, str], **more: object) -> Facts:
    return facts(Values(), rules=known, **more)


@pytest.mark.parametrize(
    ("income", "rigid", "heads", "shown", "strict", "loose"),
    [
        ("60000", "30000", 3, "833.33", DEEP, DEEP),
        ("39599", "0", 3, "1,099.97", DEEP, DEEP),
        ("39599.99", "0", 3, "1,100.00", DEEP, DEEP),
        ("39600", "0", 3, "1,100.00", RELATIVE, DEEP),
        ("39600.01", "0", 3, "1,100.00", RELATIVE, RELATIVE),
        ("96000", "30000", 3, "1,833.33", RELATIVE, RELATIVE),
        ("79199.99", "0", 3, "2,200.00", RELATIVE, RELATIVE),
        ("79200", "0", 3, "2,200.00", "", RELATIVE),
        ("79200.01", "0", 3, "2,200.00", "", ""),
        ("100000", "10000", 3, "2,500.00", "", ""),
        ("30000", "45000", 2, "-625.00", DEEP, DEEP),
        ("13199.99", "0", 1, "1,100.00", DEEP, DEEP),
        ("0", "0", 1, "0.00", DEEP, DEEP),
    ],
)
def test_the_standard(income: str, rigid: str, heads: int, shown: str, strict: str, loose: str) -> None:
    found = figures(income, rigid, heads)
    assert found.per_head.show() == shown
    assert means.found_category(with_rules(COUNTY), found) == strict
    assert means.found_category(with_rules(LOOSE), found) == loose


def test_each_limit_is_strict_by_itself() -> None:
    on_line, on_double = figures("39600", "0", 3), figures("79200", "0", 3)
    deep = with_rules({**COUNTY, means.DEEP_STRICT: "否"})
    relative = with_rules({**COUNTY, means.RELATIVE_STRICT: "否"})
    assert [means.found_category(deep, one) for one in (on_line, on_double)] == [DEEP, ""]
    assert [means.found_category(relative, one) for one in (on_line, on_double)] == [RELATIVE, RELATIVE]


@pytest.mark.parametrize(
    ("loss", "income", "struck"),
    [
        ("130000", "150000", True),
        ("120000", "150000", False),
        ("120000.01", "150000", True),
        ("0.01", "0", True),
        ("0", "0", False),
    ],
)
def test_a_loss_above_its_share(loss: str, income: str, struck: bool) -> None:
    known = with_rules({**COUNTY, means.LOSS_SHARE: "80"})
    assert means.struck(known, figures(income, "0", 2, loss)) is struck
    assert means.struck(with_rules(COUNTY), figures(income, "0", 2, loss)) is None
    assert means.struck(known, figures(income, "0", 2)) is None


FEN = st.integers(0, 10**9)
PERCENT = st.decimals(0, 999, places=2)


@settings(max_examples=150)
@given(FEN, FEN, st.integers(1, 9), st.integers(1, 10**6), PERCENT, st.booleans(), st.booleans())
def test_it_is_what_fractions_say(
    income: int, rigid: int, heads: int, line: int, share: object, deep: bool, relative: bool
) -> None:
    known = {
        means.LINE: Money(line).show().replace(",", ""),
        means.RELATIVE_SHARE: str(share),
        means.DEEP_STRICT: "是" if deep else "否",
        means.RELATIVE_STRICT: "是" if relative else "否",
    }
    per_head = Fraction(income - rigid, 12 * heads)
    upper = line * Fraction(str(share)) / 100
    expected = RELATIVE if per_head < upper or (per_head == upper and not relative) else ""
    if per_head < line or (per_head == line and not deep):
        expected = DEEP
    found = Figures(Money(income), Money(rigid), heads)
    assert means.found_category(with_rules(known), found) == expected
    assert abs(found.per_head.fen - per_head) <= Fraction(1, 2)


def test_a_multiple_under_one_does_not_make_the_deep_rich() -> None:
    known = with_rules({**COUNTY, means.RELATIVE_SHARE: "50"})
    assert means.found_category(known, figures("39599", "0", 3)) == DEEP
    assert means.found_category(known, figures("39600", "0", 3)) == ""


def test_the_sum_says_every_step() -> None:
    found = FILE_OPEN.sum(facts(values_of(), rules=COUNTY, sources=SOURCES))
    assert found is not None
    assert found.steps == (
        SumStep("家庭年度总收入", "5,000.00 × 12", "60,000.00"),
        SumStep("刚性支出", "30,000.00", "30,000.00"),
        SumStep("年净收入", "60,000.00 − 30,000.00", "30,000.00"),
        SumStep("月人均", "30,000.00 ÷ 12 ÷ 3 人", "833.33"),
        SumStep("与低保线比", "1,100.00 × 12 × 3 人 = 39,600.00，年净收入 30,000.00", "低于", "good"),
    )
    assert (found.label, found.result, found.lacking) == ("测算类别", "深度困难", "")
    assert (found.source, found.line) == (
        "武民〔2025〕12号", "月人均约 833.33 元，低于低保线 1,100.00 元：深度困难",
    )  # fmt: skip


def sum_of(found: Figures, known: dict[str, str] = COUNTY, **more: object) -> tuple[str, str, list[SumStep]]:
    """The line, the result and the steps after the figure per head."""
    made = means.sum_of_figures(with_rules(known, **more), found)
    return made.line, made.result, [one for one in made.steps if one.label[0] in "与意计"]


@pytest.mark.parametrize(
    ("found", "known", "line", "results"),
    [
        (
            figures("79199.99", "0", 3), COUNTY,
            "月人均约 2,200.00 元，低于低保线的 200%（2,200.00 元）：相对困难",
            [("高于", ""), ("低于", "good")],
        ),
        (
            figures("79200", "0", 3), COUNTY,
            "月人均 2,200.00 元，等于低保线的 200%（2,200.00 元）：超过建档标准",
            [("高于", ""), ("等于，不算低于", "bad")],
        ),
        (
            figures("39600", "0", 3), LOOSE,
            "月人均 1,100.00 元，等于低保线 1,100.00 元：深度困难",
            [("等于，算在内", "good")],
        ),
        (
            figures("30000", "45000", 2), COUNTY,
            "月人均 -625.00 元，低于低保线 1,100.00 元：深度困难",
            [("低于", "good")],
        ),
        (
            figures("150000", "0", 3, "130000"), {**COUNTY, means.LOSS_SHARE: "80"},
            "月人均约 4,166.67 元，高于低保线的 200%（2,200.00 元）：意外致困",
            [("高于", ""), ("高于", "bad"), ("超过 80%", "good")],
        ),
        (
            figures("150000", "0", 3, "120000"), {**COUNTY, means.LOSS_SHARE: "80"},
            "月人均约 4,166.67 元，高于低保线的 200%（2,200.00 元）：超过建档标准",
            [("高于", ""), ("高于", "bad"), ("没有超过 80%", "")],
        ),
    ],
)  # fmt: skip
def test_how_it_stands_to_the_limits(
    found: Figures, known: dict[str, str], line: str, results: list[tuple[str, str]]
) -> None:
    said, result, steps = sum_of(found, known)
    assert said == line
    assert said.endswith(result)
    assert [(one.result, one.tone) for one in steps] == results


def test_a_loss_is_shown_with_its_share() -> None:
    _, _, steps = sum_of(figures("150000", "0", 3, "130000"))
    assert steps[-1] == SumStep("意外损失占年收入", "130,000.00 ÷ 150,000.00 = 86.67%", "比例还没有设置")
    _, _, steps = sum_of(figures("0", "0", 3, "130000"), {**COUNTY, means.LOSS_SHARE: "80"})
    assert (steps[-1].working, steps[-1].result) == ("130,000.00 ÷ 0.00", "超过 80%")


def test_how_income_and_spending_were_made_up() -> None:
    rows = (
        '[{"member": "李国强", "kind": "medical", "amount": "42000", "counted": "30000"},'
        ' {"member": "徐小雨", "kind": "school", "amount": "6000"}]'
    )
    members = (
        '[{"name": "徐小雨", "relation": "30", "born_on": "20080305", "status": "work", "income": "800"}]'
    )
    values = values_of(expenses=rows, household=members, other_income="1200", household_income="70800")
    income, rigid = means.means_sum(facts(values, rules=COUNTY)).steps[:2]
    assert income == SumStep("家庭年度总收入", "（5,000.00 + 800.00）× 12 + 1,200.00", "70,800.00")
    assert rigid == SumStep("刚性支出", "30,000.00 + 6,000.00", "36,000.00")
    typed = means.means_sum(facts(values_of(household_income="61000", expenses=""), rules=COUNTY)).steps[:2]
    assert [one.working for one in typed] == ["按登记的年度总收入", "没有"]
    nothing = values_of(own_income="0", household_income="0")
    assert means.means_sum(facts(nothing, rules=COUNTY)).steps[0].working == "0.00 × 12"


RELIEF = (
    ("relief.living", Money.parse("3000")),
    ("relief.visit_gift", Money.parse("500")),
    ("mutual_aid.inpatient", Money.parse("900")),
)
HUSBAND = Relative("李国强", benefits=(("relief.medical", Money.parse("6600.01")),))


def test_earlier_relief_counts_only_where_the_county_says_so() -> None:
    values = values_of()
    given = facts(values, rules=COUNTY, benefits=RELIEF, family=(HUSBAND,))
    assert FILE_OPEN.reckon(given) == values
    assert means.means_sum(given).result == "深度困难"
    counts = replace(given, rules={**COUNTY, means.RELIEF_COUNTS: "是"})
    assert FILE_OPEN.reckon(counts)[PER_HEAD].show() == "1,100.00"
    found = means.means_sum(counts)
    assert found.steps[1] == SumStep("计入今年已领救助", "3,000.00 + 6,600.01", "9,600.01")
    assert found.steps[3] == SumStep("年净收入", "69,600.01 − 30,000.00", "39,600.01")
    assert (found.result, found.label) == ("相对困难", "测算类别")
    with pytest.raises(Refused, match=r"家庭月人均收入 1,100.00 元，不低于低保线"):
        means.bears(counts, means.figures_of(values), DEEP)
    refused = replace(given, rules={**COUNTY, means.RELIEF_COUNTS: "否"})
    assert means.means_sum(refused) == means.means_sum(given)


def test_what_is_lacking_is_said_and_nothing_guessed() -> None:
    blank = means.means_sum(facts(values_of(household_income=""), rules=COUNTY))
    assert (blank.steps, blank.line) == ((), "填了家庭年度总收入，困难类别就能测算。")
    values = values_of(household_income="900000", decided_category="1")
    no_line = facts(values, rules=rules())
    assert means.found_category(no_line, means.figures_of(values)) is None
    means.bears(no_line, means.figures_of(values), DEEP)
    found = means.means_sum(no_line)
    assert [one.label for one in found.steps] == ["家庭年度总收入", "刚性支出", "年净收入", "月人均"]
    assert found.lacking.startswith("低保线还没有设置，困难类别由人工核定")
    assert found.result == ""
    no_share = facts(values, rules={**COUNTY, means.RELATIVE_SHARE: ""})
    assert means.means_sum(no_share).lacking.startswith("相对困难的上限还没有设置")
    assert means.found_category(no_share, figures("39599", "0", 3)) == DEEP


@pytest.mark.parametrize(
    ("key", "value", "sentence"),
    [
        (means.LINE, "一千一", "不是金额"),
        (means.RELATIVE_SHARE, "两倍", "不是百分数"),
        (means.DEEP_STRICT, "大概", "应是“是”或“否”"),
    ],
)
def test_a_setting_that_says_nothing_is_named(key: str, value: str, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        means.found_category(with_rules({**COUNTY, key: value}), figures("60000", "0", 3))


def test_the_figures_are_those_of_the_form() -> None:
    values = values_of(loss="1000")
    found = means.figures_of(values)
    assert found is not None
    assert (found.income, found.rigid, found.heads, found.loss) == (
        values[HOUSEHOLD_INCOME], values[RIGID], values[HEAD_COUNT], Money.parse("1000"),
    )  # fmt: skip
    with pytest.raises(Refused, match=r"意外致困要有意外损失"):
        means.bears(facts(rules=COUNTY), None, SUDDEN)
