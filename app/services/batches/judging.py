"""What the bank's answer means for a batch (回盘核对): every line held against what was sent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from app.core.errors import Fault, Invalid
from app.core.identity import tail
from app.core.money import Money
from app.services.batches.answer import Answer, Outcome, Said

_WORDS: Mapping[str, str] = {"paid": "到账", "failed": "失败"}


@dataclass(frozen=True, slots=True)
class Sent:
    """A line that lies at the bank (已报明细): `state` sent, or paid or failed by an earlier answer."""

    n: int
    order_id: UUID
    account: str
    name: str
    amount: Money
    state: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What happens to a line (回盘处理): `before` where an earlier answer said the same already."""

    line: Sent
    outcome: Outcome
    code: str
    said: str
    before: bool = False


def judge(number: str, sent: Sequence[Sent], answer: Answer) -> tuple[Verdict, ...]:
    """What the answer does to each line of the batch, in their order (回盘预览).

    Raises Invalid, and then nothing of it may be used: of another batch, a line that isn't in it, another
    amount, a line twice, another result than the bank gave before.
    """
    _own(number, sent, answer)
    by_n = {one.n: one for one in sent}
    by_account: dict[str, list[Sent]] = {}
    for one in sent:
        by_account.setdefault(one.account, []).append(one)
    verdicts: dict[int, Verdict] = {}
    faults: list[Fault] = []
    for said in answer.lines:
        line = _line(said, by_n, by_account)
        told = _wrong(said, line, verdicts)
        if told or line is None:
            faults.append(Fault("", f"第 {said.place} 行{told}"))
        else:
            same = line.state == said.outcome
            verdicts[line.n] = Verdict(line, said.outcome, said.code, said.words, same)
    if faults:
        raise Invalid(_summed(faults), faults=faults)
    return tuple(verdicts.get(one.n) or Verdict(one, "waiting", "", "", one.state != "sent") for one in sent)


def _own(number: str, sent: Sequence[Sent], answer: Answer) -> None:
    """The file answers this batch and no other one."""
    if answer.number and answer.number != number:
        raise Invalid(f"这是批次 {answer.number} 的回盘，不是 {number} 的。请选本批的回盘文件。")
    accounts = {one.account for one in sent}
    if not any(one.account in accounts for one in answer.lines):
        count = len(answer.lines)
        raise Invalid(f"回盘里的 {count} 个账号都不在批次 {number} 里，是别的批次的回盘。请选本批的文件。")


def _line(said: Said, by_n: Mapping[int, Sent], by_account: Mapping[str, list[Sent]]) -> Sent | None:
    """The line that is meant: by its number, else by its account, one of several by its amount."""
    if said.n is not None:
        return by_n.get(said.n)
    found = by_account.get(said.account, [])
    return next((one for one in found if one.amount == said.amount), found[0] if found else None)


def _wrong(said: Said, line: Sent | None, verdicts: Mapping[int, Verdict]) -> str:
    """What does not fit, as the rest of a sentence; "" where all does."""
    whom = f"（尾号 {tail(said.account)}）"
    if line is None:
        return f"{whom}不在本批里。"
    if line.account != said.account:
        return f"{whom}的账号和本批第 {line.n} 笔的（尾号 {tail(line.account)}）不同。"
    if line.amount != said.amount:
        told = said.amount.show() if said.amount is not None else "空"
        return f"{whom}的金额是 {told}，本批是 {line.amount.show()}。"
    if line.n in verdicts:
        return f"{whom}和前面的一行重复。"
    if line.state in _WORDS and said.outcome != line.state:
        now = _WORDS.get(said.outcome, "处理中")
        return f"{whom}上次回盘是{_WORDS[line.state]}，这次是{now}，请向银行核实。"
    return ""


def _summed(faults: Sequence[Fault]) -> str:
    """The first of them, and how many there are."""
    first = "".join(one.sentence for one in faults[:3])
    if len(faults) == 1:
        return f"{first}没有读入，请向银行核实。"
    rest = "等" if len(faults) > 3 else ""
    return f"有 {len(faults)} 行对不上：{first}{rest}没有读入，请向银行核实。"
