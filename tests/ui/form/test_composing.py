"""Input methods (输入法): what is composed is no text yet, its keys are its own; figures come half-width."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.engine.fields import (
    bank_card,
    code,
    credit_code,
    day,
    id_number,
    long_text,
    money,
    name,
    phone,
    text,
    whole,
)
from app.engine.form import Form, Section
from app.engine.rows import rows
from app.ui.form import FormView
from app.ui.screens.ask_strip import AskStrip
from app.ui.screens.plain_form import PlainForm
from app.ui.widgets.composition import FIGURES
from app.ui.widgets.search import SearchBox
from tests.kit.gallery import TYPING
from tests.kit.hands import compose, focus, press, write

Field = QLineEdit | QPlainTextEdit
WORDS = ("who", "remark", "town", "reason", "family.1.kin")
NUMBERS = ("sum", "count", "since", "tel", "card", "id", "credit", "family.1.earns")
FORM = Form(
    (
        Section(
            "all",
            "全部",
            (
                name("who", "姓名"),
                text("remark", "备注"),
                code("town", "镇街", "towns"),
                long_text("reason", "理由"),
                money("sum", "金额"),
                whole("count", "人数"),
                day("since", "日期"),
                phone("tel", "电话"),
                bank_card("card", "卡号"),
                id_number("id", "证件号码"),
                credit_code("credit", "信用代码"),
                rows("family", "家庭成员", name("kin", "姓名"), money("earns", "月收入")),
                text("last", "最后一项"),
            ),
        ),
    )
)


@pytest.fixture
def form(qtbot: QtBot) -> FormView:
    """A form with an input of every kind."""
    made = FormView(FORM, TYPING)
    qtbot.addWidget(made)
    made.resize(800, 700)
    focus(made, made.cell("who").input.widget())
    return made


@pytest.fixture
def others(qtbot: QtBot) -> Iterator[dict[str, QLineEdit]]:
    """The inputs that stand in no form: search, a plain line, the question in a strip."""
    whole, search, plain, ask = QWidget(), SearchBox(), PlainForm(), AskStrip()
    qtbot.addWidget(whole)
    layout = QVBoxLayout(whole)
    for one in (search, plain, ask):
        layout.addWidget(one)
    line = plain.add_line("office", "单位")
    plain.add_line("next", "下一项")
    focus(whole, search.line)
    ask.ask("为什么", "", "退回")
    asked = ask.findChild(QLineEdit, "move_reason")
    assert asked is not None
    yield {"search": search.line, "plain": line, "ask": asked}
    whole.close()


def text_of(field: Field) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def put(field: Field, kept: str) -> None:
    if isinstance(field, QLineEdit):
        field.setText(kept)
    else:
        field.setPlainText(kept)


def at(form: FormView, code_: str) -> Field:
    """The input of a field, the caret at the end of what stands in it."""
    found = form.findChild(QWidget, code_)
    assert isinstance(found, QLineEdit | QPlainTextEdit)
    found.setFocus(Qt.FocusReason.OtherFocusReason)
    return found


def count(signal: Callable[..., object]) -> list[object]:
    told: list[object] = []
    signal(lambda *_: told.append(None))
    return told


@pytest.mark.parametrize("code_", WORDS + NUMBERS)
def test_what_is_composed_is_no_text(form: FormView, code_: str) -> None:
    """Neither an edit nor a draft nor a fault's end; the commit is all of them."""
    field = at(form, code_)
    cell = form.cell(code_.partition(".")[0])
    before = form.typed()
    cell.show_fault("请核对。")
    edits = count(form.changed.connect)
    for piece in ("1", "12", "123"):
        compose(field, piece)
    assert (edits, form.typed(), cell.fault) == ([], before, "请核对。")
    write(field, "123")
    assert len(edits) == 1
    assert (text_of(field), cell.fault) == ("123", "")
    assert form.typed() != before


