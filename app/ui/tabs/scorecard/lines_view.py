"""A view with a line for each person and for the team, one of them in hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui.tabs.scorecard.view import ScorecardView

if TYPE_CHECKING:
    from collections.abc import Container

    from app.journal import Journal
    from app.ui.focus import Focus
    from app.ui.lists import RecordList
    from app.ui.table import Table

#: The id of the team’s line among those of people.
TEAM = 0


class LinesView(ScorecardView):
    """The team's line is in hand at first, and that of whoever comes into focus since.

    The other views follow the person that is chosen here. A subclass says which its ``lines`` are
    and who is ``on_them``, and fills itself with the line in hand.
    """

    def __init__(self, journal: Journal, focus: Focus) -> None:
        super().__init__(journal, focus)
        self._followed = focus.person

    @property
    def lines(self) -> RecordList | Table:
        """Where the lines are chosen."""
        raise NotImplementedError

    @property
    def on_them(self) -> Container[object]:
        """The ids of the lines."""
        raise NotImplementedError

    @property
    def whose(self) -> int:
        """Whose line is in hand: the id of a person, or that of the team."""
        chosen = self.lines.current
        return chosen if isinstance(chosen, int) and chosen in self.on_them else TEAM

    def fill(self) -> None:
        """Show what there is to say of the line in hand."""
        raise NotImplementedError

    def follow(self) -> None:
        """Take the line of whoever came into focus into hand."""
        wanted, person = self.whose, self.focus.person
        if person is not None and person != self._followed and person in self.on_them:
            wanted = person
        self._followed = person
        self.lines.select(wanted)

    def choose(self) -> None:
        """Look at another line, with its person in focus for the other views."""
        if self.whose not in (TEAM, self.focus.person):
            self._followed = self.whose
            self.focus.set_person(self.whose)  # which refreshes
        else:
            self.fill()
