"""Changing a file (改资料): its content from a day on and why, or what is kept of the file itself."""

from uuid import UUID

from PySide6.QtWidgets import QWidget

from app.core.clock import show_moment
from app.engine.check import read
from app.engine.form import Form, Section
from app.lines.relief.commands.files import changing
from app.lines.relief.commands.files.viewing import FileView
from app.lines.relief.fields.register import FROM_ON, OF_CHANGE, WHY
from app.lines.relief.line.content import HEAD_FORM
from app.lines.relief.rules.hardship import derive
from app.services import intake
from app.services.desk import Desk
from app.ui.form import FormView
from app.ui.screens.arrange import column
from app.ui.screens.keeper import Keeper
from app.ui.screens.typing import typing_of
from app.ui.style import Gap, Type
from app.ui.widgets.labels import label

CHANGE = Section("change", "从哪天起，为什么", OF_CHANGE)


class ChangeForm(QWidget):
    """The form (改资料表单), made anew for each file; what is typed is kept until it is saved."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._view: FileView | None = None
        self._head = False
        self._form = HEAD_FORM
        self._typing = typing_of(desk)
        self._dirty: dict[str, str] = {}
        self.form: FormView | None = None
        self._keeper = Keeper(self._keep, self)
        self._title = label("", Type.CASE)
        self._place = column(self._title, gap=Gap.CARD)
        self.setLayout(self._place)

    # data

    def show_content(self, view: FileView) -> str:
        """The content of a file, over it what was typed before; when that was, or ""."""
        form = Form((CHANGE, *view.form.sections), view.form.rules)
        return self._show(view, form, {**view.texts}, head=False)

    def show_head(self, view: FileView) -> str:
        """What is kept of the file itself, in the same way."""
        texts = {"level": view.level, "national_no": view.national_no}
        texts |= {"filed_by": view.filed_by, "remark": view.remark}
        return self._show(view, HEAD_FORM, texts, head=True)

    def show_again(self, view: FileView) -> None:
        """Another one saved it: what is typed here stands over what it says now."""
        self.flush()
        (self.show_head if self._head else self.show_content)(view)

    def _show(self, view: FileView, form: Form, texts: dict[str, str], *, head: bool) -> str:
        self._view, self._form, self._head = view, form, head
        if self.form is not None:
            self._place.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
        made = self.form = FormView(form, self._typing, label_width=Gap.LABEL_FORM, tabbed=not head)
        kept = intake.draft(self._desk, self._key(view.file_id))
        self._dirty = dict(kept.typed) if kept is not None else {}
        made.show_values({**texts, **self._dirty})
        made.mark_needed({FROM_ON.code, WHY.code})
        made.changed.connect(self._changed)
        made.committed.connect(lambda _: self._reckon())
        self._title.setText(f"{'改级别和编号' if head else '改资料'}　{view.name}　{view.number}")
        self._place.addWidget(made, 1)
        made.show()
        self._reckon()
        return show_moment(kept.saved_at) if kept is not None else ""

    def start(self) -> None:
        """The caret goes to the first field."""
        if self.form is not None:
            self.form.focus_first()

    def save(self) -> bool:
        """Save what is typed. Raises what the commands raise."""
        view, typed = self._view, self.form.typed() if self.form is not None else {}
        if view is None:
            return False
        if self._head:
            changing.change_head(self._desk, view.file_id, view.version, typed)
        else:
            on, why = typed.pop(FROM_ON.code), typed.pop(WHY.code)
            changing.change(self._desk, view.file_id, view.version, typed, on, why)
        self.drop()
        return True

    def flush(self) -> None:
        """Keep at once what was not kept yet."""
        self._keeper.flush()

    def drop(self) -> None:
        """It is saved, or not wanted any more."""
        self._keeper.forget()
        self._dirty = {}
        if self._view is not None:
            intake.drop_draft(self._desk, self._key(self._view.file_id))

    # slots

    def _changed(self, code: str) -> None:
        if self.form is not None:
            self._dirty[code] = self.form.typed().get(code, "")
            self._keeper.touch()

    def _keep(self) -> None:
        if self._view is not None and self._dirty:
            intake.keep_draft(self._desk, self._key(self._view.file_id), self._dirty)

    def _reckon(self) -> None:
        """What is worked out of what is typed; sections that make no sense for it go."""
        if self.form is None or self._head:
            return
        values, _ = read(self._form.fields, self.form.typed(), self._typing)
        found = derive(values, ())
        computed = [one for one in self._form.fields if one.computed]
        self.form.show_values(
            {one.code: one.kind.edit(found[one]) if one in found else "" for one in computed}
        )
        self.form.set_hidden(self._form.hidden(found))

    def _key(self, file_id: UUID) -> str:
        return f"hardship_{'head' if self._head else 'file'}:{file_id}"
