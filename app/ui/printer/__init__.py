"""Printer (打印机): a PDF in bands at its resolution, the system's own dialogue, what was used last."""

from app.ui.printer.dialogue import ask
from app.ui.printer.job import NOT_BEGUN, Done, Job, Stopped, fit, save_pdf, save_through, send
from app.ui.printer.memory import Remembered
from app.ui.printer.queue import NO_PRINTER, Device, chosen, device, gone, printers, stands_still, trays
from app.ui.printer.setup import Setup

__all__ = [
    "NOT_BEGUN",
    "NO_PRINTER",
    "Device",
    "Done",
    "Job",
    "Remembered",
    "Setup",
    "Stopped",
    "ask",
    "chosen",
    "device",
    "fit",
    "gone",
    "printers",
    "save_pdf",
    "save_through",
    "send",
    "stands_still",
    "trays",
]
