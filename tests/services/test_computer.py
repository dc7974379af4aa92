"""The PC of the data (所在电脑): known from set-up, asked about when it is another, answered once."""

from uuid import UUID

import pytest

from app.core.actor import Role, everywhere
from app.core.computer import Computer, this_computer
from app.core.errors import Forbidden
from app.services import accounts, upkeep
from db.tables import computer
from tests.kit.factories import PASSWORD, House, rooms

OLD, NEW = Computer("old", "办公室-01"), Computer("new", "窗口-02")


def commands(at: House) -> list[tuple[str, str]]:
    """Who did what about the PC, by the journal."""
    with at.admin.read() as asks:
        rows = asks.raw("SELECT command, actor_name FROM journal WHERE command LIKE '%computer' ORDER BY n")
        return [(str(command), str(name)) for command, name in rows.fetchall()]


def test_data_made_here_belongs_here(at: House) -> None:
    assert accounts.elsewhere(at.clerk, this_computer()) is None
    assert commands(at) == []


def test_data_of_another_pc_is_told_until_an_administrator_brings_it_here(at: House) -> None:
    accounts.bring_here(at.admin, OLD)
    for _ in range(2):
        found = accounts.elsewhere(at.admin, NEW)
        assert found == accounts.Elsewhere("办公室-01", "2026年11月2日", "")
    at.days_on(1)
    accounts.bring_here(at.admin, NEW)
    assert accounts.elsewhere(at.admin, NEW) is None
    back = accounts.elsewhere(at.admin, OLD)
    assert back is not None
    assert (back.host, back.since) == ("窗口-02", "2026年11月3日")
    assert commands(at) == [("change_computer", "管理员")] * 2
    assert upkeep.verify(at.admin).ok


def test_only_an_administrator_brings_it_and_others_read_who_may(at: House) -> None:
    accounts.bring_here(at.admin, OLD)
    accounts.change_duties(at.admin, at.leader.actor.id, everywhere([Role.ADMIN]))
    found = accounts.elsewhere(at.clerk, NEW)
    assert found is not None
    assert found.closed == "请管理员签到后确认，管理员有管理员、章领。"
    with pytest.raises(Forbidden, match="请管理员签到后确认"):
        accounts.bring_here(at.clerk, NEW)
    assert accounts.elsewhere(at.clerk, OLD) is None


def test_data_that_knows_no_pc_yet_learns_it_from_whoever_signs_in_first(at: House) -> None:
    with at.admin.write("forget") as w:
        (row,) = w.raw("SELECT id, version FROM computer").fetchall()
        w.delete(computer, UUID(bytes=row[0]), row[1])
    assert accounts.elsewhere(at.clerk, OLD) is None
    assert accounts.elsewhere(at.clerk, OLD) is None
    found = accounts.elsewhere(at.admin, NEW)
    assert found is not None
    assert found.host == "办公室-01"
    assert commands(at) == [("note_computer", "陈晓岚")]


def test_looking_from_outside_the_window_asks_nothing_and_notes_nothing(at: House) -> None:
    accounts.bring_here(at.admin, OLD)
    before = at.admin.database.head().n
    desk = accounts.sign_in_any(at.folder, at.clock, rooms(), PASSWORD)
    assert upkeep.verify(desk).ok
    assert desk.database.head().n == before
    upkeep.close(desk)
