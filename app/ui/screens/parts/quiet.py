"""Long reckoning beside the window (后台计算): the window's turn comes soon, nothing stops all threads."""

import gc
import sys
from threading import Lock

_SOON = 0.0005
"""Seconds after which a reckoning thread lets the window's have its turn."""


class Quiet:
    """Within it, in any thread, the window stays quick (界面优先).

    No search for garbage stops it for the rows that are just read, and a thread that reckons gives way ten
    times sooner: the window asks for its turn again and again while it paints.
    """

    def __init__(self) -> None:
        self._lock, self._inside = Lock(), 0
        self._usual = sys.getswitchinterval()

    def __enter__(self) -> None:
        """The first one in makes it so."""
        with self._lock:
            self._inside += 1
            gc.disable()
            sys.setswitchinterval(_SOON)

    def __exit__(self, *_: object) -> None:
        """The last one out lets it be as it was."""
        with self._lock:
            self._inside -= 1
            if not self._inside:
                gc.enable()
                sys.setswitchinterval(self._usual)
