"""The build (构建): the program folder, the setup, the portable folder and their sums, step by step.

`python -m tests.windows.build [--out DIR] [--quick] [STEP ...]`, without a step all of them, into `dist`.
Each is done by the system that can: `program` by the Python with PyInstaller on Windows or under Wine,
`setup` where NSIS is, `portable` and `sums` anywhere.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.__main__ import ROOT, say
from app.core.release import VERSION
from tests.windows import parts

NAME = "WorkerServiceCenter"
SCRIPT, FIRST_PAGE = (ROOT / "resources" / "setup" / name for name in ("setup.nsi", "portable.txt"))
ICON = ROOT / "resources" / "icons" / "center.ico"
FONTS = ("_internal", "resources", "fonts")
LIST = "files.txt"
"""The list of the program's files, by which the setup removes them."""
LEAK = b"Wine builtin DLL"
MB = 1_000_000
MOST_INSTALLED, MOST_SETUP = 120, 60
"""Limits in MB, both without the fonts."""


class Unfit(Exception):
    """A step could not be done, or its result may not be shipped: one line (没有建成)."""


@dataclass(frozen=True)
class Release:
    """What is built, and where it lies (一次发布)."""

    out: Path
    quick: bool = False
    """Packed fast, a third larger: to be tried, not to be handed out."""

    @property
    def folder(self) -> Path:
        """The program folder."""
        return self.out / NAME

    @property
    def setup(self) -> Path:
        """The setup; its name tells the version."""
        return self.out / f"{NAME}-{VERSION}-setup.exe"

    @property
    def portable(self) -> Path:
        """The folder for a stick, zipped."""
        return self.out / f"{NAME}-{VERSION}-portable.zip"

    @property
    def work(self) -> Path:
        """What is not handed out."""
        return self.out / "work"

    @property
    def bare_setup(self) -> Path:
        """The setup without fonts, made to be measured."""
        return self.work / "setup-without-fonts.exe"

    @property
    def sizes(self) -> Path:
        """The list of parts with their sizes."""
        return self.out / "SIZES.md"


