"""Steps on the roster of a campaign (名册办理): filled, read in, struck out, kept, put right, handed over."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from app.core.errors import Fault, Invalid
from app.lines.relief.commands import campaigns
from app.lines.relief.commands.campaigns import CampaignView, Filled, LineRow
from app.lines.relief.pages.campaigns import acts as steps
from app.lines.relief.pages.campaigns.asking import CampaignAsking
from app.lines.relief.pages.campaigns.forms import keys_of
from app.lines.relief.pages.campaigns.pane import BLOCKED
from app.services import imports
from app.services.applicants import Applicant
from app.ui.screens.page import ToRegister
from app.ui.screens.typing import typing_of
from app.ui.tasks import Step


class RosterSteps(CampaignAsking):
    """What can be done with a roster (名册办理)."""

    def on_roster(self, code: str, view: CampaignView) -> None:
        """Do a step that belongs to the roster."""
        if code in (steps.STRIKE, steps.KEEP):
            self._some(code, view)
        elif code in (steps.AMEND, steps.RESTORE, steps.HAND):
            self._with_line(code, view)
        elif code == steps.ADD:
            self._add(view)
        elif code == steps.LISTED:
            source, _ = QFileDialog.getOpenFileName(self, "选名单", "", "表格 (*.xlsx *.xls *.csv)")
            if source:
                self.take_from(Path(source))
        else:
            self._fill(view)

    def _fill(self, view: CampaignView) -> None:
        def act(typed: Mapping[str, str], _: Step) -> Filled:
            return campaigns.fill(self.desk, view.row.id, campaigns.filter_of(self.desk, typed))

        self.open_form(
            self.forms.fill,
            ("按条件列入", "在档职工里符合条件的都列入，已经在名册上的不重复。"),
            "列入",
            {},
            act,
            self._filled,
        )
        self.count_anew()

    def count_anew(self) -> None:
        """Say how many the filter finds as it stands; while a day is half typed, nothing new."""
        view = self.view
        if view is None or self.form is not self.forms.fill:
            return
        typed = self.forms.fill.typed()

        def count() -> int:
            return campaigns.matching(self.desk, view.row.id, campaigns.filter_of(self.desk, typed))

        self.reader.run(
            lambda _: self.quietly(count),
            lambda found: self.about.setText(f"符合条件、还不在名册上的 {found:,} 人。"),
            lambda _: None,
        )

    def _add(self, view: CampaignView) -> None:
        """One more person, of the register or not."""
        self.open_form(
            self.forms.line,
            ("添一人", "有证件号的按证件号认人，档案外的人也可以。"),
            "添一人",
            {},
            lambda typed, _: self._take_one(view, typed),
            self._filled,
        )

    def _take_one(self, view: CampaignView, typed: Mapping[str, str]) -> Filled:
        """One person as a list of one; faults stand at the fields of the form."""
        try:
            return campaigns.take(self.desk, view.row.id, [typed])
        except Invalid as wrong:
            own = [
                Fault(one.field.removeprefix("1."), one.sentence.removeprefix("第 1 行："))
                for one in wrong.faults
            ]
            raise Invalid(faults=own) from None

    def _filled(self, filled: Filled) -> None:
        blocked = f"，其中 {filled.blocked:,} 人要处理" if filled.blocked else ""
        self.told(f"列入 {filled.added:,} 人{blocked}。{filled.told}")

    def take_from(self, source: Path) -> None:
        """Read a typed list in: all of it, or what is wrong with it."""
        view = self.view
        if view is None:
            return
        typing = typing_of(self.desk)
        columns = [
            imports.Column(one.field, one.others, one.needed)
            for one in campaigns.list_columns(view.row.season)
        ]

        def act(_: Step) -> Filled | tuple[Fault, ...]:
            rows: list[imports.TextRow] = []
            try:
                rows = imports.texts(source, columns, typing)
                return campaigns.take(self.desk, view.row.id, [one.texts for one in rows])
            except Invalid as wrong:
                if not wrong.faults or not all("." in one.field for one in wrong.faults):
                    raise
                return tuple(_placed(one, rows) for one in wrong.faults)

        self.work_on("读入名单", act, lambda came: self._read(source, came))

    def _read(self, source: Path, came: Filled | tuple[Fault, ...]) -> None:
        """The list is in, or every fault of it is shown and nothing was entered."""
        if isinstance(came, Filled):
            self._filled(came)
            return
        self.forms.faults.show_rows(came)
        self.open_form(
            self.forms.wrong,
            (
                f"名单没有读入：{source.name}",
                f"有 {len(came):,} 处要改，什么都没有写入。改好存盘后再读一次。",
            ),
            "再读一次",
            {},
            lambda _typed, _step: None,
            lambda _: self.take_from(source),
        )

    def _some(self, code: str, view: CampaignView) -> None:
        """Strike lines out, or keep them against what was found: those that are ticked, for one reason."""
        strike = code == steps.STRIKE
        word = "剔除" if strike else "准予保留"
        about = "剔除的留在名册上，写明理由。" if strike else "由编制人以外的人办，理由印在名册的汇总里。"
        key, act = view.row.id, campaigns.strike if strike else campaigns.keep
        found = self.lines_of(view, self.pane.wanted if strike else BLOCKED, None).rows
        chosen = self.pane.lines.current()
        self.forms.ticked.show_rows(found, ticked=not strike)
        if strike and chosen is not None:
            self.forms.ticked.list.choose(lambda one: one.n == chosen.n)
            self.forms.ticked.tick()
        self.open_form(
            self.forms.some,
            (word, about),
            word,
            {"reason": ""},
            lambda typed, _: act(self.desk, key, keys_of(typed["lines"]), typed["reason"]),
            lambda _: self.told(f"{word}办好了。"),
        )

    def _with_line(self, code: str, view: CampaignView) -> None:
        line = self.pane.lines.current()
        if line is None:
            self.strip.show_strip("mind", "请先在名册里选一行。")
        elif code == steps.AMEND:
            self.open_form(
                self.forms.line,
                (f"改第 {line.n} 行：{line.name}", "证件号和姓名在职工资料里改。"),
                "改这一行",
                campaigns.line_texts(self.desk, view.row.id, line.n),
                lambda typed, _: campaigns.amend(self.desk, view.row.id, [line.n], typed),
                lambda _: self.told(f"第 {line.n} 行改好了。"),
            )
        elif code == steps.RESTORE:
            self.do("恢复这一行", lambda: campaigns.restore(self.desk, view.row.id, [line.n]))
        else:
            self._hand_over(view, line)

    def _hand_over(self, view: CampaignView, line: LineRow) -> None:
        """To the counter with this person's registration as a job seeker."""
        found = self.attempt(lambda: campaigns.handover(self.desk, view.row.id, line.n), "转求职登记")
        if found is None:
            return
        if found.person_id is None:
            told = f"{line.name}还没有登记。请先在受理台登记本人，办好求职登记后这里会记上。"
            self.strip.show_strip("mind", told)
        else:
            self.go.emit(ToRegister(found.matter_id, Applicant(found.person_id)))


def _placed(fault: Fault, rows: list[imports.TextRow]) -> Fault:
    """A fault of the n-th of the list, told by its row on the sheet; faults of cells say theirs already."""
    n, _, code = fault.field.partition(".")
    if not rows:
        return fault
    row = rows[int(n) - 1].row
    return Fault(f"{row}.{code}", fault.sentence.replace(f"第 {n} 行", f"第 {row} 行", 1))
