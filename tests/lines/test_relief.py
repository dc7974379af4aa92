"""生活救助: its rules at their edges, its way from the counter to the money, and what its papers hide."""

from dataclasses import replace
from datetime import date

import pytest

from app.core.actor import Role
from app.core.errors import Refused
from app.core.money import Money
from app.engine.check import check
from app.engine.flow import Maker, Standing, open_moves, step
from app.engine.head import APPLIED_ON
from app.engine.line import CardCase, CardFacts
from app.engine.materials import judge
from app.engine.prints import Document, Query
from app.engine.timers import TimerView
from app.engine.values import Values
from app.lines.relief.fields.aid import (
    ACCOUNT_NAME,
    CATEGORY,
    DECIDED,
    FILE_NO,
    NOTICE_FROM,
    NOTICE_TO,
    OBJECTION,
    PAY_WAY,
    PROPOSED,
    RECEIVED_BY,
    RECEIVER_ID_NUMBER,
    RECEIVER_RELATION,
)
from app.lines.relief.line import LIVING, RELIEF
from app.lines.relief.rules import aid, kinds, means, notice
from app.lines.relief.rules import standing as filed
from app.lines.relief.rules.standards import within_standard
from tests.kit.facts import (
    FILE,
    PERSON,
    TODAY,
    actor,
    codes,
    facts,
    filled,
    maker,
    material_rules,
    paper,
    received,
    rules,
    seed,
    staff,
    typing,
)

CLERK, REVIEWER, APPROVER, CASHIER = (
    actor(n, role) for n, role in enumerate((Role.CLERK, Role.REVIEWER, Role.APPROVER, Role.CASHIER), start=1)
)


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("standing", "active"),
    [
        ((), False),
        ((FILE,), True),
        ((replace(FILE, to_on=TODAY),), True),
        ((replace(FILE, to_on=day("2026-11-22")),), False),
        ((replace(FILE, from_on=day("2026-11-24")),), False),
        ((replace(FILE, kind="member"),), False),
        ((replace(FILE, to_on=day("2026-02-01")), replace(FILE, from_on=TODAY)), True),
    ],
)
def test_file_first(standing: tuple[Standing, ...], active: bool) -> None:
    given = facts(standing=standing)
    if active:
        filed.in_file(given)
    else:
        with pytest.raises(Refused, match=r"^先建档、后帮扶.*县民政局.*县医疗保障局。$"):
            filed.in_file(given)
    moves = {one.move.code: one.closed for one in open_moves(LIVING.flow, "draft", given)}
    assert moves["accept"] == "" if active else moves["accept"].startswith("先建档")
    assert moves["refuse"] == ""


def test_file_number_and_category_come_from_the_file_of_the_day() -> None:
    older = Standing("hardship", "1", day("2024-01-05"), day("2025-12-31"), "DA-1", "")
    on = Values().put(APPLIED_ON, day("2025-06-01"))
    assert (LIVING.derive(on, (older, FILE))[FILE_NO], LIVING.derive(on, (older, FILE))[CATEGORY]) == (
        "DA-1",
        "1",
    )
    now = on.put(APPLIED_ON, TODAY)
    assert LIVING.derive(now, (older, FILE))[CATEGORY] == "2"
    stale = now.put(FILE_NO, "DA-9").put(CATEGORY, "3")
    assert FILE_NO not in LIVING.derive(stale, ())
    assert CATEGORY not in LIVING.derive(Values(), (FILE,))


@pytest.mark.parametrize(
    ("first", "last", "enough"),
    [
        ("2026-11-23", "2026-11-30", True),
        ("2026-11-23", "2026-11-29", False),
        ("2026-02-10", "2026-02-24", True),
        ("2026-02-10", "2026-02-23", False),
        ("2026-11-23", "2027-01-30", True),
    ],
)
def test_the_notice_hangs_five_working_days(first: str, last: str, enough: bool) -> None:
    given = facts(Values().put(NOTICE_FROM, day(first)).put(NOTICE_TO, day(last)))
    if enough:
        notice.notice_long_enough(kinds.LIVING_AID.notice_days)(given)
    else:
        with pytest.raises(Refused, match=r"公示不少于 5 个工作日"):
            notice.notice_long_enough(kinds.LIVING_AID.notice_days)(given)


