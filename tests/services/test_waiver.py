"""A mandatory paper that is missing needs another person's word; a second list needs it too."""

import pytest

from app.core.errors import Forbidden, Refused
from app.services import casework, intake, papers
from app.services.applicants import Applicant
from tests.kit.factories import LIVING, TYPED, House, accepted, go, hardship, papers_in
from tests.kit.papers import text_of


def test_a_reviewer_lets_a_required_paper_follow(at: House) -> None:
    done = accepted(at, hardship(at), ("id", "bank", "income"), "supplement")
    with pytest.raises(Forbidden):
        go(at.clerk, done.case_id, "accept_waived", "材料在邮寄途中。")
    moved = go(at.reviewer, done.case_id, "accept_waived", "材料在邮寄途中。")
    seen = casework.case(at.clerk, done.case_id)
    assert seen.state == "accepted"
    (owed,) = [one for one in seen.materials if one.lacking]
    assert (owed.code, owed.owed_until is not None) == ("form", True)
    said = text_of(papers.pdf(at.clerk, moved.paper_ids[0]))
    assert f"经{at.reviewer.actor.name}同意后补" in said
    assert "生活救助申请表" in said


def test_the_term_stops_when_it_has_come(at: House) -> None:
    done = accepted(at, hardship(at), ("id", "bank", "income"), "supplement")
    go(at.reviewer, done.case_id, "accept_waived", "材料在邮寄途中。")
    seen = casework.case(at.clerk, done.case_id)
    assert "容缺补交" in [one.label for one in seen.timers]
    casework.receive(at.clerk, done.case_id, seen.version, "form", True, 2)
    assert "容缺补交" not in [one.label for one in casework.case(at.clerk, done.case_id).timers]


def test_who_gave_the_notice_cannot_waive_it(at: House) -> None:
    both = at.desks["全能"]
    papers_there = papers_in("id", "bank", "income")
    done = intake.take_in(both, LIVING, "supplement", Applicant(hardship(at)), TYPED, papers_there)
    closed = {one.code: one.closed for one in casework.case(both, done.case_id).moves}
    assert closed["accept_waived"].startswith("前一步是您办的")
    open_to = {one.code: one.closed for one in casework.case(at.reviewer, done.case_id).moves}
    assert open_to["accept_waived"] == ""


def test_papers_that_are_fixed_are_never_waived(at: House) -> None:
    done = accepted(
        at,
        hardship(at),
        ("id", "form", "bank", "income", "id_agent"),
        "supplement",
        agent="何伟",
        agent_relation="child",
        agent_id_number="33072319820615006X",
    )
    with pytest.raises(Refused, match="授权委托书"):
        go(at.reviewer, done.case_id, "accept_waived", "下次带来。")


def test_a_second_list_is_a_reviewers(at: House) -> None:
    done = accepted(at, hardship(at), ("id", "bank", "income"), "supplement")
    with pytest.raises(Forbidden):
        go(at.clerk, done.case_id, "notify_again", "漏列一项。")
    moved = go(at.reviewer, done.case_id, "notify_again", "漏列一项。")
    assert len(moved.paper_ids) == 1
    assert casework.case(at.clerk, done.case_id).state == "supplement"
