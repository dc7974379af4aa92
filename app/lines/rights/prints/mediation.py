"""Every paper of 劳动争议调解 (调解文书一览), by the codes that its moves issue."""

from app.engine.counter import registration_form
from app.engine.matter import Print
from app.lines.rights.prints import letters
from app.lines.rights.prints.agreement import CLOSING, agreement
from app.lines.rights.prints.cells import WITHDRAWAL
from app.lines.rights.prints.receipt import MEDIATION_RECEIPT

MEDIATION_PRINTS: tuple[Print, ...] = (
    MEDIATION_RECEIPT,
    *WITHDRAWAL,
    registration_form("WQ-02 · 2026版", "劳动争议调解申请书"),
    Print("oral_record", "口头申请笔录", ("a4",), letters.oral_record, on_request=True),
    Print("service_address", "送达地址确认书", ("a4",), letters.service_address, on_request=True),
    Print("consent_request", "征求调解意见书", ("a4",), letters.consent_request),
    Print("acceptance", "调解受理通知书", ("a4",), letters.acceptance, words=(letters.ACCEPTANCE_COPIES,)),
    Print("session_notice", "调解通知书", ("a4",), letters.session_notice),
    Print("agreement", "调解协议书", ("a4",), agreement, words=(CLOSING,)),
    Print("extension", "调解延期同意书", ("a4",), letters.extension),
    Print("termination", "调解终止通知书", ("a4",), letters.termination),
    Print(
        "not_accepted",
        "调解不受理通知书",
        ("a4",),
        letters.not_accepted,
        words=(letters.NOT_ACCEPTED_BODY,),
    ),
    Print("follow_up", "履行回访记录", ("a4",), letters.follow_up),
)
"""Every paper of 劳动争议调解 (文书)."""
