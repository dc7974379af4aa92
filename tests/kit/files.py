"""Data files for tests (测试数据文件): an empty one is made once, then its folder is copied."""

from __future__ import annotations

import functools
import shutil
import tempfile
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from db.columns import new_key
from db.database import Database, open_file
from db.upgrade import create_file

KEY = bytes(range(32))
START = datetime(2026, 11, 23, 1, 12, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Someone:
    """An actor for tests (测试操作人)."""

    name: str = "陈晓岚"
    id: UUID = field(default_factory=new_key)


@functools.cache
def empty_folder() -> Path:
    """A folder with an empty data file (空数据文件), made once per process and closed."""
    folder = Path(tempfile.mkdtemp(prefix="center-empty-"))
    create_file(folder, KEY, START).close()
    return folder


def copied(folder: Path) -> Path:
    """A fresh copy of the empty folder in `folder` (复制)."""
    return Path(shutil.copytree(empty_folder(), folder / "data"))


def opened(folder: Path) -> Database:
    """An open database on a fresh copy (打开副本)."""
    return open_file(copied(folder), KEY)
