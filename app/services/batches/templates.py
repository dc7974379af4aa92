"""The office's templates of banks (银行模板): dated rows, shipped examples, a preview of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from app.core.clock import show_date
from app.core.errors import Fault, Invalid, NotFound
from app.core.money import Money
from app.engine.fields import text
from app.engine.form import Form, Section
from app.services import forms
from app.services.batches import bank_file, cells, spec
from app.services.batches.bank_file import About, PayLine
from app.services.batches.cells import Row
from app.services.batches.spec_text import SPEC
from app.services.batches.template import Layout, Template
from app.services.desk import Desk
from app.services.parameters import administrator, note, reference
from app.services.parameters.changing import SOURCE, VALID_FROM, When
from app.services.parameters.seeding import seeded
from db.reader import Reader
from db.tables import bank_template

NAME = text("name", "名称", limit=40)
_FORM = Form((Section("template", "银行模板", (NAME, VALID_FROM, SOURCE)),))
_ROWS = select(
    bank_template.c.id,
    bank_template.c.version,
    bank_template.c.code,
    bank_template.c.name,
    bank_template.c.spec,
    bank_template.c.valid_from,
    bank_template.c.source,
).order_by(bank_template.c.code, bank_template.c.valid_from)
_SAMPLE = (
    PayLine(1, "6230910579000123454", "周素梅", Money(300_000), "武义农商银行", "330723196201010016"),
    PayLine(2, "6230910579000123462", "欧阳建红", Money(125_050), "武义农商银行", "330723197005120027"),
    PayLine(3, "6228480379000123470", "买买提·艾力", Money(80_000), "农业银行武义支行", "330723198203030038"),
)
"""Three lines that a preview shows; nobody of the register."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the table (模板表一行)."""

    id: UUID
    version: int
    code: str
    name: str
    spec: str
    valid_from: date
    source: str


@dataclass(frozen=True, slots=True)
class TemplateRow:
    """A template as it holds from a day on (模板一版)."""

    spec: str
    valid_from: date
    from_text: str
    source: str
    when: When


