"""What was deleted lately, to bring it back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from app.domain import settings
from app.formats import Formats, days_ago
from app.ui.parts import ElidedLabel, announce, button, words
from app.ui.table import Column, Table

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.journal import Journal

KEPT = "Kept for thirty days, then gone for good."
EMPTY = "Nothing was deleted in the last thirty days."
READ_ONLY = "This journal is open for reading only: nothing can be brought back."
_SIZE = (600, 420)


@dataclass(frozen=True)
class _Gone:
    """One line: what was deleted, and when in words and exactly."""

    id: int
    what: str
    at: datetime
    ago: str
    exact: str


_COLUMNS = (
    Column[_Gone]("What", lambda gone: gone.what, width=0, tooltip=lambda gone: gone.what),
    Column[_Gone](
        "Deleted",
        lambda gone: gone.at,
        text=lambda gone: gone.ago,
        width=16,
        tooltip=lambda gone: gone.exact,
    ),
)


class DeletedDialog(QDialog):
    """A table of what was deleted; Enter or the button brings the current line back."""

    def __init__(
        self, journal: Journal, parent: QWidget | None = None, today: date | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Recently deleted")
        self.resize(*_SIZE)
        self._journal = journal
        self._today = today or date.today()
        self._build()
        self._fill()

    def bring_back(self) -> None:
        """Put what the current line says back into the journal."""
        chosen = (one for one in self._deletions if one.id == self.table.current)
        deletion = next(chosen, None)
        if deletion is None or self._journal.read_only:
            return
        self._journal.bring_back(deletion)
        self._fill()
        self.state.setText(f"Brought back: {_what(deletion.label)}.")
        announce(self, self.state.text())

    def _build(self) -> None:
        self.table = Table(_COLUMNS, name="Recently deleted", empty=EMPTY)
        self.promise = words(READ_ONLY if self._journal.read_only else KEPT, tone="muted")
        self.state = ElidedLabel(size="label", tone="muted")
        self.close_button = button("Close", self.reject)
        self.bring_back_button = button("Bring back", self.bring_back, kind="primary")
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addWidget(words("Recently deleted", size="title"))
        head.addWidget(self.promise)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.state, 1)
        foot.addWidget(self.close_button)
        foot.addWidget(self.bring_back_button)
        page = QVBoxLayout(self)
        page.setContentsMargins(22, 22, 22, 22)
        page.setSpacing(14)
        page.addLayout(head)
        page.addWidget(self.table, 1)
        page.addLayout(foot)
        self.table.activated.connect(self.bring_back)
        self.table.selected.connect(self._update_button)
        self.table.setFocus()

    def _fill(self) -> None:
        self._deletions = self._journal.deleted()
        chosen = self._journal.ask(settings.current)
        formats = Formats(chosen.currency, chosen.language)
        self.table.show_rows(
            _gone(deletion.id, deletion.label, deletion.at, formats, self._today)
            for deletion in self._deletions
        )
        if self._deletions and self.table.current is None:
            self.table.select(self._deletions[0].id)
        self._update_button()

    def _update_button(self) -> None:
        can = self.table.current is not None and not self._journal.read_only
        self.bring_back_button.setEnabled(can)


def _gone(number: int, label: str, at: datetime, formats: Formats, today: date) -> _Gone:
    here = at.astimezone()
    exact = f"{formats.day(here.date())}, {here:%H:%M}"
    return _Gone(number, _what(label), at, days_ago(here.date(), today), exact)


def _what(label: str) -> str:
    """The thing itself; ``label`` is what the user did with it."""
    return label.removesuffix(" deleted")
