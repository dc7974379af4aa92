"""What a command says (命令行输出): Chinese for people, English in brackets, one line per error."""

import io
import os
import re
import sys

from app.core.errors import (
    Busy,
    CenterError,
    Damaged,
    Forbidden,
    Invalid,
    NotFound,
    Refused,
    Stale,
)

_ENGLISH: tuple[tuple[type[CenterError], str], ...] = (
    (Invalid, "invalid input"),
    (Refused, "refused"),
    (Forbidden, "not permitted"),
    (NotFound, "not found"),
    (Busy, "busy or not writable"),
    (Stale, "changed by another"),
    (Damaged, "damaged or newer data"),
)


def speak_plainly() -> None:
    """Let no sign stop a command: what a console's code page lacks is printed as its number (终端编码).

    Pipes and files get UTF-8 on every system, unless PYTHONIOENCODING says otherwise.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            told = stream.isatty() or "PYTHONIOENCODING" in os.environ
            stream.reconfigure(encoding=stream.encoding if told else "utf-8", errors="backslashreplace")


def sentences(wrong: CenterError) -> str:
    """What is wrong, all faults of a form together (错误说明)."""
    if isinstance(wrong, Invalid):
        return "".join(dict.fromkeys(fault.sentence for fault in wrong.faults))
    return wrong.sentence


def english(wrong: CenterError) -> str:
    """The kind of the error for those who read no Chinese (英文类别)."""
    return next((words for kind, words in _ENGLISH if isinstance(wrong, kind)), "not done")


def fail(sentence: str, english: str, code: int) -> int:
    """One line on stderr (报错); gives the exit code."""
    line = re.sub(r"\s+", " ", f"{sentence}[{english}]")
    print(line, file=sys.stderr)
    return code
