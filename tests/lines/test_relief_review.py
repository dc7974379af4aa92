"""年度复核 on a real file: prefilled, kept or recategorised, publicised where it rises, late, led out."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select

from app.core.errors import Invalid, Refused
from app.lines.relief.commands.files import viewing
from app.lines.relief.commands.files.viewing import FileView
from app.services import casework, intake, people, upkeep
from app.services.applicants import Applicant
from db.tables import person_standing
from tests.kit.factories import House, go, hardship, house, id_number, worker
from tests.kit.register import (
    CHILD,
    CONTENT,
    FOUND,
    REVIEW,
    SPOUSE,
    begun,
    family,
    person_of,
    reviewed,
    rule,
)

NOTICE = {"notice_from": "t", "notice_to": "+9", "notice_place": "公告栏"}


@pytest.fixture
def at(tmp_path: Path) -> Iterator[House]:
    found = house(tmp_path / "data")
    yield found
    found.close()


def file_of(at: House, file_id: UUID) -> FileView:
    return viewing.view(at.clerk, file_id)


def standings(at: House) -> list[tuple[str, date, date | None]]:
    with at.clerk.read() as asks:
        rows = asks.all(select(person_standing).order_by(person_standing.c.from_on))
    return [(row.category, row.from_on, row.to_on) for row in rows]


def test_the_form_starts_with_the_file_and_a_new_version_comes_of_it(at: House) -> None:
    file_id = family(at, on=date(2025, 12, 1))
    person = person_of(at, file_id)
    texts = intake.blank(at.clerk, "relief.review", Applicant(person)).texts
    assert (texts["own_income"], texts["review_year"]) == ("5,000.00", "2026")
    assert texts["due_on"].startswith("2026-12-01")
    assert [one["name"] for one in json.loads(texts["household"])] == ["李国强", "周小雨"]
    case_id = reviewed(at, person, {"household_income": "48000", "change_text": "工资减少"})
    seen = file_of(at, file_id)
    assert [(one.why, one.told, one.case_id) for one in seen.versions] == [
        ("年度复核", "工资减少", case_id),
        ("建档", "", None),
    ]
    assert seen.review.due_on == date(2027, 11, 2)
    assert [one.words for one in seen.events] == ["年度复核", "建档"]
    assert (seen.category, seen.state_label, seen.texts["household_income"]) == (
        "相对困难",
        "在档",
        "48,000.00",
    )
    assert standings(at) == [("2", date(2025, 12, 1), None)]
    case = casework.case(at.clerk, case_id)
    assert [one.code for one in case.papers] == ["receipt", "review_form", "review_form"]
    assert upkeep.verify(at.clerk).ok


def test_two_years_late_works_and_says_so(at: House) -> None:
    file_id = family(at, on=date(2023, 11, 2))
    person = person_of(at, file_id)
    assert file_of(at, file_id).review.text == "已超期 730 天"
    texts = intake.blank(at.clerk, "relief.review", Applicant(person)).texts
    told = intake.outlook(at.clerk, "relief.review", Applicant(person), texts, ()).tells
    assert told[0] == "应在2024年11月2日前复核，申请时已超期 730 天。"
    reviewed(at, person)
    assert file_of(at, file_id).review.due_on == date(2027, 11, 2)


def test_down_without_a_notice_up_only_with_one(at: House) -> None:
    rule(at, "relief.file_open.line", "1100")
    file_id = family(at, category="1", on=date(2026, 1, 5))
    person = person_of(at, file_id)
    reviewed(at, person, {"household_income": "96000"}, review_result="adjust", decided_category="2")
    assert file_of(at, file_id).category == "相对困难"
    assert standings(at) == [("1", date(2026, 1, 5), date(2026, 11, 1)), ("2", date(2026, 11, 2), None)]
    assert file_of(at, file_id).events[0].detail == "深度困难 → 相对困难"
    case_id = begun(at, "relief.review", person, REVIEW | {"household_income": "48000"}).case_id
    go(at.clerk, case_id, "verify")
    rising = FOUND | {"review_result": "adjust", "decided_category": "1"}
    with pytest.raises(Refused, match="类别上调"):
        go(at.reviewer, case_id, "submit", **rising)
    go(at.reviewer, case_id, "publicise", **rising, **NOTICE)
    at.days_on(10)
    go(at.reviewer, case_id, "submit_noticed", objection="0")
    go(at.approver, case_id, "approve", opinion="同意。")
    assert file_of(at, file_id).category == "深度困难"


def test_the_figures_bear_the_result(at: House) -> None:
    rule(at, "relief.file_open.line", "1100")
    person = person_of(at, family(at, category="1"))
    case_id = begun(at, "relief.review", person, REVIEW | {"household_income": "96000"}).case_id
    go(at.clerk, case_id, "verify")
    seen = casework.case(at.reviewer, case_id)
    assert seen.sum is not None
    assert seen.sum.result == "相对困难"
    with pytest.raises(
        Refused, match=r"家庭月人均收入 1,833.33 元，不低于低保线，请把复核结果改成“调整类别”"
    ):
        go(at.reviewer, case_id, "submit", **FOUND)
    with pytest.raises(Refused, match="不用公示"):
        go(at.reviewer, case_id, "publicise", **FOUND, **NOTICE)
    with pytest.raises(Invalid, match="和现在的类别相同"):
        go(at.reviewer, case_id, "submit", **FOUND | {"review_result": "adjust", "decided_category": "1"})
    go(at.reviewer, case_id, "submit", **FOUND | {"review_result": "adjust", "decided_category": "2"})


def test_the_county_may_publicise_every_review(at: House) -> None:
    rule(at, "relief.review.notice", "是")
    person = person_of(at, family(at))
    case_id = begun(at, "relief.review", person, REVIEW).case_id
    go(at.clerk, case_id, "verify")
    with pytest.raises(Refused, match="要先公示"):
        go(at.reviewer, case_id, "submit", **FOUND)
    go(at.reviewer, case_id, "publicise", **FOUND, **NOTICE)
    go(at.reviewer, case_id, "object", objection="1", objection_text="有房出租")
    assert casework.case(at.clerk, case_id).state == "verify"


def test_a_review_that_leads_out_opens_the_exit(at: House) -> None:
    file_id = family(at, on=date(2025, 12, 1))
    person = person_of(at, file_id)
    case_id = reviewed(at, person, {"household_income": "300000"}, review_result="out")
    seen = file_of(at, file_id)
    assert (seen.state_label, seen.review.due_on) == ("在档", date(2026, 12, 1)), "still due until it is left"
    assert [one.why for one in seen.versions] == ["年度复核", "建档"]
    assert [one.matter_id for one in casework.case(at.clerk, case_id).beside.opens] == ["relief.exit"]
    texts = intake.blank(at.clerk, "relief.exit", Applicant(person), case_id).texts
    kept = {one: texts[one] for one in ("exit_kind", "household_income", "rigid_now", "heads_now")}
    assert kept == {
        "exit_kind": "out",
        "household_income": "300,000.00",
        "rigid_now": "30,000.00",
        "heads_now": "3",
    }


def test_what_cannot_be_reviewed(at: House) -> None:
    with pytest.raises(Refused, match="没有在册的困难职工档案，不用复核"):
        begun(at, "relief.review", worker(at, 7, name="方文"), REVIEW | CONTENT)
    person = person_of(at, family(at))
    first = begun(at, "relief.review", person, REVIEW)
    with pytest.raises(Refused, match=f"年度复核 {first.number} 正在办理"):
        begun(at, "relief.review", person, REVIEW)


def test_a_dead_worker_is_not_reviewed(at: House) -> None:
    person = person_of(at, family(at))
    case_id = begun(at, "relief.review", person, REVIEW).case_id
    go(at.clerk, case_id, "verify")
    go(at.reviewer, case_id, "submit", **FOUND)
    record = people.card(at.clerk, person).person
    people.update_person(at.clerk, person, record.version, {**record.texts, "died_on": "2026-11-01"})
    with pytest.raises(Refused, match="2026年11月1日去世，请办注销"):
        go(at.approver, case_id, "approve", opinion="同意。")


def test_a_new_member_with_a_file_is_found_at_the_decision(at: House) -> None:
    person = person_of(at, family(at, 1, household=""))
    family(at, 2, household="")
    member = SPOUSE | {"name": "周素梅", "id_number": id_number(2)}
    with pytest.raises(Refused, match="家庭成员周素梅已有在册的困难职工档案 DA-XC01-2026-000002"):
        reviewed(at, person, {"household": json.dumps([member, CHILD]), "members_changed": "1"})


def test_a_file_that_was_only_a_standing_gets_its_content_by_its_first_review(at: House) -> None:
    person = hardship(at)
    reviewed(at, person, CONTENT)
    file_id = viewing.of_person(at.clerk, person)
    assert file_id is not None
    seen = file_of(at, file_id)
    assert (seen.number, [one.why for one in seen.versions]) == ("DA-XC01-2026-000001", ["年度复核"])


def test_the_office_opens_it_without_papers(at: House) -> None:
    person = person_of(at, family(at, main_cause="4", household=""))
    who = Applicant(person)
    texts = {**intake.blank(at.clerk, "relief.review", who).texts, **REVIEW, "asked_by": "office"}
    seen = intake.outlook(at.clerk, "relief.review", who, texts, ())
    assert {one.code for one in seen.materials if one.need == "required"} == set()
    asked = intake.outlook(
        at.clerk, "relief.review", who, texts | {"asked_by": "worker", "auth_old": "1"}, ()
    )
    required = {one.code for one in asked.materials if one.need == "required"}
    assert required == {"form", "promise", "check_auth"}
