"""Schemes of mutual aid as data (互助计划): read, checked, written, and the sum of a claim under one."""

from app.lines.mutual_aid.scheme.checking import Lists, overlaps, problems
from app.lines.mutual_aid.scheme.claim import Assessment, Before, Claim, Line, Part, Prior, Refusal
from app.lines.mutual_aid.scheme.figuring import assess
from app.lines.mutual_aid.scheme.lists import shipped_lists
from app.lines.mutual_aid.scheme.model import Scheme
from app.lines.mutual_aid.scheme.reading import parsed
from app.lines.mutual_aid.scheme.writing import written

__all__ = [
    "Assessment",
    "Before",
    "Claim",
    "Line",
    "Lists",
    "Part",
    "Prior",
    "Refusal",
    "Scheme",
    "assess",
    "overlaps",
    "parsed",
    "problems",
    "shipped_lists",
    "written",
]
