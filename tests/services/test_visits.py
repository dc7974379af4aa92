"""Visits and links: one row per walk-in, how often they came for it, and cases that opened one another."""

from uuid import UUID

from sqlalchemy import select

from app.services import casework, intake
from app.services.applicants import Applicant
from db.tables import visit, visit_case
from tests.kit.factories import LIVING, TYPED, House, accepted, hardship, papers_in, worker
from tests.kit.typing import typed_for

VISIT, ADVICE, MEDIATION = "petitions.visit", "rights.advice", "rights.mediation"


def rows(at: House) -> tuple[list[tuple[str, str]], list[tuple[UUID, int, str]]]:
    """The visits with channel and outcome, and their cases with the times and the outcome."""
    with at.clerk.read() as asks:
        visits = [
            (one[0], one[1])
            for one in asks.all(select(visit.c.channel, visit.c.outcome).order_by(visit.c.at))
        ]
        cases = [
            (one[0], one[1], one[2])
            for one in asks.all(
                select(visit_case.c.case_id, visit_case.c.n, visit_case.c.outcome).order_by(visit_case.c.id)
            )
        ]
    return visits, cases


def test_one_walk_in_opens_several_cases(at: House) -> None:
    person = hardship(at)
    first = accepted(at, person)
    matter = at.clerk.catalog.matter(VISIT)
    typed = typed_for(matter, purpose="plea", channel="visit", phone="13957265526")
    second = intake.accept(at.clerk, VISIT, Applicant(person), typed, ())
    assert rows(at) == (
        [("visit", "several")],
        [(first.case_id, 1, "accepted"), (second.case_id, 1, "accepted")],
    )


def test_coming_again_with_papers_is_the_second_time(at: House) -> None:
    person = hardship(at)
    done = accepted(at, person, ("form",), "supplement")
    assert casework.case(at.clerk, done.case_id).beside.visits == 1
    at.days_on(2)
    seen = casework.case(at.clerk, done.case_id)
    casework.receive(at.clerk, done.case_id, seen.version, "id", True, 1)
    assert casework.case(at.clerk, done.case_id).beside.visits == 2
    visits, cases = rows(at)
    assert visits == [("visit", "supplement"), ("visit", "brought")]
    assert [one[1:] for one in cases] == [(1, "supplement"), (2, "brought")]


def test_two_people_are_two_visits(at: House) -> None:
    for n in (1, 2):
        accepted(at, hardship(at, n))
    assert len(rows(at)[0]) == 2


def test_a_petition_opens_a_mediation_and_both_show_it(at: House) -> None:
    who = Applicant(worker(at))
    matter = at.clerk.catalog.matter(VISIT)
    typed = typed_for(matter, purpose="plea", heads="3", phone="13957265526", fact="拖欠三个月工资。")
    petition = intake.accept(at.clerk, VISIT, who, typed, ())
    offered = {one.matter_id: one for one in casework.case(at.petitions, petition.case_id).beside.opens}
    assert MEDIATION in offered
    form = intake.blank(at.petitions, MEDIATION, who, petition.case_id)
    assert (form.texts["fact"], form.texts["heads"]) == ("拖欠三个月工资。", "3")

    own = {"respondent": "武义乙方五金厂", "respondent_kind": "unit"}
    texts = typed_for(at.clerk.catalog.matter(MEDIATION), **(own | {"heads": "3"}))
    opened = intake.take_in(at.petitions, MEDIATION, "accept", who, texts, (), "", petition.case_id)
    (link,) = casework.case(at.petitions, petition.case_id).beside.links
    assert (link.case_id, link.way, link.matter) == (opened.case_id, "opened", "劳动争议调解")
    (back,) = casework.case(at.petitions, opened.case_id).beside.links
    assert (back.case_id, back.way) == (petition.case_id, "opened_by")


def test_the_channel_starts_as_the_window(at: House) -> None:
    form = intake.blank(at.clerk, LIVING, Applicant(hardship(at)))
    assert form.texts["channel"] == "visit"
    assert set(TYPED) - set(form.texts) == {"reply_way", "reason", "has_union", "on_dibao", "aid_elsewhere"}
    assert papers_in() == ()
