"""Checking a form (校验): every fault at once, each at its field."""

from collections.abc import Iterable, Mapping

from app.core.errors import Fault, Invalid
from app.engine.fields import AnyField, Typing
from app.engine.form import Form
from app.engine.values import Values

_CHOSEN = ("code", "yesno")


def read(fields: Iterable[AnyField], typed: Mapping[str, str], typing: Typing) -> tuple[Values, list[Fault]]:
    """The values of typed texts (读取录入) and a fault for each that does not pass; empty ones are absent."""
    values, faults = Values(), []
    for field in fields:
        text = typed.get(field.code, "")
        if not text.strip():
            continue
        try:
            values = values.put(field, field.kind.parse(text, typing))
        except Invalid as fault:
            faults.append(Fault(field.code, fault.sentence))
    return values, faults


def missing(form: Form, needs: Iterable[AnyField], values: Values) -> list[Fault]:
    """A fault for each needed field without a value (必填项); hidden fields are not needed."""
    hidden = form.hidden(values)
    return [Fault(f.code, ask(f)) for f in needs if f not in values and f.code not in hidden]


def ask(field: AnyField) -> str:
    """What to do about an empty needed field (请填写)."""
    return f"请{'选择' if field.kind.kind in _CHOSEN else '填写'}{field.label}。"


def check(
    form: Form,
    typed: Mapping[str, str],
    needs: Iterable[AnyField],
    typing: Typing,
    held: Values | None = None,
) -> Values:
    """The form's values (校验通过的内容): `held` with the typed texts over them.

    A typed text that is empty takes the held value away. Raises Invalid with all faults at once: texts
    that do not pass, needed fields that are empty, rules over several fields.
    """
    entered = [field for field in form.fields if field.code in typed]
    fresh, faults = read(entered, typed, typing)
    values = held or Values()
    for field in entered:
        values = values.put(field, fresh.get(field))
    broken = {fault.field for fault in faults}
    faults += [fault for fault in missing(form, needs, values) if fault.field not in broken]
    for rule in form.rules:
        faults += [fault for fault in rule(values) if fault.field not in broken]
    if faults:
        raise Invalid(faults=in_order(form, faults))
    return values


def in_order(form: Form, faults: Iterable[Fault]) -> list[Fault]:
    """Faults in the order of the form (按表单顺序), those without a field last."""
    place = {field.code: n for n, field in enumerate(form.fields)}
    return sorted(faults, key=lambda fault: place.get(fault.field, len(place)))
