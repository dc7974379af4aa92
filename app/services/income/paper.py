"""The receipt for money that came in (收款收据): three copies with one number, for internal use alone."""

from dataclasses import dataclass
from datetime import date

from app.core.money import Money
from app.engine.prints import AmountBox, Cells, Choice, Copy, Document, Entry, Signer, SignRow, Size
from app.services.income.form import CASH, WAYS

CODE = "receipt"
"""Under which name printers remember how it is printed (打印记忆)."""

LETTER = "收"
"""What begins its number (票据字头)."""

SIZES: tuple[Size, ...] = ("a5", "a4x3")

_FORM = "SK-01 · 2026版"


@dataclass(frozen=True, slots=True)
class ReceiptFacts:
    """What a receipt says (收据内容)."""

    number: str
    office: str
    purpose: str
    on: date
    payer: str
    reason: str
    amount: Money
    way: str
    note: str
    cashier: str
    copies: tuple[Copy, ...]
    foot: str


def document(found: ReceiptFacts) -> Document:
    """The receipt as it is to be printed (收据)."""
    ways = tuple(Choice(words, ticked=code == found.way) for code, words in WAYS.items())
    return Document(
        title="收款收据",
        size=SIZES[0],
        number=found.number,
        office=found.office,
        purpose=found.purpose,
        dated_on=found.on,
        copies=found.copies,
        blocks=(
            Cells(
                (
                    Entry("交款人", found.payer, (2, 6)),
                    Entry("收款方式", columns=(1.5, 2.5), choices=ways),
                ),
                high=11,
            ),
            Cells((Entry("收款事由", found.reason, (2, 10)),), high=13),
            AmountBox(found.amount),
            Cells((Entry("备注", found.note, (2, 10)),), high=8),
            SignRow(
                (
                    Signer("收款单位", found.office),
                    Signer("审核"),
                    Signer("收款人", found.cashier),
                    Signer("交款人"),
                )
            ),
        ),
        foot=found.foot,
        form_code=_FORM,
        number_label="",
    )


def note_of(way: str, voucher: str, remark: str) -> str:
    """What stands under 备注 (备注): the remark, and the bank's voucher of a transfer."""
    told = f"转账凭证号 {voucher}" if way != CASH and voucher else ""
    return "；".join(part for part in (remark, told) if part)
