"""Who acts, and a page of a list."""

from __future__ import annotations

from uuid import UUID

import pytest

from app.core.actor import Actor, Role, everywhere
from app.core.page import Page

NOBODY = UUID(int=7)


def test_every_role_has_its_own_label() -> None:
    assert [role.label for role in Role] == ["经办", "复核", "审批", "出纳", "管理员", "查询"]
    assert Role("cashier") is Role.CASHIER


@pytest.mark.parametrize("role", list(Role))
def test_an_actor_has_the_roles_he_was_given(role: Role) -> None:
    clerk = Actor(NOBODY, "王芳", everywhere({Role.CLERK, Role.CASHIER}), "XC01")
    assert clerk.has(role) is (role in {Role.CLERK, Role.CASHIER})


def test_the_last_page_has_no_next() -> None:
    assert Page((1, 2), None, 2).last
    assert not Page((1, 2), "cursor", 5).last
