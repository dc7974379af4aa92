"""The materials clerk (材料核对): what the list asks for, what is there, and which outcome follows."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from app.engine.values import Values

Paper = Literal["original", "copy", "either"]
Need = Literal["required", "deferrable", "conditional"]
Needed = Literal["required", "deferrable", "open", "welcome", "no"]
Condition = Callable[[Values], bool | None]

PAPER_WORDS: Mapping[str, str] = {"original": "原件", "copy": "复印", "either": "原件或复印"}


@dataclass(frozen=True, slots=True)
class MaterialRule:
    """One line of a matter's list (材料清单): a dated row that the office edits.

    `condition` names a question of the matter (has_agent …) whose yes makes a conditional paper
    required; `if_so` says it in words; `fixed` papers are never waived.
    """

    code: str
    name: str
    form: Paper
    copies: int
    need: Need
    condition: str = ""
    if_so: str = ""
    fixed: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Received:
    """What was handed in of one line (收到的材料): copies, and in words what is wrong with it."""

    code: str
    received: bool
    copies: int = 0
    remark: str = ""

    @property
    def good(self) -> bool:
        """There and nothing wrong with it."""
        return self.received and not self.remark


@dataclass(frozen=True, slots=True)
class Item:
    """One line as it stands for this case (材料项): rule, what is there, whether it is needed now."""

    rule: MaterialRule
    received: Received
    needed: Needed

    @property
    def lacking(self) -> bool:
        """Needed or possibly needed, and not there in good order."""
        return self.needed != "no" and not self.received.good


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the list says today (核对结果)."""

    items: tuple[Item, ...]

    @property
    def required(self) -> tuple[Item, ...]:
        """Required papers that are missing or faulty (缺必要材料)."""
        return tuple(item for item in self.items if item.needed == "required" and item.lacking)

    @property
    def deferrable(self) -> tuple[Item, ...]:
        """Papers that may follow, missing or faulty (缺可容缺材料)."""
        return tuple(item for item in self.items if item.needed == "deferrable" and item.lacking)

    @property
    def open(self) -> tuple[Item, ...]:
        """Conditional papers whose question has no answer yet (条件未定)."""
        return tuple(item for item in self.items if item.needed == "open" and item.lacking)

    @property
    def outcome(self) -> Literal["accept", "owed", "supplement"]:
        """Which of the counter's outcomes the list allows (窗口结果), matters.md §1.2 rules 3–5."""
        if self.required or self.open:
            return "supplement"
        return "owed" if self.deferrable else "accept"


def judge(
    rules: Iterable[MaterialRule],
    received: Iterable[Received],
    conditions: Mapping[str, Condition],
    values: Values,
    *,
    waits: bool = True,
) -> Verdict:
    """The list of a matter held against what was handed in (材料核对).

    A matter that does not wait for papers (信访, 调解) asks for none: what is missing is welcome.
    """
    got = {one.code: one for one in received}
    items = []
    for rule in rules:
        there = got.get(rule.code, Received(rule.code, received=False))
        needed = _needed(rule, conditions, values)
        items.append(Item(rule, there, needed if waits or needed == "no" else "welcome"))
    return Verdict(tuple(items))


def _needed(rule: MaterialRule, conditions: Mapping[str, Condition], values: Values) -> Needed:
    if not rule.condition:
        return "required" if rule.need != "deferrable" else "deferrable"
    answer = conditions[rule.condition](values)
    if answer is None:
        return "open"
    if not answer:
        return "no"
    return "deferrable" if rule.need == "deferrable" else "required"
