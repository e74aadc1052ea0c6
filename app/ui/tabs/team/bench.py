"""The bench: candidates with must-have scores, whom to speak with next, who may leave."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain import bench, settings
from app.domain.models import MustHave, MustHaveScore, Person, Settings
from app.formats import Formats
from app.ui import icons
from app.ui.drafts import Draft
from app.ui.parts import Card, EmptyState, LinkButton, PageHead, Row, Veiled, look
from app.ui.table import Column, Flaw, Table
from app.ui.tabs.team import bench_words
from app.ui.tabs.team.bench_acts import BenchActs
from app.ui.tabs.team.exporting import ExportMenu
from app.ui.tabs.team.scorecard import Scorecard
from app.ui.tabs.team.view import TeamView

if TYPE_CHECKING:
    from app.domain.bench import Bench, Candidate
    from app.exchange.sheets_out import Sheet
    from app.journal import Journal
    from app.ui.focus import Focus

NOBODY = (
    "Know whom you would hire before somebody leaves. Note who told you of them and when to "
    "speak next; score what they must bring as you get to know them."
)
NO_MUST_HAVES = "What must whoever joins bring? A few things that can be seen in a talk."
NOBODY_LEAVES = "Nobody, as far as you know. Your guess is kept in a person's details."


#: The list takes no more rows than these from the card below it; the others are scrolled to.
_MOST_ROWS = 6


@dataclass(frozen=True)
class _Line:
    """A candidate as the list shows them."""

    id: int
    name: str
    touch: date | None
    touch_words: str
    late: bool
    scores: str
    ready: bool
    found_through: str


COLUMNS = (
    Column[_Line]("Candidate", lambda row: row.name, width=0),
    Column[_Line](
        "Speak next",
        lambda row: row.touch,
        text=lambda row: row.touch_words,
        width=22,
        tone=lambda row: "amber" if row.late else None if row.touch else "muted",
        marker=lambda row: Flaw("amber", "This day has passed") if row.late else None,
    ),
    Column[_Line]("Scores", lambda row: row.scores, width=14),
    Column[_Line](
        "Ready",
        lambda row: row.ready,
        text=lambda row: "ready" if row.ready else "not yet",
        width=7,
        tone=lambda row: "accent" if row.ready else "muted",
    ),
    Column[_Line]("Found through", lambda row: row.found_through, width=16),
)


class BenchView(TeamView):
    """Who might join, who could start today, and who may leave.

    ``hire_wanted`` carries the id of the candidate to take into the team.
    """

    watches: ClassVar[frozenset[type]] = frozenset({MustHave, MustHaveScore, Person, Settings})
    hire_wanted = Signal(int)

    def __init__(self, journal: Journal, focus: Focus) -> None:
        super().__init__(journal, focus)
        self.acts = BenchActs(journal, focus, self, self._choose)

    def build(self) -> None:
        self.head = PageHead("Bench")
        self.export = ExportMenu(self, self._sheet, "Bench")
        self.export_button = self.head.add_action("Export", self._open_export)
        icons.put(self.export_button, "chevron-down")
        self.export_button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.print_button = self.head.add_action("Print…", self.print_wanted.emit)
        self.add_button = self.head.add_action(
            "Add a candidate", self.acts.add_candidate, primary=True
        )
        self.table = Table(COLUMNS, name="Candidates", empty="Nobody on the bench")
        self.card = Scorecard(self.acts.change, self._draft)
        self.nobody = EmptyState(NOBODY, "Add a candidate", self.acts.add_candidate)
        self.leaving = Card("May leave")
        self.must_haves = Card("Must-haves", "Add")
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        found = self.journal.ask(bench.bench)
        if self.card.needs_new_form(found.must_haves):
            self.card.flush()  # before the form it is typed into goes
            found = self.journal.ask(bench.bench)
        self._found = found
        chosen = self.journal.ask(settings.current)
        formats = Formats(chosen.currency, chosen.language)
        self.head.show_facts("Bench", _facts(found, formats))
        self._fill_leaving(formats)
        self._fill_must_haves()
        self._fill_table(formats)

    def take_focus(self) -> None:
        """Give the keyboard to the candidates."""
        (self.table if self._found.candidates else self.nobody.action).setFocus()

    def _fill_table(self, formats: Formats) -> None:
        found, today = self._found, date.today()
        self.table.show_rows([_line(one, today, formats) for one in found.candidates])
        view, count = self.table.view, min(len(found.candidates), _MOST_ROWS)
        rows = count * view.verticalHeader().defaultSectionSize()
        self._frame.setFixedHeight(rows + view.horizontalHeader().sizeHint().height() + 14)
        here = {one.person.id for one in found.candidates}
        if self.table.current not in here and found.candidates:
            self.table.select(found.candidates[0].person.id)
        self._show_card()
        self._pages.setCurrentWidget(self._list if found.candidates else self.nobody)
        for action in (self.export_button, self.print_button, self.add_button):
            action.setVisible(bool(found.candidates))

    def _show_card(self) -> None:
        chosen = self.table.current
        one = next((one for one in self._found.candidates if one.person.id == chosen), None)
        if one is not None:
            self.card.show_candidate(one, self._found.must_haves)

    def _fill_leaving(self, formats: Formats) -> None:
        self.leaving.clear()
        for person in self._found.may_leave:
            if person.may_leave_by is None:
                continue
            by = bench_words.leaving_words(person.may_leave_by, date.today(), formats)
            row = Row(person.name, below=by, openable=True)
            row.opened.connect(partial(self.person_wanted.emit, person.id))
            self.leaving.add(row)
        if not self._found.may_leave:
            self.leaving.add_muted(NOBODY_LEAVES)

    def _fill_must_haves(self) -> None:
        self.must_haves.clear()
        for must in self._found.must_haves:
            row = Row(must.name, openable=True)
            row.opened.connect(partial(self.acts.open_must_have, must))
            self.must_haves.add(row)
        if not self._found.must_haves:
            self.must_haves.add_muted(NO_MUST_HAVES)
            self.must_haves.add(LinkButton("Start with the usual", self.acts.stock_must_haves))

    def _sheet(self) -> Sheet:
        return bench_words.sheet(self._found)

    def _open_export(self) -> None:
        below = self.export_button.rect().bottomLeft()
        self.export.popup(self.export_button.mapToGlobal(below))

    def _enter_card(self) -> None:
        self.card.form.editor("next_touch").setFocus()

    def _draft(self, person_id: int) -> Draft:
        return Draft(self.journal, f"person/{person_id}/bench")

    def _choose(self, person_id: int) -> None:
        self.table.select(person_id)

    def _remove_current(self) -> None:
        if isinstance(self.table.current, int):
            self.acts.remove(self.table.current)

    def _connect(self) -> None:
        self.table.selected.connect(self._show_card)
        self.table.activated.connect(self._enter_card)
        remove = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.table)
        remove.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        remove.activated.connect(self._remove_current)
        self.card.hire_wanted.connect(self.hire_wanted)
        self.card.page_wanted.connect(self.person_wanted)
        self.card.remove_wanted.connect(self.acts.remove)
        self.must_haves.acted.connect(self.acts.add_must_have)
        self.export.said.connect(self.said)

    def _lay_out(self) -> None:
        frame = QFrame()
        look(frame, part="card")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 4, 1, 4)
        inside.addWidget(self.table)
        self._frame = frame
        self._list = QWidget()
        column = QVBoxLayout(self._list)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(frame)
        column.addWidget(self.card, 1)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._list)
        self._pages.addWidget(self.nobody)
        page = QWidget()
        whole = QVBoxLayout(page)
        whole.setContentsMargins(22, 16, 22, 16)
        whole.setSpacing(14)
        whole.addWidget(self.head)
        whole.addWidget(self._pages, 1)
        _veiled_in(page, self)
        self._lay_out_side()

    def _lay_out_side(self) -> None:
        inside = QWidget()
        look(inside, part="page")
        column = QVBoxLayout(inside)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(14)
        column.addWidget(self.leaving)
        column.addWidget(self.must_haves)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        _veiled_in(scroll, self.side)


def _veiled_in(content: QWidget, holder: QWidget) -> None:
    """Fill ``holder`` with what is for the manager alone, as all of the bench is."""
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(Veiled(content))


def _facts(found: Bench, formats: Formats) -> str:
    count = len(found.candidates)
    people = "1 candidate" if count == 1 else f"{count or 'no'} candidates"
    return f"{people.capitalize()} · {bench_words.strength(found, formats)}"


def _line(one: Candidate, today: date, formats: Formats) -> _Line:
    person = one.person
    return _Line(
        person.id,
        person.name,
        person.next_touch,
        bench_words.touch_words(person.next_touch, today, formats),
        bench_words.is_late(person.next_touch, today),
        " ".join(str(score.score) if score else "–" for score in one.scores),
        one.ready,
        person.found_through,
    )
