"""What a restricted case leaves elsewhere: linked cases, the card's money, comparing, bills, the slip."""

import json
from pathlib import Path
from uuid import UUID

import pytest

from app.core.errors import NotFound
from app.services import casework, intake, merging, papers, people, search
from app.services.applicants import Applicant
from app.services.intake import Accepted
from tests.kit.factories import House, accepted, hardship, paid, worker
from tests.kit.typing import typed_for

VISIT = "petitions.visit"
STAY = {
    "hospital": "武义县第一人民医院",
    "admitted_on": "20261001",
    "discharged_on": "20261010",
    "settlement_no": "JS001",
    "total": "1000.00",
}
BILL = {
    "channel": "visit",
    "applied_on": "t",
    "stays": json.dumps([STAY], ensure_ascii=False),
    "secret": "1",
}
ACCUSED = '[{"name": "赖某某", "address": "示例街道", "post": "主任"}]'


def report(at: House, person: UUID, opened_from: UUID | None = None) -> Accepted:
    """检举控告, alone or out of another case."""
    matter = at.clerk.catalog.matter(VISIT)
    typed = typed_for(
        matter, purpose="report", channel="visit", accused=ACCUSED, clue="克扣慰问品。", phone="13957265526"
    )
    return intake.take_in(at.clerk, VISIT, "accept", Applicant(person), typed, (), "", opened_from)


def test_the_case_that_opened_it_says_nothing_of_it(at: House) -> None:
    person = worker(at)
    advice = at.clerk.catalog.matter("rights.advice")
    first = intake.accept(at.clerk, advice.id, Applicant(person), typed_for(advice), ())
    done = report(at, person, first.case_id)
    seen = casework.case(at.reviewer, first.case_id)
    assert seen.beside.links == ()
    card = people.card(at.reviewer, person)
    told = "".join(one.title + one.detail for one in (*seen.timeline, *card.recent))
    assert "信访" not in told
    assert done.number not in told
    assert "登记回执 已出具" in [one.title for one in seen.timeline]
    own = casework.case(at.petitions, done.case_id)
    assert [one.title for one in own.timeline if "已出具" in one.title] == ["信访登记回执 已出具"]
    assert [one.number for one in own.beside.links] == [first.number]
    assert any("检举控告" in one.title for one in people.card(at.petitions, person).recent)


def test_money_of_a_restricted_case_is_on_the_card_of_those_who_may_see_it(at: House) -> None:
    person = hardship(at)
    done = accepted(at, person, secret="1")
    paid(at, done.case_id)
    other = people.card(at.desks["童志远"], person)
    assert (other.benefits_total.fen, other.benefits_year) == (0, ())
    assert "救助" not in dict(other.lines)["relief"].text
    assert not any("发放" in one.title for one in other.recent)
    mine = people.card(at.clerk, person)
    assert mine.benefits_total.fen == 300_000
    assert people.card(at.approver, person).benefits_total.fen == 300_000


def test_comparing_counts_neither_its_visit_nor_its_money(at: House) -> None:
    person, other = worker(at), worker(at, 2)
    before = hangs(at, person, other)
    report(at, person)
    assert hangs(at, person, other) == before
    plain = at.clerk.catalog.matter("rights.advice")
    intake.accept(at.desks["童志远"], plain.id, Applicant(person), typed_for(plain), ())
    after = hangs(at, person, other)
    assert (after["案件"], after["来访"]) == ("1", "1")


def hangs(at: House, one: UUID, other: UUID) -> dict[str, str]:
    """What hangs on the left one, to a reviewer."""
    found = merging.compare(at.reviewer, "person", one, other)
    return {pair.label: pair.left for pair in found.hangs}


def test_a_bill_in_a_restricted_case_is_told_without_its_number(at: House) -> None:
    person = hardship(at)
    number = medical(at, person).number
    second = {**BILL, "secret": "0"}
    told = {
        desk.actor.name: "".join(intake.outlook(desk, "relief.medical", Applicant(person), second, ()).tells)
        for desk in (at.clerk, at.approver, at.desks["童志远"])
    }
    assert number in told["陈晓岚"]
    assert number in told["徐立民"]
    assert "JS001" in told["童志远"]
    assert number not in told["童志远"]
    assert "医疗救助" not in told["童志远"]


def medical(at: House, person: UUID) -> Accepted:
    """A restricted case of 医疗救助 with one bill."""
    return intake.take_in(at.clerk, "relief.medical", "supplement", Applicant(person), BILL, ())


def test_its_number_is_as_one_that_does_not_exist(at: House, tmp_path: Path) -> None:
    done = report(at, worker(at))
    unknown = done.number[:-1] + "9"
    for asked in (done.number, done.query_code, f"{done.number} {done.query_code}"):
        assert search.find(at.reviewer, asked) == search.find(at.reviewer, unknown)
        with pytest.raises(NotFound, match="没有编号或查询码为"):
            papers.slip(at.reviewer, asked, tmp_path / "slip.pdf")
    with pytest.raises(NotFound, match="没有编号或查询码为"):
        papers.slip(at.reviewer, unknown, tmp_path / "slip.pdf")
    assert not (tmp_path / "slip.pdf").exists()
    assert papers.slip(at.petitions, done.number, tmp_path / "slip.pdf") == 1
