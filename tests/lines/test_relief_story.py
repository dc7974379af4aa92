"""建档 and 医疗救助 on a real file: the file it opens, one household one file, a bill claimed once."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select

from app.core.errors import Refused
from app.core.money import Money
from app.engine.materials import Received
from app.services import casework, household, intake, people, upkeep
from app.services.applicants import Applicant
from app.services.intake import Accepted
from db.tables import benefit, bill_claim, household_member, paper, person_standing, relief_file_open
from tests.kit.factories import DECIDED, House, go, hardship, house, id_number, in_file, worker
from tests.lines.test_relief_file import LATER, TYPED
from tests.lines.test_relief_medical import STAY
from tests.lines.test_relief_medical import TYPED as ILL

FILE_OPEN, MEDICAL = "relief.file_open", "relief.medical"
NOTICE = {**LATER, "visit_on": "t", "meeting_on": "t", "notice_from": "t", "notice_to": "+9"}
TOWNSHIP = {"township_on": "t", "township_by": "吴建平", "township_opinion": "同意上报。"}
PANEL = {"panel_on": "t", "panel": "徐立民、何伟民、陈晓岚"}
SURVEY = (
    "visit_on", "visitors", "visit_result", "meeting_on", "notice_from", "notice_to", "notice_place",
)  # fmt: skip


@pytest.fixture
def at(tmp_path: Path) -> Iterator[House]:
    found = house(tmp_path / "data")
    yield found
    found.close()


def take_in(at: House, matter: str, person_id: UUID, typed: Mapping[str, str], **more: UUID) -> Accepted:
    """Taken in with every paper that the list may want."""
    who = Applicant(person_id)
    seen = intake.outlook(at.clerk, matter, who, typed, ())
    hand = [Received(one.code, True, one.copies) for one in seen.materials if one.need != "no"]
    return intake.take_in(at.clerk, matter, "accept", who, typed, hand, "", **more)


def filed(at: House, person_id: UUID, **typed: str) -> UUID:
    """A case of 建档 that waits for its approval."""
    done = take_in(at, FILE_OPEN, person_id, {**TYPED, **typed})
    go(at.clerk, done.case_id, "survey")
    go(at.clerk, done.case_id, "publicise", **{code: NOTICE[code] for code in SURVEY})
    at.days_on(10)
    go(at.clerk, done.case_id, "township", objection="0")
    go(at.reviewer, done.case_id, "check", **TOWNSHIP, check_sent_on="t")
    at.days_on(7)
    go(at.reviewer, done.case_id, "submit", check_back_on="t", check_result="fits")
    return done.case_id


def approve(at: House, case_id: UUID, category: str = "2", **typed: str) -> casework.Moved:
    decision = {**PANEL, "decided_category": category, "level": "county", "opinion": "同意。"}
    return go(at.approver, case_id, "approve", **decision, **typed)


def test_a_file_is_opened_with_its_number_and_its_household(at: House) -> None:
    person = worker(at)
    case_id = filed(at, person)
    moved = approve(at, case_id)
    assert {one.matter for one in moved.opens} == {
        "relief.living",
        "relief.medical",
        "relief.tuition",
        "employment.seeker",
    }
    with at.clerk.read() as asks:
        row = asks.one(select(person_standing))
        case = asks.one(select(relief_file_open))
        notice = asks.one(select(paper).where(paper.c.code == "file_notice"))
    assert (row.kind, row.category, row.number) == ("hardship", "2", "DA-XC01-2026-000001")
    assert (row.from_on, row.to_on, row.case_id) == (date(2026, 11, 19), None, case_id)
    assert (case.file_no, case.per_head, case.head_count) == ("DA-XC01-2026-000001", 83_333, 3)
    assert "DA-XC01-2026-000001" in notice.facts
    home = household.household(at.clerk, person)
    assert [(one.name, one.relation, one.status, one.born[:10]) for one in home.members] == [
        ("李国强", "夫", "失（无）业", "1980-01-01"),
        ("徐小雨", "女", "学生", "2011-03-05"),
    ]
    card = people.card(at.clerk, person)
    assert dict(card.lines)["relief"].text.startswith("在档·相对困难")
    seen = casework.case(at.clerk, case_id)
    assert (seen.state_label, seen.ended) == ("已建档", True)
    assert all(one.look == "done" for one in seen.timers)
    assert [one.code for one in seen.papers] == [
        "receipt", "survey_form", "public_notice", "check_letter", "approval_form", "file_notice",
    ]  # fmt: skip
    assert upkeep.verify(at.clerk).ok


def test_from_the_file_the_relief_is_opened_and_both_show_it(at: House) -> None:
    person = worker(at)
    case_id = filed(at, person)
    approve(at, case_id)
    typed = {**ILL, "stays": json.dumps([STAY | {"admitted_on": "20261001", "discharged_on": "20261010"}])}
    done = take_in(at, MEDICAL, person, typed, opened_from=case_id)
    first, second = casework.case(at.clerk, case_id), casework.case(at.clerk, done.case_id)
    assert [one.number for one in first.beside.links] == [done.number]
    assert [one.number for one in second.beside.links] == [first.number]
    assert second.texts["file_no"] == "DA-XC01-2026-000001"


def test_who_is_in_file_is_not_filed_again_nor_is_his_household(at: House) -> None:
    person = hardship(at)
    with pytest.raises(Refused, match=r"已有在册的困难职工档案 DA-XC01-2026-000001"):
        take_in(at, FILE_OPEN, person, TYPED)
    other = worker(at, 2, name="李国强")
    member = json.dumps(
        [{"name": "周素梅", "relation": "12", "id_number": id_number(1), "status": "work", "income": "2000"}]
    )
    before = at.clerk.database.head().n
    with pytest.raises(Refused, match=r"周素梅已有在册的困难职工档案 DA-XC01-2026-000001，一户一档"):
        take_in(at, FILE_OPEN, other, {**TYPED, "household": member})
    assert at.clerk.database.head().n == before
    with at.clerk.read() as asks:
        assert len(asks.all(select(person_standing))) == 1
        assert asks.all(select(household_member)) == []


def test_one_who_falls_back_keeps_his_old_number(at: House) -> None:
    person = in_file(at, worker(at), "2024-01-05")
    with at.reviewer.write("end") as w:
        row = w.one(select(person_standing))
        w.update(person_standing, row.id, row.version, to_on=date(2025, 12, 31))
    approve(at, filed(at, person, prior_file="DA-XC01-2026-000001"))
    with at.clerk.read() as asks:
        rows = asks.all(select(person_standing).order_by(person_standing.c.from_on))
    assert [(one.number, one.to_on) for one in rows] == [
        ("DA-XC01-2026-000001", date(2025, 12, 31)),
        ("DA-XC01-2026-000001", None),
    ]


def test_a_denied_file_leaves_nobody_in_file(at: House) -> None:
    case_id = filed(at, worker(at))
    go(at.approver, case_id, "deny", **PANEL, deny_reason="家庭收入超过标准。")
    seen = casework.case(at.clerk, case_id)
    assert (seen.state_label, seen.papers[-1].title) == ("不予建档", "不予建档告知书")
    with at.clerk.read() as asks:
        assert asks.all(select(person_standing)) == []


def test_a_bill_is_paid_once_and_used_again_only_by_a_word(at: House) -> None:
    at.days_on(30)
    typed = {**ILL, "stays": json.dumps([STAY], ensure_ascii=False)}
    first = take_in(at, MEDICAL, hardship(at, 1), typed)
    other = hardship(at, 2)
    with pytest.raises(Refused, match=rf"票据 JS001 已用在医疗救助 {first.number}（"):
        take_in(at, MEDICAL, other, typed)
    with pytest.raises(Refused, match=r"请用“不予受理”"):
        take_in(at, MEDICAL, other, {**typed, "bill_choice": "duplicate"})
    second = take_in(at, MEDICAL, other, {**typed, "bill_choice": "balance"})
    assert second.number > first.number
    with at.clerk.read() as asks:
        assert [(one.number, one.amount) for one in asks.all(select(bill_claim))] == [
            ("JS001", 3_865_020)
        ] * 2


def test_medical_relief_is_paid_and_counted(at: House) -> None:
    at.days_on(30)
    person = hardship(at)
    done = take_in(at, MEDICAL, person, {**ILL, "stays": json.dumps([STAY], ensure_ascii=False)})
    go(at.clerk, done.case_id, "verify")
    go(
        at.reviewer, done.case_id, "publicise",
        verified_on="t", verifiers="陈晓岚、童志远", findings="属实。", proposed="13150.20",
        standard_used="办法第三条", notice_from="t", notice_to="+9", notice_place="公告栏",
    )  # fmt: skip
    at.days_on(10)
    go(at.reviewer, done.case_id, "submit", objection="0")
    name = casework.case(at.clerk, done.case_id).applicant
    with pytest.raises(Refused, match=r"超过个人自付余额 13,150.20 元"):
        go(at.approver, done.case_id, "approve", **{**DECIDED, "decided": "13150.21"}, account_name=name)
    go(at.approver, done.case_id, "approve", **{**DECIDED, "decided": "13150.20"}, account_name=name)
    go(at.cashier, done.case_id, "pay", paid_on="t")
    with at.clerk.read() as asks:
        got = asks.one(select(benefit))
    assert (got.kind, got.amount, got.person_id) == (MEDICAL, 1_315_020, person)
    assert people.card(at.clerk, person).benefits_total == Money(1_315_020)
    assert upkeep.verify(at.clerk).ok
