"""Worked cases (实例): the schemes of six places give what their public rules give, to the 分."""

from dataclasses import replace

import pytest

from app.core.money import Money
from app.lines.mutual_aid.scheme import Claim
from tests.lines.mutual_aid.asked import claim, given, paid, prior, shipped

HANGZHOU = shipped("hangzhou-2021")
HUZHOU = shipped("huzhou-2012")
NINGBO = shipped("ningbo-2021")
INDUSTRY = shipped("zhejiang-industry-2022")
FUZHOU = shipped("fuzhou-2012")
EDUCATION = shipped("ningbo-education-2014")


def only(item: str, one: Claim) -> Claim:
    """The person joined this item alone."""
    return replace(one, items=(item,))


@pytest.mark.parametrize(
    ("own", "amount"),
    [
        ("0", "0.00"),
        ("0.01", "100.00"),
        ("501", "100.20"),
        ("1000", "200.00"),
        ("1000.01", "200.01"),
        ("10000", "4,700.00"),
        ("15000", "9,200.00"),
        ("34567.89", "20,940.73"),
        ("50000", "30,200.00"),
        ("80000", "30,200.00"),
    ],
)
def test_hangzhou_bands_floor_and_yearly_limit(own: str, amount: str) -> None:
    assert given(HANGZHOU, only("A", claim(HANGZHOU, self_share=own))).amount.show() == amount


def test_hangzhou_a_second_claim_gets_the_total_less_what_was_paid() -> None:
    first, second = (only("A", claim(HANGZHOU, self_share=own)) for own in ("800", "4200"))
    assert paid(HANGZHOU, first, second) == ["160.00", "2,040.00"]


def test_hangzhou_the_floor_may_be_of_each_claim() -> None:
    benefit = HANGZHOU.benefits[0]
    assert benefit.floor is not None
    each = replace(benefit, second="each", floor=replace(benefit.floor, per="claim"))
    scheme = replace(HANGZHOU, benefits=(each, *HANGZHOU.benefits[1:]))
    small = only("A", claim(scheme, self_share="10"))
    assert paid(scheme, small, small) == ["100.00", "100.00"]
    assert paid(HANGZHOU, small, small) == ["100.00", "0.00"]


@pytest.mark.parametrize(
    ("kind", "days", "amount"),
    [
        ("inpatient", 12, "1,200.00"),
        ("inpatient", 25, "2,000.00"),
        ("serious", 1, "15,000.00"),
        ("in_situ", 12, "4,200.00"),
    ],
)
def test_hangzhou_serious_disease_and_daily_allowance(kind: str, days: int, amount: str) -> None:
    assert given(HANGZHOU, only("B", claim(HANGZHOU, kind, days))).amount.show() == amount


@pytest.mark.parametrize(
    ("earlier", "amount"), [("deduct", "14,200.00"), ("keep", "15,000.00"), ("refuse", "0.00")]
)
def test_hangzhou_serious_disease_after_the_allowance(earlier: str, amount: str) -> None:
    group = replace(HANGZHOU.exclusives[0], earlier=earlier)
    scheme = replace(HANGZHOU, exclusives=(group,))
    before = (prior(scheme, "allowance", "8", "800"),)
    assert given(scheme, only("B", claim(scheme, "serious")), before).amount.show() == amount


def test_hangzhou_the_allowance_after_the_serious_disease() -> None:
    before = (prior(HANGZHOU, "serious", "1", "15000"),)
    found = given(HANGZHOU, only("B", claim(HANGZHOU, "inpatient", 12)), before)
    assert found.amount == Money.ZERO
    assert [one.no for one in found.refusals] == ["15"]


@pytest.mark.parametrize(
    ("disease", "amount"),
    [("women_cancer", "20,000.00"), ("women_in_situ", "5,000.00"), ("hysterectomy", "2,000.00")],
)
def test_hangzhou_women(disease: str, amount: str) -> None:
    one = only("C", claim(HANGZHOU, "women", facts={"disease": disease}))
    assert given(HANGZHOU, one).amount.show() == amount


def test_hangzhou_all_items_reach_the_published_maximum() -> None:
    claims = (
        claim(HANGZHOU, self_share="50000"),
        claim(HANGZHOU, "serious"),
        claim(HANGZHOU, "women", facts={"disease": "women_cancer"}),
    )
    amounts = [Money.parse(one) for one in paid(HANGZHOU, only("A", claims[0]), *claims[1:])]
    assert sum(amounts, Money.ZERO).show() == "65,200.00"


@pytest.mark.parametrize("level", ["1", "0"])
def test_hangzhou_a_hospital_below_the_second_level_is_refused_by_number(level: str) -> None:
    found = given(HANGZHOU, claim(HANGZHOU, self_share="5000", facts={"hospital_level": level}))
    assert (found.amount, [one.no for one in found.refusals]) == (Money.ZERO, ["02"])


@pytest.mark.parametrize(
    ("base", "amount"),
    [
        ("100", "40.00"),
        ("3000", "1,200.00"),
        ("5000", "2,000.00"),
        ("5000.01", "2,000.01"),
        ("10000", "4,500.00"),
        ("10000.02", "4,500.01"),
        ("40000", "20,000.00"),
    ],
)
def test_huzhou_bands_and_yearly_limit(base: str, amount: str) -> None:
    one = claim(HUZHOU, cash_paid=base, account_paid="0", deductible="0")
    assert given(HUZHOU, one).amount.show() == amount


