"""Where things stand in a scheme's file (位置): line and column of every key and value of a TOML text.

The parser of the standard library tells them only for what it cannot read. This goes once over a text that it
could read, so it need not be strict.
"""

import re
import tomllib
from typing import TypeAlias

Path: TypeAlias = tuple[str | int, ...]
"""Keys and numbers that lead to a value (路径): ("benefit", 0, "caps", 1, "per")."""

_BLANK = re.compile(r"(?:\s|#[^\n]*)+")
_STRING = re.compile(
    r'"""(?:\\[\s\S]|[^\\])*?"{3,5}|' r"'''[\s\S]*?'{3,5}|" r'"(?:\\.|[^"\\\n])*"|' r"'[^'\n]*'"
)
_SCALAR = re.compile(r"[^,\]}\n#]+")
_NAME = re.compile(r"[A-Za-z0-9_-]+")


class Places:
    """Line and column of keys and values (行列), both from 1."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._keys: dict[Path, int] = {(): 0}
        self._values: dict[Path, int] = {}
        self._rows: dict[Path, int] = {}
        self._read()

    def of(self, path: Path, *, key: bool = False) -> tuple[int, int]:
        """Where the value stands, or its key, or the nearest thing above that stands in the text."""
        while path:
            found = None if key else self._values.get(path)
            found = self._keys.get(path) if found is None else found
            if found is not None:
                return line_and_column(self._text, found)
            path = path[:-1]
        return 1, 1

    def _read(self) -> None:
        above: Path = ()
        while self._skip():
            if self._taken("[["):
                above = self._row(self._name())
                self._taken("]]")
            elif self._taken("["):
                start = self._at
                above = self._resolved(self._name())
                self._keys.setdefault(above, start)
                self._taken("]")
            else:
                self._pair(above)

    def _row(self, names: Path) -> Path:
        """One more row of an array of tables."""
        rows = (*self._resolved(names[:-1]), names[-1])
        n = self._rows.get(rows, 0)
        self._rows[rows] = n + 1
        self._keys.setdefault(rows, self._at)
        self._keys[(*rows, n)] = self._at
        return (*rows, n)

    def _resolved(self, names: Path) -> Path:
        """The names of a header, with the number of the row that they lead through."""
        path: Path = ()
        for name in names:
            path = (*path, name)
            if path in self._rows:
                path = (*path, self._rows[path] - 1)
        return path

    def _pair(self, above: Path) -> None:
        start = self._at
        names = self._name()
        if not names:
            self._at += 1
            return
        for n in range(1, len(names) + 1):
            self._keys.setdefault((*above, *names[:n]), start)
        self._skip()
        self._taken("=")
        self._skip()
        self._value((*above, *names))

    def _value(self, path: Path) -> None:
        self._values[path] = self._at
        if self._taken("["):
            n = 0
            while self._skip() and not self._taken("]"):
                self._value((*path, n))
                n += 1
                self._skip()
                self._taken(",")
        elif self._taken("{"):
            while self._skip() and not self._taken("}"):
                self._pair(path)
                self._skip()
                self._taken(",")
        elif found := _STRING.match(self._text, self._at) or _SCALAR.match(self._text, self._at):
            self._at = found.end()
        else:
            self._at += 1

    def _name(self) -> Path:
        """A dotted name of a key or a header."""
        names: list[str] = []
        while self._skip():
            if found := _NAME.match(self._text, self._at):
                names.append(found[0])
            elif found := _STRING.match(self._text, self._at):
                names.append(tomllib.loads(f"x = {found[0]}")["x"])
            else:
                break
            self._at = found.end()
            self._skip()
            if not self._taken("."):
                break
        return tuple(names)

    def _skip(self) -> bool:
        """Past blanks and comments; whether anything is left."""
        if found := _BLANK.match(self._text, self._at):
            self._at = found.end()
        return self._at < len(self._text)

    def _taken(self, mark: str) -> bool:
        if not self._text.startswith(mark, self._at):
            return False
        self._at += len(mark)
        return True


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Line and column of a place in a text, both from 1 (行列)."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
