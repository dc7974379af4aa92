"""The sheet that ends the day (日结): what the day brought, counted from the file when it is asked for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, datetime, time, timedelta

from app.core.clock import CHINA
from app.core.money import Money
from app.engine.counter import ACCEPTED, SUPPLEMENT
from app.engine.flow import DRAFT
from app.engine.matter import Matter
from app.engine.measure import ending_of, measure
from app.services.desk import Desk
from app.services.parameters import reference
from app.services.today.due import lines_inside
from db import journal
from db.queries import today as ground
from db.reader import Reader

_CHANNELS = "channel"
_GROUP = 4


@dataclass(frozen=True, slots=True)
class LineDay:
    """What the day brought to one line (一条线的当日计数); `paid` is a sum, all else are counts."""

    name: str
    entered: int = 0
    accepted: int = 0
    owed: int = 0
    notified: int = 0
    refused: int = 0
    moves: int = 0
    done: int = 0
    payments: int = 0
    paid: Money = Money.ZERO

    def __add__(self, other: "LineDay") -> "LineDay":
        """Two lines together (相加), under the name of the first."""
        names = [one.name for one in fields(self) if one.name != "name"]
        sums = {name: getattr(self, name) + getattr(other, name) for name in names}
        return LineDay(self.name, **sums)


@dataclass(frozen=True, slots=True)
class MoneyPapers:
    """The money papers of one kind (当日票据): how many, the first and the last number."""

    kind: str
    count: int
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class DaySheet:
    """A day in figures (日结单).

    `visits` by channel; `printed`, `reprinted`, `exported` count prints of papers; the chain's head is
    its number, its moment and its hash in groups of four; `whole` is False where restricted cases that
    this person may not see are left out.
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
    head_n: int
    head_at: datetime | None
    head_groups: tuple[str, ...]
    entries: int
    whole: bool

    @property
    def came(self) -> int:
        """How many came (接待人次)."""
        return sum(count for _, count in self.visits)

    @property
    def total(self) -> LineDay:
        """All lines together (合计)."""
        return sum(self.lines, LineDay("合计"))


def day_sheet(desk: Desk) -> DaySheet:
    """Today in figures (日结): all lines, without the restricted cases that this person may not see."""
    start = datetime.combine(desk.today, time(), CHINA)
    inside = lines_inside(desk)
    binds: dict[str, object] = {
        "me": desk.actor.id, "inside": inside, "start": start, "end": start + timedelta(days=1),
    }  # fmt: skip
    with desk.read() as asks:
        settings = reference(desk, asks)
        head = journal.head(asks)
        before = asks.value(ground.LAST_BEFORE, start=start) or 0
        words = {item.code: item.name for item in settings.words.items(_CHANNELS)}
        prints = _prints(asks, binds)
        return DaySheet(
            number=f"RJ-{settings.office.station}-{desk.today:%Y%m%d}",
            day=desk.today,
            office=settings.office.name,
            station=settings.office.station,
            made_at=desk.clock.now(),
            maker=desk.actor.name,
            people=tuple(name for (name,) in asks.all(ground.ACTORS, after=before)),
            visits=tuple(
                (words.get(code, code) or "其他", n) for code, n in asks.all(ground.VISITS, **binds)
            ),
            lines=_lines(desk, asks, binds),
            printed=prints.get(("printed", 1), 0),
            reprinted=prints.get(("printed", 2), 0),
            exported=prints.get(("exported", 1), 0) + prints.get(("exported", 2), 0),
            money_papers=tuple(MoneyPapers(*row) for row in asks.all(ground.NUMBERED, **binds)),
            head_n=head.n,
            head_at=head.moment,
            head_groups=_groups(head.hash),
            entries=head.n - before,
            whole=len(inside) == len(desk.catalog.lines),
        )


def _prints(asks: Reader, binds: Mapping[str, object]) -> dict[tuple[str, int], int]:
    return {(what, time_): count for what, time_, count in asks.all(ground.PRINTED, **binds)}


def _lines(desk: Desk, asks: Reader, binds: Mapping[str, object]) -> tuple[LineDay, ...]:
    known = {one.id: one for one in desk.catalog.matters}
    found = {line.code: LineDay(line.short) for line in desk.catalog.lines}
    for counted in _moved(asks, known, binds):
        found[counted.name] = found[counted.name] + counted
    for kind, count, amount in asks.all(ground.PAID, **binds):
        line = known[kind].line if kind in known else ""
        if line:
            found[line] = found[line] + LineDay("", payments=count, paid=Money(amount))
    return tuple(found.values())


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


def _groups(digest: bytes) -> tuple[str, ...]:
    text = digest.hex().upper()
    return tuple(text[at : at + _GROUP] for at in range(0, len(text), _GROUP))
