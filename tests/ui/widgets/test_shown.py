"""What painted widgets say in words (读屏), and how they answer to mouse and keys."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.style import Arrangement, Colour
from app.ui.widgets.badge import TimerBadge
from app.ui.widgets.chip import Chip
from app.ui.widgets.counter import CounterButton, Filter, FilterChips
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.materials import MaterialsList
from app.ui.widgets.progress import ProgressStrip
from app.ui.widgets.search import SearchBox
from app.ui.widgets.statusbar import StatusBar
from app.ui.widgets.steps import Steps
from app.ui.widgets.strip import Strip
from app.ui.widgets.tabs import TabStrip
from app.ui.widgets.timeline import Timeline
from app.ui.widgets.ways import Way
from tests.kit.gallery import BADGES, EVENTS, MATERIALS, TABS, build
from tests.kit.hands import click, focus, press, write


def _colours(widget: QWidget) -> set[str]:
    image: QImage = widget.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


@pytest.mark.parametrize(("look", "words"), BADGES)
def test_badge_says_and_shows(qtbot: QtBot, look: str, words: str) -> None:
    """Name, description and due day in words; red is only for late."""
    badge = TimerBadge()
    qtbot.addWidget(badge)
    badge.show_badge(look, words, "书面告知", date(2026, 11, 18))
    badge.resize(badge.sizeHint())
    assert badge.accessibleName() == words
    assert badge.accessibleDescription() == f"书面告知，{words}，到期日 11 月 18 日"
    assert (Colour.RED.value.lower() in _colours(badge)) == (look == "late")


def test_badge_shapes_differ(qtbot: QtBot) -> None:
    """With the same words each look gives another picture: shape and icon speak, too."""
    pictures = set()
    for look, _ in BADGES:
        badge = TimerBadge()
        qtbot.addWidget(badge)
        badge.show_badge(look, "三天")
        badge.resize(badge.sizeHint())
        grey = badge.grab().toImage().convertToFormat(QImage.Format.Format_Mono)
        pictures.add(bytes(grey.constBits()))
    assert len(pictures) == len(BADGES)


def test_chip_widens_for_its_words(qtbot: QtBot) -> None:
    """A chip is never cut."""
    chip = Chip("保密", "dark", "eye-off")
    qtbot.addWidget(chip)
    narrow = chip.sizeHint().width()
    chip.show_chip("缺必要 2", "amber", "file-text")
    assert chip.minimumSizeHint().width() > narrow
    assert chip.accessibleName() == "缺必要 2"


def test_tabs(qtbot: QtBot) -> None:
    """Alt+digit opens, arrows walk, flags are spoken; a narrow window shortens words."""
    tabs = TabStrip(TABS)
    qtbot.addWidget(tabs)
    heard: list[str] = []
    tabs.chosen.connect(heard.append)
    tabs.set_current("counter")
    assert heard == []
    tabs.show_late({"relief": 2})
    assert tabs.button("relief").accessibleDescription() == "超期 2 件，按键 Alt+2"
    assert tabs.button("rights").accessibleDescription() == "没有超期，按键 Alt+3"
    focus(tabs, tabs.button("counter"))
    press(tabs.button("counter"), Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: heard == ["petitions"])
    assert tabs.current() == "petitions"
    press(tabs.button("counter"), Qt.Key.Key_Left)
    assert tabs.button("office").hasFocus()
    wide = tabs.sizeHint().width()
    tabs.arrange(Arrangement.NARROW)
    assert tabs.sizeHint().width() < wide


def test_steps(qtbot: QtBot) -> None:
    """Done, now and to come are told; more than seven are refused."""
    steps = Steps()
    qtbot.addWidget(steps)
    steps.show_steps(("受理", "调查", "审批"), 1)
    assert steps.accessibleName() == "办理进度：调查"
    assert steps.accessibleDescription() == "受理已完成，调查正在办，审批未到"
    steps.show_steps(("受理", "调查"), 2)
    assert steps.accessibleName() == "办理进度：全部办完"
    with pytest.raises(ValueError, match="seven"):
        steps.show_steps("一二三四五六七八", 0)


def test_timeline_wraps_and_tells(qtbot: QtBot) -> None:
    """All entries are told, long ones wrap instead of being cut."""
    line = Timeline()
    qtbot.addWidget(line)
    line.show_events(EVENTS)
    assert line.accessibleName() == f"经过 {len(EVENTS)} 条"
    assert "11-10 16:20 超期 入户调查 超期 1 天" in line.accessibleDescription()
    assert line.heightForWidth(180) > line.heightForWidth(400)


def test_materials_keys_and_progress(qtbot: QtBot) -> None:
    """Space ticks, Enter notes, the head counts; the list itself changes nothing."""
    made = MaterialsList()
    qtbot.addWidget(made)
    made.show_materials(MATERIALS)
    ticks: list[tuple[str, bool]] = []
    notes: list[str] = []
    made.ticked.connect(lambda code, on: ticks.append((code, on)))
    made.note_asked.connect(notes.append)
    focus(made, made.rows)
    press(made.rows, Qt.Key.Key_Space)
    press(made.rows, Qt.Key.Key_Down)
    press(made.rows, Qt.Key.Key_Down)
    press(made.rows, Qt.Key.Key_Space)
    press(made.rows, Qt.Key.Key_Return)
    assert ticks == [("apply", False), ("income", True)]
    assert notes == ["income"]
    assert made.progress() == "已收 2 / 4"
    assert made.rows.accessibleName() == "收入情况承诺书"
    assert made.rows.accessibleDescription() == "原件 1 份，未收，缺，夫 方国强 未签名・现场可补签"


def test_materials_click_on_the_box(qtbot: QtBot) -> None:
    """A click on the box ticks, a click on the name only chooses."""
    made = MaterialsList()
    qtbot.addWidget(made)
    made.show_materials(MATERIALS)
    made.resize(330, 400)
    made.show()
    ticks: list[str] = []
    made.ticked.connect(lambda code, _: ticks.append(code))
    box = made.rows.row_box(3)
    click(made.rows, box.center().toPoint())
    assert ticks == []
    click(made.rows, QPoint(12, int(box.center().y())))
    assert ticks == ["bill"]


def test_strip_refusal(qtbot: QtBot) -> None:
    """What, why, article, nothing saved; its ways out answer to their keys; four are refused."""
    strip = Strip()
    qtbot.addWidget(strip)
    assert strip.isHidden()
    heard: list[str] = []
    strip.chosen.connect(heard.append)
    ways = (Way("lower", "改为 16,000.00", "Enter"), Way("other", "报分管主席另批", "F8"))
    strip.show_refusal("不能按 17,000.00 元核定", "每年不超过 16,000.00 元。", "办法第九条", ways=ways)
    assert strip.sentence() == (
        "不能按 17,000.00 元核定。每年不超过 16,000.00 元。办法第九条。没有保存任何改动"
    )
    focus(strip, strip.ways.button("lower"))
    press(strip.ways.button("other"), Qt.Key.Key_F8)
    qtbot.waitUntil(lambda: heard == ["other"])
    press(strip.ways.button("lower"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: heard == ["other", "lower"])
    with pytest.raises(ValueError, match="three"):
        strip.show_refusal("一", "二", ways=ways * 2)
    strip.close_strip()
    assert strip.sentence() == ""


def test_empty_and_progress(qtbot: QtBot) -> None:
    """An empty list says what to do; a long work tells count and time and asks once to be cancelled."""
    empty, progress = EmptyState(), ProgressStrip()
    qtbot.addWidget(empty)
    qtbot.addWidget(progress)
    heard: list[str] = []
    empty.chosen.connect(heard.append)
    empty.show_empty(
        "没有将到期的案件", "三个工作日内没有要赶的事。", (Way("all", "看全部 1,906 件", "Ctrl+4"),)
    )
    empty.ways.button("all").click()
    assert heard == ["all"]
    assert empty.accessibleName() == "没有将到期的案件"
    progress.start("正在核对参保名册", leaves="取消后一行也不会导入。")
    progress.step(3412, 5000, "行", 9.2)
    assert progress.accessibleDescription() == "3,412 / 5,000 行，约还要 9 秒，取消后一行也不会导入。"
    with qtbot.waitSignal(progress.cancelled, timeout=500):
        progress.findChild(QWidget, "cancel").click()  # type: ignore[union-attr]
    progress.finish()
    assert progress.isHidden()


def test_search_box(qtbot: QtBot) -> None:
    """Chinese and scanned text arrive; Enter opens, arrows walk, Esc empties and then leaves."""
    box = SearchBox("姓名、拼音")
    qtbot.addWidget(box)
    focus(box, box.line)
    typed: list[str] = []
    entered: list[str] = []
    moved: list[int] = []
    box.typed.connect(typed.append)
    box.entered.connect(entered.append)
    box.moved.connect(moved.append)
    write(box.line, "周素梅")
    press(box.line, Qt.Key.Key_Down)
    press(box.line, Qt.Key.Key_PageUp)
    press(box.line, Qt.Key.Key_Return)
    assert (typed, entered, moved) == (["周素梅"], ["周素梅"], [1, -10])
    press(box.line, Qt.Key.Key_Escape)
    assert box.text() == ""
    with qtbot.waitSignal(box.left, timeout=500):
        press(box.line, Qt.Key.Key_Escape)


def test_counter_and_filters(qtbot: QtBot) -> None:
    """Zero is grey even for 超期; a filter can be taken away again."""
    late, chips = CounterButton("late", "超期", "late", "Ctrl+3"), FilterChips()
    qtbot.addWidget(late)
    qtbot.addWidget(chips)
    late.show_figure(0)
    late.resize(late.sizeHint())
    assert Colour.RED.value.lower() not in _colours(late)
    late.show_figure(2)
    late.resize(late.sizeHint())
    assert Colour.RED.value.lower() in _colours(late)
    assert (late.accessibleName(), late.accessibleDescription()) == ("超期 2 件", "按键 Ctrl+3")
    heard: list[str] = []
    chips.chosen.connect(heard.append)
    chips.show_filters((Filter("mine", "我的待办"), Filter("public", "公示中", 3)), "mine")
    for code in ("public", "public"):
        chips.findChild(QWidget, code).click()  # type: ignore[union-attr]
    assert heard == ["public", ""]
    assert chips.current() == ""


def test_status_bar_shows_seven_keys(qtbot: QtBot) -> None:
    """The eighth key is left off."""
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.show_keys([(f"F{n}", f"第{n}") for n in range(1, 10)])
    told = [
        one.accessibleDescription() for one in bar.findChildren(QWidget) if one.accessibleName() == "按键"
    ]
    assert told[0].count("，") == 6


def test_gallery_renders_with_all_colours(qtbot: QtBot) -> None:
    """The whole gallery paints: the tokens of every state are in the picture."""
    window = build()
    qtbot.addWidget(window)
    window.show()
    seen = _colours(window)
    for token in (
        Colour.BLUE,
        Colour.RED,
        Colour.AMBER,
        Colour.AMBERT,
        Colour.SEL,
        Colour.GREEN,
        Colour.DARK,
    ):
        assert token.value.lower() in seen
