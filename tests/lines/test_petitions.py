"""Petitions: what a case is filed as, the clocks of the regulation, who may be handled, and every way out."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from app.core.actor import Post, Role
from app.core.errors import Invalid, Refused
from app.engine.check import check
from app.engine.counter import lengths
from app.engine.flow import DRAFT, Facts, Maker, open_moves, step
from app.engine.head import PHONE
from app.engine.line import CardCase, CardFacts
from app.engine.matter import Matter
from app.engine.timers import Running, TimerView, extend, passed, start
from app.engine.values import Values
from app.lines.petitions import rules as ruled
from app.lines.petitions.fields import intake, work
from app.lines.petitions.flow import NEEDS
from app.lines.petitions.line import CALL, LETTER, PETITIONS, REPORT, SUGGESTION, VISIT
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
    rules,
    seed,
    staff,
    typing,
)

CLERK = actor(1, Role.CLERK, name="陈晓")
DESK = actor(2, Post.PETITIONS, name="胡静")
REVIEWER = actor(3, Role.REVIEWER, name="何伟民")
LEADER = actor(4, Post.LEADER, name="徐立民")
PEOPLE = (CLERK, DESK, REVIEWER, LEADER)
HANDLED = (VISIT, LETTER, CALL)
EVERY = (*HANDLED, REPORT, SUGGESTION)


def day(text: str) -> date:
    return date.fromisoformat(text)


def read(matter: Matter, typed: Mapping[str, str]) -> Values:
    """The values of typed texts, without needs."""
    return check(matter.form, typed, (), typing())


PLEA = {
    "channel": "visit",
    "applied_on": "t",
    "purpose": "plea",
    "content": "0204",
    "place": "330723102",
    "fact": "加班费三个月没有发。",
    "receiver": "陈晓",
}


@pytest.mark.parametrize("matter", HANDLED, ids=lambda one: one.id)
@pytest.mark.parametrize(
    ("purpose", "filed"),
    [
        ("plea", ""),
        ("appeal", ""),
        ("advice", ""),
        ("other", ""),
        ("report", "petitions.report"),
        ("suggestion", "petitions.suggestion"),
    ],
)
def test_the_purpose_decides_what_it_is_filed_as(matter: Matter, purpose: str, filed: str) -> None:
    assert matter.becomes(read(matter, {"purpose": purpose})) == filed
    assert matter.becomes(Values()) == ""
    assert (REPORT.becomes(read(REPORT, {"purpose": purpose})), SUGGESTION.becomes(Values())) == ("", "")


@pytest.mark.parametrize("matter", EVERY, ids=lambda one: one.id)
def test_all_five_ask_the_same_so_that_one_can_be_filed_as_another(matter: Matter) -> None:
    assert [one.code for one in matter.form.intake] == [one.code for one in VISIT.form.intake]
    assert {f.code for s in matter.form.intake for f in s.fields} == {
        f.code for s in VISIT.form.intake for f in s.fields
    }
    assert matter.applicants == ("person", "unit", "anonymous")
    assert matter.identity == "may"


@pytest.mark.parametrize(
    ("typed", "sections"),
    [
        ({"channel": "visit", "purpose": "plea"}, {"report", "proposal", "letter", "call"}),
        ({"channel": "letter", "purpose": "report"}, {"complained", "proposal", "call"}),
        ({"channel": "call", "purpose": "suggestion"}, {"complained", "report", "letter"}),
    ],
)
def test_the_form_shows_what_fits(typed: dict[str, str], sections: set[str]) -> None:
    values = read(VISIT, typed)
    hidden = {s.code for s in VISIT.form.sections if s.visible and not s.visible(values)}
    assert hidden == sections


def test_letter_call_report_and_suggestion_are_what_they_are() -> None:
    typed = Values().put(intake.FORM, "visit").put(intake.PURPOSE, "plea")
    assert LETTER.derive(typed, ())[intake.FORM] == "letter"
    assert CALL.derive(typed, ())[intake.FORM] == "call"
    assert REPORT.derive(typed, ())[intake.PURPOSE] == "report"
    assert SUGGESTION.derive(typed, ())[intake.PURPOSE] == "suggestion"
    assert VISIT.derive(typed, ()) == typed
    assert ruled.by_letter(LETTER.derive(Values(), ()))
    assert ruled.by_call(CALL.derive(Values(), ()))


@pytest.mark.parametrize("matter", EVERY, ids=lambda one: one.id)
def test_registering_asks_for_little_and_never_for_a_telephone(matter: Matter) -> None:
    check(matter.form, PLEA, matter.flow.move("accept").needs, typing())
    for code in PLEA:
        with pytest.raises(Invalid) as closed:
            check(matter.form, {**PLEA, code: ""}, matter.flow.move("accept_unnamed").needs, typing())
        assert {fault.field for fault in closed.value.faults} == {code}
    assert not {"phone", "reply_way", "address"} & {field.code for field in NEEDS}


def test_a_suggestion_needs_its_proposal() -> None:
    with pytest.raises(Invalid) as closed:
        check(VISIT.form, {**PLEA, "purpose": "suggestion"}, NEEDS, typing())
    assert [fault.field for fault in closed.value.faults] == ["proposal"]


@pytest.mark.parametrize(
    ("delegates", "heads", "fields"),
    [
        (5, "300", set()),
        (6, "300", {"delegates"}),
        (0, "300", set()),
        (3, "2", {"heads"}),
        (1, "1", set()),
    ],
)
def test_a_group_has_five_delegates_at_most(delegates: int, heads: str, fields: set[str]) -> None:
    rows = ", ".join(f'{{"name": "代表{"一二三四五六"[n]}"}}' for n in range(delegates))
    typed = {**PLEA, "heads": heads, "delegates": f"[{rows}]"}
    if not fields:
        values = check(VISIT.form, typed, NEEDS, typing())
        assert VISIT.conditions["is_group"](values) is (heads != "1")
        return
    with pytest.raises(Invalid) as closed:
        check(VISIT.form, typed, NEEDS, typing())
    assert {fault.field for fault in closed.value.faults} == fields


@pytest.mark.parametrize(
    ("typed", "fields"),
    [
        ({"petition_round": "first", "first_number": "XF-XC01-2026-000001"}, {"petition_round"}),
        ({"petition_round": "repeated", "first_number": "XF-XC01-2026-000001"}, set()),
        ({"petition_round": "repeated"}, set()),
        ({"postmark_on": "20261120", "applied_on": "20261119"}, {"postmark_on"}),
        ({"postmark_on": "20261120", "applied_on": "20261120"}, set()),
        ({"heads": "7", "involved": "6"}, {"involved"}),
        ({"heads": "7", "involved": "7"}, set()),
        ({"urgent": "1"}, {"urgent_reason"}),
        ({"agent": "何伟"}, {"agent_relation"}),
        ({"danger": "1"}, set()),
    ],
)
def test_what_belongs_together(typed: dict[str, str], fields: set[str]) -> None:
    values = Values()
    for field in VISIT.form.fields:
        if field.code in typed:
            values = values.put(field, field.kind.parse(typed[field.code], typing()))
    assert {fault.field for fault in ruled.faults(values)} == fields


def run(
    matter: Matter, move: str, target: str, on: str, kept: tuple[Running, ...] = ()
) -> tuple[Running, ...]:
    went = (move, target, matter.flow.state(target).label)
    return passed(matter.timers, kept, went, day(on), lengths(matter.timers, rules()), CALENDAR)


INFORM: list[tuple[str, str, str, str]] = [
    ("2026-11-23", "2026-12-08", "2026-12-08", "2026-12-08"),
    ("2026-01-31", "2026-02-15", "2026-02-24", "2026-02-14"),
    ("2026-01-30", "2026-02-14", "2026-02-14", "2026-02-14"),
    ("2026-09-16", "2026-10-01", "2026-10-08", "2026-09-30"),
    ("2025-12-20", "2026-01-04", "2026-01-04", "2026-01-04"),
    ("2026-04-20", "2026-05-05", "2026-05-06", "2026-04-30"),
    ("2026-06-05", "2026-06-20", "2026-06-22", "2026-06-18"),
    ("2025-01-13", "2025-01-28", "2025-02-05", "2025-01-27"),
]


@pytest.mark.parametrize("matter", EVERY, ids=lambda one: one.id)
@pytest.mark.parametrize(("on", "nominal", "rolled", "safe"), INFORM)
def test_fifteen_days_to_tell_in_writing(
    matter: Matter, on: str, nominal: str, rolled: str, safe: str
) -> None:
    found = next(one for one in run(matter, "accept", "accepted", on) if one.code == "inform")
    assert (found.nominal, found.rolled, found.safe) == (day(nominal), day(rolled), day(safe))
    assert (found.whose, found.provisional, matter.promise) == ("ours", False, "inform")


@pytest.mark.parametrize("matter", EVERY, ids=lambda one: one.id)
def test_nothing_is_owed_to_the_unnamed(matter: Matter) -> None:
    codes_ = {one.code for one in run(matter, "accept_unnamed", "accepted", "2026-11-23")}
    assert codes_ == ({"internal"} if matter in (REPORT, SUGGESTION) else set())


@pytest.mark.parametrize("matter", HANDLED, ids=lambda one: one.id)
@pytest.mark.parametrize(
    ("on", "nominal", "rolled", "safe", "provisional"),
    [
        ("2025-08-02", "2025-10-01", "2025-10-09", "2025-09-30", False),
        ("2026-07-24", "2026-09-22", "2026-09-22", "2026-09-22", False),
        ("2026-11-23", "2027-01-22", "2027-01-22", "2027-01-22", True),
    ],
)
def test_sixty_days_to_handle(
    matter: Matter, on: str, nominal: str, rolled: str, safe: str, provisional: bool
) -> None:
    kept = run(matter, "handle", "handling", on, run(matter, "accept", "accepted", on))
    inform, handle = kept
    assert (inform.code, inform.stopped_on) == ("inform", day(on))
    assert (handle.nominal, handle.rolled, handle.safe) == (day(nominal), day(rolled), day(safe))
    assert (handle.code, handle.provisional) == ("handle", provisional)
    for move, target, ended in (("sign", "opinion", False), ("serve", "served", True)):
        kept = run(matter, move, target, on, kept)
        assert (kept[-1].stopped_on is not None) is ended


@pytest.mark.parametrize("target", ["refer", "transfer", "closed", "handling", "withdrawn"])
def test_every_outcome_stops_the_fifteen_days(target: str) -> None:
    kept = run(VISIT, "any", target, "2026-11-25", run(VISIT, "accept", "accepted", "2026-11-23"))
    assert kept[0].stopped_on == day("2026-11-25")


def test_the_periods_of_the_law_name_their_article() -> None:
    sources = {one["key"]: (one["value"], one.get("unit", ""), one["source"]) for one in seed("parameter")}
    assert sources[ruled.INFORM_DAYS] == ("15", "day", "《信访工作条例》第二十三条")
    assert sources[ruled.HANDLE_DAYS] == ("60", "day", "《信访工作条例》第三十四条")
    assert "请按本县办法核对" in sources[ruled.INTERNAL_DAYS][2]


@pytest.mark.parametrize("matter", EVERY, ids=lambda one: one.id)
@pytest.mark.parametrize(
    ("applicant", "phone", "address", "owed"),
    [
        (PERSON.name, "13800002266", "", True),
        (PERSON.name, "", "示例路8号", True),
        (PERSON.name, "", "", False),
        ("", "13800002266", "示例路8号", False),
    ],
)
def test_who_is_told_and_who_is_not(
    matter: Matter, applicant: str, phone: str, address: str, owed: bool
) -> None:
    values = Values().put(PHONE, phone or None).put(intake.ADDRESS, address or None)
    choices = open_moves(matter.flow, DRAFT, facts(values, applicant=applicant))
    found = {one.move.code: one.closed for one in choices}
    assert set(found) == {"accept", "accept_unnamed"}
    assert (found["accept"] == "") is owed
    assert (found["accept_unnamed"] == "") is not owed


FIT = (
    Values()
    .put(PHONE, "13800002266")
    .put(intake.PURPOSE, "plea")
    .put(intake.NAMING, "real")
    .put(work.WAY, work.WAY_SIX)
)
GUARDS: list[tuple[str, Values, str, str]] = [
    ("unnamed", FIT, "", "受理要有信访人的真实姓名，匿名、化名的可以转送或存。"),
    (
        "alias",
        FIT.put(intake.NAMING, "alias"),
        PERSON.name,
        "受理要有信访人的真实姓名，匿名、化名的可以转送或存。",
    ),
    ("unreachable", FIT.put(PHONE, None), PERSON.name, "受理要有信访人的联系地址或电话，请补填。"),
    (
        "purpose",
        FIT.put(intake.PURPOSE, "advice"),
        PERSON.name,
        "只有申诉、求决才按受理程序办理，请核对信访目的。",
    ),
    (
        "way",
        FIT.put(work.WAY, "2"),
        PERSON.name,
        "只有第六项途径由本会受理办理，其他途径请导入相应程序。",
    ),
    (
        "no way",
        FIT.put(work.WAY, None),
        PERSON.name,
        "只有第六项途径由本会受理办理，其他途径请导入相应程序。",
    ),
]


@pytest.mark.parametrize(("name", "values", "applicant", "sentence"), GUARDS, ids=[one[0] for one in GUARDS])
def test_what_handling_asks_for(name: str, values: Values, applicant: str, sentence: str) -> None:
    given = facts(values, applicant=applicant, actor=DESK, staff=staff(*PEOPLE))
    choice = next(one for one in open_moves(VISIT.flow, "accepted", given) if one.move.code == "handle")
    assert choice.closed == sentence
    assert choice.article.startswith("《信访工作条例》第")


@pytest.mark.parametrize(
    "values",
    [
        FIT,
        FIT.put(intake.NAMING, None),
        FIT.put(intake.PURPOSE, "appeal"),
        FIT.put(PHONE, None).put(intake.ADDRESS, "示例路8号"),
    ],
)
def test_what_is_enough_for_handling(values: Values) -> None:
    ruled.may_handle(facts(values))


WALKS: list[tuple[str, Matter, str, dict[str, str], tuple[tuple[str, str], ...], str]] = [
    (
        "handled",
        VISIT,
        PERSON.name,
        {},
        (("handle", "desk"), ("sign", "leader"), ("serve", "desk")),
        "served",
    ),
    ("settled", LETTER, PERSON.name, {}, (("handle", "desk"), ("settle", "desk")), "settled"),
    ("referred", CALL, PERSON.name, {}, (("refer", "desk"),), "refer"),
    ("guided", VISIT, PERSON.name, {"way31": "2"}, (("guide", "reviewer"),), "refer"),
    ("sent on", LETTER, "", {}, (("transfer", "desk"),), "transfer"),
    ("closed", VISIT, PERSON.name, {}, (("close", "reviewer"),), "closed"),
    ("withdrawn", VISIT, PERSON.name, {}, (("handle", "desk"), ("withdraw", "clerk")), "withdrawn"),
    ("report sent", REPORT, "", {}, (("screen", "desk"), ("transfer", "leader")), "transfer"),
    (
        "report answered",
        REPORT,
        PERSON.name,
        {"wants_reply": "1"},
        (("screen", "desk"), ("verify", "leader"), ("finish", "leader")),
        "done",
    ),
    (
        "report unanswered",
        REPORT,
        "",
        {},
        (("screen", "desk"), ("verify", "leader"), ("finish_silent", "leader")),
        "done",
    ),
    ("suggestion", SUGGESTION, PERSON.name, {}, (("study", "desk"), ("answer", "desk")), "done"),
    ("unnamed suggestion", SUGGESTION, "", {}, (("study", "desk"), ("note_result", "desk")), "done"),
]
WHO = {"clerk": CLERK, "desk": DESK, "reviewer": REVIEWER, "leader": LEADER}


@pytest.mark.parametrize(
    ("name", "matter", "applicant", "typed", "moves", "end"), WALKS, ids=[one[0] for one in WALKS]
)
def test_every_way_from_the_counter_to_its_end(
    name: str,
    matter: Matter,
    applicant: str,
    typed: dict[str, str],
    moves: tuple[tuple[str, str], ...],
    end: str,
) -> None:
    values = filled(field for field in matter.form.fields if not field.computed)
    values = values.put(intake.PURPOSE, "plea").put(work.WAY, typed.get("way31", "6"))
    values = values.put(intake.ROUND, intake.REPEATED).put(
        intake.WANTS_REPLY, typed.get("wants_reply") != "0"
    )
    values = matter.derive(values, ())
    state, made, timers = DRAFT, dict[str, Maker](), tuple[Running, ...]()
    given = facts(values, applicant=applicant, staff=staff(*PEOPLE))
    start = ("accept" if applicant else "accept_unnamed", "clerk")
    for code, who in (start, *moves):
        outcome = step(matter.flow, state, code, replace(given, actor=WHO[who], made_by=made))
        check(matter.form, {}, outcome.move.needs, typing(), values)
        state, made = outcome.target.code, {**made, code: maker(WHO[who])}
        timers = run(matter, code, state, "2026-11-24", timers)
    assert (state, outcome.target.end) == (end, True)
    assert not [one.code for one in timers if one.open]


@pytest.mark.parametrize(
    ("matter", "state", "move", "who"),
    [
        (VISIT, "accepted", "handle", CLERK),
        (VISIT, "handling", "sign", DESK),
        (VISIT, "accepted", "close", DESK),
        (VISIT, "accepted", "transfer", REVIEWER),
        (REPORT, "accepted", "screen", REVIEWER),
        (REPORT, "screen", "transfer", DESK),
        (REPORT, "verify", "finish", DESK),
    ],
)
def test_a_step_belongs_to_its_post(matter: Matter, state: str, move: str, who: object) -> None:
    given = facts(FIT, actor=who, staff=staff(*PEOPLE))
    choice = next(one for one in open_moves(matter.flow, state, given) if one.move.code == move)
    assert choice.closed.startswith("由")
    assert choice.closed.endswith("办理。")


@pytest.mark.parametrize(
    ("state", "move", "earlier"),
    [
        ("accepted", "close", "accept"),
        ("accepted", "guide", "accept_unnamed"),
        ("handling", "sign", "handle"),
    ],
)
def test_who_took_it_in_does_not_close_it_alone(state: str, move: str, earlier: str) -> None:
    everyone = actor(9, *Role, *Post)
    given = facts(FIT, actor=everyone, staff=staff(everyone), made_by={earlier: maker(everyone)})
    choice = next(one for one in open_moves(VISIT.flow, state, given) if one.move.code == move)
    assert choice.closed.startswith("前一步是您办的")


@pytest.mark.parametrize(
    ("way", "proof", "sentence"),
    [
        ("direct", {}, ""),
        ("post", {}, "邮寄送达要填挂号信号。"),
        ("post", {"post_no": "XA12345678933"}, ""),
        ("left", {}, "留置送达要填见证人。"),
        ("left", {"witness": "何伟"}, ""),
    ],
)
def test_service_has_its_proof(way: str, proof: dict[str, str], sentence: str) -> None:
    values = read(VISIT, {"served_way": way, **proof})
    given = facts(values, actor=DESK, staff=staff(*PEOPLE))
    choice = next(one for one in open_moves(VISIT.flow, "opinion", given) if one.move.code == "serve")
    assert choice.closed == sentence


@pytest.mark.parametrize(
    ("applicant", "wants", "answered"),
    [(PERSON.name, True, True), (PERSON.name, None, True), (PERSON.name, False, False), ("", True, False)],
)
def test_only_a_named_reporter_is_answered(applicant: str, wants: bool | None, answered: bool) -> None:
    values = Values().put(intake.WANTS_REPLY, wants)
    given = facts(values, applicant=applicant, actor=LEADER, staff=staff(*PEOPLE))
    found = {one.move.code: one.closed for one in open_moves(REPORT.flow, "verify", given)}
    if applicant and wants is None:
        assert found["finish"] == ""
        assert found["finish_silent"]
    assert (found["finish"] == "") is answered
    assert (found["finish_silent"] == "") is not answered


def test_the_sixth_way_is_not_led_elsewhere() -> None:
    ruled.lawful_way(facts(Values().put(work.WAY, "2")))
    with pytest.raises(Refused, match=r"第六项途径由本会受理办理"):
        ruled.lawful_way(facts(FIT))


def begun(on: str) -> Running:
    return start(next(one for one in VISIT.timers if one.code == "handle"), day(on), 60, CALENDAR)


EXTENDING: list[tuple[str, Running | None, str, dict[str, str], str]] = [
    ("in time", begun("2026-07-24"), "2026-09-22", {}, ""),
    ("without days", begun("2026-07-24"), "2026-09-01", {"extend_days": ""}, ""),
    ("late", begun("2026-07-24"), "2026-09-23", {}, "办结期限到 2026年9月22日为止，已经超期，不能再延期。"),
    (
        "too long",
        begun("2026-07-24"),
        "2026-09-01",
        {"extend_days": "31"},
        "延长不得超过 30 日，现在填了 31 日。",
    ),
    (
        "twice",
        extend(begun("2026-07-24"), 10, "核对", CALENDAR),
        "2026-09-01",
        {},
        "已经延期一次，不能再延期。",
    ),
    ("no term", None, "2026-09-01", {}, "没有正在计算的办结期限，不能延期。"),
]


@pytest.mark.parametrize(
    ("name", "running", "today", "typed", "sentence"), EXTENDING, ids=[one[0] for one in EXTENDING]
)
def test_the_term_is_made_longer_once_and_in_time(
    name: str, running: Running | None, today: str, typed: dict[str, str], sentence: str
) -> None:
    values = read(VISIT, {"extend_days": "30", "extend_why": "情况复杂", **typed})
    given = facts(
        values,
        actor=LEADER,
        staff=staff(*PEOPLE),
        today=day(today),
        timers=(running,) if running else (),
    )
    choice = next(one for one in open_moves(VISIT.flow, "handling", given) if one.move.code == "extend")
    assert choice.closed == sentence


def test_sixty_and_thirty_days() -> None:
    longer = extend(begun("2026-07-24"), 30, "情况复杂", CALENDAR)
    assert (longer.nominal, longer.rolled, longer.safe) == (day("2026-10-22"),) * 3


@pytest.mark.parametrize(
    ("received", "told_by"),
    [("2026-11-23", ""), ("2026-11-18", "2026年12月3日"), ("2026-09-16", "2026年10月8日")],
)
def test_the_fifteen_days_run_from_receipt(received: str, told_by: str) -> None:
    values = FIT.put(intake.RECEIVED_ON, day(received))
    found = told(LETTER, facts(values))
    assert (told_by in found) if told_by else (found == "")
    assert told(LETTER, facts(values, applicant="")) == ""


def told(matter: Matter, given: Facts) -> str:
    return "".join(matter.tell(given))


def test_what_the_clerk_is_told() -> None:
    danger = Values().put(intake.DANGER, value=True)
    assert told(VISIT, facts(danger)).startswith("有人身风险：先救助")
    assert told(REPORT, facts(danger)).endswith("再把通知了谁、做了什么记下来。")
    assert "推选代表" in told(VISIT, facts(read(VISIT, {"heads": "300"})))
    assert "首次信访编号" in told(VISIT, facts(read(VISIT, {"petition_round": "repeated"})))
    assert "查询码读给来电人" in told(CALL, facts())
    assert told(VISIT, facts()) == ""


def test_the_line_is_private_and_reports_are_restricted() -> None:
    assert PETITIONS.private
    assert PETITIONS.confidants == (Post.PETITIONS, Post.LEADER)
    assert [one.no for one in PETITIONS.matters] == ["XF01", "XF02", "XF03", "XF06", "XF07"]
    assert [one.restricted for one in PETITIONS.matters] == [False, False, False, True, False]


@pytest.mark.parametrize("matter", EVERY, ids=lambda one: one.id)
def test_no_material_can_stop_a_registration(matter: Matter) -> None:
    assert material_rules(matter.id)
    assert not {"accept_owed", "supplement", "refuse"} & {one.code for one in matter.flow.moves}
    empty = facts(FIT)
    assert (
        next(one for one in open_moves(matter.flow, DRAFT, empty) if one.move.code == "accept").closed == ""
    )


def test_content_classes_carry_their_group_in_code_and_name() -> None:
    groups: dict[str, set[str]] = {}
    for item in codes().items("petition_content"):
        assert len(item.code) == 4
        group, _, name = item.name.partition("·")
        assert name
        groups.setdefault(item.code[:2], set()).add(group)
    assert all(len(names) == 1 for names in groups.values())
    assert groups["01"] == {"劳动关系"}
    assert len(groups) == 14


CASE = CardCase("XF-XC01-2026-000001", "来访", "已登记", ended=False, timer=None)
BADGE = TimerView("soon", "还剩 2 天", "书面告知", day("2026-11-25"))


@pytest.mark.parametrize(
    ("cases", "text", "timer"),
    [
        ((), "无记录", None),
        ((replace(CASE, timer=BADGE),), "来访 已登记", BADGE),
        ((CASE, replace(CASE, timer=BADGE)), "在办 2 件", BADGE),
        ((replace(CASE, ended=True, timer=BADGE),), "办过 1 件", None),
    ],
)
def test_the_card(cases: tuple[CardCase, ...], text: str, timer: TimerView | None) -> None:
    line = PETITIONS.card(CardFacts(TODAY, cases, (), (), codes()))
    assert (line.text, line.timer, line.active) == (text, timer, bool(cases))
