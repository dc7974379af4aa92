"""Formats of the banks' files (管理 · 银行模板): the office's own, dated, and examples to begin from."""

from collections.abc import Sequence

from app.services import batches, parameters
from app.services.batches import Preview, TemplateView
from app.services.desk import Desk
from app.ui.notify import Notifier
from app.ui.screens.acts import Act
from app.ui.screens.arrange import column, holder, row
from app.ui.screens.manage.facts import Facts
from app.ui.screens.manage.spec_input import SpecInput, show_preview, text_box
from app.ui.screens.parts.list_part import ListPart
from app.ui.screens.plain_form import PlainForm
from app.ui.style import Gap, Height, Type, px
from app.ui.table import Column, Mark
from app.ui.widgets.labels import label

ADD, CHANGE = "add_template", "change_template"


def _mark(one: TemplateView) -> Mark:
    if one.example:
        return Mark("示例", "amber")
    now = any(row.when == "now" for row in one.rows)
    return Mark("现行", "green", "check") if now else Mark("将起用", "plain", "clock")


COLUMNS: tuple[Column[TemplateView], ...] = (
    Column("name", "银行模板", lambda one: one.name, bold=True),
    Column("state", "状态", _mark, width=84),
    Column("from", "起用日", lambda one: one.rows[0].from_text if one.rows else "—", width=104),
)


class BankTemplatesPart(ListPart[TemplateView]):
    """管理 · 银行模板."""

    adds = True

    def __init__(self, desk: Desk, notifier: Notifier) -> None:
        super().__init__("bank_templates", desk, notifier, COLUMNS, "银行模板")
        self._build()
        self.listen("F2", lambda: self.act(ADD))

    def _build(self) -> None:
        self._facts = Facts()
        self._facts.setFixedHeight(px(Height.LABEL))
        self.spec = text_box("shown_spec", 8, fixed=True)
        self.file, self.answer = (
            text_box("shown_file", 4, fixed=True),
            text_box("shown_answer", 4, fixed=True),
        )
        samples = row(
            column(label("报盘样张", Type.CARD), self.file, gap=Gap.TIGHT),
            column(label("回盘样张", Type.CARD), self.answer, gap=Gap.TIGHT),
        )
        shown = column(self._facts, self.spec, samples, gap=Gap.TIGHT)
        shown.setStretch(1, 1)
        self.template = PlainForm(Gap.LABEL_CASE)
        self.template.add_line("name", "名称", "银行和用途，例如 农商行代发")
        self.template.add_line("valid_from", "起用日", "0105、+3、t=今天", figures=True)
        self.template.add_line("source", "依据", "银行给的格式说明，例如 农商行代发说明 2026版")
        self.template.add_free("spec", "", SpecInput(self._look))
        head = ("banknote", "银行模板", "报盘文件和回盘文件的格式")
        self.lay_out(head, self.list, holder(shown), (self.template,), (4, 7))

    # data

    def read(self) -> Sequence[TemplateView]:
        """The office's templates, then the examples."""
        return batches.templates(self.desk)

    def key(self, one: TemplateView) -> object:
        """Its code."""
        return one.code, one.example

    def show_state(self) -> None:
        """The chosen template and how its files look."""
        one = self.list.current()
        if one is None:
            return
        about = "示例不能直接报盘。按 F10 以它为底，改成开户银行的格式。" if one.example else ""
        self.show_words(one.name, about)
        rows = "；".join(f"{row.from_text}（{row.source}）" for row in one.rows)
        self._facts.show_facts([("依据" if one.example else "各版", one.source if one.example else rows)])
        self.spec.setPlainText(one.spec)
        show_preview(self._look, one.spec, self.file, self.answer, self._say)
        self._show_acts(one)

    def _show_acts(self, one: TemplateView) -> None:
        closed = parameters.changing_closed(self.desk) or None
        if one.example:
            self.moves.show_moves((Act(ADD, "以示例为底新建", "F10", primary=True, closed=closed),))
            return
        change = Act(CHANGE, "起用新格式", "F10", primary=True, closed=closed)
        self.moves.show_moves((change, Act(ADD, "复制为新模板", "F2", closed=closed)))

    # slots

    def act(self, code: str) -> None:
        """A new template after the chosen one, or other formats of the chosen one."""
        one = self.list.current()
        if one is None or parameters.changing_closed(self.desk):
            return
        spec = one.spec
        if code == ADD:
            self.ask(
                self.template,
                ("新建银行模板", "照银行给的格式说明逐项改，样张对了再保存。"),
                "保存",
                lambda typed: batches.add_template(self.desk, typed),
                {"name": "", "valid_from": "t", "source": "", "spec": spec},
            )
        elif code == CHANGE and not one.example:
            self.ask(
                self.template,
                (f"{one.name}・新格式", "从起用日起用新格式，已经报出的文件不变。"),
                "起用新格式",
                lambda typed: batches.change_template(self.desk, one.code, typed),
                {"name": one.name, "valid_from": "t", "source": "", "spec": spec},
            )

    def _look(self, text: str) -> Preview:
        return batches.preview(text, self.desk.today)

    def _say(self, sentence: str) -> None:
        if sentence:
            self.strip.show_strip("stop", sentence)
