"""The run of a self-test (执行自检): one check after the other, the result written after each of them."""

import argparse
import os
import shutil
import sys
import tempfile
import traceback
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import NoReturn

from PySide6.QtWidgets import QApplication

from app.core import system
from app.core.clock import SystemClock, show_moment
from app.core.errors import CenterError
from app.core.findings import Finding, Findings
from app.core.release import PROGRAM, VERSION
from app.self_test.checks import CHECKS, Check
from app.self_test.trial import Trial, kind_of
from app.ui.screen import screen_facts

DONE, FAILED, NOT_RUN = 0, 1, 2
"""Exit codes (退出码): all held, something did not, no result could be written."""


class Misused(Exception):
    """The self-test could not be run as it was asked for (自检没有运行): one line."""


class _Parser(argparse.ArgumentParser):
    """Says in one line what is wrong (参数解析)."""

    def error(self, message: str) -> NoReturn:
        raise Misused(f"自检没有写对，应写 --self-test FILE [--data DIR] [--on-screen]。[{message}]")


def main(argv: Sequence[str]) -> int:
    """Run every check and write the result to the file that was named; the exit code."""
    try:
        wanted = _parser().parse_args(list(argv))
        return run(wanted.file, wanted.data, on_screen=wanted.on_screen)
    except Misused as wrong:
        print(str(wrong), file=sys.stderr)
        return NOT_RUN


def run(file: Path, data: Path | None, *, on_screen: bool) -> int:
    """Try the program on a new folder in `data`, the system's temporary one without it (自检).

    Raises Misused where the result or the folder cannot be written.
    """
    if not on_screen:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    window = QApplication.instance() or QApplication([PROGRAM])
    home = _home(data)
    try:
        found = _checked(Trial(home), file, _nothing_yet(home))
    finally:
        window.processEvents()
        shutil.rmtree(home, ignore_errors=True)
    return DONE if found.ok else FAILED


def _parser() -> _Parser:
    parser = _Parser(add_help=False, allow_abbrev=False)
    parser.add_argument("--self-test", dest="file", type=Path, required=True)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--on-screen", action="store_true")
    return parser


def _home(data: Path | None) -> Path:
    """A folder of its own; what lies beside it is not touched."""
    try:
        if data is not None:
            data.mkdir(parents=True, exist_ok=True)
        return Path(tempfile.mkdtemp(prefix="self-test-", dir=data)).resolve()
    except OSError as wrong:
        raise Misused(
            f"自检用的文件夹建不了：{wrong.strerror}。[cannot make a folder for the test]"
        ) from None


def _nothing_yet(home: Path) -> Findings:
    computer = {**system.facts(), **screen_facts(), "data_folder": kind_of(home)}
    return Findings(PROGRAM, VERSION, show_moment(SystemClock().now()), computer, total=len(CHECKS))


def _checked(trial: Trial, file: Path, found: Findings) -> Findings:
    """Make every check, the last one too when others failed."""
    for name, check in CHECKS:
        _put(file, replace(found, running=name))
        found = replace(found, checks=(*found.checks, _made(trial, name, check)))
    trial.close()
    _put(file, found)
    return found


def _put(file: Path, found: Findings) -> None:
    try:
        file.write_text(found.text(), encoding="utf-8")
    except OSError as wrong:
        raise Misused(f"自检结果写不进 {file.name}：{wrong.strerror}。[cannot write the result]") from None


def _made(trial: Trial, name: str, check: Check) -> Finding:
    start = perf_counter()
    try:
        ok, seen = True, check(trial)
    except CenterError as wrong:
        ok, seen = False, trial.without_paths(wrong.sentence)
    except Exception as wrong:
        ok, seen = False, _place(wrong)
    return Finding(name, ok, round((perf_counter() - start) * 1000), seen)


def _place(wrong: Exception) -> str:
    """What a bug or the system said, without its text: that could name a path or a person."""
    last = traceback.extract_tb(wrong.__traceback__)[-1]
    said = f"{type(wrong).__name__}（{Path(last.filename).name}:{last.lineno}）"
    return f"{said} {wrong.strerror or ''}".rstrip() if isinstance(wrong, OSError) else said
