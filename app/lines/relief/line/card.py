"""The row of relief on a person's card (卡片一行): 在档·相对困难·今年救助 2 次."""

from app.engine.flow import Standing
from app.engine.line import CardFacts, CardLine
from app.lines.relief.fields.aid import CATEGORY
from app.lines.relief.rules.standing import active_file


def card(facts: CardFacts) -> CardLine:
    """The line's row on the person's card (卡片一行): 在档·相对困难·DA-XC01-2026-000012·今年救助 2 次."""
    running = [case for case in facts.cases if not case.ended]
    helped = sum(kind.startswith("relief.") for kind, _ in facts.benefits)
    file = active_file(facts.standing, facts.today)
    words = [_file_words(file, facts), *facts.told] if file else []
    if helped:
        words.append(f"今年救助 {helped} 次")
    if len(running) == 1:
        words.append(f"{running[0].matter} {running[0].state}")
    elif running:
        words.append(f"在办 {len(running)} 件")
    if not words and facts.cases:
        words.append(f"办过 {len(facts.cases)} 件")
    timers = [case.timer for case in running if case.timer]
    nearest = min(timers, key=lambda one: one.due_on, default=None)
    return CardLine("·".join(words) or "无记录", bool(words), nearest)


def _file_words(file: Standing, facts: CardFacts) -> str:
    names = {item.code: item.name for item in facts.codes.items(CATEGORY.kind.list_name)}
    category = names.get(file.category, file.category)
    return f"在档·{category}" if category else "在档"
