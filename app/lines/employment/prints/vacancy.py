"""Papers of 岗位登记 (岗位文书): receipt, the sheet of posts to be put up, the letter of taking down."""

from app.core.clock import long_day
from app.engine.counter import COUNTER_PRINTS, Wording, receipt, registration_form
from app.engine.counter.papers import REMEDY, concerning, letter, query, sheet, signed
from app.engine.matter import PaperFacts, Print
from app.engine.prints import Block, Column, Document, Note, Paragraph, Row, Rows, Table
from app.engine.values import Values
from app.engine.wording import Slot
from app.lines.employment.fields.vacancy import (
    CONTENT,
    INTERVIEW,
    JOB,
    PLACE,
    POSTS,
    SCHOOLING,
    SEATS,
    SITE,
    TERMS,
    VALID_TO,
    WAGE_FORM,
    WAGE_HIGH,
    WAGE_LOW,
)

TAKEDOWN_BODY = Slot(
    "employment.takedown",
    "body",
    "正文",
    f"贵单位登记的上述岗位已停止发布，理由如上。改正后可以重新登记；已开具的推荐函请照常接待。{REMEDY}",
)
TAKEDOWN_COPIES = Slot("employment.takedown", "copies", "份数", "本告知一式两份：单位一份，本中心存档一份。")
_COLUMNS = (
    Column("岗位", 3),
    Column("人数", 1, "right"),
    Column("薪酬（元）", 4),
    Column("地点", 3),
    Column("学历", 2),
    Column("工作内容、条件与待遇", 7),
)


def _vacancy_sheet(facts: PaperFacts) -> Document:
    """What is put up for seekers (岗位单): no ID number, no telephone of a person."""
    values = facts.values
    last = values.get(VALID_TO)
    blocks: tuple[Block, ...] = (
        Rows(
            (
                Row("用人单位", facts.person.name, strong=True),
                Row("生产经营地址", values.get(SITE) or facts.person.address),
                Row("面试方式", values.get(INTERVIEW) or ""),
                Row("有效期至", long_day(last) if last else ""),
            )
        ),
        Table(_COLUMNS, tuple(_post(post, facts) for post in values.get(POSTS) or ()), empty=0),
        Paragraph(
            f"应聘请到{facts.office.name}登记并领取推荐函，电话{facts.office.phone}。"
            "公共就业服务不收费用；求职中遇到收取押金、扣押证件的，请告诉我们。"
        ),
        query(facts),
    )
    return sheet(facts, "招聘岗位", blocks, "JY-04 · 2026版")


def _post(post: Values, facts: PaperFacts) -> tuple[str, ...]:
    return (
        post.get(JOB) or "",
        str(post.get(SEATS) or ""),
        wage_words(post, facts),
        post.get(PLACE) or "",
        SCHOOLING.kind.show(post[SCHOOLING], facts.codes) if SCHOOLING in post else "不限",
        "；".join(text.rstrip("。；; ") for text in (post.get(CONTENT), post.get(TERMS)) if text),
    )


def wage_words(post: Values, facts: PaperFacts) -> str:
    """月薪 5,000.00–7,000.00"""
    form = WAGE_FORM.kind.show(post[WAGE_FORM], facts.codes) if WAGE_FORM in post else ""
    sums = [post[field].show() for field in (WAGE_LOW, WAGE_HIGH) if field in post]
    return f"{form} {'–'.join(dict.fromkeys(sums))}".strip()


def _takedown(facts: PaperFacts) -> Document:
    jobs = "、".join(post.get(JOB) or "" for post in facts.values.get(POSTS) or ())
    blocks: tuple[Block, ...] = (
        Rows((*concerning(facts), Row("岗位", jobs), Row("下架理由", facts.reason, strong=True))),
        Paragraph(facts.say(TAKEDOWN_BODY)),
    )
    below = (
        Note(facts.say(TAKEDOWN_COPIES)),
        signed("单位经办人签收", "经办人", "复核人"),
    )
    return letter(facts, "岗位下架告知", blocks, "JY-06 · 2026版", below=below)


VACANCY_PRINTS: tuple[Print, ...] = (
    receipt(Wording(title="岗位登记回执", promise="承诺审核发布")),
    *COUNTER_PRINTS,
    registration_form(
        "JY-03 · 2026版",
        "用人单位招聘登记表",
        signed=("单位经办人（单位盖章）", "经办人", "审核人"),
        note="本单位保证以上内容真实、合法，不收取押金，不扣押证件。",
    ),
    Print("vacancy_sheet", "岗位单", ("a4",), _vacancy_sheet),
    Print("takedown", "岗位下架告知", ("a4",), _takedown, words=(TAKEDOWN_BODY, TAKEDOWN_COPIES)),
)
"""Every paper of 岗位登记 (文书)."""
