"""What stands on a paper, beside its layout (文书事实存版): kept as text, read again for a red one."""

import json
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from types import UnionType
from typing import Any, TypeVar, cast, get_args

from app.core.errors import Refused
from app.core.money import Money
from app.engine import prints
from app.engine.prints import Block, Document, Note

T = TypeVar("T")
_KIND = "is"
_DAY = "day"


def _parts(kind: UnionType) -> dict[str, type]:
    """Every class that a document may be made of, by its name."""
    named = (getattr(prints, name) for name in prints.__all__)
    classes = [one for one in (*get_args(kind), *named, Document, Money) if isinstance(one, type)]
    return {one.__name__: one for one in classes}


_PARTS = _parts(Block)
_EARLY = "这份文书是旧版本程序出具的，没有存下可以冲销的内容，请另开说明。"


def text_of(document: Document) -> str:
    """A document as it is kept (存文书内容): each part by its class and its fields."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"), default=_held)


def document_of(text: str) -> Document:
    """The document that was kept (取文书内容). Raises Refused for one of a version that kept less."""
    found = json.loads(text, object_hook=_made)
    if not isinstance(found, Document):
        raise Refused(_EARLY)
    return found


def _held(part: object) -> dict[str, object]:
    """A part as JSON holds it (TypeError for anything else)."""
    if isinstance(part, date):
        return {_KIND: _DAY, "on": part.isoformat()}
    own = {one.name: getattr(part, one.name) for one in fields(part)}  # type: ignore[arg-type]
    return {_KIND: type(part).__name__, **own}


def _made(held: dict[str, Any]) -> object:
    """A part made again; lists are tuples in every part."""
    kind = held.pop(_KIND, "")
    if kind == _DAY:
        return date.fromisoformat(held["on"])
    if kind not in _PARTS:
        return held
    return _PARTS[kind](**{name: _tupled(value) for name, value in held.items()})


def _tupled(value: object) -> object:
    return tuple(map(_tupled, value)) if isinstance(value, list) else value


@dataclass(frozen=True, slots=True)
class Red:
    """What a red paper says of itself (红字事项): its number, which it reverses and why, day and foot."""

    number: str
    against: str
    against_day: str
    reason: str
    on: date
    foot: str


BANNER = "冲销（红字）"


def red(document: Document, about: Red) -> Document:
    """The same paper with every sum negative (红字文书), and the words that say what it reverses.

    Raises Refused where the paper holds no sum.
    """
    turned = tuple(_turned(one, document.number, about.number) for one in document.blocks)
    if turned == tuple(_turned(one, document.number, about.number, sign=1) for one in document.blocks):
        raise Refused("这份文书上没有金额，不能冲销。开错的可以作废。")
    why = Note(f"本单为红字，冲销 {about.against}（{about.against_day}开具）。冲销原因：{about.reason}")
    return replace(
        document,
        number=about.number,
        blocks=(why, *turned),
        foot=about.foot,
        dated_on=about.on if document.dated_on is not None else None,
        banner=BANNER,
    )


def _turned(part: T, old: str, new: str, sign: int = -1) -> T:
    """A part with its sums turned, and the serial of the old number replaced where codes carry it."""
    return cast("T", _other(part, old, new, sign))


def _other(part: object, old: str, new: str, sign: int) -> object:
    if isinstance(part, Money):
        return Money(sign * part.fen)
    if isinstance(part, str):
        return part.replace(_serial(old), _serial(new)) if old else part
    if isinstance(part, tuple):
        return tuple(_other(one, old, new, sign) for one in part)
    if is_dataclass(part) and not isinstance(part, type):
        own = {one.name: _other(getattr(part, one.name), old, new, sign) for one in fields(part)}
        return replace(part, **own)
    return part


def _serial(number: str) -> str:
    """XC01-2026-000123 of 收-XC01-2026-000123: a QR code spells what stands before it in other letters."""
    return number.partition("-")[2]
