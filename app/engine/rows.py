"""A table inside a form (明细): rows of fields, typed as JSON, kept in a child table."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from app.core.errors import Invalid
from app.engine.fields.declare import AnyField, Field
from app.engine.fields.kind import Codes, Kind, Raw, Storage, Typing
from app.engine.values import Values


class RowFault(Invalid):
    """One cell of a table does not pass (格内填写不符): the row, counted from 1, and the column's code."""

    def __init__(self, n: int, column: str, sentence: str) -> None:
        super().__init__(sentence)
        self.n, self.column = n, column


@dataclass(frozen=True, slots=True)
class Rows(Kind[tuple[Values, ...]]):
    """Rows of the same fields (明细). The typed text is a JSON list of objects of texts.

    `optional` names the columns that may stay empty. Of many columns the first `shown` stand in a line of
    the table, the others of a row apart; 0 for all of them in the line.
    """

    columns: tuple[AnyField, ...] = ()
    optional: tuple[str, ...] = ()
    shown: int = 0
    kind: str = "rows"
    storage: Storage = "rows"

    def parse(self, typed: str, typing: Typing) -> tuple[Values, ...]:
        """The rows that hold anything; RowFault names the row and the column."""
        found = [self._row(n, row, typing) for n, row in enumerate(_texts(typed), start=1)]
        return tuple(row for row in found if row)

    def _row(self, n: int, texts: Mapping[str, str], typing: Typing) -> Values:
        if not any(text.strip() for text in texts.values()):
            return Values()
        values = Values()
        for column in self.columns:
            text = texts.get(column.code, "").strip()
            if not text and column.code in self.optional:
                continue
            if not text:
                raise RowFault(n, column.code, f"第 {n} 行缺“{column.label}”。")
            try:
                values = values.put(column, column.kind.parse(text, typing))
            except Invalid as fault:
                sentence = f"第 {n} 行“{column.label}”：{fault.sentence}"
                raise RowFault(n, column.code, sentence) from None
        return values

    def show(self, value: tuple[Values, ...], codes: Codes) -> str:
        """One line per row."""
        return "\n".join(
            "，".join(column.kind.show(row[column], codes) for column in self.columns if column in row)
            for row in value
        )

    def edit(self, value: tuple[Values, ...]) -> str:
        """The JSON that an input starts with."""
        return _json([{c.code: c.kind.edit(row[c]) for c in self.columns if c in row} for row in value])

    def mask(self, value: tuple[Values, ...]) -> str:
        """The same with the numbers of people masked."""
        return _json([{c.code: c.kind.mask(row[c]) for c in self.columns if c in row} for row in value])

    def store(self, value: tuple[Values, ...]) -> Raw:
        """Rows live in a child table, never in a column."""
        raise TypeError("rows are stored in their own table")


def _json(texts: list[dict[str, str]]) -> str:
    return json.dumps(texts, ensure_ascii=False) if texts else ""


def _texts(typed: str) -> list[dict[str, str]]:
    try:
        found = json.loads(typed)
    except ValueError:
        raise Invalid("这张表没有读懂，请重新填写。") from None
    if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
        raise Invalid("这张表没有读懂，请重新填写。")
    return [{str(key): str(text) for key, text in row.items()} for row in found]


def rows(
    code: str, label: str, *columns: AnyField, optional: tuple[str, ...] = (), shown: int = 0
) -> Field[tuple[Values, ...]]:
    """A small table of rows (明细), kept in a child table; columns named in `optional` may stay empty.

    The first `shown` columns stand in the line, 0 for all.
    """
    return Field(code, label, Rows(tuple(columns), optional, shown), width="full")
