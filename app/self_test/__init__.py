"""Self-test (自检): the whole program tried once on a folder of its own; a JSON and an exit code."""

from app.self_test.run import main

__all__ = ["main"]
