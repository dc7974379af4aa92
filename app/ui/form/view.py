"""Form view (表单): the sections of a matter in two columns; Enter walks, Ctrl+E finds the next fault.

The fields of a section are made when it is first opened, on a form without section words one section
after the other in turns of their own: eighty fields at once would hold the window up.
"""

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.engine.fields import AnyField, Typing
from app.engine.form import Form, Section
from app.ui.form.cell import Cell
from app.ui.form.section_page import SectionPage
from app.ui.form.sections import SectionWords
from app.ui.style import Gap
from app.ui.widgets.strip import Strip


class FormView(QWidget):
    """A form on the screen (表单); it scrolls, nothing else does.

    `changed(code)` at each edit, `committed(code)` when a field is left with another text,
    `ended()` at Enter in the last field, `section_shown(code)` on a form with section words.
    """

    changed = Signal(str)
    committed = Signal(str)
    ended = Signal()
    section_shown = Signal(str)

    def __init__(
        self,
        form: Form,
        typing: Typing,
        *,
        sections: Sequence[Section] | None = None,
        label_width: int = Gap.LABEL_FORM,
        tabbed: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._sections = tuple(form.sections if sections is None else sections)
        self._typing, self._tabbed, self._label_width = typing, tabbed, label_width
        self._cells: dict[str, Cell] = {}
        self._pages: dict[str, SectionPage] = {}
        self._hidden: frozenset[str] = frozenset()
        self._current = self._sections[0].code if self._sections else ""
        self._general = ""
        self._build()
        self._wire()

    def _build(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Gap.CARD)
        self._words = SectionWords([(one.code, one.title) for one in self._sections], self)
        self._words.setVisible(self._tabbed)
        self.strip = Strip()
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for part, stretch in ((self._words, 0), (self.strip, 0), (self._scroll, 1)):
            whole.addWidget(part, stretch)
        inside = self._inside = QWidget()
        inside.setObjectName("form")
        self._scroll.setWidget(inside)  # first, while it is empty: else every field is styled twice
        inner = QVBoxLayout(inside)
        inner.setContentsMargins(0, 0, Gap.TIGHT, 0)
        inner.setSpacing(Gap.CARD)
        for section in self._sections:
            inner.addWidget(self._build_section(section))
        inner.addStretch(1)
        self._show_pages()
        self._words.set_current(self._current)

    def _build_section(self, section: Section) -> SectionPage:
        cells = tuple(self._build_cell(field) for field in section.fields)
        self._cells.update({cell.field.code: cell for cell in cells})
        page = SectionPage(section, cells, self._label_width, self._inside, headed=not self._tabbed)
        self._pages[section.code] = page
        return page

    def _build_cell(self, field: AnyField) -> Cell:
        cell, code = Cell(field, self._typing, self._inside), field.code
        cell.changed.connect(lambda: self._changed(code))
        cell.committed.connect(lambda: self.committed.emit(code))
        cell.onward.connect(lambda: self._onward(code))
        cell.healed.connect(self._tell_faults)
        return cell

    def _wire(self) -> None:
        self._words.chosen.connect(self._section_chosen)
        self.strip.chosen.connect(lambda _: self.next_fault())
        for keys, slot in (
            ("Ctrl+E", self.next_fault),
            ("Ctrl+Tab", lambda: self.turn(1)),
            ("Ctrl+Shift+Tab", lambda: self.turn(-1)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def typed(self) -> dict[str, str]:
        """What is typed, by field, computed ones left out; "" for nothing."""
        return {code: cell.typed() for code, cell in self._cells.items() if not cell.field.computed}

    def show_values(self, texts: Mapping[str, str]) -> None:
        """Show texts by field; fields that are not named stay as they are."""
        for code, text in texts.items():
            if code in self._cells:
                self._cells[code].show_text(text)
        self._count()

    def mark_needed(self, codes: Collection[str]) -> None:
        """Star what the next move needs."""
        for code, cell in self._cells.items():
            cell.mark_needed(code in codes)
        self._count()

    def show_faults(self, faults: Mapping[str, str]) -> None:
        """Show all faults at once and put the caret on the first; "" holds what has no field."""
        for code, cell in self._cells.items():
            cell.show_fault(faults.get(code, ""))
        self._general = " ".join(text for code, text in faults.items() if code not in self._cells)
        self._tell_faults()
        if first := next(iter(self.faults()), ""):
            self.focus(first)

    def faults(self) -> dict[str, str]:
        """The faults that stand now, by field."""
        return {code: cell.fault for code, cell in self._cells.items() if cell.fault}

    def set_read_only(self, codes: Collection[str]) -> None:
        """Make these fields read-only and all the others not."""
        for code, cell in self._cells.items():
            cell.set_fixed(code in codes)

    def set_hidden(self, codes: Collection[str]) -> None:
        """Take fields off that make no sense now; a section without fields goes too."""
        self._hidden = frozenset(codes)
        for code, cell in self._cells.items():
            cell.set_hidden(code in self._hidden)
        self._words.set_hidden(frozenset(code for code, page in self._pages.items() if page.gone))
        self._show_pages()
        self._count()

    def show_draft(self, texts: Mapping[str, str], when: str) -> None:
        """Offer texts from before a crash (恢复的草稿); Enter in a field keeps, Esc gives back what was."""
        for code, text in texts.items():
            if code in self._cells and text != self._cells[code].typed():
                self.cell(code).show_draft(text, when)

    def show_note(self, section: str, note: str) -> None:
        """A standard that matters at the end of a section's head."""
        self._pages[section].show_note(note)

    def cell(self, code: str) -> Cell:
        """A field's cell, for its formula, its doubt, its agreement; KeyError for none."""
        pages, at = tuple(self._pages.values()), self._at(code)
        for page in pages[at if self._tabbed else 0 : at + 1]:  # what came later above would push it away
            self._fill(page)
        return self._cells[code]

    def holds(self, code: str) -> bool:
        """Whether there is such a field on the form."""
        return code in self._cells

    def focus(self, code: str) -> None:
        """Put the caret into a field and bring it into sight."""
        section = self._sections[self._at(code)].code
        if self._tabbed and section != self._current:
            self.show_section(section)
        self.cell(code).focus()

    def focus_first(self) -> None:
        """Put the caret into the first field that can be typed in."""
        if first := next((code for code in self._order() if self._cells[code].reachable), ""):
            self.focus(first)

    def next_fault(self) -> None:
        """Go to the next field with a fault."""
        codes = [code for code, cell in self._cells.items() if cell.fault]
        if not codes:
            return
        order = list(self._cells)
        here = next((order.index(code) for code in order if self._holds_focus(code)), -1)
        self.focus(next((code for code in codes if order.index(code) > here), codes[0]))

    def show_section(self, code: str) -> None:
        """Open a section of a form with section words."""
        self._current = code
        self._words.set_current(code)
        self._show_pages()
        self._fill(self._pages[code])
        self._scroll.verticalScrollBar().setValue(0)
        self.section_shown.emit(code)

    def turn(self, step: int) -> None:
        """Go to the next or the last section."""
        codes = [one.code for one in self._sections if any(f.code not in self._hidden for f in one.fields)]
        if self._tabbed and codes:
            at = codes.index(self._current) if self._current in codes else 0
            self._section_chosen(codes[(at + step) % len(codes)])
        elif codes:
            here = next(
                (n for n, c in enumerate(codes) if self._pages[c].isAncestorOf(self.focusWidget())), -1
            )
            self._focus_section(codes[(here + step) % len(codes)])

    def event(self, event: QEvent) -> bool:
        """Before it is first seen, and in its place by then, the fields are made."""
        if event.type() == QEvent.Type.Polish and self._current:
            self._fill(self._pages[self._current])
            if not self._tabbed:
                QTimer.singleShot(0, self, self._fill_next)
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns, or one where it is narrow."""
        super().resizeEvent(event)
        for page in self._pages.values():
            page.fit(self.width() - Gap.TIGHT)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Bring the field with the caret into sight."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            QTimer.singleShot(0, watched, lambda: self._scroll.ensureWidgetVisible(watched, 0, Gap.PAGE * 4))
        return super().eventFilter(watched, event)

    def _section_chosen(self, code: str) -> None:
        self.show_section(code)
        self._focus_section(code)

    def _focus_section(self, code: str) -> None:
        if first := self._pages[code].first():
            self.focus(first)

    def _at(self, code: str) -> int:
        """In which of the sections a field stands; KeyError for none."""
        cell = self._cells[code]
        return next(at for at, page in enumerate(self._pages.values()) if cell in page.cells)

    def _fill(self, page: SectionPage) -> None:
        """Make the fields of a section, unseen, so that all is laid out once."""
        if not page.filled:
            page.hide()
            page.fill(self, self.width() - Gap.TIGHT if self.isVisible() else 0)
            self._show_pages()

    def _show_pages(self) -> None:
        """The open section, or each that has its fields; none whose fields are all taken off."""
        for code, page in self._pages.items():
            wanted = code == self._current if self._tabbed else page.filled
            page.setVisible(wanted and not page.gone)

    def _fill_next(self) -> None:
        """The next section of a form without section words, in a turn of its own."""
        page = next((one for one in self._pages.values() if not one.filled), None)
        if page is not None:
            self._fill(page)
            QTimer.singleShot(0, self, self._fill_next)

    def _order(self) -> list[str]:
        return [code for code in self._cells if code not in self._hidden]

    def _holds_focus(self, code: str) -> bool:
        return self._cells[code].built and self._cells[code].area.isAncestorOf(self.focusWidget())

    def _changed(self, code: str) -> None:
        self._count()
        self.changed.emit(code)

    def _onward(self, code: str) -> None:
        order = self._order()
        for following in order[order.index(code) + 1 :]:
            if not self._cells[following].fixed:
                self.focus(following)
                return
        self.ended.emit()

    def _count(self) -> None:
        missing = {code: page.missing() for code, page in self._pages.items()}
        self._words.show_missing(missing)

    def _tell_faults(self) -> None:
        left = len(self.faults())
        if not left and not self._general:
            self.strip.hide()
            return
        told = f"有 {left} 处要改，改一处消一处。" if left else ""
        link = ("next_fault", "下一处 Ctrl+E") if left > 1 else None
        self.strip.show_strip(
            "stop", (self._general + " " + told).strip(), icon="circle-alert", link=link, closable=not left
        )
