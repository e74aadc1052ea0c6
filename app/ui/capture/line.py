"""The line above every page in which a note is written: type, Enter, saved.

It is on screen before the journal is open, so nothing of the grammar is imported before
``attach`` brings the journal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QWidget

from app.ui.capture.box import CaptureBox

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QResizeEvent

    from app.journal import Journal
    from app.ui.capture.scribe import Scribe

_PLACEHOLDER = (
    "Write a note: @dana handled the price objection alone #negotiation"
    " !send recap due:fri    Ctrl+Space"
)


class CaptureLine(QWidget):
    """A note in one line. ``save_wanted`` carries what was understood when Enter is pressed.

    Whoever saves it answers with :meth:`saved`, or with :meth:`refused` and why. What is typed
    stays until it is saved: it is kept as a draft, and comes back with the journal.
    ``grew`` comes when it should be higher or lower.
    """

    save_wanted = Signal(object)
    grew = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.box = CaptureBox(_PLACEHOLDER)
        self.box.setObjectName("capture_line")
        self.box.setAccessibleName("Write a note")
        self.box.setEnabled(False)
        self.setFocusProxy(self.box)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.box)
        self._scribe: Scribe | None = None
        #: What had the keyboard before; Esc gives it back.
        self._before: QWidget | None = None
        self.box.entered.connect(self._enter)
        self.box.escaped.connect(self.leave)
        self.box.grew.connect(self._grow)
        QApplication.instance().focusChanged.connect(self._follow_focus)  # type: ignore[union-attr]

    def attach(self, journal: Journal) -> None:
        """A journal is open: notes can be written, and the draft that it keeps is back."""
        from app.ui.capture.scribe import Scribe

        self.detach()
        self._scribe = Scribe(journal, self.box)
        self._scribe.done.connect(self.save_wanted)
        self.box.put(self._scribe.left())
        self.box.setEnabled(not journal.read_only)

    def detach(self) -> None:
        """The journal is about to go: what is typed stays with it."""
        if self._scribe is not None:
            self._scribe.end()
            self._scribe = None
        self.box.setEnabled(False)
        self.box.put("")

    def begin(self) -> None:
        """Ctrl+Space: write."""
        self.window().activateWindow()
        self.box.setFocus()

    def leave(self) -> None:
        """Esc: back to where one was; what is typed stays."""
        before, self._before = self._before, None
        if before is not None and before.isVisible():
            before.setFocus()
        else:
            self.box.clearFocus()

    def saved(self) -> None:
        """What ``save_wanted`` carried is in the journal: begin anew."""
        if self._scribe is not None:
            self._scribe.forget()

    def refused(self, words: str) -> None:
        """Nothing was saved, and ``words`` say why; what is typed stays."""
        if self._scribe is not None:
            self._scribe.refuse(words)

    def put_by(self) -> bool:
        """Keep what is typed, at once; whether nothing is left that is kept nowhere."""
        return self._scribe is None or self._scribe.keeper.keep()

    def text(self) -> str:
        """What is typed."""
        return self.box.text

    def sizeHint(self) -> QSize:
        """As high as its box."""
        return self.box.sizeHint()

    def one_line(self) -> int:
        """How high it is while nobody writes."""
        return self.box.height_of(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what is shown under the line in its place."""
        super().resizeEvent(event)
        if self._scribe is not None and self._scribe.panel.isVisible():
            self._scribe.place()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what is typed before it is out of sight."""
        super().hideEvent(event)
        if self._scribe is not None:
            self._scribe.leave()

    def _enter(self) -> None:
        if self._scribe is not None:
            self._scribe.enter()

    def _grow(self) -> None:
        self.box.updateGeometry()
        self.grew.emit()

    def _follow_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        """Show what was understood while one writes, and put it away afterwards."""
        if self._scribe is None or old is new:
            return
        if new is self.box:
            self._before = old or self._before
            self._scribe.begin()
            self._grow()
        elif old is self.box:
            self._scribe.leave()
            self._grow()
