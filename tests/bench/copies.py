"""Copies of cases (案件副本): every row of a case that the real commands made, for another applicant."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from random import Random
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Row, Select, Table, bindparam, select

from app.core.pinyin import spelled
from app.services import numbers
from app.services.board import line_of
from app.services.catalog import Catalog
from app.services.record import load
from db.columns import Key, new_key
from db.derived import CaseLine
from db.queries.numbers import HOLDERS
from db.tables import (
    KEPT,
    benefit,
    bill_claim,
    case_file,
    payment,
    payment_event,
    payout_event,
    payout_goods,
    payout_order,
    payout_share,
)
from db.writer import Writer
from tests.bench.roster import Known, Roster

T = TypeVar("T")

_LEFT_OUT = {"paper", "visit_case", "campaign_person", "hardship_event", "hardship_version"}
_NUMBER = re.compile("([A-Z]{2})-[A-Z]{2}[0-9]{2}-[0-9]{4}-[0-9]{6}")
_ENDED = 0.8
"""So many of all cases have ended."""

_WEEKS_ENDED, _WEEKS_OPEN = 150, 10
_STRIDE = 7_654_321
"""Odd, so that no query code comes twice."""

_MARKS = len(numbers.ALPHABET)
_OF: Select[*tuple[Any, ...]] = select(case_file).where(case_file.c.id == bindparam("id", type_=Key))


@dataclass(frozen=True, slots=True)
class Template:
    """A case to copy (样本案件): its rows by table in the order they are put in, its row of the worklist."""

    id: UUID
    head: Mapping[str, Any]
    rows: tuple[tuple[Table, Mapping[str, Any]], ...]
    line: CaseLine


class Copier:
    """Copies cases (复制案件), each time of a matter by turns, for somebody of the roster."""

    def __init__(self, w: Writer, catalog: Catalog, roster: Roster, chance: Random) -> None:
        """Reads the cases that are there."""
        self._chance, self._roster = chance, roster
        self._made = 0
        self._ended: dict[str, list[Template]] = {}
        self._open: dict[str, list[Template]] = {}
        for one in _templates(w, catalog):
            kind = self._ended if one.line.ended else self._open
            kind.setdefault(one.line.matter, []).append(one)
        self._matters = [matter.id for matter in catalog.matters]

    def copy(self, w: Writer) -> UUID:
        """One more case (复制一件); gives its key."""
        one = self._template()
        back = timedelta(weeks=-self._chance.randrange(_WEEKS_ENDED if one.line.ended else _WEEKS_OPEN))
        who = self._applicant(one)
        swap = self._swap(w, one, who, back)
        head = _copied(one.head, swap, back)
        case_id: UUID = head["id"]
        w.insert(case_file, **head)
        for table, row in one.rows:
            w.insert(table, **_copied(row, swap, back))
        w.derived().put_case(self._line(one, head, swap, back))
        w.subject("case", case_id)
        if head["person_id"] is not None:
            w.subject("person", head["person_id"])
        return case_id

    def _template(self) -> Template:
        matter = self._matters[self._made % len(self._matters)]
        self._made += 1
        pools = (self._ended, self._open)
        first, second = pools if self._chance.random() < _ENDED else pools[::-1]
        return self._chance.choice(first.get(matter) or second[matter])

    def _applicant(self, one: Template) -> Known | None:
        """Somebody else of the same kind; an unnamed letter stays unnamed."""
        if one.head["person_id"] is not None:
            return self._chance.choice(self._roster.people)
        return self._chance.choice(self._roster.units) if one.head["unit_id"] is not None else None

    def _swap(self, w: Writer, one: Template, who: Known | None, back: timedelta) -> dict[object, object]:
        """What stands in the copy for what stands in the case: keys, numbers, name, ID number, phone."""
        ids = (one.id, *(row["id"] for _, row in one.rows))
        swap: dict[object, object] = {key: new_key() for key in ids}
        year = (one.line.opened_at + back).year
        for number in _numbers(one):
            letters, station = number[:2], number[3:7]
            swap[number] = numbers.take_case(w, letters, station, year)
        for n, number in enumerate(_bills(one)):
            swap[number] = f"{self._made:08d}{n:02d}"
        swap[one.head["query_code"]] = self._code()
        if who is not None:
            head = one.head
            swap[head["person_id"] or head["unit_id"]] = who.id
            swap |= {head["applicant"]: who.name, head["phone"]: who.phone}
            swap |= {row["id_number"]: who.number for _, row in one.rows if row.get("role") == "applicant"}
        swap.pop("", None)
        swap.pop(None, None)
        return swap

    def _code(self) -> str:
        place = self._made * _STRIDE % _MARKS**5
        marks = (place // _MARKS**n % _MARKS for n in range(5))
        return numbers.draw_code(lambda _: next(marks))

    def _line(
        self, one: Template, head: Mapping[str, Any], swap: Mapping[object, object], back: timedelta
    ) -> CaseLine:
        """The row of the worklist, as it follows from the copied rows."""
        line = one.line
        return replace(
            line,
            case_id=head["id"],
            person_id=head["person_id"],
            applicant=head["applicant"],
            applicant_key=_spelled(head["applicant"]),
            number=head["number"],
            opened_at=line.opened_at + back,
            due_safe=_moved(line.due_safe, back),
            due_rolled=_moved(line.due_rolled, back),
        )


@lru_cache(maxsize=200_000)
def _spelled(name: str) -> str:
    return " ".join(spelled(name))


def _moved(value: T, back: timedelta) -> T:
    """A day or a moment so much earlier; anything else, and the end of time, as it is."""
    if isinstance(value, date) and value != date.max:
        return value + back
    return value


def _copied(row: Mapping[str, Any], swap: Mapping[object, object], back: timedelta) -> dict[str, Any]:
    """A row of the copy; the year of a benefit goes with its day."""
    found: dict[str, Any] = {name: _moved(swap.get(value, value), back) for name, value in row.items()}
    if "received_on" in found and "year" in found:
        found["year"] = found["received_on"].year
    return found


def _numbers(one: Template) -> list[str]:
    """The numbers that are kept in the copied rows; one of a register that is not copied stays as it is."""
    rows = ((case_file, one.head), *one.rows)
    values = [row[column.name] for table, row in rows for column in HOLDERS if column.table is table]
    return list(dict.fromkeys(v for v in values if isinstance(v, str) and _NUMBER.fullmatch(v)))


def _bills(one: Template) -> list[str]:
    return [row["number"] for table, row in one.rows if table is bill_claim]


def _templates(w: Writer, catalog: Catalog) -> Iterator[Template]:
    """Every case of the file with its rows."""
    for (case_id,) in w.all(select(case_file.c.id).order_by(case_file.c.id)):
        head = _plain(w.one(_OF, id=case_id))
        rows = tuple(_rows(w, case_id))
        yield Template(case_id, head, rows, line_of(load(w, catalog, case_id)))


def _rows(w: Writer, case_id: UUID) -> Iterator[tuple[Table, Mapping[str, Any]]]:
    """The rows of a case, each after those that it names: orders, payments, what became of both."""
    named = [table for name, table in KEPT.items() if "case_id" in table.columns and name not in _LEFT_OUT]
    orders = [row.id for row in w.all(_where(payout_order, "case_id"), id=case_id)]
    for table in sorted(named, key=lambda one: (one is benefit, one is not payout_order)):
        for row in w.all(_where(table, "case_id"), id=case_id):
            yield table, _plain(row)
            if table is payment:
                for event in w.all(_where(payment_event, "payment_id"), id=row.id):
                    yield payment_event, _plain(event)
    for table in (payout_share, payout_goods, payout_event):
        for order in orders:
            for row in w.all(_where(table, "order_id"), id=order):
                yield table, _plain(row)


def _where(table: Table, column: str) -> Select[*tuple[Any, ...]]:
    return select(table).where(table.columns[column] == bindparam("id", type_=Key))


def _plain(row: Row[*tuple[Any, ...]]) -> dict[str, Any]:
    """What a command gives: the stamps are the Writer's."""
    return {
        name: value for name, value in row._asdict().items() if name not in ("version", "entry", "row_hash")
    }
