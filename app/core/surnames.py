"""Chinese surnames (姓氏): those of two characters, and those read otherwise than their character."""

from __future__ import annotations

import re

# fmt: off
COMPOUND: frozenset[str] = frozenset({
    "欧阳", "太史", "端木", "上官", "司马", "东方", "独孤", "南宫", "万俟", "闻人", "夏侯", "诸葛", "尉迟",
    "公羊", "赫连", "澹台", "皇甫", "宗政", "濮阳", "公冶", "太叔", "申屠", "公孙", "慕容", "仲孙", "钟离",
    "长孙", "宇文", "司徒", "鲜于", "司空", "闾丘", "子车", "亓官", "司寇", "巫马", "公西", "颛孙", "壤驷",
    "公良", "漆雕", "宰父", "拓跋", "轩辕", "令狐", "百里", "呼延", "东郭", "南门", "羊舌", "微生", "西门",
    "南荣", "达奚", "褚师", "淳于", "单于", "叶赫", "完颜", "那拉", "纳兰", "贺兰", "歐陽", "東方", "獨孤",
    "南宮", "聞人", "諸葛", "尉遲", "澹臺", "濮陽", "公孫", "鍾離", "長孫", "鮮于", "司馬",
})
"""Surnames of two characters (复姓). Left out: rare old ones that begin like a common one (左丘, 乐正)."""

READINGS: dict[str, str] = {
    "曾": "zeng", "单": "shan", "單": "shan", "仇": "qiu", "解": "xie", "区": "ou", "區": "ou",
    "朴": "piao", "查": "zha", "盖": "ge", "缪": "miao", "乐": "yue", "樂": "yue", "洗": "xian",
    "员": "yun", "翟": "zhai", "秘": "bi", "种": "chong", "隗": "wei", "覃": "qin", "折": "she",
    "繁": "po", "祭": "zhai", "召": "shao", "卜": "bu",
    "能": "nai", "阚": "kan", "郇": "xun", "黑": "he",
    "句": "gou", "佴": "nai", "便": "pian", "乜": "nie", "重": "chong", "长": "chang", "薄": "bo",
    "都": "du", "藏": "zang", "炅": "gui",
    "角": "jue", "斜": "xia", "尉遲": "yu chi", "澹臺": "tan tai",
}
"""How a surname is read (姓氏读音) where a dictionary of characters says otherwise."""
# fmt: on

_CHARACTER = re.compile("(?s).[\ufe00-\ufe0f\U000e0100-\U000e01ef]*")


def characters(name: str) -> list[str]:
    """The characters of a name (逐字), a variation selector staying with the one it varies."""
    return _CHARACTER.findall(name)


def surname_of(name: str) -> str:
    """The surname that a name begins with (姓): one character, or two where they are a compound surname.

    In a name of two characters the first is the surname: 长孙 alone is 长 + 孙.
    """
    if len(name) > 2 and name[:2] in COMPOUND:
        return name[:2]
    return "".join(characters(name)[:1])
