"""What is typed of a sum received (收款登记内容): its fields, its words, the rules that tie them."""

from collections.abc import Mapping
from datetime import date

from app.core.errors import Fault
from app.core.money import LARGEST_FEN, Money
from app.engine import check
from app.engine.fields import CodeItem, CodeLists, Field, Typing, code, day, long_text, money, text, whole
from app.engine.form import Form, Section
from app.engine.line import Line
from app.engine.values import Values

CASH, TRANSFER = "cash", "transfer"
OWN, OUTSIDE = "own", "outside"
FEE, OTHER = "fee", "other"

WAYS: Mapping[str, str] = {CASH: "现金", TRANSFER: "转账"}
"""How money comes in (收款方式)."""

PROOFS: Mapping[str, str] = {OWN: "开本单位收款收据", OUTSIDE: "登记财政电子票据号"}
"""What stands for the money (收款凭据)."""

KINDS: Mapping[str, str] = {FEE: "参保缴费", OTHER: "其他往来款"}
"""What money comes in for (款项)."""

LINE = code("line", "业务条线", "income_line")
KIND = code("kind", "款项", "income_kind")
PAYER = text("payer", "交款人", limit=100, width="full")
REASON = text("reason", "收款事由", limit=120, width="full")
PEOPLE = whole("people", "人数", unit="人", low=1, high=1_000_000)
PRICE = money("price", "每人金额", zero=False)
AMOUNT = money("amount", "金额", zero=False)
WAY = code("way", "收款方式", "income_way")
VOUCHER = text("voucher_no", "转账凭证号", limit=40)
RECEIVED_ON = day("received_on", "收款日期")
PROOF = code("proof", "凭据", "income_proof")
OUTSIDE_NO = text("outside_no", "电子票据号", limit=40)
REMARK = text("remark", "备注", limit=100, width="full")
WHY = long_text("reason", "原因", limit=200)

NEEDS = (LINE, KIND, PAYER, REASON, WAY, RECEIVED_ON, PROOF)


def amount_of(values: Values) -> Money | None:
    """The sum as typed, else the people times the price (收款金额); None while neither is there."""
    typed, people, price = values.get(AMOUNT), values.get(PEOPLE), values.get(PRICE)
    if typed is not None or people is None or price is None:
        return typed
    return price * people


def capital_of(typed: Mapping[str, str]) -> str:
    """The sum in capitals while it is typed (大写金额); "" where there is none yet."""
    values, faults = check.read((AMOUNT, PEOPLE, PRICE), typed, Typing(date.min, CodeLists({})))
    amount = None if faults else amount_of(values)
    return amount.capital() if amount is not None and amount.fen <= LARGEST_FEN else ""


def text_of(values: Values, field: Field[str]) -> str:
    """What stands in a field (字段文字); "" where it is empty."""
    return values.get(field) or ""


def reason_of(values: Values) -> str:
    """The reason as the receipt says it (收款事由): 参保费，126人 × 110.00元."""
    people, price = values.get(PEOPLE), values.get(PRICE)
    if people is None or price is None:
        return values[REASON]
    return f"{values[REASON]}，{people}人 × {price.show()}元"


def _sum_rule(values: Values) -> list[Fault]:
    """There is a sum, and it is that of the people times the price."""
    people, price, typed = values.get(PEOPLE), values.get(PRICE), values.get(AMOUNT)
    if (people is None) != (price is None):
        lacking = PEOPLE if people is None else PRICE
        return [Fault(lacking.code, f"人数和每人金额要一起填，请补上{lacking.label}，或都不填。")]
    total = amount_of(values)
    if total is None:
        return [Fault(AMOUNT.code, "请填写金额，或填写人数和每人金额。")]
    if total.fen > LARGEST_FEN:
        return [Fault(PRICE.code, "人数乘每人金额超过 999,999,999,999.99 元，请核对。")]
    if people is not None and price is not None and typed is not None and typed != price * people:
        right = (price * people).show()
        return [Fault(AMOUNT.code, f"{people}人 × {price.show()}元是 {right} 元，与金额不符，请核对。")]
    return []


def _proof_rule(values: Values) -> list[Fault]:
    """The number of the finance department's receipt is there where that one stands for the money."""
    if values.get(PROOF) == OUTSIDE and OUTSIDE_NO not in values:
        return [Fault(OUTSIDE_NO.code, "请填写财政电子票据的号码。")]
    if values.get(PROOF) == OWN and OUTSIDE_NO in values:
        return [Fault(OUTSIDE_NO.code, "开本单位收据时不填电子票据号，请删去，或改为登记电子票据。")]
    return []


def _way_rule(values: Values) -> list[Fault]:
    """A transfer names the bank's voucher, cash has none."""
    if values.get(WAY) == TRANSFER and VOUCHER not in values:
        return [Fault(VOUCHER.code, "转账收款请填写转账凭证号。")]
    if values.get(WAY) == CASH and VOUCHER in values:
        return [Fault(VOUCHER.code, "现金收款没有转账凭证号，请删去，或改为转账。")]
    return []


FORM = Form(
    (
        Section("from", "交款", (LINE, KIND, PAYER, REASON, PEOPLE, PRICE, AMOUNT)),
        Section("how", "凭据", (WAY, VOUCHER, RECEIVED_ON, PROOF, OUTSIDE_NO, REMARK)),
    ),
    rules=(_sum_rule, _way_rule, _proof_rule),
)
"""A sum received (收款)."""


def typing(lines: tuple[Line, ...], today: date) -> Typing:
    """What reading the form depends on (录入环境): the day and the words that may be chosen."""
    lists = {"income_kind": KINDS, "income_way": WAYS, "income_proof": PROOFS}
    items = {name: tuple(CodeItem(*one) for one in words.items()) for name, words in lists.items()}
    items["income_line"] = tuple(CodeItem(one.code, one.name) for one in lines)
    return Typing(today, CodeLists(items))
