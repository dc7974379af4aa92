"""The payout slip (领款单), picture 03 of the paper page: A5, two copies, what a receiver signs for."""

from app.core.identity import mask_id, mask_phone
from app.engine.counter.forms import shown
from app.engine.counter.papers import foot
from app.engine.matter import PaperFacts
from app.engine.payout import CARD, CASH, GOODS
from app.engine.prints import AmountBox, Block, Cells, Choice, Copy, Document, Entry, Signatures
from app.engine.wording import Slot
from app.lines.relief.fields.aid import (
    ACCOUNT_NAME,
    ACCOUNT_NO,
    BANK,
    BANK_BRANCH,
    DECIDED,
    FUND_SOURCE,
    PAY_WAY,
)

_PAPER = "relief.payout_slip"
COPIES = Slot(_PAPER, "copies", "联次，顿号隔开", "第一联 记账、第二联 存根")
FOOT = Slot(
    _PAPER,
    "foot",
    "末尾的说明",
    "领款人须本人签名；按指印的须有见证人签名。代领的另附证件复印件。金额涂改无效。",
)

_BY_HAND: tuple[Block, ...] = (
    Cells(
        (
            Entry("代领人", columns=(2, 2), by_hand=True),
            Entry("关系", columns=(1, 1), by_hand=True),
            Entry("代领证件", columns=(2, 2), by_hand=True),
            Entry("附件", columns=(1, 1), by_hand=True),
        )
    ),
    Signatures(
        ("领款人（签章）", "经办", "审核", "会计", "出纳", "审批"),
        dated=False,
        boxed=True,
        shares=(5, 3, 3, 3, 3, 3),
    ),
)
"""Who takes it for another, and who signs (手填栏)."""

_WAYS = ((CASH, "现金"), (CARD, "转账"), (GOODS, "实物"))


def payout_slip(facts: PaperFacts) -> Document:
    """A money paper (领款单), relief file §3.3: issued with the approval, signed when the money is taken."""
    words = facts.say(FOOT)
    return Document(
        title="领款单",
        size="a5",
        number=facts.paper_number,
        office=facts.office.name,
        copies=tuple(Copy(name, words=words) for name in facts.say(COPIES).split("、")),
        blocks=(*_receiver(facts), *_money(facts), *_BY_HAND),
        foot=foot(facts),
    )


def _receiver(facts: PaperFacts) -> tuple[Block, ...]:
    """Who receives it, and what for; his numbers masked, the register has them whole."""
    person = facts.person
    number = Entry(person.id_label or "证件", mask_id(person.id_number))
    reason = f"{facts.matter.title}，受理编号{facts.number}"
    return (
        Cells((Entry("领款人", person.name, strong=True, whole=True), Entry("领款日期", by_hand=True))),
        Cells((number, Entry("联系电话", mask_phone(person.phone)))),
        Cells((Entry("工作单位", person.unit, (2, 10)),)),
        Cells((Entry("领款事由", reason, (2, 10)),), high=12),
    )


def _money(facts: PaperFacts) -> tuple[Block, ...]:
    """The sum, the fund it comes from, the way it is paid, the account."""
    ways = Entry("收款方式", choices=_ways(facts))
    return (
        AmountBox(facts.values.get(DECIDED)),
        Cells((Entry("资金来源", shown(FUND_SOURCE, facts)), ways)),
        *_account(facts),
    )


def _ways(facts: PaperFacts) -> tuple[Choice, ...]:
    chosen = facts.values.get(PAY_WAY)
    return tuple(Choice(word, ticked=code == chosen) for code, word in _WAYS)


def _account(facts: PaperFacts) -> tuple[Cells, ...]:
    """The account where it is paid by card: bank, holder, number."""
    if facts.values.get(PAY_WAY) != CARD:
        return ()
    bank = f"{shown(BANK, facts)}{shown(BANK_BRANCH, facts)}"
    holder = f"{shown(ACCOUNT_NAME, facts)} {shown(ACCOUNT_NO, facts)}"
    return (Cells((Entry("开户银行", bank, (2, 3)), Entry("户名卡号", holder, (2, 5)))),)
