"""Set-ups that are remembered (打印记忆): per paper and printer, and what a printer needs for all papers."""

import json
from dataclasses import replace
from pathlib import Path

from app.core.errors import Busy
from app.services import files
from app.ui.printer.setup import Setup, held, setup_of

_LAST = ""
"""Beside the printers of a paper: which one was used last."""
_ANY = ""
"""Beside the papers: what each printer needs for every paper (校准)."""


class Remembered:
    """Set-ups per paper and printer (打印记忆), in a small file; a lost file only means to choose again."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._held = self._read()

    def last(self, paper: str) -> Setup | None:
        """How this paper was printed last, as the file says it now; None for never."""
        self._held = self._read()
        name = self._papers().get(paper, {}).get(_LAST)
        return self.of(paper, str(name.get("printer", ""))) if name else None

    def of(self, paper: str, printer: str) -> Setup:
        """How this paper is printed on this printer; for the first time, as the printer needs it."""
        found = self._papers().get(paper, {}).get(printer)
        return setup_of(found or self._held.get(_ANY, {}).get(printer, {}), printer)

    def all(self) -> tuple[tuple[str, Setup], ...]:
        """Every paper with each of its printers (全部打印记忆), the last used first."""
        self._held = self._read()
        return tuple(
            (paper, setup_of(kept[name], name))
            for paper, kept in self._papers().items()
            for name in sorted(
                filter(None, kept), key=lambda name: name != kept.get(_LAST, {}).get("printer")
            )
        )

    def keep(self, paper: str, setup: Setup) -> None:
        """Remember; Busy when it can't be written."""
        self._held = self._read()
        kept = self._held.setdefault(paper, {})
        kept[setup.printer] = held(setup)
        kept[_LAST] = {"printer": setup.printer}
        self._write()

    def calibrate(self, measured: Setup, paper: str = "") -> None:
        """Keep offset and scale of a printer (校准) for every paper, or for this one alone.

        Raises Busy when it can't be written.
        """
        self._held = self._read()
        name = measured.printer
        papers = [paper] if paper else [one for one, kept in self._papers().items() if name in kept]
        for one in papers:
            before = self.of(one, name)
            self._held.setdefault(one, {})[name] = held(
                replace(before, right=measured.right, down=measured.down, scale=measured.scale)
            )
        if not paper:
            bare = Setup(name, right=measured.right, down=measured.down, scale=measured.scale)
            self._held.setdefault(_ANY, {})[name] = held(bare)
        self._write()

    def forget(self, paper: str, printer: str) -> None:
        """Forget how this paper is printed on this printer (忘记); Busy when it can't be written."""
        self._held = self._read()
        kept = self._held.get(paper, {})
        kept.pop(printer, None)
        if kept.get(_LAST, {}).get("printer") == printer:
            del kept[_LAST]
        rest = next((name for name in kept if name), "")
        if rest:
            kept.setdefault(_LAST, {"printer": rest})
        else:
            self._held.pop(paper, None)
        self._write()

    def _papers(self) -> dict[str, dict[str, dict[str, object]]]:
        return {paper: kept for paper, kept in self._held.items() if paper != _ANY}

    def _write(self) -> None:
        try:
            files.keep(self._path, json.dumps(self._held, ensure_ascii=False, indent=1).encode())
        except Busy as wrong:
            raise Busy(f"打印设置没有记住。{wrong.sentence}") from None

    def _read(self) -> dict[str, dict[str, dict[str, object]]]:
        try:
            found = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        if not isinstance(found, dict):
            return {}
        return {
            str(paper): {str(name): one for name, one in kept.items() if isinstance(one, dict)}
            for paper, kept in found.items()
            if isinstance(kept, dict)
        }
