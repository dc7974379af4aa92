"""The counter stage (窗口环节), declared once: states, moves, timers and papers before a matter's own."""

from app.engine.counter.endings import ENDING_LETTERS
from app.engine.counter.forms import registration_form, table_of
from app.engine.counter.notices import NOTICES
from app.engine.counter.papers import Wording, receipt
from app.engine.counter.stage import (
    ACCEPTED,
    COUNTER_STATES,
    ENDS,
    SUPPLEMENT,
    Counter,
    counter,
    lengths,
    owed_missing,
    promise_timer,
    registering,
    together,
)

COUNTER_PRINTS = (*NOTICES, *ENDING_LETTERS)
"""The counter's papers but the receipt (窗口文书), which a matter words itself."""

__all__ = [
    "ACCEPTED",
    "COUNTER_PRINTS",
    "COUNTER_STATES",
    "ENDS",
    "SUPPLEMENT",
    "Counter",
    "Wording",
    "counter",
    "lengths",
    "owed_missing",
    "promise_timer",
    "receipt",
    "registering",
    "registration_form",
    "table_of",
    "together",
]
