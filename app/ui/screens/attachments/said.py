"""What is said of an attached file (附件说明): kind, name, remark, kept as soon as a field is left."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.engine.fields import CodeItem
from app.services.attachments import AttachmentView
from app.ui.screens.breadth import Breadth
from app.ui.screens.plain_form import PlainForm

KIND, NAME, REMARK = "kind", "name", "remark"
_NONE = ("", "未分种类")


class SaidForm(PlainForm):
    """Kind, name and remark of the chosen file (附件说明); `left(typed)` when they are others than before."""

    left = Signal(dict)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Breadth.LABEL_CARD, parent)
        self._kinds: tuple[tuple[str, str], ...] = ()
        self._before: dict[str, str] = {}
        self._build()
        self._wire()

    def _build(self) -> None:
        self._kind: QComboBox = self.add_choice(KIND, "种类", (_NONE,))
        self._lines: tuple[QLineEdit, ...] = (self.add_line(NAME, "名称"), self.add_line(REMARK, "备注"))

    def _wire(self) -> None:
        self._kind.activated.connect(lambda _: self.leave())
        for one in self._lines:
            one.editingFinished.connect(self.leave)
        self.ended.connect(self.leave)

    # data

    def show_kinds(self, kinds: Sequence[CodeItem]) -> None:
        """Offer these kinds."""
        self._kinds = tuple((one.code, one.name) for one in kinds)

    def show_file(self, one: AttachmentView) -> None:
        """Show what is said of a file; a kind that was retired is offered for it alone."""
        own = () if not one.kind or one.kind in dict(self._kinds) else ((one.kind, one.kind_name),)
        self._before = {}
        self.set_choices(KIND, (_NONE, *self._kinds, *own))
        self.show_values({KIND: one.kind, NAME: one.name, REMARK: one.remark})
        self._before = self.typed()

    def leave(self) -> None:
        """Hand over what is typed, if it is other than before."""
        typed = self.typed()
        if self._before and typed != self._before:
            self._before = typed
            self.left.emit(typed)
