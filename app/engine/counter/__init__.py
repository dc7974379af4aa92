"""The counter stage (窗口环节), declared once: states, moves, timers and papers before a matter's own."""

from app.engine.counter.papers import COUNTER_PRINTS, Wording, receipt
from app.engine.counter.stage import (
    COUNTER_STATES,
    ENDS,
    Counter,
    counter,
    lengths,
    owed_missing,
    promise_timer,
    together,
)

__all__ = [
    "COUNTER_PRINTS",
    "COUNTER_STATES",
    "ENDS",
    "Counter",
    "Wording",
    "counter",
    "lengths",
    "owed_missing",
    "promise_timer",
    "receipt",
    "together",
]
