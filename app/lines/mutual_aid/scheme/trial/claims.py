"""A line of the table as a claim (一行申请): every cell checked, all faults of the line at once."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import TypeVar

from app.core.errors import Fault, Invalid
from app.core.money import Money
from app.engine.fields.figures import read_day
from app.lines.mutual_aid.rules.figures import days_of
from app.lines.mutual_aid.scheme import words
from app.lines.mutual_aid.scheme.checking import Lists
from app.lines.mutual_aid.scheme.checking.problem import answers
from app.lines.mutual_aid.scheme.claim import Claim, Prior
from app.lines.mutual_aid.scheme.model import Scheme
from app.lines.mutual_aid.scheme.trial import columns as c

T = TypeVar("T")
_LONGEST_DAYS = 3_660
_SCIENTIFIC = re.compile(r"[0-9.]+E\+[0-9]+", re.IGNORECASE)


@dataclass(slots=True)
class Cells:
    """The cells of a line (各格), read one by one; what is wrong is collected."""

    scheme: Scheme
    lists: Lists
    held: Mapping[str, str]
    faults: list[Fault] = field(default_factory=list)

    def claim(self) -> Claim:
        """The claim. Raises Invalid with all faults of the line."""
        dates = self._many(c.DAYS, read_date)
        numbers = self._many(c.NUMBERS, read_whole)
        self._stay(dates, numbers)
        made = Claim(
            self._one(c.KIND, self._kind, ""),
            self._many(c.FIGURES, read_money),
            self._facts(),
            dates,
            numbers,
            self._one(c.COVER_FROM, read_date, None),
            self._one(c.COVER_TO, read_date, None),
            self._one(c.ITEMS, self._items, ()),
            self._one(c.SHARES, read_shares, 1),
            self._one(c.APPLIED_ON, read_date, None),
            self._one(c.EXPLAINED, read_yes, False),
        )
        if c.KIND not in self.held:
            self._add("请填写给付类别。")
        self._raise()
        return made

    def prior(self, period: str) -> Prior | None:
        """What the line says was paid before (以前给付), None where it says nothing."""
        if not any(one in self.held for one in (c.BEFORE_BENEFIT, c.BEFORE_QUANTITY, c.BEFORE_PAID)):
            return None
        found = Prior(
            self._one(c.BEFORE_BENEFIT, self._benefit, ""),
            self.held.get(c.BEFORE_PERIOD, period),
            self._one(c.BEFORE_QUANTITY, read_money, Money.ZERO).fen,
            self._one(c.BEFORE_PAID, read_money, Money.ZERO),
        )
        if c.BEFORE_BENEFIT not in self.held:
            self._add("填了以前的基数或金额，请填写以前项目。")
        if found.period not in {one.no for one in self.scheme.periods}:
            self._add(f"以前期号“{found.period}”不在计划里，请核对。")
        self._raise()
        return found

    def paid(self) -> Money | None:
        """What was paid for it under other rules (原给付)."""
        found = self._one(c.PAID, read_money, None)
        self._raise()
        return found

    def person(self) -> str:
        """Whose claim it is (参保人): a name or a number, the same in all lines of the person."""
        found = self.held.get(c.PERSON, "")
        if not found:
            raise Invalid("请填写参保人。")
        if _SCIENTIFIC.fullmatch(found):
            raise Invalid("参保人的号码被表格软件改成了科学计数。请把那一列设为文本，重新填写。")
        return found

    def _stay(self, dates: dict[str, date], numbers: dict[str, int]) -> None:
        """The days of a stay from its dates, where they aren't given."""
        begun, ended = dates.get("admitted_on"), dates.get("discharged_on")
        if begun and ended and ended < begun:
            self._add("出院日期不能早于入院日期。")
        elif begun and ended:
            numbers.setdefault("days", days_of(begun, ended))

    def _facts(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for label, code in c.FACTS.items():
            if label in self.held:
                allowed = answers(code, self.scheme, self.lists)
                found[code] = self._one(label, partial(among, allowed=allowed), "")
        return found

    def _kind(self, text: str) -> str:
        return among(text, words.KINDS)

    def _benefit(self, text: str) -> str:
        return among(text, {one.code: one.name for one in self.scheme.benefits})

    def _items(self, text: str) -> tuple[str, ...]:
        allowed = {one.code: one.name for one in self.scheme.items}
        return tuple(among(each, allowed) for each in re.split(r"[、;, ]+", text) if each)

    def _many(self, labels: Mapping[str, str], read: Callable[[str], T]) -> dict[str, T]:
        found: dict[str, T] = {}
        for label, code in labels.items():
            if label in self.held:
                try:
                    found[code] = read(self.held[label])
                except Invalid as wrong:
                    self._add(f"{label}：{wrong.sentence}")
        return found

    def _one(self, label: str, read: Callable[[str], T], usual: T) -> T:
        return self._many({label: label}, read).get(label, usual)

    def _add(self, sentence: str) -> None:
        self.faults.append(Fault("", sentence))

    def _raise(self) -> None:
        if self.faults:
            raise Invalid(faults=self.faults)


def among(text: str, allowed: Mapping[str, str]) -> str:
    """The code of what was written as code or name (代码或名称); any text where nothing is prescribed."""
    if not allowed or text in allowed:
        return text
    found = next((code for code, name in allowed.items() if name == text), None)
    if found is None:
        raise Invalid(f"没有“{text}”这一种，可以写：{'、'.join(allowed.values())}。")
    return found


def read_money(text: str) -> Money:
    """A figure of the sheet (金额), not below zero."""
    found = Money.parse(text)
    if found.fen < 0:
        raise Invalid("金额不能小于 0。")
    return found


def read_date(text: str) -> date:
    """A whole date (日期): 2026-01-05, 2026/1/5, 20260105."""
    if len(text) < 8 or not text[:4].isdigit():
        raise Invalid("日期要写成 2026-01-05。")
    return read_day(text, date.min)


def read_whole(text: str) -> int:
    """A number of days or years (整数)."""
    if not re.fullmatch(r"[0-9]{1,4}", text) or int(text) > _LONGEST_DAYS:
        raise Invalid(f"要写 0 到 {_LONGEST_DAYS} 的整数。")
    return int(text)


def read_shares(text: str) -> int:
    """How many shares the person has (份数)."""
    if not re.fullmatch(r"[1-9][0-9]?", text):
        raise Invalid("份数要写 1 到 99 的整数。")
    return int(text)


def read_yes(text: str) -> bool:
    """是 or 否 (是否)."""
    return among(text, words.YES_NO) == "yes"


def sentences(faults: Iterable[Fault]) -> str:
    """All faults of a line in one text (本行问题)."""
    return "".join(dict.fromkeys(one.sentence for one in faults))
