"""The errors that the program knows (已知错误): each carries one Chinese sentence for the clerk."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with what was typed (填写问题): the field's code ("" for none) and what to do."""

    field: str
    sentence: str


class CenterError(Exception):
    """Base of all known errors (已知错误); `str()` of it is the sentence the clerk reads."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence

    def __str__(self) -> str:
        return self.sentence


class Invalid(CenterError):
    """Typed text does not pass (填写不符): one sentence, or all faults of a form at once."""

    def __init__(self, sentence: str = "", *, field: str = "", faults: Iterable[Fault] = ()) -> None:
        found = tuple(faults)
        if not found:
            if not sentence:
                raise ValueError("Invalid needs a sentence or at least one fault")
            found = (Fault(field, sentence),)
        super().__init__(sentence or found[0].sentence)
        self.faults = found

    def at(self, field: str) -> Invalid:
        """The same faults, those without a field now standing at `field` (归到字段)."""
        placed = tuple(Fault(one.field or field, one.sentence) for one in self.faults)
        return Invalid(self.sentence, faults=placed)


class Refused(CenterError):
    """A rule says no (不予办理): the reason as a sentence, and the article it rests on if any."""

    def __init__(self, reason: str, article: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.article = article


class Forbidden(CenterError):
    """Not this person's step (无权办理): the sentence says who may do it."""


class NotFound(CenterError):
    """What was asked for is gone or never was (未找到)."""


class Busy(CenterError):
    """Something outside is in the way (暂不可用): file locked, disk full, no printer."""


class Damaged(CenterError):
    """The file fails its check or is newer than the program (文件损坏或版本过新)."""


class Stale(CenterError):
    """Another person saved first (已被他人修改): who, and when (an aware moment)."""

    def __init__(self, who: str, when: datetime, sentence: str = "") -> None:
        super().__init__(sentence or f"{who}刚刚保存过这份资料，请重新载入后再改。")
        self.who = who
        self.when = when
