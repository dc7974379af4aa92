"""The page of a line (业务条线页): counters, filters, order, the case beside the list, refusals."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.services import casework
from app.ui.screens.page import ToCase
from tests.kit.factories import ASSESSED, PASSWORD, House, accepted, go, hardship
from tests.kit.hands import write
from tests.kit.pages import Window, words_of

NAMES = ("周素梅", "方国强", "汤国良", "蓝秀英")


@pytest.fixture
def line(window: Window, at: House) -> Window:
    """Four cases: accepted, owed papers, at verification, notified; 陈晓岚 at the line."""
    people = [hardship(at, n, name=name, phone=f"1395726552{n}") for n, name in enumerate(NAMES, start=1)]
    accepted(at, people[0])
    accepted(at, people[1], papers=("form", "id"), move="accept_owed")
    go(at.clerk, accepted(at, people[2]).case_id, "verify")
    accepted(at, people[3], papers=(), move="supplement")
    window.sign_in("cxl", PASSWORD)
    window.press("Alt+2")
    window.wait(window.relief.isVisible)
    return window


def names(window: Window) -> list[str]:
    """The names in the list, from the top."""
    model = window.relief.list.list.rows
    return [str(model.index(at, 0).data()) for at in range(model.rowCount())]


def choose(window: Window, name: str) -> None:
    """Show all, walk to a name, and go into the case."""
    window.press("Ctrl+4")
    window.wait(lambda: len(names(window)) == 4)
    window.relief.list.list.choose(lambda row: row.applicant == name)
    window.press("Enter", window.relief.list.list)
    case = window.relief.pane.case
    assert case is not None
    assert case.applicant == name


def test_mine_to_do_stands_first_and_ctrl_4_shows_all(line: Window) -> None:
    assert set(names(line)) == {"周素梅", "方国强", "蓝秀英"}
    line.press("Ctrl+4")
    line.wait(lambda: len(names(line)) == 4)
    assert "4 件" in words_of(line.relief.list)


def test_a_filter_by_state_narrows_the_list_and_goes_again(line: Window) -> None:
    line.press("Ctrl+4")
    line.wait(lambda: len(names(line)) == 4)
    line.relief._show_state("verify")
    assert names(line) == ["汤国良"]
    line.relief._show_state("")
    assert len(names(line)) == 4


def test_a_head_sorts_and_sorts_the_other_way(line: Window) -> None:
    line.press("Ctrl+4")
    line.wait(lambda: len(names(line)) == 4)
    line.relief._sort("number", False)
    first = names(line)
    line.relief._sort("number", True)
    assert names(line) == first[::-1]


def test_an_empty_list_says_what_to_do(line: Window) -> None:
    line.press("Ctrl+3")
    line.wait(lambda: names(line) == [])
    told = words_of(line.relief.list)
    assert "没有超期的案件" in told


def test_walking_shows_the_case_beside_the_list(line: Window) -> None:
    line.press("Ctrl+4")
    line.wait(lambda: len(names(line)) == 4)
    shown = set()
    for _ in range(4):
        case = line.relief.pane.case
        assert case is not None
        shown.add(case.applicant)
        QTest.keyClick(line.relief.list.list, Qt.Key.Key_Down)
    assert shown == set(NAMES)


def test_ctrl_l_folds_the_list_to_a_rail_that_keeps_the_figures(line: Window) -> None:
    line.press("Ctrl+L")
    line.wait(lambda: not line.relief.list.isVisible())
    assert "待办" in words_of(line.relief._rail)
    assert "3" in words_of(line.relief._rail)
    line.press("Ctrl+L")
    line.wait(line.relief.list.isVisible)


def test_the_caret_goes_to_the_field_that_the_next_move_needs(line: Window) -> None:
    choose(line, "周素梅")
    focused = line.shell.focusWidget()
    assert focused is not None
    assert focused.objectName() == "aid_elsewhere"


def test_a_missing_field_is_told_at_the_field(line: Window) -> None:
    choose(line, "周素梅")
    line.fill(line.relief.pane, {"aid_elsewhere": ""})
    line.press("F10")
    view = line.relief.pane.form.view
    assert view is not None
    line.wait(lambda: "aid_elsewhere" in view.faults())


def test_a_move_refreshes_list_and_case_and_the_signal_tells(line: Window) -> None:
    told: list[tuple[str, object]] = []
    line.frame.changed.connect(lambda kind, number: told.append((kind, number)))
    choose(line, "周素梅")
    line.fill(line.relief.pane, {"aid_elsewhere": "否"})
    line.press("F10")
    line.wait(lambda: line.relief.pane.case is not None and line.relief.pane.case.state == "verify")
    case = line.relief.pane.case
    assert case is not None
    assert told == [("case", case.id)]
    assert "核实" in words_of(line.relief.pane.head) or case.state_label == "核实"


def test_what_was_typed_opens_and_closes_moves_before_it_is_saved(window: Window, at: House) -> None:
    case_id = accepted(at, hardship(at)).case_id
    go(at.clerk, case_id, "verify")
    go(at.reviewer, case_id, "publicise", **ASSESSED)
    at.days_on(10)
    window.sign_in("hwm", PASSWORD)
    window.search("zsm", enter=False)
    window.frame.go(ToCase("relief", case_id))
    moves = window.relief.pane.moves
    window.fill(window.relief.pane, {"objection": "是"})
    window.wait(lambda: bool(moves.button("submit").closed))
    assert not moves.button("object").closed
    window.fill(window.relief.pane, {"objection": "否"})
    window.wait(lambda: not moves.button("submit").closed)


def test_a_refused_move_stands_in_a_strip_with_nothing_saved(window: Window, at: House) -> None:
    case_id = accepted(at, hardship(at)).case_id
    go(at.clerk, case_id, "verify")
    window.sign_in("hwm", PASSWORD)
    window.frame.go(ToCase("relief", case_id))
    window.fill(window.relief.pane, {**ASSESSED, "notice_to": "+1"})
    button = window.relief.pane.moves.button("publicise")
    window.wait(lambda: bool(window.relief.pane.moves.button("publicise").closed))
    assert "公示不少于" in window.relief.pane.moves.reasons()
    button = window.relief.pane.moves.button("publicise")
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert casework.case(at.reviewer, case_id).state == "verify"


def test_another_who_saved_first_is_told_and_reload_keeps_the_typing(line: Window, at: House) -> None:
    choose(line, "周素梅")
    case = line.relief.pane.case
    assert case is not None
    casework.save(at.desks["童志远"], case.id, case.version, {"bank": "武义农商银行"})
    line.fill(line.relief.pane, {"aid_elsewhere": "否"})
    line.press("F10")
    strip = line.relief.pane.strip
    line.wait(lambda: "童志远" in strip.sentence())
    strip.ways.button("reload").choose()
    assert line.relief.pane.form.typed()["aid_elsewhere"] == "0"
    assert line.relief.pane.form.typed()["bank"] == "武义农商银行"
    line.press("F10")
    line.wait(lambda: line.relief.pane.case is not None and line.relief.pane.case.state == "verify")


def test_half_typed_texts_are_offered_again(line: Window) -> None:
    choose(line, "周素梅")
    line.fill(line.relief.pane, {"aid_elsewhere": "否", "bank": "武义农商银行"})
    line.change_to("cxl", PASSWORD)
    line.press("Alt+2")
    line.wait(line.relief.isVisible)
    choose(line, "周素梅")
    assert line.relief.pane.form.typed()["bank"] == "武义农商银行"
    assert "打了没存的" in line.relief.pane._told.sentence()


def test_a_paper_that_comes_in_is_ticked_on_the_case(line: Window) -> None:
    choose(line, "方国强")
    side = line.relief.pane.side
    assert side.materials.progress() == "已收 2 / 4"
    line.press("F7")
    line.wait(side.materials.isVisible)
    side.materials.ticked.emit("bank", True)
    assert side.materials.progress() == "已收 3 / 4"
    case = line.relief.pane.case
    assert case is not None
    assert [one.received for one in case.materials if one.code == "bank"] == [True]


def test_what_is_wrong_with_a_paper_is_noted_on_the_case(line: Window) -> None:
    choose(line, "方国强")
    line.relief.pane.side.materials.note_asked.emit("bank")
    ask = line.relief.pane.ask
    write(ask._text, "户名不清")
    ask._go.choose()
    case = line.relief.pane.case
    assert case is not None
    assert [one.remark for one in case.materials if one.code == "bank"] == ["户名不清"]


def test_a_withdrawal_asks_for_its_reason(line: Window) -> None:
    choose(line, "周素梅")
    line.relief.pane.moves.button("withdraw").choose()
    ask = line.relief.pane.ask
    ask._go.choose()
    assert "请填写理由" in words_of(ask)
    write(ask._text, "本人不再申请。")
    ask._go.choose()
    line.wait(lambda: line.relief.pane.case is not None and line.relief.pane.case.state == "withdrawn")
    assert not line.relief.pane.moves.isVisible()


def test_a_restricted_case_is_masked_and_opens_only_when_asked(window: Window, at: House) -> None:
    accepted(at, hardship(at), secret="1")
    window.sign_in("hwm", PASSWORD)
    window.press("Alt+2")
    window.wait(window.relief.isVisible)
    window.press("Ctrl+4")
    window.wait(lambda: names(window) == ["周**"])
    assert "保密案件" in words_of(window.relief)
    window.press("Enter", window.relief.list.list)
    case = window.relief.pane.case
    assert case is not None
    assert "周素梅" in words_of(window.relief.pane.head)
    assert "查看保密案件" in [one.title for one in case.timeline]


def test_one_without_the_right_gets_no_row(window: Window, at: House) -> None:
    accepted(at, hardship(at), secret="1")
    window.sign_in("tzy", PASSWORD)
    window.press("Alt+2")
    window.wait(window.relief.isVisible)
    window.press("Ctrl+4")
    assert names(window) == []
    assert "还没有案件" in words_of(window.relief.list)
