"""Telephone and bank card numbers (relief file §4.4, §4.8)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import Invalid
from app.core.identity import luhn_ok, parse_phone

CARDS = [
    "6228480320123456784",
    "6212261208012345672",
    "6217001380001234565",
    "6230910579000123454",
    "6222021208012345672",
    "6216731234000056785",
    "6214835790123457",
]


@pytest.mark.parametrize("card", CARDS)
def test_cards_of_the_domain_file(card: str) -> None:
    assert luhn_ok(card)
    assert luhn_ok(" ".join(card[place : place + 4] for place in range(0, len(card), 4)))
    assert not luhn_ok(card[:-1] + str((int(card[-1]) + 1) % 10))


@pytest.mark.parametrize(
    "card",
    [
        "",
        "0",
        "x",
        "62284803201234567",
        "6" * 10_000,
        "٦" * 16,
        "6228-4803-2012-3456-784",
        "😀" * 19,
        "6" * 20,
    ],
)
def test_what_is_no_card_fails_quietly(card: str) -> None:
    assert not luhn_ok(card)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("13957265526", "13957265526"),
        (" 139 5726 5526 ", "13957265526"),
        ("139-5726-5526", "13957265526"),
        ("+86 13957265526", "13957265526"),
        ("0086-13957265526", "13957265526"),
        ("１３９５７２６５５２６", "13957265526"),
        ("0579-87654321", "0579-87654321"),
        ("057987654321", "0579-87654321"),
        ("0579 8765 4321", "0579-87654321"),
        ("010-62345678", "010-62345678"),
        ("0579-8765432", "0579-8765432"),
        ("02161234567", "021-61234567"),
        ("0579-87654321-801", "0579-87654321-801"),
    ],
)
def test_telephone_numbers(typed: str, number: str) -> None:
    assert parse_phone(typed) == number


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("", "请填写"),
        ("\u3000", "请填写"),
        ("1395726552", "现在是 10 位"),
        ("139572655266", "现在是 12 位"),
        ("12957265526", "13 到 19"),
        ("87654321", "区号"),
        ("8765-4321", "区号"),
        ("0579-187654321", "请填"),
        ("١٣٩٥٧٢٦٥٥٢٦", "请填"),
        ("139572655２６😀", "请填"),
        ("一三九", "请填"),
        ("NaN", "请填"),
        ("1" * 10_000, "太长"),
        ("--5", "请填"),
    ],
)
def test_what_is_no_telephone_number(typed: str, word: str) -> None:
    with pytest.raises(Invalid) as wrong:
        parse_phone(typed)
    assert word in str(wrong.value)
    assert str(wrong.value).endswith("。")


@given(st.text() | st.text("0123456789-+ ", max_size=20))
def test_a_number_once_read_reads_the_same_again(text: str) -> None:
    luhn_ok(text)
    try:
        number = parse_phone(text)
    except Invalid:
        return
    assert parse_phone(number) == number
