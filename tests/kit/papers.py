"""Reading papers back (文书读回): the text of a PDF, without its line breaks."""

from io import BytesIO

from pypdf import PdfReader


def text_of(pdf: bytes) -> str:
    """All text of a PDF."""
    return "".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).replace("\n", "")
