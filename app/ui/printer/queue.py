"""The printers of this PC (打印机): which there are, whether one works, its trays, its device for a print."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from app.core.errors import Busy
from app.ui.printer.setup import Setup

Device = QPrinter
"""A printer as it is set up for one print (打印设备)."""

NO_PRINTER = "没有可用的打印机。请接好打印机再打，或先存为 PDF。"
FINEST = 600
"""Dots an inch at most: a finer page takes four times as long and looks the same."""
_STOPPED = frozenset({QPrinter.PrinterState.Aborted, QPrinter.PrinterState.Error})
_SOURCE = QPrinter.PaperSource
_TRAYS: Mapping[QPrinter.PaperSource, str] = {
    _SOURCE.Upper: "上层纸盒",
    _SOURCE.Middle: "中层纸盒",
    _SOURCE.Lower: "下层纸盒",
    _SOURCE.Cassette: "纸盒",
    _SOURCE.LargeCapacity: "大容量纸盒",
    _SOURCE.Manual: "手动送纸",
    _SOURCE.Envelope: "信封",
    _SOURCE.EnvelopeManual: "手动送信封",
    _SOURCE.Tractor: "链式纸",
    _SOURCE.FormSource: "按纸张选",
}
"""The sources of paper that a driver may name (纸盒); its own beyond these are in the system's dialogue."""


def printers() -> tuple[str, ...]:
    """The names of this PC's printers, the default one first."""
    names = [name for name in QPrinterInfo.availablePrinterNames() if name]
    default = QPrinterInfo.defaultPrinterName()
    return tuple(sorted(names, key=lambda name: name != default))


def gone(name: str) -> str:
    """The sentence about a printer that is no longer there."""
    return f"打印机“{name}”不在了。请另选一台，或看看它有没有接好。"


def stands_still(name: str) -> bool:
    """Whether a printer is paused, offline, out of paper or jammed (停着), as far as its driver says."""
    info = QPrinterInfo.printerInfo(name)
    return not info.isNull() and info.state() in _STOPPED


def chosen(setup: Setup) -> Setup:
    """The set-up with a printer that is there and works, the default one where none is named.

    Raises Busy when there is none at all, when the named one is gone, and when it is paused or offline.
    """
    there = printers()
    if not there:
        raise Busy(NO_PRINTER)
    name = setup.printer or there[0]
    if name not in there:
        raise Busy(gone(name))
    if stands_still(name):
        raise Busy(f"打印机“{name}”停着，可能暂停、脱机、缺纸或卡纸。请看看它，好了再打。")
    return replace(setup, printer=name)


def device(setup: Setup) -> Device:
    """The printer of a set-up; Busy when it does not answer or has no such tray."""
    info = QPrinterInfo.printerInfo(setup.printer)
    made = QPrinter(info, QPrinter.PrinterMode.HighResolution)
    if info.isNull() or not made.isValid():
        raise Busy(f"打印机“{setup.printer}”没有应答。请看看它是否开着，再打一次。")
    made.setCopyCount(setup.copies)
    if made.resolution() > FINEST:
        made.setResolution(max((one for one in info.supportedResolutions() if one <= FINEST), default=FINEST))
    _take(made, setup.tray)
    return made


def trays(printer: str) -> tuple[str, ...]:
    """The trays of a printer (纸盒) by their words; none where the system does not tell."""
    info = QPrinterInfo.printerInfo(printer)
    return () if info.isNull() else tuple(_sources(QPrinter(info)))


def _sources(made: Device) -> dict[str, QPrinter.PaperSource]:
    """The sources that the driver names; Qt asks for them on Windows alone."""
    tell = getattr(made, "supportedPaperSources", None)
    there = tell() if tell is not None else ()
    return {_TRAYS[one]: one for one in there if one in _TRAYS}


def _take(made: Device, tray: str) -> None:
    if not tray:
        return
    found = _sources(made).get(tray)
    if found is None:
        raise Busy(f"打印机“{made.printerName()}”没有“{tray}”。请另选纸盒再打。")
    made.setPaperSource(found)
