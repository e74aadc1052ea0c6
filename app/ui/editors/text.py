"""Editors for words: one line, or several."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from app.ui.editors.base import Editor
from app.ui.editors.curtain import Curtain

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

#: Past this many characters, laying out one line by words takes the window minutes.
_LONG_LINE = 20_000


class Line(Editor):
    """One line of text, without outer blanks; ``None`` when blank.

    More than ``longest`` characters stay on screen as a problem: nothing typed is cut off.
    """

    holds_words: ClassVar[bool] = True

    def __init__(self, longest: int = 200, placeholder: str = "") -> None:
        self.box = QLineEdit()
        super().__init__(self.box)
        self._longest = longest
        self.box.setPlaceholderText(placeholder)
        self.box.textEdited.connect(self.edited)

    def value(self) -> str | None:
        """The line, its blanks single."""
        return None if self.problem() else self._text() or None

    def set_value(self, value: str | None) -> None:
        """Show a line; the cursor stays where it was."""
        self._put(value or "")

    def problem(self) -> str:
        """Whether the line is too long."""
        return _too_long(len(self._text()), self._longest)

    def draft(self) -> str:
        """What is typed, also when too long."""
        return self.box.text()

    def set_draft(self, draft: str) -> None:
        """Put back what was typed."""
        self._put(draft)

    def set_read_only(self, read_only: bool) -> None:
        """Let the text be selected and copied but not changed."""
        self.box.setReadOnly(read_only)

    def _text(self) -> str:
        return " ".join(self.box.text().split())

    def _put(self, text: str) -> None:
        if text != self.box.text():
            cursor = self.box.cursorPosition()
            self.box.setText(text)
            self.box.setCursorPosition(cursor if self.box.hasFocus() else 0)


class Text(Editor):
    """Several lines of text; ``None`` when blank. The box grows with what is typed.

    ``rows`` are shown at least and ``most_rows`` at most; the tab key moves on.
    """

    holds_words: ClassVar[bool] = True

    def __init__(
        self, rows: int = 3, most_rows: int = 12, longest: int = 1_000_000, placeholder: str = ""
    ) -> None:
        self.box = _Box(rows, most_rows)
        super().__init__(self.box)
        self._longest = longest
        self._curtain: Curtain | None = None
        self.box.setPlaceholderText(placeholder)
        self.box.textChanged.connect(self._changed)
        self._shown: str | None = ""

    def value(self) -> str | None:
        """The text without blank lines at its end."""
        text = self.box.text().rstrip()
        return text if text.strip() and len(text) <= self._longest else None

    def set_value(self, value: str | None) -> None:
        """Show a text; the cursor stays where it was, the box forgets its own undo."""
        text = value or ""
        if text == self.box.text():
            return
        cursor = self.box.textCursor().position()
        self._shown = None  # the signal comes for this as well
        self.box.put(text)
        self._shown = self.box.text()  # the box knows a few signs that are no letters to it
        if self.target().hasFocus():
            moved = self.box.textCursor()
            moved.setPosition(min(cursor, self.box.document().characterCount() - 1))
            self.box.setTextCursor(moved)

    def problem(self) -> str:
        """Whether the text is too long."""
        return _too_long(len(self.box.text().rstrip()), self._longest)

    def draft(self) -> str:
        """What is typed, also when too long."""
        return self.box.text()

    def set_read_only(self, read_only: bool) -> None:
        """Let the text be selected and copied but not changed."""
        self.box.setReadOnly(read_only)

    def set_name(self, name: str) -> None:
        """Name the box for screen readers, and what may stand before it."""
        for widget in self._both():
            widget.setAccessibleName(name)

    def set_hint(self, words: str) -> None:
        """Say more for screen readers, at the box and at what may stand before it."""
        for widget in self._both():
            widget.setAccessibleDescription(words)

    def obey(self) -> None:
        """Draw a curtain before the box, or take it away."""
        if self._curtain is None:
            if not self.hidden:
                return
            self._curtain = self._hang_curtain()
        self._curtain.draw(self.hidden)

    def _hang_curtain(self) -> Curtain:
        made = Curtain(self.box, self)
        made.setAccessibleName(self.box.accessibleName())
        made.setAccessibleDescription(self.box.accessibleDescription())
        layout = self.layout()
        assert layout is not None  # as every editor with a box lays itself out
        layout.addWidget(made)
        QWidget.setTabOrder(self.box, made)
        self.box.document().documentLayout().documentSizeChanged.connect(made.fit)
        return made

    def _both(self) -> tuple[QWidget, ...]:
        return (self.box,) if self._curtain is None else (self.box, self._curtain)

    def _changed(self) -> None:
        text = self.box.text()
        if self._shown is not None and text != self._shown:  # it also comes for mere formatting
            self._shown = text
            self.edited.emit()


class _Box(QPlainTextEdit):
    """A plain text box as high as its text, within limits, that survives very long lines."""

    def __init__(self, rows: int, most_rows: int) -> None:
        super().__init__()
        self._rows, self._most_rows = rows, most_rows
        self.setTabChangesFocus(True)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def text(self) -> str:
        """What is typed; Qt's plain text would give blanks for those that do not break."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def put(self, text: str) -> None:
        """Replace the text."""
        self._wrap_for(text)
        self.setPlainText(text)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste as plain text, wrapped so that a very long line does not block the window."""
        self._wrap_for(source.text())
        super().insertFromMimeData(source)

    def event(self, event: QEvent) -> bool:
        """Fit anew when the theme has changed margins or font, which the first showing does too."""
        done = super().event(event)
        if event.type() in (QEvent.Type.Show, QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()
        return done

    def _wrap_for(self, text: str) -> None:
        if max(map(len, text.split("\n"))) > _LONG_LINE:
            self.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)

    def _fit(self) -> None:
        lines = max(self._rows, min(self._most_rows, int(self.document().size().height())))
        fits = lines < self._most_rows or self.document().size().height() <= self._most_rows
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if fits else policy.ScrollBarAsNeeded
        )
        margins = self.contentsMargins()
        frame = margins.top() + margins.bottom() + 2 * int(self.document().documentMargin())
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + frame)


def _too_long(length: int, longest: int) -> str:
    return f"Too long: {length:,} characters, {longest:,} at most" if length > longest else ""
