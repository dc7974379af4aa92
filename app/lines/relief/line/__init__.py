"""The line of relief (困难帮扶): its matters and its row on a person's card."""

from app.engine.line import Line
from app.engine.payout import PayoutKind
from app.lines.relief.line.campaign import CAMPAIGN_LETTERS
from app.lines.relief.line.card import card
from app.lines.relief.line.exit import EXIT
from app.lines.relief.line.hardship import FILE_OPEN
from app.lines.relief.line.kinds import DISASTER, TUITION, VISIT_GIFT
from app.lines.relief.line.money import LIVING, MEDICAL
from app.lines.relief.line.review import REVIEW

__all__ = [
    "DISASTER",
    "EXIT",
    "FILE_LETTERS",
    "FILE_OPEN",
    "LIVING",
    "MEDICAL",
    "RELIEF",
    "REVIEW",
    "TUITION",
    "VISIT_GIFT",
]

FILE_LETTERS = "DA"
"""How the number of a hardship file begins (档案号字头), design §6."""

RELIEF = Line(
    code="relief",
    letters="JZ",
    name="困难帮扶",
    short="帮扶",
    icon="heart-handshake",
    matters=(FILE_OPEN, LIVING, MEDICAL, TUITION, DISASTER, VISIT_GIFT, REVIEW, EXIT),
    card=card,
    registers={FILE_LETTERS: "困难职工档案", CAMPAIGN_LETTERS: "帮扶活动"},
    payouts=(PayoutKind(VISIT_GIFT.id, VISIT_GIFT.name), PayoutKind(TUITION.id, TUITION.name, for_each=True)),
)
"""The line (困难帮扶)."""
