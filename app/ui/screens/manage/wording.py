"""Words of papers (管理 · 文书用语): what each place says, other words from a day on, drawn on a sample."""

from collections.abc import Sequence

from app.core.errors import CenterError
from app.services import papers, parameters
from app.services.desk import Desk
from app.services.papers import WordsRow, WordsView
from app.ui.notify import Notifier
from app.ui.screens.acts import Act
from app.ui.screens.arrange import Pages, column, holder
from app.ui.screens.manage.facts import Facts
from app.ui.screens.manage.standards import when
from app.ui.screens.manage.words_input import WordsInput
from app.ui.screens.parts.list_part import ListPart, fill
from app.ui.screens.plain_form import PlainForm
from app.ui.screens.preview.sheet_view import SheetView
from app.ui.style import Gap
from app.ui.table import Column, ListView

SET = "set_words"
UNSET = "照单位信息里的文号字头"
COLUMNS: tuple[Column[WordsView], ...] = (
    Column("lines", "业务", lambda one: one.lines, width=130),
    Column("papers", "文书", lambda one: one.titles, width=176),
    Column("label", "位置", lambda one: one.label, width=132),
    Column("text", "现在的用语", lambda one: one.text or UNSET),
)
ROWS: tuple[Column[WordsRow], ...] = (
    Column("when", "", lambda one: when(one.when), width=78),
    Column("from", "起用日", lambda one: one.from_text or "—", width=100),
    Column("text", "用语", lambda one: one.text or UNSET),
    Column("source", "依据", lambda one: one.source, width=150),
)


class WordingPart(ListPart[WordsView]):
    """管理 · 文书用语."""

    def __init__(self, desk: Desk, notifier: Notifier) -> None:
        super().__init__("wording", desk, notifier, COLUMNS, "文书用语")
        self._build()
        self._wire()

    def _build(self) -> None:
        self._facts = Facts()
        self.rows: ListView[WordsRow] = ListView(ROWS, "历次用语")
        shown = column(self._facts, self.rows, gap=Gap.CARD)
        shown.setStretch(0, 2)
        shown.setStretch(1, 1)
        self.words, self.sample = WordsInput(), SheetView()
        self.form_of_words = PlainForm(Gap.LABEL_CASE)
        self.form_of_words.add_free("text", "用语", self.words)
        self.form_of_words.add_line("valid_from", "起用日", "0105、+3、t=今天", figures=True)
        self.form_of_words.add_line("source", "依据", "文件名或文号，例如 武工发〔2026〕5号")
        self._left = Pages()
        self._left.addWidget(self.list)
        self._left.addWidget(self.sample)
        head = ("file-text", "文书用语", "改了只用在以后出的文书上")
        self.lay_out(head, self._left, holder(shown), (self.form_of_words,), (6, 5))

    def _wire(self) -> None:
        self.words.paused.connect(self._show_sample)

    # data

    def read(self) -> Sequence[WordsView]:
        """Every place whose words may be changed."""
        return papers.all_words(self.desk)

    def key(self, one: WordsView) -> object:
        """Its place."""
        return one.id

    def show_state(self) -> None:
        """The chosen place, what it says and said."""
        self._left.setCurrentIndex(0)
        one = self.list.current()
        if one is None:
            return
        self.show_words(f"{one.titles}・{one.label}")
        must = "、".join(f"{{{blank}}}" for blank in one.blanks[: one.needed])
        may = "、".join(f"{{{blank}}}" for blank in one.blanks[one.needed :])
        facts = [("用语", one.text or UNSET), ("必须有的占位", must), ("可以用的占位", may)]
        self._facts.show_facts(facts)
        fill(self.rows, one.rows)
        closed = parameters.changing_closed(self.desk) or None
        self.moves.show_moves((Act(SET, "改用语", "F10", primary=True, closed=closed),))

    # slots

    def act(self, code: str) -> None:
        """Other words, with the paper as it would look at the left."""
        one = self.list.current()
        if code != SET or one is None:
            return
        self._left.setCurrentIndex(1)
        self.ask(
            self.form_of_words,
            (
                f"{one.titles}・{one.label}",
                "左边是样张，停一下笔就照新的用语重画。占位写在花括号里，出文书时填上。",
            ),
            "起用新用语",
            lambda typed: papers.set_words(self.desk, one.id, typed),
            {"text": one.text, "valid_from": "t", "source": ""},
        )

    def _show_sample(self) -> None:
        """The sample with the words as typed; what is wrong with them stands beneath."""
        one = self.list.current()
        if one is None or self.form is None:
            return
        try:
            self.sample.show_pdf(papers.preview(self.desk, one.id, self.words.text()))
        except CenterError as wrong:
            self.words.say(wrong.sentence)
        else:
            self.words.say("")
