"""The parts of the built program (组成清单): the text of each licence, a list to read, an SBOM.

`write` puts them into the program folder. A part without a name for its licence or without its text is
refused: what cannot be licensed is not shipped.
"""

import json
import platform
import re
import sys
import sysconfig
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

import pypdfium2.version
import sqlcipher3.dbapi2 as driver
from cryptography.hazmat.backends.openssl import backend
from packaging.requirements import Requirement

from app.core.parts import LICENCES, LIST, named_licence
from app.core.release import PROGRAM, VERSION

ROOT = Path(__file__).resolve().parents[2]
TEXTS = Path(__file__).parent / "texts"
TABLE = "THIRD-PARTY.md"
QT = ("Qt.txt", "LGPL-3.0.txt", "GPL-3.0.txt")
SPDX = re.compile(r"[A-Za-z0-9.+-]+( (OR|AND|WITH) [A-Za-z0-9.+-]+)*")
LGPL = "LGPL-3.0-only"
NAMED = {
    "pypdfium2": "BSD-3-Clause AND Apache-2.0",
    "pyside6-essentials": LGPL,
    "reportlab": "BSD-3-Clause",
    "segno": "BSD-3-Clause",
    "shiboken6": LGPL,
    "sqlcipher3": "Zlib",
}
"""The licences of packages that do not name theirs by its usual name, or that leave a choice."""
NOT_SHIPPED = {"charset-normalizer"}
"""Packages of the lock that build.spec leaves out: others import them where the program does not go."""

ABOUT = f"""# 第三方组成部分

{PROGRAM} {VERSION} 本身按 MIT 许可（licences/WorkerServiceCenter.txt）。它用到下列组成部分，各按自己的许可；
全文在 licences 文件夹。同样的清单供软件读取：{LIST}（CycloneDX 1.6）。

Qt 和 PySide6 按 LGPL-3.0 使用，是 _internal 里的单独文件，可以换成接口相同的其他版本（licences/Qt.txt）。

| 名称 | 版本 | 许可 | 全文 |
|---|---|---|---|
"""


class Unlicensed(Exception):
    """A part whose licence, or the text of it, was not found (缺许可): one line with its name."""


@dataclass(frozen=True)
class Part:
    """A part (组成部分): `texts` are all that its licence asks to be passed on."""

    name: str
    version: str
    licence: str
    texts: tuple[str, ...]
    package: bool = False

    def __post_init__(self) -> None:
        if not self.licence or not any(text.strip() for text in self.texts):
            raise Unlicensed(f"组成部分 {self.name} 没有许可或许可全文，不能分发。")

    @property
    def file(self) -> str:
        """The file of its texts in the folder of licences."""
        return re.sub(r"[^A-Za-z0-9._-]+", "-", self.name) + ".txt"


def write(folder: Path) -> None:
    """Write licences, list and SBOM into the program folder (写组成清单). Raises Unlicensed."""
    found = every()
    licences = folder / LICENCES
    licences.mkdir(parents=True, exist_ok=True)
    for part in found:
        _put(licences / part.file, f"\n\n{'-' * 76}\n\n".join(part.texts))
    _put(licences / "WorkerServiceCenter.txt", _read(ROOT / "LICENSE"))
    rows = (f"| {one.name} | {one.version or '—'} | {one.licence} | licences/{one.file} |\n" for one in found)
    _put(folder / TABLE, ABOUT + "".join(rows))
    _put(folder / LIST, json.dumps(sbom(found), ensure_ascii=False, indent=1))


def every() -> tuple[Part, ...]:
    """All parts of the program (全部组成部分). Raises Unlicensed."""
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    return (*packages(lock), *ground(), *drawn())


def packages(lock: str) -> Iterator[Part]:
    """The Python packages of a lock that this system takes (Python 包)."""
    for head in re.findall(r"(?m)^([^\s#].*?)(?: \\)?$", lock):
        one = Requirement(head)
        if one.name not in NOT_SHIPPED and (one.marker is None or one.marker.evaluate()):
            yield package(one.name)


def package(name: str) -> Part:
    """An installed package with the texts that it brings, of Qt those kept here. Raises Unlicensed."""
    try:
        held = distribution(name)
    except PackageNotFoundError:
        raise Unlicensed(f"组成部分 {name} 没有安装，查不到它的许可。") from None
    texts = tuple(map(_kept, QT)) if NAMED.get(name) == LGPL else _texts(held)
    return Part(name, held.version, NAMED.get(name) or named_licence(held.metadata), texts, package=True)


