"""The sum of a claim (核算): one benefit after the other, then what joins them."""

from app.lines.mutual_aid.scheme.figuring.assess import assess

__all__ = ["assess"]
