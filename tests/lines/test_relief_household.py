"""The household of a file: what ID numbers tell, one household one file, odd lives, whom the form names."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select

from app.core.errors import Invalid, Refused
from app.engine.flow import Relative, SameCase
from app.lines.relief.commands import kin
from app.lines.relief.fields import content
from app.lines.relief.rules import household
from app.services import casework, intake, people
from app.services.applicants import Applicant
from db.tables import journal, person_standing
from tests.kit.factories import House, go, house, id_number, worker
from tests.kit.facts import FILE, facts
from tests.lines.test_relief_file import CHILD, SPOUSE, TYPED, values_of
from tests.lines.test_relief_story import FILE_OPEN, approve, filed, take_in


@pytest.fixture
def at(tmp_path: Path) -> Iterator[House]:
    found = house(tmp_path / "data")
    yield found
    found.close()


def told(typed: dict[str, str], today: date = date(2026, 11, 23)) -> tuple[str, ...]:
    """What is told of this household."""
    return tuple(household.tell_members(facts(values_of(**typed), today=today)))


def test_an_id_number_tells_birth_date_and_sex() -> None:
    spouse, child = values_of()[content.HOUSEHOLD]
    assert (spouse[content.MEMBER_BORN_ON], spouse[content.MEMBER_SEX]) == (date(1980, 1, 1), "1")
    assert content.MEMBER_SEX not in child
    passport = SPOUSE.replace("330723198001010039", "E12345678").replace(
        '"status"', '"born_on": "19800101", "status"'
    )
    (only,) = values_of(household=f"[{passport}]")[content.HOUSEHOLD]
    assert only[content.MEMBER_BORN_ON] == date(1980, 1, 1)
    assert content.MEMBER_SEX not in only


IDLE = SPOUSE.replace(', "health": "20"', "")
WORKS = CHILD.replace('"status": "student", "income": "0"', '"status": "work", "income": "900"')


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({}, ""),
        ({"marriage": "4"}, "婚姻状况不是已婚，家庭成员里有配偶李国强，请核对。"),
        ({"single_parent": "1"}, "填了单亲家庭，家庭成员里有配偶李国强，请核对。"),
        ({"nobody_works": "1", "household": f"[{WORKS}]"}, "填了零就业家庭，徐小雨有工作，请核对。"),
        (
            {"household": f"[{IDLE}]"},
            "李国强没有工作、没有收入：有劳动能力的，有的办法要按当地最低工资计入收入，请核对。",
        ),
        ({"marriage": "4", "single_parent": "1", "household": f"[{CHILD}]"}, ""),
        ({"household": ""}, ""),
    ],
)
def test_what_does_not_go_together_is_told(typed: dict[str, str], sentence: str) -> None:
    assert told(typed) == ((sentence,) if sentence else ())


def test_a_child_that_comes_of_age_meanwhile_signs_himself() -> None:
    values = {"household": f"[{CHILD.replace('20110305', '20081201')}]"}
    assert told(values) == ()
    assert told(values, date(2026, 11, 30)) == ()
    assert told(values, date(2026, 12, 1)) == (
        "徐小雨已满 18 周岁：请核对人员身份，承诺书和授权书由本人补签。",
    )


def test_a_household_with_a_file_gets_no_second_one() -> None:
    running = SameCase("JZ-XC01-2026-000009", household.FILE_OPEN_NAME, False, date(2026, 11, 20))
    other = SameCase("JZ-XC01-2026-000010", "生活救助", False, date(2026, 11, 20))
    husband = Relative("李国强", (FILE,), running=(running, other), died_on=date(2026, 5, 1))
    given = facts(values_of(), family=(husband,))
    with pytest.raises(Refused, match=rf"同户家人李国强已有在册的困难职工档案 {FILE.number}，一户一档"):
        household.family_free(given)
    household.family_free(facts(values_of(), family=(Relative("李国强", running=(running,)),)))
    assert list(household.tell_family(given)) == [
        "同户家人李国强也在申请建档：JZ-XC01-2026-000009。一户只建一份档案，请先看那一件。",
        "家庭成员李国强已于 2026年5月1日去世，请核对家庭成员和家庭人口。",
    ]
    assert len(list(household.tell_family(facts(values_of(household=""), family=(husband,))))) == 1


def member(name: str, relation: str, number: str) -> str:
    return (
        f'{{"name": "{name}", "relation": "{relation}", "id_number": "{number}", "status": "work", '
        '"income": "2000"}'
    )


def test_two_of_a_family_apply_on_two_days_and_one_gets_the_file(at: House) -> None:
    wife, husband = worker(at, 1, name="周素梅"), worker(at, 2, name="李国强")
    first = take_in(at, FILE_OPEN, wife, {**TYPED, "household": f"[{member('李国强', '11', id_number(2))}]"})
    at.days_on(1)
    seen = intake.outlook(at.clerk, FILE_OPEN, Applicant(husband), {**TYPED, "household": ""}, ())
    assert any(f"同户家人周素梅也在申请建档：{first.number}" in one for one in seen.tells)
    second = filed(at, husband, household=f"[{member('周素梅', '12', id_number(1))}]")
    approve(at, second)
    with pytest.raises(Refused, match=r"同户家人李国强已有在册的困难职工档案 DA-XC01-2026-000001，一户一档"):
        go(at.clerk, first.case_id, "survey")
    closed = {one.code: one.closed for one in casework.case(at.clerk, first.case_id).moves}
    assert "一户一档" in closed["survey"]
    third = worker(at, 3, name="李阿婆")
    with pytest.raises(Refused, match=r"一户一档"):
        take_in(at, FILE_OPEN, third, {**TYPED, "household": f"[{member('李国强', '20', id_number(2))}]"})
    with at.clerk.read() as asks:
        assert len(asks.all(select(person_standing))) == 1


def test_the_decision_of_one_closes_that_of_the_other(at: House) -> None:
    wife, husband = worker(at, 1, name="周素梅"), worker(at, 2, name="李国强")
    first = filed(at, wife, household=f"[{member('李国强', '11', id_number(2))}]")
    second = filed(at, husband, household="")
    approve(at, first)
    with pytest.raises(Refused, match=r"同户家人周素梅已有在册的困难职工档案"):
        approve(at, second)
    assert casework.case(at.clerk, second).state == "decide"


def test_whom_a_form_names_by_number(at: House) -> None:
    one, two, three = (worker(at, n, name=name) for n, name in enumerate(("周素梅", "李国强", "王春花"), 1))
    named = values_of(household=f"[{member('李国强', '11', id_number(2))}]")

    def found(who: UUID, number: str, values: object = named) -> set[UUID]:
        with at.clerk.read() as asks:
            return set(kin(asks, values, (who,), number))  # type: ignore[arg-type]

    nobody = values_of(household="")
    assert found(one, id_number(1)) == {two}
    assert found(three, id_number(3), nobody) == set()
    assert found(three, "", nobody) == set()
    case = take_in(at, FILE_OPEN, three, {**TYPED, "household": f"[{member('李国强', '20', id_number(2))}]"})
    assert found(one, id_number(1)) == {two, three}
    assert found(two, id_number(2), nobody) == {three}
    go(at.clerk, case.case_id, "withdraw", "不申请了。")
    assert found(two, id_number(2), nobody) == set()


def test_the_old_number_is_checked_at_its_field(at: House) -> None:
    person = worker(at)
    before = _entries(at)
    with pytest.raises(Invalid) as wrong:
        take_in(at, FILE_OPEN, person, {**TYPED, "prior_file": "DA-XC01-2024-000001"})
    assert [one.field for one in wrong.value.faults] == ["prior_file"]
    assert _entries(at) == before


def test_a_member_who_died_is_told_at_the_counter(at: House) -> None:
    person, husband = worker(at, 1), worker(at, 2, name="李国强")
    known = {"name": "李国强", "id_number": id_number(2), "died_on": "20261001"}
    people.update_person(at.clerk, husband, 1, known)
    typed = {**TYPED, "household": f"[{member('李国强', '11', id_number(2))}]"}
    seen = intake.outlook(at.clerk, FILE_OPEN, Applicant(person), typed, ())
    assert "家庭成员李国强已于 2026年10月1日去世，请核对家庭成员和家庭人口。" in seen.tells


def _entries(at: House) -> int:
    with at.clerk.read() as asks:
        return len(asks.all(select(journal.c.n)))
