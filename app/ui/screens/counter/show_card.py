"""Showing a card (填卡片): the service's card put into its blocks, for the preview and for the page."""

from collections.abc import Sequence

from app.engine.line import Line
from app.services.people import Card
from app.ui.screens.counter.blocks import MissingCard, MoneyCard, PersonSheet, TimersCard, whole_address
from app.ui.screens.counter.kin_blocks import HouseholdCard
from app.ui.screens.counter.lines_card import LinesCard, LineShown
from app.ui.widgets.chip import ChipKind

_UNIT_AT = 2
"""Where the unit stands among the facts of the person (单位行)."""


def chips_of(card: Card) -> list[tuple[str, ChipKind]]:
    """The chips of a person (标签): that he died, the standings that hold, what is to be brought."""
    chips: list[tuple[str, ChipKind]] = [(f"{card.person.died} 去世", "dark")] if card.person.died else []
    chips += [(one.words, "plain") for one in card.standing if one.holds]
    return [*chips, (card.person.papers_due, "amber")] if card.person.papers_due else chips


class Blocks:
    """The blocks of one card (卡片各块)."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.person = PersonSheet()
        self.lines = LinesCard()
        self.money = MoneyCard()
        self.timers = TimersCard()
        self.missing = MissingCard()
        self.household = HouseholdCard()
        self._lines = tuple(lines)

    def show_card(
        self, card: Card, hint: str, *, seen: tuple[str, str] | None = None, preview: bool = False
    ) -> None:
        """Show a card; `seen` are ID number and phone in full, after they were asked for."""
        who = card.person
        pairs = (
            (who.id_label, seen[0] if seen else who.id_masked),
            ("手机", seen[1] if seen else who.phone_masked),
            ("单位", who.unit),
            ("岗位", who.job),
            ("住址", whole_address(who.town, who.address)),
        )
        self.person.show_person(
            who.name,
            who.sex_age,
            chips_of(card),
            pairs,
            masked=seen is None and not preview and bool(who.id_masked or who.phone_masked),
            unit_at=_UNIT_AT if who.unit_id and not preview else -1,
        )
        self.household.show_household(
            card.household, work=not preview, short=bool(card.missing) and not preview
        )
        self.lines.show_lines(self._shown(card, begin=not preview), hint)
        total = card.benefits_total.show()
        self.money.show_money(f"{total} 元", [(words, amount.show()) for words, amount in card.benefits_year])
        self.timers.show_timers(card.timers)
        # the preview has no place for them: a card without one would come up as a window of its own
        missing = () if preview else card.missing
        self.missing.show_missing([(one.name, one.matter) for one in missing])

    def _shown(self, card: Card, *, begin: bool) -> list[LineShown]:
        said = dict(card.lines)
        return [
            LineShown(
                line.code,
                digit,
                line.icon,
                line.name,
                said[line.code].text,
                said[line.code].active,
                begin=begin,
                timer=said[line.code].timer,
            )
            for digit, line in enumerate(self._lines, start=1)
        ]
