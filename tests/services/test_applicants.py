"""Who applies: people, units, groups with delegates, letters without a name; agents and other sides."""

import json
from uuid import UUID

import pytest
from sqlalchemy import select

from app.core.errors import Invalid, Refused
from app.services import casework, intake, search, units
from app.services.applicants import NOBODY, Applicant
from db.tables import case_party
from tests.kit.factories import LIVING, TYPED, House, hardship, papers_in, worker
from tests.kit.typing import typed_for

VISIT, LETTER, MEDIATION = "petitions.visit", "petitions.letter", "rights.mediation"


def petition(at: House, matter_id: str = VISIT, who: Applicant = NOBODY, **own: str) -> UUID:
    """A petition that was registered by a clerk."""
    matter = at.clerk.catalog.matter(matter_id)
    move = "accept_unnamed" if who == NOBODY else "accept"
    reached = {} if who == NOBODY else {"phone": "13957265526"}
    typed = typed_for(matter, move, purpose="plea", **reached, **own)
    return intake.take_in(at.clerk, matter_id, move, who, typed, ()).case_id


def parties(at: House, case_id: UUID) -> list[tuple[str, str, int | None]]:
    """Role, name and place of every party of a case."""
    wanted = select(case_party.c.role, case_party.c.name, case_party.c.n).where(
        case_party.c.case_id == case_id
    )
    with at.clerk.read() as asks:
        return sorted(
            ((role, name, n) for role, name, n in asks.all(wanted)), key=lambda one: (one[0], one[2] or 0)
        )


def test_a_letter_needs_no_name(at: House) -> None:
    case_id = petition(at, LETTER)
    seen = casework.case(at.petitions, case_id)
    assert (seen.applicant, seen.person_id, seen.unit_id) == ("", None, None)
    assert parties(at, case_id) == [("applicant", "", None)]
    assert [one.label for one in seen.timers] == []


def test_a_matter_takes_only_its_kinds_of_applicant(at: House) -> None:
    with pytest.raises(Refused, match="由职工本人申请"):
        intake.blank(at.clerk, LIVING, NOBODY)
    unit_id = units.register_unit(at.clerk, {"name": "武义示例门业有限公司"})
    with pytest.raises(Refused, match="由职工本人申请"):
        intake.take_in(at.clerk, LIVING, "accept", Applicant(unit_id=unit_id), TYPED, papers_in("form"))


def test_a_unit_applies_without_a_credit_code(at: House) -> None:
    unit_id = units.register_unit(at.clerk, {"name": "武义示例门业有限公司", "phone": "0579-87654321"})
    case_id = petition(at, VISIT, Applicant(unit_id=unit_id))
    seen = casework.case(at.petitions, case_id)
    assert (seen.applicant, seen.unit_id, seen.person_id) == ("武义示例门业有限公司", unit_id, None)
    found = search.find(at.clerk, "示例门业")
    assert [one.name for one in found.units] == ["武义示例门业有限公司"]


def delegates(n: int) -> str:
    """So many delegates as they are typed."""
    names = ("周一", "周二", "周三", "周四", "周五", "周六")
    return json.dumps([{"name": name, "phone": "13957265526"} for name in names[:n]], ensure_ascii=False)


def test_three_hundred_people_name_five_delegates(at: House) -> None:
    case_id = petition(at, VISIT, Applicant(worker(at)), heads="300", delegates=delegates(5))
    named = [one for one in parties(at, case_id) if one[0] == "delegate"]
    assert named == [
        ("delegate", name, n) for n, name in enumerate(("周一", "周二", "周三", "周四", "周五"), 1)
    ]
    assert casework.case(at.petitions, case_id).shown["heads"] == "300"


def test_a_sixth_delegate_is_a_fault_and_nothing_is_written(at: House) -> None:
    with pytest.raises(Invalid) as wrong:
        petition(at, VISIT, Applicant(worker(at)), heads="300", delegates=delegates(6))
    assert {one.field: one.sentence for one in wrong.value.faults} == {
        "delegates": "代表最多 5 人，现在有 6 人。"
    }
    with pytest.raises(Invalid, match="人数 2 少于代表人数 3"):
        petition(at, VISIT, Applicant(worker(at, 2)), heads="2", delegates=delegates(3))


def test_delegates_and_agent_are_changed_and_taken_away(at: House) -> None:
    case_id = petition(
        at,
        VISIT,
        Applicant(worker(at)),
        heads="3",
        delegates=delegates(3),
        agent="何伟",
        agent_relation="child",
    )
    seen = casework.case(at.petitions, case_id)
    assert ("agent", "何伟", None) in parties(at, case_id)
    assert seen.texts["agent"] == "何伟"


def mediation(at: House, who: Applicant, **own: str) -> UUID:
    """A mediation that was registered by a clerk."""
    matter = at.clerk.catalog.matter(MEDIATION)
    return intake.accept(at.clerk, MEDIATION, who, typed_for(matter, **own), ()).case_id


def test_two_sides_stand_in_a_dispute(at: House) -> None:
    unit_id = units.register_unit(at.clerk, {"name": "武义乙方五金厂"})
    case_id = mediation(
        at, Applicant(worker(at)), respondent="武义乙方五金厂", respondent_kind="unit", heads="1"
    )
    assert [one[:2] for one in parties(at, case_id) if one[0] in ("applicant", "respondent")] == [
        ("applicant", "周素梅"),
        ("respondent", "武义乙方五金厂"),
    ]
    with at.clerk.read() as asks:
        known = asks.value(select(case_party.c.unit_id).where(case_party.c.role == "respondent"))
    assert known == unit_id


def test_nobody_is_both_sides(at: House) -> None:
    who = Applicant(worker(at))
    with pytest.raises((Invalid, Refused), match="同一"):
        mediation(at, who, respondent="周素梅", respondent_kind="person", heads="1")


def test_a_second_case_of_the_same_matter_is_told(at: House) -> None:
    person = hardship(at)
    done = intake.accept(
        at.clerk, LIVING, Applicant(person), TYPED, papers_in("form", "id", "bank", "income")
    )
    told = intake.blank(at.clerk, LIVING, Applicant(person)).warnings
    assert done.number in told[0]
