"""A sixth line works on a real file, and nothing below it had to change: take in, move, print, find, list."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.room import catalog_of
from app.services import casework, intake, papers, people, search, worklist
from app.services.applicants import Applicant
from app.services.desk import Desk
from tests.kit.factories import House, house, papers_in, worker
from tests.kit.papers import text_of
from tests.kit.sixth import EVERY, make_tables

TYPED = {
    "channel": "visit",
    "applied_on": "t",
    "reply_way": "phone",
    "phone": "13957265526",
    "question": "加班费怎么算？",
    "topic": "call",
}


@pytest.fixture
def at(tmp_path: Path) -> Iterator[House]:
    made = house(tmp_path / "data")
    make_tables(made.folder, made.admin.key)
    desks = {name: replace(desk, catalog=catalog_of(EVERY)) for name, desk in made.desks.items()}
    yield House(made.folder, made.clock, desks)
    made.close()


def moved(desk: Desk, case_id: object, code: str, **typed: str) -> casework.CaseView:
    seen = casework.case(desk, case_id)  # type: ignore[arg-type]
    casework.move(desk, seen.id, seen.version, code, typed, "")
    return casework.case(desk, seen.id)


def test_a_case_of_a_sixth_line_lives_from_the_counter_to_its_end(at: House) -> None:
    person = worker(at)
    done = intake.accept(at.clerk, "trial.question", Applicant(person), TYPED, papers_in())
    assert done.number == "SY-XC01-2026-000001"
    assert done.paper_id is not None
    assert "加班费" not in text_of(papers.pdf(at.clerk, done.paper_id))
    assert done.number in text_of(papers.pdf(at.clerk, done.paper_id))
    form = papers.issue_on_request(at.clerk, done.case_id, "form")
    assert "加班费怎么算？" in text_of(papers.pdf(at.clerk, form))

    moved(at.clerk, done.case_id, "study", urged="1")
    steps = json.dumps([{"what": "查了规定"}, {"what": "问了律师"}], ensure_ascii=False)
    ended = moved(at.reviewer, done.case_id, "answer", answer="按第四十四条算。", steps=steps)
    assert (ended.state_label, ended.ended) == ("已答复", True)
    assert ended.shown["steps"] == "查了规定\n问了律师"
    assert [step.stage for step in ended.steps] == ["done"] * 3


def test_the_house_finds_counts_and_shows_it(at: House) -> None:
    person = worker(at)
    done = intake.accept(at.clerk, "trial.question", Applicant(person), TYPED, papers_in())
    assert search.find(at.clerk, f"{done.number} {done.query_code}").exact == done.case_id
    assert worklist.counts(at.clerk, "trial") == worklist.Counts(1, 0, 0, 1)
    rows = worklist.page(at.clerk, worklist.Filter("trial")).rows
    assert [(row.matter, row.state) for row in rows] == [("问题", "已受理")]
    card = people.card(at.clerk, person)
    assert dict(card.lines)["trial"].text == "无记录"
    assert [one.number for one in card.cases] == [done.number]
