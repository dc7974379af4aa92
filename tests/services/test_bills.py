"""A bill is held by one case while that runs and after it paid; one that ended without paying lets go."""

from app.services import intake
from app.services.applicants import Applicant
from app.services.intake import Outlook
from tests.kit.factories import House, go, worker
from tests.kit.typing import typed_for

CLAIM = "mutual_aid.inpatient"
BILL = {"settlement_no": "JS2026000348", "total_cost": "48260.75", "true_statement": "1"}


def claim(at: House, n: int) -> intake.Accepted:
    """A claim that was told what is missing, so that it runs."""
    matter = at.clerk.catalog.matter(CLAIM)
    typed = typed_for(matter, "supplement", **BILL)
    return intake.take_in(at.clerk, CLAIM, "supplement", Applicant(worker(at, n)), typed, ())


def outlook(at: House, number: str) -> Outlook:
    """What another person's claim on the bill would say."""
    typed = {**BILL, "applied_on": "t", "settlement_no": number}
    return intake.outlook(at.clerk, CLAIM, Applicant(worker(at, 9)), typed, ())


def test_a_running_case_holds_its_bill_however_the_number_is_typed(at: House) -> None:
    first = claim(at, 1)
    seen = outlook(at, "js 2026 ０００３４８")
    assert [one for one in seen.tells if one.startswith("票据") and first.number in one]
    assert all(one.closed for one in seen.moves)


def test_a_case_that_ended_and_paid_nothing_lets_go(at: House) -> None:
    first = claim(at, 1)
    go(at.clerk, first.case_id, "withdraw", "另行申请。")
    seen = outlook(at, BILL["settlement_no"])
    assert not [one for one in seen.tells if "已用在" in one]
    assert not next(one for one in seen.moves if one.code == "supplement").closed
