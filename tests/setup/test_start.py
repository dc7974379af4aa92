"""The start (启动): the version line, display, libraries, what opens the window, going on inside .venv."""

import ast
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from app import __main__ as start

APT = ["apt-get", "install", "--yes", "--no-install-recommends"]
DISPLAY = {"DISPLAY": ":0"}
WAYLAND = {"WAYLAND_DISPLAY": "wayland-0"}


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 11, 7), (3, 12, 1), (3, 13, 9)])
def test_a_proved_python_passes(version: tuple[int, ...]) -> None:
    start.check_python(version)


@pytest.mark.parametrize("version", [(2, 7, 18), (3, 8, 18), (3, 10, 13), (3, 14, 0), (4, 0, 0)])
def test_another_python_gets_one_line_that_names_it(version: tuple[int, ...]) -> None:
    with pytest.raises(start.Hindrance) as caught:
        start.check_python(version)
    line = str(caught.value)
    assert ".".join(map(str, version)) in line
    assert "3.11" in line
    assert "\n" not in line


@pytest.mark.parametrize(
    "name", ["app/__init__.py", "app/__main__.py", "tests/__init__.py", "tests/__main__.py"]
)
def test_the_entry_points_parse_on_old_pythons(name: str, root: Path) -> None:
    ast.parse((root / name).read_text(encoding="utf-8"), feature_version=(3, 6))


@pytest.mark.parametrize(
    ("name", "own"), [("app/__main__.py", set()), ("tests/__main__.py", {"app.__main__"})]
)
def test_before_the_venv_only_the_standard_library_is_imported(name: str, own: set[str], root: Path) -> None:
    tree = ast.parse((root / name).read_text(encoding="utf-8"))
    tops = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom) and not node.col_offset
    ]
    modules = {alias.name for node in tops if isinstance(node, ast.Import) for alias in node.names}
    modules |= {node.module or "" for node in tops if isinstance(node, ast.ImportFrom)}
    assert {
        module for module in modules - own if module.partition(".")[0] not in sys.stdlib_module_names
    } == set()


@pytest.mark.parametrize(
    ("words", "window"),
    [
        ("", True),
        ("--data D", True),
        ("--data=D", True),
        ("-platform offscreen --data D", True),
        ("--help", False),
        ("--restore F", True),
        ("--data D F.ZGBF", True),
        ("restore --from F.zgbf", False),
        ("demo", False),
        ("demo --data D --seed 1", False),
        ("--data D demo", False),
        ("--data=D slip X", False),
        ("--data", False),
        ("--unknown", False),
        ("--self-test F", False),
    ],
)
def test_the_window_opens_without_a_command_word(words: str, window: bool) -> None:
    assert start.wants_window(words.split()) is window


@pytest.mark.parametrize(
    ("words", "environ"),
    [
        ("", DISPLAY),
        ("", WAYLAND),
        ("", {"QT_QPA_PLATFORM": "offscreen"}),
        ("--data D -platform offscreen", {}),
    ],
)
def test_a_display_or_another_platform_is_enough(words: str, environ: dict[str, str]) -> None:
    start.check_display(words.split(), environ)


@pytest.mark.parametrize("environ", [{}, {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}])
def test_without_a_display_one_line_names_what_works(environ: dict[str, str]) -> None:
    with pytest.raises(start.Hindrance) as caught:
        start.check_display([], environ)
    line = str(caught.value)
    assert all(word in line for word in ("demo", "slip", "verify", "--help", "QT_QPA_PLATFORM=offscreen"))
    assert "\n" not in line


@pytest.mark.parametrize(
    ("words", "platform"),
    [
        ("--self-test F", "offscreen"),
        ("--self-test F --on-screen", "xcb"),
        ("--data D -platform minimal", "minimal"),
        ("", "xcb"),
    ],
)
def test_the_self_test_needs_no_screen(words: str, platform: str) -> None:
    assert start.chosen_platform(words.split(), {"QT_QPA_PLATFORM": "xcb:x"}) == platform


