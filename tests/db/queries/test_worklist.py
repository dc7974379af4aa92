"""The worklist (待办列表): every filter, order and page equals what plain Python says, and walks an index."""

from __future__ import annotations

import random
from datetime import date, timedelta
from functools import cmp_to_key
from itertools import product
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.dialects import sqlite

from db.columns import new_key
from db.database import Database
from db.derived import NEVER, CaseLine
from db.queries import ranges
from db.queries.worklist import Due, Sort, Wanted, page, total
from db.tables import case_tally
from tests.kit.files import START, Someone, opened

TODAY = date(2026, 11, 23)
SOON = date(2026, 11, 26)
STATES = {"accepted": 1, "survey": 2, "decide": 3, "done": 9}
MATTERS = {"relief.living": "relief", "relief.medical": "relief", "rights.mediation": "rights"}


def _lines(count: int) -> list[CaseLine]:
    """Invented cases, some without a deadline, without a number, restricted, with the same names and days."""
    chance = random.Random(20261123)
    clerk = new_key()
    made = []
    for at in range(count):
        matter, state = chance.choice(list(MATTERS)), chance.choice(list(STATES))
        safe = TODAY + timedelta(days=chance.randint(-6, 8)) if chance.random() < 0.8 else None
        made.append(
            CaseLine(
                new_key(),
                MATTERS[matter],
                matter,
                state,
                clerk,
                START,
                state_order=STATES[state],
                ended=state == "done",
                secret=chance.random() < 0.1,
                applicant="周素梅",
                applicant_key=chance.choice(["zhou", "xu", "lan", ""]),
                number=f"JZ-XC01-2026-{at:06d}" if chance.random() < 0.9 else "",
                due_safe=safe,
                due_rolled=safe + timedelta(days=chance.choice([0, 0, 2])) if safe else None,
            )
        )
    return made


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> tuple[Database, list[CaseLine]]:
    """A file with 400 cases in its worklist."""
    folder: Path = tmp_path_factory.mktemp("worklist")
    database = opened(folder)
    lines = _lines(400)
    with database.derive() as derived:
        for line in lines:
            derived.put_case(line)
    return database, lines


def _fits(wanted: Wanted, line: CaseLine) -> bool:
    if wanted.pairs is not None:
        placed = (line.matter, line.state) in wanted.pairs
    else:
        placed = line.line in wanted.lines
    if not placed or (wanted.ended is not None and line.ended != wanted.ended):
        return False
    if line.secret and not wanted.secret:
        return False
    if wanted.due is Due.ANY:
        return True
    if line.due_safe is None or line.due_rolled is None:
        return False
    if wanted.due is Due.LATE:
        return line.due_rolled < wanted.today
    return line.due_safe <= wanted.soon_until and line.due_rolled >= wanted.today


def _key(sort: Sort, n: int, line: CaseLine) -> tuple[object, ...]:
    due = line.due_safe.isoformat() if line.due_safe else NEVER
    return {
        Sort.DUE: (due, n),
        Sort.APPLICANT: (line.applicant_key, n),
        Sort.STATE: (line.state_order, due, n),
        Sort.NUMBER: (line.number, n),
    }[sort]


PLACES: list[tuple[tuple[str, ...], tuple[tuple[str, str], ...] | None]] = [
    (("relief",), None),
    (("relief", "rights", "relief"), None),
    (("petitions",), None),
    ((), None),
    (("relief",), (("relief.living", "survey"),)),
    (("relief",), tuple(product(MATTERS, STATES))),
    (
        ("relief",),
        (("relief.living", "decide"), ("relief.medical", "accepted"), ("relief.living", "nowhere")),
    ),
    (("relief",), ()),
]


@pytest.mark.parametrize("place", PLACES, ids=str)
@pytest.mark.parametrize("ended", [False, True, None])
def test_every_list_is_what_plain_python_says(
    held: tuple[Database, list[CaseLine]],
    place: tuple[tuple[str, ...], tuple[tuple[str, str], ...] | None],
    ended: bool | None,
) -> None:
    database, lines = held
    with database.read() as reader:
        for due, secret, sort, down in product(Due, (False, True), Sort, (False, True)):
            wanted = Wanted(place[0], place[1], ended, due, TODAY, SOON, secret)
            fitting = [(n, line) for n, line in enumerate(lines, 1) if _fits(wanted, line)]
            fitting.sort(key=lambda pair: cmp_to_key(_compare)(_key(sort, *pair)), reverse=down)
            found, cursor = [], None
            while True:
                one = page(reader, wanted, sort, down=down, after=cursor, limit=17)
                found += [row.n for row in one.rows]
                assert len(one.rows) <= 17
                cursor = one.next
                if cursor is None:
                    break
            assert found == [n for n, _ in fitting], (due, secret, sort, down)
            assert total(reader, wanted) == len(fitting)


