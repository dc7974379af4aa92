"""Changing what the office set (修改设置): who may, from which day on; what held until then is closed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal
from uuid import UUID

from sqlalchemy import Table

from app.core.actor import Role
from app.core.clock import show_date
from app.core.errors import Forbidden, Invalid, NotFound
from app.engine.fields import day, text
from app.services.desk import Desk
from app.services.parameters.reading import office_id
from app.services.shelf import SUBJECT
from db.writer import Writer

VALID_FROM = day("valid_from", "起用日", future=True)
SOURCE = text("source", "依据", limit=100)

When = Literal["now", "later", "past"]
"""Whether a dated row holds today, later, or no longer (现行、将来、历史)."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A dated row as it stands (现有一行): where it lies and the days it holds."""

    id: UUID
    version: int
    valid_from: date
    valid_to: date | None

    def when(self, today: date) -> When:
        """Whether it holds today (是否现行)."""
        if self.valid_from > today:
            return "later"
        return "past" if self.valid_to is not None and self.valid_to < today else "now"


def changing_closed(desk: Desk) -> str:
    """Why this person may not change what the office set, as a sentence (受限原因); "" when he may."""
    return "" if desk.actor.has(Role.ADMIN) else "这些设置由管理员修改。"


def administrator(desk: Desk) -> None:
    """Raises Forbidden unless an administrator acts (限管理员)."""
    if closed := changing_closed(desk):
        raise Forbidden(closed)


def note(w: Writer) -> None:
    """Name the settings as changed, so that every desk reads them again (标记设置已变)."""
    w.subject(SUBJECT, office_id(w))


def put_from(
    w: Writer, table: Table, rows: Sequence[Dated], on: date, today: date, columns: Mapping[str, object]
) -> None:
    """A new row from a day on (起用新值): what held until then ends the day before.

    A row that begins on that very day is put right as long as that day has not passed; afterwards it
    stays. Raises Invalid at `valid_from`.
    """
    same = next((one for one in rows if one.valid_from == on), None)
    if same is not None:
        if on < today:
            told = f"{show_date(on)} 起已有一行，办件已经用过，请换一个起用日。"
            raise Invalid(told, field=VALID_FROM.code)
        w.update(table, same.id, same.version, **columns)
        return
    before = max((one for one in rows if one.valid_from < on), key=lambda one: one.valid_from, default=None)
    after = min((one.valid_from for one in rows if one.valid_from > on), default=None)
    if before is not None and (before.valid_to is None or before.valid_to >= on):
        w.update(table, before.id, before.version, valid_to=_day_before(on))
    w.insert(table, **columns, valid_from=on, valid_to=_day_before(after) if after else None)


def end_from(w: Writer, table: Table, rows: Sequence[Dated], on: date, today: date) -> None:
    """No row from a day on (停用): what holds ends the day before, what was to come is taken back.

    Raises Invalid at `valid_from` for a day that has passed, NotFound where nothing holds any more.
    """
    if on < today:
        raise Invalid("停用日不能早于今天。", field=VALID_FROM.code)
    live = [one for one in rows if one.valid_to is None or one.valid_to >= on]
    if not live:
        raise NotFound("这一项已经停用，请重新载入。")
    for one in live:
        if one.valid_from < on:
            w.update(table, one.id, one.version, valid_to=_day_before(on))
        elif one.valid_from > today:
            w.delete(table, one.id, one.version)
        else:
            raise Invalid("这一项今天才起用，最早从明天起停用。", field=VALID_FROM.code)


def _day_before(on: date) -> date:
    return on - timedelta(days=1)
