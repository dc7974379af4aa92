"""Parameters (管理 · 参数): numbers of the office with their dates and sources; what is not set yet."""

from collections.abc import Sequence

from app.services import parameters
from app.services.desk import Desk
from app.services.parameters import ParameterRow, ParameterView
from app.ui.notify import Notifier
from app.ui.screens.acts import Act
from app.ui.screens.arrange import column, holder
from app.ui.screens.manage.facts import Facts
from app.ui.screens.parts.list_part import ListPart, fill
from app.ui.screens.plain_form import PlainForm
from app.ui.style import Gap
from app.ui.table import Cell, Column, ListView, Mark

SET = "set_parameter"
_WHEN = {"now": Mark("现行", "green"), "later": Mark("将起用", "blue"), "past": Mark("已失效")}
COLUMNS: tuple[Column[ParameterView], ...] = (
    Column("group", "业务", lambda one: one.group, width=88),
    Column("name", "参数", lambda one: one.name, bold=True),
    Column("value", "现行值", lambda one: one.value or Mark("待填", "amber"), width=100),
    Column("from", "起用日", lambda one: one.from_text, width=100),
)
ROWS: tuple[Column[ParameterRow], ...] = (
    Column("when", "", lambda one: when(one.when), width=78),
    Column("value", "值", lambda one: one.value, bold=True),
    Column("from", "起用日", lambda one: one.from_text, width=100),
    Column("to", "止", lambda one: one.to_text or "—", width=100),
    Column("source", "依据", lambda one: one.source),
)


def when(code: str) -> Cell:
    """Whether a dated row holds, as a chip (现行)."""
    return _WHEN[code]


class StandardsPart(ListPart[ParameterView]):
    """管理 · 参数."""

    def __init__(self, desk: Desk, notifier: Notifier) -> None:
        super().__init__("standards", desk, notifier, COLUMNS, "参数")
        self._build()

    def _build(self) -> None:
        self._facts = Facts()
        self.rows: ListView[ParameterRow] = ListView(ROWS, "历次取值")
        shown = column(self._facts, self.rows, gap=Gap.CARD)
        shown.setStretch(1, 1)
        self.form_of_value = PlainForm(Gap.LABEL_CASE)
        self.form_of_value.add_line("value", "新值")
        self.form_of_value.add_line("valid_from", "起用日", "0105、+3、t=今天", figures=True)
        self.form_of_value.add_line("source", "依据", "文件名或文号，例如 武工发〔2026〕5号")
        self.lay_out(
            ("calculator", "参数", "天数、金额、标准，都有起用日和依据"),
            self.list,
            holder(shown),
            (self.form_of_value,),
            (5, 4),
        )

    # data

    def read(self) -> Sequence[ParameterView]:
        """Every parameter."""
        return parameters.parameters(self.desk)

    def key(self, one: ParameterView) -> object:
        """Its key."""
        return one.key

    def show_state(self) -> None:
        """The chosen parameter and its rows."""
        one = self.list.current()
        if one is None:
            return
        self.show_words(one.name, "" if one.value else "还没有填。没填以前，用到它的步骤会提示或不能办。")
        facts = [("现行值", one.value or "待填"), ("起用日", one.from_text), ("依据", one.source)]
        if one.law:
            facts.append(("说明", "依据是法规，改动要写明新的依据。"))
        self._facts.show_facts(facts)
        fill(self.rows, one.rows)
        closed = parameters.changing_closed(self.desk) or None
        word = "起用新值" if one.rows else "填写"
        self.moves.show_moves((Act(SET, word, "F10", primary=True, closed=closed),))

    # slots

    def act(self, code: str) -> None:
        """A new value from a day on."""
        one = self.list.current()
        if code != SET or one is None:
            return
        unit = f"单位：{one.unit}。" if one.unit else ""
        about = f"{unit}到起用日为止仍用现在的值，已经起算的期限不变。"
        self.ask(
            self.form_of_value,
            (f"{one.name}・新值", about),
            "起用新值",
            lambda typed: parameters.set_parameter(self.desk, one.key, typed),
            {"value": "", "valid_from": "t", "source": ""},
        )
