"""Parts that papers of relief share (文书构件): rows of fields, sums in capitals, applicant, notice."""

from dataclasses import replace

from app.core.clock import local, long_day
from app.core.money import Money
from app.engine.counter.forms import shown, table_of
from app.engine.counter.papers import sheet
from app.engine.fields import AnyField, Field
from app.engine.matter import PaperFacts
from app.engine.prints import Block, Closing, Column, Document, Row, Rows, Table
from app.lines.relief.fields.aid import NOTICE_FROM, NOTICE_TO, OBJECTION, OTHER_AID


def row(facts: PaperFacts, field: AnyField, *, half: bool = False) -> Row:
    """A field with its label (栏目)."""
    return Row(field.label, shown(field, facts), half=half)


def halves(facts: PaperFacts, *fields: AnyField) -> tuple[Row, ...]:
    """Fields two to a line (并排栏目)."""
    return tuple(row(facts, field, half=True) for field in fields)


def sum_row(facts: PaperFacts, field: Field[Money]) -> Row:
    """A sum in capitals and figures (大小写金额), both from one integer of 分."""
    value = facts.values.get(field)
    return Row(field.label, f"{value.capital()}　¥{value.show()}" if value else "", strong=True)


def yuan(facts: PaperFacts, field: Field[Money]) -> str:
    """¥3,000.00, empty where nothing is known."""
    value = facts.values.get(field)
    return f"¥{value.show()}" if value else ""


def person_rows(facts: PaperFacts, *more: AnyField) -> Rows:
    """The applicant as the register has him, and fields of the case beside him (申请人)."""
    person = facts.person
    return Rows(
        (
            Row("姓名", person.name, strong=True, half=True, whole=True),
            Row("联系电话", person.phone, half=True),
            Row(person.id_label or "证件", person.id_number),
            Row("工作单位", person.unit),
            Row("家庭住址", person.address),
            *halves(facts, *more),
        )
    )


def other_aid(facts: PaperFacts) -> Rows | Table:
    """What others gave already (其他救助明细), one line each."""
    return table_of(OTHER_AID, facts) if OTHER_AID in facts.values else Rows((row(facts, OTHER_AID),))


_STEPS = (Column("项目", 3), Column("算法", 9), Column("结果", 3, "right"))


def reckoned(facts: PaperFacts) -> tuple[Table, ...]:
    """The sum with each of its steps and its rule (算式), as one table; nothing where none is reckoned."""
    found = facts.sum
    if found is None:
        return ()
    steps = tuple((one.label, one.working, one.result) for one in found.steps)
    source = f"依据：{found.source}" if found.source else ""
    end = (found.label or "结论", found.lacking or source, found.result)
    return (Table(_STEPS, steps, (end,) if found.result or found.lacking else (), title=found.title),)


def notice_term(facts: PaperFacts) -> str:
    """2026年11月23日至2026年11月30日"""
    first, last = facts.values.get(NOTICE_FROM), facts.values.get(NOTICE_TO)
    return f"{long_day(first)}至{long_day(last)}" if first and last else ""


def notice_result(facts: PaperFacts) -> str:
    """What came of the notice (公示结果)."""
    term = notice_term(facts)
    if not term:
        return "免公示"
    if OBJECTION not in facts.values:
        return f"{term}公示"
    return f"{term}公示，{'有异议' if facts.values[OBJECTION] else '无异议'}"


def hung_up(
    facts: PaperFacts,
    blocks: tuple[Block, ...],
    form_code: str,
    name: str,
    below: tuple[Block, ...] = (),
) -> Document:
    """A notice to hang up (张贴的公示), picture 05 of the paper page: who writes it, and when, under it."""
    end = Closing(name, long_day(local(facts.issued_at).date()))
    return replace(sheet(facts, "公示", (*blocks, end, *below), form_code), notice=True)
