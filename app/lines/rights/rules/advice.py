"""Rules of 法律咨询 (咨询规则): the computed limitation, what to tell, what belongs together."""

from collections.abc import Iterable

from app.core.errors import Fault
from app.engine.flow import Facts, Standing
from app.engine.head import head_faults
from app.engine.values import Values
from app.lines.rights.fields.advice import ASKED_AT
from app.lines.rights.fields.employment import TOPIC
from app.lines.rights.rules import limitation
from app.lines.rights.rules.parties import clock_faults, job_faults

ANSWER_DAYS = "days.rights.advice.answer"


def derive(values: Values, _standing: tuple[Standing, ...]) -> Values:
    """The day of limitation (时效届满日) where the day of knowledge is known."""
    return limitation.derived(values)


def tell(facts: Facts) -> tuple[str, ...]:
    """What the clerk should know (提示): the limitation that runs."""
    topic = facts.values.get(TOPIC)
    return limitation.told(facts, (topic,) if topic else ())


def faults(values: Values) -> Iterable[Fault]:
    """Rules over several fields of 法律咨询 (表单校验)."""
    yield from head_faults(values)
    yield from job_faults(values)
    yield from clock_faults(values, ASKED_AT)
