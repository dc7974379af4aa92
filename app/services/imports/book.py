"""A workbook as it was read (工作簿): its sheets, or what the file is instead."""

import hashlib
import io
import zipfile
import zlib
from dataclasses import dataclass, field
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
    load_workbook,
)

from app.core.errors import Busy, Invalid
from app.services.imports import plain
from app.services.imports.cells import Cell
from app.services.imports.hidden import hidden_rows

_LARGEST, _UNPACKED = 64 * 1024 * 1024, 512 * 1024 * 1024
"""Bytes of a file, and of what it holds unpacked, beyond which it is no table of an office (上限)."""

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SEALED = "EncryptedPackage".encode("utf-16-le")
_AGAIN = "请用 Excel 打开，另存为“Excel 工作簿（.xlsx）”，再导入。"
_BROKEN = "这个文件是坏的，读不出来。请用 Excel 打开它试试：能打开就另存为一份再导入，打不开就重新取得。"
_LOCKED = "这个文件加了密。请用 Excel 打开，在“文件 › 信息 › 保护工作簿”里取消加密，保存后再导入。"
_OTHERS = ((b"%PDF", "PDF 文件"), (b"{\\rtf", "文字文件"), (b"\xff\xd8\xff", "图片"), (b"\x89PNG", "图片"))

_HARMED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, UnicodeError)
"""What reading an archive raises where bytes of it were changed (压缩包损坏)."""

Merge = tuple[tuple[int, int], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet (工作表): all its cells from A1 on, merged ranges and hidden rows, both counted from 0."""

    name: str
    rows: list[list[Cell]] = field(repr=False)
    hidden: bool = False
    merged: tuple[Merge, ...] = ()
    hidden_rows: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Book:
    """A file that was read (已读文件): its name, the hash of its bytes, its sheets in their order."""

    name: str
    sha256: str
    sheets: tuple[Sheet, ...]


def open_book(path: Path) -> Book:
    """Read a file (打开表格). Raises Busy where it can't be read, Invalid: what it is instead."""
    data = _bytes(path)
    if data.startswith(_ZIP):
        _fits(data)
        sheets = _sheets(data)
    elif data.startswith(_OLE):
        if _SEALED in data:
            raise Invalid(_LOCKED)
        sheets = _sheets(data)
    else:
        _recognised(data)
        sheets = (Sheet(path.stem, plain.rows(data)),)
    if not any(any(cell != "" for cell in row) for sheet in sheets for row in sheet.rows):
        raise Invalid("这个文件里没有内容，请核对选的是不是这个文件。")
    return Book(path.name, hashlib.sha256(data).hexdigest(), sheets)


def _bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > _LARGEST:
            raise Invalid(f"这个文件有 {size // 1024 // 1024} MB，太大。请把要导入的表单独存成一个文件。")
        return path.read_bytes()
    except PermissionError:
        raise Busy(f"“{path.name}”正被别的程序占用。请关掉打开它的 Excel，再导入。") from None
    except OSError:
        raise Busy(f"“{path.name}”读不出来。请核对文件还在不在，或先复制到本机再导入。") from None


def _fits(data: bytes) -> None:
    """Raises Invalid for a broken archive, and for a small one that unpacks into a huge one."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as held:
            unpacked = sum(one.file_size for one in held.infolist())
    except (*_HARMED, ValueError):
        raise Invalid(_BROKEN) from None
    if unpacked > _UNPACKED:
        raise Invalid("这个文件展开后太大。请把要导入的表单独存成一个文件。")


def _recognised(data: bytes) -> None:
    """Raises Invalid for what is no table, whatever it is called."""
    start = data[:2048].removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start:
        raise Invalid("这个文件是空的，请核对选的是不是这个文件。")
    if start.startswith(b"<"):
        kind = (
            "XML 文件" if b"urn:schemas-microsoft-com:office" in start and b"<html" not in start else "网页"
        )
        raise Invalid(f"这个文件其实是{kind}，只是名字像表格。{_AGAIN}")
    for mark, name in _OTHERS:
        if start.startswith(mark):
            raise Invalid(f"这个文件是{name}，不是表格。请选 Excel 或 CSV 文件。")


def _sheets(data: bytes) -> tuple[Sheet, ...]:
    try:
        with load_workbook(io.BytesIO(data)) as book:
            hidden = hidden_rows(data) if data.startswith(_ZIP) else {}
            return tuple(_read(book, at, hidden) for at in _worksheets(book))
    except PasswordError:
        raise Invalid(_LOCKED) from None
    except _HARMED:
        raise Invalid(_BROKEN) from None
    except CalamineError:
        raise Invalid(_BROKEN if _is_book(data) else f"这个文件不是表格。{_AGAIN}") from None


def _is_book(data: bytes) -> bool:
    """Whether the bytes hold a workbook at all (是否工作簿): a Word file is packed the same way."""
    if data.startswith(_OLE):
        return "Workbook".encode("utf-16-le") in data or "Book".encode("utf-16-le") in data
    with zipfile.ZipFile(io.BytesIO(data)) as held:
        return any(name.startswith("xl/") or name == "content.xml" for name in held.namelist())


def _worksheets(book: CalamineWorkbook) -> list[int]:
    return [at for at, one in enumerate(book.sheets_metadata) if one.typ == SheetTypeEnum.WorkSheet]


def _read(book: CalamineWorkbook, at: int, hidden: dict[str, frozenset[int]]) -> Sheet:
    about, sheet = book.sheets_metadata[at], book.get_sheet_by_index(at)
    return Sheet(
        about.name,
        sheet.to_python(skip_empty_area=False),
        about.visible != SheetVisibleEnum.Visible,
        tuple(sheet.merged_cell_ranges or ()),
        hidden.get(about.name, frozenset()),
    )
