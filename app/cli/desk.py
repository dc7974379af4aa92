"""The desk of a command (命令行工作台): the rooms, the password, the file that it opens."""

import argparse
import getpass
import sys
from pathlib import Path

from app.core.clock import SystemClock
from app.core.errors import Busy, Invalid
from app.room import catalog_of
from app.rooms import ROOMS
from app.services import accounts, backups
from app.services.catalog import Catalog
from app.services.desk import Desk


def catalog() -> Catalog:
    """All rooms as the services need them (业务目录)."""
    return catalog_of(ROOMS)


def desk_of(wanted: argparse.Namespace) -> Desk:
    """The desk of whoever the password opens, or of the one named (工作台).

    A restore that was interrupted is completed first.
    """
    backups.finish(wanted.data)
    password = password_of(wanted.password_file)
    return accounts.sign_in_any(wanted.data, SystemClock(), catalog(), password, wanted.user)


def password_of(file: Path | None) -> str:
    """The password (口令): the first line of the file, which may be a pipe, read once, or from a prompt."""
    if file is not None:
        try:
            text = file.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError):
            raise Busy(f"口令文件 {file} 读不出来，请核对。") from None
    elif sys.stdin.isatty():
        text = getpass.getpass("口令 [password]: ")
    else:
        text = sys.stdin.readline()
    password = text.splitlines()[0] if text else ""
    if not password:
        raise Invalid("没有给口令，请输入口令或用 --password-file 指定口令文件。")
    return password
