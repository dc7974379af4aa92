"""Drafts (草稿): what is being typed, kept per person who types and offered again after a crash."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from app.engine.materials import Received
from app.services.applicants import NOBODY, Applicant
from app.services.desk import Desk
from app.services.errors import translated
from db.database import Draft

_INTAKE = "intake"
_UNIT = "unit"
_CASE = "case"


@dataclass(frozen=True, slots=True)
class DraftView:
    """A draft (草稿): what was typed, which papers were ticked, which case opens it; `key` names its form."""

    key: str
    typed: Mapping[str, str]
    received: tuple[Received, ...]
    saved_at: datetime
    opened_from: UUID | None = None

    @property
    def matter_id(self) -> str:
        """The matter of a registration, empty for another form."""
        kind, _, rest = self.key.partition(":")
        return rest.partition(":")[0] if kind == _INTAKE else ""

    @property
    def applicant(self) -> Applicant:
        """Who applies in a registration, nobody for another form (申请人)."""
        if not self.matter_id:
            return NOBODY
        kind, _, text = self.key.partition(":")[2].partition(":")[2].rpartition(":")
        if not text:
            return NOBODY
        return Applicant(unit_id=UUID(text)) if kind == _UNIT else Applicant(UUID(text))

    @property
    def case_id(self) -> UUID | None:
        """The case whose form was being filled, None for another form (所填案件)."""
        kind, _, text = self.key.partition(":")
        return UUID(text) if kind == _CASE else None

    @property
    def person_id(self) -> UUID | None:
        """The person of a registration, None for another form."""
        return self.applicant.person_id


def case_key(case_id: UUID) -> str:
    """The key of a case's form (办件草稿键)."""
    return f"{_CASE}:{case_id}"


def draft_key(matter_id: str, applicant: Applicant) -> str:
    """The key of a registration (登记草稿键)."""
    return f"{_INTAKE}:{matter_id}:{applicant.key}"


def keep_draft(
    desk: Desk,
    key: str,
    typed: Mapping[str, str],
    received: Iterable[Received] = (),
    opened_from: UUID | None = None,
) -> datetime:
    """Keep what is being typed (存草稿); gives the moment."""
    papers = [[one.code, one.received, one.copies, one.remark] for one in received]
    held = {"typed": dict(typed), "received": papers, "opened_from": str(opened_from or "")}
    text = json.dumps(held, ensure_ascii=False)
    at = desk.clock.now()
    with translated():
        desk.database.draft(desk.actor.id, key, text, at)
    return at


def drop_draft(desk: Desk, key: str) -> None:
    """Throw a draft away (丢弃草稿)."""
    with translated():
        desk.database.draft(desk.actor.id, key, None, desk.clock.now())


def drafts(desk: Desk) -> tuple[DraftView, ...]:
    """The drafts of whoever is signed in (我的草稿), the latest first."""
    with translated():
        found = desk.database.drafts(desk.actor.id)
    return tuple(_view(one) for one in sorted(found, key=lambda one: one.saved_at, reverse=True))


def draft(desk: Desk, key: str) -> DraftView | None:
    """The draft of this form, None when there is none (取草稿)."""
    return next((one for one in drafts(desk) if one.key == key), None)


def _view(found: Draft) -> DraftView:
    held = json.loads(found.text)
    received = tuple(
        Received(code, there, copies, remark) for code, there, copies, remark in held["received"]
    )
    opened = held.get("opened_from")
    return DraftView(found.key, held["typed"], received, found.saved_at, UUID(opened) if opened else None)
