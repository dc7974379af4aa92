"""The sections of a petition's form (信访表单): the registration, and what each stage of work fills in."""

from app.engine.form import Section
from app.engine.head import PHONE, PRIORITY, REMARK, REPLY_WAY, SECRET, URGENT, URGENT_REASON
from app.engine.parties import (
    ACCUSED,
    AGENCY,
    COMPLAINED,
    COMPLAINED_ADDRESS,
    COMPLAINED_CODE,
    COMPLAINED_PHONE,
    GROUP,
)
from app.lines.petitions import rules
from app.lines.petitions.fields import intake, work

INTAKE: tuple[Section, ...] = (
    Section(
        "registration",
        "登记",
        (
            intake.FORM,
            intake.RECEIVED_ON,
            intake.RECEIVER,
            intake.NAMING,
            PHONE,
            REPLY_WAY,
            intake.ADDRESS,
            intake.PETITIONER_KIND,
            intake.UNION_MEMBER,
            PRIORITY,
            SECRET,
            URGENT,
            URGENT_REASON,
            REMARK,
        ),
    ),
    Section(
        "petition",
        "事项",
        (
            intake.PURPOSE,
            intake.CONTENT,
            intake.PLACE,
            intake.AMOUNT,
            intake.FACTS,
            intake.DEMANDS,
            intake.ROUND,
            intake.FIRST_NUMBER,
            intake.INVOLVED,
            intake.LITIGATED,
            intake.MIGRANT,
            intake.WOMEN,
            intake.DISABLED,
            intake.DANGER,
            intake.DANGER_NOTE,
            intake.PRIOR,
        ),
    ),
    Section(
        "complained",
        "被反映方",
        (COMPLAINED, COMPLAINED_CODE, COMPLAINED_PHONE, COMPLAINED_ADDRESS),
        visible=rules.is_complaint,
    ),
    Section(
        "report",
        "检举控告",
        (ACCUSED, intake.CLUE, intake.WANTS_REPLY, intake.SHOWN_TO),
        visible=rules.is_report,
    ),
    Section("proposal", "意见建议", (intake.TOPIC, intake.PROPOSAL), visible=rules.is_suggestion),
    Section("people", "人数代办", (*GROUP.fields, *AGENCY.fields)),
    Section(
        "letter",
        "来信",
        (intake.POSTMARK_ON, intake.PAGES, intake.ENCLOSURES, intake.ADDRESSED_TO, intake.POSTCODE),
        visible=rules.by_letter,
    ),
    Section(
        "call",
        "来电",
        (intake.CALLER_NUMBER, intake.CALL_TIME, intake.SELF_CALL, intake.CALL_BACK, intake.RECORDING),
        visible=rules.by_call,
    ),
)
"""The registration (登记), the same in all five so that one can be filed as another."""

ACCEPTED = ("accepted",)
SORTING = Section(
    "sorting",
    "拟办",
    (work.WAY, work.PROPOSED_STEP, work.DEPARTMENT, work.UNDERTAKER, work.SUMMARY),
    ACCEPTED,
)
HANDLED = (
    SORTING,
    Section(
        "outcome",
        "去向",
        (
            work.REFER_TO,
            work.REFER_CONTACT,
            work.TRANSFER_TO,
            work.TRANSFER_CONTACT,
            work.TRANSFER_COUNT,
            work.CLOSE_KIND,
            work.SPOT_ANSWER,
        ),
        ACCEPTED,
    ),
    Section(
        "opinion",
        "意见",
        (work.REQUESTS, work.INQUIRY, work.LEGAL_BASIS, work.STANCE, work.REVIEW_BODY, work.OPINION),
        ("handling",),
    ),
    Section("extend", "延期", (work.EXTEND_DAYS, work.EXTEND_WHY), ("handling",)),
    Section("settle", "化解", (work.SETTLED_ON, work.SETTLEMENT), ("handling",)),
    Section(
        "service",
        "送达",
        (
            work.SERVED_WAY,
            work.SERVED_ON,
            work.SERVERS,
            work.RECIPIENT,
            work.POST_NO,
            work.WITNESS,
            work.PROXY_WHY,
            work.REFUSED_WHY,
        ),
        ("opinion",),
    ),
)
