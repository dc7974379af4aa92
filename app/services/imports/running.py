"""Trying an import and doing it (试读与导入): all faults first, then one command for what is sound."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from app.core.actor import Role
from app.core.errors import Forbidden, Refused
from app.services.desk import Desk
from app.services.imports import reading
from app.services.imports.kind import ImportKind, Setting, Step, Verdict, unwatched
from app.services.imports.matching import Opened, remember
from app.services.imports.reading import Row, RowFault, Taken
from app.services.parameters import reference
from app.services.working import only_reading
from db.reader import Reader
from db.tables import import_run
from db.writer import Writer

_FIRST = 200


@dataclass(frozen=True, slots=True)
class Report:
    """What an import would do (试读结果): `rows` read, `faults` with their rows, a verdict on each record.

    `back` are the rows that are handed back, each with its faults in words.
    """

    opened: Opened = field(repr=False)
    rows: int
    verdicts: tuple[Verdict, ...] = field(repr=False)
    faults: tuple[RowFault, ...] = field(repr=False)
    back: Mapping[Row, str] = field(repr=False)
    bad: int

    @property
    def good(self) -> int:
        """How many records would be written (可写入)."""
        return sum(one.writes for one in self.verdicts)

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """How many records come out in which way (各种结果)."""
        return tuple(Counter(one.does for one in self.verdicts).items())

    @property
    def first(self) -> tuple[RowFault, ...]:
        """The first faults, as many as a list shows (前若干条问题)."""
        return self.faults[:_FIRST]


def may_import(desk: Desk, line: str) -> str:
    """Why this person may not import, as a sentence (不能导入的原因); "" when he may."""
    if closed := only_reading(desk):
        return closed
    if desk.actor.has(Role.ADMIN) or desk.actor.has(Role.REVIEWER, line):
        return ""
    return f"导入由{desk.catalog.line(line).name}的复核人员或管理员办理。"


def allowed(desk: Desk, line: str) -> None:
    """Raises Forbidden unless the person may import (导入权限)."""
    if closed := may_import(desk, line):
        raise Forbidden(closed)


def dry_run(desk: Desk, kind: ImportKind, opened: Opened, existing: str, step: Step = unwatched) -> Report:
    """What taking the file in would do (试读); it writes nothing. Raises Forbidden, Invalid."""
    allowed(desk, kind.line)
    with desk.read() as asks:
        setting = _setting(desk, asks, existing)
    taken = reading.read(kind, opened, setting, step)
    with desk.read() as asks:
        return _report(kind, opened, taken, _judged(kind, asks, setting, taken))


def write(desk: Desk, kind: ImportKind, opened: Opened, existing: str, step: Step = unwatched) -> UUID:
    """Take the sound records in, all by one command (导入). Gives the run.

    What has a fault stays outside. A step that raises leaves nothing behind. Raises Forbidden, Invalid,
    Refused where no record can be written.
    """
    allowed(desk, kind.line)
    with desk.read() as asks:
        setting = _setting(desk, asks, existing)
    taken = reading.read(kind, opened, setting, step)
    with desk.write("import_table") as w:
        report = _report(kind, opened, taken, _judged(kind, w, setting, taken))
        sound = [one for one in report.verdicts if one.writes]
        if not sound:
            raise Refused("没有一行能写入，没有导入。请按问题清单改好，再导入。")
        kind.take(w, setting, sound, step)
        return _enter(w, kind, report, desk)


def _setting(desk: Desk, asks: Reader, existing: str) -> Setting:
    return Setting(desk, reference(desk, asks), existing)


def _judged(kind: ImportKind, asks: Reader, setting: Setting, taken: Taken) -> Sequence[Verdict]:
    return kind.judge(asks, setting, [draft.record for draft in taken.drafts if not draft.faults])


def _report(kind: ImportKind, opened: Opened, taken: Taken, verdicts: Sequence[Verdict]) -> Report:
    judged = {(one.record.sheet, one.record.row): one for one in verdicts}
    faults: list[RowFault] = []
    back: dict[Row, str] = {}
    bad = 0
    for draft in taken.drafts:
        verdict = judged.get((draft.sheet, draft.row))
        found = list(draft.faults)
        found += reading.placed_faults(kind, draft.record, verdict.faults) if verdict else ()
        if found:
            bad += 1
            faults += found
            back |= {row: _words(found, row) for row in draft.rows}
    faults += taken.stray
    for one in taken.stray:
        back[one.sheet, one.row] = _words([one], (one.sheet, one.row))
    sound = tuple(one for one in verdicts if not one.faults)
    return Report(opened, len(taken.drafts), sound, tuple(faults), back, bad)


def _words(faults: Sequence[RowFault], row: Row) -> str:
    """The faults of one row in one cell."""
    mine = [one for one in faults if (one.sheet, one.row) == row]
    return "\n".join(f"{one.column}：{one.sentence}" if one.column else one.sentence for one in mine)


def _enter(w: Writer, kind: ImportKind, report: Report, desk: Desk) -> UUID:
    run = w.insert(
        import_run,
        kind=kind.code,
        title=kind.title,
        file_name=report.opened.book.name,
        sha256=report.opened.book.sha256,
        rows_read=report.rows,
        rows_written=report.good,
        on_day=desk.today,
        journal_entry=w.n,
    )
    remember(w, kind, report.opened)
    w.subject("import", run)
    return run
