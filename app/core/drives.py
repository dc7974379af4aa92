"""What kind of drive a folder lies on (盘的种类): on this PC, removable, a network share, read-only."""

from __future__ import annotations

import ctypes
import os
import re
import sys
from dataclasses import dataclass
from enum import Enum
from pathlib import Path, PurePath

NETWORK_TYPES = frozenset(
    {
        "9p", "afs", "ceph", "cifs", "coda", "davfs", "fuse.davfs", "fuse.davfs2", "fuse.gvfsd-fuse",
        "fuse.rclone", "fuse.s3fs", "fuse.sshfs", "fuse.vmhgfs-fuse", "gfs2", "glusterfs", "fuse.glusterfs",
        "lustre", "ncpfs", "nfs", "nfs4", "ocfs2", "prl_fs", "smb3", "smbfs", "vboxsf", "virtiofs",
    }
)  # fmt: skip
"""File systems that another computer, or the host of a virtual one, keeps (网络文件系统)."""


class Drive(Enum):
    """What kind of drive it is (盘的种类)."""

    LOCAL = "local"
    REMOVABLE = "removable"
    NETWORK = "network"
    READ_ONLY = "read-only"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Mount:
    """One line of /proc/mounts (挂载点)."""

    device: str
    point: str
    kind: str
    options: frozenset[str]


def drive_of(folder: Path) -> Drive:
    """The kind of drive that an existing folder lies on (所在盘). Raises OSError if nobody can tell."""
    if sys.platform == "win32":
        return windows_drive(folder, ctypes.windll.kernel32.GetDriveTypeW(folder.anchor))
    mounts = Path("/proc/self/mounts")
    if not mounts.exists():
        return Drive.LOCAL
    return linux_drive(folder, mounts.read_text(encoding="utf-8", errors="surrogateescape"), Path("/sys"))


def windows_drive(folder: PurePath, answer: int) -> Drive:
    """What GetDriveTypeW answered for the folder's drive (Windows 的回答); a share by its name needs none."""
    share = folder.drive.upper()
    if share.startswith("\\\\?\\UNC") or (share.startswith("\\\\") and not share.startswith("\\\\?")):
        return Drive.NETWORK
    kinds = {1: Drive.MISSING, 2: Drive.REMOVABLE, 4: Drive.NETWORK, 5: Drive.READ_ONLY, 6: Drive.REMOVABLE}
    return kinds.get(answer, Drive.LOCAL)


def linux_drive(folder: Path, mounts: str, system: Path) -> Drive:
    """The kind of drive by the text of /proc/mounts and the folder /sys (Linux 的挂载表)."""
    mount = mount_of(folder, mounts)
    if mount is None:
        return Drive.LOCAL
    if mount.kind in NETWORK_TYPES:
        return Drive.NETWORK
    if _is_removable(mount.device, system):
        return Drive.REMOVABLE
    return Drive.READ_ONLY if "ro" in mount.options else Drive.LOCAL


def mount_of(folder: Path, mounts: str) -> Mount | None:
    """The mount that the folder lies on: the longest point above it, of equal ones the last (挂载点)."""
    found: Mount | None = None
    for line in mounts.splitlines():
        words = [re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), word) for word in line.split(" ")]
        if len(words) < 4:
            continue
        mount = Mount(words[0], words[1], words[2], frozenset(words[3].split(",")))
        if folder.is_relative_to(mount.point) and (found is None or len(mount.point) >= len(found.point)):
            found = mount
    return found


def _is_removable(device: str, system: Path) -> bool:
    """True if the kernel calls the disk of a device (/dev/sdb1) removable, or it hangs on a USB port."""
    if not device.startswith("/dev/"):
        return False
    block = system / "class" / "block" / Path(os.path.realpath(device)).name
    if not block.exists():
        return False
    disk = block.resolve()
    if re.search(r"/usb[0-9]+/", str(disk)):
        return True
    return any(
        (part / "removable").exists() and (part / "removable").read_text(encoding="ascii").strip() == "1"
        for part in (disk, disk.parent)
    )
