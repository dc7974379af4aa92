"""Harm done to a data file (损坏): pages of a table, bits, rows behind the program's back."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from db.engine import FILE_NAME, connect

PAGE = 4096


def root_of(folder: Path, key: bytes, table: str) -> int:
    """The first page of a table or index (根页), counted from 1."""
    raw = connect(folder / FILE_NAME, key)
    (root,) = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    raw.close()
    return int(root)


def flip(path: Path, bits: Iterable[int]) -> None:
    """Turn bits of a file, counted from its beginning (翻转比特)."""
    with path.open("r+b") as file:
        for bit in bits:
            file.seek(bit // 8)
            (old,) = file.read(1)
            file.seek(bit // 8)
            file.write(bytes([old ^ (1 << bit % 8)]))


def harm_table(folder: Path, key: bytes, table: str) -> None:
    """Turn one bit in the root page of a table (损坏一张表)."""
    flip(folder / FILE_NAME, [(root_of(folder, key, table) - 1) * PAGE * 8 + 9_000])


def prints(folder: Path) -> dict[str, str]:
    """The sha256 of each file of a folder, by name (文件指纹)."""
    return {
        one.name: hashlib.sha256(one.read_bytes()).hexdigest() for one in folder.iterdir() if one.is_file()
    }


def behind(path: Path, key: bytes, *statements: str) -> None:
    """Change a file as no program of ours would (绕过程序改动)."""
    raw = connect(path, key)
    raw.execute("PRAGMA foreign_keys = OFF")
    raw.execute("PRAGMA ignore_check_constraints = ON")
    raw.execute("PRAGMA recursive_triggers = OFF")
    for sql in statements:
        raw.execute(sql)
    raw.close()
