"""The roster beside a person's page: everybody, found by typing, with days since last contact.

Light to import: its rows are on screen before the journal is open.
"""

from collections.abc import Sequence
from datetime import date
from operator import attrgetter

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QLineEdit,
    QVBoxLayout,
)

from app.domain.cadence import Gap
from app.domain.kinds import Status
from app.domain.names import initials
from app.domain.roster import RosterRow
from app.labels import label
from app.ui import icons, theme
from app.ui.badge import paint_badge
from app.ui.focus import Focus
from app.ui.lists import RecordList, RowDelegate
from app.ui.parts import look

_BADGE = 34
_MARGIN = 14
_NOBODY_MATCHES = "Nobody matches. Clear the filter to see everybody."
_GAP_TONES = {Gap.SLIPPING: "red", Gap.DUE: "amber"}


class RosterPanel(QFrame):
    """The filter, the list, and whether people who left are in it.

    ``chosen`` carries the id of the person to look at, ``opened`` of one to go on with (Enter).
    """

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        look(self, part="surface")
        self._rows: Sequence[RosterRow] = ()
        self.filter = QLineEdit()
        self.filter.setObjectName("roster_filter")
        self.filter.setClearButtonEnabled(True)
        self.filter.setAccessibleName("Filter people")
        self.everybody = QCheckBox("Show candidates and people who left")
        self.everybody.setObjectName("roster_everybody")
        self.list = RecordList(
            attrgetter("name"),
            RosterDelegate(),
            spoken=_told,
            name="Roster",
        )
        self.list.setObjectName("roster_list")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(12, 10, 12, 8)
        head.setSpacing(6)
        head.addWidget(self.filter)
        head.addWidget(self.everybody)
        layout.addLayout(head)
        layout.addWidget(self.list, 1)
        self.everybody.hide()
        self.filter.textChanged.connect(self._sift)
        self.everybody.toggled.connect(self._sift)
        self.filter.returnPressed.connect(self._take_first)
        self.list.current_changed.connect(self.chosen)
        self.list.activated.connect(self.opened)

    def show_people(self, rows: Sequence[RosterRow]) -> None:
        """Show these people; selection, scroll position and filter stay."""
        self._rows = rows
        on_the_team = sum(row.on_the_team for row in rows)
        people = "person" if on_the_team == 1 else "people"
        self.filter.setPlaceholderText(f"Filter {on_the_team} {people}")
        self.everybody.setVisible(on_the_team < len(rows))
        self.list.view.empty_text = _NOBODY_MATCHES if rows else "Nobody here yet."
        self.list.show_rows(rows)
        self._sift()

    def follow(self, focus: Focus) -> bool:
        """Point at the person in ``focus``; where they are not listed, look at somebody who is.

        False where that has changed whom one looks at, so that what is shown is read anew.
        """
        here = {row.id for row in self._rows}
        if focus.person not in here and focus.person != self.current():
            focus.set_person(self.current())
            return False
        self.select(focus.person)
        return True

    def select(self, person_id: int | None) -> None:
        """Make a person the current one, shown even if they left."""
        row = next((row for row in self._rows if row.id == person_id), None)
        if row is not None and not row.on_the_team:
            self.everybody.setChecked(True)
        self.list.select(person_id)

    def current(self) -> int | None:
        """The id of the person chosen here, else of the first in sight."""
        chosen = next((row.id for row in self._rows if row.id == self.list.current), None)
        return self._first() if chosen is None else chosen

    def take_focus(self) -> None:
        """Give the keyboard to the list, unless somebody is typing into the filter."""
        (self.filter if self.filter.text() else self.list).setFocus()

    def _first(self) -> int | None:
        return next((row.id for row in self._rows if self._in_sight(row)), None)

    def _sift(self) -> None:
        self.list.filter(self._in_sight)

    def _in_sight(self, row: RosterRow) -> bool:
        wanted = row.on_the_team or self.everybody.isChecked()
        return wanted and row.matches(self.filter.text())

    def _take_first(self) -> None:
        first = self._first()
        if first is not None:
            self.list.select(first)
            self.list.setFocus()


class RosterDelegate(RowDelegate):
    """Paints a person: badge, name, where they sell, days since the last contact."""

    def row_height(self) -> int:
        return max(56, theme.pixels("body") * 4)

    def paint_row(self, painter: QPainter, place: QRect, row: RosterRow) -> None:
        area = place.adjusted(_MARGIN, 0, -_MARGIN, 0)
        badge = QRect(area.x(), area.center().y() - _BADGE // 2, _BADGE, _BADGE)
        paint_badge(painter, badge, initials(row.name), row.colour)
        fact = self._paint_fact(painter, row, area)
        lines = area.adjusted(_BADGE + 10, 0, -fact - 10, 0)
        self._paint_lines(painter, row, lines)

    def told(self, row: RosterRow) -> str:
        """Who it is, and how long since the last contact."""
        return f"{row.name}\n{explain_gap(row, date.today())}"

    def _paint_fact(self, painter: QPainter, row: RosterRow, area: QRect) -> int:
        """Paint the fact at the right end; returns its width."""
        tone = _GAP_TONES.get(row.gap(date.today()))
        painter.setFont(theme.font("body", figures=True))
        painter.setPen(theme.role(tone or "muted"))
        text = short_gap(row, date.today())
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area, flags, text)
        width = painter.fontMetrics().horizontalAdvance(text)
        if tone is None:
            return width
        # A shape says it too, for whoever does not see the colour.
        mark = icons.pixmap("triangle-alert" if tone == "red" else "clock", tone, 14)
        painter.drawPixmap(area.right() - width - 19, area.center().y() - 7, mark)
        return width + 20

    def _paint_lines(self, painter: QPainter, row: RosterRow, area: QRect) -> None:
        gone = not row.on_the_team
        detail = row.detail if row.status is Status.ACTIVE else _with_status(row)
        for text, tone, bold, part in (
            (row.name, "muted" if gone else "ink", True, Qt.AlignmentFlag.AlignBottom),
            (detail, "muted", False, Qt.AlignmentFlag.AlignTop),
        ):
            half = area.height() // 2
            top = area.y() if bold else area.y() + half
            line = QRect(area.x(), top, area.width(), half - (0 if bold else 2))
            painter.setFont(theme.font("body", bold=bold))
            painter.setPen(theme.role(tone))
            elided = painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, area.width()
            )
            painter.drawText(line, part, elided)


def short_gap(row: RosterRow, today: date) -> str:
    """Days since the last contact, as the list's right end has room for."""
    if row.status in (Status.LEFT, Status.CANDIDATE):
        return ""
    days = row.days(today)
    if days is None:
        return "not yet"
    return "today" if days <= 0 else f"{days} d"


def explain_gap(row: RosterRow, today: date) -> str:
    """The same in a sentence, with what was wished for."""
    days, gap = row.days(today), row.gap(today)
    if gap is Gap.NOTHING_OWED:
        return f"{label(row.status)}: nothing is due"
    if days is None:
        return "No conversation yet"
    ago = {0: "today", 1: "yesterday"}.get(max(days, 0), f"{days} days ago")
    since = f"Last conversation {ago}"
    if gap is Gap.SLIPPING:
        return f"{since}, past the longest gap of {row.cadence.maximum}"
    return f"{since}, past the ideal of {row.cadence.ideal}" if gap is Gap.DUE else since


def _with_status(row: RosterRow) -> str:
    return " · ".join(filter(None, (label(row.status), row.detail)))


def _told(row: RosterRow) -> str:
    return f"{row.name}, {_with_status(row)}, {explain_gap(row, date.today())}"
