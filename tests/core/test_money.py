"""Money: what may be typed, how it is shown, and its arithmetic in whole 分."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import Invalid
from app.core.money import LARGEST_FEN, Money

amounts = st.integers(-LARGEST_FEN, LARGEST_FEN).map(Money)
round_amounts = st.builds(
    lambda digits, zeros: Money(digits * 10**zeros), st.integers(-9999, 9999), st.integers(0, 10)
)
any_amount = amounts | round_amounts


@pytest.mark.parametrize(
    ("typed", "fen"),
    [
        ("0", 0),
        ("-0", 0),
        ("5530.14", 553014),
        ("5,530.14", 553014),
        ("¥5,530.14", 553014),
        ("￥5530.1", 553010),
        ("  5530.14\t\r\n", 553014),
        ("５，５３０．１４", 553014),
        ("\u30005530\u3000", 553000),
        ("-500", -50000),
        ("－500", -50000),
        ("−500", -50000),
        ("-¥500.00", -50000),
        ("¥-500.00", -50000),
        ("0.05", 5),
        ("0100", 10000),
        ("999,999,999,999.99", LARGEST_FEN),
        ("-999999999999.99", -LARGEST_FEN),
    ],
)
def test_what_may_be_typed(typed: str, fen: int) -> None:
    assert Money.parse(typed).fen == fen


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "\u3000",
        "\n",
        "-",
        "¥",
        ".",
        ",",
        "abc",
        "五百",
        "壹佰元整",
        "😀",
        "100😀",
        "NaN",
        "nan",
        "inf",
        "-inf",
        "1e5",
        "1E5",
        "0x10",
        "1_000",
        "--5",
        "-¥-5",
        "+5",
        "5-",
        "5.",
        ".5",
        "1.2.3",
        "100.005",
        "100.000",
        "1 000",
        "1\u3000000",
        "¥ 100",
        "- 5",
        "1\n2",
        "5,53",
        "5,5300",
        ",530",
        "53,0.14",
        "5530,14",
        "1,,000",
        "٣٤",
        "१२",
        "①",
        "²",
        "1²",
        "100元",
        "$5",
        "1/2",
        "10%",
        "1000000000000",
        "999,999,999,999.991",
        "-1000000000000",
        "9" * 10_000,
        "0" * 10_000,
        "." * 10_000,
        " " * 10_000,
        "\x00",
        "5\x00",
        "\u200b5",
        "5\ufeff",
    ],
)
def test_what_is_no_sum(typed: str) -> None:
    with pytest.raises(Invalid) as wrong:
        Money.parse(typed)
    assert re.fullmatch(r"[^!！?？]+。", str(wrong.value))


@given(st.text())
def test_any_text_is_a_sum_or_invalid(text: str) -> None:
    try:
        sum_ = Money.parse(text)
    except Invalid:
        return
    assert abs(sum_.fen) <= LARGEST_FEN


@given(any_amount)
def test_figures_read_back(sum_: Money) -> None:
    assert Money.parse(sum_.show()) == Money.parse(sum_.figure()) == sum_
    assert re.fullmatch(r"-?[0-9]{1,3}(,[0-9]{3})*\.[0-9]{2}", str(sum_))


@given(any_amount, any_amount, st.integers(-1000, 1000))
def test_arithmetic_is_that_of_whole_fen(one: Money, two: Money, times: int) -> None:
    assert (one + two).fen == one.fen + two.fen
    assert (one - two).fen == one.fen - two.fen
    assert (-one).fen == -one.fen
    assert (one * times).fen == (times * one).fen == one.fen * times
    assert (one < two) is (one.fen < two.fen)
    assert sum([one, two]) == sum([one, two], Money.ZERO) == one + two
    assert bool(one) is (one != Money.ZERO)


def test_only_zero_begins_a_sum() -> None:
    with pytest.raises(TypeError):
        1 + Money(5)


@pytest.mark.parametrize(
    ("fen", "numerator", "denominator", "share"),
    [
        (100_001, 20, 100, 20_000),
        (100_003, 50, 100, 50_002),
        (100_001, 50, 100, 50_001),
        (-100_001, 50, 100, -50_001),
        (100_001, -1, 2, -50_001),
        (100_001, 1, -2, -50_001),
        (-100_001, 1, -2, 50_001),
        (3_000_000, 1, 36, 83_333),
        (3_959_900, 1, 36, 109_997),
        (6_600_000, 1, 36, 183_333),
        (-1_500_000, 1, 24, -62_500),
        (0, 7, 9, 0),
    ],
)
def test_a_share_rounds_half_a_fen_away_from_zero(
    fen: int, numerator: int, denominator: int, share: int
) -> None:
    assert Money(fen).share(numerator, denominator) == Money(share)


def test_a_share_of_nothing_is_a_mistake_of_the_program() -> None:
    with pytest.raises(ZeroDivisionError):
        Money(1).share(1, 0)
