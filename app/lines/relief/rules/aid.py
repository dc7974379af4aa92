"""Rules of every relief in money (救助规则): the notice, own account, signed for by whom."""

from collections.abc import Callable, Iterable

from app.core.errors import Fault, Invalid, Refused
from app.core.money import Money
from app.engine.flow import Facts, Guard
from app.engine.head import head_faults
from app.engine.parties import agency_faults
from app.engine.values import Values
from app.lines.relief.fields.aid import (
    ACCOUNT_NAME,
    ACCOUNT_NO,
    AID_ELSEWHERE,
    BANK,
    CARD,
    CASH,
    DECIDED,
    GOODS,
    HAS_UNION,
    ON_DIBAO,
    OTHER_AID,
    PAID_ON,
    PAY_WAY,
    PROPOSED,
    RECEIVED_BY,
    RECEIVER_ID_NUMBER,
    RECEIVER_RELATION,
)
from app.lines.relief.rules.kinds import AidKind
from app.lines.relief.rules.notice import notice_faults


def tell_received(kind: AidKind) -> Callable[[Facts], tuple[str, ...]]:
    """What the clerk should know (提示): relief of the same kind, and of others, received this year."""

    def tell(facts: Facts) -> tuple[str, ...]:
        words = []
        same = [amount for one, amount in facts.benefits if one == kind.id]
        if same:
            words.append(f"今年已领{kind.name} {len(same)} 次，共 {sum(same, Money.ZERO).show()} 元。")
        others = [n for one, n in facts.benefits if one.startswith("relief.") and one != kind.id]
        if others:
            words.append(f"今年还领过其他救助 {len(others)} 次，共 {sum(others, Money.ZERO).show()} 元。")
        return tuple(words)

    return tell


def notice_not_needed(kind: AidKind) -> Guard:
    """A guard: the proposed sum needs no notice (免公示), only where the county has set such a sum."""

    def guard(facts: Facts) -> None:
        limit = sum_of(facts, kind.notice_free)
        if limit is None:
            raise Refused("本县没有设置免公示的金额，要先公示。")
        proposed = facts.values.get(PROPOSED)
        if proposed is not None and proposed > limit:
            raise Refused(f"拟救助金额超过免公示的 {limit.show()} 元，要先公示。")

    return guard


def sum_of(facts: Facts, key: str) -> Money | None:
    """A sum among the parameters (参数金额), None when it is not set; Refused when it is no sum."""
    text = facts.rules.get(key, "")
    if not text:
        return None
    try:
        return Money.parse(text)
    except Invalid:
        raise Refused(f"参数 {key} 不是金额，请管理员在“管理・参数”里改正。") from None


def own_account(facts: Facts) -> None:
    """Money goes to the worker's own account (打卡发放到本人), relief file §1.6."""
    holder = facts.values.get(ACCOUNT_NAME)
    if facts.values.get(PAY_WAY) != CARD or holder is None or not facts.applicant:
        return
    if holder != facts.applicant:
        raise Refused(f"打卡只能发到职工本人账户：户名“{holder}”和申请人“{facts.applicant}”不一致。")


def has_union(values: Values) -> bool | None:
    """Whether the employer has a union (单位已建工会)."""
    return values.get(HAS_UNION)


def on_dibao(values: Values) -> bool | None:
    """Whether the household is on 低保 (享受低保)."""
    return values.get(ON_DIBAO)


def faults(values: Values) -> Iterable[Fault]:
    """Rules over several fields of every relief (表单校验)."""
    yield from head_faults(values)
    yield from agency_faults(values)
    if values.get(AID_ELSEWHERE) and not values.get(OTHER_AID):
        yield Fault(OTHER_AID.code, "请填写其他救助明细。")
    yield from notice_faults(values)
    yield from _account_faults(values)
    yield from _receiver_faults(values)


def _account_faults(values: Values) -> Iterable[Fault]:
    if DECIDED not in values or values.get(PAY_WAY) != CARD:
        return
    for field in (BANK, ACCOUNT_NO, ACCOUNT_NAME):
        if field not in values:
            yield Fault(field.code, f"打卡发放，请填写{field.label}。")


def _receiver_faults(values: Values) -> Iterable[Fault]:
    in_hand = PAID_ON in values and (values.get(PAY_WAY) or "") in (CASH, GOODS)
    if in_hand and RECEIVED_BY not in values:
        yield Fault(RECEIVED_BY.code, "现金和实物要有人签收，请填写领款人。")
    if RECEIVED_BY not in values:
        return
    relation = values.get(RECEIVER_RELATION)
    if relation is None:
        yield Fault(RECEIVER_RELATION.code, "请选择领款人与职工的关系。")
    elif relation != "01" and RECEIVER_ID_NUMBER not in values:
        yield Fault(RECEIVER_ID_NUMBER.code, "他人代领，请填写领款人证件号。")
