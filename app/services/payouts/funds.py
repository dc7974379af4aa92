"""What funds have left and what they may be used for (资金余额与用途), as orders are held against them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.core.errors import Invalid, Refused
from app.core.money import Money
from app.services.catalog import Catalog
from app.services.desk import Desk
from app.services.parameters import reference
from app.services.payouts import states
from app.services.payouts.orders import Share
from db.queries import payouts as ground
from db.reader import Reader

FUNDS = "fund_source"
"""The code list that names the funds (资金来源); a matter may name a list of its own."""


@dataclass(frozen=True, slots=True)
class Balance:
    """A fund in a year (资金余额): what came, what orders bind or took, what is left.

    One without any entry is not kept in the books (未建账): `controlled` is False and nothing is refused.
    """

    fund: str
    name: str
    year: int
    came: Money
    used: Money
    controlled: bool

    @property
    def left(self) -> Money:
        """What is left (余额)."""
        return self.came - self.used


def lists(catalog: Catalog) -> tuple[str, ...]:
    """The code lists that name funds (资金代码表)."""
    own = (one.payout.fund.kind.list_name for one in catalog.matters if one.payout)
    return tuple(dict.fromkeys((FUNDS, *own)))


def names(desk: Desk, asks: Reader) -> dict[str, str]:
    """The name of each fund (资金名称), those retired too."""
    words = reference(desk, asks).words
    return {item.code: item.name for one in lists(desk.catalog) for item in words.items(one)}


def offered(desk: Desk, asks: Reader) -> tuple[tuple[str, str], ...]:
    """The funds that may be chosen today, code and name (可选资金)."""
    codes = reference(desk, asks).codes
    return tuple((item.code, item.name) for one in lists(desk.catalog) for item in codes.items(one))


def left(asks: Reader, fund: str, year: int) -> Money | None:
    """What a fund of a year has left (余额); None for one that is not kept in the books (未建账)."""
    entries, came = asks.one(ground.CAME_OF, fund=fund, year=year)
    if not entries:
        return None
    used = asks.value(ground.USED_OF, fund=fund, year=year, live=list(states.LIVE)) or 0
    return Money(came - used)


def balances(asks: Reader, named: Mapping[str, str]) -> tuple[Balance, ...]:
    """Every fund and year with an entry or an order (各项资金余额), as the lists have them, latest first."""
    came = {(fund, year): Money(sum_) for fund, year, sum_ in asks.all(ground.CAME)}
    bound = asks.all(ground.USED, live=list(states.LIVE))
    used = {(fund, year): Money(sum_) for fund, year, sum_ in bound}
    kept = {fund for fund, _ in came}
    order = {code: n for n, code in enumerate(named)}
    keys = sorted({*came, *used}, key=lambda one: (order.get(one[0], len(order)), -one[1]))
    return tuple(
        Balance(
            fund,
            named.get(fund, fund),
            year,
            came.get((fund, year), Money.ZERO),
            used.get((fund, year), Money.ZERO),
            fund in kept,
        )
        for fund, year in keys
    )


def uses(asks: Reader, on: date) -> dict[str, tuple[str, ...]]:
    """What each fund that is earmarked may be used for (资金用途): ids of matters, codes of lines."""
    found: dict[str, tuple[str, ...]] = {}
    for fund, use, _ in asks.all(ground.USES, on=on):
        found[fund] = (*found.get(fund, ()), use)
    return found


def hold(
    desk: Desk, asks: Reader, kind: str, shares: Sequence[Share], freed: Mapping[tuple[str, int], Money]
) -> None:
    """Raises Refused where a share is not for this use, or more than its fund has left (资金控制).

    `freed` is what the same order binds already, which its new split sets free.
    """
    named, allowed = names(desk, asks), uses(asks, desk.today)
    for share in shares:
        word = f"{named.get(share.fund, share.fund)} {share.year} 年度"
        line = kind.partition(".")[0]
        if share.fund in allowed and not {kind, line} & set(allowed[share.fund]):
            told = "、".join(use_name(desk.catalog, one) for one in allowed[share.fund])
            raise Refused(f"{named.get(share.fund, share.fund)}限用于{told}，不能用在这里。请改选资金。")
        there = left(asks, share.fund, share.year)
        if there is None:
            continue
        there += freed.get((share.fund, share.year), Money.ZERO)
        if share.amount > there:
            raise Refused(
                f"{word}只剩 {there.show()} 元，不够 {share.amount.show()} 元。"
                "请改选资金、分几项资金出，或先登记到账。"
            )


def checked_split(shares: Sequence[Share], amount: Money) -> tuple[Share, ...]:
    """The split if its shares make up the sum (资金分担校验). Raises Invalid at `split`."""
    if any(one.amount <= Money.ZERO for one in shares):
        raise Invalid("每项资金的金额要大于 0。", field="split")
    if len({(one.fund, one.year) for one in shares}) < len(shares):
        raise Invalid("同一项资金同一年度写了两次，请合并。", field="split")
    total = sum((one.amount for one in shares), Money.ZERO)
    if total != amount:
        raise Invalid(f"各项资金合计 {total.show()} 元，应为 {amount.show()} 元。", field="split")
    return tuple(shares)


def use_name(catalog: Catalog, use: str) -> str:
    """The name of what a fund is for (用途名称): a matter, a kind, or all of a line."""
    named = {line.code: f"{line.name}各事项" for line in catalog.lines}
    return named.get(use) or catalog.paid_name(use)
