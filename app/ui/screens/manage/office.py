"""The office (管理 · 单位信息): what every paper says of it; the station is only shown."""

from app.services import office, parameters
from app.services.desk import Desk
from app.services.office import OfficeView
from app.ui.notify import Notifier
from app.ui.screens.acts import Act
from app.ui.screens.manage.facts import Facts
from app.ui.screens.page import Keys
from app.ui.screens.parts.part import Part
from app.ui.screens.plain_form import PlainForm
from app.ui.style import Gap

CHANGE = "change_office"
_FIELDS = (
    ("name", "单位名称"),
    ("union_name", "工会名称"),
    ("phone", "联系电话"),
    ("hotline", "服务热线"),
    ("address", "地址"),
    ("letter_word", "文号字头"),
)
_HINTS = {"letter_word": "文号里“字”前面的几个字，例如 武工信复"}


class OfficePart(Part):
    """管理 · 单位信息."""

    def __init__(self, desk: Desk, notifier: Notifier) -> None:
        super().__init__("office", desk, notifier)
        self._seen: OfficeView | None = None
        self._version = 0
        self._build()

    def _build(self) -> None:
        self._facts, self._place, self.office = Facts(), Facts(), PlainForm(Gap.LABEL_CASE)
        for code, word in _FIELDS:
            self.office.add_line(code, word, _HINTS.get(code, ""))
        head = ("building-2", "本站点", "设好以后不能改")
        self.lay_out(head, self._place, self._facts, (self.office,), (1, 2))

    # page

    def keys(self) -> Keys:
        """One move, no list."""
        return (("F1", "按键"), ("F10", "改单位信息"), ("Ctrl+Tab", "换一项"), ("Esc", "返回"))

    # data

    def renew(self) -> None:
        """The office is read again; what is being typed stays."""
        self._seen = self.attempt(lambda: office.office_view(self.desk)) or self._seen
        if self.form is None:
            self.show_state()

    def show_state(self) -> None:
        """The office as it is."""
        seen = self._seen
        if seen is None:
            return
        self.show_words("单位信息", "印在每一张文书上；改动只影响以后出的文书。")
        self._facts.show_facts([(word, seen.texts[code]) for code, word in _FIELDS])
        why = "编号里有站点代码，取过号就不能改。"
        self._place.show_facts([("站点代码", seen.station), ("所在地", seen.place), ("说明", why)])
        closed = parameters.changing_closed(self.desk) or None
        self.moves.show_moves((Act(CHANGE, "改单位信息", "F10", primary=True, closed=closed),))

    # slots

    def act(self, code: str) -> None:
        """Change what papers say."""
        seen = self._seen
        if code != CHANGE or seen is None:
            return
        self._version = seen.version
        self.ask(
            self.office,
            ("改单位信息", "已出的文书不变。"),
            "改单位信息",
            lambda typed: office.change_office(self.desk, self._version, typed),
            seen.texts,
        )

    def reloaded(self) -> None:
        """The next saving goes over what was read again."""
        if self._seen is not None:
            self._version = self._seen.version
