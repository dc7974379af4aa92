"""Files for the bank and back (报盘、回盘格式): read as written, the same bytes, faults by line."""

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.errors import Invalid
from app.core.money import LARGEST_FEN, Money
from app.services.batches import answer, bank_file, rows, sheet, spec
from app.services.batches.bank_file import About, PayLine
from app.services.batches.template import Template
from tests.services.batches.test_spec import EXAMPLES

ABOUT = About("FF-XC01-2026-000001", date(2026, 11, 2), "救助金")
SEPARATED, SHEET = (spec.read(EXAMPLES[code]) for code in ("text", "sheet"))
FIXED = spec.read(
    EXAMPLES["text"]
    .replace('"分隔符" = "|"  ', '"换行" = "LF"  ')
    .replace('"换行" = "CRLF"', "#")
    .replace('{ "栏" = "批次号" }, { "栏" = "笔数" }, { "栏" = "总额" }]\n"明细" = [\n  { "栏" = "序号" },',
             '{ "栏" = "笔数", "宽" = 6, "补" = "0" }]\n"明细" = [\n'
             '  { "栏" = "序号", "宽" = 6, "补" = "0" },', 1)
    .replace('  { "栏" = "账号" },\n  { "栏" = "户名" },\n  { "栏" = "金额" },  ',
             '  { "栏" = "账号", "宽" = 30 },\n  { "栏" = "户名", "宽" = 60 },\n'
             '  { "栏" = "金额", "宽" = 15, "补" = "0", "单位" = "分" },  ', 1)
    .replace('{ "栏" = "用途" }', '{ "栏" = "用途", "宽" = 20 }')
)  # fmt: skip
HAN = st.text(st.sampled_from("周素梅徐桂芳买买提·艾力欧阳䶮镕堃"), min_size=1, max_size=30)
LINES = st.lists(
    st.tuples(
        st.text(st.sampled_from("0123456789"), min_size=8, max_size=30),
        HAN,
        st.integers(1, LARGEST_FEN // 100),
    ),
    min_size=1,
    max_size=12,
)


def lines(made: Sequence[tuple[str, str, int]]) -> list[PayLine]:
    return [PayLine(n, account, name, Money(fen)) for n, (account, name, fen) in enumerate(made, start=1)]


def gb(template: Template, made: Sequence[tuple[str, str, int]]) -> list[PayLine]:
    """The lines whose names the encoding has and the columns hold."""
    names = (
        (account, name.encode("gbk", "ignore").decode("gbk")[:30] or "周", fen) for account, name, fen in made
    )
    return lines(list(names))


@given(LINES)
@pytest.mark.parametrize("template", [SEPARATED, FIXED], ids=["separated", "fixed"])
def test_what_is_written_is_read(template: Template, made: list[tuple[str, str, int]]) -> None:
    wanted = gb(template, made)
    done = bank_file.make(template, ABOUT, wanted)
    assert (done.count, done.total) == (len(wanted), sum((one.amount for one in wanted), Money.ZERO))
    read = rows.read(template.file, done.data)
    assert [(row["n"], row["account"], row["name"], row["amount"]) for _, row in read.lines] == [
        (one.n, one.account, one.name, one.amount) for one in wanted
    ]
    assert read.about["count"] == len(wanted)
    assert bank_file.make(template, ABOUT, wanted) == done


@settings(max_examples=25)
@given(LINES)
def test_a_sheet_holds_texts_and_is_the_same_each_time(made: list[tuple[str, str, int]]) -> None:
    wanted = lines(made)
    done = bank_file.make(SHEET, ABOUT, wanted)
    assert (done.count, done.total) == (len(wanted), sum((one.amount for one in wanted), Money.ZERO))
    table = sheet.read(done.data)
    assert [row[1] for row in table[1:-1]] == [one.account for one in wanted]
    assert [row[2] for row in table[1:-1]] == [one.name for one in wanted]
    assert bank_file.make(SHEET, ABOUT, wanted).hash == done.hash


def test_the_file_is_as_the_bank_wants_it() -> None:
    done = bank_file.make(SEPARATED, ABOUT, [PayLine(1, "6230910579000123454", "周素梅", Money(300_050))])
    assert done.name == "FF-XC01-2026-000001.txt"
    assert done.data.decode("gbk") == (
        "FF-XC01-2026-000001|1|3000.50\r\n1|6230910579000123454|周素梅|3000.50|救助金\r\n"
    )
    fixed = bank_file.make(FIXED, ABOUT, [PayLine(1, "62309105790001", "周素梅", Money(300_050))])
    name = "周素梅" + " " * 54
    use = "救助金" + " " * 14
    assert fixed.data.decode("gbk") == f"000001\n00000162309105790001{' ' * 16}{name}000000000300050{use}\n"


@pytest.mark.parametrize(
    ("template", "name", "account", "told"),
    [
        (SEPARATED, "𠮷小红", "62309105", "第 1 行：户名“𠮷小红”里的“𠮷”在 GBK 编码里没有"),
        (SEPARATED, "周|梅", "62309105", "里有分隔符“|”"),
        (SEPARATED, "周\n梅", "62309105", "里有换行"),
        (FIXED, "周" * 31, "62309105", "有 62 个字节，这一栏最多 60 个"),
        (FIXED, "周", "6" * 31, "有 31 个字节，这一栏最多 30 个"),
    ],
)
def test_what_cannot_stand_in_the_file_is_told_before(
    template: Template, name: str, account: str, told: str
) -> None:
    wanted = [PayLine(1, account, name, Money(100)), PayLine(2, "62309106", "徐桂芳", Money(100))]
    with pytest.raises(Invalid) as wrong:
        bank_file.make(template, ABOUT, wanted)
    assert [one.field for one in wrong.value.faults] == ["1"]
    assert told in wrong.value.faults[0].sentence


def test_a_sheet_takes_any_character() -> None:
    assert bank_file.faults(SHEET, ABOUT, [PayLine(1, "62309105", "𠮷小红", Money(100))]) == ()


def test_a_bank_takes_so_many_lines() -> None:
    many = [PayLine(n, f"6230{n:06d}", "周素梅", Money(100)) for n in range(1, 2002)]
    with pytest.raises(Invalid, match="一个文件最多 2000 行，本批 2001 行，请分成几批。"):
        bank_file.make(SHEET, ABOUT, many)


HEAD = "FF-XC01-2026-000001|3|600.00\r\n"
ROWS = (
    "1|6230000001|周素梅|100.00|0000|成功\r\n",
    "2|6230000002|徐桂芳|200.00|E017|户名不符\r\n",
    "3|6230000003|何红|300.00|9999|处理中\r\n",
)
GOOD = (HEAD + "".join(ROWS)).encode("gbk")


def test_an_answer_is_read() -> None:
    read = answer.read(SEPARATED, GOOD)
    assert read.number == "FF-XC01-2026-000001"
    assert [(one.n, one.outcome, one.words) for one in read.lines] == [
        (1, "paid", "成功"),
        (2, "failed", "户名不符"),
        (3, "waiting", "处理中"),
    ]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "这个文件是空的。"),
        (b" \r\n", "这个文件是空的。"),
        (b"PK\x03\x04abc", "这是 Excel 文件，回盘要文本文件。"),
        (b"\xd0\xcf\x11\xe0abc", "这是 Excel 文件，回盘要文本文件。"),
        ((HEAD + "".join(ROWS)).encode("utf-8"), "这个文件是 UTF-8 编码，模板写的是 GBK。"),
        ((HEAD + "".join(ROWS)).encode("utf-8-sig"), "这个文件是 UTF-8 编码，模板写的是 GBK。"),
        (GOOD[: len(GOOD) // 2], "文件的最后一行没有写完，没有下载完整。"),
        (GOOD[: GOOD.index("徐".encode("gbk")) + 1], "文件断在最后一个字中间，没有下载完整。"),
        (GOOD[:-2], "文件的最后一行没有写完，没有下载完整。"),
        ((HEAD + ROWS[0] + ROWS[1]).encode("gbk"), "文件写着 3 笔，明细有 2 笔，文件不完整。"),
        (
            (HEAD.replace("600.00", "601.00") + "".join(ROWS)).encode("gbk"),
            "文件写着合计 601.00 元，明细加起来是 600.00 元，对不上。",
        ),
        ((HEAD + ROWS[0] + "2|62\r\n").encode("gbk"), "第 3 行有 2 栏，模板是 6 栏。文件可能没有下载完整"),
        ((HEAD + ROWS[0].replace("100.00", "一百")).encode("gbk"), "第 2 行金额“一百”不是金额。"),
        (HEAD.encode("gbk"), "一行明细也没有"),
        (HEAD.encode("gbk") + b"1|6230000001|\xff\xff|1.00|0000|\r\n", "第 2 行有不是 GBK 编码的字。"),
    ],
)
def test_what_is_no_answer_is_told(data: bytes, told: str) -> None:
    with pytest.raises(Invalid) as wrong:
        answer.read(SEPARATED, data)
    assert told in wrong.value.sentence


