"""The office (单位信息): names, telephones and address as papers print them; its station never changes."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select

from app.core.errors import Damaged
from app.engine.fields import text
from app.engine.form import Form, Section
from app.services import forms, front
from app.services.desk import Desk
from app.services.parameters import administrator, note, place_of, reference
from db.reader import Reader
from db.tables import office

NAME = text("name", "单位名称", limit=60)
UNION = text("union_name", "工会名称", limit=60)
PHONE = text("phone", "联系电话", limit=60)
HOTLINE = text("hotline", "服务热线", limit=60)
ADDRESS = text("address", "地址", limit=60)
LETTER_WORD = text("letter_word", "文号字头", limit=12)
_FORM = Form((Section("office", "单位信息", (NAME, UNION, PHONE, HOTLINE, ADDRESS, LETTER_WORD)),))
_OFFICE = select(office)


@dataclass(frozen=True, slots=True)
class OfficeView:
    """The office as 管理 shows it (单位信息): `texts` by field, the station and where it stands."""

    texts: Mapping[str, str]
    station: str
    place: str
    version: int


def office_view(desk: Desk) -> OfficeView:
    """What papers say of the office (单位信息)."""
    with desk.read() as asks:
        return _view(asks)


def change_office(desk: Desk, version: int, typed: Mapping[str, str]) -> None:
    """Other names, telephones or another address (改单位信息), on every paper issued from now on.

    Raises Forbidden unless an administrator does it, Stale, Invalid with every fault.
    """
    administrator(desk)
    with desk.write("change_office") as w:
        settings = reference(desk, w)
        values = forms.read(_FORM, typed, (NAME, UNION), settings)
        columns = {field.code: values.get(field) or "" for field in _FORM.fields}
        w.update(office, settings.office_id, version, **columns)
        note(w)
        page = front.made(w, desk.folder)
    front.save(desk.folder, page)


def _view(asks: Reader) -> OfficeView:
    row = asks.first(_OFFICE)
    if row is None:
        raise Damaged("数据文件里没有单位信息，请联系管理员从备份恢复。")
    texts = {
        "name": row.name,
        "union_name": row.union_name,
        "phone": row.phone,
        "hotline": row.hotline,
        "address": row.address,
        "letter_word": row.letter_word,
    }
    return OfficeView(texts, row.station, place_of(row.place_code).name, row.version)
