"""The office (单位): set-up, sign-in, staff, the settings and the calendar."""

from datetime import date
from pathlib import Path

import pytest

from app.core.actor import Role, everywhere
from app.core.clock import FixedClock
from app.core.errors import Forbidden, Invalid, NotFound, Refused
from app.services import accounts, casework, parameters, upkeep
from app.services.parameters import reference
from tests.kit.factories import CHEAP, PASSWORD, House, accepted, go, hardship, rooms

WANTED = accounts.SetUp("武义县职工服务中心", "武义县总工会", "330723", "1", "徐立民", "long-enough")


def test_set_up_sign_in_and_recovery(tmp_path: Path) -> None:
    folder, clock = tmp_path / "new" / "data", FixedClock.on(date(2026, 11, 2))
    assert accounts.front(folder) is None
    desk, groups = accounts.set_up(folder, clock, rooms(), WANTED, cost=CHEAP)
    assert [len(group) for group in groups] == [4] * 6
    upkeep.close(desk)
    page = accounts.front(folder)
    assert page is not None
    assert (page.office_name, page.station, page.loaded_year) == ("武义县职工服务中心", "XC01", 2026)
    assert [(one.name, one.initials, one.admin) for one in page.users] == [("徐立民", "xlm", True)]
    with pytest.raises(Invalid) as wrong:
        accounts.sign_in(folder, clock, rooms(), page.users[0].id, "not the one")
    assert wrong.value.faults[0].field == "password"
    with pytest.raises(Invalid, match="恢复码不对"):
        accounts.recover(folder, clock, rooms(), "X", page.users[0].id, "new-password")
    code = " ".join(groups).lower()
    upkeep.close(accounts.recover(folder, clock, rooms(), code, page.users[0].id, "new-password"))
    desk = accounts.sign_in(folder, clock, rooms(), page.users[0].id, "new-password")
    assert desk.actor.roles == {Role.ADMIN}
    upkeep.close(desk)
    with pytest.raises(Refused, match="已有数据"):
        accounts.set_up(folder, clock, rooms(), WANTED, cost=CHEAP)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"office": " "}, "office"),
        ({"admin_name": ""}, "admin_name"),
        ({"password": "short"}, "password"),
        ({"station_no": "0"}, "station_no"),
        ({"station_no": "100"}, "station_no"),
        ({"place_code": "1"}, "place_code"),
        ({"union_name": "总工会😀"}, "union_name"),
    ],
)
def test_a_faulty_set_up_leaves_nothing(tmp_path: Path, change: dict[str, str], field: str) -> None:
    texts = {name: getattr(WANTED, name) for name in WANTED.__slots__}
    with pytest.raises(Invalid) as wrong:
        accounts.set_up(
            tmp_path / "data", FixedClock.on(date(2026, 11, 2)), rooms(), accounts.SetUp(**texts | change)
        )
    assert [one.field for one in wrong.value.faults] == [field]
    assert not (tmp_path / "data").exists()


def test_without_a_name_the_password_finds_its_person(at: House) -> None:
    accounts.reset_password(at.admin, at.cashier.actor.id, "cashier-only", cost=CHEAP)
    found = accounts.sign_in_any(at.folder, at.clock, rooms(), "cashier-only")
    assert found.actor == at.cashier.actor
    upkeep.close(found)
    first = accounts.sign_in_any(at.folder, at.clock, rooms(), PASSWORD)
    assert first.actor.name == "管理员"
    upkeep.close(first)
    with pytest.raises(NotFound, match="没有叫"):
        accounts.sign_in_any(at.folder, at.clock, rooms(), PASSWORD, "谁")
    with pytest.raises(NotFound):
        accounts.sign_in_any(at.folder / "none", at.clock, rooms(), PASSWORD)


