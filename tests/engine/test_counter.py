"""The counter: which of its outcomes is open for which papers, and the ends that need a person and a day."""

from datetime import date

import pytest

from app.core.actor import Role
from app.core.errors import Refused
from app.engine.counter import COUNTER_PRINTS, COUNTER_STATES, ENDS, counter, lengths, promise_timer, receipt
from app.engine.counter.papers import Wording, where_to_go
from app.engine.fields import yes_no
from app.engine.flow import Facts, Flow, State, open_moves, step
from app.engine.head import HEAD_NEEDS
from app.engine.materials import MaterialRule, Received, judge
from app.engine.prints import Missing, Promise, Query, Row, Rows, Table
from app.engine.timers import start
from app.engine.values import Values
from app.lines.relief.line import LIVING
from tests.kit.facts import CALENDAR, TODAY, actor, codes, facts, paper, rules, staff

UNION = yes_no("has_union", "单位已建工会")
COUNTER = counter(HEAD_NEEDS, onward=("work",), ends=("done",), reasons=("N01",))
FLOW = Flow(
    (*COUNTER.states, State("work", "办理"), State("done", "办结", end=True)),
    COUNTER.moves,
)
LIST = (
    MaterialRule("promise", "收入情况承诺书", "original", 1, "required"),
    MaterialRule("authority", "核对授权委托书", "original", 2, "required"),
    MaterialRule("bank", "银行卡", "copy", 1, "deferrable"),
    MaterialRule("opinion", "基层工会意见", "original", 1, "conditional", "union", "如单位已建工会"),
)
REVIEWER = actor(2, Role.REVIEWER)


def with_papers(*there: str, union: bool | None = False, **more: object) -> Facts:
    got = [Received(code, received=True, copies=1) for code in there]
    verdict = judge(LIST, got, {"union": lambda values: values.get(UNION)}, Values().put(UNION, union))
    return facts(Values(), verdict=verdict, **more)


def closed(state: str, given: Facts) -> dict[str, str]:
    return {one.move.code: one.closed for one in open_moves(FLOW, state, given)}


def test_everything_there() -> None:
    found = closed("draft", with_papers("promise", "authority", "bank"))
    assert found["accept"] == ""
    assert found["accept_owed"] == "只缺可容缺材料时才能用。"
    assert found["supplement"] == "材料已经齐全，不用告知补正。"
    assert found["refuse"] == ""


def test_required_papers_missing() -> None:
    found = closed("draft", with_papers("bank"))
    assert found["accept"] == "缺必要材料 2 件（收入情况承诺书、核对授权委托书），收齐即可办。"
    assert found["accept_owed"] == "只缺可容缺材料时才能用。"
    assert found["supplement"] == ""


def test_only_deferrable_papers_missing() -> None:
    found = closed("draft", with_papers("promise", "authority"))
    assert found["accept"] == "缺可容缺材料 1 件（银行卡），收齐即可办，也可以容缺办理。"
    assert found["accept_owed"] == ""
    assert found["supplement"] == ""


def test_a_question_without_an_answer_keeps_acceptance_closed() -> None:
    found = closed("draft", with_papers("promise", "authority", "bank", union=None))
    assert found["accept"] == "还不知道要不要收 1 件（基层工会意见），请先填好有关的栏目。"
    assert found["accept_owed"]
    assert found["supplement"] == ""


def test_no_identity_paper_counts_as_missing_never_as_refusal() -> None:
    found = closed("draft", with_papers("promise", "authority", "bank", identity_seen=False))
    assert "证件" in found["accept"]
    assert "证件" in closed("draft", with_papers("promise", "authority", identity_seen=False))["accept_owed"]
    assert found["supplement"] == ""


