"""The desk of a signed-in person (工作台): file, clock, catalog and actor, handed to every service."""

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from app.core.actor import Actor
from app.core.clock import Clock
from app.services.catalog import Catalog
from app.services.errors import translated
from app.services.shelf import Shelf
from db.database import Database
from db.reader import Reader
from db.writer import Writer


@dataclass(frozen=True, slots=True)
class Desk:
    """Where one person works (工作台).

    `key` is the data key, which each new password wraps anew; `chance` gives a number below its
    argument, for query codes; `shelf` keeps what the office set until it is changed.
    """

    database: Database
    clock: Clock
    catalog: Catalog
    actor: Actor
    folder: Path
    key: bytes = field(repr=False)
    chance: Callable[[int], int] = secrets.randbelow
    shelf: Shelf = field(default_factory=Shelf)

    @property
    def today(self) -> date:
        """The day in China (今天)."""
        return self.clock.today()

    def with_actor(self, actor: Actor) -> "Desk":
        """The same desk for another person (换人)."""
        return replace(self, actor=actor)

    def with_chance(self, chance: Callable[[int], int]) -> "Desk":
        """The same desk with another source of chance (换随机源), for a county that can be made again."""
        return replace(self, chance=chance)

    @contextmanager
    def write(self, command: str) -> Iterator[Writer]:
        """One command (一个命令), in one transaction with its journal entry; core errors only."""
        with translated(), self.database.write(self.actor, command, at=self.clock.now()) as writer:
            yield writer

    @contextmanager
    def read(self) -> Iterator[Reader]:
        """Questions to one state of the file (查询); core errors only."""
        with translated(), self.database.read() as reader:
            yield reader
