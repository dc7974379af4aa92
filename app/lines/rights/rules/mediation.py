"""Rules of 劳动争议调解 (调解规则): silence is no consent, longer only with both, kept when paid."""

from collections.abc import Iterable

from app.core.clock import long_day
from app.core.errors import Fault, Refused
from app.core.money import Money
from app.engine.flow import Facts, Standing
from app.engine.head import head_faults
from app.engine.parties import RESPONDENT_KIND, agency_faults, group_faults
from app.engine.values import Values
from app.lines.rights.fields.employment import INTERRUPTED_ON, INTERRUPTIONS, KNOWN_ON
from app.lines.rights.fields.mediation import (
    AGREED_ON,
    AGREED_TOTAL,
    AMOUNT,
    CLAIM_TOPIC,
    CLAIMED_TOTAL,
    CLAIMS,
    CONSENT_EXTEND,
    CONSENT_ON,
    CONSENT_OTHER,
    CONSENTED,
    EXTEND_TO,
    MEET_AT,
    MEET_ON,
    ORAL,
    PERFORMED,
    PERFORMED_TOTAL,
    REFUSED,
    SILENT,
    TERM_DUE,
    TERMS,
)
from app.lines.rights.rules import limitation
from app.lines.rights.rules.parties import clock_faults, job_faults, side_faults, tell_group

ACCEPT_DAYS = "days.rights.mediation.accept"
MEDIATION_DAYS = "days.rights.mediation.term"
ARBITRAL_DAYS = "days.rights.mediation.arbitral"
JUDICIAL_DAYS = "days.rights.mediation.judicial"

MEDIATION = "mediation"
"""The timer of 15 days (调解期限), 劳动争议调解仲裁法 14."""


def total(rows: Iterable[Values]) -> Money:
    """The sum of the rows that have one (合计)."""
    return sum((row[AMOUNT] for row in rows if AMOUNT in row), Money.ZERO)


def derive(values: Values, _standing: tuple[Standing, ...]) -> Values:
    """The sums of claims, agreement and performance, and the day of limitation (计算栏)."""
    for rows, field in ((CLAIMS, CLAIMED_TOTAL), (TERMS, AGREED_TOTAL), (PERFORMED, PERFORMED_TOTAL)):
        held = values.get(rows)
        values = values.put(field, total(held) if held else None)
    return limitation.derived(values)


def consented(facts: Facts) -> None:
    """The other side said yes (对方同意): silence is not consent, 浙江省条例 10."""
    answer = facts.values.get(CONSENT_OTHER)
    if answer == REFUSED:
        raise Refused("对方明确拒绝调解，不能开始调解，请办“调解不成”或“不予受理”，并告知申请人。")
    if answer == SILENT:
        raise Refused("对方没有答复，不答复不等于同意，不能开始调解。")
    if answer is not None and answer != CONSENTED:
        raise Refused("对方同意后才能开始调解。")


def extendable(facts: Facts) -> None:
    """Longer than 15 days only when both agree, to a later day (延期), 浙江省条例 10."""
    if facts.values.get(CONSENT_EXTEND) is False:
        raise Refused("双方都同意才能延期，调解期满的请办“调解不成”。")
    running, until = facts.timer(MEDIATION), facts.values.get(EXTEND_TO)
    if running is None or not running.open:
        raise Refused("调解期限已经停止，不用延期。")
    if until is not None and until <= running.nominal:
        raise Refused(f"现在的调解期限到 {long_day(running.nominal)}，延期的日子要在这一天之后。")


def overdue(facts: Facts) -> None:
    """A term of the agreement has passed unperformed (逾期未履行)."""
    days = [row[TERM_DUE] for row in facts.values.get(TERMS) or ()]
    if days and min(days) >= facts.today:
        raise Refused(f"协议最早的履行期限是 {long_day(min(days))}，过了期限才能登记逾期未履行。")
    if not _owing(facts.values):
        raise Refused("协议金额已经全部到账，请办“履行完毕”。")


def performed(facts: Facts) -> None:
    """All that was agreed has arrived (全部到账)."""
    if owing := _owing(facts.values):
        raise Refused(f"协议金额还有 {owing.show()} 元没有到账，到齐后才能办履行完毕。")


def _owing(values: Values) -> Money:
    terms, paid = values.get(TERMS), values.get(PERFORMED)
    owing = total(terms or ()) - total(paid or ())
    return max(owing, Money.ZERO)


def tell(facts: Facts) -> tuple[str, ...]:
    """What the clerk should know (提示): limitation, delegates, the end of the 15 days."""
    topics = [row[CLAIM_TOPIC] for row in facts.values.get(CLAIMS) or ()]
    return (*limitation.told(facts, topics), *tell_group(facts), *_tell_term(facts))


def _tell_term(facts: Facts) -> tuple[str, ...]:
    running = facts.timer(MEDIATION)
    if running is None or not running.open or facts.today <= running.rolled:
        return ()
    sentence = (
        f"调解期限已在 {long_day(running.rolled)}届满，双方没有同意延期的，请办“调解不成”，"
        "并告知当事人可以申请仲裁（《劳动争议调解仲裁法》第十四条）。"
    )
    return (sentence,)


def by_unit(values: Values) -> bool | None:
    """Whether a unit applies (单位申请): then the other side is a person."""
    kind = values.get(RESPONDENT_KIND)
    return None if kind is None else kind == "person"


def oral(values: Values) -> bool | None:
    """Whether it was asked for by mouth (口头申请)."""
    return values.get(ORAL)


def written(values: Values) -> bool | None:
    """Whether it was asked for in writing (书面申请)."""
    spoken = values.get(ORAL)
    return None if spoken is None else not spoken


def faults(values: Values) -> Iterable[Fault]:
    """Rules over several fields of 劳动争议调解 (表单校验)."""
    yield from head_faults(values)
    yield from agency_faults(values)
    yield from group_faults(values)
    yield from side_faults(values)
    yield from job_faults(values)
    yield from clock_faults(values, MEET_AT)
    yield from _limitation_faults(values)
    yield from _term_faults(values)


def _limitation_faults(values: Values) -> Iterable[Fault]:
    known, breaks = values.get(KNOWN_ON), values.get(INTERRUPTIONS) or ()
    if breaks and known is None:
        yield Fault(KNOWN_ON.code, "有时效中断的，请先填写知道侵害日。")
    if known and any(row[INTERRUPTED_ON] < known for row in breaks):
        yield Fault(INTERRUPTIONS.code, "时效中断的日期不能早于知道侵害日。")


def _term_faults(values: Values) -> Iterable[Fault]:
    if (values.get(CONSENT_OTHER) or "") in (CONSENTED, REFUSED) and CONSENT_ON not in values:
        yield Fault(CONSENT_ON.code, "请填写对方答复日期。")
    if values.get(CONSENT_EXTEND) is False and EXTEND_TO in values:
        yield Fault(EXTEND_TO.code, "双方没有同意延期，请不要填写延期到的日子。")
    meeting, answered = values.get(MEET_ON), values.get(CONSENT_ON)
    if meeting and answered and meeting < answered:
        yield Fault(MEET_ON.code, "调解日期不能早于对方答复日期。")
    agreed = values.get(AGREED_ON)
    if agreed and any(row[TERM_DUE] < agreed for row in values.get(TERMS) or ()):
        yield Fault(TERMS.code, "履行期限不能早于协议日期。")
