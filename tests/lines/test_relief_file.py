"""困难职工建档: the standard of §1.3 vector by vector, what stops a file, its way to the end, its papers."""

from dataclasses import dataclass, replace
from datetime import date

import pytest

from app.core.actor import Actor, Role
from app.core.errors import Refused
from app.core.money import Money
from app.engine.check import check, read
from app.engine.counter import lengths
from app.engine.flow import Facts, Maker, Outcome, Standing, open_moves, step
from app.engine.materials import judge
from app.engine.timers import Running, passed
from app.engine.values import Values
from app.lines.relief.fields import content
from app.lines.relief.fields.aid import NOTICE_FROM, NOTICE_TO, OBJECTION
from app.lines.relief.line import FILE_OPEN
from app.lines.relief.rules import hardship as ruled
from app.lines.relief.rules import means
from tests.kit.facts import (
    CALENDAR,
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

PEOPLE = CLERK, REVIEWER, APPROVER = (
    actor(1, Role.CLERK),
    actor(2, Role.REVIEWER),
    actor(3, Role.APPROVER),
)
COUNTY = {**rules(), means.LINE: "1100"}
SPOUSE = (
    '{"name": "李国强", "relation": "11", "id_number": "330723198001010039", "status": "jobless", '
    '"income": "0", "health": "20"}'
)
CHILD = '{"name": "徐小雨", "relation": "30", "born_on": "20110305", "status": "student", "income": "0"}'
UNBORN = CHILD.replace('"born_on": "20110305", ', "")
HERSELF = CHILD.replace('"30"', '"01"')
CHILD_KNOWN = CHILD.replace('"born_on": "20110305"', '"id_number": "330723201103050028"')
SECOND_SPOUSE = SPOUSE.replace("330723198001010039", "330723198001020034")
OTHER_SEX = SPOUSE.replace('"status"', '"sex": "2", "status"')
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


def test_heads_spending_and_birth_dates_are_computed() -> None:
    values = values_of()
    assert values[content.HEAD_COUNT] == 3
    assert values[content.RIGID] == Money.parse("30000")
    assert values[content.PER_HEAD].show() == "833.33"
    spouse, child = values[content.HOUSEHOLD]
    assert spouse[content.MEMBER_BORN_ON] == date(1980, 1, 1)
    assert child[content.MEMBER_BORN_ON] == date(2011, 3, 5)
    alone = values_of(household="", expenses="", household_income="30000")
    assert (alone[content.HEAD_COUNT], alone[content.PER_HEAD].show()) == (1, "2,500.00")
    assert content.PER_HEAD not in values_of(household_income="")


def test_a_negative_figure_is_shown_and_kept() -> None:
    values = values_of(household=f"[{CHILD}]", household_income="30000", expenses=TYPED["expenses"])
    values = FILE_OPEN.derive(
        values.put(
            content.EXPENSES, (values[content.EXPENSES][0].put(content.SPENT_COUNTED, Money.parse("45000")),)
        ),
        (),
    )
    assert values[content.PER_HEAD] == Money(-62_500)
    kind = content.PER_HEAD.kind
    assert kind.load(kind.store(values[content.PER_HEAD])) == Money(-62_500)
    texts = FILE_OPEN.print("approval_form").build(paper(FILE_OPEN, values)).texts()
    assert any("-625.00" in text for text in texts)


def test_sums_that_do_not_agree_are_told() -> None:
    assert FILE_OPEN.tell(facts(values_of())) == ()
    told = FILE_OPEN.tell(facts(values_of(household_income="96000")))
    assert told == (
        "各人月收入乘 12 加非薪资收入是 60,000.00 元，家庭年度总收入填的是 96,000.00 元，请核对。",
    )


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
    given = facts(values, rules={**COUNTY, means.LOSS_SHARE: "80"})
    if refused:
        with pytest.raises(Refused, match=refused):
            ruled.category_fits(given)
    else:
        ruled.category_fits(given)


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
    ({"household": f"[{CHILD_KNOWN}, {CHILD_KNOWN}]"}, "household"),
    ({"household": f"[{SPOUSE}, {SECOND_SPOUSE}]"}, "household"),
    ({"household": f"[{OTHER_SEX}]"}, "household"),
    ({"visitors": "陈晓岚"}, "visitors"),
    ({"panel": "徐立民、徐立民"}, "panel"),
    ({"main_cause": "6", "other_causes": '[{"cause": "6"}]'}, "other_causes"),
    ({"excluded": "1", "exclusions": '[{"item": "cars"}, {"item": "cars"}]'}, "exclusions"),
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
    ({"main_cause": "4", "moved_from": "永康市总工会", "household": ""}, {"transfer"}),
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
    assert closed == {"proxy", "id_agent", "transfer"}


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
    "township_on": "t",
    "township_by": "吴建平",
    "township_opinion": "情况属实，同意上报。",
    "check_sent_on": "t",
    "check_back_on": "t",
    "check_result": "fits",
    "panel_on": "t",
    "panel": "徐立民、何伟民、陈晓岚",
    "decided_category": "1",
    "level": "county",
    "opinion": "同意。",
}
TO_NOTICE = (
    ("accept", CLERK, "2026-11-23"),
    ("survey", CLERK, "2026-11-23"),
    ("publicise", CLERK, "2026-11-24"),
)
TO_TOWNSHIP = (*TO_NOTICE, ("township", CLERK, "2026-12-02"))
TO_DECISION = (
    *TO_TOWNSHIP,
    ("check", REVIEWER, "2026-12-05"),
    ("submit", REVIEWER, "2026-12-20"),
)
APPROVED = ("approve", APPROVER, "2026-12-21")
NO_TOWNSHIP = {**COUNTY, ruled.TOWNSHIP: "否"}
Way = tuple[tuple[str, Actor, str], ...]


