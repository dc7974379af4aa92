"""Choosing a backup (选备份): those of both places, or a file from a stick; what it says of itself."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.core.clock import local, short_day, show_moment, show_time
from app.services import backups
from app.services.backups import Backup, Look
from app.ui.screens.arrange import column, holder, row, sheet
from app.ui.screens.manage.facts import Facts
from app.ui.screens.parts.list_part import fill
from app.ui.style import Gap, Type
from app.ui.table import Column, ListView
from app.ui.widgets.labels import Link, label


def _when(one: Backup) -> str:
    return f"{short_day(local(one.made_at).date())} {show_time(one.made_at)}"


FILE = "choose_file"
COLUMNS: tuple[Column[Backup], ...] = (
    Column("made_at", "时间", _when, width=110, bold=True),
    Column("place", "位置", lambda one: "第二个文件夹" if one.second else "本机", width=112),
    Column("entries", "记到第几步", lambda one: f"{one.entries:,}", width=96, number=True),
    Column("office", "单位", lambda one: one.office),
)


class ChoosingStep(QWidget):
    """The first step (选备份): `picked(path)` for one of the list or a file."""

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build()
        self._wire()

    def _build(self) -> None:
        self.list: ListView[Backup] = ListView(COLUMNS, "备份")
        self.list.setObjectName("restore_list")
        self._file = Link(FILE, "从 U 盘或别的文件夹选备份文件…")
        self._title, self._facts = label("", Type.CASE), Facts()
        left = column(label("从哪一份恢复", Type.GROUP), self.list, row(self._file, 1), gap=Gap.CARD)
        left.setStretch(1, 1)
        right = column(self._title, self._facts, 1, gap=Gap.CARD)
        whole = row(holder(left), sheet(right, across=Gap.WIDE), gap=Gap.PAGE)
        whole.setStretch(0, 5)
        whole.setStretch(1, 4)
        self.setLayout(whole)

    def _wire(self) -> None:
        self.list.chosen.connect(lambda one: self.picked.emit(one.path))
        self._file.chosen.connect(lambda _: self._ask_file())

    # data

    def show_backups(self, found: Sequence[Backup], wanted: Path | None) -> None:
        """The backups of both places; the one that is wanted is chosen."""
        fill(self.list, found)
        if wanted is not None and self.list.choose(lambda one: one.path == wanted):
            return
        if wanted is not None:
            self.picked.emit(wanted)
        elif found:
            self.list.choose_first()
        else:
            self._title.setText("这台电脑上没有找到备份")
            self._facts.show_facts((("怎么办", "插上存备份的 U 盘，点“从 U 盘或别的文件夹选备份文件”。"),))

    def show_look(self, found: Look) -> None:
        """What a backup says of itself, or what is wrong with it."""
        one = found.backup
        if one is None:
            self._title.setText("这份不能用")
            self._facts.show_facts((("文件", str(found.path)), ("查到", found.fault)))
            return
        self._title.setText(f"{_when(one)} 的备份")
        self._facts.show_facts(
            (
                ("做成时间", show_moment(one.made_at)),
                ("单位", f"{one.office}・{one.station}"),
                ("内容", f"日志第 {one.entries:,} 条以前的全部数据"),
                ("大小", f"{one.size / 1_000_000:,.1f} MB"),
                ("放在", str(one.path)),
            )
        )

    # slots

    def _ask_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, "选备份文件", "", f"备份 (*{backups.SUFFIX})")
        if chosen:
            self.picked.emit(Path(chosen))
