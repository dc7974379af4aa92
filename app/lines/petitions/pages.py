"""The pages of petitions (信访页面): the shared worklist, a small one so that two clocks have room."""

from functools import partial

from app.room import PageFactory
from app.ui.screens.line.page import LinePage

PAGES: tuple[PageFactory, ...] = (partial(LinePage, small_list=True),)
"""The page of the tab."""
