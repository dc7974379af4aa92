"""Statements compiled once (已编译查询): working them out anew at each call costs more than the answer.

A statement is made from its columns by SQLAlchemy and run on the driver itself; its rows are SQLAlchemy's.
A test holds text, values and rows equal to what SQLAlchemy's own execution gives.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, Generic, TypeVarTuple

from sqlalchemy import BindParameter, Row
from sqlalchemy.dialects import sqlite
from sqlalchemy.engine import result_tuple
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.selectable import TypedReturnsRows
from sqlalchemy.types import TypeDecorator, TypeEngine

Ts = TypeVarTuple("Ts")

Code = Callable[[Any], Any]
"""Turns a value into what the file holds, or back (编码、解码)."""

_DIALECT = sqlite.dialect(paramstyle="qmark")
_KEPT = 1_024


@dataclass(frozen=True, slots=True)
class _Text:
    """The text for lists of certain lengths (定长语句): its marks in order, each with its encoder.

    `singles` are the names of the marks that each list became.
    """

    sql: str
    marks: tuple[tuple[str, Code | None], ...]
    singles: Mapping[str, Sequence[str]]


class Question(Generic[*Ts]):
    """One statement (查询): text and values for the driver, and the rows that it gives."""

    __slots__ = ("_compiled", "_decoders", "_given", "_lists", "_make", "_texts", "_wanted")

    def __init__(self, statement: TypedReturnsRows[*Ts]) -> None:
        compiled = statement.compile(dialect=_DIALECT)
        assert isinstance(compiled, SQLCompiler)
        self._compiled = compiled
        binds = compiled.bind_names.items()
        self._wanted = tuple(name for one, name in binds if one.required)
        self._given = {name: one.effective_value for one, name in binds if not one.required}
        self._lists = tuple(name for one, name in binds if one.expanding)
        self._texts: dict[tuple[int, ...], _Text] = {}
        columns = list(statement.exported_columns)
        decoders = [(at, _decoder(one.type)) for at, one in enumerate(columns)]
        self._decoders = tuple((at, decode) for at, decode in decoders if decode is not None)
        self._make = result_tuple(statement.exported_columns.keys())

    def asked(self, values: Mapping[str, object]) -> tuple[str, list[object]]:
        """The text and its values in order (语句与参数). KeyError where one is lacking."""
        given: dict[str, Any] = self._given | {name: values[name] for name in self._wanted}
        lengths = tuple([len(given[name]) for name in self._lists])
        text = self._texts.get(lengths)
        if text is None:
            text = self._texts[lengths] = self._text(given)
        for name, singles in text.singles.items():
            given.update(zip(singles, _flat(given[name]), strict=True))
        return text.sql, [
            given[name] if encode is None else encode(given[name]) for name, encode in text.marks
        ]

    def rows(self, found: Sequence[tuple[Any, ...]]) -> list[Row[*Ts]]:
        """The driver's rows as typed ones (结果行)."""
        if not self._decoders:
            return list(map(self._make, found))
        return [self._make(self._decoded(one)) for one in found]

    def _decoded(self, row: tuple[Any, ...]) -> list[Any]:
        values = list(row)
        for at, decode in self._decoders:
            values[at] = decode(values[at])
        return values

    def _text(self, given: Mapping[str, Any]) -> _Text:
        state = self._compiled.construct_expanded_state(given)
        singles = {name: state.parameter_expansion[name] for name in self._lists}
        own = {name: _encoder(one) for one, name in self._compiled.bind_names.items()}
        listed = {one: own[name] for name, ones in singles.items() if own[name] for one in ones}
        encoders: Mapping[str, Code | None] = {**state.processors, **own, **listed}
        marks = tuple((name, encoders.get(name)) for name in state.positiontup or ())
        return _Text(state.statement, marks, singles)


def _encoder(one: BindParameter[Any]) -> Code | None:
    """What turns a value into the file's; a type of our own (db.columns) does it by itself."""
    if isinstance(one.type, TypeDecorator):
        return functools.partial(one.type.process_bind_param, dialect=_DIALECT)
    return one.type.dialect_impl(_DIALECT).bind_processor(_DIALECT)


def _decoder(kind: TypeEngine[Any]) -> Code | None:
    """What turns the file's value into ours."""
    if isinstance(kind, TypeDecorator):
        return functools.partial(kind.process_result_value, dialect=_DIALECT)
    return kind.dialect_impl(_DIALECT).result_processor(_DIALECT, None)


def _flat(listed: Sequence[Any]) -> Iterator[Any]:
    """The values of a list; of pairs, one after the other."""
    return chain.from_iterable(listed) if listed and isinstance(listed[0], tuple) else iter(listed)


@functools.lru_cache(maxsize=_KEPT)
def question_of(statement: TypedReturnsRows[*Ts]) -> Question[*Ts]:
    """The compiled statement, made once for each (取已编译语句)."""
    return Question(statement)