def ground() -> Iterator[Part]:
    """What lies beneath the packages (底层部分): Python, Qt, the encrypted database, PDF, the start."""
    python = (Path(sys.base_prefix) / "LICENSE.txt", Path(sysconfig.get_path("stdlib")) / "LICENSE.txt")
    text = next((_read(place) for place in python if place.is_file()), "")
    yield Part("Python", platform.python_version(), "PSF-2.0", (text, _kept("Python-libraries.txt")))
    yield Part("Qt", distribution("pyside6-essentials").version, LGPL, tuple(map(_kept, QT)))
    with driver.connect(":memory:") as raw:
        raw.execute("PRAGMA key = 'x'")
        cipher, provider = (
            str(raw.execute(f"PRAGMA cipher_{one}version").fetchone()[0]) for one in ("", "provider_")
        )
    yield Part("SQLCipher", cipher.partition(" ")[0], "BSD-3-Clause", (_kept("SQLCipher.txt"),))
    yield Part("SQLite", driver.sqlite_version, "blessing", (_kept("SQLite.txt"),))
    for where, told in (
        ("cryptography", backend.openssl_version_text()),
        ("SQLCipher", provider),
    ):
        yield Part(f"OpenSSL in {where}", told.split()[1], "Apache-2.0", (_kept("Apache-2.0.txt"),))
    pdfium = _texts(distribution("pypdfium2"), "BUILD_LICENSES")
    version = str(pypdfium2.version.PDFIUM_INFO).partition("@")[0]
    yield Part("PDFium", version, "BSD-3-Clause AND Apache-2.0", pdfium)
    start = distribution("pyinstaller")
    licence = "GPL-2.0-or-later WITH Bootloader-exception"
    yield Part("PyInstaller bootloader", start.version, licence, _texts(start))
    if sys.platform == "win32":
        terms = (_kept("Microsoft.txt"),)
        yield Part("Microsoft Visual C++ Runtime", "14", "Microsoft distributable code", terms)


def drawn() -> Iterator[Part]:
    """Fonts and icons (字体和图标), whose licences lie beside them."""
    fonts, icons = ROOT / "resources" / "fonts", ROOT / "resources" / "icons"
    for name, file, licence in (
        ("Noto Serif SC", "LICENSE-NotoSerifSC.txt", "OFL-1.1"),
        ("Noto Sans SC", "LICENSE-NotoSansSC.txt", "OFL-1.1"),
        ("LXGW WenKai", "LICENSE-LXGWWenKai.txt", "OFL-1.1"),
        ("HanaMinB", "LICENSE-HanaMin.txt", "Hanazono Font License or OFL-1.1"),
    ):
        yield Part(name, "", licence, (_read(fonts / file),))
    yield Part("Lucide", "", "ISC AND MIT", (_read(icons / "LICENSE"),))


def sbom(found: Sequence[Part]) -> dict[str, object]:
    """The CycloneDX 1.6 list (软件物料清单); the same parts give the same list."""
    top = f"pkg:generic/WorkerServiceCenter@{VERSION}"
    components = [_component(one) for one in found]
    content = json.dumps(components, ensure_ascii=False)
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, top + content)}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": top,
                "name": PROGRAM,
                "version": VERSION,
                "purl": top,
                "licenses": [{"license": {"id": "MIT"}}],
            }
        },
        "components": components,
        "dependencies": [{"ref": top, "dependsOn": [one["bom-ref"] for one in components]}],
    }


def _component(one: Part) -> dict[str, object]:
    reference = f"pkg:{'pypi' if one.package else 'generic'}/{one.file.removesuffix('.txt').lower()}"
    reference += f"@{one.version}" if one.version else ""
    named = {"expression": one.licence} if SPDX.fullmatch(one.licence) else {"license": {"name": one.licence}}
    return {
        "type": "library",
        "bom-ref": reference,
        "name": one.name,
        **({"version": one.version} if one.version else {}),
        "purl": reference,
        "licenses": [named],
    }


def _texts(held: Distribution, within: str = "") -> tuple[str, ...]:
    """The texts in a package's folder of licences, or in one within it."""
    place = f".dist-info/licenses/{within}"
    files = [one for one in held.files or () if place in one.as_posix()]
    return tuple(f"{one.name}\n\n{_read(Path(str(one.locate())))}" for one in files)


def _kept(file: str) -> str:
    return _read(TEXTS / file)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        raise Unlicensed(f"许可全文 {path.name} 读不出来。") from None


def _put(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\r\n")
