"""Showing a card (填卡片): the service's card put into its blocks, for the preview and for the page."""

from collections.abc import Sequence

from app.core.clock import show_day
from app.engine.line import Line
from app.services.people import Card
from app.ui.screens.coming import ComingShown
from app.ui.screens.counter.blocks import (
    LinesCard,
    LineShown,
    MissingCard,
    MoneyCard,
    PersonSheet,
    TimersCard,
)
from app.ui.widgets.chip import ChipKind

NOT_OPEN = "还没有开通"


class Blocks:
    """The blocks of one card (卡片各块)."""

    def __init__(self, lines: Sequence[Line], coming: Sequence[ComingShown]) -> None:
        self.person = PersonSheet()
        self.lines = LinesCard()
        self.money = MoneyCard()
        self.timers = TimersCard()
        self.missing = MissingCard()
        self._lines, self._coming = tuple(lines), tuple(coming)

    def show_card(
        self, card: Card, hint: str, *, seen: tuple[str, str] | None = None, preview: bool = False
    ) -> None:
        """Show a card; `seen` are ID number and phone in full, after they were asked for."""
        who = card.person
        chips: list[tuple[str, ChipKind]] = [(one.words, "plain") for one in card.standing if one.holds]
        if who.papers_due:
            chips.append((who.papers_due, "amber"))
        pairs = (
            (who.id_label, seen[0] if seen else who.id_masked),
            ("手机", seen[1] if seen else who.phone_masked),
            ("单位", who.unit),
            ("岗位", who.job),
            ("住址", f"{who.town}{who.address}"),
        )
        self.person.show_person(who.name, who.sex_age, chips, pairs, masked=seen is None and not preview)
        self.lines.show_lines(self._shown(card, begin=not preview), hint)
        total = card.benefits_total.show()
        self.money.show_money(f"{total} 元", [(words, amount.show()) for words, amount in card.benefits_year])
        self.timers.show_timers(
            [
                (one.timer, show_day(one.timer.due_on)[5:], f"{one.matter}・{one.number}")
                for one in card.timers
            ]
        )
        self.missing.show_missing([(one.name, one.matter) for one in card.missing])

    def _shown(self, card: Card, *, begin: bool) -> list[LineShown]:
        said = dict(card.lines)
        taken = {one.digit - 1: one for one in self._coming}
        rest = iter(self._lines)
        shown = []
        for digit in range(1, 6):
            if (later := taken.get(digit)) is not None:
                shown.append(
                    LineShown(later.code, digit, later.icon, later.name, NOT_OPEN, active=False, begin=False)
                )
            elif (line := next(rest, None)) is not None:
                text = said[line.code]
                shown.append(
                    LineShown(
                        line.code,
                        digit,
                        line.icon,
                        line.name,
                        text.text,
                        text.active,
                        begin=begin,
                        timer=text.timer,
                    )
                )
        return shown
