"""Entered twice (重复资料): laid side by side, merged, told apart, taken apart again; no row is moved."""

from app.services.merging.comparing import Comparison, Pair, compare
from app.services.merging.doing import MERGER, merge, merging_closed, set_apart, undo
from app.services.merging.sides import Kind, Side
from db.queries.merged import ids_of, unit_ids_of

__all__ = [
    "MERGER",
    "Comparison",
    "Kind",
    "Pair",
    "Side",
    "compare",
    "ids_of",
    "merge",
    "merging_closed",
    "set_apart",
    "undo",
    "unit_ids_of",
]
