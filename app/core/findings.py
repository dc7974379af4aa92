"""Findings of a self-test (自检结果): what was checked and seen, as the JSON that IT and the window read."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Finding:
    """One check (检查项): its name, whether it held, how long it took, what was seen."""

    name: str
    ok: bool
    ms: int
    seen: str


@dataclass(frozen=True, slots=True)
class Findings:
    """A whole self-test (自检结果); `running` names the check under way, "" when all were made."""

    program: str
    version: str
    made_at: str
    system: Mapping[str, str]
    checks: tuple[Finding, ...] = ()
    total: int = 0
    running: str = ""

    @property
    def complete(self) -> bool:
        """Whether every check was made (是否做完); a crash leaves the one that it happened in."""
        return not self.running and len(self.checks) == self.total

    @property
    def ok(self) -> bool:
        """Whether all was made and all of it held (是否全部通过)."""
        return self.complete and all(one.ok for one in self.checks)

    def text(self) -> str:
        """The JSON (写成文件)."""
        held = {"ok": self.ok, "complete": self.complete, **asdict(self)}
        return json.dumps(held, ensure_ascii=False, indent=1)

    @classmethod
    def read(cls, text: str) -> "Findings":
        """The findings that a JSON holds (读取结果); ValueError when it is none or half written."""
        try:
            held: dict[str, Any] = json.loads(text)
            checks = tuple(Finding(**one) for one in held.pop("checks"))
            return cls(checks=checks, **{name: held[name] for name in _PLAIN})
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError("not the result of a self-test") from error


_PLAIN = ("program", "version", "made_at", "system", "total", "running")
