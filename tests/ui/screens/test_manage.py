"""管理: every part through the window: what it lists, what it changes, what it refuses and says."""

from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit

from app.services import office, parameters
from app.services.parameters import reference
from app.ui.printer import Remembered, Setup
from app.ui.screens.manage.agencies import AgenciesPart
from app.ui.screens.manage.calendar import CalendarPart
from app.ui.screens.manage.checklists import ChecklistsPart
from app.ui.screens.manage.lists import ListsPart
from app.ui.screens.manage.office import OfficePart
from app.ui.screens.manage.printers import PrintersPart
from app.ui.screens.manage.standards import StandardsPart
from app.ui.screens.parts.part import Part
from tests.kit.factories import LIVING, PASSWORD, House
from tests.kit.pages import Window, seen, type_into, words_of
from tests.kit.papers import text_of
from tests.kit.trays import Trays

P = TypeVar("P", bound=Part)
PROMISE = "days.relief.living.promise"
PAPER_NO = "武工发〔2026〕5号"


@pytest.fixture
def admin(window: Window) -> Window:
    """The administrator at 管理."""
    window.sign_in("gly", PASSWORD)
    window.press("Alt+9")
    window.wait(window.manage.isVisible)
    return window


@pytest.fixture
def trays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Trays:
    """Two printers that work."""
    return Trays(tmp_path, monkeypatch, ("柜台激光 1", "小票机"))


def opened(window: Window, code: str, kind: type[P]) -> P:
    """A part brought to the front."""
    window.manage.open_part(code)
    part = window.manage.part(code)
    assert isinstance(part, kind)
    window.wait(part.isVisible)
    return part


def typed(part: Part, texts: dict[str, str]) -> None:
    """Type into the form in front."""
    for code, text in texts.items():
        type_into(seen(part, QLineEdit, code), text)


def test_ctrl_tab_turns_the_parts_and_what_is_typed_stays(admin: Window) -> None:
    part = opened(admin, "standards", StandardsPart)
    part.list.choose(lambda one: one.key == PROMISE)
    admin.press("F10")
    typed(part, {"value": "20"})
    admin.manage.open_part("people")
    admin.manage.open_part("standards")
    assert seen(part, QLineEdit, "value").text() == "20"
    admin.press("Esc")
    assert part.form is None


def test_a_new_value_needs_its_source_and_shows_its_rows(admin: Window) -> None:
    part = opened(admin, "standards", StandardsPart)
    part.list.choose(lambda one: one.key == PROMISE)
    admin.press("F10")
    typed(part, {"value": "二十", "valid_from": "+1"})
    admin.press("F10")
    admin.wait(lambda: "请填写依据" in words_of(part.form_of_value))
    typed(part, {"value": "20", "source": PAPER_NO})
    admin.press("F10")
    admin.wait(lambda: "起用新值办好了" in part.strip.sentence())
    assert [row.value for row in part.rows.rows._rows] == ["20 工作日", "15 工作日"]
    assert part.rows.rows.index(0, 0).data() == "将起用"


def test_what_is_not_set_waits_to_be_filled(admin: Window) -> None:
    part = opened(admin, "standards", StandardsPart)
    part.list.choose(lambda one: one.key == "relief.living.standard")
    assert "待填" in words_of(part)
    assert "还没有填" in words_of(part)
    admin.press("F10")
    typed(part, {"value": "5000", "source": PAPER_NO})
    admin.press("F10")
    admin.wait(lambda: "5,000.00 元" in words_of(part))


def test_an_entry_is_added_and_a_bound_list_only_renamed(admin: Window, at: House) -> None:
    part = opened(admin, "lists", ListsPart)
    part.list.choose(lambda one: one.code == "reply_way")
    admin.press("F2")
    typed(part, {"name": "微信", "source": "内部"})
    admin.press("F10")
    admin.wait(lambda: "添加办好了" in part.strip.sentence())
    with at.clerk.read() as asks:
        assert reference(at.clerk, asks).codes.items("reply_way")[-1].name == "微信"
    part.list.choose(lambda one: one.code == "refuse_reason")
    assert part.moves.reasons().startswith("添加一项、停用 暂不能办：程序按这些代码办事")
    admin.press("F2")
    assert part.form is None
    part.list.choose(lambda one: one.code == "town")
    assert "改名" in part.moves.reasons()
    assert part.rows.rows.rowCount() >= 18


