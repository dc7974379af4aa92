"""Values of a case (字段值): an immutable mapping whose keys are the fields themselves."""

from collections.abc import Iterator, Mapping
from typing import TypeVar, cast

from app.engine.fields import Field

T = TypeVar("T")


class Values:
    """What a case says, by field (字段值): `values[INCOME]` is a Money to the type checker.

    A field without a value is absent; `values.get(field)` gives None for it.
    """

    __slots__ = ("_held",)

    def __init__(self, held: Mapping[str, object] | None = None) -> None:
        """From values by field code; None counts as absent."""
        self._held = {key: value for key, value in (held or {}).items() if value is not None}

    def __getitem__(self, field: Field[T]) -> T:
        """The value; KeyError with the field's code when it is absent."""
        return cast("T", self._held[field.code])

    def get(self, field: Field[T]) -> T | None:
        """The value, or None when it is absent."""
        return cast("T | None", self._held.get(field.code))

    def put(self, field: Field[T], value: T | None) -> "Values":
        """A copy with one value set, or taken away by None."""
        return Values({**self._held, field.code: value})

    def merged(self, other: "Values") -> "Values":
        """A copy in which the other's values stand over these."""
        return Values({**self._held, **other._held})

    def __contains__(self, field: object) -> bool:
        """Whether the field has a value."""
        return getattr(field, "code", None) in self._held

    def __iter__(self) -> Iterator[str]:
        """The codes of the fields that have a value."""
        return iter(self._held)

    def __len__(self) -> int:
        """How many fields have a value."""
        return len(self._held)

    def __eq__(self, other: object) -> bool:
        """Equal when the same fields hold the same."""
        return isinstance(other, Values) and self._held == other._held

    def __hash__(self) -> int:
        """By what is held."""
        return hash(tuple(sorted(self._held)))

    def __repr__(self) -> str:
        """Codes only: values may be personal."""
        return f"Values({', '.join(sorted(self._held))})"