@pytest.mark.parametrize(
    ("platform", "environ", "x11", "wayland"),
    [
        ("", DISPLAY, True, False),
        ("", DISPLAY | WAYLAND, True, False),
        ("", WAYLAND, False, True),
        ("xcb", WAYLAND, True, False),
        ("wayland", DISPLAY, False, True),
        ("offscreen", DISPLAY, False, False),
    ],
)
def test_the_libraries_fit_the_platform(
    platform: str, environ: dict[str, str], x11: bool, wayland: bool
) -> None:
    needed = set(start.needed_libraries(platform, environ))
    assert set(start.BASE_LIBRARIES) <= needed
    assert (set(start.X11_LIBRARIES) <= needed) is x11
    assert (set(start.WAYLAND_LIBRARIES) <= needed) is wayland


def load_all_but(*missing: str) -> Callable[[str], object]:
    """A loader of libraries for which some aren't there."""

    def load(library: str) -> object:
        if library in missing:
            raise OSError(library)
        return library

    return load


class Apt:
    """Answers the commands of apt with prepared exit codes and remembers them."""

    def __init__(self, *codes: int) -> None:
        self.codes = list(codes)
        self.commands: list[list[str]] = []

    def __call__(self, command: Sequence[str]) -> tuple[int, str]:
        self.commands.append(list(command))
        return self.codes.pop(0), ""


def test_two_libraries_of_one_package_are_named_once() -> None:
    load = load_all_but("libglib-2.0.so.0", "libgthread-2.0.so.0", "libGL.so.1")
    assert start.missing_packages(start.BASE_LIBRARIES, load) == ["libglib2.0-0", "libgl1"]


def test_nothing_is_installed_where_nothing_is_missing() -> None:
    start.check_libraries(start.BASE_LIBRARIES, load_all_but(), root=True, run=Apt())


def test_without_rights_one_line_names_the_apt_command() -> None:
    apt = Apt()
    with pytest.raises(start.Hindrance) as caught:
        start.check_libraries(
            start.BASE_LIBRARIES, load_all_but("libGL.so.1", "libEGL.so.1"), root=False, run=apt
        )
    assert "apt-get install libgl1 libegl1" in str(caught.value)
    assert "\n" not in str(caught.value)
    assert apt.commands == []


def test_root_installs_what_is_missing_and_goes_on(capsys: pytest.CaptureFixture[str]) -> None:
    apt = Apt(0)
    tries = iter([OSError("libGL.so.1"), None])

    def load(library: str) -> object:
        if library == "libGL.so.1" and (fault := next(tries)):
            raise fault
        return library

    start.check_libraries(start.BASE_LIBRARIES, load, root=True, run=apt)
    assert apt.commands == [[*APT, "libgl1"]]
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize(
    ("codes", "tried"),
    [
        ((100, 0, 0), [[*APT, "libgl1"], ["apt-get", "update"], [*APT, "libgl1"]]),
        ((100, 0, 100), [[*APT, "libgl1"], ["apt-get", "update"], [*APT, "libgl1"]]),
        ((100, 100), [[*APT, "libgl1"], ["apt-get", "update"]]),
        ((0,), [[*APT, "libgl1"]]),
    ],
)
def test_the_lists_are_updated_once_and_what_stays_missing_is_named(
    codes: Sequence[int], tried: list[list[str]]
) -> None:
    apt = Apt(*codes)
    with pytest.raises(start.Hindrance, match="libgl1"):
        start.check_libraries(start.BASE_LIBRARIES, load_all_but("libGL.so.1"), root=True, run=apt)
    assert apt.commands == tried


CLI = """
import os, sys
def main(argv):
    print(argv, os.getcwd(), sys.flags.utf8_mode, sys.prefix, sep="|")
    pipe = argv[argv.index("--password-file") + 1] if "--password-file" in argv else os.devnull
    print(open(pipe, encoding="utf-8").read() or "-")
    print(sys.stdin.read(), end="")
    return 7
"""


@pytest.fixture
def checkout(tmp_path: Path, root: Path) -> Path:
    """A small checkout whose .venv is whole: a real one, without packages."""
    top = (tmp_path / "检出 1").resolve()
    (top / "app").mkdir(parents=True)
    for name in ("__init__.py", "__main__.py"):
        (top / "app" / name).write_bytes((root / "app" / name).read_bytes())
    (top / "app" / "cli.py").write_text(CLI, encoding="utf-8")
    (top / "app" / "bootstrap.py").write_text(
        'def main(argv):\n    print("window", argv)\n    return 0\n', encoding="utf-8"
    )
    (top / start.LOCK).write_text("", encoding="utf-8")
    base = getattr(sys, "_base_executable", sys.executable)
    subprocess.run([base, "-m", "venv", "--without-pip", str(top / ".venv")], check=True)
    start.stamp_path(top, start.LOCK).write_text(start.stamp_text(top, start.LOCK), encoding="utf-8")
    return top


