"""A print server of its own (打印服务): cupsd in a folder, its queues write PDF files through cups-pdf."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from app.ui.printer import Setup

CUPSD = Path("/usr/sbin/cupsd")
BACKEND = Path("/usr/lib/cups/backend/cups-pdf")
DRIVER = Path("/usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd")
OPEN = """LogLevel warn
Listen {socket}
Browsing Off
WebInterface No
DefaultAuthType None
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""
FILES = """ServerRoot {root}/etc
RequestRoot {root}/spool
CacheDir {root}/cache
StateDir {root}/state
TempDir {root}/tmp
AccessLog {root}/access
ErrorLog {root}/error
PageLog {root}/page
"""
PDF = """Out {root}/out
AnonDirName {root}/out
Spool {root}/pdf
Log {root}/out
UserUMask 0022
Label 2
"""
SHEET = """*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "SHEET.PPD"
*Product: "(Sheet)"
*PSVersion: "(3010.000) 0"
*ModelName: "A4 alone"
*ShortNickName: "A4 alone"
*NickName: "A4 alone"
*Manufacturer: "Test"
*LanguageLevel: "3"
*ColorDevice: False
*DefaultColorSpace: Gray
*OpenUI *PageSize: PickOne
*DefaultPageSize: A4
*PageSize A4: "<</PageSize[595 842]>>setpagedevice"
*CloseUI: *PageSize
*OpenUI *PageRegion: PickOne
*DefaultPageRegion: A4
*PageRegion A4: "<</PageSize[595 842]>>setpagedevice"
*CloseUI: *PageRegion
*DefaultImageableArea: A4
*ImageableArea A4: "12 12 583 830"
*DefaultPaperDimension: A4
*PaperDimension A4: "595 842"
*OpenUI *Resolution: PickOne
*DefaultResolution: 300dpi
*Resolution 300dpi: "<</HWResolution[300 300]>>setpagedevice"
*CloseUI: *Resolution
"""
"""The driver of a printer that knows no paper but A4."""


def why_not() -> str:
    """Why no print server can be started here, as a sentence; "" when it can."""
    missing = [str(one) for one in (CUPSD, BACKEND, DRIVER) if not one.exists()]
    if missing:
        return f"no CUPS here: {', '.join(missing)} missing"
    return "" if os.geteuid() == 0 else "cupsd is started as root alone"


class Cups:
    """A print server with two queues (打印服务): `wide` takes every size, `sheet` knows A4 alone."""

    def __init__(self) -> None:
        self.root = Path(tempfile.mkdtemp(prefix="cups-"))
        self.root.chmod(0o755)
        self.wide, self.sheet = (f"{kind}-{self.root.name[5:]}" for kind in ("wide", "sheet"))
        self._confs = [Path(f"/etc/cups/cups-pdf-{name}.conf") for name in (self.wide, self.sheet)]
        self._env = dict(os.environ, CUPS_SERVER=str(self.root / "state" / "sock"))
        self._server = self._start()
        (self.root / "sheet.ppd").write_text(SHEET, encoding="ascii")
        self.add(self.wide, DRIVER)
        self.add(self.sheet, self.root / "sheet.ppd")

    def _start(self) -> "subprocess.Popen[bytes]":
        for name in ("etc/ppd", "spool", "cache", "state", "tmp", "out", "pdf"):
            (self.root / name).mkdir(parents=True)
        for name in ("tmp", "spool"):
            (self.root / name).chmod(0o1777)
        for conf in self._confs:
            conf.write_text(PDF.format(root=self.root), encoding="utf-8")
        texts = {
            "cupsd.conf": OPEN.format(socket=self._env["CUPS_SERVER"]),
            "files.conf": FILES.format(root=self.root),
        }
        for name, text in texts.items():
            (self.root / name).write_text(text, encoding="utf-8")
        command = [str(CUPSD), "-f", "-c", str(self.root / "cupsd.conf"), "-s", str(self.root / "files.conf")]
        return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def add(self, queue: str, driver: Path) -> None:
        """Add a queue with a driver."""
        wait(lambda: Path(self._env["CUPS_SERVER"]).exists())
        self.tool("lpadmin", "-p", queue, "-E", "-v", f"cups-pdf:/{queue}", "-P", str(driver))

    def tool(self, *command: str) -> str:
        """Ask the server with one of its own tools; what it says."""
        done = subprocess.run(command, env=self._env, capture_output=True, text=True, check=True)
        return done.stdout

    def print(self, pdf: bytes, setup: Setup) -> tuple[Path, dict[str, Any]]:
        """Print in a process of its own; the sheet that came out, and what that process tells."""
        told = self.start(pdf, setup)
        assert told["refused"] == "", told
        wait(lambda: not self.tool("lpstat", "-W", "not-completed", "-o", setup.printer).strip())
        sheets = sorted(self.root.glob("out/*.pdf"), key=lambda one: one.stat().st_mtime_ns)
        return sheets[-1], told

    def start(self, pdf: bytes, setup: Setup, *meanwhile: str) -> dict[str, Any]:
        """Send to the server in a process of its own, which knows no other one; what that process tells.

        `meanwhile` is a command that is run while the first page is drawn.
        """
        (self.root / "in.pdf").write_bytes(pdf)
        env = dict(self._env, QT_QPA_PLATFORM="offscreen", PYTHONUTF8="1")
        script = [sys.executable, "-m", "tests.kit.cups_child", str(self.root / "in.pdf")]
        top = Path(__file__).resolve().parents[2]
        done = subprocess.run(
            [*script, json.dumps(asdict(setup)), *meanwhile],
            env=env,
            cwd=top,
            capture_output=True,
            text=True,
            check=True,
        )
        found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
        return found

    def stop(self) -> None:
        """End the server, and leave nothing behind."""
        self._server.terminate()
        self._server.wait(10)
        for conf in self._confs:
            conf.unlink(missing_ok=True)
        shutil.rmtree(self.root, ignore_errors=True)


def wait(done: Callable[[], bool], seconds: float = 20) -> None:
    """Wait until it is so; AssertionError when it never is."""
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end, "the print server did not answer in time"
        time.sleep(0.05)
