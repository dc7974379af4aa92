"""A file that another program holds (被占用的文件), as a virus scanner does for a moment."""

import ctypes
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer


def failing(times: int, act: Callable[..., object]) -> Callable[..., object]:
    """The act, which is refused so many times before it works (先失败几次)."""
    left = [times]

    def once(*words: object, **more: object) -> object:
        if left[0] > 0:
            left[0] -= 1
            raise PermissionError(13, "in use")
        return act(*words, **more)

    return once


@contextmanager
def held(path: Path, seconds: float) -> Iterator[None]:
    """A real handle that shares nothing, let go after some seconds (独占打开); on Windows alone."""
    release = Timer(seconds, _close, (_open(path),))
    release.start()
    try:
        yield
    finally:
        release.join()


def _open(path: Path) -> int:
    if sys.platform == "win32":
        kernel = ctypes.windll.kernel32
        kernel.CreateFileW.restype = ctypes.c_void_p
        handle = kernel.CreateFileW(str(path), 0x80000000, 0, None, 3, 0x80, None)
        if handle not in {None, ctypes.c_void_p(-1).value}:
            return int(handle)
    raise OSError(f"{path.name} was not opened")


def _close(handle: int) -> None:
    if sys.platform == "win32":
        ctypes.windll.kernel32.CloseHandle(ctypes.c_void_p(handle))
