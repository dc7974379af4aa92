"""Rules of 求职登记 (求职登记规则): seen in person, agreed to, valid for its months."""

from collections.abc import Iterable

from app.core.clock import long_day
from app.core.errors import Fault, Refused
from app.engine.flow import Facts
from app.engine.head import head_faults
from app.engine.parties import AGENT, agency_faults, has_agent
from app.engine.values import Values
from app.lines.employment.fields.seeker import (
    CONSENT,
    DISABLED,
    EXPERIENCE,
    FOUND_HARD,
    JOBLESS_NO,
    SEEKER_KIND,
    WORKED_FROM,
    WORKED_TO,
)

VALID_MONTHS = "days.employment.seeker.valid"

VALID, VALID_AGAIN = "valid", "valid_again"
"""The entry's validity (登记有效期); renewing starts the other of the two."""

JOBLESS, IN_NEED = "jobless", "hardship"
"""Kinds of seeker (身份类别) who claim a status: 下岗失业人员, 困难职工."""


def faults(values: Values) -> Iterable[Fault]:
    """Rules over several fields of the seeker's form (表单校验)."""
    yield from head_faults(values)
    yield from agency_faults(values)
    if AGENT in values and not values.get(DISABLED):
        yield Fault(AGENT.code, "求职登记由本人办理；残疾人可以由他人代办，请先在“残疾”里选“是”。")
    experience = values.get(EXPERIENCE) or ()
    for n, row in enumerate(experience, start=1):
        first, last = row.get(WORKED_FROM), row.get(WORKED_TO)
        if first and last and last < first:
            yield Fault(EXPERIENCE.code, f"第 {n} 行工作经历的止日早于起日。")


def identity_seen(facts: Facts) -> None:
    """His own ID paper was shown (核对本人证件), matters.md §3.4."""
    if not facts.identity_seen:
        raise Refused("还没有核对本人证件，请核对后在材料里勾选身份证。")


def consented(facts: Facts) -> None:
    """He agrees that what he says is shown to units (同意使用个人信息), 人力资源市场暂行条例 29."""
    if facts.values.get(CONSENT) is False:
        raise Refused("本人不同意使用个人信息，不能登记求职；可以只提供岗位信息供本人查阅。")


def entry_over(facts: Facts) -> None:
    """The months of the entry have run out (登记期满)."""
    for code in (VALID, VALID_AGAIN):
        running = facts.timer(code)
        if running and running.open and facts.today <= running.rolled:
            raise Refused(f"登记有效到 {long_day(running.rolled)}，期满后才能按过期处理。")


def claims_status(values: Values) -> bool:
    """Whether he claims to be out of work or in need (失业、困难身份)."""
    claims = (values.get(SEEKER_KIND) or "") in (JOBLESS, IN_NEED)
    return claims or JOBLESS_NO in values or values.get(FOUND_HARD) is True


def is_disabled(values: Values) -> bool:
    """Whether he says that he is disabled (自愿说明残疾)."""
    return values.get(DISABLED) is True


CONDITIONS = {"claims_status": claims_status, "disabled": is_disabled, "has_agent": has_agent}
"""The questions that the list of materials asks (材料条件)."""
