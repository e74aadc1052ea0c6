"""Quarter: its sessions on a board of three months, and what is to be settled about them."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain import clock, training_balance, training_gaps, training_topics
from app.domain.models import TopicPerson, TrainingTopic
from app.formats import Formats
from app.ui import veil
from app.ui.card_page import CardPage
from app.ui.instead import Instead
from app.ui.parts import EmptyState, framed, words
from app.ui.tabs.training import board_words, side_words
from app.ui.tabs.training.board_grid import BoardGrid
from app.ui.tabs.training.board_words import Wording
from app.ui.tabs.training.side import GiversCard, WantedCard
from app.ui.tabs.training.topics import TopicsCard
from app.ui.tabs.training.view import MET, TrainingView

if TYPE_CHECKING:
    from app.domain.training_full import Quarter

NOT_PLANNED = (
    "The team is trained by the team: each session has a day, a topic and somebody who gives it. "
    "Choose a day of the week, and the quarter is laid out around the holidays."
)
OVER = "Nothing was planned for this quarter, and it is over."
RULE = (
    "Enter opens, N puts one in, Del takes it out. Drag a session to another day, or use "
    "Ctrl+arrows: a day, a week."
)
NO_PLACE = "Every session has a topic. Drag it onto the one that it should replace."
NO_SESSION = "Take the session in hand that is to be about it."
_SIDE = 304
#: With these the cards stand as far from the frame as rows do in other cards.
_MARGINS = (10, 2, 10, 6)


class QuarterView(TrainingView):
    """Three months of sessions, and beside them what is missing, what waits and who gives."""

    watches: ClassVar[frozenset[type]] = MET | {TopicPerson, TrainingTopic}

    def build(self) -> None:
        self.grid = BoardGrid()
        self.wanted = WantedCard(side_words.BEFORE)
        self.topics = TopicsCard()
        self.givers = GiversCard()
        self.not_planned = EmptyState(NOT_PLANNED, "Plan the quarter…", self.plan)
        self.over = EmptyState(OVER)
        self._lay_out()
        self._connect()
        veil.when_changed(self.mark_stale)

    def refresh(self) -> None:
        today, chosen = date.today(), self.in_sight.chosen
        formats = Formats(chosen.currency, chosen.language)
        period, self._quarter = self.in_sight.read()
        if self._quarter is not None:
            self._show(self._quarter, today, formats)
        waiting = side_words.topics(self.journal.ask(training_topics.waiting))
        is_there = self._quarter is not None and bool(self._quarter.trainings)
        for card in (self.wanted, self.givers):
            card.setVisible(is_there)
        self.side.refill(partial(self.topics.fill, waiting), same=True)
        self._pages.show_page(is_there, self.over if period.ends < today else self.not_planned)

    def take_focus(self) -> None:
        """Give the keyboard to the board, or to the button in its place."""
        self._pages.take_focus(self.grid)

    def go_to(self, training_id: int) -> None:
        """Take a session in hand."""
        if self.grid.go_to(training_id):
            self.grid.setFocus()

    def _show(self, found: Quarter, today: date, formats: Formats) -> None:
        closed = self.in_sight.closed(found.period)
        standing = self.journal.ask(training_gaps.standing, found, closed)
        given = self.journal.ask(training_balance.given, found, today)
        meets = side_words.meets_by_training(standing, formats)
        wording = Wording(formats, clock.own_zone(), meets)
        self.grid.show_board(board_words.board(found, closed, today, wording))
        title = side_words.title(found)
        wanted = side_words.wanted(found, standing, today, formats)
        there = bool(found.trainings)
        self.side.refill(partial(self.wanted.fill, title, wanted, any_there=there), same=True)
        self.givers.fill(side_words.shares(given))

    def _delete(self, _training_id: int) -> None:
        if self.grid.training is not None:
            self.take_out(self.grid.training)

    def _move(self, training_id: int, to: date) -> None:
        self.acts.move(training_id, to)

    def _swap(self, training_id: int, other_id: int) -> None:
        self.acts.swap(training_id, other_id)

    def _edit(self, training_id: int) -> None:
        self.acts.edit(training_id)

    def _offer(self, at: QPoint) -> None:
        """The menu of the card in hand."""
        if self.grid.training is not None:
            menu = self.menu_of(self.grid.training)
            menu.popup(self.grid.viewport().mapToGlobal(at))

    def _take_up(self, topic_id: int) -> None:
        """Put a topic into the session in hand, or into the first one that has none yet."""
        held = self.grid.training
        if held is not None and held.is_ahead and not held.session.topic:
            self.acts.take_up(held.id, topic_id)
            return
        there = self._quarter.trainings if self._quarter is not None else ()
        empty = [one for one in there if one.is_ahead and not one.session.topic]
        if empty:
            self.acts.take_up(empty[0].id, topic_id)
            self.grid.go_to(empty[0].id)
        else:
            self.said.emit(NO_PLACE if there else NO_SESSION)

    def _drop_topic(self, topic_id: int, place: QPoint) -> None:
        """Put a topic into the session that it was let go on; on a free day into a new one."""
        there = self.grid.slot_at(place)
        if there is None:
            return
        if there.training is None:
            self.add(there.day, topic_id)
        elif there.training.is_ahead:
            self.acts.take_up(there.training.id, topic_id)
            self.grid.go_to(there.training.id)

    def _about(self, topic_id: int) -> None:
        self.add(None, topic_id)

    def _change_topic(self, topic_id: int) -> None:
        self.quarter_acts.edit_topic(topic_id)

    def _add_topic(self) -> None:
        self.quarter_acts.add_topic()

    def _connect(self) -> None:
        grid, topics = self.grid, self.topics
        grid.opened.connect(self._edit)
        grid.deleted.connect(self._delete)
        grid.new_wanted.connect(self.add)
        grid.moved.connect(self._move)
        grid.swapped.connect(self._swap)
        grid.day_wanted.connect(self.acts.ask_move)
        grid.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        grid.customContextMenuRequested.connect(self._offer)
        self.wanted.wished.connect(self.go_to)
        topics.acted.connect(self._add_topic)
        topics.taken_up.connect(self._take_up)
        topics.session_wanted.connect(self._about)
        topics.opened.connect(self._change_topic)
        topics.dragged.connect(grid.aim_at)
        topics.dropped.connect(self._drop_topic)
        self.acts.added.connect(grid.go_to)

    def _lay_out(self) -> None:
        board = QWidget()
        left = QVBoxLayout(board)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(8)
        frame = framed(self.grid)
        frame.setContentsMargins(*_MARGINS)
        left.addWidget(frame, 1)
        left.addWidget(words(RULE, size="small", tone="muted"))
        self._pages = Instead(board, self.not_planned, self.over)
        self.side = CardPage("Beside the board", margin=0)
        cards = (self.wanted, self.topics, self.givers)
        self.side.put(cards, wide=cards)
        self.side.setFixedWidth(_SIDE)
        line = QHBoxLayout(self)
        line.setContentsMargins(22, 14, 22, 14)
        line.setSpacing(14)
        line.addWidget(self._pages, 1)
        line.addWidget(self.side)
