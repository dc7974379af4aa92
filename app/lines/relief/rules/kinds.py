"""The kinds of relief (救助种类): their names, the keys of their parameters, what a share is taken of."""

from collections.abc import Callable
from dataclasses import dataclass

from app.core.money import Money
from app.engine.fields import Field
from app.engine.payout import standard_key, year_limit_key
from app.engine.values import Values
from app.lines.relief.fields.disaster import LOSS_TOTAL, NET_LOSS
from app.lines.relief.fields.medical import BALANCE, SELF_PAID
from app.lines.relief.fields.tuition import STAGE
from app.lines.relief.fields.visit_gift import OCCASION


@dataclass(frozen=True, slots=True)
class Base:
    """What a share is taken of (计算基数): its name, how it came about, and the sum."""

    label: str
    working: str
    amount: Money


BaseOf = Callable[[Values], Base | None]
"""The base from the values of a case (取基数); None while it is not known."""


@dataclass(frozen=True, slots=True)
class AidKind:
    """A kind of relief (救助种类): the matter's code, its name, and the keys of its parameters.

    What may be given is set by the county under these keys, each also by category (`.1` `.2` `.3`, `.out`
    for people without a file): a fixed sum (`standard`, also by `grade`, a field of the case), months of
    the low-income line (`line_months`), a share of the `base` with a cap (`share`, `cap`). Sums up to
    `notice_free` need no public notice (免公示金额). None is shipped: where nothing is set, the standard
    that was used is asked for and never guessed. `counted` kinds are those of which one year may have so
    many.
    """

    code: str
    name: str
    grade: Field[str] | None = None
    base: BaseOf | None = None
    counted: bool = True

    @property
    def id(self) -> str:
        """relief.living: the matter's id, also the kind of its benefits."""
        return f"relief.{self.code}"

    @property
    def promise_days(self) -> str:
        """Parameter: the promised days."""
        return f"days.{self.id}.promise"

    @property
    def notice_days(self) -> str:
        """Parameter: how long the notice hangs."""
        return f"days.{self.id}.notice"

    @property
    def standard(self) -> str:
        """Parameter: the most that one application may get, in yuan."""
        return standard_key(self.id)

    @property
    def line_months(self) -> str:
        """Parameter: so many months of the low-income line."""
        return f"{self.id}.line_months"

    @property
    def share(self) -> str:
        """Parameter: the share of the base, in percent."""
        return f"{self.id}.share"

    @property
    def cap(self) -> str:
        """Parameter: the most that a share may come to, in yuan."""
        return f"{self.id}.cap"

    @property
    def year_limit(self) -> str:
        """Parameter: the most that one person may get in a year, in yuan."""
        return year_limit_key(self.id)

    @property
    def notice_free(self) -> str:
        """Parameter: sums up to this need no notice, in yuan."""
        return f"{self.id}.notice_free"


def _left(label: str, whole: Money | None, left: Money | None) -> Base | None:
    """A sum less what others bore, as it is written (25,500.00 − 3,150.20)."""
    if whole is None or left is None:
        return None
    borne = whole - left
    return Base(label, f"({whole.show()} − {borne.show()})" if borne else whole.show(), left)


def _own_part(values: Values) -> Base | None:
    """What is left of the bills after funds and others (自付余额)."""
    return _left(BALANCE.label, values.get(SELF_PAID), values.get(BALANCE))


def _net_loss(values: Values) -> Base | None:
    """What is left of the loss after insurance and others (净损失)."""
    return _left(NET_LOSS.label, values.get(LOSS_TOTAL), values.get(NET_LOSS))


LIVING_AID = AidKind("living", "生活救助")
MEDICAL_AID = AidKind("medical", "医疗救助", base=_own_part)
TUITION_AID = AidKind("tuition", "子女助学", grade=STAGE)
DISASTER_AID = AidKind("disaster", "意外灾害（临时）救助", base=_net_loss)
VISIT_AID = AidKind("visit_gift", "送温暖慰问", grade=OCCASION, counted=False)

KINDS = (LIVING_AID, MEDICAL_AID, TUITION_AID, DISASTER_AID, VISIT_AID)
"""Every kind of relief in money or kind (救助种类)."""
