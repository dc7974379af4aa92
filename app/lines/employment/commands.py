"""What employment writes beyond the shared case (就业落库): its tables, the register of posts, its seats."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Row, bindparam, select

from app.core.errors import NotFound, Refused
from app.core.money import Money
from app.core.pinyin import keys
from app.engine.fields import CodeItem
from app.lines.employment.fields.referral import VACANCIES
from app.lines.employment.fields.referral import VACANCY as CHOSEN
from app.lines.employment.fields.seeker import EXPERIENCE, WISHES
from app.lines.employment.fields.vacancy import (
    JOB,
    PLACE,
    POSTS,
    SEATS,
    TRADE,
    VALID_TO,
    WAGE_FORM,
    WAGE_HIGH,
    WAGE_LOW,
)
from app.lines.employment.flow.referral import HIRE, REFER
from app.lines.employment.flow.vacancy import OPEN, PUBLISH
from app.lines.employment.line import REFERRAL, REGISTER, SEEKER, VACANCY
from app.lines.employment.rules.referral import OpenPost
from app.services import numbers
from app.services.catalog import Effect, EffectFacts, MatterTables, Offer
from app.services.parameters import words_of
from db.columns import Day, Key
from db.reader import Reader
from db.tables import (
    case_file,
    case_party,
    employment_experience,
    employment_post,
    employment_referral,
    employment_seeker,
    employment_vacancy,
    employment_wish,
    unit,
    vacancy,
)
from db.writer import Writer

_POSTS = (
    select(
        vacancy,
        case_file.c.applicant.label("unit_name"),
        case_file.c.phone,
        unit.c.credit_code,
        unit.c.address,
        employment_vacancy.c.contact,
    )
    .join(case_file, case_file.c.id == vacancy.c.case_id)
    .join(employment_vacancy, employment_vacancy.c.case_id == vacancy.c.case_id)
    .outerjoin(unit, unit.c.id == vacancy.c.unit_id)
    .order_by(vacancy.c.number)
)
_OPEN_ONES = _POSTS.where(
    case_file.c.state == OPEN,
    case_file.c.secret == 0,
    vacancy.c.valid_to >= bindparam("on", type_=Day),
    vacancy.c.taken < vacancy.c.seats,
)
_ONE = _POSTS.where(vacancy.c.number == bindparam("number"))
_REFERRAL = select(employment_referral.c.id, employment_referral.c.version).where(
    employment_referral.c.case_id == bindparam("id", type_=Key)
)
_EMPLOYER = "employer"


def open_vacancies(asks: Reader, on: date) -> tuple[CodeItem, ...]:
    """The posts that are open on a day (岗位库): published, within their term, with a free seat."""
    rows = asks.all(_OPEN_ONES, on=on)
    forms = _forms(asks, on) if rows else {}
    return tuple(_item(_open_post(row, forms)) for row in rows)


def _item(post: OpenPost) -> CodeItem:
    """As an entry of the list, found by the initials of the job (拼音首字母)."""
    initials = keys(post.job).initials
    item = post.item
    return CodeItem(item.code, item.name, initials[0] if initials else "")


def _open_post(row: Row[*tuple[Any, ...]], forms: Mapping[str, str]) -> OpenPost:
    return OpenPost(
        row.number,
        row.job,
        row.unit_name,
        Money(row.wage_low),
        Money(row.wage_high),
        forms.get(row.wage_form, ""),
        row.place,
        max(row.seats - row.taken, 0),
    )


def _forms(asks: Reader, on: date) -> dict[str, str]:
    """The forms of wage in words (计薪方式)."""
    return words_of(asks, WAGE_FORM.kind.list_name, on)


def publish(w: Writer, facts: EffectFacts) -> None:
    """Enter each post of the case into the register (岗位入库), each with a number of its own."""
    last, posts = facts.values[VALID_TO], facts.values[POSTS]
    for n, post in enumerate(posts, start=1):
        trade = post.get(TRADE)
        w.insert(
            vacancy,
            case_id=facts.case_id,
            unit_id=facts.unit_id,
            n=n,
            number=numbers.take_paper(w, REGISTER, facts.actor.station, facts.today.year),
            job=post[JOB],
            trade=trade or "",
            seats=post[SEATS],
            wage_low=post[WAGE_LOW].fen,
            wage_high=post[WAGE_HIGH].fen,
            wage_form=post[WAGE_FORM],
            place=post[PLACE],
            valid_to=last,
        )


def refer(w: Writer, facts: EffectFacts) -> None:
    """Keep with the case what the register says of its post, and name the unit as a party (推荐落库)."""
    row = _post(w, facts.values[CHOSEN])
    post = _open_post(row, _forms(w, facts.today))
    kept = w.one(_REFERRAL, id=facts.case_id)
    w.update(
        employment_referral,
        kept.id,
        kept.version,
        post_unit=post.unit,
        post_job=post.job,
        post_wage=post.wage,
        post_place=post.place,
        post_contact=row.contact or None,
        post_phone=row.phone or None,
    )
    w.insert(
        case_party,
        case_id=facts.case_id,
        role=_EMPLOYER,
        unit_id=row.unit_id,
        name=post.unit,
        phone=row.phone,
        credit_code=row.credit_code,
        address=row.address,
    )


def hire(w: Writer, facts: EffectFacts) -> None:
    """Take a seat of the post (占用岗位). Refused when all its seats are taken already."""
    row = _post(w, facts.values[CHOSEN])
    if row.taken >= row.seats:
        raise Refused(
            f"岗位 {row.number} 招 {row.seats} 人，已登记录用 {row.taken} 人，请先和单位核对再登记录用。"
        )
    w.update(vacancy, row.id, row.version, taken=row.taken + 1)
    w.subject("case", row.case_id)


def _post(w: Writer, number: str) -> Row[*tuple[Any, ...]]:
    row = w.first(_ONE, number=number)
    if row is None:
        raise NotFound("岗位库里没有这个岗位，请重新选择。")
    return row


TABLES: Mapping[str, MatterTables] = {
    SEEKER.id: MatterTables(
        employment_seeker, {EXPERIENCE.code: employment_experience, WISHES.code: employment_wish}
    ),
    VACANCY.id: MatterTables(employment_vacancy, {POSTS.code: employment_post}),
    REFERRAL.id: MatterTables(employment_referral),
}
"""Where the matters of employment keep their fields."""

EFFECTS: Mapping[str, Effect] = {PUBLISH: publish, REFER: refer, HIRE: hire}
"""What the moves of employment bring about, by the names that the moves use."""

OFFERS: Mapping[str, Offer] = {VACANCIES: open_vacancies}
"""The lists that the room supplies from its own rows (岗位库)."""
