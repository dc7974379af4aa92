"""The calendar (管理 · 日历): a year with its days off, which years are loaded, import of an arrangement."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from app.core.errors import Busy, Invalid
from app.services import parameters
from app.services.desk import Desk
from app.services.parameters import YearView
from app.ui.notify import Notifier
from app.ui.screens.acts import Act
from app.ui.screens.arrange import column, row, sheet
from app.ui.screens.manage.year_sheet import YearSheet, ranges
from app.ui.screens.page import Keys
from app.ui.screens.parts.part import Part
from app.ui.screens.plain_form import PlainForm
from app.ui.screens.scrolled import Scrolled
from app.ui.style import Gap, Type
from app.ui.widgets.chip import Chip
from app.ui.widgets.labels import icon_label, label

IMPORT, EARLIER, LATER, NOW = "import_calendar", "earlier", "later", "this_year"
_SOURCE = "国务院办公厅放假通知"
_FIRST, _LAST = 2000, 2100
_HOW = (
    "文件是逗号分隔的文本，每行一天：2027-01-01,off,statutory,元旦；off（休）是放假，work（班）是调休上班。"
    "导入后只重算“暂定”的期限。"
)


class CalendarPart(Part):
    """管理 · 日历."""

    def __init__(self, desk: Desk, notifier: Notifier) -> None:
        super().__init__("calendar", desk, notifier)
        self.year = desk.today.year
        self._seen: YearView | None = None
        self._build()
        self.listen("PgUp", lambda: self.act(EARLIER))
        self.listen("PgDown", lambda: self.act(LATER))

    def _build(self) -> None:
        self.sheet, self._state = YearSheet(), Chip()
        self._years, self._days = label("", tone="second"), label("", tone="second", wrap=True)
        self._year = label("", Type.CASE)
        head = row(icon_label("calendar"), self._year, self._state, 1, self._years, gap=Gap.CARD)
        shown = column(self.sheet, self._days, gap=Gap.CARD)
        shown.setStretch(0, 1)
        self.source = PlainForm(Gap.LABEL_CASE)
        self.source.add_line("source", "依据", "通知的名称和文号")
        self._right.addWidget(Scrolled(shown))
        self.take_forms((self.source,))
        whole_sheet = column(head, self.title, self.about, self._right, gap=Gap.CARD)
        whole_sheet.setStretch(3, 1)
        whole = column(sheet(whole_sheet, across=Gap.WIDE), self.strip, self.moves)
        whole.setStretch(0, 1)
        self.setLayout(whole)

    # page

    def keys(self) -> Keys:
        """The keys of the calendar."""
        return (
            ("F1", "按键"),
            ("PgUp", "上一年"),
            ("PgDn", "下一年"),
            ("F10", "导入"),
            ("Ctrl+Tab", "换一项"),
            ("Esc", "返回"),
        )

    def renew(self) -> None:
        """The year is read again."""
        self._seen = self.attempt(lambda: parameters.year_view(self.desk, self.year)) or self._seen
        if self.form is None:
            self.show_state()

    # data

    def show_state(self) -> None:
        """The year, and which years are loaded."""
        seen = self._seen
        self.title.hide()
        self.about.hide()
        if seen is None:
            return
        self._year.setText(f"{seen.year} 年")
        if seen.loaded:
            self._state.show_chip("已导入", "green")
            self._days.setText(f"{ranges(seen)}依据：{seen.source}。")
        else:
            self._state.show_chip("未导入", "amber", "circle-question-mark")
            self._days.setText("这一年的放假安排还没有导入，落在这一年的期限只按周末计算，显示为“暂定”。")
        known = "、".join(str(year) for year in seen.years)
        self._years.setText(f"已导入 {known} 年" if known else "还没有导入任何一年")
        self.sheet.show_year(seen, self.desk.today)
        closed = parameters.changing_closed(self.desk) or None
        self.moves.show_moves(
            (
                Act(IMPORT, "导入放假安排", "F10", primary=True, closed=closed),
                Act(EARLIER, "上一年"),
                Act(LATER, "下一年"),
                Act(NOW, "今年"),
            ),
            note="绿底放假，黄框调休上班，蓝框今天",
        )

    # slots

    def act(self, code: str) -> None:
        """Turn to another year, or import one."""
        if code == IMPORT:
            told = ("导入放假安排", _HOW)
            self.title.show()
            self.ask(
                self.source,
                told,
                "选文件并导入",
                lambda typed: self._choose_and_import(typed["source"]),
                {"source": _SOURCE},
            )
            return
        turned = {EARLIER: self.year - 1, LATER: self.year + 1, NOW: self.desk.today.year}
        if code in turned and _FIRST <= turned[code] <= _LAST and self.form is None:
            self.year = turned[code]
            self.renew()

    def import_file(self, path: Path, source: str) -> None:
        """Load the arrangement that a file holds, and turn to its year; raises what the service raises."""
        if not source.strip():
            raise Invalid("请填写依据。", field="source")
        done = parameters.import_calendar(self.desk, _text(path), source.strip())
        self.year = done.years[0]

    def _choose_and_import(self, source: str) -> None:
        if not source.strip():
            raise Invalid("请填写依据。", field="source")
        name, _ = QFileDialog.getOpenFileName(self, "选放假安排", "", "放假安排 (*.csv *.txt)")
        if not name:
            raise Busy("没有选文件，什么都没有导入。")
        self.import_file(Path(name), source)


def _text(path: Path) -> str:
    """The text of a file, UTF-8 or, as Excel saves it here, GB 18030 (读取文件)."""
    try:
        held = path.read_bytes()
    except OSError:
        raise Busy(f"“{path.name}”打不开。请看看它是不是正开在别的程序里。") from None
    try:
        return held.decode("utf-8-sig")
    except UnicodeDecodeError:
        return held.decode("gb18030", errors="replace")
