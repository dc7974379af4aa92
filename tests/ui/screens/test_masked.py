"""Numbers on an opened case (案件号码): masked where they are only read, 显示 shows them and is kept."""

from PySide6.QtWidgets import QLabel, QLineEdit

from app.services import casework
from app.ui.widgets.labels import Link
from tests.kit.factories import PASSWORD, House, accepted, hardship
from tests.kit.pages import Window, seen

TOLD = "号码遮住了中间几位"


def offered(window: Window) -> bool:
    """Whether the form in front offers its numbers whole."""
    return any(one.isVisible() and TOLD in one.text() for one in window.relief.pane.findChildren(QLabel))


def test_a_phone_is_shown_whole_only_when_asked(window: Window, at: House) -> None:
    case_id = accepted(at, hardship(at)).case_id
    window.sign_in("cxl", PASSWORD)
    window.press("Alt+2")
    window.wait(lambda: window.relief.pane.case is not None)
    form = window.relief.pane.form.view
    assert form is not None
    assert not offered(window)
    form.show_section("head")
    field = seen(form, QLineEdit, "phone")
    assert field.text() == "139****5526"
    assert offered(window)
    seen(window.relief.pane, Link, "reveal_case").click()
    assert field.text() == "13957265526"
    assert field.hasFocus()
    assert not offered(window)
    assert casework.case(at.clerk, case_id).timeline[0].title == "查看完整号码"
    window.relief.pane.renew()
    assert field.text() == "139****5526"
