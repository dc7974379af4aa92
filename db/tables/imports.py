"""Imports of tables (批量导入): what was read in, and how the columns of an office's own sheet are called."""

from __future__ import annotations

from sqlalchemy import UniqueConstraint

from db.columns import day, maybe_number, needed, whole, words
from db.tables.base import Kept, table


class ImportRunColumns(Kept):
    """One import (一次导入): the sheet by its hash, how many rows, the journal entry that wrote them.

    `undone` is the reason why it was taken back, empty while it stands; `undo_entry` the entry that did it.
    """

    kind = needed()
    title = needed()
    file_name = needed()
    sha256 = needed()
    rows_read = whole()
    rows_written = whole()
    on_day = day()
    journal_entry = whole()
    undone = words()
    undo_entry = maybe_number()


class ImportMappingColumns(Kept):
    """How the columns of a sheet are called (列对应): remembered for the next sheet with the same heads."""

    kind = needed()
    heads_hash = needed()
    columns = needed()


import_run = table("import_run", ImportRunColumns)
import_mapping = table("import_mapping", ImportMappingColumns, UniqueConstraint("kind", "heads_hash"))
