"""The system's own print dialogue (系统打印对话框), for what only the driver knows."""

from dataclasses import replace

from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog
from PySide6.QtWidgets import QWidget

from app.core.errors import Busy
from app.ui.printer import queue
from app.ui.printer.queue import NO_PRINTER, Device
from app.ui.printer.setup import Setup

_OPTIONS = QAbstractPrintDialog.PrintDialogOption


def ask(setup: Setup, name: str, parent: QWidget) -> tuple[Setup, Device] | None:
    """The system's own print dialogue (打印机设置) with the driver's trays and sides; None when cancelled.

    It offers no range of pages and no file: a paper is printed whole, and each print is counted.
    Raises Busy when there is no printer.
    """
    there = queue.printers()
    if not there:
        raise Busy(NO_PRINTER)
    made = queue.device(setup if setup.printer in there else replace(setup, printer=there[0]))
    made.setDocName(name)
    dialogue = QPrintDialog(made, parent)
    dialogue.setOptions(_OPTIONS.PrintShowPageSize | _OPTIONS.PrintCollateCopies)
    dialogue.setWindowTitle("打印机设置")
    accepted = dialogue.exec() == QPrintDialog.DialogCode.Accepted
    dialogue.deleteLater()
    if not accepted:
        return None
    return replace(setup, printer=made.printerName(), copies=max(1, made.copyCount())), made
