"""What rights writes beyond the shared case (维权落库): its tables, and a mediation's later end."""

from collections.abc import Mapping

from sqlalchemy import bindparam, select

from app.core.errors import Refused
from app.engine.timers import Running, extend
from app.lines.rights.fields.employment import INTERRUPTIONS, PRIOR_STEPS
from app.lines.rights.fields.mediation import CLAIMS, EXTEND_TO, PERFORMED, SESSIONS, TERMS
from app.lines.rights.flow.mediation import EXTEND
from app.lines.rights.line import ADVICE, MEDIATION
from app.services.catalog import Effect, EffectFacts, MatterTables
from app.services.parameters import calendar
from db.columns import Key
from db.tables import (
    case_timer,
    rights_advice,
    rights_claim,
    rights_interruption,
    rights_mediation,
    rights_performed,
    rights_prior_step,
    rights_session,
    rights_term,
)
from db.writer import Writer

_RUNNING = select(case_timer).where(
    case_timer.c.case_id == bindparam("id", type_=Key),
    case_timer.c.code == bindparam("code"),
    case_timer.c.stopped_on.is_(None),
)


def extend_mediation(w: Writer, facts: EffectFacts) -> None:
    """Move the end of the mediation to the day both sides agreed on (延期), 浙江省条例 10.

    Raises Refused where the timer is not running.
    """
    rows = w.all(_RUNNING, id=facts.case_id, code=MEDIATION.promise)
    if not rows:
        raise Refused("调解期限已经停止，不用延期。")
    row = rows[0]
    running = Running(
        code=row.code,
        label=row.label,
        whose=row.whose,
        start_on=row.start_on,
        days=row.days,
        unit=row.unit,
        nominal=row.nominal,
        rolled=row.rolled,
        safe=row.safe,
        provisional=bool(row.provisional),
        paused_days=row.paused_days,
        extended_days=row.extended_days,
    )
    longer = extend(running, (facts.values[EXTEND_TO] - running.nominal).days, "双方同意", calendar(w))
    w.update(
        case_timer,
        row.id,
        row.version,
        nominal=longer.nominal,
        rolled=longer.rolled,
        safe=longer.safe,
        provisional=int(longer.provisional),
        extended_days=longer.extended_days,
        extend_reason=longer.extend_reason,
    )


TABLES: Mapping[str, MatterTables] = {
    ADVICE.id: MatterTables(rights_advice),
    MEDIATION.id: MatterTables(
        rights_mediation,
        {
            CLAIMS.code: rights_claim,
            INTERRUPTIONS.code: rights_interruption,
            PRIOR_STEPS.code: rights_prior_step,
            SESSIONS.code: rights_session,
            TERMS.code: rights_term,
            PERFORMED.code: rights_performed,
        },
    ),
}
"""Where the matters of rights keep their fields."""

EFFECTS: Mapping[str, Effect] = {EXTEND: extend_mediation}
"""What the moves of rights bring about, by the names that the moves use."""
