"""Keeps what is typed and not stored yet, through a lock, a crash and the end of the program."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDate, QLocale
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.ui.field import ErrorLine
from app.ui.parts import LinkButton, announce, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.journal import Journal
    from app.ui.editors import Editor
    from app.ui.editors.base import Value
    from app.ui.form import Explain

#: What is on screen, by field.
Fields = dict[str, Any]
_TYPED_ON = "typed_on"


class Draft:
    """The place in the journal for what one form holds and has not stored.

    ``name`` says which form, such as ``person/12/strength``; what belongs to a person begins with
    ``person`` and the id, so that it goes when the person is erased. A journal for reading only
    keeps nothing, and neither does a locked one: all is kept before it is locked.
    """

    def __init__(self, journal: Journal, name: str) -> None:
        self._journal = journal
        self._name = f"draft/{name}"
        self._kept: Fields = {}

    def read(self) -> tuple[date, Fields] | None:
        """What was left here and the day on which it was typed; None where there is nothing."""
        if not self._works():
            return None
        values = self._journal.aside(self._name)
        if values is None:
            return None
        typed_on = date.fromisoformat(values.pop(_TYPED_ON))
        self._kept = values
        return typed_on, values

    def keep(self, fields: Fields) -> None:
        """Keep ``fields`` in place of what was kept before; nothing, where there are none.

        Raises JournalFault where the file cannot be written.
        """
        plain = json.loads(json.dumps(fields))
        if plain == self._kept or not self._works():
            return
        values = {_TYPED_ON: date.today().isoformat(), **plain} if plain else None
        self._journal.set_aside(self._name, values)
        self._kept = plain

    def holds(self, fields: Fields) -> bool:
        """Whether exactly ``fields`` are kept."""
        return bool(self._kept == json.loads(json.dumps(fields)))

    def _works(self) -> bool:
        return not self._journal.read_only and not self._journal.locked


class DraftLine(QWidget):
    """Keeps a form's draft and tells of it: that one is back, or that it cannot be kept.

    ``discard`` is what its button does; ``explain`` words a fault of the file.
    """

    def __init__(self, discard: Callable[[], None], explain: Explain | None) -> None:
        super().__init__()
        self.draft: Draft | None = None
        self._explain = explain
        self.sentence = words(size="label", tone="muted")
        self.discard = LinkButton("Discard", discard)
        self.fault = ErrorLine()
        self._news = QWidget()
        row = QHBoxLayout(self._news)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.sentence)
        row.addWidget(self.discard)
        row.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._news)
        layout.addWidget(self.fault)
        self.show_news("")

    def tell(self, typed_on: date) -> None:
        """Say that what was typed on a day is back."""
        day = QLocale().toString(QDate(typed_on.year, typed_on.month, typed_on.day), "d MMM")
        self.show_news(f"What you were typing on {day} is back.")
        announce(self, self.sentence.text())

    def show_news(self, sentence: str) -> None:
        """Say something with the button beside it; nothing, when empty."""
        self.sentence.setText(sentence)
        self._news.setVisible(bool(sentence))
        self._fold()

    def keep(self, fields: Fields, draft: Draft | None = None) -> bool:
        """Keep ``fields``, here or in another ``draft``; whether that went well.

        What is typed stays on screen, and why it is not kept is said once, not asked about.
        """
        place = draft or self.draft
        fault = self._attempt(place, fields) if place is not None else ""
        if not fields:
            self.show_news("")
        self.fault.set_text(f"What you type is not kept yet. {fault}" if fault else "")
        self._fold()
        return not fault

    def _attempt(self, place: Draft, fields: Fields) -> str:
        try:
            place.keep(fields)
        except Exception as error:
            explained = self._explain(error) if self._explain else None
            if explained is None:
                raise
            return explained[1]
        return ""

    def _fold(self) -> None:
        """Take no room while there is nothing to say."""
        self.setVisible(bool(self.sentence.text() or self.fault.text()))


def put_back(editor: Editor, draft: Value) -> None:
    """Show what was kept of one field."""
    editor.set_draft(draft)
    box = editor.target()
    if isinstance(box, QPlainTextEdit):
        box.moveCursor(QTextCursor.MoveOperation.End)  # where writing goes on


def flush_all(window: QWidget) -> bool:
    """Save or keep, at once, all that is typed in ``window`` and its dialogs.

    Whatever is written in says so by a ``put_by``: forms, and the line for notes.

    For a lock, sleep and the end of the program. Whether nothing is left that is kept nowhere.
    """
    keepers = [one.put_by for one in window.findChildren(QWidget) if hasattr(one, "put_by")]
    kept = [put_by() for put_by in keepers]
    return all(kept)
