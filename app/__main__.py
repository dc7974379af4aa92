"""Start of the program (启动): makes .venv from the lock file, goes on inside it to the window or a command.

Stands on the standard library alone, parses on older Pythons to say what is wrong, and imports late.
"""

import contextlib
import errno
import hashlib
import os
import sys
import time
from pathlib import Path
from typing import Callable, Dict, Iterator, List, Mapping, NoReturn, Optional, Sequence, Tuple

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

Load = Callable[[str], object]
Run = Callable[[Sequence[str]], Tuple[int, str]]

ROOT = Path(__file__).resolve().parent.parent
LOCK = "requirements.lock"
SELF_TEST = "--self-test"
OLDEST, NEWEST = (3, 11), (3, 13)
HELD = (errno.EAGAIN, errno.EACCES, 0)  # a lock that another holds; some Windows libraries give no number
NOT_MADE = "运行环境没有建成：{}。[{}]"
BASE_LIBRARIES = """libglib-2.0.so.0=libglib2.0-0 libgthread-2.0.so.0=libglib2.0-0 libGL.so.1=libgl1
libEGL.so.1=libegl1 libxkbcommon.so.0=libxkbcommon0 libfontconfig.so.1=libfontconfig1
libdbus-1.so.3=libdbus-1-3 libgssapi_krb5.so.2=libgssapi-krb5-2 libcups.so.2=libcups2""".split()
X11_LIBRARIES = """libxcb-sync.so.1=libxcb-sync1 libX11-xcb.so.1=libx11-xcb1 libxcb-cursor.so.0=libxcb-cursor0
libxcb-xkb.so.1=libxcb-xkb1 libxcb-shape.so.0=libxcb-shape0 libxcb-render-util.so.0=libxcb-render-util0
libxcb-keysyms.so.1=libxcb-keysyms1 libxkbcommon-x11.so.0=libxkbcommon-x11-0 libxcb-randr.so.0=libxcb-randr0
libxcb-icccm.so.4=libxcb-icccm4 libxcb-xfixes.so.0=libxcb-xfixes0 libxcb-image.so.0=libxcb-image0""".split()
WAYLAND_LIBRARIES = """libwayland-client.so.0=libwayland-client0 libwayland-cursor.so.0=libwayland-cursor0
libwayland-egl.so.1=libwayland-egl1""".split()


class Hindrance(Exception):
    """What keeps the program from starting, as the one line that is shown."""


def say(line: str) -> None:
    """Show one line at once, beside the output of the command (on stderr)."""
    print(line, file=sys.stderr, flush=True)


def run_quietly(command: Sequence[str]) -> Tuple[int, str]:
    """Run a tool that must read no input of ours; its exit code and all that it said."""
    import subprocess

    quiet = dict(os.environ, DEBIAN_FRONTEND="noninteractive", PIP_DISABLE_PIP_VERSION_CHECK="1")
    done = subprocess.run(
        list(command), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        check=False, env=quiet, encoding="utf-8", errors="replace",
    )  # fmt: skip
    return done.returncode, done.stdout


def check_python(version: Sequence[int]) -> None:
    """Raise Hindrance unless the Python is one that every locked package was proved with."""
    if not OLDEST <= tuple(version[:2]) <= NEWEST:
        line = "本程序需要 Python 3.11、3.12 或 3.13，当前是 {0}。[Python 3.11 to 3.13 needed, this is {0}]"
        raise Hindrance(line.format(".".join(str(part) for part in version[:3])))


def venv_python(root: Path) -> Path:
    """The interpreter of the checkout's .venv, whether it is there or not."""
    return root / ".venv" / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def stamp_path(root: Path, lock: str) -> Path:
    """The file that tells that this lock was installed whole; written last."""
    return root / ".venv" / (lock + ".stamp")


def stamp_text(root: Path, lock: str) -> str:
    """What the stamp must hold: the hash of the lock and the Python that it was installed for."""
    digest = hashlib.sha256((root / lock).read_bytes()).hexdigest()
    return "{} python{}.{} {}\n".format(digest, sys.version_info[0], sys.version_info[1], sys.platform)


