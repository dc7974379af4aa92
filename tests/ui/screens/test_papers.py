"""The register of papers and the words of papers through the window (今日 · 文书, 管理 · 文书用语)."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLineEdit, QPlainTextEdit

from app.services import papers
from app.services.papers import Wanted
from app.ui.screens.manage.wording import WordingPart
from app.ui.screens.today.page import REGISTER, TodayPage
from app.ui.screens.today.papers import PapersPart
from tests.kit.factories import PASSWORD, House, accepted, hardship
from tests.kit.pages import Window, seen, type_into, words_of
from tests.kit.trays import Trays
from tests.services.test_paper_life import money_paper

FOOT = "counter.slip.foot"


def opened(window: Window) -> PapersPart:
    """The register brought to the front."""
    window.press("Alt+7")
    page = window.frame.current()
    assert isinstance(page, TodayPage)
    page.open_part(REGISTER)
    part = page.part(REGISTER)
    assert isinstance(part, PapersPart)
    window.wait(part.isVisible)
    return part


@pytest.fixture
def part(window: Window, at: House) -> PapersPart:
    """Three receipts of the cashier, who is at the window."""
    for n in (1, 2, 3):
        money_paper(at.cashier, f"收-XC01-2026-{n:06d}")
    window.sign_in("zmh", PASSWORD)
    return opened(window)


def numbers(part: PapersPart) -> list[str]:
    rows = part.list.rows
    return [f"{rows.cell(at, 0)} {rows.index(at, 3).data()}" for at in range(rows.rowCount())]


def test_a_paper_is_voided_with_reason_and_copies(part: PapersPart, window: Window, at: House) -> None:
    latest = papers.page(at.cashier, Wanted(papers.series(at.cashier)[0])).rows[0].paper_id
    assert latest is not None
    papers.printed(at.cashier, latest)
    part.renew()
    window.press("F8")
    window.press("F10")
    window.wait(lambda: "请写明原因。" in words_of(part.why_void))
    type_into(seen(part, QLineEdit, "reason"), "交款人写错")
    window.press("F10")
    window.wait(lambda: "请先收回全部联次，再作废。" in words_of(part.why_void))
    assert seen(part, QLineEdit, "reason").text() == "交款人写错"
    seen(part, QCheckBox, "copies_back").setChecked(True)
    window.press("F10")
    window.wait(lambda: "作废办好了。" in part.strip.sentence())
    assert numbers(part)[0] == "收-XC01-2026-000003 已作废"
    part.filter.fate.setCurrentIndex(2)
    part.filter.changed.emit()
    assert numbers(part) == ["收-XC01-2026-000003 已作废"]


def test_what_is_closed_says_why_and_a_second_person_reverses(
    part: PapersPart, window: Window, at: House
) -> None:
    assert "冲红要由另一人办理，不能由开具人自己办。" in words_of(part.moves)
    window.change_to("hwm", PASSWORD)
    other = opened(window)
    seen(other.moves, QAbstractButton, "reverse_paper").click()
    type_into(seen(other, QLineEdit, "reason"), "重复收款")
    window.press("F10")
    window.wait(lambda: "冲红办好了。" in other.strip.sentence())
    assert numbers(other)[:2] == ["收-XC01-2026-000004 红字", "收-XC01-2026-000003 已冲红"]
    window.press("F10")
    window.wait(other.preview.isVisible)
    assert other.preview.sheets.count() == 1
    window.press("Esc")
    window.wait(lambda: not other.preview.isVisible())


def test_a_gap_is_told_at_the_start_until_the_register_is_seen(window: Window, at: House) -> None:
    accepted(at, hardship(at))
    with at.cashier.write("take_number") as w:
        w.next_number("收", 2026)
    window.sign_in("zmh", PASSWORD)
    told = "收款收据编号缺号：收-XC01-2026-000001。请查明去向。"
    window.wait(lambda: told in words_of(window.frame))
    seen(window.frame, QAbstractButton, REGISTER).click()
    page = window.frame.current()
    assert isinstance(page, TodayPage)
    part = page.current()
    assert isinstance(part, PapersPart)
    assert part.gaps.sentence() == told
    assert numbers(part) == ["收-XC01-2026-000001 缺号"]


def test_new_words_are_tried_on_a_sample_and_used_from_now_on(window: Window, at: House) -> None:
    window.sign_in("gly", PASSWORD)
    window.press("Alt+9")
    window.wait(window.manage.isVisible)
    window.manage.open_part("wording")
    part = window.manage.part("wording")
    assert isinstance(part, WordingPart)
    assert part.list.choose(lambda one: one.id == FOOT)
    window.press("F10")
    window.wait(part.sample.isVisible)
    type_into(seen(part, QPlainTextEdit, "words_text"), "请找{县长}。")
    window.wait(lambda: "没有占位 {县长}" in words_of(part.words))
    type_into(seen(part, QPlainTextEdit, "words_text"), "请保管好，电话{电话}。")
    window.wait(lambda: "没有占位" not in words_of(part.words))
    type_into(seen(part, QLineEdit, "source"), "武工发〔2026〕9号")
    window.press("F10")
    window.wait(lambda: "起用新用语办好了。" in part.strip.sentence())
    (view,) = [one for one in papers.all_words(at.admin) if one.id == FOOT]
    assert view.text == "请保管好，电话{电话}。"


def test_all_that_were_not_printed_go_out_at_once(
    part: PapersPart, window: Window, at: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trays = Trays(tmp_path, monkeypatch, ("窗口打印机",))
    every = papers.unprinted(at.cashier, Wanted(papers.series(at.cashier)[0]))
    first, second = every[0].paper_id, every[1].paper_id
    assert first is not None
    assert second is not None
    papers.printed(at.cashier, first)
    papers.void(at.cashier, second, "交款人写错", copies_back=True)
    part.renew()
    part.act("print_all")
    window.wait(lambda: "打印 1 份" in words_of(part.bulk))
    seen(part.bulk, QAbstractButton, "print_them").click()
    window.wait(lambda: "已送出 1 份。" in part.bulk.strip.sentence())
    assert len(trays.got) == 1
    assert papers.unprinted(at.cashier, Wanted(papers.series(at.cashier)[0])) == ()
    part.act("print_all")
    window.wait(lambda: "都打印过了" in part.bulk.strip.sentence())
