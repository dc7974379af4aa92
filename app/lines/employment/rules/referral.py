"""Rules of 推荐 (推荐规则): the words of an open post, one letter for one post, 未回 after its days."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.core.clock import long_day
from app.core.errors import Fault, Refused
from app.core.money import Money
from app.engine.fields import CodeItem, Codes
from app.engine.flow import Facts
from app.engine.head import APPLIED_ON, head_faults
from app.engine.values import Values
from app.lines.employment.fields.referral import (
    POST_JOB,
    POST_UNIT,
    RECEIPT_ON,
    START_ON,
    VACANCIES,
    VACANCY,
)

LETTER_DAYS = "days.employment.referral.letter"
CHASE_DAYS = "days.employment.referral.chase"
SILENT_DAYS = "days.employment.referral.silent"

LETTER, SILENT = "letter", "silent"
"""Timers: how long the letter is good, and after how long no 回执 counts as 未回."""

_BAR = "｜"


@dataclass(frozen=True, slots=True)
class OpenPost:
    """A post of the register as it is offered (在招岗位); wages in yuan, `form` in words (月薪)."""

    number: str
    job: str
    unit: str
    low: Money
    high: Money
    form: str
    place: str
    free: int

    @property
    def wage(self) -> str:
        """月薪 5,000.00–7,000.00 元"""
        span = self.low.show() if self.low == self.high else f"{self.low.show()}–{self.high.show()}"
        return f"{self.form} {span} 元".strip()

    @property
    def item(self) -> CodeItem:
        """As an entry of the list (列表项): job and unit first, then wage, place and free seats."""
        words = (self.job, self.unit, self.wage, self.place, f"余 {self.free} 人")
        return CodeItem(self.number, _BAR.join(word.replace(_BAR, " ") for word in words if word))


def job_and_unit(values: Values, codes: Codes) -> tuple[str, str]:
    """What the letter calls post and unit (应聘岗位、用人单位): as kept, else as offered now."""
    if POST_JOB in values and POST_UNIT in values:
        return values[POST_JOB], values[POST_UNIT]
    wanted = values.get(VACANCY)
    for item in codes.items(VACANCIES):
        if item.code == wanted:
            job, _, rest = item.name.partition(_BAR)
            return job, rest.partition(_BAR)[0]
    return "", ""


def faults(values: Values) -> Iterable[Fault]:
    """Rules over several fields of a referral (表单校验)."""
    yield from head_faults(values)
    first, got, start = values.get(APPLIED_ON), values.get(RECEIPT_ON), values.get(START_ON)
    if first and got and got < first:
        yield Fault(RECEIPT_ON.code, "回执日期不能早于推荐日期。")
    if first and start and start < first:
        yield Fault(START_ON.code, "到岗日期不能早于推荐日期。")


def long_silent(facts: Facts) -> None:
    """The days for the 回执 have run out (逾期未回), matters.md §8 JY03."""
    running = facts.timer(SILENT)
    if running and facts.today <= running.rolled:
        raise Refused(f"回执等到 {long_day(running.rolled)}为止，期满未回才能按未回处理，请先催回执。")


def tell(facts: Facts) -> tuple[str, ...]:
    """What the clerk should know (提示): letters of his that still wait for their 回执."""
    waiting = [one.number for one in facts.same if not one.ended]
    if len(waiting) < 2:  # one alone is told already by the counter
        return ()
    return (f"他还有 {len(waiting)} 张推荐函没有回执：{'、'.join(waiting)}。",)
