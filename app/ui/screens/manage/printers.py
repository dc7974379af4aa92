"""Printers (管理 · 打印机): how each paper is printed on this PC; show, change, calibrate, forget."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from app.core.clock import show_moment
from app.services.desk import Desk
from app.ui import printer
from app.ui.notify import Notifier, show
from app.ui.printer import Remembered, Setup, calibrate
from app.ui.screens.acts import Act
from app.ui.screens.manage.facts import Facts
from app.ui.screens.manage.printer_rows import (
    ALL,
    COLUMNS,
    ONE,
    ReadingsForm,
    Row,
    SetupForm,
    changed,
    facts,
    rows,
)
from app.ui.screens.parts.list_part import ListPart
from app.ui.screens.preview.loose import LooseSheet
from app.ui.screens.preview.pane import REMEMBERED

CHANGE, FORGET, SHEET, READ = "change_printer", "forget_printer", "calibration_sheet", "enter_readings"
_SHEET = Act(SHEET, "校准页", "F9")
_READ = Act(READ, "填读数", "F7")


class PrintersPart(ListPart[Row]):
    """管理 · 打印机."""

    def __init__(self, desk: Desk, notifier: Notifier) -> None:
        super().__init__("printers", desk, notifier, COLUMNS, "打印机")
        self._remembered = Remembered(Path(desk.folder) / REMEMBERED)
        self._loose = LooseSheet(notifier, self)
        self._build()
        self._wire()

    def _build(self) -> None:
        self._facts, self.setup, self.readings = Facts(), SetupForm(), ReadingsForm()
        head = ("printer", "打印机", "这台电脑上每种文书打在哪里")
        self.lay_out(head, self.list, self._facts, (self.setup, self.readings), (5, 4))

    def _wire(self) -> None:
        self._loose.sent.connect(self._told_sent)
        self._loose.failed.connect(lambda notice: show(notice, self.strip))

    # data

    def read(self) -> Sequence[Row]:
        """Every paper with each of its printers."""
        return rows(self.desk.catalog, self._remembered)

    def key(self, one: Row) -> object:
        """The paper and the printer."""
        return one.paper, one.setup.printer

    def show_state(self) -> None:
        """The chosen paper, or the printer on which none was printed yet."""
        one = self.list.current()
        self.moves.setVisible(one is not None)
        if one is None:
            self.show_words("没有打印机", "接好打印机，打过的文书会记在这里：用哪台、几份、偏移多少。")
            self._facts.show_facts([("现有打印机", "没有接打印机")])
            self.moves.show_moves(())
            return
        there = one.setup.printer in printer.printers()
        self.show_words(one.title, "" if there else "这台打印机现在没有接上。")
        self._facts.show_facts(facts(one))
        own = (Act(CHANGE, "改设置", "F10", primary=True),) if one.paper else ()
        forget = (Act(FORGET, "忘记", "F8"),) if one.paper else ()
        self.moves.show_moves((*own, *((_SHEET, _READ) if there else ()), *forget))

    # slots

    def act(self, code: str) -> None:
        """Change, calibrate or forget how the chosen paper is printed."""
        one = self.list.current()
        if one is None:
            return
        if code == FORGET:
            self.do("忘记", lambda: self._remembered.forget(one.paper, one.setup.printer))
        elif code == CHANGE:
            values = self.setup.show_row(one)
            told = (f"{one.title}・改设置", "偏移和缩放可以打一张校准页，量了再填。")
            self.ask(self.setup, told, "改设置", lambda typed: self._change(one, typed), values)
        elif code == SHEET:
            self._print_sheet(one.setup)
        elif code == READ:
            self._ask_readings(one)

    def _change(self, one: Row, typed: Mapping[str, str]) -> None:
        self._remembered.keep(one.paper, changed(one, typed))

    def _print_sheet(self, setup: Setup) -> None:
        self.strip.hide()
        about = f"{self.desk.actor.station}　{show_moment(self.desk.clock.now())}　{setup.printer}"
        made = self.attempt(lambda: calibrate.sheet(setup, about), "打印")
        if made is not None:
            self._loose.start(made, setup, "校准页")

    def _told_sent(self, setup: Setup) -> None:
        self.strip.show_strip("done", f"校准页已送到“{setup.printer}”。照纸上三步量好，再按“填读数”。")

    def _ask_readings(self, one: Row) -> None:
        scopes = [(ALL, "这台打印机打的全部文书")]
        if one.paper:
            scopes.append((ONE, f"只是{one.title}"))
        self.readings.set_choices("scope", scopes)
        told = (f"{one.setup.printer}・填读数", "照现在的设置打一张校准页，量左上十字和方框。")
        values = dict.fromkeys(calibrate.FIELDS, "") | {"scope": ALL}
        self.ask(self.readings, told, "校准", lambda typed: self._calibrate(one, typed), values)

    def _calibrate(self, one: Row, typed: Mapping[str, str]) -> None:
        right = calibrate.measured(one.setup, calibrate.readings(typed))
        self._remembered.calibrate(right, one.paper if typed["scope"] == ONE else "")