def test_a_bank_that_leaves_the_last_line_open_can_be_read() -> None:
    loose = spec.read(EXAMPLES["text"].replace('"末尾换行" = true', '"末尾换行" = false'))
    assert len(answer.read(loose, GOOD[:-2]).lines) == 3


def test_a_fixed_answer_is_read_with_its_tail() -> None:
    def line(account: str, name: str, fen: int, code: str, said: str) -> bytes:
        cells = (account.ljust(30), name, f"{fen:015d}", code, said)
        return b"".join(
            part.encode("gbk").ljust(width) for part, width in zip(cells, (30, 60, 15, 4, 40), strict=True)
        )

    body = (
        line("6230000001", "周素梅", 10_000, "0000", ""),
        line("6230000002", "何红", 20_050, "E1", "账户冻结"),
    )
    tail = b"00000002" + b"%018d" % 30_050
    read = answer.read(SHEET, b"\r\n".join((*body, tail, b"")))
    assert [(one.account, one.amount, one.outcome, one.words) for one in read.lines] == [
        ("6230000001", Money(10_000), "paid", "0000"),
        ("6230000002", Money(20_050), "failed", "账户冻结"),
    ]
    with pytest.raises(Invalid, match=r"文件写着合计 300\.51 元"):
        answer.read(SHEET, b"\r\n".join((*body, tail[:-1] + b"1", b"")))
