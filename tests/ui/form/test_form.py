"""Forms (表单): Enter walks and never submits, texts are put in order, faults go at the first edit."""

import json
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.engine.fields import (
    CodeItem,
    CodeLists,
    Typing,
    bank_card,
    code,
    day,
    id_number,
    long_text,
    money,
    name,
    phone,
    text,
    whole,
    yes_no,
)
from app.engine.form import Form, Section
from app.engine.rows import rows
from app.ui.form import FormView
from app.ui.form.code_input import CodeInput, matching
from app.ui.form.inputs import LineInput
from tests.kit.hands import click, focus, press, write

CAUSES = (
    CodeItem("1", "本人大病", "brdb"),
    CodeItem("2", "家属大病", "jsdb"),
    CodeItem("6", "患重特大疾病", "hztdjb"),
    CodeItem("7", "意外灾害", "ywzh"),
)
TYPING = Typing(date(2026, 11, 23), CodeLists({"causes": CAUSES}))
PERSON = Section(
    "person",
    "本人",
    (name("name", "姓名"), id_number("id", "证件号码"), phone("phone", "手机"), yes_no("local", "本县户籍")),
)
INCOME = Section(
    "income",
    "家庭与收入",
    (
        whole("members", "家庭人口", unit="人"),
        money("income", "家庭年总收入"),
        money("average", "月人均收入", computed=True),
        code("cause", "主要致困原因", "causes"),
        day("applied", "申请日期"),
        bank_card("card", "银行卡号"),
    ),
)
REASON = Section(
    "reason",
    "理由",
    (
        long_text("reason", "申请理由"),
        rows("family", "家庭成员", name("who", "姓名"), money("earns", "月收入")),
        text("note", "备注"),
    ),
)
FORM = Form((PERSON, INCOME, REASON))


@pytest.fixture
def form(qtbot: QtBot) -> FormView:
    """A form of three sections, the caret in its first field."""
    made = FormView(FORM, TYPING)
    qtbot.addWidget(made)
    made.resize(800, 600)
    focus(made, made.cell("name").input.widget())
    return made


def _line(form: FormView, code_: str) -> LineInput:
    form.cell(code_.partition(".")[0])  # made by now
    found = form.findChild(QLineEdit, code_)
    assert isinstance(found, LineInput)
    return found


def _leave(form: FormView, code_: str, typed: str) -> str:
    """Type into a field, leave it with Enter, and read what stands there."""
    form.focus(code_)
    line = _line(form, code_)
    write(line, typed)
    press(line, Qt.Key.Key_Return)
    return line.text()


def test_enter_walks_through_and_never_submits(form: FormView, qtbot: QtBot) -> None:
    """Every field once, computed ones left out; after the last one `ended`, and nothing else."""
    seen: list[str] = []
    ended: list[bool] = []
    form.ended.connect(lambda: ended.append(True))
    for _ in range(30):
        here = form.focusWidget()
        seen.append(here.objectName())
        if ended:
            break
        press(here, Qt.Key.Key_Return)
    assert seen[:-1] == [
        "name", "id", "phone", "local", "members", "income", "cause", "applied", "card",
        "reason", "family.1.who", "note",
    ]  # fmt: skip
    assert ended == [True]


@pytest.mark.parametrize(
    ("code_", "typed", "shown"),
    [
        ("applied", "0105", "2026-01-05 一"),
        ("applied", "-3", "2026-11-20 五"),
        ("applied", "t", "2026-11-23 一"),
        ("applied", "２０２６-1-5", "2026-01-05 一"),
        ("income", "60000", "60,000.00"),
        ("income", "¥1234567.5", "1,234,567.50"),
        ("members", "３", "3"),
        ("card", "6230910579000123454", "6230 9105 7900 0123 454"),
        ("cause", "hz", "患重特大疾病"),
        ("cause", "7", "意外灾害"),
        ("cause", "家属", "家属大病"),
        ("local", "s", "是"),
        ("local", "0", "否"),
    ],
)
def test_put_in_order_on_leaving(form: FormView, code_: str, typed: str, shown: str) -> None:
    """Dates with weekday, sums with commas, codes by name."""
    assert _leave(form, code_, typed) == shown


def test_wrong_text_says_so_on_leaving_and_stays(form: FormView) -> None:
    """What can't be read stays as typed, with its sentence beneath."""
    assert _leave(form, "applied", "2026-02-30") == "2026-02-30"
    assert "2 月 30 日" in form.faults()["applied"]
    assert _leave(form, "cause", "xyz") == "xyz"
    assert "列表里没有" in form.faults()["cause"]


def test_typed_gives_what_the_kinds_parse(form: FormView) -> None:
    """All typed fields and no computed one; codes as codes; every text parses again."""
    for code_, text_ in (
        ("cause", "jsdb"),
        ("local", "f"),
        ("income", "100"),
        ("applied", "t"),
        ("name", "周素梅"),
    ):
        _leave(form, code_, text_)
    typed = form.typed()
    assert "average" not in typed
    assert (typed["cause"], typed["local"], typed["income"], typed["note"]) == ("2", "0", "100.00", "")
    for field in FORM.fields:
        if typed.get(field.code):
            field.kind.parse(typed[field.code], TYPING)


