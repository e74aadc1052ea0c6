"""The search: a line, and what it finds below, newest first."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from app import sayings
from app.ui.finder import Finder
from app.ui.lists import RecordList
from app.ui.parts import announce, words
from app.ui.search.rows import HitDelegate, Line, line

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.domain.seek import Found
    from app.journal import Journal

_SIZE = (760, 560)
_PAGE = 50
HINT = "Words, “whole phrases”, person:dana, kind:win, before:2026-10-01, #tag"
TEACHES = "Type what you remember: a name, a word of a note, a customer."
NOTHING = "Nothing was found. Fewer letters find more."
#: When the selection is this near to the end, the next page is read.
_NEAR = 10


class SearchDialog(Finder):
    """Finds as it is typed. ``opened`` carries the hit that Enter, or a double click, chose."""

    opened = Signal(object)

    def __init__(self, journal: Journal, parent: QWidget | None, typed: str = "") -> None:
        listed = RecordList(
            lambda found: found.whom,
            HitDelegate(),
            spoken=Line.spoken,
            private=lambda found: found.is_private,
            kept=Line.kept,
            name="Found",
            empty=TEACHES,
        )
        super().__init__(parent, "Search", HINT, listed)
        self._journal = journal
        self._found: Found | None = None
        self.field.setObjectName("search_line")
        self.field.setAccessibleName("Search")
        self.field.setClearButtonEnabled(True)
        self.remarks = words(size="small", tone="amber", wrap=True)
        self.remarks.setMinimumWidth(1)  # a word of any length must not widen the dialog
        self.remarks.hide()
        self.column.setSpacing(8)
        self.column.insertWidget(1, self.remarks)
        self.resize(*_SIZE)
        self.list.current_changed.connect(self._stand_on)
        self.list.view.verticalScrollBar().valueChanged.connect(self._read_on_when_low)
        self.field.textChanged.connect(self._search)
        self.field.setText(typed)

    def take(self, chosen: object) -> None:
        """Open what was found."""
        found = next((one for one in self.found if one.id == chosen), None)
        if found is not None:
            self.accept()
            self.opened.emit(found.hit)

    @property
    def found(self) -> tuple[Line, ...]:
        """What is listed."""
        return self.list.model.rows

    def refresh(self) -> None:
        """The journal changed: look again for the same, and stay where one was."""
        chosen, shown = self.list.current, len(self.found)
        self._search(self.field.text())
        while len(self.found) < shown and self._add_page():
            pass
        if self.list.model.position(chosen) is not None:
            self.list.select(chosen)

    def _search(self, typed: str) -> None:
        self._found = self._journal.search(typed, limit=_PAGE)
        today = date.today()
        shown = [line(hit, today) for hit in self._found.hits]
        self.list.view.empty_text = NOTHING if typed.strip() else TEACHES
        self.list.show_rows(shown)
        self.list.select(shown[0].id if shown else None)
        said = [sayings.looked_for(remark) for remark in self._found.remarks]
        self.remarks.setText("\n".join(said))
        self.remarks.setVisible(bool(said))

    def _stand_on(self, chosen: object) -> None:
        """Have the row read out, for the keyboard stays in the line; read on near the end."""
        position = self.list.model.position(chosen)
        if position is None:
            return
        index = self.list.model.index(position, 0)
        announce(self.field, str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        if position >= len(self.found) - _NEAR:
            self._add_page()

    def _read_on_when_low(self, value: int) -> None:
        bar = self.list.view.verticalScrollBar()
        if value and value >= bar.maximum() - bar.pageStep() // 2:
            self._add_page()

    def _add_page(self) -> bool:
        """List the next ones; whether there were any."""
        if self._found is None or self._found.last is None:
            return False
        self._found = self._journal.search(self.field.text(), limit=_PAGE, after=self._found.last)
        today = date.today()
        self.list.append([line(hit, today) for hit in self._found.hits])
        return bool(self._found.hits)