def _compare(one: tuple[object, ...], other: tuple[object, ...]) -> int:
    return (one > other) - (one < other)


def test_a_row_says_all_that_the_list_shows(held: tuple[Database, list[CaseLine]]) -> None:
    database, lines = held
    line = lines[0]
    with database.read() as reader:
        row = next(
            row
            for row in page(
                reader, Wanted((line.line,), ended=None, secret=True), Sort.NUMBER, limit=500
            ).rows
            if row.case_id == line.case_id
        )
    for name in (
        "line",
        "matter",
        "state",
        "ended",
        "secret",
        "applicant",
        "number",
        "due_safe",
        "due_rolled",
    ):
        assert getattr(row, name) == getattr(line, name), name
    assert row.opened_at == START
    assert row.ended in (True, False)


def test_a_cursor_of_another_order_is_refused(held: tuple[Database, list[CaseLine]]) -> None:
    database, _ = held
    wanted = Wanted(("relief",))
    with database.read() as reader:
        first = page(reader, wanted, Sort.DUE, limit=2)
        assert first.next is not None
        for sort, cursor in (
            (Sort.NUMBER, first.next),
            (Sort.DUE, "[]"),
            (Sort.DUE, "x"),
            (Sort.DUE, '["due", 1]'),
        ):
            with pytest.raises(ValueError, match=r"cursor|Expecting"):
                page(reader, wanted, sort, after=cursor)


SHAPES = [
    shape
    for by_pair, due, secret, sort, down, resumed, few in product(
        (False, True), Due, (False, True), Sort, (False, True), (False, True), (False, True)
    )
    for shape in [ranges.Shape(by_pair, by_pair, due, secret, sort, down, (resumed, resumed), few)]
    if not few or not (due is Due.ANY or shape.in_order_of_due)
]


@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_each_range_walks_its_index(held: tuple[Database, list[CaseLine]], shape: ranges.Shape) -> None:
    database, _ = held
    compiled = ranges.page_of(shape).compile(dialect=sqlite.dialect())
    with database.read() as reader:
        marks = [None] * str(compiled).count("?")
        plan = [str(row[3]) for row in reader.raw(f"EXPLAIN QUERY PLAN {compiled}", marks)]
    by = "pair" if shape.by_pair else "line"
    name = "due" if shape.few or shape.in_order_of_due else shape.sort.value
    walked = [step for step in plan if f"ix_case_row_{by}_{name} " in step]
    assert len(walked) == 2, plan
    assert not [step for step in plan if step.startswith("SCAN case_row")], plan
    sorts = sum("TEMP B-TREE FOR ORDER BY" in step for step in plan)
    assert sorts == (3 if shape.few else 1), plan


def test_the_tally_follows_every_change(database: Database, me: Someone) -> None:
    line = _lines(1)[0]
    moved = CaseLine(line.case_id, line.line, line.matter, "done", line.clerk_id, START, ended=True)
    with database.write(me, "accept", at=START) as w:
        first = w.derived().put_case(line)
        assert w.derived().put_case(line) == first
        assert w.derived().put_case(moved) == first
    with database.read() as reader:
        counts = {(state, ended): count for state, ended, count in reader.all(
            select(case_tally.c.state, case_tally.c.ended, case_tally.c["count"])
        )}  # fmt: skip
    assert counts == {(line.state, int(line.ended)): 0, ("done", 1): 1} or line.state == "done"
    with database.write(me, "drop", at=START) as w:
        w.derived().drop_case(line.case_id)
        w.derived().drop_case(line.case_id)
    with database.read() as reader:
        assert total(reader, Wanted((line.line,), ended=None, secret=True)) == 0
        assert page(reader, Wanted((line.line,), ended=None, secret=True), Sort.DUE).rows == ()
