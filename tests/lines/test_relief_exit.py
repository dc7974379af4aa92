"""Leaving the hardship file on a real file: 脱困, 注销, 退档, 转出, 类别变更, back with the old number."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select

from app.core.errors import Invalid, Refused
from app.lines.relief.commands.files import changing, opening, register, viewing
from app.lines.relief.commands.files.viewing import FileView
from app.services import casework, intake, upkeep
from app.services.applicants import Applicant
from db.tables import paper, person_standing
from tests.kit.factories import House, go, house, worker
from tests.kit.register import EXIT, VERIFIED, begun, content, family, left, person_of, rule

OUT = {
    "exit_kind": "out",
    "exit_reason": "income",
    "household_income": "300000",
    "rigid_now": "0",
    "heads_now": "3",
}
DIED = {"exit_kind": "closed", "exit_reason": "died", "effective_on": "2026-10-20"}
MOVED = {"exit_kind": "moved", "exit_reason": "moved", "to_county": "永康市总工会"}
LINE = "relief.file_open.line"


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


def test_out_of_hardship_after_he_was_told_and_did_not_object(at: House) -> None:
    rule(at, LINE, "1100")
    file_id = family(at, on=date(2026, 1, 5))
    case_id = left(at, person_of(at, file_id), OUT)
    seen = file_of(at, file_id)
    assert (seen.state_label, seen.ended) == ("脱困", "2026-11-02 脱困：收入超过困难职工标准")
    assert (seen.review.text, [one.words for one in seen.events]) == ("", ["脱困", "建档"])
    assert standings(at) == [("2", date(2026, 1, 5), date(2026, 11, 1))]
    case = casework.case(at.clerk, case_id)
    assert (case.state_label, [one.code for one in case.papers]) == (
        "已退出",
        ["receipt", "exit_notice", "exit_form", "exit_letter"],
    )
    with at.clerk.read() as asks:
        form = asks.one(select(paper).where(paper.c.code == "exit_form"))
    assert "8,333.33" in form.facts, "the means test stands on the form"
    assert {one.code: one.closed for one in seen.actions} == {
        "review": "档案已经退出。",
        "exit": "档案已经退出。",
        "change": "档案已经退出。",
        "aid": "档案已经退出。",
        "return": "",
    }
    with pytest.raises(Refused, match="已经退出，不能再改资料"):
        changing.change(at.clerk, file_id, seen.version, {"own_income": "1"}, "t", "晚了")
    assert upkeep.verify(at.clerk).ok


def test_who_is_still_poor_is_not_out_of_hardship(at: House) -> None:
    rule(at, LINE, "1100")
    person = person_of(at, family(at))
    case_id = begun(at, "relief.exit", person, EXIT | OUT | {"household_income": "60000"}).case_id
    go(at.clerk, case_id, "verify")
    seen = casework.case(at.clerk, case_id)
    assert seen.sum is not None
    assert seen.sum.result == "相对困难"
    with pytest.raises(Refused, match="仍在困难职工标准以内"):
        go(at.clerk, case_id, "tell", **VERIFIED, told_on="t")
    with pytest.raises(Refused, match="要先告知本人"):
        go(at.reviewer, case_id, "submit", **VERIFIED)


def test_the_days_for_objecting_pass_first_and_an_objection_goes_back(at: House) -> None:
    person = person_of(at, family(at))
    case_id = begun(at, "relief.exit", person, EXIT | OUT).case_id
    go(at.clerk, case_id, "verify")
    go(at.clerk, case_id, "tell", **VERIFIED, told_on="t")
    with pytest.raises(Refused, match="异议期到 2026年11月16日为止"):
        go(at.reviewer, case_id, "submit_told", objection="0")
    go(at.reviewer, case_id, "object", objection="1", objection_text="收入是一次性的")
    assert casework.case(at.clerk, case_id).state == "verify"
    go(at.clerk, case_id, "tell", **VERIFIED, told_on="t")
    at.days_on(15)
    go(at.reviewer, case_id, "submit_told", objection="0")
    go(at.approver, case_id, "keep", deny_reason="收入不稳定。")
    assert file_of(at, viewing.of_person(at.clerk, person) or UUID(int=0)).state_label == "在档"


def test_after_a_death_nobody_is_told_first(at: House) -> None:
    file_id = family(at, on=date(2026, 1, 5))
    person = person_of(at, file_id)
    texts = {**intake.blank(at.clerk, "relief.exit", Applicant(person)).texts, **EXIT, **DIED}
    asked = intake.outlook(at.clerk, "relief.exit", Applicant(person), texts, ())
    assert {one.code for one in asked.materials if one.need == "required"} == {"form", "death_cert"}
    left(at, person, DIED, told=False)
    seen = file_of(at, file_id)
    assert (seen.state_label, seen.ended) == ("注销", "2026-10-20 注销：去世")
    assert standings(at) == [("2", date(2026, 1, 5), date(2026, 10, 19))]


def test_a_file_moves_to_another_county(at: House) -> None:
    file_id = family(at)
    with pytest.raises(Invalid, match="请填写接收档案的工会"):
        begun(at, "relief.exit", person_of(at, file_id), EXIT | MOVED | {"to_county": ""})
    at.days_on(1)
    left(at, person_of(at, file_id), MOVED, told=False)
    seen = file_of(at, file_id)
    assert (seen.state_label, seen.moved) == ("转出", "转往永康市总工会")


def test_a_category_changes_from_its_day_and_the_file_stays(at: House) -> None:
    file_id = family(at, on=date(2026, 1, 5), category="1")
    person = person_of(at, file_id)
    down = {
        "exit_kind": "category",
        "exit_reason": "better",
        "new_category": "2",
        "effective_on": "2026-10-01",
    }
    left(at, person, down)
    seen = file_of(at, file_id)
    assert (seen.state_label, seen.category, seen.events[0].detail) == (
        "在档",
        "相对困难",
        "深度困难 → 相对困难",
    )
    assert standings(at) == [("1", date(2026, 1, 5), date(2026, 9, 30)), ("2", date(2026, 10, 1), None)]


@pytest.mark.parametrize(("held", "new"), [("2", "1"), ("2", "3"), ("3", "2"), ("1", "3")])
def test_a_category_rises_by_a_review_alone(at: House, held: str, new: str) -> None:
    person = person_of(at, family(at, category=held))
    up = {"exit_kind": "category", "exit_reason": "other", "new_category": new}
    with pytest.raises(Refused, match="改到别的类别要公示，请办年度复核"):
        begun(at, "relief.exit", person, EXIT | up)


def test_a_file_that_nobody_renewed_lapses_and_comes_back_with_its_number(at: House) -> None:
    file_id = family(at, on=date(2025, 1, 5))
    person = person_of(at, file_id)
    left(at, person, {"exit_kind": "lapsed", "exit_reason": "unreviewed"})
    assert file_of(at, file_id).state_label == "退档"
    blank = intake.blank(at.clerk, "relief.file_open", Applicant(person)).texts
    assert (blank["prior_file"], blank["own_income"]) == ("DA-XC01-2025-000001", "5,000.00")
    values = content(at.clerk)
    with at.clerk.write("enter_files") as w:
        old = register.of_person(w, person)
        assert old is not None
        today = at.clerk.today
        opening.enter(w, opening.NewFile(person, old.number, "1", "county", today, today, values))
    seen = file_of(at, file_id)
    assert (seen.state_label, seen.category, seen.opened_on) == ("在档", "深度困难", "2025-01-05")
    assert [one.words for one in seen.events] == ["返困", "退档", "建档"]
    assert [one.why for one in seen.versions] == ["返困", "建档"]
    assert seen.review.due_on == date(2027, 11, 17)


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"exit_kind": "out", "exit_reason": "died"}, "exit_reason"),
        (OUT | {"household_income": ""}, "household_income"),
        (OUT | {"heads_now": ""}, "heads_now"),
        ({"exit_kind": "category", "exit_reason": "better"}, "new_category"),
        (OUT | {"effective_on": "+3"}, "effective_on"),
    ],
)
def test_what_belongs_together(at: House, typed: dict[str, str], field: str) -> None:
    with pytest.raises(Invalid) as wrong:
        begun(at, "relief.exit", person_of(at, family(at)), EXIT | typed)
    assert field in [one.field for one in wrong.value.faults]


def test_who_has_no_file_leaves_none_and_none_before_it_began(at: House) -> None:
    with pytest.raises(Refused, match="没有在册的困难职工档案，不用办退出"):
        begun(at, "relief.exit", worker(at, 7, name="方文"), EXIT | OUT)
    person = person_of(at, family(at))
    with pytest.raises(Refused, match="生效日期不能早于建档日期2026年11月2日"):
        left(at, person, DIED, told=False)
