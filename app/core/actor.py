"""Who acts (操作人): a signed-in person with his roles and posts, station and window."""

from __future__ import annotations

from collections.abc import Iterable
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

    @property
    def people(self) -> str:
        """Those who hold it, in words (经办人员)."""
        return f"{self.label}人员" if self is not Role.ADMIN else self.label


class Post(StrEnum):
    """A post that a line names (岗位职责); the value is what the file stores."""

    PETITIONS = "petitions_desk"
    MEDIATOR = "mediator"
    INSPECTOR = "inspector"
    LAWYER = "lawyer"
    LEADER = "leader"

    @property
    def label(self) -> str:
        """The post's Chinese name (岗位名称)."""
        return _POSTS[self]

    @property
    def people(self) -> str:
        """Those who hold it, in words (信访岗人员)."""
        return f"{self.label}人员" if self is Post.PETITIONS else self.label


Duty = Role | Post
"""A role or a post (职责): what a move asks of who makes it."""

_LABELS = {
    Role.CLERK: "经办",
    Role.REVIEWER: "复核",
    Role.APPROVER: "审批",
    Role.CASHIER: "出纳",
    Role.ADMIN: "管理员",
    Role.VIEWER: "查询",
}
_POSTS = {
    Post.PETITIONS: "信访岗",
    Post.MEDIATOR: "调解员",
    Post.INSPECTOR: "监督员",
    Post.LAWYER: "律师",
    Post.LEADER: "分管领导",
}

EVERY_LINE = ""
"""A duty that holds for all lines (全部业务线)."""


@dataclass(frozen=True, slots=True)
class Held:
    """A duty that somebody holds (所任职责), for one line or for all (EVERY_LINE)."""

    duty: Duty
    line: str = EVERY_LINE

    def covers(self, line: str) -> bool:
        """Whether it counts in this line (适用)."""
        return self.line in (EVERY_LINE, line)


def duty(stored: str) -> Duty:
    """The role or post of a stored value (读取职责); ValueError for neither."""
    try:
        return Role(stored)
    except ValueError:
        return Post(stored)


def everywhere(duties: Iterable[Duty]) -> frozenset[Held]:
    """These duties, each for all lines (全线职责)."""
    return frozenset(Held(one) for one in duties)


@dataclass(frozen=True, slots=True)
class Actor:
    """The person who does a thing (操作人), at a station (XC01) and, if any, a window (1 号窗口)."""

    id: UUID
    name: str
    held: frozenset[Held]
    station: str
    window: str = ""

    @property
    def roles(self) -> frozenset[Role]:
        """The roles held in any line (角色)."""
        return frozenset(one.duty for one in self.held if isinstance(one.duty, Role))

    def has(self, duty: Duty, line: str | None = None) -> bool:
        """True if the person has this duty in the line (是否任职), or in any line where none is named."""
        return any(one.duty is duty and (line is None or one.covers(line)) for one in self.held)
