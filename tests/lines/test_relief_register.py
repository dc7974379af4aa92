"""The register of hardship files on a real file (困难职工档案): opening, versions, changes, lists, view."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select

from app.core.actor import Held, Role
from app.core.errors import Forbidden, Invalid, NotFound, Refused, Stale
from app.lines.relief.commands.files import adopting, changing, listing, versions, viewing
from app.lines.relief.commands.files.listing import FileFilter
from app.lines.relief.fields.content import HOUSEHOLD_INCOME
from app.services import household, merging, people, upkeep
from db.tables import household_member, person_standing
from tests.kit.factories import DAY, House, hardship, house, id_number, paid, worker
from tests.kit.factories import accepted as taken_in
from tests.kit.register import CHILD, CONTENT, SPOUSE, family, filed
from tests.kit.statements import asked


@pytest.fixture
def at(tmp_path: Path) -> Iterator[House]:
    found = house(tmp_path / "data")
    yield found
    found.close()


def listed(at: House, what: str = "active", **more: str) -> list[str]:
    page = listing.page(at.clerk, FileFilter(what, **more))
    assert page.total == len(page.rows)
    return [one.number for one in page.rows]


def changed(at: House, file_id: UUID, from_on: str, why: str = "来电告知", **typed: str) -> None:
    changing.change(at.clerk, file_id, viewing.view(at.clerk, file_id).version, typed, from_on, why)


def test_a_file_is_one_row_with_its_version_standing_and_household(at: House) -> None:
    file_id = family(at)
    seen = viewing.view(at.clerk, file_id)
    assert (seen.name, seen.number, seen.state_label) == ("周素梅", "DA-XC01-2026-000001", "在档")
    assert (seen.category, seen.level, seen.review.text) == ("相对困难", "区县级", "2027年11月2日前复核")
    assert [one.name for one in seen.household] == ["李国强", "周小雨"]
    assert seen.causes == ("患重特大疾病",)
    assert [(one.n, one.why) for one in seen.versions] == [(1, "建档")]
    assert [one.words for one in seen.events] == ["建档"]
    cells = {code: dict(cells) for code, _, cells in ((s.code, s.title, s.cells) for s in seen.sections)}
    assert cells["figures"]["家庭月人均收入"] == "833.33 元"
    assert cells["account"]["银行卡号"] != CONTENT["account_no"]
    assert id_number(900) not in str(seen.household)
    with at.clerk.read() as asks:
        standing = asks.one(select(person_standing))
    assert (standing.number, standing.category, standing.to_on) == (seen.number, "2", None)
    home = household.household(at.clerk, seen.person_id)
    assert [one.name for one in home.members] == ["李国强", "周小雨"]
    assert upkeep.verify(at.clerk).ok


def test_a_household_of_one_has_a_file_too(at: House) -> None:
    seen = viewing.view(at.clerk, family(at, household="", expenses=""))
    assert seen.household == ()
    assert dict(seen.sections[2].cells)["家庭人口"] == "1 人"


def test_nobody_of_a_household_is_in_two_files(at: House) -> None:
    family(at)
    spouse = worker(at, 900, name="李国强")
    with pytest.raises(Refused, match=r"本人是困难职工档案 DA-XC01-2026-000001 的家庭成员，一户一档"):
        filed(at, spouse, household="")
    other = worker(at, 3, name="方文")
    member = SPOUSE | {"name": "周素梅", "id_number": id_number(1)}
    with pytest.raises(Refused, match=r"家庭成员周素梅已有在册的困难职工档案 DA-XC01-2026-000001"):
        filed(at, other, household=json.dumps([member]))


def test_a_change_holds_from_last_month_and_in_what_came_after(at: House) -> None:
    file_id = family(at, on=date(2026, 1, 5))
    changed(at, file_id, "2026-10-20", own_income="5200")
    changed(at, file_id, "2026-10-01", why="十月起停发工资", household_income="30000", own_income="2500")
    with at.clerk.read() as asks:
        days = {
            on: versions.in_force(asks, file_id, on) for on in (date(2026, 9, 30), date(2026, 10, 1), DAY)
        }
    incomes = [one.values[HOUSEHOLD_INCOME].show() for one in days.values() if one]
    assert incomes == ["60,000.00", "30,000.00", "30,000.00"]
    now = days[DAY]
    assert now is not None
    assert now.from_on == date(2026, 10, 20)
    seen = viewing.view(at.clerk, file_id)
    assert seen.texts["own_income"] == "5,200.00", "what was changed again later stays"
    assert [(one.from_on, one.told) for one in seen.versions] == [
        ("2026-10-20", "十月起停发工资"),
        ("2026-10-01", "十月起停发工资"),
        ("2026-10-20", "来电告知"),
        ("2026-01-05", ""),
    ]
    assert seen.review.due_on == date(2027, 1, 5), "a change is no review"
    first = {one.code: dict(one.cells) for one in viewing.version(at.clerk, seen.versions[-1].id)}
    assert first["figures"]["家庭年度总收入"] == "60,000.00 元"
    assert set(first["household"]) == {"李国强", "周小雨"}


def test_a_member_who_leaves_is_gone_from_both_registers(at: House) -> None:
    file_id = family(at)
    changed(at, file_id, "t", why="离婚", household=json.dumps([CHILD]), marriage="4")
    seen = viewing.view(at.clerk, file_id)
    assert [one.name for one in seen.household] == ["周小雨"]
    with at.clerk.read() as asks:
        assert [row.name for row in asks.all(select(household_member))] == ["周小雨"]
    filed(at, worker(at, 900, name="李国强"), household="", account_no="")
    assert listed(at) == ["DA-XC01-2026-000001", "DA-XC01-2026-000002"]


def test_who_died_and_who_came_of_age_is_told(at: House) -> None:
    spouse = worker(at, 900, name="李国强")
    young = CHILD | {"born_on": "20090101"}
    file_id = family(at, household=json.dumps([SPOUSE, young]))
    record = people.card(at.clerk, spouse).person
    people.update_person(at.clerk, spouse, record.version, {**record.texts, "died_on": "2026-11-01"})
    at.days_on(100)
    told = {one.name: one.told for one in viewing.view(at.clerk, file_id).household}
    assert told == {"李国强": "2026-11-01 去世", "周小雨": "已满18周岁"}


@pytest.mark.parametrize(
    ("from_on", "why", "typed", "field"),
    [
        ("", "原因", {"own_income": "1"}, "from_on"),
        ("t", "", {"own_income": "1"}, "why"),
        ("2026-10-31", "早", {"own_income": "1"}, "from_on"),
        ("t", "坏", {"own_income": "一千"}, "own_income"),
        ("t", "没变", {"own_income": "5000"}, ""),
    ],
)
def test_a_change_wants_its_day_its_reason_and_something_changed(
    at: House, from_on: str, why: str, typed: dict[str, str], field: str
) -> None:
    file_id = family(at)
    with pytest.raises(Invalid) as wrong:
        changed(at, file_id, from_on, why, **typed)
    assert [one.field for one in wrong.value.faults] == [field]
    assert len(viewing.view(at.clerk, file_id).versions) == 1


def test_who_read_the_file_before_is_told(at: House) -> None:
    file_id = family(at)
    read = viewing.view(at.clerk, file_id).version
    changing.change(at.clerk, file_id, read, {"own_income": "5100"}, "t", "一")
    with pytest.raises(Stale):
        changing.change(at.clerk, file_id, read, {"own_income": "5200"}, "t", "二")
    with pytest.raises(NotFound):
        viewing.view(at.clerk, UUID(int=1))
    stranger = at.clerk.with_actor(replace(at.clerk.actor, held=frozenset({Held(Role.CLERK, "rights")})))
    with pytest.raises(Forbidden, match="由困难帮扶的人员查看"):
        viewing.view(stranger, file_id)
    with pytest.raises(Forbidden, match="由困难帮扶的人员查看"):
        listing.counts(stranger)


def test_the_head_is_kept_by_hand(at: House) -> None:
    file_id = family(at)
    seen = viewing.view(at.clerk, file_id)
    typed = {"level": "nation", "national_no": "330723000123", "remark": "原件在柜3"}
    changing.change_head(at.clerk, file_id, seen.version, typed)
    seen = viewing.view(at.clerk, file_id)
    assert (seen.level, seen.national_no, seen.remark) == ("全国级", "330723000123", "原件在柜3")
    with pytest.raises(Stale):
        changing.change_head(at.clerk, file_id, 1, {"remark": ""})


def test_the_lists_that_clerks_live_by(at: House) -> None:
    family(at, 1, on=DAY)
    family(at, 2, on=date(2025, 6, 1), household="", account_no="")
    family(at, 3, on=date(2025, 11, 20), household="", account_no="6222020000000000004")
    family(at, 4, on=date(2024, 11, 2), household="", account_no="6222020000000000012")
    assert listed(at) == [
        f"DA-XC01-{year}-00000{n}" for year, n in ((2024, 1), (2025, 1), (2025, 2), (2026, 1))
    ]
    found = {what: listed(at, what) for what in listing.LISTS}
    assert {what: len(numbers) for what, numbers in found.items()} == listing.counts(at.clerk)
    assert found["unchanged"] == ["DA-XC01-2024-000001", "DA-XC01-2025-000001"]
    assert found["overdue"] == ["DA-XC01-2024-000001", "DA-XC01-2025-000001"]
    assert found["due_month"] == found["due_30"] == found["due_60"] == ["DA-XC01-2025-000002"]
    assert (found["due_7"], found["no_card"]) == ([], ["DA-XC01-2025-000001"])
    assert (len(found["unaided"]), len(found["never_aided"]), found["ended"], found["twice"]) == (
        4,
        4,
        [],
        [],
    )
    late = listing.page(at.clerk, FileFilter("overdue")).rows[0].review
    assert (late.text, late.tone) == ("已超期 365 天", "late")
    file_id = listing.page(at.clerk, FileFilter("overdue")).rows[0].file_id
    changed(at, file_id, "t", own_income="4999")
    assert listed(at, "unchanged") == ["DA-XC01-2025-000001"], "a change is a change"
    assert listed(at, "overdue") == found["overdue"], "and no review"


def test_who_was_helped_leaves_the_list_of_those_who_were_not(at: House) -> None:
    file_id = family(at, on=date(2026, 1, 5))
    person = viewing.view(at.clerk, file_id).person_id
    case_id = taken_in(at, person).case_id
    assert listed(at, "unaided") == listed(at, "never_aided") == ["DA-XC01-2026-000001"]
    paid(at, case_id)
    assert listed(at, "unaided") == listed(at, "never_aided") == []
    seen = viewing.view(at.clerk, file_id)
    assert [(one.year, one.total, one.lines[0][1]) for one in seen.years] == [(2026, "3,000.00", "生活救助")]
    assert [(one.matter, one.ended) for one in seen.cases] == [("生活救助", True)]
    at.days_on(60)
    assert listed(at, "unaided") == ["DA-XC01-2026-000001"], "not in the new year"
    assert listed(at, "never_aided") == []


def test_what_looks_like_one_file_is_found(at: House) -> None:
    first = family(at, 1, household="")
    family(at, 2, household="", account_no=CONTENT["account_no"])
    other = worker(at, 3, id_number="")
    filed(at, other, household="", account_no="")
    merging.merge(at.reviewer, "person", other, viewing.view(at.clerk, first).person_id, "同一人")
    rows = listing.page(at.clerk, FileFilter("twice")).rows
    assert {one.number[-1]: one.told for one in rows} == {
        "1": "与 DA-XC01-2026-000003 是同一人的档案；与 DA-XC01-2026-000002 是同一张银行卡",
        "2": "与 DA-XC01-2026-000001 是同一张银行卡",
        "3": "与 DA-XC01-2026-000001 是同一人的档案",
    }


def test_a_file_is_found_by_name_number_and_filter(at: House) -> None:
    family(at, 1, household="")
    family(at, 2, household="", category="1", name="章子怡", main_cause="9")
    both = ["DA-XC01-2026-000001", "DA-XC01-2026-000002"]
    assert listed(at, text="周") == both[:1]
    assert (
        listed(at, text="zhousumei") == listed(at, text="ZSM") == listed(at, text="zhou su mei") == both[:1]
    )
    assert listed(at, text=id_number(1)[-4:]) == listed(at, text="2026-000001") == both[:1]
    assert listed(at, text="%") == listed(at, text="李国强") == []
    assert listed(at, category="1") == listed(at, cause="9") == both[1:]
    assert listing.counts(at.clerk, FileFilter(category="1"))["active"] == 1
    found = listing.choices(at.clerk)
    assert found.categories == (("1", "深度困难"), ("2", "相对困难"))
    assert (found.levels, [code for code, _ in found.causes]) == ((("county", "区县级"),), ["6", "9"])
    pages = listing.page(at.clerk, FileFilter(), size=1)
    assert pages.next is not None
    assert [one.number for one in listing.page(at.clerk, FileFilter(), pages.next).rows] == both[1:]
    with pytest.raises(Invalid, match="列表已经变了"):
        listing.page(at.clerk, FileFilter(), "abc")


def test_as_many_statements_whatever_there_is(at: House) -> None:
    file_id = family(at, on=date(2026, 1, 5))
    person = viewing.view(at.clerk, file_id).person_id
    paid(at, taken_in(at, person).case_id)
    with asked() as few:
        viewing.view(at.clerk, file_id)
        listing.page(at.clerk, FileFilter("twice"))
        listing.counts(at.clerk)
    for n in range(3):
        paid(at, taken_in(at, person).case_id)
        many = json.dumps([CHILD | {"name": f"孩子{one}"} for one in "甲乙丙丁戊"[: n + 2]])
        changed(at, file_id, "t", household=many)
    for n in range(2, 6):
        family(at, n, household="")
    with asked() as now:
        viewing.view(at.clerk, file_id)
        listing.page(at.clerk, FileFilter("twice"))
        listing.counts(at.clerk)
    assert len(now) == len(few)


def test_a_file_that_is_only_a_standing_is_brought_in(at: House) -> None:
    person = hardship(at)
    ended = worker(at, 2, name="方文")
    past = {
        "kind": "hardship",
        "category": "1",
        "from_on": "2023-01-05",
        "to_on": "2024-01-04",
        "source": "旧档",
    }
    people.add_standing(at.reviewer, ended, past)
    same = past | {"from_on": "2026-02-05", "to_on": "", "number": "DA-XC01-2026-000001"}
    people.add_standing(at.reviewer, worker(at, 3, name="章子怡"), same)
    assert listed(at, "all") == []
    assert adopting.complete(at.clerk) == 3
    assert adopting.complete(at.admin) == 0, "they are in"
    assert listed(at) == ["DA-XC01-2026-000001", "DA-XC01-2026-000002"]
    closed = listing.page(at.clerk, FileFilter("closed")).rows
    assert [(one.name, one.number) for one in closed] == [("方文", "DA-XC01-2026-000003")]
    once, twice = listing.page(at.clerk, FileFilter()).rows
    told = viewing.view(at.clerk, twice.file_id).events[0].detail
    assert told == "身份登记的档案号 DA-XC01-2026-000001 与另一份档案相同，另编新号"
    seen = viewing.view(at.clerk, once.file_id)
    assert (seen.person_id, seen.sections, seen.versions) == (person, (), ())
    assert (seen.opened_on, seen.review.text) == ("2026-01-05", "2027年1月5日前复核")
    with at.clerk.read() as asks:
        assert {row.number for row in asks.all(select(person_standing))} == {
            "DA-XC01-2026-000001", "DA-XC01-2026-000002", "DA-XC01-2026-000003",
        }  # fmt: skip
    assert upkeep.verify(at.clerk).ok
