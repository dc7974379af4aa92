"""What is kept of a unit (单位资料): the form of a unit; only its name is needed."""

from app.engine.fields import code, credit_code, long_text, name, phone, text, whole
from app.engine.form import Form, Section

NAME = text("name", "单位名称", limit=100, width="full")
CREDIT_CODE = credit_code("credit_code", "统一社会信用代码")
KIND = code("kind", "单位类型", "unit_kind")
INDUSTRY = code("industry", "行业", "industry")
LEGAL_REP = name("legal_rep", "法定代表人")
STAFF = whole("staff", "职工人数", unit="人", high=1_000_000)
TOWN = code("town_code", "所在镇街", "town")
PHONE = phone("phone", "单位电话")
ADDRESS = text("address", "地址", limit=200, width="full")
CONTACT = name("contact", "联系人")
LOCAL_UNION = text("local_union", "基层工会", limit=100, width="full")
REMARK = long_text("remark", "备注", limit=500)

UNIT_FORM = Form(
    (
        Section("unit", "单位", (NAME, CREDIT_CODE, KIND, INDUSTRY, LEGAL_REP, STAFF)),
        Section("contact", "联系", (TOWN, PHONE, CONTACT, ADDRESS)),
        Section("union", "工会", (LOCAL_UNION,)),
        Section("remark", "备注", (REMARK,)),
    )
)
"""The unit (单位). A unit without a credit code can be registered; the card says that it is to be shown."""
