"""Other programs that make a PDF (同类程序), each given the words of a laid page: those that are installed.

`pip install fpdf2 typst` into the environment, and LibreOffice by the system, put them beside ours.
"""

import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from app.core.paths import resources
from app.printing.laid import Laid, Page

_FAMILIES = {
    "NotoSerifSC-Regular": ("Noto Serif SC", 400),
    "NotoSerifSC-Bold": ("Noto Serif SC", 700),
    "NotoSansSC-Regular": ("Noto Sans SC", 400),
    "NotoSansSC-Bold": ("Noto Sans SC", 700),
    "LXGWWenKai-Regular": ("LXGW WenKai", 400),
    "HanaMinB": ("HanaMinB", 400),
}
_TYPES = """<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/word/document.xml" ContentType=
"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
_RELATIONS = """<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r1" Target="word/document.xml" Type=
"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>"""
_WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@dataclass(frozen=True, slots=True)
class Peer:
    """One of them (同类): gets a page ready and gives the job that makes its PDF; `inside` this process."""

    name: str
    ready: Callable[[Laid], Callable[[], object]]
    runs: int
    inside: bool = True


def installed() -> list[Peer]:
    """Those that are there."""
    found: list[Peer] = []
    if find_spec("typst"):
        found += [
            Peer("typst, kept in memory", _typst_kept(), 30),
            Peer("typst, called for each", _typst_called, 10),
        ]
    if find_spec("fpdf"):
        found.append(Peer("fpdf2", _fpdf, 3))
    if shutil.which("soffice"):
        found.append(Peer("LibreOffice, docx to PDF", _office, 3, inside=False))
    return found


def _fonts() -> Path:
    return resources() / "fonts"


def _source(page: Page) -> bytes:
    """A page as typst says it."""
    lines = [f"#set page(width: {page.width}pt, height: {page.height}pt, margin: 0pt)"]
    for run in page.runs:
        family, weight = _FAMILIES[run.font]
        words = run.text.replace("\\", "\\\\").replace('"', '\\"')
        style = f'font: "{family}", weight: {weight}, size: {run.size}pt, tracking: {run.spacing}pt'
        lines.append(f'#place(dx: {run.x}pt, dy: {run.y}pt, text({style}, top-edge: "baseline", "{words}"))')
    for one in page.strokes:
        ends = f"start: ({one.x1}pt, {one.y1}pt), end: ({one.x2}pt, {one.y2}pt)"
        lines.append(f"#place(line({ends}, stroke: {one.thick}pt))")
    for frame in page.frames:
        size = f"width: {frame.width}pt, height: {frame.height}pt, stroke: {frame.thick}pt"
        lines.append(f"#place(dx: {frame.x}pt, dy: {frame.y}pt, rect({size}))")
    return "\n".join(lines).encode()


def _typst_kept() -> Callable[[Laid], Callable[[], object]]:
    """One compiler for all, which keeps the fonts and what it knows of the last page."""
    module: Any = import_module("typst")
    compiler = module.Compiler(font_paths=[str(_fonts())], ignore_system_fonts=True)

    def ready(laid: Laid) -> Callable[[], object]:
        source = _source(laid.pages[0])
        return lambda: compiler.compile(input=source)

    return ready


def _typst_called(laid: Laid) -> Callable[[], object]:
    """A call by itself, as its page of the manual shows it."""
    module: Any = import_module("typst")
    source, fonts = _source(laid.pages[0]), [str(_fonts())]
    return lambda: module.compile(source, font_paths=fonts, ignore_system_fonts=True)


def _fpdf(laid: Laid) -> Callable[[], object]:
    """Words and lines at their places."""
    module: Any = import_module("fpdf")
    page = laid.pages[0]

    def made() -> bytes:
        pdf = module.FPDF(unit="pt", format=(page.height, page.width), orientation="L")
        for name in laid.fonts:
            pdf.add_font(name, fname=str(_fonts() / f"{name}.ttf"))
        pdf.add_page()
        for run in page.runs:
            pdf.set_font(run.font, size=run.size)
            pdf.text(run.x, run.y, run.text)
        for one in page.strokes:
            pdf.set_line_width(one.thick)
            pdf.line(one.x1, one.y1, one.x2, one.y2)
        return bytes(pdf.output())

    return made


def _office(laid: Laid) -> Callable[[], object]:
    """A document of the same words, turned into a PDF by a process of its own."""
    folder = Path(tempfile.mkdtemp())
    source = folder / "receipt.docx"
    words = "".join(f"<w:p><w:r><w:t>{escape(run.text)}</w:t></w:r></w:p>" for run in laid.pages[0].runs)
    body = f'<w:document xmlns:w="{_WORDS}"><w:body>{words}</w:body></w:document>'
    with zipfile.ZipFile(source, "w") as held:
        held.writestr("[Content_Types].xml", _TYPES)
        held.writestr("_rels/.rels", _RELATIONS)
        held.writestr("word/document.xml", body)

    def made() -> bytes:
        call = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(source)]
        subprocess.run(call, check=True, capture_output=True)
        return (folder / "receipt.pdf").read_bytes()

    return made
