"""Papers that say who a person is (证件): citizen numbers, passes, passports, read and checked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum

from app.core.clock import SystemClock
from app.core.errors import Invalid
from app.core.text import has_blank, trimmed

OLDEST_AGE = 150
"""Nobody is older (岁): a birth date further back is a slip of the pen."""

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"


class Sex(Enum):
    """性别, with the code of GB/T 2261.1."""

    MALE = 1
    FEMALE = 2

    @property
    def label(self) -> str:
        """男 or 女."""
        return "男" if self is Sex.MALE else "女"


class IdKind(Enum):
    """证件类型; the value is the code that the file stores."""

    CITIZEN = 1
    RESIDENCE = 2
    PERMANENT = 3
    PASSPORT = 4
    HK_MACAO = 5
    TAIWAN = 6
    MILITARY = 7
    OTHER = 9

    @property
    def label(self) -> str:
        """The kind's Chinese name (证件名称)."""
        return _LABELS[self]


_LABELS = {
    IdKind.CITIZEN: "居民身份证",
    IdKind.RESIDENCE: "港澳台居民居住证",
    IdKind.PERMANENT: "外国人永久居留身份证",
    IdKind.PASSPORT: "护照",
    IdKind.HK_MACAO: "港澳居民来往内地通行证",
    IdKind.TAIWAN: "台湾居民来往大陆通行证",
    IdKind.MILITARY: "军官证或士兵证",
    IdKind.OTHER: "其他证件",
}

_FORMS = {
    IdKind.PERMANENT: re.compile("[A-Z]{3}[0-9]{12}"),
    IdKind.PASSPORT: re.compile("[0-9A-Z](?:[0-9A-Z-]{2,18})[0-9A-Z]"),
    IdKind.HK_MACAO: re.compile("[HM][0-9]{8}(?:[0-9]{2})?"),
    IdKind.TAIWAN: re.compile("[0-9]{8}(?:[0-9]{2})?"),
    IdKind.MILITARY: re.compile("[0-9A-Z\u4e00-\u9fff-]{4,20}"),
    IdKind.OTHER: re.compile("[0-9A-Z\u4e00-\u9fff()\u3014\u3015/-]{2,20}"),
}
"""The forms of the papers without a check digit; a passport of another country is free within reason."""

_CHINESE_PASSPORT = re.compile("[A-Z]{1,2}[0-9]{7,8}")
_WITH_CHECK = (IdKind.CITIZEN, IdKind.RESIDENCE, IdKind.PERMANENT)


@dataclass(frozen=True, slots=True)
class IdPaper:
    """A paper that says who a person is (证件).

    number is normalised: half-width, capitals, a citizen's always 18 characters; (kind, number) names one
    person. born_on and sex are None where the number doesn't tell. original is what was typed, blanks off
    the ends.
    """

    kind: IdKind
    number: str
    born_on: date | None
    sex: Sex | None
    original: str


def parse_id(text: str, today: date | None = None) -> IdPaper:
    """Read a number whose kind can be told from its form (证件号码); raises Invalid for all else.

    18 characters: a citizen's (GB 11643), 81/82/83… a residence permit of Hong Kong, Macao and Taiwan
    residents, 9… a foreigner's permanent residence card of 2023. 15 digits: a citizen's of before 2013, made
    18. Three letters and 12 digits: a permanent residence card of 2017. H or M and 8 or 10 digits: a pass of
    Hong Kong and Macao residents. One or two letters and 7 or 8 digits: a passport. Bare digits of any other
    length are refused, since a number typed by half looks the same: such a paper's kind is chosen by hand
    (`parse_paper`). Never refused for its area code, which outlives its county. Today is the clock's in
    China unless given.
    """
    original, number = _normal(text)
    if re.fullmatch("[0-9]{15}", number):
        return _with_check(_lengthened(number), original, today)
    if re.fullmatch("[0-9]{17}[0-9X]", number):
        return _with_check(number, original, today)
    for kind in (IdKind.PERMANENT, IdKind.HK_MACAO):
        if _FORMS[kind].fullmatch(number):
            return IdPaper(kind, number, None, None, original)
    if _CHINESE_PASSPORT.fullmatch(number):
        return IdPaper(IdKind.PASSPORT, number, None, None, original)
    raise Invalid(_why_no_id(number))


