"""What other eyes see of names and numbers (design §7, paper.md §7)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.identity import mask, mask_id, mask_phone, tail

given_names = st.text("小明芳红根珍康乐", min_size=1, max_size=3)


@pytest.mark.parametrize(
    ("name", "screen", "paper"),
    [
        ("李四", "李**", "李＊"),
        ("李小明", "李**", "李＊明"),
        ("徐玉芳", "徐**", "徐＊芳"),
        ("陈方安生", "陈**", "陈＊＊生"),
        ("欧阳红", "欧阳**", "欧阳＊"),
        ("欧阳小红", "欧阳**", "欧阳＊红"),
        ("申屠小红", "申屠**", "申屠＊红"),
        ("诸葛", "诸**", "诸＊"),
        ("张", "张**", "张＊"),
        ("阿依古丽·买买提", "阿**", "阿＊＊＊·＊＊提"),
        ("司马义·买买提", "司**", "司＊＊·＊＊提"),
        ("John Smith", "J**", "J＊＊＊ ＊＊＊＊h"),
        ("Li", "L**", "L＊"),
        ("  李小明 ", "李**", "李＊明"),
        ("𬀩小明", "𬀩**", "𬀩＊明"),
        ("葛\U000e0100小明\U000e0101", "葛\U000e0100**", "葛\U000e0100＊明\U000e0101"),
        ("", "", ""),
        ("  ", "", ""),
    ],
)
def test_names(name: str, screen: str, paper: str) -> None:
    assert mask(name) == mask(name, "screen") == screen
    assert mask(name, on="paper") == paper


@given(st.sampled_from("李王张徐欧上"), given_names)
def test_a_name_of_one_surname_shows_at_most_its_last_character(surname: str, rest: str) -> None:
    name = surname + rest
    assert mask(name) == f"{surname}**"
    paper = mask(name, "paper")
    assert len(paper) == len(name)
    assert paper.count("＊") == max(1, len(rest) - 1)


@given(st.text())
def test_no_name_is_shown_whole(name: str) -> None:
    for masked in (mask(name), mask(name, "paper")):
        assert bool(masked) is bool(name.strip())
        assert not masked or masked != name.strip() or "*" in name or "＊" in name


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        ("330723198504121524", "330723********1524"),
        ("33072319820615006X", "330723********006X"),
        ("330723850412001", "330723*****2001"),
        ("E12345678", "E****5678"),
        ("12345678", "1***5678"),
        ("1234567", "1******"),
        ("军123", "军***"),
        ("", ""),
    ],
)
def test_numbers_of_papers(number: str, masked: str) -> None:
    assert mask_id(number) == masked
    assert len(masked) == len(number)


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        ("13957265526", "139****5526"),
        ("0579-87654321", "0579-****4321"),
        ("0579-87654321-801", "0579-****4321"),
        ("12351", "****51"),
        ("", "****"),
    ],
)
def test_telephone_numbers(number: str, masked: str) -> None:
    assert mask_phone(number) == masked


def test_the_tail() -> None:
    assert tail("330723198504120012") == tail("330723198504120012", 4) == "0012"
    assert tail("33072319820615006X", 2) == "6X"
    assert tail("12", 4) == "12"
    assert tail("12", 0) == ""
