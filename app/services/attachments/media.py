"""What a file is (附件文件类型): told by its bytes, never by its name; what can't be opened is refused."""

import io
import re
import unicodedata
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.core.errors import Busy, Invalid
from app.printing import image, picture
from app.printing.fonts import undrawable

LARGEST = 20 * 1024 * 1024
"""Bytes of one file, at most (单个文件上限)."""

LONGEST_NAME = 80

_EMPTY = "这个文件是空的。请重新拍照或扫描后再附。"
_TOO_LARGE = "这个文件有 {:.1f} MB，一个文件最多 20 MB。请用较低的分辨率重新扫描，或分成几个文件再附。"
_UNKNOWN = "这种文件不能附。能附的有图片（jpg、png、webp、tif、bmp）、PDF、Word（docx）和 Excel（xlsx）。"
_NO_PDF = "这个 PDF 打不开，可能加了口令或没有传完整。请另存一份没有口令的再附。"
_FORBIDDEN = re.compile(r'[\\/:*?"<>|]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Media:
    """A type of file (文件类型): its code; how its names may end, the first for one that ends else."""

    code: str
    endings: tuple[str, ...]
    begins: tuple[bytes, ...]
    picture: bool = False


JPG = Media("jpg", (".jpg", ".jpeg", ".jpe", ".jfif"), (b"\xff\xd8\xff",), picture=True)
PNG = Media("png", (".png",), (b"\x89PNG\r\n\x1a\n",), picture=True)
WEBP = Media("webp", (".webp",), (b"RIFF",), picture=True)
TIF = Media("tif", (".tif", ".tiff"), (b"II*\x00", b"MM\x00*"), picture=True)
BMP = Media("bmp", (".bmp", ".dib"), (b"BM",), picture=True)
PDF = Media("pdf", (".pdf",), (b"%PDF-",))
DOCX = Media("docx", (".docx",), (b"PK\x03\x04",))
XLSX = Media("xlsx", (".xlsx",), (b"PK\x03\x04",))
_TOLD = (JPG, PNG, WEBP, TIF, BMP, PDF)
"""Those that the first bytes tell (按文件头识别)."""

MEDIA = {one.code: one for one in (*_TOLD, DOCX, XLSX)}
"""Every type by its code (文件类型表)."""

PICTURES = frozenset(one.code for one in _TOLD if one.picture)
"""The types that are pictures (图片类型)."""

SEEN = frozenset(one.code for one in _TOLD)
"""The types whose pages can be looked at here (可在窗口里看的类型)."""

ENDINGS = tuple(ending for one in MEDIA.values() for ending in one.endings)
"""How the files that may be attached end (可附文件的扩展名)."""

_FOLDERS = (("word/", DOCX), ("xl/", XLSX))


def content(path: Path) -> bytes:
    """All of a file that is to be attached (读取文件). Raises Invalid where it is too large, Busy."""
    try:
        if path.stat().st_size > LARGEST:
            raise Invalid(_TOO_LARGE.format(path.stat().st_size / 1024 / 1024))
        return path.read_bytes()
    except OSError:
        raise Busy("这个文件读不出来，可能正被别的程序占用，或 U 盘拔掉了。请核对后再附。") from None


def media_of(data: bytes) -> Media:
    """The type of a file that may be attached (核对文件). Raises Invalid: why it can't be, what to do."""
    if not data:
        raise Invalid(_EMPTY)
    if len(data) > LARGEST:
        raise Invalid(_TOO_LARGE.format(len(data) / 1024 / 1024))
    found = next((one for one in _TOLD if data.startswith(one.begins)), None) or _office(data)
    if found is None or (found is WEBP and data[8:12] != b"WEBP"):
        raise Invalid(_UNKNOWN)
    if found.picture:
        picture.read(data)
    elif found is PDF:
        _whole(lambda: image.count(data))
    return found


def _whole(count: Callable[[], int]) -> None:
    try:
        pages = count()
    except RuntimeError:  # what pdfium says of a file that is none, or is locked
        pages = 0
    if not pages:
        raise Invalid(_NO_PDF)


def _office(data: bytes) -> Media | None:
    """A document of Word or Excel without programs of its own (宏), else None."""
    if not data.startswith(DOCX.begins):
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
    except (zipfile.BadZipFile, ValueError):
        return None
    if any(name.endswith("vbaProject.bin") for name in names):
        return None
    return next((one for folder, one in _FOLDERS if any(name.startswith(folder) for name in names)), None)


def named(name: str, media: Media, otherwise: str) -> str:
    """A name that every system takes and that ends as the type does (规范文件名).

    Folders before it, signs that Windows forbids and what can't be seen or drawn go; `otherwise` stands where
    nothing is left.
    """
    last = re.split(r"[\\/]", name)[-1]
    marks = undrawable(last)
    seen = "".join(one for one in last if unicodedata.category(one)[0] != "C" and one not in marks)
    whole = _FORBIDDEN.sub("", seen).strip(" .")
    stem, ending = _parted(whole, media)
    stem = stem[:LONGEST_NAME].strip(" .")
    if not stem or _RESERVED.fullmatch(stem):
        stem = f"{otherwise}{stem}"
    return f"{stem}{ending}"


def _parted(whole: str, media: Media) -> tuple[str, str]:
    """The name before its end, and the end."""
    for ending in ENDINGS:
        if whole.lower().endswith(ending):
            kept = ending if ending in media.endings else media.endings[0]
            return whole[: -len(ending)], kept
    return whole, media.endings[0]
