"""困难职工建档: the standard of §1.3 vector by vector, what stops a file, its way to the end, its papers."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from app.core.actor import Role
from app.core.errors import Refused
from app.core.money import Money
from app.engine.check import check, read
from app.engine.flow import Facts, Maker, open_moves, step
from app.engine.materials import judge
from app.engine.values import Values
from app.lines.relief.fields import hardship as of
from app.lines.relief.fields.aid import NOTICE_FROM, NOTICE_TO, OBJECTION
from app.lines.relief.line import FILE_OPEN
from app.lines.relief.rules import hardship as ruled
from tests.kit.facts import (
    FILE,
    PERSON,
    actor,
    facts,
    maker,
    material_rules,
    paper,
    received,
    rules,
    staff,
    typing,
)

LINE = Money.parse("1100")
PEOPLE = CLERK, REVIEWER, APPROVER = (
    actor(1, Role.CLERK),
    actor(2, Role.REVIEWER),
    actor(3, Role.APPROVER),
)
COUNTY = {**rules(), ruled.LINE: "1100"}
SPOUSE = (
    '{"name": "李国强", "relation": "11", "id_number": "330723198001010039", "status": "jobless", '
    '"income": "0", "health": "20"}'
)
CHILD = '{"name": "徐小雨", "relation": "30", "born_on": "20110305", "status": "student", "income": "0"}'
UNBORN = CHILD.replace('"born_on": "20110305", ', "")
HERSELF = CHILD.replace('"30"', '"01"')
OTHER_DAY = SPOUSE.replace('"status"', '"born_on": "19800102", "status"')
TYPED = {
    "channel": "visit",
    "applied_on": "t",
    "reply_way": "phone",
    "phone": "13800002266",
    "apply_category": "1",
    "worker_kind": "worker",
    "work_state": "1",
    "health": "01",
    "marriage": "2",
    "hukou_kind": "resident",
    "insurance": "worker",
    "on_dibao": "0",
    "housing": "1",
    "other_booklet": "0",
    "own_income": "5000",
    "other_income": "0",
    "household_income": "60000",
    "expenses": '[{"member": "李国强", "kind": "medical", "amount": "42000", "counted": "30000"}]',
    "household": f"[{SPOUSE}, {CHILD}]",
    "main_cause": "6",
    "reason": "丈夫患病，女儿上学。",
    "excluded": "0",
}


def values_of(**typed: str) -> Values:
    """What was typed, with the computed fields."""
    found, faults = read(FILE_OPEN.form.fields, {**TYPED, **typed}, typing())
    assert faults == []
    return FILE_OPEN.derive(found, ())


def faults_of(**typed: str) -> list[tuple[str, str]]:
    return [(fault.field, fault.sentence) for fault in ruled.faults(values_of(**typed))]


VECTORS = [
    ("60000", "30000", 3, "833.33", "1"),
    ("39599", "0", 3, "1,099.97", "1"),
    ("39600", "0", 3, "1,100.00", "2"),
    ("96000", "30000", 3, "1,833.33", "2"),
    ("79200", "0", 3, "2,200.00", ""),
    ("79199.99", "0", 3, "2,200.00", "2"),
    ("100000", "10000", 3, "2,500.00", ""),
    ("30000", "45000", 2, "-625.00", "1"),
]
"""Relief file §1.3, with one sum a 分 under the limit that reads as the limit."""


@pytest.mark.parametrize(("income", "rigid", "heads", "shown", "category"), VECTORS)
def test_the_standard(income: str, rigid: str, heads: int, shown: str, category: str) -> None:
    sums = Money.parse(income), Money.parse(rigid)
    assert ruled.per_head(*sums, heads).show() == shown
    assert ruled.category_of(*sums, heads, LINE, Fraction(200)) == category


@pytest.mark.parametrize(
    ("loss", "income", "sudden"),
    [("130000", "150000", True), ("120000", "150000", False), ("120000.01", "150000", True)],
)
def test_a_loss_above_four_fifths(loss: str, income: str, sudden: bool) -> None:
    assert ruled.is_sudden(Money.parse(loss), Money.parse(income), Fraction(80)) is sudden


def test_heads_spending_and_birth_dates_are_computed() -> None:
    values = values_of()
    assert values[of.HEAD_COUNT] == 3
    assert values[of.RIGID] == Money.parse("30000")
    assert values[of.PER_HEAD].show() == "833.33"
    spouse, child = values[of.HOUSEHOLD]
    assert spouse[of.MEMBER_BORN_ON] == date(1980, 1, 1)
    assert child[of.MEMBER_BORN_ON] == date(2011, 3, 5)
    alone = values_of(household="", expenses="", household_income="30000")
    assert (alone[of.HEAD_COUNT], alone[of.PER_HEAD].show()) == (1, "2,500.00")
    assert of.PER_HEAD not in values_of(household_income="")


def test_a_negative_figure_is_shown_and_kept() -> None:
    values = values_of(household=f"[{CHILD}]", household_income="30000", expenses=TYPED["expenses"])
    values = FILE_OPEN.derive(
        values.put(of.EXPENSES, (values[of.EXPENSES][0].put(of.SPENT_COUNTED, Money.parse("45000")),)), ()
    )
    assert values[of.PER_HEAD] == Money(-62_500)
    kind = of.PER_HEAD.kind
    assert kind.load(kind.store(values[of.PER_HEAD])) == Money(-62_500)
    told = FILE_OPEN.tell(facts(values, rules=COUNTY))
    assert told[0] == "家庭月人均收入 -625.00 元，低保线 1,100.00 元，按收入测算属深度困难。"
    texts = FILE_OPEN.print("approval_form").build(paper(FILE_OPEN, values)).texts()
    assert any("-625.00" in text for text in texts)


def test_what_is_told_about_the_figures() -> None:
    told = FILE_OPEN.tell(facts(values_of(), rules=rules()))
    assert told == ("家庭月人均收入 833.33 元；低保线还没有设置，困难类别请人工核定。",)
    told = FILE_OPEN.tell(facts(values_of(household_income="96000"), rules=COUNTY))
    assert told[0].endswith("按收入测算属相对困难。")
    assert "收入是 60,000.00 元，家庭年度总收入填的是 96,000.00 元" in told[1]


@pytest.mark.parametrize(
    ("decided", "typed", "refused"),
    [
        ("1", {}, ""),
        ("2", {}, ""),
        ("1", {"household_income": "96000"}, "家庭月人均收入 1,833.33 元，不低于低保线"),
        ("2", {"household_income": "96000"}, ""),
        ("2", {"household_income": "120000"}, "家庭月人均收入 2,500.00 元，不低于相对困难的标准"),
        ("3", {"household_income": "120000"}, "意外致困要有意外损失"),
        ("3", {"household_income": "150000", "loss": "130000"}, ""),
        ("3", {"household_income": "150000", "loss": "120000"}, "没有超过家庭年收入的 80%"),
    ],
)
def test_the_category_is_borne_by_the_figures(decided: str, typed: dict[str, str], refused: str) -> None:
    values = values_of(**typed, decided_category=decided)
    given = facts(values, rules={**COUNTY, ruled.LOSS_SHARE: "80"})
    if refused:
        with pytest.raises(Refused, match=refused):
            ruled.category_fits(given)
    else:
        ruled.category_fits(given)


def test_without_the_countys_line_nothing_is_guessed() -> None:
    values = values_of(household_income="900000", decided_category="1")
    ruled.category_fits(facts(values, rules=rules()))
    assert ruled.found_category(facts(values, rules=rules())) is None
    with pytest.raises(Refused, match=r"不是金额"):
        ruled.category_fits(facts(values, rules={**rules(), ruled.LINE: "一千一"}))
    with pytest.raises(Refused, match=r"不是百分数"):
        ruled.category_fits(facts(values, rules={**COUNTY, ruled.RELATIVE_SHARE: "两倍"}))


def test_a_person_in_file_is_sent_to_the_review() -> None:
    closed = {one.move.code: one.closed for one in open_moves(FILE_OPEN.flow, "draft", facts())}
    assert closed["accept"].startswith(f"申请人已有在册的困难职工档案 {FILE.number}，不能重复建档。")
    assert "年度复核" in closed["accept"]
    assert "退出" in closed["accept"]
    ended = replace(FILE, to_on=date(2026, 11, 1))
    verdict = judge(material_rules(FILE_OPEN.id), received(FILE_OPEN), FILE_OPEN.conditions, values_of())
    free = facts(values_of(), standing=(ended,), verdict=verdict)
    assert {one.move.code: one.closed for one in open_moves(FILE_OPEN.flow, "draft", free)}["accept"] == ""


def test_an_exclusion_wants_its_exception() -> None:
    rows = '[{"item": "cars"}, {"item": "houses", "exception": "人均不足15㎡"}]'
    with pytest.raises(Refused, match=r"有 1 项不予建档情形没有写明例外理由"):
        ruled.not_excluded(facts(values_of(excluded="1", exclusions=rows)))
    worded = rows.replace('"cars"', '"cars", "exception": "上班用"')
    ruled.not_excluded(facts(values_of(excluded="1", exclusions=worded)))
    ruled.not_excluded(facts(values_of()))


FAULTS: list[tuple[dict[str, str], str]] = [
    ({}, ""),
    ({"excluded": "1"}, "exclusions"),
    ({"exclusions": '[{"item": "cars"}]'}, "excluded"),
    ({"main_cause": "10"}, "cause_text"),
    ({"other_causes": '[{"cause": "1"}, {"cause": "2"}, {"cause": "3"}, {"cause": "4"}]'}, "other_causes"),
    ({"household": f"[{SPOUSE}, {SPOUSE}]"}, "household"),
    ({"household": f"[{', '.join([CHILD] * 9)}]"}, "household"),
    ({"household": f"[{UNBORN}]"}, "household"),
    ({"household": f"[{HERSELF}]"}, "household"),
    ({"household": f"[{OTHER_DAY}]"}, "household"),
    ({"notice_from": "t", "notice_to": "-1"}, "notice_to"),
    ({"check_sent_on": "t", "check_back_on": "-1"}, "check_back_on"),
]


@pytest.mark.parametrize(("typed", "field"), FAULTS)
def test_what_belongs_together(typed: dict[str, str], field: str) -> None:
    found = faults_of(**typed)
    assert [code for code, _ in found] == ([field] if field else [])
    assert all(sentence.endswith("。") for _, sentence in found)


QUESTIONS: list[tuple[dict[str, str], set[str]]] = [
    ({"main_cause": "4"}, {"disability"}),
    ({"main_cause": "4", "household": ""}, set()),
    ({}, {"diagnosis", "settlement", "disability"}),
    ({"main_cause": "9", "household": ""}, {"admission", "school_fee"}),
    ({"main_cause": "4", "health": "12", "household": ""}, {"diagnosis"}),
    ({"main_cause": "8", "household": ""}, {"accident", "loss", "compensation"}),
    ({"main_cause": "4", "apply_category": "3", "household": ""}, {"accident", "loss", "compensation"}),
    ({"main_cause": "4", "work_state": "3", "household": ""}, {"idle"}),
    ({"main_cause": "4", "worker_kind": "migrant", "on_dibao": "1", "household": ""}, {"labour", "dibao"}),
    ({"main_cause": "4", "other_booklet": "1", "household": ""}, {"relation"}),
    (
        {"main_cause": "4", "other_causes": '[{"cause": "9"}]', "household": ""},
        {"admission", "school_fee"},
    ),
]


@pytest.mark.parametrize(("typed", "asked"), QUESTIONS)
def test_which_papers_are_asked_for(typed: dict[str, str], asked: set[str]) -> None:
    values = values_of(**typed)
    verdict = judge(material_rules(FILE_OPEN.id), (), FILE_OPEN.conditions, values)
    conditional = {one.rule.code for one in verdict.items if one.rule.condition and one.needed == "required"}
    assert conditional == asked
    assert not verdict.open


def test_an_empty_form_leaves_the_conditions_open() -> None:
    verdict = judge(material_rules(FILE_OPEN.id), (), FILE_OPEN.conditions, Values())
    closed = {one.rule.code for one in verdict.items if one.rule.condition and one.needed != "open"}
    assert closed == {"proxy", "id_agent"}


def standing_by(values: Values, **more: object) -> Facts:
    verdict = judge(material_rules(FILE_OPEN.id), received(FILE_OPEN), FILE_OPEN.conditions, values)
    return facts(values, staff=staff(*PEOPLE), verdict=verdict, standing=(), rules=COUNTY, **more)


LATER = {
    "visit_on": "t",
    "visitors": "陈晓岚、何伟民",
    "visit_result": "属实。",
    "meeting_on": "t",
    "notice_from": "20261124",
    "notice_to": "20261201",
    "notice_place": "公告栏",
    "objection": "0",
    "check_sent_on": "t",
    "check_back_on": "t",
    "check_result": "fits",
    "decided_category": "1",
    "level": "county",
    "opinion": "同意。",
}
BY_CHECK = (
    ("accept", CLERK, "2026-11-23"),
    ("survey", CLERK, "2026-11-23"),
    ("publicise", CLERK, "2026-11-24"),
    ("check", REVIEWER, "2026-12-02"),
    ("submit", REVIEWER, "2026-12-20"),
    ("approve", APPROVER, "2026-12-21"),
)
WITHOUT_CHECK = (*BY_CHECK[:3], ("skip_check", REVIEWER, "2026-12-02"), BY_CHECK[-1])
DENIED = (*BY_CHECK[:5], ("deny", APPROVER, "2026-12-21"))


@pytest.mark.parametrize(
    ("way", "end", "effects", "papers"),
    [
        (BY_CHECK, "done", ("relief.open_file",), ("file_notice",)),
        (WITHOUT_CHECK, "done", ("relief.open_file",), ("file_notice",)),
        (DENIED, "denied", (), ("file_denial",)),
    ],
    ids=["with check", "without check", "denied"],
)
def test_from_the_counter_to_the_file(
    way: tuple[tuple[str, object, str], ...], end: str, effects: tuple[str, ...], papers: tuple[str, ...]
) -> None:
    full = values_of(**LATER, deny_reason="超过标准。")
    given, state, made = standing_by(full), "draft", dict[str, Maker]()
    for code, who, today in way:
        now = replace(given, actor=who, made_by=made, today=date.fromisoformat(today))  # type: ignore[arg-type]
        outcome = step(FILE_OPEN.flow, state, code, now)
        check(FILE_OPEN.form, {}, outcome.move.needs, typing(), full)
        state, made = outcome.target.code, {**made, code: maker(who)}  # type: ignore[arg-type]
    assert (state, outcome.effects, outcome.papers) == (end, effects, papers)
    opened = {one.matter for one in outcome.opens}
    assert opened == ({"relief.living", "relief.medical", "employment.seeker"} if end == "done" else set())


def test_an_objection_goes_back_to_the_visit_and_stops_the_check() -> None:
    full = values_of(**{**LATER, "objection": "1", "objection_text": "有房出租"})
    given = standing_by(full, actor=REVIEWER, today=date(2026, 12, 2))
    assert step(FILE_OPEN.flow, "notice", "object", given).target.code == "survey"
    closed = {one.move.code: one.closed for one in open_moves(FILE_OPEN.flow, "notice", given)}
    assert closed["check"].startswith("公示有异议")
    assert closed["skip_check"].startswith("公示有异议")
    quiet = replace(given, values=full.put(OBJECTION, value=False))
    assert {one.move.code: one.closed for one in open_moves(FILE_OPEN.flow, "notice", quiet)}["object"]


def test_the_notice_hangs_its_days_before_the_check() -> None:
    full = values_of(**LATER).put(NOTICE_FROM, date(2026, 11, 23)).put(NOTICE_TO, date(2026, 11, 29))
    given = standing_by(full)
    closed = {one.move.code: one.closed for one in open_moves(FILE_OPEN.flow, "survey", given)}
    assert closed["publicise"].startswith("公示不少于 5 个工作日")
    early = standing_by(values_of(**LATER), actor=REVIEWER, today=date(2026, 12, 1))
    closed = {one.move.code: one.closed for one in open_moves(FILE_OPEN.flow, "notice", early)}
    assert closed["check"].startswith("公示到 2026年12月1日为止")


def test_a_result_that_does_not_fit_wants_words() -> None:
    given = standing_by(values_of(**{**LATER, "check_result": "unfit"}), actor=REVIEWER)
    closed = {one.move.code: one.closed for one in open_moves(FILE_OPEN.flow, "check", given)}
    assert closed["submit"] == "核对结果不是“符合”，请先填写核对说明。"
    worded = values_of(**{**LATER, "check_result": "unfit", "check_text": "有存款。"})
    told = standing_by(worded, actor=REVIEWER)
    assert {one.move.code: one.closed for one in open_moves(FILE_OPEN.flow, "check", told)}["submit"] == ""


def test_the_public_notice_hides_what_it_must() -> None:
    texts = "\n".join(FILE_OPEN.print("public_notice").build(paper(FILE_OPEN, values_of(**LATER))).texts())
    assert "徐＊芳" in texts
    assert "2026年11月24日至2026年12月1日" in texts
    assert "833.33" in texts
    hidden = (PERSON.name, PERSON.id_number, PERSON.phone, PERSON.address, "重特大疾病", "丈夫患病", "李国强")
    assert [one for one in hidden if one in texts] == []


def test_the_letter_to_the_bureau_names_everybody_with_his_number() -> None:
    texts = FILE_OPEN.print("check_letter").build(paper(FILE_OPEN, values_of())).texts()
    for wanted in (PERSON.name, PERSON.id_number, "李国强", "330723198001010039", "徐小雨"):
        assert wanted in texts


def test_timers_run_as_the_clocks_say() -> None:
    timers = {one.code: one for one in FILE_OPEN.timers}
    assert timers["promise"].pauses == ("supplement", "notice", "check")
    assert (timers["survey"].unit, rules()[timers["survey"].days]) == ("day", "5")
    assert [rules()[timers[one].days] for one in ("promise", "notice", "check", "review")] == [
        "20", "5", "20", "10",
    ]  # fmt: skip
