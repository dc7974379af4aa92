"""The command that tries rules on a table of claims (试算命令): three files, neither data nor password."""

import argparse
from pathlib import Path

from app.cli.speaking import fail
from app.core.errors import Busy, Refused
from app.rooms import ROOMS

_LARGEST = 100_000_000
"""No table of claims is larger (字节)."""


def assess(wanted: argparse.Namespace) -> int:
    """Assess every claim of a table under a scheme (试算); 1 if a line could not be."""
    if wanted.out.resolve() in (wanted.scheme.resolve(), wanted.claims.resolve()):
        raise Refused("结果不能写在原来的文件上，请另起一个文件名。")
    trial = next(room.trial for room in ROOMS if room.trial is not None)
    found = trial(_text(wanted.scheme), _text(wanted.claims))
    _write(wanted.out, found.table)
    counted = f"{found.paid} paid, {found.refused} refused, {found.faulty} not assessed"
    print(f"{found.summary[0]}[{found.rows} claims: {counted}, {found.amount} yuan]")
    for sentence in found.summary[1:]:
        print(sentence)
    if found.faulty:
        return fail(f"有 {found.faulty} 行没有算，原因写在结果的最后一列。", "some lines not assessed", 1)
    return 0


def _text(file: Path) -> str:
    """A file's text in UTF-8 or in the code page of Chinese Windows (文本)."""
    try:
        if file.stat().st_size > _LARGEST:
            raise Refused(f"{file} 太大，不是要试算的文件，请核对。")
        data = file.read_bytes()
    except OSError:
        raise Busy(f"{file} 读不出来。请核对路径；正在用别的程序打开的，先关上再试。") from None
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Refused(f"{file} 不是文本文件。请在表格软件里另存为 CSV 再试。")


def _write(file: Path, text: str) -> None:
    """A table that spreadsheets open as Chinese (写结果)."""
    try:
        file.write_text(text, encoding="utf-8-sig", newline="")
    except OSError:
        raise Busy(f"{file} 写不进去。请核对文件夹；正在用别的程序打开的，先关上再试。") from None
