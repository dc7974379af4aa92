"""A contradiction (一处矛盾), and what conditions are held against."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from app.lines.mutual_aid.scheme import words
from app.lines.mutual_aid.scheme.model import Scheme, When
from app.lines.mutual_aid.scheme.places import Path

Lists: TypeAlias = Mapping[str, Mapping[str, str]]
"""The office's code lists (代码表): by the fact that asks for it, code and name."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One contradiction (矛盾): the keys that lead to it in the file, and what to do."""

    path: Path
    sentence: str


def twice(values: Iterable[str]) -> Iterator[int]:
    """The places of values that occurred before (重复)."""
    seen: set[str] = set()
    for n, each in enumerate(values):
        if each in seen:
            yield n
        seen.add(each)


def unknown_names(names: Sequence[str], known: Iterable[str], path: Path, what: str) -> Iterator[Problem]:
    """Names that nothing in the file has (没有的代码)."""
    held = tuple(known)
    for n, name in enumerate(names):
        if name not in held:
            allowed = f"可以写的有：{'、'.join(held)}" if held else f"文件里还没有{what}"
            yield Problem((*path, n), f"没有代码为“{name}”的{what}。{allowed}。")


def condition(when: When, scheme: Scheme, lists: Lists, path: Path) -> Iterator[Problem]:
    """Values of a condition that the fact can't have (条件取值)."""
    for fact, values in when.facts.items():
        if fact == words.GROUP:
            continue
        allowed = answers(fact, scheme, lists)
        for n, value in enumerate(values):
            if value not in allowed:
                said = "、".join(f"{code}（{name}）" for code, name in allowed.items())
                told = f"可以写的有：{said}" if said else "文件里还没有病种表"
                yield Problem((*path, fact, n), f"{words.FACTS[fact]}没有“{value}”这一种。{told}。")


def answers(fact: str, scheme: Scheme, lists: Lists) -> Mapping[str, str]:
    """What a fact may be, code and name (可取的值)."""
    if fact == words.DISEASE:
        named = {one.code: one.name for one in scheme.diseases}
        return named | {item: item for one in scheme.diseases for item in one.items}
    return words.FIXED[fact][1] if fact in words.FIXED else lists.get(fact, {})
