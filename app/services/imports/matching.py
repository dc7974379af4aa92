"""The columns of a file matched to ours (列对应): found by name, changed by hand, remembered."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from sqlalchemy import bindparam, select

from app.core.clock import show_moment
from app.core.errors import Invalid
from app.services.desk import Desk
from app.services.imports import heads
from app.services.imports.book import Book, Sheet
from app.services.imports.cells import is_empty, shown
from app.services.imports.heads import Found, Head
from app.services.imports.kind import ImportKind, Target
from db.journal import WRITERS
from db.reader import Reader
from db.tables import import_mapping, import_run
from db.writer import Writer

_KNOWN = select(import_mapping.c.id, import_mapping.c.version, import_mapping.c.columns).where(
    import_mapping.c.kind == bindparam("kind"), import_mapping.c.heads_hash == bindparam("heads_hash")
)
_SAME_FILE = (
    select(import_run.c.journal_entry, import_run.c.rows_written)
    .where(
        import_run.c.kind == bindparam("kind"),
        import_run.c.sha256 == bindparam("sha256"),
        import_run.c.undone == "",
    )
    .order_by(import_run.c.journal_entry.desc())
)
_NAMED = 5
_FEWEST = 2
"""Columns that must be known before a sheet is taken for a group's (最少栏数)."""


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet that is read (导入表): its head, and for each column the key it is matched to, "" for none.

    `part` is the group whose sheet it is, "" for the main one; `head_row` and `first` are rows as Excel
    counts them: of the head, and the first below it.
    """

    sheet: Sheet = field(repr=False)
    part: str
    head_row: int
    first: int
    heads: tuple[Head, ...]
    columns: tuple[str, ...]
    targets: tuple[Target, ...] = field(repr=False)

    @property
    def missing(self) -> tuple[str, ...]:
        """What must be there and no column is matched to (缺少的栏)."""
        return tuple(one.label for one in self.targets if one.needed and one.key not in self.columns)

    @property
    def heads_hash(self) -> str:
        """The heads by which a mapping is remembered (表头指纹)."""
        text = "\n".join((self.part, *(one.text for one in self.heads)))
        return hashlib.sha256(text.encode()).hexdigest()

    def matched(self, column: int, key: str) -> "Table":
        """The same with a column matched otherwise (改对应); a key belongs to one column alone."""
        if key and key not in {one.key for one in self.targets}:
            raise Invalid("没有这一项，请从列表里选。")
        columns = ["" if key and one == key else one for one in self.columns]
        columns[column] = key
        return replace(self, columns=tuple(columns))


@dataclass(frozen=True, slots=True)
class Opened:
    """A file whose columns are matched (已对应的文件).

    The first of `tables` is the main one. `again` says that this very file was taken in before, "" if not;
    `remembered` whether columns are matched as they were the last time.
    """

    book: Book
    tables: tuple[Table, ...]
    again: str = ""
    remembered: bool = False

    @property
    def notes(self) -> tuple[str, ...]:
        """What is hidden, what is left out, what was remembered, as sentences (说明)."""
        found = [note for table in self.tables for note in _of_table(table)]
        read = {table.sheet.name for table in self.tables}
        found += [_of_other(sheet) for sheet in self.book.sheets if sheet.name not in read and _filled(sheet)]
        return tuple(found) if not self.remembered else (*found, "列的对应沿用了上次对同样表头的设置。")

    def matched(self, table: int, column: int, key: str) -> "Opened":
        """The same with a column of a table matched otherwise (改对应)."""
        tables = list(self.tables)
        tables[table] = tables[table].matched(column, key)
        return replace(self, tables=tuple(tables))


def match(desk: Desk, kind: ImportKind, book: Book, sheet: str = "", head_row: int = 0) -> Opened:
    """Match a file to a kind (对应列): the sheet and the row of the head are found, or as given.

    Raises Invalid where nothing of it is known.
    """
    main, found = _main(kind, book, sheet, head_row)
    tables = (_table(kind, "", main, found), *_others(kind, book, main))
    with desk.read() as asks:
        remembered = tuple(_remembered(asks, kind, table) for table in tables)
        again = _again(asks, kind, book)
    return Opened(book, remembered, again, remembered=remembered != tables)


def remember(w: Writer, kind: ImportKind, opened: Opened) -> None:
    """Keep how the columns were matched, for the next file with the same head (记住对应)."""
    for table in opened.tables:
        columns = json.dumps(table.columns)
        row = w.first(_KNOWN, kind=kind.code, heads_hash=table.heads_hash)
        if row is None:
            w.insert(import_mapping, kind=kind.code, heads_hash=table.heads_hash, columns=columns)
        else:
            w.update(import_mapping, row.id, row.version, columns=columns)


def _main(kind: ImportKind, book: Book, sheet: str, head_row: int) -> tuple[Sheet, Found]:
    names = heads.names_of(kind)
    offered = [one for one in book.sheets if one.name == sheet or (not sheet and not one.hidden)]
    if head_row:
        return offered[0], heads.at(offered[0], names, head_row - 1)
    found = [(one, heads.find(one, names)) for one in offered]
    best = max(found, key=lambda pair: pair[1].hits, default=None)
    if best is None or not best[1].hits:
        wanted = "、".join(one.label for one in kind.needed)
        raise Invalid(f"没有找到表头。表里要有一行写着栏名，至少有：{wanted}。")
    return best


def _others(kind: ImportKind, book: Book, main: Sheet) -> Iterator[Table]:
    """The sheets of groups: each the sheet that knows most of it, and whose rows say whose they are."""
    used = {main.name}
    for group in kind.groups:
        names = heads.names_of(kind, group.key)
        offered = [one for one in book.sheets if one.name not in used and not one.hidden]
        found = [(one, heads.find(one, names)) for one in offered]
        fits = [(one, head) for one, head in found if head.hits >= _FEWEST and _whole(kind, group.key, head)]
        if fits:
            sheet, head = max(fits, key=lambda pair: pair[1].hits)
            used.add(sheet.name)
            yield _table(kind, group.key, sheet, head)


def _whole(kind: ImportKind, part: str, head: Found) -> bool:
    return all(one.key in head.keys for one in kind.targets(part) if one.needed)


def _table(kind: ImportKind, part: str, sheet: Sheet, found: Found) -> Table:
    first = found.row + found.depth
    below = sheet.rows[first : first + 20]
    made = tuple(
        Head(
            heads.letter(at),
            text,
            next((shown(row[at]) for row in below if at < len(row) and not is_empty(row[at])), ""),
        )
        for at, text in enumerate(found.texts)
    )
    return Table(sheet, part, found.row + 1, first + 1, made, found.keys, kind.targets(part))


def _remembered(asks: Reader, kind: ImportKind, table: Table) -> Table:
    row = asks.first(_KNOWN, kind=kind.code, heads_hash=table.heads_hash)
    if row is None:
        return table
    known = {one.key for one in table.targets}
    columns = tuple(key if key in known else "" for key in json.loads(row.columns))
    return replace(table, columns=columns)


def _again(asks: Reader, kind: ImportKind, book: Book) -> str:
    row = asks.first(_SAME_FILE, kind=kind.code, sha256=book.sha256)
    by = asks.first(WRITERS, n=row.journal_entry) if row else None
    if row is None or by is None:
        return ""
    return f"这个文件 {show_moment(by.moment)} 已由{by.actor_name}导入过，写入 {row.rows_written} 行。"


def _of_table(table: Table) -> Iterator[str]:
    below = sum(row >= table.first - 1 for row in table.sheet.hidden_rows)
    if below:
        yield f"工作表“{table.sheet.name}”里有 {below} 行是隐藏的，也会导入。"
    left = [one.text for one, key in zip(table.heads, table.columns, strict=True) if one.text and not key]
    if left:
        named = "、".join(left[:_NAMED]) + ("…" if len(left) > _NAMED else "")
        yield f"工作表“{table.sheet.name}”里有 {len(left)} 栏没有对应，不导入：{named}。"


def _of_other(sheet: Sheet) -> str:
    return f"工作表“{sheet.name}”{'是隐藏的，' if sheet.hidden else ''}没有导入。"


def _filled(sheet: Sheet) -> bool:
    return any(not is_empty(cell) for row in sheet.rows for cell in row)
