"""Triggers and word indexes (触发器与全文索引), which are no tables: their SQL by name."""

from __future__ import annotations

from sqlalchemy import Connection, MetaData, event

from db.tables.base import metadata

FOREVER = (
    "bank_answer",
    "campaign_event",
    "case_step",
    "cash_move",
    "fund_entry",
    "income",
    "income_event",
    "journal",
    "journal_subject",
    "paper",
    "paper_event",
    "payment",
    "payment_event",
    "payout_batch",
    "payout_batch_event",
    "payout_batch_line",
    "payout_event",
    "payout_goods",
    "payout_order",
    "payout_share",
    "period_close",
)
"""Tables whose rows are never changed and never deleted (不可更改的表)."""

PERSON_WORDS = "person_words"
UNIT_WORDS = "unit_words"


def _refuse(table: str, verb: str) -> tuple[str, str]:
    name = f"{table}_no_{verb.lower()}"
    return name, (
        f"CREATE TRIGGER {name} BEFORE {verb} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is never changed'); END"
    )


def _words(name: str) -> str:
    return (
        f"CREATE VIRTUAL TABLE {name} USING fts5(chars, pairs, full, initials, content='', "
        "contentless_delete=1, tokenize='ascii', prefix='1 2 3')"
    )


def guards_of(table: str) -> dict[str, str]:
    """The triggers of such a table by their names (一张表的触发器)."""
    return dict(_refuse(table, verb) for verb in ("UPDATE", "DELETE"))


TRIGGERS: dict[str, str] = {name: sql for table in FOREVER for name, sql in guards_of(table).items()}
"""Each trigger's SQL by its name (触发器)."""

VIRTUAL: dict[str, str] = {name: _words(name) for name in (PERSON_WORDS, UNIT_WORDS)}
"""Each virtual table's SQL by its name (虚拟表): single characters, pairs of them, pinyin, initials."""


def _create(_target: MetaData, connection: Connection, **_more: object) -> None:
    for sql in (*VIRTUAL.values(), *TRIGGERS.values()):
        connection.exec_driver_sql(sql)


event.listen(metadata, "after_create", _create)
