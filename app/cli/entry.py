"""The entry of the command line (命令行入口): runs one command; every error becomes one line and a code."""

import argparse
from collections.abc import Callable, Sequence

from app.cli.parser import Misused, parser
from app.cli.speaking import english, fail, sentences, speak_plainly
from app.core.errors import CenterError


def main(argv: Sequence[str]) -> int:
    """Run one command; the exit code: 0 done, 1 not done, 2 not understood."""
    speak_plainly()
    try:
        wanted = parser().parse_args(list(argv))
        run: Callable[[argparse.Namespace], int] = wanted.run
        return run(wanted)
    except Misused as wrong:
        return fail(f"命令没有写对：{wrong}。用 --help 看用法。", "usage error, see --help", 2)
    except CenterError as wrong:
        return fail(sentences(wrong), english(wrong), 1)
    except KeyboardInterrupt:
        return fail("已中断。", "interrupted", 130)
    except Exception as wrong:
        return fail("程序出错，没有办成。", f"unexpected error: {type(wrong).__name__}", 1)
