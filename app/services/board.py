"""The row of a case in the worklist (待办行), kept with each command."""

from datetime import date

from app.core.pinyin import spelled
from app.engine.timers import Running
from app.services import deadlines
from app.services.record import CaseRecord
from db.derived import CaseLine
from db.writer import Writer


def put(w: Writer, record: CaseRecord) -> None:
    """Renew the case's row for lists and search (更新待办行)."""
    w.derived().put_case(line_of(record))


def _late_after(running: Running) -> date:
    """The day after which the case is late; a period that has to run out makes nobody late."""
    return date.max if running.whose == "wait" else running.rolled


def line_of(record: CaseRecord) -> CaseLine:
    """The row as it follows from the case (待办行内容)."""
    due = None if record.ended else deadlines.pressing(record.running)
    runs = due if due and due.paused_on is None else None
    states = [state.code for state in record.matter.flow.states]
    return CaseLine(
        case_id=record.id,
        line=record.matter.line,
        matter=record.matter.id,
        state=record.state,
        clerk_id=record.clerk_id,
        opened_at=record.opened_at,
        state_order=states.index(record.state),
        ended=record.ended,
        secret=record.secret,
        person_id=record.person_id,
        applicant=record.applicant,
        applicant_key=" ".join(spelled(record.applicant)),
        number=record.number,
        due_safe=runs.target if runs else None,
        due_rolled=_late_after(runs) if runs else None,
        due_label=due.label if due else "",
        due_unit=due.unit if due else "",
        due_whose=due.whose if due else "",
        provisional=bool(due and due.provisional),
        paused=bool(due and due.paused_on),
    )
