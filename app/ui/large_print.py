"""Large print (大字): who wants it on this PC, and how large it may be in the window he works in."""

import json
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from app.core.errors import Busy
from app.services import files
from app.ui.style import LARGE_PRINT, SMALLER_LARGE_PRINT, dress, factor

_LEAST = QSize(900, 430)
"""So many logical px must remain under large print, else it is a little smaller (ui.md §2)."""


class LargePrint:
    """Who wants large print (大字), in a small file beside the data; a lost file means to choose again."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "looks.json"

    def wanted(self, account: UUID) -> bool:
        """Whether this person wants large print on this PC."""
        return str(account) in self._read()

    def turn(self, account: UUID) -> bool:
        """Large print for a person, or no more; whether he has it now. Busy when it can't be written."""
        wanted = not self.wanted(account)
        held = [one for one in self._read() if one != str(account)]
        if wanted:
            held.append(str(account))
        try:
            files.keep(self._path, json.dumps({"large_print": held}).encode())
        except Busy as wrong:
            raise Busy(f"字的大小没有记住。{wrong.sentence}") from None
        return wanted

    def _read(self) -> list[str]:
        try:
            found = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return []
        held = found.get("large_print") if isinstance(found, dict) else None
        return [str(one) for one in held] if isinstance(held, list) else []


def largest(room: QSize) -> float:
    """The large print that a window of this room can hold (大字倍数)."""
    width, height = room.width() / LARGE_PRINT, room.height() / LARGE_PRINT
    fits = width >= _LEAST.width() and height >= _LEAST.height()
    return LARGE_PRINT if fits else SMALLER_LARGE_PRINT


def wear(folder: Path, account: UUID, window: QWidget) -> None:
    """Dress the program as this person wants it, before his pages are made (换大字)."""
    room = window.screen().availableSize().expandedTo(window.size())
    _put_on(largest(room) if LargePrint(folder).wanted(account) else 1.0)


def take_off() -> None:
    """Dress the program as it is for everyone, once nobody is signed in (还原字号)."""
    _put_on(1.0)


def _put_on(scale: float) -> None:
    app = QApplication.instance()
    if isinstance(app, QApplication) and scale != factor():
        dress(app, scale)
