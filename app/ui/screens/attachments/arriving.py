"""Files on their way in (送来的文件): what is dropped or pasted, read only when it is attached."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage

from app.services import attachments

_PASTED = "粘贴的图片.png"


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file that is to be attached (待附文件): its name, and how its bytes are read, on any thread."""

    name: str
    read: Callable[[], bytes]


def takes(data: QMimeData | None) -> bool:
    """Whether files or a picture are among what is dropped or pasted (能否附上)."""
    return data is not None and (data.hasImage() or any(one.isLocalFile() for one in data.urls()))


def arrivals(data: QMimeData) -> list[Arrival]:
    """The files, else the picture, that are dropped or pasted (送来的文件)."""
    paths = [Path(one.toLocalFile()) for one in data.urls() if one.isLocalFile()]
    if paths:
        return from_paths(paths)
    picture = data.imageData()
    return [Arrival(_PASTED, lambda: _as_png(picture))] if isinstance(picture, QImage) else []


def from_paths(paths: Iterable[Path]) -> list[Arrival]:
    """Files by their places (按路径); folders are left out."""
    return [Arrival(one.name, lambda one=one: attachments.content(one)) for one in paths if not one.is_dir()]  # type: ignore[misc]


def _as_png(picture: QImage) -> bytes:
    """A picture of the clipboard as a file that loses nothing of it."""
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(held.data())
