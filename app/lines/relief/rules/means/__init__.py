"""The means test of the hardship file (困难类别测算), relief file §1.3: figures, limits, steps."""

from app.lines.relief.rules.means.figures import (
    RELIEF_COUNTS,
    Figures,
    counted,
    figures_of,
    reckon,
    relief_counted,
    summed_income,
)
from app.lines.relief.rules.means.standard import (
    CATEGORY_WORDS,
    DEEP_STRICT,
    LINE,
    LOSS_SHARE,
    RELATIVE_SHARE,
    RELATIVE_STRICT,
    bears,
    found_category,
    struck,
)
from app.lines.relief.rules.means.steps import means_sum, sum_of_figures

__all__ = [
    "CATEGORY_WORDS",
    "DEEP_STRICT",
    "LINE",
    "LOSS_SHARE",
    "RELATIVE_SHARE",
    "RELATIVE_STRICT",
    "RELIEF_COUNTS",
    "Figures",
    "bears",
    "counted",
    "figures_of",
    "found_category",
    "means_sum",
    "reckon",
    "relief_counted",
    "struck",
    "sum_of_figures",
    "summed_income",
]
