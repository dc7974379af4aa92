"""What a room is (业务间): a line of service with its tables, its effects and its pages."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.engine.line import Line
from app.engine.trial import Trial
from app.services import income
from app.services.catalog import Catalog, Effect, Kin, Known, MatterTables, Offer, Seek, Told
from app.services.desk import Desk

if TYPE_CHECKING:
    from app.ui.notify import Notifier
    from app.ui.screens.page import Page

PageFactory = Callable[[Desk, Line, "Notifier"], "Page"]
"""Makes one page of a line for whoever signed in (页面), with the door for errors; called by the window."""


@dataclass(frozen=True, slots=True)
class Room:
    """A line moved in (业务间): `tables` by matter id, `effects` by their names in the moves.

    `offers` are code lists that it supplies from its own rows. `trial` tries its rules on a table of claims,
    for a line whose rules are files. `known` gives what its register knows of a person, by the id of the
    matter whose form starts with it; `kin` whom it counts to his household besides; `seeks` what it finds
    in its own rows to the values of a case, by matter id; `told` what its register says on a person's card.
    `pages` gives the factories of its pages, the one of the tab first. It imports them when it is called,
    so that the command line never loads Qt.
    """

    line: Line
    tables: Mapping[str, MatterTables]
    effects: Mapping[str, Effect]
    pages: Callable[[], tuple[PageFactory, ...]]
    offers: Mapping[str, Offer] = field(default_factory=dict)
    trial: Trial | None = None
    known: Mapping[str, Known] = field(default_factory=dict)
    kin: Kin | None = None
    seeks: Mapping[str, Seek] = field(default_factory=dict)
    told: Told | None = None


def catalog_of(rooms: Iterable[Room]) -> Catalog:
    """What all rooms hand to the services (业务目录)."""
    every = tuple(rooms)
    return Catalog(
        tuple(room.line for room in every),
        {matter: tables for room in every for matter, tables in room.tables.items()},
        {name: effect for room in every for name, effect in room.effects.items()},
        {name: offer for room in every for name, offer in room.offers.items()},
        {income.LETTER: income.UNDO},
        {matter: known for room in every for matter, known in room.known.items()},
        {room.line.code: room.kin for room in every if room.kin is not None},
        {matter: seek for room in every for matter, seek in room.seeks.items()},
        {room.line.code: room.told for room in every if room.told is not None},
    )
