"""The base of all kinds of field (字段类型): reads a typed text, shows, stores and loads a value."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Generic, Literal, Protocol, TypeVar

from app.core.errors import Invalid

T = TypeVar("T")
Storage = Literal["int", "text", "rows"]
Raw = int | str | None

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


@dataclass(frozen=True, slots=True)
class CodeItem:
    """One entry of a code list (代码项): what is stored, what is shown, the pinyin initials that find it."""

    code: str
    name: str
    initials: str = ""


class Codes(Protocol):
    """Code lists as they are valid today (代码表)."""

    def items(self, list_name: str) -> tuple[CodeItem, ...]:
        """The entries of one list in their order; empty if the list is unknown."""
        ...


@dataclass(frozen=True, slots=True)
class CodeLists:
    """Code lists held in memory (代码表)."""

    lists: Mapping[str, tuple[CodeItem, ...]]

    def items(self, list_name: str) -> tuple[CodeItem, ...]:
        """The entries of one list in their order; empty if the list is unknown."""
        return self.lists.get(list_name, ())


@dataclass(frozen=True, slots=True)
class Typing:
    """What reading a typed text depends on (录入环境): today and the code lists."""

    today: date
    codes: Codes


class Kind(Generic[T]):
    """What a field holds (字段类型). A kind parses, shows, stores and loads; it knows no label."""

    kind: str = ""
    storage: Storage = "text"
    list_name: str = ""

    def parse(self, typed: str, typing: Typing) -> T:
        """The value of a typed, not empty text. Raises Invalid with the sentence for the clerk."""
        raise NotImplementedError

    def show(self, value: T, codes: Codes) -> str:
        """The text on screen and paper (显示)."""
        return str(value)

    def edit(self, value: T) -> str:
        """The text that an input starts with; parse() of it gives the value again."""
        return str(value)

    def mask(self, value: T) -> str:
        """The text of `edit` as other eyes may see it (脱敏): numbers of people without their middle."""
        return self.edit(value)

    def store(self, value: T) -> Raw:
        """What the column holds: int or text."""
        return str(value)

    def load(self, raw: Raw) -> T:
        """The value of a column that is not NULL."""
        raise NotImplementedError


def unmarked(typed: str) -> str:
    """The text without control and direction marks (去控制符)."""
    return _CONTROL.sub("", typed)


def clean(typed: str) -> str:
    """One line without control marks (单行文本): line breaks and tabs become one blank, ends are cut."""
    return re.sub(r"\s+", " ", unmarked(typed)).strip()


def within(found: str, limit: int) -> str:
    """The text if it has at most `limit` characters; Invalid with both figures otherwise (字数)."""
    if len(found) > limit:
        raise Invalid(f"最多 {limit} 个字，现在有 {len(found)} 个字。")
    return found
