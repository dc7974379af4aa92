"""`python -m tests.bench`: the table of all that is measured; the exit code tells whether every bar holds."""

import sys

from tests.bench import frozen_start
from tests.bench.table import shown


def main() -> int:
    """Measure, show, judge."""
    rows = frozen_start.measured()
    print(shown(rows))
    return 0 if all(row.held for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
