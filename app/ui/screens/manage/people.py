"""People who work here (管理 · 人员): added with duties and a first password, new duties, new passwords."""

from collections.abc import Mapping, Sequence

from app.core.actor import EVERY_LINE
from app.core.errors import Invalid
from app.services import accounts
from app.services.accounts import AccountView
from app.services.desk import Desk
from app.ui.large_print import LargePrint
from app.ui.notify import Notice, Notifier
from app.ui.screens.acts import Act
from app.ui.screens.manage import duty_grid
from app.ui.screens.manage.duty_grid import DutyGrid
from app.ui.screens.manage.facts import Facts
from app.ui.screens.parts.list_part import ListPart
from app.ui.screens.plain_form import PlainForm
from app.ui.screens.waiting import Waiting
from app.ui.style import Gap
from app.ui.table import Column, Mark

ADD, DUTIES, OWN, PASSWORD, WINDOW, STOP, START, PRINT = (
    "add_person", "change_duties", "own_password", "reset_password", "change_window", "stop_person",
    "start_person", "large_print",
)  # fmt: skip
COLUMNS: tuple[Column[AccountView], ...] = (
    Column("name", "姓名", lambda one: one.name, width=88, bold=True),
    Column("duties", "职责", lambda one: accounts.duty_words(one.held) or "—"),
    Column("window", "窗口", lambda one: one.window or "—", width=88),
    Column("active", "状态", lambda one: Mark("在用", "green") if one.active else Mark("停用"), width=70),
)
_AGAIN = "两次打的不一样，请再打一次。"


