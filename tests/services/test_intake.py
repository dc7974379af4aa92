"""Intake (登记): what stands at which field, which moves are open while typing, and that nothing breaks."""

import json

import pytest

from app.core.errors import Invalid, NotFound
from app.services import casework, intake
from app.services.applicants import NOBODY, Applicant
from db.columns import new_key
from tests.kit.factories import (
    ASSESSED,
    LIVING,
    PAPERS,
    REASONS,
    TYPED,
    House,
    accepted,
    go,
    hardship,
    papers_in,
    worker,
)

BAD: list[tuple[str, str, str]] = [
    ("channel", "", "请选择渠道。"),
    ("channel", "'; DELETE FROM case_file; --", "列表里没有"),
    ("applied_on", "20260231", "没有 2026 年 2 月 31 日"),
    ("applied_on", "+1", "不能晚于今天"),
    ("phone", "12", "11 位"),
    ("reason", "", "请填写申请理由。"),
    ("reason", "难" * 10_000, "最多 800 个字，现在有 10000 个字。"),
    ("reason", "谢谢😀🙏", "“😀”“🙏”打印不出来"),
    ("asked_amount", "1.234", "小数"),
    ("asked_amount", "-5", "不能是负数"),
    ("asked_amount", "0", "大于 0"),
    ("asked_amount", "一千", "金额"),
    ("has_union", "2", "请选"),
    ("other_aid", "{", "没有读懂"),
    ("other_aid", json.dumps([{"source": "civil", "amount": "1.005", "received_on": "t"}]), "第 1 行"),
]


@pytest.mark.parametrize(("field", "text", "said"), BAD)
def test_what_does_not_pass_stands_at_its_field(at: House, field: str, text: str, said: str) -> None:
    person = hardship(at)
    before = at.clerk.database.head().n
    with pytest.raises(Invalid) as wrong:
        accepted(at, person, **{field: text})
    assert [one.sentence for one in wrong.value.faults if one.field == field and said in one.sentence]
    assert at.clerk.database.head().n == before
    seen = intake.outlook(at.clerk, LIVING, Applicant(person), TYPED | {field: text}, papers_in(*PAPERS))
    assert {one.code for one in seen.moves} == {"accept", "accept_owed", "supplement", "refuse"}


GOOD: list[tuple[str, str, str]] = [
    ("asked_amount", "１，２３４．５", "1,234.50"),
    ("asked_amount", "¥3000", "3,000.00"),
    ("applied_on", "1030", "2026-10-30 五"),
    ("reason", "䶮𬱖𠅤𠮷\r\n第二行", "䶮𬱖𠅤𠮷\n第二行"),
    ("phone", "０５７９－８７６５４３２１", "0579-87654321"),
]


@pytest.mark.parametrize(("field", "text", "shown"), GOOD)
def test_what_passes_is_kept_and_printed(at: House, field: str, text: str, shown: str) -> None:
    done = accepted(at, hardship(at), **{field: text})
    case = casework.case(at.clerk, done.case_id)
    assert {**case.shown, **casework.reveal(at.clerk, done.case_id, case.masked)}[field] == shown


def test_every_fault_comes_at_once_in_the_order_of_the_form(at: House) -> None:
    typed = {"channel": "x", "phone": "y", "reason": "😀", "asked_amount": "z"}
    with pytest.raises(Invalid) as wrong:
        accepted(at, hardship(at), **typed)
    assert [one.field for one in wrong.value.faults] == ["channel", "phone", "asked_amount", "reason"]


@pytest.mark.parametrize(
    ("papers", "open_", "primary"),
    [
        (("form", "id", "bank", "income"), {"accept", "refuse"}, "accept"),
        (("form", "id", "bank"), {"accept_owed", "supplement", "refuse"}, "accept_owed"),
        (("id",), {"supplement", "refuse"}, "supplement"),
        ((), {"supplement", "refuse"}, "supplement"),
    ],
)
def test_the_papers_say_which_moves_are_open(
    at: House, papers: tuple[str, ...], open_: set[str], primary: str
) -> None:
    seen = intake.outlook(at.clerk, LIVING, Applicant(hardship(at)), TYPED, papers_in(*papers))
    assert {one.code for one in seen.moves if not one.closed} == open_
    assert [(one.code, one.key) for one in seen.moves if one.primary] == [(primary, "F10")]
    assert seen.moves[0].code == primary
    assert all(one.closed.endswith("。") for one in seen.moves if one.closed)


