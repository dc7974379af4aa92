"""Rules of petitions (信访规则), 《信访工作条例》: who is named, what may be handled, where filed."""

from collections.abc import Iterable

from app.core.actor import Post
from app.core.clock import long_day
from app.core.errors import Fault, Refused
from app.engine.flow import Facts, Standing
from app.engine.head import PHONE, head_faults
from app.engine.parties import COMPLAINED, DELEGATES, HEADS, agency_faults, group_faults, is_group
from app.engine.values import Values
from app.lines.petitions.fields import intake, work

VISIT, LETTER, CALL, REPORT, SUGGESTION = (
    "petitions.visit", "petitions.letter", "petitions.call", "petitions.report", "petitions.suggestion"
)  # fmt: skip

HANDLE = "handle"
"""The code of the timer of 60 days (办结), also of the move that starts it."""

INFORM_DAYS = "days.petitions.inform"
HANDLE_DAYS = "days.petitions.handle"
EXTEND_DAYS = "days.petitions.extend"
INTERNAL_DAYS = "days.petitions.internal"
"""Parameters: 15 days to tell (第23条), 60 to handle and 30 more at most (第34条), own target."""

CONFIDANTS = (Post.PETITIONS, Post.LEADER)
"""Who sees what others do not (知情岗位): 信访岗 and the leader in charge."""

REGULATION = "《信访工作条例》"
_HANDLED = (intake.APPEAL, intake.PLEA)
_INSTEAD = {intake.REPORT: REPORT, intake.SUGGESTION: SUGGESTION}


def becomes(values: Values) -> str:
    """The matter that a visit, letter or call is filed as by its purpose (信访目的), matters.md §3.3."""
    return _INSTEAD.get(values.get(intake.PURPOSE) or "", "")


def derive_letter(values: Values, _standing: tuple[Standing, ...]) -> Values:
    """来信 is a letter whatever was chosen (信访形式)."""
    return values.put(intake.FORM, intake.LETTER)


def derive_call(values: Values, _standing: tuple[Standing, ...]) -> Values:
    """来电 is a call whatever was chosen (信访形式)."""
    return values.put(intake.FORM, intake.CALL)


def derive_report(values: Values, _standing: tuple[Standing, ...]) -> Values:
    """检举控告 has its purpose from the matter (信访目的)."""
    return values.put(intake.PURPOSE, intake.REPORT)


def derive_suggestion(values: Values, _standing: tuple[Standing, ...]) -> Values:
    """意见建议 has its purpose from the matter (信访目的)."""
    return values.put(intake.PURPOSE, intake.SUGGESTION)


def derive_nothing(values: Values, _standing: tuple[Standing, ...]) -> Values:
    """A visit derives nothing (来访)."""
    return values


def by_letter(values: Values) -> bool:
    """It came as a letter (来信)."""
    return values.get(intake.FORM) == intake.LETTER


def by_call(values: Values) -> bool:
    """It came by telephone (来电)."""
    return values.get(intake.FORM) == intake.CALL


def is_report(values: Values) -> bool:
    """It accuses somebody (检举控告)."""
    return values.get(intake.PURPOSE) == intake.REPORT


def is_suggestion(values: Values) -> bool:
    """It proposes something (意见建议)."""
    return values.get(intake.PURPOSE) == intake.SUGGESTION


def is_complaint(values: Values) -> bool:
    """It is about a unit or a person in the usual way (申诉求决 and the rest)."""
    return not is_report(values) and not is_suggestion(values)


def is_repeat(values: Values) -> bool:
    """The same matter came before (重件)."""
    return values.get(intake.ROUND) == intake.REPEATED


def reachable(facts: Facts) -> bool:
    """Name and a way to reach the petitioner are known (姓名、住址清楚), so that 15 days' notice is owed."""
    return bool(facts.applicant) and (PHONE in facts.values or intake.ADDRESS in facts.values)


def named(facts: Facts) -> None:
    """The notice can be given (应当书面告知), 信访工作条例 23."""
    if not facts.applicant:
        raise Refused("没有信访人姓名，请用“登记（不告知）”。", f"{REGULATION}第二十三条")
    if not reachable(facts):
        raise Refused("没有联系地址和电话，请补填，或用“登记（不告知）”。", f"{REGULATION}第二十三条")


def not_reachable(facts: Facts) -> None:
    """No notice is owed (姓名或者住址不清的除外), 信访工作条例 23."""
    if reachable(facts):
        raise Refused("姓名和联系方式清楚，要在期限内书面告知，请用“登记”。", f"{REGULATION}第二十三条")


def may_handle(facts: Facts) -> None:
    """Conditions of 受理 (受理条件): real name, address or phone, 申诉求决, the sixth way of article 31."""
    values = facts.values
    if not facts.applicant or (values.get(intake.NAMING) or "") in (intake.ALIAS, intake.UNNAMED):
        raise Refused("受理要有信访人的真实姓名，匿名、化名的可以转送或存。", f"{REGULATION}第十九条")
    if PHONE not in values and intake.ADDRESS not in values:
        raise Refused("受理要有信访人的联系地址或电话，请补填。", f"{REGULATION}第十九条")
    if (values.get(intake.PURPOSE) or "") not in _HANDLED:
        raise Refused("只有申诉、求决才按受理程序办理，请核对信访目的。", f"{REGULATION}第三十一条")
    if values.get(work.WAY) != work.WAY_SIX:
        raise Refused("只有第六项途径由本会受理办理，其他途径请导入相应程序。", f"{REGULATION}第三十一条")


