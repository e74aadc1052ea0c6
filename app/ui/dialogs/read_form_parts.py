"""What any returned form says: what nobody could read, and what differs side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel

from app.ui.card_page import CardPage
from app.ui.editors import Choice
from app.ui.parts import Card, Row, look, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.domain.incoming import Problem
    from app.formats import Formats

NOTHING = "–"
#: So many letters of each text are read side by side.
_LONGEST = 1_500
#: Room for a few words before the choice beside them, in pixels.
_NAMED = 140
Pair = tuple[str, str]
Reading = TypeVar("Reading")


class Sides(NamedTuple):
    """What the two sides are called, and the two ways to choose between them."""

    here: str
    form: str
    keep: str
    take: str


class Beside(QFrame):
    """One part as it stands here and as the form has it, and which of the two is wanted.

    Nothing is taken over unless that is chosen.
    """

    def __init__(self, part: Any, heading: str, pairs: Sequence[Pair], sides: Sides) -> None:  # noqa: ANN401  # as its form names parts
        super().__init__()
        self.part = part
        self.choice = Choice(((False, sides.keep), (True, sides.take)))
        self.choice.set_value(False)
        self.choice.set_name(f"{heading}: which is wanted")
        self.choice.box.setMinimumContentsLength(26)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 6)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        head = QHBoxLayout()
        named = words(heading, bold=True, wrap=True)
        named.setMinimumWidth(_NAMED)
        head.addWidget(named, 1)
        head.addWidget(self.choice)
        grid.addLayout(head, 0, 0, 1, 2)
        for column, title in enumerate((sides.here, sides.form)):
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


class SaidPage(CardPage, Generic[Reading]):
    """What a form says, as far as it was understood; a subclass adds cards with the rest."""

    def __init__(self, differing: str) -> None:
        super().__init__("What the form says", margin=0)
        self.problems = Card("Not understood")
        self.differing = Card(differing)
        self.beside: list[Beside] = []

    def show_reading(self, reading: Reading, formats: Formats) -> None:
        """Show another form."""
        self._shown = reading, formats
        self.refill(self.fill, same=False)

    @property
    def taken(self) -> tuple[Any, ...]:
        """The parts of which the form's are wanted in place of what stands here."""
        return tuple(one.part for one in self.beside if one.taken)

    def fill(self) -> None:
        """Fill the cards with what is shown."""
        raise NotImplementedError

    def fill_problems(self, problems: Iterable[Problem]) -> None:
        """Say what nobody could read."""
        self.problems.clear()
        for problem in problems:
            self.problems.add(Row(problem.text, above=problem.column))
        self.problems.setVisible(bool(problems))

    def fill_differing(self, beside: Sequence[Beside]) -> None:
        """Show what differs side by side."""
        self.beside = list(beside)
        self.differing.clear()
        for one in self.beside:
            self.differing.add(one)
        self.differing.setVisible(bool(self.beside))


def short(text: str) -> str:
    """As much of a text as is read here."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…"


def _said(text: str, *, muted: bool) -> QLabel:
    made = words(short(text), wrap=True)
    if muted:
        look(made, tone="muted")
    made.setMinimumWidth(1)
    return made
