"""Statistics (统计): one table of matters by months, the rows behind each figure, its export."""

from app.services.statistics.export import save_csv
from app.services.statistics.listing import Figure, Listed, rows
from app.services.statistics.table import Cell, Row, Table, measures, shown, table, years

__all__ = [
    "Cell",
    "Figure",
    "Listed",
    "Row",
    "Table",
    "measures",
    "rows",
    "save_csv",
    "shown",
    "table",
    "years",
]