@dataclass(frozen=True)
class Gone:
    """How a way through the flow ended (走完的结果)."""

    state: str
    outcome: Outcome
    timers: tuple[Running, ...]


def walk(way: Way, full: Values, known: dict[str, str] | None = None) -> Gone:
    """Take the way move by move, with timers; every need is held, every guard passed."""
    given = replace(standing_by(full), rules=known or COUNTY)
    state, made = "draft", dict[str, Maker]()
    timers: tuple[Running, ...] = ()
    for code, who, today in way:
        now = replace(given, actor=who, made_by=made, today=date.fromisoformat(today), timers=timers)
        outcome = step(FILE_OPEN.flow, state, code, now)
        check(FILE_OPEN.form, {}, outcome.move.needs, typing(), full)
        state, made = outcome.target.code, {**made, code: maker(who)}
        went = (code, state, outcome.target.label)
        timers = passed(
            FILE_OPEN.timers, timers, went, now.today, lengths(FILE_OPEN.timers, now.rules), CALENDAR
        )
    return Gone(state, outcome, timers)


def closed_in(state: str, given: Facts) -> dict[str, str]:
    """The moves of a state, each with the reason why it is closed."""
    return {one.move.code: one.closed for one in open_moves(FILE_OPEN.flow, state, given)}