def whole(root: Path, lock: str) -> bool:
    """Whether .venv holds all of this lock for this Python; a half-made or an older one doesn't."""
    try:
        held = stamp_path(root, lock).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return False
    started = venv_python(root).exists() and (root / ".venv" / "pyvenv.cfg").exists()
    return started and held == stamp_text(root, lock)


def inside(root: Path) -> bool:
    """Whether this process is already the .venv's own Python."""
    same = os.path.realpath(sys.prefix) == os.path.realpath(str(root / ".venv"))
    return same or sys.executable == str(venv_python(root))  # what `go_on` starts never goes on again


def _taken(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            os.lseek(descriptor, 0, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as answer:
        if answer.errno in HELD:
            return False
        raise
    return True


@contextlib.contextmanager
def alone(root: Path) -> Iterator[None]:
    """Hold the checkout's lock file: of two starts one makes the .venv, the other waits."""
    with (root / ".venv.lock").open("ab") as handle:
        if not _taken(handle.fileno()):
            say("另一处正在准备运行环境，请稍候。[another start is making the .venv, waiting]")
            while not _taken(handle.fileno()):
                time.sleep(0.2)
        yield


def make(root: Path, lock: str = LOCK, run: Run = run_quietly) -> None:
    """Bring .venv to what the lock says; only the test packages are added in place, all else is made anew.

    The test lock holds all of the program's, so its stamp brings the program's. Raises Hindrance, OSError.
    """
    if whole(root, lock):
        return
    with alone(root):
        if whole(root, lock):
            return
        say("正在准备运行环境，约需一分钟。[making .venv from {}, about a minute]".format(lock))
        if whole(root, LOCK):
            stamp_path(root, LOCK).unlink()
        else:
            _create(root, run)
        install = "-m pip install --quiet --no-input --require-hashes --only-binary :all: -r".split()
        code, output = run([str(venv_python(root)), *install, str(root / lock)])
        if code:
            raise Hindrance(NOT_MADE.format(_reason(output), "pip could not install " + lock))
        for each in sorted({LOCK, lock}):
            stamp_path(root, each).write_text(stamp_text(root, each), encoding="utf-8")


def _create(root: Path, run: Run) -> None:
    import shutil

    folder = root / ".venv"
    if folder.is_symlink():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(str(folder))
    base = getattr(sys, "_base_executable", None) or sys.executable
    code, output = run([base, "-m", "venv", str(folder)])
    if code:
        raise Hindrance(NOT_MADE.format(_reason(output), "on Debian: apt-get install python3-venv"))


def _reason(output: str) -> str:
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [line for line in lines if line.startswith("ERROR")]
    return " ".join((errors or lines[-1:])[:2]).rstrip(".。")[:300]


def go_on(command: List[str]) -> NoReturn:
    """Continue as another Python with the same input and output: in place, on Windows as a child."""
    sys.stdout.flush()
    sys.stderr.flush()
    if sys.platform == "win32":
        import signal
        import subprocess

        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the child gets Ctrl-C too, and decides
        sys.exit(subprocess.call(command))
    os.execv(command[0], command)


def chosen_platform(argv: Sequence[str], environ: Mapping[str, str]) -> str:
    """The Qt platform that was asked for, or an empty text; the self-test needs no screen."""
    if SELF_TEST in argv and "--on-screen" not in argv:
        return "offscreen"
    asked = argv[argv.index("-platform") + 1] if "-platform" in argv else environ.get("QT_QPA_PLATFORM", "")
    return asked.split(":")[0]


def check_display(argv: Sequence[str], environ: Mapping[str, str]) -> None:
    """Raise Hindrance where Linux has no display and no other Qt platform was asked for."""
    if not (chosen_platform(argv, environ) or environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY")):
        raise Hindrance(
            "没有图形显示，窗口无法打开；可以用不需要窗口的命令 demo、slip、verify、--help，"
            "或设置 QT_QPA_PLATFORM=offscreen。"
            "[no display: use a headless command (demo, slip, verify, --help) or QT_QPA_PLATFORM=offscreen]"
        )


def needed_libraries(platform: str, environ: Mapping[str, str]) -> List[str]:
    """The system libraries, with their Debian packages, that Qt needs for this platform."""
    if platform in ("", "xcb", "wayland"):
        x11 = platform == "xcb" or (platform == "" and bool(environ.get("DISPLAY")))
        return BASE_LIBRARIES + (X11_LIBRARIES if x11 else WAYLAND_LIBRARIES)
    return BASE_LIBRARIES


def missing_packages(libraries: Sequence[str], load: Optional[Load] = None) -> List[str]:
    """The packages whose library cannot be loaded, each once."""
    import ctypes

    load = load or ctypes.CDLL
    missing: Dict[str, None] = {}
    for library, package in (each.split("=") for each in libraries):
        try:
            load(library)
        except OSError:
            missing[package] = None
    return list(missing)


def may_install() -> bool:
    """Whether this is root on a Debian system."""
    return sys.platform == "linux" and os.geteuid() == 0 and os.access("/usr/bin/apt-get", os.X_OK)


def install_packages(packages: Sequence[str], run: Run = run_quietly) -> bool:
    """Install Debian packages, with one `apt-get update` if the first try fails; whether it was done."""
    say("正在安装系统库 {0}。[installing system packages {0}]".format(" ".join(packages)))
    command = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    return run(command)[0] == 0 or (run(["apt-get", "update"])[0] == 0 and run(command)[0] == 0)


def check_libraries(
    libraries: Sequence[str], load: Optional[Load] = None, root: bool = False, run: Run = run_quietly
) -> None:
    """Install what is missing as root on Debian; raise Hindrance, with the command, where it cannot be."""
    packages = missing_packages(libraries, load)
    if packages and root and install_packages(packages, run):
        packages = missing_packages(libraries, load)
    if packages:
        raise Hindrance(
            "缺少系统库，请先执行 sudo apt-get install {}，再重新启动。"
            "[system libraries are missing: run this command, then start again]".format(" ".join(packages))
        )


def wants_window(argv: Sequence[str]) -> bool:
    """Whether there is no command word but what the window takes: `--data DIR`, `--close`, a backup."""
    words = list(argv)
    while words:
        word = words.pop(0)
        if word in ("--data", "-platform", "--restore") and words:
            words.pop(0)
        elif word != "--close" and not word.startswith("--data=") and not word.lower().endswith(".zgbf"):
            return False
    return True


def enter(argv: List[str]) -> int:
    """Open the window, run the command or the self-test; here all that was installed may be imported."""
    if SELF_TEST in argv:
        from app.self_test import main as go
    elif wants_window(argv):
        from app.bootstrap import main as go
    else:
        from app.cli import main as go
    return go(argv)


def prepare(argv: List[str]) -> bool:
    """Check and make what the program needs; whether this process may go to work. Raises as `make`."""
    check_python(sys.version_info[:3])
    window = (wants_window(argv) or SELF_TEST in argv) and sys.platform == "linux"
    if window:
        check_display(argv, os.environ)
    if not (inside(ROOT) and whole(ROOT, LOCK)):
        make(ROOT)
        return False
    if window:
        check_libraries(needed_libraries(chosen_platform(argv, os.environ), os.environ), root=may_install())
    sys.path[:] = [str(ROOT), *(entry for entry in sys.path if os.path.realpath(entry) != str(ROOT / "app"))]
    return True


def main(argv: List[str]) -> int:
    """The exit code; a line on stderr says what kept the program from starting."""
    try:
        ready = getattr(sys, "frozen", False) or prepare(argv)
    except KeyboardInterrupt:
        return 130
    except (Hindrance, OSError) as fault:
        say(str(fault) if isinstance(fault, Hindrance) else NOT_MADE.format(fault, ".venv could not be made"))
        return 1
    if ready:
        return enter(argv)
    go_on([str(venv_python(ROOT)), "-X", "utf8", str(ROOT / "app"), *argv])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
