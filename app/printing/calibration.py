"""The calibration sheet (校准页): rulers, a frame of 100.0 mm, crosses and ladders to read a printer by.

Its form layer is the first pass. The data layer is the lower scale of the vernier alone: printed onto
the same sheet in a second pass, it tells how far the printer feeds amiss.
"""

from collections.abc import Iterable
from itertools import pairwise
from math import cos, pi, sin

from app.printing.laid import Code, Laid, Place
from app.printing.paper import FRAME, INNER, MM, PAPERS
from app.printing.pen import Pen, Side, middle, modules
from app.printing.setting.type import Type

CROSSES = ((30.0, 80.0), (180.0, 80.0))
"""Where the two crosses stand, in mm from the upper left corner of the sheet."""
FRAME_SIDE = 100.0
"""The side of the frame in mm."""

_TITLE, _STEP, _BOLD = Type("record", 22, True, 4), Type("form", 10.5), Type("form", 9.5, True)
_WORDS, _SMALL, _TINY = Type("form", 9), Type("form", 7.5), Type("form", 6.5)
_LEFT, _HAIR, _FINE = 30.0, 0.35, 0.5
_FRAME_AT = (55.0, 100.0)
_STEPS = (
    ("第一步", "读四边：看得见的第一条线是几，该边就有几毫米印不到，填在下表。"),
    ("第二步", "量方框：四边都应为100.0毫米；不是，就把实测数填在下表。"),
    ("第三步", "量十字：中心距左边30.0、距上边80.0毫米；差多少，偏移就填多少。"),
)
_LINES = (0.25, 0.35, 0.5, 0.75, 1.0, 1.5)
_TYPES = (5.5, 6.5, 7.5, 9.0, 10.5, 12.0)
_CODES, _CODE_TEXT = (0.375, 0.5, 0.625), "JZ-XC01-2026-000001 7K3M9P"
_READINGS: tuple[tuple[tuple[str, float, float], ...], ...] = (
    (("打印机", 25, 50), ("单据", 25, 50)),
    (("印不到（毫米）", 25, 0), *((word, 12.5, 18.75) for word in "上下左右")),
    (("方框实测", 25, 0), ("横", 12.5, 50), ("竖", 12.5, 50)),
    (("十字实测", 25, 0), ("距左", 12.5, 50), ("距上", 12.5, 50)),
)  # fmt: skip
"""Rows of the box for the readings: label, its width and the width left for the hand, in mm."""
_READINGS_AT, _READING = 215.0, 9.0


def sheet(about: str) -> Laid:
    """The sheet on A4 (校准页); `about` says station, day, printer and the offset it is printed with."""
    pen, paper = Pen(), PAPERS["a4"]
    _edges(pen, paper.width / MM, paper.height / MM)
    pen.text(paper.width / 2, 24 * MM, "打印机校准页", _TITLE, "form", "centre")
    for n, (word, text) in enumerate(_STEPS):
        pen.text(_LEFT * MM, (33 + 6 * n) * MM, f"{word}\u3000{text}", _STEP, "form")
    for x, y in CROSSES:
        _cross(pen, x, y)
    _ruled_frame(pen)
    _ladders(pen)
    _vernier(pen)
    _readings(pen)
    pen.text(_LEFT * MM, 255.5 * MM, about, _WORDS, "form")
    place = Place(round(paper.width / 2, 2), round(paper.height - 30 * MM, 2), 88 * MM, centred=True)
    return Laid("打印机校准页", "", "", (pen.page(paper.width, paper.height, place),))


def _rule(pen: Pen, x1: float, y1: float, x2: float, y2: float, thick: float = _HAIR) -> None:
    """A line, in mm."""
    pen.rule(x1 * MM, y1 * MM, x2 * MM, y2 * MM, thick)


def _edges(pen: Pen, width: float, height: float) -> None:
    """A ruler at each edge, to read how near to it the printer comes, and a cross in each corner."""
    for n in range(16):
        long = 12.0 if n % 5 == 0 else 6.0
        _rule(pen, _LEFT, n, _LEFT + long, n)
        _rule(pen, _LEFT, height - n, _LEFT + long, height - n)
        _rule(pen, n, 60, n, 60 + long)
        _rule(pen, width - n, 60, width - n, 60 + long)
        if n and n % 5 == 0:
            for y in (n, height - n):
                pen.text((_LEFT + 14) * MM, middle(y * MM, 0, 7.5), str(n), _SMALL, "form")
            for x in (n, width - n):
                pen.text(x * MM, 76 * MM, str(n), _SMALL, "form", "centre")
    for x in (4.5, width - 4.5):
        for y in (4.5, height - 4.5):
            _rule(pen, x - 3, y, x + 3, y)
            _rule(pen, x, y - 3, x, y + 3)


def _cross(pen: Pen, x: float, y: float) -> None:
    """A cross in a circle, and where its middle should be."""
    _rule(pen, x - 5, y, x + 5, y)
    _rule(pen, x, y - 5, x, y + 5)
    points = [(x + 2 * cos(pi * n / 18), y + 2 * sin(pi * n / 18)) for n in range(37)]
    for start, end in pairwise(points):
        _rule(pen, *start, *end)
    inside = 1 if x < _FRAME_AT[0] else -1
    side: Side = "left" if inside > 0 else "right"
    pen.text((x + inside * 7) * MM, middle(y * MM, 0, 9), f"（{x:.1f}，{y:.1f}）", _WORDS, "form", side)


