"""One review: how far it is, what stands in it, and everything the two do with it."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout

from app.domain import settings
from app.domain.errors import Refused
from app.domain.models import (
    AgendaItem,
    Agreement,
    Commitment,
    CommitmentDue,
    GrowthGoal,
    Note,
    Person,
    ProfileFact,
    Review,
    ReviewAssessment,
    ReviewFile,
    ReviewFrozen,
    ReviewItem,
    ReviewSection,
    ReviewSignature,
    ReviewStep,
    ReviewTemplate,
    Session,
    Settings,
    SkillRating,
    StandardMiss,
    TrainingSession,
    UpwardAnswer,
)
from app.domain.names import initials
from app.formats import Formats
from app.ui import icons
from app.ui.parts import LinkButton, PageHead, look
from app.ui.tabs.reviews import page_words as say
from app.ui.tabs.reviews.acts import BESIDE, CHANGING, OWN, PAPERS, ReviewActs, offered
from app.ui.tabs.reviews.page_body import ReviewBody
from app.ui.tabs.reviews.page_read import read
from app.ui.tabs.reviews.view import ReviewsView

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QPushButton

    from app.domain.kinds import ReviewDue
    from app.journal import Journal
    from app.ui.focus import Focus
    from app.ui.tabs.reviews.page_read import Shown

_BACK = "All reviews"
_BACK_KEYS = ("Esc", "Alt+Left")


class ReviewPage(ReviewsView):
    """The editor of one review. What is typed is saved by itself.

    ``back`` asks for all reviews; ``changed`` tells of another review that is shown now.
    """

    back = Signal()
    changed = Signal(int)
    watches: ClassVar[frozenset[type]] = frozenset(
        {
            *(AgendaItem, Agreement, Commitment, CommitmentDue, GrowthGoal, Note, Person),
            *(ProfileFact, Review, ReviewAssessment, ReviewFile, ReviewFrozen, ReviewItem),
            *(ReviewSection, ReviewSignature, ReviewStep, ReviewTemplate, Session, Settings),
            *(SkillRating, StandardMiss, TrainingSession, UpwardAnswer),
        }
    )

    def __init__(self, journal: Journal, focus: Focus) -> None:
        super().__init__(journal, focus)
        self._acts = ReviewActs(journal, self)
        self._acts.said.connect(self.said)
        self._acts.shown.connect(self.show_review)
        self._acts.paper_wanted.connect(self.paper_wanted)
        self._wanted: int | None = None
        self._shown: Shown | None = None

    def build(self) -> None:
        self.back_link = LinkButton(_BACK, self.back.emit)
        icons.put(self.back_link, "chevron-left", "accent")
        self.head = PageHead()
        self.print_button = self.head.add_action("Print", self._offer_papers)
        self.more = self.head.add_action("More", self._open_menu)
        self.next_button = self.head.add_action("", self._go_on, primary=True)
        for opener in (self.print_button, self.more):
            icons.put(opener, "chevron-down")
        for opener in (self.print_button, self.more, self.next_button):
            opener.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.body = ReviewBody(self.journal)
        self._lay_out()
        self.body.wished.connect(self.act)
        for keys in _BACK_KEYS:
            shortcut = QShortcut(QKeySequence(keys), self, self.back.emit)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def get_ready(self) -> None:
        """Make the widgets before there is a review to show."""
        self._freshen()

    def refresh(self) -> None:
        if self._wanted is None:
            return
        chosen = self.journal.ask(settings.current)
        formats = Formats(chosen.currency, chosen.language)
        try:
            self._shown = read(self.journal, self._wanted, formats, date.today())
        except Refused:  # it was deleted, or what made it was undone
            self._wanted = self._shown = None
            self.back.emit()
            return
        self._show(self._shown)

    def show_review(self, review_id: int) -> None:
        """Show a review, once what is typed about another one is saved."""
        another, self._wanted = review_id != self._wanted, review_id
        self.mark_stale()
        if another:
            self.changed.emit(review_id)

    @property
    def shown(self) -> int | None:
        """The id of the review that is shown."""
        return None if self._shown is None else self._shown.found.id

    def take_focus(self) -> None:
        """Give the keyboard to what is due next."""
        if self._shown is None:
            return
        if self.next_button.isVisibleTo(self):
            self.next_button.setFocus()
        else:
            self.body.take_focus()

    def may_leave(self) -> bool:
        """Save or keep what is typed; whether nothing of it would be lost."""
        if self._shown is None:
            return True
        kept = [form.put_by() for form in self.body.forms()]
        return all(kept)

    def act(self, name: str, about: object = None) -> None:
        """Do what was wished for by its name, or say why it cannot be done."""
        shown = self._shown
        if shown is None:
            return
        may = shown.is_open or (name not in CHANGING and not shown.read_only)
        if name == "refused" or (name in CHANGING | BESIDE and not may):
            self.said.emit(say.why_closed(shown))
        elif name in ("get_own", "answer", "next_step"):
            self._point(name)
        elif name == "close" and not self.body.steps.add_typed():
            self.body.go_to_steps()  # what is typed there would be left behind
        elif self.may_leave() or name in ("item", "file", "show"):
            self._acts.do(name, shown.found.id, about)
            if name == "show":  # what had the keyboard went with the other review
                self.take_focus()

    def _point(self, name: str) -> None:
        """Bring what is to be done here under the keyboard."""
        if name == "get_own":
            self._pop_up(
                self.next_button, [(text, icon, partial(self.act, act)) for act, text, icon in OWN]
            )
        elif name == "answer":
            self.body.go_to_answers()
        else:
            self.body.go_to_steps()

    def _show(self, shown: Shown) -> None:
        found = shown.found
        self.head.show_facts(say.title(found), say.facts(shown))
        self.head.show_badge(initials(found.person.name), found.person.colour)
        look(
            self.head.facts, tone="amber" if shown.is_latest and shown.cell.timing.late else "muted"
        )
        act, text = self._next(shown)
        self.next_button.setText(text)
        self.next_button.setVisible(bool(act))
        icons.take_off(self.next_button)
        if act == "get_own":
            icons.put(self.next_button, "chevron-down", "on_accent")
        self.more.setVisible(not shown.read_only)
        self.body.show_review(shown)

    def _next(self, shown: Shown) -> tuple[str, str]:
        """What takes the review on; where a later revision is under way, that is shown instead."""
        if not shown.is_latest:
            return "show", f"Go to revision {shown.revisions[0].review.revision}"
        due: ReviewDue | None = shown.found.due
        return ("", "") if shown.read_only or due is None else say.NEXT[due]

    def _go_on(self) -> None:
        shown = self._shown
        if shown is not None:
            act, _ = self._next(shown)
            self.act(act, shown.revisions[0].id if act == "show" else None)

    def _offer_papers(self) -> None:
        assert self._shown is not None  # there is no menu before
        state = self._shown.found.review.state
        self._pop_up(
            self.print_button,
            [
                (text, icon, partial(self.act, "paper", (kind, copy)))
                for kind, copy, text, icon, states in PAPERS
                if state in states
            ],
        )

    def _open_menu(self) -> None:
        assert self._shown is not None  # there is no menu before
        offered_now = offered(self._shown.found)
        self._pop_up(
            self.more, [(text, icon, partial(self.act, name)) for name, text, icon in offered_now]
        )

    def _pop_up(
        self, opener: QPushButton, lines: Sequence[tuple[str, str, Callable[[], object]]]
    ) -> None:
        """Show a menu below a button: words, an icon, and what each does."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, icon, slot in lines:
            icons.put(menu.addAction(text, slot), icon)
        menu.popup(opener.mapToGlobal(opener.rect().bottomLeft()))

    def _lay_out(self) -> None:
        way_back = QHBoxLayout()
        way_back.addWidget(self.back_link)
        way_back.addStretch(1)
        top = QVBoxLayout()
        top.setContentsMargins(22, 12, 22, 8)
        top.setSpacing(8)
        top.addLayout(way_back)
        top.addWidget(self.head)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(top)
        outer.addWidget(self.body, 1)
