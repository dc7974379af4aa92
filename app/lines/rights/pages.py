"""The pages of rights (维权页面): the shared worklist with its case beside it serves the line."""

from app.room import PageFactory
from app.ui.screens.line.page import LinePage

PAGES: tuple[PageFactory, ...] = (LinePage,)
"""The page of the tab."""
