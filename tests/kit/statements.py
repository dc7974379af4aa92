"""The statements that a question asks (语句): counted, so that no list asks one for each of its rows."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pytest
import sqlcipher3.dbapi2 as driver

from db.reader import Reader

Asked = tuple[str, Sequence[object]]
"""A statement as the driver gets it, and its values."""


@contextmanager
def asked() -> Iterator[list[Asked]]:
    """Every statement that goes to the file meanwhile, in its order (所发语句)."""
    found: list[Asked] = []
    run = Reader.raw

    def noted(reader: Reader, sql: str, values: Sequence[object] = (), /) -> driver.Cursor:
        found.append((sql, tuple(values)))
        return run(reader, sql, values)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Reader, "raw", noted)
        yield found