def parse_paper(kind: IdKind, text: str, today: date | None = None) -> IdPaper:
    """Read the number of a paper whose kind was chosen by hand (所选证件); raises Invalid if it isn't one."""
    original, number = _normal(text)
    form = _FORMS.get(kind)
    if form is not None and form.fullmatch(number):
        return IdPaper(kind, number, None, None, original)
    if kind not in _WITH_CHECK:
        raise Invalid(f"这个号码不像{kind.label}的号码，请核对号码和证件类型。")
    found = parse_id(text, today)
    if found.kind is not kind:
        raise Invalid(f"这是{found.kind.label}的号码，不是{kind.label}，请改选证件类型。")
    return found


def age(born_on: date, today: date) -> int:
    """周岁 on that day: the birthday counts, 29 February comes on 1 March in common years."""
    return today.year - born_on.year - ((today.month, today.day) < (born_on.month, born_on.day))


def _normal(text: object) -> tuple[str, str]:
    """The text without blanks at its ends, and the number normalised (规范化)."""
    number = trimmed(text).upper()
    if not number:
        raise Invalid("请填写证件号码。")
    if has_blank(number):
        raise Invalid("证件号码中间不能有空格，请去掉空格。")
    return str(text).strip(), number


def _lengthened(number: str) -> str:
    """15 digits as 18: 19 after the area, the check character at the end (15位升18位)."""
    longer = f"{number[:6]}19{number[6:]}"
    return longer + _check_of(longer)


def _check_of(number: str) -> str:
    """The check character of the first 17 digits (ISO 7064 MOD 11-2)."""
    return _CHECKS[sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False)) % 11]


def _with_check(number: str, original: str, today: date | None) -> IdPaper:
    """An 18-character number: its birth date must be real, its check character right."""
    born_on = _born_on(number[6:14], today or SystemClock().today())
    if _check_of(number) != number[17]:
        raise Invalid("证件号码的最后一位校验不符，请逐位核对。")
    kind = IdKind.CITIZEN
    if number[:2] in {"81", "82", "83"}:
        kind = IdKind.RESIDENCE
    elif number[0] == "9":
        kind = IdKind.PERMANENT
    return IdPaper(kind, number, born_on, Sex.MALE if int(number[16]) % 2 else Sex.FEMALE, original)


def _born_on(digits: str, today: date) -> date:
    """The birth date in a number: it exists, isn't to come, and lies at most 150 years back."""
    shown = f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
    try:
        born_on = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        raise Invalid(f"证件号码里的出生日期 {shown} 不存在，请核对。") from None
    if born_on > today:
        raise Invalid(f"证件号码里的出生日期 {shown} 还没有到，请核对。")
    if age(born_on, today) > OLDEST_AGE:
        raise Invalid(f"证件号码里的出生日期 {shown} 距今超过 {OLDEST_AGE} 年，请核对。")
    return born_on


def _why_no_id(number: str) -> str:
    """What is wrong with a number of no known form, and what to do (原因)."""
    if re.fullmatch("[0-9]{8}|[0-9]{10}", number):
        return "只凭数字分不出是哪种证件，身份证请填满 18 位，其他证件请先选证件类型。"
    if re.fullmatch("[0-9]+X?", number):
        return f"身份证号码应为 18 位，现在是 {len(number)} 位，请核对。"
    if len(number) == len("330723198504120010"):
        return "身份证号码前 17 位只能是数字，最后一位是数字或 X，请核对。"
    return "认不出这个证件号码，请核对，或先选证件类型再填。"
