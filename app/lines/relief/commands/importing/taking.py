"""Writing the rows of the sheet (导入写入): people, files, versions, all in the one open command."""

from collections.abc import Sequence
from uuid import UUID

from app.core.errors import Refused
from app.core.identity import parse_id
from app.engine.values import Values
from app.lines.relief.commands.files import opening, register, versions
from app.lines.relief.commands.importing.columns import CATEGORY, ID_NUMBER, OPENED_ON, REMARK, REVIEWED_ON
from app.lines.relief.fields.hardship import LEVEL
from app.lines.relief.fields.register import BY_IMPORT, FILED_BY, IMPORTED, NATIONAL_NO
from app.lines.relief.line.content import CONTENT_FORM
from app.lines.relief.rules.hardship import derive
from app.services import workers
from app.services.imports import Setting, Step, Verdict
from db.writer import Writer

SOURCE = "批量导入"
_CHUNK = 50


def take(w: Writer, setting: Setting, verdicts: Sequence[Verdict], step: Step) -> None:
    """Write what was judged sound (写入), file by file. Raises Refused with the row that cannot be."""
    for n, verdict in enumerate(verdicts, start=1):
        if n % _CHUNK == 0:
            step(n, len(verdicts))
        try:
            _one(w, setting, verdict)
        except Refused as refused:
            raise Refused(f"第 {verdict.record.row} 行：{refused.reason}", refused.article) from None


def _one(w: Writer, setting: Setting, verdict: Verdict) -> None:
    values = verdict.record.values
    person_id = verdict.person_id
    if person_id is None:
        person_id = workers.enter(w, values, parse_id(values[ID_NUMBER], setting.desk.today))
    else:
        workers.supplement(w, person_id, values)
    content = Values({one.code: values.get(one) for one in CONTENT_FORM.fields})
    if verdict.held_id is None:
        _open(w, setting, person_id, values, derive(content, ()))
    else:
        _change(w, setting, verdict.held_id, content)


def _open(w: Writer, setting: Setting, person_id: UUID, values: Values, content: Values) -> None:
    desk, today = setting.desk, setting.desk.today
    new = opening.NewFile(
        person_id=person_id,
        number=register.take_number(w, desk.actor.station, today.year),
        category=values[CATEGORY],
        level=values.get(LEVEL) or "",
        from_on=values.get(OPENED_ON) or today,
        entered_on=today,
        values=content,
        why=BY_IMPORT,
        national_no=values.get(NATIONAL_NO),
        reviewed_on=values.get(REVIEWED_ON),
        source=SOURCE,
        filed_by=values.get(FILED_BY) or desk.actor.name,
        remark=values.get(REMARK) or "",
    )
    opening.enter(w, new)


def _change(w: Writer, setting: Setting, file_id: UUID, content: Values) -> None:
    """A version with what the sheet says over what stands; what it does not say stays."""
    today = setting.desk.today
    now = versions.in_force(w, file_id, today)
    held = now.values if now else Values()
    merged = derive(held.merged(content), ())
    if merged == held:
        return
    versions.put(w, file_id, merged, today, BY_IMPORT, told=SOURCE)
    register.note(w, file_id, IMPORTED, today)
    opening.touch(w, register.load(w, file_id))
