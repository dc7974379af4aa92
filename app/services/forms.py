"""Reading a form for good (读取表单): every fault at once, texts that no font can draw among them."""

from collections.abc import Iterable, Mapping

from app.core.errors import Fault, Invalid
from app.engine import check
from app.engine.fields import AnyField
from app.engine.form import Form
from app.engine.rows import Rows
from app.engine.values import Values
from app.printing.fonts import undrawable
from app.services.shelf import Reference

_SHOWN = 3


def read(
    form: Form,
    typed: Mapping[str, str],
    needs: Iterable[AnyField],
    reference: Reference,
    held: Values | None = None,
) -> Values:
    """The form's values, `held` with the typed texts over them (校验通过的内容).

    Raises Invalid with every fault in the order of the form: texts that don't pass, needed fields left
    empty, broken rules, characters that no bundled font can draw.
    """
    faults: list[Fault] = []
    values = held or Values()
    try:
        values = check.check(form, typed, needs, reference.typing, held)
    except Invalid as wrong:
        faults = list(wrong.faults)
        values, _ = check.read((f for f in form.fields if f.code in typed), typed, reference.typing)
    broken = {fault.field for fault in faults}
    entered = (f for f in form.fields if f.code in typed and f.code not in broken)
    faults += undrawn(entered, values, reference)
    if faults:
        raise Invalid(faults=check.in_order(form, faults))
    return values


def undrawn(fields: Iterable[AnyField], values: Values, reference: Reference) -> list[Fault]:
    """A fault at each field whose text holds a character that no bundled font can draw (印不出的字)."""
    found = []
    for field in fields:
        value = values.get(field)
        if isinstance(value, str) or (value is not None and isinstance(field.kind, Rows)):
            marks = undrawable(field.kind.show(value, reference.words))
            if marks:
                found.append(Fault(field.code, sentence(marks)))
    return found


def drawable(text: str, field: str) -> str:
    """The text if every character of it can be drawn; Invalid at the field otherwise (可打印文字)."""
    if marks := undrawable(text):
        raise Invalid(sentence(marks), field=field)
    return text


def sentence(marks: tuple[str, ...]) -> str:
    """“😀”打印不出来，请换成别的字。"""
    named = "".join(f"“{mark}”" for mark in marks[:_SHOWN])
    return f"{named}{'等字符' if len(marks) > _SHOWN else ''}打印不出来，请换成别的字。"


def shown(fields: Iterable[AnyField], values: Values, reference: Reference) -> dict[str, str]:
    """The texts of the fields as they are shown (显示文字), by code; absent ones are left out."""
    return {f.code: f.kind.show(values[f], reference.words) for f in fields if f in values}


def masked(fields: Iterable[AnyField], values: Values) -> dict[str, str]:
    """The texts in which numbers of people are masked (脱敏文字), by code; those without any left out."""
    texts = {f.code: (f.kind.edit(values[f]), f.kind.mask(values[f])) for f in fields if f in values}
    return {code: hidden for code, (whole, hidden) in texts.items() if hidden != whole}


def edited(fields: Iterable[AnyField], values: Values) -> dict[str, str]:
    """The texts that inputs start with (录入框文字), by code; absent ones are left out."""
    return {f.code: f.kind.edit(values[f]) for f in fields if f in values}
