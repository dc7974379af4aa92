"""Checks of the data (数据自检): its place, its file, a case in each line, the proof, a second opening."""

from app.core.errors import Busy, Damaged, Refused
from app.core.paths import why_refused
from app.self_test.trial import Trial, kind_of
from app.services import accounts, backups, upkeep
from app.services.backups import Secret
from app.services.demo import older
from app.services.demo.trial import one_of_each

_LONGEST = 200
"""Characters of the long path: below the 260 that Windows takes without a setting."""

_LEVEL, _NAME = "县总工会职工服务中心 业务资料", "王小芳 ¥·𠮷.txt"
_DRIVES = {"local": "本机硬盘", "removable": "可移动的盘", "network": "网络共享", "read-only": "只读"}


def place(trial: Trial) -> str:
    """数据文件夹: the drive takes data."""
    refused = why_refused(trial.folder)
    if refused is not None:
        raise Refused(refused)
    return f"{_DRIVES.get(kind_of(trial.home), '不明')}，可以写"


def long_path(trial: Trial) -> str:
    """中文长路径: a file in a long Chinese path comes back as it was written."""
    folder = trial.home
    while len(str(folder / _LEVEL / _NAME)) < _LONGEST:
        folder /= _LEVEL
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / _NAME
    file.write_text(_NAME, encoding="utf-8")
    if file.read_text(encoding="utf-8") != _NAME or file not in folder.iterdir():
        raise Damaged("写进去的和读出来的不一样。")
    return f"{len(str(file))} 个字符的路径写得进、读得出"


def create(trial: Trial) -> str:
    """建立数据文件: an office is set up, its file made by all migrations."""
    trial.desk, recovery = accounts.set_up(trial.folder, trial.clock, trial.catalog, trial.office)
    if not all(recovery):
        raise Damaged("没有恢复码。")
    found = upkeep.versions(trial.desk)
    return f"数据结构 {found.revision}，SQLCipher {found.cipher}，SQLite {found.sqlite}"


def cases(trial: Trial) -> str:
    """登记案件: one case in each line."""
    taken = tuple(one_of_each(trial.desk, trial.clock, trial.office.password))
    trial.numbers = tuple(one.number for one in taken)
    return "、".join(f"{one.line} {one.number}" for one in taken)


def verify(trial: Trial) -> str:
    """校验: rows, chain and search of the file."""
    found = upkeep.verify(trial.desk)
    if not found.ok:
        raise Damaged(found.lines[0])
    return found.lines[0]


def backup(trial: Trial) -> str:
    """备份与恢复: a backup is made, opened aside, restored into an empty folder, and opens there."""
    made, folder = backups.make(trial.desk, "asked").backup, trial.home / "restored"
    secret = Secret(trial.office.password)
    with backups.open_aside(made.path, folder, trial.clock, trial.catalog, secret) as aside:
        done = backups.restore(aside, {})
        rows = aside.rows
    second = accounts.sign_in_any(folder, trial.clock, trial.catalog, trial.office.password)
    try:
        if not upkeep.verify(second).ok or set(backups.skipped(second)) != set(done.skipped):
            raise Damaged("恢复出来的不是备份的那份数据。")
    finally:
        upkeep.close(second)
    return f"备份已试恢复，{rows} 行资料，恢复后打得开"


def upgrade(trial: Trial) -> str:
    """升级旧数据: the data of the first program is backed up, brought up and holds."""
    folder = trial.home / "older"
    older.older(folder, trial.clock, trial.office)
    desk = accounts.sign_in_any(folder, trial.clock, trial.catalog, trial.office.password)
    try:
        found = upkeep.verify(desk)
        if not found.ok or upkeep.versions(desk) != upkeep.versions(trial.desk):
            raise Damaged("旧版本的数据没有升级好。")
        kept = len(backups.listed(folder))
    finally:
        upkeep.close(desk)
    return f"数据结构 {older.FIRST} 升到 {upkeep.versions(trial.desk).revision}，升级前备份 {kept} 份"


def again(trial: Trial) -> str:
    """再次打开: the password opens the same file a second time, and both read the same."""
    here = upkeep.versions(trial.desk)
    second = accounts.sign_in_any(trial.folder, trial.clock, trial.catalog, trial.office.password)
    try:
        if upkeep.versions(second) != here:
            raise Busy("第二次打开看到的不是同一份数据。")
    finally:
        upkeep.close(second)
    return "同一份数据第二次打得开"
