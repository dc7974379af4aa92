"""The columns of a table of claims (申请表的列): their headings are the labels of the form."""

from collections.abc import Mapping

from app.lines.mutual_aid.scheme import words

PERSON = "参保人"
KIND = "给付类别"
ITEMS = "参保项目"
SHARES = "份数"
COVER_FROM = "保障起日"
COVER_TO = "保障止日"
APPLIED_ON = "申请日期"
EXPLAINED = "延迟已说明"
BEFORE_BENEFIT = "以前项目"
BEFORE_PERIOD = "以前期号"
BEFORE_QUANTITY = "以前基数或天数"
BEFORE_PAID = "以前已付"
PAID = "原给付"
REMARK = "备注"

REQUIRED = (PERSON, KIND)
"""Columns that every table has (必有的列)."""

ANSWERS = ("给付金额", "差额", "计算过程", "不予给付原因", "本行问题")
"""Columns that are put behind (结果列)."""


def _turned(named: Mapping[str, str]) -> dict[str, str]:
    return {label: code for code, label in named.items()}


FIGURES: Mapping[str, str] = _turned(words.FIGURES)
FACTS: Mapping[str, str] = _turned(words.FACTS)
DAYS: Mapping[str, str] = _turned(words.DAYS)
NUMBERS: Mapping[str, str] = _turned(words.STATED)

OTHERS = (
    ITEMS,
    SHARES,
    COVER_FROM,
    COVER_TO,
    APPLIED_ON,
    EXPLAINED,
    BEFORE_BENEFIT,
    BEFORE_PERIOD,
    BEFORE_QUANTITY,
    BEFORE_PAID,
    PAID,
)
KNOWN = frozenset((*REQUIRED, *OTHERS, REMARK, *FIGURES, *FACTS, *DAYS, *NUMBERS))
"""Every heading that is read (认识的列); others are only handed back."""
