"""Shapes of rules (规则形状): what a further place's rules may ask for is said in the file alone."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.core.errors import Invalid
from app.core.money import Money
from app.core.workdays import Calendar
from app.lines.mutual_aid.scheme import Claim, Scheme, assess, parsed, shipped_lists
from tests.lines.mutual_aid.asked import claim, given, paid, prior

HEAD = """\
code = "x"
name = "试验"
source = "文号"
{top}
[[period]]
no = "2026"
start = 2026-01-01
end = 2026-12-31

[[item]]
code = "A"
name = "住院"

[[benefit]]
code = "stay"
name = "住院"
item = "A"
claims = ["inpatient"]
{benefit}
[[benefit.table]]
{table}
"""
BASE = 'base = [{ figure = "self_share" }]'
HALF = 'bands = [{ from = 0, rate = "50%" }]'


def scheme(benefit: str = BASE, table: str = HALF, top: str = "", more: str = "") -> Scheme:
    """A scheme with this in it."""
    return parsed(HEAD.format(top=top, benefit=benefit, table=table) + more, shipped_lists())


def amount(one: Scheme, **said: object) -> str:
    """What one claim gives."""
    return given(one, claim(one, **said)).amount.show()  # type: ignore[arg-type]


def numbers(found: Scheme, one: Claim) -> list[str]:
    """The numbers of the reasons why nothing is paid."""
    return [reason.no for reason in given(found, one).refusals]


def test_grades_of_the_whole_and_the_edge_between_two() -> None:
    middle = "{ from = 30000, to = 50000, sum = 4000 }"
    grades = f"bands = [{{ from = 0, to = 30000 }}, {middle}, {{ from = 50000, sum = 6000 }}]"
    lower, upper = (
        scheme(table=f'over = "whole"\n{grades}'),
        scheme(table=f'over = "whole"\nedge = "upper"\n{grades}'),
    )
    for own, low, up in (
        ("29999.99", "0.00", "0.00"),
        ("30000", "0.00", "4,000.00"),
        ("30000.01", "4,000.00", "4,000.00"),
        ("50000", "4,000.00", "6,000.00"),
        ("900000", "6,000.00", "6,000.00"),
    ):
        assert (amount(lower, self_share=own), amount(upper, self_share=own)) == (low, up)


def test_nothing_below_a_line_and_all_from_it_on() -> None:
    found = scheme(table=f"qualify = 10000\n{HALF}")
    assert amount(found, self_share="9999.99") == "0.00"
    assert amount(found, self_share="10000") == "5,000.00"


def test_small_sums_are_not_paid() -> None:
    found = scheme(f"{BASE}\nnothing_below = 20")
    assert (amount(found, self_share="39.98"), amount(found, self_share="40")) == ("0.00", "20.00")


def test_hospital_levels_have_their_own_deductible_and_factor() -> None:
    table = """when = { hospital_level = ["3"] }
