"""Papers that were not printed yet, all at once (打印全部未打印的): counted, asked, then sent."""

from app.services import papers
from app.services.desk import Desk
from app.services.papers import Wanted
from app.ui.notify import Notifier
from app.ui.printer import Remembered, Setup
from app.ui.screens.preview.bulk import BulkPrint
from app.ui.screens.preview.output import Order
from app.ui.screens.preview.pane import REMEMBERED
from app.ui.widgets.ways import Way

GO, NOT_NOW = "print_them", "not_now"


class PapersBulk(BulkPrint):
    """The bulk print of the register (台账批量打印): each paper as its kind was printed last."""

    def __init__(self, desk: Desk, notifier: Notifier) -> None:
        super().__init__(desk, notifier)
        self._remembered = Remembered(desk.folder / REMEMBERED)
        self._asked: list[Order] = []
        self.strip.chosen.connect(self._decided)

    def ask(self, wanted: Wanted) -> None:
        """Say how many there are and ask whether they shall go out; raises what the services raise."""
        if self.busy:
            return
        found = papers.unprinted(self._desk, wanted)
        last = {one.code: self._remembered.last(one.code) or Setup() for one in found}
        self._asked = [
            Order(one.paper_id, one.title, last[one.code]) for one in found if one.paper_id is not None
        ]
        self.show()
        if not found:
            self.strip.show_strip("info", "这些文书都打印过了。要再打，请选一份，按 F9。")
            return
        self.strip.show_refusal(
            f"打印 {len(found):,} 份",
            "上面选的种类和日期里还没打印过的，从最早的打起；打到一半可以取消。",
            kind="mind",
            right="",
            ways=(Way(GO, "打印"), Way(NOT_NOW, "不打")),
        )

    def _decided(self, code: str) -> None:
        asked, self._asked = self._asked, []
        if code == GO:
            self.start(asked)
        elif code == NOT_NOW:
            self.hide()
