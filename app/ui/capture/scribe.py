"""What goes on while one writes: reading, chips, offers, completion, and Enter."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QTextCursor

from app import capture_words
from app.domain import knowing, settings
from app.domain.capture import parse
from app.domain.captured import Capture, Known
from app.ui import veil
from app.ui.capture.box import takes_none
from app.ui.capture.colours import Colours
from app.ui.capture.completion import Completion, CompletionList, complete
from app.ui.capture.panel import OFFERS, CapturePanel, Offer
from app.ui.capture.places import Places
from app.ui.drafts import Draft
from app.ui.keeping import Keeper

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from app.journal import Journal
    from app.ui.capture.box import CaptureBox
    from app.ui.drafts import Fields

#: A text up to this long is read at each key, a longer one when the keys pause.
_READ_AT_ONCE = 4_000
_READ_AFTER_MS = 150
#: A longer one is not coloured: the box could not keep up.
_COLOURED = 20_000
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_GAP = 6


class Scribe(QObject):
    """Stands behind the box while a journal is open; ``done`` carries the capture to save."""

    done = Signal(object)

    def __init__(self, journal: Journal, box: CaptureBox) -> None:
        super().__init__(box)
        self._journal, self._box = journal, box
        self._known, self._week_start = Known(), 0
        self.capture = Capture("")
        self._refused = ""
        #: The names that Enter has asked about: the next one saves them as they are.
        self._asked: tuple[str, ...] | None = None
        self._completion: Completion | None = None
        self._closed_at = -1
        window = box.window()
        self.panel, self.list = CapturePanel(window), CompletionList(window)
        self._colours = Colours(box.document())
        self.keeper = Keeper(Draft(journal, "capture"), self._fields, self.refuse, self)
        self._later = QTimer(self, singleShot=True, interval=_READ_AFTER_MS)
        self._later.timeout.connect(self.read)
        box.keyed = self._key
        box.written.connect(self._written)
        box.dressed.connect(self._dress)
        box.cursorPositionChanged.connect(self._offer_completion)
        self.panel.chosen.connect(self.accept)
        self.list.chosen.connect(self._complete)
        veil.when_changed(self.show_panel)

    def begin(self) -> None:
        """The box has got the keyboard: look again whom and what the journal knows."""
        if not self._journal.locked:
            self._known = self._journal.ask(knowing.known)
            self._week_start = self._journal.ask(settings.current).week_start
        self.read()

    def leave(self) -> None:
        """The box has lost the keyboard: keep what is typed and put everything away."""
        self._hide_completion()
        self.panel.hide()
        self.keeper.keep()

    def end(self) -> None:
        """No journal is open any more."""
        self.leave()
        self._box.keyed = takes_none
        self._box.written.disconnect(self._written)
        self._box.dressed.disconnect(self._dress)
        self._box.cursorPositionChanged.disconnect(self._offer_completion)
        self._colours.setDocument(None)
        for widget in (self.panel, self.list):
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        self.setParent(None)
        self.deleteLater()

    def read(self) -> None:
        """Understand what is typed, and show it."""
        self._later.stop()
        text = self._typed()
        self.capture = parse(text, self._known, date.today(), week_start=self._week_start)
        pieces = self.capture.pieces if len(text) <= _COLOURED else ()
        self._colours.show_pieces(pieces, Places(text))
        self._offer_completion()
        self.show_panel()

    def enter(self) -> None:
        """Save what is typed, or ask first whom a name means that nobody has."""
        self.read()
        names = tuple(unknown.word for unknown in self.capture.unknown)
        if self.capture.is_empty:
            return
        if names and names != self._asked:
            self._asked = names
            self.show_panel()
            self.panel.say_question(self.capture.unknown[0])
            return
        self._refused = ""
        self.done.emit(self.capture)

    def refuse(self, words: str) -> None:
        """Say why nothing was saved, or kept; what is typed stays."""
        self._refused = words
        self.show_panel()

    def forget(self) -> None:
        """What was typed is saved: begin anew."""
        self._asked, self._refused = None, ""
        self._box.put("")
        self.keeper.keep()

    def accept(self, offer: Offer) -> None:
        """Write the offered person's name where an unknown one stands."""
        people = {person.id: person for person in self._known.people}
        words = self._known.mentions.typed(people[offer.near.id])
        self._replace(offer.unknown.start, offer.unknown.end, words)

    def show_panel(self) -> None:
        """Show what was understood under the box, while one writes and nothing is hidden."""
        box = self._box
        if self.capture.is_empty or not box.hasFocus() or veil.is_on():
            self.panel.hide()
            box.setAccessibleDescription("")
            return
        chips = capture_words.chips(self.capture, self._known, date.today())
        self.panel.show_capture(
            self.capture,
            chips,
            asks=self._asked is not None,
            refused=self._refused,
            typing=self._cursor() if self._completion else -1,
        )
        box.setAccessibleDescription(", ".join(one.text for one in chips))
        self.place()
        self.panel.show()
        self.panel.raise_()
        self.list.raise_()

    def place(self) -> None:
        """Put the panel under the box, as wide as it."""
        window, box = self._box.window(), self._box
        self.panel.fit(box.width())
        self.panel.move(box.mapTo(window, QPoint(0, box.height() + _GAP)))

    def left(self) -> str:
        """What was typed here before and is not saved yet."""
        return str(self.keeper.read().get("text", ""))

    def _typed(self) -> str:
        return self._box.text

    def _fields(self) -> Fields:
        text = self._typed()
        return {"text": text} if text.strip() else {}

    def _written(self) -> None:
        self._asked, self._refused = None, ""
        self.keeper.note_edit()
        if len(self._typed()) > _READ_AT_ONCE:
            self._later.start()
        else:
            self.read()

    def _dress(self) -> None:
        self._colours.rehighlight()

    def _key(self, event: QKeyEvent) -> bool:
        """Whether a key is for the list or an offer, and not for the box."""
        key, alt = event.key(), event.modifiers() & Qt.KeyboardModifier.AltModifier
        number = key - Qt.Key.Key_1
        if alt and 0 <= number < min(OFFERS, len(self.panel.offers)) and self.panel.isVisible():
            self.accept(self.panel.offers[number])
            return True
        return self.list.isVisible() and self._list_key(event)

    def _list_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.list.move_by(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Tab:
            self._complete(max(self.list.row, 0))
        elif key in _ENTER and self.list.row >= 0 and not event.modifiers():
            self._complete(self.list.row)
        elif key == Qt.Key.Key_Escape:
            self._hide_completion()
            self._closed_at = self._cursor()
        else:
            return False
        return True

    def _cursor(self) -> int:
        """Where the cursor stands, as Python counts."""
        return Places(self._typed()).python(self._box.textCursor().position())

    def _offer_completion(self) -> None:
        if self._box.toPlainText() != self._typed() or not self._box.hasFocus():
            return  # in the middle of a change, of which more is to come
        cursor = self._cursor()
        if cursor == self._closed_at:
            return
        self._closed_at = -1
        before = self._typed()[:cursor]
        found = complete(before, self._known) if not self._box.textCursor().hasSelection() else None
        self._completion = found
        if found is None or veil.is_on():
            self._hide_completion()
            return
        corner = self._box.cursorRect().bottomLeft() + QPoint(-_GAP, 2 * _GAP)
        self.list.offer(found.shown, self._box.viewport().mapTo(self._box.window(), corner))

    def _hide_completion(self) -> None:
        self._completion = None
        self.list.hide()

    def _complete(self, row: int) -> None:
        found = self._completion
        if found is None:
            return
        cursor = self._cursor()
        follows = self._typed()[cursor : cursor + 1]
        blank = "" if follows and not follows.isalnum() else " "
        self._hide_completion()
        self._replace(found.start, cursor, found.typed[row] + blank)
        self._hide_completion()

    def _replace(self, start: int, end: int, words: str) -> None:
        """Write ``words`` in place of others, as one step of the box's own undo."""
        places = Places(self._typed())
        cursor = self._box.textCursor()
        cursor.setPosition(places.qt(start))
        cursor.setPosition(places.qt(end), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(words)
        self._box.setTextCursor(cursor)
        self._box.setFocus()
