"""Checks of borders (边界): other SQLites, the network, writing SQL, folders of one machine, the locks."""

import ast
import re
from pathlib import Path

from tests.architecture.source import Source, full_name, full_names, imported, kept_files, sources

OTHER_SQLITE = ("sqlite3", "_sqlite3", "pysqlite2", "pysqlite3", "apsw", "PySide6.QtSql")
NETWORK = tuple(
    "socket _socket ssl socketserver asyncio http urllib ftplib smtplib poplib imaplib telnetlib "
    "nntplib xmlrpc wsgiref webbrowser requests httpx aiohttp urllib3 websockets paramiko PySide6.QtNetwork "
    "PySide6.QtWebSockets PySide6.QtWebEngineCore PySide6.QtHttpServer".split()
)
LOCAL_SOCKET = {"PySide6.QtNetwork", "PySide6.QtNetwork.QLocalServer", "PySide6.QtNetwork.QLocalSocket"}
WRITER = tuple(
    "db/writer db/database db/rows db/engine db/journal db/sequences db/derived db/search "
    "db/upgrade db/backup db/migrations".split()
)
WINDOW = ("app/ui", "app/lines/*/pages")
STATEMENTS = {"insert", "update", "delete"}
CHANGING = re.compile(
    r"^\s*(INSERT\s+(OR\s+\w+\s+)?INTO|REPLACE\s+INTO|UPDATE\s+\S+\s+SET|DELETE\s+FROM|"
    r"ALTER\s+TABLE|DROP\s+(TABLE|INDEX|TRIGGER|VIEW))\b",
    re.IGNORECASE,
)
RAW = {"exec_driver_sql", "raw_connection", "executescript", "executemany"}
MACHINE = re.compile(r"(?<![\w.])/(?:work|farm|root)/[A-Za-z.]|[.]pyenv")
UNREAD = {".lock", ".svg", ".png", ".ttf", ".ico", ".pdf", ".xlsx", ".xls"}
HOST = re.compile(r"://|^\s*-{1,2}(?:i|f|index|extra|find|trusted)\b|\s@\s", re.MULTILINE)
PINNED = re.compile(r"^[a-z0-9][a-z0-9._-]*==\S+( ;.*)?( \\\n    --hash=sha256:[0-9a-f]{64})+$")


def _matches(module: str, forbidden: tuple[str, ...]) -> bool:
    return any(module == each or module.startswith(each + ".") for each in forbidden)


def other_sqlite(root: Path) -> list[str]:
    """The encrypted engine is the only SQLite, in the tests too."""
    return [
        source.offence(node, f"imports {module}")
        for source in sources(root, "app", "db", "tests")
        for node in source.nodes
        for module in imported(node)
        if _matches(module, OTHER_SQLITE)
    ]


def network(root: Path) -> list[str]:
    """No network code but the local socket of the single instance, in the window."""
    return [
        source.offence(node, f"imports {module}")
        for source in sources(root, "app", "db")
        for node in source.nodes
        for module in imported(node)
        if _matches(module, NETWORK)
        and not _matches(module, ("urllib.parse",))
        and not (source.is_at("app/ui", "app/bootstrap") and module in LOCAL_SOCKET)
    ]


def writing_sql(root: Path) -> list[str]:
    """Rows are changed by the Writer alone: elsewhere no writing statement, as an expression or as text."""
    found: list[str] = []
    for source in sources(root, "app", "db"):
        if not source.is_at(*WRITER):
            known = full_names(source)
            writes = [node for node in source.nodes if _writes(source, node, known)]
            found += [source.offence(node, "writes past the Writer") for node in writes]
    return found


def _writes(source: Source, node: ast.AST, known: dict[str, str]) -> bool:
    if isinstance(node, ast.Constant | ast.JoinedStr):
        return bool(CHANGING.match(_text(node))) and not source.is_at("db/tables")
    if not isinstance(node, ast.Call):
        return False
    name = full_name(node.func, known)
    if name.startswith("sqlalchemy.") and name.split(".")[-1] in STATEMENTS:
        return True
    if not isinstance(node.func, ast.Attribute):
        return False
    if node.func.attr in RAW:
        return not source.is_at("db")
    bare = node.func.attr in STATEMENTS and not node.args and not node.keywords
    return bare and not source.is_at(*WINDOW)  # there `update()` paints a widget, and SQL has no way in


def _text(node: ast.expr) -> str:
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(part) or "x" for part in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def own_ground(root: Path) -> list[str]:
    """Migrations import nothing of db and nothing of app: they stay as they were released."""
    return [
        source.offence(node, f"imports {module}")
        for source in sources(root, "db/migrations")
        for node in source.nodes
        for module in imported(node)
        if _matches(module, ("app", "db"))
    ]


def one_machine(root: Path) -> list[str]:
    """No file of the project names a folder of one machine."""
    found: list[str] = []
    for file in kept_files(root):
        if file.suffix in UNREAD:
            continue
        text = file.read_text(encoding="utf-8", errors="replace")
        found += [
            f"{file.relative_to(root).as_posix()}:{number} names a folder of one machine: {hit.group()}"
            for number, line in enumerate(text.splitlines(), 1)
            if (hit := MACHINE.search(line))
        ]
    return found


def locks(root: Path) -> list[str]:
    """The locks name no host and pin every package with hashes; the test lock holds all of the program's."""
    found: list[str] = []
    entries: list[set[str]] = []
    for name in ("requirements.lock", "requirements-test.lock"):
        text = (root / name).read_text(encoding="utf-8")
        plain = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
        packages = re.split(r"\n(?=\S)", plain.strip())
        entries.append(set(packages))
        found += [f"{name}:1 names a host: {hit.group().strip()}" for hit in HOST.finditer(text)]
        found += [f"{name}:1 {p.split()[0]} is not pinned by hash" for p in packages if not PINNED.match(p)]
    program, test = entries
    return found + [f"requirements-test.lock:1 lacks {p.split()[0]}" for p in sorted(program - test)]
