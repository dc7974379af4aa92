"""Who applies (申请人): a person, a unit, or somebody unnamed."""

from dataclasses import dataclass
from uuid import UUID

from app.core.errors import Refused
from app.core.identity import IdKind, mask
from app.engine.matter import ApplicantKind, Matter, PaperPerson
from app.services import units, workers
from app.services.units import UnitRecord
from app.services.workers import PersonRecord
from db.reader import Reader

_WORDS = {"person": "职工本人", "unit": "单位", "anonymous": "不具名"}
_UNIT_CODE = "统一社会信用代码"


@dataclass(frozen=True, slots=True)
class Applicant:
    """Who applies (申请人): the person or the unit of the register; neither means unnamed (不具名)."""

    person_id: UUID | None = None
    unit_id: UUID | None = None

    @property
    def kind(self) -> ApplicantKind:
        """Person, unit or anonymous (申请人类型)."""
        if self.person_id is not None:
            return "person"
        return "unit" if self.unit_id is not None else "anonymous"

    @property
    def key(self) -> str:
        """How drafts name him (草稿键)."""
        return f"unit:{self.unit_id}" if self.unit_id is not None else str(self.person_id or "")


UNNAMED = "未具名"
"""How lists call somebody unnamed."""


def listed(name: str, *, secret: bool) -> str:
    """A name as lists show it (列表姓名): masked where the case is restricted."""
    return (mask(name) if secret else name) or UNNAMED


NOBODY = Applicant()
"""Somebody unnamed (不具名)."""


@dataclass(frozen=True, slots=True)
class Named:
    """The applicant as the register has him (申请人资料)."""

    who: Applicant
    person: PersonRecord | None = None
    unit: UnitRecord | None = None

    @property
    def name(self) -> str:
        """His name; empty for somebody unnamed (姓名、名称)."""
        if self.person is not None:
            return self.person.name
        return self.unit.name if self.unit is not None else ""

    @property
    def phone(self) -> str:
        """His telephone number, if it is known (电话)."""
        if self.person is not None:
            return self.person.phone
        return self.unit.phone if self.unit is not None else ""

    @property
    def id_kind(self) -> IdKind | None:
        """The kind of his paper (证件类型)."""
        return self.person.id_kind if self.person is not None else None

    @property
    def id_number(self) -> str | None:
        """The number of his paper (证件号码)."""
        return self.person.id_number if self.person is not None else None

    @property
    def on_paper(self) -> PaperPerson:
        """The applicant as papers need him (文书中的申请人)."""
        if self.person is not None:
            return self.person.on_paper
        if self.unit is None:
            return PaperPerson("", "", "", "", "", "")
        one = self.unit
        return PaperPerson(
            one.name,
            _UNIT_CODE if one.credit_code else "",
            one.credit_code,
            one.phone,
            one.name,
            one.address,
            is_unit=True,
        )


def named(asks: Reader, who: Applicant) -> Named:
    """The applicant's record (读取申请人); NotFound when the register has none."""
    if who.person_id is not None:
        return Named(who, person=workers.load(asks, who.person_id))
    if who.unit_id is not None:
        return Named(who, unit=units.load(asks, who.unit_id))
    return Named(who)


def admitted(matter: Matter, who: Applicant) -> None:
    """Raises Refused unless the matter takes this kind of applicant (申请人类型校验)."""
    if who.kind not in matter.applicants:
        takes = "、".join(_WORDS[kind] for kind in matter.applicants)
        raise Refused(f"{matter.name}由{takes}申请，请先找到或登记申请人。")
