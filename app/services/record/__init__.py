"""A case as its rows (案件记录): where each field lies, how a case is read whole, how it is written."""

from app.services.record.changes import LastChange, last_change, unchanged
from app.services.record.loading import CaseRecord, StepRow, TimerRow, load, load_all
from app.services.record.storage import place_of
from app.services.record.storing import Filed, file_case, store

__all__ = [
    "CaseRecord",
    "Filed",
    "LastChange",
    "StepRow",
    "TimerRow",
    "file_case",
    "last_change",
    "load",
    "load_all",
    "place_of",
    "store",
    "unchanged",
]
