"""Changing a roster line by line (改名册): struck out, taken back in, kept with a reason, put right."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from app.core.actor import Role
from app.core.errors import Invalid, Refused
from app.core.money import Money
from app.engine.payout import GOODS as BY_GOODS
from app.lines.relief.commands.campaigns.filling import known_by_paper
from app.lines.relief.commands.campaigns.finding import recheck
from app.lines.relief.commands.campaigns.loading import Campaign, Line, roster
from app.lines.relief.commands.campaigns.typed import given
from app.lines.relief.commands.campaigns.writing import another, columns, happen, opened
from app.lines.relief.fields import campaign as fields
from app.lines.relief.line.campaign import LINE_FORM
from app.lines.relief.rules.campaign import CHANGED, KEPT, OPEN, SUBMITTED
from app.services import forms
from app.services.desk import Desk
from app.services.parameters import reference
from app.services.payouts.deciding import reason_of
from db.tables import campaign_person
from db.writer import Writer

_DOING = "改名册"
_NAMED = 10


def strike(desk: Desk, campaign_id: UUID, places: Collection[int], reason: str) -> None:
    """Take these off the roster (剔除), with the reason; their place stays. Raises Invalid, Refused."""
    with opened(desk, "strike_from_campaign", campaign_id, _DOING, *OPEN) as (w, found):
        why = reason_of(reason)
        lines = roster(w, found.id)
        for one in _chosen(lines, places):
            _update(w, one, struck=why)
        happen(desk, w, found, CHANGED, f"剔除 {_told(places)}：{why}")
        recheck(desk, w, found, roster(w, found.id))


def restore(desk: Desk, campaign_id: UUID, places: Collection[int]) -> None:
    """Take these back on the roster (恢复). Raises Forbidden, Refused."""
    with opened(desk, "restore_to_campaign", campaign_id, _DOING, *OPEN) as (w, found):
        gone = [one for one in roster(w, found.id) if one.n in places and not one.live]
        if not gone:
            raise Refused("请先选已剔除的人。")
        for one in gone:
            _update(w, one, struck="")
        happen(desk, w, found, CHANGED, f"恢复 {_told(places)}")
        recheck(desk, w, found, roster(w, found.id))


def keep(desk: Desk, campaign_id: UUID, places: Collection[int], reason: str) -> None:
    """Let these stay against what was found (准予保留), with the reason, by another than who listed them.

    Raises Forbidden, Invalid at `reason`, Refused for one who cannot stay whatever the reason.
    """
    with opened(
        desk, "keep_on_campaign", campaign_id, "准予保留", *OPEN, SUBMITTED,
        by=(Role.REVIEWER, Role.APPROVER),
    ) as (w, found):  # fmt: skip
        another(desk, found, "准予保留")
        why = reason_of(reason)
        chosen = _chosen(roster(w, found.id), places)
        if stopped := next((one for one in chosen if one.stops), None):
            raise Refused(
                f"第 {stopped.n} 行{stopped.name}：{stopped.found.splitlines()[0]}不能保留，要改正或剔除。"
            )
        asked = [one for one in chosen if one.asks]
        if not asked:
            raise Refused("选中的人没有须准予保留的问题。")
        for one in asked:
            _update(w, one, kept_by=desk.actor.name, kept_why=why)
        happen(desk, w, found, KEPT, f"{_told([one.n for one in asked])}：{why}")


def amend(desk: Desk, campaign_id: UUID, places: Collection[int], typed: Mapping[str, str]) -> None:
    """Put these right (改正): what was typed holds for all of them. Raises Forbidden, Refused, Invalid."""
    with opened(desk, "amend_campaign", campaign_id, _DOING, *OPEN) as (w, found):
        values = forms.read(LINE_FORM, typed, (), reference(desk, w))
        emptied = {code for code, text in typed.items() if not text.strip()}
        _may_be_changed(found, places, typed, emptied)
        chosen = _chosen(roster(w, found.id), places)
        changed = [replace(one, **{**_cleared(emptied), **given(values)}) for one in chosen]
        if fields.PERSON_ID.code in typed:
            changed = known_by_paper(w, [replace(one, person_id=None) for one in changed])
        for one in changed:
            assert one.id is not None
            w.update(campaign_person, one.id, one.version, **columns(one))
        happen(desk, w, found, CHANGED, f"改正 {_told(places)}")
        recheck(desk, w, found, roster(w, found.id))


def _may_be_changed(
    found: Campaign, places: Collection[int], typed: Mapping[str, str], emptied: Collection[str]
) -> None:
    own = {fields.PERSON_NAME.code, fields.PERSON_ID.code, fields.ACCOUNT_NO.code}
    if len(places) > 1 and (both := own & set(typed)):
        raise Invalid("姓名、证件号和卡号一次只能改一人。", field=min(both))
    if fields.PERSON_NAME.code in emptied:
        raise Invalid("请填写姓名。", field=fields.PERSON_NAME.code)
    if fields.LINE_AMOUNT.code in typed and found.way == BY_GOODS:
        raise Invalid("发放实物的金额按慰问品算，请改慰问品。", field=fields.LINE_AMOUNT.code)


def _cleared(emptied: Collection[str]) -> dict[str, Any]:
    """Fields that were emptied as the table has them (清空的字段)."""
    known = {one.code: one for one in LINE_FORM.fields if one.code in emptied}
    return {code: _NOTHING.get(code, "") for code in known}


_NOTHING: Mapping[str, object] = {
    fields.LINE_AMOUNT.code: Money.ZERO,
    fields.GRADE_YEAR.code: None,
    fields.FEE_YEAR.code: None,
}


def _chosen(lines: Sequence[Line], places: Collection[int]) -> list[Line]:
    found = [one for one in lines if one.n in places and one.live]
    if not found:
        raise Refused("请先选名册里的人。")
    return found


def _update(w: Writer, one: Line, **changes: object) -> None:
    assert one.id is not None
    w.update(campaign_person, one.id, one.version, **changes)


def _told(places: Collection[int]) -> str:
    """第 3、8、15 行"""
    listed = sorted(places)
    named = "、".join(map(str, listed[:_NAMED]))
    return f"第 {named} 行" if len(listed) <= _NAMED else f"第 {named} 等 {len(listed)} 行"
