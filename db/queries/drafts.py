"""What is typed and not saved, of everybody (全部草稿): only how much there is."""

from sqlalchemy import func, select

from db.tables.drafts import draft

WAITING = select(func.count()).select_from(draft).where(draft.c.key >= "intake:", draft.c.key < "intake;")
"""How many registrations are typed and not entered (未登记的草稿)."""
