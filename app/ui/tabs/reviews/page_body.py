"""The cards of a review's page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from app.domain import review_items
from app.ui.card_page import CardPage
from app.ui.parts import Card, words
from app.ui.tabs.reviews import page_words as say
from app.ui.tabs.reviews.page_answers import AnswersCard
from app.ui.tabs.reviews.page_items import VisibleCard
from app.ui.tabs.reviews.page_numbers import NumbersCard
from app.ui.tabs.reviews.page_said import PrivateCard, SaidCard, StepsCard, UpwardCard
from app.ui.tabs.reviews.page_signed import HistoryCard, SignedCard

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.domain.kinds import ReviewItemKind
    from app.journal import Journal
    from app.ui.form import Form
    from app.ui.tabs.reviews.page_read import Shown


class ReviewBody(CardPage):
    """Everything that stands in a review and beside it.

    ``wished`` names an act and what it is about: an item, the id of a step, file or revision, the
    path of a scan, or None.
    """

    wished = Signal(str, object)

    def __init__(self, journal: Journal) -> None:
        super().__init__("Review")
        self._journal = journal
        self._review_id: int | None = None
        self._shown: Shown | None = None
        self.note = Card("How it stands")
        self.note.title.hide()  # the sentence says it itself
        self.sentence = words(wrap=True)
        self.note.keep_below(self.sentence)
        self.numbers, self.items = NumbersCard(), VisibleCard(self._whole)
        self.answers, self.said = AnswersCard(journal), SaidCard(journal)
        self.steps = StepsCard(journal)
        self.private, self.upward = PrivateCard(journal), UpwardCard()
        self.signed, self.history = SignedCard(), HistoryCard()
        self.put(
            (
                *(self.note, self.numbers, self.items, self.answers, self.said, self.steps),
                *(self.private, self.upward, self.signed, self.history),
            ),
            wide=(self.note, self.numbers, self.items, self.answers, self.said, self.steps),
        )
        self._connect()

    def show_review(self, shown: Shown) -> None:
        """Show a review; the same one stays where it was."""
        same = shown.found.id == self._review_id
        self._review_id, self._shown = shown.found.id, shown
        self.refill(self._fill, same=same)

    def take_focus(self) -> None:
        """Give the keyboard to what is to be written next, else to the items."""
        if not self.answers.isHidden() and not self.items.list.isVisible():
            self.answers.take_focus()
        else:
            self.items.list.setFocus()

    def go_to_answers(self) -> None:
        """Bring the first question that the manager has not answered into sight."""
        self.answers.take_focus()
        self.ensureWidgetVisible(self.focusWidget() or self.answers)

    def go_to_steps(self) -> None:
        """Bring the line for a next step into sight."""
        self.steps.take_focus()
        self.ensureWidgetVisible(self.steps.line)

    def forms(self) -> Sequence[Form]:
        """Whatever is typed into."""
        written = (self.said.form, self.steps.line, self.private.form)
        return (*self.answers.forms(), *written)

    def _connect(self) -> None:
        self.numbers.acted.connect(self._wish("prepare"))
        self.items.acted.connect(self._wish("prepare"))
        self.items.ticked.connect(self._tick)
        self.items.opened.connect(partial(self._tell, "item"))
        self.items.refused.connect(self._wish("refused"))
        self.answers.acted.connect(self._wish("type_own"))
        self.steps.opened.connect(partial(self._tell, "step"))
        self.steps.dropped.connect(partial(self._tell, "delete_step"))
        self.private.acted.connect(partial(self._tell, "paper", ("", "mine")))
        self.upward.acted.connect(self._wish("type_upward"))
        self.upward.form_wanted.connect(partial(self._tell, "paper", ("upward", "blank")))
        self.signed.acted.connect(self._wish("sign"))
        self.signed.attach_wanted.connect(partial(self._tell, "attach"))
        self.signed.opened.connect(partial(self._tell, "file"))
        self.signed.dropped.connect(partial(self._tell, "delete_file"))
        self.history.opened.connect(partial(self._tell, "show"))

    def _fill(self) -> None:
        shown = self._shown
        assert shown is not None  # it is filled with a review
        note = say.kept_note(shown) if shown.is_prepared else say.invitation(shown)
        self.sentence.setText(note)
        self.note.setVisible(bool(note))
        for card in (self.items, self.answers, self.said, self.steps, self.signed):
            card.setVisible(shown.is_prepared)
        self.numbers.show_review(shown)
        self.items.show_items(shown)
        self.answers.show_review(shown)
        self.said.show_review(shown)
        self.steps.show_review(shown)
        self.private.show_review(shown)
        self.upward.show_review(shown)
        self.signed.show_review(shown)
        self.history.show_review(shown)

    def _whole(self, item: tuple[ReviewItemKind, int]) -> str:
        """All words of an item, for who points at it."""
        assert self._review_id is not None  # there is no list before
        return self._journal.ask(review_items.whole, self._review_id, *item)

    def _tick(self, item: object, shown: bool) -> None:
        self._tell("show_item", (item, shown))

    def _wish(self, name: str) -> Callable[[], None]:
        return partial(self._tell, name, None)

    def _tell(self, name: str, about: object = None) -> None:
        self.wished.emit(name, about)
