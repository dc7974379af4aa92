"""The line breaker (断行): 避头尾 by tables, and at every width by property."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.printing.setting.breaker import break_lines
from app.printing.setting.marks import CAPITAL_DIGITS, NEVER_FIRST, NEVER_LAST, is_body, may_break, tidy
from app.printing.setting.type import SQUEEZE, Type, squeezable

TEN = Type("form", 10)
SERIF = Type("record", 12)

TEXT = st.text(
    alphabet=st.sampled_from(
        "受理困难职工徐＊芳年月日元壹贰万亿元整第，。、；：？！（）《》“”—…·％ 0123456789.,-:ABcd×￥𠮷"
    ),
    max_size=80,
)
WIDTHS = st.floats(min_value=10, max_value=400)


@pytest.mark.parametrize(
    ("text", "ems", "lines"),
    [
        ("", 5, ("",)),
        ("困难职工", 4, ("困难职工",)),
        ("困难职工救助", 4, ("困难职工", "救助")),
        ("困难职工，救助金", 4, ("困难职", "工，救", "助金")),
        ("困难职工（救助金）", 5, ("困难职工", "（救助金）")),
        ("请于2026年12月14日前补齐", 6, ("请于2026年", "12月14日前", "补齐")),
        ("金额为5,530.14元整", 6.5, ("金额为", "5,530.14元整")),
        ("编号JZ-XC01-2026-000412已受理", 13, ("编号JZ-XC01-2026-000412", "已受理")),
        ("第3页、第4页", 4, ("第3页、", "第4页")),
        ("人民币壹万叁仟捌佰元整", 6, ("人民币壹万", "叁仟捌佰元整")),
        ("规格是3×4米", 4, ("规格是", "3×4米")),
        ("困难职工救助金额", 7, ("困难职工救助", "金额")),
        ("困难职工办理。", 6, ("困难职工", "办理。")),
        ("困难职工救助 申请", 6, ("困难职工救助 ", "申请")),
    ],
)
def test_broken(text: str, ems: float, lines: tuple[str, ...]) -> None:
    assert break_lines(text, TEN, ems * TEN.size) == lines


def test_a_closing_mark_is_drawn_in_when_the_marks_of_its_line_give_way() -> None:
    assert break_lines("一、二、三、四，五六", TEN, 77.5) == ("一、二、三、四，", "五六")
    assert break_lines("一二三四五六七，八九", TEN, 77.5) == ("一二三四五六七，", "八九")
    assert break_lines("一二三四五六七，八九", TEN, 77.4) == ("一二三四五六", "七，八九")


def test_two_marks_in_a_row_share_half_an_em() -> None:
    assert break_lines("甲（乙）。丙丁", TEN, 45) == ("甲（乙）。", "丙丁")


def test_a_name_is_broken_after_its_dot_alone() -> None:
    name = "阿卜杜拉·买买提江·吐尔逊"
    assert break_lines(name, TEN, 70, whole=True) == ("阿卜杜拉·", "买买提江·", "吐尔逊")


def test_the_first_line_leaves_room_for_its_indent() -> None:
    assert break_lines("困难职工救助申请", TEN, 40, indent=20) == ("困难", "职工救助", "申请")


def test_what_cannot_break_is_cut_where_the_line_is_full_and_nothing_is_lost() -> None:
    lines = break_lines("6217000012345678901234567890", TEN, 60)
    assert "".join(lines) == "6217000012345678901234567890"
    assert len(lines) > 1
    assert all(TEN.width(line) <= 60 for line in lines)


@given(TEXT, WIDTHS, st.sampled_from([TEN, SERIF]))
def test_the_lines_joined_are_the_text(text: str, width: float, type_: Type) -> None:
    assert "".join(break_lines(tidy(text), type_, width)) == tidy(text)


@given(TEXT, WIDTHS, st.sampled_from([TEN, SERIF]))
def test_no_line_is_wider_than_its_measure(text: str, width: float, type_: Type) -> None:
    for line in break_lines(tidy(text), type_, max(width, type_.size)):
        kept = line.rstrip(" \u3000")
        give = sum(squeezable(kept)) * type_.size
        assert type_.width(kept) <= max(width, type_.size) + give + 0.01


@given(TEXT, WIDTHS, st.sampled_from([TEN, SERIF]))
def test_every_end_of_a_line_is_allowed_unless_the_piece_fills_a_line(
    text: str, width: float, type_: Type
) -> None:
    tidied = tidy(text)
    end = 0
    for line in break_lines(tidied, type_, width)[:-1]:
        end += len(line)
        if may_break(tidied[end - 1], tidied[end]):
            assert tidied[end] not in NEVER_FIRST
            assert tidied[end - 1] not in NEVER_LAST
            assert not (tidied[end - 1].isdigit() and tidied[end].isdigit())
            assert not (tidied[end - 1] in CAPITAL_DIGITS and tidied[end] in "万亿元")
            continue
        assert type_.width(_piece(tidied, end)) > width


@given(TEXT, st.floats(min_value=60, max_value=400))
def test_no_lone_character_ends_a_text_where_another_can_come_down(text: str, width: float) -> None:
    lines = break_lines(tidy(text), TEN, width)
    if len(lines) < 2 or sum(map(is_body, lines[-1])) != 1:
        return
    before = lines[-2] + lines[-1]
    places = [n for n in range(1, len(lines[-2])) if may_break(before[n - 1], before[n])]
    assert not places or TEN.width(before[places[-1] :]) > width


def _piece(text: str, at: int) -> str:
    """The unbreakable piece of a text around a place."""
    start, end = at, at
    while start > 0 and (start == at or not may_break(text[start - 1], text[start])):
        start -= 1
    while end < len(text) and (end == at or not may_break(text[end - 1], text[end])):
        end += 1
    return text[start:end]


def test_the_squeeze_is_a_quarter_of_an_em_for_each_mark() -> None:
    assert squeezable("甲，乙（丙）。") == [0, SQUEEZE, SQUEEZE, 0, 0, 0, SQUEEZE]
