"""A claim in a real file: from the sheet that is typed to the bank's answer, and a sheet handed in twice."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from uuid import UUID

import pytest

from app.core.errors import Forbidden, Invalid, Refused
from app.core.money import Money
from app.services import casework, intake, papers, people, upkeep
from app.services.applicants import Applicant
from app.services.intake import Accepted
from tests.kit.factories import House, go, house, papers_in, worker

CLAIM = "mutual_aid.inpatient"
PAPERS = ("form", "id", "diagnosis", "settlement", "bank", "union_seal")
TYPED: Mapping[str, str] = {
    "channel": "visit",
    "applied_on": "t",
    "reply_way": "phone",
    "phone": "13957265526",
    "si_kind": "职工医保",
    "si_place": "武义县",
    "retired": "在职",
    "counter_reason": "2",
    "claim_kind": "住院",
    "hospital": "县样例医院",
    "hospital_level": "二级",
    "designated": "1",
    "place_kind": "本县",
    "admitted_on": "20261001",
    "discharged_on": "20261018",
    "cause_kind": "疾病",
    "diagnosis_main": "胆囊结石",
    "has_settlement": "1",
    "settlement_no": "JS2026000348",
    "settled_on": "20261018",
    "total_cost": "48,260.75",
    "payee_relation": "本人",
    "true_statement": "1",
    "data_consent": "1",
    "refund_promise": "1",
    "signed_on": "t",
}
FIGURES: Mapping[str, str] = {
    "pool_paid": "28914.30",
    "serious_paid": "4510.25",
    "assist_paid": "0",
    "civil_paid": "0",
    "account_paid": "1200",
    "cash_paid": "13636.20",
    "deductible": "800",
    "class_b_self": "2000",
    "self_funded": "3000",
    "over_limit": "0",
    "self_share": "9036.20",
    "one_stop_paid": "0",
    "commercial_paid": "0",
    "third_party_paid": "0",
    "relief_paid": "0",
    "union_opinion": "同意",
    "union_person": "何伟",
    "union_on": "20261030",
    "period": "2026",
    "computed_sum": "7923.53",
}
ACCOUNT = {"bank": "武义农商银行", "account_no": "6230910579000123454", "account_name": "周素梅"}


@pytest.fixture
def at(tmp_path: Path) -> Iterator[House]:
    made = house(tmp_path / "data")
    yield made
    made.close()


def insured(at: House, n: int = 1) -> UUID:
    """A registered person with cover in the year."""
    person = worker(at, n)
    cover = {
        "kind": "insured",
        "from_on": "2026-01-01",
        "to_on": "2026-12-31",
        "number": f"CB-XC01-2026-{n:06d}",
        "source": "2026年度参保名册",
    }
    people.add_standing(at.reviewer, person, cover)
    return person


def claimed(
    at: House, person: UUID, move: str = "accept", papers: tuple[str, ...] = PAPERS, **typed: str
) -> Accepted:
    """A claim taken in at the counter."""
    applicant = Applicant(person)
    reason = "同一事项已在办理或已办结，没有新的情况" if move == "refuse" else ""
    return intake.take_in(at.clerk, CLAIM, move, applicant, {**TYPED, **typed}, papers_in(*papers), reason)


def approved(at: House, case_id: UUID) -> None:
    """From accepted to approved."""
    go(at.clerk, case_id, "compute", **FIGURES)
    go(at.reviewer, case_id, "review", confirmed_sum="7923.53")
    go(at.approver, case_id, "approve", mutual_fund="本县互助金", **ACCOUNT)


def test_from_the_sheet_to_the_money(at: House) -> None:
    person = insured(at)
    seen = intake.outlook(at.clerk, CLAIM, Applicant(person), TYPED, papers_in(*PAPERS))
    assert seen.tells == ()
    assert seen.shown["days"] == "17"
    done = claimed(at, person)
    assert done.number == "HZ-XC01-2026-000001"
    with pytest.raises(Invalid) as short:
        go(at.clerk, done.case_id, "compute", **{**FIGURES, "cash_paid": ""})
    assert [one.field for one in short.value.faults] == ["cash_paid"]
    with pytest.raises(Refused, match=r"差 36.20 元"):
        go(at.clerk, done.case_id, "compute", **{**FIGURES, "cash_paid": "13600"})
    approved(at, done.case_id)
    go(at.cashier, done.case_id, "batch", batch_no="代发第1批")
    go(at.cashier, done.case_id, "bank_failed", "户名不符。")
    go(at.cashier, done.case_id, "return_approved", "户名不符，请核对账号。")
    go(at.approver, done.case_id, "approve", account_no="6228480320123456784")
    go(at.cashier, done.case_id, "batch", batch_no="代发第2批")
    go(at.cashier, done.case_id, "pay", paid_on="t")
    found = casework.case(at.clerk, done.case_id)
    assert (found.state_label, found.ended, found.moves) == ("已给付", True, ())
    issued = [paper.code for paper in found.papers]
    assert issued == ["receipt", "calculation", "approval_form", "approval_form", "payment_notice"]
    assert [paper.number for paper in found.papers if paper.number] == ["给-XC01-2026-000001"]
    card = people.card(at.clerk, person)
    assert card.benefits_year == (("住院给付", Money(792353)),)
    assert "参保至2026-12-31·今年给付 1 次 7,923.53 元" in [line.text for _, line in card.lines]
    assert upkeep.verify(at.clerk).ok


def test_every_paper_of_the_way_can_be_printed(at: House) -> None:
    done = claimed(at, insured(at))
    approved(at, done.case_id)
    for one in casework.case(at.clerk, done.case_id).papers:
        papers.printed(at.clerk, one.id)
    go(at.approver, done.case_id, "deny", exclusions='[{"exclusion": "14"}]', deny_text="一站式已结清。")
    found = casework.case(at.clerk, done.case_id)
    assert (found.state_label, found.papers[-1].title) == ("不予给付", "不予给付告知书")
    assert "已经一站式结清" in found.shown["exclusions"]
    assert people.card(at.clerk, found.person_id or done.case_id).benefits_year == ()


def test_a_sheet_handed_in_twice_waits_for_a_choice(at: House) -> None:
    first = claimed(at, insured(at))
    other = insured(at, 2)
    seen = intake.outlook(at.clerk, CLAIM, Applicant(other), TYPED, papers_in(*PAPERS))
    told = f"票据 JS2026000348 已用在住院给付 {first.number}（48,260.75 元）。"
    assert told in seen.tells
    for move, held in (("accept", PAPERS), ("supplement", ("id",)), ("refuse", PAPERS)):
        with pytest.raises(Refused, match="重复票据处理"):
            claimed(at, other, move, held)
    with pytest.raises(Refused, match="不予受理"):
        claimed(at, other, bill_choice="duplicate", bill_reason="同一次住院")
    refused = claimed(at, other, "refuse", bill_choice="duplicate", bill_reason="同一次住院")
    assert casework.case(at.clerk, refused.case_id).state == "refused"
    taken = claimed(at, other, bill_choice="balance", bill_reason="另一半费用")
    assert taken.number == "HZ-XC01-2026-000003"


def test_returned_for_papers_it_stands_still_and_comes_back(at: House) -> None:
    done = claimed(at, insured(at))
    go(at.clerk, done.case_id, "compute", **FIGURES)
    with pytest.raises(Forbidden):
        go(at.clerk, done.case_id, "review", confirmed_sum="7923.53")
    go(at.reviewer, done.case_id, "return_computed", "结算单缺医院章。")
    found = casework.case(at.clerk, done.case_id)
    assert [(one.label, one.look) for one in found.timers] == [("承诺办结", "stopped")]
    at.days_on(7)
    go(at.clerk, done.case_id, "compute", computed_sum="7900")
    found = casework.case(at.clerk, done.case_id)
    assert {one.label for one in found.timers} == {"承诺办结", "初审"}
    with pytest.raises(Refused, match="调整理由"):
        go(at.reviewer, done.case_id, "review", confirmed_sum="7923.53")
    go(at.reviewer, done.case_id, "review", confirmed_sum="7923.53", adjust_reason="按原计算表")
    found = casework.case(at.clerk, done.case_id)
    assert (found.shown["adjusted"], found.shown["decided"]) == ("23.53", "7,923.53")
