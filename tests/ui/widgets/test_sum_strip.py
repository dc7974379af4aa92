"""The sum under a form (算式条): one line with its rule, every step when unfolded, what is lacking."""

from pytestqt.qtbot import QtBot

from app.engine.sums import Sum, SumStep
from app.ui.widgets.labels import Link
from app.ui.widgets.sum_strip import SumStrip
from tests.kit.pages import words_of

SUM = Sum(
    "家庭收入测算",
    (
        SumStep("可支配收入", "60,000.00 − 30,000.00", "30,000.00"),
        SumStep("每人每月", "30,000.00 ÷ 12 ÷ 3", "833.33"),
        SumStep("比低保线", "833.33 低于 1,100.00", "低于", "good"),
    ),
    label="困难类别",
    result="深度困难",
    source="武民〔2026〕8号",
    brief="(60,000.00 − 30,000.00) ÷ 12 ÷ 3 = 833.33，深度困难",
)


def _strip(qtbot: QtBot, found: Sum | None) -> SumStrip:
    strip = SumStrip()
    qtbot.addWidget(strip)
    strip.show_sum(found)
    return strip


def test_one_line_with_its_rule_and_every_step_on_demand(qtbot: QtBot) -> None:
    strip = _strip(qtbot, SUM)
    assert not strip.isHidden()
    assert SUM.brief in words_of(strip)
    assert "武民〔2026〕8号" in words_of(strip)
    assert "② 每人每月" not in words_of(strip)
    link = strip.findChild(Link, "unfold_sum")
    assert isinstance(link, Link)
    link.chosen.emit("unfold_sum")
    assert strip.unfolded
    assert "② 每人每月" in words_of(strip)
    assert link.text() == "收起算式"
    strip.turn()
    assert not strip.unfolded


def test_it_stays_unfolded_while_the_figures_change(qtbot: QtBot) -> None:
    strip = _strip(qtbot, SUM)
    strip.turn()
    strip.show_sum(Sum("家庭收入测算", SUM.steps[:1], label="困难类别", result="相对困难"))
    assert strip.unfolded
    assert "相对困难" in words_of(strip)
    assert "② 每人每月" not in words_of(strip)


def test_what_is_lacking_is_said_and_nothing_shows_nothing(qtbot: QtBot) -> None:
    strip = _strip(qtbot, Sum("家庭收入测算", (), lacking="低保线还没有设置，困难类别请人工核定。"))
    assert "低保线还没有设置" in words_of(strip)
    strip.turn()
    assert not strip.unfolded
    assert _strip(qtbot, None).isHidden()
