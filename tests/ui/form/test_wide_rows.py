"""Rows of many columns (宽明细): a line a row, the rest beneath it; nothing lost, faults find their cell."""

import json
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.engine.fields import CodeItem, CodeLists, Typing, code, day, id_number, money, name, text
from app.engine.form import Form, Section
from app.engine.rows import rows
from app.ui.form import FormView
from app.ui.form.row_fold import RowFold
from tests.kit.hands import click, focus, press, write
from tests.kit.pages import seen

RELATIONS = (CodeItem("11", "夫妻", "fq"), CodeItem("20", "子", "z"))
TYPING = Typing(date(2026, 11, 23), CodeLists({"relations": RELATIONS}))
FAMILY = rows(
    "family",
    "家庭成员",
    name("who", "姓名"),
    code("as", "关系", "relations"),
    money("earns", "月收入"),
    id_number("id", "证件号码"),
    day("born", "出生日期"),
    text("place", "单位或学校"),
    optional=("id", "born", "place"),
    shown=3,
)
FORM = Form((Section("home", "家庭", (text("address", "住址"), FAMILY, text("note", "备注"))),))
TEXT = json.dumps(
    [{"who": "方国强", "as": "11", "earns": "900.00", "place": "面料厂"}, {"who": "方晓", "as": "20"}],
    ensure_ascii=False,
)


@pytest.fixture
def form(qtbot: QtBot) -> FormView:
    """The form, the caret in its first field."""
    made = FormView(FORM, TYPING)
    qtbot.addWidget(made)
    made.resize(760, 600)
    focus(made, made.cell("address").input.widget())
    return made


def cell(form: FormView, code_: str) -> QLineEdit:
    return seen(form, QLineEdit, code_)


def caret(form: FormView) -> str:
    widget = form.focusWidget()
    assert widget is not None
    return widget.objectName()


def fold(form: FormView) -> RowFold:
    found = form.findChild(RowFold)
    assert isinstance(found, RowFold)
    return found


def typed(form: FormView) -> list[dict[str, str]]:
    return list(json.loads(form.typed()["family"] or "[]"))


def test_the_line_holds_the_first_columns_and_enter_walks_from_row_to_row(form: FormView) -> None:
    form.focus("family")
    for column, words in (("who", "方国强"), ("as", "fq"), ("earns", "900")):
        assert caret(form) == f"family.1.{column}"
        write(cell(form, f"family.1.{column}"), words)
        press(cell(form, f"family.1.{column}"), Qt.Key.Key_Return)
    assert caret(form) == "family.2.who"
    assert form.findChild(RowFold) is None
    press(cell(form, "family.2.who"), Qt.Key.Key_Return)
    assert caret(form) == "note"
    assert typed(form) == [{"who": "方国强", "as": "11", "earns": "900.00"}]


def test_the_rest_opens_beneath_its_row_and_enter_walks_on_through_it(form: FormView) -> None:
    form.show_values({"family": TEXT})
    cell(form, "family.1.earns").setFocus()
    press(cell(form, "family.1.earns"), Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert caret(form) == "family.1.id"
    assert cell(form, "family.1.place").text() == "面料厂"
    for _ in range(3):
        press(form.focusWidget(), Qt.Key.Key_Return)
    assert caret(form) == "family.2.who"
    assert cell(form, "family.2.place").text() == ""  # it follows the caret
    write(cell(form, "family.2.place"), "武义一中")
    assert [one.get("place") for one in typed(form)] == ["面料厂", "武义一中"]
    cell(form, "family.1.who").setFocus()
    assert cell(form, "family.1.place").text() == "面料厂"
    press(cell(form, "family.1.who"), Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert fold(form).isHidden()
    assert [one.get("place") for one in typed(form)] == ["面料厂", "武义一中"]


def test_the_button_says_how_many_of_the_rest_are_filled(form: FormView) -> None:
    form.show_values({"family": TEXT})
    more = [seen(form, QPushButton, f"family.{n}.more") for n in (1, 2)]
    assert [one.text() for one in more] == ["更多 1", "更多"]
    click(more[1])
    assert caret(form) == "family.2.id"
    write(cell(form, "family.2.id"), "330723201001010037")
    assert more[1].text() == "更多 1"
    click(more[1])
    assert fold(form).isHidden()
    assert caret(form) == "family.2.who"


def test_a_row_that_goes_takes_its_rest_with_it(form: FormView) -> None:
    form.show_values({"family": TEXT})
    cell(form, "family.1.who").setFocus()
    press(cell(form, "family.1.who"), Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    click(seen(form, QPushButton, "family.1.remove"))
    assert fold(form).isHidden()
    assert typed(form) == [{"who": "方晓", "as": "20"}]


def test_a_fault_marks_its_own_cell_and_opens_the_rest_for_it(form: FormView) -> None:
    text_ = json.dumps([{"who": "方国强", "as": "11", "earns": "1", "born": "2026-02-30"}])
    form.show_values({"family": text_})
    told = form.cell("family").input.settle()
    assert told == "第 1 行“出生日期”：没有 2026 年 2 月 30 日。"
    form.show_faults({"family": told})
    born = cell(form, "family.1.born")
    assert born.property("state") == "fault"
    assert cell(form, "family.1.who").property("state") != "fault"
    assert caret(form) == "family.1.born"
    born.selectAll()
    write(born, "2010-02-03")
    assert born.property("state") != "fault"
    assert not form.faults()


def test_what_is_missing_is_told_only_when_the_caret_has_left_the_row(form: FormView) -> None:
    form.focus("family")
    write(cell(form, "family.1.who"), "方国强")
    press(cell(form, "family.1.who"), Qt.Key.Key_Return)
    assert not form.faults()
    form.focus("note")
    assert form.faults() == {"family": "第 1 行缺“关系”。"}
    assert cell(form, "family.1.as").property("state") == "fault"


def test_a_row_left_empty_among_others_keeps_their_numbers(form: FormView) -> None:
    one = {"who": "方国强", "as": "11", "earns": "1"}
    form.show_values({"family": json.dumps([one, {}, {**one, "earns": "x"}])})
    told = form.cell("family").input.settle()
    assert told.startswith("第 3 行“月收入”")


def test_read_only_rows_are_read_to_the_end(form: FormView) -> None:
    form.show_values({"family": TEXT})
    form.set_read_only({"family"})
    cell(form, "family.1.who").setFocus()
    press(cell(form, "family.1.who"), Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert cell(form, "family.1.place").text() == "面料厂"
    assert cell(form, "family.1.place").isReadOnly()
    assert not [one for one in form.findChildren(QWidget, "family.3.who") if one.isVisible()]


@pytest.mark.parametrize("width", [760, 440])
def test_nothing_of_an_open_row_lies_over_another(form: FormView, width: int, tmp_path: Path) -> None:
    form.resize(width, 600)
    form.show_values({"family": TEXT})
    cell(form, "family.1.who").setFocus()
    press(cell(form, "family.1.who"), Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert form.grab().save(str(tmp_path / "rows.png"))
    lines = [cell(form, f"family.{n}.who") for n in (1, 2)]
    tops = [one.mapTo(form, one.rect().topLeft()).y() for one in lines]
    opened = fold(form)
    top = opened.mapTo(form, opened.rect().topLeft()).y()
    assert tops[0] < top < tops[1]
    assert top + opened.height() <= tops[1]
    assert opened.width() <= width
