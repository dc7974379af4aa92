"""Who may change anything: 查询, 管理员 and those of another line look, and change nothing."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.core.actor import Held, Role
from app.core.errors import Forbidden, NotFound
from app.services import casework, household, intake, merging, papers, people, search, units
from app.services.applicants import Applicant
from app.services.desk import Desk
from tests.kit.factories import LIVING, PAPERS, TYPED, House, accepted, hardship, papers_in, worker


def as_if(desk: Desk, *held: Held) -> Desk:
    """The same person with other duties."""
    return desk.with_actor(replace(desk.actor, held=frozenset(held)))


def onlookers(at: House) -> tuple[Desk, ...]:
    """Those who have no work at all: no duty, 查询, 管理员."""
    desk = at.desks["童志远"]
    return as_if(desk), as_if(desk, Held(Role.VIEWER)), as_if(desk, Held(Role.ADMIN))


def test_who_only_looks_finds_and_reads_but_changes_nothing(at: House) -> None:
    person, other = hardship(at), worker(at, 2, name="陈二")
    done = accepted(at, person)
    assert done.paper_id is not None
    version = casework.case(at.clerk, done.case_id).version
    for desk in onlookers(at):
        assert search.find(desk, done.number).exact == done.case_id
        seen = casework.case(desk, done.case_id)
        assert (seen.editable, all(move.closed for move in seen.moves)) == (frozenset(), True)
        assert papers.pdf(desk, done.paper_id).startswith(b"%PDF")
        assert people.card(desk, person).cases
        for change in changes(desk, at, done):
            with pytest.raises(Forbidden):
                change()
        with pytest.raises(Forbidden):
            merging.set_apart(desk, "person", person, other)
    assert casework.case(at.clerk, done.case_id).version == version


def changes(desk: Desk, at: House, done: intake.Accepted) -> tuple[Callable[[], object], ...]:
    """What somebody without work might try."""
    seen = casework.case(at.clerk, done.case_id)
    card = people.card(at.clerk, seen.person_id) if seen.person_id else None
    assert card is not None
    return (
        lambda: casework.save(desk, done.case_id, seen.version, {"remark": "改"}),
        lambda: casework.receive(desk, done.case_id, seen.version, "id", False, 0, "看不清"),
        lambda: casework.move(desk, done.case_id, seen.version, "verify", {}),
        lambda: intake.accept(desk, LIVING, Applicant(card.person.id), TYPED, papers_in(*PAPERS)),
        lambda: people.register_person(desk, {"name": "新来人"}),
        lambda: people.update_person(desk, card.person.id, card.person.version, {"phone": "13957265527"}),
        lambda: household.add_member(desk, card.person.id, {"name": "周小", "relation": "20"}),
        lambda: units.register_unit(desk, {"name": "新单位"}),
    )


def test_who_only_looks_prints_nothing_and_an_administrator_may(at: House) -> None:
    done = accepted(at, hardship(at))
    assert done.paper_id is not None
    nobody, viewer, admin = onlookers(at)
    for desk in (nobody, viewer):
        with pytest.raises(Forbidden, match="不能打印和导出"):
            papers.print_out(desk, done.paper_id, "printed")
        with pytest.raises(Forbidden, match="不能打印和导出"):
            papers.issue_on_request(desk, done.case_id, "form")
    assert papers.print_out(admin, done.paper_id, "printed").n == 1


def test_work_in_another_line_is_no_work_in_this_one(at: House) -> None:
    done = accepted(at, hardship(at))
    desk = as_if(at.desks["童志远"], Held(Role.CLERK, "rights"), Held(Role.REVIEWER, "rights"))
    version = casework.case(desk, done.case_id).version
    with pytest.raises(Forbidden, match="没有困难帮扶的职责"):
        casework.save(desk, done.case_id, version, {"remark": "改"})
    with pytest.raises(Forbidden, match="没有困难帮扶的职责"):
        casework.receive(desk, done.case_id, version, "id", False, 0, "看不清")
    with pytest.raises(Forbidden, match="由复核"):
        casework.move(desk, done.case_id, version, "revoke", {}, "不补。")
    people.register_person(desk, {"name": "新来人"})


def test_a_paper_that_a_move_issues_is_not_made_on_request(at: House) -> None:
    done = accepted(at, hardship(at))
    for code in ("payment_order", "no_such_paper"):
        with pytest.raises(NotFound, match="还没有办到这一步"):
            papers.issue_on_request(at.clerk, done.case_id, code)
    shown = casework.case(at.clerk, done.case_id)
    for code, _ in shown.beside.on_request:
        papers.issue_on_request(at.clerk, done.case_id, code)
