"""The door without a window (命令行): demo, slip, verify; one line per error, exit code 0 only if done."""

import argparse
import getpass
import io
import os
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

from app.core.clock import SystemClock
from app.core.errors import (
    Busy,
    CenterError,
    Damaged,
    Forbidden,
    Invalid,
    NotFound,
    Refused,
    Stale,
)
from app.room import catalog_of
from app.rooms import ROOMS
from app.services import accounts, papers, upkeep
from app.services.catalog import Catalog
from app.services.demo import demo
from app.services.desk import Desk

_ENGLISH: tuple[tuple[type[CenterError], str], ...] = (
    (Invalid, "invalid input"),
    (Refused, "refused"),
    (Forbidden, "not permitted"),
    (NotFound, "not found"),
    (Busy, "busy or not writable"),
    (Stale, "changed by another"),
    (Damaged, "damaged or newer data"),
)


class Misused(Exception):
    """The command was not written as it should be (命令有误)."""


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Help that says 用法 before usage (帮助排版)."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """The line of usage (用法行)."""
        super().add_usage(usage, actions, groups, "用法 [usage]: " if prefix is None else prefix)


_WRONG = (
    (r"the following arguments are required: ", "还缺 "),
    (r"unrecognized arguments: ", "不认识 "),
    (r"^argument COMMAND: invalid choice: '([^']*)'.*", r"没有“\1”这个命令"),
    (r"^argument (\S+): ", r"\1 "),
    (r"expected one argument$", "后面要有内容"),
)
"""What argparse says in English, in the words of the program."""


class _Parser(argparse.ArgumentParser):
    """Says in one line what is wrong with the command (参数解析)."""

    def error(self, message: str) -> NoReturn:
        for shape, words in _WRONG:
            message = re.sub(shape, words, message)
        raise Misused(message)


def main(argv: Sequence[str]) -> int:
    """Run one command; the exit code: 0 done, 1 not done, 2 not understood."""
    _speak_plainly()
    try:
        wanted = _parser().parse_args(list(argv))
        run: Callable[[argparse.Namespace], int] = wanted.run
        return run(wanted)
    except Misused as wrong:
        return _fail(f"命令没有写对：{wrong}。用 --help 看用法。", "usage error, see --help", 2)
    except CenterError as wrong:
        return _fail(_sentences(wrong), _english(wrong), 1)
    except KeyboardInterrupt:
        return _fail("已中断。", "interrupted", 130)
    except Exception as wrong:
        return _fail("程序出错，没有办成。", f"unexpected error: {type(wrong).__name__}", 1)


def _speak_plainly() -> None:
    """Let no sign stop a command: what a console's code page lacks is printed as its number (终端编码).

    Pipes and files get UTF-8 on every system, unless PYTHONIOENCODING says otherwise.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            told = stream.isatty() or "PYTHONIOENCODING" in os.environ
            stream.reconfigure(encoding=stream.encoding if told else "utf-8", errors="backslashreplace")


def catalog() -> Catalog:
    """All rooms as the services need them (业务目录)."""
    return catalog_of(ROOMS)


def _demo(wanted: argparse.Namespace) -> int:
    password = _password(wanted.password_file)
    made = demo(
        wanted.data,
        catalog(),
        wanted.seed,
        wanted.today or SystemClock().today(),
        wanted.persons,
        wanted.cases,
        password,
    )
    counted = f"{made.persons} 位职工，{made.cases} 个案件"
    print(f"演示数据已生成：{counted}。[demo data made: {made.persons} persons, {made.cases} cases]")
    for name, roles in made.users:
        print(f"登录 [sign in]: {name} {roles}")
    for line, number in made.numbers:
        print(f"{line}\t{number}")
    return 0


def _slip(wanted: argparse.Namespace) -> int:
    desk = _desk(wanted)
    try:
        n = papers.slip(desk, wanted.number, wanted.out)
    finally:
        upkeep.close(desk)
    print(f"回执已导出，第 {n} 次：{wanted.out} [slip written, print {n}]")
    return 0


def _verify(wanted: argparse.Namespace) -> int:
    desk = _desk(wanted)
    try:
        if wanted.rebuild:
            rows = upkeep.rebuild(desk)
            print(f"检索与列表已重建：{rows} 行。[search and lists rebuilt: {rows} rows]")
        found = upkeep.verify(desk)
    finally:
        upkeep.close(desk)
    if not found.ok:
        for line in found.lines[1:]:
            print(line)
        return _fail(found.lines[0], "verification failed", 1)
    print(f"{found.lines[0]}[everything holds]")
    return 0


