"""What is printed, from wherever it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.domain.kinds import PeriodKind

if TYPE_CHECKING:
    from app.domain.periods import Period
    from app.gather import Copy
    from app.ui.tabs.plans.view import Paper
    from app.ui.tabs.reviews.view import ReviewPaper
    from app.ui.tabs.training.view import TrainingPaper
    from app.ui.window import Window

#: Kinds of paper that are about the team and not about one person.
_OF_TEAM = ("calendar", "template")


class Papers(QObject):
    """Opens the preview over the window, with the kind of paper that is wanted."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window

    def print_in_sight(self) -> None:
        """Print what one sees of the person in focus: their review, next 1:1, plan or numbers."""
        window = self._window
        if window.planning.in_sight:
            window.planning.print_in_sight()
        elif window.reviews.in_sight:
            window.reviews.print_in_sight()
        elif window.training.in_sight:
            window.training.print_in_sight()
        elif window.focus.person is None:
            window.status.say("Choose somebody first: Ctrl+P finds them by name.")
        else:
            coaching = window.rail.currentWidget() is window.at_hand.page
            numbers = "scorecard" if window.numbers.in_sight else ""
            self.show_packet(window.focus.person, "prep" if coaching else numbers)

    def show_coaching(self, kind: str, about: int) -> None:
        """Print something of the Coaching tab: about a person, a call, or a template by its id."""
        from app.domain import sessions

        journal = self._window.journal
        if journal is None:
            return
        if kind == "call":
            (who, *_) = journal.ask(sessions.get, about).people
            self.show_packet(who.id, kind, about)
        elif kind in _OF_TEAM:
            self.show_packet(None, kind, about)
        else:
            self.show_packet(about, kind)

    def show_numbers(self, kind: str, about: int) -> None:
        """Print something of the Scorecard tab: about a person, the team (0), or a scenario."""
        if kind == "lift":
            self.show_packet(None, kind, about)
        else:
            self.show_packet(about or None, kind)

    def show_plans(self, paper: Paper) -> None:
        """Print something of the Plans tab: of a plan, or of the team."""
        from app.domain import plans

        journal = self._window.journal
        if journal is None:
            return
        if paper.plan_id is None:
            self.show_packet(None, paper.kind, half=paper.half)
        else:
            found = journal.ask(plans.get, paper.plan_id)
            half = paper.half or found.half
            self.show_packet(found.person.id, paper.kind, paper.plan_id, copy=paper.copy, half=half)

    def show_reviews(self, paper: ReviewPaper) -> None:
        """Print something of the Reviews tab: of somebody's review, or of the team."""
        period = paper.period
        monthly = period is not None and period.kind is PeriodKind.MONTH
        self.show_packet(
            *(paper.person_id, paper.kind, paper.review_id),
            copy=paper.copy,
            quarter=None if monthly else period,
            month=period if monthly else None,
        )

    def show_training(self, paper: TrainingPaper) -> None:
        """Print something of the Training tab: of a session, of a quarter, or of the team."""
        self.show_packet(None, paper.kind, paper.training_id, quarter=paper.quarter)

    def show_packet(
        self,
        person_id: int | None,
        kind: str,
        which: int | None = None,
        *,
        copy: Copy | None = None,
        half: Period | None = None,
        quarter: Period | None = None,
        month: Period | None = None,
    ) -> None:
        """Preview a packet about a person, or about the team where nobody is named.

        ``copy``, ``half``, ``quarter`` and ``month`` are what it starts with, as the dialog has
        them.
        """
        from app.ui.dialogs.packet import PacketDialog

        window = self._window
        if window.journal is not None:
            PacketDialog(
                *(window.journal, person_id, window, window.resources),
                kind=kind,
                which=which,
                copy=copy,
                half=half,
                quarter=quarter,
                month=month,
            ).open()
