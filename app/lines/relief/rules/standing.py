"""Whether a person is in file (在档): what stands before every relief, and before a new file."""

from collections.abc import Iterable
from datetime import date

from app.core.errors import Refused
from app.engine.flow import Facts, Standing
from app.engine.head import APPLIED_ON
from app.engine.values import Values
from app.lines.relief.fields.aid import CATEGORY, FILE_NO, HARDSHIP

_NO_FILE = (
    "先建档、后帮扶：申请人没有在册的困难职工档案。请先办理困难职工建档；情况紧急的走意外灾害（临时）救助；"
    "低保、临时救助请到县民政局，医疗救助请到县医疗保障局。"
)


def active_file(standing: Iterable[Standing], on: date) -> Standing | None:
    """The hardship file in force on that day (在册档案), the newest if several."""
    held = [one for one in standing if one.kind == HARDSHIP and one.holds(on)]
    return max(held, key=lambda one: one.from_on, default=None)


def derive_file(values: Values, standing: tuple[Standing, ...]) -> Values:
    """File number and category (档案号、困难类别) from the file in force when the application was made."""
    on = values.get(APPLIED_ON)
    file = active_file(standing, on) if on else None
    if file is None:
        return values.put(FILE_NO, None).put(CATEGORY, None)
    return values.put(FILE_NO, file.number or None).put(CATEGORY, file.category or None)


def in_file(facts: Facts) -> None:
    """The applicant has an active file today (在档), relief file §1.6 and N05 of matters.md §6."""
    if active_file(facts.standing, facts.today) is None:
        raise Refused(_NO_FILE)


def no_file_yet(facts: Facts) -> None:
    """The applicant has no file in force (尚未建档), N02 of matters.md §6 and §7."""
    file = active_file(facts.standing, facts.today)
    if file is not None:
        number = f" {file.number}" if file.number else ""
        raise Refused(
            f"申请人已有在册的困难职工档案{number}，不能重复建档。家庭情况有变化的请办年度复核，"
            "不再困难或调离的请办退出（注销、转出）。"
        )
