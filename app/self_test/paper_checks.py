"""Checks of paper (文书自检): slips of the cases, every bundled font, the printers of this computer."""

from app.core.errors import Damaged, Refused
from app.printing import image
from app.printing.fonts import BUNDLED, RARE
from app.printing.laid import Laid, Page, Place, Run
from app.printing.pdf import draw
from app.self_test.trial import Trial
from app.services import papers
from app.ui import printer

_DPI = 203
_TEXT, _RARE_TEXT = "职工服务中心 5,530.14 元", "𠮷𬱖𠅤"


def slips(trial: Trial) -> str:
    """回执: the slip of each case is drawn, and something is on every page."""
    if not trial.numbers:
        raise Refused("没有登记成的案件，这一项没有做。")
    pages = 0
    for number in trial.numbers:
        out = trial.home / f"{number}.pdf"
        papers.slip(trial.desk, number, out)
        pages += _inked(out.read_bytes())
    return f"{len(trial.numbers)} 份回执，{pages} 页，都有内容"


def fonts(_trial: Trial) -> str:
    """字体: a page in each bundled font."""
    made = draw(Laid("自检", "", "", tuple(_page(name) for name in BUNDLED)))
    lacking = [name for name in BUNDLED if f"+{name}".encode() not in made]
    if lacking:
        raise Damaged(f"PDF 里没有字体 {'、'.join(lacking)}。")
    return f"{_inked(made)} 种字体都画得出"


def printers(_trial: Trial) -> str:
    """打印机: they can be listed; their names are not told, for they may name a person."""
    found = len(printer.printers())
    return f"列出 {found} 台打印机" if found else "没有接打印机"


def _page(font: str) -> Page:
    text = _RARE_TEXT if font == RARE else _TEXT
    return Page(200, 100, (Run(font, 12, 10, 50, text, 0, 0, "data"),), (), (), (), Place(10, 90, 100, False))


def _inked(pdf: bytes) -> int:
    """How many pages there are. Raises Damaged for an empty one."""
    pages = image.pages(pdf, _DPI)
    for n, page in enumerate(pages, start=1):
        if not any(byte != _WHITE for byte in page.data[::4]):
            raise Damaged(f"第 {n} 页是空白的。")
    return len(pages)


_WHITE = 255
