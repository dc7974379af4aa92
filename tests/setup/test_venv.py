"""The .venv (运行环境): whole only with its stamp, made anew when half-made, two starts at once."""

import hashlib
import subprocess
import sys
import threading
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from app import __main__ as start

TEST_LOCK = "requirements-test.lock"


class Tools:
    """Plays venv and pip: makes their files, remembers the commands and the stamps seen then."""

    def __init__(self, root: Path, pip: tuple[int, str] = (0, ""), venv: tuple[int, str] = (0, "")) -> None:
        self.root = root
        self.answers = {"venv": venv, "pip": pip}
        self.commands: list[list[str]] = []
        self.stamps: list[list[str]] = []

    def __call__(self, command: Sequence[str]) -> tuple[int, str]:
        self.commands.append(list(command))
        self.stamps.append(sorted(stamp.name for stamp in (self.root / ".venv").glob("*.stamp")))
        if command[2] == "venv":
            put_venv(self.root)
        return self.answers[command[2]]

    @property
    def used(self) -> list[str]:
        """Which tools ran, in order."""
        return [command[2] for command in self.commands]


def put_venv(root: Path) -> None:
    """The parts that venv makes first."""
    python = start.venv_python(root)
    python.parent.mkdir(parents=True)
    python.write_text("", encoding="utf-8")
    (root / ".venv" / "pyvenv.cfg").write_text("", encoding="utf-8")


