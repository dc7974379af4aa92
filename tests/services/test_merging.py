"""Entered twice (重复资料): side by side, merged, undone as it was, told apart for good."""

from dataclasses import replace
from uuid import UUID

import pytest

from app.core.errors import Forbidden, Invalid, Refused
from app.services import household, intake, merging, people, search, units, upkeep
from app.services.applicants import Applicant
from app.services.people import Card
from app.services.unit_card import unit_card
from tests.kit.factories import (
    LIVING,
    TYPED,
    House,
    accepted,
    go,
    hardship,
    id_number,
    in_file,
    paid,
    papers_in,
    worker,
)

WHY = "同一人，第二份是没带身份证时登记的。"
BORN = f"{id_number(1)[6:10]}-{id_number(1)[10:12]}-{id_number(1)[12:14]}"


def twin(at: House, **typed: str) -> UUID:
    """周素梅 once more, without her number."""
    return people.register_person(
        at.clerk, {"name": "周素梅", "born_on": BORN, "phone": "13957265526"} | typed
    )


def plain(card: Card) -> Card:
    """The card without what merging and undoing themselves leave in the journal."""
    return replace(card, recent=tuple(one for one in card.recent if "合并" not in one.title)[:8])


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ({}, "姓名、出生日期相同"),
        ({"born_on": "", "phone": "13957265526"}, "姓名、电话相同"),
        (
            {"born_on": "", "phone": "", "id_kind": "9", "id_number": f"X{id_number(1)[-4:]}"},
            "姓名、证件尾号相同",
        ),
        ({"born_on": "19700101", "phone": ""}, ""),
        ({"name": "周苏梅"}, ""),
    ],
)
def test_the_card_says_who_may_be_the_same(at: House, typed: dict[str, str], why: str) -> None:
    person, other = worker(at, 1), twin(at, **typed)
    assert [(one.id, one.why) for one in people.card(at.clerk, person).alike] == (
        [(other, why)] if why else []
    )


def test_side_by_side_shows_what_differs_and_what_hangs_on_each(at: House) -> None:
    person, other = hardship(at, 1), twin(at, job="缝纫工")
    accepted(at, person)
    household.add_member(at.clerk, other, {"name": "方国强", "relation": "11"})
    seen = merging.compare(at.reviewer, "person", person, other)
    differing = {one.label for one in seen.rows if one.differs}
    assert {"证件号码", "岗位", "工作单位"} <= differing
    assert {"姓名", "联系电话", "出生日期"}.isdisjoint(differing)
    assert id_number(1) not in {one.left for one in seen.rows}
    counts = {one.label: (one.left, one.right) for one in seen.hangs}
    assert counts["案件"] == ("1", "0")
    assert counts["身份"] == ("1", "0")
    assert counts["家庭成员"] == ("0", "1")
    assert seen.to_left == ""
    assert "请并到有号码的这一份" in seen.to_right
    assert merging.compare(at.clerk, "person", person, other).to_left == "合并和撤销合并由复核人员办理。"


def test_merging_shows_everything_on_one_card_and_undoing_restores_it(at: House) -> None:
    person, other = hardship(at, 1), twin(at, job="缝纫工", phone="13857264444")
    in_file(at, other, "2026-02-01")
    done = accepted(at, other)
    paid(at, done.case_id)
    household.add_member(at.clerk, other, {"name": "方国强", "relation": "11"})
    intake.keep_draft(at.clerk, intake.draft_key(LIVING, Applicant(other)), {"reason": "打了一半"})
    before = {key: plain(people.card(at.clerk, key)) for key in (person, other)}
    found = {text: search.find(at.clerk, text) for text in ("周素梅", "4444", id_number(1), done.number)}
    assert merging.merge(at.reviewer, "person", other, person, WHY) == person
    card = people.card(at.clerk, other)
    assert card == people.card(at.clerk, person)
    assert card.person.id == person
    assert [one.case_id for one in card.cases] == [done.case_id]
    assert len(card.standing) == 2
    assert card.benefits_total == before[other].benefits_total
    assert card.benefits_total.fen > 0
    assert [one.name for one in card.household.members] == ["方国强"]
    assert len(card.drafts) == 1
    assert [one.id for one in card.merged] == [other]
    assert card.alike == ()
    assert (card.recent[0].title, WHY in card.recent[0].detail) == ("合并重复资料", True)
    assert any("发放" in one.title for one in card.recent)
    assert upkeep.verify(at.clerk).ok
    assert merging.undo(at.reviewer, "person", other, "看错了，是两个人。") == other
    for key, old in before.items():
        now = plain(people.card(at.clerk, key))
        version = old.person.version + (2 if key == other else 0)
        assert now == replace(old, person=replace(old.person, version=version))
    assert {text: search.find(at.clerk, text) for text in found} == found
    assert upkeep.verify(at.clerk).ok


@pytest.mark.parametrize("text", ["周苏梅", "4444", "zsm", "素梅", id_number(1)])
def test_the_one_who_stands_is_found_by_both_names_and_numbers(at: House, text: str) -> None:
    person, other = worker(at, 1), twin(at, name="周苏梅", phone="13857264444")
    accepted(at, in_file(at, other))
    merging.merge(at.reviewer, "person", other, person, WHY)
    found = search.find(at.clerk, text)
    assert [(one.id, one.open_cases) for one in found.people] == [(person, 1)]
    assert len(found.cases) == 1


