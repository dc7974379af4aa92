"""A scheme's file read (读计划文件): every fault with its line and column, and what is allowed there."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from difflib import get_close_matches
from typing import Any

from app.core.errors import Fault, Invalid
from app.lines.mutual_aid.scheme.checking import Lists, problems
from app.lines.mutual_aid.scheme.kinds import Kind, Unfit
from app.lines.mutual_aid.scheme.model import Scheme
from app.lines.mutual_aid.scheme.places import Path, Places
from app.lines.mutual_aid.scheme.shape import Content, Key, Rows, Shape
from app.lines.mutual_aid.scheme.shapes import SCHEME

_AT = re.compile(r"\(at line (\d+), column (\d+)\)")
_TWICE = ("Cannot overwrite a value", "Cannot declare", "Cannot mutate", "Duplicate inline table key")
_LONGEST = 1_000_000


def parsed(text: str, lists: Lists) -> Scheme:
    """The scheme that a file holds (解析计划).

    Raises Invalid with all faults at once: what TOML can't read, keys that don't exist or are missing, values
    of a wrong kind, and every contradiction. `lists` are the office's code lists that conditions may name.
    """
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n")
    held = _tomled(plain)
    places = Places(plain)
    reader = _Reader(places)
    scheme = reader.table(SCHEME, held, ())
    if reader.faults:
        raise Invalid(faults=sorted(reader.faults, key=_order))
    assert isinstance(scheme, Scheme)
    if found := [_fault(places, one.path, one.sentence) for one in problems(scheme, lists)]:
        raise Invalid(faults=sorted(found, key=_order))
    return scheme


def _tomled(text: str) -> dict[str, Any]:
    if len(text) > _LONGEST:
        raise Invalid("文件太大，不是计划文件，请换一份。")
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        found = _AT.search(str(error))
        at = (int(found[1]), int(found[2])) if found else (text.count("\n") + 1, 1)
        twice = str(error).startswith(_TWICE)
        raise Invalid(faults=(_placed(at, _WRITTEN_TWICE if twice else _UNREADABLE),)) from None
    except (ValueError, RecursionError):
        raise Invalid("里面有太长的数字，或者括号套得太深，读不出来，请改正。") from None


_WRITTEN_TWICE = "同一项或同一节写了两次，请去掉一个。"
_UNREADABLE = "从这里读不下去。请核对等号、引号、逗号和括号，都用半角；文字要加引号。"


def _placed(at: tuple[int, int], sentence: str) -> Fault:
    return Fault(f"{at[0]}:{at[1]}", f"第 {at[0]} 行第 {at[1]} 列：{sentence}")


def _fault(places: Places, path: Path, sentence: str) -> Fault:
    return _placed(places.of(path), sentence)


def _order(fault: Fault) -> tuple[int, int]:
    line, _, column = fault.field.partition(":")
    return int(line), int(column)


@dataclass(slots=True)
class _Reader:
    """Goes down the tables and collects what is wrong (逐节读)."""

    places: Places
    faults: list[Fault] = field(default_factory=list)

    def table(self, shape: Shape, held: object, path: Path) -> object | None:
        """What one table makes; None if anything in it is wrong."""
        if not isinstance(held, Mapping):
            self._add(path, f"“{shape.about}”要写成一节，或写在花括号里。")
            return None
        before = len(self.faults)
        self._unknown(shape, held, path)
        given: dict[str, object] = {}
        for key in shape.keys:
            if key.name in held:
                given[key.target] = self._content(key.content, held[key.name], (*path, key.name), key.about)
            elif shape.required(key.target):
                self._add(path, f"{shape.about}还缺 {key.name}（{key.about}）。")
        return shape.makes(**given) if len(self.faults) == before else None

    def _content(self, content: Content, value: object, path: Path, about: str) -> object:
        if isinstance(content, Kind):
            return self._plain(content, value, path, about)
        if isinstance(content, Shape):
            return self.table(content, value, path)
        return self._rows(content, value, path)

    def _plain(self, kind: Kind[Any], value: object, path: Path, about: str) -> object:
        try:
            return kind.read(value)
        except Unfit as unfit:
            at = path if unfit.at is None else (*path, unfit.at)
            self._add(at, f"{path[-1]}（{about}）：{unfit.sentence}")
            return None

    def _rows(self, rows: Rows, value: object, path: Path) -> object:
        if not isinstance(value, list):
            way = (
                f"[{{ … }}, {{ … }}]，每个花括号一条{rows.shape.about}" if rows.inline else f"[[{path[-1]}]]"
            )
            self._add(path, f"{path[-1]} 要写成 {way}。")
            return ()
        return tuple(self.table(rows.shape, each, (*path, n)) for n, each in enumerate(value))

    def _unknown(self, shape: Shape, held: Mapping[str, object], path: Path) -> None:
        known = [key.name for key in shape.keys]
        for name in held:
            if name not in known:
                near = get_close_matches(name, known, n=1)
                meant = f"，是不是 {near[0]}" if near else ""
                said = f"{shape.about}里没有“{name}”这一项{meant}。可以写的有：{_told(shape.keys)}。"
                self._add((*path, name), said, key=True)

    def _add(self, path: Path, sentence: str, *, key: bool = False) -> None:
        self.faults.append(_placed(self.places.of(path, key=key), sentence))


def _told(keys: tuple[Key, ...]) -> str:
    return "、".join(key.name for key in keys)
