"""A change of a file without a review (资料变更): a clerk's, with its day and its reason; a new version."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from app.core.errors import Fault, Invalid, Refused
from app.engine.fields import AnyField
from app.engine.form import Form, Section
from app.engine.values import Values
from app.lines.relief.commands.files import households, register, versions
from app.lines.relief.commands.files.listing import admitted
from app.lines.relief.commands.files.opening import touch
from app.lines.relief.commands.files.register import FileRow
from app.lines.relief.fields.content import HOUSEHOLD
from app.lines.relief.fields.register import BY_CHANGE, CHANGED, FROM_ON, OF_CHANGE, OF_HEAD, WHY
from app.lines.relief.line import RELIEF
from app.lines.relief.line.content import CONTENT_FORM, HEAD_FORM
from app.lines.relief.rules.hardship import derive
from app.services import forms, working
from app.services.desk import Desk
from app.services.parameters import reference
from app.services.shelf import Reference
from db.tables import hardship_file
from db.writer import Writer

_CHANGE_FORM = Form((Section("change", "变更", OF_CHANGE),))
_TYPED = tuple(one for one in CONTENT_FORM.fields if not one.computed)


def change(desk: Desk, file_id: UUID, version: int, typed: Mapping[str, str], from_on: str, why: str) -> None:
    """Change the content from a day on (资料变更), for a reason; when the review is due stays.

    `typed` are texts of CONTENT_FORM; fields without one stay. A day that lies back changes what was in
    force then, and everything since that had not been changed again. Raises Invalid with every fault,
    Stale, NotFound, Refused, Forbidden.
    """
    _may(desk)
    with desk.write("change_hardship_file") as w:
        file = _held(w, file_id)
        settings = reference(desk, w)
        day, reason = _when(settings, file, from_on, why)
        before = versions.in_force(w, file.id, day)
        held = before.values if before else Values()
        texts = {one.code: typed[one.code] for one in _TYPED if one.code in typed}
        values = derive(forms.read(CONTENT_FORM, texts, (), settings, held), ())
        changed = tuple(one for one in CONTENT_FORM.fields if values.get(one) != held.get(one))
        if not changed:
            raise Invalid("没有改动，不用保存。")
        if HOUSEHOLD in changed:
            households.free(w, file.person_id, values, desk.today)
        _carry(w, file, day, held, values, changed, reason)
        _settle(w, file, version, desk.today, changed, reason)


def change_head(desk: Desk, file_id: UUID, version: int, typed: Mapping[str, str]) -> None:
    """Change level, national number, who opened it, remark (修改档案首部). Raises as `change` does."""
    _may(desk)
    with desk.write("change_hardship_head") as w:
        file = register.load(w, file_id)
        values = forms.read(HEAD_FORM, typed, (), reference(desk, w))
        columns = {one.code: values.get(one) or "" for one in OF_HEAD if one.code in typed}
        w.update(hardship_file, file.id, version, **columns)
        touch(w, file)


def _may(desk: Desk) -> None:
    admitted(desk)
    working.at_work(desk, RELIEF.code)


def _held(w: Writer, file_id: UUID) -> FileRow:
    file = register.load(w, file_id)
    if not file.active:
        raise Refused("这份档案已经退出，不能再改资料。返困的请重新办理建档，档案号不变。")
    return file


def _when(settings: Reference, file: FileRow, from_on: str, why: str) -> tuple[date, str]:
    """From which day, and why; Invalid at their fields."""
    values = forms.read(_CHANGE_FORM, {FROM_ON.code: from_on, WHY.code: why}, OF_CHANGE, settings)
    if values[FROM_ON] < file.opened_on:
        raise Invalid(faults=[Fault(FROM_ON.code, f"不能早于建档日期 {file.opened_on.isoformat()}。")])
    return values[FROM_ON], values[WHY]


def _carry(
    w: Writer,
    file: FileRow,
    day: date,
    held: Values,
    values: Values,
    changed: tuple[AnyField, ...],
    why: str,
) -> None:
    """The change from its day on, and in what began to hold later and said the same as before."""
    later = versions.starts_after(w, file.id, day)
    versions.put(w, file.id, values, day, BY_CHANGE, told=why)
    for start in later:
        then = versions.in_force(w, file.id, start)
        assert then is not None
        renewed = then.values
        for one in changed:
            if renewed.get(one) == held.get(one):
                renewed = renewed.put(one, values.get(one))
        renewed = derive(renewed, ())
        if renewed != then.values:
            versions.put(w, file.id, renewed, start, BY_CHANGE, told=why)


def _settle(
    w: Writer, file: FileRow, version: int, today: date, changed: tuple[AnyField, ...], why: str
) -> None:
    """The file's row of this version, the household as it is now, the event."""
    now = versions.in_force(w, file.id, today)
    if HOUSEHOLD in changed and now is not None:
        households.put(w, file.person_id, now.values)
    register.renew(w, file.id, version)
    register.note(w, file.id, CHANGED, today, detail=why)
    touch(w, file)
