"""What a case tells when it is opened (开案提示): what was just done, a draft that waits, or what to mind."""

from collections.abc import Sequence

from app.core.clock import local
from app.services.intake import DraftView
from app.ui.widgets.strip import Strip

DROP = "drop_draft"


class Told(Strip):
    """The strip above the form of a case (开案提示); its link drops the draft."""

    def show_told(self, done: str, draft: DraftView | None, tells: Sequence[str]) -> None:
        """Show the first of these that there is, else nothing."""
        if done:
            self.show_strip("done", done)
        elif draft is not None:
            told = f"这是 {local(draft.saved_at):%m-%d %H:%M} 打了没存的，接着填就行。"
            self.show_strip("info", told, link=(DROP, "不要了 ›"))
        elif tells:
            self.show_strip("mind", "\n".join(tells))
        else:
            self.hide()
