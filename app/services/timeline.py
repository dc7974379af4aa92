"""What happened (经过), decoded from the journal: the entries of a case or of a person, newest first."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from sqlalchemy import bindparam, select

from app.core.clock import show_moment
from app.core.money import Money
from app.engine.matter import Matter
from app.services import secrecy
from app.services.desk import Desk
from app.services.papers import EVENT_WORDS, WORDS
from app.services.payouts.states import DEEDS, FAILED, KEPT, LISTED, RECALLED, UNLISTED
from db.changes import RowChange
from db.columns import Key
from db.journal import Entry, entries, subjects_of_all
from db.queries.merged import ids_of
from db.reader import Reader
from db.tables import case_file, journal_subject, paper

Mark = Literal["dot", "paper", "money", "back", "note", "flag", "eye"]

_LATEST = (
    select(journal_subject.c.n)
    .where(
        journal_subject.c.kind == bindparam("kind"),
        journal_subject.c.id.in_(bindparam("ids", expanding=True, type_=Key)),
    )
    .distinct()
    .order_by(journal_subject.c.n.desc())
    .limit(bindparam("limit"))
)
_IDS = bindparam("ids", expanding=True, type_=Key)
_MATTERS = select(case_file.c.id, case_file.c.matter).where(case_file.c.id.in_(_IDS))
_TITLES = select(paper.c.id, paper.c.title).where(paper.c.id.in_(_IDS))
_MARKS: Mapping[str, Mark] = {"next": "dot", "back": "back", "refuse": "dot", "aside": "note"}
_OF_ORDER = (LISTED, UNLISTED, FAILED, RECALLED, KEPT)
"""What happens to an order beside the moves of its case and its payments (发放单经过)."""

_PLAIN: Mapping[str, tuple[Mark, str]] = {
    "save_case": ("note", "修改内容"),
    "look_at_case": ("eye", "查看保密案件"),
    "reveal_case": ("eye", "查看完整号码"),
    "reveal_person": ("eye", "查看证件和电话"),
    "register_person": ("note", "登记职工"),
    "update_person": ("note", "修改职工资料"),
    "add_standing": ("note", "登记身份"),
    "add_member": ("note", "登记家庭成员"),
    "change_member": ("note", "修改家庭成员"),
    "remove_member": ("note", "移出家庭成员"),
    "merge_person": ("note", "合并重复资料"),
    "unmerge_person": ("back", "撤销合并"),
    "set_apart_person": ("note", "核对为不是同一人"),
    "open_case": ("note", "转办"),
    "name_reader": ("eye", "指定知情人"),
    "import_table": ("note", "批量导入"),
    "undo_import": ("back", "撤销导入"),
    "export_table": ("eye", "导出表格"),
    "export_table_whole": ("eye", "导出表格（完整号码）"),
    "import_calendar": ("flag", "放假安排公布，时限重算"),
    "attach": ("paper", "附上文件"),
    "change_attachment": ("note", "修改附件说明"),
    "take_off_attachment": ("back", "取下附件"),
    "look_at_attachment": ("eye", "查看保密案件的附件"),
    "export_attachment": ("paper", "附件存到外面"),
}

_BULK = frozenset(("import_table", "undo_import"))
"""Commands whose changes are those of thousands (批量命令): what they did to one is not looked for."""

Changes = Mapping[str, Sequence[RowChange]]


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One thing that happened (经过一条): when, its mark, what, and who with the details."""

    at_text: str
    mark: Mark
    title: str
    detail: str


def of_case(asks: Reader, matter: Matter, case_id: UUID, limit: int = 200) -> tuple[TimelineEntry, ...]:
    """What happened to a case (案件经过), newest first."""
    found = _entries(asks, "case", (case_id,), limit)
    return tuple(line for one in found for line in _told(one, matter, case_id))


def of_person(desk: Desk, asks: Reader, person_id: UUID, limit: int = 12) -> tuple[TimelineEntry, ...]:
    """What happened with a person (近期经过), newest first; of restricted cases only what may be seen."""
    told: list[TimelineEntry] = []
    found = _entries(asks, "person", ids_of(asks, person_id), limit * 2)
    about = _about(desk, asks, [one.entry.n for one in found])
    for one in found:
        for case_id, matter in about[one.entry.n]:
            lines = _told(one, matter, case_id)
            prefix = f"{matter.name} " if matter else ""
            told += [TimelineEntry(x.at_text, x.mark, f"{prefix}{x.title}", x.detail) for x in lines]
    return tuple(told[:limit])


@dataclass(frozen=True, slots=True)
class _Read:
    """An entry with its changes, and the titles of the papers that it prints (已解读日志)."""

    entry: Entry
    changes: Changes
    titles: Mapping[UUID, str]


