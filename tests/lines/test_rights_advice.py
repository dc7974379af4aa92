"""法律咨询: answered at once or later, by clerk or lawyer, named or not; the card of the line."""

from dataclasses import replace
from datetime import date

import pytest

from app.core.actor import Actor, Post, Role
from app.core.errors import Forbidden, Invalid
from app.engine.check import check
from app.engine.flow import step
from app.engine.line import CardCase, CardFacts
from app.engine.matter import PaperPerson
from app.engine.timers import TimerView
from app.engine.values import Values
from app.lines.rights.line import ADVICE, MEDIATION, RIGHTS
from tests.kit.contract import after
from tests.kit.facts import TODAY, actor, codes, facts, paper, staff, typing

CLERK, LAWYER = actor(1, Role.CLERK), actor(2, Post.LAWYER, name="章文萍")
PEOPLE = staff(CLERK, LAWYER)

ASKED = {
    "applied_on": "t",
    "way": "visit",
    "topic": "R0402",
    "question": "休息日加班没有加班费，怎么算？",
}
ANSWERED = {
    "answer": "休息日安排工作又不能补休的，支付不低于工资百分之二百的工资报酬。",
    "minutes": "15",
    "next": "mediation",
}


def day(text: str) -> date:
    return date.fromisoformat(text)


def read(*typed: dict[str, str], needs: str = "") -> Values:
    texts = {code: text for one in typed for code, text in one.items()}
    wanted = ADVICE.flow.move(needs).needs if needs else ()
    return ADVICE.derive(check(ADVICE.form, texts, wanted, typing()), ())


@pytest.mark.parametrize(
    ("move", "who", "typed"),
    [
        ("answer", CLERK, {}),
        ("answer_lawyer", LAWYER, {"lawyer": "章文萍"}),
    ],
)
def test_an_easy_question_is_answered_at_once_without_a_timer(
    move: str, who: Actor, typed: dict[str, str]
) -> None:
    values = read(ASKED, ANSWERED, typed, needs=move)
    outcome = step(ADVICE.flow, "draft", move, facts(values, actor=who, staff=PEOPLE))
    assert (outcome.target.code, outcome.target.end, outcome.papers) == ("answered", True, ())
    assert after(ADVICE, (), move, "answered", 0) == ()
    assert [one.matter for one in outcome.opens] == [MEDIATION.id, "petitions.visit"]


def test_the_lawyers_answer_is_no_clerks_move() -> None:
    with pytest.raises(Forbidden, match=r"由律师（章文萍）办理。"):
        step(ADVICE.flow, "draft", "answer_lawyer", facts(actor=CLERK, staff=PEOPLE))


@pytest.mark.parametrize(
    ("asked", "due"),
    [("2026-11-23", "2026-11-26"), ("2026-09-30", "2026-10-10"), ("2025-01-24", "2025-02-05")],
)
def test_a_hard_question_waits_three_working_days(asked: str, due: str) -> None:
    n = (day(asked) - TODAY).days
    timers = after(ADVICE, (), "accept", "accepted", n)
    assert [one.rolled for one in timers] == [day(due)]
    for move in ("answer_later", "answer_lawyer_later"):
        assert ADVICE.flow.move(move).source == ("accepted",)
        assert all(not one.open for one in after(ADVICE, timers, move, "answered", n + 1))


@pytest.mark.parametrize(
    ("move", "asked_for"),
    [
        ("answer", {"applied_on", "way", "topic", "question", "answer", "minutes", "next"}),
        ("accept", {"applied_on", "way", "topic", "question", "reply_way", "phone"}),
        ("answer_lawyer_later", {"answer", "minutes", "next", "lawyer"}),
    ],
)
def test_what_each_step_asks(move: str, asked_for: set[str]) -> None:
    with pytest.raises(Invalid) as wrong:
        read(needs=move)
    assert {one.field for one in wrong.value.faults} == asked_for


