"""Who acts (操作人): a signed-in person with his roles, station and window."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Role(StrEnum):
    """What a person may do (角色); the value is what the file stores."""

    CLERK = "clerk"
    REVIEWER = "reviewer"
    APPROVER = "approver"
    CASHIER = "cashier"
    ADMIN = "admin"
    VIEWER = "viewer"

    @property
    def label(self) -> str:
        """The role's Chinese name (角色名称)."""
        return _LABELS[self]


_LABELS = {
    Role.CLERK: "经办",
    Role.REVIEWER: "复核",
    Role.APPROVER: "审批",
    Role.CASHIER: "出纳",
    Role.ADMIN: "管理员",
    Role.VIEWER: "查询",
}


@dataclass(frozen=True, slots=True)
class Actor:
    """The person who does a thing (操作人), at a station (XC01) and, if any, a window (1 号窗口)."""

    id: UUID
    name: str
    roles: frozenset[Role]
    station: str
    window: str = ""

    def has(self, role: Role) -> bool:
        """True if the person has this role (是否具备角色)."""
        return role in self.roles
