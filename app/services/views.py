"""What screens are given about a case (界面数据): moves, materials, sections; plain frozen data."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.core.clock import long_day
from app.engine.fields import CodeItem
from app.engine.flow import Move, MoveChoice
from app.engine.form import Section
from app.engine.materials import PAPER_WORDS, Item
from app.engine.matter import Matter
from app.engine.values import Values
from app.services.shelf import Reference

_REASONS = "refuse_reason"


@dataclass(frozen=True, slots=True)
class MoveView:
    """A button of the move bar (动作): `closed` is the sentence why it is closed, empty when open.

    `primary` is the one next step; `key` F10, F8 or none; `reasons` are offered where one is asked for.
    """

    code: str
    label: str
    primary: bool
    closed: str
    article: str
    needs_reason: bool
    key: Literal["F10", "F8", ""]
    kind: str = "next"
    reasons: tuple[CodeItem, ...] = ()


@dataclass(frozen=True, slots=True)
class MaterialView:
    """One line of the list of materials (材料): `need` is required, deferrable, open or no."""

    code: str
    name: str
    form_words: str
    copies: int
    need: str
    received: bool
    copies_got: int
    remark: str
    if_so: str
    lacking: bool
    owed_until: date | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """The list in figures (材料计数)."""

    received: int
    total: int
    required: int
    deferrable: int
    open: int


def moves(choices: Iterable[MoveChoice], reference: Reference) -> tuple[MoveView, ...]:
    """The buttons in their order, the one next step first (动作排列)."""
    shown = sorted(choices, key=lambda choice: choice.move.kind == "aside")
    main = next((c.move for c in shown if not c.closed and c.move.kind == "next"), None)
    others = [c.move for c in shown if not c.closed and c.move is not main]
    keys: dict[str, Literal["F10", "F8"]] = {others[0].code: "F8"} if others else {}
    if main:
        keys[main.code] = "F10"
    ordered = sorted(shown, key=lambda choice: choice.move is not main)
    return tuple(_move(choice, main, keys.get(choice.move.code, ""), reference) for choice in ordered)


def _move(
    choice: MoveChoice, main: Move | None, key: Literal["F10", "F8", ""], reference: Reference
) -> MoveView:
    move = choice.move
    offered = reference.codes.items(_REASONS) if move.reasons else ()
    return MoveView(
        code=move.code,
        label=move.label,
        primary=move is main,
        closed=choice.closed,
        article=choice.article,
        needs_reason=move.reason,
        key=key,
        kind=move.kind,
        reasons=tuple(item for item in offered if item.code in move.reasons),
    )


def needed(matter: Matter, move: Move, values: Values) -> tuple[str, ...]:
    """The codes that a move needs (所需栏目), those that make no sense now left out."""
    hidden = matter.form.hidden(values)
    return tuple(field.code for field in move.needs if field.code not in hidden)


def needed_by_move(matter: Matter, state: str, values: Values) -> Mapping[str, tuple[str, ...]]:
    """What each move of this state needs (各动作所需栏目), by the move's code."""
    return {move.code: needed(matter, move, values) for move in matter.flow.leaving(state)}


def material(item: Item, owed_until: date | None = None) -> MaterialView:
    """One line of the list as screens show it."""
    return MaterialView(
        code=item.rule.code,
        name=item.rule.name,
        form_words=PAPER_WORDS[item.rule.form],
        copies=item.rule.copies,
        need=item.needed,
        received=item.received.received,
        copies_got=item.received.copies,
        remark=item.received.remark,
        if_so=item.rule.if_so,
        lacking=item.lacking,
        owed_until=owed_until,
    )


def counted(items: Iterable[MaterialView]) -> Counted:
    """The list in figures: lines that are asked for now, and how many of them are there."""
    asked = [one for one in items if one.need != "no"]
    return Counted(
        received=sum(not one.lacking for one in asked),
        total=len(asked),
        required=sum(one.lacking and one.need == "required" for one in asked),
        deferrable=sum(one.lacking and one.need == "deferrable" for one in asked),
        open=sum(one.lacking and one.need == "open" for one in asked),
    )


def sections(matter: Matter, state: str, values: Values) -> tuple[Section, ...]:
    """The parts of the form that say anything in this state (当前表单分组)."""
    hidden = matter.form.hidden(values)
    return tuple(
        section
        for section in matter.form.sections
        if not all(field.code in hidden for field in section.fields)
        and (
            not section.stages or state in section.stages or any(field in values for field in section.fields)
        )
    )


def promise_text(label: str, due: date, days: int, words: str) -> str:
    """承诺办结 2026年12月14日前（15 个工作日）"""
    return f"{label} {long_day(due)}前（{days} {words}）"
