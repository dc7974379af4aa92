"""What may be done on a card (卡片可办): the moves beneath a person's card and beneath a unit's."""

from app.services import people, working
from app.services.desk import Desk
from app.ui.screens.acts import Act

BEGIN, CHANGE, HOUSEHOLD, STANDING, FILES = "begin", "change_person", "household", "standing", "files"


def person_acts(desk: Desk) -> tuple[Act, ...]:
    """What may be done for a person (职工可办), with the reason where something is closed."""
    closed = people.standing_closed(desk)
    return (
        *unit_acts(desk),
        Act(HOUSEHOLD, "家庭成员"),
        Act(FILES, "照片和附件"),
        Act(STANDING, "登记身份", closed=closed or None),
    )


def unit_acts(desk: Desk) -> tuple[Act, ...]:
    """What may be done for a unit (单位可办)."""
    looking = working.closed_to(desk) or None
    return Act(BEGIN, "开始办理", "F2", primary=True), Act(CHANGE, "改资料", "F8", closed=looking)
