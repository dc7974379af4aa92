"""Duties (职责): roles and posts by line, who holds them, what a new one is refused for."""

from uuid import UUID

import pytest

from app.core.actor import EVERY_LINE, Held, Post, Role, everywhere
from app.core.errors import Forbidden, Invalid, NotFound, Refused
from app.services import accounts, upkeep
from app.services.parameters import reference
from app.services.shelf import Reference
from tests.kit.factories import CHEAP, PASSWORD, House, rooms

LEADER_HERE = Held(Post.LEADER, "relief")


def settings(at: House) -> Reference:
    """What every desk reads."""
    with at.clerk.read() as asks:
        return reference(at.clerk, asks)


def names(at: House, duty: Role | Post, line: str) -> list[str]:
    """Who holds a duty in a line."""
    return [one.name for one in settings(at).holders(line).get(duty, ())]


def test_a_duty_for_all_lines_and_one_for_a_single_line(at: House) -> None:
    made = accounts.add_person(at.admin, "汤丽萍", {Held(Role.CLERK), LEADER_HERE}, PASSWORD, "3", cost=CHEAP)
    assert "汤丽萍" in names(at, Post.LEADER, "relief")
    assert "汤丽萍" not in names(at, Post.LEADER, "rights")
    assert names(at, Role.CLERK, "relief") == names(at, Role.CLERK, "rights")
    assert "汤丽萍" in names(at, Role.CLERK, "rights")
    desk = accounts.sign_in_any(at.folder, at.clock, rooms(), PASSWORD, "汤丽萍")
    assert desk.actor.id == made
    assert desk.actor.held == {Held(Role.CLERK), LEADER_HERE}
    assert desk.actor.has(Post.LEADER, "relief")
    assert not desk.actor.has(Post.LEADER, "petitions")
    upkeep.close(desk)


def test_holders_for_all_lines_come_first_and_nobody_twice(at: House) -> None:
    accounts.change_duties(at.admin, at.cashier.actor.id, {Held(Role.CASHIER), Held(Role.CASHIER, "relief")})
    assert names(at, Role.CASHIER, "relief").count("朱敏华") == 1
    accounts.change_duties(at.admin, at.cashier.actor.id, {Held(Role.CASHIER, "relief")})
    assert names(at, Role.CASHIER, "relief")[-1] == "朱敏华"
    assert "朱敏华" not in names(at, Role.CASHIER, "rights")


def test_duties_are_given_and_taken_one_by_one(at: House) -> None:
    person = at.cashier.actor.id
    kept = {Held(Role.CASHIER), LEADER_HERE}
    accounts.change_duties(at.admin, person, kept | {Held(Role.VIEWER)})
    accounts.change_duties(at.admin, person, kept)
    view = next(one for one in accounts.people(at.admin) if one.id == person)
    assert view.held == kept
    assert (view.roles, view.posts) == ((Role.CASHIER,), (Post.LEADER,))
    assert accounts.duty_words(view.held) == "出纳、分管领导"


@pytest.mark.parametrize(
    ("held", "said"),
    [
        (set(), "请至少选一个角色或岗位。"),
        ({Held(Role.CLERK, "nowhere")}, "业务线不对"),
        ({Held(Role.ADMIN, "relief")}, "管理员管全部业务"),
    ],
)
def test_duties_that_make_no_sense_are_faults(at: House, held: set[Held], said: str) -> None:
    before = at.admin.database.head().n
    with pytest.raises(Invalid, match=said) as wrong:
        accounts.change_duties(at.admin, at.cashier.actor.id, held)
    assert [one.field for one in wrong.value.faults] == ["held"]
    assert at.admin.database.head().n == before


def test_an_administrator_of_one_line_would_be_none(at: House) -> None:
    with pytest.raises(Refused, match="至少要有一位管理员"):
        accounts.change_duties(at.admin, at.admin.actor.id, {Held(Role.CLERK), Held(Post.LEADER, EVERY_LINE)})


def test_only_an_administrator_changes_duties(at: House) -> None:
    with pytest.raises(Forbidden, match="人员由管理员管理"):
        accounts.change_duties(at.clerk, at.clerk.actor.id, everywhere([Role.ADMIN]))


def test_everyone_changes_the_own_password(at: House) -> None:
    with pytest.raises(Invalid) as wrong:
        accounts.change_own_password(at.clerk, "not the one", "another-word")
    assert [one.field for one in wrong.value.faults] == ["old"]
    with pytest.raises(Invalid) as short:
        accounts.change_own_password(at.clerk, PASSWORD, "short")
    assert [one.field for one in short.value.faults] == ["password"]
    accounts.change_own_password(at.clerk, PASSWORD, "another-word")
    with pytest.raises(Invalid, match="口令不对"):
        accounts.sign_in(at.folder, at.clock, rooms(), at.clerk.actor.id, PASSWORD)
    desk = accounts.sign_in(at.folder, at.clock, rooms(), at.clerk.actor.id, "another-word")
    assert desk.actor == at.clerk.actor
    upkeep.close(desk)


def test_the_window_of_a_person_is_changed(at: House) -> None:
    person = at.clerk.actor.id
    accounts.change_window(at.admin, person, "5")
    assert next(one for one in accounts.people(at.admin) if one.id == person).window == "5号窗口"
    for text, said in (("一" * 21, "最多 20 个字"), ("😀", "打印不出来")):
        with pytest.raises(Invalid, match=said) as wrong:
            accounts.change_window(at.admin, person, text)
        assert [one.field for one in wrong.value.faults] == ["window"]
    with pytest.raises(Forbidden):
        accounts.change_window(at.clerk, person, "6")
    with pytest.raises(NotFound):
        accounts.change_window(at.admin, UUID(int=1), "6")
