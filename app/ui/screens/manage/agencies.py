"""Bodies that people are sent to (管理 · 去向机构): address, telephone and hours on the refusal papers."""

from collections.abc import Sequence

from app.services import parameters
from app.services.desk import Desk
from app.services.parameters import Agency
from app.ui.notify import Notifier
from app.ui.screens.acts import Act
from app.ui.screens.manage.facts import Facts
from app.ui.screens.parts.list_part import ListPart
from app.ui.screens.plain_form import PlainForm
from app.ui.style import Gap
from app.ui.table import Column, Mark

ADD, CHANGE, REMOVE = "add_agency", "change_agency", "remove_agency"
_FIELDS = (("name", "名称"), ("address", "地址"), ("phone", "电话"), ("hours", "办公时间"))
COLUMNS: tuple[Column[Agency], ...] = (
    Column("name", "机构", lambda one: one.name, bold=True),
    Column("address", "地址", lambda one: one.address or Mark("待填", "amber")),
    Column("phone", "电话", lambda one: one.phone or "—", width=120),
)


class AgenciesPart(ListPart[Agency]):
    """管理 · 去向机构."""

    adds = True

    def __init__(self, desk: Desk, notifier: Notifier) -> None:
        super().__init__("agencies", desk, notifier, COLUMNS, "去向机构")
        self._version = 0
        self._build()
        self.listen("F2", lambda: self.act(ADD))

    def _build(self) -> None:
        self._facts, self.agency = Facts(), PlainForm(Gap.LABEL_CASE)
        for code, word in _FIELDS:
            self.agency.add_line(code, word)
        head = ("house", "去向机构", "不予受理告知书上“请到……办理”的单位")
        self.lay_out(head, self.list, self._facts, (self.agency,), (5, 4))

    # data

    def read(self) -> Sequence[Agency]:
        """Every body."""
        return parameters.all_agencies(self.desk)

    def key(self, one: Agency) -> object:
        """The body."""
        return one.id

    def show_state(self) -> None:
        """The chosen body."""
        one = self.list.current()
        closed = parameters.changing_closed(self.desk) or None
        acts = [Act(ADD, "添加机构", "F10", primary=True, closed=closed)]
        if one is not None:
            self.show_words(one.name, "文书里出现这个名称时，后面印上地址、电话和办公时间。")
            self._facts.show_facts([(word, getattr(one, code)) for code, word in _FIELDS[1:]])
            acts += [Act(CHANGE, "改资料", "F8", closed=closed), Act(REMOVE, "移除", closed=closed)]
        else:
            self.show_words("还没有去向机构", "添加后，文书里会印上它的地址和电话。")
            self._facts.show_facts(())
        self.moves.show_moves(acts)

    # slots

    def act(self, code: str) -> None:
        """Add a body, or change the chosen one."""
        one = self.list.current()
        if parameters.changing_closed(self.desk):
            return
        if code == ADD:
            told = ("添加去向机构", "名称照文书里的写法。")
            empty = dict.fromkeys((code for code, _ in _FIELDS), "")
            self.ask(self.agency, told, "添加", lambda typed: parameters.add_agency(self.desk, typed), empty)
        elif code == CHANGE and one is not None:
            self._version = one.version
            self.ask(
                self.agency,
                (f"{one.name}・改资料", "以后出的文书用新的，已出的不变。"),
                "改资料",
                lambda typed: parameters.change_agency(self.desk, one.id, self._version, typed),
                {code: getattr(one, code) for code, _ in _FIELDS},
            )
        elif code == REMOVE and one is not None:
            self.do("移除", lambda: parameters.remove_agency(self.desk, one.id, one.version))

    def reloaded(self) -> None:
        """The next saving goes over what was read again."""
        one = self.list.current()
        if one is not None:
            self._version = one.version
