"""Story of a file (版本与经过): what happened to it, its versions, and what an older one said."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.lines.relief.commands.files.viewing import EventView, FileView, SectionView, VersionView
from app.lines.relief.pages.files.cells import Cells
from app.ui.screens.arrange import column, row
from app.ui.screens.parts.list_part import fill
from app.ui.screens.scrolled import Scrolled
from app.ui.style import Gap, Height, px
from app.ui.table import Column, ListView
from app.ui.widgets.labels import label
from app.ui.widgets.timeline import Event, Timeline

VERSIONS: tuple[Column[VersionView], ...] = (
    Column("from", "起算日", lambda one: one.from_on, width=104, bold=True),
    Column("why", "事由", lambda one: one.told or one.why),
    Column("entered", "录入", lambda one: one.entered),
)


class StoryTab(QWidget):
    """Events at the left, versions at the right (版本与经过); `version_opened(version)`."""

    version_opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._timeline = Timeline()
        self.versions: ListView[VersionView] = ListView(VERSIONS, "档案版本")
        self.versions.setObjectName("versions")
        self.versions.setMinimumHeight(px(Height.TABLE_HEAD) + px(Height.ROW) + Gap.TIGHT)
        self.cells = Cells()
        left = column(
            label("经过", tone="blue", bold=True), Scrolled(column(self._timeline, 1)), gap=Gap.CARD
        )
        left.setStretch(1, 1)
        head = label("版本（按 Enter 看当时的内容）", tone="blue", bold=True)
        right = column(head, self.versions, self.cells, gap=Gap.CARD)
        right.setStretch(1, 2)
        right.setStretch(2, 3)
        whole = row(left, right, gap=Gap.WIDE)
        whole.setStretch(0, 2)
        whole.setStretch(1, 3)
        self.setLayout(whole)
        self.versions.opened.connect(self.version_opened)

    def show_file(self, view: FileView) -> None:
        """Show events and versions."""
        self._timeline.show_events([_event(one) for one in view.events])
        fill(self.versions, view.versions)
        self.cells.show_sections((), "选一个版本，按 Enter 看当时的内容。")

    def show_version(self, sections: tuple[SectionView, ...]) -> None:
        """Show what a version said."""
        self.cells.show_sections([(one.title, one.cells) for one in sections if one.cells])


def _event(one: EventView) -> Event:
    return Event(one.on, "move" if one.case_id is not None else "note", one.words, one.detail)
