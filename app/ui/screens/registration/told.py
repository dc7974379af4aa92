"""What a registration tells (登记提示): a draft that was taken up, else what to mind, as it is typed."""

from collections.abc import Sequence

from app.core.clock import local
from app.services.intake import DraftView
from app.ui.widgets.strip import Strip

DROP = "drop_draft"


class RegistrationTold(Strip):
    """The strip above the form (登记提示); its link drops the draft."""

    def show_draft(self, draft: DraftView) -> None:
        """A draft was taken up."""
        told = f"这是 {local(draft.saved_at):%m-%d %H:%M} 存下的草稿，接着填就行。"
        self.show_strip("info", told, link=(DROP, "不要草稿，重新填 ›"))

    def show_tells(self, tells: Sequence[str]) -> None:
        """What the clerk should know by what is typed; what is said of a draft stays."""
        if not self.isHidden() and self.kind != "mind":
            return
        if tells:
            self.show_strip("mind", "\n".join(tells))
        else:
            self.hide()