def test_an_entry_is_retired_from_tomorrow(admin: Window) -> None:
    part = opened(admin, "lists", ListsPart)
    part.list.choose(lambda one: one.code == "reply_way")
    part.rows.choose(lambda one: one.code == "post")
    part.moves.button("retire_item").choose()
    assert seen(part, QLineEdit, "valid_from").text() == "+1"
    typed(part, {"valid_from": "-1"})
    admin.press("F10")
    admin.wait(lambda: "停用日不能早于今天" in words_of(part.last_day))
    typed(part, {"valid_from": "+1"})
    admin.press("F10")
    admin.wait(lambda: "停用办好了" in part.strip.sentence())
    found = next(one for one in parameters.items(admin.frame.desk, "reply_way") if one.code == "post")
    assert found.to_text == "2026-11-02"


def test_a_material_is_asked_for_on_a_condition(admin: Window) -> None:
    part = opened(admin, "checklists", ChecklistsPart)
    part.list.choose(lambda one: one.id == LIVING)
    admin.press("F2")
    typed(part, {"name": "残疾证", "source": PAPER_NO})
    need = seen(part, QComboBox, "need")
    need.setCurrentIndex(need.findData("conditional"))
    admin.press("F10")
    admin.wait(lambda: "请选什么情况要交" in words_of(part.material))
    condition = seen(part, QComboBox, "condition")
    condition.setCurrentIndex(condition.findData("on_dibao"))
    admin.press("F10")
    admin.wait(lambda: "添加材料办好了" in part.strip.sentence())
    found = next(one for one in parameters.checklist(admin.frame.desk, LIVING) if one.name == "残疾证")
    assert (found.need, found.if_so) == ("视情况", "如享受低保或属低保边缘")


def test_what_the_law_wants_can_not_be_taken_off(admin: Window) -> None:
    part = opened(admin, "checklists", ChecklistsPart)
    part.list.choose(lambda one: one.id == LIVING)
    part.rows.choose(lambda one: one.code == "proxy")
    assert part.moves.reasons() == "停用 暂不能办：这份材料依法不能免交。"


def test_a_year_is_imported_from_a_file_as_excel_saves_it(admin: Window, tmp_path: Path) -> None:
    part = opened(admin, "calendar", CalendarPart)
    assert "2026 年" in words_of(part)
    assert "国庆节 10月1日至7日" in words_of(part)
    part.moves.button("later").choose()
    assert "还没有导入" in words_of(part)
    file = tmp_path / "2027.csv"
    file.write_bytes("日期,休班,说明,节日\n2027/1/1,休,法定,元旦\n2027/1/2,休,,元旦\n".encode("gb18030"))
    part.import_file(file, "国办发明电〔2026〕8号")
    part.renew()
    assert "已导入 2024、2025、2026、2027 年" in words_of(part)
    assert "元旦 1月1日至2日" in words_of(part)
    assert "依据：国办发明电〔2026〕8号" in words_of(part)


def test_a_body_gets_its_address(admin: Window) -> None:
    part = opened(admin, "agencies", AgenciesPart)
    part.list.choose(lambda one: one.name == "县民政局")
    admin.press("F8")
    typed(part, {"address": "示例路 9 号😀"})
    admin.press("F10")
    admin.wait(lambda: "打印不出来" in words_of(part.agency))
    typed(part, {"address": "示例路 9 号"})
    admin.press("F10")
    admin.wait(lambda: "改资料办好了" in part.strip.sentence())
    found = next(one for one in parameters.all_agencies(admin.frame.desk) if one.name == "县民政局")
    assert found.address == "示例路 9 号"


