"""Golden papers (样张): a paper's text and a coarse picture of it, kept and compared.

The picture is the darkness of cells of 3 mm in sixteen steps; antialiasing, another renderer or a
shift of a fraction of a millimetre stay within the tolerance, a lost line or a moved block does not.
Set GOLDEN_UPDATE=1 to write the kept papers anew, after looking at them.
"""

import json
import os
from io import BytesIO
from pathlib import Path
from typing import TypedDict

from PIL import Image
from pypdf import PdfReader

from app.printing import image

FOLDER = Path(__file__).parent / "golden"
DPI = 100
CELL = 3 / 25.4 * DPI
STEPS = "0123456789abcdef"
NEAR, FAR, SHARE = 2, 5, 0.03
"""A cell may differ by 2 steps; no more than 3 % of the inked cells by more, none by more than 5."""


class Kept(TypedDict):
    """What is kept of a paper: words and picture of each page."""

    words: list[list[str]]
    grid: list[list[str]]


def words(pdf: bytes) -> list[list[str]]:
    """The text of each page by lines, blanks made alike."""
    pages = PdfReader(BytesIO(pdf)).pages
    return [[" ".join(line.split()) for line in page.extract_text().splitlines()] for page in pages]


def picture(page: image.PageImage) -> Image.Image:
    """A page image as a grey picture."""
    size = (page.width, page.height)
    return Image.frombytes("RGB", size, page.data, "raw", "BGRX", page.stride).convert("L")


def grid(pdf: bytes) -> list[list[str]]:
    """The coarse picture of each page, a line of hexadecimal digits for each row of cells."""
    return [_grid(picture(page)) for page in image.pages(pdf, DPI)]


def _grid(page: Image.Image) -> list[str]:
    """The darkness of the cells of a page: a third of a cell in ink is the darkest step."""
    cells = page.resize((round(page.width / CELL), round(page.height / CELL)), Image.Resampling.BOX)
    values = cells.tobytes()
    rows = [values[start : start + cells.width] for start in range(0, len(values), cells.width)]
    return ["".join(STEPS[min(15, (255 - one) * 3 * 16 // 256)] for one in row) for row in rows]


def compare(name: str, pdf: bytes) -> None:
    """Assert that a paper is the kept one, in words and in its coarse picture."""
    file = FOLDER / f"{name}.json"
    made: Kept = {"words": words(pdf), "grid": grid(pdf)}
    if os.environ.get("GOLDEN_UPDATE"):
        text = json.dumps(made, ensure_ascii=False, indent=1)
        file.write_text(text + "\n", encoding="utf-8")
    kept: Kept = json.loads(file.read_text(encoding="utf-8"))
    assert made["words"] == kept["words"], f"{name}: the words differ"
    assert len(made["grid"]) == len(kept["grid"]), f"{name}: the number of pages differs"
    for n, (new, old) in enumerate(zip(made["grid"], kept["grid"], strict=True)):
        fault = difference(new, old)
        assert fault == "", f"{name}, page {n + 1}: {fault}"


def difference(new: list[str], old: list[str]) -> str:
    """What is different between two coarse pictures, or nothing."""
    if [len(row) for row in new] != [len(row) for row in old]:
        return "the size differs"
    pairs = [pair for a, b in zip(new, old, strict=True) for pair in zip(a, b, strict=True)]
    steps = [abs(STEPS.index(a) - STEPS.index(b)) for a, b in pairs]
    inked = sum(pair != ("0", "0") for pair in pairs)
    if max(steps, default=0) > FAR:
        return f"a cell differs by {max(steps)} steps"
    many = sum(one > NEAR for one in steps)
    return f"{many} of {inked} cells differ" if many > SHARE * inked else ""
