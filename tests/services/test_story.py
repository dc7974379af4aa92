"""One case from the counter to the payment (全程故事), through the real commands on a real encrypted file."""

import json
from datetime import timedelta

import pytest

from app.core.errors import Forbidden, Invalid, Refused, Stale
from app.core.money import Money
from app.services import casework, intake, papers, people, upkeep, worklist
from app.services.applicants import Applicant
from tests.kit.factories import (
    ASSESSED,
    DECIDED,
    LIVING,
    PAPERS,
    TYPED,
    House,
    accepted,
    decided,
    go,
    hardship,
    paid,
    papers_in,
    worker,
)


def test_from_walk_in_to_payment(at: House) -> None:
    person = hardship(at)
    done = accepted(at, person)
    assert done.number == "JZ-XC01-2026-000001"
    assert done.paper_id is not None
    paid(at, done.case_id)
    seen = casework.case(at.clerk, done.case_id)
    assert seen.ended
    assert seen.state_label == "办结"
    assert seen.moves == ()
    assert seen.editable == frozenset()
    assert [step.stage for step in seen.steps] == ["done"] * 6
    assert seen.papers[0].title == "受理回执"
    assert [paper.number for paper in seen.papers if paper.number] == ["领-XC01-2026-000001"]
    card = people.card(at.clerk, person)
    assert card.benefits_year == (("生活救助", Money(300_000)),)
    assert card.benefits_total == Money(300_000)
    titles = [line.title for line in seen.timeline]
    assert titles[0] == "发放 3,000.00 元"
    assert titles[-1] == "受理"
    assert {line.mark for line in seen.timeline} == {"dot", "paper", "money"}
    assert upkeep.verify(at.clerk).ok


def test_everything_of_an_intake_is_one_entry_and_a_failed_one_takes_no_number(at: House) -> None:
    person = hardship(at)
    before = at.clerk.database.head().n
    with pytest.raises(Invalid):
        intake.accept(at.clerk, LIVING, Applicant(person), TYPED | {"reason": "谢谢😀"}, papers_in(*PAPERS))
    with pytest.raises(Refused):
        intake.accept(at.clerk, LIVING, Applicant(person), TYPED, papers_in("form"))
    assert at.clerk.database.head().n == before
    done = accepted(at, person)
    assert at.clerk.database.head().n == before + 1
    assert done.number.endswith("-000001")


def test_numbers_follow_one_another_and_begin_anew_each_year(at: House) -> None:
    numbers = [accepted(at, hardship(at, n)).number for n in range(1, 4)]
    at.clock.advance(timedelta(days=100))
    numbers.append(accepted(at, hardship(at, 9)).number)
    assert [one[-11:] for one in numbers] == ["2026-000001", "2026-000002", "2026-000003", "2027-000001"]


def test_who_made_a_case_may_not_check_it(at: House) -> None:
    person = hardship(at)
    both = at.desks["全能"]
    done = intake.accept(both, LIVING, Applicant(person), TYPED, papers_in(*PAPERS))
    go(both, done.case_id, "verify")
    seen = casework.case(both, done.case_id)
    closed = {one.code: one.closed for one in seen.moves}["publicise"]
    assert closed.startswith("前一步是您办的，公示要由另一人办。由何伟民办理。")
    with pytest.raises(Forbidden):
        casework.move(both, done.case_id, seen.version, "publicise", ASSESSED)
    go(at.reviewer, done.case_id, "publicise", **ASSESSED)


def test_a_move_of_another_role_is_closed_and_names_who_does_it(at: House) -> None:
    done = accepted(at, hardship(at))
    decided(at, done.case_id)
    closed = {one.code: one for one in casework.case(at.clerk, done.case_id).moves}
    assert closed["approve"].closed == "由审批（徐立民、全能）办理。"
    assert not closed["approve"].primary
    with pytest.raises(Forbidden):
        go(at.clerk, done.case_id, "approve", **DECIDED)


def test_without_a_file_the_reason_stands_at_the_closed_move(at: House) -> None:
    person = worker(at)
    seen = intake.outlook(at.clerk, LIVING, Applicant(person), TYPED, papers_in(*PAPERS))
    accept = next(one for one in seen.moves if one.code == "accept")
    assert "先建档" in accept.closed
    with pytest.raises(Refused, match="先建档"):
        accepted(at, person)


def test_the_second_to_save_is_told_who_was_first_and_when(at: House) -> None:
    done = accepted(at, hardship(at))
    version = casework.case(at.clerk, done.case_id).version
    at.clock.advance(timedelta(minutes=5))
    when = at.clock.now()
    casework.save(at.desks["童志远"], done.case_id, version, {"bank": "甲银行"})
    with pytest.raises(Stale) as told:
        casework.save(at.clerk, done.case_id, version, {"bank": "乙银行"})
    assert (told.value.who, told.value.when) == ("童志远", when)
    assert casework.case(at.clerk, done.case_id).texts["bank"] == "甲银行"


