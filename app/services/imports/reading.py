"""From rows to records (逐行读取): every cell through its field, every fault with its row and column."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from app.core.errors import Fault, Invalid
from app.engine.fields import Typing
from app.engine.values import Values
from app.services import forms
from app.services.imports.cells import Cell, is_empty, shown, value_of
from app.services.imports.kind import EVERY, OWNER, Column, Group, ImportKind, Record, Setting, Step, placed
from app.services.imports.matching import Opened, Table

_CHUNK = 200
_PARTED = "、，,；;"
"""What parts several of a kind in one cell (分隔符)."""

Row = tuple[str, int]
"""Sheet and row as Excel counts it (行)."""

Spot = tuple[int, int, int]
"""Where one of a group stands (位置): beside, in the rows or on its own sheet; which; which of a cell."""

_BESIDE, _BELOW, _APART = range(3)


@dataclass(frozen=True, slots=True)
class _At:
    """A cell that is being read (单元格位置)."""

    table: Table
    row: int
    column: int
    cell: Cell

    @property
    def head(self) -> str:
        return self.table.heads[self.column].text

    @property
    def key(self) -> str:
        return self.table.columns[self.column]


@dataclass(frozen=True, slots=True)
class RowFault:
    """What is wrong with a cell or a row (行内问题): where, the head of its column, the sentence."""

    sheet: str
    row: int
    column: str
    sentence: str


@dataclass(slots=True)
class Draft:
    """A record while it is read (读取中): its values, its groups, its faults, the rows that it came from."""

    sheet: str
    row: int
    values: dict[str, object] = field(default_factory=dict)
    groups: dict[str, dict[Spot, Values]] = field(default_factory=dict)
    faults: list[RowFault] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    marks: set[str] = field(default_factory=set)
    rows: list[Row] = field(default_factory=list)

    @property
    def record(self) -> Record:
        """As it is judged (成为资料)."""
        return Record(self.sheet, self.row, Values(self.values))


@dataclass(frozen=True, slots=True)
class Taken:
    """All that was read (读取结果): the records, and faults of rows that belong to none."""

    drafts: tuple[Draft, ...]
    stray: tuple[RowFault, ...]


def read(kind: ImportKind, opened: Opened, setting: Setting, step: Step) -> Taken:
    """Read all rows of a matched file (读取全部行). Raises Invalid where a needed column is not matched."""
    for table in opened.tables:
        if table.missing:
            raise Invalid(f"工作表“{table.sheet.name}”缺少必需的栏：{'、'.join(table.missing)}。请先对应。")
    total = sum(len(table.sheet.rows) for table in opened.tables)
    reader = _Reader(kind, setting, step, total)
    for table in opened.tables:
        if table.part:
            reader.group_sheet(table)
        else:
            reader.main_sheet(table)
    return Taken(tuple(reader.finished()), tuple(reader.stray))


class _Reader:
    """Reads one file (读取器)."""

    def __init__(self, kind: ImportKind, setting: Setting, step: Step, total: int) -> None:
        self.kind, self.setting, self.step, self.total = kind, setting, step, total
        self.drafts: list[Draft] = []
        self.stray: list[RowFault] = []
        self.by_key: dict[object, Draft] = {}
        self.done = 0
        self.columns = {one.key: one for one in kind.columns}
        self.fields = [*(one.field for one in kind.columns), *(one.field for one in kind.groups)]
        self.parts = {one.key: {each.key: each for each in one.columns} for one in kind.groups}
        self.typing = Typing(setting.reference.today, setting.reference.words)
        self.seen: dict[tuple[int, type, Cell], object] = {}
        self.drawable: set[str] = set()

    def main_sheet(self, table: Table) -> None:
        """Each row a record, or a further row of the one above (主表)."""
        for row, cells in self._rows(table):
            if not (self.drafts and all(_every(one.key) for one in cells)):
                self.drafts.append(Draft(table.sheet.name, row))
            draft = self.drafts[-1]
            draft.rows.append((table.sheet.name, row))
            for one in cells:
                self._put(draft, one)
        for draft in self.drafts:
            self._known(draft)

    def group_sheet(self, table: Table) -> None:
        """Each row one of the group of the record that it names (栏组工作表)."""
        group = self.kind.group(table.part)
        for row, cells in self._rows(table):
            draft = self._owner(table, row, [one for one in cells if one.key == OWNER])
            if draft is None:
                continue
            draft.rows.append((table.sheet.name, row))
            for one in cells:
                if one.key != OWNER:
                    self._member(draft, group, (_APART, row), one.key, one)

    def finished(self) -> Iterator[Draft]:
        """The records with their groups in place and all their faults (收尾)."""
        for draft in self.drafts:
            self._needed(draft)
            for group in self.kind.groups:
                self._group(draft, group)
            self._drawn(draft)
            yield draft

    def _rows(self, table: Table) -> Iterator[tuple[int, list[_At]]]:
        """The matched cells of each row that holds any."""
        used = [at for at, key in enumerate(table.columns) if key]
        for n, cells in enumerate(table.sheet.rows[table.first - 1 :], start=table.first):
            self.done += 1
            if self.done % _CHUNK == 0:
                self.step(self.done, self.total)
            found = [
                _At(table, n, at, cells[at]) for at in used if at < len(cells) and not is_empty(cells[at])
            ]
            if found:
                yield n, found

    def _owner(self, table: Table, row: int, cells: Sequence[_At]) -> Draft | None:
        """Whose a row of a group's sheet is; a row of nobody is a fault of its own."""
        own = self.columns[self.kind.key]
        try:
            key = value_of(cells[0].cell, own, self.typing) if cells else None
            if key in self.by_key:
                return self.by_key[key]
            raise Invalid(f"主表里没有这个{own.label}的资料，这一行没有归属。" if key else f"缺{own.label}。")
        except Invalid as wrong:
            head = table.heads[table.columns.index(OWNER)].text
            self.stray.append(RowFault(table.sheet.name, row, head, wrong.sentence))
            return None

    def _put(self, draft: Draft, at: _At) -> None:
        if at.key in self.columns:
            value = self._value(draft, self.columns[at.key], at)
            if value is not None:
                draft.values[at.key] = value
            return
        part, n, name = placed(at.key)
        place = (_BELOW, at.row) if n == EVERY else (_BESIDE, int(n))
        self._member(draft, self.kind.group(part), place, name, at)

    def _member(self, draft: Draft, group: Group, place: tuple[int, int], name: str, at: _At) -> None:
        column = self.parts[group.key][name]
        held = draft.groups.setdefault(group.key, {})
        for n, cell in enumerate(_parted(at.cell) if len(group.columns) == 1 else (at.cell,)):
            value = self._value(draft, column, at if cell is at.cell else replace(at, cell=cell))
            spot = (*place, n)
            before = held.get(spot, Values())
            held[spot] = before if value is None else before.put(column.field, value)

    def _value(self, draft: Draft, column: Column, at: _At) -> object:
        if isinstance(at.cell, str):
            draft.marks.update(at.cell)
        again = (id(column), type(at.cell), at.cell)
        if again in self.seen:
            return self.seen[again]
        try:
            value = self.seen[again] = value_of(at.cell, column, self.typing)
            return value
        except Invalid as wrong:
            draft.broken.add(column.key)
            draft.faults.append(RowFault(at.table.sheet.name, at.row, at.head, wrong.sentence))
            return None

    def _known(self, draft: Draft) -> None:
        key = draft.values.get(self.kind.key)
        first = self.by_key.setdefault(key, draft) if key is not None else draft
        if first is not draft:
            label = self.columns[self.kind.key].label
            draft.faults.append(
                self._fault(draft, label, f"和第 {first.row} 行是同一个{label}，请合并成一行。")
            )

    def _needed(self, draft: Draft) -> None:
        for column in self.kind.needed:
            if column.key not in draft.values and column.key not in draft.broken:
                draft.faults.append(self._fault(draft, column.label, f"缺“{column.label}”。"))

    def _group(self, draft: Draft, group: Group) -> None:
        held = draft.groups.get(group.key, {})
        rows = [held[spot] for spot in sorted(held)]
        if rows:
            self._whole(draft, group, rows)
            draft.values[group.key] = tuple(rows)

    def _whole(self, draft: Draft, group: Group, rows: Sequence[Values]) -> None:
        labels = {one.key: one.label for one in group.columns}
        for n, values in enumerate(rows, start=1):
            lacking = [labels[key] for key in group.needed if key not in {*values, *draft.broken}]
            if lacking:
                sentence = f"{group.field.label}第 {n} 行缺“{'”“'.join(lacking)}”。"
                draft.faults.append(self._fault(draft, group.field.label, sentence))

    def _drawn(self, draft: Draft) -> None:
        """Texts that no font of ours can draw are no texts; a character met before is not asked for again."""
        if draft.marks <= self.drawable:
            return
        found = forms.undrawn(self.fields, Values(draft.values), self.setting.reference)
        draft.faults += placed_faults(self.kind, draft.record, found)
        if not found:
            self.drawable |= draft.marks

    def _fault(self, draft: Draft, column: str, sentence: str) -> RowFault:
        return RowFault(draft.sheet, draft.row, column, sentence)


def labels_of(kind: ImportKind) -> Mapping[str, str]:
    """The words of the columns and groups by their codes (栏名)."""
    return {one.key: one.label for one in kind.columns} | {one.key: one.field.label for one in kind.groups}


def placed_faults(kind: ImportKind, record: Record, faults: Sequence[Fault]) -> Iterator[RowFault]:
    """Faults of a record where it stands in the sheet (问题定位)."""
    labels = labels_of(kind)
    for one in faults:
        yield RowFault(record.sheet, record.row, labels.get(one.field, ""), one.sentence)


def _every(key: str) -> bool:
    """Whether the key is of a group that stands in the rows."""
    return f".{EVERY}." in key


def _parted(cell: Cell) -> list[Cell]:
    """The several of a kind in one cell."""
    text = shown(cell)
    for mark in _PARTED[1:]:
        text = text.replace(mark, _PARTED[0])
    return [one.strip() for one in text.split(_PARTED[0]) if one.strip()]
