"""From a cell to a value (单元格取值): what Excel makes of numbers and days, and what is never guessed."""

from contextlib import suppress
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.errors import Invalid
from app.core.money import Money
from app.engine.fields import CodeItem, CodeLists, Typing, bank_card, code, day, id_number, money, text, whole
from app.engine.fields import phone as phone_field
from app.services.imports import Column
from app.services.imports.cells import Cell, is_empty, shown, value_of
from tests.kit.factories import id_number as number_of

LISTS = CodeLists(
    {
        "cause": (
            CodeItem("1", "无劳动能力"),
            CodeItem("06", "患重特大疾病"),
            CodeItem("21", "低保户"),
            CodeItem("3", "下（待）岗"),
        ),
        "many": tuple(CodeItem(str(n), f"第{n}") for n in range(9)),
    }
)
TYPING = Typing(date(2026, 11, 2), LISTS)
ID, CARD, PHONE = (
    Column(id_number("id", "身份证号")),
    Column(bank_card("card", "银行卡号")),
    Column(phone_field("phone", "电话")),
)
BORN, SUM, AREA = (
    Column(day("born", "出生日期")),
    Column(money("sum", "月收入")),
    Column(whole("area", "面积", unit="㎡")),
)
CAUSE, NOTE = Column(code("cause", "致困原因", "cause"), words={"大病": "06"}), Column(text("note", "备注"))
NUMBER = number_of(1)
WIDE = {ord(str(n)): 0xFF10 + n for n in range(10)}


def read(cell: Cell, column: Column) -> object:
    return value_of(cell, column, TYPING)


def said(cell: Cell, column: Column) -> str:
    with pytest.raises(Invalid) as told:
        read(cell, column)
    return told.value.sentence


@pytest.mark.parametrize(
    "cell",
    [
        NUMBER,
        f" {NUMBER} ",
        f"{NUMBER[:6]} {NUMBER[6:]}",
        NUMBER.translate(WIDE),
        f"'{NUMBER}",
        f"\u200b{NUMBER}\u3000",
    ],
)
def test_an_id_number_with_blanks_and_wide_digits(cell: str) -> None:
    assert read(cell, ID) == NUMBER


@pytest.mark.parametrize(
    "cell", [float(NUMBER), "3.30723E+17", "3.30723e17", "3E+17", float("330723197401011000")]
)
def test_an_id_number_that_became_a_figure_is_refused(cell: Cell) -> None:
    assert said(cell, ID) == (
        f"是数字格式（{'3.30723E+17' if isinstance(cell, float) else cell}），末几位已经丢失。"
        "请在 Excel 里把这一栏设为“文本”，照证件重新填写。"
    )


def test_a_card_and_a_long_text_that_became_figures_are_refused() -> None:
    assert "末几位已经丢失" in said(6230910579000123454.0, CARD)
    assert "末几位已经丢失" in said(6230910579000123454.0, NOTE)


def test_short_figures_are_whole() -> None:
    assert read(13957265526.0, PHONE) == "13957265526"
    assert read(321200.0, NOTE) == "321200"
    assert read(1.5, NOTE) == "1.5"


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        (date(2009, 7, 1), date(2009, 7, 1)),
        (datetime(2009, 7, 1, 8, 30), date(2009, 7, 1)),
        (39995.0, date(2009, 7, 1)),
        (20090701.0, date(2009, 7, 1)),
        ("2009年7月1日", date(2009, 7, 1)),
        ("2009/7/1", date(2009, 7, 1)),
        ("2009.07.01", date(2009, 7, 1)),
        ("20090701", date(2009, 7, 1)),
        ("2009-07-01 00:00:00", date(2009, 7, 1)),
    ],
)
def test_days_in_every_form(cell: Cell, found: date) -> None:
    assert read(cell, BORN) == found


@pytest.mark.parametrize("cell", ["0701", "7月1日", "+3", "t", "7/1", 701.0, 2009.0, "约2009年"])
def test_a_day_without_its_year_is_never_guessed(cell: Cell) -> None:
    assert "不是完整的日期，请写年月日" in said(cell, BORN)


