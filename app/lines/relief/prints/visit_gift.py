"""Papers of 送温暖慰问 (慰问文书): the approval, and what is signed for at the visit."""

from app.core.money import Money
from app.engine.counter import COUNTER_PRINTS
from app.engine.counter.forms import registration_form, shown
from app.engine.counter.papers import foot, receipt
from app.engine.matter import PaperFacts, Print
from app.engine.payout import CARD, CASH, GOODS
from app.engine.prints import (
    AmountBox,
    Block,
    Cells,
    Choice,
    Column,
    Document,
    Entry,
    Note,
    Signatures,
    Table,
)
from app.engine.values import Values
from app.engine.wording import Slot
from app.lines.relief.fields.aid import DECIDED, FUND_SOURCE, PAY_WAY
from app.lines.relief.fields.visit_gift import (
    GOODS_MEASURE,
    GOODS_NAME,
    GOODS_PRICE,
    GOODS_QUANTITY,
    GOODS_ROWS,
    OCCASION,
    VISITED_BY,
    VISITED_ON,
)
from app.lines.relief.prints.aid import APPROVAL_COPIES, letters
from app.lines.relief.prints.approval import Lines, Part, approval
from app.lines.relief.prints.hardship.entries import choices, later, line
from app.lines.relief.rules.visit_gift import worth

_GOODS = (
    Column("品名", 6),
    Column("单位", 2, "centre"),
    Column("数量", 2, "right"),
    Column("单价（元）", 3, "right"),
    Column("金额（元）", 3, "right"),
)
_EMPTY_ROWS = 3
_HALF = (2, 4)
_WAYS = ((CASH, "现金"), (CARD, "转账"), (GOODS, "实物"))
_PAPER = "relief.gift_receipt"
SIGN = Slot(_PAPER, "note", "末尾的说明", "须本人签名；代领的写明与本人关系，并附证件复印件。一式两份。")


def _occasion(facts: PaperFacts) -> Lines:
    """Why he is visited, and the goods (慰问事由与慰问品)."""
    why = line(Entry(OCCASION.label, columns=(3, 19), choices=choices(facts, OCCASION)))
    rows = facts.values.get(GOODS_ROWS) or ()
    return (why, _goods(rows, 0)) if rows else (why,)


def _goods(rows: tuple[Values, ...], empty: int) -> Table:
    """The goods with their price (慰问品明细), their worth as the last line."""
    lines = tuple(_line(row) for row in rows)
    total = worth(Values({GOODS_ROWS.code: rows}))
    totals = (("合计", "", "", "", total.show()),) if rows else ()
    return Table(_GOODS, lines, totals, empty=0 if rows else empty, title="慰问品")


def _line(row: Values) -> tuple[str, ...]:
    price: Money = row[GOODS_PRICE]
    quantity = row[GOODS_QUANTITY]
    return (
        row[GOODS_NAME],
        row[GOODS_MEASURE],
        str(quantity),
        price.show(),
        (price * quantity).show(),
    )


def _gift_receipt(facts: PaperFacts) -> Document:
    """What is signed for at the visit (签领单), relief file §1.7: money or goods, two who brought it."""
    goods = facts.values.get(PAY_WAY) == GOODS
    blocks: tuple[Block, ...] = (
        *_receiver(facts),
        *((_goods(facts.values.get(GOODS_ROWS) or (), _EMPTY_ROWS),) if goods else ()),
        AmountBox(facts.values.get(DECIDED)),
        Cells((Entry("资金来源", shown(FUND_SOURCE, facts), (2, 10)),)),
        Cells((later(facts, VISITED_BY, _HALF), later(facts, VISITED_ON, _HALF))),
        Cells((Entry("代领人", by_hand=True), Entry("与本人关系", by_hand=True))),
        Signatures(("领取人（签名）", "慰问人", "慰问人"), boxed=True),
        Note(facts.say(SIGN)),
    )
    return Document(
        title="送温暖慰问品签领单" if goods else "送温暖慰问金签领单",
        size="a5",
        number=facts.paper_number,
        office=facts.office.name,
        blocks=blocks,
        foot=foot(facts),
    )


def _receiver(facts: PaperFacts) -> tuple[Cells, ...]:
    """Who receives it, why, and how it is given (领取人)."""
    person, way = facts.person, facts.values.get(PAY_WAY)
    ways = tuple(Choice(word, ticked=way == code) for code, word in _WAYS)
    return (
        Cells(
            (Entry("姓名", person.name, strong=True, whole=True), Entry("联系电话", person.phone)),
        ),
        Cells((Entry("工作单位", person.unit, (2, 10)),)),
        Cells((Entry("慰问事由", shown(OCCASION, facts)), Entry("发放方式", choices=ways))),
    )


_PART = Part("慰问", _occasion)


def _approval(facts: PaperFacts) -> Document:
    return approval(facts, "送温暖慰问审批表", "JZ-17 · 2026版", _PART, APPROVAL_COPIES)


VISIT_PRINTS: tuple[Print, ...] = (
    receipt(),
    *COUNTER_PRINTS,
    registration_form("JZ-14 · 2026版", "送温暖慰问登记表"),
    Print("approval_form", "送温暖慰问审批表", ("a4",), _approval, words=(APPROVAL_COPIES,)),
    Print("gift_receipt", "慰问签领单", ("a5", "a4"), _gift_receipt, numbered="领", words=(SIGN,)),
    *letters("不予慰问告知书"),
)
"""Every paper of 送温暖慰问."""
