"""Proof that the file says what was written (校验与重建): rows, links, chain, pages and derived rows."""

from db.proof.derived import Source, rebuild
from db.proof.report import Fault, Kind, Report
from db.proof.whole import verify

__all__ = ["Fault", "Kind", "Report", "Source", "rebuild", "verify"]
