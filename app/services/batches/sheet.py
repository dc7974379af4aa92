"""Excel files of texts (Excel 文件): every cell a text, so that long numbers keep their digits."""

import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import datetime
from xml.etree import ElementTree as ET

from xlsxwriter import Workbook

_NAMES = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
_TEXTS, _FIRST = "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"
_WIDE = 24
"""Breadth of the columns, in characters: an account of nineteen digits fits."""


def make(title: str, made_at: datetime, table: Iterable[Sequence[str]]) -> bytes:
    """The bytes of a sheet (生成 Excel), the same for the same texts and moment; no file is left anywhere."""
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        book.set_properties({"created": made_at})
        page = book.add_worksheet(title[:31])
        as_text = book.add_format({"num_format": "@"})
        page.set_column(0, 20, _WIDE, as_text)
        for at, row in enumerate(table):
            for n, text in enumerate(row):
                page.write_string(at, n, text, as_text)
    return out.getvalue()


def read(data: bytes) -> list[list[str]]:
    """The texts of a sheet that `make` made (读回)."""
    with zipfile.ZipFile(io.BytesIO(data)) as held:
        texts = _parsed(held, _TEXTS)
        page = _parsed(held, _FIRST)
    words = ["".join(one.itertext()) for one in texts.iterfind("x:si", _NAMES)]
    return [
        [words[int(value)] if (value := one.findtext("x:v", "", _NAMES)) else "" for one in row]
        for row in page.iterfind("x:sheetData/x:row", _NAMES)
    ]


def _parsed(held: zipfile.ZipFile, name: str) -> ET.Element:
    return ET.fromstring(held.read(name))  # noqa: S314  the program's own bytes
