"""An editor for days of the week: seven buttons that stay down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLocale, QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from app.ui.editors.base import Editor

if TYPE_CHECKING:
    from collections.abc import Sequence

_ENGLISH = QLocale(QLocale.Language.English)
_SHORT = QLocale.FormatType.ShortFormat
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class Weekdays(Editor):
    """Days of the week, Monday first; Space takes one in or out, the arrows go to the next.

    For the tab key they are one place: the day where the keyboard was last. The value is a tuple
    of numbers from 0 for Monday.
    """

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self.boxes = [self._box(number) for number in range(7)]
        for box in self.boxes:
            row.addWidget(box)
        row.addStretch(1)
        self._stop_at(self.boxes[0])

    def value(self) -> tuple[int, ...]:
        """The days that are chosen."""
        return tuple(number for number, box in enumerate(self.boxes) if box.isChecked())

    def set_value(self, value: Sequence[int] | None) -> None:
        """Choose these days and no others."""
        for number, box in enumerate(self.boxes):
            box.setChecked(number in (value or ()))
        self._stop_at(self.boxes[min(value or (0,))])

    def set_name(self, name: str) -> None:
        """Name each button for screen readers by its whole day."""
        for number, box in enumerate(self.boxes):
            box.setAccessibleName(f"{name}: {_ENGLISH.standaloneDayName(number + 1)}")

    def set_read_only(self, read_only: bool) -> None:
        """Let the days be seen but not changed."""
        for box in self.boxes:
            box.setEnabled(not read_only)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows go from button to button."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QPushButton):
            self._stop_at(watched)
        elif event.type() == QEvent.Type.KeyPress and watched in self.boxes:
            step = _STEPS.get(Qt.Key(event.key()))  # type: ignore[attr-defined]  # a QKeyEvent
            if step is not None:
                at = self.boxes.index(watched)
                self.boxes[(at + step) % len(self.boxes)].setFocus()
                return True
        return super().eventFilter(watched, event)

    def _stop_at(self, box: QPushButton) -> None:
        """Have the tab key come to this button and to no other one."""
        self.setFocusProxy(box)
        for one in self.boxes:
            policy = Qt.FocusPolicy
            one.setFocusPolicy(policy.StrongFocus if one is box else policy.ClickFocus)

    def _box(self, number: int) -> QPushButton:
        made = QPushButton(_ENGLISH.standaloneDayName(number + 1, _SHORT))
        made.setCheckable(True)
        made.setAutoDefault(False)
        made.clicked.connect(self.edited)
        made.installEventFilter(self)
        return made
