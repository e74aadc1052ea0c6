"""The skills map of the team: who stands where, where nobody does, who could teach whom."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain import skills
from app.domain.models import GoalSkill, GrowthGoal, Person, ProfileFact, Skill, SkillRating
from app.domain.team_map import TeamMap, team_map
from app.templates import starter_skills
from app.ui import icons, veil
from app.ui.parts import DropDown, EmptyState, PageHead, look, words
from app.ui.tabs.team.exporting import ExportMenu
from app.ui.tabs.team.map_grid import MapGrid
from app.ui.tabs.team.map_rows import Order, notes, shown
from app.ui.tabs.team.notes import NoteList
from app.ui.tabs.team.view import TeamView

if TYPE_CHECKING:
    from app.exchange.sheets_out import Sheet
    from app.journal import Journal
    from app.ui.focus import Focus

NOBODY = "The map shows everybody at work, skill by skill. It begins with one person."
NO_SKILLS = "The map needs skills to rate. Start with the usual ones; each can be changed."
NOTHING_LEFT = "No skill or person matches. Clear the filters to see all of the map."
_LEGEND = (
    "1 to 5: my latest view, 4 and above is strong. Left blank: not rated. "
    "Enter rates, Shift+Enter shows the history."
)


class TeamMapView(TeamView):
    """Skills down, people across; holes and lessons at the side.

    The wishes about a cell carry the person's id and the skill's.
    """

    watches: ClassVar[frozenset[type]] = frozenset(
        {GoalSkill, GrowthGoal, Person, ProfileFact, Skill, SkillRating}
    )
    rating_wanted = Signal(int, int)
    history_wanted = Signal(int, int)
    add_person_wanted = Signal()

    def __init__(self, journal: Journal, focus: Focus) -> None:
        super().__init__(journal, focus)
        self.side: NoteList = NoteList("Holes, and who can teach whom")

    def build(self) -> None:
        self.head = PageHead("Skills map")
        self.export = ExportMenu(self, self._sheet, "Skills map")
        self.export_button = self.head.add_action("Export", self._open_export)
        icons.put(self.export_button, "chevron-down")
        self.export_button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.print_button = self.head.add_action("Print…", self.print_wanted.emit, primary=True)
        self.skills_filter = _filter("Filter skills", "skills_filter")
        self.people_filter = _filter("Filter people", "people_filter")
        self.order = DropDown()
        self.order.setAccessibleName("Order of the skills")
        self.order.addItems([order.value for order in Order])
        self.only_holes = QCheckBox("Only holes")
        self.only_holes.setToolTip("Only skills in which nobody is strong")
        self.grid = MapGrid()
        self.legend = words(_LEGEND, size="small", tone="muted", wrap=True)
        self.no_skills = EmptyState(NO_SKILLS, "Add the usual skills", self.stock)
        self.nobody = EmptyState(NOBODY, "Add a person", self.add_person_wanted.emit)
        self.nothing_left = EmptyState(NOTHING_LEFT, "Clear the filters", self.clear_filters)
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        self._found = self.journal.ask(team_map, date.today())
        hiding = veil.is_on()
        ask = self.journal.ask
        self._shared = ask(team_map, date.today(), shareable_only=True) if hiding else None
        self.side.show_rows(notes(self._found) if self._found.people and self._found.skills else ())
        self.head.show_facts("Skills map", _facts(self._found))
        self._sift()

    def take_focus(self) -> None:
        """Give the keyboard to the map."""
        self.grid.setFocus()

    def stock(self) -> None:
        """Put the usual skills into the library."""
        self.journal.do("Starter skills added", skills.stock, starter_skills())

    def clear_filters(self) -> None:
        """Show all of the map again."""
        self.only_holes.setChecked(False)
        self.skills_filter.clear()
        self.people_filter.clear()
        self.take_focus()

    def _sift(self) -> None:
        """Show what the filters leave, in the order chosen."""
        seen = shown(
            self._found,
            list(Order)[self.order.currentIndex()],
            skills=self.skills_filter.text(),
            people=self.people_filter.text(),
            only_holes=self.only_holes.isChecked(),
            shared=self._shared,
        )
        self.grid.show_map(seen)
        left = self.grid if seen.lines and seen.people else self.nothing_left
        self._body.setCurrentWidget(left)
        page = self._map if self._found.skills else self.no_skills
        self._pages.setCurrentWidget(page if self._found.people else self.nobody)
        here = self._pages.currentWidget() is self._map
        for action in (self.export_button, self.print_button):
            action.setVisible(here)
        self.export_button.setEnabled(left is self.grid)

    def _sheet(self) -> Sheet:
        return self.grid.levels.shown.sheet()

    def _copy_selected(self) -> None:
        self.export.copy_sheet(self.grid.selected().sheet())

    def _open_export(self) -> None:
        below = self.export_button.rect().bottomLeft()
        self.export.popup(self.export_button.mapToGlobal(below))

    def _open_note(self, note_id: object) -> None:
        note = next(note for note in self.side.model.rows if note.id == note_id)
        if note.leads_to is not None:
            self.clear_filters()
            self.grid.go_to_skill(note.leads_to)

    def _open_person(self, column: int) -> None:
        self.person_wanted.emit(self.grid.levels.shown.people[column].id)

    def _offer(self, at: QPoint) -> None:
        """The menu of a cell."""
        cell = self.grid.cell(self.grid.indexAt(at)) or self.grid.current
        if cell is None:
            return
        person, skill = cell
        name = next(who.name for who in self.grid.levels.shown.people if who.id == person)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Rate…", lambda: self.rating_wanted.emit(person, skill))
        menu.addAction("History…", lambda: self.history_wanted.emit(person, skill))
        menu.addSeparator()
        page = f"Open the page of {name}".replace("&", "&&")
        menu.addAction(page, lambda: self.person_wanted.emit(person))
        menu.popup(self.grid.viewport().mapToGlobal(at))

    def _connect(self) -> None:
        self.grid.opened.connect(self.rating_wanted)
        self.grid.history_wanted.connect(self.history_wanted)
        self.grid.copy_wanted.connect(self._copy_selected)
        self.grid.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.grid.customContextMenuRequested.connect(self._offer)
        self.grid.horizontalHeader().sectionDoubleClicked.connect(self._open_person)
        self.export.said.connect(self.said)
        self.side.activated.connect(self._open_note)
        self.skills_filter.textChanged.connect(self._sift)
        self.people_filter.textChanged.connect(self._sift)
        self.skills_filter.returnPressed.connect(self.take_focus)
        self.people_filter.returnPressed.connect(self.take_focus)
        self.order.currentIndexChanged.connect(self._sift)
        self.only_holes.toggled.connect(self._sift)
        veil.when_changed(self.mark_stale)

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(12)
        for widget, stretch in (
            (self.skills_filter, 2),
            (self.people_filter, 2),
            (self.order, 0),
            (self.only_holes, 0),
        ):
            tools.addWidget(widget, stretch)
        self._body = QStackedWidget()
        self._body.addWidget(self.grid)
        self._body.addWidget(self.nothing_left)
        frame = QFrame()
        look(frame, part="card")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 6, 1, 1)
        inside.addWidget(self._body)
        self._map = QWidget()
        column = QVBoxLayout(self._map)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(tools)
        column.addWidget(frame, 1)
        column.addWidget(self.legend)
        self._pages = QStackedWidget()
        for page in (self._map, self.no_skills, self.nobody):
            self._pages.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(22, 16, 22, 16)
        whole.setSpacing(14)
        whole.addWidget(self.head)
        whole.addWidget(self._pages, 1)


def _filter(words_: str, name: str) -> QLineEdit:
    made = QLineEdit()
    made.setObjectName(name)
    made.setPlaceholderText(words_)
    made.setAccessibleName(words_)
    made.setClearButtonEnabled(True)
    return made


def _facts(found: TeamMap) -> str:
    """How large the map is, and how full of holes."""
    if not found.people or not found.skills:
        return "Who stands where, where nobody does, who could teach whom"
    rated = sum(level is not None for row in found.levels for level in row)
    return " · ".join(
        (
            _count(len(found.people), "person", "people"),
            _count(len(found.skills), "skill", "skills"),
            _holes(len(found.holes)) if rated else "nothing rated yet",
        )
    )


def _holes(number: int) -> str:
    return _count(number, "hole", "holes") if number else "somebody strong in every skill"


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
