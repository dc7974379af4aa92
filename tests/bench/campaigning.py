"""A campaign of 5,000 people (大活动): made, checked, written; beside its reads and rows by the driver."""

import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

import sqlcipher3.dbapi2 as driver

from app.lines.relief.commands import campaigns
from app.lines.relief.commands.campaigns import Filter
from db.changes import Changes
from db.columns import new_key
from db.journal import NewEntry, digest_of, entry
from db.reader import Reader
from db.rows import Raw, Shape, shape_of
from db.tables import KEPT
from tests.bench.filler import FOLDER
from tests.bench.runs import bare_connection
from tests.bench.table import Bar, Row
from tests.kit.campaigns import campaign, people
from tests.kit.factories import House, house
from tests.kit.statements import Asked, asked

PEOPLE = 5_000
_BAR = Bar(ratio=1.5)
_RUNS, _WARM = 5, 1
_READS = ("SELECT", "WITH")
_HEAD = "SELECT n, hash FROM journal ORDER BY n DESC LIMIT 1"
_ENTRY = "INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_WHY = "each is looked up, judged against the others and the limits, and told in words what is wrong"

Rows = Mapping[str, tuple[Shape, list[dict[str, Raw]]]]
"""New rows by table (各表新行)."""


def measured() -> list[Row]:
    """CPU of a roster from the filter to the file, beside the bare limit; the campaign before is given up."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=FOLDER) as place:
        at = house(Path(place) / "data")
        try:
            return [_measured(at)]
        finally:
            at.close()


def _measured(at: House) -> Row:
    people(at, PEOPLE)
    ours, bare = [], []
    with bare_connection(at.clerk) as raw:
        for n in range(_RUNS + _WARM):
            began = time.process_time()
            made = campaign(at, name=f"第{n}次活动")
            filled = campaigns.fill(at.clerk, made, Filter())
            took = time.process_time() - began
            assert (filled.added, filled.blocked) == (PEOPLE, 0)
            written = _written(at)
            campaigns.drop(at.clerk, made, "重来")
            spent = _bare(raw, _reads(at), *written)
            if n >= _WARM:
                ours.append(took)
                bare.append(spent)
    what = f"campaign of {PEOPLE:,}, made and checked (CPU)"
    return Row(what, tuple(ours), tuple(bare), _BAR, why=_WHY)


def _reads(at: House) -> list[Asked]:
    """What is asked of the file for such a roster, on another campaign."""
    again = campaign(at, name="再一次")
    with asked() as found:
        campaigns.fill(at.clerk, again, Filter())
    campaigns.drop(at.clerk, again, "重来")
    return [one for one in found if one[0].lstrip().upper().startswith(_READS)]


def _written(at: House) -> tuple[Rows, NewEntry]:
    """What the latest filling wrote: its rows by table, its entry."""
    with at.clerk.read() as asks:
        n = at.clerk.database.head().n
        found = entry(asks, n)
        assert found is not None
        rows = {
            name: (shape_of(KEPT[name]), [_row(asks, shape_of(KEPT[name]), one.id) for one in changes])
            for name, changes in found.changes.items()
        }
    about = NewEntry(
        n, found.station, found.moment, found.actor_id, found.actor, found.command, found.revision, b"", b""
    )
    return rows, about


def _row(asks: Reader, shape: Shape, key: UUID) -> dict[str, Raw]:
    return shape.row(asks.raw(shape.select.sql, (key.bytes,)).fetchone())


def _bare(raw: driver.Connection, reads: Sequence[Asked], rows: Rows, about: NewEntry) -> float:
    """Reads and rows once more, hashed and chained, in one transaction, for the one given up."""
    began = time.process_time()
    raw.execute("BEGIN IMMEDIATE")
    for sql, values in reads:
        raw.execute(sql, values).fetchall()
    last, prior = raw.execute(_HEAD).fetchone()
    changes = Changes()
    for shape, held in rows.values():
        made = [_anew(shape, one, last + 1) for one in held]
        raw.executemany(shape.insert.sql, [shape.insert.arguments(one) for one in made])
        for one in made:
            key = one["id"]
            assert isinstance(key, bytes)
            changes.inserted(shape, key, one)
    whole = (last + 1, *about.raw()[1:7], prior, changes.body())
    raw.execute(_ENTRY, (*whole, digest_of(whole, ())))
    raw.execute("COMMIT")
    return time.process_time() - began


def _anew(shape: Shape, row: Mapping[str, Raw], n: int) -> dict[str, Raw]:
    new: dict[str, Raw] = {**row, "id": new_key().bytes, "entry": n}
    if "n" in new:
        new["n"] = int(str(new["n"])) + 10 * PEOPLE
    new["row_hash"] = shape.hash(new)
    return new
