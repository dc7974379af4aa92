"""A scheme as plain data (计划数据): nothing of any county stands in code."""

from app.lines.mutual_aid.scheme.model.benefit import (
    Band,
    Benefit,
    Cap,
    Factor,
    Floor,
    Measure,
    Over,
    Per,
    Second,
    Table,
    Term,
    Window,
)
from app.lines.mutual_aid.scheme.model.condition import Span, When
from app.lines.mutual_aid.scheme.model.joining import Age, Eligibility, Fee, Item, Period, Share
from app.lines.mutual_aid.scheme.model.scheme import (
    Deadline,
    Diseases,
    Exclusive,
    Reason,
    Rounding,
    Scheme,
    Together,
    Waiting,
)

__all__ = [
    "Age",
    "Band",
    "Benefit",
    "Cap",
    "Deadline",
    "Diseases",
    "Eligibility",
    "Exclusive",
    "Factor",
    "Fee",
    "Floor",
    "Item",
    "Measure",
    "Over",
    "Per",
    "Period",
    "Reason",
    "Rounding",
    "Scheme",
    "Second",
    "Share",
    "Span",
    "Table",
    "Term",
    "Together",
    "Waiting",
    "When",
    "Window",
]
