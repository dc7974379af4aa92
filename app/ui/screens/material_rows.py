"""Materials as rows (材料行): what the services say of a list, in the shape that the widget shows."""

from collections.abc import Iterable
from typing import cast

from app.services.views import MaterialView
from app.ui.widgets.materials import Lack, MaterialRow


def material_rows(materials: Iterable[MaterialView]) -> list[MaterialRow]:
    """The rows; papers that are not asked for now are left out."""
    return [_row(one) for one in materials if one.need != "no"]


def _row(one: MaterialView) -> MaterialRow:
    note = one.remark or (one.if_so if one.need == "open" and not one.received else "")
    return MaterialRow(
        one.code,
        one.name,
        one.form_words,
        one.copies_got if one.received and one.copies_got else one.copies,
        one.received,
        cast("Lack", one.need),
        note,
    )
