"""Deciding on a restore (定恢复): the backup beside the present data, last printed numbers, what is lost."""

from PySide6.QtWidgets import QWidget

from app.core.clock import show_moment
from app.services.backups import Aside, LostLine, NumberLine
from app.ui.screens.arrange import clear, column, row, sheet
from app.ui.screens.manage.facts import Facts
from app.ui.screens.parts.list_part import fill
from app.ui.screens.plain_form import PlainForm
from app.ui.screens.scrolled import Scrolled
from app.ui.style import Gap, Type
from app.ui.table import Column, ListView, Mark
from app.ui.widgets.labels import label

_NUMBERS = "每一种最后打印出去的编号。空着就用灰字里的号；恢复后从它后面接着编，中间的号停用。"
COLUMNS: tuple[Column[LostLine], ...] = (
    Column("number", "受理编号", lambda one: one.number, width=190, bold=True),
    Column("matter", "事项", lambda one: f"{one.line} {one.matter}" if one.matter else "保密案件"),
    Column("at", "时间", lambda one: show_moment(one.at), width=140),
    Column("new", "", lambda one: Mark("新登记", "amber") if one.new else Mark("有改动"), width=80),
)


class DecidingStep(QWidget):
    """The third step (定恢复): facts, a form of numbers made for this backup, the list of what is lost."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = PlainForm()
        self._build()

    def _build(self) -> None:
        self._facts = Facts()
        self._place = column(gap=0)
        self.list: ListView[LostLine] = ListView(COLUMNS, "要补登的")
        self.list.setObjectName("lost_list")
        self._lost, self._others = label("", Type.GROUP), label("", tone="second", wrap=True)
        numbers = Scrolled(column(self._place, 1))
        left = column(
            label("最后打印的编号", Type.GROUP),
            label(_NUMBERS, tone="second", wrap=True),
            numbers,
            gap=Gap.CARD,
        )
        left.setStretch(2, 1)
        right = column(self._facts, self._lost, self.list, self._others, gap=Gap.CARD)
        right.setStretch(2, 1)
        whole = row(sheet(left, across=Gap.WIDE), sheet(right, across=Gap.WIDE), gap=Gap.PAGE)
        whole.setStretch(0, 1)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    # data

    def show_aside(self, aside: Aside) -> None:
        """What this backup asks and tells."""
        clear(self._place)
        self.form = PlainForm()
        for one in aside.numbers:
            self.form.add_line(one.key, one.label, _hint(one), figures=True)
        self._place.addWidget(self.form)
        there, files = aside.relation.kin != "none", aside.attached.sentence
        self._facts.show_facts(
            (
                ("和现在的数据", aside.relation.sentence),
                ("核对", f"全部 {aside.rows:,} 行都对。"),
                ("现在的数据", "另存在数据文件夹里，不会删。" if there else "这台电脑上还没有数据。"),
                ("以后签到", "、".join(aside.names)),
                *((("附件", files),) if files else ()),
            )
        )
        n = len(aside.lost)
        self._lost.setText(f"恢复后逐件补登 {n} 件" if n else "没有要补登的案件")
        self._others.setText(aside.others)
        self._others.setVisible(bool(aside.others))
        fill(self.list, aside.lost)
        self.list.setVisible(bool(n))

    def start(self) -> None:
        """The caret goes to the first number."""
        if self.form.typed():
            self.form.start()


def _hint(one: NumberLine) -> str:
    return f"备份里到 {one.in_backup:,}；不填就从 {one.shown} 后面接着编"
