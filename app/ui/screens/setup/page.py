"""First set-up (首次设置): three steps at the left, the step in front, what is next beneath."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.core.actor import Role
from app.core.clock import Clock
from app.services import accounts, backups
from app.services.accounts import SetUp
from app.services.accounts.recovery_sheet import recovery_pdf
from app.services.catalog import Catalog
from app.services.desk import Desk
from app.ui.notify import Notice, Notifier, show
from app.ui.screens.acts import Act
from app.ui.screens.arrange import column, row, sheet
from app.ui.screens.breadth import Breadth
from app.ui.screens.page import Page
from app.ui.screens.plain_form import PlainForm
from app.ui.screens.scrolled import Scrolled
from app.ui.screens.setup.folder import FolderInput
from app.ui.screens.setup.recovery import RecoveryStep
from app.ui.style import Arrangement, Colour, Gap, Height, Type, arrangement, px, restyle
from app.ui.tasks import Runner
from app.ui.widgets.labels import Emblem, icon_label, label, show_icon
from app.ui.widgets.move_bar import MoveBar

NEXT, BACK, RESTORE = "next_step", "last_step", "restore"
STEPS = ("单位与站点", "第一位管理员", "恢复页")
ABOUT = (
    "这些字会印在回执和文书上。站点代码取号以后不能再改。",
    "第一位管理员可以添加其他人员。口令只有本人知道，厂家也打不开。",
    "口令全忘了，只有这张纸能打开数据文件。没有别的办法，厂家也不能。",
)
SECOND = "第二个备份文件夹"
WORK_ROLES = tuple((role.value, role.label) for role in Role if role is not Role.ADMIN)
_OFFICE_CODES = frozenset({"office", "union_name", "place_code", "station_no", "phone", "hotline", "address"})


class SetUpPage(Page):
    """The set-up of a new office (首次设置): `finished(desk)`, `restoring()` to take a backup instead."""

    finished = Signal(object)
    restoring = Signal()

    def __init__(
        self, folder: Path, clock: Clock, catalog: Catalog, notifier: Notifier, parent: QWidget | None = None
    ) -> None:
        super().__init__(notifier, parent)
        self._folder, self._clock, self._catalog = folder, clock, catalog
        self._runner = Runner(self)
        self._desk: Desk | None = None
        self._at, self._busy = 0, False
        self._build()
        self._wire()
        self.show_step(0)

    # build

    def _build(self) -> None:
        self.setObjectName("page")
        self.office, self.admin, self.recovery = PlainForm(), PlainForm(), RecoveryStep(self.notifier)
        self._fill_office()
        self._fill_admin()
        self._marks = [icon_label("circle", size=Height.ICON_BUTTON) for _ in STEPS]
        self._words = [label(word, Type.TAB) for word in STEPS]
        steps = [row(mark, word, 1) for mark, word in zip(self._marks, self._words, strict=True)]
        self._steps = sheet(
            column(
                row(Emblem(), label("首次设置", Type.CASE), 1), *steps, 1,
                label(f"数据放在 {self._folder}", tone="hint", wrap=True), gap=2 * Gap.INSIDE,
            ),
            across=2 * Gap.PAGE, down=2 * Gap.PAGE,
        )  # fmt: skip
        self._steps.setFixedWidth(px(Breadth.SETUP_STEPS))
        self._title, self._about = label("", Type.CASE), label("", tone="second", wrap=True)
        self._stack = QStackedWidget()
        for form in (self.office, self.admin):
            place = Scrolled(column(form, 1))
            place.setMaximumWidth(Breadth.SETUP_FORM)
            self._stack.addWidget(place)
        self._stack.addWidget(self.recovery)
        inner = column(self._title, self._about, self._stack, gap=Gap.WIDE)
        inner.setStretch(2, 1)
        self.moves = MoveBar()
        right = column(
            sheet(inner, across=2 * Gap.INSIDE, down=2 * Gap.INSIDE), self.strip, self.moves, gap=0
        )
        right.setStretch(0, 1)
        whole = row(self._steps, right, gap=Gap.PAGE)
        whole.setStretch(1, 1)
        whole.setContentsMargins(Gap.PAGE, Gap.PAGE, Gap.PAGE, Gap.PAGE)
        self.setLayout(whole)

    def _fill_office(self) -> None:
        form = self.office
        form.add_line("office", "单位名称", "例：武义县职工服务中心")
        form.add_line("union_name", "工会名称", "例：武义县总工会")
        places = [(one.code, f"{one.name}　{one.letters}") for one in accounts.places()]
        form.add_choice("place_code", "站点所在地", places)
        form.add_line("station_no", "本机站点号", "01 到 99", figures=True)
        form.add_tick("no_other", "我已核对：没有别的电脑在用这个站点代码")
        form.add_line("phone", "联系电话", figures=True)
        form.add_line("hotline", "服务热线", text="12351", figures=True)
        form.add_line("address", "地址")
        form.add_free("second", SECOND, FolderInput(SECOND, "U 盘或另一块盘上的，可以以后再选"))

    def _fill_admin(self) -> None:
        form = self.admin
        form.add_line("admin_name", "姓名")
        form.add_line("window", "窗口", "没有固定窗口可以不填")
        form.add_ticks("roles", "另外担任", WORK_ROLES)
        form.add_secret("password", "口令", "至少 8 个字符")
        form.add_secret("password_again", "再打一次")

    def _wire(self) -> None:
        self.moves.move_chosen.connect(self._act)
        self.recovery.changed.connect(self._show_moves)
        self.office.edited.connect(lambda _: self._show_moves())
        self.admin.edited.connect(lambda _: self._show_moves())
        self.listen("F9", self._print)

    # data

    def show_step(self, at: int) -> None:
        """Bring a step to the front."""
        self._at = at
        for n, (mark, word) in enumerate(zip(self._marks, self._words, strict=True)):
            done, now = n < at, n == at
            name = "circle-check" if done else "circle-dot" if now else "circle"
            show_icon(
                mark, name, Colour.GREEN if done else Colour.BLUE if now else Colour.INK3, Height.ICON_BUTTON
            )
            restyle(word, weight="bold" if now else "", tone="" if done or now else "second")
            word.setAccessibleName(f"{STEPS[n]}{'已完成' if done else '正在办' if now else '未到'}")
        self._title.setText(f"第 {at + 1} 步　{STEPS[at]}")
        self._about.setText(ABOUT[at])
        self._stack.setCurrentIndex(at)
        self._show_moves()
        if at < len(STEPS) - 1:
            (self.office, self.admin)[at].start()

    def _show_moves(self) -> None:
        last = self._at == len(STEPS) - 1
        word = "开始使用" if last else "生成恢复页" if self._at == 1 else "下一步"
        acts: list[Act] = [Act(NEXT, word, "F10", primary=True, closed=self._closed() or None)]
        if self._at == 0:
            acts.append(Act(RESTORE, "这台电脑是新的？从备份恢复…", "F8"))
        if self._at == 1:
            acts.insert(0, Act(BACK, "上一步"))
        self.moves.show_moves(acts, f"第 {self._at + 1} 步，共 {len(STEPS)} 步")

    def _closed(self) -> str:
        if self._busy:
            return "正在建数据文件。"
        if self._at == 0 and not self.office.typed()["no_other"]:
            return "请先核对站点代码没有被别的电脑占用，再打上勾。"
        return self.recovery.closed() if self._at == len(STEPS) - 1 else ""

    # slots

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow the title alone says which step it is."""
        super().resizeEvent(event)
        self._steps.setVisible(arrangement(self.width()) != Arrangement.NARROW)

    def start(self) -> None:
        """The caret goes to the first input."""
        self.office.start()

    def back(self) -> bool:
        """From the administrator to the office."""
        if self._at != 1 or self._busy:
            return False
        self.show_step(0)
        return True

    def _act(self, code: str) -> None:
        if code == BACK:
            self.back()
        elif code == RESTORE:
            self.restoring.emit()
        elif self._at == 0:
            self._check_office()
        elif self._at == 1:
            self._make()
        elif self._desk is not None:
            self.recovery.forget()
            self.finished.emit(self._desk)

    def _print(self) -> None:
        if self._at == len(STEPS) - 1:
            self.recovery.print_now()

    def _check_office(self) -> None:
        typed = self.office.typed()
        missing = {"office": "单位名称", "union_name": "工会名称", "station_no": "本机站点号"}
        faults = {code: f"请填写{word}。" for code, word in missing.items() if not typed[code].strip()}
        self.office.show_faults(faults)
        if not faults:
            self.show_step(1)

    def _make(self) -> None:
        typed = {**self.office.typed(), **self.admin.typed()}
        if typed["password"] != typed["password_again"]:
            self.admin.show_faults({"password_again": "两次打的不一样，请再打一次。"})
            return
        wanted = SetUp(
            office=typed["office"],
            union_name=typed["union_name"],
            place_code=typed["place_code"],
            station_no=typed["station_no"],
            admin_name=typed["admin_name"],
            password=typed["password"],
            phone=typed["phone"],
            hotline=typed["hotline"],
            address=typed["address"],
            window=typed["window"],
            roles=tuple(Role(one) for one in typed["roles"].split()),
        )
        self._busy = True
        self._show_moves()
        self._runner.run(
            lambda _: accounts.set_up(self._folder, self._clock, self._catalog, wanted),
            lambda made: self._made(made, typed["second"]),
            self._failed,
        )

    def _made(self, made: tuple[Desk, Sequence[str]], second: str) -> None:
        self._busy = False
        desk, groups = made
        self._desk = desk
        self.strip.hide()
        if second:
            self._choose_second(desk, Path(second))
        self.show_step(2)
        self.recovery.show_sheet(lambda: recovery_pdf(desk, groups), groups)

    def _choose_second(self, desk: Desk, folder: Path) -> None:
        """Where it cannot be, the office is made all the same; it is chosen later in 管理."""
        later = "以后在“管理・备份”里再选。"
        self.notifier.attempt(
            lambda: backups.choose_second(desk, folder),
            lambda notice: self.strip.show_strip("mind", f"{SECOND}没有设成：{notice.sentence}{later}"),
        )

    def _failed(self, error: Exception) -> None:
        self._busy = False
        self._show_moves()
        notice: Notice = self.notifier.notice(error, "设置")
        if not notice.faults:
            show(notice, self.strip)
        elif _OFFICE_CODES & notice.faults.keys():
            self.show_step(0)
            self.office.show_faults(notice.faults)
        else:
            self.admin.show_faults(notice.faults)
