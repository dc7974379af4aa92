"""The trial (试算): each line assessed in its order, the answers put behind it, people and money in sum."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from app.core.errors import Invalid
from app.core.money import Money
from app.core.workdays import Calendar
from app.engine.trial import Tried
from app.lines.mutual_aid.scheme.checking import Lists
from app.lines.mutual_aid.scheme.claim import Assessment, Before
from app.lines.mutual_aid.scheme.figuring import assess
from app.lines.mutual_aid.scheme.lists import shipped_lists
from app.lines.mutual_aid.scheme.model import Scheme
from app.lines.mutual_aid.scheme.reading import parsed
from app.lines.mutual_aid.scheme.trial.claims import Cells, sentences
from app.lines.mutual_aid.scheme.trial.columns import ANSWERS, KNOWN
from app.lines.mutual_aid.scheme.trial.table import Entry, read_table, write_table


def tried(scheme_text: str, claims_text: str) -> Tried:
    """A table of claims under a scheme (试算). Raises Invalid where the scheme or the table can't be read.

    What a line pays counts as paid for the later lines of the same person.
    """
    lists = shipped_lists()
    scheme = parsed(scheme_text, lists)
    table = read_table(claims_text)
    trial = _Trial(scheme, lists, Calendar.seeded())
    rows = [(*entry.raw, *trial.answer(entry)) for entry in table.entries]
    unread = [one for one in table.headings if one and one not in KNOWN]
    return Tried(
        write_table((*table.headings, *ANSWERS), rows),
        tuple(trial.summary(unread)),
        len(rows),
        trial.paid,
        trial.refused,
        trial.faulty,
        trial.amount,
    )


@dataclass(slots=True)
class _Trial:
    """A trial under way (试算中): what each person received so far, and the figures."""

    scheme: Scheme
    lists: Lists
    calendar: Calendar
    before: dict[str, Before] = field(default_factory=dict)
    people: set[str] = field(default_factory=set)
    reasons: Counter[str] = field(default_factory=Counter)
    changed: dict[str, int] = field(default_factory=dict)
    paid: int = 0
    refused: int = 0
    faulty: int = 0
    amount: Money = Money.ZERO

    def answer(self, entry: Entry) -> tuple[str, ...]:
        """The answers to one line, in the order of the columns."""
        try:
            return self._assessed(entry)
        except Invalid as wrong:
            self.faulty += 1
            return ("", "", "", "", sentences(wrong.faults))

    def _assessed(self, entry: Entry) -> tuple[str, ...]:
        if entry.surplus:
            raise Invalid("这一行的格数比表头多，请核对金额里的逗号。")
        cells = Cells(self.scheme, self.lists, entry.cells)
        person, claim, before = cells.person(), cells.claim(), cells.paid()
        held = self.before.get(person, ())
        prior = cells.prior(self.scheme.periods[-1].no)
        held += () if prior is None else (prior,)
        found = assess(self.scheme, claim, held, self.calendar)
        self.before[person] = held + found.priors()
        self._count(person, found)
        difference = None if before is None else found.amount - before
        if difference is not None:
            self.changed[person] = self.changed.get(person, 0) + difference.fen
        said = "；".join(f"{one.no} {one.text}" for one in found.refusals)
        shown = "" if difference is None else plain(difference)
        return (plain(found.amount), shown, "；".join(found.explain()), said, "")

    def _count(self, person: str, found: Assessment) -> None:
        if found.amount.fen:
            self.paid += 1
            self.people.add(person)
            self.amount += found.amount
        else:
            self.refused += 1
        self.reasons.update(f"{one.no} {one.text}" for one in found.refusals)

    def summary(self, unread: list[str]) -> Iterator[str]:
        """People and money in a few sentences (小结)."""
        lines = self.paid + self.refused + self.faulty
        yield (
            f"共 {lines} 行：给付 {len(self.people)} 人 {self.paid} 件，合计 {self.amount.show()} 元；"
            f"不予给付 {self.refused} 件；没有算的 {self.faulty} 行。"
        )
        if self.reasons:
            told = "；".join(f"{text} {n} 件" for text, n in sorted(self.reasons.items()))
            yield f"不予给付原因：{told}。"
        if self.changed:
            more = [fen for fen in self.changed.values() if fen > 0]
            less = [-fen for fen in self.changed.values() if fen < 0]
            yield (
                f"和原给付相比：多给 {len(more)} 人 {Money(sum(more)).show()} 元，"
                f"少给 {len(less)} 人 {Money(sum(less)).show()} 元。"
            )
        if unread:
            yield f"没有用到的列：{'、'.join(unread)}。"


def plain(amount: Money) -> str:
    """1234.50 (不带千分位的金额), which spreadsheets take for a number."""
    return amount.show().replace(",", "")