def test_staff_is_the_administrators(at: House) -> None:
    with pytest.raises(Forbidden):
        accounts.add_person(at.clerk, "新人", everywhere([Role.CLERK]), PASSWORD, cost=CHEAP)
    with pytest.raises(Invalid) as wrong:
        accounts.add_person(at.admin, "陈晓岚", [], "short", cost=CHEAP)
    assert {one.field for one in wrong.value.faults} == {"name", "held", "password"}
    made = accounts.add_person(at.admin, "新人", everywhere([Role.CLERK]), PASSWORD, "3号窗口", cost=CHEAP)
    accounts.change_duties(at.admin, made, everywhere([Role.REVIEWER, Role.VIEWER]))
    view = accounts.people(at.admin)[-1]
    assert (view.name, view.roles, view.window) == ("新人", (Role.REVIEWER, Role.VIEWER), "3号窗口")
    accounts.set_active(at.admin, made, active=False)
    page = accounts.front(at.folder)
    assert page is not None
    assert "新人" not in [one.name for one in page.users]
    with pytest.raises(Invalid):
        accounts.sign_in(at.folder, at.clock, rooms(), made, PASSWORD)


def test_the_last_administrator_stays(at: House) -> None:
    with pytest.raises(Refused):
        accounts.change_duties(at.admin, at.admin.actor.id, everywhere([Role.CLERK]))
    with pytest.raises(Refused):
        accounts.set_active(at.admin, at.admin.actor.id, active=False)


def test_a_missing_second_person_is_named_and_appears_once_added(at: House) -> None:
    done = accepted(at, hardship(at))
    go(at.clerk, done.case_id, "verify")
    for name in ("何伟民", "全能"):
        accounts.set_active(at.admin, at.desks[name].actor.id, active=False)
    closed = {one.code: one.closed for one in casework.case(at.clerk, done.case_id).moves}
    assert "还没有复核人员" in closed["publicise"]
    accounts.add_person(at.admin, "新复核", everywhere([Role.REVIEWER]), PASSWORD, cost=CHEAP)
    closed = {one.code: one.closed for one in casework.case(at.clerk, done.case_id).moves}
    assert closed["publicise"] == "由复核（新复核）办理。"


def test_settings_hold_as_of_the_day(at: House) -> None:
    with at.clerk.read() as asks:
        held = reference(at.clerk, asks)
    assert held.rules["days.relief.living.promise"] == "15"
    offered = [item.code for item in held.codes.items("hardship_category")]
    assert offered == ["1", "2", "3"]
    assert len(held.words.items("hardship_category")) > len(offered)
    assert [one.code for one in held.materials["relief.living"]][:2] == ["form", "id"]
    assert held.calendar.years == {2024, 2025, 2026}
    assert len(parameters.places()) == 20


def test_a_new_year_recomputes_provisional_deadlines_alone(at: House) -> None:
    early = accepted(at, hardship(at, 1))
    at.days_on(50)
    late = accepted(at, hardship(at, 2))
    before = casework.case(at.clerk, late.case_id).timers[0]
    assert before.look == "provisional"
    kept = casework.case(at.clerk, early.case_id).timers[0]
    days = "\n".join(f"2027-01-0{day},off,statutory,元旦" for day in (1, 2, 3, 4, 5))
    with pytest.raises(Forbidden):
        parameters.import_calendar(at.clerk, days)
    done = parameters.import_calendar(at.admin, days)
    assert (done.years, done.cases) == ((2027,), 1)
    after = casework.case(at.clerk, late.case_id).timers[0]
    assert (after.look, (after.due_on - before.due_on).days) == ("far", 3)
    assert casework.case(at.clerk, early.case_id).timers[0] == kept
    page = accounts.front(at.folder)
    assert page is not None
    assert page.loaded_year == 2027
    assert upkeep.verify(at.admin).ok
    with pytest.raises(Invalid, match="第 1 行"):
        parameters.import_calendar(at.admin, "2027-02-30,off")


def test_verification_finds_what_search_lacks_and_makes_it_anew(at: House) -> None:
    hardship(at)
    with at.clerk.database.derive() as derived:
        derived.clear()
    found = upkeep.verify(at.clerk)
    assert not found.ok
    assert "检索与列表" in found.lines[0]
    upkeep.rebuild(at.clerk)
    assert upkeep.verify(at.clerk).ok