deductible = 1000
bands = [{ from = 0, rate = "50%" }]
[[benefit.table]]
deductible = 300
bands = [{ from = 0, rate = "60%" }]
[[benefit.factor]]
name = "转外"
rate = "80%"
when = { place_kind = ["outside"], referral = ["none"] }"""
    found = scheme(table=table)
    for level, place, wanted in (
        ("3", "county", "1,500.00"),
        ("2", "county", "2,220.00"),
        ("2", "outside", "1,776.00"),
    ):
        facts = {"hospital_level": level, "place_kind": place, "referral": "none"}
        assert amount(found, self_share="4000", facts=facts) == wanted


def test_a_fact_that_a_rule_asks_for_must_be_said() -> None:
    found = scheme(f'{BASE}\nwhen = {{ age = "18-60", designated = ["yes"], cover_day = "2-" }}')
    bare = replace(claim(found, self_share="1"), facts={}, numbers={}, cover_from=None, figures={})
    with pytest.raises(Invalid) as wrong:
        assess(found, bare, (), Calendar.seeded())
    assert {one.field for one in wrong.value.faults} == {"self_share", "designated", "age", "cover_from"}
    assert all(one.sentence.startswith("请填写") for one in wrong.value.faults)


def test_parts_of_the_base_count_by_a_rate_and_up_to_a_sum() -> None:
    base = 'base = [{ figure = "self_share" }, { figure = "self_funded", rate = "50%", most = 2000 }]'
    found = scheme(base)
    assert amount(found, self_share="1000", self_funded="3000") == "1,250.00"
    assert amount(found, self_share="1000", self_funded="9000") == "1,500.00"


def test_all_payments_together_stay_within_what_was_paid() -> None:
    found = scheme(
        f'{BASE}\nnot_above = [{{ figure = "cash_paid" }}, {{ figure = "commercial_paid", minus = true }}]'
    )
    assert amount(found, self_share="4000", cash_paid="4000", commercial_paid="3000") == "1,000.00"
    assert amount(found, self_share="4000", cash_paid="4000", commercial_paid="5000") == "0.00"


def test_a_benefit_may_go_on_from_what_another_left() -> None:
    more = """
[[benefit]]
code = "more"
name = "补充"
item = "A"
claims = ["inpatient"]
base = [{ figure = "self_share" }, { figure = "benefit.stay", minus = true }]
[[benefit.table]]
deductible = 1000
bands = [{ from = 0, rate = "10%" }]
"""
    assert amount(scheme(more=more), self_share="8000") == "4,300.00"


def test_the_second_stay_has_half_the_deductible() -> None:
    table = f"""when = {{ claim_no = "2-" }}
deductible = 400
{HALF}
[[benefit.table]]
deductible = 800
{HALF}"""
    found = scheme(table=table)
    one = claim(found, self_share="1800")
    assert paid(found, one, one) == ["500.00", "700.00"]


def test_a_deductible_of_the_period_is_taken_once() -> None:
    table = f'deductible = 1500\ndeductible_per = "period"\n{HALF}'
    for second in ("each", "total", "onward"):
        found = scheme(f'{BASE}\nsecond = "{second}"', table)
        one = claim(found, self_share="1000")
        assert paid(found, one, one, one) == ["0.00", "250.00", "500.00"]


def test_onward_goes_up_the_bands_and_keeps_what_was_decided_before() -> None:
    found = scheme(
        f'{BASE}\nsecond = "onward"',
        'bands = [{ from = 0, to = 5000, rate = "40%" }, { from = 5000, rate = "60%" }]',
    )
    one = claim(found, self_share="4000")
    assert paid(found, one, one) == ["1,600.00", "2,200.00"]
    less = (prior(found, "stay", "4000", "100"),)
    assert given(found, one, less).amount.show() == "2,200.00"


def test_days_have_a_deductible_bands_and_two_limits() -> None:
    benefit = 'measure = "days"\ncaps = [{ per = "claim", days = 20 }, { per = "period", days = 30 }]'
    table = "deductible = 3\nbands = [{ from = 0, to = 10, each = 50 }, { from = 10, each = 80 }]"
    found = scheme(benefit, table)
    assert [amount(found, days=n) for n in (3, 4, 13, 15, 60)] == [
        "0.00",
        "50.00",
        "500.00",
        "660.00",
        "1,300.00",
    ]
    long = claim(found, days=60)
    assert paid(found, long, long, long) == ["1,300.00", "500.00", "0.00"]


def test_days_of_intensive_care_are_counted_by_themselves() -> None:
    found = scheme('measure = "days"\ncount = "icu_days"', "bands = [{ from = 0, each = 300 }]")
    one = replace(claim(found), numbers={"days": 9, "icu_days": 2})
    assert given(found, one).amount.show() == "600.00"


def test_a_limit_may_hold_for_some() -> None:
    caps = """caps = [
  { per = "period", amount = 1000, when = { retired = ["retired"] } },
  { per = "period", amount = 2000, when = { retired = ["working"] } },
]"""
    found = scheme(f"{BASE}\n{caps}")
    assert amount(found, self_share="9000", facts={"retired": "retired"}) == "1,000.00"
    assert amount(found, self_share="9000", facts={"retired": "working"}) == "2,000.00"


def test_disability_pays_by_its_level_and_death_goes_on_from_it() -> None:
    more = """
