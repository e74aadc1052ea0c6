"""What is owed about the plans next, each with the one thing that settles it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from app.ui.parts import Card, LinkButton, Row
from app.ui.tabs.plans import overview_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from app.domain.plan_board import Due
    from app.formats import Formats
    from app.ui.parts import Tone

NOTHING_DUE = "Nothing is due."


class DueCard(Card):
    """What is due, most late first; ``wished`` tells which of them is to be settled.

    So many at ``most`` are shown; the rest is counted.
    """

    wished = Signal(object)

    def __init__(self, title: str, most: int) -> None:
        super().__init__(title)
        self._most = most
        self.acts: list[LinkButton] = []

    def fill(self, found: Sequence[Due], today: date, formats: Formats) -> None:
        """Show what is due; the keyboard stays on the line, or goes to the one in its place."""
        held = self._in_hand()
        self.clear()
        self.acts = [
            self._add(one, overview_words.due_words(one, today, formats))
            for one in found[: self._most]
        ]
        if held is not None and self.acts:
            self.acts[min(held, len(self.acts) - 1)].setFocus()
        if not found:
            self.add_muted(NOTHING_DUE)
        elif len(found) > self._most:
            self.add_muted(f"{len(found) - self._most} more")

    def _in_hand(self) -> int | None:
        """Which of the lines has the keyboard: settling one often takes it away."""
        focused = self.window().focusWidget()
        return next((place for place, act in enumerate(self.acts) if act is focused), None)

    def _add(self, one: Due, said: str) -> LinkButton:
        act = LinkButton(overview_words.ACTS[one.what], partial(self.wished.emit, one))
        act.setAccessibleName(f"{act.text()} {one.person.name}, {said}")
        tone: Tone = "amber" if one.late else "muted"
        row = Row(one.person.name, below=said, right=act, tone=tone)
        self.add(row)
        row.show()  # it could not take the keyboard before it is on screen
        return act
