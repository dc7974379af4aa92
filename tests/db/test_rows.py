"""The row hash (行哈希): the same for the same row, another for any other, and ready for new columns."""

from __future__ import annotations

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from db.columns import new_key
from db.rows import Raw, shape_of
from db.tables import KEPT, person

SHAPE = shape_of(person)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)


def row(**values: Raw) -> dict[str, Raw]:
    """A raw person."""
    return {**SHAPE.filled({"id": new_key(), "version": 1, "entry": 1, "name": "周素梅"}), **values}


@given(TEXT, TEXT)
def test_what_stands_in_two_columns_never_runs_together(one: str, other: str) -> None:
    base = row(bank=one, bank_branch=other)
    moved = {**base, "bank": one + other, "bank_branch": ""}
    swapped = {**base, "bank": other, "bank_branch": one}
    assert (SHAPE.hash(base) == SHAPE.hash(moved)) == (base == moved)
    assert (SHAPE.hash(base) == SHAPE.hash(swapped)) == (base == swapped)


@given(st.sampled_from(sorted(set(SHAPE.names) - {"row_hash"})), st.integers(0, 7))
def test_one_bit_makes_another_hash(name: str, bit: int) -> None:
    base = row(sex=1, born_on="1974-01-01", phone="13957985526", remark="x", job="y", bank="z")
    value = base[name]
    flipped: Raw
    if isinstance(value, int):
        flipped = value ^ (1 << bit)
    elif isinstance(value, bytes):
        flipped = bytes([value[0] ^ (1 << bit)]) + value[1:]
    else:
        flipped = chr(ord(value[0]) ^ (1 << bit)) + value[1:] if value else chr(1 << bit)
    assert SHAPE.hash({**base, name: flipped}) != SHAPE.hash(base)


def test_an_empty_text_is_not_null_and_a_number_no_text() -> None:
    base = row(sex=None, id_number=None)
    hashes = {
        SHAPE.hash(one)
        for one in (base, {**base, "id_number": ""}, {**base, "id_number": "0"}, {**base, "id_number": 0})
    }
    assert len(hashes) == 4


def test_a_new_column_breaks_no_old_row() -> None:
    key = bytes(16)
    held: dict[str, Raw] = {**dict.fromkeys(SHAPE.names), "id": key, "version": 3, "entry": 7, "name": "周"}
    written = f"entry=i7;id=b16:{key.hex()}name=s1:周version=i3;"
    assert SHAPE.hash(held) == hashlib.sha256(written.encode()).digest()


def test_every_journalled_table_has_its_shape() -> None:
    for table in KEPT.values():
        shape = shape_of(table)
        assert set(shape.insert.order) == set(shape.names) == set(table.columns.keys())