[[benefit]]
code = "disability"
name = "意外伤残"
item = "A"
claims = ["accident_disability"]
dated_by = "event_on"
measure = "once"
[[benefit.table]]
when = { disability_level = ["1", "2"] }
bands = [{ from = 0, sum = 30000 }]
[[benefit.table]]
when = { disability_level = ["3"] }
bands = [{ from = 0, sum = 12000 }]
[[benefit]]
code = "death"
name = "意外身故"
item = "A"
claims = ["death_accident"]
dated_by = "died_on"
measure = "once"
times = 1
times_per = "life"
[[benefit.table]]
bands = [{ from = 0, sum = 30000 }]
[[exclusive]]
benefits = ["death", "disability"]
"""
    found = scheme(more=more)
    day = date(2026, 5, 6)
    hurt = replace(
        claim(found, "accident_disability", facts={"disability_level": "3"}), dates={"event_on": day}
    )
    slight = replace(hurt, facts={"disability_level": "9"})
    dead = replace(claim(found, "death_accident"), dates={"died_on": day + timedelta(days=9)})
    assert paid(found, hurt, dead, dead) == ["12,000.00", "18,000.00", "0.00"]
    assert numbers(found, slight) == ["17"]


@pytest.mark.parametrize(
    ("to", "way", "wanted"),
    [
        ("0.01", "half_up", "1,234.57"),
        ("0.01", "down", "1,234.56"),
        ("0.1", "half_up", "1,234.60"),
        ("1", "half_up", "1,235.00"),
        ("1", "down", "1,234.00"),
        ("10", "up", "1,240.00"),
    ],
)
def test_sums_are_rounded_as_said(to: str, way: str, wanted: str) -> None:
    found = scheme(top=f'[rounding]\nto = {to}\nway = "{way}"')
    assert amount(found, self_share="2469.13") == wanted


def test_each_band_may_be_rounded_by_itself() -> None:
    table = 'bands = [{ from = 0, to = 0.33, rate = "50%" }, { from = 0.33, rate = "50%" }]'
    assert amount(scheme(table=table), self_share="0.66") == "0.33"
    assert amount(scheme(table=table, top='[rounding]\nat = "band"'), self_share="0.66") == "0.34"


WAITING = '[waiting]\nfirst = 1\nunit = "month"\nwaived_causes = ["accident"]'


@pytest.mark.parametrize(
    ("day", "first", "cause", "refused"),
    [
        (31, "yes", "illness", ["01"]),
        (32, "yes", "illness", []),
        (1, "no", "illness", []),
        (1, "yes", "accident", []),
    ],
)
def test_the_waiting_period_is_for_first_joins_and_not_for_accidents(
    day: int, first: str, cause: str, refused: list[str]
) -> None:
    found = scheme(top=WAITING)
    one = claim(found, cover_day=day, self_share="100", facts={"first_join": first, "cause_kind": cause})
    assert numbers(found, one) == refused


def test_half_is_paid_in_a_window() -> None:
    found = scheme(f'{BASE}\nwindows = [{{ days = "1-30" }}, {{ days = "31-90", rate = "50%" }}]')
    said = [
        amount(found, cover_day=day, self_share="1000", facts={"first_join": "yes"}) for day in (30, 31, 91)
    ]
    assert said == ["0.00", "250.00", "500.00"]
    assert amount(found, cover_day=1, self_share="1000", facts={"first_join": "no"}) == "500.00"


@pytest.mark.parametrize(
    ("unit", "length", "begins", "last"),
    [
        ("workday", 30, "discharged_on", date(2026, 2, 14)),
        ("day", 60, "discharged_on", date(2026, 3, 6)),
        ("day", 15, "period_end", date(2027, 1, 15)),
    ],
)
def test_a_late_claim_is_refused_unless_it_was_explained(
    unit: str, length: int, begins: str, last: date
) -> None:
    found = scheme(top=f'[deadline]\nlength = {length}\nunit = "{unit}"\nfrom = "{begins}"')
    begun = date(2026, 1, 5)
    one = replace(claim(found, self_share="100"), dates={"admitted_on": begun, "discharged_on": begun})

    def refused(on: date, *, explained: bool = False) -> list[str]:
        asked = replace(one, applied_on=on, explained=explained)
        return [reason.no for reason in assess(found, asked, (), Calendar.seeded()).refusals]

    assert refused(last) == []
    assert refused(last + timedelta(days=1)) == ["12"]
    assert refused(last + timedelta(days=1), explained=True) == []


def test_an_event_outside_the_cover_or_every_period_is_refused() -> None:
    found = scheme()
    one = claim(found, self_share="100")
    day = one.dates["admitted_on"]
    assert numbers(found, replace(one, cover_from=day + timedelta(days=1))) == ["01"]
    assert numbers(found, replace(one, cover_to=day - timedelta(days=1))) == ["01"]
    assert numbers(found, replace(one, dates=dict.fromkeys(one.dates, date(2027, 1, 1)))) == ["01"]
    assert numbers(found, replace(one, kind="serious")) == ["17"]
    assert numbers(found, replace(one, items=("B",))) == ["17"]


def test_a_scheme_numbers_and_words_its_reasons() -> None:
    more = """