class PeoplePart(ListPart[AccountView]):
    """管理 · 人员."""

    adds = True

    def __init__(self, desk: Desk, notifier: Notifier) -> None:
        super().__init__("people", desk, notifier, COLUMNS, "人员")
        self._lines = tuple((line.code, line.name) for line in desk.catalog.lines)
        self._print = LargePrint(desk.folder)
        self._waiting = Waiting(self)
        self._build()
        self._waiting.told.connect(self._show_wait)
        self.listen("F2", lambda: self.act(ADD))

    def _build(self) -> None:
        self._facts = Facts()
        self.add, self.duties = PlainForm(Gap.LABEL_CASE), PlainForm()
        self.add.add_line("name", "姓名")
        self.add.add_line("window", "窗口", "没有固定窗口可以不填")
        self.add.add_secret("password", "首个口令", "至少 8 个字符")
        self.add.add_secret("password_again", "再打一次")
        self.add.add_free("held", "", DutyGrid(self._lines))
        self.duties.add_free("held", "", DutyGrid(self._lines))
        self.window_form = PlainForm(Gap.LABEL_CASE)
        self.window_form.add_line("window", "窗口", "例如 3；没有固定窗口就清空")
        self.password, self.own = PlainForm(Gap.LABEL_CASE), PlainForm(Gap.LABEL_CASE)
        self.own.add_secret("old", "原口令")
        for form in (self.password, self.own):
            form.add_secret("password", "新口令", "至少 8 个字符")
            form.add_secret("password_again", "再打一次")
        forms = (self.add, self.duties, self.window_form, self.password, self.own)
        self.lay_out(("users", "人员", "谁能签到，能办哪些步骤"), self.list, self._facts, forms, (4, 5))

    # data

    def read(self) -> Sequence[AccountView]:
        """Everyone who works or worked here."""
        return accounts.people(self.desk)

    def key(self, one: AccountView) -> object:
        """The account."""
        return one.id

    def show_state(self) -> None:
        """The chosen person."""
        one = self.list.current()
        if one is None:
            return
        told = "每一步都记在他名下。" if one.active else "停用的人不能签到，办过的事仍记在他名下。"
        self.show_words(one.name, told)
        state = ("状态", "在用" if one.active else "停用")
        self._facts.show_facts((*self._told(one), ("窗口", one.window), state))
        closed = accounts.managing_closed(self.desk) or None
        self.moves.show_moves(
            (
                Act(ADD, "添加人员", "F10", primary=True, closed=closed),
                Act(DUTIES, "改职责", "F8", closed=closed),
                Act(OWN, "改我的口令"),
                Act(PASSWORD, "重设口令", closed=closed),
                Act(STOP, "停用", closed=closed) if one.active else Act(START, "启用", closed=closed),
                Act(WINDOW, "改窗口", closed=closed),
                Act(PRINT, "改用平常字" if self._print.wanted(self.desk.actor.id) else "改用大字"),
            )
        )

    def _told(self, one: AccountView) -> list[tuple[str, str]]:
        """What is held, line by line, those for all lines first."""
        told = []
        for line, word in ((EVERY_LINE, "全部业务"), *self._lines):
            here = [held for held in one.held if held.line == line]
            if here or line == EVERY_LINE:
                told.append((word, accounts.duty_words(here)))
        return told

    # slots

    def act(self, code: str) -> None:
        """Add somebody, change the chosen person, or the own password."""
        one = self.list.current()
        if code == ADD and not accounts.managing_closed(self.desk):
            about = "首个口令当面告诉本人，请他签到后马上改掉。"
            empty = dict.fromkeys(("name", "window", "password", "password_again", "held"), "")
            self.ask(self.add, ("添加人员", about), "添加", self._add, empty, later=True)
        elif code == OWN:
            name = self.desk.actor.name
            empty = dict.fromkeys(("old", "password", "password_again"), "")
            about = "改好后用新口令签到，旧口令马上不能用。"
            self.ask(self.own, (f"{name}・改我的口令", about), "改口令", self._own, empty, later=True)
            self._await()
        elif code == PRINT:
            self._turn_print()
        elif one is not None and not accounts.managing_closed(self.desk):
            self._act_on(code, one)

    def _turn_print(self) -> None:
        """Large print for whoever is signed in, or no more."""
        wanted = self.attempt(lambda: self._print.turn(self.desk.actor.id))
        if wanted is not None:
            self.show_state()
            word = "大字" if wanted else "平常字"
            self.strip.show_strip("done", f"已改用{word}，{self.desk.actor.name}下次签到起生效。")

    def _act_on(self, code: str, one: AccountView) -> None:
        if code == DUTIES:
            held = {"held": duty_grid.write(one.held)}
            about = "下次签到起生效。角色管步骤，岗位是业务上指定的人；只管一条线的，勾在那一行。"
            self.ask(
                self.duties,
                (f"{one.name}・改职责", about),
                "改职责",
                lambda typed: accounts.change_duties(self.desk, one.id, duty_grid.read(typed["held"])),
                held,
            )
        elif code == WINDOW:
            self.ask(
                self.window_form,
                (f"{one.name}・改窗口", "下次签到起印在回执上。"),
                "改窗口",
                lambda typed: accounts.change_window(self.desk, one.id, typed["window"]),
                {"window": one.window},
            )
        elif code == PASSWORD:
            empty = {"password": "", "password_again": ""}
            told = (f"{one.name}・重设口令", "新口令当面告诉本人。")
            self.ask(
                self.password, told, "重设口令", lambda typed: self._reset(one, typed), empty, later=True
            )
        elif code in {STOP, START}:
            word = "停用" if code == STOP else "启用"
            self.do(word, lambda: accounts.set_active(self.desk, one.id, active=code == START))

    def _add(self, typed: Mapping[str, str]) -> None:
        _same(typed)
        held = duty_grid.read(typed["held"])
        accounts.add_person(self.desk, typed["name"], held, typed["password"], typed["window"])

    def _reset(self, one: AccountView, typed: Mapping[str, str]) -> None:
        _same(typed)
        accounts.reset_password(self.desk, one.id, typed["password"])

    def _failed(self, notice: Notice) -> None:
        super()._failed(notice)
        if self.form is self.own:
            self._await()

    def _await(self) -> None:
        """Who tried too often waits; the strip counts it down."""
        desk = self.desk
        self._waiting.begin(lambda: accounts.waiting(desk.folder, desk.clock, desk.actor.id))

    def _show_wait(self, said: str) -> None:
        if self.form is not self.own:
            self._waiting.stop()
        elif said:
            self.strip.show_strip("stop", said, icon="hourglass", closable=False)
        else:
            self.strip.hide()

    def _own(self, typed: Mapping[str, str]) -> None:
        _same(typed)
        accounts.change_own_password(self.desk, typed["old"], typed["password"])


def _same(typed: Mapping[str, str]) -> None:
    """Raises Invalid where the second password is another (两次口令)."""
    if typed["password"] != typed["password_again"]:
        raise Invalid(_AGAIN, field="password_again")
