"""Questions of the hardship file's list of papers (建档材料条件): yes, no, or None while nobody can tell."""

from app.engine.values import Values
from app.lines.relief.fields.content import (
    CAUSE,
    HEALTH,
    HOUSEHOLD,
    MAIN_CAUSE,
    MEMBER_HEALTH,
    OTHER_BOOKLET,
    OTHER_CAUSES,
    WORK_STATE,
    WORKER_KIND,
)
from app.lines.relief.fields.hardship import APPLY_CATEGORY, MOVED_FROM, SUDDEN

_MIGRANT = "migrant"
_LAID_OFF, _DISASTER, _ACCIDENT, _ILLNESS, _SCHOOL = "3", "7", "8", "6", "9"
_IDLE = ("2", "3")
_WELL, _DISABLED = "01", "20"


def caused(values: Values, *causes: str) -> bool | None:
    """Whether one of these causes was given (致困原因), as the main one or a further one."""
    main = values.get(MAIN_CAUSE)
    if main is None:
        return None
    further = (row[CAUSE] for row in values.get(OTHER_CAUSES) or ())
    return bool({main, *further} & set(causes))


def either(*answers: bool | None) -> bool | None:
    """Yes if one says yes, no if all say no (任一), None while it is open."""
    if any(answers):
        return True
    return None if None in answers else False


def other_booklet(values: Values) -> bool | None:
    """Whether a member stands in another household booklet (他户成员)."""
    return values.get(OTHER_BOOKLET)


def migrant(values: Values) -> bool | None:
    """Whether he is a migrant worker (困难农民工)."""
    kind = values.get(WORKER_KIND)
    return None if kind is None else kind == _MIGRANT


def ill(values: Values) -> bool | None:
    """Whether illness is the cause, or the worker is ill (患病)."""
    health = values.get(HEALTH)
    return either(caused(values, _ILLNESS), None if health is None else health not in (_WELL, _DISABLED))


def seriously_ill(values: Values) -> bool | None:
    """Whether a serious illness is the cause (大病致困)."""
    return caused(values, _ILLNESS)


def at_school(values: Values) -> bool | None:
    """Whether schooling is the cause (子女上学致困)."""
    return caused(values, _SCHOOL)


def disabled(values: Values) -> bool | None:
    """Whether the worker or a member is disabled (残疾)."""
    health = values.get(HEALTH)
    members = any(row.get(MEMBER_HEALTH) == _DISABLED for row in values.get(HOUSEHOLD) or ())
    return either(members, None if health is None else health == _DISABLED)


def struck(values: Values) -> bool | None:
    """Whether disaster or accident is the cause, or 意外致困 is asked for (受灾、意外)."""
    wanted = values.get(APPLY_CATEGORY)
    return either(caused(values, _DISASTER, _ACCIDENT), None if wanted is None else wanted == SUDDEN)


def moved(values: Values) -> bool:
    """Whether the file comes from another county (外县转入)."""
    return MOVED_FROM in values


def idle(values: Values) -> bool | None:
    """Whether he is laid off or without work (下岗失业)."""
    state = values.get(WORK_STATE)
    return either(caused(values, _LAID_OFF), None if state is None else state in _IDLE)