[[reason]]
no = "3"
text = "工伤由工伤保险支付"
when = { cause_kind = ["work_injury"] }
[[reason]]
no = "9"
text = "没有可以给付的金额"
rule = "nothing"
"""
    found = scheme(more=more)
    hurt = given(found, claim(found, self_share="100", facts={"cause_kind": "work_injury"}))
    assert [(one.no, one.text) for one in hurt.refusals] == [("3", "工伤由工伤保险支付")]
    assert numbers(found, claim(found, self_share="0")) == ["9"]


def test_what_was_paid_in_another_period_counts_for_life_alone() -> None:
    found = scheme(f'{BASE}\ncaps = [{{ per = "period", amount = 500 }}, {{ per = "life", amount = 800 }}]')
    old = (replace(prior(found, "stay", "1000", "500"), period="2025"),)
    assert given(found, claim(found, self_share="9000"), old).amount == Money.parse("300")


def test_every_line_says_its_figures() -> None:
    table = 'bands = [{ from = 0, to = 1000, rate = "20%" }, { from = 1000, rate = "33.33%", sum = 10 }]'
    found = scheme(f'{BASE}\nsecond = "total"\ncaps = [{{ per = "period", amount = 1000 }}]', table)
    one = claim(found, self_share="4200")
    (part,) = given(found, one, (prior(found, "stay", "800.05", "160.01"),)).parts
    assert [line.show() for line in part.lines] == [
        "计入基数：个人自负 4,200.00 = 4,200.00 元",
        "本期累计：以前 800.05 + 本次 4,200.00 = 5,000.05 元",
        "第 1 段：1,000.00 × 20% = 200.00 元",
        "第 2 段：4,000.05 × 33.33% + 定额 10.00 = 1,343.216665 元",
        "取整：1,543.216665 四舍五入到分 = 1,543.22 元",
        "减已给付 -160.01 元（本期已给付 160.01）",
        "每期限额：1,000.00 − 已给付 160.01 = 839.99 元（超出 543.22 不付）",
    ]