def run(
    arguments: list[str], folder: Path, stdin: str = "", **environ: str
) -> subprocess.CompletedProcess[str]:
    """Start the checkout's program with the Python that made its .venv, outside of it."""
    base = getattr(sys, "_base_executable", sys.executable)
    inherited = {
        name: value
        for name, value in os.environ.items()
        if name not in (*DISPLAY, *WAYLAND, "QT_QPA_PLATFORM")
    }
    return subprocess.run(
        [base, *arguments],
        cwd=folder,
        env=inherited | environ,
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_a_command_runs_inside_the_venv_with_its_input_and_exit_code(checkout: Path) -> None:
    done = run(["-m", "app", "demo", "--seed", "1", "张 三"], checkout, stdin="密码\n")
    assert done.returncode == 7, done.stderr
    first, second, third = done.stdout.splitlines()
    assert first.split("|") == [
        "['demo', '--seed', '1', '张 三']",
        str(checkout),
        "1",
        str(checkout / ".venv"),
    ]
    assert (second, third) == ("-", "密码")
    assert done.stderr == ""


def test_it_starts_from_another_folder_by_its_path(checkout: Path, tmp_path: Path) -> None:
    for path in (checkout / "app", checkout / "app" / "__main__.py"):
        done = run([str(path), "verify"], tmp_path)
        assert done.returncode == 7, done.stderr
        assert done.stdout.splitlines()[0].split("|")[:2] == ["['verify']", str(tmp_path)]


@pytest.mark.linux
def test_a_password_pipe_is_read_by_the_process_that_works(checkout: Path) -> None:
    read, write = os.pipe()
    os.write(write, "密码".encode())
    os.close(write)
    base = getattr(sys, "_base_executable", sys.executable)
    command = [base, "-m", "app", "slip", "--password-file", f"/dev/fd/{read}"]
    done = subprocess.run(
        command,
        cwd=checkout,
        pass_fds=(read,),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    os.close(read)
    assert done.returncode == 7, done.stderr
    assert done.stdout.splitlines()[1] == "密码"


@pytest.mark.linux
def test_without_a_display_the_window_ends_in_one_line(checkout: Path) -> None:
    done = run(["-m", "app"], checkout)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert "QT_QPA_PLATFORM=offscreen" in done.stderr


@pytest.mark.linux
def test_offscreen_the_window_opens_with_its_data(checkout: Path) -> None:
    done = run(["-m", "app", "--data", "D"], checkout, QT_QPA_PLATFORM="offscreen")
    assert (done.returncode, done.stdout) == (0, "window ['--data', 'D']\n"), done.stderr


def test_started_by_the_venv_itself_it_works_at_once(checkout: Path) -> None:
    command = [str(start.venv_python(checkout)), "-m", "app", "verify"]
    done = subprocess.run(command, cwd=checkout, input="", capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 7, done.stderr


@pytest.mark.parametrize("frozen", [True, False])
def test_a_frozen_program_skips_all_that(frozen: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    prepared: list[list[str]] = []

    def prepare(argv: list[str]) -> bool:
        prepared.append(argv)
        return True

    monkeypatch.setattr(start, "prepare", prepare)
    monkeypatch.setattr(start, "enter", lambda argv: 5)
    monkeypatch.setattr(sys, "frozen", frozen, raising=False)
    assert start.main(["verify"]) == 5
    assert prepared == ([] if frozen else [["verify"]])


@pytest.mark.parametrize(
    ("fault", "code", "line"),
    [
        (start.Hindrance("没有。"), 1, "没有。\n"),
        (
            PermissionError(13, "Permission denied"),
            1,
            "运行环境没有建成：[Errno 13] Permission denied。[.venv could not be made]\n",
        ),
        (KeyboardInterrupt(), 130, ""),
    ],
)
def test_what_hinders_the_start_is_one_line(
    fault: BaseException,
    code: int,
    line: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def prepare(argv: list[str]) -> bool:
        raise fault

    monkeypatch.setattr(start, "prepare", prepare)
    assert start.main([]) == code
    assert capsys.readouterr().err == line
