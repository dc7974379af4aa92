"""Registering people (登记职工): what is filled in by the number, what is refused, who may be the same."""

import pytest
from sqlalchemy import select

from app.core.errors import Forbidden, Invalid, NotFound, Stale
from app.services import accounts, intake, people, upkeep
from app.services.applicants import Applicant
from db.columns import new_key
from db.tables import person
from tests.kit.factories import (
    LIVING,
    PASSWORD,
    TYPED,
    House,
    accepted,
    hardship,
    id_number,
    in_file,
    papers_in,
    worker,
)

BAD: list[tuple[str, str, str]] = [
    ("name", "", "请填写姓名。"),
    ("name", "   ", "请填写姓名。"),
    ("name", "王" * 51, "最多 50 个字"),
    ("name", "王1", "姓名里不能有"),
    ("name", "'; DROP TABLE person; --", "姓名里不能有"),
    ("name", "王😀", "姓名里不能有“😀”"),
    ("address", "a" * 10_000, "最多 200 个字，现在有 10000 个字。"),
    ("address", "一号楼😀", "“😀”打印不出来"),
    ("id_number", "33072319900230001X", "不存在"),
    ("id_number", "330723199001010011", "校验不符"),
    ("id_number", "12345", "18 位"),
    ("phone", "1395726552", "11 位"),
    ("phone", "一三九", "11 位手机号码"),
    ("born_on", "20260230", "没有 2026 年 2 月 30 日"),
    ("born_on", "20300101", "不能晚于今天"),
    ("ethnic", "火星族", "列表里没有"),
    ("account_no", "12", "8 到 30 位数字"),
]


@pytest.mark.parametrize(("field", "text", "said"), BAD)
def test_what_does_not_pass_stands_at_its_field_and_nothing_is_written(
    at: House, field: str, text: str, said: str
) -> None:
    before = at.clerk.database.head().n
    with pytest.raises(Invalid) as wrong:
        people.register_person(at.clerk, {"name": "周素梅"} | {field: text})
    assert [one.sentence for one in wrong.value.faults if one.field == field and said in one.sentence]
    assert at.clerk.database.head().n == before


def test_all_faults_come_at_once(at: House) -> None:
    typed = {"name": "", "id_number": "1", "phone": "2", "born_on": "20260230", "address": "😀"}
    with pytest.raises(Invalid) as wrong:
        people.register_person(at.clerk, typed)
    assert {one.field for one in wrong.value.faults} == set(typed)


GOOD: list[tuple[str, str, str]] = [
    ("name", "䶮 𬱖", "䶮 𬱖"),
    ("name", "𠮷𠅤", "𠮷𠅤"),
    ("name", "阿依古丽・买买提", "阿依古丽·买买提"),
    ("phone", "１３９　５７２６５５２６", "13957265526"),
    ("address", "熟溪街道\r\n1 号\t甲", "熟溪街道 1 号 甲"),
    ("unit", "Robert'); DROP TABLE unit;--", "Robert'); DROP TABLE unit;--"),
    ("remark", "第一行\r\n第二行", "第一行\n第二行"),
]


@pytest.mark.parametrize(("field", "text", "kept"), GOOD)
def test_what_passes_is_kept_as_it_is_meant(at: House, field: str, text: str, kept: str) -> None:
    person = people.register_person(at.clerk, {"name": "周素梅"} | {field: text})
    assert people.card(at.clerk, person).person.texts[field] == kept
    assert upkeep.verify(at.clerk).ok


def test_a_number_fills_birth_date_sex_and_kind(at: House) -> None:
    number = id_number(7)
    wide = number.translate(str.maketrans("0123456789X", "０１２３４５６７８９ｘ"))
    told = people.read_paper(at.clerk, {"id_number": wide})
    assert told.texts["id_number"] == number
    assert told.texts["id_kind"] == "1"
    assert told.texts["sex"] in ("1", "2")
    person = worker(at, 7)
    seen = people.card(at.clerk, person).person
    assert seen.texts["born_on"].startswith(f"{number[6:10]}-{number[10:12]}-{number[12:14]}")
    assert seen.id_masked == f"{number[:6]}********{number[14:]}"
    assert seen.phone_masked == "139****5526"
    assert people.reveal(at.clerk, person) == (number, "13957265526")
    assert people.card(at.clerk, person).recent[0].mark == "eye"


def test_a_birth_date_against_the_number_is_a_fault(at: House) -> None:
    with pytest.raises(Invalid) as wrong:
        people.register_person(at.clerk, {"name": "周素梅", "id_number": id_number(), "born_on": "19800101"})
    assert [one.field for one in wrong.value.faults] == ["born_on"]


