"""助学, 意外灾害 and 慰问 on a real file: each from the counter to the money, and one student helped once."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select

from app.core.errors import Invalid, Refused
from app.core.money import Money
from app.engine.materials import Received
from app.services import casework, household, intake, parameters, people, statistics, upkeep
from app.services.applicants import Applicant
from app.services.intake import Accepted
from db.tables import benefit, campaign, campaign_event, campaign_person, paper, relief_tuition
from tests.kit.factories import DECIDED, House, go, hardship, house, id_number, worker
from tests.lines.test_relief_kinds import FIRE, GIFT, STUDENT

TUITION, DISASTER, VISIT = "relief.tuition", "relief.disaster", "relief.visit_gift"
FOUND = {
    "verified_on": "t", "verifiers": "陈晓岚、童志远", "findings": "属实。", "standard_used": "办法第三条",
    "notice_from": "t", "notice_to": "+9", "notice_place": "公告栏",
}  # fmt: skip
TODAY = {"applied_on": "t"}


@pytest.fixture
def at(tmp_path: Path) -> Iterator[House]:
    found = house(tmp_path / "data", date(2026, 8, 3))
    yield found
    found.close()


def take_in(
    at: House, matter: str, person_id: UUID, typed: Mapping[str, str], move: str = "accept", *missing: str
) -> Accepted:
    """Taken in with every paper that the list may want but these."""
    who = Applicant(person_id)
    seen = intake.outlook(at.clerk, matter, who, typed, ())
    hand = [
        Received(one.code, True, one.copies)
        for one in seen.materials
        if one.need != "no" and one.code not in missing
    ]
    return intake.take_in(at.clerk, matter, move, who, typed, hand, "")


def set_to(at: House, **values: str) -> None:
    """Standards that the county sets, by key with _ for the point in front."""
    for key, value in values.items():
        typed = {"value": value, "valid_from": "2026-01-01", "source": "县总〔2026〕8号"}
        parameters.set_parameter(at.admin, key, typed)


def paid_with(at: House, case_id: UUID, yuan: str, **more: str) -> None:
    """Approved and paid by card."""
    name = casework.case(at.clerk, case_id).applicant
    go(at.approver, case_id, "approve", **{**DECIDED, "decided": yuan, "account_name": name})
    go(at.cashier, case_id, "pay", paid_on="t", **more)


def campaign_of(at: House, season: str, opens: date, closes: date) -> UUID:
    """A campaign that runs between these days."""
    with at.reviewer.write("campaign") as w:
        made = w.insert(
            campaign, number=f"HD-{season}", season=season, name="2026年活动", year=2026,
            opens_on=opens, closes_on=closes, source="县总〔2026〕9号", fund="own", fund_year=2026,
            way="card", station="XC01", remark="",
        )  # fmt: skip
        w.insert(
            campaign_event, campaign_id=made, n=1, what="made", on_day=at.clerk.today, at=w.at,
            by_id=w.actor.id, by_name=w.actor.name, detail="",
        )  # fmt: skip
    return made


def test_tuition_goes_from_the_season_to_the_money(at: House) -> None:
    set_to(at, **{"relief.tuition.standard.2.bachelor": "5000"})
    person = hardship(at)
    done = take_in(at, TUITION, person, {**STUDENT, **TODAY})
    seen = casework.case(at.clerk, done.case_id)
    assert (seen.shown["season_to"], seen.shown["entitled"]) == ("2026-08-31 一", "5,000.00")
    assert seen.sum is not None
    assert (seen.sum.result, seen.sum.source) == ("5,000.00 元", "县总〔2026〕8号")
    promise = next(one for one in seen.timers if one.label == "承诺办结")
    assert promise.due_on == date(2026, 9, 20), "15 working days after the season's last day"
    go(at.clerk, done.case_id, "verify")
    with pytest.raises(Refused, match=r"超过现行救助标准 5,000.00 元"):
        go(at.reviewer, done.case_id, "publicise", **FOUND, proposed="5000.01")
    go(at.reviewer, done.case_id, "publicise", **FOUND, proposed="5000")
    at.days_on(10)
    go(at.reviewer, done.case_id, "submit", objection="0")
    promise = next(one for one in casework.case(at.clerk, done.case_id).timers if one.label == "承诺办结")
    assert promise.due_on == date(2026, 9, 20), "the notice hung before the promise began to run"
    paid_with(at, done.case_id, "5000")
    with at.clerk.read() as asks:
        got = asks.one(select(benefit))
        approval = asks.one(select(paper).where(paper.c.code == "approval_form"))
    assert (got.kind, got.amount, got.person_id) == (TUITION, 500_000, person)
    assert "定额标准" in approval.facts
    assert '"fen":500000' in approval.facts
    assert people.card(at.clerk, person).benefits_total == Money(500_000)
    (row,) = (one for one in statistics.table(at.clerk, 2026, "payments").rows if one.label == "子女助学")
    assert row.cells[7].value == 1
    assert upkeep.verify(at.clerk).ok


def test_a_student_is_not_helped_twice_whichever_parent_applies(at: House) -> None:
    first = take_in(at, TUITION, hardship(at, 1), {**STUDENT, **TODAY})
    other = worker(at, 2, name="李国强")
    with pytest.raises(Refused, match=rf"学生徐小雨本学年已有子女助学 {first.number}。同一学生"):
        take_in(at, TUITION, other, {**STUDENT, **TODAY})
    go(at.clerk, first.case_id, "withdraw", "本人放弃。")
    second = take_in(at, TUITION, other, {**STUDENT, **TODAY})
    assert second.number > first.number


def test_a_student_on_a_roster_is_not_helped_again(at: House) -> None:
    made = campaign_of(at, "autumn", date(2026, 8, 1), date(2026, 8, 31))
    with at.reviewer.write("list") as w:
        w.insert(
            campaign_person, campaign_id=made, n=1, name="李国强", amount=400_000, student="徐小雨",
            student_id_number=STUDENT["student_id_number"],
        )  # fmt: skip
    with pytest.raises(Refused, match=r"已有助学名册 2026年活动（4,000.00 元）"):
        take_in(at, TUITION, hardship(at), {**STUDENT, **TODAY})


def test_outside_the_season_a_campaign_opens_the_way(at: House) -> None:
    at.days_on(91)
    person = hardship(at)
    with pytest.raises(Refused, match=r"助学申报从 2027年7月1日开始"):
        take_in(at, TUITION, person, {**STUDENT, **TODAY})
    made = campaign_of(at, "autumn", date(2026, 10, 20), date(2026, 11, 10))
    done = take_in(at, TUITION, person, {**STUDENT, **TODAY, "campaign": str(made)})
    assert casework.case(at.clerk, done.case_id).shown["season_to"] == "2026-11-10 二"
    other = {**STUDENT, **TODAY, "campaign": str(made), "student_id_number": "330723200803050024"}
    early = take_in(at, TUITION, worker(at, 4), other, "supplement", "admission")
    at.days_on(12)
    version = casework.case(at.clerk, early.case_id).version
    casework.receive(at.clerk, early.case_id, version, "admission", True, 1)
    go(at.clerk, early.case_id, "accept", campaign=str(made))
    later = worker(at, 3)
    with pytest.raises(Refused, match=r"助学申报已在 2026年11月10日截止"):
        take_in(at, TUITION, later, {**STUDENT, **TODAY, "campaign": str(made)})


def test_tuition_without_a_file_needs_the_papers_of_need(at: House) -> None:
    person = worker(at)
    with pytest.raises(Refused, match=r"缺必要材料 3 件（困难申请书（本人签名）、收入证明"):
        take_in(at, TUITION, person, {**STUDENT, **TODAY}, "accept", "request", "income", "hukou")
    done = take_in(at, TUITION, person, {**STUDENT, **TODAY})
    with at.clerk.read() as asks:
        assert asks.one(select(relief_tuition)).file_no is None
    assert casework.case(at.clerk, done.case_id).state == "accepted"


def test_an_urgent_disaster_is_taken_in_at_once_and_decided_without_a_notice(at: House) -> None:
    set_to(at, **{"relief.disaster.share.out": "15", "relief.disaster.cap.out": "10000"})
    person = worker(at)
    burnt = {**FIRE, **TODAY, "event_on": "-2", "urgent": "1", "urgent_reason": "房屋烧毁，无处居住。"}
    done = take_in(
        at, DISASTER, person, burnt, "accept_urgent", "loss", "accident", "request", "id", "income"
    )
    seen = casework.case(at.clerk, done.case_id)
    assert {one.label: one.due_on for one in seen.timers} == {
        "承诺办结": date(2026, 8, 6),
        "容缺补交": date(2026, 8, 10),
    }
    with at.clerk.read() as asks:
        notice = asks.one(select(paper).where(paper.c.code == "owed_notice"))
    assert "房屋烧毁，无处居住。" in notice.facts
    go(at.clerk, done.case_id, "verify")
    assert casework.case(at.clerk, done.case_id).sum is not None
    found = {one: FOUND[one] for one in ("verified_on", "verifiers", "findings", "standard_used")}
    with pytest.raises(Refused, match=r"超过现行救助标准 6,000.00 元"):
        go(at.reviewer, done.case_id, "submit_urgent", **found, proposed="6000.01")
    go(at.reviewer, done.case_id, "submit_urgent", **found, proposed="6000")
    paid_with(at, done.case_id, "6000")
    with at.clerk.read() as asks:
        assert asks.one(select(benefit)).amount == 600_000
    assert casework.case(at.clerk, done.case_id).state_label == "办结"
    assert upkeep.verify(at.clerk).ok


def test_the_same_family_is_helped_again_only_with_a_reason(at: House) -> None:
    husband, wife = worker(at, 1, name="李国强"), hardship(at, 2)
    household.add_member(at.clerk, wife, {"name": "李国强", "relation": "11", "id_number": id_number(1)})
    urgent = {**FIRE, **TODAY, "event_on": "-2", "urgent": "1", "urgent_reason": "无处居住。"}
    done = take_in(at, DISASTER, husband, urgent, "accept_urgent")
    found = {one: FOUND[one] for one in ("verified_on", "verifiers", "findings", "standard_used")}
    go(at.clerk, done.case_id, "verify")
    go(at.reviewer, done.case_id, "submit_urgent", **found, proposed="2000")
    paid_with(at, done.case_id, "2000")
    second = take_in(at, DISASTER, wife, {**FIRE, **TODAY, "event_on": "-2"})
    tells = casework.case(at.clerk, second.case_id).tells
    assert "家庭成员李国强今年已领意外灾害（临时）救助，共 2,000.00 元。" in tells
    go(at.clerk, second.case_id, "verify")
    with pytest.raises(Refused, match=r"家庭成员李国强今年已领.*请在核实环节填写“叠加救助理由”"):
        go(at.reviewer, second.case_id, "publicise", **FOUND, proposed="1000")
    go(at.reviewer, second.case_id, "publicise", **FOUND, proposed="1000", stack_reason="两处房屋同时受灾。")
    at.days_on(10)
    go(at.reviewer, second.case_id, "submit", objection="0")
    paid_with(at, second.case_id, "1000")
    assert casework.case(at.clerk, second.case_id).state == "done"


def test_a_gift_is_listed_approved_brought_by_two_and_signed_for(at: House) -> None:
    set_to(at, **{"relief.visit_gift.standard": "3000", "relief.visit_gift.year_limit": "900"})
    made = campaign_of(at, "winter", date(2026, 8, 1), date(2026, 8, 31))
    person = worker(at)
    done = take_in(at, VISIT, person, {**GIFT, "campaign": str(made)})
    go(at.clerk, done.case_id, "list")
    go(at.reviewer, done.case_id, "submit")
    with pytest.raises(Refused, match=r"慰问品合计 500.00 元，与审批金额 400.00 元不符"):
        go(at.approver, done.case_id, "approve", decided="400", fund_source="own", pay_way="goods")
    go(at.approver, done.case_id, "approve", decided="500", fund_source="own", pay_way="goods")
    taken = {"visited_on": "t", "paid_on": "t", "received_by": "周素梅", "receiver_relation": "01"}
    with pytest.raises(Refused, match=r"慰问要两人同去"):
        go(at.cashier, done.case_id, "pay", visited_by="何伟民", **taken)
    go(at.cashier, done.case_id, "pay", visited_by="何伟民、陈晓岚", **taken)
    with at.clerk.read() as asks:
        got = asks.one(select(benefit))
        receipt = asks.one(select(paper).where(paper.c.code == "gift_receipt"))
    assert (got.kind, got.amount) == (VISIT, 50_000)
    assert receipt.number.startswith("领-XC01-2026-")
    assert "食用油" in receipt.facts
    again = take_in(at, VISIT, person, {**GIFT, "occasion": "festival"})
    with pytest.raises(Refused, match=r"今年已领送温暖慰问 500.00 元，.*超过年度限额 900.00 元"):
        go(at.clerk, again.case_id, "list")
    go(at.reviewer, again.case_id, "drop", deny_reason="本年度慰问已达限额。")
    seen = casework.case(at.clerk, again.case_id)
    assert (seen.state_label, seen.papers[-1].title) == ("未列入", "不予慰问告知书")


def test_goods_rows_that_are_wrong_stand_at_their_field(at: House) -> None:
    rows = json.dumps([{"name": "大米", "measure": "袋", "quantity": "0", "price": "75"}])
    with pytest.raises(Invalid) as found:
        take_in(at, VISIT, worker(at), {**GIFT, "goods": rows})
    assert next(one.field for one in found.value.faults).startswith("goods")


def test_what_was_reckoned_stays_when_the_standard_changes_later(at: House) -> None:
    set_to(at, **{"relief.tuition.standard.2.bachelor": "5000"})
    done = take_in(at, TUITION, hardship(at), {**STUDENT, **TODAY})
    go(at.clerk, done.case_id, "verify")
    go(at.reviewer, done.case_id, "publicise", **FOUND, proposed="5000")
    at.days_on(10)
    go(at.reviewer, done.case_id, "submit", objection="0")
    go(at.approver, done.case_id, "deny", deny_reason="学校已全额资助。")
    typed = {"value": "6000", "valid_from": "2026-08-10", "source": "县总〔2026〕12号"}
    parameters.set_parameter(at.admin, "relief.tuition.standard.2.bachelor", typed)
    assert casework.case(at.clerk, done.case_id).shown["entitled"] == "5,000.00"
