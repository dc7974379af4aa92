"""Printers (管理 · 打印机): how each paper is printed on this PC; show, change, forget."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.core.errors import Fault, Invalid
from app.services.desk import Desk
from app.ui import printer
from app.ui.notify import Notifier
from app.ui.printer import Remembered, Setup
from app.ui.screens.acts import Act
from app.ui.screens.manage.facts import Facts
from app.ui.screens.parts.list_part import ListPart
from app.ui.screens.plain_form import PlainForm
from app.ui.screens.preview.controls import SIZES
from app.ui.screens.preview.pane import REMEMBERED
from app.ui.style import Gap
from app.ui.table import Column

CHANGE, FORGET = "change_printer", "forget_printer"
_MOST_COPIES, _MOST_OFFSET, _SHORTEST_NAME = 99, 500, 2


@dataclass(frozen=True, slots=True)
class Row:
    """A paper on a printer (文书与打印机)."""

    paper: str
    title: str
    sizes: tuple[str, ...]
    setup: Setup


COLUMNS: tuple[Column[Row], ...] = (
    Column("paper", "文书", lambda one: one.title, bold=True),
    Column("printer", "打印机", lambda one: one.setup.printer),
    Column("size", "纸", lambda one: SIZES.get(one.setup.size, "—"), width=88),
    Column("copies", "份数", lambda one: str(one.setup.copies), width=58, number=True),
    Column("offset", "偏移（毫米）", lambda one: _offsets(one.setup), width=130),
    Column("direct", "直接打印", lambda one: "是" if one.setup.direct else "否", width=84),
)


class PrintersPart(ListPart[Row]):
    """管理 · 打印机."""

    def __init__(self, desk: Desk, notifier: Notifier) -> None:
        super().__init__("printers", desk, notifier, COLUMNS, "打印机")
        self._remembered = Remembered(Path(desk.folder) / REMEMBERED)
        self._build()

    def _build(self) -> None:
        self._facts, self.setup = Facts(), PlainForm(Gap.LABEL_CASE)
        self.setup.add_choice("printer", "打印机", ())
        self.setup.add_choice("size", "纸", ())
        self.setup.add_line("copies", "份数", figures=True)
        self.setup.add_line("right", "向右", "毫米，可以是负数，例如 -1.5", figures=True)
        self.setup.add_line("down", "向下", "毫米，可以是负数，例如 0.8", figures=True)
        self.setup.add_tick("direct", "不看预览，直接打印")
        head = ("printer", "打印机", "这台电脑上每种文书打在哪里")
        self.lay_out(head, self.list, self._facts, (self.setup,), (5, 4))

    # data

    def read(self) -> Sequence[Row]:
        """Every paper with each of its printers."""
        titles: dict[str, list[str]] = {}
        sizes: dict[str, tuple[str, ...]] = {}
        for matter in self.desk.catalog.matters:
            for one in matter.prints:
                titles.setdefault(one.code, []).append(one.title)
                sizes[one.code] = tuple(dict.fromkeys((*sizes.get(one.code, ()), *one.sizes)))
        return tuple(
            Row(code, _title(titles.get(code, [])), sizes.get(code, ()), setup)
            for code, setup in self._remembered.all()
        )

    def key(self, one: Row) -> object:
        """The paper and the printer."""
        return one.paper, one.setup.printer

    def show_state(self) -> None:
        """The chosen paper."""
        one = self.list.current()
        self.moves.setVisible(one is not None)
        if one is None:
            self.show_words("还没有打印过", "打印过的文书会记在这里：用哪台打印机、几份、偏移多少。")
            self._facts.show_facts([("现有打印机", "、".join(printer.printers()) or "没有接打印机")])
            self.moves.show_moves(())
            return
        there = one.setup.printer in printer.printers()
        self.show_words(one.title, "" if there else "这台打印机现在没有接上。")
        self._facts.show_facts(
            [
                ("打印机", one.setup.printer),
                ("纸", SIZES.get(one.setup.size, "照文书平常的")),
                ("份数", str(one.setup.copies)),
                ("偏移", f"{_offsets(one.setup)} 毫米（右、下为正）"),
                ("直接打印", "是，不看预览" if one.setup.direct else "否，先看预览"),
            ]
        )
        self.moves.show_moves((Act(CHANGE, "改设置", "F10", primary=True), Act(FORGET, "忘记", "F8")))

    # slots

    def act(self, code: str) -> None:
        """Change or forget how the chosen paper is printed."""
        one = self.list.current()
        if one is None:
            return
        if code == FORGET:
            self.do("忘记", lambda: self._remembered.forget(one.paper, one.setup.printer))
        elif code == CHANGE:
            names = dict.fromkeys((one.setup.printer, *printer.printers()))
            self.setup.set_choices("printer", [(name, name) for name in names])
            sizes = [(size, SIZES.get(size, size)) for size in one.sizes]
            self.setup.set_choices("size", sizes or [("", "照文书平常的")])
            values = {
                "printer": one.setup.printer,
                "size": one.setup.size,
                "copies": str(one.setup.copies),
                "right": f"{one.setup.right / 10:.1f}",
                "down": f"{one.setup.down / 10:.1f}",
                "direct": "direct" if one.setup.direct else "",
            }
            told = (f"{one.title}・改设置", "偏移先打一张，量好差多少再填。")
            self.ask(self.setup, told, "改设置", lambda typed: self._change(one, typed), values)

    def _change(self, one: Row, typed: Mapping[str, str]) -> None:
        faults: list[Fault] = []
        copies = typed["copies"].strip()
        if not copies.isdecimal() or not 1 <= int(copies) <= _MOST_COPIES:
            faults.append(Fault("copies", f"份数应在 1 到 {_MOST_COPIES} 之间。"))
        offsets = {code: _tenths(typed[code]) for code in ("right", "down")}
        told = f"偏移应在 -{_MOST_OFFSET // 10}.0 到 {_MOST_OFFSET // 10}.0 毫米之间。"
        faults += [Fault(code, told) for code, found in offsets.items() if found is None]
        if faults:
            raise Invalid(faults=faults)
        setup = replace(
            one.setup,
            printer=typed["printer"],
            copies=int(copies),
            right=offsets["right"] or 0,
            down=offsets["down"] or 0,
            direct=bool(typed["direct"]),
            size=typed["size"],
        )
        self._remembered.keep(one.paper, setup)


def _title(titles: Sequence[str]) -> str:
    """What papers of one code are called together (文书名称): their common end, else the first of so many."""
    named = list(dict.fromkeys(titles))
    if len(named) < 2:
        return named[0] if named else "其他文书"
    tails = [named[0][at:] for at in range(len(named[0]) + 1)]
    ends = next(tail for tail in tails if all(one.endswith(tail) for one in named))
    return ends if len(ends) >= _SHORTEST_NAME else f"{named[0]}等 {len(named)} 种"


def _offsets(setup: Setup) -> str:
    return f"{setup.right / 10:.1f}，{setup.down / 10:.1f}"


def _tenths(text: str) -> int | None:
    """An offset in tenths of a millimetre (偏移), None when it is none or too large."""
    try:
        found = round(float(text.strip() or "0") * 10)
    except (ValueError, OverflowError):
        return None
    return found if abs(found) <= _MOST_OFFSET else None
