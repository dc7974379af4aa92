"""Money that comes in (今日 · 收款): taken with a receipt, listed, printed, voided, reversed; cash banked."""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from functools import partial

from app.core.clock import show_date, show_moment
from app.services import income, papers
from app.services.desk import Desk
from app.services.income import IncomeView
from app.ui.notify import Notifier
from app.ui.screens.acts import Act
from app.ui.screens.arrange import Pages, column, holder
from app.ui.screens.manage.facts import Facts
from app.ui.screens.page import Keys
from app.ui.screens.parts.list_part import ListPart
from app.ui.screens.plain_form import PlainForm
from app.ui.screens.preview.pane import PreviewPane
from app.ui.screens.scrolled import Scrolled
from app.ui.screens.today.income_form import EMPTY, IncomeForm
from app.ui.style import Gap, Type
from app.ui.table import Cell, Column, Mark
from app.ui.widgets.counter import Filter, FilterChips
from app.ui.widgets.labels import label
from app.ui.widgets.timeline import Event, Timeline

TAKE, SHOW, PRINT, VOID, RED, BANK, CLOSE = (
    "take_income", "show_receipt", "print_receipt", "void_income", "reverse_income", "move_cash",
    "close_receipt",
)  # fmt: skip
KEYS: Keys = (
    ("F1", "按键和说明"),
    ("F10", "收款"),
    ("F9", "打印收据"),
    ("F8", "作废"),
    ("↑↓", "选"),
    ("Ctrl+Tab", "换一项"),
    ("Esc", "返回"),
)
SPANS: Mapping[str, tuple[str, int]] = {
    "day": ("今天", 0),
    "weeks": ("近 30 天", 30),
    "year": ("近一年", 366),
}
"""Which days are listed (列出范围)."""


def state(one: IncomeView) -> Cell:
    """What became of a sum, as a chip where it is not the usual (状态)."""
    return one.state if one.stands else Mark(one.state, "amber")


COLUMNS: tuple[Column[IncomeView], ...] = (
    Column("on", "日期", lambda one: one.on_text[5:], width=64),
    Column("payer", "交款人", lambda one: one.payer),
    Column("number", "票号", lambda one: one.number[-11:], width=116, bold=True),
    Column("amount", "金额（元）", lambda one: one.amount.show(), width=124, number=True),
    Column("state", "状态", state, width=78),
)


