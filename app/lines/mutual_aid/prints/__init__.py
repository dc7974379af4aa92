"""Papers of 住院给付 (给付文书): calculation, approval, notice of payment, letters of return and refusal."""

from app.engine.counter import COUNTER_PRINTS, receipt, registration_form
from app.engine.matter import Print
from app.lines.mutual_aid.prints import forms, letters

_DECLARATION = "本人声明：以上填写和所交材料属实；同意核查本人医保结算信息；多领的互助金如数退回。"
"""The three declarations as the form says them (声明), matters.md §5.2."""

INPATIENT_PRINTS: tuple[Print, ...] = (
    receipt(),
    *COUNTER_PRINTS,
    registration_form(
        "HZ-02 · 2026版",
        "医疗互助住院给付申请表",
        signed=("参保人（代办人）", "单位工会（盖章）", "经办人"),
        note=_DECLARATION,
    ),
    Print("calculation", "计算（审核）表", ("a4",), forms.calculation),
    Print("approval_form", "给付审批表", ("a4",), forms.approval_form),
    Print(
        "payment_notice",
        "给付通知单",
        ("a5", "a4"),
        letters.payment_notice,
        numbered="给",
        words=(letters.PAID_BODY,),
    ),
    Print(
        "denial",
        "不予给付告知书",
        ("a4",),
        letters.denial,
        words=(letters.DENIAL_BODY, letters.DENIAL_UNDER, letters.DENIAL_HANDS),
    ),
    Print("return_notice", "补正告知单", ("a4",), letters.return_notice),
)
"""Every paper of 住院给付 (文书)."""
