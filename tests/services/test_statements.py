"""Statements (语句数): a card, a list, an overview ask as many with many rows as with few."""

from collections.abc import Callable, Mapping
from uuid import UUID

from app.services import intake, people, search, today, worklist
from app.services.applicants import Applicant
from app.services.today import Group
from app.services.unit_card import unit_card
from app.services.worklist import Filter
from tests.kit.factories import LIVING, TYPED, House, accepted, hardship, worker
from tests.kit.statements import asked
from tests.kit.typing import typed_for

_MORE = 4


def _counts(at: House, person: UUID) -> Mapping[str, int]:
    """How many statements each question asks, on a day when every case of the person is late."""
    unit = people.card(at.clerk, person).person.unit_id
    assert unit is not None
    questions: dict[str, Callable[[], object]] = {
        "person card": lambda: people.card(at.clerk, person),
        "unit card": lambda: unit_card(at.clerk, unit),
        "outlook": lambda: intake.outlook(at.clerk, LIVING, Applicant(person), TYPED, ()),
        "search": lambda: search.find(at.clerk, "zsm"),
        "list": lambda: worklist.page(at.clerk, Filter("relief", "all")),
        "flags": lambda: worklist.late_by_line(at.clerk),
        "due": lambda: today.page(at.clerk, Group.LATE, mine=True),
        "day sheet": lambda: today.day_sheet(at.clerk),
    }
    found = {}
    for name, ask in questions.items():
        with asked() as statements:
            ask()
        found[name] = len(statements)
    return found


def test_more_cases_ask_no_more_statements(at: House) -> None:
    person = hardship(at)
    accepted(at, person)
    at.days_on(40)
    few = _counts(at, person)
    for _ in range(_MORE):
        accepted(at, person)
    at.days_on(40)
    assert len(people.card(at.clerk, person).cases) == _MORE + 1
    assert _counts(at, person) == few


def test_more_cases_of_a_unit_ask_no_more_statements(at: House) -> None:
    unit = people.card(at.clerk, worker(at)).person.unit_id
    assert unit is not None

    def count() -> int:
        with asked() as statements:
            unit_card(at.clerk, unit)
        return len(statements)

    matter = at.clerk.catalog.matter("employment.vacancy")
    found = []
    for _ in range(_MORE):
        intake.take_in(at.clerk, matter.id, "supplement", Applicant(unit_id=unit), typed_for(matter), ())
        found.append(count())
    assert len(unit_card(at.clerk, unit).cases) == _MORE
    assert len(set(found[1:])) == 1
