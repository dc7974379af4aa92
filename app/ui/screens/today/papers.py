"""The register of papers (今日 · 文书): every number with its fate; shown, printed, voided, reversed."""

from collections.abc import Mapping
from functools import partial

from app.core.errors import CenterError
from app.services import papers
from app.services.desk import Desk
from app.services.papers import PaperDetail, RegisterRow
from app.ui.notify import Notifier
from app.ui.screens.acts import Act
from app.ui.screens.arrange import Pages, column, holder
from app.ui.screens.manage.facts import Facts
from app.ui.screens.page import Keys, ToCase
from app.ui.screens.parts.part import Part, focus
from app.ui.screens.plain_form import PlainForm
from app.ui.screens.preview.pane import PreviewPane
from app.ui.screens.scrolled import Scrolled
from app.ui.screens.today.papers_bulk import PapersBulk
from app.ui.screens.today.papers_filter import PapersFilter
from app.ui.style import Gap, Type
from app.ui.table import Cell, Column, ListView, Mark
from app.ui.widgets.labels import label
from app.ui.widgets.strip import Strip
from app.ui.widgets.timeline import Event, Timeline

SHOW, VOID, RED, DELIVER, CASE, CLOSE, ALL = (
    "show_paper",
    "void_paper",
    "reverse_paper",
    "deliver_paper",
    "to_case",
    "close_paper",
    "print_all",
)
KEYS: Keys = (
    ("F1", "按键和说明"),
    ("F10", "看文书"),
    ("F8", "作废"),
    ("F9", "打印"),
    ("↑↓", "选"),
    ("Enter", "进案件"),
    ("Esc", "返回"),
)
_CHIPS = {"voided": "amber", "reversed": "amber", "red": "amber", "missing": "dark", "delivered": "green"}


def fate(one: RegisterRow) -> Cell:
    """What became of a number, as a chip where it is not the usual (去向)."""
    kind = _CHIPS.get(one.fate)
    return Mark(one.fate_text, kind) if kind else one.fate_text


COLUMNS: tuple[Column[RegisterRow], ...] = (
    Column("number", "编号或名称", lambda one: one.number or one.title, bold=True),
    Column("name", "姓名或单位", lambda one: one.name, width=110),
    Column("issued", "开具", lambda one: one.issued_text[5:], width=110),
    Column("fate", "去向", fate, width=112),
)


