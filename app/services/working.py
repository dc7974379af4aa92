"""Who may change anything (可办理人员): those with a duty of work; 查询 and 管理员 alone look and set up."""

from app.core.actor import Held, Role
from app.core.errors import Forbidden
from app.services.desk import Desk
from app.services.errors import ONLY_READING

_NO_WORK = frozenset((Role.VIEWER, Role.ADMIN))


def works(desk: Desk, line: str | None = None) -> bool:
    """Whether the person has a duty of work (是否办理人员) in this line, or in any where none is named."""
    return any(_of_work(one) and (line is None or one.covers(line)) for one in desk.actor.held)


def closed_to(desk: Desk, line: str | None = None) -> str:
    """Why this person may change nothing there, as a sentence (不能办理的原因); "" when he may."""
    if desk.database.reading:
        return ONLY_READING
    if works(desk, line):
        return ""
    if line is not None and works(desk):
        return f"您没有{desk.catalog.line(line).name}的职责，只能查看，请这条业务线的人员办理。"
    return "您的职责只能查看，不能办理，请经办人员办理。"


def only_reading(desk: Desk) -> str:
    """Why nobody may change anything on this desk, as a sentence (只读原因); "" on one that works."""
    return ONLY_READING if desk.database.reading else ""


def at_work(desk: Desk, line: str | None = None) -> None:
    """Raises Forbidden unless the person has a duty of work there (办理权限)."""
    if closed := closed_to(desk, line):
        raise Forbidden(closed)


def hands_out(desk: Desk) -> None:
    """Raises Forbidden unless the person may print and export papers (出具权限): everybody but 查询 alone."""
    if desk.database.reading:
        raise Forbidden(ONLY_READING)
    if all(one.duty is Role.VIEWER for one in desk.actor.held):
        raise Forbidden("您的职责只能查看，不能打印和导出，请经办人员办理。")


def _of_work(held: Held) -> bool:
    return held.duty not in _NO_WORK
