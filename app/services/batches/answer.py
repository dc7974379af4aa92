"""The file that the bank gives back (回盘文件): read by the template, or told what it is instead."""

from dataclasses import dataclass
from typing import Literal

from app.core.errors import Invalid
from app.core.money import Money
from app.services.batches import rows
from app.services.batches.cells import Row
from app.services.batches.template import Layout, Template, What

Outcome = Literal["paid", "failed", "waiting"]
"""What the bank says of a line (回盘结果): arrived, failed, not decided yet."""

_SHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_MARK = b"\xef\xbb\xbf"
_AGAIN = "请从网银重新下载回盘文件。"


@dataclass(frozen=True, slots=True)
class Said:
    """What the bank says of one line (回盘明细), `place` being its line in the file."""

    place: int
    n: int | None
    account: str
    name: str
    amount: Money | None
    outcome: Outcome
    code: str
    said: str

    @property
    def words(self) -> str:
        """Its words, else its code (结果说明)."""
        return self.said or self.code


@dataclass(frozen=True, slots=True)
class Answer:
    """What a file says (回盘内容): the number of its batch where the bank gives it, and its lines."""

    number: str
    lines: tuple[Said, ...]


def read(template: Template, data: bytes) -> Answer:
    """Read a file of the bank (读回盘). Raises Invalid: what the file is instead, and what to do."""
    _recognised(template.answer, data)
    found = rows.read(template.answer, data.removeprefix(_MARK))
    lines = tuple(_said(template, place, row) for place, row in found.lines)
    if not lines:
        raise Invalid(f"这个回盘文件里一行明细也没有。{_AGAIN}")
    _counted(found.about, "count", "total", lines, "")
    paid = tuple(one for one in lines if one.outcome == "paid")
    _counted(found.about, "paid_count", "paid_total", paid, "成功的")
    number = found.about.get("number") or next((row.get("number") for _, row in found.lines), "")
    return Answer(str(number or ""), lines)


def _recognised(layout: Layout, data: bytes) -> None:
    """Raises Invalid for an empty file, a sheet, another encoding, a character cut in two."""
    if not data.strip():
        raise Invalid(f"这个文件是空的。{_AGAIN}")
    if data.startswith(_SHEETS):
        raise Invalid("这是 Excel 文件，回盘要文本文件。请在网银里选文本格式下载，或另存为文本再读入。")
    if layout.encoding != "utf-8" and _is_utf8(data):
        raise Invalid(f"这个文件是 UTF-8 编码，模板写的是 {layout.spelled}。请核对是不是银行给的原文件。")
    try:
        data.decode(layout.encoding)
    except UnicodeDecodeError as error:
        if error.end >= len(data) or error.reason.startswith(("incomplete", "unexpected end")):
            raise Invalid(f"文件断在最后一个字中间，没有下载完整。{_AGAIN}") from None
        place = data.count(b"\n", 0, error.start) + 1
        told = f"第 {place} 行有不是 {layout.spelled} 编码的字。请核对模板的编码，或重新下载。"
        raise Invalid(told) from None
    if layout.closed and not data.endswith(b"\n"):
        raise Invalid(f"文件的最后一行没有写完，没有下载完整。{_AGAIN}")


def _is_utf8(data: bytes) -> bool:
    """Whether Chinese characters of three bytes each stand in it (是否 UTF-8); GBK reads so by no chance."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        text = data[: error.start].decode("utf-8") if error.end >= len(data) else ""
    return data.startswith(_MARK) or any(char >= "\u0800" for char in text)


def _said(template: Template, place: int, row: Row) -> Said:
    n, amount = row.get("n"), row.get("amount")
    code, said = str(row.get("code", "")), str(row.get("said", ""))
    return Said(
        place=place,
        n=n if isinstance(n, int) else None,
        account=str(row.get("account", "")),
        name=str(row.get("name", "")),
        amount=amount if isinstance(amount, Money) else None,
        outcome=_outcome(template, code, said),
        code=code,
        said=said,
    )


def _outcome(template: Template, code: str, said: str) -> Outcome:
    told = {code or said}
    if told & template.paid:
        return "paid"
    return "waiting" if told & (template.waiting | {""}) else "failed"


def _counted(about: Row, count: What, total: What, lines: tuple[Said, ...], which: str) -> None:
    """Head and tail say what the lines add up to, or the file is not whole."""
    told, held = about.get(count), len(lines)
    if isinstance(told, int) and told != held:
        raise Invalid(f"文件写着{which} {told} 笔，明细{which or '有'} {held} 笔，文件不完整。{_AGAIN}")
    said, found = about.get(total), sum((one.amount or Money.ZERO for one in lines), Money.ZERO)
    if isinstance(said, Money) and said != found:
        raise Invalid(
            f"文件写着{which}合计 {said.show()} 元，明细加起来是 {found.show()} 元，对不上。"
            "请不要改文件，向银行核实。"
        )