def test_the_matters_own_guard_speaks_first() -> None:
    def never(_facts: Facts) -> None:
        raise Refused("先建档、后帮扶。")

    own = counter(HEAD_NEEDS, onward=(), ends=(), guards=(never,))
    flow = Flow(own.states, own.moves)
    found = {one.move.code: one.closed for one in open_moves(flow, "draft", with_papers())}
    assert found["accept"] == found["accept_owed"] == "先建档、后帮扶。"
    assert found["supplement"] == found["refuse"] == ""


@pytest.mark.parametrize(("today", "is_open"), [("2026-12-07", False), ("2026-12-08", True)])
def test_lapse_only_after_the_last_day_of_the_term(today: str, is_open: bool) -> None:
    timer = start(COUNTER.timers[0], TODAY, 10, CALENDAR)
    found = closed("supplement", with_papers(timers=(timer,), today=date.fromisoformat(today)))
    assert (found["lapse"] == "") is is_open
    if not is_open:
        assert found["lapse"] == "补正期到 2026年12月7日为止，期满后才能按撤回处理。"
    assert found["accept"]


@pytest.mark.parametrize(("today", "is_open"), [("2026-12-02", False), ("2026-12-03", True)])
def test_revoke_only_by_the_reviewer_when_owed_papers_are_overdue(today: str, is_open: bool) -> None:
    owed = start(COUNTER.timers[1], TODAY, 7, CALENDAR)
    given = facts(actor=REVIEWER, staff=staff(REVIEWER), timers=(owed,), today=date.fromisoformat(today))
    assert (closed("accepted", given)["revoke"] == "") is is_open
    assert closed("accepted", facts(timers=(owed,), staff=staff(REVIEWER)))["revoke"].startswith("由复核")
    nothing = facts(actor=REVIEWER, staff=staff(REVIEWER))
    assert closed("accepted", nothing)["revoke"] == "没有容缺未补的材料，不能撤销受理。"


def test_withdrawing_is_open_in_every_open_state_and_asks_for_the_wish() -> None:
    for state in ("supplement", "accepted", "work"):
        assert closed(state, facts())["withdraw"] == ""
        assert step(FLOW, state, "withdraw", facts()).target.code == "withdrawn"
    assert "withdraw" not in closed("draft", facts())


def test_what_ends_at_the_counter_asks_for_a_reason() -> None:
    for code in ("refuse", "lapse", "withdraw", "revoke"):
        assert FLOW.move(code).reason
    assert FLOW.move("refuse").reasons == ("N01",)
    assert {state.code for state in COUNTER.states} == set(COUNTER_STATES)
    assert {state.code for state in COUNTER.states if state.end} == set(ENDS)


def test_the_words_belong_to_the_matter() -> None:
    own = counter(HEAD_NEEDS, onward=(), ends=(), accepted="已登记", verb="登记")
    labels = [state.label for state in own.states] + [move.label for move in own.moves[:4]]
    assert "已登记" in labels
    assert {"登记", "容缺登记", "不予登记"} <= set(labels)
    assert not any("受理" in label for label in labels)


def test_papers_are_owed_for_half_the_promise_at_most() -> None:
    timers = (promise_timer("days.p", ends=("done",)), *COUNTER.timers)
    given = {"days.p": "15", "days.owed": "10", "days.supplement": "10"}
    assert lengths(timers, given) == {"days.p": 15, "days.owed": 7, "days.supplement": 10}
    assert lengths(timers, {**given, "days.p": "1"})["days.owed"] == 1
    assert lengths(timers, {**given, "days.owed": "3"})["days.owed"] == 3
    assert lengths(COUNTER.timers, given)["days.owed"] == 10
    with pytest.raises(Refused, match=r"“补正”的天数还没有设置"):
        lengths(COUNTER.timers, {"days.owed": "10"})


def rows_of(document_rows: Rows) -> dict[str, Row]:
    return {row.label: row for row in document_rows.rows}


