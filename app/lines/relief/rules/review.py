"""Rules of the yearly review (年度复核规则): how late it is, what the figures bear, when to publicise."""

from collections.abc import Iterable

from app.core.clock import long_day
from app.core.errors import Fault, Refused
from app.engine.flow import Facts, Standing
from app.engine.head import APPLIED_ON, head_faults
from app.engine.parties import agency_faults
from app.engine.values import Values
from app.lines.relief.fields.aid import CATEGORY
from app.lines.relief.fields.hardship import DECIDED_CATEGORY, DEEP, RELATIVE, SUDDEN
from app.lines.relief.fields.review import (
    ADJUST,
    ASKED_BY,
    AUTH_OLD,
    BY_OFFICE,
    CHANGE_TEXT,
    DUE_ON,
    EFFECTIVE_ON,
    KEEP,
    MEMBERS_CHANGED,
    REVIEW_RESULT,
    REVIEW_YEAR,
)
from app.lines.relief.rules import hardship, means, settings
from app.lines.relief.rules.notice import notice_faults
from app.lines.relief.rules.standing import active_file, derive_file

ALWAYS_NOTICE = "relief.review.notice"
"""Parameter: whether every review is publicised (复核一律公示), 是 or 否, matters.md §8 JZ07."""

NOTICE_DAYS = "days.relief.review.notice"
_STAYS: tuple[str | None, ...] = (KEEP, ADJUST)


def derive(values: Values, standing: tuple[Standing, ...]) -> Values:
    """What the file form computes, the file in force, and the year that is reviewed (计算栏目)."""
    values = derive_file(hardship.derive(values, standing), standing)
    applied = values.get(APPLIED_ON)
    if applied is None or REVIEW_YEAR in values:
        return values
    return values.put(REVIEW_YEAR, applied.year)


def due_for_review(facts: Facts) -> None:
    """The applicant is in file, and no other review of his is running (可以复核)."""
    if active_file(facts.standing, facts.today) is None:
        raise Refused("申请人没有在册的困难职工档案，不用复核。要建档的请办困难职工建档。")
    running = next((one for one in facts.same if not one.ended), None)
    if running is not None:
        raise Refused(f"年度复核 {running.number} 正在办理（{running.state}），办完后才能再复核。")


def resulting(values: Values) -> str | None:
    """The category after the review (复核后类别): the one decided where it is adjusted, else the present."""
    return values.get(DECIDED_CATEGORY) if values.get(REVIEW_RESULT) == ADJUST else values.get(CATEGORY)


def rises(values: Values) -> bool:
    """Whether the file comes into a category that is not the lighter one (类别上调)."""
    old, new = values.get(CATEGORY), resulting(values)
    return values.get(REVIEW_RESULT) == ADJUST and new != old and not lighter(old, new)


def lighter(old: str | None, new: str | None) -> bool:
    """Whether a category is the lighter one (类别下调): from 深度 to 相对, which alone needs no notice."""
    return old == DEEP and new == RELATIVE


def notice_needed(facts: Facts) -> bool:
    """Whether the review is publicised (要公示): where the category rises, or the county always does."""
    if facts.values.get(REVIEW_RESULT) not in _STAYS:
        return False
    return rises(facts.values) or settings.yes_of(facts, ALWAYS_NOTICE) is True


def needs_notice(facts: Facts) -> None:
    """A guard: what need not be publicised is not (要公示才公示)."""
    if REVIEW_RESULT in facts.values and not notice_needed(facts):
        raise Refused("类别没有上调，不用公示，直接提交审批。")


def needs_no_notice(facts: Facts) -> None:
    """A guard: what must be publicised is (免公示)."""
    if notice_needed(facts):
        raise Refused("类别上调或本县要求复核公示，要先公示。")


def bears(facts: Facts) -> None:
    """A guard: the figures bear the category in which the file goes on (类别与测算相符)."""
    values, category = facts.values, resulting(facts.values)
    if values.get(REVIEW_RESULT) not in _STAYS or category is None:
        return
    if category == SUDDEN and values.get(REVIEW_RESULT) == KEEP:
        return
    borne(facts, means.figures_of(values), category, "请把复核结果改成“调整类别”或“脱困”")


def borne(facts: Facts, figures: means.Figures | None, category: str, advice: str) -> None:
    """Raises Refused with the advice where the figures lie above a category (超过所定类别), if known."""
    found = means.found_category(facts, figures)
    if category == SUDDEN:
        means.bears(facts, figures, category)
    elif figures is not None and (found == "" or (category, found) == (DEEP, RELATIVE)):
        above = "相对困难的标准" if found == "" else "低保线"
        raise Refused(f"家庭月人均收入 {figures.per_head.show()} 元，不低于{above}，{advice}。")


def stays(facts: Facts) -> None:
    """A guard: the result keeps the file (维持或调整)."""
    if facts.values.get(REVIEW_RESULT) not in (None, *_STAYS):
        raise Refused("复核结果是退出档案，请用“转退出”。")


def leaves(facts: Facts) -> None:
    """A guard: the result leads out of the file (脱困或注销)."""
    if facts.values.get(REVIEW_RESULT) in (None, *_STAYS):
        raise Refused("复核结果是维持或调整类别，请用“同意复核”。")


def tell(facts: Facts) -> tuple[str, ...]:
    """What the clerk should know (提示): how late the review is, and what the figures say."""
    return (*_late(facts), *hardship.tell(facts))


def _late(facts: Facts) -> Iterable[str]:
    due, applied = facts.values.get(DUE_ON), facts.values.get(APPLIED_ON)
    if due is not None and applied is not None and applied > due:
        yield f"应在{long_day(due)}前复核，申请时已超期 {(applied - due).days} 天。"


def faults(values: Values) -> Iterable[Fault]:
    """Rules over several fields of the review (表单校验)."""
    yield from head_faults(values)
    yield from agency_faults(values)
    yield from hardship.content_faults(values)
    yield from notice_faults(values)
    if values.get(MEMBERS_CHANGED) and CHANGE_TEXT not in values:
        yield Fault(CHANGE_TEXT.code, "家庭成员有变化，请写明是谁、怎样变的。")
    result, decided = values.get(REVIEW_RESULT), values.get(DECIDED_CATEGORY)
    if result == ADJUST and decided is None:
        yield Fault(DECIDED_CATEGORY.code, "调整类别的，请选核定困难类别。")
    if result == ADJUST and decided is not None and decided == values.get(CATEGORY):
        yield Fault(DECIDED_CATEGORY.code, "和现在的类别相同，没有调整的请把复核结果选成“维持”。")
    applied, effective = values.get(APPLIED_ON), values.get(EFFECTIVE_ON)
    if result is not None and result not in _STAYS and decided is not None:
        yield Fault(DECIDED_CATEGORY.code, "退出档案的不用填核定困难类别。")
    if applied and effective and effective.year < applied.year - 1:
        yield Fault(EFFECTIVE_ON.code, "生效日期太早，请核对年份。")


def by_person(values: Values) -> bool | None:
    """Whether it is asked for from outside (本人或基层工会提出): then papers are handed in."""
    asked = values.get(ASKED_BY)
    return None if asked is None else asked != BY_OFFICE


def members_changed(values: Values) -> bool | None:
    """Whether somebody came or went (家庭成员有变化)."""
    return values.get(MEMBERS_CHANGED)


def auth_old(values: Values) -> bool | None:
    """Whether the authority for the check is older than it may be (授权过期)."""
    return values.get(AUTH_OLD)
