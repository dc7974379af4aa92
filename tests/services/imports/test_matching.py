"""Columns found and matched (列对应): heads of several rows, other sheets, by hand, remembered."""

from pathlib import Path

import pytest
from xlsxwriter import Workbook

from app.core.errors import Invalid
from app.services import imports
from app.services.imports import Opened
from app.services.imports.heads import letter, normal
from app.services.imports.kind import OWNER
from tests.kit.factories import House, id_number
from tests.kit.importing import PEOPLE, book

NUMBER = id_number(1)
ROW = ["周素梅", NUMBER, "1962-02-07"]


def matched(at: House, path: Path, sheet: str = "", head_row: int = 0) -> Opened:
    return imports.match(at.admin, PEOPLE, imports.open_book(path), sheet, head_row)


@pytest.mark.parametrize(
    "head",
    [
        ["姓名", "身份证号", "出生日期"],
        ["*姓 名", "身份证号码（18位）", "出生\n日期"],
        ["职工姓名：", "＊身份证号", "出生年月日 [必填]"],
    ],
)
def test_heads_under_other_names(at: House, tmp_path: Path, head: list[str]) -> None:
    table = matched(at, book(tmp_path / "a.xlsx", ("表", [head, ROW]))).tables[0]
    assert table.columns == ("name", "id_number", "born_on")
    assert (table.head_row, table.first, table.missing) == (1, 2, ())
    assert [one.sample for one in table.heads] == ROW
    assert [one.letter for one in table.heads] == ["A", "B", "C"]


def test_the_head_is_found_below_titles_and_notes(at: House, tmp_path: Path) -> None:
    rows = [["武义县困难职工花名册"], ["填表单位：", "总工会"], [], ["姓名", "身份证号"], ROW]
    assert matched(at, book(tmp_path / "a.xlsx", ("表", rows))).tables[0].head_row == 4


def merged(path: Path) -> Path:
    """A head of two rows with merged cells under a title over all."""
    with Workbook(path) as made:
        sheet = made.add_worksheet("表")
        sheet.merge_range(0, 0, 0, 5, "困难职工花名册")
        sheet.merge_range(1, 0, 2, 0, "姓名")
        sheet.merge_range(1, 1, 2, 1, "身份证号")
        sheet.merge_range(1, 2, 1, 3, "成员1")
        sheet.merge_range(1, 4, 1, 5, "成员2")
        for column, word in enumerate(("姓名", "关系", "姓名", "关系"), start=2):
            sheet.write_string(2, column, word)
        for column, word in enumerate((*ROW[:2], "周小", "子", "周大", "父")):
            sheet.write_string(3, column, word)
    return path


def test_a_head_of_merged_cells(at: House, tmp_path: Path) -> None:
    table = matched(at, merged(tmp_path / "a.xlsx")).tables[0]
    assert table.columns == (
        "name",
        "id_number",
        "household.1.name",
        "household.1.relation",
        "household.2.name",
        "household.2.relation",
    )
    assert (table.head_row, table.first) == (2, 4)


@pytest.mark.parametrize("words", ["成员{}{}", "家庭成员{}-{}", "{1}{0}"])
def test_members_beside_the_record(at: House, tmp_path: Path, words: str) -> None:
    head = ["姓名", "身份证号", *(words.format(n, word) for n in (1, 2) for word in ("姓名", "与本人关系"))]
    table = matched(at, book(tmp_path / "a.xlsx", ("表", [head, ROW]))).tables[0]
    wanted = tuple(f"household.{n}.{key}" for n in (1, 2) for key in ("name", "relation"))
    assert table.columns[2:] == wanted


def test_numbers_in_characters(at: House, tmp_path: Path) -> None:
    head = ["姓名", "身份证号", "成员一姓名", "成员二姓名"]
    table = matched(at, book(tmp_path / "a.xlsx", ("表", [head, ROW]))).tables[0]
    assert table.columns[2:] == ("household.1.name", "household.2.name")


