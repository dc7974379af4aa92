"""A scheme tried on a table of claims (试算): nothing is kept, no data and no window are needed."""

from app.lines.mutual_aid.scheme.trial.run import tried

__all__ = ["tried"]