@dataclass(frozen=True, slots=True)
class TemplateView:
    """A template (银行模板): its rows, the newest first; a shipped example has one, without a day."""

    code: str
    name: str
    spec: str
    source: str
    example: bool
    rows: tuple[TemplateRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """How the files of a template look (样张): what the bank gets, and what it would give back."""

    file: tuple[str, ...]
    answer: tuple[str, ...]


def templates(desk: Desk) -> tuple[TemplateView, ...]:
    """The office's templates, then the examples (银行模板)."""
    with desk.read() as asks:
        held = _held(asks)
    own = tuple(_view(rows, desk.today) for rows in held.values())
    return own + tuple(
        TemplateView(one["code"], one["name"], one["spec"], one["source"], example=True)
        for one in seeded("bank_template")
    )


def in_force(asks: Reader, today: date) -> tuple[TemplateView, ...]:
    """The templates that a file can be made by today (现行模板)."""
    views = (_view(rows, today) for rows in _held(asks).values())
    return tuple(one for one in views if any(row.when == "now" for row in one.rows))


def row_of(asks: Reader, code: str, on: date) -> tuple[str, Template]:
    """Code and day of the row that holds on a day, and its template (现行一版). Raises NotFound."""
    held = [row for row in _held(asks).get(code, ()) if row.valid_from <= on]
    if not held:
        raise NotFound("没有找到这个银行模板，请重新载入。")
    return f"{code}@{held[-1].valid_from.isoformat()}", spec.read(held[-1].spec)


def at(asks: Reader, stamp: str) -> Template:
    """The template by the code and day that a file was made by (当时的模板). Raises NotFound."""
    code, _, day = stamp.partition("@")
    return row_of(asks, code, date.fromisoformat(day))[1]


def add_template(desk: Desk, typed: Mapping[str, str]) -> str:
    """A new template (添加银行模板), its code. Raises Forbidden, Invalid with every fault."""
    administrator(desk)
    with desk.write("add_bank_template") as w:
        columns = _checked(desk, w, typed)
        held = _held(w)
        if any(rows[-1].name == columns["name"] for rows in held.values()):
            raise Invalid(f"已有“{columns['name']}”，请换一个名称。", field=NAME.code)
        code = next(f"b{n}" for n in range(1, len(held) + 2) if f"b{n}" not in held)
        w.insert(bank_template, code=code, **columns)
        note(w)
    return code


def change_template(desk: Desk, code: str, typed: Mapping[str, str]) -> None:
    """Other formats from a day on (改银行模板); files that were made keep theirs.

    A row that begins on that very day is put right as long as the day has not passed. Raises Forbidden,
    NotFound, Invalid with every fault.
    """
    administrator(desk)
    with desk.write("change_bank_template") as w:
        rows = _held(w).get(code)
        if not rows:
            raise NotFound("没有找到这个银行模板，请重新载入。")
        columns = _checked(desk, w, typed)
        same = next((row for row in rows if row.valid_from == columns["valid_from"]), None)
        if same is None:
            w.insert(bank_template, code=code, **columns)
        elif same.valid_from < desk.today:
            told = f"{show_date(same.valid_from)} 起已有一版，文件已经用过，请换一个起用日。"
            raise Invalid(told, field=VALID_FROM.code)
        else:
            w.update(bank_template, same.id, same.version, **columns)
        note(w)


def preview(text_of_spec: str, day: date) -> Preview:
    """How three lines would look (预览). Raises Invalid at `spec`: line, place, what to do."""
    template = spec.read(text_of_spec)
    about = About("FF-XC01-2026-000001", day, "救助金")
    try:
        file = bank_file.sample(template, about, _SAMPLE)
        return Preview(file, tuple(_answered(template, about)))
    except Invalid as wrong:
        raise wrong.at(SPEC) from None


def _answered(template: Template, about: About) -> Sequence[str]:
    layout = template.answer
    total = sum((one.amount for one in _SAMPLE), Money.ZERO)
    whole: Row = {
        "number": about.number,
        "day": about.day,
        "count": len(_SAMPLE),
        "total": total,
        "paid_count": len(_SAMPLE),
        "paid_total": total,
    }
    lines = [cells.line(layout, layout.head, whole)] if layout.head else []
    lines += [_titles(layout)] if layout.titled else []
    code = min(template.paid)
    lines += [
        cells.line(layout, layout.lines, {**one.row(about), "code": code, "said": ""}) for one in _SAMPLE
    ]
    return lines + ([cells.line(layout, layout.tail, whole)] if layout.tail else [])


def _titles(layout: Layout) -> str:
    return (layout.separator or " ").join(cell.word for cell in layout.lines)


def _held(asks: Reader) -> dict[str, list[_Row]]:
    """Every row by its template, the oldest first."""
    found: dict[str, list[_Row]] = {}
    for row in asks.all(_ROWS):
        found.setdefault(row.code, []).append(_Row(*row))
    return found


def _view(rows: Sequence[_Row], today: date) -> TemplateView:
    begun = [row for row in rows if row.valid_from <= today]
    now = begun[-1] if begun else rows[-1]
    views = tuple(_row_view(row, row == now and bool(begun), today) for row in reversed(rows))
    return TemplateView(now.code, now.name, now.spec, now.source, example=False, rows=views)


def _row_view(row: _Row, now: bool, today: date) -> TemplateRow:
    when: When = "now" if now else "later" if row.valid_from > today else "past"
    return TemplateRow(row.spec, row.valid_from, show_date(row.valid_from), row.source, when)


def _checked(desk: Desk, asks: Reader, typed: Mapping[str, str]) -> dict[str, object]:
    """The columns of a row as typed, all faults at once."""
    faults: list[Fault] = []
    try:
        preview(typed.get(SPEC, ""), desk.today)
    except Invalid as wrong:
        faults = list(wrong.faults)
    plain = {code: words for code, words in typed.items() if code != SPEC}
    try:
        values = forms.read(_FORM, plain, _FORM.fields, reference(desk, asks))
    except Invalid as wrong:
        raise Invalid(faults=[*wrong.faults, *faults]) from None
    if faults:
        raise Invalid(faults=faults)
    columns: dict[str, object] = {one.code: values[one] for one in _FORM.fields}
    return columns | {SPEC: typed[SPEC]}
