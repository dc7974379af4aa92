"""How far a long piece of work is (进度): several passes over the same bytes as one way."""

from app.services.backups.facts import Watch


class Way:
    """So many passes over so many bytes (多遍处理的总进度); each pass is watched as a part of the whole."""

    def __init__(self, watch: Watch, passes: int, size: int) -> None:
        self._watch = watch
        self._size = max(size, 1)
        self._passes = passes
        self._gone = 0

    def step(self) -> Watch:
        """The watch of the next pass (下一遍)."""
        start = self._gone * self._size
        self._gone += 1
        self._watch(start, self._passes * self._size)

        def tell(done: int, whole: int) -> None:
            self._watch(start + self._size * min(done, whole) // max(whole, 1), self._passes * self._size)

        return tell

    def end(self) -> None:
        """All is done (完成)."""
        self._watch(self._passes * self._size, self._passes * self._size)
