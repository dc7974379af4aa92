"""Rules of the people in a case of rights (当事人规则): two sides, delegates, the dates of the job."""

import re
from collections.abc import Iterable

from app.core.errors import Fault, Refused
from app.engine.fields import Field
from app.engine.flow import Facts
from app.engine.parties import AGENT, DELEGATE_NAME, DELEGATES, HEADS, RESPONDENT
from app.engine.values import Values
from app.lines.rights.fields.employment import (
    CONTRACT_TO,
    HIRED_ON,
    LEFT_ON,
    MIGRANT_HEADS,
    STILL_EMPLOYED,
    WOMEN_HEADS,
)

COLLECTIVE = 10
"""劳动争议调解仲裁法 7: from ten workers with one common claim delegates may act for them."""

FEWEST, MOST = 3, 5
"""浙江省劳动人事争议调解仲裁条例 40: three to five delegates."""

_CLOCK = re.compile(r"([01]?[0-9]|2[0-3])[:：][0-5][0-9]")


def not_himself(facts: Facts) -> None:
    """The applicant is not the other side (申请人不是对方)."""
    if facts.applicant and same_name(facts.values.get(RESPONDENT), facts.applicant):
        raise Refused("申请人和对方是同一人（单位），请核对“对方名称（姓名）”。")


def same_name(one: str | None, other: str | None) -> bool:
    """Whether two names are the same but for blanks (同名)."""
    return bool(one and other) and "".join((one or "").split()) == "".join((other or "").split())


def side_faults(values: Values) -> Iterable[Fault]:
    """Who acts for one side can't be the other (双方不能混同)."""
    respondent = values.get(RESPONDENT)
    if same_name(values.get(AGENT), respondent):
        yield Fault(AGENT.code, "代办人不能是对方当事人，请核对。")
    if any(same_name(row.get(DELEGATE_NAME), respondent) for row in values.get(DELEGATES) or ()):
        yield Fault(DELEGATES.code, "代表里有对方当事人，请核对。")


def job_faults(values: Values) -> Iterable[Fault]:
    """Rules over the dates and heads of the job (劳动关系校验)."""
    hired, left = values.get(HIRED_ON), values.get(LEFT_ON)
    if hired and left and left < hired:
        yield Fault(LEFT_ON.code, "离职日期不能早于入职日期。")
    if left and values.get(STILL_EMPLOYED):
        yield Fault(STILL_EMPLOYED.code, "填了离职日期，“仍在职”应选否。")
    until = values.get(CONTRACT_TO)
    if hired and until and until < hired:
        yield Fault(CONTRACT_TO.code, "合同到期日不能早于入职日期。")
    heads = values.get(HEADS)
    for field in (MIGRANT_HEADS, WOMEN_HEADS):
        part = values.get(field)
        if heads is not None and part is not None and part > heads:
            yield Fault(field.code, f"{field.label} {part} 人，超过了人数 {heads}，请核对。")


def clock_faults(values: Values, field: Field[str]) -> Iterable[Fault]:
    """A time of day is typed as 09:30 (时分)."""
    typed = values.get(field)
    if typed is not None and not _CLOCK.fullmatch(typed):
        yield Fault(field.code, "请按“时:分”填写，如 09:30。")


def tell_group(facts: Facts) -> tuple[str, ...]:
    """What to say of a collective dispute (集体争议提示)."""
    heads = facts.values.get(HEADS) or 1
    delegates = facts.values.get(DELEGATES)
    chosen = len(delegates) if delegates else 0
    if heads < COLLECTIVE or FEWEST <= chosen <= MOST:
        return ()
    sentence = (
        f"共 {heads} 人，{COLLECTIVE} 人以上有共同请求的，请推选 {FEWEST} 至 {MOST} 名代表"
        f"（现有 {chosen} 名，《浙江省劳动人事争议调解仲裁条例》第四十条）。"
    )
    return (sentence,)


def collective(values: Values) -> bool:
    """Whether delegates are asked for (是否集体争议)."""
    return (values.get(HEADS) or 1) >= COLLECTIVE