def test_three_are_one_and_undoing_the_middle_takes_the_third_along(at: House) -> None:
    first, second, third = worker(at, 1), twin(at), twin(at, phone="13857264444")
    merging.merge(at.reviewer, "person", third, second, WHY)
    merging.merge(at.reviewer, "person", third, first, WHY)
    with at.clerk.read() as asks:
        for key in (first, second, third):
            assert merging.ids_of(asks, key) == (first, *sorted((second, third)))
    with pytest.raises(Refused, match="已经合并"):
        merging.merge(at.reviewer, "person", first, third, WHY)
    merging.undo(at.reviewer, "person", second, WHY)
    with at.clerk.read() as asks:
        assert merging.ids_of(asks, third) == (second, third)
        assert merging.ids_of(asks, first) == (first,)


def test_two_numbers_of_one_kind_are_two_people(at: House) -> None:
    one, other = worker(at, 1), worker(at, 2)
    with pytest.raises(Refused, match="两份资料的居民身份证不同，不是同一人"):
        merging.merge(at.reviewer, "person", other, one, WHY)
    third = twin(at, id_kind="4", id_number="K1234567")
    merging.merge(at.reviewer, "person", third, one, WHY)
    with pytest.raises(Refused, match="居民身份证不同"):
        merging.merge(at.reviewer, "person", other, third, WHY)
    with pytest.raises(Refused, match="请并到有号码的这一份"):
        merging.merge(at.reviewer, "person", other, twin(at), WHY)


def test_a_case_goes_on_after_merging(at: House) -> None:
    person, other = hardship(at, 1), in_file(at, twin(at))
    done = accepted(at, other)
    merging.merge(at.reviewer, "person", other, person, WHY)
    go(at.clerk, done.case_id, "verify")
    assert people.card(at.clerk, person).cases[0].state != ""


def test_merging_is_the_reviewers_and_wants_a_reason(at: House) -> None:
    person, other = worker(at, 1), twin(at)
    before = at.clerk.database.head().n
    with pytest.raises(Forbidden):
        merging.merge(at.clerk, "person", other, person, WHY)
    for reason in ("", " \n", "因" * 201, "同一人😀"):
        with pytest.raises(Invalid) as wrong:
            merging.merge(at.reviewer, "person", other, person, reason)
        assert [one.field for one in wrong.value.faults] == ["reason"]
    with pytest.raises(Refused, match="没有合并过"):
        merging.undo(at.reviewer, "person", person, WHY)
    with pytest.raises(Refused):
        merging.compare(at.clerk, "person", person, person)
    assert at.clerk.database.head().n == before


def test_who_was_told_apart_is_never_asked_about_again(at: House) -> None:
    person, other = worker(at, 1), twin(at)
    merging.set_apart(at.clerk, "person", other, person)
    merging.set_apart(at.clerk, "person", person, other)
    assert people.card(at.clerk, person).alike == ()
    assert people.card(at.clerk, other).alike == ()
    third = twin(at)
    assert [one.id for one in people.card(at.clerk, person).alike] == [third]
    merging.merge(at.reviewer, "person", third, other, WHY)
    assert people.card(at.clerk, person).alike == ()
    assert people.card(at.clerk, person).recent[0].title == "核对为不是同一人"


def test_a_restricted_case_stays_hidden_in_the_comparison_and_after_merging(at: House) -> None:
    person, other = worker(at, 1), in_file(at, twin(at))
    papers = papers_in("form", "id", "bank", "income")
    intake.accept(at.clerk, LIVING, Applicant(other), TYPED | {"secret": "1"}, papers)
    stranger = at.desks["童志远"]
    assert {one.label: one.right for one in merging.compare(stranger, "person", person, other).hangs}[
        "案件"
    ] == "0"
    merging.merge(at.reviewer, "person", other, person, WHY)
    assert people.card(stranger, person).cases == ()
    assert [one.open_cases for one in search.find(stranger, "周素梅").people] == [0]
    assert [one.open_cases for one in search.find(at.clerk, "周素梅").people] == [1]


def test_units_are_merged_and_taken_apart_as_people_are(at: House) -> None:
    person = worker(at, 1)
    old = people.card(at.clerk, person).person.unit_id
    assert old is not None
    new = units.register_unit(at.clerk, {"name": "三溪门业（武义）有限公司", "phone": "0579-87654321"})
    assert [one.id for one in unit_card(at.clerk, new).alike] == [old]
    before = {text: search.find(at.clerk, text) for text in ("三溪门业", "sxmy", "武义")}
    cards = {key: unit_card(at.clerk, key) for key in (old, new)}
    merging.merge(at.reviewer, "unit", old, new, "同一家单位。")
    assert unit_card(at.clerk, old) == unit_card(at.clerk, new)
    assert unit_card(at.clerk, new).people == 1
    assert people.card(at.clerk, person).person.unit == "三溪门业（武义）有限公司"
    found = search.find(at.clerk, "三溪门业有限")
    assert [(one.id, one.people) for one in found.units] == [(new, 1)]
    second = worker(at, 2, name="何美娟", phone="13800001111", unit="三溪门业有限公司")
    assert people.card(at.clerk, second).person.unit_id == new
    people.update_person(at.clerk, second, 1, {"unit": ""})
    merging.undo(at.reviewer, "unit", old, "两家单位。")
    for key, card in cards.items():
        now = unit_card(at.clerk, key)
        assert replace(now, unit=card.unit, record=card.record) == card
    assert {text: search.find(at.clerk, text).units for text in before} == {
        text: found.units for text, found in before.items()
    }
    merging.set_apart(at.clerk, "unit", old, new)
    assert unit_card(at.clerk, new).alike == ()
    assert upkeep.verify(at.clerk).ok
