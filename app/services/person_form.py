"""What is kept of a person (职工资料): the form of the person and the form of a standing."""

from collections.abc import Iterable

from app.core.errors import Fault
from app.engine.fields import bank_card, code, day, long_text, name, phone, text
from app.engine.form import Form, Section
from app.engine.values import Values

NAME = name("name", "姓名")
ID_KIND = code("id_kind", "证件类型", "id_kind", hint="不选则按号码认")
ID_NUMBER = text("id_number", "证件号码", limit=30)
SEX = code("sex", "性别", "sex")
BORN_ON = day("born_on", "出生日期")
ETHNIC = code("ethnic", "民族", "ethnic")
PHONE = phone("phone", "联系电话")
OTHER_CONTACT = text("other_contact", "其他联系方式", limit=100)
UNIT = text("unit", "工作单位", limit=100, width="full")
JOB = text("job", "岗位", limit=50)
TOWN = code("town_code", "所在镇街", "town")
ADDRESS = text("address", "住址", limit=200, width="full")
BANK = text("bank", "开户银行", limit=60)
BANK_BRANCH = text("bank_branch", "支行", limit=60)
ACCOUNT_NO = bank_card("account_no", "银行卡号")
ACCOUNT_NAME = name("account_name", "户名")
DIED_ON = day("died_on", "去世日期", hint="去世的填，以后的款项不发给本人")
REMARK = long_text("remark", "备注", limit=500)


def _person_faults(values: Values) -> Iterable[Fault]:
    born, died = values.get(BORN_ON), values.get(DIED_ON)
    if born and died and died < born:
        yield Fault(DIED_ON.code, "去世日期早于出生日期，请核对。")


PERSON_FORM = Form(
    (
        Section("identity", "身份", (NAME, ID_KIND, ID_NUMBER, SEX, BORN_ON, ETHNIC)),
        Section("contact", "联系", (PHONE, OTHER_CONTACT, TOWN, ADDRESS)),
        Section("work", "单位", (UNIT, JOB)),
        Section("account", "银行账户", (BANK, BANK_BRANCH, ACCOUNT_NO, ACCOUNT_NAME)),
        Section("remark", "备注", (DIED_ON, REMARK)),
    ),
    rules=(_person_faults,),
)
"""The person (职工). Only the name is needed; a person without a paper can be registered."""

STANDING_KIND = code("kind", "身份", "standing_kind")
STANDING_CATEGORY = code("category", "困难类别", "hardship_category")
STANDING_FROM = day("from_on", "起始日期")
STANDING_TO = day("to_on", "截止日期", future=True, hint="长期有效则不填")
STANDING_NUMBER = text("number", "档案号", limit=40)
STANDING_SOURCE = text("source", "依据", limit=100, width="full")


def _standing_faults(values: Values) -> Iterable[Fault]:
    start, end = values.get(STANDING_FROM), values.get(STANDING_TO)
    if start and end and end < start:
        yield Fault(STANDING_TO.code, "截止日期早于起始日期，请核对。")


STANDING_FORM = Form(
    (
        Section(
            "standing",
            "身份",
            (
                STANDING_KIND,
                STANDING_CATEGORY,
                STANDING_FROM,
                STANDING_TO,
                STANDING_NUMBER,
                STANDING_SOURCE,
            ),
        ),
    ),
    rules=(_standing_faults,),
)
"""A standing that a reviewer enters (身份登记): 在档 with category, file number and source."""

STANDING_NEEDS = (STANDING_KIND, STANDING_FROM, STANDING_SOURCE)
