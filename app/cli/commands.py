"""The commands of every day (日常命令): demo, slip, verify."""

import argparse

from app.cli.desk import catalog, desk_of, password_of
from app.cli.safekeeping import prove
from app.cli.speaking import fail
from app.core.clock import SystemClock
from app.services import papers, upkeep
from app.services.demo import demo


def make_demo(wanted: argparse.Namespace) -> int:
    """A fictional county to try things in (演示数据)."""
    password = password_of(wanted.password_file)
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
        print(f"签到 [sign in]: {name} {roles}")
    for line, number in made.numbers:
        print(f"{line}\t{number}")
    return 0


def print_slip(wanted: argparse.Namespace) -> int:
    """The slip of a case as PDF (导出回执)."""
    desk = desk_of(wanted)
    try:
        n = papers.slip(desk, wanted.number, wanted.out)
    finally:
        upkeep.close(desk)
    print(f"回执已导出，第 {n} 次：{wanted.out} [slip written, print {n}]")
    return 0


def verify(wanted: argparse.Namespace) -> int:
    """Prove the data, or a backup without touching the data (校验)."""
    if wanted.backup is not None:
        return prove(wanted)
    desk = desk_of(wanted)
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
        return fail(found.lines[0], "verification failed", 1)
    print("\n".join((f"{found.lines[0]}[everything holds]", *found.lines[1:])))
    return 0
