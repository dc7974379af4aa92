"""The house keeps its rules (建筑规则), and each rule finds a planted offence and lets its near miss pass."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.architecture import borders, habits, shape

Check = Callable[[Path], list[str]]
CHECKS: tuple[Check, ...] = (
    shape.sizes,
    shape.names,
    shape.first_lines,
    shape.import_places,
    habits.clock,
    habits.exact_money,
    habits.caught,
    habits.terminal,
    habits.lines_by_name,
    habits.module_state,
    borders.other_sqlite,
    borders.network,
    borders.writing_sql,
    borders.own_ground,
    borders.one_machine,
    borders.locks,
)
SQL = "from sqlalchemy import {0}\nx = {0}(t)\n"
LOCK = "alembic==1.0 \\\n    --hash=sha256:" + "a" * 64 + "\n"
TEST_LOCK = LOCK + "pytest==9.2 ; sys_platform == 'linux' \\\n    --hash=sha256:" + "b" * 64 + "\n"
LONG = "def f() -> int:\n" + "    x = 1\n" * 39
Tree = dict[str, str]
OFFENCES: list[tuple[Check, Tree]] = [
    (shape.sizes, {"app/core/a.py": "x = 1\n" * 301}),
    (shape.sizes, {"db/a.py": LONG + "    return x\n"}),
    (
        shape.sizes,
        {"app/a.py": "class A:\n" + LONG.replace("\n", "\n ").replace("def", " def") + "    x = 2\n"},
    ),
    (shape.names, {"app/core/utils.py": ""}),
    (shape.names, {"tests/helpers/a.py": ""}),
    (shape.first_lines, {"app/core/a.py": "x = 1\n"}),
    (shape.first_lines, {"app/core/a.py": '"""Money."""\n', "db/b.py": '"""Money."""\n'}),
    (shape.import_places, {"app/services/a.py": "def f() -> None:\n    import json\n"}),
    (
        shape.import_places,
        {"app/ui/a.py": "class A:\n    def f(self) -> None:\n        from app import core\n"},
    ),
    (shape.import_places, {"app/ui/a.py": "def f() -> None:\n    __import__('json')\n"}),
    (shape.import_places, {"app/lines/relief/pages.py": "def f() -> None:\n    import json\n"}),
    (habits.clock, {"app/services/a.py": "from datetime import date\nx = date.today()\n"}),
    (habits.clock, {"app/services/a.py": "from datetime import datetime as D\nx = D.now(None)\n"}),
    (habits.clock, {"db/a.py": "import datetime as dt\nx = dt.datetime.utcnow()\n"}),
    (habits.clock, {"db/a.py": "import time\nx = time.time()\n"}),
    (habits.clock, {"db/a.py": "from time import time\nx = time()\n"}),
    (habits.clock, {"db/a.py": "from sqlalchemy import func\nx = func.now()\n"}),
    (habits.clock, {"app/ui/a.py": "from PySide6.QtCore import QDate\nx = QDate.currentDate()\n"}),
    (habits.exact_money, {"app/core/money.py": "x = float('1.5')\n"}),
    (habits.exact_money, {"app/core/money/parse.py": "x = fen / 100\n"}),
    (habits.exact_money, {"app/lines/relief/rules.py": "RATE = 0.5\n"}),
    (habits.exact_money, {"app/services/payouts/pay.py": "def f(x: float) -> None: ...\n"}),
    (habits.caught, {"app/services/a.py": "try:\n    f()\nexcept Exception:\n    pass\n"}),
    (habits.caught, {"db/a.py": "try:\n    f()\nexcept:\n    x = 1\n"}),
    (
        habits.caught,
        {"db/a.py": "try:\n    f()\nexcept (ValueError, BaseException) as e:\n    raise X from e\n"},
    ),
    (habits.terminal, {"app/core/a.py": "print(1)\n"}),
    (habits.terminal, {"db/a.py": "import sys\nsys.stderr.write('x')\n"}),
    (habits.lines_by_name, {"app/ui/a.py": "if line == 'relief':\n    pass\n"}),
    (habits.lines_by_name, {"app/services/a.py": "x = line in ('rights', 'petitions')\n"}),
    (habits.lines_by_name, {"app/cli.py": "match line:\n    case 'employment':\n        pass\n"}),
    (habits.module_state, {"app/core/a.py": "x = 1\ndef f() -> None:\n    global x\n"}),
    (habits.module_state, {"app/core/a.py": "CACHE: dict[str, int] = {}\n"}),
    (
        habits.module_state,
        {"app/core/a.py": "from collections import defaultdict as d\nSEEN = d()\n"},
    ),
    (habits.module_state, {"db/a.py": "N = {'a': 1}\ndef f() -> None:\n    N['b'] = 2\n"}),
    (habits.module_state, {"db/a.py": "N = [1]\ndef f() -> None:\n    N.append(2)\n"}),
    (habits.module_state, {"db/a.py": "N = [1]\ndef f() -> None:\n    del N[0]\n"}),
    (borders.other_sqlite, {"db/a.py": "import sqlite3\n"}),
    (borders.other_sqlite, {"tests/a.py": "from sqlite3 import connect\n"}),
    (borders.other_sqlite, {"app/ui/a.py": "from PySide6 import QtSql\n"}),
    (borders.network, {"app/services/a.py": "import urllib.request\n"}),
    (borders.network, {"app/core/a.py": "from http import client\n"}),
    (borders.network, {"app/services/a.py": "from PySide6.QtNetwork import QLocalSocket\n"}),
    (borders.network, {"app/ui/a.py": "from PySide6.QtNetwork import QLocalSocket, QTcpSocket\n"}),
    (borders.network, {"app/ui/a.py": "from PySide6 import QtNetwork\nimport ssl\n"}),
    (borders.writing_sql, {"app/services/a.py": SQL.format("insert")}),
    (borders.writing_sql, {"app/services/a.py": "import sqlalchemy as sa\nx = sa.update(t)\n"}),
    (
        borders.writing_sql,
        {"app/services/a.py": "from sqlalchemy.dialects.sqlite import insert\nx = insert(t)\n"},
    ),
    (borders.writing_sql, {"app/lines/relief/commands.py": "x = case_file.delete().where(a)\n"}),
    (borders.writing_sql, {"db/queries/a.py": "x = 'insert into t values (1)'\n"}),
    (borders.writing_sql, {"app/services/a.py": "x = f'UPDATE {t} SET a=1'\n"}),
    (borders.writing_sql, {"app/services/a.py": "c.exec_driver_sql(x)\n"}),
    (borders.own_ground, {"db/migrations/versions/a.py": "from db.tables import people\n"}),
    (borders.own_ground, {"db/migrations/env.py": "import app.core\n"}),
    (borders.one_machine, {"README.md": "see " + "/" + "root/notes\n"}),
    (borders.one_machine, {"app/core/a.py": "x = '/" + "work/main'\n"}),
    (borders.one_machine, {".ci/run": "exec ~/." + "pyenv/bin/python\n"}),
    (
        borders.locks,
        {"requirements.lock": "--index-url https://host/simple\n" + LOCK, "requirements-test.lock": LOCK},
    ),
    (borders.locks, {"requirements.lock": LOCK, "requirements-test.lock": LOCK + "x @ file:x\n"}),
    (borders.locks, {"requirements.lock": "alembic==1.0\n", "requirements-test.lock": "alembic==1.0\n"}),
    (borders.locks, {"requirements.lock": LOCK.replace("==", ">="), "requirements-test.lock": TEST_LOCK}),
    (borders.locks, {"requirements.lock": LOCK.replace("1.0", "1.1"), "requirements-test.lock": TEST_LOCK}),
]
NEAR_MISSES: list[tuple[Check, Tree]] = [
    (shape.sizes, {"app/core/a.py": "x = 1\n" * 300, "db/a.py": LONG}),
    (shape.sizes, {"db/migrations/versions/a.py": "x = 1\n" * 400}),
    (shape.names, {"app/core/commons.py": "", "app/ui/miscount.py": ""}),
    (shape.first_lines, {"app/core/a.py": '"""Money (金额)."""\n', "db/b.py": '"""Rows."""\n'}),
    (shape.import_places, {"app/core/a.py": "if True:\n    import json\n"}),
    (shape.import_places, {"app/lines/relief/room.py": "def pages() -> None:\n    import app.ui\n"}),
    (habits.clock, {"app/core/clock.py": "from datetime import date\nx = date.today()\n"}),
    (habits.clock, {"app/services/a.py": "x = self.clock.now()\ny = clock.today()\n"}),
    (habits.clock, {"app/ui/a.py": "from time import monotonic\nx = monotonic()\n"}),
    (habits.exact_money, {"app/core/money.py": "x = 7 // 2\n", "app/ui/a.py": "x = 0.5\n"}),
    (habits.caught, {"app/ui/tasks.py": "try:\n    f()\nexcept Exception:\n    pass\n"}),
    (habits.caught, {"db/a.py": "try:\n    f()\nexcept BaseException:\n    undo()\n    raise\n"}),
    (habits.terminal, {"app/cli.py": "print(1)\n", "app/core/a.py": "x = document.print\n"}),
    (
        habits.lines_by_name,
        {"app/lines/relief/rules.py": "x = line == 'relief'\n", "app/rooms.py": "x = 'relief'\n"},
    ),
    (
        habits.module_state,
        {"app/core/a.py": "N = {'a': 1}\ndef f() -> None:\n    n = {}\n    n['a'] = N['a']\n"},
    ),
    (habits.module_state, {"app/core/a.py": "N = [1]\ndef f(N: list[int]) -> None:\n    N.append(1)\n"}),
    (borders.other_sqlite, {"db/a.py": "import sqlcipher3\nfrom sqlalchemy.dialects import sqlite\n"}),
    (borders.network, {"app/ui/instance.py": "from PySide6.QtNetwork import QLocalServer, QLocalSocket\n"}),
    (borders.writing_sql, {"app/services/a.py": "x.update({'a': 1})\ny.insert(0, 1)\nw.delete(t, i, 1)\n"}),
    (borders.writing_sql, {"app/ui/a.py": "self.update()\n", "db/writer.py": SQL.format("insert")}),
    (borders.writing_sql, {"app/services/a.py": "x = 'Update the person'\n"}),
    (
        borders.own_ground,
        {"db/migrations/versions/a.py": "from alembic import op\n", "db/a.py": "import db.b\n"},
    ),
    (borders.one_machine, {"app/core/a.py": "x = 'https://host/" + "work/a'\n", "a.lock": "/" + "root/x"}),
    (borders.locks, {"requirements.lock": LOCK, "requirements-test.lock": "# made by hand\n" + TEST_LOCK}),
]


def plant(root: Path, tree: Tree) -> Path:
    """Write the files of a small tree."""
    for name, text in tree.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return root


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_the_house_keeps_its_rules(check: Check, root: Path) -> None:
    assert check(root) == []


@pytest.mark.parametrize(("check", "tree"), OFFENCES, ids=lambda part: getattr(part, "__name__", None))
def test_an_offence_is_found_and_named(check: Check, tree: Tree, tmp_path: Path) -> None:
    found = check(plant(tmp_path, tree))
    assert found
    assert any(line.startswith(f"{name}:") for line in found for name in tree)


@pytest.mark.parametrize(("check", "tree"), NEAR_MISSES, ids=lambda part: getattr(part, "__name__", None))
def test_a_near_miss_passes(check: Check, tree: Tree, tmp_path: Path) -> None:
    assert check(plant(tmp_path, tree)) == []


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_every_rule_was_seen_to_fail(check: Check) -> None:
    assert any(planted is check for planted, _ in OFFENCES)


def test_of_a_checkout_only_what_git_keeps_is_read(tmp_path: Path) -> None:
    machine = "/" + "root/x\n"
    plant(tmp_path, {".gitignore": "notes/\n", "notes/a.md": machine, "a.md": machine})
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)
    assert [line.partition(":")[0] for line in borders.one_machine(tmp_path)] == ["a.md"]
