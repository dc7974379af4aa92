"""Materials lists (管理 · 材料清单): what each matter asks for, added, changed, retired from a day on."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.services import parameters
from app.services.desk import Desk
from app.services.parameters import MaterialView
from app.ui.notify import Notifier
from app.ui.screens.acts import Act
from app.ui.screens.manage.levels import LevelsPart
from app.ui.screens.manage.standards import when
from app.ui.screens.plain_form import PlainForm
from app.ui.style import Gap
from app.ui.table import Column, Mark

ADD, CHANGE, RETIRE = "add_material", "change_material", "retire_material"
_NEEDS = {"必要": "blue", "可容缺": "amber", "视情况": "plain"}


@dataclass(frozen=True, slots=True)
class MatterRow:
    """A matter at the left (事项)."""

    id: str
    no: str
    name: str
    line: str


MATTERS: tuple[Column[MatterRow], ...] = (
    Column("no", "编号", lambda one: one.no, width=62),
    Column("name", "事项", lambda one: one.name, bold=True),
    Column("line", "业务", lambda one: one.line, width=88),
)
MATERIALS: tuple[Column[MaterialView], ...] = (
    Column("when", "", lambda one: when(one.when), width=62),
    Column("name", "材料", lambda one: one.name, bold=True),
    Column("need", "必要程度", lambda one: Mark(one.need, _NEEDS[one.need]), width=84),
    Column("if_so", "什么情况", lambda one: one.if_so or "—"),
    Column("form", "形式", lambda one: f"{one.form} {one.copies} 份", width=90),
    Column("from", "起用日", lambda one: one.from_text, width=92),
)


class ChecklistsPart(LevelsPart[MatterRow, MaterialView]):
    """管理 · 材料清单."""

    adds = True

    def __init__(self, desk: Desk, notifier: Notifier) -> None:
        super().__init__("checklists", desk, notifier, (MATTERS, MATERIALS), ("事项", "材料"))
        self._build()
        self.listen("F2", lambda: self.act(ADD))

    def _build(self) -> None:
        self.material, self.last_day = PlainForm(Gap.LABEL_FORM), PlainForm(Gap.LABEL_CASE)
        self.material.add_line("name", "材料名称")
        self.material.add_choice("need", "必要程度", tuple(parameters.NEEDS.items()))
        self.material.add_choice("condition", "什么情况要交", ())
        self.material.add_choice("form", "提交形式", tuple(parameters.PAPERS.items()))
        self.material.add_line("copies", "份数", figures=True)
        self.material.add_line("valid_from", "起用日", "0105、+3、t=今天", figures=True)
        self.material.add_line("source", "依据", "文件名、文号或内部决定")
        self.last_day.add_line("valid_from", "停用日", "从这一天起不再要，0105、+3、t=今天", figures=True)
        head = ("file-text", "材料清单", "每个事项要交什么")
        self.lay_out(head, self.list, self.rows, (self.material, self.last_day), (1, 2))

    # data

    def read(self) -> Sequence[MatterRow]:
        """Every matter of every line."""
        return tuple(
            MatterRow(matter.id, matter.no, matter.name, line.name)
            for line in self.desk.catalog.lines
            for matter in line.matters
        )

    def key(self, one: MatterRow) -> object:
        """The matter."""
        return one.id

    def read_rows(self, one: MatterRow) -> Sequence[MaterialView]:
        """Its materials."""
        return parameters.checklist(self.desk, one.id)

    def row_key(self, row: MaterialView) -> object:
        """The material from its day on."""
        return row.code, row.from_text

    def show_one(self, one: MatterRow) -> None:
        """The matter."""
        self.show_words(f"{one.no} {one.name}", "改动从起用日起生效，已登记的案件照登记时的清单。")

    def show_row(self) -> None:
        """The chosen material whole, and what may be done to it."""
        one, item = self.list.current(), self.rows.current()
        if one is not None and item is not None:
            asked = item.if_so or "都要交"
            told = f"{item.name}：{item.need}，{asked}，{item.form} {item.copies} 份。依据：{item.source}。"
            self.show_words(f"{one.no} {one.name}", told)
        closed = parameters.changing_closed(self.desk) or None
        over = "这一份已经停用。" if item is not None and item.when == "past" else None
        over = over or ("这个事项还没有材料。" if item is None else None)
        fixed = "这份材料依法不能免交。" if item is not None and item.fixed else None
        self.moves.show_moves(
            (
                Act(ADD, "添加材料", "F10", primary=True, closed=closed),
                Act(CHANGE, "改要求", "F8", closed=closed or over),
                Act(RETIRE, "停用", closed=closed or over or fixed),
            )
        )

    # slots

    def act(self, code: str) -> None:
        """Add a material, or change the chosen one."""
        one, item = self.list.current(), self.rows.current()
        if one is None or parameters.changing_closed(self.desk):
            return
        if code == RETIRE and item is not None:
            self.ask(
                self.last_day,
                (f"{item.name}・停用", "已登记的案件仍有这一份。"),
                "停用",
                lambda typed: parameters.retire_material(self.desk, one.id, item.code, typed),
                {"valid_from": "+1"},
            )
            return
        choices = (("", "都要交"), *parameters.conditions(self.desk, one.id))
        self.material.set_choices("condition", choices)
        if code == ADD:
            self.ask(
                self.material,
                (f"{one.name}・添加材料", "视情况要交的，请选什么情况要交。"),
                "添加材料",
                lambda typed: parameters.add_material(self.desk, one.id, typed),
                dict(_EMPTY),
            )
        elif code == CHANGE and item is not None:
            self.ask(
                self.material,
                (f"{item.name}・改要求", "到起用日为止仍照现在的要求。"),
                "改要求",
                lambda typed: parameters.change_material(self.desk, one.id, item.code, typed),
                {**item.edit, "valid_from": "t", "source": ""},
            )


_EMPTY = {
    "name": "",
    "need": "required",
    "condition": "",
    "form": "original",
    "copies": "1",
    "valid_from": "t",
    "source": "",
}
