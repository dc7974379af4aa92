"""劳动争议调解: two sides, consent, the 15 days, agreement and its performance, and what its papers say."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from app.core.actor import Actor, Post, Role
from app.core.errors import Invalid, Refused
from app.core.money import Money
from app.engine.check import check
from app.engine.fields import Typing
from app.engine.flow import Facts, Maker, open_moves, step
from app.engine.materials import judge
from app.engine.parties import HEADS, RESPONDENT
from app.engine.prints import Document, Promise
from app.engine.timers import Running, extend, start
from app.engine.values import Values
from app.lines.rights import rules
from app.lines.rights.fields.mediation import (
    AGREED_TOTAL,
    CLAIMED_TOTAL,
    CONSENT_EXTEND,
    CONSENT_OTHER,
    EXTEND_TO,
    PERFORMED,
    PERFORMED_TOTAL,
)
from app.lines.rights.line import MEDIATION
from app.lines.rights.rules import mediation as ruled
from tests.kit.contract import after
from tests.kit.facts import (
    CALENDAR,
    PERSON,
    TODAY,
    actor,
    codes,
    facts,
    maker,
    material_rules,
    paper,
    received,
    staff,
    typing,
)
from tests.kit.facts import rules as parameters

CLERK = actor(1, Role.CLERK, name="陈晓")
REVIEWER = actor(2, Role.REVIEWER, name="何敏")
MEDIATOR = actor(3, Post.MEDIATOR, name="章文萍")
PEOPLE = staff(CLERK, REVIEWER, MEDIATOR)

UNIT = "浙江武义壶山晨曦不锈钢真空保温器皿制造股份有限公司熟溪分厂"

APPLICATION: dict[str, str] = {
    "channel": "visit",
    "applied_on": "2026-11-23",
    "reply_way": "phone",
    "phone": "13800002266",
    "respondent_kind": "unit",
    "respondent": UNIT,
    "respondent_legal": "张惠",
    "respondent_post": "厂长",
    "respondent_address": "武义县熟溪街道样例路128号",
    "claims": json.dumps(
        [
            {"claim": "R0402", "demand": "支付休息日加班工资差额", "amount": "11425.17"},
            {"claim": "R0601", "demand": "补缴养老保险"},
            {"claim": "R05", "demand": "补偿交通费。", "amount": "300"},
        ]
    ),
    "fact": "本人自2019年5月起在抛光车间工作，\n休息日加班14天，工资没有付足。",
    "oral": "0",
    "service_address": "武义县柳城畲族镇样例村8号",
    "still_employed": "1",
    "contract": "written",
    "heads": "1",
    "known_on": "2026-10-31",
}
CONSENT = {"consent_other": "agree", "consent_on": "2026-11-25"}
MEETING = {
    "mediators": "何敏、陈晓",
    "meet_on": "2026-11-30",
    "meet_at": "09:30",
    "meet_place": "职工服务中心调解室",
}
AGREEMENT = {
    "agreed_on": "2026-12-03",
    "agreed_scope": "part",
    "terms": json.dumps(
        [
            {
                "term": "支付加班工资差额",
                "amount": "6000",
                "how": "转入申请人银行账户",
                "due_on": "2026-12-15",
            },
            {"term": "支付加班工资差额第二期", "amount": "5725.17", "due_on": "2026-12-25"},
            {"term": "补缴养老保险", "due_on": "2027-01-31"},
        ]
    ),
    "breach": "任何一期逾期付款的，申请人有权就全部未付款项一并要求支付。",
}
PAID = {
    "performed": json.dumps(
        [
            {"performed_on": "2026-12-14", "amount": "6000", "proof": "银行回单"},
            {"performed_on": "2026-12-24", "amount": "5725.17", "proof": "银行回单"},
        ]
    ),
    "visited_on": "2026-12-25",
    "visit_text": "电话回访，款项已到账，没有其他争议。",
}


def day(text: str) -> date:
    return date.fromisoformat(text)


def read(*typed: Mapping[str, str], on: str = "2026-12-31") -> Values:
    """The values of typed texts, as the form takes them."""
    texts = {code: text for one in typed for code, text in one.items()}
    values = check(MEDIATION.form, texts, (), Typing(day(on), codes()))
    return MEDIATION.derive(values, ())


def moves(state: str, given: Facts) -> dict[str, str]:
    """Why each move is closed, empty where it is open."""
    return {one.move.code: one.closed for one in open_moves(MEDIATION.flow, state, given)}


def mediator_facts(values: Values, **more: object) -> Facts:
    return facts(values, actor=MEDIATOR, staff=PEOPLE, **more)


def test_sums_are_computed_and_stale_ones_go() -> None:
    values = read(APPLICATION, AGREEMENT, PAID)
    assert values[CLAIMED_TOTAL] == Money.parse("11725.17")
    assert values[AGREED_TOTAL] == values[PERFORMED_TOTAL] == Money.parse("11725.17")
    assert PERFORMED_TOTAL not in MEDIATION.derive(values.put(PERFORMED, None), ())


WALK: list[tuple[str, Actor, str, dict[str, str], str]] = [
    ("accept", CLERK, "2026-11-23", APPLICATION, "accepted"),
    ("ask", MEDIATOR, "2026-11-24", {}, "asked"),
    ("mediate", MEDIATOR, "2026-11-25", {**CONSENT, **MEETING}, "mediating"),
    ("meet_again", MEDIATOR, "2026-11-30", {"meet_on": "2026-12-03"}, "mediating"),
    ("agree", MEDIATOR, "2026-12-03", AGREEMENT, "agreed"),
    ("keep", CLERK, "2026-12-25", PAID, "kept"),
]


def walk(steps: list[tuple[str, Actor, str, dict[str, str], str]]) -> tuple[tuple[Running, ...], list[str]]:
    """The timers and the papers of a case that went this way; each step is checked as the desk does."""
    state, values, made = "draft", Values(), dict[str, Maker]()
    timers: tuple[Running, ...] = ()
    issued: list[str] = []
    for code, who, on, typed, target in steps:
        move = MEDIATION.flow.move(code)
        fillable = MEDIATION.form.open_in(state)
        assert set(typed) <= fillable
        values = check(MEDIATION.form, typed, move.needs, Typing(day(on), codes()), values)
        values = MEDIATION.derive(values, ())
        given = facts(values, actor=who, staff=PEOPLE, made_by=made, timers=timers, today=day(on))
        outcome = step(MEDIATION.flow, state, code, given)
        state, made = outcome.target.code, {**made, code: maker(who)}
        assert state == target
        timers = after(MEDIATION, timers, code, state, (day(on) - TODAY).days)
        issued += outcome.papers
    return timers, issued


def test_from_the_application_to_the_last_payment() -> None:
    timers, issued = walk(WALK)
    assert issued == [
        "receipt", "consent_request", "acceptance", "session_notice", "session_notice", "agreement",
        "follow_up",
    ]  # fmt: skip
    assert [(one.code, one.stopped_on) for one in timers] == [
        ("mediation", day("2026-12-03")),
        ("accept", day("2026-11-25")),
        ("arbitral", day("2026-12-25")),
        ("judicial", day("2026-12-25")),
    ]


@pytest.mark.parametrize(
    ("last", "reason", "paper_"),
    [
        (("end", MEDIATOR, "2026-12-08", {"end_reason": "term"}, "ended"), "term", "termination"),
        (("withdraw", CLERK, "2026-12-01", {}, "withdrawn"), "", "withdrawal"),
    ],
)
def test_it_ends_without_an_agreement(
    last: tuple[str, Actor, str, dict[str, str], str], reason: str, paper_: str
) -> None:
    timers, issued = walk([*WALK[:3], last])
    assert issued[-1] == paper_
    assert all(not one.open for one in timers)


def test_broken_and_then_paid_or_closed() -> None:
    broken = ("break", CLERK, "2026-12-16", {"help_next": "order"}, "broken")
    late = {**PAID, "visited_on": "2026-12-28"}
    timers, _ = walk([*WALK[:5], broken, ("keep", CLERK, "2026-12-28", late, "kept")])
    assert all(not one.open for one in timers)
    closing = ("close_broken", MEDIATOR, "2026-12-28", {"end_reason": "unperformed"}, "ended")
    _, issued = walk([*WALK[:5], broken, closing])
    assert issued[-1] == "termination"


TERMS_OF_15: list[tuple[str, str, str]] = [
    ("2026-11-23", "2026-12-08", "2026-12-08"),
    ("2026-01-31", "2026-02-24", "2026-02-14"),
    ("2026-09-16", "2026-10-08", "2026-09-30"),
    ("2025-12-20", "2026-01-04", "2026-01-04"),
    ("2026-06-05", "2026-06-22", "2026-06-18"),
    ("2025-01-13", "2025-02-05", "2025-01-27"),
]


@pytest.mark.parametrize(("applied", "rolled", "safe"), TERMS_OF_15)
def test_fifteen_days_from_the_application(applied: str, rolled: str, safe: str) -> None:
    timers = after(MEDIATION, (), "accept", "accepted", (day(applied) - TODAY).days)
    running = next(one for one in timers if one.code == "mediation")
    assert (running.rolled, running.safe) == (day(rolled), day(safe))
    for n, (move, state) in enumerate((("ask", "asked"), ("mediate", "mediating")), start=1):
        timers = after(MEDIATION, timers, move, state, (day(applied) - TODAY).days + n)
    still = next(one for one in timers if one.code == "mediation")
    assert (still.open, still.paused_on, still.rolled) == (True, None, day(rolled))


@pytest.mark.parametrize(
    ("applied", "due"),
    [("2025-01-24", "2025-02-05"), ("2025-12-31", "2026-01-06"), ("2024-09-13", "2024-09-19")],
)
def test_three_working_days_to_say_whether_it_is_taken_on(applied: str, due: str) -> None:
    timers = after(MEDIATION, (), "accept", "accepted", (day(applied) - TODAY).days)
    assert next(one.rolled for one in timers if one.code == "accept") == day(due)


def test_what_the_law_sets_is_sourced_and_a_changed_number_counts() -> None:
    assert parameters()[rules.mediation.MEDIATION_DAYS] == "15"
    assert MEDIATION.timer("mediation").pauses == ()
    assert MEDIATION.timer("mediation").unit == "day"


@pytest.mark.parametrize(
    ("answer", "closed"),
    [
        ("agree", ""),
        ("silent", "对方没有答复，不答复不等于同意，不能开始调解。"),
        ("refuse", "对方明确拒绝调解，不能开始调解，请办“调解不成”或“不予受理”，并告知申请人。"),
    ],
)
def test_silence_is_not_consent(answer: str, closed: str) -> None:
    given = mediator_facts(Values().put(CONSENT_OTHER, answer))
    assert moves("asked", given)["mediate"] == closed
    assert moves("asked", given)["end"] == ""


def test_without_an_answer_the_move_asks_for_it() -> None:
    needs = MEDIATION.flow.move("mediate").needs
    with pytest.raises(Invalid) as wrong:
        check(MEDIATION.form, {}, needs, typing(), read(APPLICATION))
    assert {"consent_other", "consent_on", "meet_on", "mediators"} <= {
        one.field for one in wrong.value.faults
    }


@pytest.mark.parametrize(
    ("respondent", "applicant", "same"),
    [
        (UNIT, "徐桂芳", False),
        ("徐桂芳", "徐桂芳", True),
        ("徐 桂芳", "徐桂芳", True),
        (UNIT, UNIT, True),
        ("徐桂", "徐桂芳", False),
        ("", "", False),
    ],
)
def test_nobody_disputes_with_himself(respondent: str, applicant: str, same: bool) -> None:
    values = Values().put(RESPONDENT, respondent or None)
    closed = moves("draft", facts(values, applicant=applicant, staff=PEOPLE))["accept"]
    assert closed == ("申请人和对方是同一人（单位），请核对“对方名称（姓名）”。" if same else "")


def test_missing_papers_and_no_identity_never_stop_registering() -> None:
    values = read(APPLICATION)
    verdict = judge(material_rules(MEDIATION.id), (), MEDIATION.conditions, values)
    assert verdict.outcome == "supplement"
    given = facts(values, staff=PEOPLE, verdict=verdict, identity_seen=False)
    assert moves("draft", given) == {"accept": ""}


@pytest.mark.parametrize(
    ("typed", "wanted", "spared"),
    [
        ({}, {"form"}, {"statement", "delegate_list", "licence", "proxy"}),
        ({"oral": "1"}, {"statement"}, {"form"}),
        ({"heads": "10"}, {"delegate_list"}, {"licence"}),
        ({"respondent_kind": "person"}, {"licence", "unit_mandate"}, {"proxy"}),
        ({"agent": "徐明", "agent_relation": "child"}, {"proxy", "id_agent"}, {"licence"}),
    ],
)
def test_the_friendly_list_fits_the_case(typed: dict[str, str], wanted: set[str], spared: set[str]) -> None:
    values = read(APPLICATION, typed)
    verdict = judge(material_rules(MEDIATION.id), (), MEDIATION.conditions, values)
    lacking = {item.rule.code for item in verdict.items if item.lacking}
    assert wanted | {"id", "evidence"} <= lacking
    assert not spared & lacking


def test_not_taken_on_is_the_reviewers_word_on_another_mans_case() -> None:
    move = MEDIATION.flow.move("not_accept")
    assert move.reasons == ("N09", "N10")
    alone = actor(9, Role.CLERK, Role.REVIEWER)
    given = facts(actor=alone, staff=staff(alone), made_by={"accept": maker(alone)})
    assert moves("accepted", given)["not_accept"].startswith("前一步是您办的")
    assert moves("accepted", replace(given, made_by={"accept": maker(CLERK)}))["not_accept"] == ""


def running(until: str = "") -> Running:
    found = start(MEDIATION.timer("mediation"), TODAY, 15, CALENDAR)
    return extend(found, (day(until) - found.nominal).days, "", CALENDAR) if until else found


@pytest.mark.parametrize(
    ("both", "until", "timer", "closed"),
    [
        (True, "2026-12-20", running(), ""),
        (True, "2026-12-09", running(), ""),
        (True, "2026-12-08", running(), "现在的调解期限到 2026年12月8日，延期的日子要在这一天之后。"),
        (
            True,
            "2026-12-20",
            running("2026-12-22"),
            "现在的调解期限到 2026年12月22日，延期的日子要在这一天之后。",
        ),
        (False, None, running(), "双方都同意才能延期，调解期满的请办“调解不成”。"),
        (True, "2026-12-20", None, "调解期限已经停止，不用延期。"),
    ],
)
def test_longer_only_with_both(both: bool, until: str | None, timer: Running | None, closed: str) -> None:
    values = Values().put(CONSENT_EXTEND, both).put(EXTEND_TO, day(until) if until else None)
    given = mediator_facts(values, timers=(timer,) if timer else ())
    assert moves("mediating", given)["extend"] == closed
    outcome = MEDIATION.flow.move("extend")
    assert (outcome.effects, outcome.papers) == ((), ("extension",))
    longer = outcome.extends
    assert longer is not None
    assert longer.more(values, day("2026-12-08")) == (day(until or "2026-12-08") - day("2026-12-08")).days


@pytest.mark.parametrize(("today", "told"), [("2026-12-08", False), ("2026-12-09", True)])
def test_the_end_of_the_fifteen_days_is_told(today: str, told: bool) -> None:
    said = "".join(MEDIATION.tell(facts(timers=(running(),), today=day(today))))
    assert ("调解期限已在 2026年12月8日届满" in said) is told
    longer = facts(timers=(running("2026-12-20"),), today=day(today))
    assert MEDIATION.tell(longer) == ()


@pytest.mark.parametrize(
    ("heads", "delegates", "told"),
    [(9, 0, False), (10, 0, True), (10, 2, True), (10, 3, False), (300, 5, False), (1, 0, False)],
)
def test_ten_with_one_claim_choose_delegates(heads: int, delegates: int, told: bool) -> None:
    rows = [{"name": f"徐桂{'芳兰英梅菊'[n]}"} for n in range(delegates)]
    values = read(APPLICATION, {"heads": str(heads), "delegates": json.dumps(rows)})
    assert values[HEADS] == heads
    said = "".join(MEDIATION.tell(facts(values)))
    assert ("推选 3 至 5 名代表" in said) is told


FAULTS: list[tuple[dict[str, str], set[str]]] = [
    ({}, set()),
    ({"agent": UNIT[:8], "agent_relation": "other", "respondent": UNIT[:8]}, {"agent"}),
    ({"agent": "徐明"}, {"agent_relation"}),
    ({"delegates": json.dumps([{"name": "徐明"}] * 6), "heads": "20"}, {"delegates"}),
    ({"delegates": json.dumps([{"name": "徐明"}]), "respondent": "徐明"}, {"delegates"}),
    ({"hired_on": "2020-05-06", "left_on": "2019-01-01", "still_employed": "0"}, {"left_on"}),
    ({"left_on": "2026-01-01"}, {"still_employed"}),
    ({"hired_on": "2020-05-06", "contract_to": "2019-05-06"}, {"contract_to"}),
    ({"heads": "3", "women_heads": "4", "migrant_heads": "3"}, {"women_heads"}),
    ({"interruptions": '[{"interrupted_on": "2026-10-01", "interrupted_by": "claim"}]'}, {"interruptions"}),
    ({"consent_other": "agree"}, {"consent_on"}),
    ({"consent_other": "silent"}, set()),
    ({"meet_at": "9点半"}, {"meet_at"}),
    ({"meet_at": "24:00"}, {"meet_at"}),
    ({"meet_at": "9：30"}, set()),
    ({**CONSENT, "meet_on": "2026-11-24"}, {"meet_on"}),
    ({"consent_extend": "0", "extend_to": "2026-12-20"}, {"extend_to"}),
    ({**AGREEMENT, "agreed_on": "2026-12-16"}, {"terms"}),
]


@pytest.mark.parametrize(("typed", "fields"), FAULTS)
def test_what_belongs_together(typed: dict[str, str], fields: set[str]) -> None:
    found: set[str] = set()
    try:
        read(APPLICATION, typed)
    except Invalid as wrong:
        found = {one.field for one in wrong.faults if one.sentence.endswith("。")}
    assert found == fields


@pytest.mark.parametrize(
    ("paid", "today", "keep", "broken"),
    [
        (PAID, "2026-12-25", "", "协议金额已经全部到账，请办“履行完毕”。"),
        ({}, "2026-12-15", "协议金额还有 11,725.17 元没有到账", "协议最早的履行期限是 2026年12月15日"),
        ({}, "2026-12-16", "协议金额还有 11,725.17 元没有到账", ""),
    ],
)
def test_kept_when_paid_and_broken_after_its_day(
    paid: dict[str, str], today: str, keep: str, broken: str
) -> None:
    given = facts(read(APPLICATION, AGREEMENT, paid), staff=PEOPLE, today=day(today))
    found = moves("agreed", given)
    assert found["keep"].startswith(keep) if keep else found["keep"] == ""
    assert found["break"].startswith(broken) if broken else found["break"] == ""


def test_an_agreement_without_money_is_kept_by_the_visit() -> None:
    free = {**AGREEMENT, "terms": '[{"term": "出具离职证明", "due_on": "2026-12-15"}]'}
    ruled.performed(facts(read(APPLICATION, free)))
    with pytest.raises(Refused, match=r"全部到账"):
        ruled.overdue(facts(read(APPLICATION, free), today=day("2026-12-16")))


def build(code: str, *typed: Mapping[str, str], **more: object) -> Document:
    timers = tuple(start(one, TODAY, int(parameters()[one.days]), CALENDAR) for one in MEDIATION.timers)
    values = read(APPLICATION, *typed)
    verdict = judge(
        material_rules(MEDIATION.id), received(MEDIATION, "id", "evidence"), MEDIATION.conditions, values
    )
    given = {"number": "WQ-XC01-2026-000005", "timers": timers, "verdict": verdict, **more}
    return MEDIATION.print(code).build(paper(MEDIATION, values, **given))


@pytest.mark.parametrize("timers", [True, False])
def test_the_slip_says_received_and_never_accepted(timers: bool) -> None:
    document = build("receipt") if timers else build("receipt", timers=())
    texts = "\n".join(document.texts())
    assert document.title == "登记回执"
    assert "已收到您的调解申请" in texts
    assert UNIT in texts
    for word in ("受理", "容缺", "补正", "None"):
        assert word not in texts
    promised = [one for one in document.blocks if isinstance(one, Promise)]
    assert [one.date_text for one in promised] == (["2026年12月8日前"] if timers else [])
    assert "居民身份证（复印1份）" in texts


@pytest.mark.parametrize(
    "code", [one.code for one in MEDIATION.prints if one.code not in ("receipt", "withdrawal")]
)
def test_every_sheet_names_both_sides(code: str) -> None:
    texts = "\n".join(build(code, CONSENT, MEETING, AGREEMENT, PAID, reason="不属于劳动争议").texts())
    assert PERSON.name in texts
    if code != "service_address":
        assert UNIT in texts
    assert "WQ-XC01-2026-000005" in texts


def test_the_agreement_writes_each_sum_twice() -> None:
    texts = "\n".join(build("agreement", CONSENT, MEETING, AGREEMENT).texts())
    for sum_ in ("11425.17", "300", "11725.17", "6000", "5725.17"):
        money = Money.parse(sum_)
        assert f"{money.capital()}（{money.figure()}）" in texts
    for words in (
        "加班费",
        "第四条　效力",
        "15日内（到2026年12月8日为止）",
        "30日内",
        "支付令",
        "部分请求",
        "何敏、陈晓",
    ):
        assert words in texts
    assert "，，" not in texts
    assert "。。" not in texts


def test_without_a_breach_clause_the_articles_close_up() -> None:
    terms = {code: text for code, text in AGREEMENT.items() if code != "breach"}
    texts = "\n".join(build("agreement", MEETING, CONSENT, terms).texts())
    assert "第三条　效力" in texts
    assert "违约责任" not in texts


def test_silence_is_no_consent_on_the_letter_to_the_other_side() -> None:
    texts = "\n".join(build("consent_request").texts())
    assert "不答复的，不视为同意调解" in texts
    assert PERSON.id_number not in texts
    assert PERSON.phone not in texts


@pytest.mark.parametrize(
    ("more", "words", "not_words"),
    [
        ((), "双方没有达成调解协议", "支付令"),
        ((AGREEMENT,), "2026年12月3日达成的调解协议没有履行完毕", "没有达成"),
    ],
)
def test_the_last_letter_says_which_way_stays_open(
    more: tuple[dict[str, str], ...], words: str, not_words: str
) -> None:
    texts = "\n".join(build("termination", CONSENT, MEETING, *more, {"end_reason": "term"}).texts())
    assert words in texts
    assert not_words not in texts


def test_a_unit_applies_with_its_code() -> None:
    unit = replace(PERSON, name="武义示例门业有限公司", id_number="91330723MA29ABCD0P", is_unit=True)
    texts = build("agreement", {"respondent": "徐明", "respondent_kind": "person"}, person=unit).texts()
    assert "信用代码" in texts
    assert unit.id_number in texts
    assert "徐明" in texts
