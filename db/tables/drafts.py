"""What was typed and not yet saved (草稿): one text per owner and key, the one table without a journal."""

from __future__ import annotations

from sqlalchemy import PrimaryKeyConstraint, TypedColumns

from db.columns import instant, needed, plain_key, words
from db.tables.base import table


class DraftColumns(TypedColumns):
    """A draft (草稿): `owner` is the account, `key` names the form."""

    owner = plain_key()
    key = needed()
    text = words()
    saved_at = instant()


draft = table("draft", DraftColumns, PrimaryKeyConstraint("owner", "key"), rowid=False)
