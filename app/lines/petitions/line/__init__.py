"""The line of petitions (信访): its form, its matters, its row on a person's card."""

from app.lines.petitions.line.matters import CALL, LETTER, PETITIONS, REPORT, SUGGESTION, VISIT

__all__ = ["CALL", "LETTER", "PETITIONS", "REPORT", "SUGGESTION", "VISIT"]
