"""The errors of the data file in the clerk's words (错误翻译): the one place that translates them."""

from collections.abc import Iterator
from contextlib import contextmanager

from app.core.errors import Busy, CenterError, Damaged, NotFound, Refused, Stale
from db import errors as ground

_HELD = "杀毒软件或别的程序正占用着文件，没有保存。请稍等再试；还不行，就把数据文件夹加入杀毒软件的信任。"
_NEWER = "这份数据由较新版本的程序保存（数据版本 {revision}），数据没有改动。请先更新程序，再来签到。"
_OLDER = "这份数据由旧版本的程序保存（数据版本 {revision}），数据没有改动。请先用原来版本的程序办理。"

_REPLACED = "数据文件被换成了别的文件，没有保存。请退出程序，请管理员查明后再签到。"
_UNREADABLE = "这部分内容在损坏的地方，读不出来。请查别的内容，或从备份恢复。"
ONLY_READING = "这是损坏文件的副本，只能查看和打印，不能办理。请先从备份恢复。"
"""Why nothing can be done on the copy of a damaged file (只读原因)."""

_WORDS: tuple[tuple[type[ground.DbError], type[CenterError], str], ...] = (
    (ground.Absent, NotFound, "没有找到这份资料，可能已被删除，请重新查找。"),
    (ground.Locked, Busy, "数据正被另一个程序占用，没有保存，请稍后再试。"),
    (ground.Held, Busy, _HELD),
    (ground.Full, Busy, "磁盘已满或不能写入，没有保存，请清理磁盘后再试。"),
    (ground.Missing, NotFound, "这个文件夹里没有数据文件，请核对位置。"),
    (ground.Gone, NotFound, "这份附件的文件不在了。请接上第二个备份文件夹再打开；还不行，请联系管理员。"),
    (ground.Torn, Refused, "这份附件的文件坏了，打不开。请接上第二个备份文件夹再打开；还不行，请重新附上。"),
    (ground.Taken, Busy, "这个文件夹里已有数据文件，请换一个空文件夹。"),
    (ground.NotOurs, Damaged, "这不是本系统的数据文件，或口令打开的不是它，请核对位置。"),
    (ground.Newer, Damaged, _NEWER),
    (ground.Older, Damaged, _OLDER),
    (ground.Replaced, Damaged, _REPLACED),
    (ground.OnlyReading, Refused, ONLY_READING),
    (ground.Unreadable, Damaged, _UNREADABLE),
    (ground.Damaged, Damaged, "数据文件没有通过校验，请停止录入并联系管理员从备份恢复。"),
    (ground.Clash, Refused, "这份资料与已有的资料冲突，没有保存，请核对后再试。"),
)


@contextmanager
def translated() -> Iterator[None]:
    """Within it every error of the ground comes out as one of the program's (错误翻译)."""
    try:
        yield
    except ground.DbError as error:
        raise worded(error) from error


def is_damage(error: BaseException) -> bool:
    """Whether the data file itself is harmed (是否文件损坏): of the right program, and not a page alone."""
    cause = error.__cause__
    if not isinstance(error, Damaged) or not isinstance(cause, ground.Damaged | ground.NotOurs):
        return False
    return not isinstance(cause, ground.Replaced | ground.Unreadable) and str(error) == str(worded(cause))


def worded(error: ground.DbError) -> CenterError:
    """The program's error for one of the ground (换成界面用语)."""
    if isinstance(error, ground.Stale):
        return Stale(error.who, error.when)
    for kind, made, sentence in _WORDS:
        if isinstance(error, kind):
            return made(sentence.format(**vars(error)))
    return Damaged("数据文件没有通过校验，请联系管理员。")
