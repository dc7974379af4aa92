"""The day sheet before it is printed (日结单预览): its page, the printer, saving as a file."""

from datetime import date
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from app.services import today
from app.services.desk import Desk
from app.ui import printer
from app.ui.printer import Remembered, Setup
from app.ui.screens.arrange import column, row
from app.ui.screens.choice import ChoiceBox
from app.ui.screens.preview.controls import NO_PRINTER
from app.ui.screens.preview.pane import REMEMBERED
from app.ui.screens.preview.sheet_view import SheetView
from app.ui.style import Gap, Height, Type, px
from app.ui.widgets.keycap import KeyLine
from app.ui.widgets.labels import label

TITLE = "日结单"


class SheetPane(QFrame):
    """A sheet as it would be printed now (日结单预览): the draft of a day, or one that is closed."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "sheet")
        self.setObjectName("day_sheet")
        self._desk = desk
        self._remembered = Remembered(desk.folder / REMEMBERED)
        self._day: date | None = None
        self._closed: UUID | None = None
        self._build()

    def _build(self) -> None:
        self.sheets = SheetView()
        self._printer = ChoiceBox()
        self._printer.setObjectName("day_printer")
        self._printer.setAccessibleName("打印机")
        self._printer.setFixedHeight(px(Height.FIELD))
        keys = KeyLine((("PgUp", ""), ("PgDn", "翻页"), ("Ctrl+＋/－", "放大")))
        head = row(label(f"{TITLE}预览", Type.CARD), 1, keys, label("打印机", tone="second"), self._printer)
        head.setContentsMargins(Gap.INSIDE, Gap.CARD, Gap.INSIDE, Gap.CARD)
        whole = column(head, self.sheets, gap=0)
        whole.setStretch(1, 1)
        whole.setContentsMargins(1, 1, 1, 1)
        self.setLayout(whole)

    def show_sheet(self, day: date | None = None) -> None:
        """Draw the draft of a day as the figures stand now, today as a rule; raises as the services do."""
        self._day, self._closed = day, None
        self._show(today.pdf(self._desk, day))

    def show_closed(self, close_id: UUID) -> None:
        """Draw the sheet of a closed day or month as it was laid out; raises as the services do."""
        self._closed = close_id
        self._show(today.closed_pdf(self._desk, close_id))

    def _show(self, pdf: bytes) -> None:
        self.sheets.show_pdf(pdf)
        there = printer.printers()
        self._printer.clear()
        self._printer.addItems(list(there) or [NO_PRINTER])
        self._printer.setEnabled(bool(there))
        kept = self._remembered.last(today.SHEET_KIND)
        if kept is not None:
            self._printer.setCurrentIndex(max(0, self._printer.findText(kept.printer)))

    def start(self) -> None:
        """The focus goes to the page, so that PgDn turns it."""
        self.sheets.setFocus(Qt.FocusReason.OtherFocusReason)

    def print_now(self) -> Setup:
        """Print on the chosen printer as last time, and remember it; raises Busy where there is none."""
        name = self._printer.currentText() if self._printer.isEnabled() else ""
        setup = printer.chosen(self._remembered.of(today.SHEET_KIND, name))
        offset = setup.right / 10, setup.down / 10
        if self._closed is not None:
            made = today.print_closed(self._desk, self._closed, offset)
        else:
            made = today.print_out(self._desk, offset, self._day)
        used = printer.send(made, setup, TITLE)
        self._remembered.keep(today.SHEET_KIND, used)
        return used

    def save_to(self, target: Path) -> None:
        """Save the sheet as a PDF file; raises Busy where it can't be written."""
        if self._closed is not None:
            made = today.export_closed(self._desk, self._closed)
        else:
            made = today.export(self._desk, self._day)
        printer.save_pdf(made, target)
