"""今日 · 批次 through the window: made, reviewed, approved, filed, answered, each by its own person."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLineEdit

from app.services import batches
from app.ui.screens.today.batches.part import BatchesPart
from app.ui.screens.today.page import TodayPage
from tests.kit.batches import answer, approved, filed, order, template
from tests.kit.factories import PASSWORD, House, id_number
from tests.kit.pages import Window, seen, type_into, words_of


def opened(window: Window, initials: str) -> BatchesPart:
    """The part, for another person in the seat."""
    if window.entrance.frame is None:
        window.sign_in(initials, PASSWORD)
    else:
        window.change_to(initials, PASSWORD)
    window.press("Alt+7")
    page = window.frame.page("today")
    assert isinstance(page, TodayPage)
    window.wait(page.isVisible)
    page.open_part("batches")
    part = page.part("batches")
    assert isinstance(part, BatchesPart)
    return part


def shown(window: Window, part: BatchesPart, label: str) -> None:
    """Wait until the chosen batch is there in this state."""
    window.wait(lambda: not part.working and part.view is not None and part.view.row.label == label)


def test_a_batch_goes_through_the_hands_of_four(
    window: Window, at: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    orders = [order(at, 1), order(at, 2, holder="别人"), order(at, 3)]
    template(at)
    part = opened(window, "tzy")
    window.wait(lambda: "没有未完结的批次" in words_of(part))
    window.press("F10")
    window.wait(lambda: "已选 2 笔，6,000.00 元（共 3 笔）" in words_of(part))
    window.press("F10")
    window.wait(lambda: "请填写名称。" in words_of(part))
    type_into(seen(part, QLineEdit, "title"), "四季度生活救助")
    window.press("F10")
    shown(window, part, "待复核")
    assert part.strip.sentence() == "制表办好了，等另一人复核。"
    part = opened(window, "hwm")
    shown(window, part, "待复核")
    assert "明细 2 笔 6,000.00 元" in words_of(part)
    window.press("F10")
    shown(window, part, "待审批")
    part = opened(window, "xlm")
    shown(window, part, "待审批")
    window.press("F10")
    shown(window, part, "待报盘")
    part = opened(window, "zmh")
    shown(window, part, "待报盘")
    target = tmp_path / "报盘.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    window.press("F10")
    window.press("F10")
    shown(window, part, "待回盘")
    assert target.read_bytes().decode("gbk").startswith("FF-XC01-2026-000001|2|6000.00\r\n")
    batch_id = batches.listed(at.cashier, every=True)[0].id
    source = tmp_path / "回盘.txt"
    source.write_bytes(answer(at.cashier, batch_id, [(2, "E017", "户名不符")]))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(source), ""))
    window.press("F10")
    window.wait(lambda: "到账 1 笔 3,000.00 元，失败 1 笔" in words_of(part))
    assert [one.state for one in batches.view(at.cashier, batch_id).lines] == ["sent", "sent"]
    window.press("F10")
    shown(window, part, "已回盘")
    assert [one.said for one in part.view.lines] == ["", "户名不符"]  # type: ignore[union-attr]
    window.press("F10")
    window.wait(lambda: "完结办好了" in part.strip.sentence())
    assert orders[1] in [one.order_id for one in batches.waiting(at.cashier, "relief", "card")]


def test_what_is_wrong_with_the_banks_file_stands_in_the_strip(
    window: Window, at: House, tmp_path: Path
) -> None:
    batch_id, _ = filed(at, [order(at, 1), order(at, 2)])
    part = opened(window, "zmh")
    shown(window, part, "待回盘")
    source = tmp_path / "回盘.txt"
    whole = answer(at.cashier, batch_id)
    for data, told in (
        (b"", "这个文件是空的。"),
        (whole[: len(whole) // 2], "没有下载完整"),
        (whole.decode("gbk").encode("utf-8"), "这个文件是 UTF-8 编码"),
        (whole.replace(b"6000.00", b"6000.01"), "对不上"),
    ):
        source.write_bytes(data)
        part.read_from(source)
        window.wait(lambda: not part.working)
        assert told in part.strip.sentence()
    assert batches.view(at.cashier, batch_id).row.label == "待回盘"


def test_those_who_signed_are_ticked(window: Window, at: House) -> None:
    approved(at, [order(at, n, way="cash", fen=50_000) for n in (1, 2)], "cash")
    part = opened(window, "zmh")
    shown(window, part, "待签领")
    window.press("F10")
    window.wait(lambda: "已选 0 笔" in words_of(part))
    part.forms.signing.list.setFocus()
    window.press("Space")
    window.wait(lambda: "已选 1 笔，500.00 元" in words_of(part))
    window.press("F10")
    shown(window, part, "签领中")
    window.press("F8")
    assert "请先在右边选一笔还没有结果的" in part.strip.sentence()
    part.pane.lines.choose(lambda one: one.n == 2)
    window.press("F8")
    type_into(seen(part, QLineEdit, "receiver"), "周小明")
    window.press("F10")
    window.wait(lambda: "请填写证件号码" in words_of(part))
    type_into(seen(part, QLineEdit, "id_number"), id_number(9))
    window.press("F10")
    window.wait(lambda: part.strip.sentence() == "代领办好了。")
