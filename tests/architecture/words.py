"""The words of the screen (屏上用语): every Chinese text in the code, and what must not stand in it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

CHINESE = re.compile(r"[一-鿿]")
HALF = re.compile(r"[一-鿿][,;:?!()](?=[一-鿿])|[一-鿿]\.(?=[一-鿿]|$)")
"""A half-width mark among Chinese characters."""

TERMS = {
    "请注意": "say what to do",
    "错误": "say what happened",
    "非法": "say what is wanted",
    "无效": "say what is wanted",
    "密码": "口令",
    "登录": "签到",
    "登陆": "签到",
    "恢复码纸": "恢复页",
    "管理 · ": "管理・",
    "!": "no exclamation",
    "！": "no exclamation",
}
"""What is not said, and what is said for it."""

ENDS = ("。", "）", "”", "›", "：", "{}", "]", "…")
"""How a text ends that holds a sentence; `{}` is what is filled in."""

SHAPES = ("时:分",)
"""How a thing is typed, which has its own marks."""


def texts(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """The Chinese texts of a module with their lines, no docstrings; what is filled in stands as {}."""
    skipped = {id(one) for node in ast.walk(tree) for one in _silent(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            said = "".join(str(one.value) if isinstance(one, ast.Constant) else "{}" for one in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped:
            said = node.value
        else:
            continue
        if CHINESE.search(said) and not re.search(r"\(\?|\[[^\]]*[-^]", said):
            yield getattr(node, "lineno", 0), said


def _silent(node: ast.AST) -> Iterator[ast.expr]:
    """Docstrings, and the pieces of texts that are told whole."""
    if isinstance(node, ast.JoinedStr):
        yield from node.values
    elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        yield node.value


def faults(said: str) -> Iterator[str]:
    """What is wrong with a text."""
    yield from (f"{term}: {better}" for term, better in TERMS.items() if term in said)
    plain = said
    for shape in SHAPES:
        plain = plain.replace(shape, "")
    if HALF.search(plain):
        yield "half-width mark"
    if "。" in said and not said.endswith(ENDS):
        yield "a sentence without its end"


def wrong_texts(root: Path, path: Path) -> list[str]:
    """All that is wrong in one file."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = [(line, said, fault) for line, said in texts(tree) for fault in faults(said)]
    return [f"{path.relative_to(root).as_posix()}:{line}: {fault}: {said}" for line, said, fault in found]
