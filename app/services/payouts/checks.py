"""Checks before money goes out (发放检查), relief file §1.6: each tells who, what and why in one sentence.

Those that block: the same person twice with one kind, one card for two people, another holder, above the
limit of the year or the standard, a file that is not in force, a person who died, no proper sum.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from app.core.clock import long_day
from app.core.errors import Refused
from app.core.identity import mask_id
from app.core.money import LARGEST_FEN, Money
from app.engine.flow import Standing
from app.engine.payout import CARD, SELF


@dataclass(frozen=True, slots=True)
class CheckFacts:
    """All that a check may look at (检查事实) of one order.

    `who` is the person that all his entries stand for; `needs` the standing that the kind wants; `got` what
    he has received or is due of this kind in the year besides; `others` whose account it was before;
    `purpose` tells apart what a kind gives for each of his people, "" for all other kinds.
    """

    order_id: UUID
    who: UUID | None
    name: str
    id_number: str
    died_on: date | None
    today: date
    kind: str
    kind_name: str
    amount: Money
    way: str
    account_no: str
    account_name: str
    receiver: str
    relation: str
    standing: tuple[Standing, ...] = ()
    needs: str = ""
    standard: Money | None = None
    year_limit: Money | None = None
    got: Money = Money.ZERO
    others: tuple[str, ...] = field(default=())
    purpose: str = ""

    @property
    def by_other(self) -> bool:
        """Whether another takes it for him (代领)."""
        return self.relation not in ("", SELF)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found (检查结果): whose order, one sentence, whether it stops the payment."""

    order_id: UUID
    name: str
    sentence: str
    blocking: bool = True


def check_all(facts: Sequence[CheckFacts]) -> tuple[Finding, ...]:
    """What is wrong with orders that go out together (逐项检查), in their order."""
    twice = Counter((one.id_number, one.kind, one.purpose) for one in facts if one.id_number)
    people = Counter(one.id_number for one in facts if one.id_number)
    cards = _holders(facts)
    return tuple(found for one in facts for found in (*_alone(one), *_among(one, twice, people, cards)))


def refuse_blocked(findings: Sequence[Finding]) -> None:
    """Raises Refused with the first finding that stops the payment (拦截)."""
    stops = [one for one in findings if one.blocking]
    if stops:
        more = f"另有 {len(stops) - 1} 处。" if len(stops) > 1 else ""
        raise Refused(f"{stops[0].sentence}{more}")


def _holders(facts: Sequence[CheckFacts]) -> dict[str, tuple[str, ...]]:
    """To each account the different people whose it is said to be."""
    found: dict[str, dict[object, str]] = {}
    for one in facts:
        if one.way == CARD and one.account_no and not one.by_other:
            found.setdefault(one.account_no, {})[one.who or one.name] = one.name
    return {card: tuple(names.values()) for card, names in found.items()}


def _among(
    one: CheckFacts,
    twice: Counter[tuple[str, str, str]],
    people: Counter[str],
    cards: dict[str, tuple[str, ...]],
) -> Iterator[Finding]:
    """What is wrong because of the others."""
    told = mask_id(one.id_number)
    if twice[one.id_number, one.kind, one.purpose] > 1:
        yield _stop(one, f"{one.name}（{told}）的{one.kind_name}重复了，请留一笔。")
    elif people[one.id_number] > 1:
        yield _tell(one, f"{one.name}（{told}）还有别的款项一起发放，请核对。")
    names = cards.get(one.account_no, ()) if one.way == CARD else ()
    if len(names) > 1:
        rest = "、".join(name for name in names if name != one.name) or "同名的另一人"
        yield _stop(one, f"{one.name}和{rest}用同一个卡号，请核对卡号。")


def _alone(one: CheckFacts) -> Iterator[Finding]:
    """What is wrong with the order by itself."""
    if not 0 < one.amount.fen <= LARGEST_FEN:
        yield _stop(one, f"{one.name}的金额是 {one.amount.show()} 元，应大于 0，请核对。")
    yield from _account(one)
    if one.died_on is not None:
        told = f"{one.name}已于 {long_day(one.died_on)}去世"
        yield (
            _tell(one, f"{told}，由他人领取，请核对材料。")
            if one.by_other
            else _stop(one, f"{told}，不能发给本人。")
        )
    if one.needs and not any(held.kind == one.needs and held.holds(one.today) for held in one.standing):
        yield _stop(one, f"{one.name}现在没有有效的档案，{one.kind_name}要先建档。")
    yield from _sums(one)


def _account(one: CheckFacts) -> Iterator[Finding]:
    if one.way != CARD:
        return
    if not one.account_no or not one.account_name:
        yield _stop(one, f"{one.name}的卡号或户名没有填，请补上。")
        return
    owner = one.receiver if one.by_other else one.name
    if owner and one.account_name != owner:
        yield _stop(one, f"户名“{one.account_name}”和{'领款人' if one.by_other else '本人'}“{owner}”不一致。")
    if one.others:
        yield _tell(one, f"{one.name}的卡号以前给{'、'.join(one.others)}发过款，请核对。")


def _sums(one: CheckFacts) -> Iterator[Finding]:
    if one.standard is not None and one.amount > one.standard:
        limit = one.standard.show()
        yield _stop(one, f"{one.name}的{one.kind_name} {one.amount.show()} 元超过标准 {limit} 元。")
    if one.year_limit is not None and one.got + one.amount > one.year_limit:
        yield _stop(
            one,
            f"{one.name}今年{one.kind_name}已有 {one.got.show()} 元，加上这笔 {one.amount.show()} 元，"
            f"超过年度限额 {one.year_limit.show()} 元。",
        )


def _stop(one: CheckFacts, sentence: str) -> Finding:
    return Finding(one.order_id, one.name, sentence)


def _tell(one: CheckFacts, sentence: str) -> Finding:
    return Finding(one.order_id, one.name, sentence, blocking=False)