def test_printing_does_not_make_a_page_stale(at: House) -> None:
    done = accepted(at, hardship(at))
    assert done.paper_id is not None
    version = casework.case(at.clerk, done.case_id).version
    papers.printed(at.desks["童志远"], done.paper_id)
    casework.move(at.clerk, done.case_id, version, "verify", {})


def test_rows_of_a_table_are_kept_changed_and_taken_away(at: House) -> None:
    done = accepted(at, hardship(at))
    texts = [
        {"source": "civil", "amount": "500", "received_on": "20260301"},
        {"source": "unit", "amount": "1", "received_on": "20260302"},
    ]
    rows = json.dumps(texts)
    seen = casework.case(at.clerk, done.case_id)
    version = casework.save(at.clerk, done.case_id, seen.version, {"other_aid": rows, "aid_elsewhere": "1"})
    seen = casework.case(at.clerk, done.case_id)
    assert seen.version == version
    assert "500.00" in seen.shown["other_aid"]
    version = casework.save(at.clerk, done.case_id, version, {"other_aid": "", "aid_elsewhere": "0"})
    assert "other_aid" not in casework.case(at.clerk, done.case_id).shown
    assert upkeep.verify(at.clerk).ok


def test_owed_papers_stop_their_term_when_the_last_one_comes(at: House) -> None:
    done = accepted(at, hardship(at), ("form", "id", "bank"), "accept_owed")
    seen = casework.case(at.clerk, done.case_id)
    assert {one.label for one in seen.timers} == {"承诺办结", "容缺补交"}
    assert [one.code for one in seen.materials if one.owed_until] == ["income"]
    casework.receive(at.clerk, done.case_id, seen.version, "income", True, 1)
    assert {one.label for one in casework.case(at.clerk, done.case_id).timers} == {"承诺办结"}
    assert people.card(at.clerk, seen.person_id or done.case_id).missing == ()


def test_supplement_then_accept_keeps_the_number_and_starts_the_promise(at: House) -> None:
    done = accepted(at, hardship(at), ("id",), "supplement")
    seen = casework.case(at.clerk, done.case_id)
    assert (seen.state, [one.label for one in seen.timers]) == ("supplement", ["补正"])
    version = seen.version
    for code in PAPERS:
        version = casework.receive(at.clerk, done.case_id, version, code, True, 1)
    casework.move(at.clerk, done.case_id, version, "accept", {})
    seen = casework.case(at.clerk, done.case_id)
    assert (seen.number, seen.state) == (done.number, "accepted")
    assert [one.label for one in seen.timers] == ["承诺办结"]
    assert [one.code for one in seen.papers] == ["once_notice", "receipt"]


def test_a_reason_is_asked_for_and_kept(at: House) -> None:
    done = accepted(at, hardship(at))
    seen = casework.case(at.clerk, done.case_id)
    with pytest.raises(Invalid, match="请填写理由"):
        casework.move(at.clerk, done.case_id, seen.version, "withdraw", {}, " \n ")
    casework.move(at.clerk, done.case_id, seen.version, "withdraw", {}, "本人不再申请。")
    seen = casework.case(at.clerk, done.case_id)
    assert seen.ended
    assert ("申请人撤回", "陈晓岚 · 本人不再申请。") in [(one.title, one.detail) for one in seen.timeline]
    with pytest.raises(Refused, match="已结束"):
        casework.save(at.clerk, done.case_id, seen.version, {})


def test_the_worklist_counts_and_pages(at: House) -> None:
    for n in range(1, 8):
        accepted(at, hardship(at, n))
    assert worklist.counts(at.clerk, "relief") == worklist.Counts(7, 0, 0, 7)
    assert worklist.counts(at.cashier, "relief").todo == 0
    seen: list[str] = []
    cursor = None
    for _ in range(10):
        page = worklist.page(at.clerk, worklist.Filter("relief", sort="number"), cursor, 3)
        assert page.total == 7
        seen += [row.number for row in page.rows]
        cursor = page.next
        if cursor is None:
            break
    assert seen == sorted(set(seen))
    assert len(seen) == 7
    at.days_on(30)
    assert worklist.counts(at.clerk, "relief").late == 7
    assert worklist.late_by_line(at.clerk)["relief"] == 7
    with pytest.raises(Invalid):
        worklist.page(at.clerk, worklist.Filter("relief", sort="due"), "[1]")
