"""The import contracts can fail (导入约定): a small house keeps all, each planted import breaks its own."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.test_house import Tree, plant

LINT = "from importlinter.cli import lint_imports_command as run; run(['--no-cache'])"
ROOM = "app/lines/relief"
HOUSE: Tree = {
    "app/__init__.py": "",
    "app/__main__.py": "import app.bootstrap, app.cli, app.self_test\n",
    "app/bootstrap.py": "import PySide6.QtCore, app.rooms, db\n",
    "app/cli.py": "import app.rooms, db\n",
    "app/self_test.py": "import PySide6.QtWidgets, app.rooms\n",
    "app/rooms.py": "import app.lines.relief.room\n",
    "app/room.py": "import app.engine.line\n",
    "app/core/__init__.py": "",
    "app/core/money.py": "",
    "app/engine/__init__.py": "",
    "app/engine/line.py": "import app.core.money\n",
    "app/printing/__init__.py": "",
    "app/printing/pdf.py": "import reportlab.pdfgen, pypdfium2, PIL.Image, app.core.money\n",
    "app/services/__init__.py": "",
    "app/services/desk.py": "import sqlalchemy, db.writer, app.printing.pdf\n",
    "app/ui/__init__.py": "",
    "app/ui/window.py": "import PySide6.QtWidgets, app.services.desk\n",
    "app/lines/__init__.py": "",
    f"{ROOM}/__init__.py": "",
    f"{ROOM}/room.py": "import app.room, app.lines.relief.pages, app.lines.relief.commands\n",
    f"{ROOM}/pages.py": "import PySide6.QtWidgets, app.ui.window, app.lines.relief.line\n",
    f"{ROOM}/commands.py": "import db.writer, sqlalchemy, app.lines.relief.line\n",
    f"{ROOM}/line.py": "import app.lines.relief.flow, app.lines.relief.prints\n",
    f"{ROOM}/prints.py": "import app.lines.relief.rules\n",
    f"{ROOM}/flow.py": "import app.lines.relief.rules\n",
    f"{ROOM}/rules.py": "import app.lines.relief.fields\n",
    f"{ROOM}/fields.py": "import app.core.money\n",
    "app/lines/rights/__init__.py": "",
    "app/lines/rights/line.py": "import app.lines.rights.fields\n",
    "app/lines/rights/fields.py": "",
    "db/__init__.py": "",
    "db/writer.py": "import sqlalchemy, sqlcipher3, db.errors\n",
    "db/upgrade.py": "import alembic.command\n",
    "db/errors.py": "",
}
BROKEN: list[tuple[str, Tree]] = [
    ("floors", {"app/core/money.py": "import app.engine.line\n"}),
    ("floors", {"app/engine/line.py": "import app.services.desk\n"}),
    ("floors", {"app/printing/pdf.py": "import reportlab.pdfgen, pypdfium2, PIL.Image, db\n"}),
    ("floors", {"app/services/desk.py": "import sqlalchemy, db.writer, app.lines.relief.rules\n"}),
    ("floors", {"app/ui/window.py": "import PySide6.QtWidgets, app.rooms\n"}),
    ("every part of app has its floor", {"app/extra.py": ""}),
    ("floors", {"app/ui/window.py": "import PySide6.QtWidgets, app.self_test\n"}),
    ("who may see tables", {"app/self_test.py": "import PySide6.QtWidgets, app.rooms, db\n"}),
    ("db knows no app", {"db/errors.py": "import app.core.money\n"}),
    ("who may see tables", {"app/ui/window.py": "import PySide6.QtWidgets, db.errors\n"}),
    ("who may see tables", {f"{ROOM}/pages.py": "import PySide6.QtWidgets, db.errors\n"}),
    ("who may speak SQL", {"app/cli.py": "import app.rooms, db, sqlalchemy\n"}),
    ("who may speak Qt", {"app/services/desk.py": "import sqlalchemy, PySide6.QtCore\n"}),
    ("who may speak Qt", {f"{ROOM}/line.py": "import PySide6.QtCore\n"}),
    ("who makes pages", {"app/ui/window.py": "import PySide6.QtWidgets, reportlab.lib\n"}),
    ("lines are strangers", {"app/lines/rights/line.py": "import app.lines.relief.rules\n"}),
    ("inside a room", {f"{ROOM}/rules.py": "import app.lines.relief.flow\n"}),
    ("inside a room", {f"{ROOM}/prints.py": "import app.lines.relief.flow\n"}),
    ("inside a room", {f"{ROOM}/extra.py": ""}),
    ("the rules of a room are pure", {f"{ROOM}/rules.py": "import app.printing.pdf\n"}),
    ("no circles", {"db/errors.py": "import db.writer\n"}),
]


def verdicts(root: Path, top: Path) -> dict[str, bool]:
    """Each contract of the project, and whether the planted house keeps it."""
    (top / "pyproject.toml").write_bytes((root / "pyproject.toml").read_bytes())
    run = subprocess.run(
        [sys.executable, "-c", LINT], cwd=top, capture_output=True, encoding="utf-8", check=False
    )
    ends = {"KEPT": True, "BROKEN": False}
    lines = [line.rsplit(" ", 1) for line in run.stdout.splitlines()]
    found = {line[0]: ends[line[1]] for line in lines if len(line) == 2 and line[1] in ends}
    assert found, run.stdout + run.stderr
    return found


@pytest.mark.slow
def test_a_small_house_keeps_every_contract(root: Path, tmp_path: Path) -> None:
    found = verdicts(root, plant(tmp_path, HOUSE))
    assert {name for name, _ in BROKEN} == set(found), "every contract has an offence below"
    assert all(found.values()), found


@pytest.mark.slow
@pytest.mark.parametrize(("contract", "tree"), BROKEN)
def test_a_planted_import_breaks_its_contract(contract: str, tree: Tree, root: Path, tmp_path: Path) -> None:
    assert verdicts(root, plant(tmp_path, HOUSE | tree))[contract] is False