@pytest.mark.parametrize("cell", ["2009年7月", "2009", "2009-02-30", "2009-13-01"])
def test_half_a_day_and_days_that_are_none(cell: str) -> None:
    assert said(cell, BORN)


def test_a_time_is_no_day() -> None:
    assert said(time(8, 30), BORN) == "“08:30:00”是时间，不是出生日期。"
    assert "是时间" in said(timedelta(hours=30), SUM)


@pytest.mark.parametrize(
    ("cell", "fen"),
    [
        (3000.0, 300_000),
        (0.1 + 0.2, 30),
        (1234.56, 123_456),
        ("1,234.5", 123_450),
        ("1234元", 123_400),
        ("￥3,000", 300_000),
    ],
)
def test_sums(cell: Cell, fen: int) -> None:
    assert read(cell, SUM) == Money(fen)


def test_more_than_the_fen_is_a_fault() -> None:
    assert said(1.005, SUM)
    assert said(-1.0, SUM)


CELLS = st.one_of(
    st.text(max_size=30), st.floats(), st.booleans(), st.dates(), st.datetimes(), st.times(), st.timedeltas()
)


@settings(max_examples=300)
@given(CELLS, st.sampled_from([ID, CARD, PHONE, BORN, SUM, AREA, CAUSE, NOTE]))
def test_any_cell_is_a_value_or_a_sentence(cell: Cell, column: Column) -> None:
    assert isinstance(shown(cell), str)
    if is_empty(cell):
        return
    with suppress(Invalid):
        read(cell, column)


@given(st.integers(0, 10**11))
def test_every_sum_that_excel_holds_comes_back(fen: int) -> None:
    assert read(fen / 100, SUM) == Money(fen)


@given(st.dates(date(1928, 1, 1), date(2026, 11, 2)))
def test_every_day_that_excel_counts_comes_back(found: date) -> None:
    assert read(float((found - date(1899, 12, 30)).days), BORN) == found


@pytest.mark.parametrize(
    "cell",
    [
        "患重特大疾病",
        "06",
        "6",
        6.0,
        "6患重特大疾病",
        "6、患重特大疾病",
        "大病",
        "患重特大疾病（2026）",
    ],
)
def test_codes_by_word_number_and_older_word(cell: Cell) -> None:
    assert read(cell, CAUSE) == "06"


@pytest.mark.parametrize("cell", ["下（待）岗", "下(待)岗", "3、下（待）岗", "3"])
def test_codes_whose_words_hold_brackets(cell: str) -> None:
    assert read(cell, CAUSE) == "3"


def test_a_word_that_no_list_has_is_told_with_what_may_be_written() -> None:
    assert said("穷", CAUSE) == "列表里没有“穷”。可以写：无劳动能力、患重特大疾病、低保户、下（待）岗。"
    assert said("穷", Column(code("x", "x", "many"))).endswith("第4、第5…。")


def test_units_behind_a_figure() -> None:
    assert read("65㎡", AREA) == 65
    assert read(65.0, AREA) == 65
    assert said(65.5, AREA) == "请填整数。"


@pytest.mark.parametrize("cell", ["", "  ", "/", "／", "-", "—", "\u3000"])
def test_what_clerks_write_for_nothing(cell: str) -> None:
    assert is_empty(cell)


def test_nought_and_no_are_something() -> None:
    assert not is_empty(0.0)
    assert not is_empty("0")
    assert not is_empty(False)


def test_a_cell_as_a_person_reads_it() -> None:
    cells: list[Cell] = ["a \n b", True, 2026.0, 1.5, float(NUMBER), datetime(2009, 7, 1), date(2009, 7, 1)]
    assert [shown(one) for one in cells] == [
        "a b", "是", "2026", "1.5", "3.30723E+17", "2009-07-01", "2009-07-01",
    ]  # fmt: skip
