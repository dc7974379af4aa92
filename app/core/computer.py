"""This PC (本机): a mark that tells it from every other, and its name for people."""

from __future__ import annotations

import hashlib
import os
import sys
from dataclasses import dataclass
from pathlib import Path

if sys.platform == "win32":
    import winreg

_IDS = (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id"))


@dataclass(frozen=True, slots=True)
class Computer:
    """A PC (电脑): `mark` is compared, `host` is what people call it."""

    mark: str
    host: str


def this_computer() -> Computer:
    """The PC that the program runs on (本机).

    PCs that were set up from one disk image share their id, so that the mark holds the name too; a PC
    without an id is told by its name alone. A PC that was renamed is therefore another one.
    """
    if sys.platform == "win32":
        number = _registered(r"SOFTWARE\Microsoft\Cryptography", "MachineGuid")
        host = _registered(r"SYSTEM\CurrentControlSet\Control\ComputerName\ComputerName", "ComputerName")
    else:
        number, host = _first_text(_IDS), os.uname().nodename
    mark = hashlib.sha256(f"{number}\n{host.casefold()}".encode()).hexdigest()
    return Computer(mark, host or "没有名字的电脑")


if sys.platform == "win32":

    def _registered(place: str, name: str) -> str:
        """A text of the machine's registry, "" if there is none."""
        try:
            access = winreg.KEY_READ | winreg.KEY_WOW64_64KEY
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, place, access=access) as key:
                return str(winreg.QueryValueEx(key, name)[0])
        except OSError:
            return ""


def _first_text(places: tuple[Path, ...]) -> str:
    """What the first of these files that can be read says, "" if none does."""
    for place in places:
        try:
            return place.read_text(encoding="ascii").strip()
        except (OSError, UnicodeDecodeError):
            continue
    return ""
