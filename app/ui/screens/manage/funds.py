"""Funds (管理 · 资金): what each has left by year, what came in with its document, what it is for."""

from collections.abc import Mapping, Sequence
from functools import partial

from app.services.desk import Desk
from app.services.payouts import Balance, register
from app.services.payouts.register import FundEntry, FundView
from app.ui.notify import Notifier
from app.ui.screens.acts import Act
from app.ui.screens.arrange import column, holder
from app.ui.screens.manage.facts import Facts
from app.ui.screens.parts.list_part import ListPart, fill
from app.ui.screens.plain_form import PlainForm
from app.ui.style import Gap
from app.ui.table import Column, ListView, Mark

CARRY, USE, UNUSE = "carry", "earmark", "unmark"


def _kept(one: Balance) -> Mark:
    return Mark("已建账", "green") if one.controlled else Mark("未建账", "amber")


COLUMNS: tuple[Column[Balance], ...] = (
    Column("name", "资金", lambda one: one.name, bold=True),
    Column("year", "年度", lambda one: str(one.year), width=60),
    Column("came", "到账", lambda one: one.came.show() if one.controlled else "—", number=True),
    Column("used", "已用", lambda one: one.used.show(), number=True),
    Column("left", "余额", lambda one: one.left.show() if one.controlled else "—", number=True),
    Column("kept", "台账", _kept, width=88),
)
ENTRIES: tuple[Column[FundEntry], ...] = (
    Column("on", "日期", lambda one: one.on[:10], width=100),
    Column("year", "年度", lambda one: str(one.year), width=60),
    Column("kind", "", lambda one: one.kind, width=56),
    Column("amount", "金额（元）", lambda one: one.amount.show(), number=True),
    Column("source", "文号或凭证", lambda one: one.source),
)
_ENTERED = {
    register.INCOME: "钱到了这项资金才登记，余额随即增加。",
    register.RETURNED: "退回上级或财政的金额，余额随即减少。",
    register.CORRECTED: "登错的不能改，再登一笔更正；要减少的写负数，例如 -500。",
}
_UNKEPT = "还没有登记到账，发放不受余额限制。登记第一笔到账后开始控制。"


class FundsPart(ListPart[Balance]):
    """管理 · 资金."""

    adds = True

    def __init__(self, desk: Desk, notifier: Notifier) -> None:
        super().__init__("funds", desk, notifier, COLUMNS, "资金")
        self._seen: FundView | None = None
        self._build()
        self.listen("F2", lambda: self.act(register.INCOME))

    def _build(self) -> None:
        self._facts = Facts()
        self.entries: ListView[FundEntry] = ListView(ENTRIES, "资金明细")
        shown = column(self._facts, self.entries, gap=Gap.CARD)
        shown.setStretch(0, 2)
        shown.setStretch(1, 3)
        self.entry, self.carry = PlainForm(Gap.LABEL_CASE), PlainForm(Gap.LABEL_CASE)
        self.entry.add_line("year", "年度", "四位数字", figures=True)
        for form in (self.entry, self.carry):
            form.add_line("amount", "金额（元）", figures=True)
            form.add_line("on_day", "日期", "0105、-3、t=今天", figures=True)
            form.add_line("source", "文号或凭证", "例如 武财〔2026〕8号")
            form.add_line("remark", "说明", "可不填")
        self.use, self.unuse = PlainForm(Gap.LABEL_CASE), PlainForm(Gap.LABEL_CASE)
        self.use.add_choice("use", "用途", register.uses_offered(self.desk))
        self.use.add_line("source", "依据", "例如 武财〔2026〕8号")
        self.unuse.add_choice("use", "用途", ())
        forms = (self.entry, self.carry, self.use, self.unuse)
        head = ("banknote", "资金", "余额按到账减已批和已发计算")
        self.lay_out(head, self.list, holder(shown), forms, (5, 4))

    # data

    def read(self) -> Sequence[Balance]:
        """Every fund by year."""
        return register.overview(self.desk)

    def key(self, one: Balance) -> object:
        """The fund and its year."""
        return one.fund, one.year

    def show_state(self) -> None:
        """The chosen fund with its entries."""
        one = self.list.current()
        self._seen = self.attempt(lambda: register.fund(self.desk, one.fund)) if one else None
        if one is None or self._seen is None:
            return
        left = f"{one.year} 年度余额 {one.left.show()} 元" if one.controlled else _UNKEPT
        self.show_words(one.name, left)
        uses = "、".join(use.name for use in self._seen.uses) or "不限"
        sources = "、".join(dict.fromkeys(use.source for use in self._seen.uses))
        self._facts.show_facts((("用途", uses), *((("用途依据", sources),) if sources else ())))
        fill(self.entries, self._seen.entries)
        closed = register.closed(self.desk) or None
        acts = [Act(register.INCOME, "登记到账", "F10", primary=True, closed=closed)]
        if one.controlled:
            acts += [
                Act(CARRY, "结转下年", "F8", closed=closed),
                Act(register.RETURNED, "上缴", closed=closed),
                Act(register.CORRECTED, "更正", closed=closed),
            ]
        acts.append(Act(USE, "限定用途", closed=closed))
        acts += [Act(UNUSE, "取消用途", closed=closed)] if self._seen.uses else []
        self.moves.show_moves(acts)

    # slots

    def act(self, code: str) -> None:
        """Enter something for the chosen fund."""
        one, seen = self.list.current(), self._seen
        if one is None or seen is None or register.closed(self.desk):
            return
        empty = {"amount": "", "on_day": "t", "source": "", "remark": ""}
        if code in _ENTERED:
            word = {register.INCOME: "登记到账"}.get(code, register.KINDS[code])
            self.ask(
                self.entry,
                (f"{one.name}・{word}", _ENTERED[code]),
                word,
                partial(register.enter, self.desk, one.fund, code),
                {**empty, "year": str(one.year)},
            )
        elif code == CARRY:
            told = f"从 {one.year} 年度转到 {one.year + 1} 年度，最多 {one.left.show()} 元。"
            submit = partial(register.carry, self.desk, one.fund, one.year)
            texts = {**empty, "amount": one.left.show()}
            self.ask(self.carry, (f"{one.name}・结转", told), "结转", submit, texts)
        elif code == USE:
            told = "限定后只能用在选定的事项，可以选多次。"
            self.ask(self.use, (f"{one.name}・限定用途", told), "限定用途", self._earmark, {"source": ""})
        elif code == UNUSE:
            self.unuse.set_choices("use", [(use.id.hex, use.name) for use in seen.uses])
            told = "取消全部用途后，这项资金不再限定。"
            self.ask(self.unuse, (f"{one.name}・取消用途", told), "取消用途", self._unmark, {})

    def _earmark(self, typed: Mapping[str, str]) -> None:
        one = self.list.current()
        assert one is not None
        register.earmark(self.desk, one.fund, typed["use"], typed["source"])

    def _unmark(self, typed: Mapping[str, str]) -> None:
        assert self._seen is not None
        chosen = next(use for use in self._seen.uses if use.id.hex == typed["use"])
        register.unmark(self.desk, chosen.id)