def _desk(wanted: argparse.Namespace) -> Desk:
    """The desk of whoever the password opens, or of the one named."""
    password = _password(wanted.password_file)
    return accounts.sign_in_any(wanted.data, SystemClock(), catalog(), password, wanted.user)


def _password(file: Path | None) -> str:
    """The password: the first line of the file, which may be a pipe and is read once, or from a prompt."""
    if file is not None:
        try:
            text = file.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError):
            raise Busy(f"口令文件 {file} 读不出来，请核对。") from None
    elif sys.stdin.isatty():
        text = getpass.getpass("口令 [password]: ")
    else:
        text = sys.stdin.readline()
    password = text.splitlines()[0] if text else ""
    if not password:
        raise Invalid("没有给口令，请输入口令或用 --password-file 指定口令文件。")
    return password


def _parser() -> argparse.ArgumentParser:
    top = _Parser(
        prog="python3 -m app",
        description="职工服务中心业务办理系统。不带命令则打开窗口。[opens the window without a command]",
        epilog="另有 [also]: --self-test FILE 自检 [self-test]；--data DIR 打开另一个文件夹的窗口 [window]",
        add_help=False,
        formatter_class=_Formatter,
    )
    top._positionals.title = "命令 [commands]"
    top._optionals.title = "选项 [options]"
    _help(top)
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    made = _command(commands, "demo", "生成一个虚构的县 [make a fictional county]", _demo)
    made.add_argument("--seed", type=_whole, default=1, metavar="N", help="种子 [seed]")
    made.add_argument("--today", type=_day, metavar="DATE", help="当天，如 2026-11-23 [the day]")
    made.add_argument("--persons", type=_whole, default=300, metavar="N", help="职工人数 [persons]")
    made.add_argument("--cases", type=_whole, default=260, metavar="N", help="案件数 [cases]")
    slip = _command(commands, "slip", "导出一个案件的回执 [write a case's slip as PDF]", _slip)
    slip.add_argument("number", metavar="NUMBER", help="受理编号、查询码或二维码内容 [number, code or QR]")
    slip.add_argument("--out", type=Path, required=True, metavar="FILE", help="PDF 文件 [PDF file]")
    slip.add_argument("--user", metavar="NAME", help="操作人姓名 [who does it]")
    check = _command(commands, "verify", "校验数据文件 [verify the data file]", _verify)
    check.add_argument("--rebuild", action="store_true", help="先重建检索与列表 [rebuild search first]")
    check.add_argument("--user", metavar="NAME", help="操作人姓名 [who does it]")
    return top


def _command(
    commands: "argparse._SubParsersAction[_Parser]",
    name: str,
    about: str,
    run: Callable[[argparse.Namespace], int],
) -> argparse.ArgumentParser:
    one = commands.add_parser(name, help=about, description=about, add_help=False, formatter_class=_Formatter)
    one._positionals.title = "参数 [arguments]"
    one._optionals.title = "选项 [options]"
    _help(one)
    one.add_argument("--data", type=Path, required=True, metavar="DIR", help="数据文件夹 [data folder]")
    one.add_argument("--password-file", type=Path, metavar="FILE", help="口令文件或管道 [password file]")
    one.set_defaults(run=run)
    return one


def _help(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--help", "-h", action="help", help="显示用法 [show this help]")


def _whole(text: str) -> int:
    if not re.fullmatch("-?[0-9]{1,15}", text):
        raise argparse.ArgumentTypeError(f"“{text}”不是整数 [not a whole number]")
    return int(text)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}”不是日期，请写成 2026-11-23 [not a date]") from None


def _sentences(wrong: CenterError) -> str:
    if isinstance(wrong, Invalid):
        return "".join(dict.fromkeys(fault.sentence for fault in wrong.faults))
    return wrong.sentence


def _english(wrong: CenterError) -> str:
    return next((words for kind, words in _ENGLISH if isinstance(wrong, kind)), "not done")


def _fail(sentence: str, english: str, code: int) -> int:
    """One line on stderr."""
    line = re.sub(r"\s+", " ", f"{sentence}[{english}]")
    print(line, file=sys.stderr)
    return code
