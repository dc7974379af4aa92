"""Fault report (故障报告): what support needs is there, and not one word of anybody."""

from pathlib import Path

import pytest

from app.core.errors import Busy
from app.core.findings import Finding, Findings
from app.core.release import VERSION
from app.services import fault_report
from db.tables import KEPT, metadata
from tests.kit.factories import House, accepted, hardship

COMPUTER = {"system": "Windows 10.0.19045", "code_page": "936"}
PERSONAL = (
    "name", "id_number", "phone", "address", "account_no", "account_name", "unit", "contact", "text",
    "reason", "label", "union_name", "credit_code", "hotline", "password",
)  # fmt: skip


OF_EVERY_OFFICE = {"agency", "calendar_year", "code_item", "holiday", "material_rule", "parameter"}
"""Tables of settings, with words that any report may use."""


def report(at: House, log: Path | None = None, findings: Findings | None = None) -> str:
    return fault_report.text(at.admin, COMPUTER, findings, log or at.folder / "incidents.log")


def said_in(at: House) -> set[str]:
    """Every text of more than one character that stands in a column that may tell of somebody."""
    found: set[str] = set()
    with at.admin.database.read() as reader:
        for table in (one for one in KEPT.values() if one.name not in OF_EVERY_OFFICE):
            for column in (one for one in table.c.keys() if any(word in one for word in PERSONAL)):  # noqa: SIM118
                rows = reader.raw(f'SELECT DISTINCT "{column}" FROM "{table.name}"').fetchall()
                found |= {one for (one,) in rows if isinstance(one, str) and len(one) > 1}
    return found


def test_program_computer_file_and_rows_are_told(at: House) -> None:
    hardship(at)
    text = report(at)
    assert f"版本 {VERSION}" in text
    assert "操作系统 Windows 10.0.19045" in text
    assert "数据结构 " in text
    assert "center.db " in text
    assert "person 1 行" in text
    assert text.count(" 行\r\n") > len(metadata.tables) / 2


def test_nothing_of_anybody_stands_in_it(at: House) -> None:
    accepted(at, hardship(at))
    (at.folder / "张三的证明 33072319800101001X.docx").write_bytes(b"")
    text = report(at)
    known = said_in(at)
    assert {"13957265526", "陈晓岚", "武义县职工服务中心"} <= known
    assert sorted(one for one in known if one in text) == []
    assert "张三" not in text
    assert "另有 1 个文件或文件夹" in text
    assert str(at.folder) not in text


def test_the_rows_of_matters_are_counted_together(at: House) -> None:
    accepted(at, hardship(at))
    text = report(at)
    assert "各事项资料 " in text
    own = {one.main.name for one in at.admin.catalog.tables.values()} | {"case_reader"}
    assert [name for name in own if f"\n{name} " in text] == []


def test_the_self_test_and_the_log_are_in_it(at: House, tmp_path: Path) -> None:
    found = Findings(
        "", VERSION, "2026-11-02 09:00", {}, (Finding("字体", False, 12, "第 1 页是空白的。"),), 3, "打印机"
    )
    log = at.folder / "incidents.log"
    log.write_text("1102-090000-1\n  builtins.KeyError\n", encoding="utf-8")
    log.with_suffix(".old.log").write_text("1101-080000-1\n", encoding="utf-8")
    text = report(at, log, found)
    assert "没有通过 字体 12 毫秒 第 1 页是空白的。" in text
    assert "停在 打印机" in text
    assert text.index("1101-080000-1") < text.index("1102-090000-1") < text.index("builtins.KeyError")
    assert "另有" not in text


def test_without_a_self_test_and_without_incidents_it_says_so(at: House) -> None:
    text = report(at)
    assert "没有做。" in text
    assert "没有事故。" in text


def test_it_opens_in_every_editor(at: House, tmp_path: Path) -> None:
    target = tmp_path / "报告.txt"
    fault_report.export(at.admin, target, COMPUTER, None, at.folder / "incidents.log")
    assert target.read_bytes().startswith(b"\xef\xbb\xbf")
    assert "\r\n" in target.read_bytes().decode()


def test_where_it_cannot_be_put_the_clerk_is_told(at: House, tmp_path: Path) -> None:
    with pytest.raises(Busy, match=r"没有存到“x\.txt”"):
        fault_report.export(at.admin, tmp_path / "no" / "x.txt", COMPUTER, None, at.folder / "incidents.log")