def test_a_person_without_a_paper_is_registered_and_the_card_says_so(at: House) -> None:
    person = people.register_person(at.clerk, {"name": "周素梅"})
    seen = people.card(at.clerk, person).person
    assert (seen.papers_due, seen.id_masked, seen.id_tail) == ("证件待补", "", "")
    version = people.update_person(at.clerk, person, seen.version, {"id_number": id_number()})
    now = people.card(at.clerk, person).person
    assert (now.papers_due, now.version, now.name) == ("", version, "周素梅")


def test_a_paper_of_another_kind_is_chosen_by_hand(at: House) -> None:
    typed = {"name": "John Smith", "id_kind": "4", "id_number": "K1234567"}
    person = people.register_person(at.clerk, typed)
    assert people.card(at.clerk, person).person.id_label == "护照"


def test_the_same_paper_is_never_two_people(at: House) -> None:
    worker(at, 1)
    with pytest.raises(Invalid, match="已登记为周素梅"):
        worker(at, 1, name="周素美")


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ({"id_number": id_number(1)}, "证件号码相同"),
        ({"phone": "139-5726-5526"}, "联系电话相同"),
        ({"name": "周素梅", "born_on": id_number(1)[6:14]}, "姓名、出生日期相同"),
        ({"name": "周素梅"}, ""),
        ({"name": "周素", "phone": "1395726"}, ""),
    ],
)
def test_who_may_be_the_same_shows_while_typing(at: House, typed: dict[str, str], why: str) -> None:
    worker(at, 1)
    assert [one.why for one in people.duplicates(at.clerk, typed)] == ([why] if why else [])


def test_the_second_to_change_a_person_is_told(at: House) -> None:
    who = worker(at)
    people.update_person(at.clerk, who, 1, {"job": "缝纫工"})
    with pytest.raises(Stale) as told:
        people.update_person(at.desks["童志远"], who, 1, {"job": "电焊工"})
    assert told.value.who == "陈晓岚"


def test_standing_is_the_reviewers(at: House) -> None:
    person = worker(at)
    with pytest.raises(Forbidden):
        people.add_standing(at.clerk, person, {"kind": "hardship"})
    typed = {"kind": "hardship", "from_on": "20260601", "to_on": "20260501"}
    with pytest.raises(Invalid) as wrong:
        people.add_standing(at.reviewer, person, typed)
    assert {one.field for one in wrong.value.faults} == {"source", "to_on"}
    in_file(at, person)
    standing = people.card(at.clerk, person).standing
    assert [(one.words, one.holds) for one in standing] == [("在档困难职工 相对困难", True)]


def test_an_unknown_person_is_not_found(at: House) -> None:
    with pytest.raises(NotFound):
        people.card(at.clerk, new_key())


def test_a_restricted_case_shows_only_to_those_entitled(at: House) -> None:
    person = hardship(at)
    typed = TYPED | {"secret": "1"}
    done = intake.accept(
        at.clerk, LIVING, Applicant(person), typed, papers_in("form", "id", "bank", "income")
    )
    other = at.desks["童志远"]
    assert people.card(other, person).cases == ()
    assert all("受理" not in one.title for one in people.card(other, person).recent)
    assert [one.case_id for one in people.card(at.clerk, person).cases] == [done.case_id]
    assert [one.case_id for one in people.card(at.reviewer, person).cases] == [done.case_id]


def test_drafts_survive_closing_and_go_with_the_case(at: House) -> None:
    person = hardship(at)
    key = intake.draft_key(LIVING, Applicant(person))
    intake.keep_draft(at.clerk, key, {"reason": "打了一半"}, papers_in("form"))
    at.close()
    clerk = accounts.sign_in_any(at.folder, at.clock, at.clerk.catalog, PASSWORD, "陈晓岚")
    found = intake.draft(clerk, key)
    assert found is not None
    assert (found.matter_id, found.person_id) == (LIVING, person)
    assert (dict(found.typed), found.received) == ({"reason": "打了一半"}, papers_in("form"))
    assert [one.key for one in people.card(clerk, person).drafts] == [key]
    assert intake.drafts(at.desks["童志远"]) == ()
    accepted(at, person)
    assert intake.drafts(clerk) == ()
    upkeep.close(clerk)


def test_the_day_somebody_died_is_kept_and_does_not_come_before_his_birth(at: House) -> None:
    who = worker(at)
    with pytest.raises(Invalid) as wrong:
        people.update_person(at.clerk, who, 1, {"died_on": "1900-01-01"})
    assert [(one.field, one.sentence) for one in wrong.value.faults] == [
        ("died_on", "去世日期早于出生日期，请核对。")
    ]
    people.update_person(at.clerk, who, 1, {"died_on": "t"})
    with at.clerk.read() as asks:
        assert asks.value(select(person.c.died_on).where(person.c.id == who)) == at.clock.today()