def test_the_receipt_masks_the_name_and_promises_a_day() -> None:
    timers = tuple(start(timer, TODAY, 15, CALENDAR) for timer in LIVING.timers[:1])
    document = receipt().build(paper(LIVING, Values(), timers=timers, agent="徐明"))
    rows = rows_of(next(block for block in document.blocks if isinstance(block, Rows)))
    assert rows["申请人"].value == "徐＊芳（代办：徐＊）"
    assert rows["证件"].value == "身份证 尾号006X"
    assert rows["受理时间"].value == "2026-11-23 09:12"
    promise = next(block for block in document.blocks if isinstance(block, Promise))
    assert promise.date_text == "2026年12月14日前"
    assert promise.under[0] == "星期一 · 受理后15个工作日"
    query = next(block for block in document.blocks if isinstance(block, Query))
    assert query.qr == "JZ-XC01-2026-000412 7K3M9P"
    whole = "".join(document.texts())
    assert "徐桂芳" not in whole
    assert "33072319820615006X" not in whole
    assert "13800002266" not in whole
    assert (document.foot, document.clerk) == ("XC01 09:12印", "2号窗口 经办 陈晓")


def test_a_receipt_that_may_not_say_accepted() -> None:
    print_ = receipt(Wording("登记回执", "登记", "书面告知"))
    timers = (start(LIVING.timers[0], TODAY, 15, CALENDAR),)
    texts = "".join(print_.build(paper(LIVING, Values(), timers=timers)).texts())
    assert "受理" not in texts
    assert "登记编号" in texts


def test_owed_papers_stand_on_the_notice_with_their_day() -> None:
    owed = start(LIVING.timer("owed"), TODAY, 7, CALENDAR)
    lacking = judge(LIST, [], {"union": lambda _: False}, Values())
    build = next(one for one in COUNTER_PRINTS if one.code == "owed_notice").build
    document = build(paper(LIVING, Values(), timers=(owed,), verdict=lacking))
    missing = next(block for block in document.blocks if isinstance(block, Missing))
    assert missing.due_text == "2026年12月2日前补齐"
    assert "银行卡（复印1份）" in missing.items


def test_the_notice_names_everything_at_once_with_what_is_wrong() -> None:
    got = [Received("promise", received=True, copies=1, remark="夫 方国强 未签名")]
    verdict = judge(LIST, got, {"union": lambda _: None}, Values())
    build = next(one for one in COUNTER_PRINTS if one.code == "once_notice").build
    timers = (start(LIVING.timer("supplement"), TODAY, 10, CALENDAR),)
    document = build(paper(LIVING, Values(), timers=timers, verdict=verdict))
    table = next(block for block in document.blocks if isinstance(block, Table))
    assert [(row[1], row[4], row[5]) for row in table.rows] == [
        ("收入情况承诺书", "已交", "夫 方国强 未签名"),
        ("核对授权委托书", "", "未提交"),
        ("银行卡", "", "未提交"),
        ("如单位已建工会，请提供基层工会意见", "", "未提交"),
    ]
    assert "2026年12月7日前补齐第1、2、3、4项" in document.texts()


@pytest.mark.parametrize("code", ["N01", "N02", "N03", "N05"])
def test_a_refusal_says_where_to_go(code: str) -> None:
    reason = next(item.name for item in codes().items("refuse_reason") if item.code == code)
    for text in (code, reason, f"{reason}。另附说明"):
        assert where_to_go(paper(LIVING, Values(), reason=text)).startswith("请")
    build = next(one for one in COUNTER_PRINTS if one.code == "refusal").build
    texts = build(paper(LIVING, Values(), reason=reason)).texts()
    assert reason in texts
    assert any("12351" in text and "武义县总工会" in text for text in texts)


def test_a_free_reason_has_no_place_of_its_own() -> None:
    assert where_to_go(paper(LIVING, Values(), reason="另有原因")) == ""


def test_the_seeds_hold_every_term_of_the_counter() -> None:
    assert lengths(LIVING.timers, rules())["days.owed"] == 7


def test_the_counters_papers_are_on_the_matter() -> None:
    names = {one.code for one in LIVING.prints}
    assert {code for move in COUNTER.moves for code in move.papers} <= names
