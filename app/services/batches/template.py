"""How a bank wants its file and how it answers (银行模板): columns, widths, encoding, as plain data."""

from dataclasses import dataclass
from typing import Literal

Encoding = Literal["gbk", "utf-8", "gb18030"]
What = Literal[
    "n", "account", "name", "amount", "bank", "id_number", "use", "number", "day", "count", "total",
    "paid_count", "paid_total", "code", "said", "fixed",
]  # fmt: skip
"""What stands in a column (栏目)."""

WORDS: dict[str, What] = {
    "序号": "n",
    "账号": "account",
    "户名": "name",
    "金额": "amount",
    "开户行": "bank",
    "证件号": "id_number",
    "用途": "use",
    "批次号": "number",
    "日期": "day",
    "笔数": "count",
    "总额": "total",
    "成功笔数": "paid_count",
    "成功总额": "paid_total",
    "结果码": "code",
    "说明": "said",
    "固定": "fixed",
}
"""What stands in a column, by the word that a template uses (栏目名称)."""

NAMES: dict[What, str] = {what: word for word, what in WORDS.items()}
SUMS: frozenset[What] = frozenset(("amount", "total", "paid_total"))
COUNTS: frozenset[What] = frozenset(("n", "count", "paid_count"))
ENCODINGS: dict[str, Encoding] = {"GBK": "gbk", "UTF-8": "utf-8", "GB18030": "gb18030"}
DAYS = {"年月日": "%Y%m%d", "年-月-日": "%Y-%m-%d", "年/月/日": "%Y/%m/%d"}
"""The ways that a bank writes a day (日期写法)."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One column (栏): what stands in it and how.

    `width` counts bytes, 0 for as long as it is; a sum is written in `in_fen` or in yuan with two
    decimals; `pad` fills up to the width at the left or, if it stands `left`, at the right.
    """

    what: What
    width: int = 0
    left: bool = True
    pad: str = " "
    in_fen: bool = False
    day: str = "%Y%m%d"
    text: str = ""
    title: str = ""

    @property
    def word(self) -> str:
        """How the column is called (栏名)."""
        return self.title or NAMES[self.what]


@dataclass(frozen=True, slots=True)
class Layout:
    """How the lines of a file are made (文件格式): without a separator the columns have fixed widths.

    `closed` says that the last line has its end too, so that a file without it was cut.
    """

    encoding: Encoding
    separator: str
    line_end: str
    titled: bool
    closed: bool
    head: tuple[Cell, ...]
    lines: tuple[Cell, ...]
    tail: tuple[Cell, ...]

    @property
    def spelled(self) -> str:
        """The name of the encoding (编码名称)."""
        return next(word for word, code in ENCODINGS.items() if code == self.encoding)


@dataclass(frozen=True, slots=True)
class Template:
    """A bank's formats (银行模板): the file that it wants (报盘) and the one that it gives back (回盘).

    `sheet` makes the first one an Excel file; `name` is the file's, with 批次号 and 日期 in braces;
    `most` is the number of lines that a file may have, 0 for any. `paid` and `waiting` are the codes
    (or words, where the bank gives no code) of money that arrived and of what is not decided yet.
    """

    sheet: bool
    name: str
    most: int
    file: Layout
    answer: Layout
    paid: frozenset[str]
    waiting: frozenset[str]
