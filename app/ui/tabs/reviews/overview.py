"""Overview: everybody's reviews over a half-year, the one in hand, and whose turn it is."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.domain import review_board, review_timing, settings
from app.domain.kinds import PeriodKind, ReviewState
from app.domain.models import (
    Person,
    Review,
    ReviewItem,
    ReviewSection,
    ReviewSignature,
    ReviewStep,
    Settings,
)
from app.domain.periods import next_period, period_of
from app.formats import Formats
from app.ui.instead import Instead
from app.ui.parts import EmptyState, framed, words
from app.ui.tabs.reviews import head
from app.ui.tabs.reviews.batch_acts import BatchActs
from app.ui.tabs.reviews.head import ReviewsHead
from app.ui.tabs.reviews.overview_grid import ReviewsGrid
from app.ui.tabs.reviews.preview import PreviewCard
from app.ui.tabs.reviews.side import Side
from app.ui.tabs.reviews.view import OF_TEAM, ReviewPaper, ReviewsView, packet

if TYPE_CHECKING:
    from app.domain.models import Settings as Chosen
    from app.domain.periods import Period
    from app.domain.review_board import Waiting
    from app.domain.review_timing import Slot
    from app.journal import Journal
    from app.ui.focus import Focus
    from app.ui.settings import WindowSettings

NOBODY = (
    "Once a month the two of you sit down over two pages, and formally once a quarter. "
    "First you need a team."
)
RULE = "Enter opens a review, P prepares it."
_GUTTER = 22


class OverviewView(ReviewsView):
    """People down, the six slots of a half-year across; ``opened`` asks for a review by its id."""

    opened = Signal(int)
    watches: ClassVar[frozenset[type]] = frozenset(
        {
            *(Person, Review, ReviewItem, ReviewSection, ReviewSignature, ReviewStep),
            Settings,
        }
    )

    def __init__(
        self, journal: Journal, focus: Focus, settings: WindowSettings | None = None
    ) -> None:
        super().__init__(journal, focus)
        self.acts = BatchActs(journal, self, settings)
        self._half: Period | None = None
        self._waiting: list[Waiting] = []
        self._followed = focus.person

    def build(self) -> None:
        self.head = ReviewsHead()
        self.grid = ReviewsGrid()
        self.preview = PreviewCard(self.journal)
        self.side = Side(self.preview)
        self.nobody = EmptyState(NOBODY, "Add a person", self.newcomer_wanted.emit)
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        today, chosen = date.today(), self.journal.ask(settings.current)
        self._today, self._formats = today, Formats(chosen.currency, chosen.language)
        self._fiscal_start = chosen.fiscal_start
        half = self._in_sight(chosen, today)
        found, self._waiting = self.journal.ask(review_board.both, half, today)
        week = period_of(PeriodKind.WEEK, today, chosen.fiscal_start, chosen.week_start)
        counts = review_board.counts(self._waiting, today, week)
        self.head.show_half(half, counts, self._formats)
        self.head.offer(there=bool(found.rows))
        now = review_timing.usual(today, chosen.fiscal_start)
        current = found.slots.index(now) if now in found.slots else -1
        first = self.grid.cell is None
        self.grid.show_board(found, current, self._start(found.slots, now), today, self._formats)
        if first and self._waiting:
            self.grid.go_to_slot(self._waiting[0].person.id, self._waiting[0].cell.slot)
        self.side.show_waiting(self._waiting, today, self._formats)
        self._follow()
        self._pages.show_page(bool(found.rows))

    def take_focus(self) -> None:
        """Give the keyboard to the grid, or to the button in its place."""
        self._pages.take_focus(self.grid)

    def show_person(self, person_id: int) -> None:
        """Bring somebody's row into sight, with the keyboard in it."""
        self._freshen()
        self.grid.go_to(person_id)
        self.grid.setFocus()

    def show_slot(self, person_id: int, one: Slot) -> None:
        """Bring somebody's cell into sight, in whichever half-year it is."""
        self._freshen()
        half = period_of(PeriodKind.HALF, one.period.starts, self._fiscal_start)
        if half != self._half:
            self._half = half
            self.refresh()
        self.grid.go_to_slot(person_id, one)

    def in_sight(self) -> ReviewPaper:
        """What is looked at, as paper: the review in hand, or else everybody's."""
        self._freshen()
        person, cell = self.grid.who, self.grid.cell
        if person is None or cell is None:
            return ReviewPaper(OF_TEAM)
        return packet(person.id, cell.slot)

    def open_in_hand(self) -> None:
        """Open the review in hand; where there is none yet, prepare it first."""
        cell = self.grid.cell
        if cell is None:
            return
        if cell.review is not None:
            self.opened.emit(cell.review.id)
        else:
            made = self._prepare()
            if made is not None:
                self.opened.emit(made)

    def prepare_in_hand(self) -> None:
        """Prepare the review in hand, anew where it was."""
        self._prepare()

    def _prepare(self) -> int | None:
        """The id of the review that was prepared; None where that was refused."""
        person, cell = self.grid.who, self.grid.cell
        if person is None or cell is None:
            return None
        return self.acts.prepare(person, cell.slot)

    def _in_sight(self, chosen: Chosen, today: date) -> Period:
        """The half-year that is looked at, at first that of today; the fiscal year may change."""
        day = today if self._half is None else self._half.starts
        self._half = period_of(PeriodKind.HALF, day, chosen.fiscal_start)
        return self._half

    def _start(self, slots: tuple[Slot, ...], now: Slot) -> int:
        """The column to begin with: that of what waits first, else the one under way."""
        waiting = [one.cell.slot for one in self._waiting if one.cell.slot in slots]
        first = waiting[0] if waiting else now
        return slots.index(first) if first in slots else len(slots) - 1

    def _turn(self, step: int) -> None:
        """Look at the next half-year, or at the one before."""
        assert self._half is not None  # the head turns what was shown
        self._half = next_period(self._half, step, self._fiscal_start)
        self.mark_stale()

    def _follow(self) -> None:
        """Go to the row of whoever came into focus."""
        person = self.focus.person
        if person is not None and person != self._followed:
            self.grid.go_to(person)
        self._followed = person

    def _show_in_hand(self) -> None:
        """Show beside the grid what there is to know of the cell in hand."""
        person, cell = self.grid.who, self.grid.cell
        if person is None or cell is None:
            return
        self.side.facts.fill(person, cell, self._today, self._formats)
        ends, start = cell.slot.period.ends, self._fiscal_start
        self.head.show_quarter(period_of(PeriodKind.QUARTER, ends, start))
        prepared = cell.review is not None and cell.review.state is not ReviewState.PLANNED
        wanted = packet(person.id, cell.slot, "shared") if prepared else None
        self.preview.show_paper(wanted, self._today)

    def _go_to(self, one: Waiting) -> None:
        """Go to a review that waits, and on to what is to be done about it."""
        self.show_slot(one.person.id, one.cell.slot)
        self.open_in_hand()

    def _preview(self) -> None:
        self.paper_wanted.emit(self.in_sight())

    def _print_packets(self) -> None:
        """Print everybody's packets, of the slot in hand where it has begun."""
        cell = self.grid.cell
        begun = cell is not None and cell.slot.period.starts <= self._today
        self.acts.print_packets(cell.slot if cell is not None and begun else None)

    def _open_person(self, row: int) -> None:
        self.person_wanted.emit(self.grid.board.lines[row].id)

    def _offer(self, at: QPoint) -> None:
        """The menu of a cell."""
        person, cell = self.grid.who, self.grid.cell
        if person is None or cell is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        state = cell.state
        if state is not None:
            menu.addAction("Open the review", self.open_in_hand)
        if state is not ReviewState.CLOSED and self._today >= cell.slot.period.starts:
            again = state not in (None, ReviewState.PLANNED)
            menu.addAction("Gather again" if again else "Prepare", self.prepare_in_hand)
        for text, copy in (("Print their pages…", "shared"), ("Print my page…", "mine")):
            paper = packet(person.id, cell.slot, copy)  # type: ignore[arg-type]  # of two literals
            menu.addAction(text, partial(self.paper_wanted.emit, paper))
        name = person.name.replace("&", "&&")
        menu.addAction(f"Open the page of {name}", partial(self.person_wanted.emit, person.id))
        menu.popup(self.grid.viewport().mapToGlobal(at))

    def _connect(self) -> None:
        self.grid.turned.connect(self._show_in_hand)
        self.grid.opened.connect(self.open_in_hand)
        self.grid.prepare_wanted.connect(self.prepare_in_hand)
        self.grid.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.grid.customContextMenuRequested.connect(self._offer)
        self.grid.verticalHeader().sectionDoubleClicked.connect(self._open_person)
        self.side.facts.acted.connect(self.open_in_hand)
        self.side.wished.connect(self._go_to)
        self.preview.acted.connect(self._preview)
        self.acts.said.connect(self.said)
        self.head.turned.connect(self._turn)
        self.head.prepare_wanted.connect(self.acts.prepare_all)
        self.head.export_wanted.connect(self.acts.export_forms)
        self.head.packets_wanted.connect(self._print_packets)
        self.head.questions_wanted.connect(self.acts.questions)
        self.head.paper_wanted.connect(self.paper_wanted)
        for command in head.COMMANDS:
            slot = getattr(self.head, command.name)
            shortcut = QShortcut(QKeySequence(*command.keys), self, slot)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(framed(self.grid), 1)
        left.addWidget(words(RULE, size="small", tone="muted"))
        page = QWidget()
        line = QHBoxLayout(page)
        line.setContentsMargins(_GUTTER, 14, _GUTTER, 14)
        line.setSpacing(14)
        line.addLayout(left, 1)
        line.addWidget(self.side)
        self._pages = Instead(page, self.nobody)
        top = QVBoxLayout()
        top.setContentsMargins(_GUTTER, 16, _GUTTER, 0)
        top.addWidget(self.head)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addWidget(self._pages, 1)
