"""Attached files on the screen (附件): dragged in, pasted or chosen, looked at, described, taken off."""

from app.ui.screens.attachments.arriving import arrivals, takes
from app.ui.screens.attachments.page import AttachmentsPage
from app.ui.screens.attachments.work import as_image

__all__ = ["AttachmentsPage", "arrivals", "as_image", "takes"]