def test_show_values_and_back(form: FormView) -> None:
    """What is shown comes back, without a signal."""
    heard: list[str] = []
    form.changed.connect(heard.append)
    family = json.dumps([{"who": "方国强", "earns": "900.00"}], ensure_ascii=False)
    texts = {
        "name": "周素梅",
        "income": "60,000.00",
        "cause": "6",
        "applied": "2026-11-23 一",
        "family": family,
        "reason": "第一行\n第二行",
    }
    form.show_values({**texts, "average": "833.33"})
    typed = form.typed()
    assert {key: typed[key] for key in texts} == texts
    assert _line(form, "average").text() == "833.33"
    assert _line(form, "cause").text() == "患重特大疾病"
    assert heard == []


def test_faults_all_at_once_and_gone_at_the_first_edit(form: FormView) -> None:
    """All red, the caret on the first; each goes at its own edit; the strip counts down."""
    form.show_faults({"income": "少于成员收入之和 60,000.00。", "card": "末位校验不对。请再刷一次卡。"})
    assert form.focusWidget().objectName() == "income"
    assert form.strip.sentence().startswith("有 2 处要改")
    assert _line(form, "income").property("state") == "fault"
    assert _line(form, "income").accessibleName() == "家庭年总收入 元 出错：少于成员收入之和 60,000.00。"
    write(_line(form, "income"), "6")
    assert list(form.faults()) == ["card"]
    assert _line(form, "income").property("state") == ""
    assert form.strip.sentence().startswith("有 1 处要改")
    write(_line(form, "card"), "6")
    assert form.faults() == {}
    assert form.strip.isHidden()


