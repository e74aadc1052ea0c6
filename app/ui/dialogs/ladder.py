"""A level chosen on a ladder: what each of the five looks like stands beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip

from app.ui import theme, veil
from app.ui.diary import wrapped
from app.ui.editors import Level
from app.ui.parts import dots_width, paint_dots, plain_tip

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QHelpEvent, QMouseEvent, QPaintEvent

_TOP = 5
_PADDING, _INSET = 4, 10
_LINES = 2


class Ladder(Level):
    """A level from 1 to 5, the highest on top: digits and arrows set it, 0 or Backspace clear it.

    ``show_steps`` says what each level looks like, level 1 first; ``show_marks`` what was said of
    a level before.
    """

    def __init__(self) -> None:
        self._steps: Sequence[str] = ()
        self._marks: Mapping[int, str] = {}
        self._marks_private = False
        super().__init__()
        veil.when_changed(self.obey)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_steps(self, steps: Sequence[str]) -> None:
        """Say what the levels look like."""
        self._steps = steps
        self._speak()
        self.update()

    def show_marks(self, marks: Mapping[int, str], *, private: bool = False) -> None:
        """Say at some levels what was said before, such as ``my view, 3 Oct``."""
        self._marks, self._marks_private = marks, private
        self._describe()
        self.update()

    @property
    def marks(self) -> Mapping[int, str]:
        """What may be seen of what was said of earlier levels."""
        return {} if self._marks_private and veil.is_on() else self._marks

    def obey(self) -> None:
        """Hide the level, and those of before that are private, or show them again."""
        super().obey()
        self._describe()

    def step(self, level: int) -> str:
        """What a level looks like; empty where nobody described it."""
        return self._steps[level - 1] if level <= len(self._steps) else ""

    def set_hint(self, _words: str) -> None:
        """The marks are said instead."""

    def words(self) -> str:
        """The level and what it looks like."""
        value = self.value()
        said = "" if value is None else self.step(value)
        return f"{super().words()}: {said}" if said else super().words()

    def sizeHint(self) -> QSize:
        """Five steps of two lines."""
        return QSize(320, _TOP * self._step_height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses the step under it."""
        level = self._level_at(event.position().y())
        if event.button() == Qt.MouseButton.LeftButton and level is not None:
            self._click(level)

    def event(self, event: QEvent) -> bool:
        """Say all of a description that had to be shortened."""
        if event.type() != QEvent.Type.ToolTip:
            return super().event(event)
        help_event: QHelpEvent = event  # type: ignore[assignment]  # so says its type
        level = self._level_at(help_event.pos().y())
        tip = self.step(level) if level is not None else ""
        QToolTip.showText(help_event.globalPos(), plain_tip(tip), self)
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the steps, and the focus around all."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.role("edge"), 1))
        painter.setBrush(theme.role("surface"))
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, 6, 6)
        for level in range(1, _TOP + 1):
            self._paint_step(painter, level)
        if self.hasFocus():
            painter.setPen(QPen(theme.role("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()

    def _paint_step(self, painter: QPainter, level: int) -> None:
        rect = self._rect_of(level)
        chosen = level == self.shown()
        if chosen:
            painter.fillRect(rect.adjusted(2, 1, -2, -1), theme.role("accent_wash"))
        inside = rect.adjusted(_INSET, 0, -_INSET, 0)
        paint_dots(painter, QPointF(inside.x(), inside.center().y() + 0.5), level)
        mark = self._paint_mark_words(painter, inside, self.marks.get(level, ""))
        words = inside.adjusted(dots_width() + _INSET, 0, -mark, 0)
        lines = wrapped(self.step(level), "label", words.width(), _LINES)
        painter.setFont(theme.font("label", bold=chosen))
        painter.setPen(theme.role("ink" if chosen else "muted"))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(words, flags, "\n".join(lines) or f"Level {level}")

    @staticmethod
    def _paint_mark_words(painter: QPainter, inside: QRect, mark: str) -> int:
        """Paint what was said before at the right end; returns the room it takes."""
        if not mark:
            return 0
        painter.setFont(theme.font("small"))
        painter.setPen(theme.role("accent"))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(inside, flags, mark)
        return painter.fontMetrics().horizontalAdvance(mark) + _INSET

    def _describe(self) -> None:
        said = (f"{words}: {level} of {_TOP}" for level, words in sorted(self.marks.items()))
        self.setAccessibleDescription("; ".join(said))

    def _step_height(self) -> int:
        return _LINES * QFontMetrics(theme.font("label")).height() + 2 * _PADDING

    def _rect_of(self, level: int) -> QRect:
        height = self._step_height()
        return QRect(0, (_TOP - level) * height, self.width(), height)

    def _level_at(self, y: float) -> int | None:
        level = _TOP - int(y // self._step_height())
        return level if 1 <= level <= _TOP else None
