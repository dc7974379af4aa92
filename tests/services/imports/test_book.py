"""Reading files (打开表格): every form that an office has, and what is said of those that are none."""

import os
import zipfile
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from app.core.errors import Busy, Invalid
from app.services.imports import open_book
from tests.kit.importing import book

SHEETS = Path(__file__).parents[2] / "kit" / "sheets"
ROWS = [["姓名", "身份证号"], ["周素梅", "330723197401011524"]]
TEXT = "姓名,身份证号\r\n周素梅,330723197401011524\r\n"


def ods(path: Path) -> Path:
    """The smallest OpenDocument table that there is."""
    cells = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
            for cell in row
        )
        + "</table:table-row>"
        for row in ROWS
    )
    names = " ".join(
        f'xmlns:{one}="urn:oasis:names:tc:opendocument:xmlns:{one}:1.0"'
        for one in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {names} office:version="1.2">'
        f'<office:body><office:spreadsheet><table:table table:name="表">{cells}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        "</manifest:manifest>"
    )
    with zipfile.ZipFile(path, "w") as held:
        held.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        held.writestr("META-INF/manifest.xml", manifest)
        held.writestr("content.xml", content)
    return path


def said(path: Path) -> str:
    with pytest.raises(Invalid) as told:
        open_book(path)
    return str(told.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
@pytest.mark.parametrize("mark", [",", "\t", ";"])
def test_texts_of_every_encoding_and_mark(tmp_path: Path, encoding: str, mark: str) -> None:
    path = tmp_path / "名单.csv"
    path.write_bytes(TEXT.replace(",", mark).encode(encoding))
    read = open_book(path)
    assert [sheet.rows for sheet in read.sheets] == [ROWS]
    assert read.name == "名单.csv"


def test_a_cell_may_hold_the_mark_and_a_break(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes('姓名,住址\r\n周素梅,"壶山街道,\r\n3 号"\r\n'.encode("gbk"))
    assert open_book(path).sheets[0].rows[1] == ["周素梅", "壶山街道,\r\n3 号"]


def test_every_kind_of_workbook(tmp_path: Path) -> None:
    assert open_book(book(tmp_path / "a.xlsx", ("表", ROWS))).sheets[0].rows == ROWS
    assert open_book(ods(tmp_path / "a.ods")).sheets[0].rows == ROWS
    old = open_book(SHEETS / "old.xls").sheets[0]
    assert (old.name, old.rows[1][:2], old.merged) == (
        "困难职工",
        ["姓名", "身份证号码"],
        (((0, 0), (0, 4)),),
    )


def test_hidden_rows_hidden_sheets_and_merged_cells_are_known(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with Workbook(path) as made:
        sheet = made.add_worksheet("名单 1")
        sheet.merge_range(0, 0, 0, 1, "花名册")
        for row in range(1, 6):
            sheet.write_string(row, 0, "x")
        sheet.set_row(2, None, None, {"hidden": True})
        sheet.set_row(4, None, None, {"hidden": True})
        made.add_worksheet("草稿").hide()
    read = open_book(path)
    assert [(one.name, one.hidden, sorted(one.hidden_rows)) for one in read.sheets] == [
        ("名单 1", False, [2, 4]),
        ("草稿", True, []),
    ]
    assert read.sheets[0].merged == (((0, 0), (0, 1)),)


@pytest.mark.parametrize("name", ["a.xls", "a.xlsx", "a.csv"])
@pytest.mark.parametrize("start", ["<html><table>", "\ufeff  <!DOCTYPE html>", "<?xml version='1.0'?><a/>"])
def test_a_web_page_with_the_name_of_a_workbook(tmp_path: Path, name: str, start: str) -> None:
    path = tmp_path / name
    path.write_bytes((start + "<tr><td>周素梅</td></tr>").encode())
    assert said(path) == (
        "这个文件其实是网页，只是名字像表格。请用 Excel 打开，另存为“Excel 工作簿（.xlsx）”，再导入。"
    )


def test_a_workbook_with_a_password() -> None:
    assert "这个文件加了密" in said(SHEETS / "password.xlsx")


def test_what_is_broken_empty_or_something_else(tmp_path: Path) -> None:
    whole = book(tmp_path / "a.xlsx", ("表", ROWS)).read_bytes()
    cases = {
        b"": "这个文件是空的",
        b"  \r\n ": "这个文件是空的",
        whole[: len(whole) // 2]: "这个文件是坏的",
        b"PK\x03\x04": "这个文件是坏的",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600): "这个文件不是表格",
        b"%PDF-1.7 ...": "这个文件是PDF 文件",
        b"\x89PNG\r\n": "这个文件是图片",
        b"\x00\x01\x02\x03\xff\xfe": "这个文件不是表格",
        b",,\r\n,,\r\n": "这个文件里没有内容",
    }
    for data, sentence in cases.items():
        path = tmp_path / "b.xlsx"
        path.write_bytes(data)
        assert sentence in said(path), data[:20]


def test_a_word_file_is_told_from_a_broken_workbook(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as held:
        held.writestr("word/document.xml", "<a/>")
    assert "这个文件不是表格" in said(path)


def test_a_small_file_that_unpacks_into_a_huge_one(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    data = bytearray(book(path, ("表", ROWS)).read_bytes())
    at = data.index(b"PK\x01\x02") + 24
    data[at : at + 4] = (2**31).to_bytes(4, "little")
    path.write_bytes(data)
    assert "展开后太大" in said(path)


def test_harm_in_any_byte_is_told_and_never_a_bug(tmp_path: Path) -> None:
    whole = book(tmp_path / "a.xlsx", ("表", ROWS)).read_bytes()
    path = tmp_path / "b.xlsx"
    told = 0
    for at in range(0, len(whole), 97):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0x5A]) + whole[at + 1 :])
        try:
            open_book(path)
        except Invalid:
            told += 1
    assert told > 10


@pytest.mark.linux
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", ("表", ROWS))
    path.chmod(0)
    with pytest.raises(Busy):
        open_book(path)


def test_a_file_that_another_program_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = book(tmp_path / "a.xlsx", ("表", ROWS))

    def held(self: Path) -> bytes:
        raise PermissionError(13, "held")

    monkeypatch.setattr(Path, "read_bytes", held)
    with pytest.raises(Busy, match="请关掉打开它的 Excel"):
        open_book(path)


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(Busy, match="读不出来"):
        open_book(tmp_path / "没有.xlsx")
