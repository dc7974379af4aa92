"""Scans for tests (测试扫描件): real pictures, PDFs and documents, each of other bytes."""

import io
import random
import zipfile

from PIL import Image
from reportlab.pdfgen.canvas import Canvas


def picture(n: int = 1, kind: str = "JPEG", size: tuple[int, int] = (120, 80), **how: object) -> bytes:
    """A picture of one colour."""
    out = io.BytesIO()
    Image.new("RGB", size, (n * 37 % 256, n * 91 % 256, 120)).save(out, kind, **how)
    return out.getvalue()


def pages(n: int = 2) -> bytes:
    """A scan of several pages in one TIFF."""
    out, made = io.BytesIO(), [Image.new("1", (80, 120 + 10 * at), 1) for at in range(n)]
    made[0].save(out, "TIFF", save_all=True, append_images=made[1:])
    return out.getvalue()


def pdf(pages: int = 2) -> bytes:
    """A PDF."""
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    for page in range(pages):
        canvas.drawString(100, 700, f"page {page + 1}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def document(folder: str = "word", more: str = "document.xml") -> bytes:
    """A document of Word or Excel, as far as its names tell."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr(f"{folder}/{more}", "<x/>")
    return out.getvalue()


def noise(size: int, seed: int = 1) -> bytes:
    """Bytes that no cipher and no zip makes smaller."""
    return random.Random(seed).randbytes(size)
