"""What a newer program ships (随新版带来的设置): brought into an older file once, right after its upgrade."""

from sqlalchemy import select

from app.services.desk import Desk
from app.services.parameters.changing import note
from app.services.parameters.seeding import items_shipped, materials_shipped, parameters_shipped
from db.tables import code_item, journal, material_rule, parameter

_LAST = select(journal.c.command).order_by(journal.c.n.desc()).limit(1)
_UPGRADED = "upgrade"
_KEYS = select(parameter.c.key).distinct()
_ITEMS = select(code_item.c.list, code_item.c.code).distinct()
_MATTERS = select(material_rule.c.matter).distinct()


def bring(desk: Desk) -> None:
    """Add the parameters, items of lists and checklists that the file has never had (补入新设置).

    Only where the upgrade is the last thing that happened to the file. What the office changed or retired
    stays as it is: a key, an item or a matter that has any row is left alone.
    """
    with desk.read() as asks:
        if asks.value(_LAST) != _UPGRADED:
            return
        keys = {key for (key,) in asks.all(_KEYS)}
        items = {(listed, code) for listed, code in asks.all(_ITEMS)}
        matters = {matter for (matter,) in asks.all(_MATTERS)}
    with desk.write("bring_settings") as w:
        w.insert_many(parameter, [one for one in parameters_shipped() if one["key"] not in keys])
        w.insert_many(code_item, [one for one in items_shipped() if (one["list"], one["code"]) not in items])
        w.insert_many(material_rule, [one for one in materials_shipped() if one["matter"] not in matters])
        note(w)
