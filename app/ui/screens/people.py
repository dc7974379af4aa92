"""People who work here (管理 · 人员): adding with roles and a first password, new roles, new passwords."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.core.actor import Role
from app.core.page import Page as Rows
from app.services import accounts
from app.services.accounts import AccountView
from app.services.desk import Desk
from app.ui.notify import Notice, Notifier, show
from app.ui.screens.acts import Act
from app.ui.screens.arrange import column, row, sheet
from app.ui.screens.page import Keys, Page
from app.ui.screens.plain_form import PlainForm
from app.ui.style import Gap, Type
from app.ui.table import Column, ListView, Mark
from app.ui.tasks import Runner
from app.ui.widgets.labels import icon_label, label
from app.ui.widgets.move_bar import MoveBar

ADD, ADD_NOW, ROLES, PASSWORD, STOP, START, BACK = (
    "add_person", "add_now", "change_roles", "reset_password", "stop_person", "start_person", "back"
)  # fmt: skip
ROLE_CHOICES = tuple((role.value, role.label) for role in Role)
KEYS: Keys = (
    ("F1", "按键"),
    ("F2", "添加人员"),
    ("F10", "下一步"),
    ("↑↓", "选"),
    ("F3", "查找"),
    ("Esc", "返回"),
)
COLUMNS: tuple[Column[AccountView], ...] = (
    Column("name", "姓名", lambda one: one.name, width=96, bold=True),
    Column("roles", "角色", lambda one: "、".join(role.label for role in one.roles)),
    Column("window", "窗口", lambda one: one.window or "—", width=110),
    Column("active", "状态", lambda one: Mark("在用", "green") if one.active else Mark("停用"), width=78),
)


class PeoplePage(Page):
    """管理 · 人员."""

    def __init__(self, desk: Desk, notifier: Notifier, parent: QWidget | None = None) -> None:
        super().__init__(notifier, parent)
        self._desk = desk
        self._runner = Runner(self)
        self._asked = ""
        self._build()
        self._wire()

    # build

    def _build(self) -> None:
        self.setObjectName("manage")
        self.list: ListView[AccountView] = ListView(COLUMNS, "人员")
        self.list.setObjectName("people")
        head = row(
            icon_label("users"), label("人员", Type.CASE), 1, label("谁能签到，能办哪些步骤", tone="second")
        )
        left = column(head, self.list, gap=Gap.CARD)
        left.setStretch(1, 1)
        self._title, self._about = label("", Type.CASE), label("", tone="second", wrap=True)
        self._forms = QStackedWidget()
        self._person = self._build_facts()
        self.add = self._build_add()
        self.roles = PlainForm()
        self.roles.add_ticks("roles", "角色", ROLE_CHOICES)
        self.password = PlainForm()
        self.password.add_secret("password", "新口令", "至少 8 个字符")
        self.password.add_secret("password_again", "再打一次")
        for form in (self._person, self.add, self.roles, self.password):
            self._forms.addWidget(form)
        right = column(self._title, self._about, self._forms, 1, gap=Gap.CARD)
        self.moves = MoveBar()
        body = row(sheet(left, across=Gap.WIDE), sheet(right, across=Gap.WIDE), gap=Gap.PAGE)
        body.setStretch(0, 1)
        body.setStretch(1, 1)
        whole = column(body, self.strip, self.moves)
        whole.setStretch(0, 1)
        whole.setContentsMargins(Gap.PAGE, Gap.PAGE, Gap.PAGE, Gap.CARD)
        self.setLayout(whole)

    def _build_facts(self) -> QWidget:
        self._facts = label("", wrap=True)
        self._facts.setAlignment(Qt.AlignmentFlag.AlignTop)
        return self._facts

    def _build_add(self) -> PlainForm:
        form = PlainForm()
        form.add_line("name", "姓名")
        form.add_line("window", "窗口", "没有固定窗口可以不填")
        form.add_ticks("roles", "角色", ROLE_CHOICES)
        form.add_secret("password", "首个口令", "至少 8 个字符")
        form.add_secret("password_again", "再打一次")
        return form

    def _wire(self) -> None:
        self.list.chosen.connect(self._show_one)
        self.moves.move_chosen.connect(self._act)
        self._runner.busy.connect(lambda busy: self._forms.setEnabled(not busy))
        self.listen("F2", lambda: self._act(ADD))

    # page

    def keys(self) -> Keys:
        """The keys of 管理."""
        return KEYS

    def enter(self) -> None:
        """The list is read again."""
        self.renew()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def renew(self) -> None:
        """The list is read again; what is being typed stays."""
        chosen = self.list.current()
        found = self.attempt(lambda: accounts.people(self._desk))
        if found is not None:
            self.show_people(found, chosen.id if chosen is not None else None)

    def back(self) -> bool:
        """From a form to the person."""
        if self._asked:
            self._leave_form()
            return True
        return False

    # data

    def show_people(self, people: tuple[AccountView, ...], chosen: UUID | None) -> None:
        """Show everyone, the chosen one chosen."""
        self.list.load(lambda _: Rows(people, None, len(people)))
        if chosen is None or not self.list.choose(lambda one: one.id == chosen):
            self.list.choose_first()

    def _show_one(self, one: AccountView) -> None:
        if self._asked:
            return
        self._title.setText(one.name)
        self._about.setText(
            "停用的人不能签到，办过的事仍记在他名下。" if not one.active else "每一步都记在他名下。"
        )
        lines = (
            ("角色", "、".join(role.label for role in one.roles) or "—"),
            ("窗口", one.window or "—"),
            ("状态", "在用" if one.active else "停用"),
        )
        self._facts.setText("\n".join(f"{word}　{text}" for word, text in lines))
        self._forms.setCurrentWidget(self._person)
        closed = accounts.managing_closed(self._desk) or None
        self.moves.show_moves(
            (
                Act(ADD, "添加人员", "F10", primary=True, closed=closed),
                Act(ROLES, "改角色", "F8", closed=closed),
                Act(PASSWORD, "重设口令", closed=closed),
                Act(STOP, "停用", closed=closed) if one.active else Act(START, "启用", closed=closed),
            )
        )

    # slots

    def _act(self, code: str) -> None:
        one = self.list.current()
        if code == ADD and not accounts.managing_closed(self._desk):
            self._open(self.add, "添加人员", "首个口令当面告诉本人，请他签到后马上改掉。", (ADD_NOW, "添加"))
            self.add.show_values(dict.fromkeys(("name", "window", "password", "password_again", "roles"), ""))
            self.add.start()
        elif code == ADD_NOW:
            self._add_now()
        elif code == BACK:
            self._leave_form()
        elif one is not None:
            self._act_on(code, one)

    def _act_on(self, code: str, one: AccountView) -> None:
        if code == ROLES and self._asked != ROLES:
            self._open(self.roles, f"{one.name}・改角色", "下次签到起生效。", (ROLES, "存角色"))
            self.roles.show_values({"roles": " ".join(role.value for role in one.roles)})
            self.roles.start()
        elif code == ROLES:
            wanted = _roles(self.roles.typed()["roles"])
            self._try(lambda: accounts.change_roles(self._desk, one.id, wanted), self.roles, "改角色")
        elif code == PASSWORD and self._asked != PASSWORD:
            self._open(self.password, f"{one.name}・重设口令", "新口令当面告诉本人。", (PASSWORD, "重设"))
            self.password.show_values({"password": "", "password_again": ""})
            self.password.start()
        elif code == PASSWORD:
            typed = self.password.typed()
            if self._same(typed, self.password):
                self._later(
                    lambda: accounts.reset_password(self._desk, one.id, typed["password"]),
                    self.password,
                    "重设口令",
                )
        elif code in {STOP, START}:
            self._try(
                lambda: accounts.set_active(self._desk, one.id, active=code == START),
                None,
                "停用" if code == STOP else "启用",
            )

    def _open(self, form: PlainForm, title: str, about: str, go: tuple[str, str]) -> None:
        self._asked = go[0]
        self.strip.hide()
        self._title.setText(title)
        self._about.setText(about)
        self._forms.setCurrentWidget(form)
        self.moves.show_moves((Act(go[0], go[1], "F10", primary=True), Act(BACK, "返回")))

    def _leave_form(self) -> None:
        self._asked = ""
        one = self.list.current()
        if one is not None:
            self._show_one(one)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_now(self) -> None:
        typed = self.add.typed()
        if self._same(typed, self.add):
            self._later(
                lambda: accounts.add_person(
                    self._desk, typed["name"], _roles(typed["roles"]), typed["password"], typed["window"]
                ),
                self.add,
                "添加",
            )

    def _same(self, typed: dict[str, str], form: PlainForm) -> bool:
        if typed["password"] != typed["password_again"]:
            form.show_faults({"password_again": "两次打的不一样，请再打一次。"})
            return False
        return True

    def _later(self, act: Callable[[], object], form: PlainForm, doing: str) -> None:
        self._runner.run(
            lambda _: act() or True,
            lambda _: self._done(f"{doing}办好了。"),
            lambda error: self._failed(self.notifier.notice(error, doing), form),
        )

    def _try(self, act: Callable[[], object], form: PlainForm | None, doing: str) -> None:
        done = self.notifier.attempt(lambda: act() or True, lambda notice: self._failed(notice, form), doing)
        if done:
            self._done(f"{doing}办好了。")

    def _failed(self, notice: Notice, form: PlainForm | None) -> None:
        if form is not None and notice.faults:
            form.show_faults(notice.faults)
        else:
            show(notice, self.strip)

    def _done(self, told: str) -> None:
        self._asked = ""
        self.changed.emit("account", None)
        self._leave_form()
        self.strip.show_strip("done", told)


def _roles(text: str) -> list[Role]:
    return [Role(one) for one in text.split()]
