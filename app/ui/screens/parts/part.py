"""A part of 管理 (管理分页): at the left what there is, at the right one of it or a form, moves beneath."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.services.desk import Desk
from app.ui.notify import Notice, Notifier, show
from app.ui.screens.acts import Act
from app.ui.screens.arrange import Pages, column, row, sheet
from app.ui.screens.page import Keys, Page
from app.ui.screens.plain_form import PlainForm
from app.ui.screens.scrolled import Scrolled
from app.ui.style import Gap, Type
from app.ui.tasks import Runner
from app.ui.widgets.labels import icon_label, label
from app.ui.widgets.move_bar import MoveBar

GO, BACK = "go", "back"
KEYS: Keys = (
    ("F10", "下一步"),
    ("F8", "第二步"),
    ("↑↓", "选"),
    ("Ctrl+Tab", "换一项"),
    ("Esc", "返回"),
)
RELOAD = "reload"
Submit = Callable[[Mapping[str, str]], object]


class Part(Page):
    """A part (分页) with its own moves; a form opened by `ask` stands at the right until done or left."""

    adds = False
    """Whether F2 adds one to what there is."""

    def __init__(self, code: str, desk: Desk, notifier: Notifier, parent: QWidget | None = None) -> None:
        super().__init__(notifier, parent)
        self.setObjectName(code)
        self.desk = desk
        self.moves = MoveBar()
        self.form: PlainForm | None = None
        self.title, self.about = label("", Type.CASE), label("", tone="second", wrap=True)
        self._right = Pages()
        self._runner = Runner(self)
        self._forms: tuple[PlainForm, ...] = ()
        self._submit: Submit | None = None
        self._word = ""
        self._later = False
        self._runner.busy.connect(lambda busy: self._right.setEnabled(not busy))
        self.moves.move_chosen.connect(self._chosen)
        self.strip.chosen.connect(self._reload)

    def lay_out(
        self,
        head: tuple[str, str, str],
        left: QWidget,
        shown: QWidget,
        forms: Sequence[PlainForm],
        weights: tuple[int, int] = (1, 1),
    ) -> None:
        """Left what there is under its head (icon, title, sentence), right what is chosen or a form."""
        icon, title, sentence = head
        told = row(icon_label(icon), label(title, Type.CASE), 1, label(sentence, tone="second"))
        whole_left = column(told, left, gap=Gap.CARD)
        whole_left.setStretch(1, 1)
        self._right.addWidget(shown)
        self.take_forms(forms)
        whole_right = column(self.title, self.about, self._right, gap=Gap.CARD)
        whole_right.setStretch(2, 1)
        body = row(sheet(whole_left, across=Gap.WIDE), sheet(whole_right, across=Gap.WIDE), gap=Gap.PAGE)
        body.setStretch(0, weights[0])
        body.setStretch(1, weights[1])
        whole = column(body, self.strip, self.moves)
        whole.setStretch(0, 1)
        self.setLayout(whole)

    def take_forms(self, forms: Sequence[PlainForm]) -> None:
        """The forms that may stand at the right, after what is chosen."""
        self._forms = tuple(forms)
        for form in forms:
            self._right.addWidget(form if form.scrolls else Scrolled(column(form, 1)))

    # for the parts

    def act(self, code: str) -> None:
        """Do what a button of the bar says."""

    def show_state(self) -> None:
        """Show what is chosen, and its moves."""

    def focus_list(self) -> None:
        """Put the caret where work begins."""

    def reloaded(self) -> None:
        """What another one saved was read again under an open form, whose texts stay."""

    # page

    def keys(self) -> Keys:
        """The keys of 管理, F2 where something can be added."""
        return (("F1", "按键"), *((("F2", "添加"),) if self.adds else ()), *KEYS)

    def enter(self) -> None:
        """What there is is read again."""
        self.renew()
        if self.form is None:
            self.focus_list()

    def back(self) -> bool:
        """From a form to what is chosen."""
        if self.form is None:
            return False
        self._leave_form()
        return True

    # forms

    def ask(
        self,
        form: PlainForm,
        texts: tuple[str, str],
        word: str,
        submit: Submit,
        values: Mapping[str, str],
        *,
        later: bool = False,
    ) -> None:
        """Open a form with its title and a sentence; F10 hands what is typed to `submit`, which may raise.

        `later` does it on the worker thread (a new password takes its time).
        """
        self.form, self._submit, self._later, self._word = form, submit, later, word
        self.strip.hide()
        self.title.setText(texts[0])
        self.about.setText(texts[1])
        self.about.show()
        self._right.setCurrentIndex(1 + self._forms.index(form))
        form.show_values(values)
        self.moves.show_moves((Act(GO, word, "F10", primary=True), Act(BACK, "返回")))
        form.start()

    def do(self, word: str, act: Callable[[], object]) -> None:
        """Do one thing at once and tell that it is done."""
        self.strip.hide()
        if self.notifier.attempt(lambda: act() or True, self._failed, word):
            self._done(word)

    def _chosen(self, code: str) -> None:
        if code == BACK:
            self._leave_form()
        elif code == GO:
            self._go()
        else:
            self.act(code)

    def _go(self) -> None:
        form, submit, word = self.form, self._submit, self._word
        if form is None or submit is None:
            return
        typed = form.typed()
        self.strip.hide()
        if self._later:
            self._runner.run(
                lambda _: submit(typed) or True,
                lambda _: self._done(word),
                lambda error: self._failed(self.notifier.notice(error, word)),
            )
        elif self.notifier.attempt(lambda: submit(typed) or True, self._failed, word):
            self._done(word)

    def _reload(self, code: str) -> None:
        if code == RELOAD:
            self.strip.hide()
            self.renew()
            self.reloaded()

    def _failed(self, notice: Notice) -> None:
        if self.form is not None and notice.faults:
            self.form.show_faults(notice.faults)
        else:
            show(notice, self.strip)

    def _done(self, word: str) -> None:
        self.form = None
        self.changed.emit("reference", None)
        self._leave_form()
        self.strip.show_strip("done", f"{word}办好了。")

    def _leave_form(self) -> None:
        self.form = None
        self._right.setCurrentIndex(0)
        self.show_state()
        self.focus_list()

    def show_words(self, title: str, about: str = "") -> None:
        """The title at the right and a sentence beneath it."""
        self.title.setText(title)
        self.about.setText(about)
        self.about.setVisible(bool(about))


def focus(part: QWidget) -> None:
    """Put the caret into a part (移入焦点)."""
    part.setFocus(Qt.FocusReason.OtherFocusReason)
