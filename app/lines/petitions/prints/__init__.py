"""Papers of petitions (信访文书): the slip, letters to petitioners and others, opinion, service."""

from app.engine.counter import Wording, receipt, registration_form
from app.engine.matter import Print
from app.lines.petitions.prints.notices import ACCEPT, ANSWERED, RECEIVED, REFER, WHEREABOUTS, WITHDRAWAL
from app.lines.petitions.prints.opinion import EXTENDED, EXTENSION, OPINION, PROOF, SETTLEMENT
from app.lines.petitions.prints.sent import REPLY, SEALED, SUGGESTION, TRANSFER

_SIGNED = ("信访人", "接待人")
_TOLD = "书面告知"

_SLIP = receipt(Wording("登记回执", verb="登记", promise=_TOLD, subject="信访事项登记", lacking="还可以补交"))
_NEUTRAL = receipt(Wording("信访登记回执", verb="登记", promise=_TOLD, subject="信访事项登记", neutral=True))

HANDLED_PRINTS: tuple[Print, ...] = (
    _SLIP,
    registration_form("XF-01 · 2026版", "信访登记表", signed=_SIGNED),
    ACCEPT,
    REFER,
    TRANSFER,
    WHEREABOUTS,
    ANSWERED,
    EXTENSION,
    EXTENDED,
    OPINION,
    PROOF,
    SETTLEMENT,
    WITHDRAWAL,
)
"""Papers of 来访、来信、来电."""

REPORT_PRINTS: tuple[Print, ...] = (
    _NEUTRAL,
    registration_form("XF-01 · 2026版", "信访登记表", signed=_SIGNED),
    RECEIVED,
    SEALED,
    REPLY,
    WITHDRAWAL,
)
"""Papers of 检举控告: only the registration form, which stays in the office, names class or accused."""

SUGGESTION_PRINTS: tuple[Print, ...] = (
    _SLIP,
    registration_form("XF-01 · 2026版", "信访登记表", signed=_SIGNED),
    RECEIVED,
    SUGGESTION,
    WITHDRAWAL,
)
"""Papers of 意见建议."""
