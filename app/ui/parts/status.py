"""How the program talks without interrupting: the line at the foot and the strip on top."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.ui.parts.words import ElidedLabel, LinkButton, Mark, announce, look, words

if TYPE_CHECKING:
    from collections.abc import Callable


class StatusLine(QFrame):
    """One quiet sentence at the window's foot, with at most one thing to do about it.

    It stays until the next one replaces it, is never a pop-up, and is read out.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, part="status")
        self.sentence = ElidedLabel(size="label", tone="muted")
        self.action = LinkButton("", self._act)
        self.action.hide()
        self._slot: Callable[[], object] | None = None
        line = QHBoxLayout(self)
        line.setContentsMargins(22, 3, 22, 3)
        line.setSpacing(10)
        line.addWidget(self.sentence)
        line.addWidget(self.action)
        line.addStretch(1)
        self.setFixedHeight(self.action.sizeHint().height() + 8)

    def say(self, text: str, action: str = "", slot: Callable[[], object] | None = None) -> None:
        """Say ``text``; a button ``action`` calls ``slot`` once, then goes away."""
        self.sentence.setText(text)
        self._slot = slot
        self.action.setText(action)
        self.action.setVisible(bool(action))
        announce(self, text)

    def clear(self) -> None:
        """Say nothing."""
        self.say("")

    def _act(self) -> None:
        slot, self._slot = self._slot, None
        self.action.hide()
        if slot is not None:
            slot()


class Banner(QFrame):
    """A strip for a state the user should know of: amber, or red where something may be lost."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, part="banner")
        self.sentence = words(wrap=True)
        self.action = LinkButton("", self._act)
        self._slot: Callable[[], object] | None = None
        line = QHBoxLayout(self)
        line.setContentsMargins(22, 7, 22, 7)
        line.setSpacing(10)
        self.mark = Mark("triangle-alert", "amber")
        line.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.sentence, 1)
        line.addWidget(self.action)
        self.hide()

    def say(
        self,
        text: str,
        action: str = "",
        slot: Callable[[], object] | None = None,
        *,
        tone: Literal["amber", "red"] = "amber",
    ) -> None:
        """Show the strip with ``text``; the button stays until :meth:`clear`."""
        look(self, tone=tone)
        self.mark.set_tone(tone)
        self.sentence.setText(text)
        self._slot = slot
        self.action.setText(action)
        self.action.setVisible(bool(action))
        self.show()
        announce(self, text)

    def clear(self) -> None:
        """Hide the strip."""
        self._slot = None
        self.hide()

    def _act(self) -> None:
        if self._slot is not None:
            self._slot()
