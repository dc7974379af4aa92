"""The text of a template as it was typed (模板原文): what stands under a key, and where a fault lies."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from app.core.errors import Fault, Invalid

T = TypeVar("T")
SPEC = "spec"
"""The field at which the faults of a text stand (模板文字)."""

ANSWER = "回盘"
"""The part of the text that tells how the bank answers (回盘一段)."""

_AT = re.compile(r"at line (\d+), column (\d+)")
_ANSWER_HEAD = re.compile(rf"(?m)^[ \t]*\[[ \t]*\"?{ANSWER}\"?[ \t]*\]")


def parsed(text: str) -> Mapping[str, Any]:
    """What the text holds (解析). Raises Invalid with the line and the place that cannot be read."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _AT.search(str(error))
        at = (int(found[1]), int(found[2])) if found else (text.count("\n") + 1, 1)
        raise fault_at(at, "这里写得不对，请核对引号、逗号和括号，都用半角。") from None


def fault_at(at: tuple[int, int], sentence: str) -> Invalid:
    """A fault with its line and place, both from 1 (出错位置)."""
    return Invalid(faults=(Fault(SPEC, f"第 {at[0]} 行第 {at[1]} 个字：{sentence}"),))


@dataclass(frozen=True, slots=True)
class SpecText:
    """One part of a text with what it holds (模板一段): the top, or what stands below ["回盘"]."""

    text: str
    held: Mapping[str, Any]
    below: bool = False

    def fault(self, sentence: str, key: str = "", n: int = 0) -> Invalid:
        """The fault of a key, or of the n-th column under it."""
        return fault_at(self._place(key, n), sentence)

    def only(self, known: str) -> None:
        """Raises Invalid for a key that nobody knows; `known` are words with blanks between."""
        for key in self.held:
            if key not in known.split():
                raise self.fault(f"没有“{key}”这一项。可以写的有：{'、'.join(known.split())}。", key)

    def choice(self, key: str, among: Mapping[str, T], usual: str) -> T:
        """One of several words."""
        typed = self.held.get(key, usual)
        if not isinstance(typed, str) or typed not in among:
            raise self.fault(f"“{key}”只能写 {'、'.join(among)}。", key)
        return among[typed]

    def words(self, key: str, usual: str = "") -> str:
        """A text."""
        typed = self.held.get(key, usual)
        if not isinstance(typed, str):
            raise self.fault(f"“{key}”要写成引号里的文字。", key)
        return typed

    def whole(self, key: str, largest: int) -> int:
        """A whole number, 0 where none is given."""
        typed = self.held.get(key, 0)
        if not isinstance(typed, int) or isinstance(typed, bool) or not 0 <= typed <= largest:
            raise self.fault(f"“{key}”要写 0 到 {largest} 的整数。", key)
        return typed

    def flag(self, key: str, *, usual: bool = False) -> bool:
        """Yes or no."""
        typed = self.held.get(key, usual)
        if not isinstance(typed, bool):
            raise self.fault(f"“{key}”只能写 true（有）或 false（没有）。", key)
        return typed

    def several(self, key: str) -> frozenset[str]:
        """Any number of texts."""
        typed = self.held.get(key, [])
        if not isinstance(typed, list) or not all(isinstance(one, str) for one in typed):
            raise self.fault(f"“{key}”要写成 [“…”, “…”]，引号用半角。", key)
        return frozenset(typed)

    def tables(self, key: str) -> tuple[Mapping[str, Any], ...]:
        """The columns under a key."""
        typed = self.held.get(key, [])
        if not isinstance(typed, list) or not all(isinstance(one, dict) for one in typed):
            raise self.fault(f"“{key}”要写成一栏一个花括号的列表。", key)
        return tuple(typed)

    def _place(self, key: str, n: int) -> tuple[int, int]:
        """Line and place of the key, or of the n-th brace after it, in its own part of the text."""
        head = _ANSWER_HEAD.search(self.text)
        split = head.start() if head else len(self.text)
        first, end = (split, len(self.text)) if self.below else (0, split)
        typed = re.compile(rf"(?m)^[ \t]*\[?[ \t]*[\"']?{re.escape(key)}[\"']?[ \t]*[=\]]")
        found = typed.search(self.text, first, end)
        at = found.start() if key and found else first
        for _ in range(n):
            at = max(self.text.find("{", at + 1), at)
        before = self.text[:at]
        return before.count("\n") + 1, at - before.rfind("\n")
