"""What a returned form says, card by card: what nobody could read, what differs, and the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel

from app.domain.kinds import SectionKind
from app.domain.plan_forms import ACTIONS, LINES
from app.labels import label
from app.ui.card_page import CardPage
from app.ui.dialogs import read_plan_words as say
from app.ui.editors import Choice
from app.ui.parts import Card, Chip, Row, look, words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.domain.plan_forms import ActionBeside, LineBeside, Reading
    from app.formats import Formats

KEEP = "Keep what stands in the plan"
TAKE = "Take what the form says"
HERE, FORM = "In the plan", "On the form"
NOTHING = "–"
_CHOICES = ((False, KEEP), (True, TAKE))
#: So many letters of each text are read side by side.
_LONGEST = 1_500
Pair = tuple[str, str]


class Beside(QFrame):
    """One part of the plan as it stands and as the form has it, and which of the two is wanted.

    Nothing is taken over unless that is chosen.
    """

    def __init__(self, part: str, pairs: Sequence[Pair]) -> None:
        super().__init__()
        self.part = part
        self.choice = Choice(_CHOICES)
        self.choice.set_value(False)
        self.choice.set_name(f"{say.heading(part)}: which is wanted")
        self.choice.box.setMinimumContentsLength(26)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 6)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        head = QHBoxLayout()
        head.addWidget(words(say.heading(part), bold=True), 1)
        head.addWidget(self.choice)
        grid.addLayout(head, 0, 0, 1, 2)
        for column, title in enumerate((HERE, FORM)):
            grid.addWidget(words(title, size="small", tone="muted"), 1, column)
            grid.setColumnStretch(column, 1)
        for place, pair in enumerate(pairs):
            for column, text in enumerate(pair):
                grid.addWidget(
                    _said(text, muted=pair[0] == pair[1]),
                    place + 2,
                    column,
                    Qt.AlignmentFlag.AlignTop,
                )

    @property
    def taken(self) -> bool:
        """Whether what the form says is wanted."""
        return bool(self.choice.value())


class Understood(CardPage):
    """What a form says, as far as it was understood."""

    def __init__(self) -> None:
        super().__init__("What the form says", margin=0)
        self.problems = Card("Not understood")
        self.differing = Card("Not the same as in the plan")
        self.sections = Card("In their own words")
        self.lines, self.actions_card = Card("Forecast lines"), Card("Actions")
        cards = (self.problems, self.differing, self.sections, self.lines, self.actions_card)
        self.put(cards, wide=cards)
        self.beside: list[Beside] = []

    def show_reading(self, reading: Reading, formats: Formats) -> None:
        """Show another form."""
        self._shown = reading, formats
        self.refill(self._fill, same=False)

    @property
    def taken(self) -> tuple[str, ...]:
        """The parts of which the form's are wanted in place of the plan's."""
        return tuple(one.part for one in self.beside if one.taken)

    def _fill(self) -> None:
        reading, formats = self._shown
        form = reading.form
        self.problems.clear()
        for problem in form.problems:
            self.problems.add(Row(problem.text, above=problem.column))
        self.problems.setVisible(bool(form.problems))
        self._fill_differing()
        self._fill_sections()
        lines = [(say.line(one, formats), one.as_typed) for one in form.lines]
        steps = [(say.action(one, formats), "") for one in form.actions]
        for card, rows, part in ((self.lines, lines, LINES), (self.actions_card, steps, ACTIONS)):
            card.clear()
            for text, unread in rows:
                card.add(Row(text, right=Chip(say.UNREAD, "amber") if unread else ""))
            card.setVisible(bool(rows) and part not in reading.differing)

    def _fill_differing(self) -> None:
        reading, formats = self._shown
        self.beside = [
            Beside(one.section.value, [(one.here, one.form or NOTHING)]) for one in reading.sections
        ]
        if reading.lines:
            lines = [_both(one, say.line, formats) for one in reading.lines]
            self.beside.append(Beside(LINES, lines))
        if reading.actions:
            steps = [_both(one, say.action, formats) for one in reading.actions]
            self.beside.append(Beside(ACTIONS, steps))
        self.differing.clear()
        for one in self.beside:
            self.differing.add(one)
        self.differing.setVisible(bool(self.beside))

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
            card.add(Row(_short(text), above=label(kind), right=chip))
            shown += 1
        card.setVisible(bool(shown))


def _said(text: str, *, muted: bool) -> QLabel:
    made = words(_short(text), wrap=True)
    if muted:
        look(made, tone="muted")
    made.setMinimumWidth(1)
    return made


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…"


def _both(
    one: LineBeside | ActionBeside, words: Callable[[Any, Formats], str], formats: Formats
) -> Pair:
    """What stands in the plan, and what the form says in its place."""
    here, form = (
        NOTHING if said is None else words(said, formats) for said in (one.here, one.form)
    )
    return here, form
