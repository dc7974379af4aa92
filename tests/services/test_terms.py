"""Terms on a real file: a second notice gives a new term, papers are owed for half of the promise at most."""

from datetime import date
from uuid import UUID

import pytest

from app.core.errors import Refused
from app.engine.timers import Running
from app.services import casework, papers, parameters, record
from app.services.desk import Desk
from tests.kit.factories import House, accepted, go, hardship
from tests.kit.papers import text_of


def latest(desk: Desk, case_id: UUID, code: str) -> Running:
    """The latest timer of this code."""
    with desk.read() as asks:
        found = record.load(asks, desk.catalog, case_id)
    return next(one for one in reversed(found.running) if one.code == code)


def test_a_second_notice_gives_a_new_term(at: House) -> None:
    done = accepted(at, hardship(at), ("form",), "supplement")
    assert latest(at.clerk, done.case_id, "supplement").rolled == date(2026, 11, 16)
    at.days_on(15)
    moved = go(at.reviewer, done.case_id, "notify_again", "户口簿页不全。")
    running = latest(at.clerk, done.case_id, "supplement")
    assert (running.start_on, running.rolled, running.open) == (date(2026, 11, 17), date(2026, 12, 1), True)
    assert "12月1日前补齐" in text_of(papers.pdf(at.clerk, moved.paper_ids[0])).replace("\n", "")
    with pytest.raises(Refused, match="补正期到 2026年12月1日为止"):
        go(at.clerk, done.case_id, "lapse", "没有来补。")


def test_papers_are_owed_for_half_of_the_promise_at_most(at: House) -> None:
    done = accepted(at, hardship(at, 1), ("form", "id"), "accept_owed")
    assert latest(at.clerk, done.case_id, "owed").days == 7  # the promise has 15 working days
    parameters.set_parameter(
        at.admin,
        "days.relief.living.promise",
        {"value": "40", "valid_from": "t", "source": "武工发〔2026〕9号"},
    )
    later = accepted(at, hardship(at, 2, name="郑小红"), ("form", "id"), "accept_owed")
    assert latest(at.clerk, later.case_id, "owed").days == 10


def test_what_was_owed_and_came_stops_the_term_and_revoking_is_closed(at: House) -> None:
    done = accepted(at, hardship(at), ("form", "id", "bank"), "accept_owed")
    seen = casework.case(at.clerk, done.case_id)
    casework.receive(at.clerk, done.case_id, seen.version, "income", True, 1)
    running = latest(at.clerk, done.case_id, "owed")
    assert (running.stopped_on, running.stop_why) == (date(2026, 11, 2), "已补齐")
    at.days_on(60)
    with pytest.raises(Refused, match="没有容缺未补的材料"):
        go(at.reviewer, done.case_id, "revoke", "没有补。")
