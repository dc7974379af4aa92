"""困难帮扶 · 活动 through the window: a roster filled, put right, read in; sites with their goods."""

from pathlib import Path

import pytest
import xlsxwriter
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit

from app.lines.relief.commands import campaigns
from app.lines.relief.commands.campaigns import Filter
from app.lines.relief.pages.campaigns.part import CampaignsPart
from app.ui.screens.line.parts import LineParts
from tests.kit.campaigns import campaign, people, rows, seen
from tests.kit.factories import PASSWORD, House, id_number
from tests.kit.pages import Window, type_into, words_of
from tests.kit.pages import seen as part_named
from tests.ui.screens.test_fit import SIZE, cut


def part_of(window: Window, initials: str = "cxl") -> CampaignsPart:
    """The part 活动 for somebody at the window."""
    window.sign_in(initials, PASSWORD)
    window.press("Alt+2")
    page = window.frame.page("relief")
    assert isinstance(page, LineParts)
    window.wait(page.isVisible)
    page.open_part("campaigns")
    part = page.part("campaigns")
    assert isinstance(part, CampaignsPart)
    return part


def settled(window: Window, part: CampaignsPart) -> None:
    """Nothing is under way any more."""
    window.wait(lambda: not part.working)


def test_without_a_campaign_it_says_what_to_do(window: Window, at: House) -> None:
    part = part_of(window)
    assert "还没有在办的活动" in words_of(part)
    window.press("F2")
    window.wait(part.forms.campaign.isVisible)
    assert part.forms.campaign.typed()["name"].endswith("冬送温暖")
    window.press("F10")
    settled(window, part)
    assert part.forms.campaign.view.faults()
    assert campaigns.listed(at.clerk, every=True) == ()


def test_who_cannot_stay_is_struck_out_with_a_reason(window: Window, at: House) -> None:
    people(at, 3)
    people(at, 2, first=4, card=False)
    made = campaign(at)
    campaigns.fill(at.clerk, made, Filter())
    part = part_of(window)
    window.wait(lambda: "5 人" in words_of(part.pane))
    assert part.moves.button("submit").closed.startswith("有 2 人要处理")
    part.act("strike")
    part.forms.ticked.untick(lambda _: True)
    part.forms.ticked.list.choose(lambda one: one.blocked)
    part.forms.ticked.tick()
    window.press("F10")
    settled(window, part)
    assert part.forms.some.isVisible(), "without a reason nothing is struck out"
    type_into(part_named(part.forms.some, QLineEdit, "reason"), "没有银行卡，另行走访。")
    window.press("F10")
    settled(window, part)
    assert seen(at, made).counts.struck == 1
    assert "剔除办好了" in part.strip.sentence()


def test_a_list_with_faults_is_told_row_by_row_and_nothing_is_written(
    window: Window, at: House, tmp_path: Path
) -> None:
    made = campaign(at)
    part = part_of(window)
    source = tmp_path / "名单.xlsx"
    heads = ("姓名", "身份证号", "手机号码", "金额")
    listed = [
        ("周一", id_number(1), "13957200001", 500),
        ("周二", float(id_number(2)), "13957200002", 500),
        ("周三", id_number(3), "12", 500),
    ]
    with xlsxwriter.Workbook(str(source)) as book:
        sheet = book.add_worksheet("名单")
        sheet.write_row(0, 0, heads)
        for n, row in enumerate(listed, start=1):
            sheet.write_row(n, 0, row)
    part.take_from(source)
    window.wait(part.forms.wrong.isVisible)
    told = words_of(part)
    assert "什么都没有写入" in told
    faults = part.forms.faults.list.rows
    assert [str(faults.cell(n, 0)) for n in range(faults.rowCount())] == ["3", "4"]
    assert rows(at, made) == ()
    window.press("Esc")
    good = tmp_path / "好名单.xlsx"
    with xlsxwriter.Workbook(str(good)) as book:
        sheet = book.add_worksheet("名单")
        sheet.write_row(0, 0, heads)
        sheet.write_row(1, 0, listed[0])
    part.take_from(good)
    window.wait(lambda: "列入 1 人" in part.strip.sentence())
    assert [one.name for one in rows(at, made)] == ["周一"]


def test_one_more_person_is_added_and_the_filter_counts_before_it_lists(window: Window, at: House) -> None:
    people(at, 2)
    made = campaign(at)
    part = part_of(window)
    part.act("fill")
    window.wait(lambda: "还不在名册上的 2 人" in words_of(part))
    window.press("Esc")
    part.act("add")
    window.fill(part.forms.line, {"name": "王建国", "id_number": "330723198001010031"})
    window.press("F10")
    settled(window, part)
    assert part.forms.line.view.faults().keys() == {"id_number"}
    window.fill(part.forms.line, {"id_number": id_number(77)})
    window.press("F10")
    window.wait(lambda: "列入 1 人" in part.strip.sentence())
    assert [one.name for one in rows(at, made)] == ["王建国"]


def test_a_site_gets_goods_and_signs_for_them(
    window: Window, at: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = campaign(at, "summer")
    part = part_of(window)
    window.wait(lambda: "0 个慰问点" in words_of(part.pane))
    part.act("site")
    window.fill(
        part.forms.site,
        {
            "name": "桐琴工业区工地",
            "heads": "120",
            "goods.1.name": "矿泉水",
            "goods.1.measure": "箱",
            "goods.1.quantity": "20",
            "goods.1.price": "27.5",
        },
    )
    window.press("F10")
    window.wait(lambda: "1 个慰问点" in words_of(part.pane))
    assert "550.00 元" in words_of(part.pane)
    assert seen(at, made).sites[0].goods_text.startswith("矿泉水")
    target = tmp_path / "名册.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    part.act("export")
    assert target.exists()


@pytest.mark.parametrize("size", [SIZE, (1093, 558)])
def test_no_words_of_a_campaign_are_cut(window: Window, at: House, size: tuple[int, int]) -> None:
    people(at, 3)
    campaigns.fill(at.clerk, campaign(at), Filter())
    part = part_of(window)
    window.shell.resize(*size)
    QApplication.processEvents()
    told = _cut(part)
    for code in ("fill", "strike", "amend", "change"):
        part.act(code)
        QApplication.processEvents()
        told += _cut(part)
        window.press("Esc")
    assert told == []


def _cut(part: CampaignsPart) -> list[str]:
    """The names of the visible words that are cut."""
    labels = [one for one in part.findChildren(QLabel) if one.isVisible() and one.text()]
    return [one.text() for one in labels if cut(one)]
