"""The form of a matter (登记表): sections of fields in their order, and rules over several fields."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from app.core.errors import Fault
from app.engine.fields import AnyField
from app.engine.values import Values

Visible = Callable[[Values], bool]
Rule = Callable[[Values], Iterable[Fault]]


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a form (表单分组). `stages` names the states where it is filled; none means at intake.

    `visible` hides the section while it makes no sense; hidden fields are never needed. One that is not
    `printed` is for the office alone and stays off the printed form.
    """

    code: str
    title: str
    fields: tuple[AnyField, ...]
    stages: tuple[str, ...] = ()
    visible: Visible | None = None
    printed: bool = True


@dataclass(frozen=True, eq=False)
class Form:
    """All sections of a matter (登记表) with the rules that look at several fields at once.

    A form is declared once and is itself: what is worked out from it is kept by it.
    """

    sections: tuple[Section, ...]
    rules: tuple[Rule, ...] = ()

    @cached_property
    def fields(self) -> tuple[AnyField, ...]:
        """Every field in the order of the form."""
        return tuple(field for section in self.sections for field in section.fields)

    @property
    def intake(self) -> tuple[Section, ...]:
        """The sections of the registration (登记时填写)."""
        return tuple(one for one in self.sections if not one.stages or "draft" in one.stages)

    def open_in(self, state: str) -> frozenset[str]:
        """Codes of the fields that may be filled in this state (本环节可填); draft means the registration."""
        return frozenset(
            field.code
            for section in self.sections
            if state in (section.stages or ("draft", "supplement"))
            for field in section.fields
            if not field.computed
        )

    def hidden(self, values: Values) -> frozenset[str]:
        """Codes of the fields whose section makes no sense for these values (暂不适用)."""
        return frozenset(
            field.code
            for section in self.sections
            if section.visible is not None and not section.visible(values)
            for field in section.fields
        )
