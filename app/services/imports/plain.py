"""Tables as plain text (文本表格): CSV and what Excel calls Unicode text, whatever their encoding."""

import csv
import io

from app.core.errors import Invalid
from app.services.imports.cells import Cell

_WIDE = (b"\xff\xfe", b"\xfe\xff")
_LONGEST = 1_000_000


def rows(data: bytes) -> list[list[Cell]]:
    """The cells of a text (读文本表格), all of them texts. Raises Invalid for what is no text."""
    text = _decoded(data)
    csv.field_size_limit(_LONGEST)
    try:
        return [list(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=_mark(text))]
    except csv.Error:
        raise Invalid(
            "这个文件的分栏读不懂。请用 Excel 打开，另存为“Excel 工作簿（.xlsx）”，再导入。"
        ) from None


def _decoded(data: bytes) -> str:
    if data.startswith(_WIDE):
        return _by(data, "utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _by(data, "gb18030")


def _by(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = "\x00"
    if "\x00" in text:
        raise Invalid("这个文件不是表格。请选 Excel 或 CSV 文件。")
    return text


def _mark(text: str) -> str:
    """What parts the columns: the mark that stands most often in the first line that has any."""
    for line in text.splitlines():
        counts = {mark: line.count(mark) for mark in "\t,;"}
        if any(counts.values()):
            return max(counts, key=lambda mark: counts[mark])
    return ","
