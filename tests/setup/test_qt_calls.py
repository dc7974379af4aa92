"""The locked Qt lasts (Qt 耐用): 50,000 void calls, which one version of PySide6 did not survive."""

import subprocess
import sys

CALLS = """
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication(["calls", "-platform", "offscreen"])
widget, timer, thing = QWidget(), QTimer(), QObject()
for _ in range(10_000):
    widget.update(); widget.setEnabled(True); widget.setToolTip("b")
    timer.setInterval(5); thing.setObjectName("a")
print("alive")
"""


def test_fifty_thousand_void_calls() -> None:
    done = subprocess.run([sys.executable, "-c", CALLS], capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout) == (0, "alive\n"), done.stderr