def test_an_answer_asks_for_another_paper(at: House) -> None:
    person = hardship(at)
    need = {}
    for answer in ("", "0", "1"):
        seen = intake.outlook(
            at.clerk, LIVING, Applicant(person), TYPED | {"has_union": answer}, papers_in(*PAPERS)
        )
        need[answer] = next(one.need for one in seen.materials if one.code == "union_opinion")
    assert need == {"": "open", "0": "no", "1": "required"}


def test_a_blank_form_starts_with_what_is_known(at: House) -> None:
    form = intake.blank(at.clerk, LIVING, Applicant(hardship(at)))
    assert form.texts["phone"] == "13957265526"
    assert form.texts["applied_on"] == "2026-11-02 一"
    assert form.shown["category"] == "相对困难"
    assert {"file_no", "category"} <= form.read_only
    assert not any(one.received for one in form.materials)
    assert intake.outlook(at.clerk, LIVING, Applicant(worker(at, 5)), {}, ()).promise_text.startswith(
        "承诺办结 2026年11月23日前"
    )


def test_the_promise_is_the_day_on_the_timer(at: House) -> None:
    person = hardship(at)
    said = intake.outlook(at.clerk, LIVING, Applicant(person), TYPED, papers_in(*PAPERS)).promise_text
    seen = casework.case(at.clerk, accepted(at, person).case_id)
    assert said == f"承诺办结 {seen.timers[0].due_on.year}年11月23日前（15 个工作日）"
    assert seen.timers[0].due_on.isoformat() == "2026-11-23"


def test_an_unknown_matter_or_person_is_not_found(at: House) -> None:
    with pytest.raises(NotFound):
        intake.blank(at.clerk, "relief.none", NOBODY)
    with pytest.raises(NotFound):
        intake.blank(at.clerk, LIVING, Applicant(new_key()))


def test_what_is_typed_into_a_closed_part_is_not_taken(at: House) -> None:
    done = accepted(at, hardship(at), decided="99999", file_no="DA-OTHER")
    seen = casework.case(at.clerk, done.case_id)
    assert "decided" not in seen.texts
    assert seen.texts["file_no"] == "DA-XC01-2026-000001"


def test_a_rule_closes_the_move_while_it_is_typed(at: House) -> None:
    done = accepted(at, hardship(at))
    go(at.clerk, done.case_id, "verify")
    for until, closed in (("+9", False), ("+1", True), ("+", False)):
        seen = casework.ahead(at.reviewer, done.case_id, ASSESSED | {"notice_to": until})
        move = next(one for one in seen.moves if one.code == "publicise")
        assert bool(move.closed) == closed


def test_a_refusal_begins_with_a_reason_of_the_list(at: House) -> None:
    who, there = Applicant(hardship(at)), papers_in(*PAPERS)
    for reason, said in (("", "请填写理由"), ("不符合。", "请先选一条常用理由")):
        with pytest.raises(Invalid, match=said) as wrong:
            intake.take_in(at.clerk, LIVING, "refuse", who, TYPED, there, reason)
        assert [one.field for one in wrong.value.faults] == ["reason"]
    done = intake.take_in(at.clerk, LIVING, "refuse", who, TYPED, there, REASONS["refuse"])
    assert casework.case(at.clerk, done.case_id).state == "refused"


def test_a_draft_keeps_which_case_opens_it(at: House) -> None:
    opener = accepted(at, hardship(at)).case_id
    key = intake.draft_key(LIVING, Applicant(worker(at, 5)))
    intake.keep_draft(at.clerk, key, {"reason": "打了一半"}, (), opener)
    kept = intake.draft(at.clerk, key)
    assert kept is not None
    assert (kept.opened_from, kept.typed) == (opener, {"reason": "打了一半"})
