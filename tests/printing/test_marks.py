"""Kinds of characters (字符类别): tidied text, and where a line may break."""

import pytest

from app.printing.setting.marks import may_break, tidy


@pytest.mark.parametrize(
    ("typed", "tidied"),
    [
        ("受理后 15 个工作日", "受理后15个工作日"),
        ("身份证 尾号 0012", "身份证 尾号0012"),
        ("XC01 09:14 印", "XC01 09:14印"),
        ("JEAN  PAUL", "JEAN  PAUL"),
        ("甲\u200b乙\ufeff", "甲乙"),
        ("甲\t乙\u00a0丙", "甲 乙 丙"),
        ("2号窗口\u3000陈晓", "2号窗口\u3000陈晓"),
        ("（ 12 ）", "（ 12 ）"),
        ("", ""),
    ],
)
def test_tidied(typed: str, tidied: str) -> None:
    assert tidy(typed) == tidied


@pytest.mark.parametrize(
    "pair",
    [
        "年。", "年，", "年）", "年》", "年！", "年？", "年”", "年：", "年—", "年…", "年％", "——", "……",
        "（年", "《年", "“年", "￥1", "¥1", "第3", "第三",
        "12", "1,", ".5", "5.", "8:", "0-", "-0", "Ab", "A1",
        "6年", "2月", "4日", "3元", "2号", "3页", "5份", "5个", "1万",
        "１２", "２月",
        "壹万", "万元", "元整", "叁佰", "零陆", "拾元", "肆角", "角伍", "分整",
        "3×", "×4", "＊芳", "徐＊", "甲 ",
    ],
)  # fmt: skip
def test_no_line_ends_between(pair: str) -> None:
    assert not may_break(pair[0], pair[1])


@pytest.mark.parametrize(
    "pair",
    [
        "年月", "年1", "月8", "，年", "。年", "）年",
        "后1", "A中", "年（", "万叁", "亿伍", "元壹", " 中", "\u3000陈",
    ],
)  # fmt: skip
def test_a_line_may_end_between(pair: str) -> None:
    assert may_break(pair[0], pair[1])


def test_a_name_breaks_only_after_its_dot_or_a_blank() -> None:
    name = "阿卜杜拉·买买提 江"
    places = [n for n in range(1, len(name)) if may_break(name[n - 1], name[n], whole=True)]
    assert places == [5, 9]
