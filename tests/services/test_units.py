"""Units (单位): registered with or without a credit code, found by the box, their card, their twins."""

import pytest

from app.core.errors import Invalid, NotFound, Refused, Stale
from app.core.identity import parse_credit_code
from app.services import intake, merging, people, search, units, upkeep
from app.services.applicants import Applicant
from app.services.unit_card import unit_card
from db.columns import new_key
from tests.kit.factories import House, id_number, worker
from tests.kit.typing import typed_for

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def credit_code(n: int = 1) -> str:
    """A valid credit code; another n, another unit."""
    body = f"91330723MA{n:07d}"
    for mark in ALPHABET:
        try:
            return parse_credit_code(body + mark).code
        except Invalid:
            continue
    raise AssertionError(body)


BAD: list[tuple[str, str, str]] = [
    ("name", "", "请填写单位名称。"),
    ("name", "一" * 101, "最多 100 个字，现在有 101 个字。"),
    ("name", "三溪😀门业", "“😀”打印不出来"),
    ("credit_code", credit_code()[:-1] + ("0" if credit_code()[-1] != "0" else "1"), "校验不符"),
    ("credit_code", "9133", "18 位"),
    ("credit_code", "91330723MAOOOOOOOI", "没有 I、O"),
    ("phone", "一三九", "11 位手机号码"),
    ("staff", "-1", ""),
    ("staff", "十", ""),
    ("town_code", "火星街道", "列表里没有"),
    ("contact", "'; DROP TABLE unit; --", "姓名里不能有"),
    ("address", "a" * 10_000, "现在有 10000 个字"),
]


@pytest.mark.parametrize(("field", "text", "said"), BAD)
def test_what_does_not_pass_stands_at_its_field_and_nothing_is_written(
    at: House, field: str, text: str, said: str
) -> None:
    before = at.clerk.database.head().n
    with pytest.raises(Invalid) as wrong:
        units.register_unit(at.clerk, {"name": "三溪门业有限公司"} | {field: text})
    assert [one.sentence for one in wrong.value.faults if one.field == field and said in one.sentence]
    assert at.clerk.database.head().n == before


GOOD: list[tuple[str, str, str]] = [
    ("name", "Robert'); DROP TABLE unit;--", "Robert'); DROP TABLE unit;--"),
    ("name", "𠮷䶮五金厂\r\n", "𠮷䶮五金厂"),
    ("credit_code", credit_code().lower(), credit_code()),
    ("credit_code", "".join(chr(ord(one) + 0xFEE0) for one in credit_code()), credit_code()),
    ("staff", "１２０", "120"),
    ("town_code", "武义经济开发区", "330723X01"),
    ("town_code", "大溪口乡", "330723206"),
    ("industry", "制造业", "C"),
]


@pytest.mark.parametrize(("field", "text", "kept"), GOOD)
def test_what_passes_is_kept_as_it_is_meant(at: House, field: str, text: str, kept: str) -> None:
    made = units.register_unit(at.clerk, {"name": "三溪门业有限公司"} | {field: text})
    assert unit_card(at.clerk, made).unit.texts[field] == kept
    assert upkeep.verify(at.clerk).ok


def test_a_unit_without_a_code_is_registered_and_the_card_says_so_until_it_comes(at: House) -> None:
    made = units.register_unit(at.clerk, {"name": "三溪门业有限公司", "contact": "陈建军"})
    card = unit_card(at.clerk, made)
    assert (card.unit.code_due, card.unit.credit_code) == ("代码待补", "")
    now = units.update_unit(at.clerk, made, card.unit.version, {"credit_code": credit_code()})
    card = unit_card(at.clerk, made)
    assert (card.unit.code_due, card.unit.version, card.unit.contact) == ("", now, "陈建军")


def test_a_credit_code_names_one_unit(at: House) -> None:
    first = units.register_unit(at.clerk, {"name": "三溪门业有限公司", "credit_code": credit_code()})
    with pytest.raises(Invalid, match="已登记为三溪门业有限公司"):
        units.register_unit(at.clerk, {"name": "石苍五金厂", "credit_code": credit_code()})
    other = units.register_unit(at.clerk, {"name": "石苍五金厂", "credit_code": credit_code(2)})
    with pytest.raises(Invalid, match="已登记为三溪门业有限公司"):
        units.update_unit(at.clerk, other, 1, {"credit_code": credit_code()})
    units.update_unit(at.clerk, first, 1, {"credit_code": credit_code(), "phone": "0579-87654321"})


def test_two_units_of_one_name_need_their_codes(at: House) -> None:
    units.register_unit(at.clerk, {"name": "三溪门业有限公司", "credit_code": credit_code()})
    with pytest.raises(Invalid) as wrong:
        units.register_unit(at.clerk, {"name": "三溪门业有限公司"})
    assert [one.field for one in wrong.value.faults] == ["name"]
    units.register_unit(at.clerk, {"name": "三溪门业有限公司", "credit_code": credit_code(2)})


def test_the_second_to_change_a_unit_is_told(at: House) -> None:
    made = units.register_unit(at.clerk, {"name": "三溪门业有限公司"})
    units.update_unit(at.clerk, made, 1, {"phone": "0579-87654321"})
    with pytest.raises(Stale) as told:
        units.update_unit(at.desks["童志远"], made, 1, {"phone": "0579-87654322"})
    assert told.value.who == "陈晓岚"


def test_an_unknown_unit_is_not_found(at: House) -> None:
    with pytest.raises(NotFound):
        unit_card(at.clerk, new_key())