@pytest.mark.parametrize(
    ("way", "known", "end", "effects", "papers"),
    [
        ((*TO_DECISION, APPROVED), COUNTY, "done", ("relief.open_file",), ("file_notice",)),
        (
            (*TO_TOWNSHIP, ("skip_check", REVIEWER, "2026-12-05"), APPROVED),
            COUNTY, "done", ("relief.open_file",), ("file_notice",),
        ),
        (
            (
                *TO_NOTICE, ("check_direct", REVIEWER, "2026-12-02"),
                ("submit", REVIEWER, "2026-12-20"), APPROVED,
            ),
            NO_TOWNSHIP, "done", ("relief.open_file",), ("file_notice",),
        ),
        (
            (*TO_NOTICE, ("skip_check", REVIEWER, "2026-12-02"), APPROVED),
            NO_TOWNSHIP, "done", ("relief.open_file",), ("file_notice",),
        ),
        ((*TO_DECISION, ("deny", APPROVER, "2026-12-21")), COUNTY, "denied", (), ("file_denial",)),
    ],
    ids=["whole", "without check", "without township", "without both", "denied"],
)  # fmt: skip
def test_from_the_counter_to_the_file(
    way: Way, known: dict[str, str], end: str, effects: tuple[str, ...], papers: tuple[str, ...]
) -> None:
    gone = walk(way, values_of(**LATER, deny_reason="超过标准。"), known)
    assert (gone.state, gone.outcome.effects, gone.outcome.papers) == (end, effects, papers)
    opened = {one.matter for one in gone.outcome.opens}
    assert opened == (
        {"relief.living", "relief.medical", "relief.tuition", "employment.seeker"} if end == "done" else set()
    )
    assert [one.code for one in gone.timers if one.open] == []


def test_the_township_comes_before_the_check_where_the_county_wants_it() -> None:
    given = standing_by(values_of(**LATER), actor=REVIEWER, today=date(2026, 12, 2))
    closed = closed_in("notice", given)
    assert closed["check_direct"] == "先送镇街复核，镇街同意后再送。"
    assert closed["skip_check"] == ""
    unheard = standing_by(values_of(**{**LATER, "township_by": ""}), actor=REVIEWER, today=date(2026, 12, 2))
    assert closed_in("township", unheard)["skip_check"].startswith("先送镇街复核")
    alone = replace(given, actor=CLERK, rules=NO_TOWNSHIP)
    assert closed_in("notice", alone)["township"] == "本县不设镇街复核，请直接送民政核对。"
    with pytest.raises(Refused, match=r"应是“是”或“否”"):
        ruled.township_asked(replace(given, rules={**COUNTY, ruled.TOWNSHIP: "看情况"}))


def test_who_made_it_does_not_check_it_and_who_checked_does_not_approve() -> None:
    full = values_of(**LATER)
    both = actor(9, Role.CLERK, Role.REVIEWER, Role.APPROVER)
    given = replace(
        standing_by(full), actor=both, staff=staff(both, *PEOPLE), today=date(2026, 12, 20),
        made_by={"township": maker(both), "submit": maker(both)},
    )  # fmt: skip
    assert "前一步是您办的" in closed_in("township", given)["check"]
    assert "前一步是您办的" in closed_in("decide", given)["approve"]
    assert "前一步是您办的" in closed_in("decide", given)["deny"]


OBJECTED = {**LATER, "objection": "1", "objection_text": "有房出租", "objection_outcome": "房屋已出售。"}


def test_an_objection_stops_every_clock_and_a_new_notice_starts_its_own() -> None:
    way = (*TO_NOTICE, ("object", CLERK, "2026-11-26"))
    gone = walk(way, values_of(**OBJECTED))
    assert gone.state == "objection"
    held = {one.code: one.paused_on for one in gone.timers if one.open}
    assert held == {"promise": date(2026, 11, 24), "notice": date(2026, 11, 26)}
    anew = values_of(**{**OBJECTED, "notice_from": "20261207", "notice_to": "20261214"})
    again = walk((*way, ("publicise_again", REVIEWER, "2026-12-07")), anew)
    notice = [one for one in again.timers if one.code == "notice"]
    assert [(one.start_on, one.rolled, one.open) for one in notice] == [
        (date(2026, 12, 7), date(2026, 12, 14), True)
    ]
    assert again.outcome.papers == ("public_notice",)
    resurveyed = walk((*way, ("resurvey", REVIEWER, "2026-12-07")), values_of(**OBJECTED))
    assert resurveyed.state == "survey"
    assert {one.code: one.paused_on for one in resurveyed.timers if one.open} == {"promise": None}
    denied = walk(
        (*way, ("deny_objection", APPROVER, "2026-12-07")), values_of(**OBJECTED, deny_reason="另有住房。")
    )
    assert (denied.state, denied.outcome.papers) == ("denied", ("file_denial",))


