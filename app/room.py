"""What a room is (业务间): a line of service with its tables, its effects and its pages."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.engine.line import Line
from app.services.catalog import Effect, MatterTables
from app.services.desk import Desk

if TYPE_CHECKING:
    from app.ui.notify import Notifier
    from app.ui.screens.page import Page

PageFactory = Callable[[Desk, Line, "Notifier"], "Page"]
"""Makes one page of a line for whoever signed in (页面), with the door for errors; called by the window."""


@dataclass(frozen=True, slots=True)
class Room:
    """A line moved in (业务间): `tables` by matter id, `effects` by their names in the moves.

    `pages` gives the factories of its pages, the one of the tab first. It imports them when it is
    called, so that the command line never loads Qt.
    """

    line: Line
    tables: Mapping[str, MatterTables]
    effects: Mapping[str, Effect]
    pages: Callable[[], tuple[PageFactory, ...]]


@dataclass(frozen=True, slots=True)
class Coming:
    """A line that moves in later (待开通业务): its tab is there and says in one sentence what will be."""

    code: str
    digit: int
    name: str
    short: str
    icon: str
    sentence: str
