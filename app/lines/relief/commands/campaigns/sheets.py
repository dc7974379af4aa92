"""Sheets of campaigns (活动表格): the roster as Excel, and the template of a list."""

from dataclasses import dataclass
from uuid import UUID

from app.core.actor import Role
from app.lines.relief.commands.campaigns.loading import fates, load, roster
from app.lines.relief.commands.campaigns.typed import LIST, list_columns, shown
from app.lines.relief.commands.campaigns.writing import allowed
from app.services.batches import sheet
from app.services.desk import Desk
from app.services.parameters import reference
from app.services.payouts import states

_RESULT = ("核对情况", "发放情况")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file for Excel (Excel 文件): the name that it may have, and its bytes."""

    name: str
    data: bytes


def export(desk: Desk, campaign_id: UUID) -> Sheet:
    """The roster with what was found and what became of each (导出名册), whole; the journal keeps that.

    Raises Forbidden, NotFound.
    """
    with desk.write("export_campaign") as w:
        allowed(desk, w, Role.CLERK, Role.CASHIER, Role.REVIEWER, Role.APPROVER)
        found = load(w, campaign_id)
        settings = reference(desk, w)
        lines = [one for one in roster(w, campaign_id) if one.live]
        stand = fates(w, [one.order_id for one in lines if one.order_id is not None])
        columns = list_columns(found.season)
        w.subject("campaign", campaign_id)
    head = ["序号", *(one.label for one in columns), *_RESULT]
    table = [head]
    for n, one in enumerate(lines, start=1):
        fate = stand.get(one.order_id) if one.order_id is not None else None
        said = states.LABELS[fate.state] if fate else ""
        told = "；".join(part.rstrip("。") for part in one.found.splitlines())
        table.append([str(n), *(shown(one, column, settings) for column in columns), told, said])
    return Sheet(f"{found.number} {found.name}名册.xlsx", sheet.make(found.name, desk.clock.now(), table))


def template(desk: Desk) -> Sheet:
    """An empty list to be filled in by a unit (名单模板); who is no student leaves those columns empty."""
    head = [one.label for one in LIST]
    return Sheet("帮扶活动名单.xlsx", sheet.make("名单", desk.clock.now(), [head]))
