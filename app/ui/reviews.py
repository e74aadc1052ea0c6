"""The page of the Reviews tab in the window, made when it is first looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui.seat import Seat

if TYPE_CHECKING:
    from app.journal import Journal
    from app.ui.tabs.reviews.tab import ReviewsTab
    from app.ui.window import Window

REVIEWS = "Reviews"


class ReviewSeat(Seat["ReviewsTab"]):
    """Keeps the page of the Reviews tab; the tab is imported and made when it is looked at."""

    name = REVIEWS

    def make(self, window: Window, journal: Journal) -> ReviewsTab:
        """The tab over an open journal."""
        from app.ui.tabs.reviews.tab import ReviewsTab

        tab = ReviewsTab(journal, window.focus, window.settings)
        tab.thread_wanted.connect(window.at_hand.show_thread)
        tab.paper_wanted.connect(window.papers.show_reviews)
        return tab

    def open_review(self, review_id: int) -> None:
        """Open a review, for something that was found in it."""
        self.tab.show_review(review_id)

    def show_person(self, person_id: int) -> None:
        """Go to somebody's row."""
        self.tab.show_person(person_id)

    def print_in_sight(self) -> None:
        """Print the review that is looked at, or in hand."""
        if self._tab is not None:
            self._tab.print_in_sight()