def test_an_objection_is_dealt_with_before_anything_else() -> None:
    given = standing_by(values_of(**OBJECTED), today=date(2026, 12, 2))
    closed = closed_in("notice", given)
    assert (closed["object"], closed["township"]) == ("", "公示有异议，要先处理异议才能往下办。")
    assert closed_in("notice", replace(given, actor=REVIEWER))["skip_check"].startswith("公示有异议")
    quiet = replace(given, values=given.values.put(OBJECTION, value=False))
    assert closed_in("notice", quiet)["object"] == "公示没有异议，照常往下办。"
    silent = replace(given, actor=REVIEWER, values=given.values.put(OBJECTION, None), rules=NO_TOWNSHIP)
    assert closed_in("notice", silent)["skip_check"] == "请先填写公示有没有异议。"
    stopped = walk((*TO_NOTICE, ("object", CLERK, "2026-11-26")), given.values).timers
    old = replace(given, actor=REVIEWER, timers=stopped)
    assert closed_in("objection", old)["publicise_again"] == (
        "重新公示要另起一期，公示开始日不早于登记异议的 2026年11月26日。"
    )


def test_a_file_from_another_county_is_taken_over_without_survey_and_notice() -> None:
    moved = values_of(**LATER, moved_from="永康市总工会", moved_no="YK-2024-17")
    gone = walk((TO_NOTICE[0], ("take_over", REVIEWER, "2026-11-24"), APPROVED), moved)
    assert (gone.state, gone.outcome.effects) == ("done", ("relief.open_file",))
    given = standing_by(values_of(**LATER), actor=REVIEWER)
    assert closed_in("accepted", given)["take_over"].startswith("外县转来的档案才能转入接收")
    assert faults_of(moved_no="YK-2024-17") == [("moved_from", "填了原档案号，请填写转自哪里。")]


@pytest.mark.parametrize(
    ("standing", "sentence"),
    [
        ((), "申请人名下没有这个档案号，请核对；外县转来的填在“原档案号”。"),
        ((FILE,), "这份档案还在册，不用返困建档；情况有变化的请办年度复核。"),
        ((replace(FILE, to_on=date(2025, 12, 31)),), ""),
    ],
)
def test_the_old_number_is_his_own_and_closed(standing: tuple[Standing, ...], sentence: str) -> None:
    given = facts(values_of(prior_file=FILE.number), standing=standing)
    found = [(one.field, one.sentence) for one in FILE_OPEN.checks(given)]
    assert found == ([("prior_file", sentence)] if sentence else [])
    assert list(FILE_OPEN.checks(facts(values_of()))) == []


def test_the_notice_hangs_its_days_before_it_goes_on() -> None:
    full = values_of(**LATER).put(NOTICE_FROM, date(2026, 11, 23)).put(NOTICE_TO, date(2026, 11, 29))
    assert closed_in("survey", standing_by(full))["publicise"].startswith("公示不少于 5 个工作日")
    early = standing_by(values_of(**LATER), today=date(2026, 12, 1))
    assert closed_in("notice", early)["township"].startswith("公示到 2026年12月1日为止")


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
    assert timers["promise"].pauses == ("supplement", "notice", "objection", "check")
    assert (timers["survey"].unit, rules()[timers["survey"].days]) == ("day", "5")
    assert [rules()[timers[one].days] for one in ("promise", "notice", "township", "check", "review")] == [
        "20", "5", "5", "20", "10",
    ]  # fmt: skip
    assert (timers["township"].unit, timers["township"].whose) == ("workday", "theirs")
