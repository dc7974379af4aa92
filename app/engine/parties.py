"""Who takes part in a case beside the applicant (当事人): agent, other side, employer, delegates.

These fields are no columns of the case: each lies in a row of case_party of its role, so that a person
or a unit is found by every case that names it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.core.errors import Fault
from app.engine.fields import code, credit_code, id_number, name, phone, text, whole
from app.engine.form import Section
from app.engine.rows import rows
from app.engine.values import Values

AGENT = name("agent", "代办人")
AGENT_RELATION = code("agent_relation", "与申请人关系", "agent_relation")
AGENT_ID_NUMBER = id_number("agent_id_number", "代办人证件号")
AGENT_PHONE = phone("agent_phone", "代办人电话")

RESPONDENT_KIND = code("respondent_kind", "对方类型", "party_kind")
RESPONDENT = text("respondent", "对方名称（姓名）", limit=100, width="full")
RESPONDENT_CODE = credit_code("respondent_code", "统一社会信用代码")
RESPONDENT_LEGAL = name("respondent_legal", "法定代表人")
RESPONDENT_POST = text("respondent_post", "职务", limit=30)
RESPONDENT_PHONE = phone("respondent_phone", "对方电话")
RESPONDENT_ADDRESS = text("respondent_address", "对方住所", limit=200, width="full")

EMPLOYER = text("employer", "用人单位", limit=100, width="full")
EMPLOYER_CODE = credit_code("employer_code", "单位信用代码")
EMPLOYER_PHONE = phone("employer_phone", "单位电话")
EMPLOYER_ADDRESS = text("employer_address", "单位地址", limit=200, width="full")

COMPLAINED = text("complained", "被反映单位（人）", limit=100, width="full")
COMPLAINED_CODE = credit_code("complained_code", "被反映单位信用代码")
COMPLAINED_PHONE = phone("complained_phone", "被反映单位电话")
COMPLAINED_ADDRESS = text("complained_address", "被反映单位地址", limit=200, width="full")

PATIENT = name("patient", "患者")
PATIENT_ID_NUMBER = id_number("patient_id_number", "患者证件号")
PATIENT_RELATION = code("patient_relation", "患者与职工关系", "relation")

HEADS = whole("heads", "人数", unit="人", low=1, high=100_000)
"""How many people stand behind a case (人数): a column of the matter, no party."""

DELEGATE_NAME = name("name", "姓名")
DELEGATE_ID = id_number("id_number", "证件号码")
DELEGATE_PHONE = phone("phone", "电话")
DELEGATES = rows(
    "delegates", "代表", DELEGATE_NAME, DELEGATE_ID, DELEGATE_PHONE, optional=("id_number", "phone")
)

ACCUSED_UNIT = text("address", "单位", limit=100)
ACCUSED_POST = text("post", "职务", limit=50)
ACCUSED = rows(
    "accused", "被检举控告人", DELEGATE_NAME, ACCUSED_UNIT, ACCUSED_POST, optional=("address", "post")
)

MOST_DELEGATES = 5
"""信访工作条例 20: a group names five delegates at most."""


@dataclass(frozen=True, slots=True)
class Seat:
    """Where a field of a party lies (当事人栏目位置): the role and the column of case_party."""

    role: str
    column: str


AGENT_ROLE, RESPONDENT_ROLE, EMPLOYER_ROLE, COMPLAINED_ROLE, PATIENT_ROLE = (
    "agent", "respondent", "employer", "complained", "patient"
)  # fmt: skip

SEATS: Mapping[str, Seat] = {
    AGENT.code: Seat(AGENT_ROLE, "name"),
    AGENT_RELATION.code: Seat(AGENT_ROLE, "relation"),
    AGENT_ID_NUMBER.code: Seat(AGENT_ROLE, "id_number"),
    AGENT_PHONE.code: Seat(AGENT_ROLE, "phone"),
    RESPONDENT_KIND.code: Seat(RESPONDENT_ROLE, "kind"),
    RESPONDENT.code: Seat(RESPONDENT_ROLE, "name"),
    RESPONDENT_CODE.code: Seat(RESPONDENT_ROLE, "credit_code"),
    RESPONDENT_LEGAL.code: Seat(RESPONDENT_ROLE, "legal_rep"),
    RESPONDENT_POST.code: Seat(RESPONDENT_ROLE, "post"),
    RESPONDENT_PHONE.code: Seat(RESPONDENT_ROLE, "phone"),
    RESPONDENT_ADDRESS.code: Seat(RESPONDENT_ROLE, "address"),
    EMPLOYER.code: Seat(EMPLOYER_ROLE, "name"),
    EMPLOYER_CODE.code: Seat(EMPLOYER_ROLE, "credit_code"),
    EMPLOYER_PHONE.code: Seat(EMPLOYER_ROLE, "phone"),
    EMPLOYER_ADDRESS.code: Seat(EMPLOYER_ROLE, "address"),
    COMPLAINED.code: Seat(COMPLAINED_ROLE, "name"),
    COMPLAINED_CODE.code: Seat(COMPLAINED_ROLE, "credit_code"),
    COMPLAINED_PHONE.code: Seat(COMPLAINED_ROLE, "phone"),
    COMPLAINED_ADDRESS.code: Seat(COMPLAINED_ROLE, "address"),
    PATIENT.code: Seat(PATIENT_ROLE, "name"),
    PATIENT_ID_NUMBER.code: Seat(PATIENT_ROLE, "id_number"),
    PATIENT_RELATION.code: Seat(PATIENT_ROLE, "relation"),
}
"""The place of each single party's fields, by the field's code (当事人栏目)."""

SEATED_ROWS: Mapping[str, str] = {DELEGATES.code: "delegate", ACCUSED.code: "accused"}
"""Fields of rows that are parties (多名当事人), with their role; their columns are those of case_party."""

AGENCY = Section("agency", "代办", (AGENT, AGENT_RELATION, AGENT_ID_NUMBER, AGENT_PHONE))
"""Who acts for the applicant (代办)."""

OTHER_SIDE = Section(
    "respondent",
    "被申请人",
    (
        RESPONDENT_KIND,
        RESPONDENT,
        RESPONDENT_CODE,
        RESPONDENT_LEGAL,
        RESPONDENT_POST,
        RESPONDENT_PHONE,
        RESPONDENT_ADDRESS,
    ),
)
"""The other side of a dispute (被申请人)."""

GROUP = Section("group", "人数与代表", (HEADS, DELEGATES))
"""A group with its delegates (集体): 人数 and at most five."""


def has_agent(values: Values) -> bool:
    """Whether somebody acts for the applicant (有代办人)."""
    return AGENT in values


def is_group(values: Values) -> bool:
    """Whether more than one person stands behind the case (多人)."""
    return (values.get(HEADS) or 1) > 1


def agency_faults(values: Values) -> Iterable[Fault]:
    """Rules of the agent (代办校验): name and relation go together."""
    if AGENT in values and AGENT_RELATION not in values:
        yield Fault(AGENT_RELATION.code, "请选择代办人与申请人关系。")
    for field in (AGENT_RELATION, AGENT_ID_NUMBER, AGENT_PHONE):
        if AGENT not in values and field in values:
            yield Fault(AGENT.code, "请填写代办人姓名。")
            return


def group_faults(values: Values) -> Iterable[Fault]:
    """Rules of a group (集体校验), 信访工作条例 20: at most five delegates, no more than there are people."""
    chosen = values.get(DELEGATES) or ()
    if len(chosen) > MOST_DELEGATES:
        yield Fault(DELEGATES.code, f"代表最多 {MOST_DELEGATES} 人，现在有 {len(chosen)} 人。")
    heads = values.get(HEADS)
    if heads is not None and len(chosen) > heads:
        yield Fault(HEADS.code, f"人数 {heads} 少于代表人数 {len(chosen)}，请核对。")
