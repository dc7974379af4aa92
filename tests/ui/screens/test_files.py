"""困难帮扶 · 档案 through the window: lists, one file, changing it, what it begins, tables in and out."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget

from app.lines.relief.commands.files import changing, viewing
from app.lines.relief.fields.hardship import RELATIVE
from app.lines.relief.pages.files.page import FilesPage
from app.lines.relief.pages.files.pane import TABS
from app.lines.relief.pages.files.part import FilesPart
from app.services import imports
from app.ui.screens.importing.page import ImportPage
from app.ui.screens.line.parts import LineParts
from app.ui.widgets.chip import Chip
from app.ui.widgets.counter import FilterChip
from tests.kit.factories import PASSWORD, House, accepted, hardship, id_number
from tests.kit.hardship import filed
from tests.kit.pages import Window, seen, type_into, words_of
from tests.ui.screens.test_fit import SIZE, cut


def page_of(window: Window) -> LineParts:
    """The tab of relief."""
    page = window.frame.page("relief")
    assert isinstance(page, LineParts)
    return page


def files_page(window: Window) -> FilesPage:
    """The part 档案, brought to the front."""
    if not page_of(window).isVisible():
        window.press("Alt+2")
    page = page_of(window)
    window.wait(page.isVisible)
    page.open_part("files")
    part = page.part("files")
    assert isinstance(part, FilesPage)
    return part


def register(window: Window, initials: str = "qn") -> FilesPart:
    """The register for somebody at the window."""
    window.sign_in(initials, PASSWORD)
    return files_page(window).files


def names(part: FilesPart) -> list[str]:
    """Who is listed."""
    rows = part.list.list.rows
    return [str(rows.cell(at, 0)) for at in range(rows.rowCount())]


def chip(part: FilesPart, code: str) -> FilterChip:
    """A list's chip."""
    return seen(part.list, FilterChip, code)


def test_the_parts_of_relief_turn_and_a_case_opens_its_own(window: Window, at: House) -> None:
    case_id = accepted(at, hardship(at)).case_id
    window.sign_in("qn", PASSWORD)
    files_page(window)
    page = page_of(window)
    assert page.helps()[0] == "relief_files"
    window.press("Ctrl+PgUp")
    assert page.current() is page.cases
    assert page.helps() == ("relief", "case")
    window.press("Ctrl+PgDown")
    window.press("F3")
    window.search("zsm")
    window.press("Alt+2")
    assert page.current().objectName() == "files"
    page.read_case(case_id)
    page.open_case()
    assert page.current() is page.cases
    assert window.case.id == case_id


def test_an_empty_register_says_what_to_do(window: Window, at: House) -> None:
    part = register(window)
    assert "还没有困难职工档案" in words_of(part)
    assert "还没有选中档案" in words_of(part)
    part.list.way.emit("to_counter")
    window.wait(window.counter.isVisible)


def test_lists_filters_and_the_find_box_narrow_the_register(window: Window, at: House) -> None:
    filed(at, 1, on=date(2025, 1, 5))
    filed(at, 2, name="吴金凤", category=RELATIVE, card="6230910579000123454")
    filed(at, 3, name="蓝秀英")
    part = register(window)
    assert sorted(names(part)) == ["吴金凤", "周素梅", "蓝秀英"]
    chip(part, "overdue").click()
    assert names(part) == ["周素梅"]
    chip(part, "no_card").click()
    assert sorted(names(part)) == ["周素梅", "蓝秀英"]
    chip(part, "ended").click()
    assert "还没有退出的档案" in words_of(part)
    chip(part, "active").click()
    window.press("Ctrl+L")
    assert part.list.search.hasFocus()
    type_into(part.list.search, "wjf")
    window.wait(lambda: names(part) == ["吴金凤"])
    window.press("Enter")
    assert part.list.list.hasFocus()
    assert part.view is not None
    assert part.view.name == "吴金凤"
    type_into(part.list.search, "没有这个人")
    window.wait(lambda: "没有找到这样的档案" in words_of(part))
    part.list.way.emit("all_files")
    window.wait(lambda: len(names(part)) == 3)


def test_a_file_shows_its_content_on_tabs(window: Window, at: House) -> None:
    filed(at)
    part = register(window)
    for shown in ("周素梅", "DA-XC01-2026-000001", "330723********0012", "未婚"):
        assert shown in words_of(part.pane)
    chips = [one.accessibleName() for one in part.pane.findChildren(Chip)]
    assert chips == ["在档", "深度困难", "区县级"]
    part.pane.open_tab("household")
    assert "4,200.00 元" in words_of(part.pane)
    part.pane.open_tab("cause")
    assert "患重特大疾病" in words_of(part.pane)
    part.pane.open_tab("aid")
    assert "还没有发放过救助" in words_of(part.pane)
    part.pane.open_tab("story")
    versions = part.pane.story.versions
    versions.choose_first()
    versions.setFocus()
    window.press("Enter")
    assert "方国强" in words_of(part.pane.story)
    part.pane.open_tab("attached")
    window.wait(lambda: "还没有附件" in words_of(part.pane))
    window.press("F6")
    window.press("Ctrl+Tab")
    assert part.pane.tab() == TABS[0][0]
    window.press("Ctrl+I")
    window.wait(window.counter.isVisible)
    assert "在档·深度困难·DA-XC01-2026-000001" in words_of(window.counter.card)


