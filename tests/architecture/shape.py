"""Checks of the shape of files (文件的样子): sizes, names, first lines, and where an import stands."""

import ast
from pathlib import Path

from tests.architecture.source import Function, Source, dotted, sources

LONGEST_FILE = 300
LONGEST_FUNCTION = 40
RELEASED = "db/migrations/versions"
EMPTY_NAMES = {"utils", "util", "common", "helpers", "helper", "misc"}
LATE_IMPORTS = ("app/__main__.py", "tests/__main__.py", "app/bootstrap", "app/lines/*/room.py")


def sizes(root: Path) -> list[str]:
    """No file of app and db over 300 lines, no function over 40; released migrations aside."""
    found: list[str] = []
    for source in sources(root, "app", "db"):
        if source.is_at(RELEASED):
            continue
        lines = len(source.text.splitlines())
        if lines > LONGEST_FILE:
            found.append(f"{source.path}:1 has {lines} lines")
        for node in source.nodes:
            if isinstance(node, Function):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > LONGEST_FUNCTION:
                    found.append(source.offence(node, f"{node.name} has {length} lines"))
    return found


def names(root: Path) -> list[str]:
    """No file or folder is named by what it isn't."""
    return [
        f"{source.path}:1 says nothing by its name"
        for source in sources(root, "app", "db", "tests")
        if EMPTY_NAMES & {part.removesuffix(".py") for part in source.path.split("/")}
    ]


def first_lines(root: Path) -> list[str]:
    """Every file's docstring starts with a line that says its purpose, and no two files say the same."""
    found: list[str] = []
    seen: dict[str, str] = {}
    for source in sources(root, "app", "db", "tests"):
        docstring = ast.get_docstring(source.tree) or ""
        line = docstring.partition("\n")[0].strip()
        if not line:
            found.append(f"{source.path}:1 has no docstring")
        elif line in seen:
            found.append(f"{source.path}:1 says the same as {seen[line]}")
        seen[line] = source.path
    return found


def import_places(root: Path) -> list[str]:
    """Imports stand at the top of the file, but for the few that start the program or a room's pages."""
    return [
        source.offence(inner, "imports inside a function")
        for source in sources(root, "app", "db", "tests")
        if not source.is_at(*LATE_IMPORTS)
        for inner in _inner_imports(source)
    ]


def _inner_imports(source: Source) -> list[ast.AST]:
    within = {
        inner
        for node in source.nodes
        if isinstance(node, Function | ast.Lambda)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
        or (isinstance(inner, ast.Call) and dotted(inner.func) in ("__import__", "importlib.import_module"))
    }
    return sorted(within, key=lambda node: getattr(node, "lineno", 0))
