"""Start of the frozen program (启动): from its process to its window on screen, beside an empty one of Qt."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from app.__main__ import ROOT
from tests.bench.table import Bar, Row

FOLDER = ROOT / "build" / "bench"
PROGRAM = "WorkerServiceCenter"
EMPTY = "empty"
EMPTY_WINDOW = '''"""An empty Qt window (空窗口)."""
import sys
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication(sys.argv)
window = QMainWindow()
window.setWindowTitle("empty")
window.resize(1366, 697)
window.show()
sys.exit(app.exec())
'''
SCREEN = ":77"
RUNS = 7
BAR = Bar(ratio=1.3)


def measured() -> list[Row]:
    """Both programs started in turn, the files of both warm."""
    ours, bare = _frozen(ROOT / "build.spec", PROGRAM), _frozen(_empty(), EMPTY)
    with TemporaryDirectory() as folder, _screen():
        window, empty = [str(ours), "--data", str(_data(ours, Path(folder)))], [str(bare)]
        pairs = [(_until_seen(window, "业务办理"), _until_seen(empty, EMPTY)) for _ in range(RUNS + 1)]
    times = tuple(zip(*pairs[1:], strict=True))
    return [Row("frozen program to its sign-in page", times[0], times[1], BAR)]


def _empty() -> Path:
    FOLDER.mkdir(parents=True, exist_ok=True)
    script = FOLDER / f"{EMPTY}.py"
    script.write_text(EMPTY_WINDOW, encoding="utf-8")
    return script


def _frozen(source: Path, name: str) -> Path:
    """The program that PyInstaller makes of it, made anew."""
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
    places = ["--distpath", str(FOLDER / "dist"), "--workpath", str(FOLDER / "work")]
    kind = [] if source.suffix == ".spec" else ["--specpath", str(FOLDER), "--name", name]
    subprocess.run([*command, *places, *kind, str(source)], cwd=ROOT, check=True)
    return FOLDER / "dist" / name / name


def _data(program: Path, folder: Path) -> Path:
    """A folder with a county of a few people, so that the sign-in page has names to show."""
    command = [str(program), "demo", "--data", str(folder / "data"), "--persons", "3", "--cases", "0"]
    subprocess.run(
        command, input="a long password\n", encoding="utf-8", check=True, stdout=subprocess.DEVNULL
    )
    return folder / "data"


@contextmanager
def _screen() -> Iterator[None]:
    server = subprocess.Popen(["Xvfb", SCREEN, "-screen", "0", "1366x768x24"], stderr=subprocess.DEVNULL)
    try:
        time.sleep(1)
        yield
    finally:
        server.terminate()
        server.wait()


def _until_seen(command: list[str], title: str) -> float:
    """Seconds from the start of a process to its window on the screen."""
    surroundings = dict(os.environ, DISPLAY=SCREEN, QT_QPA_PLATFORM="xcb")
    began = time.perf_counter()
    process = subprocess.Popen(
        command, env=surroundings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        look = ["xdotool", "search", "--sync", "--onlyvisible", "--name", title]
        subprocess.run(look, env=surroundings, check=True, stdout=subprocess.DEVNULL, timeout=60)
        return time.perf_counter() - began
    finally:
        process.kill()
        process.wait()
