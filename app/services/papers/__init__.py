"""Papers (文书): issued with a move or on request, shown, printed, voided, reversed in red."""

from app.services.papers.detail import PaperDetail, detail
from app.services.papers.gaps import Gap, gap_check, gaps
from app.services.papers.issuing import Kind, issue, keep
from app.services.papers.life import (
    EVENT_WORDS,
    deliver,
    enter_red,
    enter_void,
    reverse,
    void,
)
from app.services.papers.output import not_out, together
from app.services.papers.printing import (
    FATES,
    WORDS,
    How,
    PaperView,
    Printed,
    of_case,
    pdf,
    print_out,
    printed,
    sizes,
    view,
)
from app.services.papers.register import RegisterRow, Series, Wanted, page, series, unprinted
from app.services.papers.request import issue_on_request, slip
from app.services.papers.wording import WordsRow, WordsView, all_words, preview, set_words
from db.queries.papers import Fate

__all__ = [
    "EVENT_WORDS",
    "FATES",
    "WORDS",
    "Fate",
    "Gap",
    "How",
    "Kind",
    "PaperDetail",
    "PaperView",
    "Printed",
    "RegisterRow",
    "Series",
    "Wanted",
    "WordsRow",
    "WordsView",
    "all_words",
    "deliver",
    "detail",
    "enter_red",
    "enter_void",
    "gap_check",
    "gaps",
    "issue",
    "issue_on_request",
    "keep",
    "not_out",
    "of_case",
    "page",
    "pdf",
    "preview",
    "print_out",
    "printed",
    "reverse",
    "series",
    "set_words",
    "sizes",
    "slip",
    "together",
    "unprinted",
    "view",
    "void",
]
