"""What the papers of 住院给付 share (给付文书构件): fields as rows, sums in capitals and figures."""

from collections.abc import Iterable

from app.core.clock import long_day
from app.core.money import Money
from app.engine.fields import AnyField, Field
from app.engine.matter import PaperFacts
from app.engine.prints import Row
from app.lines.mutual_aid import fields as f


def shown(facts: PaperFacts, field: AnyField) -> str:
    """A field's value as text (栏目内容), empty when it has none."""
    value = facts.values.get(field)
    text = "" if value is None else field.kind.show(value, facts.codes)
    return text.split(" ")[0] if field.kind.kind == "date" else text


def row(facts: PaperFacts, field: AnyField) -> Row:
    """A field with its label (栏目)."""
    return Row(field.label, shown(facts, field))


def half(facts: PaperFacts, *fields: AnyField) -> Iterable[Row]:
    """Fields with their labels, two beside each other (半行栏目)."""
    return (Row(field.label, shown(facts, field), half=True) for field in fields)


def yuan(value: Money | None) -> str:
    """¥5,530.14, empty for none (小写金额)."""
    return f"¥{value.show()}" if value else ""


def sum_row(facts: PaperFacts, field: Field[Money], label: str = "") -> Row:
    """A sum in capitals and figures (大小写金额), both from one integer of 分."""
    value = facts.values.get(field)
    text = f"{value.capital()}　¥{value.show()}" if value else ""
    return Row(label or field.label, text, strong=True)


def term(facts: PaperFacts, first: AnyField, last: AnyField) -> str:
    """2026年9月2日至2026年9月21日"""
    begun, ended = facts.values.get(first), facts.values.get(last)
    return f"{long_day(begun)}至{long_day(ended)}" if begun and ended else ""


def by_plan(facts: PaperFacts) -> str:
    """按第2026期计划核算, with a gap for the hand where the period is not typed yet."""
    return f"按第{shown(facts, f.PERIOD) or '（　　　　）'}期计划核算"
