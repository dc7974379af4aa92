"""Printers that write files (试用打印机): what they were given, and what they do wrong when told to."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter

from app.ui import printer
from app.ui.printer import Done, Job, Setup, queue


class Trays:
    """Printers that write files, what they were given, and what they do wrong (试用打印机)."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch, names: tuple[str, ...]) -> None:
        self.folder, self.names = folder, list(names)
        self.got: list[bytes] = []
        self.setups: list[Setup] = []
        self.last_page: int | None = None
        patch.setattr(queue, "printers", lambda: tuple(self.names))
        patch.setattr(queue, "device", self.device)
        patch.setattr(printer, "printers", lambda: tuple(self.names))
        bands = Job.bands

        def told(job: Job, pdf: bytes) -> Iterator[Done]:
            self.got.append(pdf)
            return bands(job, pdf)

        patch.setattr(Job, "bands", told)

    def device(self, setup: Setup) -> QPrinter:
        """A printer that writes a PDF, and takes no page after the last that it may print."""
        self.setups.append(setup)
        made = _Paper(self.last_page)
        made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        made.setOutputFileName(str(self.folder / f"{len(self.setups)}.pdf"))
        made.setResolution(100)
        return made


class _Paper(QPrinter):
    def __init__(self, last_page: int | None) -> None:
        super().__init__(QPrinter.PrinterMode.HighResolution)
        self._left = last_page

    def newPage(self) -> bool:
        if self._left is not None:
            self._left -= 1
            if self._left < 1:
                return False
        return super().newPage()

    def printerState(self) -> QPrinter.PrinterState:
        state = QPrinter.PrinterState
        return state.Error if self._left == 0 else state.Idle
