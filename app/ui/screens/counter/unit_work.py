"""Work on a unit (单位资料办理): which form and which services the register of units has."""

from collections.abc import Mapping
from uuid import UUID

from app.services import units
from app.services.desk import Desk
from app.ui.screens.counter.register_work import Register
from app.ui.screens.counter.same_card import SameShown
from app.ui.screens.counter.unit_form import UnitForm
from app.ui.screens.typing import typing_of

NEW_UNIT = "unit:new"
"""The key of the draft of a unit that is being registered."""


def _form(desk: Desk, unit_id: UUID | None, version: int) -> UnitForm:
    return UnitForm(typing_of(desk), unit_id, version)


def _same(desk: Desk, typed: Mapping[str, str]) -> list[SameShown]:
    return [_shown(one) for one in units.duplicates(desk, typed)]


def _shown(one: units.UnitBrief) -> SameShown:
    tail = f"代码尾号 {one.code_tail}" if one.code_tail else "代码待补"
    return SameShown(one.id, one.name, one.why, "・".join(part for part in (tail, one.address) if part))


UNITS = Register(NEW_UNIT, _form, units.register_unit, units.update_unit, _same)
