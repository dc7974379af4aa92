"""Compiled statements (已编译查询): each gives what SQLAlchemy's own way gives, in value, type and name."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import BindParameter, Connection, Select, Table, bindparam, select, tuple_
from sqlalchemy.sql.util import find_tables

import db.queries
from app.services import income, papers, today
from db import words
from db.columns import Key, new_key
from db.derived import UnitLine
from db.engine import FILE_NAME, make_engine
from db.queries.merged import Merges
from db.reader import Reader
from db.tables import (
    case_file,
    case_party,
    case_timer,
    distinct_pair,
    journal,
    paper,
    payment,
    payout_order,
    period_close,
    person,
    unit,
)
from db.tables.income import income as income_table
from tests.kit.factories import House, accepted, hardship, house, paid

Statement = Select[*tuple[Any, ...]]
Values = Mapping[str, object]

MODULES = [
    importlib.import_module(f"db.queries.{found.name}") for found in pkgutil.iter_modules(db.queries.__path__)
]


def _statements() -> Iterator[tuple[str, Statement]]:
    """Every statement of db.queries that a module holds, itself or in what it made of a table."""
    for module in MODULES:
        for name, value in vars(module).items():
            if isinstance(value, Select):
                yield f"{module.__name__.rpartition('.')[2]}.{name}", value
            elif isinstance(value, Merges):
                yield from ((f"{name}.{slot}", getattr(value, slot)) for slot in value.__slots__)


STATEMENTS = dict(_statements())
COLUMNS = (person.c.id_number, person.c.phone, case_file.c.number, case_file.c.query_code)
UNNAMED = re.compile("_[0-9]+$")
"""What SQLAlchemy adds to the name of a sum or a count that was given none."""

WHOLE = [select(table) for table in (person, case_file, case_party, case_timer, journal)]


@pytest.fixture(scope="module")
def at(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """An office with a case that was paid and printed, one that runs, people and units entered twice."""
    made = house(tmp_path_factory.mktemp("office") / "data")
    first, second = hardship(made), hardship(made, 2, name="周素美", phone="13957265527")
    case = accepted(made, first)
    paid(made, case.case_id)
    assert case.paper_id is not None
    papers.printed(made.clerk, case.paper_id)
    accepted(made, second)
    with made.clerk.write("merge") as w:
        version = w.value(select(person.c.version).where(person.c.id == second)) or 0
        w.update(person, second, version, merged_into=first)
        w.insert(distinct_pair, kind="person", one_id=first, other_id=new_key())
        better = w.insert(unit, name="三溪门业有限公司", credit_code="91330723MA2DTEST12")
        known = w.insert(unit, name="三溪门业", merged_into=better)
        w.derived().put_unit(UnitLine(known, "三溪门业", ("sanximenye",), ("sxmy",)))
    _money(made)
    yield made
    made.close()


def _money(made: House) -> None:
    """Money that came in and was voided, cash that was banked, a day that was closed and printed."""
    typed = {"line": "relief", "kind": "other", "payer": "三溪门业有限公司", "reason": "退款", "amount": "5"}
    more = {"way": "cash", "received_on": "t", "proof": "own"}
    income.receive(made.cashier, typed | more)
    income.receive(made.cashier, typed | more | {"proof": "outside", "outside_no": "33070626000123"})
    void = income.receive(made.cashier, typed | more)
    income.void(made.cashier, void.id, "写错", copies_back=True)
    income.move_cash(made.cashier, {"kind": "deposit", "amount": "1", "on_day": "t"})
    today.print_closed(made.cashier, today.close(made.cashier, {"counted": "9"}))


@pytest.fixture(scope="module")
def own(at: House) -> Iterator[Connection]:
    """SQLAlchemy's own way to the same file."""
    engine = make_engine(at.folder / FILE_NAME, at.clerk.key)
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def _given(at: House, asks: Reader) -> dict[str, list[object]]:
    """What may stand for each mark, by its name: what is in the file, what is not, nothing at all."""
    texts: list[object] = [value for column in COLUMNS for (value,) in asks.all(select(column))]
    texts += NUMBERS
    texts += [str(one)[-4:] for one in texts[:4]] + ["nowhere", None]
    keys: list[object] = [key for table in (person, unit) for (key,) in asks.all(select(table.c.id))]
    cases: list[object] = [key for (key,) in asks.all(select(case_file.c.id))]
    moment, later = (datetime(year, 1, 1, tzinfo=UTC) for year in (2026, 2027))
    match: list[object] = [words.prefix_of("full", "zhou"), *map(words.part_of_name, "周三")]
    lists: list[object] = [["relief", "rights"], ["relief"], []]
    bits: list[object] = [0, 1]
    texts += ["周素梅"] * len(match)
    return {
        "keys": [keys, keys[:1], [], [new_key()], cases],
        "key": [*keys, *cases, new_key(), None],
        "match": match,
        **dict.fromkeys(("whole", "number", "phone", "name"), texts),
        "inside": lists,
        "lines": lists,
        "moves": [["accept", "pay", "verify"], []],
        "me": [at.clerk.actor.id, at.cashier.actor.id],
        "matter": ["relief.living"],
        "state": ["accepted", "paid"],
        **dict.fromkeys(("serial", "after", "ended", "secret"), bits),
        "start": [moment, later],
        "end": [later],
        "text start": ["", "1", "3"],
        "text end": ["A"],
        "kind": ["day", "month"],
        "kinds": [["收", "领"]],
        "station": ["XC01"],
        "commands": [["print_day_sheet"]],
        "first": [date(2026, 1, 1)],
        "day": [date(2026, 12, 31)],
        "limit": [100],
        "every": bits,
        "pairs": [[("relief", "made"), ("relief", "approved")], []],
        "numbers": [texts],
        **_kept(asks),
    }


