"""A review's page over a journal, without the rest of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.domain import reviews
from app.ui.focus import Focus
from app.ui.tabs.reviews.page import ReviewPage
from tests.ui.manager import enter
from tests.ui.view_desk import ViewDesk

if TYPE_CHECKING:
    from app.domain.review_full import ReviewInFull
    from app.journal import Journal
    from app.ui.tabs.reviews.view import ReviewPaper


class ReviewDesk(ViewDesk):
    """Sits before the page, on which a review is shown.

    ``wanted`` is what was asked for on paper, ``turned`` which reviews came up, ``left`` how often
    all of them were asked for.
    """

    def __init__(self, qtbot: Any, journal: Journal, review_id: int, **room: Any) -> None:
        self.wanted: list[ReviewPaper] = []
        self.turned: list[int] = []
        self.left: list[bool] = []
        view = ReviewPage(journal, Focus())
        view.paper_wanted.connect(self.wanted.append)
        view.changed.connect(self.turned.append)
        view.back.connect(lambda: self.left.append(True))
        super().__init__(qtbot, journal, view, **room)
        view.show_review(review_id)

    @property
    def cards(self) -> Any:
        """The cards of the page."""
        return self.view.body

    @property
    def facts(self) -> str:
        """The line under the title."""
        return str(self.view.head.facts.text())

    def found(self) -> ReviewInFull:
        """The review that is shown, as the journal has it."""
        assert self.view.shown is not None
        return self.journal.ask(reviews.get, self.view.shown)

    def items(self) -> list[tuple[str, bool]]:
        """What was gathered, as the list shows it, and whether it is visible."""
        return [(row.text, row.shown) for row in self.cards.items.list.model.rows]

    def choose_item(self, text: str) -> None:
        """Go to an item of the list."""
        found = self.cards.items.list
        found.select(next(row.id for row in found.model.rows if row.text.startswith(text)))

    def write(self, form: Any, **values: Any) -> None:
        """Type into fields of the page, and move on."""
        self.front()
        for name, value in values.items():
            enter(form.editor(name), value)
        self.view.may_leave()

    def answer(self, number: int, **values: Any) -> None:
        """Type into the manager's fields of a section, counted from 1."""
        section = self.found().sections[number - 1]
        named = {f"{name}-{section.id}": value for name, value in values.items()}
        self.write(self.cards.answers.form, **named)

    def next(self) -> None:
        """Press the button for what is due next."""
        self.click(self.view.next_button)

    def choose(self, text: str) -> None:
        """Choose from the menu beside the title."""
        self.menu(self.view.more)[text].trigger()