def test_the_days_of_the_notice_are_a_parameter() -> None:
    given = facts(Values().put(NOTICE_FROM, TODAY).put(NOTICE_TO, day("2026-11-30")))
    key = kinds.LIVING_AID.notice_days
    long_enough = notice.notice_long_enough(key)
    long_enough(given)
    with pytest.raises(Refused, match=r"2026年12月2日"):
        long_enough(replace(given, rules={key: "7"}))
    with pytest.raises(Refused, match=r"还没有设置"):
        long_enough(replace(given, rules={}))


@pytest.mark.parametrize(("today", "over"), [("2026-11-30", False), ("2026-12-01", True)])
def test_the_notice_is_over_the_day_after_its_last(today: str, over: bool) -> None:
    given = facts(Values().put(NOTICE_TO, day("2026-11-30")), today=day(today))
    if over:
        notice.notice_over(given)
    else:
        with pytest.raises(Refused, match=r"公示到 2026年11月30日为止"):
            notice.notice_over(given)


def test_no_sum_of_money_is_shipped() -> None:
    mine = [one for one in seed("parameter") if "relief." in one["key"]]
    assert {one.get("unit", "") for one in mine} <= {"workday", "day", "month", "percent", "yesno", ""}
    assert means.LINE not in rules()
    assert kinds.LIVING_AID.standard not in rules()
    assert kinds.LIVING_AID.notice_free not in rules()


@pytest.mark.parametrize(
    ("set_to", "proposed", "closed"),
    [
        ("", "100", "本县没有设置免公示的金额，要先公示。"),
        ("500", "500", ""),
        ("500", "500.01", "拟救助金额超过免公示的 500.00 元，要先公示。"),
        ("五百", "100", "参数 relief.living.notice_free 不是金额，请管理员在“管理・参数”里改正。"),
    ],
)
def test_without_notice_only_under_a_sum_that_is_set(set_to: str, proposed: str, closed: str) -> None:
    given = facts(
        Values().put(PROPOSED, Money.parse(proposed)),
        rules={**rules(), **({kinds.LIVING_AID.notice_free: set_to} if set_to else {})},
        actor=REVIEWER,
        staff=staff(REVIEWER),
    )
    found = {one.move.code: one.closed for one in open_moves(LIVING.flow, "verify", given)}
    assert found["skip_notice"] == closed


@pytest.mark.parametrize(
    ("standards", "decided", "refused"),
    [
        ({}, "999999", False),
        ({"relief.living.standard": "3000"}, "3000", False),
        ({"relief.living.standard": "3000"}, "3000.01", True),
        ({"relief.living.standard": "3000", "relief.living.standard.2": "2000"}, "2500", True),
        ({"relief.living.standard": "2000", "relief.living.standard.1": "3000"}, "2500", True),
    ],
)
def test_within_the_standard_of_the_category(standards: dict[str, str], decided: str, refused: bool) -> None:
    given = facts(Values().put(DECIDED, Money.parse(decided)).put(CATEGORY, "2"), rules=standards)
    if refused:
        with pytest.raises(Refused, match=r"超过现行救助标准"):
            within_standard(kinds.LIVING_AID, DECIDED)(given)
    else:
        within_standard(kinds.LIVING_AID, DECIDED)(given)


@pytest.mark.parametrize(
    ("way", "holder", "refused"),
    [("card", "徐桂芳", False), ("card", "徐明", True), ("cash", "徐明", False), ("card", "", False)],
)
def test_the_card_is_the_workers_own(way: str, holder: str, refused: bool) -> None:
    given = facts(Values().put(PAY_WAY, way).put(ACCOUNT_NAME, holder or None))
    if refused:
        with pytest.raises(Refused, match=r"户名“徐明”和申请人“徐桂芳”不一致"):
            aid.own_account(given)
    else:
        aid.own_account(given)


