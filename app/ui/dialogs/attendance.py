"""Who came to a session and how they rated it: one line for each, filled in by single keys."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, Qt
from PySide6.QtGui import QFontMetrics

from app.domain.kinds import Attended
from app.labels import label
from app.ui import theme
from app.ui.editors import Editor
from app.ui.lists import RecordList, RowDelegate
from app.ui.parts import dots_width, look, paint_dots

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter

    from app.ui.editors.base import Value

KEYS = (
    "P present, A absent, E excused, 1 to 5 the rating they gave, 0 none. "
    "A capital letter stands for everybody."
)
_LETTERS = {"p": Attended.PRESENT, "a": Attended.ABSENT, "e": Attended.EXCUSED}
_CLEAR = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
#: So many lines are seen at once, at least and at most; and the room around words, in pixels.
_FEWEST, _MOST, _AROUND, _GAP = 2, 7, 12, 8
_TONES = {Attended.PRESENT: "accent", Attended.ABSENT: "red", Attended.EXCUSED: "amber"}


@dataclass(frozen=True)
class Came:
    """Somebody who was expected, whether they came, and the rating they gave."""

    id: int
    name: str
    attended: Attended = Attended.PRESENT
    rating: int | None = None

    @property
    def spoken(self) -> str:
        """What a screen reader says of it."""
        came = self.attended is Attended.PRESENT
        rated = f"rated {self.rating} of 5" if self.rating else "not rated"
        return f"{self.name}, {label(self.attended).lower()}{f', {rated}' if came else ''}"

    def with_attended(self, attended: Attended) -> Came:
        """The same one, who came or not; who did not come rates nothing."""
        rating = self.rating if attended is Attended.PRESENT else None
        return replace(self, attended=attended, rating=rating)

    def with_rating(self, rating: int | None) -> Came:
        """The same one with a rating: who gives one was there."""
        attended = Attended.PRESENT if rating is not None else self.attended
        return replace(self, attended=attended, rating=rating)


class Attendance(Editor):
    """Everybody who was expected; the value is a tuple of :class:`Came`, in their order."""

    def __init__(self, expected: Iterable[Came] = ()) -> None:
        self.list = RecordList(
            lambda row: row.name,
            _Line(),
            spoken=lambda row: row.spoken,
            name="Who came",
            empty="Nobody was on the team that day.",
        )
        super().__init__(self.list)
        look(self.list.view, part="ticks")
        self.list.view.installEventFilter(self)
        self.list.view.viewport().installEventFilter(self)
        self.set_value(tuple(expected))

    def value(self) -> tuple[Came, ...]:
        """Whether each of them came, and the rating they gave."""
        found: tuple[Came, ...] = self.list.model.rows
        return found

    def set_value(self, value: Sequence[Came] | None) -> None:
        """Show these people."""
        self.list.show_rows(tuple(value or ()))
        if value and self.list.current is None:
            self.list.select(value[0].id)
        shown = min(max(len(self.value()), _FEWEST), _MOST)
        self.list.setFixedHeight(shown * _line_height() + 2 * _GAP)

    def draft(self) -> Value:
        """The same in plain values."""
        return [[one.id, one.attended.value, one.rating] for one in self.value()]

    def set_draft(self, draft: Value) -> None:
        """Put back what :meth:`draft` gave, of those who are still expected."""
        kept = {one[0]: one[1:] for one in draft}
        self.set_value(
            tuple(
                replace(one, attended=Attended(kept[one.id][0]), rating=kept[one.id][1])
                if one.id in kept
                else one
                for one in self.value()
            )
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys and clicks that say who came, before the list does."""
        if watched is self.list.view and event.type() == QEvent.Type.KeyPress:
            return self._key(event)  # type: ignore[arg-type]  # a key press is a QKeyEvent
        if event.type() == QEvent.Type.MouseButtonRelease:
            self._click(event)  # type: ignore[arg-type]  # a button's is a QMouseEvent
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        letter = event.text()
        attended = _LETTERS.get(letter.lower())
        if attended is not None and letter.isupper():
            self._show([one.with_attended(attended) for one in self.value()])
        elif attended is not None:
            self._change(lambda one: one.with_attended(attended))
        elif letter and letter in "12345":
            self._change(lambda one: one.with_rating(int(letter)))
        elif letter == "0" or event.key() in _CLEAR:
            self._change(lambda one: one.with_rating(None))
        else:
            return False
        return True

    def _click(self, event: QMouseEvent) -> None:
        """A click on a word or a dot chooses it; another one on the last dot takes them away."""
        at = event.position().toPoint()
        index = self.list.view.indexAt(at)
        if not index.isValid():
            return
        rect = self.list.view.visualRect(index)
        chosen = next((one for one, place in _words(rect).items() if place.contains(at)), None)
        if chosen is not None:
            self._change(lambda one: one.with_attended(chosen))
        dots = _dots(rect)
        if dots.contains(at):
            rating = min(1 + (at.x() - dots.x()) * 5 // dots.width(), 5)
            self._change(lambda one: one.with_rating(None if one.rating == rating else rating))

    def _change(self, change: Callable[[Came], Came]) -> None:
        """Change the line in hand."""
        chosen = self.list.current
        self._show([change(one) if one.id == chosen else one for one in self.value()])

    def _show(self, rows: Sequence[Came]) -> None:
        if tuple(rows) != self.value():
            self.list.show_rows(rows)
            self.edited.emit()


class _Line(RowDelegate):
    """Paints a name, the three words of which one holds, and the rating in dots."""

    def row_height(self) -> int:
        return _line_height()

    def paint_row(self, painter: QPainter, place: QRect, row: Came) -> None:
        places = _words(place)
        for attended, where in places.items():
            _paint_word(painter, where, attended, chosen=row.attended is attended)
        painter.setFont(theme.font("body"))
        painter.setPen(theme.role("ink"))
        left = place.adjusted(_AROUND, 0, 0, 0)
        left.setRight(places[Attended.PRESENT].left() - _GAP)
        name = painter.fontMetrics().elidedText(row.name, Qt.TextElideMode.ElideRight, left.width())
        painter.drawText(left, Qt.AlignmentFlag.AlignVCenter, name)
        if row.attended is Attended.PRESENT:
            dots = _dots(place)
            paint_dots(painter, QPointF(dots.x(), dots.center().y() + 0.5), row.rating)


def _paint_word(painter: QPainter, place: QRect, attended: Attended, *, chosen: bool) -> None:
    """One of the three words; the one that holds is bold in its wash."""
    tone = _TONES[attended]
    if chosen:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.role(f"{tone}_wash"))
        painter.drawRoundedRect(place.adjusted(0, 4, 0, -5), 6, 6)
    painter.setFont(theme.font("label", bold=chosen))
    painter.setPen(theme.role(tone if chosen else "muted"))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, label(attended))


def _words(line: QRect) -> dict[Attended, QRect]:
    """Where the three words stand on a line."""
    metrics = QFontMetrics(theme.font("label", bold=True))
    widths = {one: metrics.horizontalAdvance(label(one)) + 2 * _GAP for one in Attended}
    at = _dots(line).left() - _AROUND - sum(widths.values())
    found = {}
    for attended, width in widths.items():
        found[attended] = QRect(at, line.y(), width, line.height())
        at += width
    return found


def _dots(line: QRect) -> QRect:
    """Where the rating stands on a line."""
    return QRect(line.right() - dots_width() - _AROUND, line.y(), dots_width(), line.height())


def _line_height() -> int:
    return theme.pixels("body") + 2 * _GAP + 2
