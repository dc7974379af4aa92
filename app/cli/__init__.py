"""The door without a window (命令行): one line per error, exit code 0 only if done."""

from app.cli.desk import catalog
from app.cli.entry import main

__all__ = ["catalog", "main"]
