"""Words of papers that the office may change (文书用语): where they stand, what they say by default."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

OFFICE_BLANKS = ("单位名称", "工会名称", "电话", "热线", "地址")
"""What any words may name: it is filled from the office as it is (单位信息占位)."""

_BLANK = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Slot:
    """A place on a paper whose words the office may change (用语位置).

    `paper` names the paper, or several that share it; `default` are the words as shipped. `blanks` must
    all stand in them, in braces ({期限}); those of the office may.
    """

    paper: str
    key: str
    label: str
    default: str
    blanks: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """counter.refusal.body"""
        return f"{self.paper}.{self.key}"

    def fault(self, text: str) -> str:
        """What is wrong with other words for it, as a sentence (用语问题); "" when nothing is."""
        if not text.strip():
            return "请填写用语。" if self.default else ""
        if "{" in _BLANK.sub("", text) or "}" in _BLANK.sub("", text):
            return "花括号要成对，例如 {电话}。"
        named = _BLANK.findall(text)
        for one in named:
            if one not in (*self.blanks, *OFFICE_BLANKS):
                allowed = "、".join(f"{{{blank}}}" for blank in (*self.blanks, *OFFICE_BLANKS))
                return f"没有占位 {{{one}}}，可以用的是 {allowed}。"
        lacking = [f"{{{one}}}" for one in self.blanks if one not in named]
        return f"缺少占位 {'、'.join(lacking)}，请写进用语里。" if lacking else ""

    def filled(self, text: str, given: Mapping[str, str]) -> str:
        """The words with every blank filled (填入). KeyError for a blank that nothing is given for."""
        return _BLANK.sub(lambda found: given[found[1]], text)
