"""A form of the engine in a part (声明的表单): its fields as in a case, starred, scrolled, with faults."""

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtWidgets import QWidget

from app.engine.fields import Typing
from app.engine.form import Form, Section
from app.ui.form import FormView
from app.ui.screens.plain_form import PlainForm
from app.ui.style import Gap


class EngineForm(PlainForm):
    """The form that fields declare (声明的表单), handled like a plain one."""

    scrolls = True

    def __init__(
        self,
        form: Form,
        typing: Typing,
        needs: Collection[str] = (),
        *,
        sections: Sequence[Section] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Gap.LABEL_CASE, parent)
        self.view = FormView(form, typing, sections=sections, label_width=Gap.LABEL_CASE)
        self.view.mark_needed(needs)
        self._grid.addWidget(self.view, 0, 0, 1, 2)
        self.view.changed.connect(self.edited)
        self.view.ended.connect(self.ended)

    def typed(self) -> dict[str, str]:
        """What is typed, by field."""
        return self.view.typed()

    def show_values(self, values: Mapping[str, str]) -> None:
        """Show the texts of all fields; those that are not named are empty."""
        self.view.show_values({**dict.fromkeys(self.view.typed(), ""), **values})
        self.view.show_faults({})

    def show_faults(self, faults: Mapping[str, str]) -> None:
        """Show every fault at its field; the caret goes to the first."""
        self.view.show_faults(faults)

    def start(self) -> None:
        """The caret goes to the first field."""
        self.view.focus_first()
