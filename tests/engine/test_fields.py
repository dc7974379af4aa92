"""Fields: what each kind takes and refuses, and that showing, storing and editing lose nothing."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import Invalid
from app.core.money import Money
from app.engine.fields import (
    AnyField,
    bank_card,
    code,
    day,
    id_number,
    long_text,
    money,
    name,
    phone,
    text,
    whole,
    yes_no,
)
from app.engine.rows import rows
from tests.kit.facts import TODAY, codes, typing

TEXT = text("t", "文本", limit=10)
LONG = long_text("l", "长文本", limit=20)
NAME = name("n", "姓名")
MONEY = money("m", "金额")
ABOVE = money("a", "金额", zero=False)
WHOLE = whole("w", "人数", low=1, high=99)
DAY = day("d", "日期")
LATER = day("f", "日期", future=True)
YES = yes_no("y", "是否")
CODE = code("c", "发放方式", "pay_way")
PHONE = phone("p", "电话")
ID = id_number("i", "证件")
CARD = bank_card("b", "卡号")
ROWS = rows("r", "明细", CODE, MONEY, DAY)
EVERY: tuple[AnyField, ...] = (
    TEXT, LONG, NAME, MONEY, ABOVE, WHOLE, DAY, LATER, YES, CODE, PHONE, ID, CARD, ROWS,
)  # fmt: skip

TAKEN: list[tuple[AnyField, str, object]] = [
    (TEXT, " 武义\t县 \n 总工会 ", "武义 县 总工会"),
    (TEXT, "a\u200bb\ufeffc\u202e", "abc"),
    (LONG, "一\r\n二 \r三\n\n", "一\n二\n三"),
    (NAME, "买买提•艾力", "买买提·艾力"),
    (NAME, "王 ・ 芳", "王·芳"),
    (NAME, "𠮷野", "𠮷野"),
    (MONEY, "１，２３４．５", Money(123450)),
    (MONEY, "0", Money(0)),
    (ABOVE, "0.01", Money(1)),
    (WHOLE, " １２ ", 12),
    (DAY, "20260105", date(2026, 1, 5)),
    (DAY, "2026-1-5", date(2026, 1, 5)),
    (DAY, "2026年1月5日", date(2026, 1, 5)),
    (DAY, "2026.1.5", date(2026, 1, 5)),
    (DAY, "0105", date(2026, 1, 5)),
    (DAY, "1-05", date(2026, 1, 5)),
    (DAY, "1月5日", date(2026, 1, 5)),
    (DAY, "t", TODAY),
    (DAY, "-3", date(2026, 11, 20)),
    (DAY, "2024-02-29 四", date(2024, 2, 29)),
    (LATER, "+3", date(2026, 11, 26)),
    (YES, "是", True),
    (YES, "0", False),
    (CODE, "card", "card"),
    (CODE, "打卡", "card"),
    (PHONE, "138 0000 2266", "13800002266"),
    (ID, "33072319820615006x", "33072319820615006X"),
    (CARD, "6228 4803 2012 3456 784", "6228480320123456784"),
]
REFUSED: list[tuple[AnyField, str]] = [
    (TEXT, "一二三四五六七八九十一"),
    (LONG, "字" * 21),
    (NAME, "王5"),
    (NAME, "王@芳"),
    (MONEY, "-1"),
    (MONEY, "1.234"),
    (MONEY, "1 2"),
    (ABOVE, "0.00"),
    (WHOLE, "0"),
    (WHOLE, "100"),
    (WHOLE, "1.5"),
    (WHOLE, "³"),
    (DAY, "2026-02-29"),
    (DAY, "20261301"),
    (DAY, "t+1"),
    (DAY, "+1"),
    (DAY, "1124"),
    (DAY, "18990101"),
    (LATER, "22000101"),
    (DAY, "昨天"),
    (YES, "2"),
    (CODE, "支票"),
    (PHONE, "12345678901"),
    (ID, "330723198206150060"),
    (CARD, "1234567"),
    (CARD, "6228-ABCD-1234"),
    (ROWS, "not json"),
    (ROWS, '["a"]'),
    (ROWS, '[{"c": "card"}]'),
    (ROWS, '[{"c": "card", "m": "x", "d": "t"}]'),
]


@pytest.mark.parametrize(("field", "given_text", "value"), TAKEN)
def test_taken(field: AnyField, given_text: str, value: object) -> None:
    assert field.kind.parse(given_text, typing()) == value


@pytest.mark.parametrize(("field", "given_text"), REFUSED)
def test_refused(field: AnyField, given_text: str) -> None:
    with pytest.raises(Invalid) as fault:
        field.kind.parse(given_text, typing())
    assert fault.value.sentence.endswith("。")
    assert "!" not in fault.value.sentence
    assert "！" not in fault.value.sentence


@pytest.mark.parametrize(("field", "given_text", "value"), TAKEN)
def test_what_is_stored_and_edited_comes_back(field: AnyField, given_text: str, value: object) -> None:
    kind = field.kind
    assert kind.load(kind.store(value)) == value
    assert isinstance(kind.store(value), int if kind.storage == "int" else str)
    assert kind.parse(kind.edit(value), typing()) == value
    assert kind.show(value, codes())


def test_shown() -> None:
    assert MONEY.kind.show(Money(553014), codes()) == "5,530.14"
    assert DAY.kind.show(date(2026, 11, 23), codes()) == "2026-11-23 一"
    assert YES.kind.show(value=False, codes=codes()) == "否"
    assert CODE.kind.show("card", codes()) == "打卡"
    assert CODE.kind.show("retired", codes()) == "retired"
    assert CARD.kind.show("6228480320123456784", codes()) == "6228 4803 2012 3456 784"


def test_rows_leave_out_empty_ones_and_name_what_is_wrong() -> None:
    taken = ROWS.kind.parse(json.dumps([{"c": "现金", "m": "5", "d": "t"}, {"c": " ", "m": ""}]), typing())
    assert len(taken) == 1
    assert taken[0][MONEY] == Money(500)
    assert ROWS.kind.parse(ROWS.kind.edit(taken), typing()) == taken
    assert ROWS.kind.show(taken, codes()) == "现金，5.00，2026-11-23 一"
    with pytest.raises(Invalid, match=r"^第 2 行“金额”："):
        ROWS.kind.parse(
            json.dumps([{"c": "card", "m": "5", "d": "t"}, {"c": "card", "m": "x", "d": "t"}]), typing()
        )


@given(st.text(max_size=30))
def test_no_text_breaks_a_kind(given_text: str) -> None:
    for field in EVERY:
        try:
            value = field.kind.parse(given_text, typing())
        except Invalid:
            continue
        if field is not ROWS and value != "":
            assert field.kind.load(field.kind.store(value)) == value


@given(st.dates(date(1900, 1, 1), TODAY))
def test_every_shown_day_can_be_typed_again(value: date) -> None:
    assert DAY.kind.parse(DAY.kind.edit(value), typing()) == value
    assert DAY.kind.parse(value.strftime("%Y%m%d").zfill(8), typing()) == value


@given(st.integers(0, 10**14 - 1))
def test_every_shown_sum_can_be_typed_again(fen: int) -> None:
    assert MONEY.kind.parse(MONEY.kind.edit(Money(fen)), typing()) == Money(fen)