def test_who_asks_may_stay_unnamed() -> None:
    assert ADVICE.applicants == ("person", "anonymous")
    assert ADVICE.identity == "may"
    unnamed = PaperPerson("", "", "", "", "", "")
    values = read(ASKED, ANSWERED)
    for code in ("answer_sheet", "receipt"):
        texts = "\n".join(ADVICE.print(code).build(paper(ADVICE, values, person=unnamed)).texts())
        assert "未具名" in texts


def test_the_answer_is_for_reference_only() -> None:
    known = {"known_on": "2025-12-10", "basis": "《劳动法》第四十四条", "asked_at": "09:30"}
    texts = "\n".join(ADVICE.print("answer_sheet").build(paper(ADVICE, read(ASKED, ANSWERED, known))).texts())
    for words in (
        "仅供参考，不作为法律意见",
        "百分之二百",
        "加班费",
        "2026-11-23 09:30",
        "2026年12月10日届满",
    ):
        assert words in texts
    bare = ADVICE.print("answer_sheet").build(paper(ADVICE, read(ASKED, ANSWERED))).texts()
    assert "届满" not in "".join(bare)


def test_the_slip_of_a_waiting_question_promises_its_day() -> None:
    timers = after(ADVICE, (), "accept", "accepted", 0)
    document = ADVICE.print("receipt").build(paper(ADVICE, read(ASKED), timers=timers))
    texts = "\n".join(document.texts())
    assert document.title == "登记回执"
    assert "2026年11月26日前" in texts
    assert "受理" not in texts


@pytest.mark.parametrize(
    ("typed", "fields"),
    [
        ({"asked_at": "930"}, {"asked_at"}),
        ({"asked_at": "23:59"}, set()),
        ({"urgent": "1"}, {"urgent_reason"}),
        ({"hired_on": "2020-05-06", "left_on": "2020-05-05"}, {"left_on"}),
        ({"minutes": "0"}, {"minutes"}),
        ({"topic": "R98"}, {"topic"}),
    ],
)
def test_what_belongs_together(typed: dict[str, str], fields: set[str]) -> None:
    found: set[str] = set()
    try:
        read(typed)
    except Invalid as wrong:
        found = {one.field for one in wrong.faults}
    assert found == fields


def test_topics_are_those_of_the_desk_file() -> None:
    listed = [item.code for item in codes().items("rights_topic")]
    heads = [code for code in listed if len(code) == 3]
    assert heads == [f"R{n:02d}" for n in (*range(1, 18), 99)]
    assert {code[:3] for code in listed if len(code) == 5} == {"R04", "R06"}


CASE = CardCase("WQ-XC01-2026-000001", "劳动争议调解", "调解中", ended=False, timer=None)
BADGE = TimerView("soon", "还剩 2 天", "调解期限", day("2026-12-08"))
CARDS: list[tuple[tuple[CardCase, ...], str, bool]] = [
    ((), "无记录", False),
    ((CASE,), "劳动争议调解 调解中", True),
    ((CASE, CASE), "在办 2 件", True),
    ((replace(CASE, ended=True),), "办过 1 件", True),
    ((CASE, replace(CASE, ended=True)), "劳动争议调解 调解中", True),
]


@pytest.mark.parametrize(("cases", "text", "active"), CARDS)
def test_the_card(cases: tuple[CardCase, ...], text: str, active: bool) -> None:
    line = RIGHTS.card(CardFacts(TODAY, cases, (), (), codes()))
    assert (line.text, line.active) == (text, active)


def test_the_card_shows_the_nearest_deadline_of_open_cases() -> None:
    early = replace(BADGE, due_on=day("2026-11-26"))
    cases = (
        replace(CASE, timer=BADGE),
        replace(CASE, timer=early),
        replace(CASE, timer=replace(BADGE, due_on=TODAY), ended=True),
    )
    assert RIGHTS.card(CardFacts(TODAY, cases, (), (), codes())).timer == early
