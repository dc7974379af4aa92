"""Work on a case (办件): its page, saving, moving on, receiving papers."""

from app.services.casework.ahead import Ahead, ahead
from app.services.casework.doing import make_move, move, receive, save
from app.services.casework.showing import CaseView, StepView, case, reveal
from app.services.moving import Moved
from app.services.papers import PaperView
from app.services.timeline import TimelineEntry
from app.services.views import MaterialView, MoveView

__all__ = [
    "Ahead",
    "CaseView",
    "MaterialView",
    "MoveView",
    "Moved",
    "PaperView",
    "StepView",
    "TimelineEntry",
    "ahead",
    "case",
    "make_move",
    "move",
    "receive",
    "reveal",
    "save",
]
