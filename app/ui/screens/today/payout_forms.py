"""What is filled in for a step with an order (发放单录入): reason, day and who signed, funds, account."""

from collections.abc import Sequence

from app.services.payouts import splitting
from app.ui.screens.plain_form import PlainForm
from app.ui.style import Gap

_DAY = "0105、-3、t=今天"


class PayoutForms:
    """The forms of 今日 · 发放, made once."""

    def __init__(self) -> None:
        self.reason = PlainForm(Gap.LABEL_CASE)
        self.reason.add_line("reason", "理由", "最多 200 字")
        self.to_card = PlainForm(Gap.LABEL_CASE)
        self.to_card.add_line("paid_on", "发放日期", _DAY, figures=True)
        self.to_hand = PlainForm(Gap.LABEL_CASE)
        self.to_hand.add_line("paid_on", "发放日期", _DAY, figures=True)
        self.to_hand.add_line("received_by", "领款人", "谁签的字")
        self.to_hand.add_line("receiver_relation", "与本人关系", "本人、妻、子……")
        self.to_hand.add_line("receiver_id_number", "证件号", "他人代领才填", figures=True)
        self.account = PlainForm(Gap.LABEL_CASE)
        self.account.add_line("bank", "开户银行")
        self.account.add_line("account_no", "银行卡号", figures=True)
        self.account.add_line("account_name", "户名")
        self.split = PlainForm(Gap.LABEL_CASE)
        for n in range(1, splitting.MOST + 1):
            self.split.add_choice(f"fund_{n}", f"资金 {n}", ())
            self.split.add_line(f"year_{n}", "年度", "四位数字", figures=True)
            self.split.add_line(f"amount_{n}", "金额（元）", figures=True)

    def every(self) -> tuple[PlainForm, ...]:
        """All of them."""
        return self.reason, self.to_card, self.to_hand, self.account, self.split

    def offer_funds(self, funds: Sequence[tuple[str, str]]) -> None:
        """Offer these funds in each line of the split."""
        for n in range(1, splitting.MOST + 1):
            self.split.set_choices(f"fund_{n}", (("", "不用"), *funds))