@pytest.fixture
def top(tmp_path: Path) -> Path:
    """A checkout that has only its two locks."""
    for name in (start.LOCK, TEST_LOCK):
        (tmp_path / name).write_text(f"{name}==1\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def made(top: Path) -> Path:
    """A checkout whose .venv is whole."""
    start.make(top, run=Tools(top))
    return top


def test_a_bare_checkout_gets_its_venv_from_the_lock_with_hashes(
    top: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tools = Tools(top)
    start.make(top, run=tools)
    assert tools.used == ["venv", "pip"]
    pip = tools.commands[1]
    assert pip[0] == str(start.venv_python(top))
    assert {"--require-hashes", "--only-binary"} <= set(pip)
    assert pip[-2:] == ["-r", str(top / start.LOCK)]
    assert tools.stamps == [[], []]
    assert start.whole(top, start.LOCK)
    assert capsys.readouterr().err.count("\n") == 1


def test_a_whole_one_is_left_alone(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    tools = Tools(made)
    start.make(made, run=tools)
    assert tools.used == []
    assert capsys.readouterr().err == ""


def break_stamp(root: Path) -> None:
    """No stamp: the first making was cut off."""
    start.stamp_path(root, start.LOCK).unlink()


def break_lock(root: Path) -> None:
    """Another lock came with a newer version."""
    (root / start.LOCK).write_text("other==2\n", encoding="utf-8")


def break_python(root: Path) -> None:
    """The Python it was made of is gone."""
    start.venv_python(root).unlink()


def break_version(root: Path) -> None:
    """It was made for another Python."""
    stamp = start.stamp_path(root, start.LOCK)
    stamp.write_text(stamp.read_text(encoding="utf-8").replace("python3.", "python2."), encoding="utf-8")


def break_cut(root: Path) -> None:
    """The stamp itself was cut off."""
    stamp = start.stamp_path(root, start.LOCK)
    stamp.write_bytes(stamp.read_bytes()[:20] + b"\xff")


def break_config(root: Path) -> None:
    """What makes it a .venv is gone."""
    (root / ".venv" / "pyvenv.cfg").unlink()


@pytest.mark.parametrize(
    "harm", [break_stamp, break_lock, break_python, break_version, break_cut, break_config]
)
def test_a_half_made_or_older_one_is_made_anew(harm: Callable[[Path], None], made: Path) -> None:
    left = made / ".venv" / "left"
    left.write_text("", encoding="utf-8")
    harm(made)
    assert not start.whole(made, start.LOCK)
    tools = Tools(made)
    start.make(made, run=tools)
    assert tools.used == ["venv", "pip"]
    assert start.whole(made, start.LOCK)
    assert not left.exists()


def test_a_failed_pip_leaves_no_stamp_and_says_why(top: Path) -> None:
    output = "Collecting x\nERROR: THESE PACKAGES DO NOT MATCH THE HASHES.\nnotice: y\n"
    with pytest.raises(start.Hindrance) as caught:
        start.make(top, run=Tools(top, pip=(1, output)))
    assert "THESE PACKAGES DO NOT MATCH THE HASHES" in str(caught.value)
    assert "\n" not in str(caught.value)
    assert not start.whole(top, start.LOCK)
    start.make(top, run=Tools(top))
    assert start.whole(top, start.LOCK)


def test_a_failed_venv_names_the_package(top: Path) -> None:
    with pytest.raises(start.Hindrance, match="python3-venv"):
        start.make(top, run=Tools(top, venv=(1, "ensurepip is not available\n")))


def test_the_test_packages_are_added_in_place(made: Path) -> None:
    tools = Tools(made)
    start.make(made, TEST_LOCK, run=tools)
    assert tools.used == ["pip"]
    assert tools.stamps == [[]], "while pip works nothing says that it is whole"
    assert start.whole(made, TEST_LOCK)
    assert start.whole(made, start.LOCK)


def test_a_failed_addition_counts_as_half_made(made: Path) -> None:
    with pytest.raises(start.Hindrance):
        start.make(made, TEST_LOCK, run=Tools(made, pip=(1, "ERROR: x")))
    assert not start.whole(made, start.LOCK)


def test_from_nothing_the_test_lock_brings_the_program_too(top: Path) -> None:
    tools = Tools(top)
    start.make(top, TEST_LOCK, run=tools)
    assert tools.used == ["venv", "pip"]
    assert start.whole(top, start.LOCK)
    assert start.whole(top, TEST_LOCK)


@pytest.mark.linux
def test_a_link_in_the_place_of_the_venv_is_replaced_and_its_aim_kept(
    top: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    aim = tmp_path_factory.mktemp("aim")
    (aim / "kept").write_text("", encoding="utf-8")
    (top / ".venv").symlink_to(aim, target_is_directory=True)
    start.make(top, run=Tools(top))
    assert start.whole(top, start.LOCK)
    assert [file.name for file in aim.iterdir()] == ["kept"]


def test_of_two_starts_one_makes_and_the_other_waits(top: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tools = Tools(top)
    with start.alone(top):
        second = threading.Thread(target=start.make, kwargs={"root": top, "run": tools})
        second.start()
        second.join(0.5)
        assert second.is_alive()
        assert tools.used == []
        put_venv(top)
        start.stamp_path(top, start.LOCK).write_text(start.stamp_text(top, start.LOCK), encoding="utf-8")
    second.join(10)
    assert not second.is_alive()
    assert tools.used == [], "the first had made it"
    assert capsys.readouterr().err.count("\n") == 1


def test_a_maker_that_was_killed_frees_the_lock(top: Path, root: Path) -> None:
    hold = "import sys, time; from pathlib import Path; from app.__main__ import alone\n"
    hold += "with alone(Path(sys.argv[1])): print('held', flush=True); time.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", hold, str(top)], cwd=root, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == b"held"
        holder.kill()
    tools = Tools(top)
    start.make(top, run=tools)
    assert tools.used == ["venv", "pip"]


def put_wheel(folder: Path) -> str:
    """A package of one module, as a line of a lock with its hash."""
    wheel = folder / "planted-1-py3-none-any.whl"
    info = "planted-1.dist-info/"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("planted.py", "GROWN = True\n")
        archive.writestr(info + "METADATA", "Metadata-Version: 2.1\nName: planted\nVersion: 1\n")
        archive.writestr(info + "WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(info + "RECORD", "")
    return f"planted @ {wheel.as_uri()} --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n"


@pytest.mark.slow
def test_real_tools_install_only_what_fits_its_hash(tmp_path: Path) -> None:
    line = put_wheel(tmp_path)
    lock = tmp_path / start.LOCK
    lock.write_text(line[:-9] + "00000000\n", encoding="utf-8")
    with pytest.raises(start.Hindrance, match="DO NOT MATCH THE HASHES"):
        start.make(tmp_path)
    assert not start.whole(tmp_path, start.LOCK)
    lock.write_text(line, encoding="utf-8")
    start.make(tmp_path)
    assert start.whole(tmp_path, start.LOCK)
    ask = "import planted, sys; print(planted.GROWN, sys.prefix)"
    asked = [str(start.venv_python(tmp_path)), "-c", ask]
    answer = (
        subprocess.run(asked, capture_output=True, encoding="utf-8", check=True).stdout.strip().split(" ", 1)
    )
    assert (answer[0], Path(answer[1]).resolve()) == ("True", (tmp_path / ".venv").resolve())
