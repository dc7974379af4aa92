"""A window like the picture of all parts (部件样张): every widget of the kit in its states."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.core.page import Page
from app.engine.fields import CodeItem, CodeLists, Field, Typing, code, day, money, text
from app.engine.form import Form, Section
from app.ui.form import FormView
from app.ui.style import Colour, Gap, Type, colour
from app.ui.table import Badge, Column, ListView
from app.ui.widgets.badge import TimerBadge
from app.ui.widgets.card import Card
from app.ui.widgets.chip import Chip
from app.ui.widgets.labels import label
from app.ui.widgets.materials import MaterialRow, MaterialsList
from app.ui.widgets.move_bar import MoveBar
from app.ui.widgets.move_button import MoveButton
from app.ui.widgets.steps import Steps
from app.ui.widgets.strip import Strip, StripKind
from app.ui.widgets.tabs import Tab, TabStrip
from app.ui.widgets.timeline import Event, Timeline

TOWNS = (
    CodeItem("1", "壶山街道", "hsjd"),
    CodeItem("2", "熟溪街道", "sxjd"),
    CodeItem("3", "白洋街道", "byjd"),
)
TYPING = Typing(date(2026, 11, 23), CodeLists({"towns": TOWNS}))
TABS = (
    Tab("counter", "受理台"),
    Tab("relief", "困难帮扶", "帮扶"),
    Tab("rights", "维权"),
    Tab("petitions", "信访"),
    Tab("employment", "就业"),
    Tab("mutual_aid", "医疗互助", "互助"),
    Tab("today", "今日"),
    Tab("statistics", "统计"),
    Tab("office", "管理"),
)
BADGES = (
    ("far", "还剩 12 天"),
    ("soon", "还剩 3 天"),
    ("today", "今天到期"),
    ("late", "超期 5 天"),
    ("stopped", "已中止"),
    ("provisional", "01-15 暂定"),
    ("done", "按期办结"),
)
EVENTS = (
    Event("11-20 09:12", "move", "经济核对 回报", "符合・县民政"),
    Event("11-16 10:40", "paper", "公示结果证明"),
    Event("11-12 15:02", "back", "退回补正", "缺 夫 签名"),
    Event("11-11 08:55", "note", "电话告知本人"),
    Event("11-10 16:20", "late", "入户调查 超期 1 天"),
    Event("09-02 15:41", "money", "金秋助学 2,000.00 元 已发放"),
    Event("09-01 11:00", "viewed", "查看 王志远"),
)
MATERIALS = (
    MaterialRow("apply", "困难职工申请书（本人签名）", "原件", 1, True),
    MaterialRow("id", "身份证（全家）", "复印", 3, True),
    MaterialRow("income", "收入情况承诺书", "原件", 1, False, "required", "夫 方国强 未签名・现场可补签"),
    MaterialRow("bill", "医保结算单", "复印", 1, False, "deferrable"),
)


@dataclass(frozen=True, slots=True)
class Move:
    """A move for the bar (办理步骤)."""

    code: str
    label: str
    primary: bool = False
    closed: str | None = None
    needs_reason: bool = False
    key: str = ""


MOVES = (
    Move("notice", "一次性告知并打印", primary=True, key="F10"),
    Move("accept", "受理", closed="缺必要材料 2 件（收入情况承诺书、核对授权委托书），收齐即可办。"),
    Move("accept_short", "容缺受理", closed="只缺可容缺材料时才能用。"),
    Move("refuse", "不予受理", needs_reason=True, key="F8"),
    Move("keep", "存草稿", key="Ctrl+S"),
)


@dataclass(frozen=True, slots=True)
class Case:
    """A row of the list (案件)."""

    name: str
    state: str
    look: str
    words: str
    number: str


CASES = (
    Case("吴金凤", "镇街复核", "late", "超期 3 天", "1009-004"),
    Case("周素梅", "县级审批", "today", "今天到期", "1109-002"),
    Case("蓝秀英", "公示中", "soon", "还剩 2 天", "1112-003"),
    Case("汤国良", "核对中", "stopped", "已中止", "1021-006"),
)
COLUMNS: tuple[Column[Case], ...] = (
    Column("name", "姓名", lambda row: row.name, bold=True),
    Column("state", "状态", lambda row: row.state),
    Column("timer", "时限", lambda row: Badge(row.look, row.words), sortable=True),
    Column("number", "编号", lambda row: row.number),
)
PLAIN: Field[str] = code("plain", "平常", "towns")
NEXT: Field[date] = day("next", "下一步要用", hint="0105、+3、t=今天")
WRONG: Field[date] = day("wrong", "出错")
SHOWN = money("shown", "只读、算出", computed=True)
DRAFT = money("draft", "恢复的草稿")
AGREED: Field[str] = text("agreed", "对上了")
FORM = Form(
    (
        Section(
            "all",
            "字段",
            tuple(
                Field(f.code, f.label, f.kind, f.unit, f.hint, "full", f.computed)
                for f in (PLAIN, NEXT, WRONG, SHOWN, DRAFT, AGREED)
            ),
        ),
    )
)


def titled(title: str) -> Card:
    """A card whose title is blue, as in the picture."""
    card = Card()
    card.body.addWidget(label(title, Type.CARD, "blue"))
    return card


def form_card() -> Card:
    """Fields in their states."""
    card, form = titled("字段"), FormView(FORM, TYPING, label_width=Gap.LABEL_CASE)
    form.show_values({"plain": "1", "wrong": "2026-02-30", "shown": "833.33", "agreed": "6230 **** 4417"})
    form.mark_needed({"next"})
    form.show_faults({"wrong": "没有 2 月 30 日。"})
    form.strip.hide()
    form.show_draft({"draft": "14,8"}, "15:52")
    form.cell("agreed").show_agreed("户名一致")
    form.cell("shown").show_formula("(60,000−30,000)÷12÷3")
    form.setMinimumHeight(330)
    card.body.addWidget(form, 1)
    return card


def swatches() -> Card:
    """The colours."""
    card, grid = titled("颜色"), QGridLayout()
    shown = [
        Colour.PAGE,
        Colour.SHEET,
        Colour.SUNK,
        Colour.LINE,
        Colour.INK,
        Colour.INK2,
        Colour.INK3,
        Colour.LINE2,
        Colour.BLUE,
        Colour.RING,
        Colour.SEL,
        Colour.RED,
        Colour.AMBER,
        Colour.AMBERT,
        Colour.GREEN,
        Colour.GREENT,
    ]
    for at, token in enumerate(shown):
        patch = QLabel()
        patch.setFixedSize(40, 30)
        patch.setAutoFillBackground(True)
        palette = patch.palette()
        palette.setColor(palette.ColorRole.Window, colour(token))
        patch.setPalette(palette)
        grid.addWidget(patch, at // 4, 2 * (at % 4))
        grid.addWidget(label(f"{token.name.lower()}\n{token.value}"), at // 4, 2 * (at % 4) + 1)
    card.body.addLayout(grid)
    return card


def strips() -> Card:
    """Strips of every kind, and a refusal with its ways out."""
    card = titled("提示条")
    told: tuple[tuple[StripKind, str], ...] = (
        ("info", "说明：同一次住院正在申请医疗互助。"),
        ("mind", "留意：还缺 2 件必要材料。"),
        ("stop", "不行或已迟：不能按 17,000.00 元核定。"),
        ("done", "办成：已登记 BF20261123-006。"),
    )
    for kind, words in told:
        strip = Strip()
        strip.show_strip(kind, words, closable=False)
        card.body.addWidget(strip)
    return card


def badge_row() -> QHBoxLayout:
    """Every look of a timer."""
    row = QHBoxLayout()
    for look, words in BADGES:
        badge = TimerBadge()
        badge.show_badge(look, words)
        row.addWidget(badge)
    row.addStretch(1)
    return row


def left_column() -> QVBoxLayout:
    """Colours, badges, chips, moves, strips."""
    column, badges, chips, moves = (
        QVBoxLayout(),
        titled("时限牌：字、形、色三样都说"),
        titled("标签"),
        titled("办理按钮"),
    )
    badges.body.addLayout(badge_row())
    row = QHBoxLayout()
    for chip in (
        Chip("待初审", "blue", strong=True),
        Chip("来访"),
        Chip("保障中", "green"),
        Chip("缺必要 2", "amber", "file-text"),
        Chip("保密", "dark", "eye-off"),
        Chip("草稿 14:52", "amber", "pencil"),
    ):
        row.addWidget(chip)
    row.addStretch(1)
    chips.body.addLayout(row)
    row = QHBoxLayout()
    for button in (
        MoveButton("a", "受理", key="F10", primary=True),
        MoveButton("b", "退回补正", key="F8"),
        MoveButton("c", "不予受理", needs_reason=True),
        MoveButton("d", "提交发放", closed="先审批。"),
    ):
        row.addWidget(button)
    row.addStretch(1)
    moves.body.addLayout(row)
    for one in (swatches(), badges, chips, moves, strips()):
        column.addWidget(one)
    column.addStretch(1)
    return column


def right_column() -> QVBoxLayout:
    """Table, timeline, steps."""
    column, table, way, steps = QVBoxLayout(), titled("表格"), titled("经过"), titled("办理进度")
    view: ListView[Case] = ListView(COLUMNS, "案件")
    view.load(lambda _: Page(CASES, None, len(CASES)))
    view.show_sorted("timer")
    view.choose(lambda row: row.name == "周素梅")
    view.setFixedHeight(160)
    table.body.addWidget(view)
    line, marks = Timeline(), Steps()
    line.show_events(EVENTS)
    way.body.addWidget(line)
    marks.show_steps(("受理", "调查", "公示", "复核", "审批", "发放"), 3)
    steps.body.addWidget(marks)
    for one in (table, way, steps):
        column.addWidget(one)
    column.addStretch(1)
    return column


def foot() -> tuple[Strip, MoveBar]:
    """A refusal above the bar of moves."""
    bar = MoveBar()
    bar.show_moves(MOVES, "承诺 1 个工作日受理", {"notice": "printer"})
    refusal = Strip()
    refusal.show_refusal(
        "不能按 17,000.00 元核定",
        "医疗救助每年不超过 16,000.00 元，本户今年还可核定 16,000.00 元。",
        "困难职工帮扶办法（示例）第九条・2026-01-01 起施行",
    )
    return refusal, bar


def build() -> QWidget:
    """The whole gallery, 1560 px broad."""
    window, whole, columns = QWidget(), QVBoxLayout(), QHBoxLayout()
    window.setObjectName("page")
    tabs = TabStrip(TABS)
    tabs.set_current("counter")
    tabs.show_late({"relief": 2, "petitions": 1, "today": 3})
    strip = QWidget()
    strip.setObjectName("head")
    row = QHBoxLayout(strip)
    row.setContentsMargins(150, 0, 0, 0)
    row.addWidget(tabs)
    row.addStretch(1)
    middle, materials = QVBoxLayout(), MaterialsList()
    types = titled("字号")
    for role, words in (
        (Type.PERSON, "本次给付 7,923.53　19.5 pt 粗"),
        (Type.CASE, "姓名、页标题 15 pt 粗"),
        (Type.GROUP, "小标题 12 pt 粗"),
        (Type.BODY, "正文、表格、提示 10.5 pt　0123456789"),
    ):
        types.body.addWidget(label(words, role))
    materials.show_materials(MATERIALS)
    materials.setMinimumHeight(300)
    for one in (form_card(), types, materials):
        middle.addWidget(one)
    middle.addStretch(1)
    for column, stretch in ((left_column(), 74), (middle, 39), (right_column(), 38)):
        columns.addLayout(column, stretch)
    whole.addWidget(strip)
    whole.addLayout(columns, 1)
    for part in foot():
        whole.addWidget(part)
    window.setLayout(whole)
    window.resize(1560, 1160)
    return window


def save(target: Path) -> None:
    """Render the gallery to a PNG; an application with its look must be running."""
    window = build()
    window.show()
    window.grab().save(str(target))
