"""The Reviews tab: which review is next or late, and each of them opened to be written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from app.domain import reviews
from app.ui.background import Job
from app.ui.tabs.reviews.overview import OverviewView
from app.ui.tabs.reviews.view import ReviewsView, packet

if TYPE_CHECKING:
    from collections.abc import Collection

    from PySide6.QtGui import QShowEvent

    from app.journal import Journal
    from app.ui.focus import Focus
    from app.ui.settings import WindowSettings
    from app.ui.tabs.reviews.page import ReviewPage

#: Everybody's reviews are looked at for so long, in milliseconds, before one is made ready.
_PAUSE = 1_000


class ReviewsTab(ReviewsView):
    """Shows everybody's reviews, or in their place the one that was opened."""

    def __init__(
        self, journal: Journal, focus: Focus, settings: WindowSettings | None = None
    ) -> None:
        super().__init__(journal, focus)
        self._settings = settings
        self._page: ReviewPage | None = None
        self._rest = QTimer(self, singleShot=True, interval=_PAUSE)
        self._rest.timeout.connect(self._import_page)

    def build(self) -> None:
        self.overview = OverviewView(self.journal, self.focus, self._settings)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.overview)
        self.overview.opened.connect(self.show_review)
        self._listen(self.overview)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.pages)

    def refresh(self) -> None:
        """Each of its pages reads what it shows."""

    def tell(self, touched: Collection[type]) -> None:
        """Some kinds of record changed; the pages that were looked at hear of it."""
        super().tell(touched)
        for view in self._views:
            view.tell(touched)

    def mark_stale(self) -> None:
        """Another day, or another person: the pages that were looked at are out of date as well."""
        super().mark_stale()
        for view in self._views:
            view.mark_stale()

    @property
    def page(self) -> ReviewPage:
        """The page of one review; it is imported and made when one is first opened."""
        if self._page is None:
            self._page = self._made()
        return self._page

    @property
    def shown(self) -> int | None:
        """The id of the review that is open; None while everybody's are looked at."""
        is_open = self._page is not None and self.pages.currentWidget() is self._page
        return self._page.shown if is_open and self._page is not None else None

    def show_review(self, review_id: int) -> None:
        """Open a review."""
        self._freshen()
        self.page.show_review(review_id)
        self.pages.setCurrentWidget(self.page)
        self.page.enter()

    def show_overview(self) -> None:
        """Go back to everybody's reviews, to the one that was open."""
        self._freshen()
        last = self.shown
        self.pages.setCurrentWidget(self.overview)
        if last is not None:
            found = self.journal.ask(reviews.get, last)
            self.overview.show_slot(found.person.id, found.slot)
        self.overview.enter()

    def show_person(self, person_id: int) -> None:
        """Go to somebody's row."""
        if self.shown is None or self.page.may_leave():
            self.show_overview()
            self.overview.show_person(person_id)

    def print_in_sight(self) -> None:
        """Print the review that is looked at, or in hand."""
        self._freshen()
        if self.shown is None:
            self.paper_wanted.emit(self.overview.in_sight())
        elif self.page.may_leave():  # what is typed is on it too
            found = self.journal.ask(reviews.get, self.shown)
            self.paper_wanted.emit(packet(found.person.id, found.slot))

    def take_focus(self) -> None:
        """Give the keyboard to the page in sight."""
        view = self.pages.currentWidget()
        assert isinstance(view, ReviewsView)
        view.enter()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up, and make the page of one review ready while nobody waits for it."""
        super().showEvent(event)
        if self._page is None:
            self._rest.start()

    def _import_page(self) -> None:
        if self.isVisible() and self._page is None:
            Job(self, _import, done=self._make_page)

    def _make_page(self, _ready: object) -> None:
        if self._page is None and not self.journal.locked:
            self._page = self._made()

    def _made(self) -> ReviewPage:
        from app.ui.tabs.reviews.page import ReviewPage

        page = ReviewPage(self.journal, self.focus)
        self.pages.addWidget(page)
        page.back.connect(self.show_overview)
        self._listen(page)
        page.get_ready()  # widgets that are made while it is shown take no keyboard yet
        return page

    @property
    def _views(self) -> list[ReviewsView]:
        return [one for one in (getattr(self, "overview", None), self._page) if one is not None]

    def _listen(self, view: ReviewsView) -> None:
        view.person_wanted.connect(self.person_wanted)
        view.thread_wanted.connect(self.thread_wanted)
        view.newcomer_wanted.connect(self.newcomer_wanted)
        view.said.connect(self.said)
        view.paper_wanted.connect(self.paper_wanted)


def _import() -> None:
    """The worker: have at hand what shows one review."""
    from app.ui.tabs.reviews import page  # noqa: F401
