"""A sixth line on a real file (第六条业务线): the throw-away line with its tables, as a room of the house."""

from pathlib import Path

from sqlalchemy import Column, Integer, LargeBinary, MetaData, Table, Text

from app.room import Room
from app.rooms import ROOMS
from app.services.catalog import MatterTables
from app.ui.screens.line.page import LinePage
from db.columns import Key
from db.engine import FILE_NAME, connect
from tests.kit.lines import trial

_OWN = MetaData()


def _table(name: str, *columns: Column[str] | Column[int] | Column[int | None]) -> Table:
    return Table(
        name,
        _OWN,
        Column("id", Key, primary_key=True),
        Column("version", Integer, nullable=False),
        Column("entry", Integer, nullable=False),
        Column("row_hash", LargeBinary, nullable=False),
        Column("case_id", Key, nullable=False),
        *columns,
    )


QUESTION = _table(
    "trial_question",
    Column("question", Text, nullable=True),
    Column("topic", Text, nullable=True),
    Column("urged", Integer, nullable=True),
    Column("answer", Text, nullable=True),
)
STEPS = _table("trial_steps", Column("n", Integer, nullable=False), Column("what", Text, nullable=True))
TABLES = {"trial.question": MatterTables(QUESTION, {"steps": STEPS})}


SIXTH = Room(trial(), TABLES, {}, lambda: (LinePage,))
"""The room."""

EVERY = (*ROOMS, SIXTH)
"""The house with a sixth room."""


_DDL = (
    (
        "CREATE TABLE trial_question (id BLOB PRIMARY KEY, version INTEGER NOT NULL, entry INTEGER NOT NULL, "
        "row_hash BLOB NOT NULL, case_id BLOB NOT NULL UNIQUE REFERENCES case_file (id), "
        "question TEXT, topic TEXT, urged INTEGER, answer TEXT) STRICT"
    ),
    (
        "CREATE TABLE trial_steps (id BLOB PRIMARY KEY, version INTEGER NOT NULL, entry INTEGER NOT NULL, "
        "row_hash BLOB NOT NULL, case_id BLOB NOT NULL REFERENCES case_file (id), "
        "n INTEGER NOT NULL, what TEXT, UNIQUE (case_id, n)) STRICT"
    ),
)


def make_tables(folder: Path, key: bytes) -> None:
    """What the line's migration would do: its two tables, made in the file."""
    raw = connect(folder / FILE_NAME, key)
    for sql in _DDL:
        raw.execute(sql)
    raw.close()
