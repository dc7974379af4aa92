"""What gets loaded (载入): the command line never loads Qt; what is pure loads neither Qt nor SQL."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.source import Source, sources

WINDOW = ("PySide6", "shiboken6")
GROUND = ("sqlalchemy", "alembic", "sqlcipher3")
PAGES = ("reportlab", "pypdfium2")
IMPURE = ("app/lines/*/pages", "app/lines/*/commands", "app/lines/*/room")
LOADED = """
import contextlib, importlib, io, json, sys
sys.path.insert(0, ".")
with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):
    for name in {modules!r}:
        importlib.import_module(name)
    {then}
print(json.dumps(sorted({{name.partition(".")[0] for name in sys.modules}})))
"""


def loaded(root: Path, modules: list[str], unwanted: tuple[str, ...], then: str = "pass") -> list[str]:
    """Which of the unwanted packages are in sys.modules once these modules were imported in a new Python."""
    command = [sys.executable, "-c", LOADED.format(modules=modules, then=then)]
    run = subprocess.run(command, cwd=root, capture_output=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stderr
    return [name for name in unwanted if f'"{name}"' in run.stdout]


def pure_modules(root: Path) -> list[str]:
    """The modules of core and engine, and of each room what stands under its pages and commands."""
    found = sources(root, "app/core", "app/engine", "app/lines")
    return [module_name(source) for source in found if not source.is_at(*IMPURE)]


def module_name(source: Source) -> str:
    """The dotted name by which a file is imported."""
    return source.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def test_the_command_line_never_loads_qt(root: Path) -> None:
    assert loaded(root, ["app.cli"], WINDOW, then="sys.modules['app.cli'].main(['--help'])") == []


def test_the_rooms_are_read_without_qt(root: Path) -> None:
    assert loaded(root, ["app.rooms"], WINDOW) == []


def test_what_is_pure_loads_nothing_else(root: Path) -> None:
    modules = pure_modules(root)
    assert {"app.core.money", "app.engine.flow", "app.lines.relief.rules"} <= set(modules)
    assert loaded(root, modules, WINDOW + GROUND + PAGES) == []


def test_printing_loads_neither_qt_nor_the_ground(root: Path) -> None:
    modules = [module_name(source) for source in sources(root, "app/printing")]
    assert loaded(root, modules, WINDOW + GROUND) == []


def test_the_ground_loads_nothing_of_the_program(root: Path) -> None:
    assert loaded(root, ["db"], ("app", *WINDOW, *PAGES)) == []


@pytest.mark.parametrize("package", [*WINDOW[:1], GROUND[0], PAGES[0]])
def test_a_planted_import_is_seen(package: str, tmp_path: Path) -> None:
    rules = tmp_path / "app" / "lines" / "relief" / "rules.py"
    rules.parent.mkdir(parents=True)
    rules.write_text(f"import {package}\n", encoding="utf-8")
    modules = pure_modules(tmp_path)
    assert modules == ["app.lines.relief.rules"]
    assert loaded(tmp_path, modules, WINDOW + GROUND + PAGES) != []
