"""A winter campaign (冬送温暖) through the window: 300 people from the filter to the signed roster.

One makes it, another approves it, a third makes the money go out; the rosters, the batch, the people's
cards and the figures of the campaign have to agree in the end.
"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from PySide6.QtWidgets import QComboBox, QFileDialog
from pytestqt.qtbot import QtBot

from app.core.money import Money
from app.lines.relief.commands import campaigns
from app.lines.relief.pages.campaigns.part import CampaignsPart
from app.services import batches, imports, papers
from app.ui.screens.parts.page import PartsPage
from app.ui.screens.today.batches.part import BatchesPart
from tests.kit.campaigns import people
from tests.kit.factories import PASSWORD, House, house
from tests.kit.money import income
from tests.kit.pages import Window, words_of

PEOPLE = 300


@pytest.fixture
def at(tmp_path: Path) -> Iterator[House]:
    """An office with 300 people in file and money in the fund."""
    made = house(tmp_path / "data")
    people(made, PEOPLE)
    income(made, "200000")
    yield made
    made.close()


@pytest.fixture
def window(qtbot: QtBot, at: House) -> Iterator[Window]:
    """The window at its sign-in page."""
    made = Window(qtbot, at.folder, at.clock)
    yield made
    made.shell.close()


def part_of(window: Window, initials: str) -> CampaignsPart:
    """困难帮扶 · 活动 with somebody in the seat."""
    if window.entrance.frame is None:
        window.sign_in(initials, PASSWORD)
    else:
        window.change_to(initials, PASSWORD)
    window.press("Alt+2")
    page = window.frame.page("relief")
    assert isinstance(page, PartsPage)
    window.wait(page.isVisible)
    page.open_part("campaigns")
    found = page.part("campaigns")
    assert isinstance(found, CampaignsPart)
    return found


def stands(window: Window, found: CampaignsPart, label: str) -> None:
    """Wait until the chosen campaign stands so."""
    window.wait(lambda: not found.working and found.view is not None and found.view.row.label == label)


def made_and_filled(window: Window) -> CampaignsPart:
    """A campaign of 500 yuan in cash for everybody in file."""
    found = part_of(window, "cxl")
    window.wait(lambda: "还没有在办的活动" in words_of(found))
    window.press("F10")
    form = found.forms.campaign
    window.wait(form.isVisible)
    window.fill(
        form,
        {
            "closes_on": "+60",
            "source": "武工〔2026〕9号",
            "fund": "本级工会经费",
            "way": "现金",
            "amount": "500",
        },
    )
    window.press("F10")
    stands(window, found, "编制中")
    window.press("F8")
    window.wait(found.forms.fill.isVisible)
    window.press("F10")
    window.wait(lambda: "列入 300 人" in found.strip.sentence())
    assert "300 人　150,000.00 元" in words_of(found)
    window.press("F10")
    stands(window, found, "待审批")
    return found


def signed_for(window: Window, at: House) -> None:
    """The batch is reviewed and approved; the cashier ticks everybody who signed the list."""
    batch = batches.listed(at.clerk, every=True)[0]
    assert (batch.count, batch.total) == (PEOPLE, Money.parse("150000"))
    batches.review(at.reviewer, batch.id)
    batches.approve(at.desks["徐立民"], batch.id)
    window.change_to("zmh", PASSWORD)
    window.press("Alt+7")
    page = window.frame.page("today")
    assert isinstance(page, PartsPage)
    page.open_part("batches")
    found = page.part("batches")
    assert isinstance(found, BatchesPart)
    window.wait(lambda: found.view is not None and found.view.row.label == "待签领")
    window.press("F10")
    window.wait(found.forms.sign.isVisible)
    found.forms.signing.tick_all()
    window.press("F10")
    window.wait(lambda: not found.working and found.view is not None and not found.view.having("listed"))


def printed(window: Window, found: CampaignsPart) -> str:
    """The roster as it comes out of the preview: its text."""
    window.press("F9")
    choice = found.forms.paper.input("paper")
    assert isinstance(choice, QComboBox)
    window.wait(choice.isVisible)
    choice.setCurrentIndex(choice.findData("campaign_roster"))
    window.press("F10")
    window.wait(found.preview.isVisible)
    shown = found.preview.paper
    assert shown is not None
    pages = pypdf.PdfReader(BytesIO(papers.pdf(found.desk, shown.id))).pages
    return "\n".join(page.extract_text() for page in pages)


def test_a_winter_campaign_from_filter_to_signed_roster(
    window: Window, at: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = made_and_filled(window)
    found = part_of(window, "xlm")
    stands(window, found, "待审批")
    window.press("F10")
    stands(window, found, "已审批")
    found = part_of(window, "cxl")
    stands(window, found, "已审批")
    window.press("F10")
    stands(window, found, "发放中")
    assert "未发 300" in words_of(found)
    window.press("F10")
    window.wait(found.forms.batch.isVisible)
    window.press("F10")
    window.wait(lambda: "批次列好了" in found.strip.sentence())
    signed_for(window, at)
    found = part_of(window, "cxl")
    window.wait(lambda: "已发 300 人 150,000.00 元" in words_of(found))
    text = printed(window, found)
    assert "150,000.00" in text
    assert "壹拾伍万元整" in text
    window.press("Esc")
    target = tmp_path / "名册.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    found.act("export")
    assert "已存到“名册.xlsx”" in found.strip.sentence()
    assert imports.open_book(target).sheets[0].rows
    found.act("close")
    window.wait(lambda: "结束活动办好了" in found.strip.sentence())
    got = campaigns.listed(at.clerk, every=True)[0]
    assert (got.label, got.people, got.amount) == ("已结束", PEOPLE, Money.parse("150000"))