FAULTS: list[tuple[dict[str, str], set[str]]] = [
    ({"aid_elsewhere": "1"}, {"other_aid"}),
    ({"aid_elsewhere": "0"}, set()),
    ({"notice_from": "20261123", "notice_to": "20261120"}, {"notice_to"}),
    ({"objection": "1"}, {"objection_text"}),
    ({"objection": "1", "objection_text": "收入不实"}, set()),
    ({"pay_way": "card"}, set()),
    ({"pay_way": "card", "decided": "100"}, {"bank", "account_no", "account_name"}),
    ({"pay_way": "cash", "decided": "100"}, set()),
    ({"pay_way": "cash", "paid_on": "t"}, {"received_by"}),
    ({"pay_way": "goods", "paid_on": "t", "received_by": "徐桂芳"}, {"receiver_relation"}),
    ({"pay_way": "cash", "paid_on": "t", "received_by": "徐桂芳", "receiver_relation": "本人"}, set()),
    ({"pay_way": "cash", "received_by": "徐明", "receiver_relation": "子"}, {"receiver_id_number"}),
]


@pytest.mark.parametrize(("typed", "fields"), FAULTS)
def test_what_belongs_together(typed: dict[str, str], fields: set[str]) -> None:
    values = Values()
    for field in LIVING.form.fields:
        if field.code in typed:
            values = values.put(field, field.kind.parse(typed[field.code], typing()))
    assert {fault.field for fault in aid.faults(values)} == fields


def test_relief_of_this_year_is_told_and_stops_nothing() -> None:
    twice = (
        ("relief.living", Money(300000)),
        ("mutual_aid.inpatient", Money(5)),
        ("relief.living", Money(50)),
    )
    assert LIVING.tell(facts(benefits=twice)) == ("今年已领生活救助 2 次，共 3,000.50 元。",)
    assert LIVING.tell(facts()) == ()


def test_from_the_counter_to_the_money_by_four_people() -> None:
    full = filled(field for field in LIVING.form.fields if not field.computed)
    full = full.put(ACCOUNT_NAME, PERSON.name).put(OBJECTION, value=False)
    full = full.put(NOTICE_FROM, TODAY).put(NOTICE_TO, day("2026-11-30"))
    people = staff(CLERK, REVIEWER, APPROVER, CASHIER)
    verdict = judge(material_rules(LIVING.id), received(LIVING), LIVING.conditions, full)
    given = facts(full, staff=people, verdict=verdict)
    state, made = "draft", dict[str, Maker]()
    for code, who, today in (
        ("accept", CLERK, "2026-11-23"),
        ("verify", CLERK, "2026-11-24"),
        ("publicise", REVIEWER, "2026-11-24"),
        ("submit", REVIEWER, "2026-12-01"),
        ("approve", APPROVER, "2026-12-02"),
        ("pay", CASHIER, "2026-12-03"),
    ):
        outcome = step(LIVING.flow, state, code, replace(given, actor=who, made_by=made, today=day(today)))
        check(LIVING.form, {}, outcome.move.needs, typing(), full)
        state, made = outcome.target.code, {**made, code: maker(who)}
    assert (state, outcome.effects, outcome.papers) == ("done", (), ("completion",))


@pytest.mark.parametrize(
    ("move", "state", "earlier"),
    [
        ("publicise", "verify", "accept"),
        ("submit", "notice", "verify"),
        ("approve", "decide", "submit"),
        ("approve", "decide", "accept_owed"),
        ("deny", "decide", "publicise"),
        ("pay", "pay", "approve"),
        ("pay", "pay", "verify"),
    ],
)
def test_maker_checker_and_payer_are_different_people(move: str, state: str, earlier: str) -> None:
    everyone = actor(7, Role.CLERK, Role.REVIEWER, Role.APPROVER, Role.CASHIER)
    given = facts(actor=everyone, staff=staff(everyone), made_by={earlier: maker(everyone)})
    found = {one.move.code: one.closed for one in open_moves(LIVING.flow, state, given)}
    assert found[move].startswith("前一步是您办的")


def test_owed_papers_come_before_the_approval() -> None:
    full = filled(field for field in LIVING.form.fields if not field.computed)
    full = full.put(OBJECTION, value=False).put(NOTICE_TO, day("2026-11-20"))
    verdict = judge(material_rules(LIVING.id), received(LIVING, "bank"), LIVING.conditions, full)
    given = facts(full, actor=REVIEWER, staff=staff(REVIEWER), verdict=verdict)
    found = {one.move.code: one.closed for one in open_moves(LIVING.flow, "notice", given)}
    assert found["submit"].startswith("后补的材料还没有补齐：缺 1 件")


