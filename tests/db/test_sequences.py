"""Numbers (编号): from one, without a gap, whoever takes them at the same time."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from db.database import Database, open_file
from db.proof import verify
from db.sequences import last_taken
from db.tables import sequence
from tests.kit.files import KEY, START, Someone, opened


def test_each_kind_and_year_counts_for_itself(database: Database, me: Someone) -> None:
    with database.write(me, "take", at=START) as w:
        taken = [w.next_number(kind, year) for kind in ("case:JZ", "case:WQ") for year in (2026, 2027)]
        again = w.next_number("case:JZ", 2026)
    assert (taken, again) == ([1, 1, 1, 1], 2)
    with database.read() as reader:
        assert last_taken(reader, "case:JZ", 2026) == 2
        assert last_taken(reader, "case:XF", 2026) == 0


def test_a_failed_command_takes_no_number(database: Database, me: Someone) -> None:
    def fail() -> None:
        with database.write(me, "take", at=START) as w:
            w.next_number("case:JZ", 2026)
            raise ValueError("on purpose")

    for _ in range(3):
        with pytest.raises(ValueError, match="on purpose"):
            fail()
    with database.write(me, "take", at=START) as w:
        assert w.next_number("case:JZ", 2026) == 1


CHILD = """
    import sys
    from pathlib import Path
    from db.database import open_file
    from tests.kit.files import KEY, START, Someone
    database = open_file(Path(sys.argv[1]), KEY)
    me = Someone()
    for at in range(100):
        try:
            with database.write(me, "take", at=START) as w:
                n = w.next_number("case:JZ", 2026)
                if at % 10 == 3:
                    raise ValueError
            print(n)
        except ValueError:
            pass
"""


def test_four_programs_at_once_leave_no_gap(tmp_path: Path) -> None:
    database = opened(tmp_path)
    folder = database.path.parent
    database.close()
    code = textwrap.dedent(CHILD)
    children = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(folder)],
            stdout=subprocess.PIPE,
            cwd=Path(__file__).parents[2],
            text=True,
        )
        for _ in range(4)
    ]
    said = [child.communicate()[0] for child in children]
    assert [child.returncode for child in children] == [0] * 4
    taken = sorted(int(line) for text in said for line in text.split())
    assert taken == list(range(1, 361))
    again = open_file(folder, KEY)
    with again.read() as reader:
        assert last_taken(reader, "case:JZ", 2026) == 360
    assert verify(again).ok
    again.close()


def test_a_number_that_was_turned_back_is_noticed(database: Database, me: Someone) -> None:
    with database.write(me, "take", at=START) as w:
        w.next_number("case:JZ", 2026)
        w.next_number("case:JZ", 2026)
    with database.derive() as derived:
        derived.reader.raw("UPDATE sequence SET last = 1")
    assert [fault.where for fault in verify(database).faults] == [sequence.name]
