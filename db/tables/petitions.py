"""What petitions hold beyond the shared case (信访): one table per matter, one shared registration."""

from __future__ import annotations

from sqlalchemy import UniqueConstraint

from db.columns import key_of, maybe_flag, maybe_number, maybe_text, whole
from db.tables.base import Kept, table


class PetitionColumns(Kept):
    """The registration (登记表) that all channels share; every column may be empty; money in 分, days ISO."""

    case_id = key_of("case_file", unique=True)
    receiver = maybe_text()
    naming = maybe_text()
    petitioner_kind = maybe_text()
    member = maybe_flag()
    address = maybe_text()
    heads = maybe_number()
    involved = maybe_number()
    purpose = maybe_text()
    content = maybe_text()
    place = maybe_text()
    fact = maybe_text()
    demands = maybe_text()
    amount_involved = maybe_number()
    litigated = maybe_flag()
    about_migrants = maybe_flag()
    about_women = maybe_flag()
    about_disabled = maybe_flag()
    danger = maybe_flag()
    danger_note = maybe_text()
    petition_round = maybe_text()
    first_number = maybe_text()
    postmark_on = maybe_text()
    pages = maybe_number()
    enclosures = maybe_number()
    addressed_to = maybe_text()
    postcode = maybe_text()
    caller_number = maybe_text()
    call_time = maybe_text()
    self_call = maybe_flag()
    call_back = maybe_text()
    recording = maybe_text()
    clue = maybe_text()
    wants_reply = maybe_flag()
    reporter_shown_to = maybe_text()
    proposal_topic = maybe_text()
    proposal = maybe_text()
    proposed_step = maybe_text()
    summary = maybe_text()


class HandledColumns(PetitionColumns):
    """A petition of 申诉求决 on its way (来访、来信、来电): refer, transfer, handle, opinion, service."""

    way31 = maybe_text()
    refer_to = maybe_text()
    refer_contact = maybe_text()
    transfer_to = maybe_text()
    transfer_contact = maybe_text()
    transfer_count = maybe_number()
    close_kind = maybe_text()
    spot_answer = maybe_text()
    department = maybe_text()
    undertaker = maybe_text()
    extend_days = maybe_number()
    extend_why = maybe_text()
    requests = maybe_text()
    inquiry = maybe_text()
    legal_basis = maybe_text()
    stance = maybe_text()
    handling_opinion = maybe_text()
    review_body = maybe_text()
    settled_on_day = maybe_text()
    settlement_terms = maybe_text()
    served_way = maybe_text()
    served_on = maybe_text()
    servers = maybe_text()
    recipient = maybe_text()
    proxy_why = maybe_text()
    refused_why = maybe_text()
    witness = maybe_text()
    post_no = maybe_text()


class PetitionsReportColumns(PetitionColumns):
    """检举控告: sealed transfer or own inquiry; who is accused lies in case_party."""

    sent_to = maybe_text()
    transfer_count = maybe_number()
    finding = maybe_text()
    report_result = maybe_text()


class PetitionsSuggestionColumns(PetitionColumns):
    """意见建议: study, whether it was adopted, the answer."""

    study_note = maybe_text()
    adopted = maybe_text()
    suggestion_answer = maybe_text()
    reward = maybe_text()


class PetitionsPriorColumns(Kept):
    """A procedure gone through before (已走过的程序), one row each, of any matter of the line."""

    case_id = key_of("case_file")
    n = whole()
    kind = maybe_text()
    body = maybe_text()
    document = maybe_text()
    on_day = maybe_text()
    result = maybe_text()


petitions_visit = table("petitions_visit", HandledColumns)
petitions_letter = table("petitions_letter", HandledColumns)
petitions_call = table("petitions_call", HandledColumns)
petitions_report = table("petitions_report", PetitionsReportColumns)
petitions_suggestion = table("petitions_suggestion", PetitionsSuggestionColumns)
petitions_prior = table("petitions_prior", PetitionsPriorColumns, UniqueConstraint("case_id", "n"))
