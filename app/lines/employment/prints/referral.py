"""Papers of 推荐 (推荐文书): the letter to the unit with its tear-off 回执, the printed form."""

from app.core.clock import long_day
from app.core.identity import tail
from app.engine.counter import COUNTER_PRINTS, registration_form
from app.engine.counter.papers import UNIT_WORDS, letter, running_of, signed
from app.engine.matter import PaperFacts, Print
from app.engine.prints import (
    Block,
    Choice,
    Cut,
    Document,
    Heading,
    Note,
    Paragraph,
    Row,
    Rows,
    Tick,
)
from app.lines.employment.fields.referral import MEETING
from app.lines.employment.rules.referral import LETTER, job_and_unit


def _letter(facts: PaperFacts) -> Document:
    """No ID number but its last four marks, no telephone of his (推荐函): paper.md §9, mock-up 09."""
    job, unit = job_and_unit(facts.values, facts.codes)
    who = f"{facts.person.name}{_paper(facts)}"
    meeting = facts.values.get(MEETING)
    when = f"面试安排：{meeting}。" if meeting else "面试时间、地点请与本人约定。"
    blocks: tuple[Block, ...] = (
        Paragraph(f"兹介绍{who}到贵单位应聘{job or '下列'}岗位，请予接洽。{_term(facts)}"),
        Paragraph(f"{when}面试后请填写下方回执，交本人带回或寄回本中心，也可来电告知结果。"),
    )
    below: tuple[Block, ...] = (
        Note(
            f"联系人：{facts.actor.name}　地址：{facts.office.address}　"
            "公共就业服务不收费用；用人单位不得收取押金、扣押证件。"
        ),
        *_tear_off(facts, job, unit),
    )
    return letter(facts, "推荐函", blocks, "JY-05 · 2026版", to=unit or "用人单位", below=below)


def _tear_off(facts: PaperFacts, job: str, unit: str) -> tuple[Block, ...]:
    """The 回执 for the unit's hand (回执), the number on both halves."""
    hired = Choice("录用：到岗日期　　　　年　　　月　　　日，岗位　　　　　　　　　")
    return (
        Cut(facts.number),
        Heading("推荐函　回执"),
        Rows(
            (
                Row("编号", facts.number, half=True, whole=True),
                Row("应聘人", facts.person.name, half=True, whole=True),
                Row("用人单位", unit),
                Row("应聘岗位", job),
            )
        ),
        Tick(
            "结果",
            (
                (hired,),
                (
                    Choice("　月工资　　　　　　元", boxed=False),
                    Choice("已签劳动合同"),
                    Choice("已参加社会保险"),
                ),
                (Choice("未录用，理由：　　　　　　　　　　　　　　　　　　　　　　"),),
                (Choice("本人放弃"), Choice("未到面试")),
            ),
        ),
        signed("单位经办人", "单位盖章"),
    )


def _paper(facts: PaperFacts) -> str:
    """（身份证尾号0012）"""
    if not facts.person.id_number:
        return ""
    return f"（{facts.person.id_label.removeprefix('居民')}尾号{tail(facts.person.id_number)}）"


def _term(facts: PaperFacts) -> str:
    running = running_of(facts, LETTER)
    if running is None:
        return ""
    last = long_day(running.nominal)
    return f"本函自开具之日起{running.days}{UNIT_WORDS[running.unit]}内有效，即到{last}为止。"


REFERRAL_PRINTS: tuple[Print, ...] = (
    Print("letter", "推荐函", ("a4",), _letter),
    *(one for one in COUNTER_PRINTS if one.code == "withdrawal"),
    registration_form("JY-07 · 2026版", "推荐登记表"),
)
"""Every paper of 推荐 (文书)."""