def test_ctrl_e_goes_round_the_faults(form: FormView, qtbot: QtBot) -> None:
    """Ctrl+E: the next fault, and from the last to the first."""
    form.show_faults({"phone": "少一位。", "applied": "没有这一天。", "note": "太长。"})
    seen = [form.focusWidget().objectName()]
    for _ in range(3):
        press(form.focusWidget(), Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
        seen.append(form.focusWidget().objectName())
    assert seen == ["phone", "applied", "note", "phone"]


def test_fault_without_a_field_stands_in_the_strip(form: FormView) -> None:
    """A sentence for no field of this form is not lost."""
    form.show_faults({"": "家庭成员和家庭人口对不上。", "phone": "少一位。"})
    assert form.strip.sentence() == "家庭成员和家庭人口对不上。 有 1 处要改，改一处消一处。"


def test_caret_enters_with_all_selected(form: FormView, qtbot: QtBot) -> None:
    """By key and by mouse all the text is selected."""
    form.show_values({"income": "60,000.00", "note": "已核"})
    form.focus("income")
    assert _line(form, "income").selectedText() == "60,000.00"
    click(_line(form, "note"))
    qtbot.waitUntil(lambda: _line(form, "note").selectedText() == "已核")


def test_rare_characters_count_as_one(form: FormView) -> None:
    """Characters beyond the BMP pass: no limit counts UTF-16 units."""
    rare = "𠮷" * 100
    assert _leave(form, "note", rare) == rare
    assert form.faults() == {}
    assert _line(form, "note").maxLength() == 32767


def test_shift_enter_breaks_the_line(form: FormView) -> None:
    """In long text Shift+Enter is a new line, Enter goes on."""
    long = form.findChild(QPlainTextEdit, "reason")
    assert isinstance(long, QPlainTextEdit)
    form.focus("reason")
    write(long, "透析")
    press(long, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    write(long, "病休")
    press(long, Qt.Key.Key_Return)
    assert form.typed()["reason"] == "透析\n病休"
    assert form.focusWidget().objectName() == "family.1.who"


def test_needed_fields_are_starred_and_counted(qtbot: QtBot) -> None:
    """Section words carry how many needed fields are still empty."""
    form = FormView(FORM, TYPING, tabbed=True)
    qtbot.addWidget(form)
    form.mark_needed({"members", "income", "name"})
    words = form.findChild(QWidget, "section_income")
    assert words is not None
    assert words.accessibleDescription() == "还缺 2 项"
    assert _line(form, "income").accessibleName() == "家庭年总收入 元 必填"
    form.show_values({"income": "100"})
    assert words.accessibleDescription() == "还缺 1 项"
    focus(form, _line(form, "name"))
    press(_line(form, "name"), Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: form.focusWidget().objectName() == "members")


def test_fault_opens_its_section(qtbot: QtBot) -> None:
    """On a form with section words a fault brings its section to the front."""
    form = FormView(FORM, TYPING, tabbed=True)
    qtbot.addWidget(form)
    focus(form, _line(form, "name"))
    form.show_faults({"note": "太长。"})
    assert _line(form, "note").isVisible()
    assert not _line(form, "name").isVisible()


def test_read_only_is_skipped_yet_focusable(form: FormView) -> None:
    """A read-only field takes the focus for copying, no typing, no list, and Enter skips it."""
    form.show_values({"cause": "6", "income": "100"})
    form.set_read_only({"income", "cause"})
    cause = _line(form, "cause")
    cause.setFocus(Qt.FocusReason.TabFocusReason)
    press(cause, Qt.Key.Key_X)
    press(cause, Qt.Key.Key_Down)
    assert isinstance(cause, CodeInput)
    assert cause.listed() == ()
    assert (cause.text(), cause.selectedText()) == ("患重特大疾病", "患重特大疾病")
    form.focus("members")
    press(_line(form, "members"), Qt.Key.Key_Return)
    assert form.focusWidget().objectName() == "applied"
    assert form.typed()["cause"] == "6"


def test_hidden_fields_are_off_the_form(form: FormView) -> None:
    """What makes no sense is neither seen nor walked through."""
    form.set_hidden({"id", "phone"})
    press(_line(form, "name"), Qt.Key.Key_Return)
    assert form.focusWidget().objectName() == "local"
    assert not _line(form, "phone").isVisible()
    form.set_hidden(())
    assert _line(form, "phone").isVisible()


def test_draft_is_kept_by_enter_and_refused_by_esc(form: FormView) -> None:
    """A text from before a crash is offered; Esc gives back what was."""
    form.show_values({"income": "1.00", "note": "旧"})
    form.show_draft({"income": "14.8", "note": "新"}, "15:52")
    assert _line(form, "income").property("state") == "draft"
    heard: list[str] = []
    form.changed.connect(heard.append)
    form.focus("income")
    press(_line(form, "income"), Qt.Key.Key_Return)
    form.focus("note")
    press(_line(form, "note"), Qt.Key.Key_Escape)
    assert (form.typed()["income"], form.typed()["note"]) == ("14.80", "旧")
    assert _line(form, "income").property("state") == ""
    assert heard == ["income"]


def test_changed_at_each_edit_committed_on_leaving(form: FormView) -> None:
    """`committed` comes once, and only when the text is another."""
    changed: list[str] = []
    committed: list[str] = []
    form.changed.connect(changed.append)
    form.committed.connect(committed.append)
    write(_line(form, "name"), "周")
    write(_line(form, "name"), "素梅")
    press(_line(form, "name"), Qt.Key.Key_Return)
    press(_line(form, "id"), Qt.Key.Key_Return)
    assert (changed, committed) == (["name", "name"], ["name"])


def test_list_opens_walks_and_takes(form: FormView) -> None:
    """↓ opens the list, typing narrows it, Enter takes the marked one and goes on; Esc only closes."""
    form.focus("cause")
    line = _line(form, "cause")
    assert isinstance(line, CodeInput)
    press(line, Qt.Key.Key_Down)
    assert len(line.listed()) == len(CAUSES)
    press(line, Qt.Key.Key_Escape)
    assert line.listed() == ()
    write(line, "db")
    assert line.listed() == ("本人大病", "家属大病")
    press(line, Qt.Key.Key_Down)
    press(line, Qt.Key.Key_Return)
    assert line.text() == "家属大病"
    assert form.focusWidget().objectName() == "applied"


@pytest.mark.parametrize(
    ("typed", "best"), [("brdb", "1"), ("y", "7"), ("大病", "1"), ("6", "6"), ("意外灾害", "7"), ("HZ", "6")]
)
def test_matching_puts_the_best_first(typed: str, best: str) -> None:
    """Code, name, initials; whatever the case."""
    assert matching(CAUSES, typed)[0].code == best


def test_grid_grows_walks_and_loses_rows(form: FormView) -> None:
    """Typing in the last row adds one; Enter in the waiting row leaves; a row can be taken away."""
    form.focus("family")
    for row, (who, earns) in enumerate((("方国强", "900"), ("方晓彤", "0")), start=1):
        write(_line(form, f"family.{row}.who"), who)
        press(_line(form, f"family.{row}.who"), Qt.Key.Key_Return)
        write(_line(form, f"family.{row}.earns"), earns)
        press(_line(form, f"family.{row}.earns"), Qt.Key.Key_Return)
    assert form.focusWidget().objectName() == "family.3.who"
    press(form.focusWidget(), Qt.Key.Key_Return)
    assert form.focusWidget().objectName() == "note"
    both = json.loads(form.typed()["family"])
    assert both == [{"who": "方国强", "earns": "900.00"}, {"who": "方晓彤", "earns": "0.00"}]
    form.findChild(QWidget, "family.1.remove").click()  # type: ignore[union-attr]
    assert json.loads(form.typed()["family"]) == [both[1]]


def test_form_scrolls_to_the_caret(qtbot: QtBot) -> None:
    """In a low window the field with the caret is brought into sight."""
    form = FormView(FORM, TYPING)
    qtbot.addWidget(form)
    form.resize(800, 200)
    focus(form, _line(form, "name"))
    form.focus("note")
    note = _line(form, "note")
    qtbot.waitUntil(lambda: not note.visibleRegion().isEmpty())


def test_object_names_are_the_codes(form: FormView) -> None:
    """Each field has one input named by its code."""
    for field in FORM.fields:
        assert len(form.findChildren(QWidget, field.code)) == 1