def program(release: Release) -> None:
    """The program folder with licences and list of files (程序文件夹)."""
    command = [sys.executable, "-X", "utf8", "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    places = ["--distpath", str(release.out), "--workpath", str(release.work / "pyinstaller")]
    _do([[*command, *places, "build.spec"]])
    parts.write(release.folder)
    refuse_leaks(release.folder)
    write_list(release.folder)
    taken = size(release.folder) - size(release.folder.joinpath(*FONTS))
    within("安装后的程序（不含字体）", taken, MOST_INSTALLED)


def setup(release: Release) -> None:
    """The setup, and beside it, only to be measured, the same without fonts (安装程序).

    What is measured is packed as it is shipped, also where the setup is packed fast for a trial.
    """
    bare = release.work / "without-fonts"
    shutil.rmtree(bare, ignore_errors=True)
    shutil.copytree(release.folder, bare, copy_function=os.link, ignore=shutil.ignore_patterns("*.ttf"))
    shipped = makensis(bare, release.bare_setup)
    _do([makensis(release.folder, release.setup, quick=release.quick), shipped])
    shutil.rmtree(bare)
    within("安装程序（不含字体）", release.bare_setup.stat().st_size, MOST_SETUP)


def portable(release: Release) -> None:
    """The folder for a stick, zipped, with a page to read first (便携版)."""
    page = FIRST_PAGE.read_text(encoding="utf-8").replace("\n", "\r\n")
    top = f"{NAME}-{VERSION}"
    with zipfile.ZipFile(release.portable, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr(f"{top}/请先看这里.txt", page.encode("utf-8-sig"))
        for path in files(release.folder):
            out.write(path, f"{top}/{path.relative_to(release.folder).as_posix()}")


def sums(release: Release) -> None:
    """What is in it and how large, and the hashes of what is handed out (清单与校验和)."""
    release.sizes.write_text("".join(size_table(release)), encoding="utf-8", newline="\n")
    lines = (f"{digest(path)}  {path.name}\n" for path in (release.setup, release.portable, release.sizes))
    (release.out / "SHA256SUMS").write_text("".join(lines), encoding="ascii", newline="\n")


STEPS: dict[str, Callable[[Release], None]] = {
    "program": program,
    "setup": setup,
    "portable": portable,
    "sums": sums,
}


def files(folder: Path) -> Iterator[Path]:
    """Every file of a folder, in the same order on every system."""
    yield from sorted(
        (path for path in folder.rglob("*") if path.is_file()), key=lambda path: path.as_posix()
    )


def size(folder: Path) -> int:
    """The bytes of a folder."""
    return sum(path.stat().st_size for path in files(folder))


def write_list(folder: Path) -> None:
    """Write files.txt into a program folder (文件清单)."""
    (folder / LIST).write_text("".join(listed(folder)), encoding="ascii", newline="\n")


def listed(folder: Path) -> Iterator[str]:
    """The lines of files.txt: each file, then each folder, deepest first, with a backslash at its end."""
    for path in files(folder):
        if path.name != LIST:
            yield str(path.relative_to(folder)).replace("/", "\\") + "\n"
    folders = [path.relative_to(folder) for path in folder.rglob("*") if path.is_dir()]
    for path in sorted(folders, key=lambda each: (-len(each.parts), each.as_posix())):
        yield str(path).replace("/", "\\") + "\\\n"


def refuse_leaks(folder: Path) -> None:
    """A library of Wine may not be shipped (混入 Wine). Raises Unfit."""
    leaked = [path.name for path in files(folder) if LEAK in path.read_bytes()]
    if leaked:
        raise Unfit(f"混入了 Wine 的文件，不能交付：{'、'.join(leaked)}")


def within(what: str, taken: int, most: int) -> None:
    """Raise Unfit where a size limit is passed (大小上限)."""
    if taken > most * MB:
        raise Unfit(f"{what} {taken / MB:.1f} MB，超过上限 {most} MB。")
    say(f"{what} {taken / MB:.1f} MB，上限 {most} MB")


def makensis(folder: Path, setup: Path, version: str = VERSION, *, quick: bool = False) -> list[str]:
    """The command that makes the setup of a program folder (打包命令). Raises Unfit without NSIS."""
    tool = shutil.which("makensis")
    if tool is None:
        raise Unfit("没有 NSIS（makensis），安装程序没有做。[NSIS is missing]")
    named = {
        "VERSION": version,
        "SOURCE": folder,
        "OUTPUT": setup,
        "ICON": ICON,
        "SIZE_KB": size(folder) // 1024 + 1,
        "DEEPEST": max(len(str(path.relative_to(folder))) for path in files(folder)),
    }
    words = [f"-D{name}={value}" for name, value in named.items()]
    packing = ["-XSetCompressor /FINAL zlib"] if quick else []
    return [tool, "-V2", "-INPUTCHARSET", "UTF8", *packing, *words, str(SCRIPT)]


def size_table(release: Release) -> Iterator[str]:
    """SIZES.md: the parts of the program folder by size, the fonts apart (大小清单)."""
    fonts, whole = size(release.folder.joinpath(*FONTS)), size(release.folder)
    setup, bare, portable = (
        path.stat().st_size for path in (release.setup, release.bare_setup, release.portable)
    )
    yield f"# {NAME} {VERSION}：大小（MB，百万字节）\n\n| 内容 | MB |\n|---|---:|\n"
    rest = 0
    for taken, name in sorted(
        ((taken, name) for name, taken in by_part(release.folder).items()), reverse=True
    ):
        if taken < MB / 2:
            rest += taken
        else:
            yield _row(name, taken)
    yield _row("其余各不足 0.5 MB 的", rest)
    yield _row(f"**安装后，不含字体**（上限 {MOST_INSTALLED}）", whole - fonts)
    yield _row("字体", fonts)
    yield _row("**安装后**", whole)
    yield _row(
        f"**安装程序，不含字体**（上限 {MOST_SETUP}；去掉字体另做一次量得）",
        bare,
    )
    yield _row("安装程序", setup)
    yield _row("便携版", portable)


def _row(name: str, taken: int) -> str:
    return f"| {name} | {taken / MB:.1f} |\n"


def by_part(folder: Path) -> dict[str, int]:
    """Bytes of each part of a program folder but the fonts: what lies in `_internal`, else at its top."""
    found: dict[str, int] = {}
    for path in files(folder):
        steps = path.relative_to(folder).parts
        if steps[: len(FONTS)] != FONTS:
            name = steps[1] if steps[0] == FONTS[0] else steps[0]
            found[name] = found.get(name, 0) + path.stat().st_size
    return found


def digest(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


def _do(commands: Sequence[Sequence[str]]) -> None:
    """Run tools in the checkout beside one another; what one said only where it failed. Raises Unfit."""
    running = [
        subprocess.Popen(
            command,
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
        )
        for command in commands
    ]
    told = [process.communicate()[0] for process in running]
    for command, process, text in zip(commands, running, told, strict=True):
        if process.returncode:
            raise Unfit(f"{' '.join(command)}\n没有成功：{text.strip()[-1500:]}")


def main(argv: Sequence[str]) -> int:
    """The exit code; a line on stderr says what was not built."""
    parser = argparse.ArgumentParser(prog="python -m tests.windows.build", allow_abbrev=False)
    parser.add_argument("--out", type=Path, default=ROOT / "dist")
    parser.add_argument("--quick", action="store_true", help="a larger setup, packed fast, only to be tried")
    parser.add_argument("steps", nargs="*", metavar="STEP", help=" ".join(STEPS))
    wanted = parser.parse_args(list(argv))
    unknown = [word for word in wanted.steps if word not in STEPS]
    if unknown:
        parser.error(f"unknown step: {' '.join(unknown)}")
    release = Release(wanted.out.resolve(), wanted.quick)
    release.work.mkdir(parents=True, exist_ok=True)
    try:
        for word in wanted.steps or STEPS:
            STEPS[word](release)
    except (Unfit, OSError) as fault:
        say(str(fault))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
