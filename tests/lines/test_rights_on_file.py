"""Rights on a real file: a mediation with both sides, longer by both, to the last payment."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from app.core.errors import Forbidden, Refused
from app.services import casework, intake, papers, search, worklist
from app.services.applicants import NOBODY, Applicant
from db.tables import case_party, case_timer
from tests.kit.factories import House, go, house, worker
from tests.kit.papers import text_of

MEDIATION, ADVICE = "rights.mediation", "rights.advice"
UNIT = "武义示例门业有限公司"

APPLICATION = {
    "channel": "visit",
    "applied_on": "t",
    "reply_way": "phone",
    "phone": "13957265526",
    "respondent_kind": "unit",
    "respondent": UNIT,
    "claims": json.dumps([{"claim": "R0401", "demand": "支付9月、10月工资", "amount": "11200.50"}]),
    "fact": "单位拖欠两个月工资，催要没有结果。",
    "oral": "1",
    "service_address": "武义县示例路18号",
    "still_employed": "1",
    "contract": "written",
    "heads": "1",
    "known_on": "2026-10-20",
}
MEETING = {
    "consent_other": "agree",
    "consent_on": "t",
    "mediators": "林正",
    "meet_on": "+2",
    "meet_at": "14:00",
    "meet_place": "职工服务中心调解室",
}
AGREEMENT = {
    "agreed_on": "t",
    "agreed_scope": "whole",
    "terms": json.dumps([{"term": "支付拖欠的工资", "amount": "11200.50", "due_on": "+5"}]),
}
ASKED = {"applied_on": "t", "way": "visit", "topic": "R0401", "question": "拖欠工资怎么办？"}
ANSWERED = {"answer": "可以申请调解或者仲裁。", "minutes": "10", "next": "mediation"}


@pytest.fixture
def at(tmp_path: Path) -> Iterator[House]:
    """A fresh office on 2026-11-02."""
    made = house(tmp_path / "data")
    yield made
    made.close()


def registered(at: House, **own: str) -> intake.Accepted:
    """A mediation that was registered without a single paper."""
    return intake.take_in(at.clerk, MEDIATION, "accept", Applicant(worker(at)), APPLICATION | own, ())


def due(at: House, done: intake.Accepted, code: str = "mediation") -> tuple[str, int]:
    wanted = select(case_timer.c.rolled, case_timer.c.extended_days).where(
        case_timer.c.case_id == done.case_id, case_timer.c.code == code
    )
    with at.clerk.read() as asks:
        ((rolled, days),) = asks.all(wanted)
    return rolled.isoformat(), days


def paid(amount: str) -> str:
    return json.dumps([{"performed_on": "t", "amount": amount, "proof": "银行回单"}])


def mediating(at: House) -> intake.Accepted:
    done = registered(at)
    go(at.mediator, done.case_id, "ask")
    go(at.mediator, done.case_id, "mediate", **MEETING)
    return done


def test_registering_waits_for_no_paper_and_says_received(at: House) -> None:
    done = registered(at)
    assert done.number.startswith("WQ-XC01-2026-")
    assert done.paper_id is not None
    said = text_of(papers.pdf(at.clerk, done.paper_id))
    assert "已收到您的调解申请" in said
    assert "受理" not in said
    assert "容缺" not in said
    assert due(at, done) == ("2026-11-17", 0)
    assert due(at, done, "accept") == ("2026-11-05", 0)


def test_both_sides_are_found(at: House) -> None:
    done = registered(at)
    with at.clerk.read() as asks:
        wanted = select(case_party.c.role, case_party.c.name).where(case_party.c.case_id == done.case_id)
        held = {role: name for role, name in asks.all(wanted)}  # noqa: C416
    assert held == {"applicant": "周素梅", "respondent": UNIT}
    assert any(one.number == done.number for one in search.find(at.clerk, done.number).cases)


def test_longer_by_both_and_then_paid(at: House) -> None:
    done = mediating(at)
    with pytest.raises(Refused, match="延期的日子要在这一天之后"):
        go(at.mediator, done.case_id, "extend", consent_extend="1", extend_to="2026-11-17")
    moved = go(at.mediator, done.case_id, "extend", consent_extend="1", extend_to="2026-12-01")
    assert due(at, done) == ("2026-12-01", 14)
    assert "2026年12月1日" in text_of(papers.pdf(at.clerk, moved.paper_ids[0]))
    at.days_on(20)
    moved = go(at.mediator, done.case_id, "agree", **AGREEMENT)
    said = text_of(papers.pdf(at.clerk, moved.paper_ids[0]))
    assert "壹万壹仟贰佰元零伍角整" in said or "壹万壹仟贰佰元伍角整" in said
    assert "¥11,200.50" in said
    at.days_on(6)
    with pytest.raises(Refused, match=r"还有 11,200\.00 元没有到账"):
        go(at.clerk, done.case_id, "keep", visited_on="t", visit_text="电话回访。", performed=paid("0.5"))
    go(at.clerk, done.case_id, "keep", visited_on="t", visit_text="款已到账。", performed=paid("11200.5"))
    seen = casework.case(at.clerk, done.case_id)
    assert (seen.state, seen.ended) == ("kept", True)
    assert [one.look for one in seen.timers] == ["done"]


def test_the_list_shows_the_later_day_at_once(at: House) -> None:
    done = mediating(at)
    go(at.mediator, done.case_id, "extend", consent_extend="1", extend_to="2026-12-01")
    (row,) = worklist.page(at.mediator, worklist.Filter("rights")).rows
    assert row.timer is not None
    assert row.timer.due_on.isoformat() == "2026-12-01"
    seen = casework.case(at.clerk, done.case_id)
    assert [one.due_on for one in seen.timers] == [row.timer.due_on]


def test_only_a_mediator_mediates(at: House) -> None:
    done = registered(at)
    with pytest.raises(Forbidden, match="调解员"):
        go(at.clerk, done.case_id, "ask")


def test_nobody_disputes_with_himself(at: House) -> None:
    with pytest.raises(Refused, match="申请人和对方是同一人"):
        registered(at, respondent="周素梅", respondent_kind="person")


def test_an_unnamed_question_is_answered_at_once(at: House) -> None:
    done = intake.take_in(at.clerk, ADVICE, "answer", NOBODY, ASKED | ANSWERED, ())
    seen = casework.case(at.clerk, done.case_id)
    assert (seen.state, seen.ended, seen.applicant, seen.timers) == ("answered", True, "", ())


def test_a_question_that_waits_is_answered_by_the_lawyer(at: House) -> None:
    typed = ASKED | {"reply_way": "phone", "phone": "13957265526", "known_on": "2026-10-20"}
    done = intake.take_in(at.clerk, ADVICE, "accept", Applicant(worker(at)), typed, ())
    assert due(at, done, "answer") == ("2026-11-05", 0)
    moved = go(at.mediator, done.case_id, "answer_lawyer_later", **ANSWERED, lawyer="林正")
    assert [one.matter for one in moved.opens] == [MEDIATION, "petitions.visit"]
