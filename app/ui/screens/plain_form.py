"""Plain form (简表): a few lines, passwords, choices and ticks that belong to no matter; faults at each."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLabel, QLineEdit, QWidget

from app.ui.screens.arrange import holder, row
from app.ui.screens.choice import ChoiceBox, TickBox
from app.ui.style import Colour, Gap, Height, icon, px, restyle
from app.ui.widgets.composition import Composition, show_secret
from app.ui.widgets.labels import icon_label, label

Choices = Sequence[tuple[str, str]]


class FreeInput(QWidget):
    """An input of its own make (自制输入) that a plain form holds beside its lines; `edited()`."""

    edited = Signal()

    def text(self) -> str:
        """What is typed or chosen."""
        raise NotImplementedError

    def show_text(self, text: str) -> None:
        """Show what `text()` gave."""
        raise NotImplementedError


class PlainForm(QWidget):
    """A form of inputs by their codes (简表); `edited(code)`, `ended()` at Enter in the last one."""

    edited = Signal(str)
    ended = Signal()

    scrolls = False
    """Whether it scrolls by itself."""

    def __init__(self, label_width: int = Gap.LABEL_FORM, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label_width = label_width
        self._inputs: dict[str, QWidget] = {}
        self._labels: dict[str, str] = {}
        self._faults: dict[str, tuple[QWidget, QLabel]] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(Gap.ROW)
        self._grid.setHorizontalSpacing(Gap.CARD)
        self._grid.setColumnStretch(1, 1)

    # build

    def add_line(
        self, code: str, word: str, hint: str = "", *, text: str = "", figures: bool = False
    ) -> QLineEdit:
        """A line of text, or of figures."""
        made = QLineEdit(text)
        made.setPlaceholderText(hint)
        made.setFixedHeight(px(Height.FIELD))
        made.textEdited.connect(lambda _: self._changed(code))
        self._add(code, word, made)
        Composition(made, figures=figures)
        return made

    def add_secret(self, code: str, word: str, hint: str = "") -> QLineEdit:
        """A password, with an eye to look at it."""
        made = self.add_line(code, word, hint)
        show_secret(made)
        eye = made.addAction(icon("eye"), QLineEdit.ActionPosition.TrailingPosition)
        eye.setObjectName(f"reveal_{code}")
        eye.setCheckable(True)
        eye.toggled.connect(lambda on: show_secret(made, shown=on))
        return made

    def add_choice(self, code: str, word: str, choices: Choices) -> QComboBox:
        """One of several (code, words)."""
        made = ChoiceBox()
        made.setFixedHeight(px(Height.FIELD))
        for value, words in choices:
            made.addItem(words, value)
        made.currentIndexChanged.connect(lambda _: self._changed(code))
        self._add(code, word, made)
        return made

    def set_choices(self, code: str, choices: Choices) -> None:
        """Offer other choices (code, words); the first is chosen."""
        one = self._inputs[code]
        assert isinstance(one, QComboBox)
        one.clear()
        for value, words in choices:
            one.addItem(words, value)

    def add_free(self, code: str, word: str, made: FreeInput) -> None:
        """An input of its own make; without a word it takes the whole breadth."""
        made.edited.connect(lambda: self._changed(code))
        self._add(code, word, made)

    def add_ticks(self, code: str, word: str, choices: Choices) -> None:
        """Any of several (code, words); each tick is named by its own code."""
        ticks = [self._tick(code, value, words) for value, words in choices]
        self._add(code, word, holder(row(*ticks, 1, gap=Gap.WIDE)))

    def add_tick(self, code: str, words: str) -> QCheckBox:
        """One thing to confirm."""
        made = self._tick(code, code, words)
        self._add(code, "", made)
        return made

    def _tick(self, code: str, name: str, words: str) -> QCheckBox:
        made = TickBox(words)
        made.setObjectName(name)
        made.toggled.connect(lambda _: self._changed(code))
        return made

    def _add(self, code: str, word: str, made: QWidget) -> None:
        if not made.objectName():
            made.setObjectName(code)
        made.setAccessibleName(word)
        made.installEventFilter(self)
        at = self._grid.rowCount()
        shown = label(word, tone="second")
        shown.setMinimumWidth(self._label_width)
        shown.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        sentence = label("", tone="fault", wrap=True)
        line = row(icon_label("circle-alert", Colour.RED), sentence, gap=Gap.TIGHT)
        line.setStretch(1, 1)
        under = holder(line)
        under.hide()
        if word or not isinstance(made, FreeInput):
            self._grid.addWidget(shown, at, 0)
            self._grid.addWidget(made, at, 1)
        else:
            self._grid.addWidget(made, at, 0, 1, 2)
        self._grid.addWidget(under, at + 1, 1)
        self._inputs[code], self._labels[code], self._faults[code] = made, word, (under, sentence)

    # data

    def typed(self) -> dict[str, str]:
        """What is typed or chosen, by code; ticks as 1 or nothing, several ticks with blanks between."""
        return {code: self._text(one) for code, one in self._inputs.items()}

    def show_values(self, values: Mapping[str, str]) -> None:
        """Show texts, choices and ticks by code."""
        for code, text in values.items():
            one = self._inputs[code]
            if isinstance(one, QLineEdit):
                one.setText(text)
            elif isinstance(one, QComboBox):
                one.setCurrentIndex(max(0, one.findData(text)))
            elif isinstance(one, FreeInput):
                one.show_text(text)
            else:
                for tick in self._ticks(one):
                    tick.setChecked(tick.objectName() in text.split())
        self.show_faults({})

    def show_faults(self, faults: Mapping[str, str]) -> None:
        """Show every fault at its input; the caret goes to the first."""
        first: QWidget | None = None
        for code, (under, sentence) in self._faults.items():
            told, one = faults.get(code, ""), self._inputs[code]
            sentence.setText(told)
            under.setVisible(bool(told))
            restyle(one, state="fault" if told else "")
            one.setAccessibleDescription(f"出错：{told}" if told else "")
            first = first or (one if told else None)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def input(self, code: str) -> QWidget:
        """The input of a code; KeyError for none."""
        return self._inputs[code]

    def start(self) -> None:
        """The caret goes to the first input."""
        next(iter(self._inputs.values())).setFocus(Qt.FocusReason.TabFocusReason)

    # slots

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes to the next input and never submits."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if isinstance(event, QKeyEvent) and pressed and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._onward(watched)
            return True
        return super().eventFilter(watched, event)

    def _onward(self, watched: QObject) -> None:
        inputs = [one for one in self._inputs.values() if one.isEnabled()]
        at = next((n for n, one in enumerate(inputs) if one is watched), len(inputs))
        if at + 1 < len(inputs):
            inputs[at + 1].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.ended.emit()

    def _changed(self, code: str) -> None:
        found = self._faults.get(code)
        if found is not None and not found[0].isHidden():
            found[0].hide()
            restyle(self._inputs[code], state="")
            self._inputs[code].setAccessibleDescription("")
        self.edited.emit(code)

    def _text(self, one: QWidget) -> str:
        if isinstance(one, QLineEdit):
            return one.text()
        if isinstance(one, QComboBox):
            return str(one.currentData() or "")
        if isinstance(one, FreeInput):
            return one.text()
        return " ".join(tick.objectName() for tick in self._ticks(one) if tick.isChecked())

    def _ticks(self, one: QWidget) -> list[QCheckBox]:
        return [one] if isinstance(one, QCheckBox) else one.findChildren(QCheckBox)
