"""Leaving enters the register (退出落库): the file ends with its standing, or goes on in another category."""

from datetime import date

from app.lines.relief.commands.files import register
from app.lines.relief.commands.files.opening import touch
from app.lines.relief.commands.files.reviewing import effective_on, in_force, recategorise
from app.lines.relief.fields.exit import EXIT_KIND, EXIT_REASON, NEW_CATEGORY, RECATEGORY, TO_COUNTY
from app.services.catalog import EffectFacts
from db.tables import hardship_file
from db.writer import Writer


def leave_file(w: Writer, facts: EffectFacts) -> None:
    """End the file that is left (退出档案), or change its category; the standing ends the day before.

    Raises Refused where the person has no file in force, or the day lies before the file was opened.
    """
    file = in_force(w, facts)
    on, kind = effective_on(facts, file), facts.values[EXIT_KIND]
    if kind == RECATEGORY:
        recategorise(w, facts, file, facts.values[NEW_CATEGORY], on)
        touch(w, file)
        return
    there = facts.values.get(TO_COUNTY) or ""
    register.end_standing(w, file.number, date.fromordinal(on.toordinal() - 1))
    w.update(
        hardship_file,
        file.id,
        file.version,
        state=kind,
        ended_on=on,
        end_reason=facts.values[EXIT_REASON],
        moved_to=there,
    )
    register.note(w, file.id, kind, on, facts.case_id, there)
    touch(w, file)
