"""Credit codes of units (统一社会信用代码, GB 32100-2015), read and checked."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.errors import Invalid
from app.core.text import has_blank, trimmed

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_ORG_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_LENGTH = 18

_BODIES = {
    "1": "机构编制部门登记的单位",
    "2": "外交部门登记的单位",
    "3": "司法行政部门登记的单位",
    "4": "文化部门登记的单位",
    "5": "民政部门登记的单位",
    "6": "旅游部门登记的单位",
    "7": "宗教部门登记的单位",
    "8": "工会登记的单位",
    "9": "市场监管部门登记的单位",
    "A": "中央军委登记的单位",
    "N": "农业农村部门登记的单位",
    "Y": "其他单位",
}
"""The first character: who registered it (登记管理部门)."""

_KINDS = {
    "11": "机关",
    "12": "事业单位",
    "13": "群众团体",
    "31": "律师事务所",
    "34": "司法鉴定机构",
    "51": "社会团体",
    "52": "民办非企业单位",
    "53": "基金会",
    "81": "基层工会",
    "89": "其他工会",
    "91": "企业",
    "92": "个体工商户",
    "93": "农民专业合作社",
    "N1": "组级集体经济组织",
    "N2": "村级集体经济组织",
    "N3": "乡镇级集体经济组织",
}
"""The first two characters, where they are known (机构类别)."""


@dataclass(frozen=True, slots=True)
class CreditCode:
    """A unit's credit code (统一社会信用代码).

    code: 18 capitals and digits. kind_label: what kind of unit (机构类别). org_check_ok: whether the
    organization code in places 9–17 fits its own check (GB 11714); if not, that is only a warning.
    """

    code: str
    kind_label: str
    org_check_ok: bool


def parse_credit_code(text: str) -> CreditCode:
    """Read a credit code: full-width and small letters are made good; raises Invalid for all else."""
    code = trimmed(text).upper()
    if not code:
        raise Invalid("请填写统一社会信用代码。")
    if has_blank(code):
        raise Invalid("统一社会信用代码中间不能有空格，请去掉空格。")
    if len(code) != _LENGTH:
        raise Invalid(f"统一社会信用代码应为 {_LENGTH} 位，现在是 {len(code)} 位，请核对。")
    strange = next((char for char in code if char not in _ALPHABET), None)
    if strange is not None:
        raise Invalid("统一社会信用代码只有数字和大写字母，没有 I、O、S、V、Z，请核对。")
    if code[0] not in _BODIES:
        raise Invalid("统一社会信用代码的第一位不是登记部门的代码，请核对。")
    if not all(char in "0123456789" for char in code[2:8]):
        raise Invalid("统一社会信用代码的第三到第八位是行政区划，只能是数字，请核对。")
    if _check_of(code) != code[-1]:
        raise Invalid("统一社会信用代码的最后一位校验不符，请逐位核对。")
    return CreditCode(code, _KINDS.get(code[:2], _BODIES[code[0]]), _org_check_of(code[8:16]) == code[16])


def _check_of(code: str) -> str:
    """The check character of the first 17 (GB 32100: weights 3^(i−1) mod 31)."""
    total = sum(_ALPHABET.index(char) * weight for char, weight in zip(code, _WEIGHTS, strict=False))
    return _ALPHABET[(31 - total % 31) % 31]


def _org_check_of(body: str) -> str:
    """The check character of an organization code's eight characters (GB 11714)."""
    total = sum(int(char, 36) * weight for char, weight in zip(body, _ORG_WEIGHTS, strict=True))
    return "0123456789X"[(11 - total % 11) % 11]
