"""The form of a sum received (收款登记): who pays, for what, how much, by which way, on which proof."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services import income
from app.services.desk import Desk
from app.ui.screens.plain_form import FreeInput, PlainForm
from app.ui.style import Gap
from app.ui.widgets.labels import label

EMPTY = {
    "payer": "",
    "reason": "",
    "people": "",
    "price": "",
    "amount": "",
    "voucher_no": "",
    "outside_no": "",
    "remark": "",
    "kind": income.FEE,
    "way": income.CASH,
    "proof": income.OWN,
    "received_on": "t",
}
"""What the form begins with (初始内容)."""


class Capital(FreeInput):
    """The sum in capitals, as the receipt will say it (大写)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said = label("—", bold=True, wrap=True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.said)

    def text(self) -> str:
        """Nothing is typed here."""
        return ""

    def show_text(self, text: str) -> None:
        """Show the sum in capitals."""
        self.said.setText(text or "—")


class IncomeForm(PlainForm):
    """A sum received (收款登记); its capitals follow what is typed."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(Gap.LABEL_CASE, parent)
        self._desk = desk
        self._build()
        self.edited.connect(lambda _: self._follow())

    def _build(self) -> None:
        self.add_choice("line", "业务条线", [(one.code, one.name) for one in income.lines_of(self._desk)])
        self.add_choice("kind", "款项", tuple(income.KINDS.items()))
        self.add_line("payer", "交款人", "单位全称或姓名")
        self.add_line("reason", "收款事由", "如：2026年度职工医疗互助参保费")
        self.add_line("people", "人数", "按人收的填，金额自动算", figures=True)
        self.add_line("price", "每人金额", figures=True)
        self.add_line("amount", "金额", "不按人收的填这里", figures=True)
        self.capital = Capital()
        self.capital.setObjectName("capital")
        self.add_free("capital", "大写", self.capital)
        self.add_choice("way", "收款方式", tuple(income.WAYS.items()))
        self.add_line("voucher_no", "转账凭证号", "转账的填")
        self.add_line("received_on", "收款日期", "0105、-3、t=今天", figures=True)
        self.add_choice("proof", "凭据", tuple(income.PROOFS.items()))
        self.add_line("outside_no", "电子票据号", "已由财政开票的填")
        self.add_line("remark", "备注")

    def _follow(self) -> None:
        self.capital.show_text(income.capital_of(self.typed()))
