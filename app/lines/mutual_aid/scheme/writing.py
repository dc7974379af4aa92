"""A scheme written as its file (写计划文件): the same scheme gives the same text, and reads back equal."""

import dataclasses
from collections.abc import Iterator
from typing import Any

from app.lines.mutual_aid.scheme.kinds import Kind, inline
from app.lines.mutual_aid.scheme.model import Scheme
from app.lines.mutual_aid.scheme.shape import Rows, Shape
from app.lines.mutual_aid.scheme.shapes import SCHEME


def written(scheme: Scheme) -> str:
    """The text of the file (计划文件); what equals its default is left out, comments aren't kept."""
    return "\n".join(_table(SCHEME, scheme, "")).strip() + "\n"


def _table(shape: Shape, made: object, name: str) -> Iterator[str]:
    """The keys of a table, first those that stand in it, then the tables below."""
    below: list[str] = []
    for key, value in _given(shape, made):
        path = f"{name}.{key.name}" if name else key.name
        if isinstance(key.content, Kind):
            yield f"{key.name} = {key.content.write(value)}"
        elif isinstance(key.content, Rows) and key.content.inline:
            yield f"{key.name} = ["
            yield from (f"  {_inline(key.content.shape, one)}," for one in value)
            yield "]"
        elif isinstance(key.content, Rows):
            for one in value:
                below += ["", f"[[{path}]]", *_table(key.content.shape, one, path)]
        elif name:
            yield f"{key.name} = {_inline(key.content, value)}"
        else:
            below += ["", f"[{path}]", *_table(key.content, value, path)]
    yield from below


def _inline(shape: Shape, made: object) -> str:
    pairs: list[str] = []
    for key, value in _given(shape, made):
        assert isinstance(key.content, Kind)
        pairs.append(f"{key.name} = {key.content.write(value)}")
    return inline(pairs)


def _given(shape: Shape, made: object) -> Iterator[tuple[Any, Any]]:
    """Keys with their values, without those that only say the default."""
    usual = {one.name: _default(one) for one in dataclasses.fields(shape.makes)}
    for key in shape.keys:
        value = getattr(made, key.target)
        if value != usual[key.target]:
            yield key, value


def _default(one: "dataclasses.Field[Any]") -> object:
    return one.default_factory() if one.default_factory is not dataclasses.MISSING else one.default
