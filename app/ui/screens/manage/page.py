"""管理: one page with its parts on a row of words; each part keeps what is typed while another is seen."""

from PySide6.QtWidgets import QWidget

from app.services.desk import Desk
from app.ui.notify import Notifier
from app.ui.screens.manage.about import AboutPart
from app.ui.screens.manage.agencies import AgenciesPart
from app.ui.screens.manage.backups import BackupsPart
from app.ui.screens.manage.bank_templates import BankTemplatesPart
from app.ui.screens.manage.calendar import CalendarPart
from app.ui.screens.manage.checklists import ChecklistsPart
from app.ui.screens.manage.funds import FundsPart
from app.ui.screens.manage.lists import ListsPart
from app.ui.screens.manage.office import OfficePart
from app.ui.screens.manage.people import PeoplePart
from app.ui.screens.manage.printers import PrintersPart
from app.ui.screens.manage.standards import StandardsPart
from app.ui.screens.manage.wording import WordingPart
from app.ui.screens.parts.page import Parts, PartsPage

BACKUPS = "backups"
PARTS: Parts = (
    ("people", "人员", PeoplePart),
    ("standards", "参数", StandardsPart),
    ("lists", "代码表", ListsPart),
    ("checklists", "材料清单", ChecklistsPart),
    ("calendar", "日历", CalendarPart),
    ("agencies", "去向机构", AgenciesPart),
    ("bank_templates", "银行模板", BankTemplatesPart),
    ("wording", "文书用语", WordingPart),
    ("funds", "资金", FundsPart),
    ("office", "单位信息", OfficePart),
    ("printers", "打印机", PrintersPart),
    (BACKUPS, "备份", BackupsPart),
    ("about", "关于", AboutPart),
)
"""管理, part by part (管理各项)."""


class ManagePage(PartsPage):
    """管理 (tab 9)."""

    def __init__(self, desk: Desk, notifier: Notifier, parent: QWidget | None = None) -> None:
        super().__init__("manage", PARTS, desk, notifier, parent)

    def told(self) -> tuple[str, ...]:
        """The backups have a help text of their own."""
        return (BACKUPS,)
