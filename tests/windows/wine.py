"""A Windows to test on (Wine): its own prefix and home, Chinese, code page 936."""

import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PureWindowsPath
from queue import Empty, Queue
from threading import Thread
from typing import IO

from tests.windows.debian import LOCALE, WINE, WINESERVER, Wanting

USER = "王 小芳"
"""The name of the Windows user: Chinese, with a blank, as in many an office."""
QUIET = "-all"
OVERRIDES = "mscoree,mshtml=;winedbg.exe=d"
"""No Mono, no Gecko, and a crash ends at once instead of waiting in a debugger."""

ENDED = 124
"""The exit code of a program that had to be ended."""


class Wine:
    """A prefix of Wine (一套 Wine): runs Windows programs, their output through a pipe."""

    def __init__(self, folder: Path) -> None:
        self.prefix, self.home = folder / "prefix", folder / "home"
        self.drive = self.prefix / "drive_c"

    def make(self) -> None:
        """Make the prefix once, as Windows 10. Raises Wanting."""
        if (self.prefix / "made").exists():
            return
        self.home.mkdir(parents=True, exist_ok=True)
        for command in (["wineboot", "--init"], ["winecfg", "/v", "win10"]):
            code, told = self.run(command, timeout=180)
            if code:
                raise Wanting(f"Wine 没有启动：{told.strip()[-300:]}。[wine failed]")
        self.stop()
        (self.prefix / "made").touch()

    def environment(self, more: Mapping[str, str] | None = None) -> dict[str, str]:
        """The surroundings of a Windows program."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("QT_", "PYTHON"))}
        return {
            **kept,
            "HOME": str(self.home),
            "USER": USER,
            "WINEPREFIX": str(self.prefix),
            "WINEARCH": "win64",
            "WINEDEBUG": QUIET,
            "WINEDLLOVERRIDES": OVERRIDES,
            "LANG": LOCALE,
            "LC_ALL": LOCALE,
            **(more or {}),
        }

    def lines(
        self, command: Sequence[str], cwd: Path, more: Mapping[str, str], patience: float
    ) -> Iterator[tuple[str, int | None]]:
        """The output of a Windows program as it comes; at the end its exit code, beside an empty line.

        One that is silent for `patience` seconds is ended, with everything of the prefix: code ENDED.
        """
        process = self.start(command, cwd, more)
        assert process.stdout is not None
        told: Queue[str] = Queue()
        reader = Thread(target=_pass_on, args=(process.stdout, told), daemon=True)
        reader.start()
        try:
            while line := told.get(timeout=patience):
                yield line.rstrip("\r\n"), None
        except Empty:
            process.kill()
            self.stop()
            yield f"silent for {patience:.0f} s, ended", None
            yield "", ENDED
        else:
            yield "", process.wait()

    def start(
        self, command: Sequence[str], cwd: Path | None = None, more: Mapping[str, str] | None = None
    ) -> "subprocess.Popen[str]":
        """Start a Windows program. Its output is a pipe: with a file for it Python does not start."""
        return subprocess.Popen(
            [str(WINE), *command],
            cwd=cwd,
            env=self.environment(more),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
        )

    def run(self, command: Sequence[str], cwd: Path | None = None, timeout: float = 600) -> tuple[int, str]:
        """Run a Windows program to its end: exit code and output."""
        process = self.start(command, cwd)
        try:
            told, _ = process.communicate(timeout=timeout)
        except subprocess.TimeoutExpired:
            process.kill()
            self.stop()
            return ENDED, f"no end after {timeout:.0f} s"
        return process.returncode, told

    def stop(self) -> None:
        """End every program of the prefix and write its registry."""
        for word in ("-k", "-w"):
            subprocess.run(
                [str(WINESERVER), word], env=self.environment(), check=False, timeout=60, capture_output=True
            )

    def inside(self, path: str) -> Path:
        r"""Where a Windows path of drive C lies: `C:\py311`."""
        parts = PureWindowsPath(path).parts
        return self.drive.joinpath(*parts[1:])

    @staticmethod
    def outside(path: Path) -> str:
        """How Windows names a path of this machine: drive Z is its root."""
        return "Z:" + str(path.resolve()).replace("/", "\\")


def _pass_on(source: IO[str], told: "Queue[str]") -> None:
    """Every line as it comes; an empty text is the end."""
    for line in source:
        told.put(line)
    told.put("")