class IncomePart(ListPart[IncomeView]):
    """今日 · 收款."""

    adds = True

    def __init__(self, desk: Desk, notifier: Notifier) -> None:
        super().__init__("income", desk, notifier, COLUMNS, "收款")
        self._span = "day"
        self._new: income.Received | None = None
        self._build()
        self._wire()

    def _build(self) -> None:
        self.spans = FilterChips()
        self._sums = label("", tone="second")
        left = column(self.spans, self.list, self._sums, gap=Gap.CARD)
        left.setStretch(1, 1)
        self._facts, self._events = Facts(), Timeline()
        told = column(self._facts, label("经过", Type.CARD), Scrolled(column(self._events, 1)), gap=Gap.CARD)
        told.setStretch(0, 2)
        told.setStretch(2, 1)
        self.preview = PreviewPane(self.desk, self.notifier)
        self._shown = Pages()
        self._shown.addWidget(holder(told))
        self._shown.addWidget(self.preview)
        self.taking = IncomeForm(self.desk)
        self.why_void, self.why_red, self.banking = (PlainForm(Gap.LABEL_CASE) for _ in range(3))
        self.why_void.add_line("reason", "作废原因")
        self.why_void.add_tick("copies_back", "全部联次已收回")
        self.why_red.add_line("reason", "冲红原因")
        self.why_red.add_line("outside_no", "红字票据号", "财政电子票据的填")
        self.banking.add_choice("kind", "去向", tuple(income.MOVES.items()))
        self.banking.add_line("amount", "金额", figures=True)
        self.banking.add_line("on_day", "日期", "0105、-3、t=今天", figures=True)
        self.banking.add_line("voucher_no", "银行凭证号")
        self.banking.add_line("remark", "备注")
        head = ("file-text", "收款", "收据限内部往来结算")
        forms = (self.taking, self.why_void, self.why_red, self.banking)
        self.lay_out(head, holder(left), self._shown, forms)

    def _wire(self) -> None:
        self.spans.chosen.connect(self._show_span)
        self.preview.closed.connect(self._close_preview)
        self.preview.printed.connect(lambda: self.changed.emit("paper", self.preview.paper))
        self.listen("F2", lambda: self.act(TAKE))

    # page

    def keys(self) -> Keys:
        """The keys of the list."""
        return KEYS

    def back(self) -> bool:
        """From the receipt or a form to the list."""
        if self._previewing() and self.form is None:
            self._close_preview()
            return True
        return super().back()

    def focus_list(self) -> None:
        """The caret goes into the list; a receipt that was just made comes to the front."""
        made, self._new = self._new, None
        if made is not None:
            self.list.choose(lambda one: one.id == made.id)
            if made.paper_id is not None:
                self._show_receipt(made)
                return
        super().focus_list()

    # data

    def read(self) -> Sequence[IncomeView]:
        """What came in on the days that are listed."""
        shown = [Filter(code, word) for code, (word, _) in SPANS.items()]
        self.spans.show_filters(shown, self._span)
        today = self.desk.today
        rows = income.of_days(self.desk, today - timedelta(days=SPANS[self._span][1]), today)
        self._sums.setText(f"{len(rows)} 笔，作废的不算，合计 {income.total(rows).show()} 元")
        return rows

    def key(self, one: IncomeView) -> object:
        """The sum."""
        return one.id

    def show_state(self) -> None:
        """The chosen sum, what happened to it, and what may be done."""
        one = self.list.current()
        if not self._previewing():
            self._show_one(one)
        self.moves.show_moves(self._acts(one), icons={SHOW: "printer"})

    def _show_one(self, one: IncomeView | None) -> None:
        if one is None:
            self.show_words("这几天没有收款", "按 F10 收款，收据会接着编号。")
            self._facts.show_facts(())
            self._events.show_events(())
            return
        self.show_words(one.payer)
        self._facts.show_facts(_facts(one))
        found = self.attempt(lambda: income.events(self.desk, one.id)) or ()
        told = [Event(show_moment(done.at), "money", done.what, _who(done)) for done in reversed(found)]
        self._events.show_events(told)

    def _acts(self, one: IncomeView | None) -> tuple[Act, ...]:
        if self._previewing():
            return (Act(PRINT, "打印收据", "F9", primary=True), Act(CLOSE, "关闭收据", "F10"))
        closed = income.receiving_closed(self.desk) or None
        acts = [Act(TAKE, "收款", "F10", primary=True, closed=closed)]
        if one is not None:
            if one.own:
                acts.append(Act(SHOW, "看收据", "F9"))
            acts += [Act(VOID, "作废", "F8", closed=one.closed or None)]
            acts += [Act(RED, "冲红", closed=one.closed or None)]
        return (*acts, Act(BANK, "现金存取", closed=closed))

    # slots

    def act(self, code: str) -> None:
        """Take money in, show its receipt, void or reverse it, take cash to the bank."""
        one = self.list.current()
        if code == CLOSE:
            self._close_preview()
        elif code == PRINT:
            self.preview.print_now()
        elif code in (TAKE, BANK):
            self._ask_money(code)
        elif one is None:
            return
        elif code == SHOW and one.paper_id is not None:
            self._show_receipt(income.Received(one.id, one.paper_id, one.number))
        elif code in (VOID, RED) and not one.closed:
            self._ask_undo(code, one)

    def _ask_money(self, code: str) -> None:
        if income.receiving_closed(self.desk):
            return
        self._shown.setCurrentIndex(0)
        if code == TAKE:
            about = "填完按 F10，收据编号并显示出来，按 F9 打印。"
            self.ask(
                self.taking,
                ("收款", about),
                "收款",
                self._take,
                EMPTY | {"capital": "", "received_on": show_date(self.desk.today)},
            )
        else:
            empty = {"amount": "", "on_day": show_date(self.desk.today), "voucher_no": "", "remark": ""}
            about = f"记入当天的现金结存，登记后不能改，登错的反向再登一笔。{self._banked()}"
            self.ask(
                self.banking,
                ("现金存取", about),
                "登记",
                lambda typed: income.move_cash(self.desk, typed),
                empty,
            )

    def _banked(self) -> str:
        """What was taken to the bank or fetched there today."""
        day = self.desk.today
        moves = self.attempt(lambda: income.cash_moves(self.desk, day, day)) or ()
        told = "、".join(f"{one.kind} {one.amount.show()} 元" for one in moves)
        return f"今天已登记：{told}。" if told else ""

    def _take(self, typed: Mapping[str, str]) -> None:
        self._new = income.receive(self.desk, typed)

    def _ask_undo(self, code: str, one: IncomeView) -> None:
        def void(typed: Mapping[str, str]) -> None:
            back = bool(typed["copies_back"]) or not one.own
            income.void(self.desk, one.id, typed["reason"], copies_back=back)

        def red(typed: Mapping[str, str]) -> None:
            income.reverse(self.desk, one.id, typed)

        if code == VOID:
            about = "编号和各联都留着。月结以后不能作废，只能冲红。"
            empty = {"reason": "", "copies_back": ""}
            self.ask(self.why_void, (f"{one.number}・作废", about), "作废", void, empty)
        else:
            about = "另记一笔负数，用新的票号。由收款人以外的人办理。"
            empty = {"reason": "", "outside_no": ""}
            self.ask(self.why_red, (f"{one.number}・冲红", about), "冲红", red, empty)

    def _show_span(self, code: str) -> None:
        if code:
            self._span = code
        self.renew()

    def _show_receipt(self, made: income.Received) -> None:
        paper_id = made.paper_id
        if paper_id is None:
            return
        paper = self.attempt(lambda: papers.view(self.desk, paper_id), "预览")
        if paper is not None and self._try(partial(self.preview.show_paper, paper), "预览"):
            self._shown.setCurrentIndex(1)
            self.moves.show_moves(self._acts(self.list.current()))
            self.preview.start()

    def _try(self, act: Callable[[], object], doing: str) -> bool:
        return self.attempt(lambda: (act(), True), doing) is not None

    def _close_preview(self) -> None:
        self._shown.setCurrentIndex(0)
        self.show_state()
        super().focus_list()

    def _previewing(self) -> bool:
        return self._shown.currentIndex() == 1


def _facts(one: IncomeView) -> list[tuple[str, str]]:
    return [
        ("票号", one.number if one.own else f"{one.number}（财政电子票据）"),
        ("业务、款项", f"{one.line}・{one.kind}"),
        ("收款事由", one.reason),
        ("金额", f"{one.amount.show()} 元"),
        ("大写", one.amount.capital()),
        ("收款方式", f"{one.way} {one.voucher_no}".strip()),
        ("收款日期", one.on_text),
        ("备注", one.remark),
        ("状态", one.state),
    ]


def _who(done: income.IncomeEvent) -> str:
    return f"{done.who}　{done.detail}".strip()
