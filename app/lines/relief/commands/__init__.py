"""What relief writes beyond the shared case (困难帮扶落库): its tables, and what its moves bring about."""

from collections.abc import Mapping

from app.lines.relief.commands.files.known import KNOWN
from app.lines.relief.commands.files.leaving import leave_file
from app.lines.relief.commands.files.opening import open_file
from app.lines.relief.commands.files.reviewing import found_out, keep_file
from app.lines.relief.commands.kin import kin
from app.lines.relief.commands.tables import TABLES
from app.lines.relief.flow.exit import LEAVE_FILE
from app.lines.relief.flow.hardship import OPEN_FILE
from app.lines.relief.flow.review import FOUND_OUT, KEEP_FILE
from app.services.catalog import Effect

EFFECTS: Mapping[str, Effect] = {
    OPEN_FILE: open_file,
    KEEP_FILE: keep_file,
    FOUND_OUT: found_out,
    LEAVE_FILE: leave_file,
}
"""What the moves of relief bring about, by the names that the moves use."""

__all__ = ["EFFECTS", "KNOWN", "TABLES", "kin"]
