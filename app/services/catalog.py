"""What the rooms hand to the services (业务目录): lines, tables of their matters, effects of their moves."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Table

from app.core.actor import Actor
from app.core.errors import NotFound
from app.engine.fields import CodeItem
from app.engine.flow import Claimed, Outcome
from app.engine.line import Line
from app.engine.matter import Matter
from app.engine.values import Values
from db.reader import Reader
from db.writer import Writer


@dataclass(frozen=True, slots=True)
class MatterTables:
    """Where a matter keeps what the shared case has no column for (事项数据表).

    `main` has one row per case and a column for each field; `rows` the child table of each field of
    rows, by the field's code: its columns are `case_id`, `n` and those of the rows.
    """

    main: Table
    rows: Mapping[str, Table] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EffectFacts:
    """What an effect may look at (办理效果事实); a unit's case has no `person_id`, an unnamed one neither."""

    case_id: UUID
    person_id: UUID | None
    unit_id: UUID | None
    matter: Matter
    values: Values
    today: date
    at: datetime
    actor: Actor
    outcome: Outcome


Effect = Callable[[Writer, EffectFacts], None]
"""What a move brings about beyond its case (办理效果): it receives the open writer and never opens one."""


@dataclass(frozen=True, slots=True)
class UndoFacts:
    """What is known where a money paper is undone (撤销事实); `red_id` is the red paper, if it is one."""

    paper_id: UUID
    number: str
    code: str
    case_id: UUID | None
    reason: str
    today: date
    at: datetime
    actor: Actor
    red_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Undo:
    """How what a money paper stands for is undone with it (随文书撤销): voided, or reversed in red.

    Both receive the open writer and raise Refused where the money has gone too far for it.
    """

    void: Callable[[Writer, UndoFacts], None]
    red: Callable[[Writer, UndoFacts], None]


Known = Callable[[Reader, UUID], Values]
"""What a room's register knows of a person already (已有资料): a new form of a matter starts with it."""

Kin = Callable[[Reader, Values, tuple[UUID, ...], str], tuple[UUID, ...]]
"""Further members of a household that a room knows of (同户人员).

From the values of a case, the applicant's ids and his ID number to persons of the register.
"""


@dataclass(frozen=True, slots=True)
class Sought:
    """What a room's own rows say to a case (业务查询结果): computed fields, what others hold already."""

    values: Values = field(default_factory=Values)
    claimed: tuple[Claimed, ...] = ()


Seek = Callable[[Reader, Values, UUID | None], Sought]
"""What a room finds in its own rows to the values of a case (业务查询), which has this id if it is filed."""

Told = Callable[[Reader, UUID, date], tuple[str, ...]]
"""What a room's register says of a person on his card (台账卡片语), on a day."""

Offer = Callable[[Reader, date], tuple[CodeItem, ...]]
"""A code list that a room supplies from its own rows (业务代码表), as it is offered on a day."""


@dataclass(frozen=True, slots=True)
class Catalog:
    """All lines with their tables, by matter id, effects, by name, and lists of their own (业务目录).

    `undo` tells how what a money paper stands for is undone, by the character that begins its number;
    `known` what a form starts with, by matter id; `kin` whom a line counts to a household besides, by line;
    `seeks` what a room finds in its own rows to the values of a case, by matter id; `told` what a line's
    register says on a person's card, by line.
    """

    lines: tuple[Line, ...]
    tables: Mapping[str, MatterTables]
    effects: Mapping[str, Effect]
    offers: Mapping[str, Offer] = field(default_factory=dict)
    undo: Mapping[str, Undo] = field(default_factory=dict)
    known: Mapping[str, Known] = field(default_factory=dict)
    kin: Mapping[str, Kin] = field(default_factory=dict)
    seeks: Mapping[str, Seek] = field(default_factory=dict)
    told: Mapping[str, Told] = field(default_factory=dict)

    @property
    def matters(self) -> tuple[Matter, ...]:
        """Every matter of every line, in their order (全部事项)."""
        return tuple(matter for line in self.lines for matter in line.matters)

    def matter(self, matter_id: str) -> Matter:
        """The matter of this id, `line.code`; NotFound when there is none."""
        for matter in self.matters:
            if matter.id == matter_id:
                return matter
        raise NotFound("没有这个事项，请在列表里选。")

    def paid_name(self, kind: str) -> str:
        """The name of what is paid (款项名称): that of a matter, or of a kind of a line."""
        named = {one.id: one.name for one in self.matters}
        return (named | {one.id: one.name for line in self.lines for one in line.payouts}).get(kind, kind)

    def line(self, code: str) -> Line:
        """The line of this code; NotFound when there is none."""
        for line in self.lines:
            if line.code == code:
                return line
        raise NotFound("没有这条业务线，请在列表里选。")
