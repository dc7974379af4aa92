"""What a matter or a line pays out (发放声明): which fields and moves make an order and its payment."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.core.money import Money
from app.engine.fields import Field

CARD, CASH, GOODS = "card", "cash", "goods"
"""Ways to pay (发放方式)."""

WAYS: Mapping[str, str] = {CARD: "打卡", CASH: "现金", GOODS: "实物"}
"""How each way is said (发放方式用语)."""

SELF = "01"
"""本人 in the list of relations (GB/T 4761)."""

APPROVE_LIMIT = "money.approve_limit"
"""Parameter: above this sum, in yuan, an approver who is 分管领导 too has to approve (审批限额)."""


@dataclass(frozen=True, slots=True)
class Payout:
    """How a case pays out (事项发放): the fields of the sum, the account, the receiver; the moves.

    `approved` is the move that makes the order, `sent` that hands it to the bank, `paid` and `failed` what
    became of it; "" where there is no such move. Without `way` it is always by card. `standing` is the
    kind of standing that the person has to hold, "" for none. One that is paid `for_each` may go to one
    person several times at once, for different people of his (两个子女).
    """

    amount: Field[Money]
    fund: Field[str]
    paid_on: Field[date]
    approved: str
    paid: str
    sent: str = ""
    failed: str = ""
    way: Field[str] | None = None
    bank: Field[str] | None = None
    account_no: Field[str] | None = None
    account_name: Field[str] | None = None
    receiver: Field[str] | None = None
    relation: Field[str] | None = None
    receiver_id: Field[str] | None = None
    batch_no: Field[str] | None = None
    standing: str = ""
    for_each: bool = False

    @property
    def moves(self) -> tuple[str, ...]:
        """The moves that mean something to the order (发放流转)."""
        return tuple(one for one in (self.approved, self.sent, self.paid, self.failed) if one)


@dataclass(frozen=True, slots=True)
class PayoutKind:
    """A kind of payout without a case (无案发放), as 送温暖慰问: its id `line.code`, its name.

    `standing` is the kind of standing that the person has to hold, "" for none; `for_each` as of a case.
    """

    id: str
    name: str
    standing: str = ""
    for_each: bool = False


def standard_key(kind: str, category: str = "") -> str:
    """Parameter: the most that one payout of a kind may be (发放标准), in yuan, also by category."""
    return f"{kind}.standard.{category}" if category else f"{kind}.standard"


def year_limit_key(kind: str) -> str:
    """Parameter: the most that one person may get of a kind in a year (年度限额), in yuan."""
    return f"{kind}.year_limit"
