"""How the checks read a tree (源代码): its Python files, parsed once, and the offences they report."""

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import cached_property
from pathlib import Path

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Source:
    """One Python file: its path from the top of the tree, with slashes, and its text."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """The parsed file."""
        return ast.parse(self.text, self.path)

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        """Every node of the file."""
        return tuple(ast.walk(self.tree))

    def is_at(self, *patterns: str) -> bool:
        """Whether the file is one of these places; `a/b` also means the folder a/b and the file a/b.py."""
        return any(
            fnmatch(self.path, each) or fnmatch(self.path, each + ".py") or fnmatch(self.path, each + "/*")
            for each in patterns
        )

    def offence(self, node: ast.AST, what: str) -> str:
        """One line that names the place."""
        return f"{self.path}:{getattr(node, 'lineno', 1)} {what}"


def sources(root: Path, *tops: str) -> Iterator[Source]:
    """The Python files under these top folders of the tree, in order."""
    for top in tops:
        for file in sorted((root / top).rglob("*.py")):
            if "__pycache__" not in file.parts:
                yield Source(file.relative_to(root).as_posix(), file.read_text(encoding="utf-8"))


def kept_files(root: Path) -> list[Path]:
    """The files that belong to the project: what git keeps or would keep; all files of a tree without git."""
    if (root / ".git").exists():
        command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        listed = subprocess.run(command, cwd=root, check=True, capture_output=True, encoding="utf-8").stdout
        return [root / name for name in listed.split("\0") if name and (root / name).is_file()]
    hidden = {".venv", "build", "dist", "__pycache__"}
    return [file for file in sorted(root.rglob("*")) if file.is_file() and not hidden & set(file.parts)]


def imported(node: ast.AST) -> list[str]:
    """The modules and names that an import statement names: `from a import b` gives a and a.b."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module:
        return [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return []


def dotted(node: ast.AST) -> str:
    """`a.b.c` for an attribute chain that starts at a name; an empty text for anything else."""
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    return ".".join([node.id, *reversed(parts)]) if isinstance(node, ast.Name) else ""


def full_names(source: Source) -> dict[str, str]:
    """What each imported name stands for: `from datetime import date as D` gives D → datetime.date."""
    names: dict[str, str] = {}
    for node in source.nodes:
        if isinstance(node, ast.Import):
            names |= {alias.asname: alias.name for alias in node.names if alias.asname}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
    return names


def full_name(node: ast.AST, names: dict[str, str]) -> str:
    """The dotted name of an expression with its first part resolved through the file's imports."""
    first, _, rest = dotted(node).partition(".")
    first = names.get(first, first)
    return f"{first}.{rest}" if rest else first
