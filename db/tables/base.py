"""What every table shares (表的共同部分): one metadata, named constraints, the four columns of a kept row."""

from __future__ import annotations

from typing import TypeVar

from sqlalchemy import CheckConstraint, Column, Integer, LargeBinary, MetaData, Table, TypedColumns
from sqlalchemy.sql.schema import SchemaItem

from db.columns import FLAG, Key

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Kept(TypedColumns):
    """The columns of every journalled row (入账行): key, version, the entry that wrote it, its hash.

    `entry` has no foreign key: the journal's row is written last, and a deferred key would then
    look through every table for its children. `db.proof` checks it instead.
    """

    id = Column(Key, primary_key=True)
    version = Column(Integer, nullable=False)
    entry = Column(Integer, nullable=False)
    row_hash = Column(LargeBinary, nullable=False)


C = TypeVar("C", bound=TypedColumns)


def table(name: str, columns: type[C], *more: SchemaItem, rowid: bool = True) -> Table[C]:
    """A STRICT table of the data file (建表), with a check on each yes-or-no column.

    `rowid=False` makes it WITHOUT ROWID: rows lie in the order of the primary key.
    """
    made = Table(name, metadata, columns, *more, sqlite_strict=True, sqlite_with_rowid=rowid)
    for column in made.columns:
        if column.info == FLAG:
            made.append_constraint(CheckConstraint(f"{column.name} IN (0, 1)", name=column.name))
    return made