def test_that_somebody_died_stands_on_the_file_and_on_the_card(window: Window, at: House) -> None:
    filed(at, died_on="2026-10-01")
    part = register(window)
    assert "2026-10-01 去世" in [
        one.accessibleName().partition(" 四")[0] for one in part.pane.findChildren(Chip)
    ]
    review = part.moves.bar.button("review")
    assert review.closed
    window.press("Ctrl+I")
    window.wait(window.counter.isVisible)
    assert any("去世" in one.accessibleName() for one in window.counter.card.findChildren(Chip))


def test_a_change_is_a_version_with_its_day_and_its_reason(window: Window, at: House) -> None:
    file_id = filed(at)
    part = register(window)
    window.press("F8")
    form = part.moves.change.form
    assert form is not None
    window.press("F10")
    assert form.faults().keys() == {"from_on", "why"}
    window.fill(part, {"from_on": "1001", "why": "丈夫找到工作", "household.1.income": "5600"})
    window.press("F10")
    window.wait(lambda: not part.moves.busy)
    view = viewing.view(at.admin, file_id)
    assert (view.versions[0].from_on, view.versions[0].told) == ("2026-10-01", "丈夫找到工作")
    assert view.household[0].income.startswith("5,600.00")
    assert part.strip.sentence() == "存好了。"


def test_what_is_typed_is_kept_until_it_is_saved_or_thrown_away(window: Window, at: House) -> None:
    file_id = filed(at)
    part = register(window)
    window.press("F8")
    window.fill(part, {"why": "搬了家"})
    window.press("Esc")
    assert not part.moves.busy
    window.press("F8")
    assert "打的还没有存" in part.strip.sentence()
    assert seen(part, QLineEdit, "why").text() == "搬了家"
    part.moves.bar.button("drop").choose()
    window.press("F8")
    assert seen(part, QLineEdit, "why").text() == ""
    assert len(viewing.view(at.admin, file_id).versions) == 1


def test_another_saved_first_is_told_and_nothing_typed_is_lost(window: Window, at: House) -> None:
    file_id = filed(at)
    part = register(window)
    window.press("F8")
    window.fill(part, {"from_on": "1001", "why": "补登婚姻", "marriage": "丧偶"})
    seen_by = viewing.view(at.reviewer, file_id)
    changing.change_head(
        at.reviewer, file_id, seen_by.version, {"national_no": "33072300001", "level": "county"}
    )
    window.press("F10")
    assert "何伟民" in words_of(part.strip)
    part.strip.chosen.emit("reload")
    assert seen(part, QLineEdit, "why").text() == "补登婚姻"
    window.press("F10")
    window.wait(lambda: not part.moves.busy)
    view = viewing.view(at.admin, file_id)
    assert (view.national_no, view.versions[0].told) == ("33072300001", "补登婚姻")


@pytest.mark.parametrize(("code", "words"), [("review", "年度复核"), ("exit", "退出")])
def test_review_and_exit_begin_at_the_counter_for_the_worker(
    window: Window, at: House, code: str, words: str
) -> None:
    filed(at)
    part = register(window)
    part.moves.bar.button(code).choose()
    window.wait(window.counter.isVisible)
    page = window.registration()
    assert words in words_of(page)
    assert "周素梅" in words_of(page)


def test_aid_is_chosen_by_a_digit(window: Window, at: House) -> None:
    filed(at)
    part = register(window)
    part.moves.bar.button("aid").choose()
    assert "生活救助" in words_of(part.moves.matters)
    assert "年度复核" not in words_of(part.moves.matters)
    window.press("Esc")
    assert not part.moves.busy
    part.moves.bar.button("aid").choose()
    window.press("1")
    window.wait(window.counter.isVisible)
    assert "生活救助" in words_of(window.registration())


def test_a_file_without_a_case_says_why_no_form_is_printed(window: Window, at: House) -> None:
    filed(at)
    part = register(window)
    window.press("F9")
    window.wait(lambda: "还没有档案表" in part.strip.sentence())


def test_the_register_goes_out_as_a_table_and_comes_in_again(
    window: Window, at: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filed(at)
    window.sign_in("gly", PASSWORD)
    page = files_page(window)
    target = tmp_path / "档案.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page.files.moves.exporting.emit(False)
    window.wait(lambda: "1 份档案导出到 档案.xlsx" in page.strip.sentence())
    assert imports.open_book(target).sheets[0].name == "困难职工档案"
    assert id_number(1) not in str(imports.open_book(target).sheets[0].rows)
    page.files.moves.exporting.emit(True)
    window.wait(lambda: "请妥善保管" in page.strip.sentence())
    assert id_number(1) in str(imports.open_book(target).sheets[0].rows)
    page.open_import()
    front = page.current()
    assert isinstance(front, ImportPage)
    assert page.keys() == front.keys()
    window.press("Esc")
    window.wait(lambda: page.current() is page.files)


@pytest.mark.parametrize("size", [SIZE, (1093, 558), (911, 430)])
def test_no_words_of_the_register_are_cut(window: Window, at: House, size: tuple[int, int]) -> None:
    filed(at, 1, on=date(2025, 1, 5))
    part = register(window)
    window.shell.resize(*size)
    QApplication.processEvents()
    told = told_cut(part)
    window.press("F6")
    for code, _ in TABS:
        part.pane.open_tab(code)
        QApplication.processEvents()
        told += told_cut(part)
    part.moves.bar.button("change").choose()
    QApplication.processEvents()
    assert (window.shell.width(), window.shell.height()) == size
    assert told == []


def told_cut(part: FilesPart) -> list[str]:
    """What is seen and cut, by its kind and name."""
    every = part.findChildren(QWidget)
    return [f"{type(one).__name__} {one.accessibleName()}" for one in every if one.isVisible() and cut(one)]
