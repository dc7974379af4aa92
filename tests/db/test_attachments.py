"""The bytes of attached files (附件文件): encrypted, named by a keyed hash, proven when read."""

import hashlib
from pathlib import Path

import pytest

from db.attachments import Store, copy_files, names_in, place_of
from db.errors import Full, Gone, Torn
from tests.kit.scans import noise

KEY, OTHER = bytes(range(32)), bytes(range(1, 33))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "files", KEY)


def only(store: Store) -> Path:
    """The one file that lies there."""
    (name,) = names_in(store.folder)
    return place_of(store.folder, name)


@pytest.mark.parametrize("size", [1, 1000, 20 * 1024 * 1024])
def test_what_was_put_comes_back(store: Store, size: int) -> None:
    data = noise(size)
    sha256 = store.put(data)
    assert sha256 == hashlib.sha256(data).hexdigest()
    assert store.get(sha256) == data


def test_neither_name_nor_bytes_tell_what_is_in_it(store: Store) -> None:
    data = b"ID number 330723199001011234 " * 100
    sha256 = store.put(data)
    path = only(store)
    assert sha256 not in str(path)
    assert b"330723" not in path.read_bytes()
    assert path.name != Store(store.folder, OTHER).name(sha256)
    assert path.parent.name == path.name[:2]
    assert [one for one in store.folder.rglob("*") if one.is_file()] == [path]


def test_the_same_bytes_are_kept_once_and_not_written_again(store: Store) -> None:
    data = noise(5000)
    store.put(data)
    first = only(store).read_bytes()
    store.put(data)
    assert only(store).read_bytes() == first


def test_another_key_does_not_find_it(store: Store) -> None:
    sha256 = store.put(noise(100))
    with pytest.raises(Gone):
        Store(store.folder, OTHER).get(sha256)


@pytest.mark.parametrize("at", [0, 4, 5, 17, 60, -1])
def test_one_flipped_bit_is_seen_and_the_same_bytes_mend_it(store: Store, at: int) -> None:
    data = noise(100)
    sha256 = store.put(data)
    held = bytearray(only(store).read_bytes())
    held[at] ^= 1
    only(store).write_bytes(held)
    with pytest.raises(Torn):
        store.get(sha256)
    store.put(data)
    assert store.get(sha256) == data


@pytest.mark.parametrize("length", [0, 3, 10, 40])
def test_a_short_file_is_torn(store: Store, length: int) -> None:
    sha256 = store.put(noise(100))
    only(store).write_bytes(only(store).read_bytes()[:length])
    with pytest.raises(Torn):
        store.get(sha256)


def test_a_file_in_place_of_another_does_not_open(store: Store) -> None:
    one, other = store.put(noise(100, 1)), store.put(noise(100, 2))
    first, second = (place_of(store.folder, store.name(each)) for each in (one, other))
    first.write_bytes(second.read_bytes())
    with pytest.raises(Torn):
        store.get(one)


def test_only_lacking_files_are_copied_as_they_are(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "stick"
    kept = [store.put(noise(100, n)) for n in range(5)]
    seen: list[int] = []
    done = copy_files(store.folder, target, names_in(store.folder), lambda n, _: seen.append(n))
    assert names_in(target) == names_in(store.folder)
    assert done == seen[-1] == sum(names_in(target).values())
    assert [Store(target, KEY).get(one) for one in kept] == [noise(100, n) for n in range(5)]


def test_what_is_no_file_of_ours_is_not_named(store: Store) -> None:
    store.put(noise(10))
    (only(store).parent / "Thumbs.db").write_bytes(b"x")
    only(store).with_name(only(store).name + ".part").write_bytes(b"x")
    assert len(names_in(store.folder)) == 1


def test_nothing_is_named_where_there_is_no_folder(store: Store) -> None:
    assert names_in(store.folder) == {}


@pytest.mark.linux
def test_a_folder_that_takes_nothing_is_told(store: Store, tmp_path: Path) -> None:
    store.folder.write_bytes(b"a file where the folder should be")
    with pytest.raises(Full):
        store.put(noise(10))
    assert list(tmp_path.iterdir()) == [store.folder]