def _ruled_frame(pen: Pen) -> None:
    """The frame with a ruler along its upper and left side."""
    left, top = _FRAME_AT
    pen.frame(left * MM, top * MM, FRAME_SIDE * MM, FRAME_SIDE * MM, _FINE)
    for n in range(1, round(FRAME_SIDE)):
        long = 5.0 if n % 10 == 0 else 3.5 if n % 5 == 0 else 2.0
        _rule(pen, left + n, top, left + n, top + long)
        _rule(pen, left, top + n, left + long, top + n)
        if n % 10 == 0:
            pen.text((left + n) * MM, (top + 8) * MM, str(n), _SMALL, "form", "centre")
            pen.text((left + 6) * MM, middle((top + n) * MM, 0, 7.5), str(n), _SMALL, "form")


def _ladders(pen: Pen) -> None:
    """The thinnest line, the smallest type and the smallest code that come out."""
    left, top = _FRAME_AT[0] + 16, _FRAME_AT[1]
    pen.text(left * MM, (top + 16) * MM, "最细看得清的线（pt）", _BOLD, "form")
    for n, thick in enumerate(_LINES):
        y = top + 20 + 4.2 * n
        pen.text(left * MM, middle(y * MM, 0, 7.5), f"{thick:g}", _SMALL, "form")
        _rule(pen, left + 8, y, left + 36, y, thick)
    right = left + 42
    pen.text(right * MM, (top + 16) * MM, "最小读得出的字（pt）", _BOLD, "form")
    y = top + 18.0
    for size in _TYPES:
        y += size * 0.45
        pen.text(right * MM, y * MM, f"{size:g}", _TINY, "form")
        width = pen.text((right + 6) * MM, y * MM, "贰叁肆捌玖整", Type("record", size), "form")
        if size < _TYPES[-3]:
            pen.text((right + 9) * MM + width, y * MM, "8,306.59", Type("form", size), "form")
    pen.text(left * MM, (top + 52) * MM, "二维码每格（毫米）：扫得出的最小一个", _BOLD, "form")
    _codes(pen, left, top + 54)


def _codes(pen: Pen, x: float, y: float) -> None:
    """Codes of smaller modules than the papers have, too."""
    rows = modules(_CODE_TEXT)
    for module in _CODES:
        side = module * len(rows)
        pen.codes.append(Code(round(x * MM, 2), round(y * MM, 2), round(side * MM, 2), rows, "form"))
        pen.text(x * MM, (y + 20.5) * MM, f"{module:g}", _SMALL, "form")
        x += side + 8


def _vernier(pen: Pen) -> None:
    """Two scales of 3.0 and 2.9 mm: the lines that meet tell the feed error of a second pass to 0.1 mm."""
    left, top = _FRAME_AT[0] + 16, _FRAME_AT[1] + 80
    pen.text(left * MM, top * MM, "游标：印完原样放回，再印第二遍", _BOLD, "form")
    words = "上下对齐的那一格 ＝ 走纸误差（一格0.1毫米）"
    pen.text(left * MM, (top + 4) * MM, words, _SMALL, "form")
    centre, upper = left + 34, top + 6
    for n in range(-10, 11):
        long = 5.0 if n % 5 == 0 else 3.5
        _rule(pen, centre + 3.0 * n, upper, centre + 3.0 * n, upper + long)
        x = (centre + 2.9 * n) * MM
        pen.rule(x, (upper + 5.5) * MM, x, (upper + 5.5 + long) * MM, _HAIR, "data")
        if n % 5 == 0:
            text = f"{n / 10:+.1f}" if n else "0"
            pen.text((centre + 3.0 * n) * MM, (upper + 13.3) * MM, text, _SMALL, "form", "centre")


def _readings(pen: Pen) -> None:
    """The box for what was read."""
    pen.text(
        _LEFT * MM, (_READINGS_AT - 2.5) * MM, "读数（填好后在“管理 › 打印机 › 校准”录入）", _BOLD, "form"
    )
    width = sum(label + room for _, label, room in _READINGS[0])
    for n, row in enumerate(_READINGS):
        y = (_READINGS_AT + n * _READING) * MM
        if n:
            pen.rule(_LEFT * MM, y, (_LEFT + width) * MM, y, INNER)
        _reading(pen, row, y)
    pen.frame(_LEFT * MM, _READINGS_AT * MM, width * MM, len(_READINGS) * _READING * MM, FRAME)


def _reading(pen: Pen, row: Iterable[tuple[str, float, float]], y: float) -> None:
    """One row of the box."""
    x = _LEFT
    for n, (label, wide, room) in enumerate(row):
        if n:
            pen.rule(x * MM, y, x * MM, y + _READING * MM, INNER)
        type_ = _STEP if _STEP.width(label) < wide * MM - 4 else _WORDS
        pen.text((x + wide / 2) * MM, middle(y, _READING * MM, type_.size), label, type_, "form", "centre")
        if room:
            pen.rule((x + wide) * MM, y, (x + wide) * MM, y + _READING * MM, INNER)
        x += wide + room