def test_an_objection_goes_back_to_the_visit() -> None:
    given = facts(Values().put(OBJECTION, value=True), actor=REVIEWER, staff=staff(REVIEWER))
    assert step(LIVING.flow, "notice", "object", given).target.code == "verify"
    closed = {one.move.code: one.closed for one in open_moves(LIVING.flow, "notice", given)}
    assert closed["submit"]
    quiet = replace(given, values=Values().put(OBJECTION, value=False))
    assert {one.move.code: one.closed for one in open_moves(LIVING.flow, "notice", quiet)}["object"]


def build(code: str, values: Values, number: str = "") -> Document:
    return LIVING.print(code).build(paper(LIVING, values, paper_number=number))


def test_the_public_notice_hides_what_it_must() -> None:
    values = filled(LIVING.form.fields, 1)
    texts = "\n".join(build("public_notice", values).texts())
    assert "徐＊芳" in texts
    hidden = (PERSON.name, PERSON.id_number, PERSON.phone, PERSON.address, "因病致贫", "006X")
    assert [one for one in hidden if one in texts] == []


def test_the_payout_slip_is_a_money_paper() -> None:
    values = filled(LIVING.form.fields).put(DECIDED, Money(553014))
    document = build("payout_slip", values, "领-XC01-2026-000123")
    assert document.number == "领-XC01-2026-000123"
    assert [one.name for one in document.copies] == ["第一联 记账", "第二联 存根"]
    texts = "\n".join(document.texts())
    assert PERSON.id_number not in texts
    for word in (Money(553014).capital(), "¥5,530.14", "JZ-XC01-2026-000412"):
        assert word in texts


def test_every_qr_is_ascii() -> None:
    for print_ in LIVING.prints:
        number = f"{print_.numbered}-XC01-2026-000123" if print_.numbered else ""
        for block in build(print_.code, filled(LIVING.form.fields), number).blocks:
            assert not isinstance(block, Query) or block.qr.isascii()


def test_who_took_it_for_another_stands_on_the_last_letter() -> None:
    values = Values().put(RECEIVED_BY, "徐明").put(RECEIVER_RELATION, "20").put(RECEIVER_ID_NUMBER, "x")
    texts = build("completion", values).texts()
    assert "徐明" in texts
    assert "子" in texts


CASE = CardCase("JZ-XC01-2026-000001", "生活救助", "待审批", ended=False, timer=None)
BADGE = TimerView("soon", "还剩 2 个工作日", "承诺办结", day("2026-11-25"))
PAID = ("relief.living", Money(100))
CARDS: list[tuple[tuple[CardCase, ...], tuple[Standing, ...], tuple[tuple[str, Money], ...], str]] = [
    ((), (), (), "无记录"),
    ((), (FILE,), (), "在档·相对困难"),
    ((), (FILE,), (PAID, PAID), "在档·相对困难·今年救助 2 次"),
    ((CASE,), (FILE,), (PAID,), "在档·相对困难·今年救助 1 次·生活救助 待审批"),
    ((CASE, CASE), (), (), "在办 2 件"),
    ((replace(CASE, ended=True),), (), (), "办过 1 件"),
    ((), (), (("mutual_aid.inpatient", Money(1)),), "无记录"),
    ((), (replace(FILE, category=""),), (), "在档"),
]


@pytest.mark.parametrize(("cases", "standing", "benefits", "text"), CARDS)
def test_the_card(
    cases: tuple[CardCase, ...],
    standing: tuple[Standing, ...],
    benefits: tuple[tuple[str, Money], ...],
    text: str,
) -> None:
    line = RELIEF.card(CardFacts(TODAY, cases, standing, benefits, codes()))
    assert line.text == text
    assert line.active is (text != "无记录")


def test_the_card_shows_the_nearest_deadline_of_open_cases() -> None:
    far = replace(BADGE, due_on=day("2026-12-14"))
    cases = (
        replace(CASE, timer=far),
        replace(CASE, timer=BADGE),
        replace(CASE, timer=replace(BADGE, due_on=TODAY), ended=True),
    )
    assert RELIEF.card(CardFacts(TODAY, cases, (), (), codes())).timer == BADGE
