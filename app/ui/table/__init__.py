"""Tables (列表): rows asked page by page, drawn with badges and chips, walked with the keyboard."""

from app.ui.table.columns import Badge, Cell, Column, Mark
from app.ui.table.model import PagedRows
from app.ui.table.view import ListView

__all__ = ["Badge", "Cell", "Column", "ListView", "Mark", "PagedRows"]
