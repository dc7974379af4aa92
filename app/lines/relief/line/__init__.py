"""The line of relief (困难帮扶): its matters and its row on a person's card."""

from app.engine.line import Line
from app.lines.relief.line.card import card
from app.lines.relief.line.hardship import FILE_OPEN
from app.lines.relief.line.money import LIVING, MEDICAL

__all__ = ["FILE_LETTERS", "FILE_OPEN", "LIVING", "MEDICAL", "RELIEF"]

FILE_LETTERS = "DA"
"""How the number of a hardship file begins (档案号字头), design §6."""

RELIEF = Line(
    code="relief",
    letters="JZ",
    name="困难帮扶",
    short="帮扶",
    icon="heart-handshake",
    matters=(FILE_OPEN, LIVING, MEDICAL),
    card=card,
    registers={FILE_LETTERS: "困难职工档案"},
)
"""The line (困难帮扶)."""
