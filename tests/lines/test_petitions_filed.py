"""Petitions on a real file: an unnamed letter, a report that hides, a group, one handled whole."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from app.core.errors import Forbidden, Invalid, NotFound, Refused
from app.engine.parties import ACCUSED, ACCUSED_POST, DELEGATES
from app.lines.petitions.fields.intake import PRIOR, PRIOR_BODY
from app.services import casework, intake, record
from app.services.applicants import NOBODY, Applicant
from app.services.desk import Desk
from app.services.intake import Accepted
from app.services.record import CaseRecord
from tests.kit.factories import House, go, house, worker

PLEA = {
    "channel": "visit",
    "applied_on": "t",
    "purpose": "plea",
    "content": "0204",
    "place": "330723102",
    "fact": "加班费三个月没有发。",
    "receiver": "方静",
}
SORTED = {"summary": "反映拖欠加班工资", "way31": "6", "department": "权益保障部", "undertaker": "方静"}
OPINION = {
    "requests": "补发加班工资",
    "inquiry": "情况属实",
    "legal_basis": "《劳动法》第四十四条",
    "stance": "support",
    "handling_opinion": "单位补发",
    "review_body": "上一级工会",
}


@pytest.fixture
def at(tmp_path: Path) -> Iterator[House]:
    """A fresh office on 2026-11-02."""
    made = house(tmp_path / "data")
    yield made
    made.close()


def taken(
    desk: Desk, matter: str, applicant: Applicant, typed: dict[str, str], move: str = "accept"
) -> Accepted:
    return intake.take_in(desk, matter, move, applicant, PLEA | typed, ())


def kept(desk: Desk, case_id: UUID) -> CaseRecord:
    with desk.read() as asks:
        return record.load(asks, desk.catalog, case_id)


def test_an_unnamed_letter_has_a_number_and_no_term(at: House) -> None:
    with pytest.raises(Refused, match="没有信访人姓名"):
        taken(at.petitions, "petitions.letter", NOBODY, {"channel": "letter"})
    done = taken(
        at.petitions,
        "petitions.letter",
        NOBODY,
        {"channel": "letter", "postmark_on": "-3", "pages": "2"},
        "accept_unnamed",
    )
    assert done.number == "XF-XC01-2026-000001"
    seen = casework.case(at.petitions, done.case_id)
    assert (seen.applicant, seen.person_id, seen.timers) == ("", None, ())
    assert (seen.texts["pages"], seen.state_label) == ("2", "已登记")
    handle = next(one for one in seen.moves if one.code == "handle")
    assert handle.closed == "受理要有信访人的真实姓名，匿名、化名的可以转送或存。"
    go(
        at.petitions,
        done.case_id,
        "transfer",
        summary="反映拖欠加班工资",
        transfer_to="示例镇总工会",
        transfer_count="1",
    )
    assert casework.case(at.petitions, done.case_id).state == "transfer"


def test_a_visit_that_accuses_is_filed_as_a_report_that_others_do_not_see(at: House) -> None:
    person = worker(at)
    typed = {
        "purpose": "report",
        "phone": "13957265526",
        "accused": '[{"name": "钱某某", "post": "工会主席"}]',
        "clue": "会费去向不明",
        "wants_reply": "1",
    }
    done = taken(at.petitions, "petitions.visit", Applicant(person), typed)
    found = kept(at.leader, done.case_id)
    assert (found.matter.id, found.secret) == ("petitions.report", True)
    assert [row[ACCUSED_POST] for row in found.values[ACCUSED]] == ["工会主席"]
    for desk in (at.clerk, at.reviewer, at.approver, at.admin):
        with pytest.raises((Forbidden, NotFound)):
            casework.case(desk, done.case_id)
    go(at.petitions, done.case_id, "screen", proposed_step="建议核查")
    go(at.leader, done.case_id, "verify")
    go(at.leader, done.case_id, "finish", finding="已核查", report_result="已督促公开")
    assert casework.case(at.petitions, done.case_id).state == "done"


def test_a_call_that_proposes_is_filed_as_a_suggestion(at: House) -> None:
    typed = {"channel": "call", "purpose": "suggestion", "caller_number": "13957265526"}
    with pytest.raises(Invalid) as closed:
        taken(at.petitions, "petitions.call", NOBODY, typed, "accept_unnamed")
    assert [fault.field for fault in closed.value.faults] == ["proposal"]
    typed["proposal"] = "建议办夜校"
    done = taken(at.petitions, "petitions.call", NOBODY, typed, "accept_unnamed")
    found = kept(at.petitions, done.case_id)
    assert found.matter.id == "petitions.suggestion"
    go(at.petitions, done.case_id, "study")
    go(at.petitions, done.case_id, "note_result", adopted="kept")


def test_three_hundred_people_send_five(at: House) -> None:
    person = worker(at)
    rows = ", ".join(f'{{"name": "代表{"甲乙丙丁戊己"[n]}"}}' for n in range(6))
    typed = {"phone": "13957265526", "heads": "300", "delegates": f"[{rows}]"}
    with pytest.raises(Invalid) as closed:
        taken(at.petitions, "petitions.visit", Applicant(person), typed)
    assert [fault.field for fault in closed.value.faults] == ["delegates"]
    typed["delegates"] = f"[{rows.rpartition(', {')[0]}]"
    done = taken(at.petitions, "petitions.visit", Applicant(person), typed)
    assert len(kept(at.petitions, done.case_id).values[DELEGATES]) == 5


def test_one_petition_from_the_counter_to_its_service(at: House) -> None:
    typed = {"phone": "13957265526", "prior": '[{"kind": "arbitration", "body": "县仲裁院"}]'}
    done = taken(at.petitions, "petitions.visit", Applicant(worker(at)), typed)
    inform = casework.case(at.petitions, done.case_id).timers
    assert [(one.label, one.due_on.isoformat()) for one in inform] == [("书面告知", "2026-11-17")]
    at.days_on(7)
    go(at.petitions, done.case_id, "handle", **SORTED)
    running = [one for one in casework.case(at.petitions, done.case_id).timers if one.look != "done"]
    assert [(one.label, one.due_on.isoformat()) for one in running] == [("办结", "2027-01-08")]
    assert next(one for one in casework.case(at.petitions, done.case_id).moves if one.code == "sign").closed
    go(at.leader, done.case_id, "extend", extend_days="30", extend_why="情况复杂")
    seen = casework.case(at.leader, done.case_id)
    assert [one.due_on.isoformat() for one in seen.timers if one.look != "done"] == ["2027-02-05"]
    closed = next(one.closed for one in seen.moves if one.code == "extend")
    assert closed == "已经延期一次，不能再延期。"
    go(at.leader, done.case_id, "sign", **OPINION)
    go(at.petitions, done.case_id, "serve", served_way="direct", served_on="t", servers="方静、章领")
    seen = casework.case(at.petitions, done.case_id)
    assert (seen.state, seen.ended) == ("served", True)
    titles = [one.title for one in seen.papers]
    for title in ("登记回执", "信访事项受理告知书", "信访事项处理意见书", "送达回证"):
        assert title in titles
    assert kept(at.leader, done.case_id).values[PRIOR][0][PRIOR_BODY] == "县仲裁院"
