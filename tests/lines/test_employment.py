"""就业: wages under the minimum, terms of posts and entries, who may do what, what its papers hide."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from app.core.actor import Role
from app.core.errors import Invalid, Refused
from app.core.money import Money
from app.engine.check import check
from app.engine.fields import CodeLists
from app.engine.flow import SameCase, open_moves, step
from app.engine.line import CardCase, CardFacts
from app.engine.materials import judge
from app.engine.timers import start
from app.engine.values import Values
from app.lines.employment.fields.referral import MEETING, POST_JOB, POST_UNIT
from app.lines.employment.fields.referral import VACANCY as CHOSEN
from app.lines.employment.fields.seeker import CONSENT, DISABLED, SEEKER_KIND
from app.lines.employment.fields.vacancy import (
    JOB,
    POSTS,
    TERMS,
    VALID_TO,
    WAGE_FORM,
    WAGE_HIGH,
    WAGE_LOW,
)
from app.lines.employment.line import EMPLOYMENT, REFERRAL, SEEKER, VACANCY
from app.lines.employment.rules import referral as referring
from app.lines.employment.rules import seeker as seeking
from app.lines.employment.rules import vacancy as hiring
from app.lines.employment.rules import wage
from tests.kit.contract import after
from tests.kit.facts import (
    CALENDAR,
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

CLERK, REVIEWER = actor(1, Role.CLERK), actor(2, Role.REVIEWER)
MONTH, HOUR = wage.MINIMUM_MONTH_KEY, wage.MINIMUM_HOUR_KEY


BACKWARDS = '[{"worked_from": "20200105", "worked_to": "20190105", "worked_at": "三溪", "worked_as": "车工"}]'


def post(form: str, low: str, high: str = "", terms: str = "") -> Values:
    """A post of this form of wage."""
    values = Values().put(JOB, "装配工").put(WAGE_FORM, form).put(WAGE_LOW, Money.parse(low))
    return values.put(WAGE_HIGH, Money.parse(high or low)).put(TERMS, terms or None)


def check_typed(texts: Mapping[str, str]) -> Values:
    """What the reviewer types about the minimum."""
    return check(replace(VACANCY.form, rules=()), texts, (), typing())


def posts(*rows: Values) -> Values:
    """A vacancy of these posts."""
    return Values().put(POSTS, rows)


@pytest.mark.parametrize(
    ("form", "low", "limits", "refused"),
    [
        ("month", "2490", {MONTH: "2490"}, ""),
        ("month", "2489.99", {MONTH: "2490"}, "薪酬下限 2,489.99 元低于月最低工资标准 2,490.00 元"),
        ("piece", "2400", {MONTH: "2490"}, "低于月最低工资标准"),
        ("hour", "25", {MONTH: "2490"}, ""),
        ("hour", "21.99", {MONTH: "2490", HOUR: "22"}, "薪酬下限 21.99 元低于小时最低工资标准 22.00 元"),
        ("hour", "22", {HOUR: "22"}, ""),
        ("month", "1", {}, ""),
        ("month", "5000", {MONTH: "两千"}, "参数 employment.minimum_wage 不是金额"),
    ],
)
def test_no_post_under_the_minimum_that_is_set(
    form: str, low: str, limits: Mapping[str, str], refused: str
) -> None:
    given = facts(posts(post("month", "9000"), post(form, low)), rules={**rules(), **limits})
    closed = {one.move.code: one for one in open_moves(VACANCY.flow, "draft", given)}
    if not refused:
        wage.known_wage(given)
        assert closed["accept"].closed == ""
        return
    with pytest.raises(Refused, match=refused):
        wage.known_wage(given)
    assert refused in closed["accept"].closed
    assert closed["accept"].article == ("《劳动法》第四十八条" if "低于" in refused else "")
    assert closed["refuse"].closed == ""


@pytest.mark.parametrize(
    ("form", "typed", "limits", "refused"),
    [
        ("month", {}, {}, "本县最低工资标准还没有设置，请填写月最低工资和标准出处"),
        ("hour", {}, {MONTH: "2490"}, "本县最低工资标准还没有设置，请填写小时最低工资和标准出处"),
        ("month", {"minimum": "3000"}, {}, "还没有设置"),
        ("month", {"minimum": "3000", "minimum_source": "县人社局通知"}, {}, ""),
        ("month", {"minimum": "3000.01", "minimum_source": "县人社局通知"}, {}, "低于月最低工资标准"),
        ("hour", {"minimum_hour": "3001", "minimum_source": "县人社局通知"}, {}, "低于小时最低工资标准"),
        ("month", {"minimum": "9", "minimum_source": "旧通知"}, {MONTH: "3001"}, "低于月最低工资标准"),
        ("month", {}, {MONTH: "3000"}, ""),
    ],
)
def test_where_no_minimum_is_set_the_reviewer_is_asked_for_it(
    form: str, typed: Mapping[str, str], limits: Mapping[str, str], refused: str
) -> None:
    given = facts(posts(post(form, "3000")).merged(check_typed(typed)), rules={**rules(), **limits})
    if refused:
        with pytest.raises(Refused, match=refused):
            wage.checked_wage(given)
    else:
        wage.checked_wage(given)


def test_no_minimum_wage_is_shipped_and_the_clerk_is_told_so() -> None:
    assert MONTH not in rules()
    assert HOUR not in rules()
    assert {one["key"] for one in seed("asked")} >= {MONTH, HOUR}
    told = VACANCY.tell(facts(posts(post("month", "3000", terms="限男"), post("hour", "30"))))
    assert told[0].startswith("装配工“限男”涉嫌性别歧视")
    assert told[-1] == "本县最低工资标准还没有设置，审核时要填写月最低工资、小时最低工资和出处。"
    assert VACANCY.tell(facts(posts(post("month", "3000")), rules={MONTH: "2490"})) == ()


@pytest.mark.parametrize(
    ("last", "closed"),
    [
        ("2026-11-22", "岗位有效期到 2026年11月22日为止，已经过了，请单位改正。"),
        ("2026-11-23", ""),
        ("2027-02-23", ""),
        ("2027-02-24", "岗位有效期不超过 3 个月，最迟到 2027年2月23日，请单位改正。"),
    ],
)
def test_posts_are_good_for_three_months_at_most(last: str, closed: str) -> None:
    given = facts(Values().put(VALID_TO, date.fromisoformat(last)))
    if closed:
        with pytest.raises(Refused) as why:
            hiring.valid_term(given)
        assert why.value.reason == closed
    else:
        hiring.valid_term(given)


@pytest.mark.parametrize(("today", "over"), [("2026-11-30", False), ("2026-12-01", True)])
def test_posts_expire_the_day_after_their_last(today: str, over: bool) -> None:
    given = facts(Values().put(VALID_TO, date(2026, 11, 30)), today=date.fromisoformat(today))
    moves = {one.move.code: one.closed for one in open_moves(VACANCY.flow, "open", given)}
    assert (moves["expire"] == "") is over
    assert moves["fill"] == ""


FAULTS: list[tuple[Values, set[str]]] = [
    (posts(post("month", "5000", "4000")), {"posts"}),
    (posts(post("month", "5000", "5000")), set()),
]


@pytest.mark.parametrize(("values", "broken"), FAULTS)
def test_figures_of_posts_fit(values: Values, broken: set[str]) -> None:
    assert {one.field for one in hiring.faults(values)} == broken


@pytest.mark.parametrize(
    ("texts", "broken"),
    [
        ({"agent": "徐明", "agent_relation": "child"}, {"agent"}),
        ({"agent": "徐明", "agent_relation": "child", "disabled": "1"}, set()),
        ({"experience": BACKWARDS}, {"experience"}),
        ({"wishes": '[{"trade": "01", "wage": "5000"}]'}, {"wishes"}),
        ({"wishes": '[{"trade": "冲压工", "wage": "5000", "place": "桐琴"}]'}, set()),
        ({"wishes": '[{"trade": "77", "wage": "5000", "place": "桐琴"}]'}, {"wishes"}),
    ],
)
def test_a_seeker_comes_himself_unless_disabled(texts: Mapping[str, str], broken: set[str]) -> None:
    if not broken:
        check(SEEKER.form, texts, (), typing())
        return
    with pytest.raises(Invalid) as wrong:
        check(SEEKER.form, texts, (), typing())
    assert {one.field for one in wrong.value.faults} == broken


def test_nobody_is_registered_unseen_or_against_his_will() -> None:
    agreed = Values().put(CONSENT, True)
    for given, reason in (
        (facts(agreed, identity_seen=False), "还没有核对本人证件"),
        (facts(Values().put(CONSENT, False)), "本人不同意使用个人信息"),
        (facts(agreed), ""),
    ):
        closed = {one.move.code: one.closed for one in open_moves(SEEKER.flow, "draft", given)}
        assert closed["accept"].startswith(reason)
        assert (closed["accept"] == "") is (reason == "")


@pytest.mark.parametrize(
    ("values", "asked"),
    [
        (Values(), False),
        (Values().put(SEEKER_KIND, "migrant"), False),
        (Values().put(SEEKER_KIND, "jobless"), True),
        (Values().put(SEEKER_KIND, "hardship"), True),
        (Values().put(DISABLED, True), False),
    ],
)
def test_only_who_claims_a_status_brings_its_paper(values: Values, asked: bool) -> None:
    verdict = judge(material_rules(SEEKER.id), (), SEEKER.conditions, values)
    needed = {item.rule.code: item.needed for item in verdict.items}
    assert (needed["jobless_cert"] == "required") is asked
    assert (needed["disability"] == "required") is (values.get(DISABLED) is True)


def test_each_renewal_and_each_coming_back_starts_a_fresh_term() -> None:
    on = after(SEEKER, (), "accept", "accepted", 0)
    assert [(one.code, one.rolled) for one in on if one.open] == [("valid", date(2027, 2, 23))]
    with pytest.raises(Refused, match=r"登记有效到 2027年2月23日"):
        seeking.entry_over(facts(timers=on, today=date(2027, 2, 23)))
    seeking.entry_over(facts(timers=on, today=date(2027, 2, 24)))
    for move, target, code in (("renew", "renewed", "valid_again"), ("renew_again", "accepted", "valid")):
        on = after(SEEKER, on, move, target, 90)
        assert [(one.code, one.start_on) for one in on if one.open] == [(code, date(2027, 2, 21))]
    on = after(SEEKER, on, "refer", "referred", 91)
    assert not any(one.open for one in on)
    on = after(SEEKER, on, "seek_on", "accepted", 100)
    assert [one.start_on for one in on if one.open] == [date(2027, 3, 3)]


def test_another_person_than_who_took_it_in_publishes() -> None:
    both = actor(5, Role.CLERK, Role.REVIEWER)
    values = filled(VACANCY.form.fields).merged(posts(post("month", "3000"))).put(VALID_TO, TODAY)
    given = facts(
        values,
        actor=both,
        staff=staff(both, REVIEWER),
        rules={**rules(), MONTH: "2490"},
        made_by={"accept": maker(both), "submit": maker(CLERK)},
    )
    closed = {one.move.code: one.closed for one in open_moves(VACANCY.flow, "check", given)}
    assert closed["publish"].startswith("前一步是您办的")
    step(VACANCY.flow, "check", "publish", replace(given, actor=REVIEWER))
    owed = judge(material_rules(VACANCY.id), received(VACANCY, "licence"), VACANCY.conditions, values)
    closed = {
        one.move.code: one.closed
        for one in open_moves(VACANCY.flow, "check", replace(given, actor=REVIEWER, verdict=owed))
    }
    assert "营业执照或批准设立文件" in closed["publish"]


def test_a_letter_counts_as_unanswered_after_thirty_days() -> None:
    timers = after(REFERRAL, (), "accept", "accepted", 0)
    assert {one.code: one.days for one in timers} == {"letter": 7, "chase": 10, "silent": 30}
    with pytest.raises(Refused, match=r"回执等到 2026年12月23日为止"):
        referring.long_silent(facts(timers=timers, today=date(2026, 12, 23)))
    referring.long_silent(facts(timers=timers, today=date(2026, 12, 24)))
    assert not [one for one in after(REFERRAL, timers, "hire", "hired", 5) if one.open]


def test_letters_without_a_receipt_are_told() -> None:
    case = SameCase("JY-XC01-2026-000001", "已开函", ended=False, accepted_on=TODAY)
    other = replace(case, number="JY-XC01-2026-000002")
    assert REFERRAL.tell(facts(same=(case, replace(other, ended=True)))) == ()
    assert REFERRAL.tell(facts(same=(case, other))) == (
        "他还有 2 张推荐函没有回执：JY-XC01-2026-000001、JY-XC01-2026-000002。",
    )


def test_the_letter_names_post_and_unit_and_hides_the_number() -> None:
    timers = tuple(start(one, TODAY, 7, CALENDAR) for one in REFERRAL.timers)
    values = Values().put(CHOSEN, "GW-XC01-2026-000002").put(MEETING, "11月25日上午")
    offered = referring.OpenPost(
        "GW-XC01-2026-000002",
        "质检员",
        "三溪｜五金",
        Money.parse("4800"),
        Money.parse("4800"),
        "月薪",
        "桐琴镇",
        1,
    ).item
    assert offered.name == "质检员｜三溪 五金｜月薪 4,800.00 元｜桐琴镇｜余 1 人"
    lists = CodeLists({**codes().lists, "vacancy": (offered,)})
    said = " ".join(
        REFERRAL.print("letter").build(paper(REFERRAL, values, timers=timers, codes=lists)).texts()
    )
    assert "兹介绍徐桂芳（身份证尾号006X）到贵单位应聘质检员岗位" in said
    assert "本函自开具之日起7日内有效，即到2026年11月30日为止。" in said
    assert "三溪 五金：" in said
    assert "面试安排：11月25日上午。" in said
    assert PERSON.id_number not in said
    assert PERSON.phone not in said
    gone = values.put(POST_JOB, "检验员").put(POST_UNIT, "三溪五金")
    later = REFERRAL.print("letter").build(paper(REFERRAL, gone, timers=timers, codes=CodeLists({})))
    assert "应聘检验员岗位" in " ".join(later.texts())


def test_the_sheet_of_posts_shows_no_person() -> None:
    values = filled(VACANCY.form.fields)
    said = " ".join(VACANCY.print("vacancy_sheet").build(paper(VACANCY, values)).texts())
    assert "3,000.00" in said
    for hidden in ("33072319820615006X", "13800002266"):
        assert hidden not in said.replace(PERSON.name, "")


def test_the_receipt_of_a_seeker_says_until_when_he_is_registered() -> None:
    timers = after(SEEKER, (), "accept", "accepted", 0)
    document = SEEKER.print("receipt").build(paper(SEEKER, Values(), timers=timers))
    said = " ".join(document.texts())
    assert document.title == "求职登记回执"
    assert "登记有效期至 2027年2月23日" in said
    assert "受理" not in said


@pytest.mark.parametrize(
    ("cases", "text", "active"),
    [
        ((), "无记录", False),
        ((("求职登记", "求职中", False),), "求职中", True),
        (
            (("求职登记", "已推荐", False), ("推荐", "已开函", False), ("推荐", "未录用", True)),
            "已推荐·推荐过 2 次",
            True,
        ),
        ((("岗位登记", "发布中", False), ("岗位登记", "招满", True)), "岗位登记 发布中", True),
        ((("求职登记", "已就业", True),), "已就业", False),
        ((("岗位登记", "招满", True),), "办过 1 件", False),
    ],
)
def test_the_card_says_how_he_stands(
    cases: tuple[tuple[str, str, bool], ...], text: str, active: bool
) -> None:
    held = tuple(
        CardCase(f"JY-XC01-2026-00000{n}", matter, state, ended, None)
        for n, (matter, state, ended) in enumerate(cases)
    )
    line = EMPLOYMENT.card(CardFacts(TODAY, held, (), (), codes()))
    assert (line.text, line.active) == (text, active)
