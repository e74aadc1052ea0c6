"""The diagnostics file, shown before it is saved: nobody sends what they have not seen."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout

from app import files
from app.ui import ask
from app.ui.background import Job
from app.ui.parts import ElidedLabel, announce, button, words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.journal import Journal

WHAT_IT_IS = (
    "This helps whoever looks after the program. It holds versions, sizes, counts and the places "
    "of errors in the code: no names, no notes, and not where your files are."
)
COLLECTING = "Collecting…"
_SIZE = (760, 560)


class DiagnosticsDialog(QDialog):
    """Shows the diagnostics of the program and of ``journal``, to copy or save."""

    def __init__(self, journal: Journal | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Diagnostics")
        self.resize(*_SIZE)
        self._build()
        opened = (journal.path, journal.key) if journal else (None, None)
        from app.diagnostics import collect

        self._job = Job(self, collect, *opened, done=self._show_text)

    def save(self) -> None:
        """Save what is shown where the user says."""
        suggested = ask.documents() / f"Touchline diagnostics {date.today()}.txt"
        path = ask.save_file(self, "Save the diagnostics", "Text (*.txt)", suggested)
        if path is None:
            return
        try:
            files.write_whole(path, self.text.toPlainText().encode())
        except OSError as error:
            self._say(files.reason(error, path))
        else:
            self._say(f"Saved as {path.name}.")

    def copy(self) -> None:
        """Put all of it on the clipboard."""
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self._say("Copied.")

    def done(self, result: int) -> None:
        """Close; what is still being collected is dropped."""
        self._job.cancel()
        super().done(result)

    def _build(self) -> None:
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.text = QPlainTextEdit(COLLECTING)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName("Diagnostics")
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.state = ElidedLabel(size="label", tone="muted")
        self.close_button = button("Close", self.reject)
        self.copy_button = button("Copy", self.copy)
        self.save_button = button("Save…", self.save, kind="primary")
        for one in (self.copy_button, self.save_button):
            one.setEnabled(False)
        self._lay_out()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.state, 1)
        for one in (self.close_button, self.copy_button, self.save_button):
            foot.addWidget(one)
        page = QVBoxLayout(self)
        page.setContentsMargins(22, 22, 22, 22)
        page.setSpacing(14)
        page.addWidget(words("Diagnostics", size="title"))
        page.addWidget(words(WHAT_IT_IS, tone="muted", wrap=True))
        page.addWidget(self.text, 1)
        page.addLayout(foot)

    def _show_text(self, text: str) -> None:
        self.text.setPlainText(text)
        for one in (self.copy_button, self.save_button):
            one.setEnabled(True)
        self.save_button.setDefault(True)
        self.save_button.setFocus()

    def _say(self, text: str) -> None:
        self.state.setText(text)
        announce(self, text)
