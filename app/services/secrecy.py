"""Who may see a restricted case (保密): the one place that names them."""

from uuid import UUID

from sqlalchemy import ColumnElement, or_, true

from app.core.actor import Actor, Role
from app.core.errors import Forbidden
from app.services.record import CaseRecord
from db.tables import case_row

INSIDERS = frozenset((Role.REVIEWER, Role.APPROVER, Role.CASHIER))
"""The roles that review, decide or pay, and so see every restricted case (可见保密案件的角色)."""


def insider(actor: Actor) -> bool:
    """Whether the person sees every restricted case (是否知情人员)."""
    return bool(actor.roles & INSIDERS)


def may_see(actor: Actor, *, secret: bool, people: tuple[UUID | None, ...]) -> bool:
    """Whether the person may see a case (是否可见); `people` are its clerk and who was asked first."""
    return not secret or insider(actor) or actor.id in people


def visible(actor: Actor) -> ColumnElement[bool]:
    """The rows of the worklist that the person may see (可见的待办行)."""
    if insider(actor):
        return true()
    return or_(case_row.c.secret == 0, case_row.c.clerk_id == actor.id)


def admit(actor: Actor, record: CaseRecord) -> None:
    """Raises Forbidden unless the person may open the case (准入)."""
    if not may_see(actor, secret=record.secret, people=(record.clerk_id, record.first_asked_by)):
        raise Forbidden("这个案件按申请人要求保密，由经办人和复核、审批人员办理。")
