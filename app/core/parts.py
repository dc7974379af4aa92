"""The parts of the program (组成部分): what others made and under which licence, as its own list says."""

import json
import re
import sys
from dataclasses import dataclass
from importlib.metadata import PackageMetadata, PackageNotFoundError, metadata
from pathlib import Path

from app.core.paths import resources
from app.core.release import frozen

LIST = "sbom.cdx.json"
"""The list beside the built program (组成清单), CycloneDX."""

LICENCES = "licences"
"""The folder beside the built program with the text of each licence (许可文件夹)."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part (组成部分): its name, version and licence."""

    name: str
    version: str
    licence: str


def parts() -> tuple[Part, ...]:
    """Every part (组成部分); of a checkout only its Python packages, as the lock names them."""
    if frozen():
        return listed((program_folder() / LIST).read_text(encoding="utf-8"))
    lock = resources().parent / "requirements.lock"
    return locked(lock.read_text(encoding="utf-8"))


def program_folder() -> Path:
    """Where the built program lies (程序文件夹), with its list of parts and their licences."""
    return Path(sys.executable).parent


def listed(text: str) -> tuple[Part, ...]:
    """The parts that a CycloneDX list names (读取清单)."""
    return tuple(
        Part(one["name"], one.get("version", ""), _licence(one["licenses"][0]))
        for one in json.loads(text)["components"]
    )


def locked(text: str) -> tuple[Part, ...]:
    """The packages of a lock, with the licence that each one names itself (读取锁定文件)."""
    return tuple(
        Part(name, version, _own_licence(name))
        for name, version in re.findall(r"(?m)^([a-z0-9._-]+)==(\S+)", text)
    )


def _licence(one: dict[str, object]) -> str:
    named = one.get("license")
    if isinstance(named, dict):
        return str(named.get("id") or named.get("name") or "")
    return str(one.get("expression", ""))


def _own_licence(name: str) -> str:
    try:
        return named_licence(metadata(name))
    except PackageNotFoundError:
        return ""


def named_licence(held: PackageMetadata) -> str:
    """The licence as a package names it (包自报的许可), "" when it does not."""
    named = [*(held.get_all("License-Expression") or ()), *(held.get_all("License") or ()), ""]
    return str(named[0]).partition("\n")[0]
