"""Conditions of a rule (条件): facts that must be one of some values, numbers within a span."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Span:
    """Numbers from – to, both included (范围); None is open."""

    low: int | None
    high: int | None

    def holds(self, n: int) -> bool:
        """Whether the number lies within (在范围内)."""
        return (self.low is None or n >= self.low) and (self.high is None or n <= self.high)


@dataclass(frozen=True, slots=True)
class When:
    """A condition (条件): each fact is one of its values, each number in its span; empty holds."""

    facts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    spans: Mapping[str, Span] = field(default_factory=dict)
