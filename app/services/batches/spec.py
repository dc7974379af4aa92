"""Reading the text of a bank's template (读模板): every word of it checked, each fault with its place."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from app.core.errors import Invalid
from app.services.batches.spec_text import ANSWER, SpecText, parsed
from app.services.batches.template import (
    COUNTS,
    DAYS,
    ENCODINGS,
    SUMS,
    WORDS,
    Cell,
    Layout,
    Template,
    What,
)

_FILE_KEYS = f"形式 编码 分隔符 换行 文件名 最多行数 标题行 首行 明细 末行 {ANSWER}"
_ANSWER_KEYS = "编码 分隔符 标题行 首行 明细 末行 末尾换行 成功 处理中"
_CELL_KEYS = "栏 固定 宽 靠 补 单位 写法 标题"
_FORMS = {"文本": False, "Excel": True}
_ENDS = {"CRLF": "\r\n", "LF": "\n"}
_ABOUT = "批次号 日期 笔数 总额 固定"
_LINE = "序号 账号 户名 金额 开户行 证件号 用途 批次号 日期 固定"
_PAID = "成功笔数 成功总额"
_SAID = "结果码 说明"
_SEPARATORS = ("", *"|,;:~^#@\t")
_TEXTS = frozenset(("固定", "标题"))
_WIDEST, _LONGEST = 500, 100_000
_CHOICES: Mapping[str, tuple[str, ...]] = {"靠": ("左", "右"), "单位": ("元", "分"), "写法": tuple(DAYS)}


def read(text: str) -> Template:
    """Read the text of a template (读模板). Raises Invalid at `spec`: line, place, what to do."""
    held = parsed(text)
    top = SpecText(text, held)
    top.only(_FILE_KEYS)
    below = held.get(ANSWER)
    if not isinstance(below, dict):
        raise top.fault(f'还缺 ["{ANSWER}"] 一段，写明银行回盘文件的格式。')
    answer = SpecText(text, below, below=True)
    answer.only(_ANSWER_KEYS)
    sheet = top.choice("形式", _FORMS, "文本")
    return Template(
        sheet=sheet,
        name=_name(top, sheet=sheet),
        most=top.whole("最多行数", _LONGEST),
        file=_file(top, sheet=sheet),
        answer=_answer(answer),
        paid=_paid(answer),
        waiting=answer.several("处理中"),
    )


def _name(top: SpecText, *, sheet: bool) -> str:
    name = top.words("文件名", "{批次号}.xlsx" if sheet else "{批次号}.txt")
    if re.search(r"[\\/:*?\"<>|{}]", re.sub(r"\{(批次号|日期)\}", "", name)):
        raise top.fault("文件名里只能用 {批次号}、{日期} 和平常的字。", "文件名")
    return name


def _file(top: SpecText, *, sheet: bool) -> Layout:
    made = _layout(top, _ABOUT, _LINE, fixed=not sheet)
    _needs(top, made, ("账号", "户名", "金额"))
    return replace(made, encoding="utf-8", separator="") if sheet else made


def _answer(below: SpecText) -> Layout:
    made = _layout(below, f"{_ABOUT} {_PAID}", f"{_LINE} {_SAID}", fixed=True)
    _needs(below, made, ("账号", "金额"))
    if not {one.what for one in made.lines} & {"code", "said"}:
        raise below.fault("“明细”里要有“结果码”或“说明”，才知道到没到账。", "明细")
    return made


def _paid(below: SpecText) -> frozenset[str]:
    codes = below.several("成功")
    if not codes:
        raise below.fault('请写“成功”，列出表示到账的结果码，例如 ["0000"]。', "成功")
    return codes


def _needs(one: SpecText, made: Layout, words: tuple[str, ...]) -> None:
    there = {cell.what for cell in made.lines}
    missing = [word for word in words if WORDS[word] not in there]
    if missing:
        raise one.fault(f"“明细”里还缺 {'、'.join(missing)}。", "明细")


def _layout(one: SpecText, about: str, line: str, *, fixed: bool) -> Layout:
    separator = one.words("分隔符")
    if separator not in _SEPARATORS:
        raise one.fault("“分隔符”只写一个：| , ; : ~ ^ # @ 或 \\t；不写就是定长。", "分隔符")
    widths = fixed and not separator
    encoding = one.choice("编码", ENCODINGS, "GBK")
    return Layout(
        encoding=encoding,
        separator=separator,
        line_end=one.choice("换行", _ENDS, "CRLF"),
        titled=one.flag("标题行"),
        closed=one.flag("末尾换行", usual=True),
        head=_cells(one, "首行", about, widths=widths),
        lines=_cells(one, "明细", line, widths=widths),
        tail=_cells(one, "末行", about, widths=widths),
    )


def _cells(one: SpecText, key: str, allowed: str, *, widths: bool) -> tuple[Cell, ...]:
    cells: list[Cell] = []
    for n, typed in enumerate(one.tables(key), start=1):
        try:
            cells.append(_cell(typed, allowed.split(), widths=widths))
        except Invalid as wrong:
            raise one.fault(wrong.sentence, key, n) from None
    return tuple(cells)


def _cell(typed: Mapping[str, Any], allowed: list[str], *, widths: bool) -> Cell:
    """One column. Raises Invalid without its place."""
    _known(typed)
    what = _what(typed, allowed)
    width = typed.get("宽", 0)
    if not isinstance(width, int) or not 0 <= width <= _WIDEST:
        raise Invalid(f"“宽”要写 1 到 {_WIDEST} 的整数，按字节计。")
    if widths and not width:
        raise Invalid("没有分隔符就是定长，每一栏都要写“宽”。")
    pad = typed.get("补", " ")
    figure = what in SUMS | COUNTS
    if pad not in {" ", "0"} or (pad == "0" and not figure):
        raise Invalid("“补”只能写空格或 0，0 只用于序号、笔数和金额。")
    side = typed.get("靠", "右" if figure else "左")
    if pad == "0" and side == "左":
        raise Invalid("补 0 的栏只能靠右。")
    return Cell(
        what,
        width,
        left=side == "左",
        pad=pad,
        in_fen=typed.get("单位") == "分",
        day=DAYS[typed.get("写法", next(iter(DAYS)))],
        text=str(typed.get("固定", "")),
        title=str(typed.get("标题", "")),
    )


def _known(typed: Mapping[str, Any]) -> None:
    for name, value in typed.items():
        if name not in _CELL_KEYS.split():
            raise Invalid(f"一栏里没有“{name}”。可以写的有：{'、'.join(_CELL_KEYS.split())}。")
        if name in _CHOICES and value not in _CHOICES[name]:
            raise Invalid(f"“{name}”只能写 {'、'.join(_CHOICES[name])}。")
        if name in _TEXTS and not (isinstance(value, str) and _plain(value)):
            raise Invalid(f"“{name}”要写成引号里的常用字，中间不换行。")


def _plain(text: str) -> bool:
    """Whether every encoding of banks has the text (常用字)."""
    try:
        return "\n" not in text and bool(text.encode("gbk") or True)
    except UnicodeEncodeError:
        return False


def _what(typed: Mapping[str, Any], allowed: list[str]) -> What:
    word = "固定" if "固定" in typed else typed.get("栏", "")
    if word not in allowed:
        raise Invalid(f"这里的“栏”可以写：{'、'.join(allowed)}。")
    return WORDS[word]