@pytest.mark.parametrize(
    "typed",
    [
        "三溪门业",
        "门业",
        "sxmy",
        "SXMY",
        "sanximenye",
        credit_code(),
        credit_code()[:8],
        credit_code().lower(),
    ],
)
def test_the_box_finds_a_unit_by_name_initials_and_code(at: House, typed: str) -> None:
    made = units.register_unit(at.clerk, {"name": "三溪门业有限公司", "credit_code": credit_code()})
    units.register_unit(at.clerk, {"name": "石苍五金厂"})
    found = search.find(at.clerk, typed)
    assert [(one.id, one.code_tail) for one in found.units] == [(made, credit_code()[-6:])]


def test_a_units_people_are_counted_and_found(at: House) -> None:
    first, second = worker(at, 1), worker(at, 2, name="何美娟", phone="13800001111")
    found = search.find(at.clerk, "三溪门业")
    assert {one.id for one in found.people} == {first, second}
    assert [one.people for one in found.units] == [2]
    unit = people.card(at.clerk, first).person.unit_id
    assert unit is not None
    assert unit_card(at.clerk, unit).people == 2


def test_a_changed_name_is_found_and_stands_on_its_peoples_cards(at: House) -> None:
    person = worker(at, 1)
    unit = people.card(at.clerk, person).person.unit_id
    assert unit is not None
    units.update_unit(at.clerk, unit, 1, {"name": "三溪门业（武义）有限公司"})
    assert people.card(at.clerk, person).person.unit == "三溪门业（武义）有限公司"
    assert [one.name for one in search.find(at.clerk, "武义").units] == ["三溪门业（武义）有限公司"]
    assert upkeep.verify(at.clerk).ok


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ({"name": "三溪门业（武义）有限公司"}, "名称相近"),
        ({"name": "浙江三溪门业股份有限公司", "phone": "0579-87654321"}, "名称相近、电话相同"),
        ({"name": "三溪门业有限公司"}, "名称相同"),
        ({"credit_code": credit_code()}, "信用代码相同"),
        ({"name": "三溪五金厂"}, ""),
        ({"name": "三"}, ""),
    ],
)
def test_which_units_may_be_the_same_shows_while_typing(at: House, typed: dict[str, str], why: str) -> None:
    known = {"name": "三溪门业有限公司", "credit_code": credit_code(), "phone": "0579-87654321"}
    units.register_unit(at.clerk, known)
    assert [one.why for one in units.duplicates(at.clerk, typed)] == ([why] if why else [])


def test_a_person_keeps_his_unit_when_other_things_change(at: House) -> None:
    person = worker(at, 1)
    people.update_person(at.clerk, person, 1, {"job": "缝纫工"})
    assert len(search.find(at.clerk, "三溪").units) == 1
    assert search.find(at.clerk, id_number(1)).people[0].unit == "三溪门业有限公司"


def test_cases_that_name_the_unit_stand_on_its_card_with_their_deadlines(at: House) -> None:
    unit = units.register_unit(at.clerk, {"name": "三溪门业有限公司", "credit_code": credit_code()})
    matter = at.clerk.catalog.matter("rights.mediation")
    typed = typed_for(matter, respondent="三溪门业有限公司", respondent_kind="unit", respondent_code="")
    done = intake.accept(at.clerk, matter.id, Applicant(worker(at, 1, unit="")), typed, ())
    (case,) = unit_card(at.clerk, unit).cases
    assert (case.case_id, case.number, case.role, case.applicant) == (
        done.case_id,
        done.number,
        "被申请人",
        "周素梅",
    )
    assert {one.case_id for one in unit_card(at.clerk, unit).timers} <= {done.case_id}
    better = units.register_unit(at.clerk, {"name": "三溪门业（武义）有限公司", "phone": "0579-87654321"})
    with pytest.raises(Refused, match="请并到有号码的这一份"):
        merging.merge(at.reviewer, "unit", unit, better, "同一家单位。")
    merging.merge(at.reviewer, "unit", better, unit, "同一家单位。")
    assert [one.case_id for one in unit_card(at.clerk, better).cases] == [done.case_id]


def test_a_petition_against_a_unit_stays_with_its_confidants(at: House) -> None:
    unit = units.register_unit(at.clerk, {"name": "三溪门业有限公司"})
    matter = at.clerk.catalog.matter("petitions.visit")
    typed = typed_for(matter, purpose="plea", complained="三溪门业有限公司", phone="13957265526")
    intake.accept(at.clerk, matter.id, Applicant(worker(at, 1, unit="")), typed, ())
    assert len(unit_card(at.petitions, unit).cases) == 1
    assert unit_card(at.desks["童志远"], unit).cases == ()
    assert unit_card(at.desks["童志远"], unit).timers == ()
    other = units.register_unit(at.clerk, {"name": "三溪门业（武义）有限公司"})
    hangs = {one.label: one.left for one in merging.compare(at.desks["童志远"], "unit", unit, other).hangs}
    assert hangs["案件"] == "0"


def test_a_unit_begins_a_matter_and_its_draft_waits_on_its_card(at: House) -> None:
    unit = units.register_unit(at.clerk, {"name": "三溪门业有限公司"})
    key = intake.draft_key("employment.vacancy", Applicant(unit_id=unit))
    intake.keep_draft(at.clerk, key, {"remark": "打了一半"})
    assert [one.key for one in unit_card(at.clerk, unit).drafts] == [key]


def test_ten_thousand_characters_slow_nothing_down(at: House) -> None:
    assert (
        units.duplicates(at.clerk, {"name": "三" * 10_000, "credit_code": "9" * 10_000, "phone": "😀"}) == ()
    )
