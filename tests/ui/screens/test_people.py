"""管理 · 人员: people added with roles and a first password, roles changed, passwords given anew."""

import pytest
from PySide6.QtWidgets import QCheckBox, QLineEdit

from app.core.actor import Held, Post, Role
from app.services import accounts
from tests.kit.factories import PASSWORD, House
from tests.kit.pages import Window, seen, type_into, words_of


@pytest.fixture
def admin(window: Window) -> Window:
    """The administrator at 管理."""
    window.sign_in("gly", PASSWORD)
    window.press("Alt+9")
    window.wait(window.people.isVisible)
    return window


def fill(window: Window, name: str, password: str, again: str, duties: tuple[str, ...]) -> None:
    """Type a new person."""
    page = window.people
    for code, text in {"name": name, "password": password, "password_again": again}.items():
        type_into(seen(page, QLineEdit, code), text)
    for duty in duties:
        seen(page, QCheckBox, duty).setChecked(True)


def test_everyone_stands_in_the_list(admin: Window) -> None:
    rows = admin.people.list.rows
    assert [rows.index(at, 0).data() for at in range(rows.rowCount())][:2] == ["管理员", "陈晓岚"]


def test_a_new_person_signs_in_at_once(admin: Window) -> None:
    admin.press("F2")
    fill(admin, "蓝秀英", "new-pass-1", "new-pass-1", ("clerk@", "cashier@"))
    admin.press("F10")
    admin.wait(lambda: "添加办好了" in admin.people.strip.sentence())
    admin.sign_out()
    admin.sign_in("lxy", "new-pass-1")
    assert "经办、出纳" in words_of(admin.frame)


@pytest.mark.parametrize(
    ("name", "password", "again", "duties", "told"),
    [
        ("蓝秀英", "new-pass-1", "new-pass-2", ("clerk@",), "两次打的不一样"),
        ("蓝秀英", "short", "short", ("clerk@",), "8"),
        ("陈晓岚", "new-pass-1", "new-pass-1", ("clerk@",), "已有叫“陈晓岚”的人员"),
        ("蓝秀英", "new-pass-1", "new-pass-1", (), "请至少选一个角色或岗位"),
    ],
)
def test_what_is_wrong_stands_at_its_input(
    admin: Window, name: str, password: str, again: str, duties: tuple[str, ...], told: str
) -> None:
    before = len(accounts.people(admin.frame.desk))
    admin.press("F2")
    fill(admin, name, password, again, duties)
    admin.press("F10")
    admin.wait(lambda: told in words_of(admin.people.add))
    assert len(accounts.people(admin.frame.desk)) == before


def test_duties_are_changed_line_by_line(admin: Window) -> None:
    page = admin.people
    page.list.choose(lambda one: one.name == "朱敏华")
    admin.press("F8")
    admin.wait(page.duties.isVisible)
    assert seen(page, QCheckBox, "cashier@").isChecked()
    assert not page.findChildren(QCheckBox, "admin@relief")
    seen(page, QCheckBox, "reviewer@").setChecked(True)
    seen(page, QCheckBox, "leader@relief").setChecked(True)
    admin.press("F10")
    admin.wait(lambda: "改职责办好了" in page.strip.sentence())
    found = next(one for one in accounts.people(admin.frame.desk) if one.name == "朱敏华")
    assert found.held == {Held(Role.REVIEWER), Held(Role.CASHIER), Held(Post.LEADER, "relief")}
    assert "困难帮扶\n分管领导" in words_of(page)


def test_the_last_administrator_stays_one(admin: Window) -> None:
    page = admin.people
    page.list.choose(lambda one: one.name == "管理员")
    admin.press("F8")
    admin.wait(page.duties.isVisible)
    seen(page, QCheckBox, "admin@").setChecked(False)
    admin.press("F10")
    admin.wait(lambda: "请至少选一个角色或岗位" in words_of(page.duties))
    seen(page, QCheckBox, "viewer@").setChecked(True)
    assert "请至少选一个角色或岗位" not in words_of(page.duties)
    admin.press("F10")
    admin.wait(lambda: "至少要有一位管理员" in page.strip.sentence())


def test_everyone_changes_the_own_password(window: Window) -> None:
    window.sign_in("cxl", PASSWORD)
    window.press("Alt+9")
    page = window.people
    window.wait(page.isVisible)
    page.moves.button("own_password").choose()
    window.wait(page.own.isVisible)
    for code, text in {
        "old": "not the one",
        "password": "new-pass-5",
        "password_again": "new-pass-5",
    }.items():
        type_into(seen(page, QLineEdit, code), text)
    window.press("F10")
    window.wait(lambda: "原口令不对" in words_of(page.own))
    type_into(seen(page, QLineEdit, "old"), PASSWORD)
    window.press("F10")
    window.wait(lambda: "改口令办好了" in page.strip.sentence())
    window.sign_out()
    window.sign_in("cxl", "new-pass-5")
    assert "陈晓岚" in words_of(window.frame)


def test_after_three_wrong_ones_the_own_password_waits(window: Window) -> None:
    window.sign_in("cxl", PASSWORD)
    window.press("Alt+9")
    page = window.people
    window.wait(page.isVisible)
    page.moves.button("own_password").choose()
    window.wait(page.own.isVisible)
    for code in ("old", "password", "password_again"):
        type_into(seen(page, QLineEdit, code), "wrong-one-5")
    for _ in range(3):
        window.press("F10")
        window.wait(page.own.isEnabled)  # its answer is there, right or wrong
    window.wait(lambda: page.strip.sentence() == "还要等 5 秒再试。")


def test_another_window_is_given_by_its_bare_number(admin: Window) -> None:
    page = admin.people
    page.list.choose(lambda one: one.name == "陈晓岚")
    page.act("change_window")
    type_into(seen(page, QLineEdit, "window"), "6")
    admin.press("F10")
    admin.wait(lambda: "改窗口办好了" in page.strip.sentence())
    assert "6号窗口" in words_of(page)


def test_a_new_password_opens_and_the_old_one_does_not(admin: Window) -> None:
    page = admin.people
    page.list.choose(lambda one: one.name == "童志远")
    page.moves.button("reset_password").choose()
    admin.wait(page.password.isVisible)
    type_into(seen(page, QLineEdit, "password"), "new-pass-9")
    type_into(seen(page, QLineEdit, "password_again"), "new-pass-9")
    admin.press("F10")
    admin.wait(lambda: "重设口令办好了" in page.strip.sentence())
    admin.sign_out()
    admin.sign_in("tzy", "new-pass-9")
    assert "童志远" in words_of(admin.frame)


def test_who_is_stopped_is_no_longer_among_the_names(admin: Window) -> None:
    page = admin.people
    page.list.choose(lambda one: one.name == "童志远")
    page.act("stop_person")
    admin.wait(lambda: "停用办好了" in page.strip.sentence())
    admin.sign_out()
    box = admin.sign_in_page._name
    assert "童志远" not in [box.itemText(at) for at in range(box.count())]


def test_for_others_every_move_is_closed_with_its_reason(window: Window) -> None:
    window.sign_in("cxl", PASSWORD)
    window.press("Alt+9")
    window.wait(window.people.isVisible)
    assert window.people.moves.reasons().endswith("暂不能办：人员由管理员管理。")
    window.press("F2")
    assert not window.people.add.isVisible()


def test_esc_leaves_the_form(admin: Window, at: House) -> None:
    admin.press("F2")
    assert admin.people.add.isVisible()
    admin.press("Esc")
    assert not admin.people.add.isVisible()
    assert at.folder.exists()
