"""Orders to pay (今日 · 发放): what waits for me, what stands where; one with its steps at the right."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from app.core.page import Page as Rows
from app.engine.payout import CARD
from app.services import paying, payouts
from app.services.desk import Desk
from app.services.payouts import listing, splitting, states, viewing
from app.services.payouts.listing import OrderRow
from app.services.payouts.viewing import OrderMove, OrderView
from app.ui.notify import Notifier
from app.ui.screens.acts import Act
from app.ui.screens.arrange import column, holder
from app.ui.screens.page import Keys, ToCase
from app.ui.screens.parts.part import Part, focus
from app.ui.screens.today.payout_forms import PayoutForms
from app.ui.screens.today.payout_sheet import PayoutSheet
from app.ui.style import Gap
from app.ui.table import Column, ListView, Mark
from app.ui.widgets.counter import Filter, FilterChips

TO_CASE = "to_case"
KEYS: Keys = (
    ("F1", "按键"),
    ("F10", "下一步"),
    ("F8", "第二步"),
    ("↑↓", "选"),
    ("Enter", "进案件"),
    ("Ctrl+Tab", "换一项"),
    ("Esc", "返回"),
)
_KEYS = ("F10", "F8")
_LOOKS = {
    states.PAID: "green", states.APPROVED: "blue", states.MADE: "amber", states.REVIEWED: "amber",
    states.FAILED: "amber", states.RETURNED: "amber", states.RECALLED: "amber",
}  # fmt: skip
COLUMNS: tuple[Column[OrderRow], ...] = (
    Column("on", "日期", lambda one: one.on, width=64),
    Column("name", "领款人", lambda one: one.name or "—", bold=True),
    Column("kind", "款项", lambda one: one.kind),
    Column("amount", "金额（元）", lambda one: one.amount, number=True),
    Column("way", "方式", lambda one: one.way, width=56),
    Column("state", "状态", lambda one: Mark(one.state_label, _LOOKS.get(one.state, "plain")), width=92),
)


class PayoutsPart(Part):
    """今日 · 发放."""

    def __init__(self, desk: Desk, notifier: Notifier, parent: QWidget | None = None) -> None:
        super().__init__("payouts", desk, notifier, parent)
        self._what = listing.MINE
        self._seen: OrderView | None = None
        self._build()
        self._wire()

    # build

    def _build(self) -> None:
        self.filters = FilterChips()
        self.list: ListView[OrderRow] = ListView(COLUMNS, "发放单")
        self.list.setObjectName("payouts_list")
        left = column(self.filters, self.list, gap=Gap.CARD)
        left.setStretch(1, 1)
        self.sheet, self.forms = PayoutSheet(), PayoutForms()
        head = ("banknote", "发放", "经办、复核、审批、出纳各由一人办")
        self.lay_out(head, holder(left), self.sheet, self.forms.every(), (5, 4))

    def _wire(self) -> None:
        self.filters.chosen.connect(self._filter)
        self.list.chosen.connect(lambda _: self._show_chosen())
        self.list.opened.connect(lambda _: self.act(TO_CASE))

    # page

    def keys(self) -> Keys:
        """The keys of the list."""
        return KEYS

    # data

    def renew(self) -> None:
        """The list is read again; what is being typed stays."""
        chosen = self.list.current()
        counts = self.attempt(lambda: listing.counts(self.desk))
        if counts is None:
            return
        always = (listing.MINE, listing.ALL, self._what)
        shown = [
            Filter(code, word, counts[code])
            for code, (word, _) in listing.FILTERS.items()
            if counts[code] or code in always
        ]
        self.filters.show_filters(shown, self._what)
        self.attempt(lambda: self.list.load(partial(self._page, self._what, counts[self._what])))
        if chosen is None or not self.list.choose(lambda one: one.id == chosen.id):
            self.list.choose_first()
        if not self.list.total():
            self._show_chosen()

    def _page(self, what: str, total: int, cursor: str | None) -> Rows[OrderRow]:
        return listing.page(self.desk, what, cursor, total=total)

    def focus_list(self) -> None:
        """The caret goes into the list."""
        focus(self.list)

    def _show_chosen(self) -> None:
        if self.form is None:
            self.show_state()

    def show_state(self) -> None:
        """The chosen order, or what an empty list means."""
        row = self.list.current() if self.list.total() else None
        self._seen = self.attempt(lambda: viewing.order(self.desk, row.id)) if row else None
        self.sheet.setVisible(self._seen is not None)
        if self._seen is None:
            mine = self._what == listing.MINE
            title = "没有等您办的发放单" if mine else "这里没有发放单"
            self.show_words(title, "案件审批通过后，发放单列在这里。")
            self.moves.show_moves(())
            return
        seen = self._seen
        self.show_words(
            f"{seen.name}　{seen.kind}　{seen.amount.show()} 元", f"{seen.state_label}　{seen.number}"
        )
        self.sheet.show_order(seen)
        acts = [_act(n, one) for n, one in enumerate(seen.moves)]
        self.moves.show_moves((*acts, *((Act(TO_CASE, "看案件"),) if seen.case_id else ())))

    # slots

    def _filter(self, code: str) -> None:
        self._what = code or listing.MINE
        self.renew()
        self.focus_list()

    def act(self, code: str) -> None:
        """Take a step with the chosen order: at once, or after what has to be filled in."""
        seen = self._seen
        if seen is None:
            return
        if code == TO_CASE:
            if seen.case_id is not None:
                self.go.emit(ToCase(seen.line, seen.case_id))
            return
        move = next(one for one in seen.moves if one.code == code)
        at_once: dict[str, Callable[[], object]] = {
            viewing.REVIEW: lambda: payouts.review(self.desk, seen.id),
            viewing.APPROVE: lambda: payouts.approve(self.desk, seen.id),
            viewing.REVERSE: lambda: payouts.reverse(self.desk, seen.id),
        }
        if code in at_once:
            self.do(move.label, at_once[code])
        elif move.needs_reason:
            self._ask_reason(seen, move)
        else:
            self._ask_form(seen, move)

    def _ask_reason(self, seen: OrderView, move: OrderMove) -> None:
        acts: dict[str, Callable[[str], object]] = {
            viewing.BACK: lambda why: payouts.send_back(self.desk, seen.id, why),
            viewing.WITHDRAW: lambda why: payouts.withdraw(self.desk, seen.id, why),
            viewing.FAIL: lambda why: paying.fail(self.desk, seen.id, why),
            viewing.RECALL: lambda why: payouts.recall(self.desk, seen.id, why),
            viewing.KEEP: lambda why: payouts.keep(self.desk, seen.id, why),
        }
        act = acts[move.code]
        told = (f"{seen.name}・{move.label}", _ABOUT[move.code])
        self.ask(self.forms.reason, told, move.label, lambda typed: act(typed["reason"]), {"reason": ""})

    def _ask_form(self, seen: OrderView, move: OrderMove) -> None:
        told = (f"{seen.name}・{move.label}", _ABOUT[move.code])
        if move.code == viewing.PAY:
            form = self.forms.to_card if seen.way == CARD else self.forms.to_hand
            self.ask(form, told, move.label, lambda typed: paying.pay(self.desk, seen.id, typed), seen.paying)
        elif move.code == viewing.SPLIT:
            self.forms.offer_funds(viewing.funds_offered(self.desk))
            texts = splitting.texts(seen.shares)
            submit = partial(splitting.split, self.desk, seen.id)
            self.ask(self.forms.split, told, move.label, submit, texts)
        else:
            renew = partial(payouts.again, self.desk, seen.id)
            self.ask(self.forms.account, told, move.label, renew, viewing.account(self.desk, seen.id))


_ABOUT = {
    viewing.BACK: "退给制单的人，改正后重新制单。",
    viewing.WITHDRAW: "撤回后不再发放，资金随即放开。",
    viewing.FAIL: "写明银行或现场退回的原因，资金随即放开。",
    viewing.RECALL: "写明原因，由审批人员决定是否冲销。",
    viewing.KEEP: "写明理由，发放保持不变。",
    viewing.PAY: "钱物已经交付才确认，确认后不能修改，只能冲销。",
    viewing.SPLIT: "最多分三项，合计要等于发放金额。",
    viewing.AGAIN: "按新账户重新制单，要重新复核和审批。",
}


def _act(n: int, move: OrderMove) -> Act:
    key = _KEYS[n] if n < len(_KEYS) else ""
    return Act(move.code, move.label, key, n == 0, move.closed, move.needs_reason)
