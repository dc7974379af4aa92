"""Contradictions of a scheme (矛盾检查): all at once, each with the way to its place in the file."""

from app.lines.mutual_aid.scheme.checking.problem import Lists, Problem
from app.lines.mutual_aid.scheme.checking.whole import overlaps, problems

__all__ = ["Lists", "Problem", "overlaps", "problems"]
