"""One line as pieces (成行): gaps, squeezed marks, justification within limits, labels spread."""

import pytest

from app.printing.fonts import RARE, SANS
from app.printing.setting.line import set_line, spread
from app.printing.setting.type import Type

TEN = Type("form", 10)


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("困难职工", 40),
        ("后15个", 10 + 1.25 + 11.1 + 1.25 + 10),
        ("甲）。", 25),
        ("甲，（乙", 35),
        ("《（甲", 25),
        ("（）", 20),
        ("甲 ", 10),
        ("", 0),
    ],
)
def test_width_with_its_gaps(text: str, width: float) -> None:
    assert set_line(text, TEN).width == pytest.approx(width)
    assert TEN.width(text) == pytest.approx(width)


def test_a_line_is_cut_where_font_or_spacing_changes() -> None:
    line = set_line("何𠮷收15份", TEN)
    assert [(one.text, one.font) for one in line.pieces] == [
        ("何", SANS), ("𠮷", RARE), ("收", SANS), ("1", SANS), ("5", SANS), ("份", SANS),
    ]  # fmt: skip
    offsets = [one.offset for one in line.pieces]
    assert offsets == pytest.approx([0, 10, 20, 31.25, 36.8, 43.6])


def test_a_line_with_an_overhanging_mark_is_drawn_in_to_the_measure() -> None:
    line = set_line("一、二、三、四，", TEN, 78)
    last = line.pieces[-1]
    assert last.text.endswith("，")
    end = last.offset + 10 * len(last.text) + last.spacing * (len(last.text) - 1)
    assert end == pytest.approx(78 + 0.5, abs=0.01)


@pytest.mark.parametrize(
    ("count", "measure", "width"),
    [(20, 204, 204), (20, 244, 244), (20, 247, 200), (10, 108, 108), (10, 110, 100)],
)
def test_justified_only_while_the_gaps_stay_small(count: int, measure: float, width: float) -> None:
    line = set_line("职" * count, TEN, measure, justify=True)
    assert line.width == pytest.approx(width)


def test_justification_never_opens_a_number() -> None:
    line = set_line("受理编号是JZ-XC01-2026-000412的一件", TEN, 186, justify=True)
    assert line.width == pytest.approx(186)
    assert any("JZ-XC01-2026-00041" in one.text and one.spacing == 0 for one in line.pieces)


@pytest.mark.parametrize(
    ("label", "width"),
    [("姓名", 40), ("申请人", 40), ("工作单位", 40), ("家庭月收入", 50), ("证", 10), ("QR", 13.77)],
)
def test_labels_are_spread_over_four_em(label: str, width: float) -> None:
    assert spread(label, TEN, 4).width == pytest.approx(width, abs=0.2)
