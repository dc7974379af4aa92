"""The code lists as they are shipped (随程序的代码表), for a scheme read without the office's data."""

import tomllib

from app.core.paths import resources
from app.lines.mutual_aid.scheme import words
from app.lines.mutual_aid.scheme.checking import Lists


def shipped_lists() -> Lists:
    """By the fact that asks for it, code and name (代码表)."""
    path = resources() / "seed" / "mutual_aid.toml"
    held = tomllib.loads(path.read_text(encoding="utf-8"))
    named = {one["code"]: {item["code"]: item["name"] for item in one["items"]} for one in held["list"]}
    return {fact: named[words.LIST_OF.get(fact, fact)] for fact in words.LISTED}
