"""Which rows of a workbook are hidden (隐藏行): the reader of cells does not say, the file does."""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree as ET

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_ROW = re.compile(rb"<row\b([^>]*)>")
_NUMBER, _HIDDEN = re.compile(rb'\br="(\d+)"'), re.compile(rb'\bhidden="(1|true)"')
_FOLDER = "xl"


def hidden_rows(data: bytes) -> dict[str, frozenset[int]]:
    """The hidden rows of each sheet, from 0 (隐藏行); nothing for another format than .xlsx."""
    with zipfile.ZipFile(io.BytesIO(data)) as held:
        names = set(held.namelist())
        return {
            name: frozenset(_hidden(held.read(part))) for name, part in _parts(held, names) if part in names
        }


def _parts(held: zipfile.ZipFile, names: set[str]) -> Iterator[tuple[str, str]]:
    """Each sheet with the file that holds it."""
    book, links = f"{_FOLDER}/workbook.xml", f"{_FOLDER}/_rels/workbook.xml.rels"
    if not names >= {book, links}:
        return
    try:
        targets = {one.get("Id"): one.get("Target", "") for one in _tree(held, links)}
        sheets = [(one.get("name", ""), one.get(_LINK)) for one in _tree(held, book).iter(f"{_MAIN}sheet")]
    except ET.ParseError:
        return
    for name, link in sheets:
        target = targets.get(link, "")
        yield name, target.lstrip("/") if target.startswith("/") else posixpath.join(_FOLDER, target)


def _tree(held: zipfile.ZipFile, name: str) -> ET.Element:
    return ET.fromstring(held.read(name))  # noqa: S314  expat refuses entities that grow; nothing is fetched


def _hidden(sheet: bytes) -> Iterator[int]:
    for found in _ROW.finditer(sheet):
        number = _NUMBER.search(found[1])
        if number and _HIDDEN.search(found[1]):
            yield int(number[1]) - 1
