"""What a line declares to take tables in (导入类型): columns, groups of them, who judges, who writes."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as made
from uuid import UUID

from app.core.errors import Fault
from app.engine.fields import AnyField
from app.engine.rows import Rows
from app.engine.values import Values
from app.services.desk import Desk
from app.services.shelf import Reference
from db.reader import Reader
from db.writer import Writer

OWNER = "@owner"
"""The column of a second sheet that says whose a row is (所属人)."""

EVERY = "*"
"""The place of a group's columns where each row of the sheet holds one of it (逐行)."""

Step = Callable[[int, int], object]


def unwatched(_done: int, _total: int) -> None:
    """Nobody looks on (无进度)."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column that is taken in (导入栏): its field, its names in other forms, whether it must be there.

    `words` turns words of older forms into codes of today's list; `read` brings a spelling into one that the
    field takes.
    """

    field: AnyField
    names: tuple[str, ...] = ()
    needed: bool = False
    words: Mapping[str, str] = made(default_factory=dict)
    read: Callable[[str], str] | None = None

    @property
    def key(self) -> str:
        """The code of its field (栏目代码)."""
        return self.field.code

    @property
    def label(self) -> str:
        """Its word (栏目名称)."""
        return self.field.label


@dataclass(frozen=True, slots=True)
class Group:
    """Columns that come several times for one record (重复栏组): the members of a household, say.

    They stand beside the record as 成员1姓名, 成员2姓名 …, in rows below it, or on a sheet of their own where
    each row names whose it is. `field` is the field of rows, `names` what one of them is called, `most` how
    many are looked for beside the record.
    """

    field: AnyField
    names: tuple[str, ...]
    columns: tuple[Column, ...]
    most: int

    @property
    def key(self) -> str:
        """The code of its field (栏组代码)."""
        return self.field.code

    @property
    def needed(self) -> tuple[str, ...]:
        """The codes of the columns that each of its rows must hold (必填栏)."""
        assert isinstance(self.field.kind, Rows)
        return tuple(one.code for one in self.field.kind.columns if one.code not in self.field.kind.optional)


@dataclass(frozen=True, slots=True)
class Target:
    """What a column of the sheet can be matched to (对应项)."""

    key: str
    label: str
    section: str
    needed: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """What is done with records that are there already (已有资料的处理)."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Record:
    """One record as it was read (一条资料): the sheet and the number of its row in Excel, and its values."""

    sheet: str
    row: int
    values: Values


@dataclass(frozen=True, slots=True)
class Verdict:
    """What would become of a record (预判): in a word, or the faults that keep it outside, by field.

    `person_id` is who it is about and `held_id` what is there of him already, where there is any.
    """

    record: Record
    does: str
    writes: bool = True
    faults: tuple[Fault, ...] = ()
    person_id: UUID | None = None
    held_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """What an import depends on (导入环境): desk, settings, the choice for what is there already."""

    desk: Desk
    reference: Reference
    existing: str


Judge = Callable[[Reader, Setting, Sequence[Record]], Sequence[Verdict]]
"""What would become of each record, in their order; it changes nothing."""

Take = Callable[[Writer, Setting, Sequence[Verdict], Step], object]
"""Writes the records that have no fault, in the open command."""


@dataclass(frozen=True, slots=True)
class ImportKind:
    """A kind of table that is taken in (导入类型): `key` names the column that tells records apart."""

    code: str
    line: str
    title: str
    columns: tuple[Column, ...]
    key: str
    choices: tuple[Choice, ...]
    judge: Judge
    take: Take
    groups: tuple[Group, ...] = ()

    @property
    def needed(self) -> tuple[Column, ...]:
        """The columns without which nothing can be read (必有栏)."""
        return tuple(one for one in self.columns if one.needed)

    def group(self, key: str) -> Group:
        """The group of this key (栏组)."""
        return next(one for one in self.groups if one.key == key)

    def targets(self, part: str = "") -> tuple[Target, ...]:
        """What the columns of a sheet can be matched to (全部对应项); `part` for a group's own sheet."""
        return tuple(self._of_part(self.group(part)) if part else self._of_main())

    def _of_main(self) -> Iterator[Target]:
        for column in self.columns:
            yield Target(column.key, column.label, self.title, column.needed)
        for group in self.groups:
            for n in range(1, group.most + 1):
                for column in group.columns:
                    yield Target(place(group.key, n, column.key), column.label, f"{group.names[0]}{n}")
            for column in group.columns:
                label = f"{group.names[0]}（每行一个）"
                yield Target(place(group.key, EVERY, column.key), column.label, label)

    def _of_part(self, group: Group) -> Iterator[Target]:
        own = next(one for one in self.columns if one.key == self.key)
        yield Target(OWNER, f"{self.title}的{own.label}", group.field.label, needed=True)
        for column in group.columns:
            yield Target(column.key, column.label, group.field.label, column.key in group.needed)


def place(group: str, n: int | str, key: str) -> str:
    """The key of a group's column beside the record (栏组位置): `household.2.name`."""
    return f"{group}.{n}.{key}"


def placed(key: str) -> tuple[str, str, str]:
    """Group, number and column of such a key (拆分位置)."""
    group, n, column = key.split(".", 2)
    return group, n, column
