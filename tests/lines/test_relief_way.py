"""建档 on a real file: an objection and a new notice, the township, a file taken over, what is shown."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select

from app.core.errors import Forbidden, Invalid, Refused
from app.lines.relief.rules import means
from app.lines.relief.rules.hardship import TOWNSHIP
from app.services import casework, intake, parameters, upkeep
from app.services.applicants import Applicant
from db.tables import case_timer, paper, person_standing
from tests.kit.factories import House, go, house, worker
from tests.lines.test_relief_file import TYPED
from tests.lines.test_relief_story import FILE_OPEN, NOTICE, PANEL, SURVEY, approve, take_in
from tests.lines.test_relief_story import TOWNSHIP as HEARD

SET = {"valid_from": "t", "source": "武总工〔2026〕3号"}


@pytest.fixture
def at(tmp_path: Path) -> Iterator[House]:
    found = house(tmp_path / "data")
    yield found
    found.close()


def publicised(at: House, **typed: str) -> UUID:
    """A case whose notice hangs."""
    case_id = take_in(at, FILE_OPEN, worker(at), {**TYPED, **typed}).case_id
    go(at.clerk, case_id, "survey")
    go(at.clerk, case_id, "publicise", **{code: NOTICE[code] for code in SURVEY})
    return case_id


def running(at: House, case_id: UUID) -> dict[str, tuple[date | None, int]]:
    """The timers that run, by code: since when they stand still, for how many days they stood."""
    with at.clerk.read() as asks:
        rows = asks.all(select(case_timer).where(case_timer.c.case_id == case_id))
    return {one.code: (one.paused_on, one.paused_days) for one in rows if one.stopped_on is None}


def test_an_objection_is_heard_and_the_notice_hangs_anew(at: House) -> None:
    case_id = publicised(at)
    at.days_on(2)
    go(at.clerk, case_id, "object", objection="1", objection_text="邻居反映其有房出租。")
    seen = casework.case(at.clerk, case_id)
    assert (seen.state_label, seen.ended) == ("异议处理", False)
    assert [one.label for one in seen.steps if one.stage == "now"] == ["公示"]
    assert seen.sum is not None
    assert {one.label: one.look for one in seen.timers if one.look != "done"} == {
        "承诺办结": "stopped", "公示期满": "stopped",
    }  # fmt: skip
    at.days_on(3)
    with pytest.raises(Invalid) as wrong:
        go(at.reviewer, case_id, "publicise_again")
    assert [one.field for one in wrong.value.faults] == ["objection_outcome"]
    heard = {"objection_outcome": "房屋系借住，无租金。"}
    with pytest.raises(Refused, match=r"公示开始日不早于登记异议的 2026年11月4日"):
        go(at.reviewer, case_id, "publicise_again", **heard)
    go(at.reviewer, case_id, "publicise_again", **heard, notice_from="t", notice_to="+9")
    assert running(at, case_id) == {"promise": (date(2026, 11, 2), 0), "notice": (None, 0)}
    at.days_on(10)
    with pytest.raises(Refused, match=r"公示有异议"):
        go(at.clerk, case_id, "township")
    go(at.clerk, case_id, "township", objection="0")
    assert running(at, case_id)["township"] == (None, 0)
    with pytest.raises(Invalid) as wrong:
        go(at.reviewer, case_id, "check", check_sent_on="t")
    assert {one.field for one in wrong.value.faults} == set(HEARD)
    go(at.reviewer, case_id, "check", **HEARD, check_sent_on="t")
    go(at.reviewer, case_id, "submit", check_back_on="t", check_result="fits")
    with pytest.raises(Invalid) as wrong:
        go(at.approver, case_id, "approve", panel="徐立民")
    assert {"panel_on", "panel", "decided_category", "level", "opinion"} == {
        one.field for one in wrong.value.faults
    }
    with pytest.raises(Forbidden):
        go(at.reviewer, case_id, "approve")
    approve(at, case_id)
    with at.clerk.read() as asks:
        notices = asks.all(select(paper.c.code).where(paper.c.code == "public_notice"))
    assert len(notices) == 2
    seen = casework.case(at.clerk, case_id)
    assert [one.label for one in seen.steps] == ["受理", "调查", "公示", "镇街复核", "核对", "审批", "建档"]
    assert all(one.stage == "done" for one in seen.steps)
    assert seen.sum is None
    assert upkeep.verify(at.clerk).ok


def test_an_objection_that_holds_ends_it_with_a_letter(at: House) -> None:
    case_id = publicised(at)
    go(at.clerk, case_id, "object", objection="1", objection_text="有商铺两间。")
    outcome = {"objection_outcome": "属实。", "deny_reason": "名下有商铺两间。"}
    go(at.approver, case_id, "deny_objection", **outcome)
    seen = casework.case(at.clerk, case_id)
    assert (seen.state_label, seen.ended, seen.papers[-1].title) == ("不予建档", True, "不予建档告知书")
    assert all(one.look == "done" for one in seen.timers)


def test_back_to_the_visit_the_promise_goes_on(at: House) -> None:
    case_id = publicised(at)
    at.days_on(2)
    go(at.clerk, case_id, "object", objection="1", objection_text="收入不实。")
    at.days_on(5)
    go(at.reviewer, case_id, "resurvey", "重新入户核实收入。")
    assert running(at, case_id) == {"promise": (None, 5)}
    assert "household_income" in casework.case(at.clerk, case_id).editable


def test_a_county_without_the_township_sends_the_check_at_once(at: House) -> None:
    parameters.set_parameter(at.admin, TOWNSHIP, {"value": "否", **SET})
    with pytest.raises(Invalid, match=r"请填“是”或“否”。"):
        parameters.set_parameter(at.admin, TOWNSHIP, {"value": "有时", **SET})
    case_id = publicised(at)
    at.days_on(10)
    with pytest.raises(Refused, match=r"本县不设镇街复核"):
        go(at.clerk, case_id, "township", objection="0")
    go(at.reviewer, case_id, "check_direct", objection="0")
    assert casework.case(at.clerk, case_id).state_label == "核对中"


def test_a_file_of_another_county_is_taken_over(at: House) -> None:
    moved = {"moved_from": "永康市总工会", "moved_no": "YK-2024-17"}
    case_id = take_in(at, FILE_OPEN, worker(at), {**TYPED, **moved, "excluded": ""}).case_id
    go(at.reviewer, case_id, "take_over")
    assert set(running(at, case_id)) == {"promise", "review"}
    with pytest.raises(Invalid) as wrong:
        approve(at, case_id)
    assert [one.field for one in wrong.value.faults] == ["excluded"]
    approve(at, case_id, excluded="0")
    with at.clerk.read() as asks:
        assert asks.one(select(person_standing)).number == "DA-XC01-2026-000001"


def test_the_sum_is_on_the_page_while_one_types_and_on_the_case(at: House) -> None:
    line = {"value": "1100", "valid_from": "t", "source": "武民〔2025〕12号"}
    parameters.set_parameter(at.admin, means.LINE, line)
    person = worker(at, 2)
    seen = intake.outlook(at.clerk, FILE_OPEN, Applicant(person), {"household_income": "60000"}, ())
    assert seen.sum is not None
    assert (seen.sum.line, seen.sum.source) == (
        "月人均 5,000.00 元，高于低保线的 200%（2,200.00 元）：超过建档标准", "武民〔2025〕12号",
    )  # fmt: skip
    case_id = publicised(at)
    shown = casework.case(at.clerk, case_id)
    assert shown.sum is not None
    assert shown.sum.result == "深度困难"
    assert shown.shown["per_head"] == "833.33"
    at.days_on(10)
    go(at.clerk, case_id, "township", objection="0")
    go(at.reviewer, case_id, "skip_check", "民政系统维护，先报批。", **HEARD)
    ahead = casework.ahead(at.approver, case_id, {"decided_category": "2"})
    assert ahead.sum == shown.sum
    go(at.approver, case_id, "deny", **PANEL, deny_reason="核对后不符合。")
