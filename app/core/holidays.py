"""A year's arrangement of rest days (放假安排表) as comma-separated text, checked line by line."""

from __future__ import annotations

import csv
from datetime import date
from typing import Literal

from app.core.errors import Fault, Invalid
from app.core.text import half_width, trimmed

DayKind = Literal["off", "work"]
"""休 or 班: off, or worked in exchange (调休上班)."""

_YEARS = range(1900, 2200)
_SATURDAY = 5
_NO_DAY = "第一列要写日期，例如 2027-01-01。"


def read_days(text: str) -> dict[date, DayKind]:
    """Each day of lines `date,kind,…` with its kind (日期与休班), a heading line or none.

    Further columns are for people and not read. All faulty lines at once as Invalid, by number: a day
    that doesn't exist or occurs twice, a kind that is neither off (休) nor work (班), a made-up working
    day that is no Saturday or Sunday. A text without any day is Invalid too.
    """
    found: dict[date, DayKind] = {}
    faults: list[Fault] = []
    for number, row in enumerate(_rows(text), start=1):
        cells = [trimmed(cell) for cell in row]
        if not any(cells) or (number == 1 and cells[0].lower() in {"date", "日期"}):
            continue
        try:
            day = _read_day(cells[0])
            kind = _read_kind(day, cells[1] if len(cells) > 1 else "")
            if day in found:
                raise Invalid(f"{day.isoformat()} 前面已有，请删去一行。")
        except Invalid as wrong:
            faults.append(Fault("", f"第 {number} 行：{wrong}"))
        else:
            found[day] = kind
    if faults:
        raise Invalid(faults=faults)
    if not found:
        raise Invalid("这份放假安排里没有日期，请换一份再导入。")
    return found


def _rows(text: str) -> list[list[str]]:
    try:
        return list(csv.reader(half_width(text).removeprefix("\ufeff").splitlines()))
    except csv.Error:
        raise Invalid("这份放假安排不是逗号分隔的文本，请换一份再导入。") from None


def _read_day(text: str) -> date:
    """2027-01-01, or 2027/1/1 as Excel rewrites it (日期)."""
    parts = text.replace("/", "-").split("-")
    if len(parts) != 3 or not all(part.isascii() and part.isdigit() and len(part) <= 4 for part in parts):
        raise Invalid(_NO_DAY)
    year, month, day = map(int, parts)
    if year not in _YEARS:
        raise Invalid(_NO_DAY)
    try:
        return date(year, month, day)
    except ValueError:
        raise Invalid(f"日期 {text} 不存在，请改正。") from None


def _read_kind(day: date, text: str) -> DayKind:
    kind = text.lower()
    if kind in {"off", "休"}:
        return "off"
    if kind not in {"work", "班"}:
        raise Invalid("第二列只能写 off（休）或 work（班），请改正。")
    if day.weekday() < _SATURDAY:
        raise Invalid(f"{day.isoformat()} 不是周末，不用写成调休上班，请核对。")
    return "work"
