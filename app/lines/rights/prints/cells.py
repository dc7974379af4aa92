"""Cells that the papers of rights share (维权文书栏目): a field's row, the two sides, the claims."""

from datetime import date

from app.core.clock import long_day
from app.core.money import Money
from app.engine.counter import COUNTER_PRINTS
from app.engine.fields import AnyField, Field
from app.engine.matter import PaperFacts
from app.engine.parties import (
    RESPONDENT,
    RESPONDENT_ADDRESS,
    RESPONDENT_CODE,
    RESPONDENT_LEGAL,
    RESPONDENT_PHONE,
    RESPONDENT_POST,
)
from app.engine.prints import Block, Heading, Row, Rows
from app.engine.values import Values
from app.lines.rights.fields.mediation import (
    AMOUNT,
    CLAIM_TOPIC,
    CLAIMED_TOTAL,
    CLAIMS,
    DEMAND,
    SERVICE_ADDRESS,
)

WITHDRAWAL = tuple(one for one in COUNTER_PRINTS if one.code == "withdrawal")
"""Of the counter's papers only this one: registering knows no other (撤回登记)."""


def shown(facts: PaperFacts, field: AnyField) -> str:
    """A field's value as text (栏目内容), empty when it has none."""
    value = facts.values.get(field)
    text = "" if value is None else field.kind.show(value, facts.codes)
    return text.split(" ")[0] if field.kind.kind == "date" else text


def row(facts: PaperFacts, field: AnyField, *, half: bool = False) -> Row:
    """A field with its label (栏目)."""
    return Row(field.label, shown(facts, field), half=half)


def day_of(facts: PaperFacts, field: Field[date]) -> str:
    """A day in the words of a letter (日期); a gap to be filled by hand where there is none."""
    on = facts.values.get(field)
    return long_day(on) if on else "　　　　年　　月　　日"


def in_words(sum_: Money) -> str:
    """人民币叁仟元整（¥3,000.00）"""
    return f"{sum_.capital()}（{sum_.figure()}）"


def applicant_rows(facts: PaperFacts) -> tuple[Block, ...]:
    """The side that applies (申请人): a person, or a unit with its code."""
    person = facts.person
    if person.is_unit:
        own: tuple[Row, ...] = (
            Row("名称", person.name, strong=True, whole=True),
            Row("信用代码", person.id_number),
            Row("住所", person.address),
        )
    else:
        own = (
            Row("姓名", person.name, strong=True, half=True, whole=True),
            Row("性别", person.sex, half=True),
            Row(person.id_label or "证件", person.id_number),
            Row("工作单位", person.unit),
            Row("住址", person.address),
        )
    rest = (
        Row("联系电话", person.phone, half=True),
        Row("代理人", facts.agent, half=True, whole=True),
        row(facts, SERVICE_ADDRESS),
    )
    return (Heading("申请人"), Rows((*own, *rest)))


def respondent_rows(facts: PaperFacts) -> tuple[Block, ...]:
    """The other side (被申请人)."""
    return (
        Heading("被申请人"),
        Rows(
            (
                Row("名称（姓名）", shown(facts, RESPONDENT), strong=True, whole=True),
                Row("信用代码", shown(facts, RESPONDENT_CODE)),
                Row("住所", shown(facts, RESPONDENT_ADDRESS)),
                row(facts, RESPONDENT_LEGAL, half=True),
                row(facts, RESPONDENT_POST, half=True),
                row(facts, RESPONDENT_PHONE),
            )
        ),
    )


def sides(facts: PaperFacts) -> tuple[Block, ...]:
    """Both sides of the dispute (双方当事人)."""
    return (*applicant_rows(facts), *respondent_rows(facts))


def dispute_rows(facts: PaperFacts, *more: Row) -> Rows:
    """Who disputes with whom about what (当事人与案由), in short, for the head of a letter."""
    return Rows(
        (
            Row("申请人", facts.person.name, strong=True, whole=True),
            Row("被申请人", shown(facts, RESPONDENT), strong=True, whole=True),
            Row("案由", cause(facts)),
            *more,
        )
    )


def claim_lines(facts: PaperFacts) -> str:
    """The claims, one a line, each sum in capitals and figures (请求事项), with their total."""
    claims = facts.values.get(CLAIMS) or ()
    lines = [f"{n}．{claim_text(facts, one)}" for n, one in enumerate(claims, start=1)]
    total = facts.values.get(CLAIMED_TOTAL)
    if total and len(claims) > 1:
        lines.append(f"以上金额合计{in_words(total)}。")
    return "\n".join(lines)


def claim_text(facts: PaperFacts, claim: Values) -> str:
    """One claim: its kind, what is asked, the sum (一项请求)."""
    topic = CLAIM_TOPIC.kind.show(claim[CLAIM_TOPIC], facts.codes)
    amount = claim.get(AMOUNT)
    return f"{topic}：{claim[DEMAND].rstrip('。；')}{'，' + in_words(amount) if amount else ''}。"


def cause(facts: PaperFacts) -> str:
    """What the dispute is about in a few words (案由)."""
    claims = facts.values.get(CLAIMS) or ()
    names = dict.fromkeys(CLAIM_TOPIC.kind.show(one[CLAIM_TOPIC], facts.codes) for one in claims)
    return "、".join(names) or "劳动争议"
