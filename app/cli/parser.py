"""The words of the command line (命令行参数): what is asked for, and what argparse says, in our words."""

import argparse
import re
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import NoReturn, TypeAlias

from app.cli.assessing import assess
from app.cli.commands import make_demo, print_slip, verify
from app.cli.safekeeping import back_up, restore
from app.services.backups import JUMP


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
    (r"expected (one|at least one) argument$", "后面要有内容"),
    (r"^one of the arguments (.*) is required$", r"还缺 \1 之一"),
    (r"not allowed with argument (\S+)$", r"不能和 \1 一起用"),
)
"""What argparse says in English, in the words of the program."""

_LARGEST = 100_000
"""The most numbers that a restore may leave out."""


class _Parser(argparse.ArgumentParser):
    """Says in one line what is wrong with the command (参数解析)."""

    def error(self, message: str) -> NoReturn:
        """Raises Misused with one line (参数有误)."""
        for shape, words in _WRONG:
            message = re.sub(shape, words, message)
        raise Misused(message)


def parser() -> argparse.ArgumentParser:
    """Every command with its words (全部命令)."""
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
    _add_daily(commands)
    _add_backups(commands)
    _add_rules(commands)
    return top


_Commands: TypeAlias = "argparse._SubParsersAction[_Parser]"


def _add_daily(commands: _Commands) -> None:
    made = _command(commands, "demo", "生成一个虚构的县 [make a fictional county]", make_demo)
    _data(made)
    made.add_argument("--seed", type=_whole, default=1, metavar="N", help="种子 [seed]")
    made.add_argument("--today", type=_day, metavar="DATE", help="当天，如 2026-11-23 [the day]")
    made.add_argument("--persons", type=_whole, default=300, metavar="N", help="职工人数 [persons]")
    made.add_argument("--cases", type=_whole, default=260, metavar="N", help="案件数 [cases]")
    slip = _command(commands, "slip", "导出一个案件的回执 [write a case's slip as PDF]", print_slip)
    _data(slip)
    slip.add_argument("number", metavar="NUMBER", help="受理编号、查询码或二维码内容 [number, code or QR]")
    slip.add_argument("--out", type=Path, required=True, metavar="FILE", help="PDF 文件 [PDF file]")
    slip.add_argument("--user", metavar="NAME", help="操作人姓名 [who does it]")
    check = _command(commands, "verify", "校验数据文件或一份备份 [verify the data or a backup]", verify)
    which = check.add_mutually_exclusive_group(required=True)
    _data(which)
    which.add_argument("--backup", type=Path, metavar="FILE", help="一份备份，不动数据 [a backup file]")
    _recovery(check)
    check.add_argument("--rebuild", action="store_true", help="先重建检索与列表 [rebuild search first]")
    check.add_argument("--user", metavar="NAME", help="操作人姓名 [who does it]")


def _add_backups(commands: _Commands) -> None:
    kept = _command(commands, "backup", "备份并试恢复 [back up, tried by a restore]", back_up)
    _data(kept)
    kept.add_argument("--to", type=Path, metavar="DIR", help="再复制一份到这个文件夹 [one more copy there]")
    kept.add_argument("--user", metavar="NAME", help="操作人姓名 [who does it]")
    back = _command(commands, "restore", "从备份恢复，原数据留存 [restore, the old data is kept]", restore)
    _data(back)
    back.add_argument("--from", dest="source", type=Path, required=True, metavar="FILE", help="备份 [backup]")
    back.add_argument("--jump", type=_count, default=JUMP, metavar="N", help="末号不明时跳过的个数 [skip]")
    back.add_argument(
        "--numbers",
        nargs="+",
        action="extend",
        default=[],
        type=_number,
        metavar="KIND-YEAR=N",
        help="最后一张单子的编号，如 JZ-2026=412 [last printed numbers]",
    )
    _recovery(back)


def _add_rules(commands: _Commands) -> None:
    tried = _command(
        commands, "assess", "按一份计划试算一批申请 [try a scheme on claims]", assess, secret=False
    )
    tried.add_argument("--scheme", type=Path, required=True, metavar="FILE", help="计划文件 [scheme, TOML]")
    tried.add_argument("--claims", type=Path, required=True, metavar="CSV", help="申请表 [claims]")
    tried.add_argument("--out", type=Path, required=True, metavar="CSV", help="试算结果 [the answers]")


def _command(
    commands: _Commands,
    name: str,
    about: str,
    run: Callable[[argparse.Namespace], int],
    *,
    secret: bool = True,
) -> argparse.ArgumentParser:
    one = commands.add_parser(name, help=about, description=about, add_help=False, formatter_class=_Formatter)
    one._positionals.title = "参数 [arguments]"
    one._optionals.title = "选项 [options]"
    _help(one)
    if secret:
        one.add_argument("--password-file", type=Path, metavar="FILE", help="口令文件或管道 [password file]")
    one.set_defaults(run=run)
    return one


def _data(taker: argparse._ActionsContainer) -> None:
    """The data folder, which must be named; a group of its own says so itself."""
    alone = isinstance(taker, argparse.ArgumentParser)
    taker.add_argument("--data", type=Path, required=alone, metavar="DIR", help="数据文件夹 [data folder]")


def _recovery(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--recovery", action="store_true", help="口令处给的是恢复码 [a recovery code is given]"
    )


def _help(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--help", "-h", action="help", help="显示用法 [show this help]")


def _whole(text: str) -> int:
    if not re.fullmatch("-?[0-9]{1,15}", text):
        raise argparse.ArgumentTypeError(f"“{text}”不是整数 [not a whole number]")
    return int(text)


def _count(text: str) -> int:
    n = _whole(text)
    if not 0 <= n <= _LARGEST:
        raise argparse.ArgumentTypeError(f"“{text}”不在 0 到 {_LARGEST} 之间 [out of range]")
    return n


def _number(text: str) -> tuple[str, str]:
    key, mark, n = text.partition("=")
    if not mark:
        raise argparse.ArgumentTypeError(f"“{text}”不是编号，请写成 JZ-2026=412 [not KIND-YEAR=N]")
    return key.strip().upper(), n


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}”不是日期，请写成 2026-11-23 [not a date]") from None
