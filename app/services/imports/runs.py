"""Imports that were made, and taking one back (导入记录与撤销)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from uuid import UUID

from sqlalchemy import bindparam, select

from app.core.clock import show_moment
from app.core.errors import Invalid, NotFound, Refused
from app.services import numbers, units, workers
from app.services.desk import Desk
from app.services.imports.kind import ImportKind, Step, unwatched
from app.services.imports.running import allowed
from db import journal, reversal
from db.columns import Key
from db.queries.numbers import HOLDERS
from db.reader import Reader
from db.reversal import Obstacle, Reversed
from db.tables import import_run, number_skip
from db.tables import journal as journal_table
from db.writer import Writer

UNDO = "undo_import"
_KEPT = ("sequence", "import_run", "import_mapping")
"""What taking an import back leaves as it is (不撤销): numbers stay taken, the import stays known."""

_DONE, _UNDONE = journal_table.alias("done"), journal_table.alias("undone")
_EVERY = (
    select(
        import_run.c.id,
        import_run.c.version,
        import_run.c.title,
        import_run.c.file_name,
        _DONE.c.moment,
        _DONE.c.actor_name,
        import_run.c.rows_read,
        import_run.c.rows_written,
        import_run.c.undone,
        _UNDONE.c.moment.label("undone_at"),
        _UNDONE.c.actor_name.label("undone_by"),
    )
    .join(_DONE, _DONE.c.n == import_run.c.journal_entry)
    .join(_UNDONE, _UNDONE.c.n == import_run.c.undo_entry, isouter=True)
    .order_by(import_run.c.journal_entry.desc())
)
_RUNS = _EVERY.where(import_run.c.kind == bindparam("kind"))
_RUN = _EVERY.where(import_run.c.id == bindparam("id", type_=Key))
_ENTRY = select(import_run.c.journal_entry).where(import_run.c.id == bindparam("id", type_=Key))
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class RunView:
    """One import (一次导入) as a list shows it; `undone` is why it was taken back, "" while it stands."""

    id: UUID
    version: int
    title: str
    file_name: str
    at: datetime
    by: str
    rows_read: int
    rows_written: int
    undone: str = ""
    undone_at: datetime | None = None
    undone_by: str | None = None


def runs(desk: Desk, kind: str) -> tuple[RunView, ...]:
    """The imports of a kind, the newest first (导入记录)."""
    with desk.read() as asks:
        return tuple(RunView(*row) for row in asks.all(_RUNS, kind=kind))


def run(desk: Desk, run_id: UUID) -> RunView:
    """One import (一次导入). Raises NotFound."""
    with desk.read() as asks:
        return _run(asks, run_id)


def undo(desk: Desk, kind: ImportKind, run_id: UUID, reason: str, step: Step = unwatched) -> RunView:
    """Take an import back whole (撤销导入): every row as it was before, by one command.

    Raises Forbidden, NotFound, Invalid at `reason`, Refused where something was built on it since.
    """
    allowed(desk, kind.line)
    why = _reason(reason)
    with desk.write(UNDO) as w:
        held = _run(w, run_id)
        if held.undone:
            raise Refused("这次导入已经撤销过。")
        entry = w.one(_ENTRY, id=run_id).journal_entry
        if found := reversal.obstacles(w, entry, keep=_KEPT, passing=(UNDO,)):
            raise Refused("".join(_told(w, one) for one in found) + "不能整批撤销，请逐条更正。")
        taken = _numbers(w, entry)
        _find_again(w, reversal.reverse(w, entry, keep=_KEPT, step=step))
        _skip(w, taken, f"导入撤销：{why}")
        w.update(import_run, run_id, held.version, undone=why, undo_entry=w.n)
        w.subject("import", run_id)
        for kind_of, key in journal.subjects_of(w, entry):
            w.subject(kind_of, key)
    return run(desk, run_id)


def _reason(typed: str) -> str:
    why = typed.strip()
    if not why:
        raise Invalid("请写撤销的原因。", field="reason")
    if len(why) > _LONGEST:
        raise Invalid(f"原因最多 {_LONGEST} 个字。", field="reason")
    return why


def _run(asks: Reader, run_id: UUID) -> RunView:
    row = asks.first(_RUN, id=run_id)
    if row is None:
        raise NotFound("没有找到这次导入，请重新打开导入记录。")
    return RunView(*row)


def _told(asks: Reader, one: Obstacle) -> str:
    """What stands in the way, as the first half of a sentence."""
    by = asks.first(journal.WRITERS, n=one.entry) if one.entry else None
    last = f"（最近一次：{by.actor_name} {show_moment(by.moment)}）" if by else ""
    if one.why == "changed":
        return f"导入的资料里有 {one.rows} 条后来又改过{last}，"
    if one.why == "held":
        return f"导入的资料后来又被 {one.rows} 条记录用到{last}，"
    if one.why == "gone":
        return f"导入的资料里有 {one.rows} 条后来已删除，"
    return "这次导入写了不能撤销的资料，"


def _numbers(asks: Reader, entry: int) -> list[tuple[str, int, int]]:
    """The numbers of ours that the import gave out: kind, year and serial, each once, in their order."""
    found = journal.entry(asks, entry)
    changes = found.changes if found else {}
    given = {
        str(row.columns[column.name][1])
        for column in HOLDERS
        for row in changes.get(column.table.name, ())
        if row.op == "insert" and column.name in row.columns
    }
    read = [asked.case.split("-") for asked in map(numbers.read, given) if asked and asked.case]
    return sorted((kind, int(year), int(serial)) for kind, _, year, serial in read)


def _skip(w: Writer, taken: Iterable[tuple[str, int, int]], reason: str) -> None:
    """Every number has a fate: those of rows that are gone are never given out again."""
    for (kind, year, _), stretch in groupby(
        enumerate(taken), lambda one: (one[1][0], one[1][1], one[1][2] - one[0])
    ):
        serials = [serial for _, (_, _, serial) in stretch]
        w.insert(number_skip, kind=kind, year=year, first=serials[0], last=serials[-1], reason=reason)


def _find_again(w: Writer, done: Reversed) -> None:
    """People and units that are as before are found as before."""
    for key in done.restored.get("unit", ()):
        w.derived().put_unit(units.line_of(key, units.own(w, key).name))
    for key in done.restored.get("person", ()):
        w.derived().put_person(workers.line_of(w, key))
