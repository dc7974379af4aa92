"""Syncs of an acceptance (落盘次数): a second process accepts, strace counts what it asks of the disk."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from app.__main__ import ROOT
from tests.bench.table import Count

_CALLS = "fsync,fdatasync,access,faccessat,faccessat2"
BEGIN, END = "/accept-begins", "/accept-ends"
"""Marks: files that are asked for and never there (标记)."""

_SYNC = re.compile(r"f(?:data)?sync\(\d+<([^>]*)>")


@dataclass(slots=True)
class _Seen:
    """What was seen so far (已见)."""

    log: int = 0
    file: int = 0
    other: int = 0


def counted(folder: Path, runs: int) -> list[Count]:
    """Syncs of one acceptance outside checkpoints (每件落盘次数).

    A checkpoint syncs the log before, the file, and the head of the log when it begins anew.
    """
    if sys.platform != "linux" or shutil.which("strace") is None:
        return []
    log = folder.parent / "calls"
    command = ["strace", "-f", "-y", "-e", f"trace={_CALLS}", "-o", str(log)]
    child = [sys.executable, "-X", "utf8", "-m", "tests.bench.clerk", str(folder), str(runs)]
    subprocess.run([*command, *child], cwd=ROOT, check=True)
    seen = _read(log.read_text(encoding="utf-8", errors="replace").splitlines())
    return [
        Count("accept, syncs outside checkpoints", (seen.log - 2 * seen.file + seen.other) / runs, 1),
        Count("accept, checkpoints", seen.file / runs, 1),
    ]


def _read(lines: Iterable[str]) -> _Seen:
    """Counts between the marks."""
    seen, within = _Seen(), False
    for line in lines:
        if BEGIN in line or END in line:
            within = BEGIN in line
        elif within and (found := _SYNC.search(line)):
            if found[1].endswith("-wal"):
                seen.log += 1
            elif found[1].endswith(".db"):
                seen.file += 1
            else:
                seen.other += 1
    return seen
