"""Printed numbers over a restore (恢复与编号): none is given out twice, each skipped one is told."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from sqlalchemy import select

from app.core.errors import Fault, Invalid
from app.core.text import half_width
from app.services import numbers
from app.services.backups.facts import NumberLine, Skipped
from app.services.catalog import Catalog
from app.services.desk import Desk
from db.reader import Reader
from db.sequences import SEQUENCE
from db.tables import number_skip, sequence
from db.writer import Writer

REASON = "因恢复停用"
_LARGEST = 999_999
_TAKEN = select(sequence.c.kind, sequence.c.year, sequence.c.last)
_SKIPS = select(
    number_skip.c.kind, number_skip.c.year, number_skip.c.first, number_skip.c.last, number_skip.c.reason
).order_by(number_skip.c.year.desc(), number_skip.c.kind, number_skip.c.first)


@dataclass(frozen=True, slots=True)
class Numbers:
    """What decides the lines (编号依据): station, years that may have given numbers, last ones by kind.

    `present` is None where the present data cannot be read.
    """

    station: str
    years: tuple[int, ...]
    backup: Mapping[tuple[str, int], int]
    present: Mapping[tuple[str, int], int] | None


def taken(asks: Reader) -> dict[tuple[str, int], int]:
    """The last number of each kind and year (已取末号)."""
    return {(kind, year): last for kind, year, last in asks.all(_TAKEN)}


def lines(catalog: Catalog, found: Numbers, jump: int) -> tuple[NumberLine, ...]:
    """What the clerk is asked before a restore (末号核对表): each kind that may have given numbers since.

    Where the present data can be read its last number is proposed, else a jump.
    """
    names = numbers.labels(catalog)
    known = {**found.backup, **(found.present or {})}
    kinds = dict.fromkeys((*names, *(kind for kind, _ in known)))
    made = (_line(found, names.get(kind, kind), kind, year, jump) for year in found.years for kind in kinds)
    return tuple(one for one in made if one.in_backup or one.in_present is None or one.in_present)


def _line(found: Numbers, label: str, kind: str, year: int, jump: int) -> NumberLine:
    held = found.backup.get((kind, year), 0)
    now = None if found.present is None else found.present.get((kind, year), 0)
    proposed = min(held + jump, _LARGEST) if now is None else max(now, held)
    shown = numbers.printed(kind, found.station, year, proposed) if proposed else ""
    return NumberLine(f"{kind}-{year}", kind, year, f"{label} {year} 年", held, now, proposed, shown)


def chosen(
    asked: Iterable[NumberLine], typed: Mapping[str, str], station: str, jump: int
) -> dict[NumberLine, int]:
    """The last printed number of each line (末号); raises Invalid with every fault, at the lines' keys.

    Nothing typed means the proposed one; where the present data could not be read, a jump.
    """
    wanted = {one.key: one for one in asked}
    faults = [Fault(key, "这次恢复没有这一类编号，请核对。") for key in typed if key not in wanted]
    last: dict[NumberLine, int] = {}
    for key, line in wanted.items():
        try:
            last[line] = _read(line, typed.get(key, ""), station, jump)
        except Invalid as wrong:
            faults += wrong.at(key).faults
    if faults:
        raise Invalid(faults=faults)
    return last


def _read(line: NumberLine, typed: str, station: str, jump: int) -> int:
    text = re.sub(r"\s+", "", half_width(typed)).upper().replace("—", "-").replace("–", "-")
    if not text:
        return line.proposed if line.in_present is not None else min(line.in_backup + jump, _LARGEST)
    digits = text.removeprefix(numbers.head(line.kind, station, line.year)).removesuffix("号")
    if not re.fullmatch("[0-9]{1,6}", digits):
        raise Invalid("请照最后一张单子填编号，或只填末尾的数字，如 412。")
    if int(digits) < line.in_backup:
        raise Invalid(f"不能小于备份里的末号 {line.in_backup}，请照最后一张单子核对。")
    return int(digits)


def put(w: Writer, last: Mapping[NumberLine, int], station: str) -> tuple[Skipped, ...]:
    """Sets the sequences and enters each range that is skipped (写入停用号段)."""
    made: list[Skipped] = []
    for line, n in last.items():
        if n <= line.in_backup:
            continue
        row = w.first(SEQUENCE, kind=line.kind, year=line.year)
        if row is None:
            w.insert(sequence, kind=line.kind, year=line.year, last=n)
        else:
            w.update(sequence, row.id, row.version, last=n)
        span = {"first": line.in_backup + 1, "last": n}
        w.insert(number_skip, kind=line.kind, year=line.year, **span, reason=REASON)
        label = line.label.removesuffix(f" {line.year} 年")
        made.append(_skipped(station, label, line.kind, line.year, **span, reason=REASON))
    return tuple(made)


def skipped(desk: Desk) -> tuple[Skipped, ...]:
    """Every range of numbers that is never given out (停用号段), the newest year first."""
    names = numbers.labels(desk.catalog)
    told = partial(_skipped, desk.actor.station)
    with desk.read() as asks:
        return tuple(told(names.get(row.kind, row.kind), *row) for row in asks.all(_SKIPS))


def _skipped(station: str, label: str, kind: str, year: int, first: int, last: int, reason: str) -> Skipped:
    ends = numbers.printed(kind, station, year, first), numbers.printed(kind, station, year, last)
    span = ends[0] if first == last else f"{ends[0]} 至 {ends[1]}"
    text = f"{label} {span}，共 {last - first + 1} 个，{reason}"
    return Skipped(kind, year, label, first, last, reason, text)
