"""Words of a vacancy that the law does not bear (招聘用语校验): each with the article it breaks.

The validator warns and never decides: a reviewer may keep a word that a statute asks for, in writing.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from app.core.text import half_width
from app.engine.values import Values
from app.lines.employment.fields.vacancy import CONTENT, INTERVIEW, JOB, POSTS, TERMS

OLDEST_LIMIT = 35
"""An upper limit of age up to this is told as discrimination (domain §3.1), in years."""

_SEX = "《人力资源市场暂行条例》第二十四条"
_BIRTH = "《就业促进法》第二十七条"
_CARRIER = "《就业促进法》第三十条"
_DISABLED = "《就业促进法》第二十九条"
_EQUAL = "《就业促进法》第二十六条"
_DEPOSIT = "《劳动合同法》第九条"


@dataclass(frozen=True, slots=True)
class Finding:
    """A word that should not stand there (问题用语): where, the word, what it is, the article."""

    where: str
    word: str
    what: str
    article: str

    @property
    def sentence(self) -> str:
        """冲压工“限男”涉嫌性别歧视（《…》第二十四条），请改正后再发布。"""
        return f"{self.where}“{self.word}”{self.what}（{self.article}），请改正后再发布。"


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of unlawful word: its pattern, and in which clauses the word is harmless (不限…、不收…)."""

    pattern: re.Pattern[str]
    harmless: re.Pattern[str]
    what: str
    article: str


_ANYBODY = re.compile("不限|均可|都可|皆可|不问|不作要求|无要求|不要求")
_FREE = re.compile(
    "不收|不交|不缴|不需|不用|不得|不押|不扣|无需|免|没有|无押金|无保证金|无服装费|单位承担|公司承担"
)
_UNTESTED = re.compile("不查|不检|不做|不体检|不得|不限|不要求|均可")
_NEVER = re.compile(r"(?!)")

_KINDS = (
    _Kind(
        re.compile(
            "(?<!不)限(?:招)?(?:男|女)(?:性|生|士|工)?|(?:只|仅|单|专)(?:限|招|收|要)?(?:男|女)(?:性|生|士|工)?"
            "|(?:男|女)(?:性|生|士|工)?(?:优先|免谈|勿扰)|(?:要求|须为|需为|招聘|招|要)(?:男|女)(?:性|生|士|工)"
            "|性别(?:要求)?[::]?(?:为)?(?:男|女)(?![女男、/])|不(?:招|要|收)(?:男|女)(?:性|生|士|工)?"
        ),
        re.compile("男女不限|不限男女|性别不限|不限性别|男女均可|男女都可|男女皆可"),
        "涉嫌性别歧视",
        _SEX,
    ),
    _Kind(
        re.compile("已婚已育|未婚(?:未育)?|已婚|已育|未育|单身|(?:无|不要)孩子|(?:不得|不准|不能)(?:结婚|怀孕|生育)"),
        _ANYBODY,
        "是限制结婚、生育的条件",
        _BIRTH,
    ),
    _Kind(
        re.compile("乙肝(?:两对半)?|两对半|HBV|大三阳|小三阳|澳抗|艾滋|病原携带", re.IGNORECASE),
        _UNTESTED,
        "涉嫌以携带传染病病原体为由拒录",
        _CARRIER,
    ),
    _Kind(
        re.compile("(?:无|非|没有)残疾|残疾(?:人)?(?:勿扰|免谈|除外)|不(?:招|要|收)残疾(?:人)?"),
        _NEVER,
        "涉嫌歧视残疾人",
        _DISABLED,
    ),
    _Kind(
        re.compile(
            "(?<!不)限汉族|(?:只|仅)(?:限|招|要)?汉族|汉族优先|不(?:招|要|收)(?:少数民族|回族|维族|藏族|彝族)|少数民族(?:勿扰|免谈|除外)"
            "|(?:不|无|非)(?:信教|宗教信仰)|信教(?:勿扰|免谈|除外)"
        ),
        _ANYBODY,
        "涉嫌民族、宗教歧视",
        _SEX,
    ),
    _Kind(
        re.compile(
            "籍贯|(?<!不)限(?:本地|本县|本市|本省|当地|武义)(?:户籍|户口|人)?|(?:只|仅)(?:限|招|要)?(?:本地|本县|本市|本省|当地|武义)(?:户籍|户口|人)?"
            "|外地(?:人)?(?:勿扰|免谈|除外)|不(?:招|要|收)(?:外地|[\u4e00-\u9fff]{1,4}(?:省|市|县))(?:人)?"
        ),
        _ANYBODY,
        "涉嫌地域歧视",
        _EQUAL,
    ),
    _Kind(re.compile("属相|生肖|星座|血型"), _ANYBODY, "与工作无关，涉嫌就业歧视", _EQUAL),
    _Kind(
        re.compile("押金|保证金|服装费|工装费|培训费|体检费|报名费|建档费|(?:扣|押|抵押)(?:身份证|证件|工资)"),
        _FREE,
        "是向劳动者收取财物或者扣押证件",
        _DEPOSIT,
    ),
)  # fmt: skip

_AGE = re.compile(
    r"(?:1[6-9]|[2-5]\d)(?:周?岁)?[-~—–至到](\d{2})(?:周?岁)"
    r"|年龄[^,。;,\d]{0,6}(?:1[6-9]|[2-5]\d)(?:周?岁)?[-~—–至到](\d{2})"
    r"|年龄[^,。;,\d]{0,6}(?:≤|<=?|不超过|不大于|小于|低于|限)(\d{2})"
    r"|(\d{2})(?:周岁|岁)(?:\(含\))?(?:以下|以内|之内|及以下)"
    r"|年龄[^,。;,\d]{0,6}(\d{2})(?:以下|以内|之内|及以下)"
)
_CLAUSE = re.compile(r"[,。;\n!?]")
"""、 joins what shares one verb (不收押金、服装费), so it parts no clauses."""
_SPACE = re.compile(r"[ \t]+")


def findings(values: Values) -> tuple[Finding, ...]:
    """Every unlawful word of the posts and the interview (问题用语), each once, in the form's order."""
    found: dict[tuple[str, str], Finding] = {}
    for where, text in _texts(values):
        for one in _found(where, text):
            found.setdefault((one.where, one.word), one)
    return tuple(found.values())


def _texts(values: Values) -> Iterable[tuple[str, str]]:
    for post in values.get(POSTS) or ():
        job = post.get(JOB) or "岗位"
        for field in (JOB, CONTENT, TERMS):
            yield job, post.get(field) or ""
    yield INTERVIEW.label, values.get(INTERVIEW) or ""


def _found(where: str, text: str) -> Iterable[Finding]:
    plain = _SPACE.sub("", half_width(text))
    for clause in _CLAUSE.split(plain):
        for kind in _KINDS:
            if not kind.harmless.search(clause):
                for hit in kind.pattern.finditer(clause):
                    yield Finding(where, hit.group(), kind.what, kind.article)
    for hit in _AGE.finditer(plain):
        limit = next(int(one) for one in hit.groups() if one)
        if limit <= OLDEST_LIMIT:
            yield Finding(where, hit.group(), "的年龄限制涉嫌就业歧视", _EQUAL)
