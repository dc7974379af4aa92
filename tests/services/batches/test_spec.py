"""The text of a template (银行模板文字): the examples read, every fault told with its line and place."""

import pytest

from app.core.errors import Invalid
from app.services.batches import spec
from app.services.parameters.seeding import seeded

EXAMPLES = {one["code"]: str(one["spec"]) for one in seeded("bank_template")}
TEXT = EXAMPLES["text"]


def test_the_examples_read() -> None:
    text, sheet = spec.read(EXAMPLES["text"]), spec.read(EXAMPLES["sheet"])
    assert (text.sheet, text.file.encoding, text.file.separator) == (False, "gbk", "|")
    assert [one.what for one in text.file.lines] == ["n", "account", "name", "amount", "use"]
    assert (sheet.sheet, sheet.most, sheet.file.encoding) == (True, 2000, "utf-8")
    assert (sheet.answer.separator, [one.width for one in sheet.answer.lines]) == ("", [30, 60, 15, 4, 40])
    assert sheet.paid == frozenset({"0000"})


@pytest.mark.parametrize(
    ("old", "new", "line", "told"),
    [
        ('"编码" = "GBK"   ', '"编码" = “GBK”   ', 4, "引号、逗号和括号"),
        ('"编码" = "GBK"   ', '"编码" = "BIG5"   ', 4, "“编码”只能写 GBK、UTF-8、GB18030。"),
        ('"分隔符" = "|"   ', '"分隔符" = "||"   ', 5, "“分隔符”只写一个"),
        ('"换行" = "CRLF" ', '"换行" = "CR" ', 6, "“换行”只能写 CRLF、LF。"),
        ('"{批次号}.txt"', '"{批次}.txt"', 7, "文件名里只能用"),
        ('"{批次号}.txt"', '"a/{批次号}.txt"', 7, "文件名里只能用"),
        ('"最多行数" = 0', '"最多行数" = -1', 8, "要写 0 到"),
        ('"最多行数" = 0', '"最多" = 0', 8, "没有“最多”这一项"),
        ('"户名" },\n  { "栏" = "金额" },   ', '"户明" },\n  { "栏" = "金额" },   ', 13, "这里的“栏”可以写"),
        ('{ "栏" = "户名" },\n  { "栏" = "金额" },   ', '{ "栏" = "户名" },\n  ', 10, "“明细”里还缺 金额。"),
        ('{ "栏" = "用途" }', '{ "栏" = "用途", "色" = 1 }', 15, "一栏里没有“色”"),
        ('{ "栏" = "用途" }', '{ "栏" = "用途", "靠" = "中" }', 15, "“靠”只能写 左、右。"),
        ('{ "栏" = "用途" }', '{ "栏" = "用途", "补" = "0" }', 15, "“补”只能写空格或 0"),
        ('{ "栏" = "用途" }', '{ "固定" = "𠮷" }', 15, "常用字"),
        ('{ "栏" = "用途" }', '{ "栏" = "用途", "宽" = 900 }', 15, "“宽”要写 1 到 500"),
        ('["回盘"]\n"编码" = "GBK"\n"分隔符" = "|"', '["回盘"]\n"编码" = "GBK"', 22, "没有分隔符就是定长"),
        ('"末尾换行" = true', '"末尾换行" = "是"', 22, "只能写 true"),
        ('"成功" = ["0000"]', '"成功" = []', 32, "请写“成功”"),
        ('"成功" = ["0000"]', '"成功" = "0000"', 32, "“成功”要写成"),
        ('  { "栏" = "结果码" },\n  { "栏" = "说明" },\n', "", 24, "“结果码”或“说明”"),
        ('["回盘"]', '["回单"]', 19, "没有“回单”这一项"),
    ],
)  # fmt: skip
def test_a_fault_stands_with_its_line(old: str, new: str, line: int, told: str) -> None:
    assert TEXT.count(old) == 1, old
    with pytest.raises(Invalid) as wrong:
        spec.read(TEXT.replace(old, new))
    fault = wrong.value.faults[0]
    assert fault.field == "spec"
    assert fault.sentence.startswith(f"第 {line} 行第 "), fault.sentence
    assert told in fault.sentence


def test_without_the_banks_answer_there_is_no_template() -> None:
    with pytest.raises(Invalid, match="还缺"):
        spec.read(TEXT.partition('["回盘"]')[0])