@pytest.mark.parametrize(
    ("account", "cash", "amount"), [("1000", "5000", "2,100.00"), ("0", "700", "0.00"), ("0", "800", "0.00")]
)
def test_huzhou_the_deductible_is_taken_off_what_was_paid(account: str, cash: str, amount: str) -> None:
    one = claim(HUZHOU, cash_paid=cash, account_paid=account, deductible="800")
    assert given(HUZHOU, one).amount.show() == amount


def test_huzhou_has_no_table_for_the_insurance_of_residents() -> None:
    one = claim(HUZHOU, cash_paid="5000", account_paid="0", deductible="0", facts={"si_kind": "resident"})
    assert [reason.no for reason in given(HUZHOU, one).refusals] == ["17"]


@pytest.mark.parametrize(
    ("base", "first", "amount"),
    [
        ("800", True, "840.00"),
        ("1000", True, "1,000.00"),
        ("1256.37", False, "1,005.10"),
        ("3000", True, "2,600.00"),
        ("3000", False, "2,400.00"),
        ("3000.05", False, "2,400.01"),
        ("8000", True, "3,100.00"),
        ("8000", False, "2,900.00"),
        ("53000", True, "7,600.00"),
        ("0", True, "200.00"),
        ("0", False, "0.00"),
    ],
)
def test_ningbo_bands_and_the_first_admission(base: str, first: bool, amount: str) -> None:
    before = () if first else (prior(NINGBO, "first", "1", "200"),)
    assert given(NINGBO, claim(NINGBO, self_share=base), before).amount.show() == amount


def test_ningbo_the_first_admission_may_want_a_base() -> None:
    first = replace(NINGBO.benefits[0], base=NINGBO.benefits[1].base)
    scheme = replace(NINGBO, benefits=(first, *NINGBO.benefits[1:]))
    assert given(scheme, claim(scheme, self_share="0")).amount.show() == "0.00"
    assert given(scheme, claim(scheme, self_share="800")).amount.show() == "840.00"


@pytest.mark.parametrize(
    ("day", "shares", "amount", "refused"),
    [
        (1, 1, "0.00", ["01"]),
        (30, 1, "0.00", ["01"]),
        (31, 1, "1,000.00", []),
        (90, 1, "1,000.00", []),
        (91, 1, "10,000.00", []),
        (91, 2, "20,000.00", []),
        (45, 2, "2,000.00", []),
    ],
)
def test_ningbo_women_by_the_day_of_diagnosis(day: int, shares: int, amount: str, refused: list[str]) -> None:
    one = replace(claim(NINGBO, "women", cover_day=day), shares=shares)
    found = given(NINGBO, one)
    assert (found.amount.show(), [reason.no for reason in found.refusals]) == (amount, refused)


def test_ningbo_another_serious_disease_after_day_30() -> None:
    assert given(NINGBO, claim(NINGBO, "serious", cover_day=30)).amount.show() == "0.00"
    assert given(NINGBO, claim(NINGBO, "serious", cover_day=31)).amount.show() == "1,000.00"


@pytest.mark.parametrize(
    ("stays", "amounts"),
    [
        ((1,), ["300.00"]),
        ((6,), ["300.00"]),
        ((7,), ["350.00"]),
        ((40,), ["2,000.00"]),
        ((60,), ["2,000.00"]),
        ((5, 3, 40), ["300.00", "100.00", "1,600.00"]),
        ((2, 3), ["300.00", "0.00"]),
    ],
)
def test_industry_days_are_counted_through_the_period(stays: tuple[int, ...], amounts: list[str]) -> None:
    assert paid(INDUSTRY, *(claim(INDUSTRY, days=days) for days in stays)) == amounts


def test_industry_limits_on_several_together() -> None:
    """大额 at most 10,000, with the days 12,000; serious disease with the days 27,000."""
    large = claim(INDUSTRY, days=40, self_share="90000")
    assert paid(INDUSTRY, large, large) == ["12,000.00", "0.00"]
    assert paid(INDUSTRY, claim(INDUSTRY, "serious", days=40)) == ["27,000.00"]


def test_industry_serious_disease_and_large_bill_exclude_each_other() -> None:
    large = claim(INDUSTRY, days=6, self_share="50000")
    serious = claim(INDUSTRY, "serious", days=1)
    assert paid(INDUSTRY, large, serious) == ["10,300.00", "15,050.00"]
    assert paid(INDUSTRY, serious, large, serious) == ["25,300.00", "50.00", "50.00"]


@pytest.mark.parametrize(
    ("total", "amount"),
    [
        ("1000", "130.00"),
        ("12345.67", "1,604.94"),
        ("20000", "2,600.00"),
        ("384615.39", "50,000.00"),
        ("400000", "50,000.00"),
    ],
)
def test_fuzhou_one_rate_of_the_whole_bill(total: str, amount: str) -> None:
    assert given(FUZHOU, claim(FUZHOU, total_cost=total)).amount.show() == amount


def test_fuzhou_several_claims_share_the_limit_of_the_period() -> None:
    big = claim(FUZHOU, total_cost="300000")
    assert paid(FUZHOU, big, big, big) == ["39,000.00", "11,000.00", "0.00"]


@pytest.mark.parametrize(
    ("own", "others", "amount"),
    [
        ("3000", "0", "0.00"),
        ("3000.01", "0", "0.01"),
        ("13000", "0", "9,000.00"),
        ("13000", "4000", "5,400.00"),
        ("169666.67", "0", "150,000.00"),
        ("900000", "0", "150,000.00"),
    ],
)
def test_education_a_threshold_then_a_rate_after_other_aid(own: str, others: str, amount: str) -> None:
    assert given(EDUCATION, claim(EDUCATION, self_share=own, relief_paid=others)).amount.show() == amount
