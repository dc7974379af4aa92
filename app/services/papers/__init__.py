"""Papers (文书): issued with a move or on request, shown, printed and reprinted."""

from app.services.papers.issuing import Kind, issue, keep
from app.services.papers.printing import (
    WORDS,
    How,
    PaperView,
    Printed,
    of_case,
    pdf,
    print_out,
    printed,
    sizes,
)
from app.services.papers.request import issue_on_request, slip

__all__ = [
    "WORDS",
    "How",
    "Kind",
    "PaperView",
    "Printed",
    "issue",
    "issue_on_request",
    "keep",
    "of_case",
    "pdf",
    "print_out",
    "printed",
    "sizes",
    "slip",
]
