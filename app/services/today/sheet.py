"""The sheet that ends the day (日结): what the day brought, counted from the file when it is asked for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from uuid import UUID

from app.core.actor import Role
from app.core.clock import local, short_day, show_time
from app.core.money import Money
from app.engine.counter import ACCEPTED, SUPPLEMENT
from app.engine.flow import DRAFT
from app.engine.matter import Matter
from app.engine.measure import ending_of, measure
from app.services import front, papers
from app.services.desk import Desk
from app.services.parameters import reference
from app.services.today.chain import Head, head_of
from app.services.today.due import lines_inside
from app.services.today.money import Cash, Flow, MoneyPapers, VoidPaper, cash, flows, money_papers
from app.services.today.window import window_of
from db.queries import today as ground
from db.queries.case_rows import CaseRow
from db.queries.today import Group
from db.reader import Reader

_CHANNELS = "channel"
_LATE_SHOWN = 3
_NOBODY = UUID(int=0)


@dataclass(frozen=True, slots=True)
class LineDay:
    """What the day brought to one line (一条线的当日计数); `paid` and `back` are sums.

    `open`, `due` and `late` are as they stand when the sheet is made; `late_numbers` the longest overdue
    ones, of restricted cases none.
    """

    name: str
    entered: int = 0
    accepted: int = 0
    owed: int = 0
    notified: int = 0
    refused: int = 0
    moves: int = 0
    done: int = 0
    open: int = 0
    due: int = 0
    late: int = 0
    payments: int = 0
    paid: Money = Money.ZERO
    taken_back: int = 0
    back: Money = Money.ZERO
    late_numbers: tuple[str, ...] = ()

    def __add__(self, other: "LineDay") -> "LineDay":
        """Two lines together (相加), under the name of the first."""
        names = [one.name for one in fields(self) if one.name != "name"]
        sums = {name: getattr(self, name) + getattr(other, name) for name in names}
        return LineDay(self.name, **sums)


@dataclass(frozen=True, slots=True)
class DaySheet:
    """A day in figures (日结单).

    `visits` by channel; `printed`, `reprinted`, `exported` count prints of papers; `whole` is False where
    restricted cases that this person may not see are left out.
    """

    number: str
    day: date
    office: str
    station: str
    made_at: datetime
    maker: str
    people: tuple[str, ...]
    visits: tuple[tuple[str, int], ...]
    lines: tuple[LineDay, ...]
    printed: int
    reprinted: int
    exported: int
    money_papers: tuple[MoneyPapers, ...]
    voids: tuple[VoidPaper, ...]
    gaps: tuple[str, ...]
    flows: tuple[Flow, ...]
    cash: Cash
    head: Head
    backup: str
    whole: bool

    @property
    def came(self) -> int:
        """How many came (接待人次)."""
        return sum(count for _, count in self.visits)

    @property
    def taken(self) -> tuple[int, Money]:
        """How many sums came in, and what remains of them (今日收款)."""
        incoming = [one for one in self.flows if one.incoming]
        return sum(one.count for one in incoming), sum((one.net for one in incoming), Money.ZERO)

    @property
    def total(self) -> LineDay:
        """All lines together (合计)."""
        return sum(self.lines, LineDay("合计"))


def day_sheet(desk: Desk, day: date | None = None) -> DaySheet:
    """A day in figures (日结), today as a rule, without the restricted cases that this person may not see."""
    with desk.read() as asks:
        return sheet_of(desk, asks, day or desk.today)


def sheet_of(desk: Desk, asks: Reader, day: date) -> DaySheet:
    """The sheet of a day as the file stands (制日结单).

    Who may close the day sees every count, of restricted cases too, as 统计 does.
    """
    settings = reference(desk, asks)
    station = settings.office.station
    window = window_of(asks, station, day)
    everyone = [line.code for line in desk.catalog.lines]
    inside = everyone if desk.actor.has(Role.CASHIER) else lines_inside(desk)
    binds: dict[str, object] = {"me": desk.actor.id, "inside": inside, **window.binds}
    words = {item.code: item.name for item in settings.words.items(_CHANNELS)}
    prints = _prints(asks, binds)
    numbered, voids = money_papers(asks, binds)
    head = head_of(asks, window, station)
    return DaySheet(
        number=f"RJ-{station}-{day:%Y%m%d}",
        day=day,
        office=settings.office.name,
        station=station,
        made_at=desk.clock.now(),
        maker=desk.actor.name,
        people=tuple(name for (name,) in asks.all(ground.ACTORS, after=head.n - head.entries)),
        visits=tuple((words.get(code, code) or "其他", n) for code, n in asks.all(ground.VISITS, **binds)),
        lines=_lines(desk, asks, binds),
        printed=prints.get(("printed", 1), 0),
        reprinted=prints.get(("printed", 2), 0),
        exported=prints.get(("exported", 1), 0) + prints.get(("exported", 2), 0),
        money_papers=numbered,
        voids=voids,
        gaps=tuple(one.text for one in papers.gaps(asks)),
        flows=flows(asks, window, settings, desk.catalog),
        cash=cash(asks, window, station),
        head=head,
        backup=backup_words(desk),
        whole=len(inside) == len(everyone),
    )


def backup_words(desk: Desk) -> str:
    """When the newest proven backup was made (最近备份): 11-23 17:32; "" for none."""
    page = front.read(desk.folder)
    at = page.backup_at if page is not None else None
    return f"{short_day(local(at).date())} {show_time(at)}" if at is not None else ""


def _prints(asks: Reader, binds: Mapping[str, object]) -> dict[tuple[str, int], int]:
    return {(what, time_): count for what, time_, count in asks.all(ground.PRINTED, **binds)}


def _lines(desk: Desk, asks: Reader, binds: Mapping[str, object]) -> tuple[LineDay, ...]:
    known = {one.id: one for one in desk.catalog.matters}
    found = {line.code: LineDay(line.name) for line in desk.catalog.lines}
    for counted in _moved(asks, known, binds):
        found[counted.name] = found[counted.name] + counted
    for kind, count, fen, taken_back, back in asks.all(ground.PAID, **binds):
        line = kind.partition(".")[0]
        if line in found:
            paid = LineDay("", payments=count, paid=Money(fen), taken_back=taken_back, back=Money(back))
            found[line] = found[line] + paid
    for line, standing in _standing(desk, asks, binds).items():
        found[line] = found[line] + standing
    return tuple(found.values())


def _standing(desk: Desk, asks: Reader, binds: Mapping[str, object]) -> Mapping[str, LineDay]:
    """What is open, due and late in each line, with the numbers of the longest overdue."""
    day = binds["day"]
    codes = [line.code for line in desk.catalog.lines]
    eyes = {"me": binds["me"], "inside": binds["inside"], "lines": codes, "today": day, "until": day}
    found = {line: LineDay("", open=count) for line, count in asks.all(ground.open_counts(), **eyes)}
    for line, late, due, _ in asks.all(ground.due_counts(), **eyes):
        numbers = _late_numbers(asks, line, day) if late else ()
        found[line] = replace(found[line], late=late, due=due, late_numbers=numbers)
    return found


def _late_numbers(asks: Reader, line: str, day: object) -> tuple[str, ...]:
    """The numbers of the longest overdue cases that anybody may see."""
    after_due, after_n = ground.NEVER_BEFORE
    rows = asks.all(
        ground.due(Group.LATE, 1, mine=False), line_0=line, me=_NOBODY, inside=[], today=day, until=day,
        after_due=after_due, after_n=after_n, limit=_LATE_SHOWN,
    )  # fmt: skip
    return tuple(CaseRow(*row).number for row in rows)


def _moved(asks: Reader, known: Mapping[str, Matter], binds: Mapping[str, object]) -> Iterable[LineDay]:
    """What each kind of move of the day counts as, under the code of its line."""
    moves = sorted({move.code for matter in known.values() for move in matter.flow.moves})
    owed, notified = measure("owed").moves, measure("notified").moves
    for matter_id, move, n, target, count in asks.all(ground.MOVES, moves=moves, **binds):
        matter = known.get(matter_id)
        if matter is None:
            continue
        once = LineDay(matter.line, moves=count)
        if n == 1:
            once = replace(once, entered=count)
        if target == ACCEPTED and {DRAFT, SUPPLEMENT} & set(matter.flow.move(move).source):
            once = replace(once, accepted=count)
        if move in owed:
            once = replace(once, owed=count)
        if move in notified:
            once = replace(once, notified=count)
        yield _ended(once, matter, target, count)


def _ended(once: LineDay, matter: Matter, state: str, count: int) -> LineDay:
    ending = ending_of(matter, state) if matter.flow.state(state).end else ""
    if ending == "done":
        return replace(once, done=count)
    return replace(once, refused=count) if ending == "refused" else once