def test_the_sheet_that_knows_most_is_the_main_one(at: House, tmp_path: Path) -> None:
    path = book(
        tmp_path / "a.xlsx",
        ("说明", [["姓名"], ["请先看说明"]]),
        ("家庭", [["职工身份证号", "姓名", "与本人关系"], [NUMBER, "周小", "子"]]),
        ("名单", [["姓名", "身份证号", "手机", "单位"], ROW]),
    )
    opened = matched(at, path)
    assert [(one.sheet.name, one.part) for one in opened.tables] == [("名单", ""), ("家庭", "household")]
    assert opened.tables[1].columns == (OWNER, "name", "relation")
    assert opened.notes == ("工作表“说明”没有导入。",)


def test_hidden_sheets_and_rows_are_told(at: House, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with Workbook(path) as made:
        sheet = made.add_worksheet("表")
        for row, cells in enumerate((["姓名", "身份证号", "星座"], ROW, ROW)):
            sheet.write_row(row, 0, cells)
        sheet.set_row(2, None, None, {"hidden": True})
        other = made.add_worksheet("旧表")
        other.write_row(0, 0, ["姓名", "身份证号", "手机", "单位"])
        other.hide()
    assert matched(at, path).notes == (
        "工作表“表”里有 1 行是隐藏的，也会导入。",
        "工作表“表”里有 1 栏没有对应，不导入：星座。",
        "工作表“旧表”是隐藏的，没有导入。",
    )


def test_a_head_by_hand(at: House, tmp_path: Path) -> None:
    rows = [["姓名", "身份证号"], ["甲", "乙"], ["名", "证"], ROW]
    path = book(tmp_path / "a.xlsx", ("表", rows), ("另", [["姓名", "身份证号"], ROW]))
    table = matched(at, path, "表", 3).tables[0]
    assert (table.head_row, table.first, [one.text for one in table.heads[:2]]) == (3, 4, ["名", "证"])
    assert table.missing == ("姓名", "身份证号")
    assert matched(at, path, "另").tables[0].sheet.name == "另"


def test_a_column_matched_by_hand_moves(at: House, tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", ("表", [["姓名", "身份证号", "曾用名"], ROW]))
    opened = matched(at, path).matched(0, 2, "name")
    assert opened.tables[0].columns == ("", "id_number", "name")
    assert opened.matched(0, 2, "").tables[0].missing == ("姓名",)
    with pytest.raises(Invalid, match="没有这一项"):
        opened.matched(0, 2, "nothing")


def test_a_file_without_any_head(at: House, tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="没有找到表头。表里要有一行写着栏名，至少有：姓名、身份证号。"):
        matched(at, book(tmp_path / "a.xlsx", ("表", [["甲", "乙"]])))


def test_the_mapping_is_remembered_for_the_same_head(at: House, tmp_path: Path) -> None:
    head = ["姓名", "身份证号", "座机", "出生日期"]
    path = book(tmp_path / "a.xlsx", ("表", [head, [*ROW[:2], "13957265526", ""]]))
    opened = matched(at, path).matched(0, 2, "phone")
    assert not opened.remembered
    imports.write(at.admin, PEOPLE, opened, "skip")
    again = matched(at, book(tmp_path / "b.xlsx", ("表", [head, ["徐立民"]])))
    assert again.tables[0].columns == ("name", "id_number", "phone", "born_on")
    assert again.notes == ("列的对应沿用了上次对同样表头的设置。",)
    other = matched(at, book(tmp_path / "c.xlsx", ("表", [[*head, "备注"], ["徐立民"]])))
    assert other.tables[0].columns[2] == ""


def test_letters_and_words() -> None:
    assert [letter(n) for n in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]
    assert normal(" ＊身份证号码 （18位）：") == "身份证号码"
    assert normal("") == ""
