"""Confidential cases: seen by those named only, in no list, figure, search or card of anybody else."""

from uuid import UUID

import pytest

from app.core.errors import Forbidden
from app.services import casework, confiding, intake, papers, people, search, worklist
from app.services.applicants import Applicant
from app.services.desk import Desk
from app.services.intake import Accepted
from tests.kit.factories import House, worker
from tests.kit.papers import text_of
from tests.kit.typing import typed_for

VISIT = "petitions.visit"
ACCUSED = '[{"name": "赖某某", "address": "示例街道", "post": "主任"}]'


def report(at: House, person: UUID) -> Accepted:
    """A walk-in whose purpose makes it 检举控告."""
    matter = at.clerk.catalog.matter(VISIT)
    typed = typed_for(
        matter, purpose="report", channel="visit", accused=ACCUSED, clue="克扣慰问品。", phone="13957265526"
    )
    return intake.accept(at.clerk, VISIT, Applicant(person), typed, ())


def outsiders(at: House) -> tuple[Desk, ...]:
    """Everybody who must see nothing of it, reviewers and approvers too."""
    return (at.desks["童志远"], at.reviewer, at.approver, at.cashier, at.admin, at.mediator)


def test_the_purpose_turns_a_visit_into_a_report(at: House) -> None:
    done = report(at, worker(at))
    seen = casework.case(at.petitions, done.case_id)
    assert (seen.matter_id, seen.secret, seen.matter) == ("petitions.report", True, "检举控告")
    ahead = intake.outlook(at.clerk, VISIT, Applicant(worker(at, 2)), {"purpose": "suggestion"}, ())
    assert ahead.becomes == "意见建议"


def test_the_slip_is_neutral(at: House) -> None:
    done = report(at, worker(at))
    assert done.paper_id is not None
    said = text_of(papers.pdf(at.clerk, done.paper_id))
    assert "信访事项登记" in said
    assert done.number in said
    for word in ("检举", "控告", "揭发", "赖某某", "克扣", "受理", "容缺", "三溪门业"):
        assert word not in said


def test_others_find_nothing_of_it(at: House) -> None:
    person = worker(at)
    done = report(at, person)
    for desk in outsiders(at):
        assert search.find(desk, done.number).cases == ()
        assert search.find(desk, f"{done.number} {done.query_code}").exact is None
        found = search.find(desk, "周素梅")
        assert (found.people[0].open_cases, found.cases) == (0, ())
        assert worklist.counts(desk, "petitions") == worklist.Counts(0, 0, 0, 0)
        assert worklist.page(desk, worklist.Filter("petitions", "all")).rows == ()
        assert worklist.states(desk, "petitions") == ()
        card = people.card(desk, person)
        assert card.cases == ()
        assert dict(card.lines)["petitions"].text == "—"
        assert [one for one in card.timers if one.case_id == done.case_id] == []
        assert "检举" not in "".join(one.title for one in card.recent)
        with pytest.raises(Forbidden, match="保密"):
            casework.case(desk, done.case_id)
        assert done.paper_id is not None
        with pytest.raises(Forbidden, match="保密"):
            papers.pdf(desk, done.paper_id)


def test_those_named_see_it_and_the_look_is_an_entry(at: House) -> None:
    person = worker(at)
    done = report(at, person)
    for desk in (at.clerk, at.petitions, at.leader):
        assert casework.case(desk, done.case_id).number == done.number
        assert worklist.counts(desk, "petitions").all == 1
        (row,) = worklist.page(desk, worklist.Filter("petitions", "all")).rows
        assert (row.applicant, row.secret) == ("周**", True)
    told = [one.title for one in casework.case(at.petitions, done.case_id).timeline]
    assert told.count("查看保密案件") == 4


def test_somebody_else_is_named_and_then_sees_it(at: House) -> None:
    done = report(at, worker(at))
    reviewer = next(
        one for one in confiding.candidates(at.petitions, done.case_id) if one.name == at.reviewer.actor.name
    )
    with pytest.raises(Forbidden):
        confiding.name_reader(at.reviewer, done.case_id, reviewer.id)
    confiding.name_reader(at.petitions, done.case_id, reviewer.id)
    assert casework.case(at.reviewer, done.case_id).beside.confidants == (reviewer.name,)
    assert worklist.counts(at.reviewer, "petitions").all == 1
    assert worklist.counts(at.approver, "petitions").all == 0


def test_a_wish_for_secrecy_hides_an_ordinary_petition_too(at: House) -> None:
    matter = at.clerk.catalog.matter(VISIT)
    typed = typed_for(matter, purpose="plea", secret="1", phone="13957265526")
    done = intake.accept(at.clerk, VISIT, Applicant(worker(at)), typed, ())
    assert worklist.counts(at.reviewer, "petitions").all == 0
    assert casework.case(at.leader, done.case_id).secret


def test_an_ordinary_petition_is_not_on_the_card_of_others(at: House) -> None:
    person = worker(at)
    matter = at.clerk.catalog.matter(VISIT)
    intake.accept(
        at.clerk, VISIT, Applicant(person), typed_for(matter, purpose="plea", phone="13957265526"), ()
    )
    other = people.card(at.desks["童志远"], person)
    assert (other.cases, dict(other.lines)["petitions"].text) == ((), "—")
    assert dict(people.card(at.petitions, person).lines)["petitions"].text != "—"
    assert dict(people.card(at.clerk, person).lines)["petitions"].text != "—"