def _kept(asks: Reader) -> dict[str, list[object]]:
    """What may stand for marks of other names, by what they are."""
    tables = (paper, payment, payout_order, income_table, period_close, case_file, person)
    keys: list[object] = [key for one in tables for (key,) in asks.all(select(one.c.id))]
    return {"Key": [*keys, new_key()], "Day": [date(2026, 11, 2), date(2026, 12, 31)], "Text": NUMBERS}


NUMBERS: list[object] = ["33070626000123", "三溪门业有限公司", "收-XC01-2026-000001"]
RARE = {
    "cash.LONE", "cash.UNSHARED", "papers.LATEST", "papers.RED", "papers.VOIDED", "payouts.MADE_AGAIN",
    "payouts.PENDING", "payouts.READY", "payouts.RECEIVED", "payouts.SAME_CARD", "payouts.UNITS",
    "payouts.USED",
}  # fmt: skip
"""What this office has nothing of: what goes wrong, what is made again, what waits."""

OWN = {"key", "keys", "me", "first", "day"}
"""Keys and days that have values by their names."""


def _pool(name: str, mark: BindParameter[Any], given: Mapping[str, list[object]]) -> list[object]:
    """What may stand for a mark: by its name, else by what it is."""
    kind = type(mark.type).__name__
    if kind == "Moment":
        return given[name if name in given else "start"]
    if kind not in {"Key", "Day"} or name in OWN:
        found = given.get(f"text {name}") or given.get(name)
        if found is not None:
            return found
    pool = given.get(kind) or given["Text"]
    return [pool] if mark.expanding else pool


def _asked(statement: Statement, given: Mapping[str, list[object]]) -> Iterator[Values]:
    """Values for a statement's marks, each time others, until every one of them had its turn."""
    made = statement.compile()
    marks = [one for one, value in made.params.items() if value is None]
    pools = {one: _pool(one, made.binds[one], given) for one in marks}
    for turn in range(max(map(len, pools.values()), default=1)):
        yield {one: pool[turn % len(pool)] for one, pool in pools.items()}


def _same(asks: Reader, own: Connection, statement: Statement, values: Values) -> int:
    """Holds both ways equal; how many rows they give."""
    ours, theirs = asks.all(statement, **values), own.execute(statement, values).all()
    assert [tuple(row) for row in ours] == [tuple(row) for row in theirs]
    for one, other in zip(ours, theirs, strict=True):
        assert [type(value) for value in one] == [type(value) for value in other]
        assert [UNNAMED.sub("", name) for name in one._fields] == [
            UNNAMED.sub("", name) for name in other._fields
        ]
        assert dict(one._mapping) == dict(zip(one._fields, other, strict=True))
    assert asks.first(statement, **values) == (theirs[0] if theirs else None)
    return len(ours)


def test_every_statement_gives_what_sqlalchemy_gives(at: House, own: Connection) -> None:
    with at.clerk.read() as asks:
        given = _given(at, asks)
        found = {
            name: sum(_same(asks, own, one, values) for values in _asked(one, given))
            for name, one in STATEMENTS.items()
        }
        empty = {name for name, rows in found.items() if not rows}
        assert [name for name in sorted(empty - RARE) if _filled(asks, STATEMENTS[name])] == []


def _filled(asks: Reader, statement: Statement) -> bool:
    """Whether each table that a statement asks has a row: then it should find one."""
    tables = [one for one in find_tables(statement, include_joins=True) if isinstance(one, Table)]
    return all(asks.first(select(one)) is not None for one in tables)


@pytest.mark.parametrize("statement", WHOLE, ids=lambda one: one.get_final_froms()[0].name)
def test_every_column_comes_back_as_sqlalchemy_gives_it(
    at: House, own: Connection, statement: Statement
) -> None:
    with at.clerk.read() as asks:
        assert _same(asks, own, statement, {})


def test_lists_of_pairs_and_of_any_length_are_filled_in(at: House, own: Connection) -> None:
    columns = (person.c.id, person.c.phone)
    pairs = select(person.c.name).where(tuple_(*columns).in_(bindparam("pairs", expanding=True)))
    keys = select(person.c.name).where(person.c.id.in_(bindparam("keys", expanding=True, type_=Key)))
    with at.clerk.read() as asks:
        people = [tuple(row) for row in asks.all(select(*columns))]
        for count in (2, 0, 1, 2):
            assert _same(asks, own, pairs, {"pairs": people[:count]}) == count
            assert _same(asks, own, keys, {"keys": [key for key, _ in people[:count]]}) == count
        with pytest.raises(KeyError):
            asks.all(keys)
