"""Rules of 子女助学 (助学规则): in the season, no schooling that is free, each student once a school year."""

from collections.abc import Iterable
from datetime import date

from app.core.clock import long_day
from app.core.errors import Fault, Invalid, Refused
from app.core.money import Money
from app.engine.fields.figures import read_day
from app.engine.flow import Facts
from app.engine.head import APPLIED_ON
from app.engine.values import Values
from app.lines.relief.fields.aid import CATEGORY, FILE_NO
from app.lines.relief.fields.tuition import (
    CAMPAIGN,
    FEE_YEAR,
    FREE_KIND,
    FRESHMAN,
    GRADE_YEAR,
    NOT_FREE,
    OTHER_BOOKLET,
    OTHER_GRANT,
    SEASON_FROM,
    SEASON_TO,
    STUDENT,
    STUDY_YEARS,
)
from app.lines.relief.rules import standards
from app.lines.relief.rules.aid import faults
from app.lines.relief.rules.kinds import TUITION_AID
from app.lines.relief.rules.settings import yes_of
from app.lines.relief.rules.stacking import tell_aid

OPENS, CLOSES = "relief.tuition.season_from", "relief.tuition.season_to"
"""Parameters: first and last day of the season (申报期), as 7月1日."""

EXCLUDED = "relief.tuition.excluded"
"""Parameters by kind of free schooling: whether it is left out (不在助学范围), 是 or 否."""

_SCHOOL_YEAR_BEGINS = 7
"""A season in summer is about the school year that begins after it."""

_reckoned = standards.reckon(TUITION_AID)


def school_year(on: date) -> int:
    """The school year that an application is about (学年): 2026 for July 2026 to June 2027."""
    return on.year if on.month >= _SCHOOL_YEAR_BEGINS else on.year - 1


def season(facts: Facts) -> tuple[date, date] | None:
    """The season of a day (申报期): the one that holds it, else the next; None while it is not set."""
    on = facts.values.get(APPLIED_ON) or facts.today
    try:
        years = [_season(facts, year) for year in (on.year - 1, on.year, on.year + 1)]
    except Invalid:
        return None
    return next((one for one in years if on <= one[1]), None)


def _season(facts: Facts, year: int) -> tuple[date, date]:
    begins = date(year, 1, 1)
    first, last = (read_day(facts.rules.get(key, ""), begins) for key in (OPENS, CLOSES))
    return first, last if last >= first else date(year + 1, last.month, last.day)


def reckon(facts: Facts) -> Values:
    """The season and the sum (申报期与核算金额); a campaign's own days stand as the room gave them."""
    values = _reckoned(facts)
    if CAMPAIGN in values:
        return values
    first, last = season(facts) or (None, None)
    return values.put(SEASON_FROM, first).put(SEASON_TO, last)


def in_season(facts: Facts) -> None:
    """The application falls into the season (在申报期内), N06 of matters.md §6."""
    first, last = facts.values.get(SEASON_FROM), facts.values.get(SEASON_TO)
    on = facts.values.get(APPLIED_ON) or facts.today
    if first and on < first:
        raise Refused(f"助学申报从 {long_day(first)}开始，现在可以先存草稿，到期再受理。")
    if last and on > last:
        raise Refused(f"助学申报已在 {long_day(last)}截止，请下一个申报期再来。")


def schooling_counts(facts: Facts) -> None:
    """The schooling is none that the state pays for (不属免费培养), N06 of matters.md §6."""
    kind = facts.values.get(FREE_KIND)
    if kind and kind != NOT_FREE and yes_of(facts, f"{EXCLUDED}.{kind}"):
        raise Refused("免费培养（军校、免费师范、定向）的学生不在助学范围，请用“不予受理”。")


def once_a_year(facts: Facts) -> None:
    """Nobody was or is helped for this student in this school year (一学年一次), whoever applied."""
    for one in facts.claimed:
        raise Refused(f"{_told(one.bill, one.number, one.matter, one.amount)}同一学生一学年只助一次。")


def _told(student: str, number: str, matter: str, amount: Money) -> str:
    given = f"（{amount.show()} 元）" if amount else ""
    return f"学生{student}本学年已有{matter} {number}{given}。"


def tell(facts: Facts) -> tuple[str, ...]:
    """What the clerk should know (提示): received, stacked, the fee and what others gave."""
    words = [*tell_aid(TUITION_AID)(facts)]
    fee, grant = facts.values.get(FEE_YEAR), facts.values.get(OTHER_GRANT)
    if fee is not None and grant:
        words.append(
            f"学年学费 {fee.show()} 元，其他资助 {grant.show()} 元，差额 {(fee - grant).show()} 元。"
        )
    filed = [one.name for one in facts.family if any(held.holds(facts.today) for held in one.standing)]
    if no_file(facts.values) and filed:
        words.append(f"家庭成员{'、'.join(filed)}在档，由在档职工申请可按在档标准。")
    return tuple(words)


def tuition_faults(values: Values) -> Iterable[Fault]:
    """Rules over several fields of tuition relief (表单校验)."""
    yield from faults(values)
    grade, years = values.get(GRADE_YEAR), values.get(STUDY_YEARS)
    if grade and years and grade > years:
        yield Fault(GRADE_YEAR.code, f"就读年级 {grade} 超过学制 {years} 年，请核对。")
    if values.get(FRESHMAN) and (grade or 1) > 1:
        yield Fault(GRADE_YEAR.code, "今年新生的就读年级是 1。")
    if STUDENT in values and values.get(FREE_KIND) == NOT_FREE and values.get(FEE_YEAR) == Money.ZERO:
        yield Fault(FEE_YEAR.code, "学年学费是 0，请核对；免费培养的选类别。")


def no_file(values: Values) -> bool | None:
    """Whether the applicant has no file (未建档); unknown while the day is not."""
    if APPLIED_ON not in values:
        return None
    return FILE_NO not in values and CATEGORY not in values


def other_booklet(values: Values) -> bool | None:
    """Whether the student stands in another booklet (学生在他户)."""
    return values.get(OTHER_BOOKLET)


def freshman(values: Values) -> bool | None:
    """Whether the student begins this year (新生)."""
    return values.get(FRESHMAN)