def lawful_way(facts: Facts) -> None:
    """导入 wants one of the first five ways (法定途径), 信访工作条例 31."""
    if facts.values.get(work.WAY) == work.WAY_SIX:
        raise Refused("第六项途径由本会受理办理，不用导入。", f"{REGULATION}第三十一条")


def may_extend(facts: Facts) -> None:
    """Once, before the term is over, by what the law allows (延期), 信访工作条例 34."""
    article, running = f"{REGULATION}第三十四条", facts.timer(HANDLE)
    limit, asked = facts.rules.get(EXTEND_DAYS, ""), facts.values.get(work.EXTEND_DAYS)
    if not limit.isdecimal():
        raise Refused("延期的最长天数还没有设置，请管理员在“管理・参数”里补上。")
    if running is None or not running.open:
        raise Refused("没有正在计算的办结期限，不能延期。", article)
    if running.extended_days:
        raise Refused("已经延期一次，不能再延期。", article)
    if facts.today > running.rolled:
        raise Refused(f"办结期限到 {long_day(running.rolled)}为止，已经超期，不能再延期。", article)
    if asked is not None and asked > int(limit):
        raise Refused(f"延长不得超过 {limit} 日，现在填了 {asked} 日。", article)


def served(facts: Facts) -> None:
    """Service by post has its number, refused service its witness (送达凭证)."""
    values = facts.values
    if values.get(work.SERVED_WAY) == work.BY_POST and work.POST_NO not in values:
        raise Refused("邮寄送达要填挂号信号。")
    if values.get(work.SERVED_WAY) == work.LEFT and work.WITNESS not in values:
        raise Refused("留置送达要填见证人。")


def owed_reply(facts: Facts) -> None:
    """Only a reporter who gave his name and asked for it is answered (实名检举反馈), 信访工作条例 30."""
    if not facts.applicant:
        raise Refused("匿名检举控告不反馈，请用“办结（不反馈）”。", f"{REGULATION}第三十条")
    if facts.values.get(intake.WANTS_REPLY) is False:
        raise Refused("检举控告人不要求反馈，请用“办结（不反馈）”。")


def no_reply(facts: Facts) -> None:
    """Nobody waits for an answer (不用反馈)."""
    if facts.applicant and facts.values.get(intake.WANTS_REPLY) is not False:
        raise Refused("实名检举控告人要求反馈或没有说不要，请用“办结并反馈”。", f"{REGULATION}第三十条")


def answerable(facts: Facts) -> None:
    """There is somebody to write to (可以答复)."""
    if not facts.applicant:
        raise Refused("没有建议人姓名，请用“记录结果”。")


def unanswerable(facts: Facts) -> None:
    """There is nobody to write to (无人可答复)."""
    if facts.applicant:
        raise Refused("建议人有姓名，请用“答复”。")


def tell(facts: Facts) -> tuple[str, ...]:
    """What the clerk should know (提示): danger first, then the term, delegates, the first number."""
    return tuple(_sentences(facts))


def tell_caller(facts: Facts) -> tuple[str, ...]:
    """As `tell`, with the query code that a caller can only hear (来电)."""
    return (*tell(facts), "登记后请在电话里把编号和查询码读给来电人。")


def tell_report(facts: Facts) -> tuple[str, ...]:
    """Of 检举控告 nothing about other cases is told (检举控告), 信访工作条例 30."""
    return ("检举控告只给信访岗和分管领导看，回执不写类别和被检举控告人。", *_danger(facts))


def _sentences(facts: Facts) -> Iterable[str]:
    values = facts.values
    yield from _danger(facts)
    yield from _counted_from_receipt(facts)
    if facts.applicant and facts.applicant == values.get(COMPLAINED):
        yield "被反映单位（人）和信访人同名，请核对。"
    if is_group(values) and DELEGATES not in values:
        yield "多人反映同一事项，请推选代表，不超过 5 人；不推选也先登记。"
    if is_repeat(values) and intake.FIRST_NUMBER not in values:
        yield "重件最好填上首次信访编号，方便合并查看。"


def _counted_from_receipt(facts: Facts) -> Iterable[str]:
    """The 15 days run from receipt (收到之日), not from the registration, 信访工作条例 23."""
    received, days = facts.values.get(intake.RECEIVED_ON), facts.rules.get(INFORM_DAYS, "")
    running = facts.timer("inform")
    begun = running.start_on if running else facts.today
    told = running is not None and not running.open
    if received is None or received >= begun or told or not days.isdecimal() or not reachable(facts):
        return
    due = facts.calendar.due(received, int(days), "day")
    yield f"收到在登记以前，书面告知从收到日算起，最迟 {long_day(due.rolled)}。"


def _danger(facts: Facts) -> Iterable[str]:
    if facts.values.get(intake.DANGER):
        yield "有人身风险：先救助，马上报告分管领导，再把通知了谁、做了什么记下来。"


def faults(values: Values) -> Iterable[Fault]:
    """Rules over several fields of a petition (表单校验)."""
    yield from head_faults(values)
    yield from agency_faults(values)
    yield from group_faults(values)
    if values.get(intake.ROUND) == intake.FIRST and intake.FIRST_NUMBER in values:
        yield Fault(intake.ROUND.code, "填了首次信访编号，初重件应选“重件”。")
    posted, received = values.get(intake.POSTMARK_ON), values.get(intake.RECEIVED_ON)
    if posted and received and received < posted:
        yield Fault(intake.POSTMARK_ON.code, "邮戳日期不能晚于收到日期。")
    heads, involved = values.get(HEADS), values.get(intake.INVOLVED)
    if heads and involved and involved < heads:
        yield Fault(intake.INVOLVED.code, f"涉及人数 {involved} 少于来访人数 {heads}，请核对。")
