"""Checks of habits (写法): the clock, money without float, exceptions, globals, print, lines by name."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.source import Function, Source, dotted, full_name, full_names, sources

CLOCK = ("app/core/clock",)
SYSTEM_CLOCK = {
    "datetime.date.today",
    "datetime.datetime.today",
    "datetime.datetime.now",
    "datetime.datetime.utcnow",
    "time.time",
    "time.time_ns",
    "time.localtime",
    "time.gmtime",
    "time.ctime",
    "time.strftime",
    "PySide6.QtCore.QDate.currentDate",
    "PySide6.QtCore.QTime.currentTime",
    "PySide6.QtCore.QDateTime.currentDateTime",
    "PySide6.QtCore.QDateTime.currentDateTimeUtc",
    "PySide6.QtCore.QDateTime.currentMSecsSinceEpoch",
    "sqlalchemy.func.now",
    "sqlalchemy.func.current_timestamp",
    "sqlalchemy.func.current_date",
}
MONEY = (
    "app/core/money",
    "app/engine",
    "app/services/payouts",
    "app/services/paying",
    "app/services/parameters",
    "app/lines/*/fields",
    "app/lines/*/rules",
    "app/lines/*/scheme",
    "app/lines/*/flow",
    "app/lines/*/prints",
    "app/lines/*/line",
    "app/lines/*/commands",
    "db/tables",
    "db/queries",
)
EDGES = ("app/ui/notify", "app/ui/tasks", "app/cli", "app/self_test")
TERMINAL = ("app/cli", "app/self_test", "app/__main__.py")
LINES = {"relief", "rights", "petitions", "employment", "mutual_aid"}
CHANGES = set("append extend insert remove pop popitem clear add discard update setdefault".split())
CONTAINERS = set(
    "list dict set bytearray collections.defaultdict collections.deque collections.Counter".split()
)


def clock(root: Path) -> list[str]:
    """The day and the moment come from core/clock alone."""
    found: list[str] = []
    for source in sources(root, "app", "db"):
        if source.is_at(*CLOCK):
            continue
        known = full_names(source)
        found += [
            source.offence(node, f"asks the system's clock: {dotted(node)}")
            for node in source.nodes
            if isinstance(node, ast.Attribute | ast.Name) and full_name(node, known) in SYSTEM_CLOCK
        ]
    return found


def exact_money(root: Path) -> list[str]:
    """Where sums are made there is no float, neither as a name nor as a number; core/money divides whole."""
    found: list[str] = []
    for source in sources(root, "app", "db"):
        if not source.is_at(*MONEY):
            continue
        for node in source.nodes:
            if isinstance(node, ast.Name) and node.id == "float":
                found.append(source.offence(node, "names float"))
            elif isinstance(node, ast.Constant) and isinstance(node.value, float):
                found.append(source.offence(node, f"holds the float {node.value}"))
            elif source.is_at("app/core/money") and isinstance(node, ast.Div):
                found.append(f"{source.path}:1 divides into a float")
    return found


def caught(root: Path) -> list[str]:
    """Everything is caught only at the edges; a handler that cleans up and raises again is none."""
    return [
        source.offence(node, "catches everything")
        for source in sources(root, "app", "db")
        if not source.is_at(*EDGES)
        for node in source.nodes
        if isinstance(node, ast.ExceptHandler) and _catches_all(node) and not _raises_again(node)
    ]


def _catches_all(handler: ast.ExceptHandler) -> bool:
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(
        kind is None or dotted(kind).split(".")[-1] in ("Exception", "BaseException") for kind in kinds
    )


def _raises_again(handler: ast.ExceptHandler) -> bool:
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


def terminal(root: Path) -> list[str]:
    """Only the command line and the start speak on the terminal."""
    return [
        source.offence(node, f"speaks on the terminal: {dotted(node)}")
        for source in sources(root, "app", "db")
        if not source.is_at(*TERMINAL)
        for node in source.nodes
        if isinstance(node, ast.Name | ast.Attribute)
        and dotted(node) in ("print", "sys.stdout", "sys.stderr", "sys.__stdout__", "sys.__stderr__")
    ]


def lines_by_name(root: Path) -> list[str]:
    """No line of service is asked for by its name outside its own room."""
    return [
        source.offence(node, f"asks for the line {node.value}")
        for source in sources(root, "app", "db")
        if not source.is_at("app/lines", "db/migrations")
        for test in source.nodes
        if isinstance(test, ast.Compare | ast.MatchValue)
        for node in ast.walk(test)
        if isinstance(node, ast.Constant) and node.value in LINES
    ]


def module_state(root: Path) -> list[str]:
    """No module holds a state: no `global`, no empty container in waiting, no change to its own names."""
    found: list[str] = []
    for source in sources(root, "app", "db"):
        own = _module_names(source)
        known = full_names(source)
        found += [source.offence(n, "uses global") for n in source.nodes if isinstance(n, ast.Global)]
        found += [
            source.offence(node, f"{name} waits to be filled")
            for name, node in own.items()
            if _is_empty_container(node.value, known)
        ]
        found += [
            source.offence(node, f"{name} is changed") for name, node in _changes(source) if name in own
        ]
    return found


def _module_names(source: Source) -> dict[str, ast.Assign | ast.AnnAssign]:
    names: dict[str, ast.Assign | ast.AnnAssign] = {}
    for node in source.tree.body:
        if isinstance(node, ast.Assign):
            names |= {target.id: node for target in node.targets if isinstance(target, ast.Name)}
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            names[node.target.id] = node
    return names


def _is_empty_container(value: ast.expr | None, known: dict[str, str]) -> bool:
    if isinstance(value, ast.List | ast.Set):
        return not value.elts
    if isinstance(value, ast.Dict):
        return not value.keys
    return isinstance(value, ast.Call) and not value.args and full_name(value.func, known) in CONTAINERS


def _changes(source: Source) -> Iterator[tuple[str, ast.AST]]:
    for function in source.nodes:
        if not isinstance(function, Function):
            continue
        local = _local_names(function)
        for node in ast.walk(function):
            for target in _changed(node):
                if isinstance(target, ast.Name) and target.id not in local:
                    yield target.id, node


def _changed(node: ast.AST) -> list[ast.expr]:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CHANGES:
        return [node.func.value]
    if isinstance(node, ast.Assign | ast.Delete):
        return [target.value for target in node.targets if isinstance(target, ast.Subscript)]
    if isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Subscript):
        return [node.target.value]
    return []


def _local_names(function: Function) -> set[str]:
    arguments = function.args
    plain = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
    every = {each.arg for each in (*plain, arguments.vararg, arguments.kwarg) if each}
    names = [node for node in ast.walk(function) if isinstance(node, ast.Name)]
    return every | {node.id for node in names if isinstance(node.ctx, ast.Store)}
