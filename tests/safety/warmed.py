"""What the fork server imports (预热): everything loaded, each command done once: a life is short."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.safety.work import Work, at_work, founded

with tempfile.TemporaryDirectory() as _folder:
    _staff = founded(Path(_folder) / "data")
    _at = at_work(Path(_folder) / "data", _staff)
    for _turn, _ in zip(range(30), Work(_at, 1), strict=False):
        pass
    _at.close()
