"""What a returned form says, card by card: what nobody could read, what differs, and the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.domain.kinds import SectionKind
from app.domain.plan_forms import ACTIONS, LINES
from app.labels import label
from app.ui.dialogs import read_plan_words as say
from app.ui.dialogs.read_form_parts import NOTHING, Beside, SaidPage, Sides, short
from app.ui.parts import Card, Chip, Row

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.plan_forms import ActionBeside, LineBeside, Reading
    from app.formats import Formats
    from app.ui.dialogs.read_form_parts import Pair

KEEP = "Keep what stands in the plan"
TAKE = "Take what the form says"
_SIDES = Sides("In the plan", "On the form", KEEP, TAKE)


class Understood(SaidPage["Reading"]):
    """What a plan's form says, as far as it was understood."""

    def __init__(self) -> None:
        super().__init__("Not the same as in the plan")
        self.sections = Card("In their own words")
        self.lines, self.actions_card = Card("Forecast lines"), Card("Actions")
        cards = (self.problems, self.differing, self.sections, self.lines, self.actions_card)
        self.put(cards, wide=cards)

    def fill(self) -> None:
        """Show what it says under its headings and in its tables, apart from what differs."""
        reading, formats = self._shown
        form = reading.form
        self.fill_problems(form.problems)
        self.fill_differing(_differing(reading, formats))
        self._fill_sections()
        lines = [(say.line(one, formats), one.as_typed) for one in form.lines]
        steps = [(say.action(one, formats), "") for one in form.actions]
        for card, rows, part in ((self.lines, lines, LINES), (self.actions_card, steps, ACTIONS)):
            card.clear()
            for text, unread in rows:
                card.add(Row(text, right=Chip(say.UNREAD, "amber") if unread else ""))
            card.setVisible(bool(rows) and part not in reading.differing)

    def _fill_sections(self) -> None:
        """The words that are new, and those that are here already; what differs stands above."""
        reading, _ = self._shown
        card, form = self.sections, reading.form
        card.clear()
        shown = 0
        for kind in SectionKind:
            text = form.sections.get(kind, "")
            if not text or kind.value in reading.differing:
                continue
            known = reading.found.text(kind).strip() == text
            chip = Chip("As in the plan") if known else Chip("New", "accent")
            card.add(Row(short(text), above=label(kind), right=chip))
            shown += 1
        card.setVisible(bool(shown))


def _differing(reading: Reading, formats: Formats) -> list[Beside]:
    """What the plan says otherwise, side by side."""
    pairs: list[tuple[str, list[Pair]]] = [
        (one.section.value, [(one.here, one.form or NOTHING)]) for one in reading.sections
    ]
    if reading.lines:
        pairs.append((LINES, [_both(one, say.line, formats) for one in reading.lines]))
    if reading.actions:
        pairs.append((ACTIONS, [_both(one, say.action, formats) for one in reading.actions]))
    return [Beside(part, say.heading(part), each, _SIDES) for part, each in pairs]


def _both(
    one: LineBeside | ActionBeside, words: Callable[[Any, Formats], str], formats: Formats
) -> Pair:
    """What stands in the plan, and what the form says in its place."""
    here, form = (
        NOTHING if said is None else words(said, formats) for said in (one.here, one.form)
    )
    return here, form
