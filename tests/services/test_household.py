"""Household (家庭成员): entered, changed, taken out, known by the number, told where it stands already."""

import pytest

from app.core.errors import Invalid, NotFound, Stale
from app.services import household, people
from db.columns import new_key
from tests.kit.factories import House, id_number, worker

WIDE = str.maketrans("0123456789X", "０１２３４５６７８９ｘ")
BAD: list[tuple[str, str, str]] = [
    ("name", "", "请填写姓名。"),
    ("name", "王😀", "姓名里不能有“😀”"),
    ("name", "王'); DROP TABLE person;--", "姓名里不能有"),
    ("relation", "", "请选择与本人关系。"),
    ("relation", "01", "本人不用登记成家庭成员。"),
    ("relation", "干爹的邻居", "列表里没有"),
    ("id_number", "33072319900230001X", "不存在"),
    ("id_number", "330723199001010011", "校验不符"),
    ("id_number", id_number(1), "这是本人的证件号码"),
    ("born_on", "20250229", "没有 2025 年 2 月 29 日"),
    ("phone", "1395726", "11 位"),
    ("remark", "a" * 10_000, "最多 200 个字，现在有 10000 个字。"),
    ("remark", "病😀", "“😀”打印不出来"),
]


@pytest.mark.parametrize(("field", "text", "said"), BAD)
def test_what_does_not_pass_stands_at_its_field_and_nothing_is_written(
    at: House, field: str, text: str, said: str
) -> None:
    person = worker(at, 1)
    before = at.clerk.database.head().n
    with pytest.raises(Invalid) as wrong:
        household.add_member(at.clerk, person, {"name": "方国强", "relation": "11"} | {field: text})
    assert [one.sentence for one in wrong.value.faults if one.field == field and said in one.sentence]
    assert at.clerk.database.head().n == before


def test_a_member_is_entered_changed_and_taken_out(at: House) -> None:
    person = worker(at, 1)
    made = household.add_member(
        at.clerk,
        person,
        {
            "name": "方晓彤\n",
            "relation": "女",
            "id_number": id_number(9).translate(WIDE),
            "status": "大学三年级",
            "phone": "13857264444",
        },
    )
    (seen,) = people.card(at.clerk, person).household.members
    assert (seen.name, seen.relation, seen.status, seen.told) == ("方晓彤", "女", "大学三年级", "")
    assert seen.id_masked == f"{id_number(9)[:6]}********{id_number(9)[14:]}"
    assert seen.born[:10] == f"{id_number(9)[6:10]}-{id_number(9)[10:12]}-{id_number(9)[12:14]}"
    assert people.card(at.clerk, person).household.size == 2
    household.change_member(at.clerk, made.member_id, seen.version, {**seen.texts, "status": "已工作"})
    (seen,) = household.household(at.clerk, person).members
    assert seen.status == "已工作"
    with pytest.raises(Stale):
        household.remove_member(at.desks["童志远"], made.member_id, 1)
    household.remove_member(at.clerk, made.member_id, seen.version)
    assert household.household(at.clerk, person).members == ()
    told = [one.title for one in people.card(at.clerk, person).recent]
    assert told[:3] == ["移出家庭成员", "修改家庭成员", "登记家庭成员"]


def test_a_member_is_the_registers_person_when_the_number_is_known_before_or_after(at: House) -> None:
    person, wife = worker(at, 1), worker(at, 2, name="何美娟", phone="13800001111")
    household.add_member(at.clerk, person, {"name": "何美娟", "relation": "12", "id_number": id_number(2)})
    household.add_member(at.clerk, person, {"name": "方晓彤", "relation": "30", "id_number": id_number(3)})
    child = worker(at, 3, name="方晓彤", phone="13800002222")
    assert [one.person_id for one in household.household(at.clerk, person).members] == [wife, child]
    assert [one[1] for one in people.card(at.clerk, wife).household.heads] == ["周素梅"]


def test_who_stands_in_another_household_is_told(at: House) -> None:
    person, other = worker(at, 1), worker(at, 2, name="李秀英", phone="13800001111")
    typed = {"name": "方国强", "relation": "11", "id_number": id_number(5)}
    assert household.add_member(at.clerk, person, typed).told == ""
    told = household.add_member(at.clerk, other, typed).told
    assert told == "方国强也登记在周素梅的家庭成员里，请核对后保留一处。"
    assert household.household(at.clerk, other).members[0].told == told
    with pytest.raises(Invalid, match="已登记为本户的方国强"):
        household.add_member(at.clerk, other, typed)


def test_a_number_tells_the_birth_date(at: House) -> None:
    number = id_number(4)
    told = household.read_number(at.clerk, {"id_number": number})
    assert told["id_number"] == number
    assert told["born_on"].startswith(f"{number[6:10]}-{number[10:12]}-{number[12:14]}")
    assert household.read_number(at.clerk, {"id_number": "1"}) == {}
    typed = {"name": "方国强", "relation": "11", "id_number": number, "born_on": "19800101"}
    with pytest.raises(Invalid) as wrong:
        household.add_member(at.clerk, worker(at, 1), typed)
    assert [one.field for one in wrong.value.faults] == ["born_on"]


def test_what_is_gone_is_not_found(at: House) -> None:
    for act in (
        lambda: household.household(at.clerk, new_key()),
        lambda: household.add_member(at.clerk, new_key(), {"name": "方国强", "relation": "11"}),
        lambda: household.remove_member(at.clerk, new_key(), 1),
    ):
        with pytest.raises(NotFound):
            act()
