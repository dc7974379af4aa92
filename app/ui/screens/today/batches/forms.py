"""Forms of batches (批次表单): a new batch, a reason, the template, the bank's day, who signed."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.engine.payout import WAYS
from app.services.batches import LineView, Waiting
from app.services.batches.judging import Verdict
from app.ui.screens.parts.rows import ShownRows, TickedRows
from app.ui.screens.plain_form import PlainForm
from app.ui.screens.today.batches.columns import ANSWERED, SIGNING, WAITING
from app.ui.style import Gap

_DAY = "0105、+3、t=今天"


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms of a batch (批次表单) and the lists in them."""

    make: PlainForm
    waiting: TickedRows[Waiting]
    file: PlainForm
    answer: PlainForm
    verdicts: ShownRows[Verdict]
    sign: PlainForm
    signing: TickedRows[LineView]
    proxy: PlainForm

    def all(self) -> tuple[PlainForm, ...]:
        """Every form."""
        return (self.make, self.file, self.answer, self.sign, self.proxy)


def forms(lines: Sequence[tuple[str, str]], relations: Sequence[tuple[str, str]]) -> Forms:
    """The forms as they stand before anything is typed (新表单)."""
    waiting = TickedRows(
        WAITING, "待列入的发放单", lambda one: str(one.order_id), lambda one: one.amount, _groups, _note
    )
    make = PlainForm(Gap.LABEL_CASE)
    make.add_choice("line", "业务", lines)
    make.add_choice("way", "方式", tuple(WAYS.items()))
    make.add_line("title", "名称", "印在花名册上，也作银行附言，例如 2026年四季度生活救助")
    make.add_free("orders", "", waiting)
    file = PlainForm(Gap.LABEL_CASE)
    file.add_choice("template", "银行模板", ())
    verdicts: ShownRows[Verdict] = ShownRows(ANSWERED, "回盘明细")
    answer = PlainForm(Gap.LABEL_CASE)
    answer.add_line("paid_on", "到账日期", _DAY, figures=True)
    answer.add_free("verdicts", "", verdicts)
    signing = TickedRows(
        SIGNING, "签领明细", lambda one: str(one.n), lambda one: one.amount, lambda _: (), lambda _: ""
    )
    sign = PlainForm(Gap.LABEL_CASE)
    sign.add_line("paid_on", "签领日期", _DAY, figures=True)
    sign.add_free("lines", "", signing)
    proxy = PlainForm(Gap.LABEL_CASE)
    proxy.add_line("paid_on", "签领日期", _DAY, figures=True)
    proxy.add_line("receiver", "代领人")
    proxy.add_choice("relation", "与本人关系", relations)
    proxy.add_line("id_number", "代领人证件号")
    return Forms(make, waiting, file, answer, verdicts, sign, signing, proxy)


def _groups(one: Waiting) -> Sequence[str]:
    """What orders can be filtered by: matter, fund, month of approval."""
    return (one.kind_name, *one.funds, f"{one.approved_on:%Y-%m}")


def _note(one: Waiting) -> str:
    """What is wrong with an order, whole."""
    return f"{one.name}：{''.join(one.told.sentences)}" if one.told.sentences else ""