@pytest.mark.parametrize("code_", WORDS + NUMBERS)
def test_keys_belong_to_the_input_method_until_the_commit(form: FormView, code_: str) -> None:
    """Enter doesn't walk, Esc doesn't leave, digits and Backspace do nothing, no shortcut fires."""
    field, fired = at(form, code_), []
    put(field, "7")
    for keys in ("F10", "Ctrl+S", "Alt+1"):
        QShortcut(QKeySequence(keys), form).activated.connect(lambda keys=keys: fired.append(keys))
    compose(field, "ni")
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_1, Qt.Key.Key_Backspace, Qt.Key.Key_F10):
        press(field, key)
    press(field, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    press(field, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    QApplication.processEvents()
    assert (text_of(field), field.hasFocus(), fired) == ("7", True, [])
    compose(field, "")
    press(field, Qt.Key.Key_F10)
    press(field, Qt.Key.Key_Return)
    assert fired == ["F10"]
    assert not field.hasFocus()


@pytest.mark.parametrize("code_", WORDS + NUMBERS)
def test_leaving_while_composing_loses_nothing_typed(form: FormView, code_: str) -> None:
    """What stood there stays, and the field hears its keys again when the caret comes back."""
    field = at(form, code_)
    put(field, "1")
    compose(field, "ni")
    other = at(form, "remark" if code_ != "remark" else "who")
    assert other.hasFocus()
    assert text_of(field).startswith("壶山街道" if code_ == "town" else "1")
    field.setFocus(Qt.FocusReason.OtherFocusReason)
    press(field, Qt.Key.Key_Return)
    assert not field.hasFocus()


@pytest.mark.parametrize("code_", WORDS + NUMBERS)
def test_candidates_appear_at_the_caret(form: FormView, code_: str) -> None:
    """The rectangle that Qt gives to the input method lies within the field and moves with the text."""
    field = at(form, code_)
    places = []
    for piece in ("1", "123"):
        compose(field, piece)
        field.grab()  # Qt knows the place of right-aligned figures once they are painted
        place = field.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
        places.append(place if isinstance(place, QRect) else place.toAlignedRect())
    assert all(field.rect().contains(place.topLeft()) for place in places), places
    assert places[0] != places[1] or code_ in {"sum", "count", "family.1.earns"}
    assert field.inputMethodQuery(Qt.InputMethodQuery.ImEnabled)


def test_hints_are_those_of_the_kind(form: FormView) -> None:
    """Figures say so to the system; words leave the input method alone."""
    for code_ in NUMBERS:
        assert at(form, code_).inputMethodHints() & FIGURES == FIGURES, code_
    for code_ in WORDS:
        assert not at(form, code_).inputMethodHints() & FIGURES, code_


@pytest.mark.parametrize(
    ("code_", "committed", "shown"),
    [
        ("sum", "１２３。５０", "123.50"),
        ("sum", "１，２３４．５", "1,234.50"),
        ("count", "１２", "12"),
        ("since", "２０２６－０１－０５", "2026-01-05 一"),
        ("since", "－３", "2026-11-20 五"),
        ("tel", "１３８５７９３１２０６", "13857931206"),
        ("family.1.earns", "８００。５", "800.50"),
    ],
)
def test_full_width_figures_are_half_width(form: FormView, code_: str, committed: str, shown: str) -> None:
    """An input method in full width, or its 。 for the point, writes the figures that were meant."""
    field = at(form, code_)
    write(field, committed)
    assert text_of(field).isascii()
    press(field, Qt.Key.Key_Return)
    assert text_of(field) == shown


def test_words_keep_their_signs(form: FormView) -> None:
    """In a text 。 and full-width signs stay what they are."""
    for code_ in ("remark", "reason"):
        field = at(form, code_)
        write(field, "人数：１２。")
        assert text_of(field) == "人数：１２。"


@pytest.mark.parametrize("which", ["search", "plain", "ask"])
def test_inputs_outside_of_forms(others: dict[str, QLineEdit], which: str) -> None:
    """Search, plain lines and questions: no search, no jump, no answer while composing."""
    field = others[which]
    field.setFocus()
    told = count(field.textChanged.connect)
    compose(field, "z")
    compose(field, "zh")
    press(field, Qt.Key.Key_Return)
    press(field, Qt.Key.Key_Escape)
    assert (told, field.text(), field.hasFocus(), field.isVisible()) == ([], "", True, True)
    write(field, "周")
    assert (len(told), field.text()) == (1, "周")
    assert field.inputMethodQuery(Qt.InputMethodQuery.ImEnabled)


def test_no_input_method_in_a_password(qtbot: QtBot) -> None:
    """Shown or hidden, a password is typed by keys alone, and stays out of what an input method learns."""
    form = PlainForm()
    qtbot.addWidget(form)
    line = form.add_secret("password", "口令")
    focus(form, line)
    eye = line.actions()[0]
    for shown in (False, True, False):
        eye.setChecked(shown)
        assert not line.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled), shown
    assert line.inputMethodHints() & Qt.InputMethodHint.ImhHiddenText
    QTest.keyClicks(line, "abc")
    assert line.text() == "abc"
