"""Each paper on each printer (打印记忆一览): rows, columns, facts, and the forms to change them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app.core.errors import Fault, Invalid
from app.services.catalog import Catalog
from app.ui import printer
from app.ui.printer import Remembered, Setup
from app.ui.printer.calibrate import FIELDS
from app.ui.printer.typed import copies_of, scale_of, show_scale, show_tenths, tenths_of
from app.ui.screens.plain_form import PlainForm
from app.ui.screens.preview.controls import SIZES, USUAL_TRAY
from app.ui.style import Gap
from app.ui.table import Column

NO_PAPER = "还没打过文书"
ALL, ONE = "all", "one"
_SHORTEST_NAME = 2
_TICKS = ("data_only", "turned", "direct")


@dataclass(frozen=True, slots=True)
class Row:
    """A paper on a printer (文书与打印机); a printer without any paper yet has a row of its own."""

    paper: str
    title: str
    sizes: tuple[str, ...]
    overprints: bool
    setup: Setup


COLUMNS: tuple[Column[Row], ...] = (
    Column("paper", "文书", lambda one: one.title, bold=True),
    Column("printer", "打印机", lambda one: one.setup.printer),
    Column("size", "纸", lambda one: SIZES.get(one.setup.size, "—"), width=88),
    Column("copies", "份数", lambda one: str(one.setup.copies), width=58, number=True),
    Column("offset", "偏移（毫米）", lambda one: offsets(one.setup), width=110),
    Column("scale", "缩放", lambda one: f"{show_scale(one.setup.scale)}%", width=76, number=True),
    Column("direct", "直接打印", lambda one: "是" if one.setup.direct else "否", width=84),
)


def rows(catalog: Catalog, remembered: Remembered) -> tuple[Row, ...]:
    """Every paper with each of its printers, then the printers that printed none (打印记忆)."""
    titles: dict[str, list[str]] = {}
    sizes: dict[str, tuple[str, ...]] = {}
    numbered: set[str] = set()
    for matter in catalog.matters:
        for one in matter.prints:
            titles.setdefault(one.code, []).append(one.title)
            sizes[one.code] = tuple(dict.fromkeys((*sizes.get(one.code, ()), *one.sizes)))
            if one.numbered:
                numbered.add(one.code)
    known = tuple(
        Row(code, _title(titles.get(code, [])), sizes.get(code, ()), code in numbered, setup)
        for code, setup in remembered.all()
    )
    used = {one.setup.printer for one in known}
    bare = (remembered.of("", name) for name in printer.printers() if name not in used)
    return (*known, *(Row("", NO_PAPER, (), False, setup) for setup in bare))


def facts(one: Row) -> list[tuple[str, str]]:
    """How a paper is printed on this printer, in words (打印设置)."""
    setup = one.setup
    return [
        ("打印机", setup.printer),
        ("纸", SIZES.get(setup.size, "照文书平常的")),
        ("纸盒", setup.tray or USUAL_TRAY),
        ("份数", str(setup.copies)),
        ("偏移", f"{offsets(setup)} 毫米（右、下为正）"),
        ("缩放", f"{show_scale(setup.scale)}%"),
        ("进纸", "横着进纸，转 90° 打" if setup.turned else "照常"),
        *([("套打", "是，不印框线" if setup.data_only else "否")] if one.overprints else []),
        ("直接打印", "是，不看预览" if setup.direct else "否，先看预览"),
    ]


class SetupForm(PlainForm):
    """How a paper is printed on a printer, to be changed (改打印设置)."""

    def __init__(self) -> None:
        super().__init__(Gap.LABEL_CASE)
        self.add_choice("printer", "打印机", ())
        self.add_choice("size", "纸", ())
        self.add_choice("tray", "纸盒", ())
        self.add_line("copies", "份数", figures=True)
        self.add_line("right", "向右", "毫米，可以是负数，例如 -1.5", figures=True)
        self.add_line("down", "向下", "毫米，可以是负数，例如 0.8", figures=True)
        self.add_line("scale", "缩放", "百分数，例如 101.5", figures=True)
        self.add_tick("turned", "横着进纸，转 90° 打")
        self.add_tick("direct", "不看预览，直接打印")
        self.add_tick("data_only", "套打（不印框线，纸上已有）")

    def show_row(self, one: Row) -> dict[str, str]:
        """Offer what this printer and paper have; gives what is set now."""
        setup = one.setup
        names = dict.fromkeys((setup.printer, *printer.printers()))
        trays = dict.fromkeys(filter(None, (setup.tray, *printer.trays(setup.printer))))
        self.set_choices("printer", [(name, name) for name in names])
        self.set_choices(
            "size", [(size, SIZES.get(size, size)) for size in one.sizes] or [("", "照文书平常的")]
        )
        self.set_choices("tray", [("", USUAL_TRAY), *((tray, tray) for tray in trays)])
        self.input("data_only").setVisible(one.overprints)
        ticked = {code: code if getattr(setup, code) else "" for code in _TICKS}
        return {
            "printer": setup.printer,
            "size": setup.size,
            "tray": setup.tray,
            "copies": str(setup.copies),
            "right": show_tenths(setup.right),
            "down": show_tenths(setup.down),
            "scale": show_scale(setup.scale),
            **ticked,
        }


class ReadingsForm(PlainForm):
    """What was measured on the calibration sheet (填读数)."""

    def __init__(self) -> None:
        super().__init__(Gap.LABEL_CASE)
        hints = {"cross_left": "应为 30.0", "cross_top": "应为 80.0"}
        for code, word in FIELDS.items():
            self.add_line(code, word, f"毫米，{hints.get(code, '应为 100.0')}", figures=True)
        self.add_choice("scope", "用于", ())


def changed(one: Row, typed: Mapping[str, str]) -> Setup:
    """The set-up as typed (改打印设置); raises Invalid with all faults at once."""
    faults: list[Fault] = []
    found: dict[str, int] = {}
    reads = {
        "copies": copies_of,
        "right": lambda text: tenths_of(text, "向右", "right"),
        "down": lambda text: tenths_of(text, "向下", "down"),
        "scale": scale_of,
    }
    for code, read in reads.items():
        try:
            found[code] = read(typed[code])
        except Invalid as wrong:
            faults += wrong.faults
    if faults:
        raise Invalid(faults=faults)
    return replace(
        one.setup,
        printer=typed["printer"],
        size=typed["size"],
        tray=typed["tray"],
        data_only=one.overprints and bool(typed["data_only"]),
        turned=bool(typed["turned"]),
        direct=bool(typed["direct"]),
        copies=found["copies"],
        right=found["right"],
        down=found["down"],
        scale=found["scale"],
    )


def offsets(setup: Setup) -> str:
    """The offset right and down in mm (偏移)."""
    return f"{show_tenths(setup.right)}，{show_tenths(setup.down)}"


def _title(titles: Sequence[str]) -> str:
    """What papers of one code are called together (文书名称): their common end, else the first of so many."""
    named = list(dict.fromkeys(titles))
    if len(named) < 2:
        return named[0] if named else "其他文书"
    tails = [named[0][at:] for at in range(len(named[0]) + 1)]
    ends = next(tail for tail in tails if all(one.endswith(tail) for one in named))
    return ends if len(ends) >= _SHORTEST_NAME else f"{named[0]}等 {len(named)} 种"
