"""Wrong passwords so far (口令试错): kept whole, ids and moments alone, a torn file is an empty one."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from db import attempts
from db.attempts import FILE_NAME, Tried

AT = datetime(2026, 11, 2, 1, 0, tzinfo=UTC)


def test_what_is_saved_is_loaded_and_nothing_leaves_no_file(tmp_path: Path) -> None:
    assert attempts.load(tmp_path) == {}
    known = {"recovery": Tried(2, AT), "0190": Tried(7, AT)}
    attempts.save(tmp_path, known)
    assert attempts.load(tmp_path) == known
    attempts.save(tmp_path, {})
    assert not (tmp_path / FILE_NAME).exists()
    attempts.save(tmp_path, {})


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "3",
        '{"a": 1}',
        '{"a": {"wrong": 1}}',
        '{"a": {"wrong": 1, "at": "2026-11-02T09:00"}}',
    ],
)
def test_a_torn_file_is_an_empty_one(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE_NAME).write_text(text, encoding="utf-8")
    assert attempts.load(tmp_path) == {}
