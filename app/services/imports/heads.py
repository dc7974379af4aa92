"""The head of a table (表头): which row it is, what each column is called, which column of ours that is."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from app.core.text import half_width
from app.services.imports.book import Sheet
from app.services.imports.cells import shown
from app.services.imports.kind import EVERY, OWNER, Column, Group, ImportKind, place

_SEARCHED = 20
"""Rows in which the head is looked for (查找行数)."""

_DEPTH = 3
"""Rows that a head may take (表头行数), where cells are merged."""

_NOISE = re.compile(r"[\s*:·_./、,-]|\([^()]*\)$|\[[^\[\]]*\]$")
_FIGURES = str.maketrans("一二三四五六七八九", "123456789")
_PREFIXES = ("职工", "户主", "本人", "困难职工", "申请人")


@dataclass(frozen=True, slots=True)
class Head:
    """A column of the sheet (表头栏): its letter, its words, what stands in it first."""

    letter: str
    text: str
    sample: str = ""


@dataclass(frozen=True, slots=True)
class Names:
    """What the columns of a part may be called (栏名): key by normal word."""

    keys: Mapping[str, str] = field(default_factory=dict)

    def of(self, text: str) -> str:
        """The key of a head's words, "" where nobody knows them."""
        found = normal(text)
        if not found:
            return ""
        return self.keys.get(found, "") or self.keys.get(found.translate(_FIGURES), "")


@dataclass(frozen=True, slots=True)
class Found:
    """A head that was found (找到的表头): the rows it takes, its words and keys by column."""

    row: int
    depth: int
    texts: tuple[str, ...]
    keys: tuple[str, ...]

    @property
    def hits(self) -> int:
        """How many of its columns are known (认出栏数)."""
        return sum(map(bool, self.keys))


def normal(text: str) -> str:
    """A head without blanks, stars and what stands in brackets behind it (规整栏名)."""
    found, before = half_width(text), ""
    while found != before:
        found, before = _NOISE.sub("", found), found
    return found


def names_of(kind: ImportKind, part: str = "") -> Names:
    """The names of the columns of the main sheet, or of a group's own sheet (栏名表)."""
    if part:
        return Names(_part_names(kind, kind.group(part)))
    known: dict[str, str] = {}
    for column in kind.columns:
        _add(known, _words(column), column.key)
    beside: dict[str, set[str]] = {}
    for group in kind.groups:
        for n in range(1, group.most + 1):
            for column in group.columns:
                key = place(group.key, n, column.key)
                _add(known, (f"{one}{n}{word}" for one in group.names for word in _words(column)), key)
                for word in filter(None, _words(column)):
                    beside.setdefault(normal(f"{word}{n}"), set()).add(key)
        for column in group.columns:
            key = place(group.key, EVERY, column.key)
            _add(known, (f"{one}{word}" for one in group.names for word in _words(column)), key)
    return Names({**{word: min(keys) for word, keys in beside.items() if len(keys) == 1}, **known})


def find(sheet: Sheet, names: Names) -> Found:
    """The head of a sheet (查找表头): the rows of which most is known, the fewest and the first of these."""
    spread = _spread(sheet, _SEARCHED + _DEPTH)
    found = [
        _at(spread, row, depth, names)
        for depth in range(1, _DEPTH + 1)
        for row in range(min(_SEARCHED, len(spread) - depth + 1))
    ]
    return max(found, key=lambda one: one.hits, default=Found(0, 1, (), ()))


def at(sheet: Sheet, names: Names, row: int) -> Found:
    """The head that begins in a given row (指定表头行), as deep as most is known."""
    spread = _spread(sheet, row + _DEPTH)
    depths = range(1, max(2, min(_DEPTH, len(spread) - row) + 1))
    return max((_at(spread, row, depth, names) for depth in depths), key=lambda one: (one.hits, -one.depth))


def letter(column: int) -> str:
    """A, B … Z, AA (栏号)."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def _part_names(kind: ImportKind, group: Group) -> dict[str, str]:
    known: dict[str, str] = {}
    own = next(one for one in kind.columns if one.key == kind.key)
    _add(known, (f"{prefix}{word}" for prefix in _PREFIXES for word in _words(own)), OWNER)
    for column in group.columns:
        words = _words(column)
        _add(known, words, column.key)
        _add(known, (f"{one}{word}" for one in group.names for word in words), column.key)
    return known


def _words(column: Column) -> tuple[str, ...]:
    return (column.label, *column.names)


def _add(known: dict[str, str], words: Iterable[str], key: str) -> None:
    for word in words:
        known.setdefault(normal(word), key)


def _spread(sheet: Sheet, rows: int) -> list[list[str]]:
    """The first rows as texts, what is merged standing in each of its cells."""
    texts = [[shown(cell) for cell in row] for row in sheet.rows[:rows]]
    for (top, left), (bottom, right) in sheet.merged:
        if top >= len(texts) or left >= len(texts[top]):
            continue
        for row in range(top, min(bottom + 1, len(texts))):
            for column in range(left, min(right + 1, len(texts[row]))):
                texts[row][column] = texts[top][left]
    return texts


def _at(spread: Sequence[Sequence[str]], row: int, depth: int, names: Names) -> Found:
    rows = spread[row : row + depth]
    texts = tuple(_joined(column) for column in zip(*rows, strict=True)) if rows else ()
    taken: set[str] = set()
    keys = []
    for text in texts:
        key = names.of(text) or names.of(text.rpartition(" ")[2])
        keys.append("" if key in taken else key)
        taken.add(key)
    return Found(row, depth, tuple(text.replace(" ", "") for text in texts), tuple(keys))


def _joined(column: Iterable[str]) -> str:
    """The words of a column from above to below, each once."""
    return " ".join(dict.fromkeys(text.replace(" ", "") for text in column if text))