def _entries(asks: Reader, kind: str, keys: Sequence[UUID], limit: int) -> list[_Read]:
    """The latest entries of these, newest first."""
    numbers = [n for (n,) in asks.all(_LATEST, kind=kind, ids=list(keys), limit=limit)]
    found = [(one, {} if one.command in _BULK else one.changes) for one in entries(asks, numbers)]
    printed = {
        paper_id
        for _, changes in found
        for row in changes.get("paper_event", ())
        if (paper_id := _key(row, "paper_id"))
    }
    titles = dict(asks.all(_TITLES, ids=list(printed))) if printed else {}
    return [_Read(one, changes, titles) for one, changes in found]


About = tuple[UUID | None, Matter | None]


def _about(desk: Desk, asks: Reader, numbers: Sequence[int]) -> dict[int, list[About]]:
    """The cases of each entry that the card shows, each with its matter; nothing twice for one of none."""
    touched = {
        n: [key for kind, key in subjects if kind == "case"]
        for n, subjects in subjects_of_all(asks, numbers).items()
    }
    cases = {key for keys in touched.values() for key in keys}
    looks = secrecy.looks(desk, asks, cases) if cases else {}
    seen = [key for key, one in looks.items() if secrecy.shown_on_card(desk.actor, one)]
    kinds = dict(asks.all(_MATTERS, ids=seen)) if seen else {}
    return {
        n: [(key, desk.catalog.matter(kinds[key])) for key in keys if key in kinds]
        if keys
        else [(None, None)]
        for n, keys in touched.items()
    }


def _told(one: _Read, matter: Matter | None, case_id: UUID | None) -> Iterator[TimelineEntry]:
    """The lines of one entry, the latest thing first."""
    at = show_moment(one.entry.moment)
    lines = list(_lines(one, matter, case_id)) or list(_by_command(one.entry, one.changes))
    for mark, title, detail in lines:
        yield TimelineEntry(at, mark, title, " · ".join(filter(None, (one.entry.actor, detail))))


Line = tuple[Mark, str, str]


def _lines(one: _Read, matter: Matter | None, case_id: UUID | None) -> Iterator[Line]:
    changes = one.changes
    for row in changes.get("paper_event", ()):
        paper_id = _key(row, "paper_id")
        title = one.titles.get(paper_id, "") if paper_id else ""
        n, how = _new(row, "n"), str(_new(row, "what"))
        detail = f"第 {n} 次" if how in WORDS else str(_new(row, "detail"))
        yield "paper", f"{title} 已{WORDS.get(how) or EVENT_WORDS[how]}", detail
    for row in _own(changes, "payment", case_id):
        amount = Money(int(str(_new(row, "amount"))))
        paid = f"发放 {amount.show()} 元" if amount >= Money.ZERO else f"冲销 {(-amount).show()} 元"
        yield "money", paid, str(_new(row, "receiver") or "")
    for row in changes.get("payout_event", ()):
        if (what := str(_new(row, "what"))) in _OF_ORDER:
            yield "money", f"发放单{DEEDS[what]}", str(_new(row, "detail") or "")
    for row in _own(changes, "paper", case_id):
        yield "paper", f"{_new(row, 'title')} 已出具", str(_new(row, "number") or "")
    for row in changes.get("case_step", ()):
        if matter and (case_id is None or _key(row, "case_id") == case_id):
            yield _step(row, matter)


def _own(changes: Changes, table: str, case_id: UUID | None) -> Iterator[RowChange]:
    """The rows of this case: an entry may touch another one too, that it opened or was opened from."""
    return (row for row in changes.get(table, ()) if case_id is None or _key(row, "case_id") == case_id)


def _step(row: RowChange, matter: Matter) -> Line:
    move = matter.flow.move(str(_new(row, "move")))
    return _MARKS[move.kind], move.label, str(_new(row, "reason") or "")


def _by_command(one: Entry, changes: Changes) -> Iterator[Line]:
    if one.command == "receive_material":
        for row in changes.get("case_material", ()):
            new = row.columns.get("received", (None, None))[1]
            yield "note", "收到材料" if new else "修改材料", ""
        return
    if one.command in _PLAIN:
        mark, title = _PLAIN[one.command]
        whys = [_new(row, "merge_why") for row in changes.get("person", ())]
        whys += [_new(row, "name") or _new(row, "removed") for row in changes.get("attachment", ())]
        yield mark, title, str(next(filter(None, whys), ""))


def _new(row: RowChange, column: str) -> object:
    return row.columns.get(column, (None, None))[1]


def _key(row: RowChange, column: str) -> UUID | None:
    found = _new(row, column)
    return found if isinstance(found, UUID) else None
