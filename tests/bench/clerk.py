"""A clerk who accepts (受理人), with a mark before and after each: `python -m tests.bench.clerk FOLDER N`."""

import os
import sys
from pathlib import Path

from tests.bench.accepting import house_at, prepared
from tests.bench.syncs import BEGIN, END
from tests.kit.factories import accepted


def main() -> None:
    """Accept so many."""
    folder, runs = Path(sys.argv[1]), int(sys.argv[2])
    with house_at(folder) as at:
        for key in prepared(at.clerk, at.reviewer, runs, skipped=1_000):
            os.access(BEGIN, os.F_OK)
            accepted(at, key)
            os.access(END, os.F_OK)


if __name__ == "__main__":
    main()
