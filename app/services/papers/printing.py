"""Showing and printing a paper (文书打印): as it was laid out, marked 补打 on all but the first print."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from app.core.clock import show_moment
from app.core.errors import NotFound
from app.printing.laid import Laid, Layer
from app.printing.pdf import BOTH, DamagedCopy, Mark, Reprint, Reversed, Voided, draw
from app.services import working
from app.services.desk import Desk
from app.services.numbers import MONEY_PAPERS
from app.services.papers.found import Happened, enter, found, happened, printed_times
from app.services.papers.stored import unpack
from db.queries import papers as ground
from db.queries.papers import PaperRow
from db.reader import Reader

How = Literal["printed", "exported"]
WORDS = {"printed": "打印", "exported": "导出"}
"""How a paper left the program (输出方式)."""

_DATA: frozenset[Layer] = frozenset(("data",))
_COMMANDS = {"printed": "print_paper", "exported": "export_paper"}


@dataclass(frozen=True, slots=True)
class PaperView:
    """A paper of a case (文书): `prints` counts how often it left the program; `size` is its usual one.

    `fate` says what became of it: voided, reversed, red for one that reverses another; "" as a rule.
    """

    id: UUID
    code: str
    title: str
    number: str
    prints: int
    size: str
    issued_text: str
    fate: str = ""

    @property
    def overprints(self) -> bool:
        """Whether there are sheets on which its form is printed already (套打): money papers have such."""
        return self.number.partition("-")[0] in MONEY_PAPERS.values()


@dataclass(frozen=True, slots=True)
class Printed:
    """One print of a paper (一次打印): its PDF and which time it was, 1 for the first."""

    pdf: bytes
    n: int


def of_case(asks: Reader, case_id: UUID) -> tuple[PaperView, ...]:
    """The papers of a case in the order they were issued (案件文书)."""
    return tuple(
        PaperView(
            paper_id, code, title, number or "", prints or 0, size, show_moment(issued_at),
            fate_of(void=bool(void), reversed_=bool(reversed_), red=reverses is not None),
        )
        for paper_id, code, title, number, size, issued_at, reverses, prints, void, reversed_ in asks.all(
            ground.OF_CASE, id=case_id
        )
    )  # fmt: skip


def view(desk: Desk, paper_id: UUID) -> PaperView:
    """One paper as lists name it (一份文书). Raises NotFound, Forbidden."""
    with desk.read() as asks:
        return view_of(found(desk, asks, paper_id), happened(asks, paper_id))


def view_of(row: PaperRow, done: Sequence[Happened]) -> PaperView:
    """A paper as lists name it, by what happened to it (一份文书)."""
    kinds = {one.what for one in done}
    prints = printed_times(tuple(done))
    fate = fate_of(void="voided" in kinds, reversed_="reversed" in kinds, red=row.reverses is not None)
    issued = show_moment(row.issued_at)
    return PaperView(row.id, row.code, row.title, row.number, prints, row.size, issued, fate)


FATES = {"voided": "已作废", "reversed": "已冲红", "red": "红字"}
"""What became of a paper, in words (文书去向)."""


def fate_of(*, void: bool, reversed_: bool, red: bool) -> str:
    """What became of a paper (文书去向)."""
    return "voided" if void else "reversed" if reversed_ else "red" if red else ""


def sizes(desk: Desk, paper_id: UUID) -> tuple[str, ...]:
    """The sizes that a paper can be printed in (可选纸张), the usual one first."""
    with desk.read() as asks:
        found(desk, asks, paper_id)
        return tuple(unpack(asks.one(ground.LAYOUT, id=paper_id).layout))


def pdf(
    desk: Desk,
    paper_id: UUID,
    size: str | None = None,
    offset_mm: tuple[float, float] = (0.0, 0.0),
    *,
    data_only: bool = False,
) -> bytes:
    """The paper as it would be printed now (预览): from the second time on it is marked 补打.

    `data_only` leaves the form away, for sheets that have it printed already (套打).

    A void one is always marked 作废, one reversed in red 冲销. From the copy of a damaged file it is
    always marked 损坏文件副本, and this is how it is printed there.

    Raises NotFound for an unknown paper or a size that it does not have.
    """
    with desk.read() as asks:
        row = found(desk, asks, paper_id)
        marks = _marks(desk, asks, row, show_moment(desk.clock.now()))
        return _drawn(asks, row, size, marks[1], offset_mm, data_only=data_only)


def print_out(
    desk: Desk,
    paper_id: UUID,
    how: How,
    size: str | None = None,
    offset_mm: tuple[float, float] = (0.0, 0.0),
    *,
    data_only: bool = False,
) -> Printed:
    """Print or export a paper (打印、导出): journalled and counted, marked from the second time on.

    Raises Forbidden for whoever only looks things up, NotFound.
    """
    working.hands_out(desk)
    with desk.write(_COMMANDS[how]) as w:
        row = found(desk, w, paper_id)
        n, marks = _marks(desk, w, row, show_moment(w.at))
        drawn = _drawn(w, row, size, marks, offset_mm, data_only=data_only)
        enter(desk, w, row, how, n, size or row.size)
    return Printed(drawn, n)


def printed(desk: Desk, paper_id: UUID, how: How = "printed", size: str | None = None) -> int:
    """Enter that a paper was printed or exported (登记打印); gives which time it was."""
    return print_out(desk, paper_id, how, size).n


def _drawn(
    asks: Reader,
    row: PaperRow,
    size: str | None,
    marks: tuple[Mark, ...],
    offset_mm: tuple[float, float],
    *,
    data_only: bool,
) -> bytes:
    laid = unpack(asks.one(ground.LAYOUT, id=row.id).layout)
    if (size or row.size) not in laid:
        raise NotFound("这份文书没有这种纸张的版式，请换一种纸张。")
    return draw(Laid.load(laid[size or row.size]), marks, _DATA if data_only else BOTH, offset_mm)


def _marks(desk: Desk, asks: Reader, row: PaperRow, moment_text: str) -> tuple[int, tuple[Mark, ...]]:
    """Which print it would be, and what it has more than the first (加印标记)."""
    if desk.database.reading:
        return 1, (DamagedCopy(moment_text, desk.actor.name),)
    done = happened(asks, row.id)
    n = 1 + sum(one.n > 0 for one in done)
    again = 1 + printed_times(done)
    marks: list[Mark] = [Reprint(again, moment_text, desk.actor.name)] if again > 1 else []
    for one in done:
        if one.what == "voided":
            marks.insert(0, Voided(one.detail, show_moment(one.at), one.who))
        elif one.what == "reversed":
            marks.insert(0, Reversed(one.detail.partition(" ")[0], show_moment(one.at), one.who))
    return n, tuple(marks)
