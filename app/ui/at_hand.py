"""What is at hand on every page: the capture line, the search, the Coaching tab they lead to."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.ui import veil
from app.ui.explain import explain
from app.ui.seat import Seat

if TYPE_CHECKING:
    from app.domain.captured import Capture
    from app.domain.seek import Hit
    from app.journal import Journal
    from app.ui.tabs.coaching.tab import CoachingTab
    from app.ui.window import Window

COACHING = "Coaching"
#: What is found and stands on the Scorecard tab.
_OF_NUMBERS = frozenset(
    {
        *("improvement_plan", "lift_scenario", "metric", "metric_definition", "standard"),
        *("standard_miss", "target", "team_goal"),
    }
)
#: What is found and stands on the Coaching tab.
_OF_COACHING = frozenset({"agenda_item", "commitment", "note", "session", "session_template"})
#: What is found and stands on the Training tab.
_OF_TRAINING = frozenset({"training_session", "training_topic"})
#: A plan, or a review, is found by all that stands in it.
_PLAN, _REVIEW = "business_plan", "review"


class CoachingSeat(Seat["CoachingTab"]):
    """Keeps the page of the Coaching tab; the tab is imported and made when it is looked at."""

    name = COACHING

    def make(self, window: Window, journal: Journal) -> CoachingTab:
        """The tab over an open journal; it leads to everybody's 1:1s by itself."""
        from app.ui.tabs.coaching.tab import CoachingTab

        tab = CoachingTab(journal, window.focus)
        tab.print_wanted.connect(window.papers.show_coaching)
        tab.capture_wanted.connect(window.at_hand.capture)
        return tab


class AtHand(QObject):
    """Answers the bar above every page, and leads to the Coaching tab."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._seat = CoachingSeat(window)
        self.page = self._seat.page
        window.top.capture.save_wanted.connect(self._save)
        window.top.search_wanted.connect(self.search)

    def attach(self, journal: Journal) -> None:
        """The journal is open."""
        self._window.top.capture.attach(journal)
        self._seat.seat()

    def detach(self) -> None:
        """The journal is about to go, and with it the tab, which the window takes away."""
        self._window.top.capture.detach()
        self._seat.detach()

    def capture(self) -> None:
        """Ctrl+Space: write a note."""
        self._window.top.capture.begin()

    def search(self) -> None:
        """Ctrl+K: find what was written."""
        if self._window.journal is None:
            return
        from app.ui.search.dialog import SearchDialog

        dialog = SearchDialog(self._window.journal, self._window)
        dialog.opened.connect(self._open)
        dialog.open()

    def hide_private(self) -> None:
        """F9: hide private text on every screen, or show it again."""
        veil.toggle()

    @property
    def coaching(self) -> CoachingTab:
        """The Coaching tab, brought to the front."""
        return self._seat.tab

    def enter(self) -> None:
        """The Coaching tab was opened by its key: bring the keyboard to what it shows."""
        self._seat.enter()

    def open_record(self, table: str, record_id: int, person_id: int | None) -> None:
        """Open a note, a session, a review or the like, about the person with this id, if any."""
        if table == _PLAN:
            self._window.planning.open_plan(record_id)
        elif table == _REVIEW:
            self._window.reviews.open_review(record_id)
        elif table in _OF_TRAINING:
            self._window.training.open_record(table, record_id)
        else:
            self.coaching.open_record(table, record_id, person_id)

    def show_thread(self, person_id: int) -> None:
        """Go to a person's 1:1s."""
        self.coaching.show_thread(person_id)

    def _save(self, capture: Capture) -> None:
        """Keep what was captured; a refusal stands under the line, and nothing typed is lost."""
        journal = self._window.journal
        if journal is None:
            return
        from app.domain import capturing

        try:
            journal.do("Note written", capturing.take, capture, date.today())
        except Exception as error:
            explained = explain(error)
            if explained is None:
                raise
            self._window.top.capture.refused(explained[1])
        else:
            self._window.top.capture.saved()

    def _open(self, hit: Hit) -> None:
        """Go to what was found: to the tab on which it stands, or the person's page."""
        person = hit.people[0] if hit.people else None
        if hit.table in (_PLAN, _REVIEW) or hit.table in _OF_COACHING | _OF_TRAINING:
            self.open_record(hit.table, hit.id, person)
        elif hit.table in _OF_NUMBERS:
            self._window.numbers.open_record(hit.table, hit.id)
        elif person is not None:
            self._window.show_person(person)
        elif hit.table == "skill":
            from app.ui.dialogs.skill_library import SkillLibraryDialog

            assert self._window.journal is not None  # something was found in it
            SkillLibraryDialog(self._window.journal, self._window).open()
