"""Batches of payouts (今日 · 批次): the list, the chosen one with its lines, from 制表 to 完结."""

from collections.abc import Sequence

from app.services import batches
from app.services.batches import BatchRow, BatchView
from app.services.desk import Desk
from app.ui.notify import Notifier, show
from app.ui.screens.arrange import column, holder, row
from app.ui.screens.page import Keys
from app.ui.screens.parts.part import KEYS
from app.ui.screens.today.batches import acts as steps
from app.ui.screens.today.batches.doing import BatchSteps
from app.ui.style import Gap
from app.ui.widgets.counter import Filter, FilterChips

OPEN, EVERY = "open_batches", "every_batch"


class BatchesPart(BatchSteps):
    """今日 · 批次."""

    adds = True

    def __init__(self, desk: Desk, notifier: Notifier) -> None:
        super().__init__(desk, notifier)
        self._every = False
        self._build()
        self._wire()

    def _build(self) -> None:
        self.whose = FilterChips()
        left = column(row(self.whose, 1), self.progress, self.list, gap=Gap.ROW)
        left.setStretch(2, 1)
        head = ("banknote", "发放批次", "按银行的回盘发放")
        self.lay_out(head, holder(left), self.pane, self.forms.all(), (5, 6))

    def _wire(self) -> None:
        self.listen("F2", lambda: self.act(steps.MAKE))
        self.listen("Ctrl+1", lambda: self._show_which(every=False))
        self.listen("Ctrl+2", lambda: self._show_which(every=True))
        self.whose.chosen.connect(lambda code: self._show_which(every=code == EVERY))
        self.forms.make.edited.connect(self.made_anew)

    # page

    def keys(self) -> Keys:
        """The keys of parts; F9 prints."""
        return (("F1", "按键"), ("F2", "新建批次"), ("F9", "花名册"), *KEYS, ("Ctrl+1/2", "未完结 全部"))

    # data

    def read(self) -> Sequence[BatchRow]:
        """The batches."""
        chosen = EVERY if self._every else OPEN
        self.whose.show_filters([Filter(OPEN, "未完结"), Filter(EVERY, "全部")], chosen)
        return batches.listed(self.desk, every=self._every)

    def key(self, one: BatchRow) -> object:
        """The batch."""
        return one.id

    def renew(self) -> None:
        """The list and the chosen batch are read again."""
        self.view = None
        super().renew()

    def show_state(self) -> None:
        """The chosen batch, read behind the window where it is not the one that is shown."""
        one = self.list.current()
        if one is None:
            self.show_words("没有未完结的批次", "按 F10 新建，把已审批的发放单列成一批。")
            self.pane.show_nothing()
            self.moves.show_moves(steps.none())
        elif self.view is None or self.view.row.id != one.id:
            self.reader.run(
                lambda _: self.quietly(lambda: batches.view(self.desk, one.id)),
                self.show_batch,
                lambda error: show(self.notifier.notice(error, "看批次"), self.strip),
            )
        else:
            self.show_batch(self.view)

    def show_batch(self, view: BatchView) -> None:
        """Show a batch, if it is still the chosen one."""
        one = self.list.current()
        if one is None or one.id != view.row.id or self.form is not None or self.previewing:
            return
        self.view = view
        about = f"{view.row.line_name}・{view.row.way_name}・{view.row.label}・制表 {view.row.maker}"
        self.show_words(f"{view.row.number} {view.row.title}", about)
        self.pane.show_batch(view)
        self.moves.show_moves(steps.acts(view), icons=steps.ICONS)

    # slots

    def act(self, code: str) -> None:
        """Do a step of the chosen batch, or begin a new one."""
        if self.working or self.form is not None:
            return
        if code == steps.MAKE:
            self._make()
        elif self.view is not None:
            self.take_step(code, self.view)

    def _show_which(self, *, every: bool) -> None:
        self._every = every
        self.renew()