def test_who_saves_second_is_told_who_was_first_and_keeps_what_he_typed(admin: Window, at: House) -> None:
    part = opened(admin, "office", OfficePart)
    admin.press("F10")
    typed(part, {"phone": "0579-87600000"})
    there = office.office_view(at.admin)
    office.change_office(at.admin, there.version, dict(there.texts) | {"hotline": "12351-1"})
    admin.press("F10")
    admin.wait(lambda: "管理员" in part.strip.sentence())
    assert seen(part, QLineEdit, "phone").text() == "0579-87600000"
    part.strip.chosen.emit("reload")
    admin.press("F10")
    admin.wait(lambda: "改单位信息办好了" in part.strip.sentence())
    assert office.office_view(at.admin).texts["phone"] == "0579-87600000"


def test_printers_are_shown_changed_and_forgotten(admin: Window, at: House) -> None:
    remembered = Remembered(at.folder / "printing.json")
    remembered.keep("receipt", Setup("热敏 80mm"))
    remembered.keep("receipt", Setup("HP LaserJet", 2, 5, -12))
    part = opened(admin, "printers", PrintersPart)
    assert part.list.total() == 2
    part.list.choose(lambda one: one.setup.printer == "HP LaserJet")
    assert "0.5，-1.2 毫米" in words_of(part)
    admin.press("F10")
    typed(part, {"copies": "100", "right": "一", "down": "60"})
    admin.press("F10")
    admin.wait(lambda: words_of(part.setup).count("偏移应在") == 2)
    typed(part, {"copies": "1", "right": "0.8", "down": ""})
    size = seen(part, QComboBox, "size")
    size.setCurrentIndex(size.findData("a5"))
    admin.press("F10")
    admin.wait(lambda: "改设置办好了" in part.strip.sentence())
    assert Remembered(at.folder / "printing.json").last("receipt") == Setup("HP LaserJet", 1, 8, 0, size="a5")
    admin.press("F8")
    admin.wait(lambda: "忘记办好了" in part.strip.sentence())
    assert Remembered(at.folder / "printing.json").last("receipt") == Setup("热敏 80mm")


def test_a_printer_is_calibrated_for_all_its_papers(admin: Window, at: House, trays: Trays) -> None:
    """The sheet goes out as the printer is set, the readings put it right; a new printer is listed too."""
    remembered = Remembered(at.folder / "printing.json")
    remembered.keep("receipt", Setup("小票机", 2, scale=1010))
    remembered.keep("notice", Setup("小票机"))
    part = opened(admin, "printers", PrintersPart)
    assert [one.title for one in part.read()][-1] == "还没打过文书"
    part.list.choose(lambda one: one.paper == "receipt")
    admin.press("F9")
    admin.wait(lambda: "校准页已送到“小票机”" in part.strip.sentence())
    assert "缩放101.0%" in text_of(trays.got[0]).replace(" ", "")
    admin.press("F7")
    admin.press("F10")
    admin.wait(lambda: words_of(part.readings).count("要填量得的毫米数") == 4)
    typed(part, {"cross_left": "31.2", "cross_top": "79", "frame_wide": "101", "frame_high": "101"})
    admin.press("F10")
    admin.wait(lambda: "校准办好了" in part.strip.sentence())
    receipt, notice = (
        Remembered(at.folder / "printing.json").of(code, "小票机") for code in ("receipt", "notice")
    )
    assert (receipt.right, receipt.down, receipt.scale, receipt.copies) == (-9, 18, 1000, 2)
    assert (notice.right, notice.down, notice.scale) == (-9, 18, 1000)


def test_nothing_remembered_says_what_will_stand_here(admin: Window) -> None:
    part = opened(admin, "printers", PrintersPart)
    assert "打过的文书会记在这里" in words_of(part)


def test_others_see_everything_and_change_nothing(window: Window) -> None:
    window.sign_in("cxl", PASSWORD)
    window.press("Alt+9")
    window.wait(window.manage.isVisible)
    for code in ("standards", "lists", "checklists", "calendar", "agencies", "office"):
        part = opened(window, code, Part)
        assert "这些设置由管理员修改。" in part.moves.reasons()
        window.press("F10")
        window.press("F2")
        assert part.form is None
