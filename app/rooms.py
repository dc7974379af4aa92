"""The rooms of the house (全部业务间): the five lines, in the order of their tabs."""

from app.lines.employment.room import ROOM as EMPLOYMENT
from app.lines.mutual_aid.room import ROOM as MUTUAL_AID
from app.lines.petitions.room import ROOM as PETITIONS
from app.lines.relief.room import ROOM as RELIEF
from app.lines.rights.room import ROOM as RIGHTS
from app.room import Room

ROOMS: tuple[Room, ...] = (RELIEF, RIGHTS, PETITIONS, EMPLOYMENT, MUTUAL_AID)
"""Every room of the house; a sixth line is one more name here."""
