"""Uppercase amounts: the vectors of the relief file §3.1–3.2 in both columns, and what always holds."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import Invalid
from app.core.money import LARGEST_FEN, Money, bill_date, read_capital

WORKED: list[tuple[str, str, str]] = [
    ("0", "零元整", "="),
    ("0.01", "壹分", "="),
    ("0.05", "伍分", "="),
    ("0.50", "伍角整", "伍角"),
    ("1", "壹元整", "="),
    ("1.10", "壹元壹角整", "壹元壹角"),
    ("10.05", "壹拾元零伍分", "="),
    ("10.50", "壹拾元零伍角整", "壹拾元零伍角"),
    ("11", "壹拾壹元整", "="),
    ("100", "壹佰元整", "="),
    ("100.01", "壹佰元零壹分", "="),
    ("100.10", "壹佰元零壹角整", "壹佰元零壹角"),
    ("101", "壹佰零壹元整", "="),
    ("110", "壹佰壹拾元整", "="),
    ("110.50", "壹佰壹拾元零伍角整", "壹佰壹拾元零伍角"),
    ("300", "叁佰元整", "="),
    ("505.05", "伍佰零伍元零伍分", "="),
    ("800", "捌佰元整", "="),
    ("1000", "壹仟元整", "="),
    ("1001", "壹仟零壹元整", "="),
    ("1010", "壹仟零壹拾元整", "="),
    ("1409.50", "壹仟肆佰零玖元伍角整", "壹仟肆佰零玖元伍角"),
    ("1680.32", "壹仟陆佰捌拾元零叁角贰分", "="),
    ("2462.32", "贰仟肆佰陆拾贰元叁角贰分", "="),
    ("5000", "伍仟元整", "="),
    ("6007.14", "陆仟零柒元壹角肆分", "="),
    ("9999.99", "玖仟玖佰玖拾玖元玖角玖分", "="),
    ("10001", "壹万零壹元整", "="),
    ("11000", "壹万壹仟元整", "="),
    ("20305.60", "贰万零叁佰零伍元陆角整", "贰万零叁佰零伍元陆角"),
    ("100001", "壹拾万零壹元整", "="),
    ("107000.53", "壹拾万柒仟元零伍角叁分", "="),
    ("110000", "壹拾壹万元整", "="),
    ("120500.08", "壹拾贰万零伍佰元零捌分", "="),
    ("1000000", "壹佰万元整", "="),
    ("1001000", "壹佰万壹仟元整", "="),
    ("1730000", "壹佰柒拾叁万元整", "="),
    ("5357200", "伍佰叁拾伍万柒仟贰佰元整", "="),
    ("10000000", "壹仟万元整", "="),
    ("100000000", "壹亿元整", "="),
    ("100000001", "壹亿零壹元整", "="),
    ("100010000", "壹亿零壹万元整", "="),
    ("1234567890.12", "壹拾贰亿叁仟肆佰伍拾陆万柒仟捌佰玖拾元零壹角贰分", "="),
    ("2000200020.02", "贰拾亿零贰拾万零贰拾元零贰分", "="),
    ("-500", "负伍佰元整", "="),
    ("16409.02", "壹万陆仟肆佰零玖元零贰分", "="),
    ("325.04", "叁佰贰拾伍元零肆分", "="),
    (
        "999999999999.99",
        "玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分",
        "=",
    ),
]

amounts = st.integers(-LARGEST_FEN, LARGEST_FEN).map(Money)
round_amounts = st.builds(
    lambda digits, zeros: Money(digits * 10**zeros), st.integers(-9999, 9999), st.integers(0, 10)
)
any_amount = amounts | round_amounts


@pytest.mark.parametrize(("typed", "voucher", "bill"), WORKED, ids=[row[0] for row in WORKED])
def test_uppercase_of_the_domain_file(typed: str, voucher: str, bill: str) -> None:
    sum_ = Money.parse(typed)
    assert sum_.capital() == f"人民币{voucher}"
    assert sum_.capital(bill=True) == f"人民币{voucher if bill == '=' else bill}"
    assert read_capital(sum_.capital()) == read_capital(sum_.capital(bill=True)) == sum_


@given(any_amount)
def test_uppercase_reads_back_in_both_forms(sum_: Money) -> None:
    for words in (sum_.capital(), sum_.capital(bill=True)):
        assert read_capital(words) == sum_
        assert "零零" not in words
        assert words.startswith("人民币")
        assert not set(words) - set("人民币负零壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分整")


@given(any_amount)
def test_the_other_ways_of_writing_read_back(sum_: Money) -> None:
    words = sum_.capital()
    assert read_capital(words.removeprefix("人民币")) == sum_
    assert read_capital(words.replace("元", "圆").replace("整", "正")) == sum_
    assert read_capital(words.translate(str.maketrans("贰陆亿万叁", "貳陸億萬參"))) == sum_
    assert read_capital(words.removesuffix("整")) == sum_
    assert read_capital(words.replace("元零", "元") if not words.endswith("分") else words) == sum_


@pytest.mark.parametrize(
    ("words", "typed"),
    [
        ("人民币壹仟陆佰捌拾元叁角贰分", "1680.32"),
        ("人民币壹拾万零柒仟元伍角叁分", "107000.53"),
        ("壹亿壹仟元整", "100001000"),
        ("壹亿零壹仟元整", "100001000"),
        ("壹拾元伍角", "10.50"),
        ("人民币貳萬圓正", "20000"),
        ("　人民币壹佰圆　", "100"),
        ("负伍佰元整", "-500"),
        ("零元整", "0"),
    ],
)
def test_uppercase_that_others_write(words: str, typed: str) -> None:
    assert read_capital(words) == Money.parse(typed)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "人民币",
        "负",
        "人民币负",
        "负零元整",
        "整",
        "一百元整",
        "念元整",
        "伍毛",
        "另",
        "拾元整",
        "佰元",
        "壹佰",
        "壹元元",
        "壹佰壹佰元整",
        "壹拾佰元整",
        "壹佰零零伍元整",
        "伍元整整",
        "壹分整",
        "壹佰元整伍角",
        "壹角壹元",
        "零角",
        "壹元零角",
        "壹万万元",
        "壹亿亿元",
        "100元",
        "壹 佰元整",
        "人民币人民币壹元整",
        "壹佰元整。",
        "😀",
        "壹" * 10_000,
        "壹亿" * 30,
        "玖万亿元整",
    ],
)
def test_what_is_no_uppercase_sum(words: str) -> None:
    with pytest.raises(Invalid):
        read_capital(words)


@given(st.text(alphabet="零壹贰玖拾佰仟万亿元角分整负人民币", max_size=24))
def test_whatever_is_read_is_that_sum(words: str) -> None:
    try:
        sum_ = read_capital(words)
    except Invalid:
        return
    assert read_capital(sum_.capital()) == sum_


def test_a_sum_too_large_has_no_uppercase() -> None:
    for fen in (LARGEST_FEN + 1, -LARGEST_FEN - 1):
        with pytest.raises(Invalid):
            Money(fen).capital()


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 1, 15), "贰零贰陆年零壹月壹拾伍日"),
        (date(2026, 10, 20), "贰零贰陆年零壹拾月零贰拾日"),
        (date(2026, 2, 12), "贰零贰陆年零贰月壹拾贰日"),
        (date(2026, 3, 1), "贰零贰陆年叁月零壹日"),
        (date(2026, 11, 30), "贰零贰陆年壹拾壹月零叁拾日"),
        (date(2026, 12, 31), "贰零贰陆年壹拾贰月叁拾壹日"),
        (date(2026, 9, 10), "贰零贰陆年玖月零壹拾日"),
    ],
)
def test_the_date_of_a_bank_bill(day: date, words: str) -> None:
    assert bill_date(day) == words
