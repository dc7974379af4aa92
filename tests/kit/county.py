"""A county that has worked a year (满业务的单位): every line has cases in many states; made once."""

import functools
import shutil
import tempfile
from datetime import date
from pathlib import Path
from uuid import UUID

from app.core.actor import Post, Role, everywhere
from app.core.clock import FixedClock
from app.services import accounts, casework, people, search, worklist
from app.services.demo import demo
from app.services.desk import Desk
from app.services.worklist import Filter
from tests.kit.factories import CHEAP, PASSWORD, rooms

DAY = date(2026, 11, 23)
EVERYTHING = "全能"
"""Somebody who may do everything (全能); his initials are qn."""


@functools.cache
def _made() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="county-")) / "data"
    demo(folder, rooms(), 7, DAY, 16, 28, PASSWORD, cost=CHEAP)
    front = accounts.front(folder)
    assert front is not None
    admin = next(one for one in front.users if one.name == "管理员")
    desk = accounts.sign_in(folder, FixedClock.on(DAY), rooms(), admin.id, PASSWORD)
    accounts.add_person(desk, EVERYTHING, everywhere((*Role, *Post)), PASSWORD, "1号窗口", cost=CHEAP)
    desk.database.close()
    return folder


def county(folder: Path) -> FixedClock:
    """A fresh copy of the county in this folder, and its clock."""
    shutil.copytree(_made(), folder)
    return FixedClock.on(DAY)


def fullest_case(desk: Desk, line: str) -> UUID:
    """The case of a line that is worked on and has most to show."""
    rows = worklist.page(desk, Filter(line, what="all"), None).rows
    seen = [casework.case(desk, one.case_id) for one in rows if not one.secret]
    return max(seen, key=lambda one: (bool(one.editable), len(one.moves), len(one.timeline))).id


def fullest_person(desk: Desk) -> UUID:
    """The person of whom most is known."""

    def known(person_id: UUID) -> int:
        card = people.card(desk, person_id)
        return len(card.timers) + 2 * len(card.missing) + len(card.household.members) + len(card.recent)

    return max((one.id for one in search.find(desk, "公司").people), key=known)


def fullest_unit(desk: Desk) -> UUID:
    """The unit with the longest name."""
    return max(search.find(desk, "公司").units, key=lambda one: len(one.name)).id
