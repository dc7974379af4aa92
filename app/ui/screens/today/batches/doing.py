"""Steps of a batch (批次办理): each asked for what it needs, done behind the window, told when it is done."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QFileDialog

from app.core.errors import Busy
from app.engine.payout import SELF
from app.services import batches, files, papers
from app.services.batches import BankFile, BatchRow, BatchView, LineView, Outlook, Signature, states
from app.services.desk import Desk
from app.ui.notify import Notifier, show
from app.ui.screens.parts.paper_part import PaperPart
from app.ui.screens.today.batches import acts as steps
from app.ui.screens.today.batches.columns import BATCHES
from app.ui.screens.today.batches.forms import forms
from app.ui.screens.today.batches.pane import BatchPane
from app.ui.tasks import Runner, Step

_NO_TEMPLATE = "还没有银行模板。请管理员在“管理・银行模板”里按开户银行的格式建一个。"


class BatchSteps(PaperPart[BatchRow]):
    """What can be done with the chosen batch (批次办理)."""

    thing = "批次"

    def __init__(self, desk: Desk, notifier: Notifier) -> None:
        super().__init__("batches", desk, notifier, BATCHES, "发放批次")
        lines = [
            (one.code, one.name)
            for one in desk.catalog.lines
            if one.payouts or any(matter.payout for matter in one.matters)
        ]
        self.forms = forms(lines, [one for one in batches.relations(desk) if one[0] != SELF])
        self.pane = BatchPane()
        self.reader = Runner(self)
        self.view: BatchView | None = None

    def take_step(self, code: str, view: BatchView) -> None:
        """Do one step of a batch: at once, after its reason, or with what it needs."""
        key = view.row.id
        plain: Mapping[str, tuple[str, Callable[[Desk, UUID], object]]] = {
            steps.REVIEW: ("复核", batches.review),
            steps.APPROVE: ("审批", batches.approve),
            steps.END: ("完结", batches.end),
        }
        why: Mapping[str, tuple[str, str, Callable[[str], object]]] = {
            steps.RETURN: ("退回", "退给制表人改。", lambda text: batches.send_back(self.desk, key, text)),
            steps.DROP: ("撤销批次", "各笔退回待发放，批次号保留。",
                         lambda text: batches.drop(self.desk, key, text)),
            steps.RELEASE: ("银行未办", "没有结果的各笔按失败记，写明银行的书面答复。",
                            lambda text: batches.release(self.desk, key, text)),
            steps.UNSIGNED: ("未领退回", "没有签领的各笔退回待发放。",
                             lambda text: batches.give_back(self.desk, key, text)),
        }  # fmt: skip
        if code in plain:
            word, act = plain[code]
            self.work_on(word, lambda _: act(self.desk, key), lambda _: self.told(f"{word}办好了。"))
        elif code in why:
            self.ask_why(*why[code])
        elif code == steps.STRIKE and (line := self._open_line()) is not None:
            self.ask_why(
                f"剔除第 {line.n} 笔", "发放单退回待发放，改好再列下一批。",
                lambda text: batches.strike(self.desk, key, {line.n}, text),
            )  # fmt: skip
        else:
            self._out(code, view)

    def _out(self, code: str, view: BatchView) -> None:
        if code == steps.FILE:
            self._file(view)
        elif code == steps.AGAIN:
            self.work_on("导出", lambda _: batches.file(self.desk, view.row.id), self._filed)
        elif code == steps.ANSWER:
            source, _ = QFileDialog.getOpenFileName(self, "选回盘文件", "", "所有文件 (*)")
            if source:
                self.read_from(Path(source))
        elif code == steps.SIGN:
            self._sign(view)
        elif code == steps.PROXY:
            self._proxy(view)
        elif code in (steps.ROSTER, steps.MASKED):
            self._roster(view, masked=code == steps.MASKED)

    def _make(self) -> None:
        self.open_form(
            self.forms.make,
            ("新建批次", "已审批、还没有发放的都在下面，有问题的没有勾选。"),
            "制表",
            {"title": ""},
            lambda typed, _: batches.make(
                self.desk, typed["line"], typed["way"], typed["title"], _keys(typed["orders"])
            ),
            self._choose_made,
        )
        self.made_anew("line")

    def made_anew(self, code: str) -> None:
        """Another line or way: the orders that wait for it."""
        if code not in ("line", "way") or self.form is not self.forms.make:
            return
        typed = self.forms.make.typed()
        self.reader.run(
            lambda _: self.quietly(lambda: batches.waiting(self.desk, typed["line"], typed["way"])),
            self._show_waiting,
            lambda error: show(self.notifier.notice(error, "制表"), self.strip),
        )

    def _show_waiting(self, rows: Sequence[batches.Waiting]) -> None:
        self.forms.waiting.show_rows(rows, ticked=True)
        self.forms.waiting.untick(lambda one: one.told.blocked)

    def _choose_made(self, made: object) -> None:
        self.told("制表办好了，等另一人复核。")
        self.list.choose(lambda one: one.id == made)

    def _file(self, view: BatchView) -> None:
        offered = batches.offered(self.desk)
        if not offered:
            self.strip.show_strip("stop", _NO_TEMPLATE)
            return
        self.forms.file.set_choices("template", [(one.code, one.name) for one in offered])
        self.open_form(
            self.forms.file,
            ("报盘", f"{view.row.count:,} 笔 {view.row.total.show()} 元。导出后在网银里上传。"),
            "报盘",
            {},
            lambda typed, _: batches.file(self.desk, view.row.id, typed["template"]),
            self._filed,
        )

    def _filed(self, made: BankFile) -> None:
        """The file is entered; now it is put where the clerk wants it."""
        self.told(f"已报盘，{made.count:,} 笔 {made.total.show()} 元。")
        target, _ = QFileDialog.getSaveFileName(self, "存报盘文件", made.name)
        if target:
            self.save_to(made, Path(target))
        else:
            self.strip.show_strip("mind", "已报盘，文件还没有存。请按“再次导出”存到要交给银行的地方。")

    def save_to(self, made: BankFile, target: Path) -> None:
        """Put the file for the bank there."""

        def act() -> bool:
            files.save(target, made.data)
            return True

        if self.attempt(act, "存"):
            told = f"{made.count:,} 笔 {made.total.show()} 元，已存到“{target.name}”"
            self.strip.show_strip("done", f"{told}。文件校验码 {made.hash[:8]}。")

    def read_from(self, source: Path) -> None:
        """Look at what the bank gave back, before anything is done with it."""
        view = self.view
        if view is None:
            return

        def look(_: Step) -> tuple[Outlook, bytes]:
            data = _bytes(source)
            return batches.look(self.desk, view.row.id, source.name, data), data

        self.work_on("读回盘", look, lambda found: self._looked(*found))

    def _looked(self, found: Outlook, data: bytes) -> None:
        self.forms.verdicts.show_rows(found.verdicts)
        self.open_form(
            self.forms.answer,
            (f"回盘 {found.file_name}", f"{found.sentence}。还没有记账，核对后按 F10 读入。"),
            "读入",
            {"paid_on": "t"},
            lambda typed, step: batches.apply(
                self.desk, found.batch_id, found.file_name, data, batches.paid_on(self.desk, typed), step
            ),
            lambda _: self.told(f"回盘读入了：{found.sentence}。"),
        )

    def _sign(self, view: BatchView) -> None:
        self.forms.signing.show_rows(view.having(states.LISTED), ticked=False)
        self.open_form(
            self.forms.sign,
            ("签领发放", "照签回的签领单勾选本人签了字的；代领的按 F8 逐笔办。"),
            "签领发放",
            {"paid_on": "t"},
            lambda typed, _: batches.sign(
                self.desk,
                view.row.id,
                [Signature(int(n)) for n in typed["lines"].split()],
                batches.paid_on(self.desk, typed),
            ),
            lambda _: self.told("签领发放办好了。"),
        )

    def _open_line(self) -> LineView | None:
        """The chosen line, if it is still open; else a sentence says what to do."""
        line = self.pane.lines.current()
        if line is not None and line.state == states.LISTED:
            return line
        self.strip.show_strip("mind", "这一笔已经有结果。请先在右边选一笔还没有结果的。")
        return None

    def _proxy(self, view: BatchView) -> None:
        line = self._open_line()
        if line is None:
            return

        def act(typed: Mapping[str, str], _: Step) -> object:
            one = Signature(line.n, typed["receiver"], typed["relation"], typed["id_number"])
            return batches.sign(self.desk, view.row.id, [one], batches.paid_on(self.desk, typed))

        self.open_form(
            self.forms.proxy,
            (f"代领：第 {line.n} 笔 {line.name} {line.amount.show()} 元", "委托书附在签领单后面。"),
            "代领",
            {"paid_on": "t", "receiver": "", "id_number": ""},
            act,
            lambda _: self.told("代领办好了。"),
        )

    def _roster(self, view: BatchView, *, masked: bool) -> None:
        self.work_on(
            "出花名册",
            lambda _: papers.view(self.desk, batches.issue_roster(self.desk, view.row.id, masked=masked)),
            self.show_paper,
        )


def _keys(text: str) -> list[UUID]:
    return [UUID(one) for one in text.split()]


def _bytes(source: Path) -> bytes:
    """What a file holds. Raises Busy where it cannot be read."""
    try:
        return source.read_bytes()
    except OSError:
        raise Busy(f"“{source.name}”读不出来。请关掉打开它的程序，或换一个位置再选。") from None