class PapersPart(Part):
    """今日 · 文书."""

    def __init__(self, desk: Desk, notifier: Notifier) -> None:
        super().__init__("papers", desk, notifier)
        self._detail: PaperDetail | None = None
        self._build()
        self._wire()

    def _build(self) -> None:
        self.filter, self.gaps = PapersFilter(self.desk), Strip()
        self.list: ListView[RegisterRow] = ListView(COLUMNS, "文书台账")
        self.list.setObjectName("papers_list")
        self.bulk = PapersBulk(self.desk, self.notifier)
        left = column(self.gaps, self.filter, self.bulk, self.list, gap=Gap.CARD)
        left.setStretch(3, 1)
        self._facts, self._events = Facts(), Timeline()
        told = column(self._facts, label("经过", Type.CARD), Scrolled(column(self._events, 1)), gap=Gap.CARD)
        told.setStretch(0, 1)
        told.setStretch(2, 2)
        self.preview = PreviewPane(self.desk, self.notifier)
        self._shown = Pages()
        self._shown.addWidget(holder(told))
        self._shown.addWidget(self.preview)
        self.why_void, self.why_red, self.whom = (PlainForm(Gap.LABEL_CASE) for _ in range(3))
        self.why_void.add_line("reason", "作废原因")
        self.why_void.add_tick("copies_back", "全部联次已收回")
        self.why_red.add_line("reason", "冲红原因")
        self.whom.add_line("to", "领取人", "不填也可以")
        head = ("file-text", "文书", "每个编号都有去向")
        self.lay_out(head, holder(left), self._shown, (self.why_void, self.why_red, self.whom))

    def _wire(self) -> None:
        self.filter.changed.connect(self._load)
        self.list.chosen.connect(lambda _: self._chosen_row())
        self.list.opened.connect(lambda _: self.act(CASE))
        self.preview.closed.connect(self._close_preview)
        self.preview.printed.connect(self._printed)
        self.bulk.ended.connect(lambda _: self.changed.emit("paper", None))
        self.listen("F9", self._print)
        self.listen("Shift+F9", self.preview.print_set, self.preview)

    # page

    def keys(self) -> Keys:
        """The keys of the register."""
        return KEYS

    def renew(self) -> None:
        """The register is read again; the chosen one stays."""
        found = self.attempt(lambda: (papers.series(self.desk), papers.gap_check(self.desk)))
        if found is None:
            return
        series, gaps = found
        self.filter.show_series(series)
        self._show_gaps(gaps)
        self._load()

    def back(self) -> bool:
        """From the preview or a form to the register."""
        if self._shown.currentIndex() == 1 and self.form is None:
            self._close_preview()
            return True
        return super().back()

    def focus_list(self) -> None:
        """The caret goes into the list."""
        focus(self.list)

    # data

    def _show_gaps(self, gaps: tuple[str, ...]) -> None:
        self.gaps.hide()
        if gaps:
            more = f"另有 {len(gaps) - 1} 处。" if len(gaps) > 1 else ""
            self.gaps.show_strip("stop", gaps[0] + more, closable=False)

    def _load(self) -> None:
        chosen = self.list.current()
        wanted = self.attempt(self.filter.wanted)
        if wanted is None:
            return
        if wanted.day is not None:
            self.filter.show_day(f"{wanted.day}")
        ask = partial(papers.page, self.desk, wanted)
        self.attempt(lambda: self.list.load(ask))
        if chosen is None or not self.list.choose(partial(_same, chosen)):
            self.list.choose_first()
        if self.list.current() is None:
            self._chosen_row()

    def _chosen_row(self) -> None:
        if self.form is None:
            self._shown.setCurrentIndex(0)
            self.show_state()

    def show_state(self) -> None:
        """The chosen number: its paper, what happened to it and what may be done."""
        one = self.list.current()
        self._detail = self._read(one)
        if one is None:
            self.show_words("没有这样的文书", "请换一个种类、去向或日期。")
        elif one.paper_id is None:
            told = (
                "恢复备份时跳过的号，永远不再使用。" if one.fate == "skipped" else "查不到用了这个号的文书。"
            )
            self.show_words(one.number, told)
        else:
            self.show_words(one.title)
        self._facts.show_facts(_facts(one, self._detail) if one is not None else ())
        events = self._detail.events if self._detail is not None else ()
        self._events.show_events([Event(at, "paper", what, who) for at, what, who in events])
        self.moves.show_moves(self._acts(one))

    def _read(self, one: RegisterRow | None) -> PaperDetail | None:
        if one is None or one.paper_id is None:
            return None
        try:
            return papers.detail(self.desk, one.paper_id)
        except CenterError:  # one that he may not open shows its number alone
            return None

    def _acts(self, one: RegisterRow | None) -> tuple[Act, ...]:
        seen = self._detail
        if one is None or seen is None:
            return ()
        if self._shown.currentIndex() == 1:
            return (Act(CLOSE, "关闭预览", "F10", primary=True),)
        acts = [
            Act(SHOW, "看文书", "F10", primary=True),
            Act(VOID, "作废", "F8", closed=seen.void or None),
        ]
        if seen.paper.number and "-" in seen.paper.number:
            acts.append(Act(RED, "冲红", closed=seen.red or None))
        acts.append(Act(DELIVER, "登记交付", closed=seen.deliver or None))
        if one.case_id is not None:
            acts.append(Act(CASE, "打开案件"))
        acts.append(Act(ALL, "打印全部未打印的"))
        return tuple(acts)

    # slots

    def act(self, code: str) -> None:
        """Show, void, reverse, hand over, or go to the case."""
        one, seen = self.list.current(), self._detail
        if code == CLOSE:
            self._close_preview()
        elif code == ALL:
            self.attempt(lambda: self.bulk.ask(self.filter.wanted()), "打印")
        elif one is None or seen is None:
            return
        elif code == SHOW:
            self._show_paper()
        elif code == CASE and one.case_id is not None:
            self.go.emit(ToCase(one.line, one.case_id))
        elif code in (VOID, RED, DELIVER):
            self._ask(code, seen)

    def _ask(self, code: str, seen: PaperDetail) -> None:
        paper = seen.paper
        called = paper.number or paper.title

        def void(typed: Mapping[str, str]) -> None:
            papers.void(self.desk, paper.id, typed["reason"], copies_back=bool(typed["copies_back"]))

        def red(typed: Mapping[str, str]) -> None:
            papers.reverse(self.desk, paper.id, typed["reason"])

        def deliver(typed: Mapping[str, str]) -> None:
            papers.deliver(self.desk, paper.id, typed["to"])

        if code == VOID and not seen.void:
            about = "编号和各联都留着，打印时印“作废”。月结以后不能作废，只能冲红。"
            empty = {"reason": "", "copies_back": ""}
            self.ask(self.why_void, (f"{called}・作废", about), "作废", void, empty)
        elif code == RED and not seen.red:
            about = "另开一张红字单，金额为负，写明冲销的是这一张。由另一人办理。"
            self.ask(self.why_red, (f"{called}・冲红", about), "冲红", red, {"reason": ""})
        elif code == DELIVER and not seen.deliver:
            self.ask(
                self.whom,
                (f"{called}・登记交付", "交给本人或代领人以后登记。"),
                "登记交付",
                deliver,
                {"to": ""},
            )

    def _show_paper(self) -> None:
        seen = self._detail
        if seen is None:
            return

        def show() -> bool:
            self.preview.show_paper(seen.paper)
            return True

        if self.attempt(show, "预览"):
            self._shown.setCurrentIndex(1)
            self.moves.show_moves(self._acts(self.list.current()))
            self.preview.start()

    def _print(self) -> None:
        if self._shown.currentIndex() == 1:
            self.preview.print_now()
        else:
            self._show_paper()

    def _printed(self) -> None:
        self.changed.emit("paper", self.preview.paper)

    def _close_preview(self) -> None:
        self._shown.setCurrentIndex(0)
        self.show_state()
        self.focus_list()


def _same(chosen: RegisterRow, one: RegisterRow) -> bool:
    return (one.paper_id or one.number) == (chosen.paper_id or chosen.number)


def _facts(one: RegisterRow, seen: PaperDetail | None) -> list[tuple[str, str]]:
    if one.paper_id is None:
        return [("去向", one.fate_text)]
    named = [("姓名或单位", one.name), ("案件", one.case_number)]
    told = (
        list(seen.told)
        if seen is not None
        else [("编号", one.number or "没有单独编号"), ("开具", one.issued_text)]
    )
    return [*told, *((word, text) for word, text in named if text), ("去向", one.fate_text)]
