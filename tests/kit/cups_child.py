"""One print in a process of its own (单次打印进程): told by JSON how it went and what memory it took."""

import json
import re
import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.core.errors import Busy
from app.ui import printer
from app.ui.printer import Setup


def peak() -> float:
    """The most memory of this process in MB; what started it does not count, unlike in getrusage."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text(encoding="ascii"))
    assert found is not None
    return int(found[1]) / 1024


def send(pdf: bytes, setup: Setup, meanwhile: list[str]) -> None:
    """Print as the counter does; a command may be run while the first page is drawn."""
    job = printer.Job(printer.device(setup), "paper", turned=setup.turned, scale=setup.scale)
    job.begin(pdf)
    for _ in job.bands(pdf):
        if meanwhile:
            subprocess.run(meanwhile, check=True, capture_output=True)
            meanwhile = []


def main(source: str, wanted: str, *meanwhile: str) -> None:
    """Print a PDF as the set-up says; the answer is the last line."""
    QApplication([])
    setup, refused = Setup(**json.loads(wanted)), ""
    there = printer.printers()
    try:
        dots = printer.device(printer.chosen(setup)).resolution()
        send(Path(source).read_bytes(), setup, list(meanwhile))
    except Busy as wrong:
        refused, dots = wrong.sentence, 0
    answer = {"there": there, "dots": dots, "refused": refused, "megabytes": peak()}
    sys.stdout.write(json.dumps(answer) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
